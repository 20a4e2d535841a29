"""Corrections: kept in the workspace, replayed on each load, told of where they no longer match."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg import pipeline
from kg.corrections import aliases
from kg.corrections.replay import copies, replay
from kg.corrections.store import Correction, Corrections
from loaders.graph import project
from loaders.opening import open_store
from loaders.workspace import Workspace
from ontology.errors import InputUnreadableError
from ontology.metric_patterns import MetricLinker
from ontology.vocabulary import load_vocabulary
from tests.sample_facts import SAMPLES
from tests.stores import dump
from tests.test_review import fill, kg, report, rows, save

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ontology.facts import Fact
    from tests.command import Ran
    from tests.sample_facts import Sample

__all__ = ["kg", "report"]  # fixtures

SAMPLE = SAMPLES["tianjin-2021"]
LATER = SAMPLES["tianjin-2022"]
REPORT = """云岭县司法局2023年工作总结

2023年，云岭县司法局立足山区实际，做好各项工作，现将有关情况总结如下。
一、主要举措和成效
推广“火塘夜谈”，全年组织活动172场次。各村反映良好，群众有了说事的去处，邻里之间少了争吵。
"""


def a_correction(name: str, verdict: str, *, sample: Sample = SAMPLE, **more: Any) -> Correction:
    """A verdict on the first fact of the sample that is called so."""
    fact: dict[str, Any] = next(
        f for f in copies(sample.facts) if name in {f.get("name"), f.get("metric")} and f["kind"] != "report"
    )
    evidence = fact["evidence"]
    place = (evidence["quote"], evidence["start"], evidence["end"])
    return Correction(fact["id"], fact["kind"], name, *place, verdict, **more)


def corrected(
    tmp_path: Path, *corrections: Correction, sample: Sample = SAMPLE
) -> tuple[Sequence[Fact], list[Correction]]:
    kept = Corrections(tmp_path)
    kept.put(sample.report, corrections)
    return replay(Corrections(tmp_path), sample.text, sample.facts)


def called(records: Sequence[Fact], name: str) -> list[dict[str, Any]]:
    return [r for r in copies(records) if name in {r.get("name"), r.get("metric")}]


# Replay.


def test_without_corrections_the_facts_are_as_they_were(tmp_path: Path) -> None:
    assert replay(Corrections(tmp_path), SAMPLE.text, SAMPLE.facts) == (SAMPLE.facts, [])
    assert Corrections(tmp_path).state(SAMPLE.report) == ""
    assert corrected(tmp_path, a_correction("枫桥经验", "accept")) == (SAMPLE.facts, [])


def test_a_rejected_fact_goes_and_nothing_else(tmp_path: Path) -> None:
    found, lost = corrected(tmp_path, a_correction("睦邻茶座", "reject"))
    assert lost == []
    assert found == [fact for fact in SAMPLE.facts if fact.get("name") != "睦邻茶座"]
    assert len(found) == len(SAMPLE.facts) - 1


def test_a_renamed_program_takes_its_concept_and_its_results_with_it(tmp_path: Path) -> None:
    found, _ = corrected(
        tmp_path, a_correction("睦邻茶座", "rename", changes={"name": "法治督察", "status": "planned"})
    )
    (program,) = called(found, "法治督察")
    assert (program["concept"], program["status"]) == ("program/法治督察", "planned")
    assert program["id"] == a_correction("睦邻茶座", "accept").id, "the fact stays the fact"
    (served,) = called(found, "接待群众")
    assert served["programs"] == ["法治督察"]


def test_results_stay_with_a_name_that_another_run_still_has(tmp_path: Path) -> None:
    """Of two runs of a program one is renamed: results that name it may belong to the other."""
    sample = SAMPLES["shenyang-2022"]
    found, _ = corrected(
        tmp_path, a_correction("法治督察", "rename", sample=sample, changes={"name": "督察周"}), sample=sample
    )
    assert called(found, "法治督察")
    (times,) = [r for r in called(found, "法治督察") if r["kind"] == "measurement"]
    assert times["programs"] == ["法治督察"]


def test_a_renamed_measurement_takes_its_metric_with_it(tmp_path: Path) -> None:
    changes = {"metric": "行政复议受理数", "unit": "件", "value": None, "period": "2020", "status": "planned"}
    found, _ = corrected(tmp_path, a_correction("挽回经济损失", "rename", changes=changes))
    (one,) = [m for m in called(found, "行政复议受理数") if m["evidence"]["quote"] == "挽回经济损失2.7万元"]
    assert one["concept"] == "metric/行政复议受理数"
    assert {key: one[key] for key in changes} == changes
    assert one["redacted"] is True
    assert one["basis"] == "target"


def test_a_plan_that_was_carried_out_is_no_target_any_more(tmp_path: Path) -> None:
    found, _ = corrected(tmp_path, a_correction("建成公共法律服务站", "rename", changes={"status": "done"}))
    (one,) = called(found, "建成公共法律服务站")
    assert (one["status"], one["basis"]) == ("done", "annual")


def test_a_renamed_agency_is_followed_by_what_names_it(tmp_path: Path) -> None:
    found, _ = corrected(tmp_path, a_correction("和平公证处", "rename", changes={"name": "天津市和平公证处"}))
    (award,) = called(found, "全国公共法律服务先进集体")
    assert award["recipient"] == "天津市和平公证处"
    (agency,) = called(found, "天津市和平公证处")
    assert agency["concept"] == "agency-type/公证处"


def test_the_report_itself_is_corrected(tmp_path: Path) -> None:
    own = SAMPLE.facts[0]
    about = Correction(own["id"], "report", "district", "", 0, 0, "rename", {"district": "南开区"})
    when = Correction(own["id"], "report", "period", "", 0, 0, "rename", {"period": None})
    found, lost = corrected(tmp_path, about, when)
    assert lost == []
    record = copies(found)[0]
    assert (record["district"], record["districtCode"], record["period"]) == ("南开区", "120104", None)
    assert "district/120104" in project(found).nodes


def test_an_added_fact_stands_in_its_place(tmp_path: Path) -> None:
    quote = "受理行政复议案件96件"
    fields = {"name": "行政复议接待日", "status": "done"}
    start = SAMPLE.text.index(quote)
    added = Correction("", "program", "行政复议接待日", quote, start, start + len(quote), "add", fields)
    found, lost = corrected(tmp_path, added)
    assert lost == []
    (one,) = called(found, "行政复议接待日")
    evidence = one["evidence"]
    assert SAMPLE.text[evidence["start"] : evidence["end"]] == evidence["quote"] == quote
    assert evidence["section"].endswith("（三）行政复议")
    assert [f["evidence"]["start"] for f in found[1:]] == sorted(f["evidence"]["start"] for f in found[1:])
    again = Corrections(tmp_path)
    assert replay(again, SAMPLE.text, found).facts == found, "found by extraction meanwhile, it is not added twice"


# Identity.


def test_same_makes_two_agencies_one_in_every_report(tmp_path: Path) -> None:
    node, other = "agency/120101/和平区司法局", "agency/120101/和平区人民政府"
    same = a_correction("和平区司法局", "same", node=node, other=other)
    found, lost = corrected(tmp_path, same)
    assert lost == []
    graph = project(found)
    assert not any(edge.type == "MENTIONS" and edge.end == node for edge in graph.edges.values())
    later = replay(Corrections(tmp_path), LATER.text, LATER.facts).facts
    assert [edge.end for edge in project(later).edges.values() if edge.type == "RECEIVED_BY"] == [other]
    elsewhere = SAMPLES["shenyang-2022"]
    assert replay(Corrections(tmp_path), elsewhere.text, elsewhere.facts).facts == elsewhere.facts


def test_same_makes_two_programs_one_in_every_report(tmp_path: Path) -> None:
    same = a_correction("睦邻茶座", "same", node="coinage/睦邻茶座", other="program/枫桥经验")
    found, _ = corrected(tmp_path, same)
    assert not called(found, "睦邻茶座")
    assert {r["concept"] for r in called(found, "枫桥经验") if r["kind"] == "program"} == {"program/枫桥经验"}
    (served,) = called(found, "接待群众")
    assert served["programs"] == ["枫桥经验"]


def test_same_is_one_whatever_the_order_and_the_chain(tmp_path: Path) -> None:
    kept = Corrections(tmp_path)
    first = a_correction("睦邻茶座", "same", node="coinage/甲", other="coinage/乙")
    kept.put("report/" + "a" * 16, [first, replace(first, node="coinage/乙", other="coinage/丙", start=9)])
    kept.put("report/" + "b" * 16, [replace(first, node="coinage/丁", other="coinage/甲")])
    assert Corrections(tmp_path).same == dict.fromkeys(("coinage/甲", "coinage/乙", "coinage/丁"), "coinage/丙")
    kept.put("report/" + "c" * 16, [replace(first, node="coinage/丙", other="coinage/甲")])
    assert set(Corrections(tmp_path).same.values()) == {min("coinage/甲", "coinage/乙", "coinage/丙", "coinage/丁")}


def test_not_same_keeps_an_agency_apart(tmp_path: Path) -> None:
    other = "agency/120101/和平区人民政府"
    apart = a_correction("区政府", "not same", node=other, other=other)
    found, _ = corrected(tmp_path, apart)
    graph = project(found)
    own = f"agency/apart/{SAMPLE.report.removeprefix('report/')}/区政府"
    assert graph.nodes[own].properties["name"] == "区政府"
    assert {edge.start for edge in graph.edges.values() if edge.type == "MENTIONS" and edge.end == own} == {apart.id}
    assert any(e.type == "LOCATED_IN" and (e.start, e.end) == (own, "district/120101") for e in graph.edges.values())
    assert other in graph.nodes, "the other stays what it was"


def test_not_same_keeps_a_program_apart(tmp_path: Path) -> None:
    known = "program/行政执法案卷评查"
    found, _ = corrected(tmp_path, a_correction("行政执法案卷评查", "not same", node=known, other=known))
    graph = project(found)
    own = f"coinage/apart/{SAMPLE.report.removeprefix('report/')}/行政执法案卷评查"
    assert graph.nodes[own].properties["coinage"] is True
    assert known not in graph.nodes
    assert {e.end for e in graph.edges.values() if e.type == "RESULT_OF"} >= {own}


def test_not_same_holds_against_what_another_report_says_is_the_same(tmp_path: Path) -> None:
    node, other = "agency/120101/和平区司法局", "agency/120101/和平区人民政府"
    Corrections(tmp_path).put(
        LATER.report, [a_correction("和平区司法局", "same", sample=LATER, node=node, other=other)]
    )
    assert replay(Corrections(tmp_path), SAMPLE.text, SAMPLE.facts).facts != SAMPLE.facts
    found, _ = corrected(tmp_path, a_correction("和平区司法局", "not same", node=node, other=other))
    assert found == SAMPLE.facts


# Matching.


def test_a_correction_is_found_by_kind_quote_and_name_when_ids_change(tmp_path: Path) -> None:
    old = replace(a_correction("睦邻茶座", "reject"), id="fact/0000000000000000")
    found, lost = corrected(tmp_path, old)
    assert (len(found), lost) == (len(SAMPLE.facts) - 1, [])


@pytest.mark.parametrize("verdict", ["reject", "rename"])
def test_one_that_matches_nothing_is_told_of_and_kept(tmp_path: Path, verdict: str) -> None:
    gone = replace(
        a_correction("睦邻茶座", verdict), id="fact/0000000000000000", name="睦邻", changes={"status": "planned"}
    )
    found, lost = corrected(tmp_path, gone)
    assert (found, lost) == (SAMPLE.facts, [gone])
    assert Corrections(tmp_path).by_report[SAMPLE.report] == [gone]


def test_what_comes_out_as_it_was_corrected_is_no_loss(tmp_path: Path) -> None:
    mended = replace(
        a_correction("睦邻茶座", "rename", changes={"name": "睦邻茶座"}), id="fact/0000000000000000", name="睦邻"
    )
    assert corrected(tmp_path, mended) == (SAMPLE.facts, [])


# Keeping.


def test_the_file_is_the_same_in_any_order_and_goes_with_the_last(tmp_path: Path) -> None:
    kept = Corrections(tmp_path)
    one, two = a_correction("枫桥经验", "accept"), a_correction("睦邻茶座", "reject")
    kept.put(SAMPLE.report, [one, two])
    before = kept.path(SAMPLE.report).read_bytes()
    kept.put(SAMPLE.report, [two, one])
    assert kept.path(SAMPLE.report).read_bytes() == before
    assert kept.counts() == {"accept": 1, "reject": 1}
    kept.put(SAMPLE.report, [])
    assert not kept.path(SAMPLE.report).exists()
    assert Corrections(tmp_path).counts() == {}


@pytest.mark.parametrize("content", ["", "{}", '{"format": "fazhi-kg corrections", "version": 2}', "[]"])
def test_a_damaged_file_is_named(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "corrections"
    folder.mkdir()
    (folder / "0000000000000000.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputUnreadableError, match=r"0000000000000000\.json: the corrections cannot be read"):
        Corrections(tmp_path)


def test_aliases_join_what_is_there(tmp_path: Path) -> None:
    assert aliases.count(tmp_path) == 0
    aliases.add(tmp_path, [("program", "枫桥经验", "枫桥式工作法"), ("award", "乙奖", "甲奖")])
    file = aliases.path(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("alt\n", "alt,kind\n"), encoding="utf-8")
    aliases.add(tmp_path, [("program", "枫桥经验", "枫桥做法"), ("program", "枫桥经验", "枫桥式工作法")])
    assert file.read_text(encoding="utf-8") == (
        "scheme,name,alt,kind\naward,乙奖,甲奖,\nprogram,枫桥经验,枫桥做法|枫桥式工作法,\n"
    )
    assert aliases.count(tmp_path) == 3
    known = load_vocabulary((file,))
    assert {"枫桥做法", "枫桥式工作法"} <= set(known.concepts["program/枫桥经验"].alt)
    assert known.concepts["award/乙奖"].alt == ("甲奖",)


def test_an_alias_of_a_metric_is_linked(tmp_path: Path) -> None:
    name = "板凳会上谈成的事"
    aliases.add(tmp_path, [("metric", "行政复议受理数", name), ("metric", "板凳会", "板凳会场次")])
    linker = MetricLinker(load_vocabulary((aliases.path(tmp_path),)))
    assert linker.link(name, "件") == "metric/行政复议受理数"
    assert linker.link(name, "%") is None, "the unit must be one that the metric is counted in"
    assert linker.link("板凳会场次", "场") == "metric/板凳会", "a metric of one's own may leave its units open"
    assert MetricLinker(load_vocabulary()).link(name, "件") is None


# The whole way: review, edit, apply, load.


def there() -> Any:
    with open_store(None, Workspace(Path(".fazhi-kg"))) as store:
        return dump(store)


def test_what_is_corrected_changes_the_graph_and_stays(kg: Callable[..., Ran], report: Path) -> None:
    kg("load", report)
    before = there()
    kg("review", report, "--out", "t.csv")
    path = Path("t.csv")
    fill(path, "睦邻茶座", verdict="reject")
    fill(path, "挽回经济损失", verdict="rename", new_value="28000")
    fill(path, "区政府", verdict="not same", other="和平区人民政府")
    fill(path, "枫桥经验", verdict="accept")
    ran = kg("review", "--apply", path)
    assert ran.code == 0
    assert "kept: 4 corrections, 0 new aliases. Load the report again" in ran.out
    assert there() == before, "nothing changes before the report is loaded"
    assert kg("load", report).out.startswith("0 loaded, 0 unchanged, 1 replaced, 0 failed")
    after = there()
    assert after != before
    state = json.loads(kg("status", "--format", "json").out)
    assert state["corrections"] == {"accept": 1, "reject": 1, "rename": 1, "not same": 1}
    assert state["in step"] is True
    values = json.loads(
        kg("cypher", "MATCH (m:Measurement {metric: '挽回经济损失'}) RETURN m.value AS v", "--format", "json").out
    )
    assert values == [{"v": 28000.0}]
    assert (
        json.loads(kg("cypher", "MATCH (p:Program {name: '睦邻茶座'}) RETURN p.id AS id", "--format", "json").out) == []
    )
    assert kg("load", report).out.startswith("0 loaded, 1 unchanged")
    assert there() == after
    kg("unload", report)
    assert kg("load", report).out.startswith("1 loaded")
    assert there() == after
    kg("rebuild")
    assert there() == after


def test_the_table_comes_back_filled_and_applying_it_again_changes_nothing(
    kg: Callable[..., Ran], report: Path
) -> None:
    kg("review", report, "--out", "t.csv")
    path = Path("t.csv")
    fill(path, "睦邻茶座", verdict="reject")
    fill(path, "行政裁量权基准", verdict="same", other="枫桥经验")
    fill(path, "挽回经济损失", verdict="rename", new_value="*", new_period="-", new_name="损失")
    fill(path, "2021", verdict="rename", new_name="2020")
    found = rows(path)
    found.append({"kind": "program", "verdict": "add", "name": "行政复议接待日", "quote": "受理行政复议案件96件"})
    save(path, found)
    kg("review", "--apply", path)
    kept = Corrections(Path(".fazhi-kg")).path(SAMPLE.report).read_bytes()
    assert "5 with a verdict" in kg("review", report, "--out", "again.csv").out
    again = {row["name"] or row["new name"]: row for row in rows(Path("again.csv")) if row["verdict"]}
    assert again["挽回经济损失"]["new value"] == "*"
    assert again["挽回经济损失"]["new period"] == "-"
    assert again["行政裁量权基准"]["other"] == "program/枫桥经验"
    assert again["2021"]["new name"] == "2020"
    assert again["行政复议接待日"]["verdict"] == "add"
    assert kg("review", "--apply", "again.csv").code == 0
    assert Corrections(Path(".fazhi-kg")).path(SAMPLE.report).read_bytes() == kept


def test_a_correction_that_lost_its_fact_is_told_of_on_load_and_in_the_table(
    kg: Callable[..., Ran], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg("review", report, "--out", "t.csv")
    fill(Path("t.csv"), "睦邻茶座", verdict="reject")
    kg("review", "--apply", "t.csv")
    fewer = [fact for fact in SAMPLE.facts if fact.get("name") != "睦邻茶座"]
    monkeypatch.setattr(pipeline, "extract_file", lambda _: pipeline.Extraction(SAMPLE.text, fewer, "", "utf-8"))
    ran = kg("load", report)
    assert ran.code == 0
    assert "is about nothing that is read there now, and is kept: reject of program 睦邻茶座" in ran.err
    kg("review", report, "--out", "again.csv")
    (row,) = [row for row in rows(Path("again.csv")) if row["verdict"]]
    assert (row["name"], row["verdict"], row["quote"]) == ("睦邻茶座", "reject", "“睦邻茶座”")
    ran = kg("review", "--apply", "again.csv")
    assert "this fact does not come out of the report now; its verdict is kept" in ran.err
    assert Corrections(Path(".fazhi-kg")).counts() == {"reject": 1}


def test_a_correction_that_breaks_a_shape_stops_its_report_alone(kg: Callable[..., Ran], report: Path) -> None:
    kg("load", report)
    kept = Corrections(Path(".fazhi-kg"))
    kept.put(SAMPLE.report, [a_correction("挽回经济损失", "rename", changes={"period": "21"})])
    before = there()
    ran = kg("load", report)
    assert ran.code == 1
    assert "violations of the shapes" in ran.err
    assert there() == before


def test_damaged_corrections_stop_loading_with_one_line(kg: Callable[..., Ran], report: Path) -> None:
    kg("load", report)
    folder = Path(".fazhi-kg/corrections")
    folder.mkdir()
    (folder / "0000000000000000.json").write_text("{", encoding="utf-8")
    ran = kg("load", report)
    assert (ran.code, ran.err.count("\n")) == (4, 1)
    assert "0000000000000000.json: the corrections cannot be read" in ran.err


def test_an_alias_holds_for_every_report_and_question(tmp_path: Path) -> None:
    """In processes of their own, as a vocabulary is read once in each."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT.replace("2023", "2022"), encoding="utf-8")

    def kg(*words: str) -> str:
        run = subprocess.run(
            [sys.executable, "-m", "kg.cli.app", *words], cwd=tmp_path, capture_output=True, check=True,
            encoding="utf-8", env={k: v for k, v in os.environ.items() if not k.startswith(("KG_", "NEO4J_"))},
        )  # fmt: skip
        return run.stdout

    kg("load", "a.txt", "b.txt")
    kg("review", "a.txt", "--out", "t.csv")
    fill(tmp_path / "t.csv", "火塘夜谈", verdict="alias", other="program/火塘夜话")
    assert "1 new aliases" in kg("review", "--apply", "t.csv")
    assert (tmp_path / ".fazhi-kg/corrections/aliases.csv").read_text(encoding="utf-8") == (
        "scheme,name,alt\nprogram,火塘夜话,火塘夜谈\n"
    )
    assert kg("load", "a.txt", "b.txt").startswith("0 loaded, 0 unchanged, 2 replaced")
    answer = kg("ask", "districts-running", "火塘夜谈", "--format", "csv")
    assert "云岭县,,2022,done" in answer
    assert "云岭县,,2023,done" in answer
    assert '"alias": 1' in kg("status", "--format", "json")
    assert "火塘夜谈" in kg("extract", "a.txt"), "extract knows no workspace"
    assert "program/火塘夜话" not in kg("extract", "a.txt")
    assert kg("load", "a.txt", "b.txt").startswith("0 loaded, 2 unchanged")


def test_what_an_agency_belongs_to_follows_its_name(tmp_path: Path) -> None:
    records = copies(SAMPLE.facts)
    bureau = next(r for r in records if r.get("name") == "和平区司法局")
    bureau["relations"] = [{"relation": "partOf", "agency": "区政府"}]
    changed: Any = records
    for correction in (
        a_correction("区政府", "rename", changes={"name": "和平公证处"}),
        a_correction("区政府", "same", node="agency/120101/和平区人民政府", other="agency/120101/和平公证处"),
    ):
        Corrections(tmp_path).put(SAMPLE.report, [correction])
        found = replay(Corrections(tmp_path), SAMPLE.text, changed).facts
        (now,) = called(found, "和平区司法局")
        assert now["relations"] == [{"relation": "partOf", "agency": "和平公证处"}]
