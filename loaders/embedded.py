"""The embedded store: kglite, in this process, in one file of the workspace.

A change is on the disk, in kglite's log, before :meth:`EmbeddedStore.replace_all` returns; closing the store folds the
log into the file. One process writes at a time; while it does, others read what was last folded in.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any

import kglite

from loaders.replace import replace_reports
from loaders.store import SCHEMA_VERSION, TOO_LONG, Result, StoreInfo
from ontology.errors import QueryError, StoreUnavailableError, StoreVersionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from loaders.elements import Graph

REBUILD = "Run `kg rebuild`"
_VIRTUAL = ("title", "type")
"""Keys that kglite adds to the properties of what it returns."""
EMPTY_LOG = 5
"""Bytes of a log without commits."""


class EmbeddedStore:
    """A graph of kglite in a file. Reading takes no lock; the first change makes this process the one that writes."""

    def __init__(self, path: Path, *, write: bool = False) -> None:
        """Open the graph at ``path``, or begin an empty one.

        Args:
            path: the file; it is there after the first change.
            write: take the store for writing now and not at the first change.

        Raises:
            StoreVersionError: another version wrote it, or it is damaged.
            StoreUnavailableError: another process is writing it, and ``write`` is asked for.
        """
        self.path = path
        self._writable = False
        self._graph: Any = None
        kglite.set_query_warning_policy("silent")  # a label that no report has used yet is no reason to warn
        with self._readable():
            self._graph = self._open(write=write)
        version, size = self._graph.schema_version, len(self._graph)
        if version != SCHEMA_VERSION and (version or size):
            self.close()
            raise StoreVersionError(
                f"version {version} of the store, and this is for version {SCHEMA_VERSION}",
                where=str(path),
                hint=REBUILD,
            )
        if self._writable:
            self._graph.set_schema_version(SCHEMA_VERSION)
        if self._writable and not write:  # what a writer that died had left is folded in; now others may write
            self.close()
            with self._readable():
                self._graph = self._open(write=False)

    @staticmethod
    def discard(path: Path) -> None:
        """Delete the store at ``path`` and all that belongs to it."""
        for file in (path, *path.parent.glob(path.name + "-wal*"), *path.parent.glob(path.name + ".*")):
            file.unlink(missing_ok=True)

    def _open(self, *, write: bool) -> Any:
        """The graph: for writing, or as a reader, who may look on while another process writes."""
        log = self.path.with_name(self.path.name + "-wal")
        if write or (log.exists() and log.stat().st_size > EMPTY_LOG):  # a writer is at work, or died: then take over
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                graph = kglite.open(str(self.path))
            except kglite.WriterLeaseHeldError as error:
                if write:
                    raise StoreUnavailableError(
                        "another process is writing the store", where=str(self.path), hint="Wait until it is done"
                    ) from error
            else:
                self._writable = True
                return graph
        return kglite.load(str(self.path)) if self.path.exists() else kglite.KnowledgeGraph()

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except StoreUnavailableError:
            raise
        except (kglite.KgError, ValueError, OSError) as error:
            raise StoreVersionError(
                f"the store cannot be read: {_one_line(error)}", where=str(self.path), hint=REBUILD
            ) from error

    def replace(self, report_id: str, graph: Graph | None) -> None:
        self.replace_all({report_id: graph})

    def replace_all(self, changes: Mapping[str, Graph | None]) -> None:
        def work(transaction: Any) -> None:
            def run(cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
                return [tuple(row.values()) for row in transaction.cypher(cypher, params=dict(parameters))]

            replace_reports(run, changes)

        self._write(work)

    def _write(self, work: Callable[[Any], None]) -> None:
        if not self._writable:
            with self._readable():
                self._graph = self._open(write=True)
            self._graph.set_schema_version(SCHEMA_VERSION)
        try:
            with self._graph.begin() as transaction:
                work(transaction)
        except kglite.FileIoError as error:
            raise StoreUnavailableError(
                f"the store cannot be written: {_one_line(error)}",
                where=str(self.path),
                hint="Free space or mend its rights",
            ) from error

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
        settings = {"params": dict(parameters or {}), "timeout_ms": None if seconds is None else int(seconds * 1000)}
        try:
            if not write:
                with self._graph.begin_read() as transaction:
                    return _result(transaction.cypher(cypher, **settings), self._ends, most)
            answers: list[Any] = []
            self._write(lambda tx: answers.append(tx.cypher(cypher, **settings)))
            return _result(answers[0], self._ends, most)
        except kglite.ReadOnlyError as error:
            raise QueryError("the query writes", hint="Give --write if it is meant to") from error
        except kglite.CypherTimeoutError as error:
            raise QueryError("the query takes too long", hint=TOO_LONG) from error
        except (kglite.KgError, ValueError, TypeError, OverflowError) as error:
            raise QueryError(f"the store does not take the query: {_one_line(error)}", hint="Mend the query") from error

    def _ends(self, relations: list[dict[str, Any]]) -> dict[int, str]:
        """The ids of the nodes that relationships end at, by kglite's own number."""
        found: dict[int, str] = {}
        for relation in relations:
            match = f"MATCH (a)-[r:{relation['type']}]->(b) WHERE r.id = $id RETURN a, b LIMIT 1"
            for row in self._graph.cypher(match, params={"id": relation["properties"].get("id")}):
                _collect(list(row.values()), found, [])
        return found

    def info(self) -> StoreInfo:
        nodes, edges = self._graph.shape[0], self._edges()
        return StoreInfo("embedded", str(self.path), f"kglite {kglite.__version__}", SCHEMA_VERSION, nodes, edges)

    def _edges(self) -> int:
        return int(self.query("MATCH ()-[r]->() RETURN count(r) AS n").rows[0][0])

    def clear(self) -> None:
        self._write(lambda tx: tx.cypher("MATCH (n) DETACH DELETE n"))

    def close(self) -> None:
        if self._writable:
            self._writable = False
            self._graph.save()
            self._graph.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _result(view: Any, ends: Callable[[list[dict[str, Any]]], dict[int, str]], most: int | None) -> Result:
    columns = [str(column) for column in view.columns]
    rows = [[row[column] for column in columns] for row in islice(view, most)]
    nodes: dict[int, str] = {}
    relations: list[dict[str, Any]] = []
    for row in rows:
        _collect(row, nodes, relations)
    nodes |= ends([r for r in relations if r["start"] not in nodes or r["end"] not in nodes])
    return Result(columns, [tuple(_plain(value, nodes) for value in row) for row in rows])


def _is_node(value: dict[str, Any]) -> bool:
    return value.keys() == {"id", "labels", "properties"} and isinstance(value["id"], int)


def _is_relation(value: dict[str, Any]) -> bool:
    return value.keys() == {"id", "start", "end", "type", "properties"} and isinstance(value["start"], int)


def _collect(value: Any, nodes: dict[int, str], relations: list[dict[str, Any]]) -> None:
    """Gather the ids of nodes by kglite's own number, and the relationships, which name their ends by it."""
    if isinstance(value, dict):
        if _is_node(value):
            nodes[value["id"]] = value["properties"]["id"]
        elif _is_relation(value):
            relations.append(value)
        else:
            _collect(list(value.values()), nodes, relations)
    elif isinstance(value, list):
        for item in value:
            _collect(item, nodes, relations)


def _plain(value: Any, nodes: Mapping[int, str]) -> Any:
    """A value in the form of :class:`loaders.store.Result`."""
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item, nodes) for item in value]
    if not isinstance(value, dict):
        return value
    if _is_node(value):
        own = {k: _plain(v, nodes) for k, v in sorted(value["properties"].items()) if k not in _VIRTUAL}
        return {"labels": sorted(value["labels"]), "properties": own}
    if _is_relation(value):
        own = {k: _plain(v, nodes) for k, v in sorted(value["properties"].items()) if k not in _VIRTUAL}
        ends = {"start": nodes[value["start"]], "end": nodes[value["end"]]}
        return {"type": value["type"], **ends, "properties": own}
    return {key: _plain(item, nodes) for key, item in value.items()}


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
