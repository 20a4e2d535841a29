"""What numerals are worth, in Chinese and in Arabic digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.numerals import number

ARABIC = """
0=0 7=7 007=7 1126=1126 0.5=0.5 1.50=1.5 98.0=98 ３=3
1，100=1100 1,100=1100 12，345，678=12345678 1，100.5=1100.5
2.7万=27000 1，100万=11000000 1.2亿=120000000 2.5千万=25000000 3百=300 1百万=1000000
3万4千=34000 25万6千=256000 1亿2000万=120000000 1亿500万=105000000 1万2千3百=12300 3万4000=34000
"""
CHINESE = """
零=0 一=1 两=2 九=9 十=10 十二=12 二十=20 二十三=23 一百=100 一百零三=103 一百一十=110
两千零五=2005 三千二百一十=3210 一万=10000 十万=100000 一百二十三万=1230000
二十万零三百=200300 三亿五千万=350000000 一亿零五十万=100500000
一百二=120 三千五=3500 两万三=23000 一亿二=120000000
二○二三=2023 二零一九=2019
"""
NONE = ["万", "百万", "百十", "余", "三百余", "1，10", "1万1万", "1千2万", "1万2", "3件", "a1", "一a"]


@pytest.mark.parametrize("case", [*ARABIC.split(), *CHINESE.split()])
def test_value(case: str) -> None:
    words, _, value = case.partition("=")
    assert str(number(words)) == value


@pytest.mark.parametrize("words", ["", *NONE])
def test_no_numeral(words: str) -> None:
    assert number(words) is None


def chinese(n: int) -> str:
    """``n`` below ten thousand, written out."""
    words, pending = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // scale % 10
        if digit:
            words += ("零" if pending and words else "") + "零一二三四五六七八九"[digit] + name
            pending = False
        else:
            pending = True
    return words or "零"


@given(st.integers(0, 9999), st.integers(1, 9999))
def test_what_is_written_out_reads_as_itself(low: int, high: int) -> None:
    assert number(chinese(low)) == low
    joint = "" if low == 0 else ("零" if low < 1000 else "") + chinese(low)
    assert number(chinese(high) + "万" + joint) == high * 10000 + low


@given(st.integers(0, 10**12))
def test_grouping_does_not_change_the_value(n: int) -> None:
    assert number(f"{n:,}") == number(f"{n:,}".replace(",", "，")) == number(str(n)) == n


@given(st.text("零○一二两三四五六七八九十百千万亿0123456789.，", max_size=12))
def test_any_word_is_a_number_or_none(words: str) -> None:
    value = number(words)
    assert value is None or value >= 0
