"""What holds while a workspace is asked: its own names, and whether its store is in step with it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.corrections import aliases
from loaders.sync import is_behind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from loaders.store import Store
    from loaders.workspace import Workspace


def behind(to: str | None, workspace: Workspace, store: Store) -> str:
    """Says where the embedded store is asked and holds something else than the workspace; else nothing.

    That is so after loading into a Neo4j, which leaves the embedded store alone.
    """
    if to is not None or not is_behind(workspace, store):
        return ""
    target = workspace.journal.target
    if target:
        what, mend = f"the workspace was last loaded into {target}, not into", f"Give --to {target}, or run"
    else:
        what, mend = "the workspace is not in step with", "Run"
    return f"{what} the embedded store that is asked here. {mend} `kg rebuild`"


@contextmanager
def aliases_in_force(workspace: Path) -> Iterator[None]:
    """The names that people kept in the workspace as aliases join the vocabulary for as long as the block lasts."""
    variable = "KG_VOCABULARY"
    before = os.environ.get(variable)
    own, files = aliases.path(workspace), (before or "").split(os.pathsep)
    if str(own) in files or not own.exists():
        yield
        return
    os.environ[variable] = os.pathsep.join([*filter(None, files), str(own)])
    try:
        yield
    finally:
        if before is None:
            del os.environ[variable]
        else:
            os.environ[variable] = before
