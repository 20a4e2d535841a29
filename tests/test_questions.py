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
    kept = {(row[1], row[2]): (row[3], row[5], row[7]) for row in known()["plans-kept"]["rows"]}
    assert kept["120101", "行政裁量权基准"] == ("2021", ["2022"], 1)
    assert kept["210102", "法治督察"] == ("2022", [], 0)


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
    across = known()["metric-across 行政复议受理数"]
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
    assert [row[kind] for row in known()["metric-across 满意度"]["rows"]] == ["rank"]


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
                with pytest.raises(UnknownNameError):
                    bind(query, [f"{texts[0]}={word}"], names)
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
