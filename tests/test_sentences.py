"""What a sentence says of itself: done, planned or a shortcoming, inside a section that says one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.document import make_document
from kg.text.sentences import find_sentences, says_planned, says_shortcoming, sentence_at

ACHIEVEMENTS, SHORTCOMINGS, PLANS, NEUTRAL = "一、工作成效", "二、存在的不足", "三、下一步打算", "（一）人民调解"


def status(heading: str, sentence: str) -> str:
    """The status at the words between ``[`` and ``]``."""
    start = sentence.index("[")
    document = make_document(f"{heading}\n{sentence.replace('[', '').replace(']', '')}\n", period="2023")
    return document.status(len(heading) + 1 + start)


@pytest.mark.parametrize(
    "sentence",
    [
        "全年[调解纠纷12件]。",
        "进一步加强[人民调解]，调解纠纷12件。",
        "开展[培训12场]，下一步将培训20场。",
        "开展[培训12场]；明年计划新增3个调解室。",
        "坚持补短板，[建设工作室8个]。",
        "针对力量不足的问题，[组建队伍3支]。",
        "着力破解人员短缺、力量薄弱等问题，[新招录5人]。",
        "队伍建设还不够，[专职调解员仅8人]。",
        "解决了群众反映的困难，[群众满意]。",
    ],
)
def test_done_inside_achievements(sentence: str) -> None:
    assert status(ACHIEVEMENTS, sentence) == "done"


@pytest.mark.parametrize(
    "sentence",
    [
        "下一步，我局将推进[“法律明白人”工程]。",
        "开展培训12场，下一步将[培训20场]。",
        "开展培训12场；明年计划[新增3个调解室]。",
        "力争[办结率达到95%]。",
        "拟建设[公园3个]。",
        "预计[受益群众5000人]。",
        "今后将继续[加强普法]。",
    ],
)
def test_a_plan_inside_achievements(sentence: str) -> None:
    assert status(ACHIEVEMENTS, sentence) == "planned"


@pytest.mark.parametrize(
    "sentence", ["但[公共法律服务]仍需加强。", "[队伍建设]还不够。", "[覆盖率]还有待提升。", "[数字化平台]尚未建成。"]
)
def test_a_shortcoming_admitted_inside_achievements(sentence: str) -> None:
    assert status(ACHIEVEMENTS, sentence) == "shortcoming"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[人民调解员]队伍薄弱。", "shortcoming"),
        ("[法治宣传]还不深入。", "shortcoming"),
        ("[公共法律服务]存在覆盖不全的问题。", "shortcoming"),
        ("[调解组织]建设。", "shortcoming"),
        ("下一步将加强[法治宣传]，提高培训次数。", "planned"),
    ],
)
def test_inside_shortcomings(sentence: str, expected: str) -> None:
    assert status(SHORTCOMINGS, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("推进[“法律明白人”工程]。", "planned"),
        ("补齐[法治宣传]不足的短板。", "planned"),
        ("今年将[调解纠纷5件]。", "planned"),
        ("目前已[建成工作室12个]，明年新建3个。", "done"),
        ("截至目前[建成12个]，再建3个。", "done"),
        ("今年以来[调解纠纷5件]。", "done"),
        ("截至目前建成12个，[再建3个]。", "planned"),
    ],
)
def test_inside_plans(sentence: str, expected: str) -> None:
    assert status(PLANS, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[人民调解力量]薄弱，有待加强。", "shortcoming"),
        ("[普法工作]不够深入。", "shortcoming"),
        ("解决了力量薄弱的问题，[调解纠纷]。", "done"),
        ("化解存在的[难题]，成效好。", "done"),
        ("我局将继续推进[普法]。", "planned"),
        ("[调解纠纷12件]。", "done"),
    ],
)
def test_where_no_heading_says_it_the_sentence_does(sentence: str, expected: str) -> None:
    assert status(NEUTRAL, sentence) == expected


@pytest.mark.parametrize("words", ["将军", "计划生育工作", "三年行动计划", "按计划完成", "下发通知", "将调解挺在前面"])
def test_words_that_announce_nothing(words: str) -> None:
    assert not says_planned(words)


@pytest.mark.parametrize(
    "words",
    ["解决了力量薄弱的问题", "针对意识不强、能力不足的情况", "补短板强弱项", "避免流于形式", "找准差距", "成效显著"],
)
def test_words_that_admit_nothing(words: str) -> None:
    assert not says_shortcoming(words)


def test_sentences_end_at_stops_and_lines() -> None:
    plain = "题目\n一句。二句！“三句。”四句；仍是四句"
    starts = find_sentences(plain)
    assert [plain[slice(*sentence_at(starts, start, len(plain)))] for start in starts] == [
        "题目\n", "一句。", "二句！", "“三句。”", "四句；仍是四句",
    ]  # fmt: skip


@given(st.text("甲乙。！？\n”）》，；", max_size=40))
def test_sentences_cover_the_text(plain: str) -> None:
    starts = find_sentences(plain)
    assert starts == sorted(set(starts))
    for position in range(len(plain)):
        first, last = sentence_at(starts, position, len(plain))
        assert first <= position < last
    assert "".join(plain[slice(*sentence_at(starts, start, len(plain)))] for start in starts) == plain
