"""The place of a quantity in its sentence: the words left and right of it that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.text.amounts import Quantity

BOUNDARY = "，。；：！？\n（）|【】"
_MARK = re.compile(f"[{BOUNDARY}]")
_LONGEST_QUOTATION = 40
_BRACKET_IN_NAME = re.compile(
    r"（[\u4e00-\u9fff、]{1,8}）(?=[\u4e00-\u9fff])|（(?:社区|居|街道|镇|乡|嘎查|场|所|室|团场)）"
)
_OF_A_NAME = re.compile(r"（(?:社区|居|街道|镇|乡|嘎查|场)）")
"""A bracket that a name is not whole without: 村（居）调委会."""


@dataclass(slots=True)
class Spot:
    """A quantity and the words around it; offsets are those of the sentence.

    Attributes:
        sentence: its words.
        quantity: in the offsets of the reading form.
        start: of the quantity.
        end: behind it.
        left_start: where the words before it that are its own begin.
        left: these words.
        nested: whether it stands in a bracket of its own.
        right: the words behind it, up to the end of the phrase or the next quantity.
        following: where the next quantity begins, or the sentence ends.
        unit: its own, or the one it takes from its left.
        unit_class: of that unit.
    """

    sentence: str
    quantity: Quantity
    start: int
    end: int
    left_start: int
    left: str
    nested: bool
    right: str
    following: int
    unit: str
    unit_class: str

    @property
    def shared(self) -> bool:
        """Whether the next quantity stands in the same phrase."""
        return self.end + len(self.right) == self.following


def spot(sentence: str, base: int, quantity: Quantity, consumed: int, following: int) -> Spot:
    """The spot of a quantity.

    Args:
        sentence: its words.
        base: offset of the sentence in the reading form.
        quantity: in the reading form's offsets.
        consumed: up to where earlier quantities of the sentence took the words.
        following: where the next one begins, or the sentence's length.
    """
    start, end = quantity.start - base, quantity.end - base
    left_start, left, nested = words_before(sentence, start, consumed)
    right = sentence[end : min(following, next_boundary(sentence, end))]
    return Spot(
        sentence, quantity, start, end, left_start, left, nested, right, following, quantity.unit, quantity.unit_class
    )


def words_before(sentence: str, start: int, consumed: int) -> tuple[int, str, bool]:
    """Where the words before a place begin, these words, and whether they stand in a bracket of their own."""
    boundary = last_boundary(sentence, start)
    quoted = sentence.find("”", boundary, start) >= 0
    if quoted and sentence.count("”", boundary, start) > sentence.count(
        "“", boundary, start
    ):  # a mark inside a quotation
        boundary = last_boundary(sentence, max(sentence.rfind("“", 0, boundary), 0))
    nested = sentence.rfind("（", 0, start) > sentence.rfind("）", 0, start)
    left_start = max(boundary, consumed)
    if boundary == start and boundary > consumed and sentence[start - 1] == "（":  # 重点任务（372项）
        before, text, _ = words_before(sentence, start - 1, consumed)
        if text:
            return before, text, True
    if boundary > consumed and sentence[boundary - 1] == "）":
        opened = sentence.rfind("（", 0, boundary)
        if opened >= consumed:  # a bracket inside the phrase: 行政案件（含仲裁）12件
            before, text, _ = words_before(sentence, opened, consumed)
            kept = opened if _OF_A_NAME.match(sentence, opened) else boundary
            return before, text + sentence[kept:start], nested
    return left_start, sentence[left_start:start], nested


def last_boundary(sentence: str, position: int, marks: str = BOUNDARY) -> int:
    """Behind the last mark before ``position``."""
    begin = 0
    for mark in marks:
        if (place := sentence.rfind(mark, begin, position)) >= 0:
            begin = place + 1
    return begin


def next_boundary(sentence: str, start: int) -> int:
    """Where the phrase that begins at ``start`` ends.

    A short bracket in a name, as in 乡镇（街道）, does not end it, nor a mark inside a quotation.
    """
    begin = start
    while True:
        mark = _MARK.search(sentence, start)
        end = mark.start() if mark else len(sentence)
        quoted = sentence.find("“", begin, end) >= 0
        if quoted and sentence.count("“", begin, end) > sentence.count("”", begin, end):  # a mark inside a quotation
            closed = sentence.find("”", end, end + _LONGEST_QUOTATION)
            if closed > 0:
                start = closed + 1
                continue
        bracket = _BRACKET_IN_NAME.match(sentence, end)
        if bracket is None:
            return end
        start = bracket.end()


def clause_before(sentence: str, position: int) -> str:
    """The clause before the one that begins at ``position``, without its brackets."""
    marks = BOUNDARY.replace("（", "").replace("）", "")
    end = position
    while end > 0 and sentence[end - 1] in marks:
        end -= 1
    return re.sub(r"（[^（）]*）", "", sentence[last_boundary(sentence, end, marks) : end])
