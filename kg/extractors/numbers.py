"""The account of digits: every run of digits that no measurement has, and what it is."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from kg.extractors.base import Finding

if TYPE_CHECKING:
    from kg.extractors.base import Identity
    from kg.text.document import Document
    from ontology.vocabulary import Vocabulary

_DIGITS = re.compile(r"\d\d*")
_LEAP_YEAR = 2020
"""Stands for the year that a date does not give: it has every day that may be."""
_IN_A_NAME = re.compile(r"[个名项条家件次人]?[\u4e00-\u9fff]|[A-Za-z·]")


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
                if other.reading == "garbled" and (day := repaired(other.words)):
                    fields["repaired"] = day
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
    if _IN_A_NAME.match(plain, end) or plain[start - 1 : start] == "·":
        return "name"
    return "garbled"


def repaired(words: str) -> str | None:
    """The date that lost its 年 or 月, where only one fits: ``20211231日`` is 2021-12-31, ``131日`` is 01-31."""
    match = re.fullmatch(r"((?:19|20)\d\d)?(\d{2,4})日", words)
    if not match:
        return None
    digits = match[2]
    fits = []
    for cut in (1, 2):
        month, day = digits[:cut], digits[cut:]
        if not day or (day.startswith("0") and cut == 1):  # 105日 is 10-5: where one part is padded, so is the other
            continue
        with suppress(ValueError):
            fits.append(date(int(match[1] or _LEAP_YEAR), int(month), int(day)))
    if len(fits) != 1:
        return None
    return fits[0].isoformat() if match[1] else f"{fits[0]:%m-%d}"
