"""The model of the graph as a language model reads it: labels, relationships and properties with their meaning."""

from __future__ import annotations

from functools import cache
from typing import Any

from ontology.model import model

RULES = """\
Every node has a string `id`, unique, and a `name`. It has the labels of its superclasses too: a Measurement is a Fact.
Facts are nodes: (fact)-[:STATED_IN]->(:Report), (fact)-[:ABOUT]->(:District).
A fact's `status` is done, planned or shortcoming: never mix them.
`period` is text: 2022, 2025H1, 2024Q3 or 2021/2025. A number means nothing without its unit, period and status.
A district whose name the report hides (`masked`) is unknown: never guess it.
Values go into parameters ($name). Return columns, not whole nodes, and f.id AS fact for `evidence`.
End with ORDER BY and LIMIT."""


@cache
def schema() -> dict[str, Any]:
    """Rules, labels and relationships; a property stands at the label that it belongs to, subclasses inherit it."""
    graph = model()
    own = [p for p in graph.properties.values() if not p.relations and p.key not in {"uri", "digest"}]
    return {
        "rules": RULES.splitlines(),
        "labels": [
            {
                "label": c.label,
                "zh": c.name_zh,
                "meaning": c.comment,
                "superlabels": list(c.superlabels),
                "properties": {p.key: _property(p) for p in own if c.label in p.labels},
            }
            for c in graph.classes.values()
        ],
        "relationships": [
            {
                "type": r.type,
                "zh": r.name_zh,
                "meaning": r.comment,
                "from": list(r.domain),
                "to": list(r.range),
                "properties": {p.key: _property(p) for p in graph.properties.values() if r.type in p.relations},
            }
            for r in graph.relations.values()
        ],
    }


def _property(p: Any) -> str:
    return f"{p.datatype}: {p.comment}"
