"""Reading Turtle fast: a file becomes its resources, in the order in which they first appear.

pyoxigraph parses; a syntax error names the file and the line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology.errors import InputMissingError, InputUnreadableError, OntologyError
from ontology.terms import RDF

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class Resource:
    """What files say about one subject."""

    iri: str
    source: Path
    """The file that says it first."""
    statements: dict[str, dict[ox.NamedNode | ox.BlankNode | ox.Literal, None]] = field(default_factory=dict)
    """Objects by predicate, in the order of the file, none twice."""

    def add(self, predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> None:
        """Say something of the subject; a second time changes nothing."""
        self.statements.setdefault(predicate, {})[value] = None

    @property
    def types(self) -> list[str]:
        return self.iris(RDF + "type")

    def iris(self, predicate: str) -> list[str]:
        """The IRIs that ``predicate`` leads to."""
        values = self.statements.get(predicate)
        return [o.value for o in values if isinstance(o, ox.NamedNode)] if values else []

    def texts(self, predicate: str, language: str | None = None) -> list[str]:
        """The literals of ``predicate``; with ``language`` those so tagged, and those without a tag."""
        values = self.statements.get(predicate)
        if not values:
            return []
        literals = [o for o in values if isinstance(o, ox.Literal)]
        if language is not None:
            tags = {None, language.lower()}  # the parser writes tags in lower case
            literals = [o for o in literals if o.language in tags]
        return [o.value for o in literals]

    def text(self, predicate: str, language: str | None = None) -> str:
        """The first literal of ``predicate``, or ``""``."""
        return next(iter(self.texts(predicate, language)), "")


def read_turtle(path: Path, into: dict[str, Resource] | None = None) -> dict[str, Resource]:
    """The resources of a Turtle file by IRI; with ``into`` they join those that are there.

    Raises:
        InputMissingError: there is no such file.
        InputUnreadableError: it is not text in UTF-8.
        OntologyError: it is not Turtle; ``where`` is ``file:line``.
    """
    resources: dict[str, Resource] = {} if into is None else into
    try:
        last: object = None
        statements: dict[str, dict[ox.NamedNode | ox.BlankNode | ox.Literal, None]] = {}
        for quad in ox.parse(read_text(path), format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if subject != last:  # statements come grouped by subject; to look it up once a group saves a third
                last = subject
                iri = subject.value if isinstance(subject, ox.NamedNode) else ""
                if iri and iri not in resources:
                    resources[iri] = Resource(iri, path)
                statements = resources[iri].statements if iri else {}  # nothing of the ontology hangs on blank nodes
            if not isinstance(value, ox.Triple):
                statements.setdefault(quad.predicate.value, {})[value] = None
    except SyntaxError as error:
        raise OntologyError(
            f"this is not Turtle: {error.msg}",
            where=f"{path}:{error.lineno}" if error.lineno else str(path),
            hint="Mend the line",
        ) from error
    return resources


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises:
        InputMissingError: there is no such file.
        InputUnreadableError: it is not text in UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputMissingError("no such file", where=str(path), hint="Check the path") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputUnreadableError("this is not text in UTF-8", where=str(path), hint="Save it as UTF-8") from error


def line_of(path: Path, needle: str) -> str:
    """``file:line`` of the first line that holds ``needle``; the file alone where none does."""
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if needle in line:
            return f"{path}:{number}"
    return str(path)
