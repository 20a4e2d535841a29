"""What a stated number allows: the interval that its rounding and its bound leave open.

98.2% may be anything from 98.15 to 98.25, 2.7万 from 26500 to 27500; a count is exact. 余, 以上 and 超过 set no upper
limit, 不超过 no lower one; what is approximate may be off by a twentieth. Two statements contradict each other only
where their intervals do not meet.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ontology.facts import MeasurementRecord

APPROXIMATE = 0.05
"""How far off, as a share of it, an approximate value may be."""
ROUNDED = frozenset({"percentage", "percentage-points", "multiples", "points", "money", "extent", "duration"})
"""Classes of units whose values are rounded even where no digit shows it: 98% is not exactly 98."""
_LONG = 10_000
"""From here on zeros at the end are taken for rounding where the report's own digits are not known."""


class Interval(NamedTuple):
    """Both ends belong to it; ``None`` is no limit."""

    low: float | None
    high: float | None

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return _reaches(self.low, other.high) and _reaches(other.low, self.high)


def interval(fact: MeasurementRecord, unit_class: str) -> Interval:
    """The values that the statement allows; no limits at all where the report hides the value."""
    value = fact["value"]
    if value is None:
        return Interval(None, None)
    if fact["bound"] == "ge":
        return Interval(float(value), None)
    if fact["bound"] == "le":
        return Interval(None, float(value))
    step = step_of(fact)
    if fact["bound"] == "approx":
        return _around(value, max(step, APPROXIMATE * abs(value)))
    exact = step <= 1 and unit_class not in ROUNDED
    return _around(value, 0 if exact else step / 2)


def step_of(fact: MeasurementRecord) -> float:
    """The value of the last digit that is written; where that is not known, by the digits of the value itself."""
    if step := fact.get("step"):
        return float(step)
    value = fact["value"]
    if not value:
        return 1.0
    exponent = int(Decimal(repr(value)).normalize().as_tuple().exponent)
    return 10.0**exponent if exponent < 0 or abs(value) >= _LONG else 1.0


def share(part: Interval, whole: Interval, factor: float) -> Interval:
    """``factor`` times ``part`` divided by ``whole``, both of what cannot be negative."""
    low = None if part.low is None or not whole.high else factor * part.low / whole.high
    high = None if part.high is None or not whole.low else factor * part.high / whole.low
    return Interval(low, high)


def _around(value: float, off: float) -> Interval:
    at, by = Decimal(repr(value)), Decimal(repr(off))
    return Interval(float(at - by), float(at + by))


def _reaches(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high + 1e-9 * max(abs(low), abs(high))
