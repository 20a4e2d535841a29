"""Matching facts against annotation: what is right, what was missed, what came out besides.

A measure is right by its value, unit and place; ``measures strict`` wants its name (at most 30 characters), period and
status too. A program, agency or policy is right by its name, where one name may hold the other if it is not much
longer; ``programs strict`` wants the status too. An award is right by its recipient and place. Of the report itself
district, agency and period count, each for one. Rows match one to one; a row with a ``doubt`` is optional: finding it
costs nothing, missing it costs nothing.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Row = Mapping[str, Any]
Same = Callable[[Row, Row], bool]
Places = Callable[[str], list[tuple[int, int]]]
"""Where a quote is, as half-open spans of the text that evidence refers to."""

RECORDS = {
    "measures": "measurement",
    "programs": "program",
    "agencies": "agency",
    "policies": "policy",
    "awards": "award",
}
"""The kinds of annotation that are scored, each with the kind of record that answers it."""
KINDS = ("measures", "measures strict", "programs", "programs strict", "agencies", "policies", "awards", "report")
LONGEST_METRIC = 30
"""Characters of a metric's name, beyond which it is a sentence rather than a name."""

_SAME_UNIT = [
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
_RANKS = {"", "名次", "位", "名", "ratio"}
_MONEY = {"万元": 1e4, "亿元": 1e8}
_IDENTITY = ("district", "agency", "period")
_MARKS = re.compile(r"[\s“”\"'‘’《》<>〈〉()（）\[\]【】·・,，。、;；:：\-—–]")
_END = re.compile(r"[。！？；\n]")
_SHOWN = (
    "field", "refused", "title", "name", "metric", "recipient", "award", "value", "unit", "period", "status", "quote",
)  # fmt: skip


class Item(NamedTuple):
    """A row that was missed or came out besides, in short, and the sentence that it is about."""

    row: Row
    sentence: str

    def __str__(self) -> str:
        return f"{json.dumps(dict(self.row), ensure_ascii=False)}  <- {self.sentence}"


class Comparison(NamedTuple):
    """What is wanted, what was found, and when one is the other."""

    wanted: list[Row]
    found: list[Row]
    same: Same


@dataclass
class Tally:
    """What was right, what came out besides, what was missed."""

    right: int = 0
    extra: list[Item] = field(default_factory=list)
    missed: list[Item] = field(default_factory=list)

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


def score(gold: Row, facts: Sequence[Row], text: str) -> dict[str, Tally]:
    """Tallies of the kinds that ``gold`` annotates, in the order of :data:`KINDS`.

    Args:
        gold: the report's annotation, as :func:`kg.evaluation.gold.read_gold` checks it.
        facts: the records of the same report.
        text: that evidence and quotes refer to.
    """

    def places(quote: str) -> list[tuple[int, int]]:
        start = text.find(quote)
        return [(start, start + len(quote))] if start >= 0 else []

    def item(row: Row) -> Item:
        if "evidence" in row:
            return Item(brief(row), sentence_of(text, row["evidence"]["start"], row["evidence"]["end"]))
        return Item(brief(row), next((sentence_of(text, *span) for span in places(row.get("quote", ""))), ""))

    out = {}
    for kind, (wanted, found, same) in comparisons(gold, facts, places).items():
        right, missed, extra = match(wanted, found, same)
        out[kind] = Tally(right, [item(f) for f in extra], [item(g) for g in missed])
    if gold.get("report") is not None:
        record = next((f for f in facts if f["kind"] == "report"), {})
        out["report"] = _report(gold["report"], record)
    return out


def comparisons(gold: Row, facts: Sequence[Row], places: Places) -> dict[str, Comparison]:
    """What to match for each kind that ``gold`` has, the strict ones besides."""

    def overlaps(quote: str, f: Row) -> bool:
        evidence = f["evidence"]
        return any(evidence["start"] < end and start < evidence["end"] for start, end in places(quote))

    def measure(g: Row, f: Row) -> bool:
        return overlaps(g["quote"], f) and same_quantity(g, f)

    def strict(g: Row, f: Row) -> bool:
        name = plain(f.get("metric"))
        named_well = len(name) <= LONGEST_METRIC and all(plain(n) in name for n in g["name"])
        periods = [str(p) for p in (g["period"], *g.get("periods", []))]
        return measure(g, f) and named_well and str(f.get("period")) in periods and f.get("status") == g["status"]

    def named(g: Row, f: Row) -> bool:
        return any(alike(n, f.get("name")) for n in (g.get("name") or g.get("title"), *g.get("also", [])))

    def run(g: Row, f: Row) -> bool:
        return named(g, f) and f.get("status") == g["status"]

    def award(g: Row, f: Row) -> bool:
        return overlaps(g["quote"], f) and (g["recipient"] is None or alike(g["recipient"], f.get("recipient")))

    found = {kind: [f for f in facts if f["kind"] == record] for kind, record in RECORDS.items()}
    wanted: dict[str, list[Row]] = {kind: list(gold[kind]) for kind in RECORDS if gold.get(kind) is not None}
    out = {}
    if "measures" in wanted:
        out["measures"] = Comparison(wanted["measures"], found["measures"], measure)
        out["measures strict"] = Comparison(wanted["measures"], found["measures"], strict)
    if "programs" in wanted:
        runs = found["programs"]
        one = _unique(wanted["programs"], lambda g: plain(g["name"]))
        out["programs"] = Comparison(one, _unique(runs, lambda f: plain(f["name"])), named)
        both = _unique(runs, lambda f: (plain(f["name"]), f.get("status")))
        out["programs strict"] = Comparison(wanted["programs"], both, run)
    if "agencies" in wanted:
        out["agencies"] = Comparison(wanted["agencies"], _unique(found["agencies"], lambda f: plain(f["name"])), named)
    if "policies" in wanted:
        titles = _unique(wanted["policies"], lambda g: plain(g["title"]))
        out["policies"] = Comparison(titles, _unique(found["policies"], lambda f: plain(f["name"])), named)
    if "awards" in wanted:
        out["awards"] = Comparison(wanted["awards"], found["awards"], award)
    return out


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


def plain(s: object) -> str:
    """A name without what people write differently: width, case, blanks, quotation marks and other marks."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", str(s or ""))).lower()


def alike(a: object, b: object) -> bool:
    """The same name, or one inside the other and not much shorter."""
    short, long = sorted((plain(a), plain(b)), key=len)
    return bool(short) and (short == long or (short in long and len(short) >= 2 and len(short) * 2.5 >= len(long)))


def same_quantity(g: Row, f: Row) -> bool:
    """The same value and unit, sums of money in 元, 万元 or 亿元 alike; ``units`` of ``g`` are right ones too."""
    found, f_unit = _in_yuan(f.get("value"), f.get("unit") or "")
    for unit in (g["unit"], *g.get("units", [])):
        wanted, g_unit = _in_yuan(g["value"], unit)
        if wanted is None or found is None:
            same = wanted is found
        else:
            same = abs(found - wanted) <= 1e-6 * max(1.0, abs(wanted))
        if same and (_same_unit(g_unit, f_unit) or (g.get("rank") and f.get("rank"))):
            return True
    return False


def brief(row: Row) -> Row:
    """What a row of either side says, in a few fields; of a record also where it starts."""
    said = {k: row[k] for k in _SHOWN if row.get(k) is not None}
    if "evidence" in row:
        said |= {"quote": row["evidence"]["quote"], "start": row["evidence"]["start"]}
    return said


def sentence_of(text: str, start: int, end: int) -> str:
    """The sentence, within its line, that the span lies in."""
    first = max((m.end() for m in _END.finditer(text, max(0, start - 2000), start)), default=max(0, start - 2000))
    last = _END.search(text, max(start, end - 1))
    return text[first : last.end() if last else len(text)].strip()


def _report(want: Row, got: Row) -> Tally:
    right = {
        "district": plain(got.get("district")) == plain(want.get("district")),
        "agency": alike(got.get("agency"), want.get("agency")) or not (got.get("agency") or want.get("agency")),
        "period": str(got.get("period")) == str(want.get("period")),
    }
    wrong = [name for name in _IDENTITY if not right[name]]
    return Tally(
        sum(right.values()),
        [Item({"field": name, "value": got.get(name)}, "") for name in wrong],
        [Item({"field": name, "value": want.get(name)}, "") for name in wrong],
    )


def _unique(rows: Iterable[Row], key: Callable[[Row], object]) -> list[Row]:
    return list({key(r): r for r in rows}.values())


def _in_yuan(value: float | None, unit: str) -> tuple[float | None, str]:
    scale = _MONEY.get(unit)
    return (value if value is None else value * scale, "元") if scale else (value, unit)


def _same_unit(a: str, b: str) -> bool:
    a, b = unicodedata.normalize("NFKC", a), unicodedata.normalize("NFKC", b)
    return a == b or any(a in same and b in same for same in _SAME_UNIT) or {a, b} <= _RANKS
