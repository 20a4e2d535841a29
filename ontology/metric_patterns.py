"""Which metric of the vocabulary the name of a measurement means.

A metric carries patterns (``kg:pattern``): parts set apart by spaces that must all occur in the name, parts after ``!``
that must not; ``/`` separates the forms that a part may take. ``行政复议/复议 受理 !不予/率`` holds in 受理行政复议案件
and not in 不予受理复议申请. The unit must be of the metric's unit class, or of a class that reports use in its place;
``!@`` before a unit or a class of units bars it (``公证 !@items``), ``@`` before a unit admits it (``案例 入选 @个``).
A name that is a label of one metric means that one, whatever patterns say: so a user's alias counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ontology.terms import reading_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.vocabulary import Concept, Vocabulary

RANK = "rank"
"""The unit class of places in a ranking, whose units (第2名, 第2位) are those of persons, or none at all."""

NEAR: Mapping[str, frozenset[str]] = {
    "cases": frozenset({"items", "copies"}),
    "items": frozenset({"bodies", "texts"}),
    "bodies": frozenset({"items"}),
    "copies": frozenset({"cases", "texts", "items"}),
    "texts": frozenset({"items", "cases", "copies"}),
    "persons": frozenset({"person-times"}),
    "person-times": frozenset({"persons"}),
    "events": frozenset({"batches"}),
    "batches": frozenset({"events"}),
    "equipment": frozenset({"items", "bodies"}),
    "places": frozenset({"persons", RANK}),
    RANK: frozenset({"persons", "places"}),
}
"""By unit class, the classes that reports use in its place: contracts are counted by 件 and by 份."""

_THINGS = frozenset({"把", "只", "头", "棵", "根", "瓶", "箱", "盏", "门"})
NEVER: Mapping[str, frozenset[str]] = {
    "cases": _THINGS | {"个", "条", "条次", "处", "类", "种", "类别", "大类", "组", "对", "座", "栋", "间", "片"},
    "items": _THINGS | {"户", "户次"},
}
"""By unit class, units of it and of classes near it that count something else: 7个调解委员会 are no cases."""

_PLACE = "名次"
"""The name of a place in a ranking ends so; its unit (第2名) is also that of persons."""
_EACH = re.compile(r"每(?=[周月季年日天期次场节批轮村镇乡街社校个名人位户件家所万])")
"""In a name: the number is how many there are for each of something, and no total."""
_CHANGE = re.compile(r"同比|环比|[较比](?:上年|去年|上季|上月|20\d\d年)")
"""In a name: the number is how much the measured changed, not how much there is."""

_RANKED = frozenset({RANK, "places"})
_DROPPED = str.maketrans("", "", "()[]<>《》〈〉")


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    metric: str
    unit_class: str
    needed: tuple[tuple[str, ...], ...]
    """Parts; each is its forms, longest first."""
    barred: tuple[str, ...]
    barred_units: frozenset[str]
    """Units and classes of units."""
    admitted: frozenset[str]
    """Units beyond those of its class and the classes near it."""
    each: bool
    """Whether it says itself for each of what it counts (每期)."""

    def weight(self, name: str) -> int:
        """How many characters of the name the pattern explains; 0 where it does not hold."""
        if any(part in name for part in self.barred):
            return 0
        found = [next((len(form) for form in forms if form in name), 0) for forms in self.needed]
        return sum(found) if all(found) else 0


class MetricLinker:
    """Links names of measurements to the metrics of a vocabulary; the same name and unit give the same metric."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._metrics = {concept.id: concept for concept in vocabulary.scheme("metric")}
        self._unit_classes = {
            reading_form(label): unit.attributes["unitClass"]
            for unit in vocabulary.scheme("unit")
            for label in unit.labels
        }
        self._by_start: dict[str, list[_Pattern]] = defaultdict(list)
        for pattern in _patterns(self._metrics.values()):
            for start in sorted({form[:2] for form in pattern.needed[0]}):
                self._by_start[start].append(pattern)
        self._by_label: dict[str, list[str]] = defaultdict(list)
        for concept in self._metrics.values():
            for label in concept.labels:
                self._by_label[reading_form(label).translate(_DROPPED)].append(concept.id)
        self._wider = {metric: frozenset(self._ancestors(metric)) for metric in self._metrics}
        self._changes = frozenset(m.id for m in self._metrics.values() if m.attributes.get("kind") == "change")
        self._linked = lru_cache(maxsize=4096)(self._link)

    def link(self, name: str, unit: str, *, change: bool = False) -> str | None:
        """The id of the metric that ``name``, counted in ``unit``, measures; ``None`` where none or several fit.

        Of those whose patterns hold, narrower metrics go before wider ones, then the one whose pattern explains most
        of the name, then the one whose own unit class it is.

        Args:
            name: what is measured, as extraction composes it: ``受理行政复议案件``.
            unit: as the report writes it; ``""`` for a place in a ranking that has none.
            change: the number is the amount of a change. Only metrics of that kind fit then, and also where the name
                says so (同比, 较上年).
        """
        return self._linked(name, unit, change or _CHANGE.search(name) is not None)

    def _link(self, name: str, unit: str, change: bool) -> str | None:
        form = reading_form(name).translate(_DROPPED)
        unit_class = self._unit_classes.get(reading_form(unit), "" if unit else RANK)
        written = reading_form(unit)
        called = [m for m in self._by_label.get(form, ()) if self._counts(m, written, unit_class)] if not change else []
        if len(called) == 1:
            return called[0]
        fits: dict[str, tuple[int, bool]] = {}
        each, place = _EACH.search(form) is not None, form.endswith(_PLACE)
        for pattern in {p for i in range(len(form) - 1) for p in self._by_start.get(form[i : i + 2], ())}:
            if change and pattern.metric not in self._changes:
                continue
            if (place and pattern.unit_class not in _RANKED) or (each and not pattern.each):
                continue
            if written in pattern.barred_units or unit_class in pattern.barred_units:
                continue
            counts = written in pattern.admitted or self._counts(pattern.metric, written, unit_class)
            if counts and (weight := pattern.weight(form)):
                own = pattern.unit_class == unit_class
                fits[pattern.metric] = max(fits.get(pattern.metric, (0, own)), (weight, own))
        wider = {ancestor for metric in fits for ancestor in self._wider[metric]}
        best = max((fit for metric, fit in fits.items() if metric not in wider), default=None)
        chosen = [metric for metric, fit in fits.items() if metric not in wider and fit == best]
        return chosen[0] if len(chosen) == 1 else None

    def _counts(self, metric: str, unit: str, unit_class: str) -> bool:
        """Whether a metric may be counted in such units; one that a user added may not say."""
        own = self._metrics[metric].attributes.get("unitClass")
        if own is None:
            return True
        return (own == unit_class or unit_class in NEAR.get(own, ())) and unit not in NEVER.get(own, ())

    def _ancestors(self, metric: str) -> Iterable[str]:
        seen: set[str] = set()
        ahead = list(self._metrics[metric].broader)
        while ahead:
            step = ahead.pop()
            if step not in seen and step in self._metrics:
                seen.add(step)
                ahead += self._metrics[step].broader
        return seen


def _patterns(metrics: Iterable[Concept]) -> Iterable[_Pattern]:
    for metric in metrics:
        for text in metric.values("pattern"):
            parts = [reading_form(part).translate(_DROPPED) for part in text.split()]
            needed = [tuple(sorted(part.split("/"), key=len, reverse=True)) for part in parts if part[0] not in "!@"]
            barred = [form for part in parts if part[0] == "!" for form in part[1:].split("/")]
            units = frozenset(form[1:] for form in barred if form[0] == "@")
            yield _Pattern(
                metric.id,
                metric.attributes["unitClass"],
                tuple(needed),
                tuple(form for form in barred if form[0] != "@"),
                units,
                frozenset(part[1:] for part in parts if part[0] == "@"),
                any(form.startswith("每") for forms in needed for form in forms),
            )
