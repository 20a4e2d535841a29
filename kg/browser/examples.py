"""Values to ask the questions with, taken from what is loaded: the same store gives the same ones.

A question is worth showing where it has an answer. So for each kind of parameter there are a few candidates, those that
the reports say most about first, and a question gets the first of them that answers it.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Any, NamedTuple

from ontology.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.store import Store
    from queries.catalogue import ParameterType, Query

CANDIDATES = 6
"""How many values of each kind are tried."""
TRIES = 24
"""How many combinations of them are tried for a question."""
SECONDS = 10.0
"""A question that takes longer is shown without having seen its answer: on a large store nobody waits for them all."""

_ABOUT = "MATCH (f)-[:ABOUT]->(d:District) "
_MOST = "RETURN {value} AS value, {shown} AS shown, count(DISTINCT d) AS districts, count(DISTINCT f) AS facts "
_FIRST = f"ORDER BY districts DESC, facts DESC, value LIMIT {CANDIDATES}"


def _most(match: str, value: str, shown: str | None = None) -> str:
    return match + _ABOUT + _MOST.format(value=value, shown=shown or value) + _FIRST


_STATEMENTS: dict[ParameterType, str] = {
    "program": _most("MATCH (f:ProgramRun)-[:RUN_OF]->(p:Program) ", "p.name"),
    "metric": _most("MATCH (f:Measurement)-[:MEASURES]->(m:Metric) ", "m.name"),
    "policy": _most("MATCH (f:PolicyAction)-[:CITES]->(p:Policy) ", "p.name"),
    "award": _most("MATCH (f:AwardReceipt)-[:OF_AWARD]->(a:Award) ", "a.name"),
    "agency": _most("MATCH (f:AgencyMention)-[:MENTIONS]->(a:Agency) ", "a.name"),
    "agency-type": _most("MATCH (f:AgencyMention)-[:MENTIONS]->(:Agency)-[:CLASSIFIED_AS]->(t:AgencyType) ", "t.name"),
    "district": _most("MATCH (f:Fact) ", "d.id", "d.name"),
    "unit": _most("MATCH (f:Measurement) WHERE f.unit IS NOT NULL ", "f.unit"),
    "year": _most("MATCH (f:Report) ", "left(f.period, 4)"),
    "text": _most("MATCH (f:ProgramRun {status: 'done'}) ", "f.id", "f.name"),
}
_ABOVE = """
MATCH (d:District)-[:PART_OF]->(above:District)
RETURN above.id AS value, above.name AS shown, count(DISTINCT d) AS districts
ORDER BY districts DESC, value LIMIT 3
"""
_FIXED: dict[ParameterType, Sequence[Any]] = {
    "status": ("done", "planned", "shortcoming"),
    "level": ("national", "provincial", "municipal", "local"),
    "count": (10,),
}


class Example(NamedTuple):
    """A value, and what people call it."""

    value: Any
    shown: str


class Examples:
    """Values from one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[ParameterType, list[Example]] = {}
        self._answered: dict[tuple[Any, ...], dict[str, Example] | None] = {}

    def of(self, kind: ParameterType) -> list[Example]:
        """The candidates for a parameter of this kind, the best first; ``[]`` where the store has none."""
        if kind not in self._known:
            self._known[kind] = self._find(kind)
        return self._known[kind]

    def _find(self, kind: ParameterType) -> list[Example]:
        if kind in _FIXED:
            return [Example(value, str(value)) for value in _FIXED[kind]]
        if kind == "years":
            return [Example([year, year], year) for year, _ in self.of("year")]
        rows = self._store.query(_STATEMENTS[kind]).rows
        if kind == "district":  # some questions are only about what lies below a city or province
            rows += self._store.query(_ABOVE).rows
        return [Example(row[0], row[1] or row[0]) for row in rows if row[0]]

    def answered(self, query: Query, also: Sequence[str] = (), **settled: Example) -> dict[str, Example] | None:
        """Values by name with which ``query`` has an answer; ``None`` where no candidates have one.

        Args:
            query: the question.
            also: optional parameters that get a value like the required ones.
            **settled: values that are chosen already.
        """
        key = (query.name, tuple(also), tuple(sorted((name, example.shown) for name, example in settled.items())))
        if key not in self._answered:
            self._answered[key] = self._try(query, also, settled)
        return self._answered[key]

    def _try(self, query: Query, also: Sequence[str], settled: dict[str, Example]) -> dict[str, Example] | None:
        needed = [p for p in query.parameters if (p.required or p.name in also) and p.name not in settled]
        pools = [[(p.type, value) for value in self.of(p.type)] for p in needed]
        several = (values for values in product(*pools) if len({(kind, v.shown) for kind, v in values}) == len(values))
        for values in islice(several, TRIES):
            found = settled | {p.name: value for p, (_, value) in zip(needed, values, strict=True)}
            if self._has_answer(query, parameters(query, found)):
                return found
        return None

    def _has_answer(self, query: Query, parameters: dict[str, Any]) -> bool:
        try:
            return bool(self._store.query(query.cypher, parameters, most=1, seconds=SECONDS).rows)
        except QueryError:
            return True  # it takes long: that is no reason to leave it out


def parameters(query: Query, found: Mapping[str, Example]) -> dict[str, Any]:
    """All parameters of ``query``: the values that were found, the defaults of the others."""
    return {p.name: found[p.name].value if p.name in found else p.default for p in query.parameters}
