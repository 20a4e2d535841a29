"""``kg load``, ``unload``, ``rebuild`` and ``status`` as a user meets them, and what is there after each."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg import pipeline
from loaders.embedded import EmbeddedStore
from loaders.graph import merge, project
from loaders.neo4j_store import Neo4jStore
from loaders.opening import open_store
from loaders.workspace import Workspace
from ontology.errors import InputUnreadableError
from tests.command import Ran, runner
from tests.sample_facts import SAMPLES
from tests.stores import dump, expected

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.neo4j_server import Address
    from tests.stores import Dump

BY_TEXT = {sample.text: sample for sample in SAMPLES.values()}
ALL = expected(merge(project(sample.facts) for sample in SAMPLES.values()))


@dataclass
class Reader:
    """Stands in for extraction: knows the sample texts, and counts how often it reads."""

    version: str = "1"
    read: int = 0

    def extract_file(self, path: Path) -> pipeline.Extraction:
        self.read += 1
        text = path.read_text(encoding="utf-8")
        if text == "crash":
            raise RecursionError("too deep")
        if text not in BY_TEXT:
            raise InputUnreadableError("there is no report in it", where=str(path), hint="Give a report")
        return pipeline.Extraction(text, BY_TEXT[text].facts, "", "utf-8")

    def fingerprint(self) -> str:
        return self.version


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    stand_in = Reader()
    monkeypatch.setattr(pipeline, "extract_file", stand_in.extract_file)
    monkeypatch.setattr(pipeline, "fingerprint", stand_in.fingerprint)
    return stand_in


@pytest.fixture
def kg(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, reader: Reader
) -> Callable[..., Ran]:
    """Runs a command in ``tmp_path``, through the same door as the program ``kg``."""
    del reader
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "KG_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    return runner(monkeypatch, capsys)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "2022").mkdir(parents=True)
    for name, sample in SAMPLES.items():
        (folder / ("2022" if name.endswith("2022") else ".") / f"{name}.txt").write_text(sample.text, encoding="utf-8")
    return folder


def there(workspace: Path = Path(".fazhi-kg")) -> Dump:
    with open_store(None, Workspace(workspace)) as store:
        return dump(store)


def only(*names: str) -> Dump:
    return expected(merge(project(SAMPLES[name].facts) for name in names))


def test_a_folder_is_walked_and_loaded(kg: Callable[..., Ran], reports: Path) -> None:
    (reports / "notes.md").write_text("no report")
    (reports / ".hidden").mkdir()
    (reports / ".hidden" / "x.txt").write_text("no report")
    facts = sum(len(sample.facts) for sample in SAMPLES.values())
    assert kg("load", reports) == Ran(0, f"4 loaded, 0 unchanged, 0 replaced, 0 failed; {facts} facts\n", "")
    assert there() == ALL


def test_what_is_loaded_and_unchanged_is_not_even_read(kg: Callable[..., Ran], reports: Path, reader: Reader) -> None:
    kg("load", reports)
    read = reader.read
    assert kg("load", reports).out == "0 loaded, 4 unchanged, 0 replaced, 0 failed; 0 facts\n"
    assert reader.read == read
    assert there() == ALL


def test_loading_file_by_file_in_any_order_gives_the_same_graph(kg: Callable[..., Ran], reports: Path) -> None:
    for file in sorted(reports.rglob("*.txt"), reverse=True):
        assert kg("load", file).code == 0
    assert there() == ALL


def test_a_new_extractor_reads_again_and_says_unchanged_where_the_facts_are(
    kg: Callable[..., Ran], reports: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg("load", reports)
    reader.version = "2"
    assert kg("load", reports).out.startswith("0 loaded, 4 unchanged, 0 replaced")
    reader.version = "3"
    sample = SAMPLES["tianjin-2021"]
    fewer = type(sample)(sample.text, sample.facts[:-2])
    monkeypatch.setitem(BY_TEXT, sample.text, fewer)
    assert kg("load", reports).out.startswith("0 loaded, 3 unchanged, 1 replaced")
    others = [project(s.facts) for name, s in SAMPLES.items() if name != "tianjin-2021"]
    assert there() == expected(merge([project(fewer.facts), *others]))


def test_a_changed_file_replaces_its_facts(kg: Callable[..., Ran], reports: Path) -> None:
    file = reports / "tianjin-2021.txt"
    kg("load", file)
    file.write_text(SAMPLES["shenyang-2022"].text, encoding="utf-8")
    assert kg("load", file).out.startswith("0 loaded, 0 unchanged, 1 replaced")
    assert there() == only("shenyang-2022")
    assert Workspace().reports() == [SAMPLES["shenyang-2022"].report]


def test_a_copy_of_a_report_is_the_same_report(kg: Callable[..., Ran], reports: Path) -> None:
    file, copy = reports / "tianjin-2021.txt", reports / "copy.txt"
    copy.write_bytes(file.read_bytes())
    assert kg("load", file, copy).out.startswith("1 loaded, 1 unchanged")
    copy.write_text(SAMPLES["shenyang-2022"].text, encoding="utf-8")
    kg("load", copy)
    assert there() == only("tianjin-2021", "shenyang-2022")


def test_one_bad_file_does_not_stop_the_others(kg: Callable[..., Ran], reports: Path) -> None:
    (reports / "bad.txt").write_text("no report")
    (reports / "worse.txt").write_text("crash")
    ran = kg("load", reports)
    assert ran.code == 1
    assert ran.out.startswith("4 loaded, 0 unchanged, 0 replaced, 2 failed;")
    lines = ran.err.splitlines()
    assert lines == [
        f"kg: {reports / 'bad.txt'}: there is no report in it. Give a report",
        f"kg: {reports / 'worse.txt'}: the report cannot be read: RecursionError: too deep. Report it with the file",
        "kg: 2 of 6 files could not be loaded. The lines above say why",
    ]
    assert there() == ALL


def test_facts_that_break_a_shape_are_not_loaded(
    kg: Callable[..., Ran], reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = SAMPLES["tianjin-2021"]
    broken: list[Any] = json.loads(json.dumps(sample.facts))
    broken[0]["sha256"] = "0"
    monkeypatch.setitem(BY_TEXT, sample.text, type(sample)(sample.text, broken))
    ran = kg("load", reports)
    assert ran.code == 1
    assert "tianjin-2021.txt: 1 violations of the shapes" in ran.err
    assert there() == only("tianjin-2022", "shenyang-2022", "redacted-2022")


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (["load", "nowhere"], 3, "nowhere: no such file or folder. Check the path"),
        (["load", "empty"], 3, "empty: the folder holds no report. Files that end in .txt, .html,"),
        (["load", "bad.txt"], 4, "bad.txt: there is no report in it. Give a report"),
        (["load", "good.txt", "--to", "http://localhost"], 2, "http://localhost: this is not the address of a store"),
        (["load", "good.txt", "--to", "bolt://u:secret@localhost:1"], 2, "no user name or password"),
        (["load", "good.txt", "--to", "bolt://127.0.0.1:1"], 5, "bolt://127.0.0.1:1: the server does not answer"),
        (["status", "--to", "neo4j://127.0.0.1:1"], 5, "neo4j://127.0.0.1:1: the server does not answer"),
        (["unload", "nothing"], 8, "no report nothing is loaded"),
        (["load", "good.txt", "--workspace", "empty/../full"], 7, "this is no workspace"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_own_exit_code(
    kg: Callable[..., Ran], tmp_path: Path, words: list[str], code: int, part: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    (tmp_path / "bad.txt").write_text("no report")
    (tmp_path / "good.txt").write_text(SAMPLES["tianjin-2021"].text, encoding="utf-8")
    (tmp_path / "shenyang.txt").write_text(SAMPLES["shenyang-2022"].text, encoding="utf-8")
    kg("load", "shenyang.txt")
    ran = kg(*words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("kg: ")
    assert part in ran.err
    assert "secret" not in ran.err
    assert there() == only("shenyang-2022")


@pytest.mark.parametrize(
    "word",
    [
        "reports/tianjin-2021.txt",
        "tianjin-2021.txt",
        "区司法局2021年法治政府建设情况报告",
        "report/dd106e7d514f8f20",
        "dd106e",
    ],
)
def test_unload_finds_the_report_by_path_name_title_or_identifier(
    kg: Callable[..., Ran], reports: Path, word: str
) -> None:
    kg("load", reports)
    assert kg("unload", word) == Ran(0, "unloaded report/dd106e7d514f8f20 区司法局2021年法治政府建设情况报告\n", "")
    assert there() == only("tianjin-2022", "shenyang-2022", "redacted-2022")
    assert kg("unload", word).code == 8
    assert kg("load", reports).out.startswith("1 loaded, 3 unchanged")
    assert there() == ALL


def test_unload_names_the_nearest(kg: Callable[..., Ran], reports: Path) -> None:
    kg("load", reports)
    assert "Nearest: tianjin-2021.txt" in kg("unload", "tianjin-2012.txt").err


def test_a_name_of_two_reports_is_not_guessed(kg: Callable[..., Ran], reports: Path) -> None:
    (reports / "2022" / "tianjin-2021.txt").write_text(SAMPLES["shenyang-2022"].text, encoding="utf-8")
    (reports / "2022" / "shenyang-2022.txt").unlink()
    kg("load", reports)
    ran = kg("unload", "tianjin-2021.txt")
    assert ran.code == 8
    assert SAMPLES["shenyang-2022"].report in ran.err
    assert SAMPLES["tianjin-2021"].report in ran.err
    assert kg("unload", reports / "tianjin-2021.txt").code == 0


# A store that is lost, damaged or behind.


@pytest.mark.parametrize("damage", ["gone", "garbage", "cut"])
def test_rebuild_makes_the_store_anew(kg: Callable[..., Ran], reports: Path, damage: str) -> None:
    kg("load", reports)
    path = Workspace().store_path
    if damage == "gone":
        path.unlink()
        assert json.loads(kg("status", "--format", "json").out)["in step"] is False
    else:
        path.write_bytes(b"garbage" if damage == "garbage" else path.read_bytes()[:200])
        for words in (["status"], ["load", reports], ["ask", "districts"]):
            ran = kg(*words)
            assert ran.code == 7
            assert ran.err.endswith("Run `kg rebuild`\n")
    ran = kg("rebuild")
    assert ran == Ran(0, f"4 reports, {len(ALL[0])} nodes, {len(ALL[1])} relationships in .fazhi-kg/graph.kgl\n", "")
    assert there() == ALL
    assert json.loads(kg("status", "--format", "json").out)["in step"] is True


def test_a_store_of_another_version_is_refused_and_can_be_rebuilt(kg: Callable[..., Ran], reports: Path) -> None:
    kg("load", reports)
    with EmbeddedStore(Workspace().store_path, write=True) as store:
        store._graph.set_schema_version(999)
    ran = kg("load", reports)
    assert ran.code == 7
    assert "version 999 of the store" in ran.err
    assert kg("rebuild").code == 0
    assert there() == ALL


@pytest.mark.parametrize("what", ["before", "after"])
def test_a_crash_between_workspace_and_store_is_made_good_by_the_next_load(
    kg: Callable[..., Ran], reports: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    kg("load", reports / "tianjin-2021.txt")
    real = EmbeddedStore.replace_all

    def die(self: EmbeddedStore, changes: Any) -> None:
        if what == "after":
            real(self, changes)
        raise KeyboardInterrupt

    monkeypatch.setattr(EmbeddedStore, "replace_all", die)
    kg("load", reports)
    monkeypatch.setattr(EmbeddedStore, "replace_all", real)
    state = json.loads(kg("status", "--format", "json").out)
    assert state["reports"] == 4
    assert state["in step"] is (what == "after")
    assert kg("load", reports).out.startswith("0 loaded, 4 unchanged")
    assert there() == ALL


def test_without_its_journal_a_workspace_reads_again_and_comes_out_the_same(
    kg: Callable[..., Ran], reports: Path
) -> None:
    kg("load", reports)
    (Workspace().path / "journal.jsonl").unlink()
    assert kg("load", reports).code == 0
    assert there() == ALL


def test_two_loads_at_once_do_not_mix(kg: Callable[..., Ran], reports: Path) -> None:
    kg("load", reports / "tianjin-2021.txt")
    with Workspace().writing():
        ran = kg("load", reports)
    assert ran.code == 5
    assert "another kg is writing this workspace" in ran.err
    assert there() == only("tianjin-2021")


def test_one_may_ask_while_another_loads(kg: Callable[..., Ran], reports: Path) -> None:
    kg("load", reports)
    with EmbeddedStore(Workspace().store_path, write=True) as store:
        store.replace(SAMPLES["tianjin-2021"].report, None)
        assert kg("ask", "districts").code == 0
        assert kg("status").code == 0


def test_asking_a_store_that_is_behind_the_workspace_says_so(kg: Callable[..., Ran], reports: Path) -> None:
    kg("load", reports)
    for words in (["ask", "districts"], ["cypher", "MATCH (r:Report) RETURN r.name AS name"]):
        assert kg(*words).err == ""
        with EmbeddedStore(Workspace().store_path, write=True) as store:
            store.replace(SAMPLES["tianjin-2021"].report, None)
        ran = kg(*words)
        assert ran.code == 0
        assert ran.out
        assert (
            ran.err == "kg: the workspace is not in step with the embedded store that is asked here. Run `kg rebuild`\n"
        )
        kg("rebuild")


# Status.


def test_a_store_rebuilt_under_another_vocabulary_is_in_step(
    kg: Callable[..., Ran], reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg("load", reports)
    monkeypatch.setattr("loaders.graph.PROJECTION", "another")
    assert kg("rebuild").code == 0
    asked = kg("ask", "districts")
    assert (asked.code, asked.err) == (0, "")
    assert "in step  yes" in re.sub(r" {2,}", "  ", kg("status").out)


def test_status_says_what_is_where(kg: Callable[..., Ran], reports: Path) -> None:
    kg("load", reports)
    state = json.loads(kg("status", "--format", "json").out)
    assert state["reports"] == 4
    assert state["facts"]["report"] == 4
    assert sum(state["facts"].values()) == sum(len(sample.facts) for sample in SAMPLES.values())
    assert state["districts"] == ["和平区 120101", "和平区 210102"]
    assert state["reports of unknown districts"] == 1
    assert (state["nodes"], state["relationships"]) == (len(ALL[0]), len(ALL[1]))
    assert state["in step"] is True
    table = kg("status").out
    assert "和平区 120101, 和平区 210102" in table


def test_status_for_people_names_reports_by_title_and_has_no_empty_lines(kg: Callable[..., Ran], reports: Path) -> None:
    kg("load", reports)
    lines = dict(re.split(" {2,}", line, maxsplit=1) for line in kg("status").out.splitlines())
    assert lines["in step"] == "yes"
    assert not lines.keys() & {"missing in the store", "stale in the store", "only in the store", "corrections"}
    with EmbeddedStore(Workspace().store_path, write=True) as store:
        store.replace(SAMPLES["tianjin-2021"].report, None)
        store.query("MATCH (r:Report {id: $id}) SET r.digest = 'x'", {"id": SAMPLES["tianjin-2022"].report}, write=True)
    Workspace().remove(SAMPLES["redacted-2022"].report)
    lines = dict(re.split(" {2,}", line, maxsplit=1) for line in kg("status").out.splitlines())
    titles = {name: sample.text.splitlines()[0] for name, sample in SAMPLES.items()}
    assert lines["in step"] == "no"
    assert lines["missing in the store"] == titles["tianjin-2021"]
    assert lines["stale in the store"] == titles["tianjin-2022"]
    assert lines["only in the store"] == titles["redacted-2022"]
    state = json.loads(kg("status", "--format", "json").out)
    assert state["missing in the store"] == [SAMPLES["tianjin-2021"].report]


def test_status_of_nothing_makes_nothing(kg: Callable[..., Ran], tmp_path: Path) -> None:
    assert json.loads(kg("status", "--format", "json").out)["reports"] == 0
    assert list(tmp_path.iterdir()) == []


def test_the_workspace_can_be_named_by_option_or_environment(
    kg: Callable[..., Ran], reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg("load", reports, "--workspace", "a")
    monkeypatch.setenv("KG_WORKSPACE", "b")
    kg("load", reports / "tianjin-2021.txt")
    assert there(Path("a")) == ALL
    assert there(Path("b")) == only("tianjin-2021")
    assert not Path(".fazhi-kg").exists()


def test_a_workspace_inside_a_folder_of_reports_is_not_read_as_reports(kg: Callable[..., Ran], reports: Path) -> None:
    kg("load", reports, "--workspace", reports / "kept")
    assert kg("load", reports, "--workspace", reports / "kept").out.startswith("0 loaded, 4 unchanged, 0 replaced, 0 f")


# A Neo4j.


@pytest.fixture
def bolt(neo4j_server: Address, monkeypatch: pytest.MonkeyPatch, kg: Callable[..., Ran]) -> str:
    del kg  # clears the environment first
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    return neo4j_server.uri


def in_neo4j(uri: str) -> Dump:
    with Neo4jStore.from_environment(uri) as store:
        return dump(store)


@pytest.mark.neo4j
def test_loading_into_a_neo4j_brings_it_up_to_date_with_the_workspace(
    kg: Callable[..., Ran], reports: Path, bolt: str
) -> None:
    kg("load", reports / "2022")
    assert kg("load", reports / "tianjin-2021.txt", "--to", bolt).out.startswith("1 loaded, 0 unchanged")
    assert in_neo4j(bolt) == ALL
    assert kg("load", reports, "--to", bolt).out.startswith("0 loaded, 4 unchanged")
    assert in_neo4j(bolt) == ALL
    state = json.loads(kg("status", "--to", bolt, "--format", "json").out)
    assert (state["store"], state["in step"]) == ("neo4j", True)
    assert kg("unload", "tianjin-2021.txt", "--to", bolt).code == 0
    assert in_neo4j(bolt) == only("tianjin-2022", "shenyang-2022", "redacted-2022")


@pytest.mark.neo4j
def test_what_others_loaded_into_the_neo4j_stays_until_it_is_rebuilt(
    kg: Callable[..., Ran], reports: Path, bolt: str
) -> None:
    kg("load", reports / "2022", "--workspace", "theirs", "--to", bolt)
    kg("load", reports / "tianjin-2021.txt", "--to", bolt)
    assert in_neo4j(bolt) == ALL
    state = json.loads(kg("status", "--to", bolt, "--format", "json").out)
    assert len(state["only in the store"]) == 3
    assert kg("rebuild", "--to", bolt).code == 0
    assert in_neo4j(bolt) == only("tianjin-2021")


@pytest.mark.neo4j
def test_the_address_may_come_from_the_environment(
    kg: Callable[..., Ran], reports: Path, bolt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", bolt)
    assert kg("load", reports).code == 0
    assert in_neo4j(bolt) == ALL
    assert not Workspace().store_path.exists()
    assert kg("ask", "districts").err == ""
    monkeypatch.delenv("NEO4J_URI")
    hint = f"the workspace was last loaded into {bolt}, not into the embedded store that is asked here."
    assert kg("ask", "districts") == Ran(0, "", f"kg: {hint} Give --to {bolt}, or run `kg rebuild`\n")
    assert kg("rebuild").code == 0
    assert kg("ask", "districts").err == ""


@pytest.mark.neo4j
def test_a_wrong_password_is_one_line_that_does_not_say_it(
    kg: Callable[..., Ran], reports: Path, bolt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for password in ("not-the-password", ""):
        monkeypatch.setenv("NEO4J_PASSWORD", password)
        ran = kg("load", reports, "--to", bolt)
        assert ran.code == 6
        assert "refuses the user name or password" in ran.err
        assert ran.err.count("\n") == 1
        assert "not-the-password" not in ran.err + ran.out


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_named(
    kg: Callable[..., Ran], reports: Path, bolt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "elsewhere")
    ran = kg("load", reports, "--to", bolt)
    assert ran.code == 2
    assert "there is no database elsewhere" in ran.err


def test_progress_is_for_terminals_only(kg: Callable[..., Ran], reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kg("load", reports).err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = kg("load", reports).err
    assert "[1/4]" in err
    assert err.endswith("\r\x1b[K")


def test_a_file_that_cannot_be_read_is_named(kg: Callable[..., Ran], reports: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (reports / "tianjin-2021.txt").chmod(0)
    ran = kg("load", reports)
    assert ran.code == 1
    assert "tianjin-2021.txt: the file cannot be read" in ran.err
