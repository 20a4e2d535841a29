"""``kg extract`` as a user meets it: what is printed where, and with which exit code."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import rdflib

from kg import pipeline
from kg.cli import app
from kg.extractors.base import Finding
from kg.pipeline import GROUP, extract_file, extract_text
from kg.text import account as accounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extractors.base import Identity
    from kg.text.document import Document
    from ontology.vocabulary import Vocabulary

REPORT = Path(__file__).parent / "data" / "report.txt"


class Ran(NamedTuple):
    code: int
    out: bytes
    err: str


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Runs ``kg extract`` with arguments, as the console script does."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg", "extract", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            app.main()
        captured = capsysbinary.readouterr()
        return Ran(int(stopped.value.code or 0), captured.out, captured.err.decode())

    return run


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    text = "柳溪县司法局2022年工作总结\n2022年，我局坚持依法行政，调解纠纷86件，群众满意。\n"
    path.write_bytes(text.encode("gb18030"))
    return path


def test_records_are_printed_one_a_line(kg: Callable[..., Ran]) -> None:
    ran = kg(REPORT)
    records = [json.loads(line) for line in ran.out.decode().splitlines()]
    assert ran.code == 0
    assert records == extract_file(REPORT).facts
    assert "枫桥经验".encode() in ran.out  # readable, no escapes
    assert ran.out.endswith(b"\n")
    assert b"\r" not in ran.out


def test_the_account_goes_to_standard_error(kg: Callable[..., Ran]) -> None:
    ran = kg(REPORT)
    assert re.fullmatch(rf"{re.escape(str(REPORT))}: \d+ measurements, \d+ other numbers, 0 unread\n", ran.err)


def test_several_reports_in_the_order_given(kg: Callable[..., Ran], other: Path) -> None:
    ran = kg(other, REPORT)
    assert ran.out == kg(other).out + kg(REPORT).out
    assert [line.partition(": ")[0] for line in ran.err.splitlines()] == [str(other), str(REPORT)]


def test_a_folder_is_walked(kg: Callable[..., Ran], tmp_path: Path, other: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "report.txt").write_bytes(REPORT.read_bytes())
    (tmp_path / "notes.ini").write_text("no report")
    assert kg(tmp_path).out == kg(inner / "report.txt", other).out


@pytest.mark.parametrize("form", ["jsonl", "table", "turtle"])
def test_the_same_bytes_on_every_run(kg: Callable[..., Ran], other: Path, form: str) -> None:
    first = kg(REPORT, other, "--format", form)
    pipeline._pipeline.cache_clear()
    assert kg(REPORT, other, "--format", form) == first


def test_the_facts_do_not_depend_on_the_files_name(kg: Callable[..., Ran], tmp_path: Path) -> None:
    copy = tmp_path / "改名.txt"
    copy.write_bytes(REPORT.read_bytes())
    assert kg(copy).out == kg(REPORT).out


def test_a_table_for_people(kg: Callable[..., Ran]) -> None:
    ran = kg(REPORT, "--format", "table")
    text = ran.out.decode()
    assert ran.code == 0
    assert "排查矛盾纠纷" in text
    assert "1126" in text
    assert "枫桥经验" in text
    assert len(text.splitlines()) > len(extract_file(REPORT).facts)


def test_turtle_that_rdflib_reads(kg: Callable[..., Ran], other: Path) -> None:
    ran = kg(REPORT, other, "--format", "turtle")
    graph = rdflib.Graph().parse(data=ran.out, format="turtle")
    named = {str(value) for value in graph.objects(None, rdflib.RDFS.label)}
    assert ran.code == 0
    assert any("青禾区司法局" in name for name in named)
    assert any("柳溪县司法局" in name for name in named)


def test_strict_is_content_where_every_digit_is_read(kg: Callable[..., Ran]) -> None:
    assert kg(REPORT, "--strict").code == 0


def test_strict_fails_where_a_digit_is_unread(kg: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def unread(text: str, _: object) -> accounts.Account:
        at = text.index("2023")
        return accounts.Account(0, 0, ((at, at + 4),))

    monkeypatch.setattr(accounts, "account", unread)
    ran = kg(REPORT, "--strict")
    assert ran.code == 1
    assert "offset 6: 2023" in ran.err
    assert ran.out  # what was read is printed all the same
    assert kg(REPORT).code == 0


def test_a_missing_file(kg: Callable[..., Ran], tmp_path: Path) -> None:
    ran = kg(tmp_path / "nowhere.txt")
    assert (ran.code, ran.out) == (3, b"")
    assert ran.err == f"kg: {tmp_path / 'nowhere.txt'}: no such file or folder. Check the path\n"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b"\n  \n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "this is no text"),
        (b"A report in English, with 1126 cases.\n" * 20, "there is no report in it"),
        (REPORT.read_bytes()[:-2], "damaged or cut off"),
    ],
    ids=["empty", "blank", "binary", "no Chinese", "cut off"],
)
def test_a_file_that_holds_no_report(kg: Callable[..., Ran], tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    ran = kg(path)
    assert (ran.code, ran.out) == (4, b"")
    assert ran.err.startswith(f"kg: {path}: ")
    assert what in ran.err
    assert ran.err.count("\n") == 1


def test_nothing_is_printed_where_one_of_several_files_is_bad(kg: Callable[..., Ran], tmp_path: Path) -> None:
    assert kg(REPORT, tmp_path / "nowhere.txt").out == b""


@pytest.mark.parametrize("arguments", [[], [REPORT, "--format", "xml"], [REPORT, "--nonsense"]])
def test_wrong_usage(kg: Callable[..., Ran], arguments: list[object]) -> None:
    ran = kg(*arguments)
    assert (ran.code, ran.out) == (2, b"")


class Mottoes:
    """A recogniser of another package."""

    kind = "motto"

    def __init__(self, vocabulary: Vocabulary) -> None:
        del vocabulary

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        assert identity.agency == "青禾区司法局"
        assert earlier
        at = document.plain.index("以人民为中心")
        return [Finding(self.kind, at, at + 6, {"name": "以人民为中心"})]


@pytest.fixture
def _with_mottoes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    entry = EntryPoint("mottoes", "tests.test_extract_cli:Mottoes", GROUP)
    monkeypatch.setattr(pipeline, "entry_points", lambda group: [entry] if group == GROUP else [])
    pipeline._pipeline.cache_clear()
    yield
    pipeline._pipeline.cache_clear()


@pytest.mark.usefixtures("_with_mottoes")
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_plugin_is_picked_up(kg: Callable[..., Ran], form: str) -> None:
    ran = kg(REPORT, "--format", form)
    assert ran.code == 0
    assert re.search("motto.*以人民为中心", ran.out.decode())


def test_without_the_plugin_there_is_none_of_its_records() -> None:
    records: list[Any] = extract_text(REPORT.read_text(encoding="utf-8"))
    assert all(record["kind"] != "motto" for record in records)
