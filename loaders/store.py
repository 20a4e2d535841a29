"""The contract of a store: an index over the facts, which can be filled again from the workspace at any time.

A store holds the union of its reports' graphs (:func:`loaders.graph.merge` says what that is). Whatever the store,
replacing a report leaves the same nodes and edges as loading the remaining reports anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Self

    from loaders.graph import Graph

SCHEMA_VERSION = 1
"""Version of the layout of workspaces and stores; another one is not read but rebuilt."""
TOO_LONG = "Ask for less: begin with a MATCH that names an id or a name, or give a LIMIT"
"""What to do about a query that takes too long."""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query, with plain Python values only.

    Dates are ISO strings; a node is ``{"labels": [...], "properties": {...}}``, a relationship ``{"type", "start",
    "end", "properties"}`` with the ids of its ends, a path ``{"nodes": [...], "relationships": [...]}``: the same from
    every store.
    """

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store is, for people."""

    kind: str
    """``embedded`` or ``neo4j``."""
    address: str
    """A path or a URI, never with a password."""
    version: str
    """Of the engine."""
    schema: int
    nodes: int
    edges: int


class Store(Protocol):
    """What every store can do. A store is a context manager; leaving it closes it."""

    def replace(self, report_id: str, graph: Graph | None) -> None:
        """Make ``graph`` what the store says of the report; ``None`` takes the report out without a trace.

        One transaction: all of it happens or nothing.
        """
        ...

    def replace_all(self, changes: Mapping[str, Graph | None]) -> None:
        """:meth:`replace` for several reports in one transaction."""
        ...

    def reports(self) -> dict[str, str]:
        """The reports in the store: id to the digest of what was loaded (property ``digest``)."""
        ...

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        most: int | None = None,
        seconds: float | None = None,
    ) -> Result:
        """Run one Cypher statement.

        Args:
            cypher: the statement.
            parameters: its values by name.
            write: whether it may change the store.
            most: how many rows to give at most, the first ones; ``None`` is all.
            seconds: how long it may take; ``None`` is as long as the engine lets it.

        Raises:
            QueryError: the store does not take it, it writes and ``write`` is not set, or it takes too long.
            StoreUnavailableError: the store does not answer.
        """
        ...

    def info(self) -> StoreInfo:
        """What and how large the store is."""
        ...

    def clear(self) -> None:
        """Take everything out of the store."""
        ...

    def close(self) -> None:
        """Let go of the store; a second time does nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def without_password(address: str) -> str:
    """``address`` with the user information of a URI taken out, fit to be shown."""
    return re.sub(r"(?<=://).*@", "", address)
