"""``kg status``: what is in the workspace and the store, and whether they agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, To, WorkspaceDir

if TYPE_CHECKING:
    from loaders.store import Store
    from loaders.workspace import Workspace

_DIFFERENCES = ("missing in the store", "stale in the store", "only in the store")


def status(to: To = None, workspace: WorkspaceDir = DEFAULT_WORKSPACE, form: FormatOption = Format.table) -> None:
    """Say what is loaded, and whether the store is in step with it."""
    from kg.cli.answer import write
    from loaders.opening import open_store
    from loaders.workspace import Workspace

    kept = Workspace(workspace)
    with open_store(to, kept) as store:
        state = describe(kept, store)
        titles = _titles(kept, store, state) if form is Format.table else {}
    if form is Format.json:
        print(json.dumps(state, ensure_ascii=False, indent=2))
        return
    rows = [(key, _text(value)) for key, value in state.items()]
    if form is Format.table:
        rows = [(key, titles.get(key, value)) for key, value in rows if value not in ("", [])]
    write(["what", "value"], rows, form)


def describe(workspace: Workspace, store: Store) -> dict[str, Any]:
    """The state of both, by name."""
    from importlib.metadata import version

    from kg.corrections import aliases
    from kg.corrections.store import Corrections
    from loaders.store import SCHEMA_VERSION
    from loaders.sync import compare
    from ontology.vocabulary import load_vocabulary

    reports = [workspace.report(report) for report in workspace.reports()]
    known = {(r["districtCode"] or "", r["district"]) for r in reports if r["district"]}
    info = store.info()
    step = compare(workspace, store)
    return {
        "workspace": str(workspace.path),
        "reports": len(reports),
        "facts": workspace.count(),
        "districts": [f"{name} {code}".rstrip() for code, name in sorted(known)],
        "reports of unknown districts": sum(1 for r in reports if not r["district"]),
        "corrections": Corrections(workspace.path).counts() | _aliases(aliases.count(workspace.path)),
        "store": info.kind,
        "address": info.address,
        "engine": info.version,
        "nodes": info.nodes,
        "relationships": info.edges,
        "in step": step.in_step,
        **dict(zip(_DIFFERENCES, (step.missing, step.stale, step.extra), strict=True)),
        "version": version("fazhi-kg"),
        "schema": SCHEMA_VERSION,
        "vocabulary": load_vocabulary().digest[:16],
    }


def _titles(workspace: Workspace, store: Store, state: dict[str, Any]) -> dict[str, list[str]]:
    """The reports by which store and workspace differ, as a person knows them: by title."""
    if state["in step"]:
        return {}
    from loaders import captions

    known = dict(store.query("MATCH (r:Report) RETURN r.id AS id, r.name AS name ORDER BY id").rows)
    known |= {report: captions.report(workspace.report(report)) for report in workspace.reports()}
    return {key: [known[report] for report in state[key]] for key in _DIFFERENCES}


def _aliases(number: int) -> dict[str, int]:
    return {"alias": number} if number else {}


def _text(value: Any) -> Any:
    if isinstance(value, dict):
        return ", ".join(f"{count} {kind}" for kind, count in value.items())
    return value
