"""Files of every format give the text that their readers see, and the same facts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.pipeline import SUFFIXES, extract_file
from tests.report_files import FILES, TITLE, as_lines, as_pdf, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.facts import Fact


def claims(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    """Facts without what depends on the text as a whole: offsets, places and the ids made from them."""
    return [_claim(dict(fact)) for fact in facts]


def _claim(record: dict[str, Any]) -> dict[str, Any]:
    evidence = {key: record["evidence"].get(key) for key in ("quote", "section", "sentence")}
    relations = [_claim(relation) for relation in record.get("relations", ())]
    rest = {key: value for key, value in record.items() if key not in {"id", "report", "sha256"}}
    return {**rest, "evidence": evidence, "relations": relations}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_lines_that_its_reader_sees(name: str) -> None:
    assert lines(name, FILES[name]()) == as_lines()


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_facts(name: str, tmp_path: Path) -> None:
    wanted = tmp_path / "wanted.txt"
    wanted.write_bytes(FILES["report.txt"]())
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    found = extract_file(path)
    assert claims(found.facts) == claims(extract_file(wanted).facts)
    assert len(found.facts) > 30
    for fact in found.facts:
        evidence = fact["evidence"]
        assert found.text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_folder_is_searched_for_every_format() -> None:
    assert {Path(name).suffix for name in FILES} <= set(SUFFIXES)


@pytest.mark.parametrize("name", FILES)
def test_content_decides_and_not_the_suffix(name: str) -> None:
    assert lines("report.TXT", FILES[name]()) == as_lines()
    if name not in {"report.txt", "report.html", "report.htm"}:
        assert lines("download", FILES[name]()) == as_lines()


def test_evidence_says_the_page(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(as_pdf())
    pages = {fact["evidence"]["quote"]: fact["evidence"]["page"] for fact in extract_file(path).facts}
    assert pages[TITLE] == 1
    assert pages["行政执法“三项制度"] == 2
    assert pages["新建公共法律服务站8个"] == 3
    assert all("paragraph" not in fact["evidence"] for fact in extract_file(path).facts)


@pytest.mark.parametrize("name", ["report.docx", "report.doc"])
def test_evidence_says_the_paragraph(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    places = {fact["evidence"]["quote"]: fact["evidence"]["paragraph"] for fact in extract_file(path).facts}
    assert places[TITLE] == 1
    assert places["45件"] == 9  # the cells of a table are paragraphs
    assert places["新建公共法律服务站8个"] == 17  # and so is the empty one behind it


def test_evidence_of_what_an_agency_belongs_to_says_the_place_too(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(FILES["report.docx"]())
    relations = [
        relation for fact in extract_file(path).facts if fact["kind"] == "agency" for relation in fact["relations"]
    ]
    assert {
        relation["evidence"]["paragraph"] for relation in relations if "监督科" in relation["evidence"]["quote"]
    } == {6}


def test_text_knows_no_places(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(FILES["report.txt"]())
    assert all(not {"page", "paragraph"} & set(fact["evidence"]) for fact in extract_file(path).facts)


def test_text_needs_no_library_of_the_other_formats() -> None:
    code = (
        "import sys, kg.pipeline; from pathlib import Path; from kg.readers.reading import read;"
        "read(Path('a.txt'), '人民调解'.encode());"
        "print([m for m in ('lxml', 'olefile', 'pypdfium2') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
