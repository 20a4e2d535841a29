"""Which measurements may be compared: each gets its comparison class, and only values of one class stand side by side.

The class of a measurement says what it is (a value, a place in a ranking, an amount of change), the class of its unit,
of what a rate is a share, how long its period is, whether it is the period's own, counted up since a beginning, or a
target, whether it is exact or a bound, and whose figure it is. docs/comparing.md says the rules for users.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import reading_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.identity import Home
    from ontology.facts import Change, MeasurementRecord
    from ontology.vocabulary import Vocabulary

DISTRICT, TOWNSHIP = "district", "township"
"""Scopes that are no body's: the district as a whole, one of its townships."""
UNKNOWN = "未说明"
"""The denominator of a rate whose reports use one or another, where nothing tells which."""

_PERIOD = re.compile(r"(?P<year>\d{4})(?P<part>H[12]|Q[1-4])?(?:/(?P<last>\d{4}))?")
_LAST_MONTH = {"": "12", "H1": "06", "H2": "12", "Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}
_YEAR_BEFORE = re.compile(r"previous year|(?:上一?年|去年|前一年)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANKED_IN = re.compile(r"全(?:[国省市州盟旗区县]|自治区)")
_WHOLE = re.compile(r"全(?:[区县市旗州盟]|系统)|[我本][区县市旗州盟]|[区县市旗]本级")
_WHOLE_TOWN = re.compile(r"全(?:镇|乡|街道?|办)|[我本](?:镇|乡|街道)")
_TOWN = re.compile(r"(?:街道办事处|街道办|街道|[镇乡](?:人民政府|政府)|街道党工委)\Z")
_ALL_OF = re.compile(r"各|全部|所有|[一二三四]级|全[区县市旗]|(?:镇街|乡镇|镇|乡|街道|村|社区)(?!办)")
_OF_THE_DISTRICT = frozenset({"party", "government", "congress", "meeting", "coordination"})
"""Kinds of bodies that speak for their whole district."""
_REPORTERS = ("司法局", "司法行政", "依法治", "人民政府", "政府办公室")
"""Who gives the figures of a district, and not of a body alone: whole governments and the bureaus of justice."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What must agree for two values of a metric to be compared."""

    kind: str
    """``value``, ``rank`` or ``change``."""
    unit: str
    """The class of the unit; the unit itself where its class is no class of comparable units; of a rank, among whom."""
    denominator: str
    """What a rate is a share of; ``""`` where it is none."""
    length: str
    """Of the period; ``""`` where that is unknown."""
    basis: str
    bound: str
    """``exact``, ``ge``, ``le`` or ``approx``."""
    scope: str
    against: str
    """Of a change: what it is compared with, as :func:`lag` has it."""

    @property
    def key(self) -> str:
        """All of them in one string."""
        parts = (self.kind, self.against, self.unit, self.denominator, self.length, self.basis, self.bound, self.scope)
        return "; ".join(part or "-" for part in parts)


def terms(fact: MeasurementRecord, scope: str, denominator: str, vocabulary: Vocabulary) -> Terms:
    """The terms on which a measurement compares; its scope and denominator follow from the report as a whole."""
    change = fact["change"]
    return Terms(
        kind=kind(fact),
        unit=unit_class(fact, vocabulary),
        denominator=denominator,
        length=period_length(fact["period"]) or "",
        basis=basis(fact),
        bound=fact["bound"] or "exact",
        scope=scope,
        against=lag(change, fact["period"]) if change else "",
    )


def kind(fact: MeasurementRecord) -> str:
    """``rank``, ``change`` or ``value``."""
    return "rank" if fact["rank"] else "change" if fact["change"] else "value"


def basis(fact: MeasurementRecord) -> str:
    """As the record has it; records of before it was kept follow their status."""
    return fact.get("basis") or ("target" if fact["status"] == "planned" else "annual")


def unit_class(fact: MeasurementRecord, vocabulary: Vocabulary) -> str:
    """What the values of a unit compare in: its class, or the unit itself where units of its class do not convert."""
    if fact["rank"]:
        among = _RANKED_IN.search(fact["metric"])
        return f"rank in {among[0]}" if among else "rank"
    known = vocabulary.units.get(reading_form(fact["unit"]))
    if known is None or known.attributes.get("interchangeable") == "false":
        return fact["unit"]
    return known.attributes["unitClass"]


def class_of_unit(unit: str, vocabulary: Vocabulary) -> str:
    """The class that the vocabulary gives a unit, ``""`` where it does not know it."""
    known = vocabulary.units.get(reading_form(unit))
    return known.attributes["unitClass"] if known else ""


def period_length(period: str | None) -> str | None:
    """``year``, ``half-year``, ``quarter``, ``5 years``."""
    match = _PERIOD.fullmatch(period or "")
    if match is None:
        return None
    if match["last"]:
        return f"{int(match['last']) - int(match['year']) + 1} years"
    return {"": "year", "H": "half-year", "Q": "quarter"}[(match["part"] or "")[:1]]


def period_end(period: str | None) -> str | None:
    """The last month: ``2022-12``, ``2025-06``."""
    match = _PERIOD.fullmatch(period or "")
    return match and f"{match['last'] or match['year']}-{_LAST_MONTH[match['part'] or '']}"


def base_period(change: Change, period: str | None) -> str | None:
    """The period that a change is compared with: of 2023H1 and 上年同期 it is 2022H1; ``None`` where it stays open."""
    match = _PERIOD.fullmatch(period or "")
    if match is None or match["last"]:
        return None
    part = match["part"] or ""
    if _YEAR_BEFORE.match(change["base"]):
        return f"{int(match['year']) - 1}{part}"
    year = _YEAR.search(change["base"])
    return f"{year[0]}{part}" if year else None


def lag(change: Change, period: str | None) -> str:
    """What a change is compared with, the same for every year: ``1 year before``; else as the text says."""
    base = base_period(change, period)
    if base is None or period is None:
        return change["base"]
    return f"{int(period[:4]) - int(base[:4])} year before"


def report_scope(home: Home) -> str:
    """Whose figures a report gives where it says nothing else: its district's, its township's, or its own body's."""
    agency = home.agency
    if _TOWN.search(agency):
        return TOWNSHIP
    if not agency or any(word in agency for word in _REPORTERS):
        return DISTRICT
    return re.sub(r"^.*?[*省市区县旗州盟]+(?=..)", "", agency)


class Scopes:
    """Whose figure a measurement of one report is.

    A body named as the subject makes it that body's, unless it is the reporter, speaks for the whole district (区政府),
    stands for all of its kind (各级人民调解组织, 司法所), or is the kind of body whose own count of this metric is the
    district's (区公证处 of notarial acts). Only a body that the words tie to the number counts: one in its clause, or
    one that the sentence begins with.
    """

    def __init__(self, home: Home, types: Mapping[str, str], vocabulary: Vocabulary) -> None:
        """Take where the report speaks from, the type of each agency that it names, and the vocabulary."""
        self.own = report_scope(home)
        self._agency = home.agency
        self._types = types
        self._kinds = {c.name: c.attributes.get("kind", "") for c in vocabulary.scheme("agency-type")}
        self._generic = {label for c in vocabulary.scheme("agency-type") for label in (*c.labels, *c.values("head"))}
        self._counted_by = {c.id: frozenset(c.values("countedBy")) for c in vocabulary.scheme("metric")}

    def of(self, fact: MeasurementRecord) -> str:
        subject = fact["subject"]
        if not subject or subject == self._agency or not _says(fact, subject):
            return self.own
        if _WHOLE_TOWN.fullmatch(subject):
            return TOWNSHIP
        if _WHOLE.fullmatch(subject):
            return DISTRICT
        if re.match(r"[我本该]", subject) or subject in self._generic or _ALL_OF.match(subject):
            return self.own
        if _TOWN.search(subject):
            return TOWNSHIP
        kind = self._types.get(subject)
        if kind is None:
            return subject
        if self._kinds.get(kind) in _OF_THE_DISTRICT or kind in self._counted_by.get(fact["concept"] or "", ()):
            return self.own
        if self._agency.endswith(kind):  # 区司法局 in a report of 和平区司法局
            return self.own
        return kind


def _says(fact: MeasurementRecord, subject: str) -> bool:
    evidence = fact["evidence"]
    sentence = evidence.get("sentence")
    if subject in evidence["quote"] or sentence is None:
        return True
    before = sentence.partition(evidence["quote"])[0]
    clause = re.split("[，,；;。：:]", before)[-1]
    return subject in clause or subject in sentence[: len(subject) + 4]
