"""The account of digits: every run of digits that no measurement has, and what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from kg.extractors.base import Finding

if TYPE_CHECKING:
    from kg.extractors.base import Identity
    from kg.text.document import Document
    from ontology.vocabulary import Vocabulary

_DIGITS = re.compile(r"\d+")
_DATE = re.compile(r"(20\d\d)?(\d{3,4})日")


class NumberExtractor:
    """Reads the digits that the measurements leave."""

    kind: ClassVar[str] = "number"

    def __init__(self, vocabulary: Vocabulary) -> None:
        del vocabulary  # numbers need no words

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """See :class:`kg.extractors.base.Extractor`."""
        del identity
        plain = document.plain
        taken = bytearray(len(plain))
        for finding in earlier:
            if finding.kind == "measurement":
                taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
        found: list[Finding] = []
        for other in document.others:
            digits = list(_DIGITS.finditer(plain, other.start, other.end))
            if any(not taken[m.start()] for m in digits):
                fields: dict[str, object] = {"reading": other.reading}
                if other.reading == "garbled" and (date := repaired(other.words, document.period)):
                    fields["repaired"] = date
                found.append(Finding("number", other.start, other.end, fields))
                taken[other.start : other.end] = b"\1" * (other.end - other.start)
        for match in _DIGITS.finditer(plain):
            if not taken[match.start()]:
                found.append(Finding("number", *match.span(), {"reading": _reading(plain, *match.span())}))
        found.sort(key=lambda f: (f.start, f.end))
        return found


def _reading(plain: str, start: int, end: int) -> str:
    """What a run of digits is that no pattern claims: it stands in a name, or it is beyond repair."""
    opened = plain.rfind("“", max(0, start - 60), start)
    quoted = opened >= 0 and plain.find("”", opened, start) < 0
    titled = plain.rfind("《", max(0, start - 120), start) > plain.rfind("》", max(0, start - 120), start)
    if quoted or titled:
        return "name"
    if re.match(r"[个名项条家件次人]?[\u4e00-\u9fff]", plain[end : end + 2]):
        return "name"
    return "garbled"


def repaired(words: str, period: str | None) -> str | None:
    """The date that lost its 年 or 月, where only one fits: ``20211231日`` is 2021-12-31, ``131日`` is 01-31.

    Args:
        words: as the text has them.
        period: of the report; not used to guess a year that the words do not give.
    """
    del period
    match = re.fullmatch(r"((?:19|20)\d\d)?(\d{2,4})日", words)
    if not match:
        return None
    digits = match[2]
    fits = []
    for cut in (1, 2):
        month, day = digits[:cut], digits[cut:]
        if (
            day
            and not month.startswith("0")
            and not day.startswith("0")
            and 1 <= int(month) <= 12
            and 1 <= int(day) <= _DAYS[int(month)]
        ):
            fits.append(f"{int(month):02d}-{int(day):02d}")
    if len(fits) != 1:
        return None
    return f"{match[1]}-{fits[0]}" if match[1] else fits[0]


_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
