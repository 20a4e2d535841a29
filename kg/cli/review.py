"""``kg review``: a table of a report's facts to correct, and what becomes of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceDir

if TYPE_CHECKING:
    from kg.corrections.table import Table
    from loaders.workspace import Workspace
    from ontology.facts import Fact


def review(
    report: Annotated[Path | None, typer.Argument(metavar="REPORT", help="The file of a report.")] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE.csv", help="The table; without it REPORT.review.csv in this folder."),
    ] = None,
    apply: Annotated[
        Path | None, typer.Option("--apply", metavar="FILE.csv", help="Take over a table that you have corrected.")
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="FILE.json", help="With --apply: the gold; without it beside the table."),
    ] = None,
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
) -> None:
    """Correct a report's facts in a spreadsheet.

    \b
    kg review report.txt                       writes report.review.csv: fill verdict, save as CSV, then
    kg review --apply report.review.csv        makes report.json (gold) and keeps the corrections
    kg load report.txt                         replays them, now and on each later load

    verdict is one of: accept; reject; rename (what is right goes into the columns that begin with new); alias (the
    name stands for the concept in other, in all reports); same, not same (one agency or program with the one in
    other); add (a row of your own, with the report's words in quote). A fact without a verdict stays as it is.
    """  # noqa: D301 - the character \b keeps the lines below it as they are
    from ontology.errors import UsageError

    if apply is not None:
        if out is not None:
            raise UsageError("--out goes with writing a table, --apply with reading one", hint="Give one of them")
        _apply(apply, report, gold, workspace)
    elif report is None:
        raise UsageError("which report?", hint="Give a REPORT, or a table with --apply")
    elif gold is not None:
        raise UsageError("--gold goes with --apply", hint="First write the table and correct it")
    else:
        _write(report, out or Path(f"{report.stem}.review.csv"), workspace)


def _write(report: Path, out: Path, workspace: Path) -> None:
    from kg import pipeline
    from kg.corrections import table
    from kg.corrections.replay import copies
    from kg.corrections.store import Corrections
    from ontology.errors import UsageError

    if out.exists():
        raise UsageError("it is there already", where=str(out), hint="Name another by --out, or delete it first")
    facts = pipeline.extract_file(report).facts
    kept = Corrections(workspace).by_report.get(facts[0]["report"], [])
    source = _from(report, out.parent)
    content = table.render(source, copies(facts), kept)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UsageError(f"the table cannot be written ({error.strerror})", where=str(out)) from error
    shown = sum(fact["kind"] in table.KINDS for fact in facts)
    print(f"{out}: {shown} facts, {len(kept)} with a verdict. Fill verdict, then: kg review --apply {out}")


def _from(file: Path, folder: Path) -> str:
    """How a file in ``folder`` names ``file``, the same on every system."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive
        return file.resolve().as_posix()


def _apply(path: Path, report: Path | None, gold: Path | None, workspace: Path) -> None:
    import json

    from kg.corrections import aliases, table
    from kg.corrections.replay import copies
    from kg.corrections.store import Corrections
    from kg.corrections.verdicts import decide
    from kg.evaluation.annotate import annotate
    from loaders.workspace import Workspace

    filled = table.read(path)
    kept = Workspace(workspace)
    text, facts, file = _report(filled, report, kept)
    decisions = decide(filled, text, copies(facts))
    target = gold or path.with_name(path.stem.removesuffix(".review") + ".json")
    source = _from(file, target.parent) if file else filled.source
    document, dropped = annotate(text, facts, decisions, source)
    _save(target, json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    corrections = Corrections(workspace)
    with kept.writing():
        corrections.put(filled.report, decisions.corrections)
        if decisions.aliases:
            aliases.add(workspace, decisions.aliases)
    for line in dropped:
        print(f"kg: not in the gold: {line}", file=sys.stderr)
    for row in decisions.lost:
        print(f"kg: {row.where}: this fact does not come out of the report now; its verdict is kept", file=sys.stderr)
    left = sum(fact["kind"] in table.KINDS for fact in facts) - len(decisions.reviewed - {filled.report})
    print(f"gold: {target}" + (f" ({left} facts not reviewed: they count neither for nor against)" if left > 0 else ""))
    print(
        f"kept: {len(decisions.corrections)} corrections, {len(decisions.aliases)} new aliases. Load the report again"
    )


def _report(filled: Table, given: Path | None, kept: Workspace) -> tuple[str, list[Fact], Path | None]:
    """The text and facts of the report that a table is about, and its file: given, named by the table, or kept."""
    from kg import pipeline
    from ontology.errors import InputMissingError, UsageError

    named = filled.path.parent / filled.source if filled.source else None
    file = given or (named if named is not None and named.is_file() else None)
    if file is not None:
        extraction = pipeline.extract_file(file)
        if extraction.facts[0]["report"] == filled.report:
            return extraction.text, extraction.facts, file
        if given is not None:
            hint = "Give the report that the table was written from, as it was then"
            raise UsageError("the table is not of this report", where=str(given), hint=hint)
    if kept.has(filled.report):
        text = kept.text(filled.report)
        return text, pipeline.extract_text(text, name=filled.report), None
    hint = "Give the report: kg review REPORT --apply TABLE"
    raise InputMissingError(f"its report {filled.source} is not there, or changed", where=str(filled.path), hint=hint)


def _save(path: Path, content: str) -> None:
    """Write gold; what another hand made is not written over."""
    import json

    from ontology.errors import UsageError

    try:
        if path.exists():
            before = json.loads(path.read_bytes())
            if not (isinstance(before, dict) and "review" in before):
                raise UsageError(
                    "it is there, and kg review did not make it", where=str(path), hint="Name another by --gold"
                )
        path.write_bytes(content.encode("utf-8", "replace"))
    except ValueError:
        raise UsageError("it is there, and is no gold", where=str(path), hint="Name another by --gold") from None
    except OSError as error:
        raise UsageError(f"the gold cannot be written ({error.strerror})", where=str(path)) from error
