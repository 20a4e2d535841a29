"""The vocabularies: programs, agency types, metrics, awards, policies and the status of claims, read from Turtle.

A user's own files (Turtle, or CSV as :mod:`ontology.table` reads it) join them: a new IRI is a new concept, a known
one gets further labels. What the words of a concept are for: ``name`` and ``alt`` are what people write, ``hidden``
what damaged or redacted texts show, ``excluded`` longer terms in which a label means something else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ontology.errors import OntologyError
from ontology.facts import BASE
from ontology.model import STATUS, vocabulary_files
from ontology.table import read_table
from ontology.terms import CLASS_OF, KG, LANGUAGE, SKOS, concept_id, reading_form
from ontology.turtle import Resource, line_of, read_turtle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["CLASS_OF", "Concept", "Vocabulary", "concept_id", "load_vocabulary", "own_files", "read_files"]

_ALLOWED = KG + "allowed"
_NOT_ATTRIBUTES = frozenset({KG + "excludedLabel"})


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of one scheme."""

    id: str
    """``program/枫桥经验``; its IRI is ``BASE + id``."""
    scheme: str
    name: str
    alt: tuple[str, ...]
    hidden: tuple[str, ...]
    excluded: tuple[str, ...]
    """Longer terms that veto a match of one of its labels."""
    definition: str
    broader: tuple[str, ...]
    """Ids of the next wider concepts."""
    attributes: Mapping[str, str]
    """By key (``kind``, ``domain``, ``unitClass`` …); several values of one key are joined by ``|``, sorted."""
    source: str
    """Path of the file that says it first."""
    links: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Ids of the concepts that a relation of ours leads to, by its name (``hasDenominator``, ``componentOf`` …)."""

    def values(self, key: str) -> tuple[str, ...]:
        """The values of an attribute; ``()`` where it has none."""
        value = self.attributes.get(key, "")
        return tuple(value.split("|")) if value else ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Everything that a text may write for it: name, alternatives, hidden forms."""
        return (self.name, *self.alt, *self.hidden)


@dataclass(frozen=True)
class Vocabulary:
    """All concepts, sorted by id."""

    concepts: Mapping[str, Concept]
    schemes: tuple[str, ...]
    """Names of the schemes, sorted: those of nodes, and ``status`` and ``unit`` besides."""
    allowed: Mapping[tuple[str, str], frozenset[str]]
    """The closed lists: by scheme and attribute, the values that it may have."""

    def scheme(self, name: str) -> list[Concept]:
        """The concepts of a scheme, sorted by id.

        Raises:
            OntologyError: there is no such scheme.
        """
        if name not in self.schemes:
            raise OntologyError(f"there is no scheme {name!r}", hint="One of: " + ", ".join(self.schemes))
        return self._by_scheme[name]

    @cached_property
    def _by_scheme(self) -> dict[str, list[Concept]]:
        schemes: dict[str, list[Concept]] = {name: [] for name in self.schemes}
        for concept in self.concepts.values():
            schemes[concept.scheme].append(concept)
        return schemes

    @cached_property
    def units(self) -> Mapping[str, Concept]:
        """The unit that each label means, by the label's reading form."""
        return {reading_form(label): unit for unit in self.scheme("unit") for label in unit.labels}

    @cached_property
    def digest(self) -> str:
        """64 hexadecimal digits that change when, and only when, something is said differently."""
        state = sha256()
        for c in self.concepts.values():
            said = (c.id, c.name, c.alt, c.hidden, c.excluded, c.definition, c.broader, sorted(c.attributes.items()))
            state.update(repr((said, sorted(c.links.items()))).encode())
        return state.hexdigest()


def load_vocabulary(extra: Sequence[Path] = ()) -> Vocabulary:
    """Our vocabulary with the user's own files (``.ttl`` or ``.csv``): those of KG_VOCABULARY, and ``extra``.

    Raises:
        OntologyError: a file breaks the rules; ``where`` is the file and, where possible, the line.
        InputMissingError: a file is not there.
        InputUnreadableError: a file is not text in UTF-8.
    """
    return _load((*own_files(), *extra)) if extra else _ours(own_files())


def own_files() -> tuple[Path, ...]:
    """What the variable KG_VOCABULARY names: files, or folders of ``.ttl`` and ``.csv``, separated as in PATH."""
    found: list[Path] = []
    for name in filter(None, os.environ.get("KG_VOCABULARY", "").split(os.pathsep)):
        path = Path(name).expanduser()
        inside = sorted(p for p in path.rglob("*") if p.suffix in {".ttl", ".csv"}) if path.is_dir() else [path]
        found += inside
    return tuple(found)


@lru_cache(maxsize=1)
def _ours(files: tuple[Path, ...]) -> Vocabulary:
    return _load(files)


def _load(extra: tuple[Path, ...]) -> Vocabulary:
    resources = read_files((STATUS, *vocabulary_files(), *extra))
    declared = {r.iri.removeprefix(BASE) for r in resources.values() if SKOS + "ConceptScheme" in r.types}
    schemes = tuple(sorted(declared | set(CLASS_OF)))
    concepts = [_concept(r, schemes) for r in resources.values() if _is_concept(r)]
    return Vocabulary(
        concepts=MappingProxyType({c.id: c for c in sorted(concepts, key=lambda c: c.id)}),
        schemes=schemes,
        allowed=MappingProxyType(_closed_lists(resources)),
    )


def _closed_lists(resources: Mapping[str, Resource]) -> dict[tuple[str, str], frozenset[str]]:
    lists = {}
    for scheme, label in CLASS_OF.items():
        said = resources[KG + label].statements if KG + label in resources else {}
        for predicate in said:
            if predicate.startswith(_ALLOWED):
                key = predicate.removeprefix(_ALLOWED)
                lists[scheme, key[0].lower() + key[1:]] = frozenset(resources[KG + label].texts(predicate))
    return lists


def read_files(paths: Sequence[Path]) -> dict[str, Resource]:
    """What Turtle and CSV files say together, by IRI.

    Raises:
        OntologyError: a file breaks the rules; ``where`` is the file and, where possible, the line.
        InputMissingError: a file is not there.
        InputUnreadableError: a file is not text in UTF-8.
    """
    resources: dict[str, Resource] = {}
    for path in paths:
        if path.suffix.lower() == ".csv":
            read_table(path, resources)
        elif path.suffix.lower() in {".ttl", ".turtle"}:
            read_turtle(path, resources)
        else:
            raise OntologyError("this is neither .ttl nor .csv", where=str(path), hint="Rename or convert the file")
    return resources


def _is_concept(resource: Resource) -> bool:
    ours = resource.iri.startswith(BASE) and not resource.iri.startswith(KG)
    return (ours and SKOS + "ConceptScheme" not in resource.types) or SKOS + "inScheme" in resource.statements


def _concept(resource: Resource, schemes: Sequence[str]) -> Concept:
    concept_id = resource.iri.removeprefix(BASE)
    scheme = concept_id.partition("/")[0]
    if scheme not in schemes or resource.iris(SKOS + "inScheme") != [BASE + scheme]:
        raise _wrong(resource, f"IRI and skos:inScheme do not name the same scheme (one of {', '.join(schemes)})")
    if scheme in CLASS_OF and KG + CLASS_OF[scheme] not in resource.types:
        raise _wrong(resource, f"a concept of this scheme is a kg:{CLASS_OF[scheme]}")
    names = resource.texts(SKOS + "prefLabel", LANGUAGE)
    if len(names) != 1:
        said = "no" if not names else "more than one"
        raise _wrong(resource, f"it has {said} skos:prefLabel in {LANGUAGE}")
    return Concept(
        id=concept_id,
        scheme=scheme,
        name=names[0],
        alt=tuple(resource.texts(SKOS + "altLabel", LANGUAGE)),
        hidden=tuple(resource.texts(SKOS + "hiddenLabel", LANGUAGE)),
        excluded=tuple(resource.texts(KG + "excludedLabel", LANGUAGE)),
        definition=resource.text(SKOS + "definition", LANGUAGE),
        broader=tuple(sorted(iri.removeprefix(BASE) for iri in resource.iris(SKOS + "broader"))),
        attributes=MappingProxyType(_attributes(resource)),
        source=str(resource.source),
        links=MappingProxyType(_links(resource)),
    )


def _attributes(resource: Resource) -> dict[str, str]:
    found = {}
    for predicate in sorted(resource.statements):
        if predicate.startswith(KG) and predicate not in _NOT_ATTRIBUTES and not resource.iris(predicate):
            found[predicate.removeprefix(KG)] = "|".join(sorted(resource.texts(predicate)))
    if notation := resource.text(SKOS + "notation"):
        found["notation"] = notation
    return found


def _links(resource: Resource) -> dict[str, tuple[str, ...]]:
    ours = [predicate for predicate in sorted(resource.statements) if predicate.startswith(KG)]
    found = {predicate.removeprefix(KG): resource.iris(predicate) for predicate in ours}
    return {name: tuple(sorted(iri.removeprefix(BASE) for iri in iris)) for name, iris in found.items() if iris}


def _wrong(resource: Resource, what: str) -> OntologyError:
    name = resource.iri.removeprefix(BASE)
    return OntologyError(f"{name}: {what}", where=line_of(resource.source, name), hint="Mend the concept")
