"""``kg evaluate``: the format of gold, the scoring, two runs side by side, and the command as a user meets it."""

from __future__ import annotations

import copy
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg import pipeline
from kg.evaluation import results
from kg.evaluation.annotate import unique_quote
from kg.evaluation.compare import compare
from kg.evaluation.gold import check_quotes, find_report, read_gold
from kg.evaluation.scoring import score, sentence_of
from ontology.errors import InputMissingError, InputUnreadableError
from tests.command import Ran, runner
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = SAMPLES["tianjin-2021"]
SHARED = Path(__file__).parents[2] / "shared"

GOLD: dict[str, Any] = {
    "report": {"district": "和平区", "agency": "和平区司法局", "period": "2021"},
    "agencies": [{"name": "和平公证处", "type": "公证处", "quote": "和平公证处被"}],
    "programs": [
        {"name": "枫桥经验", "status": "done", "quote": "“枫桥经验”"},
        {"name": "行政裁量权基准", "status": "planned", "quote": "推行行政裁量权基准"},
    ],
    "policies": [{"title": "行政处罚法", "relation": "implements", "quote": "《中华人民共和国行政处罚法》"}],
    "measures": [
        {"value": 1085, "unit": "件", "name": ["矛盾纠纷"], "period": "2021", "status": "done", "quote": "1085件"},
        {"value": 2.7, "unit": "万元", "name": ["经济损失"], "period": "2021", "status": "done", "quote": "2.7万元"},
        {"value": 12, "unit": "家", "name": ["服务站"], "period": "2022", "status": "planned", "quote": "12个"},
    ],
    "awards": [{"recipient": "和平公证处", "award": "全国公共法律服务先进集体", "quote": "先进集体"}],
    "places": [{"name": "劝业场街道", "type": "街道", "quote": "劝业场街道"}],
    "other_numbers": [{"quote": "1月12日", "why": "date"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Callable[..., Path]:
    """Writes gold for the sample report beside it; keyword arguments replace parts, None leaves one out."""
    (tmp_path / "000_heping.txt").write_text(SAMPLE.text, encoding="utf-8")

    def write(name: str = "000.json", **parts: Any) -> Path:
        document = {key: value for key, value in (copy.deepcopy(GOLD) | parts).items() if value is not None}
        path = tmp_path / name
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    """Runs a command in ``tmp_path``; the sample report gives the facts that were made for it by hand."""
    monkeypatch.chdir(tmp_path)
    real = pipeline.extract_file

    def stand_in(path: Path) -> pipeline.Extraction:
        text = path.read_text(encoding="utf-8")
        return pipeline.Extraction(text, SAMPLE.facts, "", "utf-8") if text == SAMPLE.text else real(path)

    monkeypatch.setattr(pipeline, "extract_file", stand_in)

    return runner(monkeypatch, capsys)


def tallies(**parts: Any) -> dict[str, tuple[int, int, int]]:
    """Right, extra, missed of each kind for the sample."""
    found = score({**GOLD, **parts}, SAMPLE.facts, SAMPLE.text)
    return {kind: (t.right, len(t.extra), len(t.missed)) for kind, t in found.items()}


# Scoring.


def test_the_sample_is_scored_by_hand() -> None:
    assert tallies() == {
        "measures": (3, 5, 0),
        "measures strict": (3, 5, 0),
        "programs": (2, 3, 0),
        "programs strict": (2, 3, 0),
        "agencies": (1, 6, 0),
        "policies": (1, 1, 0),
        "awards": (1, 0, 0),
        "report": (3, 0, 0),
    }


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"value": 1086}, False),
        ({"value": None}, False),
        ({"unit": "宗"}, True),
        ({"unit": "人"}, False),
        ({"unit": "人", "units": ["起"]}, True),
        ({"quote": "98.2%"}, False),
        ({"quote": "调解矛盾纠纷1085件，成功率98.2%"}, True),
    ],
)
def test_a_measure_is_its_value_unit_and_place(change: dict[str, Any], right: bool) -> None:
    row = GOLD["measures"][0] | change
    assert (tallies(measures=[row])["measures"][0] == 1) is right


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"name": ["调解", "纠纷"]}, True),
        ({"name": ["调解", "案件"]}, False),
        ({"period": "2022"}, False),
        ({"period": "2022", "periods": ["2021"]}, True),
        ({"status": "planned"}, False),
    ],
)
def test_strictly_it_is_its_name_period_and_status_too(change: dict[str, Any], right: bool) -> None:
    found = tallies(measures=[GOLD["measures"][0] | change])
    assert found["measures"][0] == 1
    assert (found["measures strict"][0] == 1) is right


def test_money_is_right_in_either_form() -> None:
    row = GOLD["measures"][1]
    for value, unit in ((2.7, "万元"), (27000, "元"), (0.00027, "亿元")):
        assert tallies(measures=[row | {"value": value, "unit": unit}])["measures"][0] == 1
    assert tallies(measures=[row | {"value": 2.7, "unit": "元"}])["measures"][0] == 0


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ({"name": "睦邻茶座"}, True),
        ({"name": "“睦邻茶座”"}, True),
        ({"name": "睦邻茶座调解驿站"}, True),
        ({"name": "劝业场街道的睦邻茶座调解驿站"}, False),
        ({"name": "劝业场街道的睦邻茶座调解驿站", "also": ["睦邻 茶座"]}, True),
        ({"name": "座"}, False),
    ],
)
def test_a_name_may_hold_the_other_if_it_is_not_much_longer(row: dict[str, Any], right: bool) -> None:
    row = {"status": "done", "quote": "睦邻茶座", **row}
    assert (tallies(programs=[row])["programs"][0] == 1) is right


def test_a_doubt_costs_nothing_and_earns_nothing() -> None:
    before = tallies()["measures"]
    row = {"value": 98.2, "unit": "%", "name": ["成功率"], "period": "2021", "status": "done", "quote": "98.2%"}
    found = tallies(measures=[*GOLD["measures"], row | {"doubt": "a share"}])["measures"]
    assert found == (before[0], before[1] - 1, 0)
    assert tallies(measures=[*GOLD["measures"], row | {"value": 5, "doubt": "none"}])["measures"] == before


def test_rows_match_one_to_one() -> None:
    row = GOLD["measures"][0]
    assert tallies(measures=[row, row])["measures"][::2] == (1, 1)


def test_a_kind_that_is_not_annotated_is_not_scored() -> None:
    assert set(tallies(programs=None, report=None)) == {
        "measures", "measures strict", "agencies", "policies", "awards",
    }  # fmt: skip
    assert tallies(awards=[])["awards"] == (0, 1, 0)


def test_what_is_wrong_of_the_report_is_told_by_field() -> None:
    wrong = score({"report": {"district": "河西区", "agency": None, "period": "2021"}}, SAMPLE.facts, SAMPLE.text)
    assert [i.row for i in wrong["report"].missed] == [
        {"field": "district", "value": "河西区"},
        {"field": "agency", "value": None},
    ]
    assert wrong["report"].right == 1


def test_a_miss_and_an_extra_come_with_their_sentence() -> None:
    row = GOLD["measures"][0] | {"value": 7}
    tally = score({"measures": [row]}, SAMPLE.facts, SAMPLE.text)["measures"]
    sentence = "我局坚持和发展新时代“枫桥经验”，各级调委会调解矛盾纠纷1085件，成功率98.2%。"
    assert [i.sentence for i in tally.missed] == [sentence]
    assert {i.sentence for i in tally.extra if i.row["value"] == 1085} == {sentence}
    assert sentence_of("甲。乙丙。丁", 2, 3) == "乙丙。"
    assert sentence_of("没有句号", 1, 2) == "没有句号"


# The same numbers as the reference scorer.


@pytest.mark.parametrize("stem", ["000", "001", "003"])
def test_the_scores_are_those_of_the_reference_scorer(stem: str) -> None:
    scorer = SHARED / "gold" / "score.py"
    if not scorer.exists():
        pytest.skip("the annotated reports and their scorer are not beside this repository")
    spec = importlib.util.spec_from_file_location("reference_scorer", scorer)
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = read_gold(SHARED / "gold" / f"{stem}.json")
    report = find_report(gold, SHARED / "reports")
    extraction = pipeline.extract_file(report)
    check_quotes(gold, extraction.text)
    facts: list[dict[str, Any]] = json.loads(json.dumps(extraction.facts))
    for drop in (0, 5):  # with all facts, and with every fifth gone, so that there are misses too
        some = [f for n, f in enumerate(facts) if not drop or n == 0 or n % drop]
        ours = score(gold.rows, some, extraction.text)
        theirs = reference.score(some, gold.rows, extraction.text)
        assert list(ours) == list(theirs)
        for kind, (right, extra, missed, _) in theirs.items():
            assert (ours[kind].right, len(ours[kind].extra), len(ours[kind].missed)) == (right, extra, len(missed))
            assert ours[kind].scores() == pytest.approx(reference.f1(right, extra, len(missed)), abs=1e-12)


# The format.


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("{", r"bad\.json:1:2", "this is no JSON"),
        ("[]", r"bad\.json", "one JSON object"),
        ('{"measure": []}', "measure", "there is no such part"),
        ('{"measures": {}}', "measures", "not a list"),
        ('{"measures": [1]}', r"measures\[0\]", "not an object"),
        ('{"programs": [{"name": "x", "quote": "y"}]}', r"programs\[0\]", "status is missing"),
        ('{"programs": [{"name": "x", "status": "doing", "quote": "y"}]}', r"programs\[0\]\.status", "one of done"),
        (
            '{"policies": [{"title": "x", "relation": "has", "quote": "y"}]}',
            r"policies\[0\]\.relation",
            "one of issued",
        ),
        ('{"agencies": [{"name": "x", "quote": "y", "also": "z"}]}', r"agencies\[0\]\.also", "a list of texts"),
        ('{"agencies": [{"name": " ", "quote": "y"}, {}]}', r"agencies\[0\]\.name", r"and 2 more such places"),
        ('{"report": {"district": null, "agency": null, "period": 2021}}', r"report\.period", "a year"),
        ('{"source": 1}', "source", "not the name of a file"),
    ],
)
def test_a_mistake_in_gold_is_named_with_its_place(tmp_path: Path, content: str, where: str, what: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputUnreadableError, match=what) as error:
        read_gold(path)
    assert error.match(where)
    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [("value", "12"), ("value", True), ("unit", None), ("name", []), ("name", "纠纷"), ("period", "21"), ("quote", "")],
)
def test_the_fields_of_a_measure_are_checked(gold: Callable[..., Path], key: str, value: Any) -> None:
    rows = [GOLD["measures"][0], GOLD["measures"][1] | {key: value}]
    with pytest.raises(InputUnreadableError, match=rf"000\.json: measures\[1\]\.{key}"):
        read_gold(gold(measures=rows))


@pytest.mark.parametrize(
    ("quote", "what"),
    [
        ("不在文中", "does not say"),
        ("和平区", "more than once"),
        ("发布者：和平区人民政府\n和平区司法局在", "end of a line"),
    ],
)
def test_a_quote_is_there_once_and_within_a_line(gold: Callable[..., Path], quote: str, what: str) -> None:
    read = read_gold(gold(places=[{"name": "x", "quote": "劝业场街道"}, {"name": "y", "quote": quote}]))
    with pytest.raises(InputUnreadableError, match=what) as error:
        check_quotes(read, SAMPLE.text)
    assert error.match(r"places\[1\]\.quote")


def test_a_byte_order_mark_does_no_harm_and_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"\xef\xbb\xbf{}")
    assert read_gold(path).rows == {}
    path.write_bytes('{"notes": "和平"}'.encode("gb18030"))
    with pytest.raises(InputUnreadableError, match="not UTF-8"):
        read_gold(path)


def test_the_report_is_found_by_source_stem_or_beginning(tmp_path: Path, gold: Callable[..., Path]) -> None:
    other = tmp_path / "reports"
    other.mkdir()
    read = read_gold(gold())
    assert find_report(read) == tmp_path / "000_heping.txt"
    with pytest.raises(InputMissingError, match=r"no report in .*reports goes with it"):
        find_report(read, other)
    (other / "0001.txt").touch()  # another number, not a longer name
    (other / "000-a.txt").touch()
    assert find_report(read, other) == other / "000-a.txt"
    (other / "000 b.txt").touch()
    with pytest.raises(InputMissingError, match=r"more than one report.*found: 000 b\.txt, 000-a\.txt"):
        find_report(read, other)
    (other / "000.txt").touch()
    assert find_report(read, other) == other / "000.txt"
    named = read_gold(gold(source="000 b.txt"))
    assert find_report(named, other) == other / "000 b.txt"
    with pytest.raises(InputMissingError, match=r"000\.json: its report 000 b\.txt is not there"):
        find_report(named)
    with pytest.raises(InputMissingError, match="no such folder"):
        find_report(read, tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "span", "quote"),
    [
        ("甲乙丙", (1, 2), "乙"),
        ("甲12件，乙12件", (1, 4), "甲12件"),
        ("甲12件，乙12件", (6, 9), "乙12件"),
        ("12件\n12件", (0, 3), None),
        ("一\n二三\n", (2, 6), "二三"),
        ("一\n　二三", (1, 5), "二三"),
        ("件件件", (0, 1), "件件件"),
        ("件件件次", (2, 3), "件次"),
        ("12件\n甲12件", (0, 3), None),
    ],
)
def test_a_quote_is_lengthened_until_it_is_there_once(text: str, span: tuple[int, int], quote: str | None) -> None:
    found = unique_quote(text, *span)
    assert found == quote


# Two runs.


def a_run(gold: Callable[..., Path], kg: Callable[..., Ran], **parts: Any) -> results.Run:
    del kg  # only so that the sample's facts stand in
    return results.evaluate([gold(**parts)])


def test_a_run_is_the_same_twice_and_survives_its_file(
    gold: Callable[..., Path], kg: Callable[..., Ran], tmp_path: Path
) -> None:
    run = a_run(gold, kg)
    assert run == a_run(gold, kg)
    results.save(run, tmp_path / "run.json")
    assert results.load(tmp_path / "run.json") == run
    assert run["all"]["awards"] == {"precision": 1, "recall": 1, "f1": 1, "right": 1, "missed": 0, "extra": 0}


def test_a_comparison_says_what_got_better_and_what_worse(gold: Callable[..., Path], kg: Callable[..., Ran]) -> None:
    good = a_run(gold, kg)
    bad = a_run(gold, kg, awards=[GOLD["awards"][0] | {"recipient": "区司法局"}])
    worse = compare(good, bad)
    assert [(k.kind, k.change) for k in worse.kinds if k.change] == [("awards", -1.0)]
    assert [(r.kind, r.news, r.row["recipient"]) for r in worse.rows] == [
        ("awards", "missed now", "区司法局"),
        ("awards", "extra now", "和平公证处"),
    ]
    better = compare(bad, good)
    assert [r.news for r in better.rows] == ["found now", "extra no more"]
    assert [k.change for k in better.kinds if k.change] == [1.0]
    assert compare(good, good).rows == []


def test_only_what_both_runs_have_is_compared(gold: Callable[..., Path], kg: Callable[..., Ran]) -> None:
    one = a_run(gold, kg, source="000_heping.txt", name="one.json")
    two = a_run(gold, kg, source="000_heping.txt", name="two.json", awards=None)
    both = compare(one, two)
    assert (both.only_before, both.only_now, both.kinds) == (["one"], ["two"], [])
    less = a_run(gold, kg, source="000_heping.txt", name="one.json", awards=None)
    assert "awards" not in {k.kind for k in compare(one, less).kinds}


# The command.


def test_the_table_tells_each_kind(gold: Callable[..., Path], kg: Callable[..., Ran]) -> None:
    gold()
    ran = kg("evaluate", "000.json")
    assert ran.code == 0
    assert "awards           1.000      1.000   1.000" in ran.out
    gold("001.json", source="000_heping.txt", awards=None)
    lines = kg("evaluate", ".").out.splitlines()
    assert lines[0].split()[:2] == ["F1", "measures"]
    assert [line.split()[0] for line in lines[2:4]] == ["000", "001"]


def test_show_lists_what_is_wrong_once(gold: Callable[..., Path], kg: Callable[..., Ran]) -> None:
    gold(measures=[GOLD["measures"][0] | {"value": 3}, GOLD["measures"][2] | {"period": "2021"}])
    out = kg("evaluate", "000.json", "--show").out
    assert len([line for line in out.splitlines() if "missed" in line and "矛盾纠纷 3 件" in line]) == 1
    assert len([line for line in out.splitlines() if "measures strict" in line and "missed" in line]) == 1
    assert "各级调委会调解矛盾纠纷1085件" in out


def test_json_and_csv_are_for_programs(gold: Callable[..., Path], kg: Callable[..., Ran]) -> None:
    gold()
    run = json.loads(kg("evaluate", "000.json", "--format", "json", "--save", "run.json").out)
    assert run == json.loads(Path("run.json").read_text(encoding="utf-8"))
    assert run["reports"]["000"]["policies"]["extra"][0]["row"]["name"] == "和平区行政执法案卷评查办法"
    again = json.loads(kg("evaluate", "000.json", "--format", "json", "--against", "run.json").out)
    assert again["against"]["rows"] == []
    lines = kg("evaluate", "000.json", "--format", "csv").out.splitlines()
    assert lines[0] == "report,kind,precision,recall,f1,right,extra,missed"
    assert "all,awards,1.0,1.0,1.0,1,0,0" in lines


def test_against_tells_the_news(gold: Callable[..., Path], kg: Callable[..., Ran]) -> None:
    gold()
    kg("evaluate", "000.json", "--save", "run.json")
    gold(awards=[GOLD["awards"][0] | {"recipient": "区司法局"}])
    gold("new.json", source="000_heping.txt")
    ran = kg("evaluate", "000.json", "new.json", "--against", "run.json")
    assert "missed now" in ran.out
    assert "-1.000" in ran.out
    assert ran.err == "kg: only in this run, not compared: new\n"


def test_a_floor_fails_where_it_is_not_reached(gold: Callable[..., Path], kg: Callable[..., Ran]) -> None:
    gold(programs=None)
    assert kg("evaluate", "000.json", "--fail-below", "awards=1", "--fail-below", "measures=0.5").code == 0
    ran = kg("evaluate", "000.json", "--fail-below", "measures=0.9", "--fail-below", "programs=0.1")
    assert ran.code == 1
    assert "F1 below what is asked: measures 0.545455 < 0.9; programs not annotated < 0.1" in ran.err
    assert "awards" in ran.out, "the scores are printed all the same"


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (["nowhere.json"], 3, "nowhere.json: no such file"),
        (["empty"], 3, "empty: the folder holds no gold"),
        (["000.json", "--reports", "empty"], 3, "no report in empty goes with it"),
        (["000.json", "--against", "lost.json"], 3, "lost.json: no such file. Give a file that `kg evaluate --save`"),
        (["000.json", "--against", "000.json"], 4, "000.json: this is no saved run"),
        (["000.json", "--save", "empty"], 2, "empty: the file cannot be written"),
        (["000.json", "--fail-below", "measures"], 2, "a floor is KIND=F1"),
        (["000.json", "--fail-below", "mesures=1"], 2, "there is no kind 'mesures'. One of: measures"),
        (["000.json", "copy/000.json"], 2, "two gold files are called 000.json"),
    ],
)
def test_errors_are_one_line_with_their_code(
    gold: Callable[..., Path], kg: Callable[..., Ran], tmp_path: Path, words: list[str], code: int, part: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "copy").mkdir()
    gold()
    gold("copy/000.json")
    ran = kg("evaluate", *words)
    assert ran.code == code
    assert part in ran.err
    assert ran.err.count("\n") == 1
