# ruff: noqa: INP001 - beside a script, not in a package
"""Diagrams of the model, drawn from the ontology as Mermaid, which code hosts and most editors show as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tables import short

from ontology.model import model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ontology.model import RelationType

FACT = "Fact"


def diagrams() -> list[tuple[str, str]]:
    """The pictures of the model, each with its heading; every relationship stands in one of them."""
    return [
        ("What a report claims", _flowchart(_is_claim)),
        ("Who and where", _flowchart(lambda r: not _is_claim(r) and not r.derived)),
        ("What follows by rule", _flowchart(lambda r: r.derived and not _is_claim(r))),
        ("What is on top of which standard", _standards()),
    ]


def _is_claim(relation: RelationType) -> bool:
    """Whether facts are what the relation starts from."""
    classes = model().classes
    return any(label == FACT or FACT in classes[label].superlabels for label in relation.domain)


def _flowchart(wanted: Callable[[RelationType], bool]) -> str:
    relations = [r for r in model().relations.values() if wanted(r)]
    edges: dict[
        tuple[str, str], list[str]
    ] = {}  # several between the same two are drawn as one, or they cover each other
    for relation in relations:
        for ends in _ends(relation):
            edges.setdefault(ends, []).append(relation.type)
    labels = dict.fromkeys(label for ends in edges for label in ends)
    lines = [f'    {label}["{model().classes[label].name_zh}<br/>{label}"]' for label in labels]
    lines += [f"    {start} -->|{'<br/>'.join(kinds)}| {end}" for (start, end), kinds in edges.items()]
    return _block("flowchart LR", lines)


def _ends(relation: RelationType) -> Iterable[tuple[str, str]]:
    """Which class is tied to which: of a relation between things of one kind, each only to its own."""
    if set(relation.domain) == set(relation.range):
        return [(label, label) for label in relation.domain]
    if len(relation.domain) == len(relation.range) > 1:
        return list(zip(relation.domain, relation.range, strict=True))
    return [(start, end) for start in relation.domain for end in relation.range]


def _standards() -> str:
    """Our classes below those of the standards that they specialise."""
    lines = []
    for node in model().classes.values():
        own = [parent for parent in node.equivalents if not _inherited(node.label, parent)]
        lines += [f'    {node.label} -->|subclass of| {_name(iri)}["{short(iri)}"]' for iri in own]
        lines += [f"    {node.label} -->|subclass of| {parent}" for parent in node.superlabels]
    return _block("flowchart RL", lines)


def _inherited(label: str, iri: str) -> bool:
    return any(iri in model().classes[parent].equivalents for parent in model().classes[label].superlabels)


def _name(iri: str) -> str:
    """A name that Mermaid takes for a node."""
    return short(iri).replace(":", "_").replace("-", "_")


def _block(kind: str, lines: Iterable[str]) -> str:
    return "\n".join(["```mermaid", kind, *lines, "```"]) + "\n"
