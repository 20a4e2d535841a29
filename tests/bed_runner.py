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
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BED = Path(__file__).parent / "bed"
HALVES = ("seen", "unseen")
TITLE = "青禾区司法局2023年法治政府建设情况报告"
HEADINGS = {"achievements": "一、主要工作成效", "shortcomings": "三、存在的不足", "plans": "四、下一步工作打算"}
RECORDS = {
    "measures": "measurement",
    "programs": "program",
    "agencies": "agency",
    "policies": "policy",
    "awards": "award",
}
SCORES = ("measures", "measures strict", "programs", "programs strict", "agencies", "policies", "awards")

Row = Mapping[str, Any]
Same = Callable[[Row, Row], bool]
Extract = Callable[[str], Sequence[Row]]

SAME_UNIT = [
    set(line.split())
    for line in (
        "名 人 位 个人",
        "家 个 户 支",
        "次 场 场次 期",
        "件 起 宗 例 个 件次",
        "份 册 张 本",
        "条 项",
        "% 百分比 percent",
        "个百分点 百分点 pp",
    )
]
RANKS = {"", "名次", "位", "名", "ratio"}
MONEY = {"万元": 1e4, "亿元": 1e8}


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


@dataclass
class Tally:
    """What was right, what came out besides, what was missed."""

    right: int = 0
    extra: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed

    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1, each 1.0 where there is nothing to be wrong about."""
        found, wanted = self.right + len(self.extra), self.right + len(self.missed)
        p = self.right / found if found else 1.0
        r = self.right / wanted if wanted else 1.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


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


def plain(s: object) -> str:
    folded = unicodedata.normalize("NFKC", str(s or ""))
    return re.sub(r"[\s“”\"'‘’《》<>〈〉()（）\[\]【】·・,，。、;；:：\-—–]", "", folded).lower()


def alike(a: object, b: object) -> bool:
    """The same name, or one inside the other and not much shorter."""
    short, long = sorted((plain(a), plain(b)), key=len)
    return bool(short) and (short == long or (short in long and len(short) >= 2 and len(short) * 2.5 >= len(long)))


def in_yuan(value: float | None, unit: str) -> tuple[float | None, str]:
    scale = MONEY.get(unit)
    return (value if value is None else value * scale, "元") if scale else (value, unit)


def same_unit(a: str, b: str) -> bool:
    a, b = unicodedata.normalize("NFKC", a), unicodedata.normalize("NFKC", b)
    return a == b or any(a in same and b in same for same in SAME_UNIT) or {a, b} <= RANKS


def same_quantity(g: Row, f: Row) -> bool:
    found, f_unit = in_yuan(f.get("value"), f.get("unit") or "")
    for unit in [g["unit"], *g.get("units", [])]:
        wanted, g_unit = in_yuan(g["value"], unit)
        if wanted is None or found is None:
            same = wanted is found
        else:
            same = abs(found - wanted) <= 1e-6 * max(1.0, abs(wanted))
        if same and (same_unit(g_unit, f_unit) or (g.get("rank") and f.get("rank"))):
            return True
    return False


def match(gold: Iterable[Row], found: Iterable[Row], same: Same) -> tuple[int, list[Row], list[Row]]:
    """One to one, in order of the gold rows, optional ones last: (right, missed rows, rows left over)."""
    left, right, missed = list(found), 0, []
    for g in sorted(gold, key=lambda g: "doubt" in g):
        k = next((i for i, f in enumerate(left) if same(g, f)), None)
        if k is not None:
            left.pop(k)
            right += "doubt" not in g
        elif "doubt" not in g:
            missed.append(g)
    return right, missed, left


def unique(rows: Iterable[Row], key: Callable[[Row], object]) -> list[Row]:
    return list({key(r): r for r in rows}.values())


def score_case(case: Case, facts: Sequence[Row]) -> dict[str, Tally]:
    """Tallies by score for the kinds that the case annotates or refuses."""

    def within(f: Row) -> bool:
        return bool(f["evidence"]["start"] < case.end and case.start < f["evidence"]["end"])

    def overlaps(quote: str, f: Row) -> bool:
        places = [m.start() + case.start for m in re.finditer(re.escape(quote), case.row["text"])]
        return any(f["evidence"]["start"] < p + len(quote) and p < f["evidence"]["end"] for p in places)

    def measure(g: Row, f: Row) -> bool:
        return overlaps(g["quote"], f) and same_quantity(g, f)

    def strict(g: Row, f: Row) -> bool:
        name = plain(f.get("metric"))
        named_well = len(name) <= 30 and all(plain(n) in name for n in g["name"])
        periods = [str(p) for p in [g["period"], *g.get("periods", [])]]
        return measure(g, f) and named_well and str(f.get("period")) in periods and f.get("status") == g["status"]

    def named(g: Row, f: Row) -> bool:
        return any(alike(n, f.get("name")) for n in [g.get("name") or g.get("title"), *g.get("also", [])])

    def run(g: Row, f: Row) -> bool:
        return named(g, f) and f.get("status") == g["status"]

    def award(g: Row, f: Row) -> bool:
        return overlaps(g["quote"], f) and alike(g["recipient"], f.get("recipient"))

    def tally(gold: Sequence[Row], found: Sequence[Row], same: Same) -> Tally:
        # A body or program named in the title too may be recorded there: that settles a row, it is never an extra.
        inside = [f for f in found if within(f)]
        right, missed, extra = match(gold, inside, same)
        settled, missed, _ = match(missed, [f for f in found if not within(f)], same)
        where = f"{case.row['id']} {case.row['text']}"
        return Tally(
            right + settled, [f"{brief(f)}  <- {where}" for f in extra], [f"{brief(g)}  <- {where}" for g in missed]
        )

    found = {kind: [f for f in facts if f["kind"] == record] for kind, record in RECORDS.items()}
    row, out = case.row, {}
    if "measures" in row:
        out["measures"] = tally(row["measures"], found["measures"], measure)
        out["measures strict"] = tally(row["measures"], found["measures"], strict)
    if "programs" in row:
        runs = found["programs"]
        one = unique((dict(g) for g in row["programs"]), lambda g: plain(g["name"]))
        out["programs"] = tally(one, unique(runs, lambda f: plain(f["name"])), named)
        both = unique(runs, lambda f: (plain(f["name"]), f.get("status")))
        out["programs strict"] = tally(row["programs"], both, run)
    for kind, key in (("agencies", "name"), ("policies", "title")):
        if kind in row:
            gold = list({plain(g[key]): g for g in row[kind]}.values())
            out[kind] = tally(gold, unique(found[kind], lambda f: plain(f["name"])), named)
    if "awards" in row:
        out["awards"] = tally(row["awards"], found["awards"], award)
    for kind, refused in row.get("refuse", {}).items():
        if kind in row:
            continue  # everything beyond the annotation is an extra already
        broken = [
            f"refused {word}: {brief(f)}  <- {row['id']} {row['text']}"
            for word in refused
            for f in found[kind]
            if within(f) and (overlaps(word, f) if kind == "measures" else alike(word, f.get("name")))
        ]
        out[kind] = Tally(extra=broken)
    return out


def brief(row: Row) -> str:
    """A row of either side in one line."""
    keys = ("title", "name", "metric", "recipient", "award", "value", "unit", "period", "status", "quote")
    said = {k: row[k] for k in keys if row.get(k) is not None}
    if "evidence" in row:
        said["quote"] = row["evidence"]["quote"]
    return json.dumps(said, ensure_ascii=False)


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
