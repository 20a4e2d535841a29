"""Mirrors in traditional characters are read like the simplified page; evidence quotes what stands there."""

from __future__ import annotations

from kg.pipeline import extract_text
from kg.text.traditional import simplified

REPORT = """青禾區司法局2023年法治政府建設情況報告

一、主要工作成效
全年辦理行政復議案件57件，調解成功率97.4%，開展法治宣傳活動36場次，區公證處辦結公證事項320件。認真貫徹執行黨中央關於法治建設的決策部署，
推進鄉鎮綜合行政執法改革，發展新時代“楓橋經驗”，設立公共法律服務工作站12個。
"""


def test_a_text_in_traditional_characters_is_read_as_a_simplified_one() -> None:
    facts = extract_text(REPORT)
    measured = {(f["metric"], f["value"], f["unit"]) for f in facts if f["kind"] == "measurement"}
    assert ("办理行政复议案件", 57, "件") in measured
    assert ("调解成功率", 97.4, "%") in measured
    assert "枫桥经验" in {f["name"] for f in facts if f["kind"] == "program"}
    for fact in facts:
        evidence = fact["evidence"]
        assert evidence["quote"] == REPORT[evidence["start"] : evidence["end"]]


def test_a_simplified_text_with_a_traditional_name_stays_as_it_is() -> None:
    text = "2023年，云岭县司法局到“劉家大院”开展普法活动12场，參觀者200余人。"
    assert simplified(text) is text


def test_the_length_stays() -> None:
    assert len(simplified(REPORT)) == len(REPORT)
    assert simplified(REPORT).startswith("青禾区司法局2023年法治政府建设情况报告")
