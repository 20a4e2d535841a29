"""Patterns that are tried only near what their matches hold find what they would find everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.measurements import rankings, zeros
from kg.text import chinese_quantities, periods, quantities
from kg.text.around import find_around
from kg.text.plain import make_plain
from kg.text.quantities import QuantityReader
from ontology.vocabulary import load_vocabulary

_UNITS = load_vocabulary().scheme("unit")
_NUMBERS = QuantityReader(_UNITS)._pattern
_PIECES = """
2019 2020 20 19 1 12 3 110 12345 12348 2.5 1，100 万 亿 千 百 十 余 多 来 几 + - 至 到 约 近 大约 不少于 不超过 不足 上
达 高达 以上 以内 左右 月 日 年 年度 底 初 前 〔 〕 （ ） 号 第 * ** XX N A w 电话 热线 邮政编码 ： 、 标识码 公网安备
备 隐藏 个字 共 字 剩余 页 浏览 次数 发 办 函 “ ” " 。 ； ， 分钟 圈 工作法 模式 国家 宪法 https://a.b 1@b.c www.x 一 二 三
两 五 个 件 起 人 名 次 百分之 点 自 从 去年 上一年 前年 明年 上半年 下半年 季度 全年 年底前 今年 目前 当前 截至 近年来
近三年 以来 成立 同期 零 发生 归零 清零 为零 是零 为0 均 未 未曾 出现 案件 全部 都 实现 保持 败诉 脱管 纠错 0 投诉 的 小时
天 位列 排名 居 首位 榜首 之首 头名 全市 强 往 责任 % 由 跃升至
"""
_WORDS = st.lists(
    st.sampled_from([*_PIECES.split(), "\n", *(label for unit in _UNITS for label in unit.labels)]), max_size=20
).map("".join)


def _spans(found: object) -> list[tuple[tuple[int, int], tuple[str | None, ...]]]:
    return [(m.span(), m.groups()) for m in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("pattern", "core", "reach"),
    [
        pytest.param(_NUMBERS, quantities._HELD, quantities._REACH, id="numbers"),
        pytest.param(
            chinese_quantities._PATTERN, chinese_quantities._HELD, chinese_quantities._REACH, id="numbers in Chinese"
        ),
        pytest.param(periods._EXPRESSION, periods._TELLING, periods._REACH, id="periods"),
        pytest.param(zeros._NOUGHT, zeros._NOUGHT_SAID, 0, id="noughts"),
    ],
)
@given(words=_WORDS, data=st.data())
@settings(max_examples=400, deadline=None)
def test_finds_what_is_found_everywhere(
    pattern: re.Pattern[str], core: re.Pattern[str], reach: int, words: str, data: st.DataObject
) -> None:
    text = make_plain(words).text
    end = data.draw(st.integers(0, len(text)))
    assert _spans(find_around(pattern, core, reach, text)) == _spans(pattern.finditer(text))
    assert _spans(find_around(pattern, core, reach, text, end)) == _spans(pattern.finditer(text, 0, end))


@given(words=_WORDS)
@settings(max_examples=400, deadline=None)
def test_zeros_that_are_sought_from_their_end(words: str) -> None:
    text = make_plain(words).text
    assert _spans(zeros._nils(text)) == _spans(zeros._NIL.finditer(text))


@given(words=_WORDS)
@settings(max_examples=400, deadline=None)
def test_every_ranking_holds_a_rank(words: str) -> None:
    if rankings._RANKING.search(words):
        assert rankings.RANK.search(words)


def test_the_first_core_that_is_no_match_does_not_end_the_search() -> None:
    found = find_around(re.compile("[ab]+1"), re.compile("1"), 2, "c1 ab1 aaab1 b1")
    assert [m.span() for m in found] == [(3, 6), (9, 12), (13, 15)]
