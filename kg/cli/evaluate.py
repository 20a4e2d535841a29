"""``kg evaluate``: how right extraction is, by annotation of the user's own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import Format, FormatOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.evaluation.compare import Comparison
    from kg.evaluation.results import Run


def evaluate(
    golds: Annotated[list[Path], typer.Argument(metavar="GOLD…", help="Gold files (.json), or folders of them.")],
    *,
    reports: Annotated[
        Path | None,
        typer.Option("--reports", metavar="DIR", help="Where the reports are; without it, beside the gold."),
    ] = None,
    save: Annotated[Path | None, typer.Option("--save", metavar="FILE", help="Keep this run, to compare with.")] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="Compare with a run that was kept.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="List what was missed and what came out besides.")] = False,
    fail_below: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-below", metavar="KIND=F1", help="Exit 1 where the F1 of a kind is lower; may be repeated."
        ),
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """Score extraction against reports that you have annotated. It gives precision, recall and F1 of each kind of fact.

    \b
    kg evaluate gold/ --reports reports/ --show
    kg evaluate gold/ --save before.json          then, after a change:
    kg evaluate gold/ --against before.json --fail-below measures=0.95

    A gold file names its report by "source"; else it is the report of the same name, or of a name that begins so
    (000.json and 000_2022.txt).
    """  # noqa: D301 - the character \b keeps the lines below it as they are
    from kg.evaluation import results
    from kg.evaluation.compare import compare

    floors = _floors(fail_below or [])
    earlier = results.load(against) if against else None
    run = results.evaluate(golds, reports)
    comparison = compare(earlier, run) if earlier else None
    if form is Format.json:
        document = run | ({"against": _as_data(comparison)} if comparison else {})
        sys.stdout.buffer.write((json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())
    elif form is Format.csv:
        _tables([_scores(run)], form)
    else:
        tables = [_by_report(run)] if len(run["reports"]) > 1 else []
        tables += [_all(run)] + ([_rows(run)] if show else [])
        _tables(tables + (_compared(comparison) if comparison else []), form)
    if save:
        results.save(run, save)
    _hold(run, floors)


def _floors(given: Sequence[str]) -> dict[str, float]:
    from kg.evaluation.scoring import KINDS
    from ontology.errors import UsageError

    floors = {}
    for pair in given:
        kind, _, number = pair.rpartition("=")
        try:
            floors[kind] = float(number)
        except ValueError:
            raise UsageError("a floor is KIND=F1", where=pair, hint="As in --fail-below measures=0.95") from None
        if kind not in KINDS:
            raise UsageError(f"there is no kind {kind!r}", where=pair, hint="One of: " + ", ".join(KINDS))
    return floors


def _hold(run: Run, floors: dict[str, float]) -> None:
    from ontology.errors import ViolationsFound

    low = [
        f"{kind} {run['all'][kind]['f1'] if kind in run['all'] else 'not annotated'} < {floor}"
        for kind, floor in floors.items()
        if kind not in run["all"] or run["all"][kind]["f1"] < floor
    ]
    if low:
        raise ViolationsFound("F1 below what is asked: " + "; ".join(low), hint="--show lists what is wrong")


Table = tuple[list[str], list[list[Any]]]


def _tables(tables: Sequence[Table], form: Format) -> None:
    from kg.cli.answer import write

    for number, (columns, rows) in enumerate(t for t in tables if t[1]):
        if number:
            print()
        write(columns, rows, form)


def _by_report(run: Run) -> Table:
    """F1 of each kind, a line for each report."""
    kinds = list(run["all"])
    rows = [
        [name, *(_three(scores[kind]["f1"]) if kind in scores else "" for kind in kinds)]
        for name, scores in run["reports"].items()
    ]
    return ["F1", *kinds], rows


_COLUMNS = ["precision", "recall", "f1", "right", "extra", "missed"]


def _all(run: Run) -> Table:
    rows = [
        [kind, *(_three(scores[c]) for c in _COLUMNS[:3]), *(scores[c] for c in _COLUMNS[3:])]
        for kind, scores in run["all"].items()
    ]
    return ["all", *_COLUMNS], rows


def _scores(run: Run) -> Table:
    """Everything in one table, for programs."""
    rows = [
        [name, kind, *(len(s[c]) if isinstance(s[c], list) else s[c] for c in _COLUMNS)]
        for name, scores in [*run["reports"].items(), ("all", run["all"])]
        for kind, s in scores.items()
    ]
    return ["report", "kind", *_COLUMNS], rows


def _rows(run: Run) -> Table:
    """Misses and extras; what is wrong without strictness is not told again as wrong with it."""
    rows = [
        [name, kind, side, _text(item["row"]), item["sentence"]]
        for name, scores in run["reports"].items()
        for kind, s in scores.items()
        for side in ("missed", "extra")
        for item in s[side]
        if not (kind.endswith(" strict") and item in scores[kind.removesuffix(" strict")][side])
    ]
    return ["report", "kind", "what", "row", "sentence"], rows


def _compared(comparison: Comparison) -> list[Table]:
    for words, names in (
        ("only in the earlier run", comparison.only_before),
        ("only in this run", comparison.only_now),
    ):
        if names:
            print(f"kg: {words}, not compared: {', '.join(names)}", file=sys.stderr)
    kinds = [[k.kind, _three(k.before), _three(k.now), f"{k.change:+.3f}"] for k in comparison.kinds]
    rows = [[r.report, r.kind, r.news, _text(r.row), r.sentence] for r in comparison.rows]
    return [(["F1", "before", "now", "change"], kinds), (["report", "kind", "news", "row", "sentence"], rows)]


def _as_data(comparison: Comparison) -> dict[str, Any]:
    return {
        "kinds": [k._asdict() | {"change": k.change} for k in comparison.kinds],
        "rows": [r._asdict() for r in comparison.rows],
        "only before": comparison.only_before,
        "only now": comparison.only_now,
    }


def _three(number: float) -> str:
    return f"{number:.3f}"


def _text(row: dict[str, Any]) -> str:
    """A row in a cell: its values, without what the sentence says anyway."""
    shown = {k: v for k, v in row.items() if k not in {"quote", "start"}}
    if "field" in shown:
        return f"{shown['field']}: {shown.get('value')}"
    return " ".join("".join(v) if isinstance(v, list) else str(v) for v in shown.values())
