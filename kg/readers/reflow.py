"""Lines of pages to paragraphs: what continues is joined, page numbers and running heads are set aside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.readers.lines import Place, ReadText

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN = 0.12
"""The share of a page's height, at its top and at its bottom, where running heads and page numbers stand."""
_FURNITURE = re.compile(
    r"[-—–－_·.\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/,，、]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－_·.\s]*"  # page numbers
    r"|\d{1,4}/\d{1,2}/\d{1,4}\W+.{0,4}\d{1,2}:\d\d.*|(?:https?|file)://.*"  # what browsers print around a page
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
_WORD_GAP = 0.12
"""The same between two words."""
_SAME_LINE = 0.3
"""Characters of one line stand on one base line, but for so much of an em."""
_OVERLAP = 0.3
"""So much of an em may two neighbours overlap."""
_FIRST_WIDE = "\u2e80"
_LONG = 0.8
"""Rows of this share of the longest row's length show where the body's edges are."""


class Glyph(NamedTuple):
    """A character on a page; lengths in points, from the page's upper left corner."""

    character: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    """Of the line that it stands on."""


class Row:
    """A line of a page, its characters from left to right.

    A page may give them in another order: some programs set all of one font first, and quotation marks later.

    Attributes:
        page: from 1.
        height: of the page.
        left, right, top, bottom: of all its characters.
        em: width of a Chinese character of it.
    """

    def __init__(self, page: int, height: float, first: Glyph) -> None:
        self.page = page
        self.height = height
        self.left, self.right, self.top, self.bottom = first.left, first.right, first.top, first.bottom
        self.em = 0.0
        self._base = first.base
        self._glyphs: list[Glyph] = []

    def takes(self, glyph: Glyph, *, near: bool) -> bool:
        """Put a character to its place, if it stands on this line and its place is free, or it is there already.

        ``near``: only inside the line or next to its ends, because farther off may be another column.
        """
        if abs(glyph.base - self._base) > _SAME_LINE * self.unit:
            return False
        if near and not self.left - self.unit < (glyph.left + glyph.right) / 2 < self.right + self.unit:
            return False
        place = len(self._glyphs)
        slack = _OVERLAP * self.unit
        if self._glyphs and glyph.left < self._glyphs[-1].right - slack:
            place = bisect_left(self._glyphs, glyph.left, key=lambda g: g.left)
            for other in self._glyphs[max(place - 1, 0) : place + 1]:
                if other.left < glyph.right - slack and other.right > glyph.left + slack:  # bold type is printed twice
                    return other.character == glyph.character and abs(other.left - glyph.left) < slack
        self._glyphs.insert(place, glyph)
        self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)
        self.top, self.bottom = min(self.top, glyph.top), max(self.bottom, glyph.bottom)
        if glyph.character >= _FIRST_WIDE:
            self.em = max(self.em, glyph.right - glyph.left)
        return True

    @property
    def unit(self) -> float:
        """The em, or the height of a line without Chinese."""
        return self.em or self.bottom - self.top

    @cached_property
    def text(self) -> str:
        """Its characters; a tab stands for a gap that may lie between cells of a table. Asked for when it is whole."""
        parts: list[str] = []
        before: Glyph | None = None
        for glyph in self._glyphs:
            if before is not None:
                parts.append(_between(before, glyph, self.unit))
            parts.append(glyph.character)
            before = glyph
        return "".join(parts).strip()

    @property
    def margin(self) -> str:
        """``top`` or ``bottom`` where running heads and page numbers stand, else ``""``."""
        if self.bottom < self.height * _MARGIN:
            return "top"
        return "bottom" if self.top > self.height * (1 - _MARGIN) else ""


def _between(before: Glyph, after: Glyph, em: float) -> str:
    """What stands for the white between two characters; beside Chinese a little of it is only the typesetter's."""
    gap = (after.left - before.right) / em
    digits = before.character.isdigit() and after.character.isdigit()
    if gap > (_DIGIT_GAP if digits else _GAP):
        return "\t"
    return " " if gap > _WORD_GAP and before.character.isascii() and after.character.isascii() else ""


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
        and not (row.margin and (_FURNITURE.fullmatch(row.text) or seen[_key(row)] >= often))
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
    """Left and right edge of the body on pages of each height; the tenth of the long rows that goes farthest may."""
    edges: dict[int, tuple[float, float]] = {}
    for height in {round(row.height) for row in rows}:
        its = [row for row in rows if round(row.height) == height]
        width = max(row.right - row.left for row in its)
        long = [row for row in its if row.right - row.left > width * _LONG]
        lefts, rights = sorted(row.left for row in long), sorted(row.right for row in long)
        few = len(long) // 10
        edges[height] = (lefts[few], rights[-1 - few])
    return edges


def _leading(rows: Sequence[Row]) -> float:
    """The usual white between the lines of a paragraph, in points: the smaller half of what is found."""
    gaps = sorted(b.top - a.bottom for a, b in pairwise(rows) if a.page == b.page and b.top > a.top + 1)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _goes_on(before: Row, row: Row, edges: dict[int, tuple[float, float]], leading: float) -> bool:
    left, right = edges[round(row.height)]
    ends = before.text[-1] in _END
    indent = row.left - left
    centred = indent > 3 * row.unit and abs(indent - (right - row.right)) < row.unit  # the rest of a long title
    if (indent > 0.9 * row.unit and not centred) or abs(row.unit - before.unit) > row.unit * 0.15:
        return False
    if _HEADING.match(row.text) and (ends or len(before.text) < _HEADING_LENGTH):
        return False
    if row.page == before.page and row.top - before.bottom > leading + 0.5 * row.unit:
        return False
    if before.left > (left + right) / 2:
        return False  # a signature or a date, set to the right
    return before.right > right - (1.5 if ends else 4.0) * row.unit


def _cells(rows: Sequence[Row], n: int) -> tuple[str, bool]:
    """The words of a row, and whether it is one of a table: with gaps like a neighbour's, or between digits."""
    text = rows[n].text
    if "\t" not in text:
        return text, False
    neighbours = [*rows[max(n - 1, 0) : n], *rows[n + 1 : n + 2]]
    if any("\t" in row.text for row in neighbours) or _DIGITS_APART.search(text):
        return "| " + " | ".join(part.strip() for part in text.split("\t")) + " |", True
    return text.replace("\t", " "), False


def _continued(text: str, words: str) -> str:
    """``text`` ready for the words of the next row: Latin words stay apart, one that was hyphenated is whole again."""
    before, after = text[-1], words[0]
    if before == "-" and text[-2:-1].isascii() and text[-2:-1].isalpha() and after.isascii() and after.islower():
        return text[:-1]
    apart = before.isascii() and after.isascii() and (before.isalpha() or after.isalpha())
    return text + " " if apart else text
