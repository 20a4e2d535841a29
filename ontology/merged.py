"""The whole ontology as one Turtle document: schema, vocabularies and what a user adds; the same bytes each time.

The shapes are not part of it: they say what data must look like, not what there is, and are a graph of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology.facts import BASE
from ontology.model import SHAPES, model
from ontology.terms import KG, OWL, RDF, RDFS, SCHEMA_ORG, SKOS, XSD
from ontology.vocabulary import load_vocabulary, own_files, read_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SDMX = "http://purl.org/linked-data/sdmx/2009/"
PREFIXES = {
    "kg": KG,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": "http://purl.org/dc/terms/",
    "schema": SCHEMA_ORG,
    "prov": "http://www.w3.org/ns/prov#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "org": "http://www.w3.org/ns/org#",
    "oa": "http://www.w3.org/ns/oa#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "m8g": "http://data.europa.eu/m8g/",
    "qb": "http://purl.org/linked-data/cube#",
    "cube": BASE + "cube#",
    **{f"sdmx-{kind}": f"{SDMX}{kind}#" for kind in ("attribute", "code", "concept", "dimension", "measure")},
}


def merged_turtle(extra: Sequence[Path] = ()) -> str:
    """The document as text; statements sorted by subject, the ontology and its terms first.

    Raises:
        OntologyError: a file of the user's breaks the rules.
        InputMissingError: a file is not there.
        InputUnreadableError: a file is not text in UTF-8.
    """
    load_vocabulary(extra)  # refuses what breaks the rules
    resources = read_files([*(path for path in model().turtle_files if path != SHAPES), *own_files(), *extra])
    triples = [
        ox.Triple(ox.NamedNode(resource.iri), ox.NamedNode(predicate), value)
        for resource in sorted(resources.values(), key=lambda r: (not r.iri.startswith(BASE + "ontology"), r.iri))
        for predicate in sorted(resource.statements, key=lambda p: (p != RDF + "type", p))
        for value in sorted(resource.statements[predicate], key=str)
    ]
    body = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    lines = body.decode("utf-8").splitlines(keepends=True)
    header = sorted(line for line in lines[: len(PREFIXES)])  # the serialiser gives them in no order
    return "".join([*header, *lines[len(PREFIXES) :]])
