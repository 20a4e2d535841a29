"""The workspace: what is kept comes back as it was, and no crash, other version or second writer can spoil it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from loaders import files, journal
from loaders.journal import Journal, Source
from loaders.workspace import Workspace, dump
from ontology.errors import InputMissingError, StoreUnavailableError, StoreVersionError
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from tests.sample_facts import Sample

TIANJIN, SHENYANG = SAMPLES["tianjin-2021"], SAMPLES["shenyang-2022"]
ROOT = Path(__file__).parents[1]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "kept")


def put(workspace: Workspace, *samples: Sample) -> None:
    with workspace.writing():
        for sample in samples:
            workspace.put(sample.text, sample.facts)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_what_is_kept_comes_back(workspace: Workspace) -> None:
    put(workspace, TIANJIN, SHENYANG)
    again = Workspace(workspace.path)
    assert again.reports() == sorted([TIANJIN.report, SHENYANG.report])
    assert again.facts(TIANJIN.report) == TIANJIN.facts
    assert again.report(TIANJIN.report) == TIANJIN.facts[0]
    assert again.text(TIANJIN.report) == TIANJIN.text
    for fact in again.facts(TIANJIN.report):
        evidence = fact["evidence"]
        assert again.text(TIANJIN.report)[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert again.count()["measurement"] == sum(
        f["kind"] == "measurement" for sample in (TIANJIN, SHENYANG) for f in sample.facts
    )


def test_the_same_facts_are_the_same_bytes(workspace: Workspace) -> None:
    put(workspace, TIANJIN)
    first = snapshot(workspace.path)
    put(workspace, TIANJIN)
    assert snapshot(workspace.path) == first
    assert first[f"facts/{TIANJIN.report[7:]}.jsonl"].decode() == dump(TIANJIN.facts)


def test_characters_that_other_tools_take_for_line_ends_do_not_split_a_record(workspace: Workspace) -> None:
    facts: list[Any] = json.loads(json.dumps(TIANJIN.facts))
    facts[1]["evidence"]["quote"] = "甲\u2028乙\x85丙\x0c丁\r戊"
    with workspace.writing():
        workspace.put("甲\u2028乙\x85丙\x0c丁\ud800", facts)
    assert workspace.facts(TIANJIN.report) == facts
    assert workspace.text(TIANJIN.report) == "甲\u2028乙\x85丙\x0c丁\ud800"


def test_a_report_that_is_taken_out_is_gone(workspace: Workspace) -> None:
    put(workspace, TIANJIN, SHENYANG)
    with workspace.writing():
        workspace.remove(TIANJIN.report)
        workspace.remove(TIANJIN.report)
    assert workspace.reports() == [SHENYANG.report]
    for read in (workspace.facts, workspace.text, workspace.report):
        with pytest.raises(InputMissingError):
            read(TIANJIN.report)


@pytest.mark.parametrize("word", ["report/../../secret", "{folder}/secret", "secret", "report/", "report/" + "A" * 16])
def test_only_identifiers_name_files_of_it(workspace: Workspace, word: str) -> None:
    put(workspace, TIANJIN)
    for folder in (workspace.path.parent, workspace.path):
        for ending in (".txt", ".jsonl"):
            (folder / f"secret{ending}").write_text("a secret", encoding="utf-8")
    (workspace.path / "facts" / f"{TIANJIN.report[7:]} copy.jsonl").write_text("by hand", encoding="utf-8")
    assert workspace.reports() == [TIANJIN.report]
    for read in (workspace.text, workspace.facts, workspace.report, workspace.has, workspace.remove):
        with pytest.raises(InputMissingError):
            read(word.format(folder=workspace.path))
    assert (workspace.path / "secret.txt").exists()


def test_reading_makes_no_folder(workspace: Workspace) -> None:
    assert workspace.reports() == []
    assert not workspace.path.exists()


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("at", [1, 2])
def test_a_write_that_fails_leaves_what_was_there(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, failing: str, at: int
) -> None:
    put(workspace, TIANJIN)
    before = snapshot(workspace.path)
    changed: list[Any] = json.loads(json.dumps(TIANJIN.facts[:3]))
    calls = 0
    real = getattr(os, failing)

    def fail(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == at * (2 if failing == "fsync" else 1) - (failing == "fsync"):
            raise OSError(28, "No space left on device")
        return real(*arguments)

    with workspace.writing():
        monkeypatch.setattr(os, failing, fail)
        with pytest.raises(StoreUnavailableError, match="No space left"):
            workspace.put(TIANJIN.text, changed)
        monkeypatch.undo()
    assert calls
    assert snapshot(workspace.path) == before


def test_what_a_dead_process_left_unfinished_is_swept_away(workspace: Workspace) -> None:
    put(workspace, TIANJIN)
    left = workspace.path / "facts" / (files.UNFINISHED[:-1] + "99-x.jsonl")
    left.write_text("half a rec")
    assert workspace.reports() == [TIANJIN.report]
    put(workspace, SHENYANG)
    assert not left.exists()


@pytest.mark.parametrize(
    "marker",
    ['{"format": "fazhi-kg workspace", "schema": 999}', '{"format": "another", "schema": 1}', "[]", "{}", "", "\x00"],
)
def test_another_version_is_refused_and_left_alone(workspace: Workspace, marker: str) -> None:
    put(workspace, TIANJIN)
    (workspace.path / "workspace.json").write_text(marker)
    before = snapshot(workspace.path)
    with pytest.raises(StoreVersionError) as caught:
        Workspace(workspace.path)
    assert caught.value.exit_code == 7
    assert caught.value.hint
    assert snapshot(workspace.path) == before


def test_a_folder_or_file_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    for path in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(StoreVersionError, match="no workspace"):
            Workspace(path)


def test_damaged_facts_are_one_clear_error(workspace: Workspace) -> None:
    put(workspace, TIANJIN)
    file = workspace.path / "facts" / f"{TIANJIN.report[7:]}.jsonl"
    file.write_bytes(file.read_bytes()[:-30])
    with pytest.raises(StoreVersionError, match="cannot be read") as caught:
        workspace.facts(TIANJIN.report)
    assert caught.value.where == str(file)


def test_one_writes_at_a_time(workspace: Workspace) -> None:
    with workspace.writing(), pytest.raises(StoreUnavailableError, match="another kg"), workspace.writing():
        pass
    with workspace.writing():
        pass


def test_a_killed_writer_leaves_whole_files_and_no_lock(workspace: Workspace) -> None:
    put(workspace, TIANJIN)
    code = (
        "import sys; from pathlib import Path; from loaders.workspace import Workspace\n"
        "from tests.sample_facts import SAMPLES\n"
        "w = Workspace(Path(sys.argv[1])); s = list(SAMPLES.values())\n"
        "with w.writing():\n"
        "  print('writing', flush=True)\n"
        "  while True:\n"
        "    for x in s: w.put(x.text, x.facts)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(workspace.path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
    for report in workspace.reports():
        sample = next(s for s in SAMPLES.values() if s.report == report)
        assert workspace.facts(report) == sample.facts
        assert workspace.text(report) == sample.text
    put(workspace, SHENYANG)


# The journal.


def source(report: str = "report/a", sha256: str = "1") -> Source:
    return Source(report, sha256, "f")


def test_the_journal_remembers(tmp_path: Path) -> None:
    written = Journal(tmp_path / "journal.jsonl")
    written.loaded("/a.txt", source(), "d1")
    written.loaded("/甲.txt", source("report/b"), "d2")
    read = Journal(tmp_path / "journal.jsonl")
    assert read.sources == {"/a.txt": source(), "/甲.txt": source("report/b")}
    assert read.digests == {"report/a": "d1", "report/b": "d2"}
    assert read.paths("report/b") == ["/甲.txt"]


def test_a_report_that_a_file_gives_no_more_is_gone_unless_another_file_gives_it(tmp_path: Path) -> None:
    log = Journal(tmp_path / "journal.jsonl")
    log.loaded("/a.txt", source(), "d")
    log.loaded("/copy.txt", source(), "d")
    log.loaded("/a.txt", source("report/b"), "d")
    assert log.gone == set()
    log.loaded("/copy.txt", source("report/b"), "d")
    assert log.gone == {"report/a"}
    log.loaded("/a.txt", source(), "d")
    assert log.gone == set()
    log.unloaded("report/b")
    assert Journal(log.path).gone == {"report/b"}
    assert Journal(log.path).sources == {"/a.txt": source()}


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_that_a_crash_cut_off_is_passed_over_and_the_next_one_stands(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "journal.jsonl"
    log = Journal(path)
    log.loaded("/a.txt", source(), "d")
    log.loaded("/b.txt", source("report/b"), "d")
    path.write_bytes(path.read_bytes()[:-cut])
    log = Journal(path)
    assert log.sources == {"/a.txt": source()} if cut > 1 else {"/a.txt", "/b.txt"} == set(log.sources)
    log.loaded("/c.txt", source("report/c"), "d")
    assert {"/a.txt", "/c.txt"} <= set(Journal(path).sources)


def test_a_journal_of_lines_that_do_not_count_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "SLACK", 5)
    log = Journal(tmp_path / "journal.jsonl")
    for n in range(10):
        log.loaded("/a.txt", source(sha256=str(n)), f"d{n}")
    log.unloaded("report/gone")
    log.filled("bolt://localhost:7687")
    before = (log.sources, log.digests, log.gone, log.target)
    log.tidy()
    assert len(log.path.read_text().splitlines()) == 3
    again = Journal(log.path)
    assert (again.sources, again.digests, again.gone, again.target) == before


def test_the_journal_remembers_which_store_was_filled_last(tmp_path: Path) -> None:
    log = Journal(tmp_path / "journal.jsonl")
    assert log.target is None
    for target in ("bolt://a:7687", "bolt://a:7687", None):
        log.filled(target)
        assert Journal(log.path).target == target
    assert len(log.path.read_text().splitlines()) == 2
