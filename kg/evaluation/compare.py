"""Two runs side by side: what got better and what got worse, kind by kind and row by row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.evaluation.scoring import KINDS

if TYPE_CHECKING:
    from kg.evaluation.results import Run

NEWS = {  # by side and whether the row is there now
    ("missed", False): "found now",
    ("missed", True): "missed now",
    ("extra", False): "extra no more",
    ("extra", True): "extra now",
}
"""What can be new about a row; the first and third are better."""


class KindChange(NamedTuple):
    """F1 of a kind, over the reports that both runs have."""

    kind: str
    before: float
    now: float

    @property
    def change(self) -> float:
        return round(self.now - self.before, 6)


class RowChange(NamedTuple):
    """A row that one run has among its misses or extras and the other has not."""

    report: str
    kind: str
    news: str
    row: dict[str, Any]
    sentence: str


class Comparison(NamedTuple):
    """What differs between two runs."""

    kinds: list[KindChange]
    rows: list[RowChange]
    only_before: list[str]
    """Reports that only the earlier run has."""
    only_now: list[str]


def compare(before: Run, now: Run) -> Comparison:
    """Compare two runs over the reports that both have."""
    shared = sorted(before["reports"].keys() & now["reports"].keys())
    kinds = []
    for kind in KINDS:
        pairs = [(before["reports"][r].get(kind), now["reports"][r].get(kind)) for r in shared]
        both = [(b, n) for b, n in pairs if b is not None and n is not None]
        if both:
            kinds.append(KindChange(kind, _f1([b for b, _ in both]), _f1([n for _, n in both])))
    rows = [
        change
        for report in shared
        for kind in KINDS
        if kind in before["reports"][report] and kind in now["reports"][report]
        for change in _changes(report, kind, before["reports"][report][kind], now["reports"][report][kind])
    ]
    return Comparison(
        kinds,
        rows,
        sorted(before["reports"].keys() - now["reports"].keys()),
        sorted(now["reports"].keys() - before["reports"].keys()),
    )


def _changes(report: str, kind: str, before: dict[str, Any], now: dict[str, Any]) -> list[RowChange]:
    found = []
    for side in ("missed", "extra"):
        old = {_key(item["row"]): item for item in before[side]}
        new = {_key(item["row"]): item for item in now[side]}
        for here, there, is_now in ((old, new, False), (new, old, True)):
            found += [
                RowChange(report, kind, NEWS[side, is_now], item["row"], item["sentence"])
                for key, item in here.items()
                if key not in there
            ]
    return found


def _f1(tallies: list[dict[str, Any]]) -> float:
    right = sum(t["right"] for t in tallies)
    wrong = sum(len(t["missed"]) + len(t["extra"]) for t in tallies)
    return round(2 * right / (2 * right + wrong), 6) if right or wrong else 1.0


def _key(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True)
