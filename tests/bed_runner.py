"""Score extraction against the project's own test bed of annotated sentences (``tests/bed``).

``python -m tests.bed_runner [seen|unseen] [--show] [--construction C07]`` prints precision, recall and F1 of each kind
of fact, for each half and each construction; ``--show`` adds every miss and extra with its sentence. The rules are
those by which whole reports are scored: a measure is its value, unit and place, ``strict`` adds its name, period and
status; a program, agency or policy is its name; an award its recipient and place. See ``tests/bed/README.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation.scoring import KINDS, RECORDS, Comparison, Item, Row, Tally, alike, brief, comparisons, match

BED = Path(__file__).parent / "bed"
HALVES = ("seen", "unseen")
TITLE = "青禾区司法局2023年法治政府建设情况报告"
HEADINGS = {"achievements": "一、主要工作成效", "shortcomings": "三、存在的不足", "plans": "四、下一步工作打算"}
SCORES = tuple(kind for kind in KINDS if kind != "report")

Extract = Callable[[str], Sequence[Row]]


@dataclass(frozen=True)
class Case:
    """One annotated sentence or paragraph, and the report it is put into."""

    construction: str
    half: str
    row: Row
    report: str
    start: int
    """Where the case's own text begins in ``report``; it runs to ``end``."""
    end: int


Table = dict[tuple[str, str], Tally]
"""Tallies by (construction, score)."""


def load(half: str) -> list[Case]:
    """The cases of one half, each set into a report of title, heading and text."""
    cases = []
    for path in sorted((BED / half).glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for row in document["cases"]:
            before = f"{row.get('title', TITLE)}\n\n{HEADINGS[row.get('section', 'achievements')]}\n"
            report = before + row["text"] + "\n"
            cases.append(Case(path.stem, half, row, report, len(before), len(before) + len(row["text"])))
    return cases


def score_case(case: Case, facts: Sequence[Row]) -> dict[str, Tally]:
    """Tallies by score for the kinds that the case annotates or refuses."""
    row, where = case.row, f"{case.row['id']} {case.row['text']}"

    def within(f: Row) -> bool:
        return bool(f["evidence"]["start"] < case.end and case.start < f["evidence"]["end"])

    def places(quote: str) -> list[tuple[int, int]]:
        starts = [m.start() + case.start for m in re.finditer(re.escape(quote), row["text"])]
        return [(start, start + len(quote)) for start in starts]

    def tally(comparison: Comparison) -> Tally:
        # A body or program named in the title too may be recorded there: that settles a row, it is never an extra.
        wanted, found, same = comparison
        right, missed, extra = match(wanted, [f for f in found if within(f)], same)
        settled, missed, _ = match(missed, [f for f in found if not within(f)], same)
        return Tally(right + settled, [Item(brief(f), where) for f in extra], [Item(brief(g), where) for g in missed])

    def broken(kind: str, word: str, f: Row) -> bool:
        if kind == "measures":
            evidence = f["evidence"]
            return any(evidence["start"] < end and start < evidence["end"] for start, end in places(word))
        return alike(word, f.get("name"))

    out = {score: tally(comparison) for score, comparison in comparisons(row, facts, places).items()}
    for kind, refused in row.get("refuse", {}).items():
        if kind not in row:  # where it is annotated everything beyond is an extra already
            found = [f for f in facts if f["kind"] == RECORDS[kind] and within(f)]
            out[kind] = Tally(
                extra=[
                    Item({"refused": word, **brief(f)}, where)
                    for word in refused
                    for f in found
                    if broken(kind, word, f)
                ]
            )
    return out


def run(cases: Iterable[Case], extract: Extract) -> Table:
    """Tallies by (construction, score) over ``cases``; ``("all", score)`` is over all constructions."""
    table: Table = defaultdict(Tally)
    for case in cases:
        for score, tally in score_case(case, extract(case.report)).items():
            table[case.construction, score].add(tally)
            table["all", score].add(tally)
    return table


def lines(table: Table, *, show: bool) -> Iterator[str]:
    """The table as text, a line for each construction, each score's F1 (and P and R for all together)."""
    yield "  ".join([f"{'':10}", *(f"{score:>15}" for score in SCORES)])
    for construction in sorted({c for c, _ in table}, key=lambda c: (c == "all", c)):
        cells = [table.get((construction, score)) for score in SCORES]
        yield "  ".join([f"{construction:10}", *(f"{t.scores()[2]:15.3f}" if t else f"{'':15}" for t in cells)])
        if show and construction != "all":
            for score, tally in zip(SCORES, cells, strict=True):
                for word, rows in (("missed", tally.missed), ("extra ", tally.extra)) if tally else ():
                    yield from (f"    {score} {word} {row}" for row in rows)
    for score in SCORES:
        if tally := table.get(("all", score)):
            p, r, f = tally.scores()
            counts = f"({tally.right} right, {len(tally.extra)} extra, {len(tally.missed)} missed)"
            yield f"{score:16} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   {counts}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bed_runner", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("half", nargs="?", choices=HALVES, help="one half only (default: both)")
    parser.add_argument("--show", action="store_true", help="print every miss and extra with its sentence")
    parser.add_argument("--construction", metavar="C07", help="one construction (or `paragraphs`) only")
    options = parser.parse_args(arguments)
    from kg.pipeline import extract_text

    for half in [options.half] if options.half else HALVES:
        cases = [c for c in load(half) if options.construction in (None, c.construction)]
        table = run(cases, extract_text)
        sys.stdout.write(f"{half}: {len(cases)} cases\n" + "\n".join(lines(table, show=options.show)) + "\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
