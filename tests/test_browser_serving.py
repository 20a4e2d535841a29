"""Guide and style are served for pages of one Neo4j Browser, and for nobody else."""

from __future__ import annotations

import contextlib
import http.client
from typing import TYPE_CHECKING, cast

import pytest

from kg.browser.address import Settings, browser_at, opened, origins, reaches, settings
from kg.browser.serving import application
from kg.serving import serving
from loaders.store import Result
from ontology.errors import QueryError, StoreUnavailableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.store import Store

FILES = {"guide.html": "<slide>指南</slide>".encode(), "kg.grass": b"node {}", "queries/graph.cypher": b"RETURN 1"}
OURS = "http://localhost:7474"
ASKED = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "cache-control,pragma"}
ALLOWS = "access-control-allow-origin"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(application(FILES, origins("http://127.0.0.1:7474"))) as served:
        yield served


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    with contextlib.closing(connection):
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


@pytest.mark.parametrize("origin", [OURS, "http://127.0.0.1:7474"])
def test_browser_may_read(address: str, origin: str) -> None:
    status, headers, body = ask(address, "/guide.html", Origin=origin)
    assert (status, body) == (200, FILES["guide.html"])
    assert headers[ALLOWS] == origin
    assert "access-control-allow-credentials" not in headers
    assert headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:7475", "https://localhost:7474", "http://localhost", "http://localhost:7474.example",
        "http://example.org", "null", "*", "http://LOCALHOST:7474", "http://[::1]:7474",
    ],
)  # fmt: skip
def test_nobody_else_may(address: str, origin: str) -> None:
    for path in ("/guide.html", "/kg.grass", "/queries/graph.cypher", "/nothing"):
        assert ALLOWS not in ask(address, path, Origin=origin)[1]
    status, headers, _ = ask(address, "/guide.html", "OPTIONS", Origin=origin, **ASKED)
    assert status == 400
    assert ALLOWS not in headers


def test_the_person_at_this_machine_may(address: str) -> None:
    status, headers, body = ask(address, "/queries/graph.cypher")
    assert (status, body) == (200, b"RETURN 1")
    assert ALLOWS not in headers
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert ask(address, "/kg.grass")[1]["content-type"] == "text/css; charset=utf-8"


def test_browser_asks_first(address: str) -> None:
    status, headers, _ = ask(address, "/guide.html", "OPTIONS", Origin=OURS, **ASKED)
    assert status == 200
    assert headers[ALLOWS] == OURS
    assert headers["access-control-allow-methods"] == "GET"
    assert {"cache-control", "pragma"} <= set(headers["access-control-allow-headers"].lower().split(", "))
    assert "access-control-allow-private-network" not in headers


def test_a_browser_of_another_network_asks_for_this_one(address: str) -> None:
    private = {"Access-Control-Request-Private-Network": "true"}
    status, headers, _ = ask(address, "/guide.html", "OPTIONS", Origin=OURS, **ASKED, **private)
    assert (status, headers["access-control-allow-private-network"]) == (200, "true")
    status, headers, _ = ask(address, "/guide.html", "OPTIONS", Origin="http://example.org", **ASKED, **private)
    assert status == 400
    assert ALLOWS not in headers


@pytest.mark.parametrize(
    "asked", [{"Access-Control-Request-Method": "DELETE"}, ASKED | {"Access-Control-Request-Headers": "x-other"}]
)
def test_nothing_but_reading_is_allowed(address: str, asked: dict[str, str]) -> None:
    assert ask(address, "/guide.html", "OPTIONS", Origin=OURS, **asked)[0] == 400
    for method in ("POST", "PUT", "DELETE"):
        assert ask(address, "/guide.html", method, Origin=OURS)[0] == 405


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "127.0.0.1.example.org:80", "10.0.0.1"])
def test_another_host_is_refused(address: str, host: str) -> None:
    status, headers, body = ask(address, "/guide.html", Host=host, Origin=OURS)
    assert status == 400
    assert b"slide" not in body
    assert ALLOWS not in headers


@pytest.mark.parametrize("path", ["/", "/queries/", "/queries/../guide.htm", "/..%2f..%2fetc/passwd", "/guide.html/"])
def test_what_is_not_there_is_not_there(address: str, path: str) -> None:
    assert ask(address, path)[0] == 404


def test_what_is_made_later_is_served() -> None:
    made: dict[str, bytes] = {}
    with serving(application(made, [OURS])) as address:
        assert ask(address, "/kg.grass")[0] == 404
        made["kg.grass"] = b"node {}"
        assert ask(address, "/kg.grass")[0] == 200


@pytest.mark.parametrize(
    ("http_address", "expected"),
    [
        ("http://localhost:7474", ["http://localhost:7474", "http://127.0.0.1:7474"]),
        ("http://127.0.0.1:80", ["http://localhost", "http://127.0.0.1"]),
        ("https://graph.example:7473", ["https://graph.example:7473"]),
        ("https://graph.example", ["https://graph.example"]),
        ("http://[::1]:7474", ["http://[::1]:7474"]),
    ],
)
def test_the_origins_of_a_browser(http_address: str, expected: list[str]) -> None:
    assert origins(http_address) == expected


def test_a_page_of_another_machine_cannot_fetch_from_this_one() -> None:
    here = ("http://localhost:7474", "http://127.0.0.1:7474", "http://[::1]:7474", "https://graph.example")
    assert all(map(reaches, here))
    assert not reaches("http://graph.example:7474")


@pytest.mark.parametrize(
    ("bolt", "user", "expected"),
    [
        ("bolt://localhost:7687", "neo4j", "bolt%3A%2F%2Fneo4j%40localhost%3A7687"),
        ("neo4j+s://graph.example", "neo4j", "neo4j%2Bs%3A%2F%2Fneo4j%40graph.example%3A7687"),
        ("bolt+ssc://10.0.0.2:7688", "a b@c", "bolt%2Bs%3A%2F%2Fa%2520b%2540c%4010.0.0.2%3A7688"),
        ("bolt://[::1]:7687", "neo4j", "bolt%3A%2F%2Fneo4j%40%5B%3A%3A1%5D%3A7687"),
    ],
)
def test_the_address_has_the_connection_filled_in(bolt: str, user: str, expected: str) -> None:
    address = opened(
        "http://localhost:7474", bolt, user=user, database=None, command=":play http://127.0.0.1:1/guide.html"
    )
    assert address == (
        f"http://localhost:7474/browser/?dbms={expected}&cmd=edit&arg=%3Aplay%20http%3A%2F%2F127.0.0.1%3A1%2Fguide.html"
    )
    assert "&db=facts&" in opened("http://localhost:7474", bolt, user=user, database="facts", command="")


@pytest.mark.parametrize(
    "given", ["localhost:7474", "ftp://localhost", "http://", "http://user@localhost", "http://localhost:x"]
)
def test_what_is_no_address_of_a_browser_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="--http"):
        browser_at(given, "bolt://localhost:7687", "")


def test_a_page_that_is_no_neo4j_is_told_from_one() -> None:
    with serving(application(FILES, [])) as address, pytest.raises(StoreUnavailableError, match="no Neo4j Browser"):
        browser_at(address, "bolt://localhost:7687", "")


class Server:
    """A store that answers questions about its settings, or refuses them."""

    def __init__(self, **told: str) -> None:
        self.told = told

    def query(self, cypher: str) -> Result:
        name = (
            "server.http.advertised_address"
            if cypher.startswith("SHOW")
            else "browser.remote_content_hostname_whitelist"
        )
        if name not in self.told:
            raise QueryError("not for this user")
        return Result(["name", "value"], [(name, self.told[name])])


@pytest.mark.parametrize(
    ("allowed", "host"),
    [
        ("guides.neo4j.com,localhost", "localhost"),
        ("localhost, 127.0.0.1", "127.0.0.1"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("*", "127.0.0.1"),
        ("guides.example", None),
        ("https://localhost", None),
        ("", None),
    ],
)
def test_guide_and_style_are_where_neo4j_lets_browser_fetch_them(allowed: str, host: str | None) -> None:
    told = {"browser.remote_content_hostname_whitelist": allowed, "server.http.advertised_address": "localhost:7475"}
    found = settings(cast("Store", Server(**told)))
    assert found.http == "localhost:7475"
    assert found.host() == host


def test_a_server_that_tells_nothing_allows_nothing() -> None:
    assert settings(cast("Store", Server())) == Settings("", ())
