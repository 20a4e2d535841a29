"""``kg cypher``: a query of the user's own."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, To, WorkspaceDir

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def cypher(
    statement: Annotated[
        str, typer.Argument(metavar="STATEMENT", help="One Cypher statement; - reads it from standard input.")
    ],
    *,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="NAME=VALUE", help="A parameter; JSON where it reads as JSON, else text."
        ),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Let the statement change the store.")] = False,
    form: FormatOption = Format.table,
    to: To = None,
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
) -> None:
    """Run a Cypher statement of your own. It may only read, unless --write is given.

    \b
    kg cypher 'MATCH (d:District)-[:RUNS]->(p:Program) RETURN d.name, p.name'
    kg cypher 'MATCH (p:Program {name: $name}) RETURN p.id' --param name=枫桥经验

    What --write changes in the store is not in the facts: `kg rebuild` undoes it.
    """  # noqa: D301 - the character \b keeps the lines below it as they are
    from kg.api.graph import Graph
    from kg.cli import answer
    from kg.cli.hints import say

    text = sys.stdin.read() if statement == "-" else statement
    with Graph(workspace, to=to) as graph:
        table = graph.cypher(text, _parameters(param or []), write=write)
    say(table)
    if table.columns:
        answer.write(table.columns, table.rows, form)


def _parameters(given: Sequence[str]) -> dict[str, Any]:
    """``name=value`` pairs; a value that reads as JSON (a number, true, null, a list) is that, others are text."""
    from ontology.errors import UsageError

    found: dict[str, Any] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or not name.isidentifier():
            raise UsageError("a parameter is NAME=VALUE", where=pair, hint="As in --param name=枫桥经验")
        if name in found:
            raise UsageError(f"the parameter {name} is given twice", hint="Give it once")
        try:
            found[name] = json.loads(value)
        except json.JSONDecodeError:
            found[name] = value
    return found
