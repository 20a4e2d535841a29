"""``kg review``: the table that people fill in, the gold that comes of it, and what a wrong cell gets."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg import pipeline
from kg.corrections import table
from kg.corrections.replay import copies
from kg.evaluation.gold import check_quotes, read_gold
from kg.evaluation.scoring import score
from ontology.errors import InputUnreadableError
from tests.command import Ran, runner
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = SAMPLES["tianjin-2021"]
BY_TEXT = {sample.text: sample for sample in SAMPLES.values()}
EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "reports").glob("*.txt"))
BOM = b"\xef\xbb\xbf"


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    """Runs a command in ``tmp_path``; the sample reports give the facts that were made for them by hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_VOCABULARY", "")
    monkeypatch.delenv("KG_WORKSPACE", raising=False)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    real = pipeline.extract_file

    def stand_in(path: Path) -> pipeline.Extraction:
        found = real(path)
        sample = BY_TEXT.get(found.text)
        return pipeline.Extraction(found.text, sample.facts, "", "utf-8") if sample else found

    monkeypatch.setattr(pipeline, "extract_file", stand_in)

    return runner(monkeypatch, capsys)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "heping.txt"
    path.write_text(SAMPLE.text, encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(BOM)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def save(path: Path, filled: list[dict[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, table.COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(filled)
    path.write_bytes(BOM + out.getvalue().encode())


def fill(path: Path, name: str, **cells: str) -> None:
    """Fill cells of the rows called ``name``; an underscore stands for the blank of a column."""
    found = rows(path)
    hit = [row for row in found if row["name"] == name]
    assert hit, name
    for row in hit:
        row.update({key.replace("_", " "): value for key, value in cells.items()})
    save(path, found)


def gold_of(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


# The table.


def test_the_table_has_a_row_for_each_fact(kg: Callable[..., Ran], report: Path) -> None:
    ran = kg("review", report)
    shown = [fact for fact in SAMPLE.facts if fact["kind"] in table.KINDS]
    assert ran == Ran(
        0,
        f"heping.review.csv: {len(shown)} facts, 0 with a verdict. Fill verdict, then: "
        "kg review --apply heping.review.csv\n",
        "",
    )
    found = rows(Path("heping.review.csv"))
    assert tuple(found[0]) == table.COLUMNS
    assert {(r["detail"], r["name"]) for r in found if r["kind"] == "report"} == {
        ("file", "heping.txt"),
        ("title", "区司法局2021年法治政府建设情况报告"),
        ("district", "和平区"),
        ("parent", "天津市"),
        ("agency", "和平区司法局"),
        ("period", "2021"),
        ("published", "2022-01-12"),
    }
    assert [r["id"] for r in found if r["kind"] != "report"] == [fact["id"] for fact in shown]
    assert not any(r["verdict"] for r in found)
    (loss,) = [r for r in found if r["name"] == "挽回经济损失"]
    assert [loss[c] for c in ("kind", "value", "unit", "period", "status", "quote")] == [
        "measurement", "27000", "元", "2021", "done", "挽回经济损失2.7万元",
    ]  # fmt: skip
    assert SAMPLE.text[int(loss["start"]) : int(loss["end"])] == loss["quote"]


def test_the_same_report_gives_the_same_bytes(kg: Callable[..., Ran], report: Path) -> None:
    kg("review", report, "--out", "a.csv")
    kg("review", report, "--out", "b.csv")
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()


def test_a_table_that_is_there_is_not_written_over(kg: Callable[..., Ran], report: Path) -> None:
    kg("review", report)
    fill(Path("heping.review.csv"), "枫桥经验", verdict="accept")
    before = Path("heping.review.csv").read_bytes()
    ran = kg("review", report)
    assert (ran.code, ran.err) == (
        2, "kg: heping.review.csv: it is there already. Name another by --out, or delete it first\n",
    )  # fmt: skip
    assert Path("heping.review.csv").read_bytes() == before


def test_cells_that_a_spreadsheet_takes_for_formulas_are_kept_from_it(tmp_path: Path) -> None:
    facts = copies(SAMPLE.facts)
    program = next(fact for fact in facts if fact["kind"] == "program")
    program["name"] = "=1+1"
    path = tmp_path / "t.csv"
    path.write_bytes(table.render("x.txt", facts, []))
    assert "'=1+1" in path.read_text(encoding="utf-8-sig")
    assert [row["name"] for row in table.read(path).rows if row["id"] == program["id"]] == ["=1+1"]


@pytest.mark.parametrize(
    ("encoding", "separator"), [("utf-8", ","), ("gb18030", ","), ("utf-16", "\t"), ("utf-8", ";")]
)
def test_what_spreadsheets_save_is_read(kg: Callable[..., Ran], report: Path, encoding: str, separator: str) -> None:
    kg("review", report, "--out", "t.csv")
    fill(Path("t.csv"), "枫桥经验", verdict=" Accept ")
    found = rows(Path("t.csv"))
    out = io.StringIO()
    writer = csv.DictWriter(out, table.COLUMNS, delimiter=separator)
    writer.writeheader()
    writer.writerows(found)
    Path("t.csv").write_bytes(out.getvalue().encode(encoding))
    assert kg("review", "--apply", "t.csv").code == 0
    assert [p["name"] for p in gold_of(Path("t.json"))["programs"] if "doubt" not in p] == ["枫桥经验"]


# Gold.


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_report_whose_facts_are_all_accepted_is_its_own_gold(kg: Callable[..., Ran], example: Path) -> None:
    kg("review", example, "--out", "t.csv")
    found = rows(Path("t.csv"))
    for row in found:
        row["verdict"] = "" if row["detail"] == "file" else "accept"
    save(Path("t.csv"), found)
    ran = kg("review", "--apply", "t.csv", "--gold", "gold.json")
    assert ran.code == 0
    assert "not reviewed" not in ran.out
    gold = read_gold(Path("gold.json"))
    extraction = pipeline.extract_file(example)
    check_quotes(gold, extraction.text)
    tallies = score(gold.rows, extraction.facts, extraction.text)
    assert {kind: tally.scores() for kind, tally in tallies.items()} == dict.fromkeys(tallies, (1.0, 1.0, 1.0))
    assert not any("doubt" in row for rows in gold.rows.values() if isinstance(rows, list) for row in rows)


def test_gold_is_what_was_accepted_and_corrected(kg: Callable[..., Ran], report: Path) -> None:
    kg("review", report, "--out", "t.csv")
    path = Path("t.csv")
    fill(path, "枫桥经验", verdict="accept")
    fill(path, "睦邻茶座", verdict="reject")
    fill(path, "行政裁量权基准", verdict="rename", new_name="裁量权基准制度", new_status="done")
    fill(path, "挽回经济损失", verdict="rename", new_value="*", new_period="2020")
    fill(path, "接待群众", verdict="rename", new_value="3,20.5", new_unit="人")
    fill(path, "和平区行政执法案卷评查办法", verdict="rename", new_detail="mentions")
    fill(path, "全国公共法律服务先进集体", verdict="rename", new_detail="区公证处")
    fill(path, "和平区", verdict="rename", new_name="河西区")
    assert kg("review", "--apply", path).code == 0
    gold = read_gold(Path("t.json"))
    check_quotes(gold, SAMPLE.text)
    sure = {
        part: [row for row in found if "doubt" not in row]
        for part, found in gold.rows.items()
        if isinstance(found, list) and part != "other_numbers"
    }
    assert sure["programs"] == [
        {"name": "枫桥经验", "status": "done", "quote": "坚持和发展新时代“枫桥经验”"},
        {"name": "裁量权基准制度", "status": "done", "quote": "推行行政裁量权基准"},
    ]
    assert [(m["name"], m["value"], m["unit"], m["period"], m.get("redacted")) for m in sure["measures"]] == [
        (["接待群众"], 320.5, "人", "2021", None),
        (["挽回经济损失"], None, "元", "2020", True),
    ]
    assert [p["relation"] for p in sure["policies"]] == ["mentions"]
    assert [a["recipient"] for a in sure["awards"]] == ["区公证处"]
    assert (gold.rows["report"]["district"], gold.rows["report"]["period"]) == ("河西区", "2021")
    assert gold.rows["source"] == "heping.txt"
    names = [p["name"] for p in gold.rows["programs"]]
    assert "睦邻茶座" not in names
    unsure = [p["doubt"] for p in gold.rows["programs"] if p["name"] == "行政执法案卷评查"]
    assert unsure == ["not reviewed"]


def test_gold_without_a_verdict_on_the_report_says_nothing_of_it(kg: Callable[..., Ran], report: Path) -> None:
    kg("review", report, "--out", "t.csv")
    ran = kg("review", "--apply", "t.csv")
    assert gold_of(Path("t.json"))["report"] is None
    assert "facts not reviewed: they count neither for nor against" in ran.out
    assert kg("evaluate", "t.json").code == 0
    run = json.loads(kg("evaluate", "t.json", "--format", "json").out)
    assert {kind: tally["f1"] for kind, tally in run["all"].items()} == dict.fromkeys(run["all"], 1.0)
    assert "report" not in run["all"]


def test_a_fact_that_was_missed_is_added(kg: Callable[..., Ran], report: Path) -> None:
    kg("review", report, "--out", "t.csv")
    found = rows(Path("t.csv"))
    found.append(
        {
            "kind": "measurement",
            "verdict": "add",
            "name": "评查案卷增长率",
            "value": "12",
            "unit": "%",
            "quote": "同比增长12%",
        }
    )
    save(Path("t.csv"), found)
    assert kg("review", "--apply", "t.csv").code == 0
    rates = [m for m in gold_of(Path("t.json"))["measures"] if m["name"] == ["评查案卷增长率"]]
    assert rates == [
        {
            "value": 12,
            "unit": "%",
            "period": "2021",
            "status": "done",
            "name": ["评查案卷增长率"],
            "quote": "同比增长12%",
        }
    ]


def test_gold_of_another_hand_is_not_written_over(kg: Callable[..., Ran], report: Path) -> None:
    kg("review", report)
    Path("heping.json").write_text("{}", encoding="utf-8")
    ran = kg("review", "--apply", "heping.review.csv")
    assert (ran.code, Path("heping.json").read_text(encoding="utf-8")) == (2, "{}")
    assert "kg review did not make it. Name another by --gold" in ran.err
    assert kg("review", "--apply", "heping.review.csv", "--gold", "mine.json").code == 0
    assert kg("review", "--apply", "heping.review.csv", "--gold", "mine.json").code == 0, "its own it may"


# Where the report is.


def test_the_report_is_found_again(kg: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    kg("review", report, "--out", "work/t.csv")
    assert kg("review", "--apply", "work/t.csv").code == 0
    assert gold_of(Path("work/t.json"))["source"] == "../heping.txt"
    moved = report.rename(tmp_path / "moved.txt")
    ran = kg("review", "--apply", "work/t.csv")
    assert ran.code == 3
    assert "its report ../heping.txt is not there, or changed. Give the report: kg review REPORT --apply" in ran.err
    assert kg("review", moved, "--apply", "work/t.csv").code == 0
    assert gold_of(Path("work/t.json"))["source"] == "../moved.txt"
    (tmp_path / "other.txt").write_text(SAMPLES["shenyang-2022"].text, encoding="utf-8")
    assert "the table is not of this report" in kg("review", "other.txt", "--apply", "work/t.csv").err


# What a wrong cell gets.


@pytest.mark.parametrize(
    ("name", "cells", "part"),
    [
        ("枫桥经验", {"verdict": "yes"}, "there is no verdict 'yes'. One of: accept, reject, rename"),
        ("枫桥经验", {"new_name": "x"}, "new name is filled and verdict is empty. Say rename"),
        ("枫桥经验", {"verdict": "accept", "new_name": "x"}, "new name is filled and verdict is accept"),
        ("枫桥经验", {"verdict": "rename"}, "rename, and nothing new"),
        ("枫桥经验", {"verdict": "rename", "new_value": "3"}, "a program has no value. Empty the cell"),
        ("枫桥经验", {"verdict": "rename", "new_status": "doing"}, "there is no status 'doing'. One of: done"),
        ("枫桥经验", {"verdict": "accept", "kind": "plan"}, "there is no kind 'plan'. One of: measurement"),
        ("枫桥经验", {"verdict": "accept", "id": "", "quote": "经验"}, "no such fact comes out of the report. Copy"),
        ("枫桥经验", {"verdict": "accept", "kind": "policy"}, "is a program. Leave the column kind"),
        ("枫桥经验", {"verdict": "same"}, "same, and nothing in other"),
        ("枫桥经验", {"verdict": "same", "other": "枫桥经验"}, "it is program/枫桥经验 already. Say accept"),
        ("枫桥经验", {"verdict": "same", "other": "fact/0"}, "fact/0 is no program of this report"),
        ("枫桥经验", {"verdict": "same", "other": "program/没有"}, "is nothing that this report can name"),
        ("枫桥经验", {"verdict": "alias"}, "alias, and nothing in other"),
        ("枫桥经验", {"verdict": "alias", "other": "法治督察"}, "枫桥经验 is a name of program/枫桥经验 already"),
        (
            "睦邻茶座",
            {"verdict": "alias", "other": "枫桥经念"},
            "there is no program called '枫桥经念'. Nearest: 枫桥经验",
        ),
        ("和平公证处", {"verdict": "alias", "other": "公证处"}, "an alias stands for a concept, and no agency does"),
        ("和平公证处", {"verdict": "same", "other": "agency/210102/和平区司法局"}, "nothing that this report can name"),
        ("挽回经济损失", {"verdict": "same", "other": "x"}, "same is said of agencies and programs"),
        ("挽回经济损失", {"verdict": "rename", "new_value": "many"}, "'many' is no number. As in 1085"),
        ("挽回经济损失", {"verdict": "rename", "new_value": "nan"}, "'nan' is no number"),
        ("挽回经济损失", {"verdict": "rename", "new_period": "21"}, "'21' is no period. As in 2022"),
        ("和平区行政执法案卷评查办法", {"verdict": "rename", "new_detail": "made"}, "there is no relation 'made'"),
        ("和平区", {"verdict": "reject"}, "a report is accepted or renamed"),
        ("和平区", {"verdict": "rename"}, "rename, and no new name"),
        ("和平区", {"verdict": "accept", "detail": "place"}, "nothing of a report is called 'place'"),
        ("2022-01-12", {"verdict": "rename", "new_name": "yesterday"}, "'yesterday' is no date"),
        ("枫桥经验", {"verdict": "add", "quote": "不在文中"}, "needs the words of the report in quote"),
        ("枫桥经验", {"verdict": "add", "quote": "和平区"}, "the report says “和平区” more than once"),
        ("枫桥经验", {"verdict": "add", "kind": "agency", "detail": ""}, "an added agency needs its type"),
        ("枫桥经验", {"verdict": "add", "kind": "measurement"}, "an added measurement needs a value"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(
    kg: Callable[..., Ran], report: Path, name: str, cells: dict[str, str], part: str
) -> None:
    kg("review", report, "--out", "t.csv")
    line = 2 + next(number for number, row in enumerate(rows(Path("t.csv"))) if row["name"] == name)
    fill(Path("t.csv"), name, **cells)
    ran = kg("review", "--apply", "t.csv")
    assert ran.code == 2
    assert ran.err.startswith(f"kg: t.csv:{line}: ")
    assert part in ran.err
    assert ran.err.count("\n") == 1
    assert not Path("t.json").exists()
    assert not Path(".fazhi-kg").exists(), "nothing is kept of a table with a mistake"


def test_two_verdicts_on_one_fact_are_refused(kg: Callable[..., Ran], report: Path) -> None:
    kg("review", report, "--out", "t.csv")
    found = rows(Path("t.csv"))
    last = found[-1] | {"verdict": "accept"}
    save(Path("t.csv"), [*found[:-1], last, last | {"verdict": "reject"}])
    ran = kg("review", "--apply", "t.csv")
    assert ran.code == 2
    assert f"t.csv:{len(found) + 2}: {last['id']} has a verdict in an earlier row" in ran.err


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("", "t.csv", "empty"),
        ("id,kind\n", "t.csv:1", "there is no column verdict"),
        ("id,kind,verdict,colour\n", "t.csv:1", "unknown column colour"),
        ("id,kind,verdict,id\n", "t.csv:1", "a column is there twice"),
        ("id,kind,verdict\nfact/1,program,accept\n", "t.csv", "the table does not name its report"),
        ("id,kind,verdict\nreport/1,report,\nreport/2,report,\n", "t.csv", "names more than one report"),
    ],
)
def test_what_is_no_table_is_refused(kg: Callable[..., Ran], content: str, where: str, what: str) -> None:
    Path("t.csv").write_text(content, encoding="utf-8")
    ran = kg("review", "--apply", "t.csv")
    assert ran.code == 4
    assert ran.err.startswith(f"kg: {where}: ")
    assert what in ran.err


def test_more_cells_than_columns_are_refused(kg: Callable[..., Ran]) -> None:
    Path("t.csv").write_text("id,kind,verdict\nreport/1,report,,,x\n", encoding="utf-8")
    ran = kg("review", "--apply", "t.csv")
    assert (ran.code, ran.err) == (2, "kg: t.csv:2: more cells than columns. Quote cells with commas\n")


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        ([], 2, "which report?"),
        (["lost.txt"], 3, "lost.txt"),
        (["--apply", "lost.csv"], 3, "lost.csv: no such file"),
        (["heping.txt", "--gold", "x.json"], 2, "--gold goes with --apply"),
        (["--apply", "t.csv", "--out", "x.csv"], 2, "--out goes with writing a table"),
        (["heping.txt", "--out", "lost/t.csv"], 2, "the table cannot be written"),
    ],
)
def test_errors_have_their_code(kg: Callable[..., Ran], report: Path, words: list[str], code: int, part: str) -> None:
    assert report.exists()
    ran = kg("review", *words)
    assert ran.code == code
    assert part in ran.err


def test_a_table_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"PK\x03\x04\x00\x00\xff\xfe\x01\x02" * 50)
    with pytest.raises(InputUnreadableError):
        table.read(path)
