"""The contract of a fact: the one thing that passes between extraction and the stores.

A report becomes a list of records, plain dictionaries that JSON can hold, sorted by their place in the text. ``kg
extract --format jsonl`` prints them one a line; a workspace file holds the same lines; the loaders take the same
dictionaries. Offsets are half-open code points of the text as Python reads it (decoded, universal newlines):
``evidence["quote"] == text[evidence["start"]:evidence["end"]]`` always.

Identifiers are paths below :data:`BASE`, derived from content alone: ``report/<16 hex>`` from the text,
``fact/<16 hex>`` from the report, the place and the claim, ``program/枫桥经验`` for a concept of the vocabulary.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Literal, NotRequired, TypedDict

BASE = "https://w3id.org/fazhi-kg/"
"""Namespace of everything the project names; an identifier ``x`` stands for the IRI ``BASE + x``."""

Status = Literal["done", "planned", "shortcoming"]
Bound = Literal["ge", "le", "approx"]
Relation = Literal["issued", "implements", "mentions"]
Basis = Literal["annual", "cumulative", "target"]
Belonging = Literal["partOf", "hostedBy", "supervisedBy"]


class Evidence(TypedDict):
    """Where the report says it."""

    start: int
    end: int
    quote: str
    section: str
    """The headings that the place stands under, outermost first, joined by `` > ``; ``""`` before the first."""
    sentence: NotRequired[str]
    """The sentence that the quote lies in, or its part between semicolons, on one line, of at most some 200 characters:
    to be read, not to be looked up in the text. For claims whose quote may be a mere name."""
    page: NotRequired[int]
    """The page that the quote begins on, from 1, of a PDF."""
    paragraph: NotRequired[int]
    """The paragraph that the quote begins in, from 1, of a Word file: those in tables and empty ones are counted."""


class Change(TypedDict):
    """What a change changes; the amount is the measurement's value and unit."""

    of: str
    direction: Literal["up", "down"]
    base: str
    """What it is compared with, as the text says (``上年``), or ``previous year`` where 同比 says so."""


class ReportRecord(TypedDict):
    """The report itself; the first record of every list."""

    kind: Literal["report"]
    id: str
    report: str
    evidence: Evidence
    title: str | None
    district: str | None
    """Name of the district as the gazetteer writes it, ``None`` where the text hides or does not say it."""
    districtCode: str | None
    """Six digits of GB/T 2260, ``None`` where the name alone leaves it open."""
    districtAsWritten: str | None
    """The name as the report gives it: ``和平区``, or the mask ``**区``."""
    parent: str | None
    agency: str | None
    period: str | None
    """``2022``, ``2025H1``, ``2024Q3`` or ``2021/2025``."""
    published: str | None
    """ISO date."""
    redacted: bool
    sha256: str
    """Of the text in UTF-8."""


class MeasurementRecord(TypedDict):
    """A quantity that measures something."""

    kind: Literal["measurement"]
    id: str
    report: str
    evidence: Evidence
    metric: str
    """The name of what is measured, its heads filled in, at most 30 characters."""
    concept: str | None
    """Identifier of the Metric it is, ``None`` where the vocabulary has none."""
    value: float | int | None
    """After scaling (2.7万 is 27000; money in 元); ``None`` where the report suppresses it."""
    unit: str
    bound: Bound | None
    period: str | None
    basis: Basis
    """``annual``: the period's own flow or level; ``cumulative``: counted since some beginning; ``target``: planned."""
    status: Status
    rank: bool
    change: Change | None
    redacted: bool
    subject: str | None
    """Who it is about as the text says (``我局``, ``全区``, ``和平公证处``)."""
    programs: list[str]
    """Names of the program records of this report whose results it is: those of the same clause in order of place, then
    the one that the heading names, where it names one."""
    step: NotRequired[float]
    """The value of the last digit that is written: 0.1 of 98.2%, 1000 of 2.7万."""
    whole: NotRequired[str]
    """Identifier of the measurement of this report that the text says it is a part of (其中, in brackets behind it)."""


class ProgramRecord(TypedDict):
    """A program that is run, planned, or named as a shortcoming."""

    kind: Literal["program"]
    id: str
    report: str
    evidence: Evidence
    name: str
    """The vocabulary's preferred label, or the coinage as written without its quotation marks."""
    concept: str | None
    status: Status
    subject: str | None
    rule: str | None
    """The rule that restored a redacted name, ``None`` where the text says it."""
    apart: NotRequired[bool]
    """A person said that it is not the program that its name would make it: it is this report's alone."""


class AgencyRelation(TypedDict):
    """That an agency belongs to another, as the text says."""

    relation: Belonging
    """``partOf`` (内设, 隶属, a nested name), ``hostedBy`` (设在, 依托, 挂…牌子) or ``supervisedBy`` (由…管理)."""
    agency: str
    """Name of the other, which is an agency record of this report too."""
    evidence: Evidence
    """The words from the one name to the other, or the nested name."""


class AgencyRecord(TypedDict):
    """An institution that the report names, once a report."""

    kind: Literal["agency"]
    id: str
    report: str
    evidence: Evidence
    name: str
    type: str
    """Preferred label of its AgencyType, or its generic noun where the vocabulary has none."""
    concept: str | None
    """Identifier of the AgencyType."""
    relations: list[AgencyRelation]
    """What it belongs to, each relation once, sorted by the other's name."""
    apart: NotRequired[bool]
    """A person said that it is not the agency that its name would make it: it is this report's alone."""


class PolicyRecord(TypedDict):
    """A law, plan or document."""

    kind: Literal["policy"]
    id: str
    report: str
    evidence: Evidence
    name: str
    concept: str | None
    relation: Relation
    status: Status


class AwardRecord(TypedDict):
    """An honour, ranking or commendation received."""

    kind: Literal["award"]
    id: str
    report: str
    evidence: Evidence
    name: str
    concept: str | None
    recipient: str | None
    issuer: str | None
    level: str | None
    """``national``, ``provincial``, ``municipal``, ``local`` or ``None``."""


class PlaceRecord(TypedDict):
    """A street, town, village or community, once a report."""

    kind: Literal["place"]
    id: str
    report: str
    evidence: Evidence
    name: str
    type: str
    parent: str | None
    code: str | None
    """Nine digits of the township where the report's district settles which one it is."""


class NumberRecord(TypedDict):
    """A run of digits that measures nothing, so that every digit is accounted for."""

    kind: Literal["number"]
    id: str
    report: str
    evidence: Evidence
    reading: Literal["date", "ordinal", "name", "document number", "contact", "boilerplate", "garbled", "code"]
    repaired: NotRequired[str]
    """What a garbled date must have been (``2021-12-31``), where only one date fits."""


Fact = (
    ReportRecord
    | MeasurementRecord
    | ProgramRecord
    | AgencyRecord
    | PolicyRecord
    | AwardRecord
    | PlaceRecord
    | NumberRecord
)

KINDS = ("report", "measurement", "program", "agency", "policy", "award", "place", "number")


def report_id(text: str) -> str:
    """The identifier of the report whose text is ``text``."""
    return "report/" + text_digest(text)[:16]


def text_digest(text: str) -> str:
    """SHA-256 of ``text`` in UTF-8, 64 hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def fact_id(report: str, kind: str, start: int, end: int, *claim: object) -> str:
    """The identifier of a claim at a place: the same claim at the same place of the same text has the same one."""
    key = "\x1f".join([report, kind, str(start), str(end), *map(repr, claim)])
    return "fact/" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
