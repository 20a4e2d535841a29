"""``kg load``: reports become facts in the workspace, and a graph in the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, To, WorkspaceDir


def load(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Reports, or folders of them.")],
    to: To = None,
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
) -> None:
    """Load reports, or folders of them.

    A report that is loaded and unchanged is passed over; a changed one replaces its facts. A file that cannot be
    loaded does not stop the others: it is named at the end, and the exit code is 1.
    """
    from kg.api.files import files_in
    from kg.api.loading import load_files
    from kg.cli.progress import Progress
    from loaders.workspace import Workspace
    from ontology.errors import ViolationsFound

    files = files_in(paths)
    progress = Progress(len(files))
    summary = load_files(files, Workspace(workspace), to, progress)
    progress.clear()
    failures = summary.failures
    if failures and files == paths and len(files) == 1:
        raise failures[0]
    print(summary.line)
    for file, correction in summary.lost:
        what = f"{correction.verdict} of {correction.kind} {correction.name}"
        print(f"kg: {file}: a correction is about nothing that is read there now, and is kept: {what}", file=sys.stderr)
    if failures:
        for failure in failures:
            print(f"kg: {failure}", file=sys.stderr)
        raise ViolationsFound(
            f"{len(failures)} of {len(files)} files could not be loaded", hint="The lines above say why"
        )
