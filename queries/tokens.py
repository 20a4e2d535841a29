"""Cypher as a list of tokens: as much of its grammar as the checks of the catalogue need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Kind = Literal["word", "quoted", "string", "parameter", "number", "sign"]

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>'(?:\\.|''|[^'\\])*'|"(?:\\.|""|[^"\\])*")
    | (?P<quoted>`(?:``|[^`])*`)
    | (?P<parameter>\$\w+|\$`(?:``|[^`])*`)
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<word>\w+)
    | (?P<sign>\.\.|<=|>=|<>|=~|\+=|\|\||::|.)
    """,
    re.VERBOSE | re.DOTALL,
)
OPENING = {"(": ")", "[": "]", "{": "}"}
AFTER_RETURN = ("ORDER", "SKIP", "LIMIT", "UNION")


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``depth`` counts the brackets that are open around it (an opening one stands outside itself)."""

    kind: Kind
    text: str
    depth: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords (given in capitals), however it is written."""
        return self.kind == "word" and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        return self.kind == "sign" and self.text in signs


def tokens(cypher: str) -> list[Token]:
    """The tokens of ``cypher`` without spaces and comments."""
    found: list[Token] = []
    depth = 0
    for match in _TOKEN.finditer(cypher):
        kind = match.lastgroup
        text = match[0]
        if kind in {"space", "comment"}:
            continue
        if kind == "sign" and text in OPENING.values():
            depth -= 1
        found.append(Token(kind, text, depth))  # type: ignore[arg-type]  # lastgroup is one of the names above
        if kind == "sign" and text in OPENING:
            depth += 1
    return found


def parameters_used(parts: Sequence[Token]) -> list[str]:
    """The names of the ``$parameters``, each once, in the order of the text."""
    return list(dict.fromkeys(part.text[1:].strip("`") for part in parts if part.kind == "parameter"))


def with_parameters(cypher: str, texts: Mapping[str, str]) -> str:
    """``cypher`` with the text of ``texts`` in the place of each ``$name``; strings and comments stay as they are."""

    def text(match: re.Match[str]) -> str:
        return texts[match[0][1:].strip("`")] if match.lastgroup == "parameter" else match[0]

    return _TOKEN.sub(text, cypher)


def return_items(parts: Sequence[Token]) -> list[list[Token]]:
    """The items of the last RETURN outside of subqueries: each the tokens of its expression and alias."""
    starts = [i for i, part in enumerate(parts) if part.depth == 0 and part.is_word("RETURN")]
    if not starts:
        return []
    begin = starts[-1] + 1
    if begin < len(parts) and parts[begin].is_word("DISTINCT"):
        begin += 1
    ends = (i for i in range(begin, len(parts)) if parts[i].depth == 0 and parts[i].is_word(*AFTER_RETURN))
    end = next(ends, len(parts))
    return [item for item in split_commas(parts[begin:end]) if item]


def return_columns(parts: Sequence[Token]) -> list[str]:
    """The column names of :func:`return_items`: the alias, or the expression's own text where there is none."""
    return [column_name(item) for item in return_items(parts)]


def column_name(item: Sequence[Token]) -> str:
    if len(item) >= 3 and item[-2].is_word("AS"):
        return item[-1].text.strip("`")
    return "".join(part.text for part in item)


def split_commas(parts: Sequence[Token]) -> list[list[Token]]:
    """``parts`` cut at the commas that stand outside of every bracket of theirs."""
    if not parts:
        return []
    level = min(part.depth for part in parts)
    pieces: list[list[Token]] = [[]]
    for part in parts:
        if part.depth == level and part.is_sign(","):
            pieces.append([])
        else:
            pieces[-1].append(part)
    return pieces
