"""The reading form: one width, one form of each mark, no blanks, whole lines; and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.plain import make_plain


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("３５０８项", "3508项"),
        ("ＡＢ＋Ｎ", "AB+N"),
        ("9８.５％", "98.5%"),
        ("1,100件(起);共3类:", "1，100件（起）；共3类："),
        ("[2021]5号", "〔2021〕5号"),
        ("［2021］5号", "〔2021〕5号"),
        ("2021—2025年、3～5次、3－5次、3~5次", "2021-2025年、3-5次、3-5次、3-5次"),
        ("12•4、12・4、12‧4", "12·4、12·4、12·4"),
        ("×件、＊件、※※区", "*件、*件、**区"),
        ("「一村一顾问」", "“一村一顾问”"),
        ("《条例》", "《条例》"),
        ("<意见>", "〈意见〉"),
        ("二〇二二年", "二○二二年"),
        ("第一页\x0c第二页\u2028第三页", "第一页\n第二页\n第三页"),
    ],
)
def test_widths_and_marks(text: str, reading: str) -> None:
    assert make_plain(text).text == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("调解 3508 项", "调解3508项"),
        ("调解\u3000纠纷\xa0 12\t件", "调解纠纷12件"),
        ("法\u200b治\ufeff宣\u00ad传", "法治宣传"),
        ("调解12\u200b34件", "调解1234件"),
        ("45 320", "45 320"),
        ("45 \u200b\u3000 320", "45 320"),
        ("  　首行缩进", "首行缩进"),
        ("行尾空白  \n下一行", "行尾空白\n下一行"),
        ("一行\n\n　　两行", "一行\n\n两行"),
    ],
)
def test_blanks_are_left_out_and_lines_kept(text: str, reading: str) -> None:
    assert make_plain(text).text == reading


@pytest.mark.parametrize(
    "text",
    [
        "全年受理法律援助案件，接待来访群众一千余人，解\n答法律咨询三千余次。",
        "深入推进人民调解工作规范化建设，\n全年调解成功率达到98%。",
        "全年共排查各类矛盾纠纷隐患一共1\n126件。",
        "各司法所认真落实上级关于矛盾纠纷的\n、隐患的排查工作。",
        "一、全面加强党对法治政府建设的领导，把法治建设摆在全局工作的重要位置，定期听\n取汇报。",
        "专职人员不足，两个司法所只有一人。二是司法\n协理员流动频繁，队伍不稳定。",
    ],
)
def test_wrapped_lines_are_joined(text: str) -> None:
    assert make_plain(text).text == text.replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "青禾区司法局2023年法治政府建设工作情况报告\n2023年，我局坚持以人民为中心。",
        "一、2023年法治政府建设主要工作举措和成效\n过去一年，我局认真履职。",
        "一、2023年主要工作\n我局认真履职，成效明显。",
        "全年受理法律援助案件，办结九成，群众满意。\n接待来访群众一千余人。",
        "全年受理法律援助案件一百件，接待来访群众一千人\n\n第二段从这里开始。",
        "全年受理法律援助案件一百件，接待来访群众一千人\n　　第二段从这里开始。",
        "全年受理法律援助案件一百件，接待来访群众一千人\n（二）加强人民调解",
        "全年受理法律援助案件一百件，接待来访群众一千人\n二、存在的问题",
        "全年受理法律援助案件一百件，接待来访群众一千人\n3.开展法治宣传",
        "全年受理法律援助案件一百件，接待来访群众一千人\n来源：青禾区人民政府网站",
        "关于青禾区司法局2022年工作总结，2023年工作计划\n青禾区司法局",
        "我局高度重视，召开专题会议研究部署。二、存在的不足\n人员少。",
        "短行，\n下一行",
    ],
)
def test_titles_headings_and_paragraphs_keep_their_lines(text: str) -> None:
    plain = make_plain(text).text
    assert plain.count("\n") == text.count("\n")


def test_spans_lead_back_to_the_text() -> None:
    text = "　　调解 １，１００ 件，其中\u200b成功98 %。"
    plain = make_plain(text)
    for words, original in [("1，100件", "１，１００ 件"), ("成功98%", "成功98 %"), ("其中成功", "其中\u200b成功")]:
        start = plain.text.index(words)
        first, last = plain.span(start, start + len(words))
        assert text[first:last] == original


def test_an_empty_span_stands_before_its_character() -> None:
    text = " 甲 乙 "
    plain = make_plain(text)
    assert [plain.span(n, n) for n in range(3)] == [(1, 1), (3, 3), (5, 5)]


WRAPPED = "全年受理法律援助案件，接待来访群众一千余人，解"
MARKS = [
    "，",
    ",",
    "。",
    "\n",
    "\n\n",
    " ",
    "\u3000",
    "\u200b",
    "一、",
    "（二）",
    "％",
    "-",
    "×",
    "\x0c",
    "\u2028",
    "𠮷",
]
PIECES = st.sampled_from(["调解纠纷", "１２", "34", "《意见》", WRAPPED, *MARKS])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


@given(TEXTS)
def test_each_character_comes_from_one_of_the_text(text: str) -> None:
    plain = make_plain(text)
    assert len(plain.offsets) == len(plain.text) + 1
    assert list(plain.offsets) == sorted(set(plain.offsets))
    for n, character in enumerate(plain.text):
        first, last = plain.span(n, n + 1)
        assert last == first + 1
        if (
            character.isspace()
            and character != "\n"
            and plain.text[n - 1 : n].isdecimal()
            and plain.text[n + 1 : n + 2].isdecimal()
        ):
            assert character == text[first]  # the one blank that keeps two numbers apart
            continue
        alone = make_plain(text[first]).text
        assert character in ('"“”' if alone == '"' else alone)  # straight quotation marks open and close in pairs


def test_straight_quotation_marks_open_and_close() -> None:
    assert make_plain('推行"老方茶座"和"小砚说法"。').text == "推行“老方茶座”和“小砚说法”。"
    assert make_plain('一个"不成对').text == '一个"不成对'


@given(TEXTS)
def test_nothing_but_blanks_and_line_breaks_is_left_out(text: str) -> None:
    plain = make_plain(text)
    kept = set(plain.offsets)
    left_out = "".join(c for n, c in enumerate(text) if n not in kept)
    assert make_plain(left_out).text.strip("\n") == ""


@given(TEXTS)
def test_the_reading_form_reads_as_itself(text: str) -> None:
    """Nothing but newlines changes in reading it again: a joined line may make its neighbour a long one."""
    once = make_plain(text).text
    assert make_plain(once).text.replace("\n", "") == once.replace("\n", "")


@given(TEXTS, st.data())
def test_spans_are_within_the_text_and_in_order(text: str, data: st.DataObject) -> None:
    plain = make_plain(text)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    first, last = plain.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert last - first >= end - start
