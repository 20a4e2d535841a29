"""Neo4j Browser, in a real Chromium: what people look at draws the districts and the programs that they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.graph import merge, project
from loaders.neo4j_store import Neo4jStore
from tests.sample_facts import facts

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.neo4j_server import Address

pytestmark = pytest.mark.neo4j

QUERY = "MATCH path = (:District)-[:RUNS]->(:Program) RETURN path"


def test_browser_draws_the_districts_and_the_programs_that_they_run(
    page: Page, neo4j_server: Address, tmp_path: Path
) -> None:
    graphs = {name: project(facts(name)) for name in ("tianjin-2021", "tianjin-2022", "shenyang-2022")}
    with Neo4jStore(neo4j_server.uri, user=neo4j_server.user, password=neo4j_server.password) as store:
        for graph in graphs.values():
            store.replace(next(n.id for n in graph.nodes.values() if n.label == "Report"), graph)
    union = merge(graphs.values())
    runs = [edge for edge in union.edges.values() if edge.type == "RUNS"]
    drawn = {edge.start for edge in runs} | {edge.end for edge in runs}

    page.goto(f"{neo4j_server.http}/browser/", wait_until="domcontentloaded")
    page.get_by_test_id("boltaddress").wait_for(timeout=60_000)
    page.get_by_test_id("boltaddress").fill(neo4j_server.uri.removeprefix("bolt://"))
    page.get_by_test_id("username").fill(neo4j_server.user)
    page.get_by_test_id("password").fill(neo4j_server.password)
    page.get_by_test_id("connect").click()
    editor = page.locator(".monaco-editor textarea").first
    editor.wait_for(state="attached", timeout=30_000)
    page.get_by_test_id("connect").wait_for(state="hidden", timeout=30_000)
    page.wait_for_timeout(3_000)  # the editor takes keys only some time after it is there
    editor.focus()
    page.keyboard.type(QUERY, delay=5)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    try:
        page.locator("svg g.node").first.wait_for(timeout=30_000)
        page.wait_for_timeout(2_000)  # the drawing settles
    finally:
        page.screenshot(path=tmp_path / "browser.png")

    assert page.locator("svg g.node").count() == len(drawn) > 2
    assert page.locator("svg g.relationship").count() >= len(runs) > 1
    captions = " ".join(page.locator("svg g.node text").all_text_contents())
    assert "和平区" in captions
