"""Headings and what they say of what stands under them."""

from __future__ import annotations

import pytest

from kg.text.plain import make_plain
from kg.text.sections import find_sections, heading_status


def outline(text: str, period: str | None = "2023") -> list[tuple[str, str]]:
    """Path and status of each section; a status that no heading said has a ``?``."""
    plain = make_plain(text).text
    sections = find_sections(plain, period)
    assert "".join(plain[s.start : s.end] for s in sections) == plain
    return [(s.path, s.status + ("" if s.certain else "?")) for s in sections]


HEADINGS = """
done        一、主要工作成效
done        一、2023年工作开展情况
done        （一）主要做法
done        一、上半年工作回顾
done        二、聚焦突出问题整改情况
done        （三）工作亮点
shortcoming 二、存在的问题
shortcoming 二、存在问题和不足
shortcoming 三、工作中的短板
shortcoming 三、主要问题及原因
shortcoming 三、存在的不足和下一步打算
shortcoming 四、面临的困难
planned     四、下一步工作打算
planned     四、下步工作思路
planned     四、2024年工作计划
planned     四、2024年工作
planned     三、明年工作安排
planned     三、今后努力方向
planned     三、改进措施
planned     三、重点工作任务
None        （二）人民调解
done        （一）短板攻坚，提升明显成效
None        （二）补齐短板，夯实基础
None        （三）解决群众急难愁盼问题
None        二、公共法律服务
"""


@pytest.mark.parametrize("row", [line.split() for line in HEADINGS.split("\n") if line])
def test_heading(row: list[str]) -> None:
    assert str(heading_status(row[1], "2023")) == row[0]


@pytest.mark.parametrize(
    ("heading", "period", "status"),
    [
        ("二、2023年工作", "2022", "planned"),
        ("二、2023年工作", "2023", None),
        ("二、2023年工作", None, None),
        ("二、2022年重点工作任务完成情况", "2022", "done"),
        ("二、下半年重点工作", "2025H1", "planned"),
        ("二、下半年重点工作", "2025", None),
        ("三、三季度工作", "2025H1", "planned"),
        ("三、2026—2027年规划", "2021/2025", "planned"),
    ],
)
def test_heading_of_a_later_time_is_a_plan(heading: str, period: str | None, status: str | None) -> None:
    assert heading_status(make_plain(heading).text, period) == status


def test_levels_nest_and_inherit() -> None:
    text = """青禾区司法局2023年工作总结
我局履职尽责。
一、主要工作成效
（一）人民调解。
1.排查纠纷。
全年排查。
2、调处纠纷
（二）公共法律服务
二、存在的不足
（一）队伍建设
三、2024年工作打算
（一）取得更大成效
（二）补齐短板
"""
    assert outline(text) == [
        ("", "done?"),
        ("一、主要工作成效", "done"),
        ("一、主要工作成效 > （一）人民调解", "done"),
        ("一、主要工作成效 > （一）人民调解 > 1.排查纠纷", "done"),
        ("一、主要工作成效 > （一）人民调解 > 2、调处纠纷", "done"),
        ("一、主要工作成效 > （二）公共法律服务", "done"),
        ("二、存在的不足", "shortcoming"),
        ("二、存在的不足 > （一）队伍建设", "shortcoming"),
        ("三、2024年工作打算", "planned"),
        ("三、2024年工作打算 > （一）取得更大成效", "planned"),
        ("三、2024年工作打算 > （二）补齐短板", "planned"),
    ]


def test_parts_stand_above_numbered_headings() -> None:
    text = """第一部分 2022年工作总结
一、普法
第二部分 2023年工作安排
一、普法
（一）进校园
第三部分 存在的不足
一、队伍"""
    assert outline(text, "2022") == [
        ("第一部分2022年工作总结", "done"),
        ("第一部分2022年工作总结 > 一、普法", "done"),
        ("第二部分2023年工作安排", "planned"),
        ("第二部分2023年工作安排 > 一、普法", "planned"),
        ("第二部分2023年工作安排 > 一、普法 > （一）进校园", "planned"),
        ("第三部分存在的不足", "shortcoming"),
        ("第三部分存在的不足 > 一、队伍", "shortcoming"),
    ]


def test_half_year_report() -> None:
    text = "2025年上半年工作总结\n一、上半年工作情况\n二、下半年工作计划\n（一）普法\n三、下半年重点\n"
    assert [status for _, status in outline(text, "2025H1")] == ["done?", "done", "planned", "planned", "planned"]


def test_a_plan_inside_achievements_needs_plain_words() -> None:
    text = "一、工作成效\n（一）推进三年行动计划\n（二）重点工作任务\n（三）下一步打算\n1.普法\n（四）2024年工作计划\n"
    assert [status for _, status in outline(text)] == ["done", "done", "done", "planned", "planned", "planned"]


def test_plans_inside_shortcomings() -> None:
    text = "三、存在的不足和下一步打算\n（一）存在的不足\n（二）下一步打算\n"
    assert [status for _, status in outline(text)] == ["shortcoming", "shortcoming", "planned"]


@pytest.mark.parametrize("mark", ["此处隐藏1234个字", "##paidbegin", "剩余12页未读", "下载后查看全文"])
def test_behind_a_gap_nothing_is_certain(mark: str) -> None:
    text = f"一、存在的不足\n（一）队伍\n人员少。\n{mark}\n加强调解。\n（二）经费\n二、下一步打算\n加强。"
    assert outline(text) == [
        ("一、存在的不足", "shortcoming"),
        ("一、存在的不足 > （一）队伍", "shortcoming"),
        ("一、存在的不足 > （一）队伍", "shortcoming?"),
        ("一、存在的不足 > （二）经费", "done?"),
        ("二、下一步打算", "planned"),
    ]


def test_headings_in_mid_line() -> None:
    text = "一、主要做法。（一）加强领导。召开会议。（二）强化调解。调解纠纷。二、存在的不足\n人员少。"
    assert outline(text) == [
        ("一、主要做法", "done"),
        ("一、主要做法 > （一）加强领导", "done"),
        ("一、主要做法 > （二）强化调解", "done"),
        ("二、存在的不足", "shortcoming"),
    ]


def test_headings_without_a_number() -> None:
    text = """2022年工作总结
我局尽责。
一、普法
存在的问题
人员少。
二、调解
下一步工作打算：
（一）普法
2023年工作计划
一、普法
"""
    assert outline(text, "2022") == [
        ("", "done?"),
        ("一、普法", "done?"),
        ("存在的问题", "shortcoming"),
        ("二、调解", "done?"),  # the numbers go on: the heading without one is over
        ("下一步工作打算", "planned"),
        ("下一步工作打算 > （一）普法", "planned"),
        ("2023年工作计划", "planned"),
        ("2023年工作计划 > 一、普法", "planned"),
    ]


def test_brackets_make_headings() -> None:
    assert outline("【工作亮点】\n普法。\n【下一步打算】\n普法。") == [
        ("【工作亮点】", "done"),
        ("【下一步打算】", "planned"),
    ]


def test_a_paragraph_that_begins_with_a_number_is_named_by_its_first_words() -> None:
    text = "二、我局坚持党建引领，" + "深入推进法治政府建设，" * 6 + "获得好评。"
    (section,) = find_sections(make_plain(text).text, "2023")
    assert section.path == "二、我局坚持党建引领"
    assert text[section.body :].startswith("我局坚持")


@pytest.mark.parametrize(
    "text",
    [
        "2023年我局开展普法。下一步将努力。",
        "12.5%的案件\n1.5万人参加\n3.2万元\n",
        "我局落实（一）号文件，完成（二）级响应\n",
        "我局明确目标任务\n落实工作举措\n解决突出问题\n完成2024年工作计划\n",
    ],
)
def test_no_headings(text: str) -> None:
    assert outline(text) == [("", "done?")]


def test_an_empty_text_has_no_section() -> None:
    assert find_sections("", "2023") == []
