"""Bringing a store in step with the workspace: what it lacks goes in, what is gone comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.graph import digest, epoch, project

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.elements import Graph
    from loaders.store import Store
    from loaders.workspace import Workspace

BATCH = 4_000
"""Nodes and edges in a transaction, about: small enough to retry, large enough not to wait for each report."""


@dataclass(frozen=True, slots=True)
class Step:
    """How a store differs from the workspace; sorted identifiers of reports."""

    missing: list[str]
    """In the workspace and not in the store."""
    stale: list[str]
    """In both, but something else was loaded."""
    extra: list[str]
    """In the store and not in the workspace."""
    digests: dict[str, str]
    """Of the reports in the workspace, as their graphs are now."""

    @property
    def in_step(self) -> bool:
        return not (self.missing or self.stale or self.extra)


def compare(workspace: Workspace, store: Store) -> Step:
    """How ``store`` differs from ``workspace``."""
    there = store.reports()
    here = {report: current_digest(workspace, report) for report in workspace.reports()}
    return Step(
        missing=[report for report in here if report not in there],
        stale=[report for report, state in here.items() if report in there and there[report] != state],
        extra=sorted(there.keys() - here.keys()),
        digests=here,
    )


def is_behind(workspace: Workspace, store: Store) -> bool:
    """Whether ``store`` holds other reports than the workspace, or other states of them: quickly, by the journal."""
    there, known = store.reports(), workspace.journal.digests
    here = workspace.reports()
    return set(here) != there.keys() or any(known.get(report, there[report]) != there[report] for report in here)


def current_digest(workspace: Workspace, report: str) -> str:
    """The digest of the report's graph, from the journal where it still holds."""
    known = workspace.journal.digests.get(report, "")
    return known if known.startswith(epoch()) else digest(workspace.facts(report))


class Filler:
    """Puts changes into a store, several reports a transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[str, Graph | None] = {}
        self._size = 0

    def add(self, report: str, graph: Graph | None) -> None:
        """Let a change wait for its transaction, and run that when enough of them wait."""
        self._waiting[report] = graph
        self._size += len(graph.nodes) + len(graph.edges) if graph else BATCH // 10
        if self._size >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Put everything that waits into the store."""
        if self._waiting:
            self._store.replace_all(self._waiting)
        self._waiting = {}
        self._size = 0


def bring_up_to_date(
    workspace: Workspace, store: Store, *, owned: bool, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> None:
    """Put into ``store`` what it lacks of ``workspace``, which the caller is writing; take out what is gone.

    Args:
        workspace: the truth.
        store: the index.
        owned: whether the store belongs to this workspace alone. Where it does not, only reports that this workspace
            once had are taken out: others may have loaded theirs into the same Neo4j.
        progress: told how many reports of how many are done.
    """
    step = compare(workspace, store)
    extra = step.extra if owned else [report for report in step.extra if report in workspace.journal.gone]
    changes = [*extra, *step.stale, *step.missing]
    filler = Filler(store)
    for done, report in enumerate(changes):
        progress(done, len(changes))
        filler.add(report, None if report in extra else project(workspace.facts(report)))
    filler.flush()
    workspace.journal.computed(step.digests)  # another projection or vocabulary may have made them new
    progress(len(changes), len(changes))


def rebuild(
    workspace: Workspace, store: Store, *, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> None:
    """Empty the store and fill it from the workspace."""
    store.clear()
    bring_up_to_date(workspace, store, owned=True, progress=progress)
