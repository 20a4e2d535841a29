"""What keeps a query of the catalogue portable: the rules, each measured on the stores, and the check that holds them.

The same file must give the same rows on the embedded store and on Neo4j 5.26. :func:`problems` reads a query and names
every rule that it breaks; the tests run it over the catalogue, and over a planted violation of each rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.grouping import ungrouped
from queries.patterns import Pattern, patterns, property_keys
from queries.tokens import Token, column_name, return_items, split_commas, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ontology.model import Model
    from queries.catalogue import Query

WRITES = ("CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "FOREACH", "LOAD", "INSERT")
FOREIGN = ("FILTER", "FINISH", "HAVING", "OVER", "LET", "USE", "SHOW", "EXPLAIN", "PROFILE", "OFFSET", "EXCEPT")
"""Words that only one of the stores, or only Cypher 25, understands."""
INTERNAL = ("id", "elementId", "labels", "keys", "properties", "startNode", "endNode")
"""Functions that show how a store keeps a graph, not what the graph says."""
CLOCKS = ("rand", "randomUUID", "timestamp", "date", "datetime", "localdatetime", "time", "localtime")
KEYWORDS = ("END",)
"""Keys of the model that are keywords of Cypher; the embedded store takes them only in back quotes."""
RESERVED_KEYS = ("type", "title")
"""The embedded store keeps its own values under these keys."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule."""

    rule: str
    what: str


def problems(query: Query, model: Model) -> list[Problem]:
    """Every rule that ``query`` breaks, in the order of :data:`RULES`; ``[]`` for a portable one."""
    parts = tokens(query.cypher)
    subject = _Subject(query, parts, patterns(parts), model)
    return [Problem(rule, what) for rule, check in RULES.items() for what in check(subject)]


@dataclass(frozen=True, slots=True)
class _Subject:
    query: Query
    parts: Sequence[Token]
    patterns: Sequence[Pattern]
    model: Model

    def calls(self) -> Iterator[tuple[str, int]]:
        """Each word that an opening parenthesis follows, and its place: the functions, among others."""
        for i in range(len(self.parts) - 1):
            if self.parts[i].kind == "word" and self.parts[i + 1].is_sign("("):
                yield self.parts[i].text, i

    def bound(self) -> set[str]:
        """Variables that stand for whole nodes and relationships."""
        elements = [e for p in self.patterns for e in (*p.nodes, *p.relations)]
        return {element.variable for element in elements if element.variable}


def _reads_only(subject: _Subject) -> Iterator[str]:
    """A question changes nothing."""
    yield from (f"{part.text} writes" for part in subject.parts if part.is_word(*WRITES))


def _both_dialects(subject: _Subject) -> Iterator[str]:
    """Only what both stores understand: no COLLECT{}, quantified paths, ``$(label)``, plugins, Cypher 25."""
    parts = subject.parts
    for i, part in enumerate(parts):
        after = parts[i + 1] if i + 1 < len(parts) else None
        if part.is_word(*FOREIGN):
            yield f"{part.text} is not understood by both stores"
        if part.is_word("COLLECT") and after and after.is_sign("{"):
            yield "COLLECT { } is not understood by both stores"
        if part.is_sign("$"):
            yield "a dynamic label or type: $( )"
        if part.is_word("CALL") and not (after and after.is_sign("(")):
            yield "CALL takes its scope in parentheses, CALL () { }; procedures and plugins are a store's own"
        if part.is_sign(")", "-", ">") and after and (after.is_sign("+") or (part.text == ")" and after.is_sign("{"))):
            closes_call = part.text == ")" and after.is_sign("{") and _closes_call(parts, i)
            if not closes_call:
                yield "a quantified path"


def _closes_call(parts: Sequence[Token], closing: int) -> bool:
    opening = next(
        i for i in range(closing, -1, -1) if parts[i].is_sign("(") and parts[i].depth == parts[closing].depth
    )
    return opening > 0 and parts[opening - 1].is_word("CALL")


def _no_internals(subject: _Subject) -> Iterator[str]:
    """No identifiers, orders or types that are a store's own; ``n.id`` is ours and the same in all."""
    yield from (f"{name}() shows a store's inside" for name, _ in subject.calls() if name in INTERNAL)


def _no_clock(subject: _Subject) -> Iterator[str]:
    """The same question gives the same answer tomorrow."""
    yield from (f"{name}() differs from run to run" for name, _ in subject.calls() if name in CLOCKS)


def _no_values(subject: _Subject) -> Iterator[str]:
    """Values are parameters; a string in the text is a word of the model (a status, a kind), so ASCII."""
    for part in subject.parts:
        if part.kind == "string" and not part.text.isascii():
            yield f"the value {part.text} belongs in a parameter"


def _ascii_names(subject: _Subject) -> Iterator[str]:
    """Labels, types, keys and variables are ASCII and bare; back quotes are for aliases and the key ``end``."""
    for i, part in enumerate(subject.parts):
        keyword = part.text.strip("`").upper() in KEYWORDS
        if keyword and i > 0 and subject.parts[i - 1].is_sign(".") and part.kind == "word":
            yield f"the key {part.text} is a keyword of Cypher: quote it"
        if part.kind == "quoted" and not (keyword or subject.parts[i - 1].is_word("AS") or _orders_by(subject, i)):
            yield f"{part.text} is quoted, and is not the alias of a column"
        if part.kind == "word" and not part.text.isascii():
            yield f"{part.text} is not ASCII"


def _orders_by(subject: _Subject, place: int) -> bool:
    return any(part.is_word("ORDER") for part in subject.parts[:place])


def _known_names(subject: _Subject) -> Iterator[str]:
    """Labels, relationship types and property keys are those of the ontology."""
    model = subject.model
    labels = set(model.classes) | {label for c in model.classes.values() for label in c.superlabels}
    for pattern in subject.patterns:
        yield from (f"the model has no label {n}" for node in pattern.nodes for n in node.names if n not in labels)
        types = [name for relation in pattern.relations for name in relation.names]
        yield from (f"the model has no relationship type {name}" for name in types if name not in model.relations)
    own = _map_keys(subject.parts)
    read = [key for key in property_keys(subject.parts) if key not in own]
    elements = [element for pattern in subject.patterns for element in (*pattern.nodes, *pattern.relations)]
    for key in dict.fromkeys([*read, *(key for element in elements for key in element.keys)]):
        if key in RESERVED_KEYS:
            yield f"the embedded store keeps its own value under the key {key}"
        elif key not in model.properties:
            yield f"the model has no property {key}"


def _map_keys(parts: Sequence[Token]) -> set[str]:
    """Keys of maps that the query builds itself: ``{period: r.period}`` read later as ``origin.period``."""
    return {
        parts[i].text
        for i in range(1, len(parts) - 1)
        if parts[i].kind == "word" and parts[i + 1].is_sign(":") and parts[i - 1].is_sign("{", ",")
    }


def _columns(subject: _Subject) -> Iterator[str]:
    """A query returns named columns; only one for the graph view returns something whole, and that is a path."""
    paths = {pattern.path for pattern in subject.patterns if pattern.path}
    bound = subject.bound()
    returned = set()
    for item in return_items(subject.parts):
        name = column_name(item)
        expression = item[:-2] if len(item) >= 3 and item[-2].is_word("AS") else item
        whole = expression[0].text if len(expression) == 1 else ""
        returned.add(whole)
        if any(part.is_sign("*") and len(item) == 1 for part in item):
            yield "RETURN * has no order of columns"
        elif len(expression) > 1 and expression is item:
            yield f"{name} has no alias"
        elif whole in bound:
            yield f"{whole} is a whole node or relationship"
        elif whole in paths and subject.query.view != "graph":
            yield f"{whole} is a path, and the query is not for the graph view"
    if subject.query.view == "graph" and not returned & paths:
        yield "a query for the graph view returns a path"


def _anchors(subject: _Subject) -> Iterator[str]:
    """A node found by a parameter has a MATCH of its own: the embedded store scans otherwise."""
    for pattern in subject.patterns:
        if pattern.inner or not pattern.relations:
            continue
        for node in pattern.nodes:
            if node.parameters:
                yield f"({node.variable}) is found by ${node.parameters[0]} in a pattern with relationships"


def _optional(subject: _Subject) -> Iterator[str]:
    """No OPTIONAL MATCH goes on from what another one may have left null: the embedded store scans for it."""
    sure: set[str] = set()
    unsure: set[str] = set()
    for pattern in (pattern for pattern in subject.patterns if not pattern.inner):
        variables = {node.variable for node in pattern.nodes if node.variable}
        if pattern.optional:
            yield from (f"({variable}) may be null" for variable in sorted(variables & unsure))
            unsure |= variables - sure
        else:
            sure |= variables


def _typed(subject: _Subject) -> Iterator[str]:
    """Every relationship has a type and every lone node a label, and a path has an end to its length."""
    known: set[str] = set()
    for pattern in subject.patterns:
        for relation in pattern.relations:
            if not relation.names:
                yield "a relationship without a type"
            if relation.length and not relation.length[-1].isdigit():
                yield f"a path of any length: {relation.length}"
        if not pattern.relations:
            yield from (
                f"({n.variable}) has no label" for n in pattern.nodes if not n.names and n.variable not in known
            )
        known |= {node.variable for node in pattern.nodes if node.variable}


def _ordered(subject: _Subject) -> Iterator[str]:
    """The order of rows, and of lists, is the query's own: ORDER BY to the last tie, ORDER BY before collect()."""
    parts = subject.parts
    if any(part.depth == 0 and part.is_word("UNION") for part in parts):
        yield "UNION outside of CALL () { } leaves the order open"
    last = max((i for i, part in enumerate(parts) if part.depth == 0 and part.is_word("RETURN")), default=-1)
    orders = [i for i, part in enumerate(parts) if part.is_word("ORDER") and part.depth == 0]
    final = [i for i in orders if i > last]
    if not final:
        yield "there is no ORDER BY after RETURN"
    elif not _settles(parts, final[0]):
        yield "ORDER BY leaves ties open: end it with an id, or name every column"
    anywhere = [i for i, part in enumerate(parts) if part.is_word("ORDER")]
    for name, place in subject.calls():
        if name == "collect" and not any(i < place and parts[i].depth <= parts[place].depth for i in anywhere):
            yield "collect() gathers in no order: WITH … ORDER BY before it"
    for i, part in enumerate(parts):
        if part.is_word("LIMIT", "SKIP") and not any(order < i for order in orders):
            yield f"{part.text} cuts rows that have no order"


def _grouped(subject: _Subject) -> Iterator[str]:
    """What stands beside an aggregate in one item is an item of its own too: Neo4j groups by nothing unsaid."""
    yield from (f"{word} stands beside an aggregate" for word in ungrouped(subject.parts))


def _settles(parts: Sequence[Token], order: int) -> bool:
    end = next((i for i in range(order, len(parts)) if parts[i].is_word("LIMIT", "SKIP")), len(parts))
    keys = [
        "".join(part.text for part in key if not part.is_word("ASC", "DESC"))
        for key in split_commas(parts[order + 2 : end])
    ]
    items = return_items(parts)
    aliases = {column_name(item): "".join(part.text for part in item[:-2]) for item in items if len(item) >= 3}
    if any(aliases.get(key, key).endswith(".id") for key in keys):
        return True
    return all(column_name(item) in keys for item in items)


RULES: dict[str, Callable[[_Subject], Iterator[str]]] = {
    "reads-only": _reads_only,
    "both-dialects": _both_dialects,
    "no-internals": _no_internals,
    "no-clock": _no_clock,
    "no-values": _no_values,
    "ascii-names": _ascii_names,
    "known-names": _known_names,
    "columns": _columns,
    "anchors": _anchors,
    "optional": _optional,
    "typed": _typed,
    "ordered": _ordered,
    "grouped": _grouped,
}
"""Every rule by its name; the first line of a check's docstring says it."""
