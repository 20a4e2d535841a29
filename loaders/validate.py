"""The gate before a store: a report whose graph breaks a shape of the ontology is not loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.rdf import ntriples
from ontology.errors import ViolationsFound
from ontology.facts import BASE
from ontology.terms import KG
from ontology.validation import violations

if TYPE_CHECKING:
    from loaders.elements import Graph

SHOWN = 3
"""Violations that the error names; the others it counts."""


def validate(graph: Graph, *, where: str = "") -> None:
    """Check the graph of one report against the shapes.

    Raises:
        ViolationsFound: it breaks some; the message names the first of them.
    """
    found = violations(ntriples(graph), format="ntriples")
    if not found:
        return
    told = []
    for violation in found[:SHOWN]:
        path = violation.path.removeprefix(KG)
        value = f" (it is {violation.value!r})" if violation.value else ""
        told.append(f"{violation.node.removeprefix(BASE)} {path}: {violation.message}{value}".replace(" :", ":"))
    more = f", and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise ViolationsFound(
        f"{len(found)} violations of the shapes: " + "; ".join(told) + more,
        where=where,
        hint="The facts are at fault, not the file: report it with the file",
    )
