"""Neo4j Browser, in a real Chromium: the address, style, guide and files of ``kg browser``, as a person uses them."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from kg.browser import address, cypher
from kg.browser.examples import Examples, parameters
from kg.browser.files import files
from kg.browser.serving import application
from kg.serving import serving
from loaders.neo4j_store import Neo4jStore
from ontology.model import model
from queries.catalogue import catalogue
from tests.answers import fill
from tests.conftest import empty
from tests.neo4j_browser import NeoBrowser, plain
from tests.neo4j_server import MAIN, RELEASES, free_port, server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from loaders.store import Store
    from tests.neo4j_server import Address, Release

pytestmark = pytest.mark.neo4j

ROOT = Path(__file__).parents[1]


@pytest.fixture(params=list(RELEASES))
def filled(request: pytest.FixtureRequest, neo4j_servers: Callable[[Release], Address]) -> Iterator[Address]:
    """A Neo4j of each release with the sample reports."""
    server_address = neo4j_servers(RELEASES[request.param])
    empty(server_address)
    with opened(server_address) as store:
        fill(store)
    yield server_address
    empty(server_address)


def opened(at: Address) -> Neo4jStore:
    return Neo4jStore(at.uri, user=at.user, password=at.password)


@contextmanager
def prepared(at: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """``kg browser``, running; gives what it printed."""
    monkeypatch.setenv("NEO4J_PASSWORD", at.password)
    words = [sys.executable, "-m", "kg.cli.app", "browser", "--to", at.uri, "--no-open"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        printed = ""
        while not printed.endswith("Ctrl-C stops it.\n"):
            assert process.poll() is None
            printed += process.stdout.readline()
        try:
            yield printed
        finally:
            process.terminate()


def one(pattern: str, words: str) -> str:
    found = re.findall(pattern, words, re.MULTILINE)
    assert len(found) == 1, words
    return str(found[0])


def expected(store: Store, statement: str) -> tuple[dict[str, str], int]:
    """What a drawing of the answer shows: its nodes (id to name), and how many relationships there are among them."""
    nodes: dict[str, dict[str, Any]] = {}
    for row in store.query(statement).rows:
        for path in row:
            if isinstance(path, dict):
                nodes |= {node["properties"]["id"]: node["properties"] for node in path["nodes"]}
    among = "MATCH (a)-[r]->(b) WHERE a.id IN $ids AND b.id IN $ids RETURN count(r) AS n"
    return {key: node["name"] for key, node in nodes.items()}, store.query(among, {"ids": sorted(nodes)}).rows[0][0]


def drawn_as_stored(frame: Locator, store: Store, statement: str) -> None:
    """Hold a drawing to the store: how many nodes and arrows, with whose names, in which colours."""
    from playwright.sync_api import expect

    names, among = expected(store, statement)
    assert len(names) > 2
    assert among > 1
    nodes, arrows = frame.locator("svg g.node"), frame.locator("svg g.relationship")
    expect(nodes).to_have_count(len(names), timeout=60_000)
    expect(arrows).to_have_count(among, timeout=60_000)
    for caption in nodes.locator("text.caption").all_text_contents():
        shown = plain(caption).rstrip("…")
        assert shown, "a node has no caption"
        assert any(shown in plain(name) for name in names.values()), caption
    kinds = store.query(
        "MATCH (n) WHERE n.id IN $ids UNWIND labels(n) AS label RETURN DISTINCT label", {"ids": list(names)}
    )
    colours = {model().classes[label].colour for (label,) in kinds.rows if label != "Fact"}
    fills = frame.locator("svg g.node circle.b-outline").evaluate_all("all => all.map(one => one.getAttribute('fill'))")
    assert {fill.upper() for fill in fills} == colours
    said = {text.rstrip("…") for text in arrows.locator("text").all_text_contents()} - {""}
    assert said  # an arrow that is too short for its name shows a part of it, or nothing
    kinds_zh = {relation.name_zh for relation in model().relations.values()}
    assert {text for text in said if not any(name.startswith(text) for name in kinds_zh)} == set()


def test_the_guide_is_played_in_colour_and_its_queries_draw_what_is_stored(
    page: Page, filled: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playwright.sync_api import expect

    browser = NeoBrowser(page)
    with prepared(filled, monkeypatch) as printed, opened(filled) as store:
        browser.connect(one(r"^Neo4j Browser +(\S+)$", printed), filled.password)
        expect(browser.editor()).to_contain_text(":play")  # the address brought it
        browser.run()
        guide = browser.guide()
        expect(guide).to_contain_text("已装载 4 份报告")
        count = int(guide.inner_text().split("/", 1)[1].split()[0])
        assert count > 8

        def click(place: int) -> str:
            """Run a query of the slide that is shown; gives it."""
            query = guide.locator("pre.runnable").nth(place)
            query.locator("i").click()
            return query.inner_text().strip()

        assert click(0).startswith(":style http://127.0.0.1:")
        expect(browser.frame()).to_contain_text("node.District")
        drawn = []
        for slide in range(1, count):
            guide.get_by_test_id("nextSlide").click()
            expect(guide).to_contain_text(f"{slide + 1} / {count}")
            if slide in (1, 2, 3, 7):
                statement = click(0)
                expect(browser.frame().locator("svg g.node").first).to_be_visible()
                drawn_as_stored(browser.frame(), store, statement)
                drawn.append(statement)
                page.screenshot(path=tmp_path / f"slide-{slide + 1}.png")
            if slide == 3:  # one step on: the sentence
                evidence = store.query(click(1)).dicts()[0]
                expect(browser.frame()).to_contain_text(evidence["quote"])
                expect(browser.frame()).to_contain_text(evidence["fact"])
        assert len(set(drawn)) == 4
        for request in browser.outside:
            carried = request.url + (request.post_data or "")
            assert not any(told in carried for told in ("枫桥经验", quote("枫桥经验"), filled.password))


def test_the_two_commands_that_are_printed_work_typed(
    page: Page, filled: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playwright.sync_api import expect

    browser = NeoBrowser(page)
    with prepared(filled, monkeypatch) as printed:
        browser.connect(f"{filled.http}/browser/?dbms={filled.uri.replace('://', '://neo4j@')}", filled.password)
        browser.type(one(r"^(:style \S+)$", printed))
        expect(browser.frame()).to_contain_text(f"color: {model().classes['Program'].colour};")
        play = one(r"^(:play \S+)$", printed)
        browser.type(play)
        expect(browser.guide()).to_contain_text("已装载 4 份报告")
        browser.type(play.replace(":play", ":guide"))
        expect(page.get_by_text("Next", exact=True)).to_be_visible()


def test_files_are_taken_where_they_are_dropped(page: Page, filled: Address, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    browser = NeoBrowser(page)
    with opened(filled) as store:
        query = catalogue()["facts-graph"]
        found = Examples(store).answered(query)
        assert found
        statement = cypher.statement(query, parameters(query, found))
        for path, content in files(store).items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(content)
        at = address.opened(filled.http, filled.uri, user="neo4j", database=None, command="")
        browser.connect(at, filled.password)

        browser.drop(tmp_path / "kg.grass", page.get_by_text("node.District").first)
        browser.drop(tmp_path / "queries" / "facts-graph.cypher", page.get_by_text("Paste in editor"))
        page.get_by_text("Paste in editor").click()
        expect(browser.editor()).to_contain_text(query.title_zh)
        browser.run()
        expect(browser.frame().locator("svg g.node").first).to_be_visible()
        drawn_as_stored(browser.frame(), store, statement)

        page.get_by_test_id("navigationFavorites").click()
        folder = page.get_by_text("项目 Programs", exact=True).first
        browser.drop(tmp_path / "queries.zip", folder)
        folder.click()
        expect(page.get_by_text(query.title_zh).first).to_be_visible()


def test_the_newer_interface_takes_the_questions_but_neither_guide_nor_style(
    page: Page, filled: Address, tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    NeoBrowser(page)
    with opened(filled) as store:
        (tmp_path / "queries.zip").write_bytes(files(store)["queries.zip"])
    page.goto(
        f"{filled.http}/browser/preview/?connectURL={filled.uri.replace('://', '://neo4j@')}",
        wait_until="domcontentloaded",
    )
    page.locator("input[name=password]").fill(filled.password)
    page.get_by_test_id("connection-form-submit").click()
    page.get_by_test_id("connection-form-submit").wait_for(state="hidden")
    page.get_by_label("Cypher panel").click()
    page.locator("input[type=file][accept='.csv,.zip']").set_input_files(tmp_path / "queries.zip")
    page.get_by_label("Run query for facts-graph.cypher").click()
    expect(page.get_by_test_id("viz-inspector")).to_contain_text("Results overview")
    expect(page.get_by_test_id("viz-inspector")).to_contain_text("Program (1)")
    assert not page.locator("input[accept*='.grass']").count()


def test_a_server_can_play_the_guide_at_once(page: Page, tmp_path: Path, neo4j_server: Address) -> None:
    """By ``browser.post_connect_cmd``, as docs/neo4j-browser.md says."""
    from playwright.sync_api import expect

    del neo4j_server  # it says whether this machine can run one
    made: dict[str, bytes] = {}
    http = free_port()
    with serving(application(made, address.origins(f"http://127.0.0.1:{http}"))) as served_at:
        others = {"browser.post_connect_cmd": f"play {served_at}/guide.html; style {served_at}/kg.grass"}
        with server(MAIN, tmp_path / "home", "a-password-of-8", http=http, others=others) as at:
            with opened(at) as store:
                fill(store)
                made |= files(store, served_at)
            browser = NeoBrowser(page)
            browser.connect(address.opened(at.http, at.uri, user="neo4j", database=None, command=""), at.password)
            expect(browser.guide()).to_contain_text("已装载 4 份报告")
            expect(page.get_by_text("node.District").first).to_be_visible()
