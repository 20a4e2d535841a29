"""``kg rebuild``: the store anew from the facts in the workspace."""

from __future__ import annotations

from kg.cli.options import DEFAULT_WORKSPACE, To, WorkspaceDir


def rebuild(to: To = None, workspace: WorkspaceDir = DEFAULT_WORKSPACE) -> None:
    """Build the store anew from the facts in the workspace.

    For a store that is damaged, behind the workspace, or of another version. It then holds the reports of this
    workspace and nothing else.
    """
    from kg.cli.progress import Progress
    from loaders import sync
    from loaders.opening import open_store
    from loaders.workspace import Workspace

    kept = Workspace(workspace)
    with kept.writing(), open_store(to, kept, anew=True) as store:
        progress = Progress(len(kept.reports()))
        sync.rebuild(kept, store, progress=progress.step)
        progress.clear()
        info = store.info()
    print(f"{len(kept.reports())} reports, {info.nodes} nodes, {info.edges} relationships in {info.address}")
