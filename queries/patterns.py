"""The graph patterns of a statement: its nodes and relationships, as much as the checks of the catalogue need."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.tokens import Token

_SUBQUERIES = ("EXISTS", "COUNT", "COLLECT")
_ENDS = ("WHERE", "MATCH", "OPTIONAL", "WITH", "RETURN", "UNWIND", "CALL", "UNION", "ORDER", "SKIP", "LIMIT")


@dataclass(frozen=True, slots=True)
class Element:
    """A node ``(n:Label {key: value})`` or a relationship ``[r:TYPE*0..3 {key: value}]``."""

    variable: str
    names: tuple[str, ...]
    """Its labels or types."""
    keys: tuple[str, ...]
    parameters: tuple[str, ...]
    """The parameters that its property map takes values from."""
    length: str
    """What follows the star of a variable length (``*0..3``), ``""`` where there is none."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one MATCH, or one pattern inside of EXISTS or COUNT, looks for."""

    nodes: tuple[Element, ...]
    relations: tuple[Element, ...]
    path: str
    """The variable that the path is bound to, or ``""``."""
    optional: bool
    """Whether it is that of an OPTIONAL MATCH."""
    inner: bool
    """Whether it stands inside of EXISTS or COUNT, where it binds nothing outside."""


def patterns(parts: Sequence[Token]) -> list[Pattern]:
    """Every pattern of the statement, in the order of the text."""
    found = []
    for i, part in enumerate(parts):
        following = parts[i + 1 : i + 3]
        if part.is_word("MATCH"):
            found.append(_pattern(parts, i + 1, inner=_inside_subquery(parts, i)))
        elif (
            part.is_word(*_SUBQUERIES)
            and len(following) == 2
            and following[0].is_sign("{")
            and not following[1].is_word("MATCH")
        ):
            found.append(_pattern(parts, i + 2, inner=True))
    return found


def _inside_subquery(parts: Sequence[Token], place: int) -> bool:
    return place >= 2 and parts[place - 1].is_sign("{") and parts[place - 2].is_word(*_SUBQUERIES)


def _pattern(parts: Sequence[Token], begin: int, *, inner: bool) -> Pattern:
    if begin >= len(parts):
        return Pattern((), (), "", optional=False, inner=inner)
    level = parts[begin].depth
    end = begin
    while (
        end < len(parts)
        and parts[end].depth >= level
        and not (parts[end].depth == level and parts[end].is_word(*_ENDS))
    ):
        end += 1
    body = parts[begin:end]
    path = body[0].text if len(body) > 1 and body[0].kind == "word" and body[1].is_sign("=") else ""
    nodes: list[Element] = []
    relations: list[Element] = []
    for i, part in enumerate(body):
        if part.depth == level and part.is_sign("(", "["):
            close = next((j for j in range(i + 1, len(body)) if body[j].depth == level), len(body))
            (nodes if part.text == "(" else relations).append(_element(body[i + 1 : close]))
        elif part.depth == level and part.is_sign("-") and i > 0 and body[i - 1].is_sign("-"):
            relations.append(_element(()))  # the bare `-->`
    optional = begin > 1 and parts[begin - 2].is_word("OPTIONAL")
    return Pattern(tuple(nodes), tuple(relations), path, optional, inner)


def _element(body: Sequence[Token]) -> Element:
    variable, names, length = "", [], ""
    i = 0
    if body and body[0].kind in {"word", "quoted"}:
        variable, i = body[0].text, 1
    while i < len(body) and not body[i].is_sign("{"):
        if body[i].is_sign("*"):
            start = i
            while i < len(body) and (body[i].is_sign("*", "..", ".") or body[i].kind == "number"):
                i += 1
            length = "".join(part.text for part in body[start:i])
            continue
        if body[i].kind in {"word", "quoted"}:
            names.append(body[i].text)
        i += 1
    properties = body[i:]
    keys = tuple(
        part.text
        for part, after in pairwise(properties)
        if part.kind in {"word", "quoted"} and after.is_sign(":") and part.depth == properties[0].depth + 1
    )
    parameters = tuple(part.text[1:] for part in properties if part.kind == "parameter")
    return Element(variable, tuple(names), keys, parameters, length)


def property_keys(parts: Sequence[Token]) -> list[str]:
    """Every key read by ``variable.key``, each once."""
    read = [
        parts[i + 1].text.strip("`")
        for i in range(1, len(parts) - 1)
        if parts[i].is_sign(".") and parts[i - 1].kind in {"word", "quoted"} and parts[i + 1].kind in {"word", "quoted"}
    ]
    return list(dict.fromkeys(read))
