"""``kg ontology``: what the graph can say, and the words that it knows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import Format, FormatOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.vocabulary import Concept


def ontology(
    *,
    scheme: Annotated[
        str | None,
        typer.Option(
            "--vocabulary",
            metavar="SCHEME",
            help="List the concepts of a scheme: program, agency-type, metric, award, policy, status, unit …",
        ),
    ] = None,
    turtle: Annotated[
        str | None,
        typer.Option(
            "--turtle", metavar="FILE", help="Write schema and vocabulary as one Turtle document; - prints it."
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Check the vocabulary: shared labels, loops, lost concepts …")
    ] = False,
    extra: Annotated[
        list[Path] | None,
        typer.Option(
            "--with",
            metavar="FILE",
            help="A vocabulary file of your own (.ttl or .csv), to look at or check; may be repeated. "
            "Every command reads those that KG_VOCABULARY names.",
        ),
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """Print the model of the graph: labels, properties, relationships.

    \b
    kg ontology --vocabulary program
    kg ontology --check --with mine.csv
    kg ontology --turtle fazhi-kg.ttl
    """  # noqa: D301 - the character \b keeps the lines below it as they are
    from ontology.errors import UsageError

    files = extra or []
    if sum((scheme is not None, turtle is not None, check)) > 1:
        raise UsageError("--vocabulary, --turtle and --check exclude each other", hint="Give one of them")
    if check:
        _check(files, form)
    elif turtle is not None:
        _write_turtle(turtle, files)
    elif scheme is not None:
        _print_scheme(scheme, files, form)
    elif files:
        raise UsageError("--with goes with --vocabulary, --turtle or --check", hint="Add one of them")
    else:
        _print_model(form)


def _print_model(form: Format) -> None:
    from kg.cli import answer
    from ontology.model import model

    m = model()
    rows = []
    for c in m.classes.values():
        keys = [f"{p.key}: {p.datatype}" for p in m.properties.values() if c.label in p.labels]
        relations = [
            f"{r.type} → {'|'.join(r.range)}{' (derived)' if r.derived else ''}"
            for r in m.relations.values()
            if c.label in r.domain
        ]
        rows.append([c.label, c.name_zh, list(c.superlabels), keys, relations, [_short(e) for e in c.equivalents]])
    answer.write(("label", "名称", "also", "properties", "relationships", "stands on"), rows, form)
    if form is Format.table:
        shared = ", ".join(p.key for p in m.properties.values() if not p.labels and not p.relations)
        print(f"\nEvery node also has {shared}, and what the labels under «also» have.")


def _print_scheme(scheme: str, files: Sequence[Path], form: Format) -> None:
    from kg.cli import answer
    from ontology.errors import UnknownNameError
    from ontology.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(files)
    if scheme not in vocabulary.schemes:
        hint = "One of: " + ", ".join(vocabulary.schemes)
        raise UnknownNameError(f"there is no scheme {scheme!r}", hint=hint)
    concepts = vocabulary.scheme(scheme)
    keys = sorted({key for c in concepts for key in c.attributes})
    columns = ("id", "name", "aliases", "broader", *keys, "definition")
    answer.write(columns, [_row(c, keys) for c in concepts], form)


def _row(concept: Concept, keys: Sequence[str]) -> list[Any]:
    attributes = [list(concept.values(key)) for key in keys]
    return [concept.id, concept.name, list(concept.alt), list(concept.broader), *attributes, concept.definition]


def _check(files: Sequence[Path], form: Format) -> None:
    from kg.cli import answer
    from ontology.checks import check_vocabulary
    from ontology.errors import ViolationsFound
    from ontology.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(files)
    found = check_vocabulary(vocabulary)
    if found or form is not Format.table:
        rows = [[f.where, f.concept, f.message, f.check] for f in found]
        answer.write(("where", "concept", "finding", "check"), rows, form)
    if found:
        number = f"{len(found)} finding{'s' if len(found) > 1 else ''}"
        raise ViolationsFound(f"{number} in {len(vocabulary.concepts)} concepts", hint="Mend what the table names")
    if form is Format.table:
        print(f"{len(vocabulary.concepts)} concepts, nothing to mend")


def _write_turtle(target: str, files: Sequence[Path]) -> None:
    from ontology.errors import UsageError
    from ontology.merged import merged_turtle

    data = merged_turtle(files).encode("utf-8")
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        Path(target).write_bytes(data)
    except OSError as error:
        raise UsageError("this file cannot be written", where=target, hint=str(error.strerror)) from error


def _short(iri: str) -> str:
    """``https://schema.org/Report`` -> ``schema:Report``."""
    from ontology.merged import PREFIXES

    fits = [(prefix, space) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    return f"{fits[0][0]}:{iri.removeprefix(fits[0][1])}" if fits else iri
