"""The one projection: the facts of a report become nodes and edges, the same for every store and for RDF.

Pure and deterministic: :func:`project` looks at nothing but the facts, the vocabulary and the gazetteer. A node that
reports share is a function of its identifier alone, so the union of several reports does not depend on their order;
what does depend on what reports say of a shared node is derived from the facts (:mod:`loaders.derive`).
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from loaders import captions, identity
from loaders.comparable import Scopes, base_period, period_end, report_scope
from loaders.derive import derive, merge
from loaders.elements import Edge, Graph, Node, edge_id, is_fact, stored, uri
from loaders.intervals import step_of
from loaders.things import Things
from loaders.ties import Ties
from ontology.facts import fact_id
from ontology.model import relationship_type
from ontology.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.elements import Value
    from ontology.facts import (
        AgencyRecord,
        AwardRecord,
        Fact,
        MeasurementRecord,
        PlaceRecord,
        PolicyRecord,
        ProgramRecord,
        ReportRecord,
    )

__all__ = ["Edge", "Graph", "Node", "digest", "edge_id", "is_fact", "merge", "project", "stored", "uri"]

PROJECTION = "3"
"""Raise it when the same facts become another graph: stores then know that they are out of step."""


def project(facts: Sequence[Fact], vocabulary: Vocabulary | None = None) -> Graph:
    """The graph of one report.

    Args:
        facts: its records, the report's own first.
        vocabulary: what concepts are called and what is broader; ours where it is not given.
    """
    return _Projection(facts, vocabulary or load_vocabulary()).graph


def epoch(vocabulary: Vocabulary | None = None) -> str:
    """Eight digits that change when every graph may have changed: another projection or vocabulary."""
    state = f"{PROJECTION} {(vocabulary or load_vocabulary()).digest}"
    return sha256(state.encode()).hexdigest()[:8]


def digest(facts: Sequence[Fact], vocabulary: Vocabulary | None = None) -> str:
    """32 digits that change when the graph of ``facts`` may have changed; the first eight are :func:`epoch`."""
    state = sha256()
    for fact in facts:
        state.update(json.dumps(fact, sort_keys=True).encode())
    return epoch(vocabulary) + state.hexdigest()[:24]


class _Projection:
    """The graph of one report, while it grows."""

    def __init__(self, facts: Sequence[Fact], vocabulary: Vocabulary) -> None:
        self.graph = Graph()
        self.report = cast("ReportRecord", facts[0])
        names = [f["name"] for f in facts if f["kind"] == "agency"]
        self.home = identity.home(self.report, names)
        self.things = Things(self.graph, self.report, self.home, vocabulary)
        self.programs: dict[str, str] = {}
        """Node of each name of a program of the report."""
        self.bodies: dict[str, str] = {}
        """Node of each name of an agency record of the report."""
        types = {f["name"]: f["type"] for f in facts if f["kind"] == "agency" and f["concept"]}
        self.measured = [f for f in facts if f["kind"] == "measurement"]
        self.ties = Ties(self.measured, Scopes(self.home, types, vocabulary), vocabulary)
        self._report(digest(facts, vocabulary))
        # Programs and agencies first: other facts point at them by name, wherever they stand in the text.
        for fact in facts:
            if fact["kind"] == "program":
                self._program(fact)
            elif fact["kind"] == "agency":
                self._agency(fact)
        for fact in facts:
            match fact["kind"]:
                case "agency":
                    self._relations(fact)
                case "measurement":
                    self._measurement(fact)
                case "policy":
                    self._policy(fact)
                case "award":
                    self._award(fact)
                case "place":
                    self._place(fact)
        self._wholes()
        for fact in facts:
            if fact["kind"] in {"program", "measurement"}:
                self._subject(fact)
        derive(self.graph)

    def _report(self, loaded: str) -> None:
        report = self.report
        node = self.graph.add_node(
            report["id"],
            "Report",
            name=captions.report(report),
            agency=report["agency"],
            period=report["period"],
            periodEnd=period_end(report["period"]),
            scope=report_scope(self.home),
            published=date.fromisoformat(report["published"]) if report["published"] else None,
            redacted=report["redacted"],
            sha256=report["sha256"],
            digest=loaded,
        )
        self.graph.add_edge(node, "ABOUT", self.things.home_district())
        if issuer := identity.agency(self.home.agency, self.home):
            self.graph.add_edge(node, "ISSUED_BY", self.things.agency(issuer))

    def _fact(self, fact: Fact, label: str, caption: str, **properties: Value | None) -> str:
        """The node of a claim, tied to its report and district."""
        evidence = cast("dict[str, Any]", fact["evidence"])
        node = self.graph.add_node(
            fact["id"],
            label,
            **{
                "name": caption,
                "quote": evidence["quote"],
                "sentence": evidence.get("sentence"),
                "start": evidence["start"],
                "end": evidence["end"],
                "section": evidence["section"],
                "page": evidence.get("page"),
                "paragraph": evidence.get("paragraph"),
                "period": self.report["period"],
                **properties,
            },
        )
        self.graph.add_edge(node, "STATED_IN", self.report["id"])
        self.graph.add_edge(node, "ABOUT", self.home.district)
        return node

    def _program(self, fact: ProgramRecord) -> None:
        if fact["concept"]:
            program = self.things.concept(fact["concept"])
        else:
            base = f"coinage/apart/{self.things.own_digits}" if fact.get("apart") else "coinage"
            program = self.things.local("Program", base, fact["name"], coinage=True)
        self.programs[fact["name"]] = program
        node = self._fact(
            fact,
            "ProgramRun",
            captions.program(fact),
            written=identity.clean(fact["evidence"]["quote"]) or fact["name"],
            status=fact["status"],
            subject=fact["subject"],
            rule=fact["rule"],
        )
        self.graph.add_edge(node, "RUN_OF", program)

    def _measurement(self, fact: MeasurementRecord) -> None:
        change = fact["change"]
        tied = self.ties.of(fact)
        node = self._fact(
            fact,
            "Measurement",
            captions.measurement(fact),
            metric=fact["metric"],
            kind=tied.terms.kind,
            value=None if fact["value"] is None else float(fact["value"]),
            unit=fact["unit"],
            unitClass=tied.terms.unit or None,
            denominator=tied.terms.denominator or None,
            bound=fact["bound"],
            step=None if fact["value"] is None else step_of(fact),
            low=tied.interval.low,
            high=tied.interval.high,
            period=fact["period"],
            periodLength=tied.terms.length or None,
            periodEnd=period_end(fact["period"]),
            basis=tied.terms.basis,
            status=fact["status"],
            rank=fact["rank"],
            redacted=fact["redacted"],
            subject=fact["subject"],
            scope=tied.terms.scope,
            comparison=tied.terms.key,
            main=tied.main,
            changeOf=change and change["of"],
            changeDirection=change and change["direction"],
            changeBase=change and change["base"],
            basePeriod=change and base_period(change, fact["period"]),
        )
        if tied.change_in:
            self.graph.add_edge(node, "CHANGE_IN", self.things.concept(tied.change_in))
        if fact["concept"]:
            self.graph.add_edge(node, "MEASURES", self.things.concept(fact["concept"]))
        for name in fact["programs"]:
            if name in self.programs:
                self.graph.add_edge(node, "RESULT_OF", self.programs[name])

    def _wholes(self) -> None:
        """Tie parts to the totals that the text says they are parts of."""
        for fact in self.measured:
            whole = fact.get("whole")
            if whole in self.graph.nodes:
                self.graph.add_edge(fact["id"], "COUNTED_IN", whole)

    def _policy(self, fact: PolicyRecord) -> None:
        caption = captions.policy(fact)
        node = self._fact(fact, "PolicyAction", caption, relation=fact["relation"], status=fact["status"])
        concept = fact["concept"]
        policy = self.things.concept(concept) if concept else self.things.local("Policy", "policy/local", fact["name"])
        self.graph.add_edge(node, "CITES", policy)

    def _award(self, fact: AwardRecord) -> None:
        node = self._fact(
            fact,
            "AwardReceipt",
            captions.award(fact),
            recipient=fact["recipient"],
            issuer=fact["issuer"],
            level=fact["level"],
        )
        concept = fact["concept"]
        award = self.things.concept(concept) if concept else self.things.local("Award", "award/local", fact["name"])
        self.graph.add_edge(node, "OF_AWARD", award)
        self._link(node, "RECEIVED_BY", fact["recipient"])

    def _agency(self, fact: AgencyRecord) -> None:
        kind = self.graph.nodes[self.things.concept(fact["concept"])] if fact["concept"] else None
        name = str(kind.properties["name"]) if kind else fact["type"]
        agency = identity.agency(fact["name"], self.home)
        if agency and fact.get("apart"):
            agency = identity.apart(fact["name"], agency, self.home)
        caption = captions.mention(agency.name if agency else fact["name"])
        node = self._fact(fact, "AgencyMention", caption, kind=name)
        if agency:
            self.bodies[fact["name"]] = self.things.agency(agency)
            self.graph.add_edge(node, "MENTIONS", agency.id)
            if kind:
                self.graph.add_edge(agency.id, "CLASSIFIED_AS", kind.id)

    def _relations(self, fact: AgencyRecord) -> None:
        """What the report says that an agency belongs to: each a claim of its own, and the relation that follows."""
        for said in fact.get("relations", ()):
            body, other = self.bodies.get(fact["name"]), self.bodies.get(said["agency"])
            if body is None or other is None or body == other:
                continue
            evidence = said["evidence"]
            claim = (fact["name"], said["relation"], said["agency"])
            identifier = fact_id(self.report["id"], "agency relation", evidence["start"], evidence["end"], *claim)
            names = [str(self.graph.nodes[agency].properties["name"]) for agency in (body, other)]
            node = self._fact(
                cast("Fact", {"id": identifier, "evidence": evidence}),
                "AgencyRelation",
                captions.relation(names[0], said, names[1]),
                relation=said["relation"],
            )
            self.graph.add_edge(node, "HAS_SUBJECT", body)
            self.graph.add_edge(node, "RELATES_TO", other)
            self.graph.add_edge(body, relationship_type(said["relation"]), other)

    def _place(self, fact: PlaceRecord) -> None:
        name = identity.clean(fact["name"])
        node = self._fact(fact, "PlaceMention", captions.mention(name), kind=fact["type"])
        place = f"place/{self.home.scope}/{identity.slug(name)}"
        self.graph.add_node(place, "Place", name=name, code=self.home.township(name))
        self.graph.add_edge(place, "LOCATED_IN", self.home.district)
        self.graph.add_edge(node, "MENTIONS", place)

    def _subject(self, fact: ProgramRecord | MeasurementRecord) -> None:
        self._link(fact["id"], "HAS_SUBJECT", fact["subject"])

    def _link(self, node: str, kind: str, name: str | None) -> None:
        """Tie a fact to the agency of the report that ``name`` means, if it means one."""
        agency = identity.agency(name, self.home) if name else None
        if agency and agency.id in self.things.agencies:
            self.graph.add_edge(node, kind, agency.id)
