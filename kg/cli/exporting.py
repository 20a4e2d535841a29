"""The forms of ``kg export``: what writes each, and what it takes the place of."""

from __future__ import annotations

import shlex
from enum import StrEnum
from fnmatch import fnmatch
from typing import TYPE_CHECKING, NamedTuple

from ontology.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from kg.cli.progress import Progress
    from loaders.elements import Graph
    from loaders.workspace import Workspace


class Form(StrEnum):
    """What is written."""

    turtle = "turtle"
    nquads = "nquads"
    jsonld = "jsonld"
    cube = "cube"
    csv = "csv"
    parquet = "parquet"
    neo4j_admin = "neo4j-admin"
    graphml = "graphml"
    gexf = "gexf"


ENDINGS = {
    ".cube.ttl": Form.cube,
    ".ttl": Form.turtle,
    ".nq": Form.nquads,
    ".jsonld": Form.jsonld,
    ".zip": Form.csv,
    ".parquet": Form.parquet,
    ".graphml": Form.graphml,
    ".gexf": Form.gexf,
}
"""The forms that an ending names, the longest first."""
FOLDERS = {
    Form.csv: ("csv-metadata.json", "*.csv"),
    Form.parquet: ("relations.parquet", "*.parquet"),
    Form.neo4j_admin: ("import.args", "nodes-*.csv", "relationships-*.csv", "schema.cypher"),
}
"""The forms that are folders: the file by which one is known for ours, and patterns of the others."""


class Target(NamedTuple):
    """Where an export goes."""

    path: Path
    form: Form
    folder: bool


def target(path: Path, form: Form | None) -> Target:
    """What ``path`` and ``form`` ask for.

    Raises:
        UsageError: the ending names no form, or another one; what is there is not to be replaced.
    """
    ending = next((ending for ending in ENDINGS if path.name.lower().endswith(ending)), None)
    named = ENDINGS[ending] if ending else None
    wanted = form or named
    if wanted is None or path.name.lower() == ending:
        raise UsageError(
            "this ending names no form",
            where=str(path),
            hint=f"Give a file that ends in {', '.join(sorted(ENDINGS))}, or a folder with --form "
            + " or ".join(FOLDERS),
        )
    if named not in {None, wanted} and (named, wanted) != (Form.turtle, Form.cube):
        raise UsageError(
            f"the ending says {named} and --form says {wanted}", where=str(path), hint="Leave one of them out"
        )
    found = Target(path, wanted, wanted in FOLDERS and named is None)
    if found.folder:
        _check_folder(found)
    elif path.is_dir():
        raise UsageError("this is a folder, and the form is one file", where=str(path), hint="Name a file in it")
    return found


def _check_folder(found: Target) -> None:
    """A folder is replaced if it is empty or an export of the same form: nothing else is ever deleted."""
    if not found.path.is_dir():
        if found.path.exists():
            raise UsageError("this is a file, and the form is a folder", where=str(found.path), hint="Name another")
        return
    marker, *patterns = FOLDERS[found.form]
    names = {path.name for path in found.path.iterdir()}
    foreign = sorted(name for name in names - {marker} if not any(fnmatch(name, pattern) for pattern in patterns))
    if names and (foreign or marker not in names):
        raise UsageError(
            f"the folder holds what no export to {found.form} wrote ({(foreign or sorted(names))[0]})",
            where=str(found.path),
            hint="Name a new folder",
        )


def export_to(found: Target, workspace: Workspace, progress: Progress) -> list[str]:
    """Write the export, whole or not at all; gives what there is to say about it.

    Raises:
        InputMissingError: there is no report to export; what stood there before stays.
        UsageError: it cannot be written there, or needs what is not installed.
    """
    from loaders.files import whole_file, whole_folder

    reports = workspace.loaded()
    graphs = _graphs(workspace, reports, progress)
    place = found.path.absolute()
    try:
        if found.folder:
            with whole_folder(place) as folder:
                _write_folder(found.form, graphs, folder)
        else:
            with whole_file(place) as out:
                notes = _write_file(found.form, graphs, out)
    except OSError as error:
        raise UsageError(
            f"it cannot be written ({error.strerror or error})", where=str(found.path), hint="Name another place"
        ) from error
    finally:
        progress.clear()
    if not found.folder:
        return [f"{len(reports)} reports in {found.path}", *notes]
    files = sum(1 for _ in found.path.iterdir())
    return [f"{len(reports)} reports in {files} files in {found.path}", *_next(found)]


def _graphs(workspace: Workspace, reports: list[str], progress: Progress) -> Iterator[tuple[str, Graph]]:
    from loaders.exports.stream import fit
    from loaders.graph import project

    for number, report in enumerate(reports, start=1):
        progress.step(number, len(reports))
        yield report, fit(project(workspace.facts(report)))


def _write_file(form: Form, graphs: Iterator[tuple[str, Graph]], out: BinaryIO) -> list[str]:
    from loaders.exports.stream import parts

    pieces = parts(graph for _, graph in graphs)
    new = (part.new for part in pieces)
    if form is Form.turtle:
        from loaders.rdf import write_turtle

        write_turtle(new, out)
    elif form is Form.nquads:
        from loaders.rdf import write_nquads

        write_nquads(graphs, out)
    elif form is Form.jsonld:
        from loaders.exports.jsonld import write_jsonld

        write_jsonld(new, out)
    elif form is Form.cube:
        from loaders.exports.cube import write_cube

        return [write_cube(pieces, out)]
    elif form is Form.csv:
        from loaders.exports.csv_files import write_zip

        write_zip(pieces, out)
    elif form is Form.parquet:
        from loaders.exports.parquet import write_facts

        write_facts(pieces, out)
    else:
        from loaders.exports.xml_graphs import write_gexf, write_graphml

        (write_graphml if form is Form.graphml else write_gexf)(new, out)
    return []


def _write_folder(form: Form, graphs: Iterator[tuple[str, Graph]], folder: Path) -> None:
    from loaders.exports import csv_files, neo4j_admin, parquet
    from loaders.exports.stream import parts

    write = {
        Form.csv: csv_files.write_folder,
        Form.parquet: parquet.write_folder,
        Form.neo4j_admin: neo4j_admin.write_folder,
    }[form]
    write(parts(graph for _, graph in graphs), folder)


def _next(found: Target) -> list[str]:
    """What to do with it."""
    if found.form is not Form.neo4j_admin:
        return []
    from loaders.exports.neo4j_admin import SCHEMA, command

    return [
        f"Into an empty database of a Neo4j that is stopped: {command(found.path)}",
        f"Start it, then: cypher-shell -f {shlex.quote(str(found.path / SCHEMA))}",
    ]
