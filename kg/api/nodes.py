"""What is in a store as tables: the nodes of a label, the facts of a kind, the relationships of a type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.api.table import Table
from ontology.errors import UnknownNameError
from ontology.model import model
from queries.likeness import nearest, plain
from queries.run import plain_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.model import Property
    from queries.names import Askable

FACT_LABELS: Mapping[str, str] = {
    "measurement": "Measurement",
    "program": "ProgramRun",
    "agency": "AgencyMention",
    "relation": "AgencyRelation",
    "policy": "PolicyAction",
    "award": "AwardReceipt",
    "place": "PlaceMention",
}
"""The kinds of fact that a store holds, with their labels."""
_SOURCE = ("STATED_IN", "ABOUT")
_MANY = ("RESULT_OF",)
"""Relations of which a fact may have several; of the others it has one at most."""


def nodes(store: Askable, label: str | None) -> Table:
    """The nodes of ``label`` with their properties; without one, every node with its label, facts aside.

    Raises:
        UnknownNameError: the model has no such label.
    """
    if label is None:
        found = {each: nodes(store, each) for each in _things()}
        rows = [
            (identifier, each, name)
            for each, table in found.items()
            for identifier, name in zip(table["id"], table["name"], strict=True)
        ]
        return Table(["id", "label", "name"], sorted(rows))
    _known(label, "label", model().classes)
    return _table(store, f"MATCH (n:{label})", "n", ["id", *_keys(model().properties_of(label))])


def search(store: Askable, word: str, label: str | None) -> Table:
    """The nodes that ``word`` may name, facts aside: called so, then beginning so, then holding it, then like it.

    Marks, blanks, width and case make no difference, and aliases count as names.

    Raises:
        UnknownNameError: the model has no such label.
    """
    if label is not None:
        _known(label, "label", model().classes)
    cypher = "MATCH (n:{}) RETURN n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id"
    found = {
        identifier: (each, name, [name, *(aliases or [])])
        for each in ([label] if label else _things())
        for identifier, name, aliases in store.query(cypher.format(each), {}).rows
    }
    key = plain(word)
    ranks: dict[str, tuple[int, int]] = {}
    for identifier, (_, _, names) in found.items():
        held = [other for other in map(plain, names) if key and key in other]
        if held:
            ranks[identifier] = min((2 - (other == key) - other.startswith(key), len(other)) for other in held)
    order = sorted(ranks, key=lambda identifier: (ranks[identifier], identifier))
    order = order or nearest(word, [(name, identifier) for identifier in found for name in found[identifier][2]])
    return Table(["id", "label", "name"], [(identifier, *found[identifier][:2]) for identifier in order])


def facts(store: Askable, kind: str | None) -> Table:
    """The facts of ``kind`` in the order of reports and places: what each says, of whom, when, and where it stands.

    Besides the properties of the fact: ``district`` and ``code`` of whom it is about, ``report`` and ``source`` (the
    identifier of the report), and a column for each relation to another node (``measures``, ``run_of`` …) with its id.

    Raises:
        UnknownNameError: there is no such kind.
    """
    if kind is not None:
        _known(kind, "kind of fact", FACT_LABELS)
    label = "Fact" if kind is None else FACT_LABELS[kind]
    keys = ", ".join(f"f.`{key}` AS `{key}`" for key in _keys(model().properties_of(label)))
    cypher = (
        f"MATCH (f:{label})-[:STATED_IN]->(r:Report) OPTIONAL MATCH (f)-[:ABOUT]->(d:District) "
        f"RETURN f.id AS fact, {keys}, d.name AS district, d.code AS code, r.name AS report, r.id AS source "
        "ORDER BY source, start, fact"
    )
    result = store.query(cypher, {})
    columns, rows = list(result.columns), plain_rows(result.rows)
    for relation in model().relations_from(label):
        if relation.type in _SOURCE or relation.derived:
            continue
        ends = _ends(store, label, relation.type)
        many = relation.type in _MANY
        columns.append(relation.type.lower())
        rows = [(*row, ends.get(row[0], []) if many else next(iter(ends.get(row[0], [])), None)) for row in rows]
    return Table(columns, rows)


def relations(store: Askable, kind: str) -> Table:
    """The relationships of a type: the ids that each starts and ends at, and its properties.

    Raises:
        UnknownNameError: the model has no such type.
    """
    _known(kind, "type of relationship", model().relations)
    keys = [p.key for p in model().properties.values() if kind in p.relations]
    more = "".join(f", n.`{key}` AS `{key}`" for key in keys)
    cypher = f"MATCH (a)-[n:{kind}]->(b) RETURN a.id AS source, b.id AS target{more} ORDER BY source, target"
    result = store.query(cypher, {})
    return Table(list(result.columns), plain_rows(result.rows))


def _table(store: Askable, match: str, variable: str, keys: Iterable[str]) -> Table:
    columns = ", ".join(f"{variable}.`{key}` AS `{key}`" for key in keys)
    result = store.query(f"{match} RETURN {columns} ORDER BY id", {})
    return Table(list(result.columns), plain_rows(result.rows))


def _keys(properties: Iterable[Property]) -> list[str]:
    return [p.key for p in properties if p.key not in {"id", "uri", "digest"}]


def _ends(store: Askable, label: str, relation: str) -> dict[str, list[str]]:
    """The nodes that facts are tied to by a relation, by fact."""
    found: dict[str, list[str]] = {}
    cypher = f"MATCH (f:{label})-[:{relation}]->(t) RETURN f.id AS fact, t.id AS target ORDER BY fact, target"
    for fact, target in store.query(cypher, {}).rows:
        found.setdefault(fact, []).append(target)
    return found


def _things() -> list[str]:
    """The labels of what facts are about."""
    return [c.label for c in model().classes.values() if "Fact" not in (c.label, *c.superlabels)]


def _known(word: str, what: str, options: Mapping[str, Any]) -> None:
    """Labels and types go into Cypher, so only those of the model may."""
    if word not in options:
        near = nearest(word, [(option, option) for option in options]) or list(options)
        raise UnknownNameError(f"there is no {what} {word}", hint=f"Nearest: {', '.join(near)}")
