"""Lines of pages to paragraphs: what continues is joined, page numbers and running heads are set aside."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.readers.lines import Place, ReadText

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN = 0.12
"""The share of a page's height, at its top and at its bottom, where running heads and page numbers stand."""
_PAGE_NUMBER = re.compile(
    r"[-—–－_·.\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/,，、]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－_·.\s]*"
)
_CONTENTS = re.compile(r"(?:[.．·…]\s?){4,}\s*\d{1,3}\s*$")
_COUNT = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(rf"\s*(?:{_COUNT}、|[（(]{_COUNT}[）)]|第{_COUNT}[章节部])")
_HEADING_LENGTH = 40
_END = frozenset("。！？；：”）…")
_DIGITS_APART = re.compile(r"\d\t\s*\d")
_GAP = 1.0
"""So much white before a character, in ems, may lie between cells of a table."""
_DIGIT_GAP = 0.5
"""The same between two digits, which must not run into one number."""
_LONG = 0.8
"""Rows of this share of the longest row's length show where the body's edges are."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its upper left corner."""

    left: float
    right: float
    top: float
    bottom: float


class Row:
    """A line of a page.

    Attributes:
        page: from 1.
        height: of the page, in points.
        text: its characters; a tab stands for a gap that may lie between cells of a table.
        box: around them.
        em: width of a Chinese character of it, in points.
    """

    def __init__(self, page: int, height: float, box: Box) -> None:
        self.page = page
        self.height = height
        self.text = ""
        self.box = box
        self.em = 0.0

    def holds(self, box: Box) -> bool:
        """Whether a character at ``box`` is of this line: at its height, and not before its end."""
        middle = (box.top + box.bottom) / 2
        return self.box.top < middle < self.box.bottom and box.left > self.box.right - self.unit

    def add(self, character: str, box: Box, *, blank: bool) -> None:
        """Put a character to the end; ``blank`` tells of a little white before it."""
        wide = character >= "\u2e80"
        gap = box.left - self.box.right
        least = _DIGIT_GAP if self.text[-1:].isdigit() and character.isdigit() else _GAP
        if self.text and gap > least * self.unit:
            self.text = self.text.rstrip() + "\t"
        elif blank and self.text and self.text[-1].isascii() and character.isascii():
            self.text += " "  # beside Chinese such white is only the typesetter's
        self.text += character
        self.em = max(self.em, box.right - box.left) if wide else self.em
        old = self.box
        self.box = Box(
            min(old.left, box.left), max(old.right, box.right), min(old.top, box.top), max(old.bottom, box.bottom)
        )

    @property
    def unit(self) -> float:
        """The em, or the height of a line without Chinese."""
        return self.em or self.box.bottom - self.box.top

    @property
    def margin(self) -> str:
        """``top`` or ``bottom`` where running heads and page numbers stand, else ``""``."""
        if self.box.bottom < self.height * _MARGIN:
            return "top"
        return "bottom" if self.box.top > self.height * (1 - _MARGIN) else ""


def without_margins(pages: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of all pages without page numbers, running heads and lines of a table of contents.

    A running head stands in the margin of at least half of the pages, at least two, with other digits at most.
    """
    seen = Counter(key for rows in pages for key in {_key(row) for row in rows if row.margin})
    often = max(2, len(pages) / 2)
    return [
        row
        for rows in pages
        for row in rows
        if not _CONTENTS.search(row.text)
        and not (row.margin and (_PAGE_NUMBER.fullmatch(row.text.strip()) or seen[_key(row)] >= often))
    ]


def _key(row: Row) -> tuple[str, str]:
    return row.margin, re.sub(r"[\d\s]+", "", row.text)


def reflowed(rows: Sequence[Row], form: str) -> ReadText:
    """The text of rows in order: a paragraph a line, its pages told apart even within it.

    A row goes on in the next one where it is full and the next one is not indented.
    """
    edges = _edges(rows)
    leading = _leading(rows)
    text = ""
    places: list[Place] = []
    for n, row in enumerate(rows):
        words, in_table = _cells(rows, n)
        if n and not in_table and not text.endswith("|") and _goes_on(rows[n - 1], row, edges, leading):
            text = _continued(text, words)
        else:
            text += "\n" if text else ""
        if not places or places[-1].number != row.page:
            places.append(Place(len(text), "page", row.page))
        text += words
    return ReadText(text + "\n" if text else "", form, places)


def _edges(rows: Sequence[Row]) -> dict[int, tuple[float, float]]:
    """Left and right edge of the body on pages of each height: of a tenth of the long rows and more."""
    edges: dict[int, tuple[float, float]] = {}
    for height in {round(row.height) for row in rows}:
        its = [row.box for row in rows if round(row.height) == height]
        width = max(box.right - box.left for box in its)
        long = [box for box in its if box.right - box.left > width * _LONG]
        lefts, rights = Counter(round(box.left) for box in long), Counter(round(box.right) for box in long)
        few = len(long) / 10
        edges[height] = (
            min(left for left, times in lefts.items() if times >= few),
            max(right for right, times in rights.items() if times >= few),
        )
    return edges


def _leading(rows: Sequence[Row]) -> float:
    """The usual white between the lines of a paragraph, in points: the smaller half of what is found."""
    gaps = sorted(b.box.top - a.box.bottom for a, b in pairwise(rows) if a.page == b.page and b.box.top > a.box.top + 1)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _goes_on(before: Row, row: Row, edges: dict[int, tuple[float, float]], leading: float) -> bool:
    left, right = edges[round(row.height)]
    ends = before.text.rstrip()[-1] in _END
    indent = row.box.left - left
    centred = indent > 3 * row.unit and abs(indent - (right - row.box.right)) < row.unit  # the rest of a long title
    if (indent > 0.9 * row.unit and not centred) or abs(row.unit - before.unit) > row.unit * 0.15:
        return False
    if _HEADING.match(row.text) and (ends or len(before.text) < _HEADING_LENGTH):
        return False
    if row.page == before.page and row.box.top - before.box.bottom > leading + 0.5 * row.unit:
        return False
    if before.box.left > (left + right) / 2:
        return False  # a signature or a date, set to the right
    return before.box.right > right - (1.5 if ends else 4.0) * row.unit


def _cells(rows: Sequence[Row], n: int) -> tuple[str, bool]:
    """The words of a row, and whether it is one of a table: with gaps like a neighbour's, or between digits."""
    text = rows[n].text.strip()
    if "\t" not in text:
        return text, False
    neighbours = [*rows[max(n - 1, 0) : n], *rows[n + 1 : n + 2]]
    if any("\t" in row.text.strip() for row in neighbours) or _DIGITS_APART.search(text):
        return "| " + " | ".join(part.strip() for part in text.split("\t")) + " |", True
    return text.replace("\t", " "), False


def _continued(text: str, words: str) -> str:
    """``text`` ready for the words of the next row: Latin words stay apart, one that was hyphenated is whole again."""
    before, after = text[-1], words[0]
    if before == "-" and text[-2:-1].isascii() and text[-2:-1].isalpha() and after.isascii() and after.islower():
        return text[:-1]
    apart = before.isascii() and after.isascii() and (before.isalpha() or after.isalpha())
    return text + " " if apart else text
