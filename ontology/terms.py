"""The namespaces and the schemes: names that the Turtle uses and that the Python here looks for."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from ontology.facts import BASE

KG = BASE + "ontology#"
"""Namespace of our own classes and properties."""
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA_ORG = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

LANGUAGE = "zh-Hans"
"""Language tag of what users see."""

CLASS_OF = {
    "program": "Program",
    "agency-type": "AgencyType",
    "metric": "Metric",
    "award": "Award",
    "policy": "Policy",
}
"""The node label of the concepts of each scheme; the schemes ``status`` and ``unit`` are no nodes."""

_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』")
_DROPPED = str.maketrans("", "", "“”‘’\"'《》〈〉「」『』()（）[]【】{}<>\\^`| \t\u3000")
"""Quotes, brackets and spaces are no part of an identifier."""
_NOT_IN_IRI = re.compile("[^A-Za-z0-9._~!$&'*+,;=:@\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd-]")
"""What is written %XX in the last part of an identifier."""


def concept_id(scheme: str, name: str) -> str:
    """``("program", "“八五”普法")`` -> ``program/八五普法``; fit for an IRI whatever the name."""
    kept = "".join(name.translate(_DROPPED).split())
    return f"{scheme}/" + _NOT_IN_IRI.sub(lambda sign: quote(sign[0], safe=""), kept)


def reading_form(label: str) -> str:
    """``label`` as matching sees it: one width of characters, no quotation marks, no spaces."""
    return "".join(unicodedata.normalize("NFKC", label).translate(_QUOTES).split())
