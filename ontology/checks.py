"""Checks of the vocabulary itself, ours and what users add: ``kg ontology --check`` and the tests run them.

Loading already refuses what cannot be read (no name, an IRI that is not of its scheme); these find what reads well and
is wrong all the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.facts import BASE
from ontology.model import model
from ontology.terms import CLASS_OF, KG, concept_id, reading_form
from ontology.turtle import line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ontology.vocabulary import Concept, Vocabulary

STEERING = frozenset({"defaultFor", "disambiguation", "redactionContext", "redactionVeto"})
"""Attributes that any concept may have: they tell a reader, or extraction, which concept a text means."""
_OWN = {
    "agency-type": {"head", "body"},
    "metric": {"pattern"},
    "unit": {"unitClass", "interchangeable"},
    "status": {"notation"},
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong with the vocabulary."""

    check: str
    concept: str
    """Id of the concept."""
    message: str
    where: str
    """``file:line``, or the file."""


def check_vocabulary(vocabulary: Vocabulary) -> list[Finding]:
    """Everything that the checks find, sorted; ``[]`` where all is well."""
    found = []
    for check in CHECKS:
        for concept, message in check(vocabulary):
            where = line_of(Path(concept.source), f"{BASE}{concept.id}>")
            if where == concept.source:
                where = line_of(Path(concept.source), concept.name)
            found.append(Finding(check.__name__, concept.id, message, where))
    return sorted(found)


def shared_label(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A label of two concepts of a scheme, where no rule says which one a text means by it.

    Rules: exactly one of them claims the label (``kg:defaultFor``), or all but one, or all, carry a
    ``kg:disambiguation``.
    """
    for scheme in (*CLASS_OF, "unit"):
        owners: dict[str, list[Concept]] = defaultdict(list)
        for concept in _scheme(vocabulary, scheme):
            for form in sorted({reading_form(label) for label in concept.labels}):
                owners[form].append(concept)
        for form, concepts in owners.items():
            claimed = [c for c in concepts if form in map(reading_form, c.values("defaultFor"))]
            explained = [c for c in concepts if c.values("disambiguation")]
            if len(concepts) > 1 and len(claimed) != 1 and len(explained) < len(concepts) - 1:
                names = ", ".join(c.id for c in concepts)
                yield concepts[0], f"the label {form} is shared by {names}, and no rule tells them apart"


def shared_head(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A string that ends the agency names of two types: no name could tell which one it is of."""
    owners: dict[str, list[str]] = defaultdict(list)
    for concept in vocabulary.scheme("agency-type"):
        for head in concept.values("head"):
            owners[reading_form(head)].append(concept.id)
            if len(owners[reading_form(head)]) > 1:
                yield concept, f"the head {head} is shared by {', '.join(owners[reading_form(head)])}"


def empty_label(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A label of which nothing is left without quotation marks and spaces."""
    for concept in vocabulary.concepts.values():
        if not all(map(reading_form, (*concept.labels, *concept.excluded))):
            yield concept, "a label is empty"


def repeated_label(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A label that a concept has twice."""
    for concept in vocabulary.concepts.values():
        labels = [label.strip() for label in concept.labels]
        for label in sorted({label for label in labels if labels.count(label) > 1}):
            yield concept, f"the label {label} is given twice"


def lost_broader(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A broader concept that is not there, or of another scheme."""
    for concept in vocabulary.concepts.values():
        for broader in concept.broader:
            if broader not in vocabulary.concepts:
                yield concept, f"its broader concept {broader} does not exist"
            elif vocabulary.concepts[broader].scheme != concept.scheme:
                yield concept, f"its broader concept {broader} is of another scheme"


def broader_cycle(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A concept that is broader than itself."""
    for concept in vocabulary.concepts.values():
        seen: set[str] = set()
        ahead = list(concept.broader)
        while ahead:
            step = ahead.pop()
            if step not in seen:
                seen.add(step)
                ahead += vocabulary.concepts[step].broader if step in vocabulary.concepts else ()
        if concept.id in seen:
            yield concept, "it is broader than itself"


def lost_link(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A relation to another concept that the model does not have between the two, or to one that is not there."""
    relations = {r.iri.removeprefix(KG): r for r in model().relations.values()}
    for concept in vocabulary.concepts.values():
        for name, ends in concept.links.items():
            relation = relations.get(name)
            if relation is None or CLASS_OF.get(concept.scheme) not in relation.domain:
                yield concept, f"a concept of this scheme has no relation {name}"
                continue
            for end in ends:
                known = vocabulary.concepts.get(end)
                if known is None or CLASS_OF.get(known.scheme) not in relation.range:
                    yield concept, f"{name} leads to {end}, which is no {' or '.join(relation.range)} of the vocabulary"


def link_cycle(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A concept that its relations lead back to: a rate that is its own denominator, a part of its own part."""
    for concept in vocabulary.concepts.values():
        seen: set[str] = set()
        ahead = [end for ends in concept.links.values() for end in ends]
        while ahead:
            step = ahead.pop()
            if step not in seen and step in vocabulary.concepts:
                seen.add(step)
                ahead += [end for ends in vocabulary.concepts[step].links.values() for end in ends]
        if concept.id in seen:
            yield concept, "its relations to other concepts lead back to itself"


def misnamed_id(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """An IRI that is not the name without quotes, brackets and spaces."""
    for scheme in CLASS_OF:
        for concept in vocabulary.scheme(scheme):
            right = concept_id(scheme, concept.name)
            if concept.id != right:
                yield concept, f"its IRI should end in {right}, after its name"


def unknown_attribute(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """An attribute that the scheme does not have, or a value that is not on its closed list."""
    for scheme in (*CLASS_OF, "unit", "status"):
        known = attributes(scheme)
        for concept in _scheme(vocabulary, scheme):
            for key in concept.attributes:
                if key not in known:
                    yield concept, f"a concept of this scheme has no attribute {key}"
                allowed = vocabulary.allowed.get((scheme, key))
                for value in concept.values(key):
                    if allowed is not None and value not in allowed:
                        yield concept, f"{key} is {value!r}, which is none of {', '.join(sorted(allowed))}"


def attributes(scheme: str) -> set[str]:
    """What concepts of a scheme may say of themselves: the properties of their class, and what steers extraction."""
    label = CLASS_OF.get(scheme)
    of_class = {p.key for p in model().properties.values() if label in p.labels and p.iri.startswith(KG)}
    return of_class - {"coinage"} | STEERING | _OWN.get(scheme, set())


def unknown_unit(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A metric in a unit class that no unit is of, or in a unit that is of another class; ranks have no unit."""
    units = _scheme(vocabulary, "unit")
    classes = {unit.attributes.get("unitClass", "") for unit in units}
    class_of = {label: unit.attributes.get("unitClass", "") for unit in units for label in unit.labels}
    for metric in vocabulary.scheme("metric"):
        for unit_class in set(metric.values("unitClass")) - {"rank"}:
            if unit_class not in classes:
                yield metric, f"no unit is of the unit class {unit_class}"
            yield from (
                (metric, f"the unit {unit} is not of the unit class {unit_class}")
                for unit in metric.values("unit")
                if class_of.get(unit, unit_class) != unit_class
            )


def missing_attribute(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A concept of ours that lacks what every concept of its scheme needs."""
    needed = {"program": ("kind",), "metric": ("kind", "unit"), "unit": ("unitClass",), "status": ("notation",)}
    for scheme, keys in needed.items():
        for concept in _scheme(vocabulary, scheme):
            for key in keys:
                if not concept.values(key):
                    yield concept, f"it does not say its {key}"


def idle_exclusion(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """An excluded label that vetoes nothing, because no label of the concept is part of it."""
    for concept in vocabulary.concepts.values():
        labels = [reading_form(label) for label in concept.labels]
        for excluded in concept.excluded:
            form = reading_form(excluded)
            if not any(label in form and label != form for label in labels):
                yield concept, f"the excluded label {excluded} contains none of its labels"


def unowned_default(vocabulary: Vocabulary) -> Iterator[tuple[Concept, str]]:
    """A ``kg:defaultFor`` that is no label of the concept."""
    for concept in vocabulary.concepts.values():
        for label in concept.values("defaultFor"):
            if label not in concept.labels:
                yield concept, f"it is the default for {label}, which is not one of its labels"


CHECKS: tuple[Callable[[Vocabulary], Iterator[tuple[Concept, str]]], ...] = (
    shared_label,
    shared_head,
    empty_label,
    repeated_label,
    lost_broader,
    broader_cycle,
    lost_link,
    link_cycle,
    misnamed_id,
    unknown_attribute,
    unknown_unit,
    missing_attribute,
    idle_exclusion,
    unowned_default,
)


def _scheme(vocabulary: Vocabulary, scheme: str) -> list[Concept]:
    return vocabulary.scheme(scheme) if scheme in vocabulary.schemes else []
