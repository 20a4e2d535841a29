"""The model: what schema.ttl says, and that every standard term it stands on exists in its vocabulary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCTERMS, ORG, PROV, SDO, SKOS, SOSA, DefinedNamespace

from ontology.facts import KINDS, Status
from ontology.model import SCHEMA, model, relationship_type
from ontology.terms import CLASS_OF, KG, OWL, RDF, RDFS, XSD
from ontology.vocabulary import load_vocabulary

CLOSED: dict[str, type[DefinedNamespace]] = {str(ns): ns for ns in (DCTERMS, ORG, PROV, SDO, SKOS, SOSA)}
LISTED = json.loads((Path(__file__).parent / "data" / "standard-terms.json").read_text(encoding="utf-8"))


def exists(iri: str) -> bool:
    """Whether the vocabulary that the IRI names has the term."""
    for space, closed in CLOSED.items():
        if iri.startswith(space):
            return iri.removeprefix(space) in closed
    return any(iri.removeprefix(space) in known["terms"] for space, known in LISTED.items() if iri.startswith(space))


def schema() -> rdflib.Graph:
    return rdflib.Graph().parse(SCHEMA)


def test_every_standard_term_exists_in_the_vocabulary_that_it_names() -> None:
    own = (KG, OWL, RDF, RDFS, XSD, "https://w3id.org/fazhi-kg/", "https://www.apache.org/")
    used = {str(term) for triple in schema() for term in triple if isinstance(term, rdflib.URIRef)}
    foreign = {iri for iri in used if not iri.startswith(own)}
    assert {iri for iri in foreign if not exists(iri)} == set()
    assert len(foreign) > 20


@pytest.mark.parametrize(
    "iri", ["https://schema.org/Raport", "http://www.w3.org/ns/oa#Evidence", "http://example.org/x"]
)
def test_a_term_that_is_nowhere_is_found(iri: str) -> None:
    assert not exists(iri)


@pytest.mark.parametrize(
    ("label", "standards"),
    [
        ("District", {"https://schema.org/AdministrativeArea", "http://data.europa.eu/m8g/AdminUnit"}),
        ("Agency", {"http://www.w3.org/ns/org#FormalOrganization"}),
        ("Program", {"http://www.w3.org/2004/02/skos/core#Concept"}),
        ("Policy", {"http://data.europa.eu/eli/ontology#LegalResource"}),
        ("Metric", {"http://www.w3.org/2004/02/skos/core#Concept", "http://www.w3.org/ns/sosa/ObservableProperty"}),
        ("Report", {"https://schema.org/Report", "http://www.w3.org/ns/prov#Entity"}),
        ("Measurement", {"http://www.w3.org/ns/prov#Entity", "http://www.w3.org/ns/sosa/Observation"}),
        ("ProgramRun", {"http://www.w3.org/ns/prov#Entity"}),
    ],
)
def test_classes_stand_on_standard_ones(label: str, standards: set[str]) -> None:
    assert set(model().classes[label].equivalents) == standards


def test_evidence_is_of_rdf_alone() -> None:
    assert "Evidence" not in model().classes
    assert model().rdf_classes["Evidence"].equivalents == ("http://www.w3.org/ns/oa#SpecificResource",)
    assert "HAS_EVIDENCE" not in model().relations
    assert model().rdf_relations["HAS_EVIDENCE"].range == ("Evidence",)


def test_labels_of_a_fact_are_its_own_and_its_superclass() -> None:
    assert model().labels("Measurement") == ("Measurement", "Fact")
    assert model().labels("Report") == ("Report",)


def test_every_kind_of_fact_but_the_uncounted_has_a_class() -> None:
    facts = [c.label for c in model().classes.values() if "Fact" in c.superlabels]
    assert len(facts) == len(set(KINDS) - {"report", "number"}) + 1
    assert "AgencyRelation" in facts  # what an agency record says of other agencies


def test_every_scheme_of_nodes_has_a_class() -> None:
    assert set(CLASS_OF.values()) <= set(model().classes)


@pytest.mark.parametrize(("name", "kind"), [("runOf", "RUN_OF"), ("about", "ABOUT"), ("hasSubject", "HAS_SUBJECT")])
def test_relationship_types_follow_from_local_names(name: str, kind: str) -> None:
    assert relationship_type(name) == kind
    assert model().relations[kind].iri == KG + name


def test_relations_say_where_they_start_and_end() -> None:
    m = model()
    for relation in m.relations.values():
        assert relation.domain, relation.type
        assert relation.range, relation.type
        assert {*relation.domain, *relation.range} <= set(m.classes), relation.type
    assert m.relations["ABOUT"].domain == ("Report", "Fact")
    assert m.relations["STATED_IN"].range == ("Report",)


def test_only_shortcuts_are_derived() -> None:
    assert {r.type for r in model().relations.values() if r.derived} == {"RUNS", "PLANS", "LACKS"}
    assert model().properties["years"].relations == ("RUNS", "PLANS", "LACKS")
    assert model().properties["years"].datatype == "integers"


def test_what_every_node_has() -> None:
    shared = [p.key for p in model().properties.values() if not p.labels and not p.relations]
    assert shared == ["id", "uri", "name"]
    assert model().properties["name"].iri == RDFS + "label"
    assert {p.key for p in model().properties_of("Agency")} == {"id", "uri", "name"}


def test_a_node_has_the_properties_of_its_superclass() -> None:
    keys = {p.key for p in model().properties_of("Measurement")}
    assert {"value", "unit", "quote", "start", "end", "section", "period", "status"} <= keys
    assert "years" not in keys
    assert "title" not in model().properties
    assert "type" not in model().properties


def test_relations_of_a_node_are_those_of_its_superclass_too() -> None:
    assert {r.type for r in model().relations_from("ProgramRun")} == {"ABOUT", "STATED_IN", "HAS_SUBJECT", "RUN_OF"}


def test_datatypes() -> None:
    datatypes = {p.key: p.datatype for p in model().properties.values()}
    assert datatypes["value"] == "float"
    assert datatypes["published"] == "date"
    assert datatypes["masked"] == "boolean"
    assert datatypes["aliases"] == "strings"
    assert model().properties["value"].xsd == XSD + "decimal"


def test_every_term_is_labelled_and_explained() -> None:
    graph = schema()
    kinds = (rdflib.OWL.Class, rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty, rdflib.OWL.AnnotationProperty)
    for kind in kinds:
        for term in graph.subjects(rdflib.RDF.type, kind):
            languages = {o.language for o in graph.objects(term, rdflib.RDFS.label) if isinstance(o, rdflib.Literal)}
            assert languages == {"zh-Hans", "en"}, term
            assert len(list(graph.objects(term, rdflib.RDFS.comment))) == 1, term


def test_statuses_are_those_of_facts() -> None:
    statuses = {c.attributes["notation"]: c.name for c in load_vocabulary().scheme("status")}
    assert statuses == {"done": "已开展", "planned": "计划", "shortcoming": "短板"}
    assert set(statuses) == set(Status.__args__)  # type: ignore[attr-defined]


def test_every_file_of_the_ontology_is_named() -> None:
    folder = SCHEMA.parent
    assert set(model().turtle_files) == {*folder.glob("*.ttl"), *folder.glob("vocabulary/*.ttl")}
