# ruff: noqa: INP001 - beside a script, not in a package
"""The page of the vocabularies: what extraction knows by name, from the Turtle in ``ontology/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tables import code, table

from ontology.model import model
from ontology.vocabulary import CLASS_OF, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.vocabulary import Concept

SCHEMES: Mapping[str, tuple[str, ...]] = {
    "program": ("kind", "domain", "level"),
    "metric": ("unit", "kind", "domain"),
    "agency-type": ("kind", "level"),
    "policy": ("kind", "issuer", "year", "number"),
    "award": ("issuer", "level"),
    "status": ("notation",),
}
"""The schemes that people ask about, and which attributes of a concept their tables show."""


def vocabulary_page(note: str) -> str:
    """Every concept of every scheme, in the order of the names."""
    parts = [_scheme(scheme, attributes) for scheme, attributes in SCHEMES.items()]
    return f"""{note}
# The vocabularies

What reports are searched for by name, from the Turtle files in `ontology/`. A concept is found by its name and by the
names beside it (`skos:altLabel`); damaged and redacted spellings (`skos:hiddenLabel`) and longer terms that rule a
match out are in the Turtle. Names of your own join them by a table or a Turtle file in `KG_VOCABULARY`
([cli.md](cli.md#variables)).

{chr(10).join(parts)}"""


def _scheme(scheme: str, attributes: tuple[str, ...]) -> str:
    vocabulary = load_vocabulary()
    concepts = sorted(vocabulary.scheme(scheme), key=lambda concept: concept.name)
    filled = [key for key in attributes if any(concept.attributes.get(key) for concept in concepts)]
    rows = [_row(concept, filled, vocabulary.concepts) for concept in concepts]
    heading = ("名称", "also written", *filled, "broader")
    node = model().classes.get(CLASS_OF.get(scheme, ""))
    title = f"{node.name_zh} {code(node.label)}" if node else scheme.capitalize()
    return f"## {title}\n\n{len(concepts)} concepts.\n\n{table(heading, rows)}"


def _row(concept: Concept, attributes: list[str], concepts: Mapping[str, Concept]) -> tuple[str, ...]:
    broader = [concepts[identifier].name for identifier in concept.broader if identifier in concepts]
    values = [concept.attributes.get(key, "") for key in attributes]
    return (concept.name, "、".join(concept.alt), *values, "、".join(broader))
