"""``kg browser``: what it prints and serves, and what it says where there is nothing to prepare."""

from __future__ import annotations

import signal
import subprocess
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kg.serving
from kg.browser.address import Settings
from kg.cli.browser import _warn
from loaders.neo4j_store import Neo4jStore
from tests.answers import fill
from tests.command import runner
from tests.neo4j_server import free_port
from tests.test_browser_serving import ALLOWS, ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.command import Ran
    from tests.neo4j_server import Address

ROOT = Path(__file__).parents[1]
PASSWORD = "NEO4J_PASSWORD"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    for name in ("NEO4J_URI", "NEO4J_USERNAME", PASSWORD, "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    return runner(monkeypatch, capsys)


@pytest.fixture
def neo4j_with_reports(neo4j_server: Address) -> Address:
    with Neo4jStore(neo4j_server.uri, user=neo4j_server.user, password=neo4j_server.password) as store:
        fill(store)
    return neo4j_server


def test_it_must_be_said_which_neo4j(run: Callable[..., Ran]) -> None:
    ran = run("browser")
    assert ran.code == 2
    assert "--to bolt://localhost:7687" in ran.err


def test_a_neo4j_that_is_not_there_is_said(run: Callable[..., Ran]) -> None:
    address = f"bolt://127.0.0.1:{free_port()}"
    ran = run("browser", "--to", address)
    assert ran.code == 5
    assert ran.err.startswith(f"kg: {address}: the server does not answer")


def test_files_are_written_from_the_workspace(run: Callable[..., Ran], tmp_path: Path) -> None:
    nothing = run("browser", "--out", tmp_path / "out", "--workspace", tmp_path / "w")
    assert nothing.code == 1
    assert "Run `kg load PATH`" in nothing.err
    assert not (tmp_path / "out").exists()
    assert run("load", ROOT / "examples" / "reports" / "qinghe-2023.txt", "--workspace", tmp_path / "w").code == 0
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    for _ in range(2):
        ran = run("browser", "--out", tmp_path / "out", "--workspace", tmp_path / "w")
        assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
    guide = (tmp_path / "out" / "guide.html").read_text(encoding="utf-8")
    assert "青禾区" in guide
    assert "http://" not in guide, "what is not served is not named"
    assert (tmp_path / "out" / "queries" / "graph.cypher").read_text(encoding="utf-8").startswith("// ")
    assert (tmp_path / "out" / "kg.grass").exists()
    assert (tmp_path / "out" / "queries.zip").exists()


def test_files_that_cannot_be_written_are_said(run: Callable[..., Ran], tmp_path: Path) -> None:
    assert run("load", ROOT / "examples" / "reports" / "qinghe-2023.txt", "--workspace", tmp_path / "w").code == 0
    (tmp_path / "out").write_text("a file")
    ran = run("browser", "--out", tmp_path / "out", "--workspace", tmp_path / "w")
    assert ran.code == 2
    assert str(tmp_path / "out") in ran.err
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.neo4j
def test_an_empty_neo4j_says_how_to_load(
    run: Callable[..., Ran], neo4j_server: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, neo4j_server.password)
    ran = run("browser", "--to", neo4j_server.uri)
    assert ran.code == 1
    assert ran.err == f"kg: {neo4j_server.uri}: nothing is loaded there. Run `kg load PATH --to {neo4j_server.uri}`\n"


@pytest.mark.neo4j
def test_a_wrong_password_is_said(
    run: Callable[..., Ran], neo4j_server: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, "not the one")
    ran = run("browser", "--to", neo4j_server.uri)
    assert ran.code == 6
    assert "NEO4J_PASSWORD" in ran.err
    assert "not the one" not in ran.err


@pytest.mark.neo4j
def test_a_browser_that_is_elsewhere_is_said(
    run: Callable[..., Ran], neo4j_with_reports: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, neo4j_with_reports.password)
    elsewhere = f"http://127.0.0.1:{free_port()}"
    ran = run("browser", "--to", neo4j_with_reports.uri, "--http", elsewhere)
    assert ran.code == 5
    assert ran.err.startswith(f"kg: {elsewhere}: no Neo4j Browser answers there. Give its address by --http")
    assert run("browser", "--to", neo4j_with_reports.uri, "--http", "localhost").code == 2


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were opened; nothing is served."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(kg.serving, "serve", lambda _app, port, ready: ready(f"http://127.0.0.1:{port or 4711}"))
    return opened


@pytest.mark.neo4j
def test_the_page_is_opened_with_its_connection(
    run: Callable[..., Ran], neo4j_with_reports: Address, monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    monkeypatch.setenv(PASSWORD, neo4j_with_reports.password)
    ran = run("browser", "--to", neo4j_with_reports.uri)
    port = neo4j_with_reports.uri.rpartition(":")[2]
    page = (
        f"{neo4j_with_reports.http}/browser/?dbms=bolt%3A%2F%2Fneo4j%40127.0.0.1%3A{port}"
        "&cmd=edit&arg=%3Aplay%20http%3A%2F%2F127.0.0.1%3A4711%2Fguide.html"
    )
    assert (ran.code, ran.err, shown) == (0, "", [page])
    assert page in ran.out
    assert "\n:style http://127.0.0.1:4711/kg.grass\n:play http://127.0.0.1:4711/guide.html\n" in ran.out
    assert neo4j_with_reports.password not in ran.out


@pytest.mark.neo4j
def test_it_serves_until_it_is_stopped(neo4j_with_reports: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, neo4j_with_reports.password)
    words = [sys.executable, "-m", "kg.cli.app", "browser", "--to", neo4j_with_reports.uri, "--no-open"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().strip()]
        while lines[-1] != "Ctrl-C stops it.":
            assert process.poll() is None
            lines.append(process.stdout.readline().strip())
        guide = next(line for line in lines if line.startswith(":play ")).removeprefix(":play ")
        address = guide.removesuffix("/guide.html")
        origin = neo4j_with_reports.http.replace("127.0.0.1", "localhost")
        status, headers, body = ask(address, "/guide.html", Origin=origin)
        assert (status, headers[ALLOWS]) == (200, origin)
        assert "已装载 4 份报告" in body.decode()
        assert ALLOWS not in ask(address, "/guide.html", Origin="http://localhost:1")[1]
        assert f":style {address}/kg.grass" in body.decode()
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (0, "", "")


def test_what_keeps_browser_from_the_guide_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _warn(Settings("", ("localhost",)), reached=True)
    assert capsys.readouterr() == ("", "")
    _warn(Settings("", ("guides.example",)), reached=True)
    assert "browser.remote_content_hostname_whitelist=localhost,127.0.0.1" in capsys.readouterr().err
    _warn(Settings("", ("*",)), reached=False)
    assert "ssh -L 7474:localhost:7474" in capsys.readouterr().err
