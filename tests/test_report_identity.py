"""Who reports on what: title, district, agency, period and date, from reports' heads of every kind."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.identity.extractor import identify
from kg.text.document import make_document
from ontology.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from kg.extractors.base import Identity

PROSE = "，我局坚持依法行政，全年调解纠纷12件，群众满意。\n"


def identity(text: str) -> Identity:
    return identify(make_document(text), load_gazetteer())


ISSUERS = """
天津市和平区司法局2023年工作总结                       和平区 120101 天津市 天津市和平区司法局
盱眙县司法局2023年法治政府建设情况报告                 盱眙县 320830 - 盱眙县司法局
昆山市司法局2023年度工作总结                           昆山市 320583 - 昆山市司法局
阿鲁科尔沁旗司法局2023年工作总结                       阿鲁科尔沁旗 150421 - 阿鲁科尔沁旗司法局
鄂温克族自治旗人民政府2023年法治政府建设情况报告       鄂温克族自治旗 150724 - 鄂温克族自治旗人民政府
盱眙县人民政府关于2023年法治政府建设情况的报告         盱眙县 320830 - 盱眙县人民政府
关于盱眙县司法局2023年法治政府建设情况的报告           盱眙县 320830 - 盱眙县司法局
2023年盱眙县司法局法治政府建设工作总结                 盱眙县 320830 - 盱眙县司法局
南京市鼓楼区人民政府湖南路街道办事处2023年工作总结     鼓楼区 320106 南京市 南京市鼓楼区人民政府湖南路街道办事处
盱眙县盱城街道2023年法治政府建设工作总结               盱眙县 320830 - 盱眙县盱城街道
盱眙县马坝镇人民政府2023年法治政府建设情况报告         盱眙县 320830 - 盱眙县马坝镇人民政府
盱眙县河桥乡2023年法治建设工作总结                     盱眙县 320830 - 盱眙县河桥乡
盱眙县市场监督管理局2023年法治政府建设工作总结         盱眙县 320830 - 盱眙县市场监督管理局
盱眙县教育局关于2023年度法治政府建设工作情况的报告     盱眙县 320830 - 盱眙县教育局
盱眙县住房和城乡建设局2023年工作总结                   盱眙县 320830 - 盱眙县住房和城乡建设局
苏州高新区管委会2023年法治政府建设情况报告             苏州高新区 - - 苏州高新区管委会
苏州市高新区管委会2023年法治政府建设情况报告           高新区 - 苏州市 苏州市高新区管委会
盱眙经济开发区管理委员会2023年法治政府建设工作总结     盱眙经济开发区 - - 盱眙经济开发区管理委员会
中共盱眙县委2023年法治建设工作报告                     盱眙县 320830 - 中共盱眙县委
中共盱眙县委全面依法治县委员会办公室2023年工作总结     盱眙县 320830 - 中共盱眙县委全面依法治县委员会办公室
呼和浩特市新城区司法局2023年工作总结                   新城区 150102 呼和浩特市 呼和浩特市新城区司法局
浦东新区司法局2023年工作总结                           浦东新区 310115 - 浦东新区司法局
神农架林区司法局2023年工作总结                         神农架林区 429021 - 神农架林区司法局
恩施土家族苗族自治州司法局2023年工作总结               恩施土家族苗族自治州 422800 - 恩施土家族苗族自治州司法局
淮安市司法局2023年工作总结                             淮安市 320800 - 淮安市司法局
青禾区司法局2023年工作总结                             青禾区 - - 青禾区司法局
江苏省青禾县司法局2023年工作总结                       青禾县 - 江苏省 江苏省青禾县司法局
镇安县司法局2023年工作总结                             镇安县 611025 - 镇安县司法局
和平区司法局2023年工作总结                             和平区 - - 和平区司法局
"""


@pytest.mark.parametrize("row", [line.split() for line in ISSUERS.split("\n") if line])
def test_issuer_in_the_title(row: list[str]) -> None:
    title, *expected = row
    found = identity(f"{title}\n2023年{PROSE}")
    assert [found.district, found.code, found.parent, found.agency] == [None if x == "-" else x for x in expected]
    assert found.title == title
    assert found.period == "2023"
    assert found.written == found.district
    assert not found.redacted


@pytest.mark.parametrize("mask", ["**区", "XX区", "xx区", "某区", "某某县", "*县", "A区"])
def test_masked_district(mask: str) -> None:
    found = identity(f"{mask}司法局2022年工作总结\n2022年，{mask}司法局坚持依法行政。\n")
    assert (found.district, found.code, found.redacted) == (None, None, True)
    assert (found.written, found.agency) == (mask, f"{mask}司法局")


@pytest.mark.parametrize(("written", "mask"), [("×××县", "***县"), ("＊＊区", "**区"), ("〇〇区", "○○区")])
def test_masks_of_other_widths(written: str, mask: str) -> None:
    assert identity(f"{written}司法局2022年工作总结\n2022年{PROSE}").written == mask


def test_mask_in_the_body_only() -> None:
    found = identity("司法局2022年工作总结\n2022年，**区司法局坚持依法行政，**区法治建设。\n")
    assert (found.written, found.agency, found.redacted) == ("**区", "**区司法局", True)


@pytest.mark.parametrize(
    ("body", "code", "parent"),
    [
        ("2023年，沈阳市和平区司法局坚持依法行政。\n", "210102", "沈阳市"),
        ("2023年，和平区司法局坚持依法行政。\n主办：天津市和平区人民政府\n", "120101", "天津市"),
        ("2023年，和平区司法局坚持依法行政，获评沈阳市先进。\n", "210102", "沈阳市"),
        ("2023年，和平区司法局坚持依法行政。\n", None, None),
    ],
)
def test_districts_of_one_name_are_told_apart_by_what_is_above(body: str, code: str | None, parent: str | None) -> None:
    found = identity("和平区司法局2023年工作总结\n" + body)
    assert (found.district, found.code, found.parent) == ("和平区", code, parent)


PERIODS = """
2022       盱眙县司法局2022年工作总结
2022       盱眙县司法局2022年度工作总结
2022       盱眙县司法局2022年工作总结和2023年工作计划
2022       盱眙县司法局二〇二二年工作总结
2022       盱眙县司法局二○二二年度工作总结
2025H1     盱眙县司法局2025年上半年工作总结
2024Q3     盱眙县司法局2024年第三季度工作总结
2024Q1     盱眙县司法局2024年一季度工作总结
2024       盱眙县司法局2024年前三季度工作总结
2021/2025  盱眙县司法局2021—2025年法治建设工作总结
2021/2025  盱眙县司法局2021年至2025年法治建设工作总结
2023       盱眙县司法局落实《规划（2021—2025年）》2023年工作情况报告
"""


@pytest.mark.parametrize("row", [line.split() for line in PERIODS.split("\n") if line])
def test_period_in_the_title(row: list[str]) -> None:
    assert identity(f"{row[1]}\n2020年以来{PROSE}").period == row[0]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("盱眙县司法局工作总结\n2022年" + PROSE, "2022"),
        ("盱眙县司法局上半年工作总结\n2025年上半年" + PROSE, "2025H1"),
        ("盱眙县司法局工作总结\n二〇二一年" + PROSE, "2021"),
        ("盱眙县司法局工作总结\n今年" + PROSE + "发布日期：2023-03-05\n", "2022"),
        ("盱眙县司法局工作总结\n今年" + PROSE + "发布日期：2023年3月5日\n", "2022"),
        ("盱眙县司法局工作总结\n今年" + PROSE + "发布日期：2023-11-05\n", "2023"),
        ("盱眙县司法局工作总结\n今年" + PROSE + "盱眙县司法局\n2023年1月10日\n", "2022"),
        ("盱眙县司法局工作总结\n今年" + PROSE + "盱眙县司法局\n2022年12月20日", "2022"),
        ("盱眙县司法局工作总结\n今年" + PROSE, None),
        (
            f"盱眙县司法局强基础。2017年，该局被省厅授予先进单位；自2020年以来，新建12处。{PROSE}",
            None,
        ),
        (f"盱眙县司法局强基础。2013年以来，扩建2个司法所。{PROSE}", None),
        (f"盱眙县司法局提升服务能力\n5.11.2019 9:30\n今年{PROSE}", "2019"),
        (f"继2012年以来，盱眙县司法局扩建2个司法所。{PROSE}", None),
        (f"2024年以来，盱眙县司法局改造3个司法所。{PROSE}", "2024"),
        (f"2024年，盱眙县司法局受理案件12件，该局被评为先进单位。{PROSE}", "2024"),
    ],
)
def test_period_outside_the_title(text: str, period: str | None) -> None:
    assert identity(text).period == period


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布日期：2023-01-15", "2023-01-15"),
        ("成文日期|2023年1月5日", "2023-01-05"),
        ("生成日期\n2023/01/15", "2023-01-15"),
        ("发布时间：2023.1.15 10:30", "2023-01-15"),
        ("\n2023年1月15日", "2023-01-15"),
        ("发布日期：2023-02-31", None),
        ("发布日期：2023-13-01", None),
        ("2023年1月15日召开会议", None),
    ],
)
def test_published(line: str, published: str | None) -> None:
    assert identity(f"盱眙县司法局2022年工作总结\n2022年{PROSE}{line}\n").published == published


SITE_ROWS = """
首页 > 政务公开
索引号：014/2023-00012
发布机构：盱眙县司法局
发布日期：2023-01-15
名称：盱眙县司法局2022年工作总结
"""
SITE_TABLE = """索引号|014/2023-00012
发布机构|盱眙县司法局
生成日期|2023-01-15
标题|2022年法治政府建设工作总结
"""
SITE_LINE = """当前位置：首页
盱眙县司法局2022年工作总结
发布日期：2023-01-15 来源：盱眙县司法局 浏览次数：12
"""


@pytest.mark.parametrize(
    "block",
    [
        SITE_ROWS,
        SITE_TABLE,
        SITE_LINE,
        "2022年度法治政府建设情况报告\n盱眙县司法局\n时间：2023-01-15\n",
        "2022年度法治政府建设情况报告\n（盱眙县司法局）\n发布日期：2023-01-15\n",
    ],
    ids=["rows", "table", "line", "body below", "body in brackets"],
)
def test_metadata_blocks(block: str) -> None:
    found = identity(block + "我局坚持依法行政，全年调解纠纷12件。\n")
    assert (found.code, found.agency, found.period, found.published) == ("320830", "盱眙县司法局", "2022", "2023-01-15")


@pytest.mark.parametrize(
    "title",
    [
        "盱眙县司法局\n2022年工作总结",
        "盱眙县司法局关于\n2022年法治政府建设情况的报告",
        "盱眙县司法局2022年\n法治政府建设工作总结",
    ],
)
def test_title_on_two_lines(title: str) -> None:
    found = identity(f"{title}\n2022年{PROSE}")
    assert (found.title, found.agency, found.period) == (title, "盱眙县司法局", "2022")


def test_the_title_is_quoted_as_written() -> None:
    text = "\n　　盱眙县司法局 ２０２２ 年工作总结　\n2022年" + PROSE
    found = identity(text)
    assert found.title == "盱眙县司法局 ２０２２ 年工作总结"
    assert found.period == "2022"


def test_no_title() -> None:
    text = "2022年，盱眙县司法局坚持党建引领。全年调解纠纷12件。\n"
    found = identity(text)
    assert found.title is None
    assert (found.code, found.agency, found.period) == ("320830", "盱眙县司法局", "2022")
    assert text[found.start : found.end] == "2022年，盱眙县司法局坚持党建引领。"


def test_a_clipped_agency_takes_its_districts_name() -> None:
    found = identity("县司法局2023年工作总结\n2023年，县司法局坚持依法行政。\n主办单位：盱眙县人民政府\n")
    assert (found.district, found.agency) == ("盱眙县", "盱眙县司法局")


@pytest.mark.parametrize("pronoun", ["我局", "本局", "该局", "我镇"])
def test_a_pronoun_is_no_agency(pronoun: str) -> None:
    found = identity(f"2022年，{pronoun}坚持依法行政，全年调解纠纷12件，群众满意。\n")
    assert found.agency is None
    assert found.district is None


@pytest.mark.parametrize(
    ("text", "district", "agency"),
    [
        ("2023年，盱眙县法治政府建设工作成效明显。全年调解纠纷12件。", "盱眙县", None),
        ("2023年，盱眙县人民政府（以下简称县政府）坚持依法行政。", "盱眙县", "盱眙县人民政府"),
        ("2023年，调解纠纷12件。将法治课程纳入镇党委学习计划。", None, None),
        ("各位代表：\n现将盱眙县司法局2017年度重点工作情况报告如下：\n一、做法\n", "盱眙县", "盱眙县司法局"),
        ("2024年，我局依法行政，现将盱眙县农业农村局2024年工作报告如下：\n", "盱眙县", "盱眙县农业农村局"),
        ("2022年，现将2022年我镇法治政府建设工作报告如下：\n一、做法\n", None, None),
    ],
)
def test_the_first_sentence_says_whom_it_is_about(text: str, district: str | None, agency: str | None) -> None:
    found = identity(text)
    assert (found.district, found.agency) == (district, agency)


LATER = "一、主要成效\n"
COUNTY_ITSELF = "全县调解纠纷12件，县委重视。"


@pytest.mark.parametrize(
    ("text", "district", "code", "agency"),
    [
        ("2023年，县司法局坚持调解优先。出台《盱眙县调解办法》。", "盱眙县", "320830", "盱眙县司法局"),
        ("2023年，县司法局坚持调解优先。力促法治盱眙建设，盱眙县新收案件12件。", "盱眙县", "320830", "盱眙县司法局"),
        ("2023年，县司法局坚持调解优先。盱眙县委听取汇报。", "盱眙县", "320830", "盱眙县司法局"),
        ("2023年，县司法局坚持调解优先。落实《关于盱眙县学法的意见》。", "盱眙县", "320830", "盱眙县司法局"),
        ("2023年，马坝镇坚持依法行政，落实《盱眙县学法制度》。", "盱眙县", "320830", "马坝镇"),
        ("2023年，马坝镇坚持依法行政，按盱眙县细化措施办理。", "盱眙县", "320830", "马坝镇"),
        ("中共盱眙县委员会：\n2023年，北川镇坚持依法行政。", "盱眙县", "320830", "北川镇"),
        ("盱眙县深入推进法治建设。", "盱眙县", "320830", None),
        ("2023年，盱眙县委、县政府坚持依法治县。", "盱眙县", "320830", "盱眙县委、县政府"),
        ("2023年，县委、县政府坚持依法治县。印发《盱眙县学法制度》。", "盱眙县", "320830", "盱眙县委、县政府"),
        ("2023年，盱眙县坚持依法行政。现将情况报告如下。", "盱眙县", "320830", "盱眙县人民政府"),
        ("2023年，盱眙县司法行政系统坚持服务大局。", "盱眙县", "320830", "盱眙县司法局"),
        ("2023年，我局履行司法行政职能。印发《盱眙县学法制度》。", "盱眙县", "320830", "盱眙县司法局"),
        ("2023年，县司法局坚持调解优先。印发《青禾县学法制度》《青禾县调解办法》。", "青禾县", None, "青禾县司法局"),
        ("2023年，新区司法局坚持调解优先。印发《淮安新禾新区学法制度》，修订《淮安新禾新区调解办法》。", "新禾新区", None, "新禾新区司法局"),
        ("2023年，新禾新区（以下简称新区）坚持依法行政。现将情况报告如下。", "新禾新区", None, "新禾新区管委会"),
        ("在省委领导下，盱眙县坚持依法行政。", "盱眙县", "320830", None),
        ("2023年，马坝镇深入学习，落实法治盱眙建设任务。", "盱眙县", "320830", "马坝镇"),
        ("2023年，上海市司法局坚持服务大局，落实区委部署，全区调解12件。印发《青浦区学法制度》。", "青浦区", "310118", "上海市司法局"),
    ],
)  # fmt: skip
def test_a_district_that_is_named_further_down(text: str, district: str, code: str | None, agency: str | None) -> None:
    found = identity(f"{text}\n{LATER}{'' if district.endswith('区') else COUNTY_ITSELF}\n")
    assert (found.district, found.code, found.agency) == (district, code, agency)
    assert not found.redacted


@pytest.mark.parametrize(
    "text",
    [
        "2023年，县司法局坚持调解优先。出台《社区矫正办法》《全县学法制度》《示范区建设标准》《示范区管理办法》。",
        "2023年，县司法局坚持调解优先。与金湖县司法局、盱眙县司法局签订协议。",
        "2023年，县司法局坚持调解优先。赴盱眙县司法局考察。",
        "2023年，县司法局坚持调解优先。会同县法院会商，会同县政府办督办。",
        "2023年，县司法局坚持调解优先。盱眙县委、金湖县委分别来访。",
        "2023年，县司法局坚持调解优先。学习《杭州市调解办法》《浙江省调解条例》。",
        "2023年，县司法局坚持调解优先。盱眙县、金湖县、洪泽区来访。",
        "2023年，**县司法局坚持调解优先。出台《盱眙县调解办法》。",
        "XX镇2023年法治政府建设情况报告\n落实《盱眙县学法制度》。",
        "马坝镇2023年法治政府建设情况报告\n落实上级学法制度。",
        "经济技术开发区管理委员会2023年法治政府建设情况报告\n2023年，经开区坚持依法行政。",
        "高新区2023年法治政府建设情况报告\n2023年，依法行政。",
        "2023年，高新区坚持依法行政。印发《高新区学法制度》《高新区调解办法》。",
        "2023年，各区县坚持依法行政。",
        "全县2023年法治政府建设情况报告\n2023年，依法行政。",
        "2023年，全市调解纠纷12件。昆山市委、太仓市委听取汇报。",
    ],
)
def test_a_district_that_is_not_said_is_not_guessed(text: str) -> None:
    found = identity(f"{text}\n{LATER}全县调解纠纷12件，县委重视。\n")
    assert (found.district, found.code, found.redacted) == (None, None, True)


def test_a_city_s_bureau_is_the_city_s_where_the_text_is_about_the_city() -> None:
    found = identity("2023年，上海市司法局坚持服务大局，落实市委部署，全市调解12件。印发《青浦区学法制度》。\n")
    assert (found.district, found.agency) == ("上海市", "上海市司法局")


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("我县调解有力，创建“法润盱眙”品牌。我县普法12场，全县办证8件。\n", "盱眙县"),
        ("我县调解有力，创建“法润调解”品牌。我县普法12场，全县办证8件。\n", None),
        ("我区调解有力，推进法治海南建设。我区普法12场，全区办证8件。\n", None),  # a province's name
        ("我区调解有力，推进法治淮安建设。我区普法12场，全区办证8件。\n", None),  # its city's
        ("我区调解有力，推进平安和平建设。我区普法12场，全区办证8件。\n", None),  # several districts'
        ("我县调解有力，我区创建“法润盱眙”品牌。我市普法12场。\n", None),
        ("全县调解有力。3月，盱眙县马坝镇两户因修房起争执，县司法局到场调解。\n", "盱眙县"),
        ("全县调解有力。3月，与盱眙县马坝镇协作，县司法局到场调解。\n", None),
    ],
)
def test_a_district_that_only_a_motto_or_a_town_tells(text: str, district: str | None) -> None:
    assert identity(text).district == district


CITY = "{}是总结之年，我市司法行政工作有进展。全市调解12件，各县做法不一，市委重视，全市办证8件，我市普法6场。"


@pytest.mark.parametrize(
    ("text", "district", "agency"),
    [
        (CITY.format("2023年") + "落实《淮安市司法局调解办法》，推进法治淮安建设。\n", "淮安市", "淮安市司法局"),
        (CITY.format("2023年") + "落实《淮安市司法局调解办法》，推进法治建设。\n", None, None),
        (CITY.format("2023年").replace("各县", "各镇") + "落实《淮安市司法局调解办法》，推进法治淮安建设。\n", None, None),
        (CITY.format("2023年") + "县委、县政府、我县均重视。落实《淮安市司法局办法》，推进法治淮安建设。\n", None, None),
    ],
)  # fmt: skip
def test_a_city_that_has_counties(text: str, district: str | None, agency: str | None) -> None:
    found = identity(text)
    assert (found.district, found.agency) == (district, agency)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("盱眙县2023年法治政府建设情况报告\n2023年，县政府依法行政。\n", "盱眙县人民政府"),
        ("政务公开>县政府\n盱眙县2023年法治政府建设情况报告\n2023年，县政府依法行政。\n", "盱眙县政府"),
        ("盱眙县2023年法治政府建设情况报告\n2023年，依法行政。\n", "盱眙县人民政府"),
        ("盱眙县2023年法治政府建设情况报告\n2023年，盱眙县政府坚持依法行政。\n", "盱眙县政府"),
        ("2023年盱眙县法治政府建设情况报告\n2023年，依法行政，县人民政府重视。\n", "盱眙县人民政府"),
        ("市政府2023年法治政府建设情况报告\n2023年，昆山市坚持依法行政。\n", "昆山市政府"),
        ("中共镇安县委全面依法治县委员会办公室\n2023年工作总结\n", "中共镇安县委全面依法治县委员会办公室"),
        ("新禾新区2023年度法治政府建设情况报告\n2023年，管委会依法行政。\n", "新禾新区管委会"),
        ("2023年，马坝司法所在县司法局和镇党委领导下开展工作。\n", "马坝司法所"),
        ("2023年，我局依法行政，全年调解纠纷12件，群众满意，工作有新的进展和成效。石桥司法所积极调解。\n", None),
        ("盱眙县发展改革委2023年法治政府建设工作总结\n2023年，依法行政。\n", "盱眙县发展改革委"),
        ("国家税务总局盱眙县税务局2023年工作总结\n2023年，依法行政。\n", "国家税务总局盱眙县税务局"),
        ("盱眙县水务集团2023年法治政府建设工作总结\n2023年，依法行政。\n", None),
        (
            "2021年，我县落实《盱眙县学法制度》。现将法治政府建设情况报告如下：\n县政府常务会议学法。\n",
            "盱眙县人民政府",
        ),
        ("盱眙县2023年普法工作总结\n2023年，全县普法12场。\n", None),
        ("现将县人民政府2023年工作情况报告如下。\n印发《盱眙县学法制度》。\n", "盱眙县人民政府"),
        ("马坝司法所2023年工作总结\n2023年，马坝司法所坚持调解优先。\n", "马坝司法所"),
        ("盱眙县司法局马坝司法所2023年工作总结\n2023年，调解12件。\n", "盱眙县司法局马坝司法所"),
        ("2023年，盱眙县司法局法律援助中心坚持服务民生。\n", "盱眙县司法局法律援助中心"),
        ("2023年，由镇综治办审核再交镇党委研究。\n", None),
        ("2023年，调解12件。如盱眙县政府坚持会前学法。\n", None),
        ("2023年，县司法局坚持调解优先。赴安吉县司法局考察。\n", "县司法局"),
        ("盱眙县司法局三招化解欠薪纠纷\n一是早介入。今年以来调解12件。\n", "盱眙县司法局"),
        ("县司法局办好民生小事\n一是早介入。今年以来调解12件。\n", "县司法局"),
        ("2022年，我局提升应急管理水平。\n区应急管理局窗口办件12件。\n", "区应急管理局"),
        (
            "2022年，我局提升应急管理水平。\n区应急管理局、区应急管理局窗口办件12件，区市场监管局办件3件。\n",
            "区应急管理局",
        ),
        ("2022年，我局提升服务水平。\n区应急管理局办件12件。\n", None),
        ("2022年，提升应急管理水平。\n区应急管理局办件12件。\n", None),
        ("普法进万家\n近日，为普法，盱眙县司法局走进车站。\n日前，盱眙县司法局多点发力。\n", None),
        ("普法进万家\n日前，盱眙县司法局多点发力，普法12场。\n", "盱眙县司法局"),
        ("县司法局办好小事\n一是早介入。分片走访，主动联合盱眙县司法局调解12件。\n", "盱眙县司法局"),
        ("2024年，盱眙县司法行政系统服务大局。年内，局坚持党建引领。\n", "盱眙县司法局"),
        ("按要求，现对2020年度我县法治政府建设工作总结如下：\n印发《盱眙县学法制度》。\n", "盱眙县人民政府"),
        ("按要求，现对我局法治政府建设工作总结如下：\n印发《盱眙县学法制度》。\n", None),
        ("盱眙法治动态\n今年以来，盱眙县司法局多点发力，调解12件。\n", "盱眙县司法局"),
        ("今年以来，盱眙县司法局的指导员下沉12次。\n", None),
        ("今年以来，盱眙县公证处办证12件。随后，盱眙县司法局多点发力。\n", None),
        ("今年以来，盱眙县政府大抓法治，调解12件。\n", "盱眙县政府"),
        ("今年以来，盱眙县委县政府大抓法治，调解12件。\n", None),
        ("2023年，盱眙县坚持法治为先，法治政府建设有力。\n一、成效\n县委听取汇报。\n", "盱眙县人民政府"),
        ("2023年，盱眙县坚持调解优先。\n一、成效\n县委听取汇报。\n", None),
        (
            "政策文件\n2022年法治政府建设情况报告\n发文机构：05\n盱眙县马坝镇人民政府\n2022年，调解12件。\n",
            "盱眙县马坝镇人民政府",
        ),
    ],
)
def test_who_reports_where_the_title_names_no_body(text: str, agency: str | None) -> None:
    assert identity(text).agency == agency


def test_what_is_reported_to_a_town_is_no_name_of_it() -> None:
    text = "庆和镇2020年度法治政府建设情况报告\n重大事项集体研究，会后及时报镇党委审定。\n调解纠纷120件。"
    assert identity(text).agency == "庆和镇"


def test_the_day_that_a_law_took_effect_is_no_period() -> None:
    assert identity("自2020年7月1日社区矫正法施行以来，累计接收312人。").period is None


def test_a_text_that_says_nothing_of_itself() -> None:
    found = identity("全年调解纠纷，群众满意。")
    assert (found.title, found.district, found.written, found.agency, found.period, found.published) == (None,) * 6
    assert found.redacted


PIECES = """
盱眙县 司法局 人民政府 街道办事处 高新区 管委会 **区 XX县 某区 江苏省 淮安市 中共盱眙县委 关于 我局 坚持
2022年 2023年度 上半年 第三季度 前三季度 2021—2025年 二〇二二年 二○○年 工作总结 法治政府建设情况报告 的 和
索引号： 发布机构： 发布日期： 名称： 标题| 来源： 2023-01-15 2023年13月45日 2023/1/5 《规划（2021—2025年）》 。 ， ： |
"""
HEADS = st.lists(st.one_of(st.sampled_from([*PIECES.split(), "\n", "\n\n", " "]), st.text(max_size=3)), max_size=25)


@settings(max_examples=150, deadline=None)
@given(HEADS.map("".join))
def test_whatever_the_head(text: str) -> None:
    found = identity(text)
    assert found.period is None or re.fullmatch(r"\d{4}(H[12]|Q[1-4]|/\d{4})?", found.period)
    assert found.published is None or date.fromisoformat(found.published).isoformat() == found.published
    assert found.title is None or found.title in text
    assert found.code is None or re.fullmatch(r"\d{6}", found.code)
    assert found.redacted == (found.district is None)
    assert 0 <= found.start <= found.end
