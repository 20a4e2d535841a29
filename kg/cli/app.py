"""The command ``kg``: its commands, and the one place where our errors become exit codes."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from kg.cli import ask, cypher, extract, load, ontology, rebuild, status, unload
from ontology.errors import KgError

app = typer.Typer(
    name="kg",
    help="Read Chinese government reports into a knowledge graph, and ask it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

# In the order of use: read, load, ask, look after.
app.command("extract")(extract.extract)
app.command("load")(load.load)
app.command("unload")(unload.unload)
app.command("rebuild")(rebuild.rebuild)
app.command("status")(status.status)
app.command("ask")(ask.ask)
app.command("cypher")(cypher.cypher)
app.command("ontology")(ontology.ontology)


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
