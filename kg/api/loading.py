"""Loading files: read, checked, kept, put into the store; a bad one does not stop the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from kg import pipeline
from kg.corrections.replay import replay
from kg.corrections.store import Corrections
from loaders.graph import digest, project
from loaders.journal import Source
from loaders.opening import open_store
from loaders.sync import Filler, bring_up_to_date
from loaders.validate import validate
from ontology.errors import InputUnreadableError, KgError, StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.corrections.store import Correction
    from loaders.elements import Graph
    from loaders.workspace import Workspace


class Watch(Protocol):
    """Who is told how far loading is."""

    def show(self, name: str) -> None:
        """The next file is read."""
        ...

    def step(self, done: int, total: int) -> None:
        """So many reports of so many are in the store."""
        ...


@dataclass
class Summary:
    """What loading did."""

    loaded: int = 0
    unchanged: int = 0
    replaced: int = 0
    facts: int = 0
    """Of the files that were loaded or replaced."""
    failures: list[KgError] = field(default_factory=list)
    """Why files could not be loaded, one error a file."""
    lost: list[tuple[Path, Correction]] = field(default_factory=list)
    """Corrections whose fact did not come out of their report, and its file."""

    @property
    def line(self) -> str:
        """It all in one line."""
        parts = [
            f"{self.loaded} loaded",
            f"{self.unchanged} unchanged",
            f"{self.replaced} replaced",
            f"{len(self.failures)} failed",
        ]
        return ", ".join(parts) + f"; {self.facts} facts"


def load_files(files: Iterable[Path], workspace: Workspace, to: str | None, watch: Watch | None = None) -> Summary:
    """Load ``files`` into ``workspace``, and bring the store in step with it.

    Args:
        files: the reports.
        workspace: where their facts go.
        to: the store, as :func:`loaders.opening.open_store` takes it. The embedded one belongs to this workspace alone.
        watch: who is told how far it is.

    Raises:
        StoreUnavailableError: the store or the workspace cannot be written (any more); what was loaded stays.
    """
    with workspace.writing(), open_store(to, workspace, write=True) as store:
        workspace.journal.filled(to)
        summary = Summary()
        filler = Filler(store)
        corrections = Corrections(workspace.path)
        for path in files:
            if watch:
                watch.show(path.name)
            try:
                changes = _load(path, workspace, corrections, summary)
            except StoreUnavailableError:
                raise
            except KgError as error:
                summary.failures.append(error)
            except Exception as error:  # noqa: BLE001 - a mistake of ours in one report must not cost the others
                what = f"the report cannot be read: {type(error).__name__}: {error}"
                summary.failures.append(KgError(what, where=str(path), hint="Report it with the file"))
            else:
                for report, graph in changes.items():
                    filler.add(report, graph)
        filler.flush()
        bring_up_to_date(workspace, store, owned=to is None, **({"progress": watch.step} if watch else {}))
    return summary


def _load(path: Path, workspace: Workspace, corrections: Corrections, summary: Summary) -> dict[str, Graph | None]:
    """Read a file into the workspace; gives what the store must then be told, by report."""
    try:
        state = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputUnreadableError(
            f"the file cannot be read ({error.strerror})", where=str(path), hint="Check its rights"
        ) from error
    key = str(path.resolve())
    before = workspace.journal.sources.get(key)
    fingerprint = _fingerprint(corrections, before.report) if before else ""
    if before and (before.sha256, before.fingerprint) == (state, fingerprint) and workspace.has(before.report):
        summary.unchanged += 1
        return {}
    extraction = pipeline.extract_file(path)
    report = extraction.facts[0]["report"]
    facts, lost = replay(corrections, extraction.text, extraction.facts)
    summary.lost += [(path, correction) for correction in lost]
    graph = project(facts)
    validate(graph, where=str(path))
    now = digest(facts)
    same = workspace.has(report) and workspace.journal.digests.get(report) == now
    workspace.put(extraction.text, facts)
    workspace.journal.loaded(key, Source(report, state, _fingerprint(corrections, report)), now)
    changes: dict[str, Graph | None] = {}
    if before and before.report in workspace.journal.gone:
        workspace.remove(before.report)
        changes[before.report] = None
    if same:
        summary.unchanged += 1
        return changes
    changes[report] = graph
    if before:
        summary.replaced += 1
    else:
        summary.loaded += 1
    summary.facts += len(facts)
    return changes


def _fingerprint(corrections: Corrections, report: str) -> str:
    """What changes when a file must be read anew: with the software, the vocabulary or the report's corrections."""
    return pipeline.fingerprint() + corrections.state(report)
