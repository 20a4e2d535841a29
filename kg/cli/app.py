"""The command ``kg``: its commands, and the one place where our errors become exit codes."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from kg.cli.ask import ask
from kg.cli.browser import browser
from kg.cli.cypher import cypher
from kg.cli.evaluate import evaluate
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.help import Command
from kg.cli.load import load
from kg.cli.mcp import mcp
from kg.cli.ontology import ontology
from kg.cli.rebuild import rebuild
from kg.cli.review import review
from kg.cli.sparql import sparql
from kg.cli.status import status
from kg.cli.unload import unload
from kg.cli.view import view
from ontology.errors import KgError

app = typer.Typer(
    name="kg",
    help="Read Chinese government reports into a knowledge graph, and ask it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

for command in (
    extract,
    load,
    unload,
    rebuild,
    status,
    ask,
    cypher,
    view,
    browser,
    export,
    sparql,
    mcp,
    review,
    evaluate,
    ontology,
):  # in the order of use
    app.command(cls=Command)(command)


def main() -> NoReturn:
    """Run the command line; errors that are the user's to mend become one line and an exit code."""
    try:
        app()
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # `kg … | head`: the reader has what it wanted
        sys.stderr.close()
        sys.exit(0)
    sys.exit(0)


if __name__ == "__main__":
    main()
