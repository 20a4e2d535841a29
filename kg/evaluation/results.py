"""A run of evaluation: every gold file against what extraction makes of its report, as data that JSON can hold.

A run is a dictionary, the same for the same files and the same software::

    {"format": "fazhi-kg evaluation", "version": 1, "fingerprint": of the extractor and its vocabulary,
     "reports": {name: {kind: {"precision", "recall", "f1", "right",
                               "missed": [{"row", "sentence"}], "extra": [{"row", "sentence"}]}}},
     "all": {kind: {"precision", "recall", "f1", "right", "missed": how many, "extra": how many}}}
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg import pipeline
from kg.evaluation.gold import check_quotes, find_report, gold_files, read_gold
from kg.evaluation.scoring import KINDS, Tally, score
from ontology.errors import InputMissingError, InputUnreadableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORMAT = "fazhi-kg evaluation"
VERSION = 1

Run = dict[str, Any]


def evaluate(golds: Sequence[Path], reports: Path | None = None) -> Run:
    """Score extraction against gold files.

    Args:
        golds: the files, or folders of them.
        reports: the folder of the reports, where they are not beside the gold.

    Raises:
        InputMissingError: a file is not there.
        InputUnreadableError: a gold file is not as the format says, or its report cannot be read.
        UsageError: two gold files are called the same.
    """
    read = [read_gold(path) for path in gold_files(golds)]
    names = [gold.name for gold in read]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(f"two gold files are called {twice[0]}.json", hint="Evaluate them apart, or rename one")
    found: dict[str, dict[str, Tally]] = {}
    for gold in read:
        extraction = pipeline.extract_file(find_report(gold, reports))
        check_quotes(gold, extraction.text)
        found[gold.name] = score(gold.rows, extraction.facts, extraction.text)
    return {
        "format": FORMAT,
        "version": VERSION,
        "fingerprint": pipeline.fingerprint(),
        "reports": {name: {kind: _rows(tally) for kind, tally in found[name].items()} for name in sorted(found)},
        "all": {kind: _numbers(tally) for kind, tally in _together(found).items()},
    }


def save(run: Run, path: Path) -> None:
    """Write a run; raises UsageError where the file cannot be written."""
    try:
        path.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"the file cannot be written ({error.strerror})", where=str(path)) from error


def load(path: Path) -> Run:
    """Read a saved run.

    Raises:
        InputMissingError: there is no such file.
        InputUnreadableError: it is no saved run.
    """
    hint = "Give a file that `kg evaluate --save` wrote"
    try:
        run = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise InputMissingError("no such file", where=str(path), hint=hint) from error
    except (OSError, ValueError) as error:
        raise InputUnreadableError("this is no saved run", where=str(path), hint=hint) from error
    if not isinstance(run, dict) or (run.get("format"), run.get("version")) != (FORMAT, VERSION):
        raise InputUnreadableError("this is no saved run", where=str(path), hint=hint)
    return run


def _together(found: dict[str, dict[str, Tally]]) -> dict[str, Tally]:
    together = {kind: Tally() for kind in KINDS if any(kind in tallies for tallies in found.values())}
    for tallies in found.values():
        for kind, tally in tallies.items():
            together[kind].add(tally)
    return together


def _numbers(tally: Tally) -> dict[str, Any]:
    precision, recall, f1 = (round(x, 6) for x in tally.scores())
    missed, extra = len(tally.missed), len(tally.extra)
    return {
        "precision": precision, "recall": recall, "f1": f1, "right": tally.right, "missed": missed, "extra": extra,
    }  # fmt: skip


def _rows(tally: Tally) -> dict[str, Any]:
    listed = {"missed": tally.missed, "extra": tally.extra}
    rows = {side: [{"row": dict(i.row), "sentence": i.sentence} for i in items] for side, items in listed.items()}
    return _numbers(tally) | rows
