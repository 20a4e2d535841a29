"""What a stated number allows, and when two statements cannot both be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.intervals import APPROXIMATE, Interval, interval, share, step_of

if TYPE_CHECKING:
    from ontology.facts import MeasurementRecord


def measured(value: float | None, **fields: Any) -> MeasurementRecord:
    return cast("MeasurementRecord", {"value": value, "bound": None, "unit": "", **fields})


def counted(value: int) -> Interval:
    return interval(measured(value, step=1), "cases")


@pytest.mark.parametrize(
    ("fact", "unit_class", "expected"),
    [
        (measured(98.2, step=0.1), "percentage", (98.15, 98.25)),
        (measured(98, step=1), "percentage", (97.5, 98.5)),
        (measured(27_000, step=1000), "persons", (26_500, 27_500)),
        (measured(1085, step=1), "cases", (1085, 1085)),
        (measured(50, step=1, bound="ge"), "persons", (50, None)),
        (measured(50, step=1, bound="le"), "persons", (None, 50)),
        (measured(200, step=1, bound="approx"), "persons", (190, 210)),
        (measured(None), "persons", (None, None)),
    ],
)
def test_an_interval_follows_from_the_digits_and_the_bound(
    fact: MeasurementRecord, unit_class: str, expected: tuple[float | None, float | None]
) -> None:
    assert interval(fact, unit_class) == expected


@pytest.mark.parametrize(
    ("value", "step"), [(98.2, 0.1), (98.25, 0.01), (98, 1), (1085, 1), (27_000, 1000), (0, 1), (1200, 1)]
)
def test_without_the_digits_of_the_report_those_of_the_value_tell(value: float, step: float) -> None:
    assert step_of(measured(value)) == step


counts = st.integers(min_value=1, max_value=10**6)
places = st.integers(min_value=0, max_value=3)


@given(part=counts, rest=st.integers(min_value=0, max_value=10**6), digits=places)
def test_a_rate_that_is_rounded_right_never_contradicts_its_counts(part: int, rest: int, digits: int) -> None:
    whole = part + rest
    rate = interval(measured(round(100 * part / whole, digits), step=10.0**-digits), "percentage")
    exact = share(counted(part), counted(whole), 100)
    assert rate.meets(exact)


@given(part=counts, rest=counts, digits=places, off=st.integers(min_value=2, max_value=50))
def test_a_rate_that_is_two_steps_off_contradicts_them(part: int, rest: int, digits: int, off: int) -> None:
    step = 10.0**-digits
    stated = measured(round(100 * part / (part + rest), digits) + off * step, step=step)
    exact = share(counted(part), counted(part + rest), 100)
    assert not interval(stated, "percentage").meets(exact)


limits = st.one_of(st.none(), st.floats(min_value=-1e9, max_value=1e9))
intervals = st.builds(
    lambda a, b: Interval(a, b) if a is None or b is None else Interval(min(a, b), max(a, b)), limits, limits
)


@given(intervals, intervals)
def test_to_meet_is_mutual(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.meets(one)
    assert Interval(None, None).meets(one)


@given(
    st.floats(min_value=1, max_value=1e9),
    st.sampled_from(["ge", "le", "approx", None]),
    st.sampled_from([0.1, 1, 1000]),
)
def test_the_stated_value_is_always_allowed(value: float, bound: str | None, step: float) -> None:
    low, high = interval(measured(value, bound=bound, step=step), "money")
    assert low is None or low <= value
    assert high is None or value <= high


@given(st.floats(min_value=1, max_value=1e9))
def test_what_is_approximate_allows_a_twentieth(value: float) -> None:
    about = interval(measured(value, bound="approx", step=0.01), "money")
    assert about.meets(Interval(value * (1 + APPROXIMATE), None))
    assert not about.meets(Interval(value * (1 + APPROXIMATE) * 1.01 + 0.01, None))
