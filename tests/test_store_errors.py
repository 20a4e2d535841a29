"""What a store says when it cannot do what it is asked, and that it then leaves alone what is there."""

from __future__ import annotations

import pickle
import secrets
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kglite
import neo4j
import pytest

from loaders.embedded import EmbeddedStore
from loaders.graph import merge, project
from loaders.neo4j_store import PREFIX, Neo4jStore
from loaders.opening import open_store
from loaders.store import without_password
from loaders.workspace import Workspace
from ontology.errors import (
    KgError,
    StoreAccessError,
    StoreUnavailableError,
    StoreVersionError,
    UsageError,
)
from tests.neo4j_server import MAIN, Address, server
from tests.sample_facts import SAMPLES
from tests.stores import dump, expected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GRAPHS = {sample.report: project(sample.facts) for sample in SAMPLES.values()}
ALL = expected(merge(GRAPHS.values()))
REPORT = SAMPLES["tianjin-2021"].report
ROOT = Path(__file__).parents[1]


def connect(address: Address, **other: Any) -> Neo4jStore:
    return Neo4jStore(address.uri, **{"user": address.user, "password": address.password, **other})


@pytest.mark.parametrize("target", ["http://localhost:7474", "localhost:7687", "bolt:/x", "", "postgres://u:p@h"])
def test_an_address_of_another_kind_is_a_wrong_option(target: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        open_store(target, Workspace(tmp_path / "w"))
    assert "u:p@" not in str(caught.value)


def test_a_password_in_an_address_is_neither_taken_nor_shown() -> None:
    with pytest.raises(UsageError) as caught:
        Neo4jStore("bolt://me:secret@localhost:7687")
    assert "secret" not in str(caught.value)
    assert without_password("neo4j+s://me:se/cret@h:1/x") == "neo4j+s://h:1/x"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_a_server_that_is_down_is_said_to_be(scheme: str) -> None:
    with pytest.raises(StoreUnavailableError, match="does not answer") as caught:
        Neo4jStore(f"{scheme}://127.0.0.1:1", password="long enough")
    assert "\n" not in str(caught.value)
    assert "long enough" not in str(caught.value)


@pytest.mark.neo4j
@pytest.mark.parametrize("password", ["wrong password", ""])
def test_a_wrong_password_is_refused(neo4j_server: Address, password: str) -> None:
    with pytest.raises(StoreAccessError) as caught:
        connect(neo4j_server, password=password)
    assert caught.value.exit_code == 6
    assert neo4j_server.password not in str(caught.value)


@pytest.mark.neo4j
def test_a_server_that_locks_us_out_for_a_while_says_to_wait(tmp_path: Path, neo4j_server: Address) -> None:
    del neo4j_server  # only to skip where there is none
    with server(MAIN, tmp_path, secrets.token_urlsafe(12)) as address:  # one of its own: others would be shut out
        said = set()
        for _ in range(6):
            with pytest.raises(StoreAccessError) as caught:
                connect(address, password="wrong password")
            said.add(str(caught.value))
    assert any("too many wrong passwords" in line and "wait" in line and "NEO4J_PASSWORD" in line for line in said)
    assert len(said) == 2


@pytest.fixture
def driver(neo4j_server: Address) -> Iterator[neo4j.Driver]:
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        yield driver


@pytest.fixture
def bare(neo4j_server: Address, driver: neo4j.Driver) -> Address:
    """The server without our constraints."""
    for record in driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name").records:
        driver.execute_query(f"DROP CONSTRAINT {record['name']}")
    return neo4j_server


@pytest.mark.neo4j
def test_a_graph_of_somebody_else_is_refused_and_left_alone(bare: Address, driver: neo4j.Driver) -> None:
    driver.execute_query("CREATE (:Film {name: 'x'})-[:BY]->(:Person {name: 'y'})")
    for anew in (False, True):
        with pytest.raises(StoreVersionError, match="not ours") as caught:
            connect(bare, anew=anew)
        assert caught.value.exit_code == 7
    assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 2


@pytest.mark.neo4j
def test_another_version_is_refused_and_a_rebuild_clears_it_away(bare: Address, driver: neo4j.Driver) -> None:
    with connect(bare) as store:
        store.replace_all(GRAPHS)
    for record in driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name").records:
        driver.execute_query(f"DROP CONSTRAINT {record['name']}")
    driver.execute_query(f"CREATE CONSTRAINT {PREFIX}999_report_id FOR (n:Report) REQUIRE n.id IS UNIQUE")
    driver.execute_query("CREATE (:Note {name: 'mine'})")
    with pytest.raises(StoreVersionError, match="version 999"):
        connect(bare)
    with connect(bare, anew=True) as store:
        assert store.query("MATCH (n) RETURN n.name AS name").rows == [("mine",)]
        store.replace_all(GRAPHS)
        assert store.reports().keys() == GRAPHS.keys()


@pytest.mark.neo4j
def test_reading_a_fresh_database_changes_nothing_and_writing_makes_the_constraints(
    bare: Address, driver: neo4j.Driver
) -> None:
    def constraints() -> set[str]:
        return {r["name"] for r in driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name").records}

    with connect(bare) as store:
        assert dump(store) == ({}, {})
        assert constraints() == set()
        store.replace(REPORT, GRAPHS[REPORT])
        assert f"{PREFIX}1_program_id" in constraints()
        with pytest.raises(KgError, match="already exists"):
            store.query("CREATE (:Program {id: 'program/枫桥经验'})", write=True)


@pytest.mark.neo4j
def test_a_server_that_goes_away_while_it_is_used_is_said_to_have(tmp_path: Path, neo4j_server: Address) -> None:
    del neo4j_server  # only to skip where there is none
    with server(MAIN, tmp_path, secrets.token_urlsafe(12)) as address:
        store = connect(address)
        store.replace_all(GRAPHS)
    with pytest.raises(StoreUnavailableError):
        store.query("MATCH (n) RETURN n.id AS id")
    store.close()


@pytest.mark.neo4j
def test_several_who_load_and_unload_at_once_leave_the_union(neo4j_server: Address) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def work(report: str) -> None:
        with connect(neo4j_server) as store:
            for graph in (GRAPHS[report], None, GRAPHS[report], None, None if report == REPORT else GRAPHS[report]):
                store.replace(report, graph)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, GRAPHS))
    with connect(neo4j_server) as store:
        assert dump(store) == expected(merge(graph for report, graph in GRAPHS.items() if report != REPORT))


# The embedded store.


@pytest.mark.parametrize("content", [b"", b"garbage", b"\x00" * 4096])
def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "graph.kgl"
    path.write_bytes(content)
    with pytest.raises(StoreVersionError, match="cannot be read") as caught:
        EmbeddedStore(path)
    assert "kg rebuild" in caught.value.hint
    assert path.read_bytes() == content


def test_another_kglite_graph_is_no_store_of_ours(tmp_path: Path) -> None:
    with kglite.open(str(tmp_path / "graph.kgl")) as graph:
        graph.cypher("CREATE (:Film {id: '1', name: 'x'})")
    with pytest.raises(StoreVersionError, match="version 0"):
        EmbeddedStore(tmp_path / "graph.kgl")


def test_only_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    with EmbeddedStore(path, write=True) as writer:
        writer.replace_all(GRAPHS)
        with pytest.raises(StoreUnavailableError, match="another process is writing"):
            EmbeddedStore(path, write=True)
        with EmbeddedStore(path) as reader, pytest.raises(StoreUnavailableError):
            reader.replace(REPORT, None)
    with EmbeddedStore(path) as store:
        assert dump(store) == ALL


def test_what_was_committed_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    code = (
        "import os, pickle, signal, sys; from pathlib import Path; from loaders.embedded import EmbeddedStore\n"
        "store = EmbeddedStore(Path(sys.argv[1]), write=True)\n"
        "for report, graph in pickle.loads(Path(sys.argv[2]).read_bytes()).items(): store.replace(report, graph)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    path, graphs = tmp_path / "graph.kgl", tmp_path / "graphs"
    graphs.write_bytes(pickle.dumps(GRAPHS))
    done = subprocess.run([sys.executable, "-c", code, str(path), str(graphs)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    for _ in range(2):
        with (
            EmbeddedStore(path) as reader,
            EmbeddedStore(path, write=True) as writer,
        ):  # who only reads lets others write
            assert dump(reader) == dump(writer) == ALL


def test_a_failing_statement_rolls_the_whole_change_back(
    open_empty: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every statement of a change may be the one that fails."""
    from loaders import replace

    with open_empty() as store:
        store.replace_all(GRAPHS)
        for failing in ("_take_out", "write_nodes", "write_edges", "_derive", "_sweep"):
            real = getattr(replace, failing)

            def fail(run: Any, *arguments: Any, real: Any = real) -> Any:
                real(run, *arguments)
                raise RuntimeError("power cut")

            monkeypatch.setattr(replace, failing, fail)
            with pytest.raises(RuntimeError, match="power cut"):
                store.replace(REPORT, None if failing == "_sweep" else project(SAMPLES["tianjin-2021"].facts[:5]))
            monkeypatch.setattr(replace, failing, real)
            assert dump(store) == ALL
