"""The account of a report's digits: each run of digits lies in a measurement's evidence or in a number record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.facts import Fact

_DIGITS = re.compile(r"[0-9０-９]+")


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the digits.

    Attributes:
        measurements: how many records measure something.
        others: how many say what another number is.
        unread: spans of the text that hold digits and lie in neither.
    """

    measurements: int
    others: int
    unread: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        return f"{self.measurements} measurements, {self.others} other numbers, {len(self.unread)} unread"


def account(text: str, facts: Sequence[Fact]) -> Account:
    """Account for every run of digits in ``text``."""
    taken = bytearray(len(text))
    counts = {"measurement": 0, "number": 0}
    for fact in facts:
        if fact["kind"] in counts:
            counts[fact["kind"]] += 1
            start, end = fact["evidence"]["start"], fact["evidence"]["end"]
            taken[start:end] = b"\1" * (end - start)
    unread = tuple(m.span() for m in _DIGITS.finditer(text) if 0 in taken[m.start() : m.end()])
    return Account(counts["measurement"], counts["number"], unread)
