"""A report's path from file to facts: what holds of every text, and one invented report in full."""

from __future__ import annotations

import json
import os
import re
from hashlib import sha256
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, NotRequired, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg import pipeline
from kg.extractors.base import Finding
from kg.pipeline import GROUP, Pipeline, extract_file, extract_text, fingerprint
from kg.text.account import account
from kg.text.document import MOST_AROUND
from ontology import facts as contract
from ontology.errors import InputMissingError, InputUnreadableError
from ontology.facts import KINDS, Evidence, Fact, report_id, text_digest
from ontology.vocabulary import load_vocabulary
from tests.bed_runner import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extractors.base import Identity
    from kg.text.document import Document
    from ontology.vocabulary import Vocabulary

DATA = Path(__file__).parent / "data"
PROSE = "青禾区司法局坚持依法行政，认真履行职责，全力服务群众，各项工作有序开展。"

WORDS = """
2023年 2021—2025年 上半年 截至10月底 131日 20211231日 12·4 〔2023〕15号 第3批 1. （一）
一、 二、存在的不足 三、2024年工作打算 排查矛盾纠纷 调解成功率 法律援助案件 人民调解
“法律明白人”培养工程 “枫桥经验” 公证处 区司法局 **区司法局 马坝镇
荣获“全国先进集体”称号 《青禾区法治建设实施方案》 〈意见〉 《 》 “ ” （ ）
， 、 。 ； ： | ％ % × *件 XX件 件 人次 场次 万元 个百分点 余 近 以上
1126 １２ 3,456 98.5 2.7万 3万4千 三百余 两 一次性 其中 分别为 均为
同比增长 较上年下降 由 提升至 位居全市第一 无败诉案件 “零投诉” 我局 全区
下一步，我局将 仍需加强 此处隐藏1234个字 http://example.gov.cn/1 电话：88886666
① Ⅲ ３‰ é 12345热线 1+N 7×24小时
"""
FRAGMENTS = st.sampled_from([*WORDS.split(), "\n", "\n\n", "\u3000\u3000", "\u200b", " "])
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=4)), max_size=40).map(lambda pieces: PROSE + "".join(pieces))

SENTENCES = [case.row["text"] for case in load("seen")]
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 1), st.sampled_from(["", *"“”、，。；《》和的个余0百千万\n"])),
    max_size=10,
)
"""Changes to a text: where as a part of its length, how many characters go, and what takes their place."""

SHAPES: dict[str, type] = {
    "report": contract.ReportRecord,
    "measurement": contract.MeasurementRecord,
    "program": contract.ProgramRecord,
    "agency": contract.AgencyRecord,
    "policy": contract.PolicyRecord,
    "award": contract.AwardRecord,
    "place": contract.PlaceRecord,
    "number": contract.NumberRecord,
}


def has_shape(record: Mapping[str, object], shape: type) -> bool:
    """Whether a record has every field of its TypedDict, those that need not be excepted, and no other."""
    fields = get_type_hints(shape, include_extras=True)
    required = {name for name, field in fields.items() if get_origin(field) is not NotRequired}
    return required <= set(record) <= set(fields)


def bare(words: str) -> str:
    """Without blanks, seen or unseen: a sentence is given on one line, the text is as it is."""
    return re.sub(r"[\s\u200b\ufeff]", "", words)


def check_shape(fact: Fact) -> None:
    assert has_shape(fact, SHAPES[fact["kind"]])
    assert has_shape(fact["evidence"], Evidence)
    if fact["kind"] == "measurement":
        assert fact["value"] is None or not fact["redacted"]
        assert fact["status"] in {"done", "planned", "shortcoming"}
        assert len(fact["metric"]) <= 30
        if fact["change"] is not None:
            assert has_shape(fact["change"], contract.Change)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example(PROSE)
@example(PROSE + "\n" + "1" * 400)
@example("\ufeff" + PROSE + "12")
@example(PROSE.replace("，", "\n") + "件" * 100)
def test_whatever_the_text(text: str) -> None:
    found = extract_text(text)
    assert found == extract_text(text)
    assert found[0]["kind"] == "report"
    assert [fact["kind"] for fact in found].count("report") == 1
    for fact in found:
        evidence = fact["evidence"]
        assert evidence["quote"] == text[evidence["start"] : evidence["end"]]
        if "sentence" in evidence:
            assert "\n" not in evidence["sentence"]
            assert bare(evidence["sentence"]) in bare(text)
            assert bare(evidence["quote"]) in bare(evidence["sentence"])
            assert len(evidence["sentence"]) <= max(MOST_AROUND, len(evidence["quote"]))
        assert fact["report"] == report_id(text)
        assert fact["kind"] in KINDS
        check_shape(fact)
    places = [(fact["evidence"]["start"], fact["evidence"]["end"]) for fact in found[1:]]
    assert places == sorted(places)
    assert len({fact["id"] for fact in found}) == len(found)
    assert account(text, found).unread == ()
    json.dumps(found, ensure_ascii=False, allow_nan=False)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), DAMAGE)
@example(["千万户听法声，调解纠纷3件。"], [])
def test_damaged_sentences_are_read_whole(sentences: list[str], damage: list[tuple[float, int, str]]) -> None:
    text = PROSE + "\n" + "".join(sentences)
    for place, dropped, put in damage:
        at = int(place * len(text))
        text = text[:at] + put + text[at + dropped :]
    found = extract_text(text)
    assert all(f["evidence"]["quote"] == text[f["evidence"]["start"] : f["evidence"]["end"]] for f in found)
    assert account(text, found).unread == ()


@pytest.mark.parametrize("text", ["", "2023 report 1126", "调解" * 9, "A" * 5000])
def test_a_text_with_hardly_any_chinese_is_no_report(text: str) -> None:
    with pytest.raises(InputUnreadableError, match=r"^notes\.txt: .*no report in it.*Give a report"):
        extract_text(text, name="notes.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_the_encoding_of_a_file_does_not_change_its_facts(tmp_path: Path, encoding: str) -> None:
    text = (DATA / "report.txt").read_text(encoding="utf-8")
    path = tmp_path / "report.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    extraction = extract_file(path)
    assert extraction.text == text
    assert extraction.facts == extract_text(text)
    assert extraction.sha256 == sha256(path.read_bytes()).hexdigest()


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputMissingError, match=r"nowhere\.txt: no such file\. Check the path"):
        extract_file(tmp_path / "nowhere.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match=re.escape(str(tmp_path))):
        extract_file(tmp_path)


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"only English here\n" * 40])
def test_a_file_without_a_report(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    with pytest.raises(InputUnreadableError, match=re.escape(str(path))):
        extract_file(path)


def test_the_report_record_describes_the_report() -> None:
    text = (DATA / "report.txt").read_text(encoding="utf-8")
    record = extract_text(text)[0]
    assert record["kind"] == "report"
    assert (record["id"], record["sha256"]) == (report_id(text), text_digest(text))
    assert (record["district"], record["agency"], record["period"], record["published"]) == (
        "青禾区", "青禾区司法局", "2023", "2024-01-15",
    )  # fmt: skip


def test_the_invented_report_gives_the_facts_it_gave() -> None:
    """``KG_REWRITE_GOLDEN=1 pytest tests/test_pipeline.py`` writes them anew; read the difference before it goes in."""
    found = extract_text((DATA / "report.txt").read_text(encoding="utf-8"))
    lines = "".join(json.dumps(fact, ensure_ascii=False, sort_keys=True) + "\n" for fact in found)
    golden = DATA / "report.jsonl"
    if os.environ.get("KG_REWRITE_GOLDEN") == "1":
        golden.write_text(lines, encoding="utf-8", newline="\n")
    assert lines.splitlines() == golden.read_text(encoding="utf-8").splitlines()


class Meetings:
    """A recogniser of another package: every 会议 is a claim of a kind of its own."""

    kind = "meeting"

    def __init__(self, vocabulary: Vocabulary) -> None:
        assert vocabulary.scheme("program")

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        assert identity.period == "2023"
        assert any(finding.kind == "measurement" for finding in earlier)
        return [Finding("meeting", m.start(), m.end(), {"name": "会议"}) for m in re.finditer("会议", document.plain)]


def test_recognisers_of_other_packages_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("meetings", "tests.test_pipeline:Meetings", GROUP)
    monkeypatch.setattr(pipeline, "entry_points", lambda group: [entry] if group == GROUP else [])
    text = "青禾区司法局2023年工作总结\n2023年，我局坚持依法行政，召开会议12次，落实会议精神。\n"
    found = Pipeline(load_vocabulary()).extract(text)
    meetings = [fact for fact in found if str(fact["kind"]) == "meeting"]
    assert [m["evidence"]["quote"] for m in meetings] == ["会议", "会议"]
    assert len({m["id"] for m in meetings}) == 2
    assert account(text, found).unread == ()


def test_the_fingerprint_tells_software_and_vocabulary() -> None:
    assert re.fullmatch("[0-9a-f]{16}", fingerprint())
    assert fingerprint() == fingerprint()


def test_the_fingerprint_changes_with_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    pipeline._fingerprint.cache_clear()
    monkeypatch.setattr(pipeline, "version", lambda _: "999")
    try:
        assert fingerprint() != before
    finally:
        pipeline._fingerprint.cache_clear()
