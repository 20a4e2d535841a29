"""What the questions about numbers answer on reports whose figures are known, read by hand off ``tests/figures.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from loaders.graph import merge, project
from tests.answers import known
from tests.figures import SAMPLES
from tests.stores import dump, expected

if TYPE_CHECKING:
    from loaders.store import Store


def rows(title: str) -> list[dict[str, Any]]:
    found = known("figures")[title]
    return [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]


def test_only_like_stands_beside_like() -> None:
    found = rows("compare 行政复议受理数")
    assert [r["value"] for r in found if r["group"] == 1] == [80, 100, 130, 50, 90, None, 60]  # 件 and 宗, whole years
    assert {r["apart"] for r in found if r["group"] == 1} == {""}
    assert [(r["value"], r["apart"]) for r in found if r["group"] > 1] == [
        (20, "change against value"),
        (30, "change against value"),
        (80, "change against value; half-year against year"),
        (40, "half-year against year"),
    ]


@pytest.mark.parametrize(
    ("title", "value", "apart"),
    [
        ("compare 普法受众", 300, "人 against 人次"),
        ("compare 普法受众", 60_000, "ge against exact"),
        ("compare 公证办件数", 1500, "区公证处 against district"),
        ("compare 调解矛盾纠纷件数 2023", 6000, "cumulative against annual"),
        ("compare 调解矛盾纠纷件数 2023", 300, "one of several values of the report"),
        ("compare 行政诉讼败诉率", 10, "share of 行政诉讼发案量（一审） against 未说明"),
    ],
)
def test_what_is_apart_says_why(title: str, value: float, apart: str) -> None:
    assert apart in {r["apart"] for r in rows(title) if r["value"] == value}


def test_every_contradiction_is_found_and_no_other() -> None:
    found = [(r["kind"], r["period"], r["metric"], r["stated"], r["expected"]) for r in rows("contradictions")]
    assert found == [
        ("last-year", "2021", "行政诉讼发案量一审", 62, 60),
        ("change", "2022", "行政复议受理数", 100, 96),  # 80 and a fifth
        ("part", "2022", "农民工法律援助案件数", 330, 320),
        ("parts", "2022", "行政复议审结数", 90, 100),
        ("rate", "2022", "调解成功率", 98.2, 95),
    ]


def test_a_contradiction_gives_both_sentences_and_all_facts() -> None:
    earlier, change, *_ = rows("contradictions")
    for row in (earlier, change):
        assert row["sentence"] in SAMPLES["xuanwu-2022"].text
        assert row["others"][-1] in SAMPLES["xuanwu-2021"].text
    assert [fact.split(": ")[0] for fact in change["facts"]] == ["xuanwu-2022", "xuanwu-2022", "xuanwu-2021"]
    assert {fact.split(" | ")[1] for fact in change["facts"]} == {
        "受理行政复议案件100件",
        "同比增长20%",
        "受理行政复议案件80件",
    }


def test_targets_are_met_missed_set_again_or_passed_over() -> None:
    found = {(r["metric"], r["due"]): (r["outcome"], r["target"], r["actual"]) for r in rows("targets")}
    assert found == {
        ("行政机关负责人出庭应诉率", "2022"): ("met", 95, 96),
        ("普法活动场次", "2022"): ("missed", 120, 110),
        ("法治文化阵地数", "2022"): ("repeated", 3, None),
        ("法治宣传片", "2022"): ("silent", 2, None),
        ("法律援助案件数", "2022"): ("missed", 350, 320),
        ("法治文化阵地数", "2023"): ("missed", 5, 4),
        ("普法活动场次", "2023"): ("open", 150, None),
    }


def test_changes_are_ranked_by_what_two_values_give() -> None:
    found = [(r["district"], r["to"], r["computed"], r["stated"]) for r in rows("largest-changes 行政复议受理数")]
    assert found == [
        ("秦淮区", "2023", 80, None),
        ("玄武区", "2023", 30, 30),
        ("玄武区", "2022", 25, 20),
        ("建邺区", "2023H1", None, 80),  # of half a year: behind the whole years
    ]
    (points,) = rows("largest-changes 行政诉讼败诉率")
    assert (points["before"], points["after"], points["change"]) == (7.6, 5.7, -1.9)


def test_a_rate_stands_with_its_counts() -> None:
    found = [(r["rate"], r["computed"], r["agrees"]) for r in rows("rate 调解成功率")]
    assert found == [(98.2, 95, False), (98.2, 98.17, True)]


def test_ratios_and_shares() -> None:
    ratios = {
        (r["district"], r["period"]): r["ratio"] for r in rows("side-by-side 行政复议受理数 行政诉讼发案量（一审）")
    }
    assert ratios["秦淮区", "2022"] == 0.7143  # 50 of 70
    assert ratios["玄武区", "2023"] == 1.8571  # 130 of 70
    assert len(ratios) == 6
    shares = {r["part"]: r["share"] for r in rows("parts 规范性文件清理数")}
    assert shares == {"规范性文件清理废止数": 20, "规范性文件清理失效数": 10, "规范性文件清理保留数": 70}


def test_one_rises_while_the_other_falls() -> None:
    (row,) = rows("trends 行政诉讼败诉率 行政诉讼发案量（一审）")
    assert (row["from"], row["to"], row["trends"]) == ("2022", "2023", ["falls", "rises"])


def test_an_outlier_moves_neither_median() -> None:
    (row,) = rows("outliers 普法活动场次")
    assert (row["value"], row["median"], row["among"]) == (900, 102, 7)  # 98 99 100 102 105 110 900
    assert row["spread"] == 3


def test_units_that_do_not_compare_come_first() -> None:
    found = rows("units-that-differ")
    assert [(r["unit"], r["compares"]) for r in found[:2]] == [("人次", True), ("人", False)]
    assert all(r["compares"] for r in found[2:])


def test_claims_with_and_without_figures() -> None:
    found = [(r["claim"], r["what"], r["supported"]) for r in rows("claims")]
    assert found == [
        ("full", ["公职律师覆盖率 100%"], False),
        ("none", ["脱管漏管人数 0人"], False),
        ("words", ["全覆盖"], True),
    ]


def test_a_report_whose_facts_are_tied_is_replaced_and_taken_out_whole(store: Store) -> None:
    """Parts point at totals and rates at their counts; nothing of it may stay behind, or go with another report."""
    graphs = {name: project(sample.facts) for name, sample in SAMPLES.items()}
    names = ["xuanwu-2021", "xuanwu-2022", "qinhuai-2023"]
    for name in [*names, "xuanwu-2022"]:
        store.replace(SAMPLES[name].report, graphs[name])
    assert dump(store) == expected(merge(graphs[name] for name in names))
    store.replace(SAMPLES["xuanwu-2022"].report, None)
    assert dump(store) == expected(merge(graphs[name] for name in ("xuanwu-2021", "qinhuai-2023")))
