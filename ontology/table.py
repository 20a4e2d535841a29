"""A user's vocabulary as a CSV table: one concept a row, turned into the same statements as Turtle.

Columns: ``scheme``, ``name``, ``alt`` (other names, separated by ``|``), ``broader`` (names or ids of the same scheme,
separated by ``|``), ``kind``, ``domain``, ``level``, ``definition``, and where they apply ``unit``, ``unitClass``,
``issuer``, ``year``, ``number``. Only the first two must be there. A row whose name is that of a known concept adds to
it.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology.errors import OntologyError
from ontology.facts import BASE
from ontology.terms import CLASS_OF, KG, LANGUAGE, RDF, SKOS, concept_id
from ontology.turtle import Resource, read_text

if TYPE_CHECKING:
    from pathlib import Path

ATTRIBUTES = ("kind", "domain", "level", "unit", "unitClass", "issuer", "year", "number")
COLUMNS = ("scheme", "name", "alt", "broader", "definition", *ATTRIBUTES)
_ALIASES = {
    "unitclass": "unitClass",
    "unit class": "unitClass",
    "alt labels": "alt",
    "altlabels": "alt",
    "alt_labels": "alt",
    "aliases": "alt",
}


def read_table(path: Path, into: dict[str, Resource]) -> None:
    """Add the concepts of a CSV table to the resources.

    Raises:
        OntologyError: a column or cell is wrong; ``where`` is ``file:line``.
        InputMissingError: there is no such file.
        InputUnreadableError: it is not text in UTF-8.
    """
    reader = csv.reader(StringIO(read_text(path), newline=""))
    header = [_ALIASES.get(c.strip().lower(), c.strip().lower()) for c in next(reader, [])]
    unknown = [c for c in header if c not in COLUMNS]
    if unknown or "scheme" not in header or "name" not in header or len(set(header)) != len(header):
        what = f"unknown column {unknown[0]!r}" if unknown else "the columns scheme and name must be there, once each"
        raise OntologyError(what, where=f"{path}:1", hint="Columns: " + ", ".join(COLUMNS))
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if len(cells) > len(header):
                raise OntologyError("more cells than columns", where=f"{path}:{line}", hint="Quote cells with commas")
            row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            _add(row, f"{path}:{line}", path, into)
        line = reader.line_num + 1


def _add(row: dict[str, str], where: str, path: Path, into: dict[str, Resource]) -> None:
    scheme, name = row["scheme"], row.get("name", "")
    if scheme not in CLASS_OF:
        raise OntologyError(f"there is no scheme {scheme!r}", where=where, hint="One of: " + ", ".join(CLASS_OF))
    if concept_id(scheme, name) == f"{scheme}/":
        raise OntologyError("the name is missing", where=where, hint="Every concept needs one")
    iri = BASE + concept_id(scheme, name)
    resource = into.setdefault(iri, Resource(iri, path))
    resource.add(RDF + "type", ox.NamedNode(KG + CLASS_OF[scheme]))
    resource.add(SKOS + "inScheme", ox.NamedNode(BASE + scheme))
    resource.add(SKOS + "prefLabel", _text(name))
    for alt in _parts(row.get("alt", "")):
        resource.add(SKOS + "altLabel", _text(alt))
    for broader in _parts(row.get("broader", "")):
        target = broader if broader.startswith(scheme + "/") else concept_id(scheme, broader)
        resource.add(SKOS + "broader", ox.NamedNode(BASE + target))
    if definition := row.get("definition"):
        resource.add(SKOS + "definition", _text(definition))
    for key in ATTRIBUTES:
        if value := row.get(key):
            resource.add(KG + key, ox.Literal(value))


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _text(value: str) -> ox.Literal:
    return ox.Literal(value, language=LANGUAGE)
