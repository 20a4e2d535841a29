"""The facts of a workspace as RDF in memory, and questions to them.

The default graph is the graph of all reports, as ``kg export`` writes it in Turtle; beside it each report has a graph
of its own, named by its IRI, as in N-Quads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.sparql import guard
from loaders.elements import uri
from loaders.exports.stream import fit, parts
from loaders.graph import project
from loaders.rdf import triples
from ontology.errors import QueryError
from ontology.facts import BASE
from ontology.merged import PREFIXES as TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from loaders.elements import Graph
    from loaders.workspace import Workspace

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

THINGS = ("agency", "award", "coinage", "district", "fact", "metric", "place", "policy", "program", "report")
PREFIXES = TERMS | {thing: f"{BASE}{thing}/" for thing in THINGS} | {"agency-type": f"{BASE}agency-type/"}
"""What a query need not declare: ``kg:``, ``skos:`` …, and things by their ids: ``program:枫桥经验``."""
_AT = re.compile(r"error at (\d+):(\d+): (.*)")
_EXPECTED = 120
"""Characters of what the parser would have liked to read; it can list alphabets."""


class Facts:
    """What can be asked."""

    def __init__(self, graphs: Iterable[tuple[str, Graph]]) -> None:
        """Take in ``graphs``, each with the identifier of its report, in the order of the workspace."""
        self.store = ox.Store()
        self.graphs: list[str] = []
        """IRIs of the named graphs, sorted."""

        def named() -> Iterator[Graph]:
            for report, graph in graphs:
                fitting = fit(graph)
                name = ox.NamedNode(uri(report))
                self.graphs.append(name.value)
                self.store.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples(fitting))
                yield fitting

        for part in parts(named()):
            self.store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples(part.new))
        self.triples = sum(1 for _ in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        """How many the default graph has."""

    @classmethod
    def of(cls, workspace: Workspace, step: Callable[[int, int], None]) -> Facts:
        """The facts of ``workspace``; ``step`` is told how many of how many reports are read."""
        reports = workspace.reports()

        def graphs() -> Iterator[tuple[str, Graph]]:
            for number, report in enumerate(reports, start=1):
                step(number, len(reports))
                yield report, project(workspace.facts(report))

        return cls(graphs())

    def ask(self, query: str, default: Sequence[str] = (), named: Sequence[str] = ()) -> Answer:
        """The answer to a query.

        Args:
            query: SELECT, ASK, CONSTRUCT or DESCRIBE; :data:`PREFIXES` are declared.
            default: IRIs of the graphs that make up the default graph, instead of what the query says.
            named: IRIs of the named graphs, instead of what the query says.

        Raises:
            QueryError: it does not read, is an update, or calls another service.
        """
        guard.check(query)
        if not default and not named and guard.has_several_graphs(query):
            default, named = _dataset(query)
        try:
            if not default and not named:
                return self.store.query(query, prefixes=PREFIXES)
            names: list[ox.NamedNode | ox.BlankNode] = [_node(iri) for iri in named]
            if len(default) < 2:
                return self.store.query(
                    query, prefixes=PREFIXES, default_graph=[*map(_node, default)], named_graphs=names
                )
            # The library would give a triple of two graphs twice, where SPARQL wants their union.
            return self._union(default, named).query(
                query, prefixes=PREFIXES, default_graph=ox.DefaultGraph(), named_graphs=names
            )
        except SyntaxError as error:
            raise _unread(error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {error}", hint="Mend the query") from error

    def _union(self, default: Sequence[str], named: Sequence[str]) -> ox.Store:
        """A store whose default graph is the union of some graphs, with others beside it."""
        store = ox.Store()
        for iri in default:
            quads = self.store.quads_for_pattern(None, None, None, _node(iri))
            store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        for iri in named:
            store.extend(self.store.quads_for_pattern(None, None, None, _node(iri)))
        return store


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError("this is not the IRI of a graph", where=iri, hint="Give an absolute IRI") from error


def _dataset(query: str) -> tuple[list[str], list[str]]:
    """The graphs that a query names by FROM and by FROM NAMED."""
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415 - heavy, and hardly ever needed
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        clauses = translateQuery(parseQuery(query), initNs=PREFIXES).algebra.datasetClause or []
    except Exception as error:  # the parser raises what it likes
        raise QueryError("the query with several FROM does not read", hint="Mend the query") from error
    return [str(c.default) for c in clauses if c.default], [str(c.named) for c in clauses if c.named]


def _unread(error: SyntaxError) -> QueryError:
    found = _AT.match(str(error.msg))
    if found is None:
        return QueryError(f"the query does not read: {error.msg}", hint="Mend it there")
    line, column, expected = found.groups()
    if "Prefix not found" in expected:
        expected = "this prefix is not declared"
    elif len(expected) > _EXPECTED:
        expected = expected[:_EXPECTED] + "…"
    return QueryError(
        f"the query does not read: {expected}", where=f"line {line}, column {column}", hint="Mend it there"
    )
