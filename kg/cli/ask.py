"""``kg ask``: the questions of the catalogue."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, To, WorkspaceDir


def ask(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The question; without one, the list of them.")
    ] = None,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARGUMENT…",
            help="What it takes, in order or as name=value: a program, a district's name or code, years …",
        ),
    ] = None,
    *,
    form: FormatOption = Format.table,
    to: To = None,
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="After each row, the sentences that it rests on, and where they stand.")
    ] = False,
    show: Annotated[
        bool,
        typer.Option("--show", help="Print the question's Cypher instead of its answer, to run it in Neo4j Browser."),
    ] = False,
) -> None:
    """Ask a question of the catalogue.

    \b
    kg ask                                   lists the questions
    kg ask districts-running 枫桥经验        districts that run a program, with the sentence that says so
    kg ask programs-of 120101 2021-2023      programs of a district in some years
    kg ask results-of 枫桥经验 --evidence    after each row, the sentences that it rests on
    """  # noqa: D301 - the character \b keeps the lines below it as they are
    from kg.api import asking
    from kg.browser.cypher import document
    from kg.cli.answer import write, write_with_evidence

    if name is None:
        listed = asking.questions()
        write(listed.columns, listed.rows, form)
        return
    query = asking.question(name)
    words = arguments or []
    if show and not words:
        if any(parameter.required for parameter in query.parameters):
            sys.stdout.write(query.cypher + "\n")
        else:
            sys.stdout.write(document(query, {p.name: p.default for p in query.parameters}))
        return

    from kg.api.graph import Graph
    from kg.cli.hints import say
    from queries.evidence import evidence as sentences
    from queries.run import Answer, bind

    with Graph(workspace, to=to) as graph:
        if show:
            with graph.store() as store:
                sys.stdout.write(document(query, bind(query, words, asking.names(store))))
            return
        table = graph.answer(query, words)
        answer = Answer(table.columns, table.rows)
        with graph.store() as store:
            said = sentences(store, answer.facts()) if evidence else {}
    say(table)
    if evidence and (answer.rows or form is not Format.table):
        write_with_evidence(answer, said, form)
    elif answer.rows or form is not Format.table:
        shown = answer.shown()
        write(shown.columns, shown.rows, form)
