"""The path of one report: file -> text -> document -> findings -> facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import entry_points, version
from typing import TYPE_CHECKING, Any, cast

from kg.extractors.agencies.extractor import AgencyExtractor
from kg.extractors.awards.extractor import AwardExtractor
from kg.extractors.identity.extractor import identify
from kg.extractors.measurements.extractor import MeasurementExtractor
from kg.extractors.measurements.parts import tie
from kg.extractors.numbers import NumberExtractor
from kg.extractors.places import PlaceExtractor
from kg.extractors.policies.extractor import PolicyExtractor
from kg.extractors.programs.extractor import ProgramExtractor
from kg.readers import formats
from kg.readers.reading import read
from kg.text.document import Document, make_document
from kg.text.plain import make_plain
from kg.text.quantities import QuantityReader
from ontology.errors import InputMissingError, InputUnreadableError
from ontology.facts import KINDS, fact_id, report_id, text_digest
from ontology.gazetteer import load_gazetteer
from ontology.vocabulary import Vocabulary, load_vocabulary, own_files

if TYPE_CHECKING:
    from pathlib import Path

    from kg.extractors.base import Extractor, Finding, Identity
    from ontology.facts import Fact

SUFFIXES = tuple(formats.SUFFIXES)
"""The kinds of file that are read."""
GROUP = "fazhi_kg.extractors"
"""Entry points of this group add recognisers."""
_LEAST_CHINESE = 20
"""A text with fewer Chinese characters holds no report."""
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_ORDER = {kind: n for n, kind in enumerate(KINDS)}
_IN_A_SENTENCE = frozenset({"measurement", "program", "agency", "policy", "award"})
"""Kinds whose quote may be a mere name or clause, so that their evidence carries the sentence around it."""
_CLAIM = {  # the fields that tell two claims at one place apart
    "measurement": ("metric", "value", "unit", "period", "status"),
    "program": ("name", "status"),
    "agency": ("name",),
    "policy": ("name", "relation"),
    "award": ("name", "recipient"),
    "place": ("name",),
    "number": ("reading",),
}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one file gave.

    Attributes:
        text: as read, universal newlines; evidence refers to it.
        facts: the records, sorted by place; the first is the report.
        sha256: of the file's bytes.
        encoding: of a text file; else its format (``html``, ``docx``, ``doc``, ``pdf``).
    """

    text: str
    facts: list[Fact]
    sha256: str
    encoding: str


class Pipeline:
    """The recognisers with their vocabulary; made once, then used for any number of reports."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers = QuantityReader(vocabulary.scheme("unit"))
        self._gazetteer = load_gazetteer()
        self._extractors: list[Extractor] = [
            AgencyExtractor(vocabulary),
            ProgramExtractor(vocabulary),
            PolicyExtractor(vocabulary),
            AwardExtractor(vocabulary),
            PlaceExtractor(vocabulary),
            MeasurementExtractor(vocabulary),
        ]
        self._extractors += [
            plugin.load()(vocabulary) for plugin in sorted(entry_points(group=GROUP), key=lambda e: e.name)
        ]
        self._extractors.append(NumberExtractor(vocabulary))  # accounts for what the others leave

    def extract(self, text: str) -> list[Fact]:
        """The facts of a report's text, sorted by place; the report itself first."""
        form = make_plain(text)
        identity = identify(Document(text, form), self._gazetteer)
        document = make_document(text, form, period=identity.period, numbers=self._numbers)
        findings: list[Finding] = []
        for extractor in self._extractors:
            findings += extractor.extract(document, identity, findings)
        tie(document, findings)
        report = report_id(text)
        records = [_record(document, report, finding) for finding in findings]
        unique = {record["id"]: record for record in records}
        ordered = sorted(
            unique.values(),
            key=lambda r: (r["evidence"]["start"], r["evidence"]["end"], _ORDER.get(r["kind"], len(_ORDER)), r["id"]),
        )
        return cast("list[Fact]", [_report(document, identity, report), *ordered])


def _record(document: Document, report: str, finding: Finding) -> dict[str, Any]:
    evidence = document.evidence(finding.start, finding.end)
    if finding.kind in _IN_A_SENTENCE:
        evidence["sentence"] = document.words_around(finding.start, finding.end)
    fields = dict(finding.fields)
    if whole := fields.get("whole"):
        fields["whole"] = _identifier(document, report, whole)
    identifier = _claim(report, finding, evidence["start"], evidence["end"])
    return {"kind": finding.kind, "id": identifier, "report": report, "evidence": evidence, **fields}


def _identifier(document: Document, report: str, finding: Finding) -> str:
    return _claim(report, finding, *document.form.span(finding.start, finding.end))


def _claim(report: str, finding: Finding, start: int, end: int) -> str:
    """The identifier of what a finding claims, from ``start`` to ``end`` of the text."""
    claim = [finding.fields.get(key) for key in _CLAIM.get(finding.kind) or sorted(finding.fields)]
    return fact_id(report, finding.kind, start, end, *claim)


def _report(document: Document, identity: Identity, report: str) -> dict[str, Any]:
    return {
        "kind": "report",
        "id": report,
        "report": report,
        "evidence": document.evidence(identity.start, identity.end),
        "title": identity.title,
        "district": identity.district,
        "districtCode": identity.code,
        "districtAsWritten": identity.written,
        "parent": identity.parent,
        "agency": identity.agency,
        "period": identity.period,
        "published": identity.published,
        "redacted": identity.redacted,
        "sha256": text_digest(document.text),
    }


@lru_cache(maxsize=1)
def _pipeline(_own: tuple[Path, ...]) -> Pipeline:
    """The pipeline with the vocabulary in force, which the user's own files are part of."""
    return Pipeline(load_vocabulary())


def extract_text(text: str, *, name: str = "") -> list[Fact]:
    """The facts of a report's text.

    Args:
        text: as Python reads it, universal newlines.
        name: of the report, for errors.

    Raises:
        InputUnreadableError: there is no Chinese prose in it.
    """
    chinese = sum(map(len, _CHINESE.findall(text[:20_000])))
    if chinese < _LEAST_CHINESE:
        raise InputUnreadableError(
            "there is no report in it: hardly any Chinese text",
            where=name,
            hint="Give a report in Chinese, saved as text",
        )
    return _pipeline(own_files()).extract(text)


def extract_file(path: Path) -> Extraction:
    """Read a file and extract its facts.

    Args:
        path: of a text in UTF-8, GB18030 or UTF-16, a web page, a Word file or a PDF.

    Raises:
        InputMissingError: the path does not exist.
        InputUnreadableError: it is empty, damaged, locked, of another kind, or holds no report.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputMissingError("no such file", where=str(path), hint="Check the path") from error
    except OSError as error:
        raise InputUnreadableError(
            f"the file cannot be read ({error.strerror})", where=str(path), hint="Check its kind and permissions"
        ) from error
    found = read(path, data)
    facts = extract_text(found.text, name=str(path))
    if found.places:
        for record in cast("list[dict[str, Any]]", facts):
            for claim in (record, *record.get("relations", ())):  # what an agency belongs to has evidence of its own
                place = found.place(claim["evidence"]["start"])
                claim["evidence"][place.kind] = place.number
    return Extraction(found.text, facts, sha256(data).hexdigest(), found.form)


def fingerprint() -> str:
    """16 hexadecimal digits that change when the software or the vocabulary does: a file is then read anew."""
    return _fingerprint(own_files())


@lru_cache(maxsize=1)
def _fingerprint(_own: tuple[Path, ...]) -> str:
    return sha256(f"{version('fazhi-kg')}:{load_vocabulary().digest}".encode()).hexdigest()[:16]
