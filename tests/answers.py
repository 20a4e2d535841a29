"""Questions with answers that are known: what every store must say of the sample reports, to the last cell.

``answers.json`` holds the answers, read and found right once; ``python -m tests.answers`` writes it anew from the
embedded store after a change that is meant. The tests hold every store to it, so the stores agree with each other too.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loaders.graph import project
from ontology.gazetteer import load_gazetteer
from ontology.vocabulary import load_vocabulary
from queries.catalogue import catalogue
from queries.names import Names
from queries.run import bind, run
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from loaders.store import Store

FILE = Path(__file__).parent / "data" / "answers.json"

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
    ("metric-across", "行政复议受理数"),
    ("metric-across", "行政复议受理数", "2022", "天津市"),
    ("metric-across", "满意度"),
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


def fill(store: Store, order: list[str] | None = None) -> None:
    """Put the sample reports into ``store``: at once, or those of ``order`` one after the other."""
    samples = [SAMPLES[name] for name in order or SAMPLES]
    graphs = {sample.report: project(sample.facts) for sample in samples}
    if order is None:
        store.replace_all(graphs)
    for report in graphs if order else ():
        store.replace(report, graphs[report])


def answer(store: Store, case: tuple[str, ...]) -> dict[str, Any]:
    """The answer to a case as JSON holds it; of a path only who is tied to whom, so that definitions may change."""
    query = catalogue()[case[0]]
    parameters = bind(query, case[1:], Names(store, load_vocabulary(), load_gazetteer()))
    found = run(store, query, parameters)
    return {"columns": found.columns, "rows": [[_tied(value) for value in row] for row in found.rows]}


def _tied(value: Any) -> Any:
    if isinstance(value, dict):
        return [[r["start"], r["type"], r["end"]] for r in value["relationships"]]
    return value


def known() -> dict[str, dict[str, Any]]:
    """The known answers by :func:`title`."""
    answers: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return answers


def title(case: tuple[str, ...]) -> str:
    return " ".join(case)


def write() -> None:
    """Write ``answers.json`` from what the embedded store answers."""
    from loaders.embedded import EmbeddedStore

    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder) / "graph.kgl") as store:
        fill(store)
        lines = [f" {_line(title(case))}: {_answer(answer(store, case))}" for case in CASES]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _answer(found: dict[str, Any]) -> str:
    rows = ",\n   ".join(map(_line, found["rows"]))
    return f'{{\n  "columns": {_line(found["columns"])},\n  "rows": [\n   {rows}\n  ]\n }}'


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    write()
