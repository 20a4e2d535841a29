"""Tables for the terminal: columns that align though Chinese characters are two cells wide."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "  "
NARROWEST = 12
"""Cells that a column keeps when a table is squeezed into the terminal, unless its words need fewer."""
LINES = 5
"""Lines that a wrapped cell takes at most; what is longer ends with an ellipsis."""

NOT_FIRST = "，。、；：？！”’）》〉」』】…％,.;:?!)%"
"""Marks that do not begin a line; the character before them goes to the next line too."""


def render(columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int | None) -> str:
    """The table as text, every line ended. Columns that no row fills are left out.

    Args:
        columns: the heading of each column.
        rows: the cells: None is empty, numbers stand to the right, lists are joined by commas, paths are drawn.
        width: cells of the terminal, into which long cells are wrapped and, past :data:`LINES` lines, cut; where even
            that does not fit, each row becomes a block of lines. None (a pipe, a file): nothing is wrapped or cut.
    """
    filled = [i for i in range(len(columns)) if any(cell(row[i]) for row in rows)]
    if filled:
        columns, rows = [columns[i] for i in filled], [[row[i] for i in filled] for row in rows]
    texts = [[cell(value) for value in row] for row in rows]
    widths = [max([cells(name), *(cells(row[i]) for row in texts)]) for i, name in enumerate(columns)]
    if width is not None:
        squeezed = _squeeze(widths, width - len(GAP) * (len(columns) - 1))
        if squeezed is None:
            return "\n".join(_blocks(columns, texts))
        widths = squeezed
    numbers = [_numeric(row[i] for row in rows) for i in range(len(columns))]
    lines = [_line(columns, widths, [False] * len(columns)), GAP.join("-" * size for size in widths)]
    for row in texts:
        wrapped = [wrap(text, size) for text, size in zip(row, widths, strict=True)]
        for i in range(max(map(len, wrapped), default=0)):
            part = [lines_of[i] if i < len(lines_of) else "" for lines_of in wrapped]
            lines.append(_line(part, widths, numbers))
    return "".join(line.rstrip() + "\n" for line in lines)


def cell(value: Any) -> str:
    """One value as one line of text, without characters that would steer a terminal."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(cell(item) for item in value)
    if isinstance(value, dict):
        return _clean(_path(value) or _element(value) or json.dumps(value, ensure_ascii=False, sort_keys=True))
    return _clean(str(value))


def cells(text: str) -> int:
    """How many cells of a terminal ``text`` takes."""
    return sum(map(_cells, text))


def wrap(text: str, size: int, most: int = LINES) -> list[str]:
    """``text`` in at most ``most`` lines of at most ``size`` cells; what is longer ends with an ellipsis."""
    lines: list[str] = []
    rest = text
    while cells(rest) > size:
        if len(lines) == most - 1:
            return [*lines, rest[: _fitting(rest, size - 1)] + "…"]
        cut = _break(rest, max(1, _fitting(rest, size)))
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, rest]


def _break(text: str, most: int) -> int:
    """Where to break at or before ``most``: not before a closing mark, not in a number or a Latin word."""
    cut = most
    while cut > 1 and _joined(text[cut - 1], text[cut]):
        cut -= 1
    return most if _joined(text[cut - 1], text[cut]) else cut


def _joined(before: str, after: str) -> bool:
    in_word = before.isascii() and (before.isalnum() or before == ".")
    return after in NOT_FIRST or (in_word and after.isascii() and after.isalnum())


def _fitting(text: str, size: int) -> int:
    used = 0
    for i, character in enumerate(text):
        used += _cells(character)
        if used > size:
            return i
    return len(text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if _is_wide(character) else 1


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _clean(text: str) -> str:
    return "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)


def _path(value: dict[str, Any]) -> str:
    """A path as ``和平区 -RUNS-> 枫桥经验``; ``""`` for a value that is none."""
    nodes, relations = value.get("nodes"), value.get("relationships")
    if not isinstance(nodes, list) or not isinstance(relations, list) or len(nodes) != len(relations) + 1:
        return ""
    text = _name(nodes[0])
    for i, relation in enumerate(relations):
        here = nodes[i].get("properties", {}).get("id")
        forward = relation.get("start") == here
        kind = relation.get("type")
        text += f" -{kind}-> " if forward else f" <-{kind}- "
        text += _name(nodes[i + 1])
    return text


def _element(value: dict[str, Any]) -> str:
    """A node as ``(:District 和平区)``, a relationship as ``[:RUNS]``; ``""`` for a value that is neither."""
    if value.keys() == {"labels", "properties"}:
        return f"({''.join(':' + label for label in value['labels'])} {_name(value)})"
    if value.keys() == {"type", "start", "end", "properties"}:
        return f"[:{value['type']}]"
    return ""


def _name(node: dict[str, Any]) -> str:
    properties = node.get("properties", {})
    return str(properties.get("name") or properties.get("id") or "")


def _numeric(values: Iterable[Any]) -> bool:
    present = [value for value in values if value is not None]
    return bool(present) and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in present)


def _line(texts: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for text, size, to_the_right in zip(texts, widths, right, strict=True):
        space = " " * (size - cells(text))
        padded.append(space + text if to_the_right else text + space)
    return GAP.join(padded)


def _squeeze(widths: Sequence[int], room: int) -> list[int] | None:
    """The widths that fit into ``room``, the long columns narrowed so that their cells wrap into equally many lines.

    None where not even the narrowest columns fit.
    """
    if sum(widths) <= room:
        return list(widths)
    least = [min(size, NARROWEST) for size in widths]
    if sum(least) > room:
        return None
    lines = 2
    while sum(sizes := _in_lines(widths, least, lines)) > room:
        lines += 1
    for _ in range(room - sum(sizes)):  # what is left goes to where the most has to wrap
        i = max(range(len(sizes)), key=lambda i: widths[i] / max(sizes[i], 1))
        sizes[i] += 1
    return sizes


def _in_lines(widths: Sequence[int], least: Sequence[int], lines: int) -> list[int]:
    return [max(smallest, -(-size // lines)) for size, smallest in zip(widths, least, strict=True)]


def blocks(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[str]:
    """Each row as lines ``column  value``; empty cells are left out."""
    return _blocks(columns, [[cell(value) for value in row] for row in rows])


def _blocks(columns: Sequence[str], texts: Sequence[Sequence[str]]) -> list[str]:
    label = max(map(cells, columns), default=0)
    found = []
    for row in texts:
        lines = [
            name + " " * (label - cells(name)) + GAP + text + "\n"
            for name, text in zip(columns, row, strict=True)
            if text
        ]
        found.append("".join(lines))
    return found
