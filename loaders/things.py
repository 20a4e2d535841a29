"""Nodes that reports share: districts, agencies, concepts, and what the vocabulary does not know.

Each is a function of its identifier alone, so that it does not matter which report brings it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders import captions, identity
from ontology.gazetteer import load_gazetteer
from ontology.model import model, relationship_type
from ontology.vocabulary import CLASS_OF

if TYPE_CHECKING:
    from loaders.elements import Graph, Value
    from ontology.facts import ReportRecord
    from ontology.gazetteer import District
    from ontology.vocabulary import Vocabulary


class Things:
    """Adds to the graph of one report what the report speaks of."""

    def __init__(self, graph: Graph, report: ReportRecord, home: identity.Home, vocabulary: Vocabulary) -> None:
        self.graph = graph
        self.home = home
        self.agencies: set[str] = set()
        """The nodes of agencies that were added."""
        self.own_digits = report["id"].removeprefix("report/")
        """What sets apart whatever is this report's alone."""
        self._redacted = report["redacted"]
        self._vocabulary = vocabulary

    def home_district(self) -> str:
        """The node of the report's district, known or not."""
        home = self.home
        if home.own is not None:
            return self.district(home.own)
        node = self.graph.add_node(
            home.district,
            "District",
            name=home.written or captions.UNKNOWN_DISTRICT,
            level="county" if home.written[-1:] in {"区", "县", "旗"} else None,
            masked=identity.hides(home.written) or (not home.written and self._redacted),
        )
        if home.above:
            self.graph.add_edge(node, "PART_OF", self.district(home.above[0]))
        return node

    def district(self, district: District) -> str:
        """The node of a known district, and of those above it."""
        node = self.graph.add_node(
            f"district/{district.code}",
            "District",
            name=district.name,
            code=district.code,
            level=district.level,
            masked=False,
        )
        if above := load_gazetteer().ancestors(district.code):
            self.graph.add_edge(node, "PART_OF", self.district(above[0]))
        return node

    def agency(self, agency: identity.Identity) -> str:
        """The node of an institution, in its district."""
        node = self.graph.add_node(agency.id, "Agency", name=agency.name)
        self.agencies.add(node)
        if agency.district == self.home.district:
            self.graph.add_edge(node, "LOCATED_IN", self.home_district())
        elif agency.district and (district := load_gazetteer().get(agency.district.removeprefix("district/"))):
            self.graph.add_edge(node, "LOCATED_IN", self.district(district))
        return node

    def concept(self, identifier: str) -> str:
        """The node of a concept, and of those that its definition leads to: broader ones, a rate's counts."""
        if identifier in self.graph.nodes:
            return identifier
        concept = self._vocabulary.concepts.get(identifier)
        if concept is None:  # a concept of a vocabulary that is not there any more
            scheme, _, name = identifier.partition("/")
            return self.graph.add_node(identifier, CLASS_OF[scheme], name=name)
        label = CLASS_OF[concept.scheme]
        known = {p.key for p in model().properties_of(label) if p.datatype == "string"}
        properties: dict[str, Value | None] = {key: text for key, text in concept.attributes.items() if key in known}
        properties |= {"name": concept.name, "aliases": list(concept.alt), "definition": concept.definition or None}
        node = self.graph.add_node(identifier, label, **properties)
        if label in model().relations["BROADER"].domain:
            for broader in concept.broader:
                self.graph.add_edge(node, "BROADER", self.concept(broader))
        for name, ends in concept.links.items():
            for end in ends:
                self.graph.add_edge(node, relationship_type(name), self.concept(end))
        return node

    def local(self, label: str, base: str, name: str, **properties: Value) -> str:
        """The node of something that the vocabulary does not know; one whose name is hidden is the report's alone."""
        if identity.hides(name):
            base += f"/unknown/{self.own_digits}"
        return self.graph.add_node(f"{base}/{identity.slug(name)}", label, name=identity.clean(name), **properties)
