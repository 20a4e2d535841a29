"""How the measurements of one report hang together: which is the main one of several, and what a rate is a share of.

Everything follows from the facts of the report and the relations between metrics (``rates-and-parts.ttl``): counts that
give a rate within its rounding are the counts that it was made of.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.comparable import UNKNOWN, Scopes, Terms, basis, class_of_unit, kind, terms
from loaders.intervals import Interval, interval, share
from ontology.terms import reading_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ontology.facts import MeasurementRecord
    from ontology.vocabulary import Concept, Vocabulary


@dataclass(frozen=True, slots=True)
class Tied:
    """What the report as a whole says of one of its measurements."""

    terms: Terms
    interval: Interval
    main: bool
    change_in: str | None
    """Id of the metric whose level changes."""


class Ties:
    """The measurements of one report, tied to each other."""

    def __init__(self, facts: Sequence[MeasurementRecord], scopes: Scopes, vocabulary: Vocabulary) -> None:
        """Take the measurements of one report, who speaks in it, and the vocabulary."""
        self._facts = facts
        self._vocabulary = vocabulary
        scope = {fact["metric"]: scopes.of(fact) for fact in reversed(facts) if kind(fact) == "value"}
        self._scope = {
            fact["id"]: scope.get(fact["change"]["of"] if fact["change"] else "") or scopes.of(fact) for fact in facts
        }
        self._interval = {fact["id"]: interval(fact, class_of_unit(fact["unit"], vocabulary)) for fact in facts}
        self._levels: dict[str, list[MeasurementRecord]] = defaultdict(list)
        """Values by the metric that they measure."""
        for fact in facts:
            if fact["concept"] and kind(fact) == "value":
                self._levels[fact["concept"]].append(fact)
        fits = {fact["id"]: list(self._fits(fact)) for fact in facts}
        self._fitting = {count["id"] for found in fits.values() for pair in found for count in pair}
        self._terms = {
            fact["id"]: terms(fact, self._scope[fact["id"]], self._denominator(fact, fits[fact["id"]]), vocabulary)
            for fact in facts
        }
        self._main = self._mains()

    def of(self, fact: MeasurementRecord) -> Tied:
        """What the report as a whole says of ``fact``, one of its measurements."""
        own = fact["id"]
        return Tied(self._terms[own], self._interval[own], own in self._main, self._change_in(fact))

    def _concept(self, identifier: str | None) -> Concept | None:
        return self._vocabulary.concepts.get(identifier or "")

    def _counts(self, rate: MeasurementRecord, metrics: Sequence[str]) -> list[MeasurementRecord]:
        """What the report gives for any of the metrics on the terms of the rate."""
        wanted = (rate["period"], basis(rate), self._scope[rate["id"]])
        return [
            count
            for metric in metrics
            for count in self._levels[metric]
            if (count["period"], basis(count), self._scope[count["id"]]) == wanted and count["value"] is not None
        ]

    def _fits(self, rate: MeasurementRecord) -> Iterator[tuple[MeasurementRecord, MeasurementRecord]]:
        """The counts that give the rate within its rounding: numerator and denominator."""
        metric = self._concept(rate["concept"])
        if metric is None or kind(rate) != "value" or rate["value"] is None:
            return
        factor = 100.0 if class_of_unit(rate["unit"], self._vocabulary) == "percentage" else 1.0
        for part in self._counts(rate, metric.links.get("hasNumerator", ())):
            for whole in self._counts(rate, metric.links.get("hasDenominator", ())):
                given = share(self._interval[part["id"]], self._interval[whole["id"]], factor)
                if whole["value"] and given.meets(self._interval[rate["id"]]):
                    yield part, whole

    def _denominator(self, rate: MeasurementRecord, fits: list[tuple[MeasurementRecord, MeasurementRecord]]) -> str:
        metric = self._concept(rate["concept"])
        if metric is None or kind(rate) != "value" or not metric.attributes.get("denominator"):
            return ""
        if len(metric.links.get("hasDenominator", ())) < 2:
            return metric.attributes["denominator"]
        wholes = {whole["concept"] for _, whole in fits}
        known = self._concept(wholes.pop()) if len(wholes) == 1 else None
        return known.name if known else UNKNOWN

    def _mains(self) -> set[str]:
        groups: dict[tuple[str, str, str | None], list[MeasurementRecord]] = defaultdict(list)
        for fact in self._facts:
            groups[fact["concept"] or fact["metric"], self._terms[fact["id"]].key, fact["period"]].append(fact)
        return {fact["id"] for group in groups.values() for fact in self._main_of(group)}

    def _main_of(self, group: list[MeasurementRecord]) -> list[MeasurementRecord]:
        """Those of one metric, class and period that give its value; none where nothing tells several apart."""
        ids = {fact["id"] for fact in group}
        metric = self._concept(group[0]["concept"])
        labels = {reading_form(label) for label in metric.labels} if metric else set()
        sieves: tuple[Callable[[MeasurementRecord], bool], ...] = (
            lambda fact: fact.get("whole") not in ids,
            lambda fact: fact["id"] in self._fitting,
            lambda fact: reading_form(fact["metric"]) in labels,
        )
        left = group
        for sieve in sieves:
            if len({fact["value"] for fact in left}) == 1:
                break
            left = [fact for fact in left if sieve(fact)] or left
        return left if len({fact["value"] for fact in left}) == 1 else []

    def _change_in(self, fact: MeasurementRecord) -> str | None:
        """The metric whose level a change is of: that of the level of its name, else that of its own metric."""
        change = fact["change"]
        if change is None:
            return None
        named = {
            level["concept"]
            for level in self._facts
            if level["metric"] == change["of"] and kind(level) == "value" and level["concept"]
        }
        if len(named) == 1:
            return named.pop()
        metric = self._concept(fact["concept"])
        if metric is None:
            return None
        levels = metric.links.get("hasLevel", ())
        if metric.attributes.get("kind") != "change":
            return metric.id
        return levels[0] if len(levels) == 1 else None
