"""What the numbers of measurements say of themselves: how finely they are written, and which is a part of which.

其中 opens the parts of the count before it, and so does a bracket right behind it; a list of parts goes on while its
members are as short as what only tells a part apart.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.text.numerals import ARABIC, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extractors.base import Finding
    from kg.text.amounts import Quantity
    from kg.text.document import Document

_DIGITS = re.compile(ARABIC)
_STOP = re.compile(r"[。；\n]")
_BRACKET = re.compile(r"（(?:其中)?，?")
_WITHIN = re.compile(r"[，、]?(?:其中|内含)")
_LIST = re.compile(r"(?:、|和|及|以及|，)(?!另|此外|同时|还|并|共|累计|合计|总计|占|同比|较|比)")
"""What parts of one total are set apart by."""
_LONGEST = 12
"""A part says only what tells it apart; a longer clause says something else."""
_NOT_COUNTED = frozenset({"percentage", "percentage-points", "multiples", "duration", "extent", "points", ""})

Placed = tuple["Finding", "Quantity"]


def tie(document: Document, findings: Sequence[Finding]) -> None:
    """Give each measurement the ``step`` of its number, and a part its ``whole``: the finding of its total."""
    placed = [
        (finding, quantity)
        for finding in findings
        if finding.kind == "measurement" and (quantity := _quantity(document, finding))
    ]
    sentences: dict[int, list[Placed]] = {}
    for finding, quantity in placed:
        if (step := _step(document.plain[quantity.bare : quantity.end], quantity.value)) is not None:
            finding.fields["step"] = step
        sentences.setdefault(document.sentence(quantity.start)[0], []).append((finding, quantity))
    for measured in sentences.values():
        measured.sort(key=lambda one: one[1].start)
        _tie_sentence(document.plain, measured)


def _quantity(document: Document, finding: Finding) -> Quantity | None:
    """The quantity that a measurement is of."""
    value = finding.fields["value"]
    inside = [
        q
        for q in document.quantities
        if finding.start <= q.bare and q.end <= finding.end and q.value is not None and q.value == value
    ]
    return inside[-1] if inside else None


def _step(words: str, value: float | None) -> float | int | None:
    """The value of the last digit that ``words`` write: 1000 of 2.7万, 0.1 of 98.2%; ``None`` for Chinese numerals."""
    digits = _DIGITS.match(words)
    written = number(digits[0]) if digits else None
    if digits is None or written is None or value is None:
        return None
    places = len(digits[0].partition(".")[2])
    scale = Decimal(repr(value)) / Decimal(repr(written)) if written else Decimal(1)
    step = scale / 10**places
    return int(step) if step == step.to_integral_value() else float(step)


def _tie_sentence(plain: str, measured: Sequence[Placed]) -> None:
    whole: Placed | None = None
    closing = -1
    for last, one in pairwise(measured):
        gap = plain[last[1].end : one[1].start]
        bracket = _BRACKET.match(gap)
        if _STOP.search(gap):
            whole = None
        elif bracket or _WITHIN.match(gap):
            whole, closing = last, plain.find("）", one[1].start) if bracket else -1
        elif whole is not None and one[1].start > closing and not _goes_on(gap):
            whole = None
        if whole is not None and _same(whole, one) and whole[1] is not one[1]:
            one[0].fields["whole"] = whole[0]


def _goes_on(gap: str) -> bool:
    return "）" not in gap and _LIST.match(gap) is not None and len(gap) <= _LONGEST


def _same(whole: Placed, part: Placed) -> bool:
    """Whether both count the same sort of thing; amounts of change and places in a ranking count nothing."""
    levels = all(f.fields["change"] is None and not f.fields["rank"] for f, _ in (whole, part))
    kind = whole[1].unit_class
    return levels and kind == part[1].unit_class and kind not in _NOT_COUNTED
