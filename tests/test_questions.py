"""The catalogue on data whose answers are known, on every store: the same rows in the same order."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from loaders.graph import project
from ontology.errors import UnknownNameError
from ontology.gazetteer import load_gazetteer
from ontology.vocabulary import load_vocabulary
from queries.catalogue import FACTS, catalogue
from queries.names import Names
from queries.run import bind, run
from tests.answers import CASES, SETS, answer, fill, known, title
from tests.sample_facts import SAMPLES, Draft

if TYPE_CHECKING:
    from loaders.store import Store

NAMED = ("program", "metric", "policy", "award", "agency", "agency-type", "district", "unit", "text")
STRANGE = "甲`乙$丙{丁}\\戊;己//庚"
HOSTILE = (
    "' OR true //",
    '"}) DETACH DELETE n //',
    "`) RETURN 1 //",
    "$program",
    "\\",
    "a\x00b",
    "枫桥经验' OR true //",
)


# What the known answers say, read by hand off the sample reports.


def test_every_question_has_a_known_answer() -> None:
    assert {case[0] for one in SETS.values() for case in one.cases} == set(catalogue())
    for name, one in SETS.items():
        assert list(known(name)) == [title(case) for case in one.cases]
        assert all(answer["rows"] for answer in known(name).values())


def test_every_row_rests_on_facts() -> None:
    for name in SETS:
        for asked, found in known(name).items():
            assert found["columns"][-1] == FACTS
            assert all(row[-1] for row in found["rows"]), asked


def test_who_runs_the_fengqiao_experience() -> None:
    rows = known()["districts-running 新时代“枫桥经验”"]["rows"]
    assert [row[:4] for row in rows] == [
        ["和平区", "120101", "2021", "done"],
        ["和平区", "120101", "2022", "done"],
        ["和平区", "210102", "2022", "done"],
        ["**区", None, "2022", "done"],
    ]


def test_what_is_done_planned_and_lacking_is_never_mixed() -> None:
    planned = {(row[1], row[2], row[4]) for row in known()["planned"]["rows"]}
    lacking = {(row[1], row[2], row[4]) for row in known()["shortcomings"]["rows"]}
    assert ("120101", "2021", "行政裁量权基准") in planned
    assert ("120101", "2021", "建成公共法律服务站") in planned
    assert ("210102", "2022", "行政执法案卷评查") in lacking
    assert not planned & lacking
    programs = {row[0]: row[2:5] for row in known()["programs"]["rows"]}
    assert programs["法治督察"] == [1, 2, 0]


def test_what_was_planned_and_is_later_done() -> None:
    kept = {(row[1], row[3]): (row[4], row[6], row[9]) for row in known()["plans-kept"]["rows"]}
    assert kept["120101", "行政裁量权基准"] == ("2021", "done", ["2022"])
    assert kept["210102", "法治督察"] == ("2022", "open", [])


def test_every_sentence_is_in_the_report_it_is_said_to_be_in() -> None:
    sentences = 0
    for name, one in SETS.items():
        texts = {sample.text.splitlines()[0]: sample.text for sample in one.samples.values()}
        for found in known(name).values():
            columns = found["columns"]
            if {"sentence", "report"} <= set(columns):
                for row in found["rows"]:
                    assert row[columns.index("sentence")] in texts[row[columns.index("report")]]
                    sentences += 1
    assert sentences > 50


def test_what_is_counted_since_a_beginning_says_so() -> None:
    results = known()["results-of 枫桥经验"]
    metric, value, basis = (results["columns"].index(name) for name in ("metric", "value", "basis"))
    told = {(row[metric], row[value]): row[basis] for row in results["rows"]}
    assert told.pop(("化解信访积案", 57)) == "cumulative"
    assert set(told.values()) == {"annual"}
    across = known()["compare 行政复议受理数"]
    assert {row[across["columns"].index("basis")] for row in across["rows"]} == {"annual"}


def test_what_agencies_belong_to() -> None:
    agencies = known()["agencies"]
    told = {row[0]: row[agencies["columns"].index("relations")] for row in agencies["rows"]}
    assert {name: relations for name, relations in told.items() if relations} == {
        "和平公证处": ["hosted by 和平区公共法律服务中心", "part of 和平区司法局"],
        "和平区公共法律服务中心": ["supervised by 和平区司法局"],
    }
    rows = known()["agency 和平公证处"]
    kind, what, sentence = (rows["columns"].index(name) for name in ("kind", "what", "sentence"))
    assert [(row[what], row[sentence]) for row in rows["rows"] if row[kind] == "relation"] == [
        ("和平公证处设在和平区公共法律服务中心", "和平公证处设在区公共法律服务中心"),
        ("和平公证处设在和平区公共法律服务中心", "和平公证处是区司法局的下属单位，设在区公共法律服务中心"),
        ("和平公证处隶属于和平区司法局", "和平公证处是区司法局的下属单位"),
    ]


def test_a_hidden_value_is_empty_and_a_rank_is_no_value() -> None:
    results = known()["results-of 枫桥经验"]
    value, kind = results["columns"].index("value"), results["columns"].index("kind")
    assert [row[value] for row in results["rows"]] == [1085, 98.2, 1320, 99, 57, 760, None]
    assert {row[kind] for row in results["rows"]} == {"value"}
    assert [row[kind] for row in known()["compare 满意度"]["rows"]] == ["rank"]


# The same, of the reports in which practices spread.


def spread(asked: str, *columns: str) -> list[list[Any]]:
    found = known("spread")[asked]
    places = [found["columns"].index(column) for column in columns]
    return [[row[place] for place in places] for row in found["rows"]]


def test_a_practice_spreads_from_its_first_adopter() -> None:
    assert spread("spread 楼门议事会", "step", "district", "first", "after", "earlier") == [
        [1, "河东区", "2021", 0, None],
        [2, "河西区", "2022", 1, None],
        [3, "南开区", "2023", 2, None],
    ]
    # 河西区 has a report of 2022 that does not speak of it: there it is known to be later.
    assert spread("spread 扫码入企 天津市", "district", "first", "earlier")[1] == ["河西区", "2023", "2022"]


def test_the_rate_of_adoption_counts_districts_that_have_a_report() -> None:
    shares = {row[0]: row[1:] for row in spread("adoption 天津市", "program", "share", "running", "reporting")}
    assert shares["楼门议事会"] == [100, 3, 3]
    assert shares["扫码入企"] == [66.7, 2, 3]
    assert spread("adoption 天津市 省级", "program", "without") == [["扫码入企", ["南开区"]]]
    assert {row[0]: row[1] for row in spread("adoption 天津市 years=2022", "program", "reporting")}["法治督察"] == 2


def test_one_short_name_for_two_programs_and_two_names_for_one() -> None:
    assert spread("meanings", "written", "program", "district") == [
        ["三项制度", "三项制度", "河西区"],
        ["三项制度", "行政执法三项制度", "河东区"],
    ]
    assert [row[0] for row in spread("names-of", "written")] == ["法治政府建设督察", "法治督察", "法治督察力度"]


def test_coinages_are_ranked_by_the_districts_that_use_them() -> None:
    assert spread("new-terms", "program", "districts", "statuses") == [
        ["楼门议事会", 3, ["done"]],
        ["驿站普法", 2, ["planned"]],
        ["三项制度", 1, ["done"]],
        ["园区法务官", 1, ["done"]],
    ]
    assert [row[0] for row in spread("new-terms 1", "program")] == ["楼门议事会"]


def test_new_and_gone_need_reports_of_both_years() -> None:
    assert spread("new-and-gone 2022", "change", "program", "names") == [
        ["new", "法治巡察", ["河东区"]],
        ["new", "法治督察", ["河东区"]],
        ["new", "行政执法三项制度", ["河东区"]],
        ["gone", "扫码入企", ["河东区"]],
    ]
    assert {row[0] for row in spread("new-and-gone 2022", "among")} == {1}  # 河西区 has no report of 2021


def test_a_plan_that_nobody_carries_out() -> None:
    assert spread("only-planned", "program", "districts", "planned", "later") == [
        ["驿站普法", 2, ["2021", "2022", "2023"], 2]
    ]


def test_a_rate_below_full_comes_with_its_reason() -> None:
    assert spread("rates-below-full 负责人出庭应诉率", "district", "period", "value", "sentence") == [
        ["南开区", "2023", 92, "行政机关负责人出庭应诉率92%"],
        ["河东区", "2021", 95.6, "行政机关负责人出庭应诉率95.6%，2名负责人因公务冲突未能出庭。"],
    ]


def test_districts_that_name_each_other() -> None:
    assert spread("districts-named", "district", "other", "agency", "mutual") == [
        ["河东区", "河西区", "河西区司法局", True],
        ["河西区", "河东区", "河东区司法局", True],
    ]


def test_one_kind_of_agency_takes_the_place_of_another() -> None:
    asked = "agencies-over-time 矛盾纠纷调处化解中心 综治中心"
    assert spread(asked, "district", "kind", "first", "last", "without") == [
        ["河东区", "矛盾纠纷调处化解中心", "2021", "2021", ["2022", "2023"]],
        ["河东区", "综治中心", "2022", "2023", ["2021"]],
        ["河西区", "矛盾纠纷调处化解中心", "2022", "2023", []],
    ]


def test_what_carries_out_what() -> None:
    assert [row[0] for row in spread("policy-chains", "link")] == ["sentence", "title"]
    assert spread("issued-with", "policy", "partners") == [["河东区诉前调解办法", ["河东区人民法院"]]]


def test_what_the_first_in_a_ranking_run_that_others_do_not() -> None:
    rows = {row[0]: row[1:] for row in spread("programs-of-ranked", "program", "share", "others")}
    assert rows["司法所规范化建设三年行动"] == [100, 0]
    assert rows["楼门议事会"] == [100, 66.7]  # 河西区 and 南开区 of the three others


def test_praise_and_a_shortcoming_of_the_same_field() -> None:
    assert spread("praised-and-lacking", "district", "field", "lacking", "running") == [
        ["河东区", "司法所", ["司法所规范化建设三年行动"], []],
        ["河西区", "统筹", ["法治督察"], ["法治督察"]],
    ]


def test_two_programs_in_one_sentence_go_before_two_in_one_report() -> None:
    asked = "programs-together 法治督察 法治巡察"
    assert spread(asked, "closeness", "district") == [["sentence", "河东区"], ["report", "南开区"]]


# The same on every store.


def as_printed(found: dict[str, Any]) -> str:
    """As JSON prints it, where 96 is not 96.0."""
    return json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize("name", SETS)
def test_every_store_gives_the_known_answers(store: Store, name: str) -> None:
    samples = SETS[name].samples
    fill(store, samples=samples)
    expected = known(name)
    for case in SETS[name].cases:
        assert as_printed(answer(store, case, samples)) == as_printed(expected[title(case)]), title(case)


def test_the_order_of_loading_changes_no_answer(store: Store) -> None:
    fill(store, list(SAMPLES)[::-1])
    fill(store, ["shenyang-2022", "tianjin-2021"])  # and neither does loading again
    expected = known()
    for case in CASES:
        assert as_printed(answer(store, case)) == as_printed(expected[title(case)]), title(case)


def test_cypher_in_a_word_is_only_data(store: Store) -> None:
    fill(store)
    before = store.info()
    names = Names(store, load_vocabulary(), load_gazetteer())
    for query in catalogue().values():
        texts = [parameter.name for parameter in query.parameters if parameter.type in NAMED]
        for word in HOSTILE if texts else ():
            unset: dict[str, Any] = {parameter.name: parameter.default for parameter in query.parameters}
            assert run(store, query, unset | dict.fromkeys(texts, word)).rows == [], (query.name, word)
            if query.parameters[0].type != "text":
                years = [f"{p.name}=2022" for p in query.parameters if p.type == "year"]
                with pytest.raises(UnknownNameError):
                    bind(query, [*(f"{name}={word}" for name in texts), *years], names)
    assert store.info() == before


def test_a_name_with_the_signs_of_cypher_is_found_by_itself(store: Store) -> None:
    draft = Draft(f"某报告\n推行{STRANGE}。", "某报告", title="某报告", districtAsWritten="**区", redacted=True)
    draft.program(f"推行{STRANGE}", STRANGE, coined=True)
    sample = draft.done()
    store.replace(sample.report, project(sample.facts))
    samples = {"strange": sample}
    rows = answer(store, ("districts-running", STRANGE), samples)["rows"]
    assert [row[4] for row in rows] == [f"推行{STRANGE}"]
    assert answer(store, ("evidence", STRANGE), samples)["rows"][0][2].endswith(STRANGE)


def test_where_the_quote_is_a_mere_name_the_sentence_answers(store: Store) -> None:
    sample = SAMPLES["tianjin-2022"]
    sentence = "传承“枫桥经验”，调解矛盾纠纷1320件，成功率达99%以上。"
    assert sentence in sample.text
    facts = copy.deepcopy(sample.facts)
    program = next(fact for fact in facts if fact["kind"] == "program")
    program["evidence"]["sentence"] = sentence
    store.replace(sample.report, project(facts))
    assert answer(store, ("districts-running", "枫桥经验"))["rows"][0][4] == sentence
    (row,) = answer(store, ("evidence", "99%以上。"))["rows"]
    assert sentence in row
    assert program["evidence"]["quote"] in row
