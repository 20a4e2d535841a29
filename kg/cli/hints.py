"""What a command says beside its answer, on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.store import Store
    from loaders.workspace import Workspace


def warn_if_behind(to: str | None, workspace: Workspace, store: Store) -> bool:
    """Say so where the embedded store is asked and holds something else than the workspace; whether it was said.

    That is so after loading into a Neo4j, which leaves the embedded store alone.
    """
    from loaders.sync import is_behind

    if to is not None or not is_behind(workspace, store):
        return False
    target = workspace.journal.target
    if target:
        what, mend = f"the workspace was last loaded into {target}, not into", f"Give --to {target}, or run"
    else:
        what, mend = "the workspace is not in step with", "Run"
    print(f"kg: {what} the embedded store that is asked here. {mend} `kg rebuild`", file=sys.stderr)
    return True
