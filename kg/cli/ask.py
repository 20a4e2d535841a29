"""``kg ask``: the questions of the catalogue."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, To, WorkspaceDir

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from queries.catalogue import Query

EMPTY = "nothing is loaded yet. Load reports with `kg load PATH`"


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
    from kg.cli.answer import write, write_with_evidence
    from queries.catalogue import catalogue

    if name is None:
        write(*_listing(), form)
        return
    query = catalogue().get(name) or _unknown(name, list(catalogue()))
    words = arguments or []
    if show and not words:
        sys.stdout.write(query.cypher + "\n")
        return

    from kg.cli.hints import warn_if_behind
    from loaders.opening import open_store
    from loaders.workspace import Workspace
    from ontology.gazetteer import load_gazetteer
    from ontology.vocabulary import load_vocabulary
    from queries.evidence import evidence as sentences
    from queries.names import Names
    from queries.run import Answer, bind, run

    place = Workspace(workspace)
    with open_store(to, place) as store:
        names = Names(store, load_vocabulary(), load_gazetteer())
        if show:
            sys.stdout.write(_for_browser(query, bind(query, words, names)))
            return
        behind = warn_if_behind(to, place, store)
        if store.query("MATCH (r:Report) RETURN r.id AS id ORDER BY id LIMIT 1", {}).rows:
            parameters = bind(query, words, names)
            answer = run(store, query, parameters)
            nothing = _nothing(query, parameters)
        else:
            answer = Answer([column.name for column in query.columns], [])
            nothing = "" if behind else EMPTY
        said = sentences(store, answer.facts()) if evidence else {}
    for word, taken in names.completed.items():
        print(f"kg: {word} is taken for {taken}", file=sys.stderr)
    if nothing and not answer.rows:
        print(f"kg: {nothing}", file=sys.stderr)
    if evidence and (answer.rows or form is not Format.table):
        write_with_evidence(answer, said, form)
    elif answer.rows or form is not Format.table:
        shown = answer.shown()
        write(shown.columns, shown.rows, form)


def _listing() -> tuple[list[str], list[tuple[str, str, str, str]]]:
    from queries.catalogue import THEMES, catalogue

    rows = [
        (query.name, query.usage, query.purpose, query.title_zh)
        for theme in THEMES
        for query in catalogue().values()
        if query.theme == theme
    ]
    return ["question", "arguments", "answers", "中文"], rows


def _unknown(name: str, known: Sequence[str]) -> Query:
    from ontology.errors import UnknownNameError
    from queries.likeness import nearest

    near = nearest(name, [(other, other) for other in known])
    hint = f"Nearest: {', '.join(near)}" if near else "`kg ask` lists the questions"
    raise UnknownNameError(f"there is no question {name}", hint=hint)


def _nothing(query: Query, parameters: dict[str, Any]) -> str:
    given = ", ".join(f"{key} = {_said(value)}" for key, value in parameters.items() if value is not None)
    return f"{query.name}: nothing that is loaded answers this" + (f" ({given})" if given else "")


def _said(value: Any) -> str:
    """A value as a user would give it: the years from 2021 to 2023 are ``2021-2023``."""
    return "-".join(dict.fromkeys(value)) if isinstance(value, list) else str(value)


def _for_browser(query: Query, parameters: dict[str, Any]) -> str:
    """The query as Neo4j Browser takes it, its parameters set by lines of their own."""
    import json

    lines = [f":param {key} => {json.dumps(value, ensure_ascii=False)};" for key, value in parameters.items()]
    return "\n".join([*lines, query.cypher]) + "\n"
