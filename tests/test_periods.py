"""The period of a value, from the words before it; ``#`` stands where the value does."""

from __future__ import annotations

import pytest

from kg.text.periods import basis_before, blank_titles, next_period, period_before
from kg.text.plain import make_plain

NAMED = """
2022       2022年调解纠纷#件
2022       2022年度受理#件
2022       2022年12月办理#件
2022       2022年底达到#件
2022       去年办理#件
2022       上年办理#件
2022       上一年度办理#件
2022       去年同期为#件
2024       明年办理#件
2024       来年办理#件
2024       2024年将办理#件
2025       到2025年达到#件
2023H1     上半年办理#件
2022H1     2022年上半年办理#件
2023H2     下半年办理#件
2023Q3     第三季度办理#件
2023Q1     一季度办理#件
2022Q1     2022年一季度办理#件
2021/2023  2021—2023年办理#件
2021/2023  2021年至2023年办理#件
2023       2022年办理5件，2023年办理#件
2022       2022年办理5件，其中调解#件
2023       截至2023年10月底，办理#件
"""
OWN = """
全年调解纠纷#件
今年以来办理#件
截至10月底办理#件
目前建成#件
近三年办理#件
2020年以来累计#件
自2021年成立以来办理#件
自2019年起办理#件
2018年开展试点以来办理#件
“八五”普法以来办理#件
前三季度办理#件
2022年办理5件，今年办理#件
较去年增长#
同比去年下降#
较2022年增长#
与2022年相比增加#
比上年同期增加#件
由2021年的7件增至#件
《法治建设规划（2021—2025年）》部署#件
《2022年工作计划》部署#件
“2022年十大案例”入选#件
2021年制定办法，办理#件
2022年被评为先进，办理#件
2016年底建成中心，办理#件
"""
CUMULATIVE = """
中心成立以来累计接待来访#批
中心成立以来，共接待120批，解答#人次
“八五”普法以来培育法律明白人#名
“八五”普法期间开展#场
自2019年起办理#件
从2020年开始，共办理#件
2020年以来累计#件
自2021年成立以来办理#件
2021年11月以来办理#件
去年以来办理#件
党的二十大以来开展#场
平台上线至今，受理#件
历年累计办理#件
历年来共评选#个
历年归集证照#张
累计培养骨干#名，其中今年新增240名
截至10月底，累计办结#件
截至2023年底累计建成#个
今年新增3个，截至目前累计建成#个
近年来调解#件
近三年来办理#件
五年来办理#件
工作室挂牌以来（今年5月迁址）调解#件
《条例》施行以来查处#件
"""
ANNUAL = """
办理#件
累计办理#件
全年累计调解#件
上半年累计办理#件
今年以来累计办理#件
年初以来办理#件
5月以来办理#件
2023年5月以来办理#件
国庆节以来办理#件
今年3月以来办理#件
自2023年起办理#件
自2021年起，每年开展#场
截至10月底办理#件
今年，截至10月底累计办结#件
2023年，截至目前累计办结#件
中心成立以来累计接待1480批，今年接待#批
成立以来累计接待1480批，同比增长#
成立以来接待5批；开展培训#场
自2021年成立以来发挥作用，全年接待#批
接待#批，成立以来累计1480批
2019年成立，接待#批
一直以来重视培训，举办#期
长期以来，办理#件
从2021年的7家发展到#家
较历年水平增加#件
累计培养骨干#名，新增办案件次240件
全年累计培养骨干#名，其中女性120名
2021年至2023年累计办理#件
"""


def before(words: str, report: str | None) -> tuple[str | None, bool]:
    plain = make_plain(words).text
    blanked = blank_titles(plain)
    assert len(blanked) == len(plain)
    return period_before(blanked, plain.index("#"), report)


@pytest.mark.parametrize("row", [line for line in NAMED.split("\n") if line])
def test_words_name_the_period(row: str) -> None:
    period, words = row.split(maxsplit=1)
    assert before(words, "2023") == (period, True)


@pytest.mark.parametrize("words", [line for line in OWN.split("\n") if line])
def test_the_period_is_the_reports_own(words: str) -> None:
    assert before(words, "2023") == ("2023", False)


@pytest.mark.parametrize(
    ("report", "words", "period"),
    [
        ("2025H1", "办理#件", "2025H1"),
        ("2025H1", "2025年办理#件", "2025H1"),
        ("2025H1", "上半年办理#件", "2025H1"),
        ("2025H1", "2024年上半年办理#件", "2024H1"),
        ("2025H1", "去年办理#件", "2024"),
        ("2025H1", "下半年办理#件", "2025H2"),
        ("2024Q3", "2024年办理#件", "2024Q3"),
        ("2024Q3", "一季度办理#件", "2024Q1"),
        ("2021/2025", "五年来办理#件", "2021/2025"),
        ("2021/2025", "2021年办理#件", "2021"),
        ("2021/2025", "去年办理#件", "2024"),
        (None, "2022年办理#件", "2022"),
        (None, "去年办理#件", None),
        (None, "办理#件", None),
    ],
)
def test_reports_of_other_lengths(report: str | None, words: str, period: str | None) -> None:
    assert before(words, report)[0] == period


def test_only_the_words_before_the_value_count() -> None:
    assert before("办理#件，2021年办理3件", "2023") == ("2023", False)


@pytest.mark.parametrize(
    ("report", "following"),
    [
        (None, None), ("2023", "2024"), ("2025H1", "2025H2"), ("2025H2", "2026"), ("2024Q3", "2024Q4"),
        ("2024Q4", "2025"), ("2021/2025", "2026"),
    ],
)  # fmt: skip
def test_a_plan_without_a_year_is_for_what_follows(report: str | None, following: str | None) -> None:
    assert next_period(report) == following


@pytest.mark.parametrize(
    ("row", "basis"),
    [
        (line, basis)
        for table, basis in ((CUMULATIVE, "cumulative"), (ANNUAL, "annual"))
        for line in table.split("\n")
        if line
    ],
)
def test_what_is_counted_since_some_beginning_is_told_from_what_is_the_years(row: str, basis: str) -> None:
    plain = make_plain(row).text
    assert basis_before(plain, plain.index("#"), "2023") == basis


@pytest.mark.parametrize(
    ("report", "words", "basis"),
    [
        ("2021/2025", "五年来办理#件", "annual"),
        ("2021/2025", "2021年以来办理#件", "annual"),
        ("2021/2025", "2019年以来办理#件", "cumulative"),
        ("2025H1", "2025年以来办理#件", "annual"),
        (None, "2023年以来办理#件", "cumulative"),
        (None, "今年以来办理#件", "annual"),
    ],
)
def test_what_is_counted_since_the_period_began_is_its_own(report: str | None, words: str, basis: str) -> None:
    assert basis_before(words, words.index("#"), report) == basis
