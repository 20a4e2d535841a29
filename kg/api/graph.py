"""A workspace and its store, opened to be asked and added to."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from kg.api import asking, nodes
from kg.api.state import aliases_in_force, behind
from kg.api.table import Table
from loaders.opening import open_store
from loaders.workspace import DEFAULT, Workspace
from ontology.errors import ViolationsFound
from queries.catalogue import FACTS
from queries.run import plain_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from os import PathLike
    from types import TracebackType
    from typing import Self

    from kg.api.loading import Summary
    from loaders.store import Store
    from queries.catalogue import Query


def open(workspace: str | PathLike[str] = DEFAULT, *, to: str | None = None) -> Graph:  # noqa: A001 - as gzip.open
    """Open a workspace, to be asked and added to.

    Args:
        workspace: its folder; one that is not there yet is empty, and made by the first :meth:`Graph.load`.
        to: the address of a Neo4j, as ``bolt://localhost:7687``, with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE
            from the environment; without it the embedded store of the workspace answers.

    Raises:
        UsageError: ``to`` is no such address.
        StoreUnavailableError: the store does not answer.
        StoreAccessError: it refuses the user name or password.
        StoreVersionError: another version wrote the workspace or the store.
    """
    graph = Graph(workspace, to=to)
    with graph.store():
        return graph


class Graph:
    """A workspace and its store. Leaving its ``with`` block closes it; it may be used by several threads in turn."""

    def __init__(self, workspace: str | PathLike[str] = DEFAULT, *, to: str | None = None) -> None:
        """As :func:`open`, but the store is not connected to before it is first asked."""
        self._workspace = Workspace(Path(workspace))
        self._to = to
        self._store: Store | None = None
        self._state: object = None
        self._lock = RLock()

    def ask(self, name: str, /, *arguments: Any, **named: Any) -> Table:
        """The answer to a question of the catalogue, such as ``graph.ask("programs-of", "和平区", years="2021-2023")``.

        Args:
            name: of the question; :meth:`questions` lists them.
            arguments: what it is about, in its order: a program, a district's name or code, a year …
            named: the same by name.

        Returns:
            The rows, the identifiers of the facts that each rests on in the last column, which :meth:`evidence` takes.

        Raises:
            UnknownNameError: no question, program, district … is called so; the hint names what is nearest.
            UsageError: an argument too many, too few, or none of its kind.
        """
        query = asking.question(name)
        return self.answer(query, asking.words_of(query, arguments, named))

    def answer(self, query: Query, words: Sequence[str]) -> Table:
        """The answer to a question of the catalogue, asked in words as ``kg ask`` takes them. See :meth:`ask`."""
        with self.store() as store:
            return self._said(asking.ask(store, query, words), store)

    def cypher(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        /,
        *,
        write: bool = False,
        most: int | None = None,
        seconds: float | None = None,
        **named: Any,
    ) -> Table:
        """The answer to a Cypher statement of your own. It may only read, unless ``write`` is set.

        Args:
            statement: the statement; values go into ``$parameters``, never into its text.
            parameters: the values by name; they may also be given by name (``name="枫桥经验"``).
            write: let it change the store. What it changes is not in the facts: `kg rebuild` undoes it.
            most: rows to give at most.
            seconds: how long it may take.
            named: further values.

        Raises:
            QueryError: the store does not take the statement, it writes, or it takes too long.
        """
        with self.store() as store:
            values = {**(parameters or {}), **named}
            result = store.query(statement, values, write=write, most=most, seconds=seconds)
            table = Table(list(result.columns), plain_rows(result.rows))
            if write:
                self.close()  # who holds the embedded store for writing keeps others from it
            return table if write else self._said(table, store)

    def questions(self) -> Table:
        """The questions of the catalogue: name, arguments, what each answers."""
        return asking.questions()

    def reports(self) -> Table:
        """The reports that are loaded."""
        return self.ask("reports")

    def search(self, word: str, label: str | None = None) -> Table:
        """The nodes that a word may name (of one label, or any), the likeliest first: ``id``, ``label``, ``name``.

        Raises:
            UnknownNameError: the model has no such label.
        """
        with self.store() as store:
            return self._said(nodes.search(store, word, label), store)

    def facts(self, kind: str | None = None) -> Table:
        """The facts of a kind (``measurement``, ``program``, ``policy``, ``award``, ``agency`` …), or what all share.

        Raises:
            UnknownNameError: there is no such kind.
        """
        with self.store() as store:
            return self._said(nodes.facts(store, kind), store)

    def nodes(self, label: str | None = None) -> Table:
        """The nodes of a label (``District``, ``Program``, ``Metric`` …; docs/model.md) with their properties, or all.

        Raises:
            UnknownNameError: the model has no such label.
        """
        with self.store() as store:
            return self._said(nodes.nodes(store, label), store)

    def relations(self, kind: str) -> Table:
        """The relationships of a type (``RUNS``, ``PART_OF`` …; docs/model.md): ``source``, ``target``, properties.

        Raises:
            UnknownNameError: the model has no such type.
        """
        with self.store() as store:
            return self._said(nodes.relations(store, kind), store)

    def evidence(self, facts: Table | Iterable[str]) -> Table:
        """The sentences behind facts: one row each, with report, section, page or paragraph, and place in the text.

        Args:
            facts: identifiers of facts, as in the column ``facts``; or an answer, for all of its rows.

        Raises:
            UnknownNameError: a fact is not there.
        """
        wanted = (fact for row in facts[FACTS] for fact in row) if isinstance(facts, Table) else facts
        with self.store() as store:
            return asking.sentences(store, wanted)

    def text(self, report: str) -> str:
        """The text of a report, which ``start`` and ``end`` of its facts refer to.

        Args:
            report: its identifier, as in the column ``source``.

        Raises:
            InputMissingError: the workspace does not have it.
        """
        return self._workspace.text(report)

    def load(self, *paths: str | PathLike[str]) -> Summary:
        """Load reports, or folders of them, into the workspace and the store; what is loaded and unchanged stays.

        Raises:
            InputMissingError: a path is not there, or a folder holds no report.
            ViolationsFound: files could not be loaded. The others were; the error names each with its reason.
            StoreUnavailableError: somebody else is writing the workspace, or it cannot be written.
        """
        from kg.api.files import files_in  # noqa: PLC0415 - reading reports takes much that asking does not
        from kg.api.loading import load_files  # noqa: PLC0415

        files = files_in([Path(path) for path in paths])
        with self._lock, aliases_in_force(self._workspace.path):
            self.close()
            summary = load_files(files, self._workspace, self._to)
        if summary.failures:
            raise ViolationsFound(
                f"{len(summary.failures)} of {len(files)} files could not be loaded",
                hint="; ".join(map(str, summary.failures)),
            )
        return summary

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, for this thread alone, as it is now: where another process has filled it, it is opened anew."""
        with self._lock, aliases_in_force(self._workspace.path):
            state = self._written()
            if self._store is None or state != self._state:
                self.close()
                self._workspace = Workspace(self._workspace.path)
                self._store = open_store(self._to, self._workspace)
                self._state = state
            yield self._store

    def _written(self) -> object:
        """What changes when another process writes the embedded store; a Neo4j is asked anew each time."""
        if self._to is not None:
            return None
        try:
            state = self._workspace.store_path.stat()
        except OSError:
            return None
        return state.st_ino, state.st_size, state.st_mtime_ns

    def _said(self, table: Table, store: Store) -> Table:
        note = behind(self._to, self._workspace, store)
        if not note:
            return table
        return Table(table.columns, table.rows, (note, *(other for other in table.notes if other != asking.EMPTY)))

    def close(self) -> None:
        """Let go of the store; it is opened again when it is asked again."""
        with self._lock:
            store, self._store = self._store, None
            if store:
                store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
