"""Terms of RDF as plain values."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.sparql.facts import PREFIXES
from ontology.terms import XSD

if TYPE_CHECKING:
    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_INTEGERS = {XSD + name for name in ("integer", "long", "int", "short", "nonNegativeInteger", "positiveInteger")}
_NUMBERS = {XSD + name for name in ("decimal", "double", "float")}


def plain(term: Term | None) -> str | int | float | bool | None:
    """A number, truth value or text; an IRI in full; ``None`` for what is not bound."""
    if isinstance(term, ox.Literal):
        return _literal(term)
    return term.value if isinstance(term, ox.NamedNode) else None if term is None else str(term)


def short(term: Term | None) -> str | int | float | bool | None:
    """The same for people: an IRI as ``program:枫桥经验``."""
    if isinstance(term, ox.NamedNode):
        fits = [(name, space) for name, space in PREFIXES.items() if term.value.startswith(space)]
        if fits:
            name, space = max(fits, key=lambda fit: len(fit[1]))
            return f"{name}:{term.value.removeprefix(space)}"
    return plain(term)


def _literal(term: ox.Literal) -> str | int | float | bool:
    kind = term.datatype.value
    try:
        if kind in _INTEGERS:
            return int(term.value)
        if kind in _NUMBERS:
            number = float(term.value)
            if not isfinite(number):
                return term.value
            return int(number) if number.is_integer() else number
    except (ValueError, OverflowError):
        return term.value
    if kind == XSD + "boolean" and term.value in {"true", "false", "1", "0"}:
        return term.value in {"true", "1"}
    return term.value
