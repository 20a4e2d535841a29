"""``kg extract``: the facts of reports, printed."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ontology.facts import Fact


class FactFormat(StrEnum):
    """How facts are printed."""

    jsonl = "jsonl"
    table = "table"
    turtle = "turtle"


_SAYS = {  # what a table shows of a record of each kind
    "report": ("title", "agency", "period"),
    "measurement": ("metric", "value", "unit", "period", "status"),
    "program": ("name", "status"),
    "agency": ("name", "type"),
    "policy": ("name", "relation", "status"),
    "award": ("name", "recipient", "issuer"),
    "place": ("name", "type", "parent"),
    "number": ("reading",),
}


def extract(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH…", help="Reports, or folders of them.", show_default=False)
    ],
    form: Annotated[
        FactFormat,
        typer.Option("--format", help="jsonl: one record a line; table for people; turtle: RDF."),
    ] = FactFormat.jsonl,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Fail where a run of digits is in no record.")] = False,
) -> None:
    """Print the facts of reports, sorted by their place in the text.

    The account of digits goes to standard error, so that the records can be piped: how many measurements, how many
    other numbers, how many unread.
    """
    from kg.api.files import files_in
    from kg.pipeline import extract_file
    from kg.text.account import account
    from ontology.errors import ViolationsFound

    extractions = [(path, extract_file(path)) for path in files_in(paths)]
    if form is FactFormat.turtle:
        _turtle([extraction.facts for _, extraction in extractions])
    for _, extraction in extractions:
        if form is FactFormat.jsonl:
            _lines(extraction.facts)
        elif form is FactFormat.table:
            _table(extraction.facts)
    unread = []
    for path, extraction in extractions:
        digits = account(extraction.text, extraction.facts)
        print(f"{path}: {digits}", file=sys.stderr)
        unread += [f"{path}: offset {start}: {extraction.text[start:end]}" for start, end in digits.unread]
    if strict and unread:
        raise ViolationsFound(
            "digits that no record has", where="; ".join(unread), hint="Mend the text there, or report the sentence"
        )


def json_lines(facts: list[Fact]) -> str:
    """The facts as JSON, one a line."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False).encode  # json.dumps makes an encoder for each record
    return "".join(encode(fact) + "\n" for fact in facts)


def _lines(facts: list[Fact]) -> None:
    # UTF-8 and LF wherever it runs: the same bytes on every machine
    sys.stdout.buffer.write(json_lines(facts).encode())


def _table(facts: list[Fact]) -> None:
    from kg.cli.answer import write
    from kg.cli.options import Format

    rows = []
    for fact in facts:
        record: dict[str, Any] = dict(fact)
        keys = _SAYS.get(fact["kind"], ("name",))  # recognisers of other packages may give records of other kinds
        says = "  ".join(str(record[key]) for key in keys if record.get(key) is not None)
        evidence = fact["evidence"]
        rows.append([fact["kind"], says, evidence["start"], evidence["quote"]])
    write(["kind", "says", "start", "quote"], rows, Format.table)


def _turtle(reports: list[list[Fact]]) -> None:
    from loaders.derive import merge
    from loaders.graph import project
    from loaders.rdf import turtle

    sys.stdout.buffer.write(turtle(merge(project(facts) for facts in reports)))
