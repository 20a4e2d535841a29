"""``kg unload``: a report goes, without a trace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, To, WorkspaceDir

if TYPE_CHECKING:
    from loaders.workspace import Workspace


def unload(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT", help="Path or name of its file, its title, or the beginning of its identifier."
        ),
    ],
    to: To = None,
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
) -> None:
    """Take a report out of the workspace and the store."""
    from loaders.opening import open_store
    from loaders.workspace import Workspace

    kept = Workspace(workspace)
    with kept.writing():
        identifier, title = find(kept, report)
        with open_store(to, kept, write=True) as store:
            kept.journal.unloaded(identifier)
            kept.remove(identifier)
            store.replace(identifier, None)
    print(f"unloaded {identifier} {title}".rstrip())


def find(workspace: Workspace, word: str) -> tuple[str, str]:
    """The identifier and title of the report that ``word`` means.

    Raises:
        UnknownNameError: it means none, or more than one.
    """
    from ontology.errors import UnknownNameError
    from queries.likeness import nearest

    titles = {report: workspace.report(report)["title"] or "" for report in workspace.reports()}
    files = {path: source.report for path, source in workspace.journal.sources.items() if source.report in titles}
    digits = word.removeprefix("report/")
    path = str(Path(word).resolve())
    ways = (
        {report for report in titles if report.removeprefix("report/") == digits},
        {report for file, report in files.items() if file == path},
        {report for report, title in titles.items() if title == word},
        {report for file, report in files.items() if Path(file).name == word},
        {report for report in titles if len(digits) >= 4 and report.removeprefix("report/").startswith(digits)},
    )
    found = next((way for way in ways if way), set())
    if len(found) == 1:
        identifier = found.pop()
        return identifier, titles[identifier]
    if found:
        raise UnknownNameError(
            f"{word} is the name of {len(found)} reports", hint="Give one of " + ", ".join(sorted(found))
        )
    names = sorted({*filter(None, titles.values()), *(Path(file).name for file in files)})
    near = nearest(word, [(name, name) for name in names])
    hint = "Nearest: " + ", ".join(near) if near else "`kg ask reports` lists them"
    raise UnknownNameError(f"no report {word} is loaded", hint=hint)
