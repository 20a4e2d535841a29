"""Fixtures that several test files share: stores, and a real Neo4j where the machine can run one."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import pytest

from loaders.embedded import EmbeddedStore
from loaders.neo4j_store import PREFIX, Neo4jStore
from loaders.store import SCHEMA_VERSION
from tests.chromium import launched
from tests.neo4j_server import LATEST, MAIN, RELEASES, Address, MissingError, Release, server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from loaders.store import Store


@pytest.fixture(scope="session")
def neo4j_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Release], Address]]:
    """Starts a server of a release the first time that a test asks for it; all stop at the end.

    Where the machine lacks Java or Maven the test is skipped, and says so; with KG_REQUIRE_NEO4J=1 it fails.
    """
    running: dict[str, Address] = {}
    lacking: dict[str, str] = {}
    stack = []

    def start(release: Release) -> Address:
        if release.version not in running and release.version not in lacking:
            manager = server(release, tmp_path_factory.mktemp("neo4j"), secrets.token_urlsafe(12))
            try:
                running[release.version] = manager.__enter__()
                stack.append(manager)
            except MissingError as error:
                lacking[release.version] = str(error)
        if release.version in lacking:
            reason = f"no Neo4j {release.version}: {lacking[release.version]}"
            if os.environ.get("KG_REQUIRE_NEO4J") == "1" and release is MAIN:
                pytest.fail(reason)
            pytest.skip(reason)
        return running[release.version]

    yield start
    for manager in stack:
        manager.__exit__(None, None, None)


@pytest.fixture
def neo4j_server(neo4j_servers: Callable[[Release], Address]) -> Address:
    """The address of the main release, its database emptied."""
    address = neo4j_servers(MAIN)
    empty(address)
    return address


STORES = ["embedded", f"neo4j-{MAIN.version}", f"neo4j-{LATEST.version}"]


@pytest.fixture(params=[pytest.param(name, marks=[pytest.mark.neo4j] if name != "embedded" else []) for name in STORES])
def open_empty(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the same store, empty at first, once for each kind of store: call it again for another connection."""
    name: str = request.param
    if name == "embedded":
        return lambda: EmbeddedStore(tmp_path / "store" / "graph.kgl")
    servers: Callable[[Release], Address] = request.getfixturevalue("neo4j_servers")
    address = servers(RELEASES[name.removeprefix("neo4j-")])
    empty(address)
    return lambda: Neo4jStore(address.uri, user=address.user, password=address.password)


@pytest.fixture
def store(open_empty: Callable[[], Store]) -> Iterator[Store]:
    """An empty store, once for each kind of store."""
    with open_empty() as opened:
        yield opened


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A running Chromium. Not longer than a module: Playwright keeps an event loop running in this thread."""
    with launched() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that shares nothing with other tests."""
    context = chromium.new_context(viewport={"width": 1500, "height": 1000})
    yield context.new_page()
    context.close()


def empty(address: Address) -> None:
    """Take everything out of the server's database. Constraints of ours stay: making them is slow."""
    import neo4j

    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session() as session,
    ):
        session.run("MATCH (n) DETACH DELETE n").consume()
        for name in [r["name"] for r in session.run("SHOW CONSTRAINTS YIELD name RETURN name")]:
            if not name.startswith(f"{PREFIX}{SCHEMA_VERSION}_"):
                session.run(f"DROP CONSTRAINT `{name}`").consume()
