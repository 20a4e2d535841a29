"""Questions with answers that are known: what every store must say of the sample reports, to the last cell.

A set is some sample reports and the questions that are asked of them. ``data/answers/SET.json`` holds its answers, read
and found right once; ``python -m tests.answers [SET…]`` writes them anew from the embedded store after a change that is
meant. The tests hold every store to it, so the stores agree with each other too. In place of the identifiers of facts
an answer shows the captions and words of the facts, which a reader can check.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loaders.graph import is_fact, project
from ontology.gazetteer import load_gazetteer
from ontology.vocabulary import load_vocabulary
from queries.catalogue import FACTS, catalogue
from queries.names import Names
from queries.run import bind, run
from tests import figures, spread
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.store import Store
    from tests.sample_facts import Sample

FOLDER = Path(__file__).parent / "data" / "answers"

CASES: tuple[tuple[str, ...], ...] = (
    ("agencies",),
    ("agencies", "天津市"),
    ("agency", "和平区司法局"),
    ("agency", "和平区司法局", "210102"),
    ("agency", "和平公证处"),
    ("awards-by-district",),
    ("awards-by-district", "天津市"),
    ("awards-by-district", "years=2021"),
    ("districts",),
    ("districts-running", "新时代“枫桥经验”"),
    ("districts-running", "枫桥经验", "2021"),
    ("districts-running", "法治督察"),
    ("districts-running", "睦邻茶座"),
    ("evidence", "枫桥"),
    ("evidence", "96件"),
    ("graph",),
    ("graph", "枫桥经验"),
    ("graph", "district=天津市"),
    ("compare", "行政复议受理数"),
    ("compare", "行政复议受理数", "2022", "天津市"),
    ("compare", "满意度"),
    ("metrics",),
    ("planned",),
    ("planned", "120101", "2021"),
    ("plans-kept",),
    ("policies-cited",),
    ("policies-cited", "行政处罚法"),
    ("policies-cited", "district=**区"),
    ("programs",),
    ("programs-of", "120101"),
    ("programs-of", "辽宁省", "2022"),
    ("reports",),
    ("results-of", "枫桥经验"),
    ("results-of", "行政执法案卷评查"),
    ("shortcomings",),
    ("shortcomings", "沈阳市"),
)


@dataclass(frozen=True)
class Known:
    """Sample reports, and what is asked of them."""

    samples: Mapping[str, Sample]
    cases: tuple[tuple[str, ...], ...]


SETS: dict[str, Known] = {
    "first": Known(SAMPLES, CASES),
    "spread": Known(spread.SAMPLES, spread.CASES),
    "figures": Known(figures.SAMPLES, figures.CASES),
    "drawn": Known(
        SAMPLES,
        (
            ("agencies-graph", "120101"),
            ("facts-graph", "枫桥经验"),
            ("facts-graph", "枫桥经验", "天津市"),
            ("results-graph", "枫桥经验"),
            ("results-graph", "行政执法案卷评查", "120101"),
        ),
    ),
}


def fill(store: Store, order: Sequence[str] | None = None, samples: Mapping[str, Sample] = SAMPLES) -> None:
    """Put sample reports into ``store``: all at once, or those of ``order`` one after the other."""
    graphs = {name: project(samples[name].facts) for name in order or samples}
    if order is None:
        store.replace_all({samples[name].report: graph for name, graph in graphs.items()})
    for name in order or ():
        store.replace(samples[name].report, graphs[name])


def answer(store: Store, case: tuple[str, ...], samples: Mapping[str, Sample] = SAMPLES) -> dict[str, Any]:
    """The answer to a case as JSON holds it.

    Of a path only who is tied to whom, so that definitions may change; of a fact its caption and quote.
    """
    query = catalogue()[case[0]]
    parameters = bind(query, case[1:], Names(store, load_vocabulary(), load_gazetteer()))
    found = run(store, query, parameters)
    place = found.columns.index(FACTS)
    said = captions(samples)
    rows = [[_tied(value) for value in row] for row in found.rows]
    for row in rows:
        assert len(set(row[place])) == len(row[place]), f"a fact is there twice: {row}"
        row[place] = [said[fact] for fact in row[place]]
    return {"columns": found.columns, "rows": rows}


def captions(samples: Mapping[str, Sample]) -> dict[str, str]:
    """Each fact of the samples in words: ``tianjin-2021: 评查案卷 上升12% | 同比增长12%``."""
    return {
        node.id: f"{name}: {node.properties['name']} | {node.properties['quote']}"
        for name, sample in samples.items()
        for node in project(sample.facts).nodes.values()
        if is_fact(node)
    }


def _tied(value: Any) -> Any:
    if isinstance(value, dict):
        return [[r["start"], r["type"], r["end"]] for r in value["relationships"]]
    return value


def known(name: str = "first") -> dict[str, dict[str, Any]]:
    """The known answers of a set by :func:`title`."""
    answers: dict[str, dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return answers


def title(case: tuple[str, ...]) -> str:
    return " ".join(case)


def write(name: str) -> None:
    """Write the answers of a set from what the embedded store answers."""
    from loaders.embedded import EmbeddedStore

    samples = SETS[name].samples
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder) / "graph.kgl") as store:
        fill(store, samples=samples)
        lines = [f" {_line(title(case))}: {_answer(answer(store, case, samples))}" for case in SETS[name].cases]
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _answer(found: dict[str, Any]) -> str:
    rows = ",\n   ".join(map(_line, found["rows"]))
    return f'{{\n  "columns": {_line(found["columns"])},\n  "rows": [\n   {rows}\n  ]\n }}'


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for each in sys.argv[1:] or SETS:
        write(each)
