"""Neo4j, through its official driver.

Uniqueness constraints come first, from the ontology; their names carry the version of the layout, so that a database
says by itself whose it is: ``fazhi_kg_v1_report_id``. Everything is merged by id, so a transaction that the driver
tries again does no harm.
"""

from __future__ import annotations

import logging
import os
import re
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, LiteralString

import neo4j
from neo4j import exceptions

from loaders.neo4j_values import plain, unknown_ends
from loaders.replace import replace_reports
from loaders.store import SCHEMA_VERSION, TOO_LONG, Result, StoreInfo, without_password
from ontology.errors import (
    QueryError,
    StoreAccessError,
    StoreUnavailableError,
    StoreVersionError,
    UsageError,
)
from ontology.model import model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from loaders.elements import Graph

PREFIX = "fazhi_kg_v"
"""What the names of our constraints and indexes begin with; the version follows."""
NAMED = ("Report", "District", "Agency", "AgencyType", "Program", "Policy", "Metric", "Award", "Place")
"""Labels whose nodes people look up by name."""
CONNECT = 10.0
"""Seconds to wait for a connection."""
RETRY = 15.0
"""Seconds for which the driver repeats a transaction that the server could not take."""
DELETED = 10_000
"""Nodes deleted in one transaction."""

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what the driver tries again is not the user's concern


def schema() -> list[str]:
    """The statements that make the constraints and indexes, each without a semicolon."""
    return [
        f"CREATE CONSTRAINT {PREFIX}{SCHEMA_VERSION}_{label.lower()}_id IF NOT EXISTS "
        f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in model().classes
    ] + [
        f"CREATE INDEX {PREFIX}{SCHEMA_VERSION}_{label.lower()}_name IF NOT EXISTS FOR (n:{label}) ON (n.name)"
        for label in NAMED
    ]


class Neo4jStore:
    """A database of a Neo4j server."""

    def __init__(
        self, uri: str, *, user: str = "neo4j", password: str = "", database: str | None = None, anew: bool = False
    ) -> None:
        """Connect, and see whose database it is.

        Args:
            uri: ``bolt://host:port`` or ``neo4j://host:port``.
            user: the user name.
            password: ``""`` for a server without authentication.
            database: ``None`` is the user's home database.
            anew: clear away what another version of ours left.

        Raises:
            UsageError: the address is malformed, or there is no such database.
            StoreUnavailableError: the server does not answer.
            StoreAccessError: it refuses the user name or password.
            StoreVersionError: the graph in it is not ours, or of another version.
        """
        self.address = without_password(uri)
        if self.address != uri:
            raise UsageError(
                "an address holds no user name or password",
                where=self.address,
                hint="Set NEO4J_USERNAME and NEO4J_PASSWORD",
            )
        self._database = database
        with self._translated():
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password) if password else None,
                connection_timeout=CONNECT,
                max_transaction_retry_time=RETRY,
                notifications_min_severity="OFF",  # a label that no report has used yet is no reason to warn
                telemetry_disabled=True,
            )
        try:
            with self._translated():
                self._driver.verify_connectivity()
            self._ready = self._is_ours(anew=anew)
        except BaseException:
            self._driver.close()
            raise

    @classmethod
    def from_environment(cls, uri: str, *, anew: bool = False) -> Neo4jStore:
        """The store at ``uri`` with what NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE say."""
        return cls(
            uri,
            user=os.environ.get("NEO4J_USERNAME") or "neo4j",
            password=os.environ.get("NEO4J_PASSWORD") or "",
            database=os.environ.get("NEO4J_DATABASE") or None,
            anew=anew,
        )

    def _is_ours(self, *, anew: bool) -> bool:
        """Whether the database has our constraints; an empty one without them has them made by the first change."""
        names = [row[0] for row in self.query("SHOW CONSTRAINTS YIELD name RETURN name").rows]
        versions = {match[1] for name in names if (match := re.match(PREFIX + r"(\d+)_", name))}
        if versions == {str(SCHEMA_VERSION)}:
            return True
        if versions and not anew:
            raise StoreVersionError(
                f"version {', '.join(sorted(versions))} of the store, and this is for version {SCHEMA_VERSION}",
                where=self.address,
                hint="Run `kg rebuild --to` with this address",
            )
        if versions:
            self._drop_schema()
            self.clear()
        elif self.query("MATCH (n) RETURN 1 AS one LIMIT 1").rows:
            raise StoreVersionError(
                "the database holds a graph that is not ours",
                where=self.address,
                hint="Name another one in NEO4J_DATABASE, or give the address of an empty one",
            )
        return False

    def replace(self, report_id: str, graph: Graph | None) -> None:
        self.replace_all({report_id: graph})

    def replace_all(self, changes: Mapping[str, Graph | None]) -> None:
        self._prepare()

        def work(transaction: neo4j.ManagedTransaction) -> None:
            def run(cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
                return [tuple(record.values()) for record in transaction.run(_trusted(cypher), dict(parameters))]

            replace_reports(run, changes)

        self._write(work)

    def _prepare(self) -> None:
        """Make the constraints and indexes that are not there yet."""
        if self._ready:
            return
        with self._translated(), self._driver.session(database=self._database) as session:
            for statement in schema():  # tried again where somebody else makes them at the same time
                try:
                    session.execute_write(lambda tx, cypher: tx.run(cypher).consume(), _trusted(statement))
                except exceptions.ClientError as error:
                    if "AlreadyExists" not in (error.code or ""):  # IF NOT EXISTS looks before somebody else is done
                        raise
            session.run("CALL db.awaitIndexes(60)").consume()
        self._ready = True

    def _drop_schema(self) -> None:
        with self._translated(), self._driver.session(database=self._database) as session:
            for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
                names = [r["name"] for r in session.run(_trusted(f"SHOW {kinds} YIELD name RETURN name"))]
                for name in names:
                    if re.fullmatch(PREFIX + r"\w+", name):
                        session.run(_trusted(f"DROP {kind} {name} IF EXISTS")).consume()

    def _write(self, work: Callable[[neo4j.ManagedTransaction], None]) -> None:
        with self._translated(), self._driver.session(database=self._database) as session:
            session.execute_write(work)

    def reports(self) -> dict[str, str]:
        rows = self.query("MATCH (r:Report) RETURN r.id AS id, r.digest AS digest ORDER BY id").rows
        return {identifier: digest or "" for identifier, digest in rows}

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        most: int | None = None,
        seconds: float | None = None,
    ) -> Result:
        @neo4j.unit_of_work(timeout=seconds)
        def work(transaction: neo4j.ManagedTransaction) -> Result:
            answer = transaction.run(_trusted(cypher), dict(parameters or {}))
            columns = list(answer.keys())
            rows = [list(record.values()) for record in islice(answer, most)]
            answer.consume()
            ends = {}
            if missing := sorted(unknown_ends(rows)):
                found = transaction.run(
                    "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS element, n.id AS id", ids=missing
                )
                ends = {record["element"]: record["id"] for record in found}
            return Result(columns, [tuple(plain(value, ends) for value in row) for row in rows])

        if write:
            self._prepare()
        with (
            self._translated(),
            self._driver.session(
                database=self._database, default_access_mode=neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
            ) as session,
        ):
            return session.execute_write(work) if write else session.execute_read(work)

    def info(self) -> StoreInfo:
        name, versions, edition = self.query(
            "CALL dbms.components() YIELD name, versions, edition RETURN name, versions, edition"
        ).rows[0]
        nodes = self.query("MATCH (n) RETURN count(n) AS n").rows[0][0]
        edges = self.query("MATCH ()-[r]->() RETURN count(r) AS n").rows[0][0]
        engine = f"{name} {versions[0]} {edition}".replace("Kernel", "").replace("  ", " ")
        return StoreInfo("neo4j", self.address, engine, SCHEMA_VERSION, nodes, edges)

    def clear(self) -> None:
        """Take all nodes with labels of ours out, and nothing else."""
        for label in model().classes:
            while True:
                deleted: list[int] = []

                def work(
                    transaction: neo4j.ManagedTransaction, label: str = label, deleted: list[int] = deleted
                ) -> None:
                    cypher = f"MATCH (n:{label}) WITH n LIMIT $limit DETACH DELETE n RETURN count(n) AS n"
                    record = transaction.run(_trusted(cypher), limit=DELETED).single(strict=True)
                    deleted[:] = [record["n"]]

                self._write(work)
                if deleted[0] < DELETED:
                    break

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The driver's errors as ours; none of them holds a password."""
        try:
            yield
        except (exceptions.AuthError, exceptions.TokenExpired) as error:
            raise StoreAccessError(
                "the server refuses the user name or password",
                where=self.address,
                hint="Set NEO4J_USERNAME and NEO4J_PASSWORD",
            ) from error
        except exceptions.TransientError as error:
            raise StoreUnavailableError(
                f"the server is too busy ({_first_line(error)})", where=self.address, hint="Try again"
            ) from error
        except (exceptions.DriverError, OSError) as error:
            if isinstance(error, exceptions.ConfigurationError):
                raise UsageError(
                    f"the address is not one of a Neo4j ({_first_line(error)})",
                    where=self.address,
                    hint="Give bolt://HOST:7687",
                ) from error
            raise StoreUnavailableError(
                f"the server does not answer ({_first_line(error)})",
                where=self.address,
                hint="Start it, or give the address of one that runs",
            ) from error
        except exceptions.Neo4jError as error:
            self._refused(error)

    def _refused(self, error: exceptions.Neo4jError) -> None:
        code = error.code or ""
        if code.endswith("DatabaseNotFound"):
            raise UsageError(
                f"there is no database {self._database}", where=self.address, hint="Mend NEO4J_DATABASE"
            ) from error
        if code.endswith("AuthenticationRateLimit"):
            raise StoreAccessError(
                "the server lets nobody in for a while: too many wrong passwords",
                where=self.address,
                hint="Check NEO4J_USERNAME and NEO4J_PASSWORD, wait some seconds, and try again",
            ) from error
        if code.startswith("Neo.ClientError.Security."):
            raise StoreAccessError(
                f"the server does not let this user do that ({_first_line(error)})",
                where=self.address,
                hint="Set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user who may",
            ) from error
        if code.endswith("AccessMode"):
            raise QueryError("the query writes", hint="Give --write if it is meant to") from error
        if "TransactionTimedOut" in code:
            raise QueryError("the query takes too long", hint=TOO_LONG) from error
        if code.startswith("Neo.DatabaseError") and "Unavailable" in code:
            raise StoreUnavailableError(
                _first_line(error), where=self.address, hint="Wait until the database is up"
            ) from error
        raise QueryError(f"the store does not take the query: {_first_line(error)}", hint="Mend the query") from error


def _trusted(cypher: str) -> LiteralString:
    """Cypher made of the ontology's names, or the user's own query; values are never in it."""
    return cypher


def _first_line(error: Exception) -> str:
    message = error.message if isinstance(error, exceptions.Neo4jError) else str(error)
    return (message or str(error)).strip().partition("\n")[0].rstrip(".")
