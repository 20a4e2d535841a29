"""The digits that no measurement takes: what each run is, and which garbled dates can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.pipeline import extract_text
from kg.text.account import account

if TYPE_CHECKING:
    from ontology.facts import NumberRecord

HEAD = "青禾区司法局工作总结\n我局坚持依法行政，认真履职尽责，全力服务群众。\n"


def numbers(words: str) -> list[NumberRecord]:
    """The number records of words in a report."""
    return [f for f in extract_text(f"{HEAD}{words}\n") if f["kind"] == "number"]


READINGS = """
date             2023年=2023年
date             2023年12月4日=2023年12月4日
date             截至10月底=10月底
date             2021—2025年=2021—2025年
document number  落实国发〔2021〕1号文件=〔2021〕1号
ordinal          第3批名单=第3批
ordinal          （3）加强调解=（3）
name             “1+3+N”体系=1+3+N
name             开展“12·4”国家宪法日活动=12·4
name             12348热线=12348
name             《十件2实事方案》=2
name             “我为8方”活动=8
name             评为4A级景区=4
name             2号楼改造=2
contact          联系电话：0517-88886666=电话：0517-88886666
boilerplate      苏ICP备12345678号=备12345678号
boilerplate      浏览次数：356次=浏览次数：356次
garbled          131日=131日
code             123456789012=123456789012
code             编号abc12def=abc12def
"""


@pytest.mark.parametrize("row", [line for line in READINGS.split("\n") if line])
def test_reading(row: str) -> None:
    reading, words, quote = row[:17].strip(), *row[17:].split("=")
    (found,) = numbers(words)
    assert (found["reading"], found["evidence"]["quote"]) == (reading, quote)


@pytest.mark.parametrize(
    ("words", "repaired"),
    [
        ("131日", "01-31"),
        ("1231日", "12-31"),
        ("229日", "02-29"),
        ("20211231日", "2021-12-31"),
        ("2021131日", "2021-01-31"),
        ("2020229日", "2020-02-29"),
        ("20220131日", "2022-01-31"),
        ("20221205日", "2022-12-05"),
        ("105日", "10-05"),
    ],
)
def test_a_garbled_date_is_mended_where_one_date_fits(words: str, repaired: str) -> None:
    (found,) = numbers(f"截至{words}，调解工作有序开展。")
    assert (found["reading"], found.get("repaired")) == ("garbled", repaired)
    assert found["evidence"]["quote"] == words


@pytest.mark.parametrize("words", ["111日", "2021111日", "2021229日", "1131日", "20220931日", "20222023年"])
def test_a_garbled_date_that_fits_twice_or_never_stays_garbled(words: str) -> None:
    (found,) = numbers(f"截至{words}，调解工作有序开展。")
    assert found["reading"] == "garbled"
    assert "repaired" not in found


def test_what_a_measurement_has_is_no_number() -> None:
    assert numbers("全年排查矛盾纠纷1126件，调解成功率98.5%，培训12场次。") == []


def test_digits_without_sense_are_accounted_for() -> None:
    text = f"{HEAD}|12|34.5|六七|89\n0.7 8／9×3x\n"
    assert account(text, extract_text(text)).unread == ()
