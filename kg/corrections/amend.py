"""Changing a record as a person says, and making one that extraction did not: concepts and codes follow the words."""

from __future__ import annotations

from bisect import bisect_left
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from kg.text.document import make_document
from loaders import identity
from ontology.facts import fact_id
from ontology.gazetteer import load_gazetteer
from ontology.metric_patterns import MetricLinker
from ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.identity import Home

Record = dict[str, Any]

SCHEMES = {"measurement": "metric", "program": "program", "policy": "policy", "award": "award"}
"""The kinds of record whose name may be that of a concept, each with its scheme."""
NAME = {"measurement": "metric"}
"""The field that holds the name, where it is not ``name``."""
DETAIL = {"agency": "type", "place": "type", "policy": "relation", "award": "recipient"}
"""The field of each kind that a table shows as its detail."""
ABOUT_REPORT = ("title", "district", "parent", "agency", "period", "published")
"""What can be corrected of the report itself."""
_DEFAULTS: dict[str, Record] = {
    "measurement": {
        "metric": "", "concept": None, "value": None, "unit": "", "bound": None, "period": None,
        "basis": "annual", "status": "done", "rank": False, "change": None, "redacted": False, "subject": None,
        "programs": [],
    },
    "program": {"name": "", "concept": None, "status": "done", "subject": None, "rule": None},
    "agency": {"name": "", "type": "", "concept": None, "relations": []},
    "policy": {"name": "", "concept": None, "relation": "mentions", "status": "done"},
    "award": {"name": "", "concept": None, "recipient": None, "issuer": None, "level": None},
    "place": {"name": "", "type": "", "parent": None, "code": None},
}  # fmt: skip


def name_of(record: Mapping[str, Any]) -> str:
    """What the record is called."""
    return str(record.get(NAME.get(record["kind"], "name")) or "")


class Amender:
    """Knows the vocabulary in force."""

    def __init__(self) -> None:
        self.vocabulary = load_vocabulary()

    @cached_property
    def _concepts(self) -> dict[tuple[str, str], str]:
        """Concept by scheme and label, labels as identity sees them; preferred labels go first."""
        found: dict[tuple[str, str], str] = {}
        known = self.vocabulary.concepts.values()
        said = [(concept, concept.name) for concept in known]
        said += [(concept, label) for concept in known for label in (*concept.alt, *concept.hidden)]
        for concept, label in said:
            found.setdefault((concept.scheme, identity.clean(label)), concept.id)
        return found

    @cached_property
    def _linker(self) -> MetricLinker:
        return MetricLinker(self.vocabulary)

    def concept(self, scheme: str, label: str) -> str | None:
        """The concept that ``label`` is a label of."""
        return self._concepts.get((scheme, identity.clean(label)))

    def metric(self, record: Record) -> str | None:
        """The metric that a measurement's name means: a label of it, or one that its patterns know."""
        name, unit = record["metric"], record["unit"]
        return self.concept("metric", name) or self._linker.link(name, unit, change=record["change"] is not None)

    def amend(self, record: Record, changes: Mapping[str, Any]) -> None:
        """Change fields of ``record``, and what follows from them."""
        record.update(changes)
        kind = record["kind"]
        if kind == "report":
            if changes.keys() & {"district", "parent"}:
                parents = [record["parent"]] if record["parent"] else []
                known = load_gazetteer().resolve(record["district"], parents) if record["district"] else None
                record["districtCode"] = known.code if known else None
                record["districtAsWritten"] = record["district"]
        elif kind == "measurement":
            record["redacted"] = record["value"] is None
            if "value" in changes:
                record.pop("step", None)  # how the report's own digits were rounded
            if (record["status"] == "planned") != (record.get("basis") == "target"):
                record["basis"] = "target" if record["status"] == "planned" else "annual"
            if changes.keys() & {"metric", "unit"}:
                record["concept"] = self.metric(record)
        elif kind == "agency" and "type" in changes:
            record["concept"] = self.concept("agency-type", record["type"])
        elif kind in SCHEMES and "name" in changes:
            record["concept"] = self.concept(SCHEMES[kind], record["name"])
            if kind == "program":
                record["rule"] = None
        elif kind == "place" and "name" in changes:
            record["code"] = None

    def added(self, report: Record, kind: str, text: str, quote: str, fields: Mapping[str, Any]) -> Record | None:
        """The record of a fact that a person added; ``None`` where the text does not say ``quote``."""
        start = text.find(quote)
        if start < 0:
            return None
        end = start + len(quote)
        document = make_document(text, period=report["period"])
        place = min(bisect_left(document.form.offsets, start), max(len(document.plain) - 1, 0))
        record: Record = {
            "kind": kind,
            "id": fact_id(report["id"], kind, start, end, "added", sorted(fields.items())),
            "report": report["id"],
            "evidence": {
                "start": start,
                "end": end,
                "quote": quote,
                "section": document.section(place).path,
                "sentence": document.words_around(place, max(bisect_left(document.form.offsets, end), place + 1)),
            },
            **deepcopy(_DEFAULTS[kind]),
        }
        if kind == "measurement":
            record["period"] = report["period"]
        self.amend(record, fields)
        return record

    def node(self, record: Mapping[str, Any], home: Home) -> str | None:
        """The node that an agency or program of a report of ``home`` stands for; ``None`` where it stands for none."""
        if record["kind"] == "agency":
            agency = identity.agency(record["name"], home)
            return agency.id if agency else None
        if record["concept"]:
            return str(record["concept"])
        return None if identity.hides(record["name"]) else "coinage/" + identity.slug(record["name"])

    def become(self, record: Record, node: str, home: Home) -> bool:
        """Give an agency or program the name of ``node``; whether a report of ``home`` can say it."""
        name = unquote(node.rpartition("/")[2])
        if record["kind"] == "agency":
            agency = identity.agency(name, home)
            if agency is None or agency.id != node:
                return False
            record["name"] = name
            return True
        concept = self.vocabulary.concepts.get(node)
        if concept is None and not node.startswith("coinage/"):
            return False
        record.update({"name": concept.name if concept else name, "concept": concept.id if concept else None})
        return True
