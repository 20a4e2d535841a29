"""A query of the user's own that writes is refused, however it hides that, and nothing is changed, on every store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ontology.errors import QueryError
from tests.answers import fill
from tests.stores import dump

if TYPE_CHECKING:
    from loaders.store import Store

FLAG = "--write"
WRITES = (
    "CREATE (n:Place {id: 'place/x'})",
    "create (n:Place {id: 'place/x'})",
    "// MATCH (n) RETURN n\ncReAtE (n:Place {id: 'place/x'})",
    "MATCH (n:Report) // RETURN n\nSET n.name = 'x' RETURN n.name AS name",
    "MATCH (n:Report) WITH n LIMIT 1 MERGE (n)-[:ABOUT]->(n) RETURN 1 AS one",
    "MATCH (n:Report) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "FOREACH (x IN [1] | CREATE (:Place {id: 'place/x'}))",
    "UNWIND ['place/x'] AS id CREATE (:Place {id: id})",
    "DROP INDEX nothing IF EXISTS",
)
"""Each store says by which flag it would be done."""
STRANGE = (
    "/* MATCH (n) RETURN n */ CREATE (n:Place {id: 'place/x'})",
    "CALL { CREATE (n:Place {id: 'place/x'}) } IN TRANSACTIONS",
    "UNWIND [1, 2] AS i CALL { WITH i CREATE (n:Place {id: 'place/x'}) } IN TRANSACTIONS OF 1 ROWS",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",
    "call db.createLabel('Unasked')",
    "CALL db.createProperty('unasked')",
    "RETURN 1 AS one; CREATE (n:Place {id: 'place/x'})",
)
"""What only one of the stores understands: the other refuses it as no Cypher of its own."""


def test_what_writes_is_refused_with_the_flag_that_allows_it(store: Store) -> None:
    fill(store)
    before = dump(store)
    for statement in WRITES:
        with pytest.raises(QueryError) as caught:
            store.query(statement)
        assert FLAG in str(caught.value), statement
    for statement in STRANGE:
        with pytest.raises(QueryError):
            store.query(statement)
    assert dump(store) == before


def test_the_labels_that_procedures_would_make_are_not_there(store: Store) -> None:
    fill(store)
    for statement in STRANGE:
        with pytest.raises(QueryError):
            store.query(statement)
    if store.info().kind == "neo4j":
        labels = [row[0] for row in store.query("CALL db.labels() YIELD label RETURN label").rows]
        assert "Report" in labels
        assert "Unasked" not in labels


def test_words_that_only_look_like_writing_are_read(store: Store) -> None:
    fill(store)
    assert store.query("RETURN 'CREATE (n) SET n.x = 1' AS text").rows == [("CREATE (n) SET n.x = 1",)]
    assert store.query("MATCH (r:Report) RETURN count(r) AS created // DELETE r").rows == [(4,)]


def test_what_would_write_into_an_empty_store_makes_nothing(store: Store) -> None:
    for statement in (*WRITES, *STRANGE):
        with pytest.raises(QueryError):
            store.query(statement)
    assert (store.info().nodes, store.info().edges) == (0, 0)
