"""Which values may be compared: the comparison class, whose figure it is, and the main one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.comparable import base_period, period_end, period_length, terms, unit_class
from loaders.elements import is_fact
from loaders.graph import project
from ontology.vocabulary import load_vocabulary
from tests.figures import SAMPLES, read, sample
from tests.test_intervals import measured

if TYPE_CHECKING:
    from ontology.facts import MeasurementRecord

VOCABULARY = load_vocabulary()
SETTLED, KNOWERS = "metric/调解矛盾纠纷件数", "metric/法律明白人数"
PERIODS = ("2022", "2023", "2023H1", "2023H2", "2024Q3", "2021/2025", None)


def nodes(name: str) -> list[dict[str, Any]]:
    """The measurements of a sample as the graph holds them."""
    graph = project(SAMPLES[name].facts)
    return [dict(n.properties) for n in graph.nodes.values() if is_fact(n)]


# The class.


def fact(
    unit: str = "件",
    period: str | None = "2022",
    basis: str = "annual",
    bound: str | None = None,
    rank: bool = False,
    direction: str = "",
    base: str = "previous year",
    **fields: Any,
) -> MeasurementRecord:
    change = {"of": "案件", "direction": direction, "base": base} if direction else None
    said = {"metric": "案件", "unit": unit, "period": period, "basis": basis, "bound": bound, "rank": rank}
    return measured(1, **{**said, "change": change, "status": "done", **fields})


facts = st.builds(
    fact,
    unit=st.sampled_from(["件", "宗", "起", "人", "人次", "元", "%", "公里", "平方米", "担"]),
    period=st.sampled_from(PERIODS),
    basis=st.sampled_from(["annual", "cumulative", "target"]),
    bound=st.sampled_from([None, "ge", "le", "approx"]),
    rank=st.booleans(),
    direction=st.sampled_from(["", "up", "down"]),
    base=st.sampled_from(["previous year", "上年", "2020年", "五年前"]),
)
values = facts.map(lambda one: cast("MeasurementRecord", {**one, "rank": False, "change": None}))
alike = st.sampled_from([(a, b) for a in PERIODS for b in PERIODS if period_length(a) == period_length(b)])
scopes = st.sampled_from(["district", "township", "公证处"])
shares = st.sampled_from(["", "审结的案件", "受理的案件"])


@given(facts, scopes, shares, facts, scopes, shares)
def test_two_values_compare_exactly_where_every_term_agrees(
    one: MeasurementRecord, scope: str, share: str, other: MeasurementRecord, elsewhere: str, of: str
) -> None:
    a, b = terms(one, scope, share, VOCABULARY), terms(other, elsewhere, of, VOCABULARY)
    assert (a.key == b.key) == (a == b)


@given(values, scopes, st.floats(min_value=0, max_value=1e6), st.text(max_size=9), alike)
def test_the_class_does_not_depend_on_the_value_the_words_or_which_year(
    said: MeasurementRecord, scope: str, value: float, words: str, periods: tuple[str | None, str | None]
) -> None:
    one = cast("MeasurementRecord", {**said, "period": periods[0]})
    other = cast("MeasurementRecord", {**said, "value": value, "metric": words, "period": periods[1]})
    assert terms(one, scope, "", VOCABULARY).key == terms(other, scope, "", VOCABULARY).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (fact("件"), fact("人次")),
        (fact("公里"), fact("平方米")),
        (fact(period="2022"), fact(period="2022H1")),
        (fact(period="2021/2025"), fact(period="2022")),
        (fact(), fact(basis="cumulative")),
        (fact(), fact(basis="target")),
        (fact(), fact(bound="ge")),
        (fact(), fact(rank=True)),
        (fact(), fact(direction="up")),
        (fact(direction="up"), fact(direction="up", base="2020年")),
        (fact(rank=True, metric="全市名次"), fact(rank=True, metric="全省名次")),
    ],
)
def test_what_counts_something_else_does_not_compare(one: MeasurementRecord, other: MeasurementRecord) -> None:
    assert terms(one, "district", "", VOCABULARY).key != terms(other, "district", "", VOCABULARY).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (fact("件"), fact("宗")),
        (fact(period="2022"), fact(period="2023")),
        (fact(period="2022H1"), fact(period="2024H2")),
        (fact(direction="up", base="上年"), fact(direction="down", period="2023")),
        (fact(direction="up", base="2020年", period="2021"), fact(direction="up", base="2021年", period="2022")),
    ],
)
def test_what_counts_the_same_compares(one: MeasurementRecord, other: MeasurementRecord) -> None:
    assert terms(one, "district", "", VOCABULARY).key == terms(other, "district", "", VOCABULARY).key


def test_units_compare_by_their_class() -> None:
    classes = [unit_class(fact(unit), VOCABULARY) for unit in ("起", "人次", "元", "吨", "担")]
    assert classes == ["cases", "person-times", "money", "吨", "担"]


@pytest.mark.parametrize(
    ("period", "length", "end"),
    [
        ("2022", "year", "2022-12"),
        ("2025H1", "half-year", "2025-06"),
        ("2025H2", "half-year", "2025-12"),
        ("2024Q3", "quarter", "2024-09"),
        ("2021/2025", "5 years", "2025-12"),
        (None, None, None),
        ("近年", None, None),
    ],
)
def test_how_long_a_period_is_and_when_it_ends(period: str | None, length: str | None, end: str | None) -> None:
    assert (period_length(period), period_end(period)) == (length, end)


@pytest.mark.parametrize(
    ("base", "period", "expected"),
    [
        ("previous year", "2023", "2022"),
        ("上年同", "2023H1", "2022H1"),
        ("去年", "2024Q3", "2023Q3"),
        ("2020年", "2023", "2020"),
        ("五年前", "2023", None),
        ("上年", "2021/2025", None),
        ("上年", None, None),
    ],
)
def test_what_a_change_is_compared_with(base: str, period: str | None, expected: str | None) -> None:
    assert base_period({"of": "案件", "direction": "up", "base": base}, period) == expected


# Whose figure it is.


@pytest.mark.parametrize(
    ("subject", "sentence", "scope"),
    [
        (None, "办理公证9件。", "district"),
        ("全区", "全区办理公证9件。", "district"),
        ("区政府", "区政府办理公证9件。", "district"),
        ("我局", "我局办理公证9件。", "district"),
        ("玄武区司法局", "玄武区司法局办理公证9件。", "district"),
        ("各级人民调解组织", "各级人民调解组织办理公证9件。", "district"),
        ("司法所", "司法所办理公证9件。", "district"),
        ("锁金村司法所", "锁金村司法所办理公证9件。", "司法所"),
        ("区综治中心", "区综治中心办理公证9件。", "综治中心"),
        ("区公证处", "区公证处办理公证9件。", "district"),
        ("孝陵卫街道办事处", "孝陵卫街道办事处办理公证9件。", "township"),
        ("区综治中心", "依托区综治中心，整合力量，全年办理公证9件。", "综治中心"),
        ("区综治中心", "推动各部门进驻、建好区综治中心，办理公证9件。", "district"),
    ],
)
def test_whose_figure_a_value_is(subject: str | None, sentence: str, scope: str) -> None:
    types = {
        "区政府": "人民政府",
        "玄武区司法局": "司法局",
        "锁金村司法所": "司法所",
        "区综治中心": "综治中心",
        "区公证处": "公证处",
    }
    report = sample(
        "玄武区", "320102", "2023", {sentence: [read("办理公证9件", "公证办件数", 9, "件", subject=subject)]}
    )
    agency: dict[str, Any] = {
        "kind": "agency",
        "name": subject,
        "type": types.get(subject or ""),
        "concept": "agency-type/司法局",
    }
    if subject in types:
        agency["concept"] = next(c.id for c in VOCABULARY.scheme("agency-type") if c.name == types[subject])
        first = report.facts[1]
        agency |= {
            "id": "fact/0000000000000001",
            "report": first["report"],
            "evidence": first["evidence"],
            "relations": [],
        }
        report.facts.append(agency)  # type: ignore[arg-type]
    graph = project(report.facts)
    assert [n.properties["scope"] for n in graph.nodes.values() if n.label == "Measurement"] == [scope]


def test_a_street_and_a_bureau_report_their_own() -> None:
    assert {node["scope"] for node in nodes("street-2023")} == {"township"}
    found = {read("罚款9元", "罚没金额", 9, "元")[0]: [read("罚款9元", "罚没金额", 9, "元")]}
    graph = project(sample("玄武区", "320102", "2023", found, agency="玄武区水务局").facts)
    assert {n.properties["scope"] for n in graph.nodes.values() if is_fact(n)} == {"水务局"}


# The main one of several, and what a rate is a share of.


def test_a_part_is_not_the_main_value_and_two_that_nothing_tells_apart_are_neither() -> None:
    found = {n["value"]: n["main"] for n in nodes("xuanwu-2023") if n["metric"] == "调解矛盾纠纷件数"}
    assert found == {1200: True, 300: False, 6000: True}
    graph = project(
        sample(
            "玄武区",
            "320102",
            "2023",
            {
                "新增法律明白人9名。": [read("新增法律明白人9名", "新增法律明白人", 9, "名", concept=KNOWERS)],
                "总数90名。": [read("总数90名", "新增法律明白人", 90, "名", concept=KNOWERS)],
            },
        ).facts
    )
    assert {n.properties["main"] for n in graph.nodes.values() if is_fact(n)} == {False}


def test_the_count_that_gives_the_rate_is_the_main_one() -> None:
    sentence = "排查化解纠纷500件，调解纠纷200件，调解成功190件，成功率95%。"
    found = [
        read("排查化解纠纷500件", "排查化解纠纷", 500, "件", concept=SETTLED),
        read("调解纠纷200件", "调处纠纷", 200, "件", concept=SETTLED),
        read("调解成功190件", "调解成功件数", 190, "件"),
        read("成功率95%", "调解成功率", 95, "%", step=1),
    ]
    graph = project(sample("玄武区", "320102", "2023", {sentence: found}).facts)
    assert {n.properties["value"] for n in graph.nodes.values() if is_fact(n) and not n.properties["main"]} == {500}


def test_of_two_denominators_the_one_that_the_counts_give() -> None:
    shares = [n.get("denominator") for n in nodes("qinhuai-2023") if n["metric"] == "行政复议纠错率"]
    unknown = [n.get("denominator") for n in nodes("qinhuai-2022") if n["metric"] == "行政复议纠错率"]
    assert (shares, unknown) == (["行政复议审结数"], ["未说明"])


def test_a_part_points_at_its_total() -> None:
    graph = project(SAMPLES["xuanwu-2021"].facts)
    tied = {
        (graph.nodes[e.start].properties["value"], graph.nodes[e.end].properties["value"])
        for e in graph.edges.values()
        if e.type == "COUNTED_IN"
    }
    assert tied == {(40, 75), (10, 75), (25, 75)}


def test_a_change_knows_whose_level_it_is_of() -> None:
    graph = project(SAMPLES["xuanwu-2023"].facts)
    tied = {graph.nodes[e.start].properties["value"]: e.end for e in graph.edges.values() if e.type == "CHANGE_IN"}
    assert tied == {30: "metric/行政复议受理数", 1.9: "metric/行政诉讼败诉率"}
