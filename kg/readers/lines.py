"""What a reader gives: the text of a file, and which page or paragraph a place in it lies on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ENDS = " \t\n"  # indentation by wide or fixed blanks stays: it tells where a paragraph begins
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u2018-\u201d\u3000-\u303f]")
_LONG_CELL = 120
"""A cell with more characters holds prose, as in forms where the whole report stands in one cell."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page or paragraph begins.

    Attributes:
        start: offset in the text; the place reaches to where the next one starts.
        kind: what is counted.
        number: of the page or paragraph, from 1.
    """

    start: int
    kind: Literal["page", "paragraph"]
    number: int


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file as text.

    Attributes:
        text: what the offsets of evidence refer to; universal newlines.
        form: the encoding of a text file (``gb18030``), else its format (``html``, ``docx``, ``doc``, ``pdf``).
        places: in order of their start; empty where the format knows neither pages nor paragraphs.
    """

    text: str
    form: str
    places: list[Place] = field(default_factory=list)

    def place(self, offset: int) -> Place:
        """The page or paragraph that the character at ``offset`` lies on; only where there are places."""
        return self.places[bisect_right(self.places, offset, key=lambda place: place.start) - 1]


Line = tuple[str, int]
"""A line, and the number of the page or paragraph that it stands on."""


def joined(lines: Sequence[Line], form: str, kind: Literal["page", "paragraph"] | None = None) -> ReadText:
    """The text of ``lines``, empty ones left out; with their places where ``kind`` says what is counted."""
    parts: list[str] = []
    places: list[Place] = []
    offset = 0
    for words, number in lines:
        line = "\n".join(filter(None, (part.strip(_ENDS) for part in _BREAKS.sub("\n", words).split("\n"))))
        if not line.strip():
            continue
        if kind and (not places or places[-1].number != number):
            places.append(Place(offset, kind, number))
        parts.append(line + "\n")
        offset += len(line) + 1
    return ReadText("".join(parts), form, places)


def row_lines(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of a table's row: one line ``| a | b |``, or those of its cells where they hold prose."""
    filled = [[line for line in cell if line[0].strip()] for cell in cells]
    lines = [line for cell in filled for line in cell]
    if sum(map(bool, filled)) < 2 or any(sum(len(words) for words, _ in cell) > _LONG_CELL for cell in filled):
        return lines
    return [("| " + " | ".join(_cell(cell) for cell in filled) + " |", lines[0][1])]


def _cell(lines: Sequence[Line]) -> str:
    """A cell's lines as one: Chinese is put together, what would run into each other is kept apart."""
    text = ""
    for words, _ in lines:
        for part in filter(None, (part.strip() for part in words.split("\n"))):
            text += glue(text, part) + part
    return text


def glue(before: str, after: str) -> str:
    """What must stand between two pieces of a line: nothing beside Chinese, a bar between digits, else a blank."""
    if not before or _WIDE.match(before[-1]) or _WIDE.match(after[0]):
        return ""
    return " | " if before[-1].isdigit() and after[0].isdigit() else " "
