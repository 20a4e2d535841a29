"""Where a server's Neo4j Browser is, and the address that opens it with the connection filled in."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from ontology.errors import KgError, StoreUnavailableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.store import Store

LOOPBACK = ("localhost", "127.0.0.1")
PORTS = {"http": 80, "https": 443}
PATIENCE = 5.0
"""Seconds to wait for the server's answer over HTTP."""
BOLT_PORT = 7687
USUAL = 7474
"""The port of Neo4j Browser where nobody chose another."""


class Settings(NamedTuple):
    """What a server says of Neo4j Browser."""

    http: str
    """``host:port`` that the server gives as its own over HTTP; ``""`` where it does not say."""
    allowed: tuple[str, ...]
    """Hosts that Browser may fetch guides and styles from; ``*`` is any."""

    def host(self) -> str | None:
        """The name of this machine that Browser may fetch from; ``None`` where it may not."""
        return next((name for name in ("127.0.0.1", "localhost") if self._allows(name)), None)

    def _allows(self, host: str) -> bool:
        return bool({"*", host, f"http://{host}"} & set(self.allowed))


def settings(store: Store) -> Settings:
    """What the server behind ``store`` says; nothing is allowed and no address given where this user may not ask."""
    http = _rows(store, "SHOW SETTINGS 'server.http.advertised_address' YIELD name, value RETURN name, value")
    client = _rows(store, "CALL dbms.clientConfig() YIELD name, value RETURN name, value")
    hosts = client.get("browser.remote_content_hostname_whitelist", "")
    return Settings(
        next(iter(http.values()), ""), tuple(host.strip().rstrip("/") for host in hosts.split(",") if host.strip())
    )


def _rows(store: Store, cypher: str) -> dict[str, str]:
    try:
        return {name: value or "" for name, value in store.query(cypher).rows}
    except KgError:
        return {}


def browser_at(given: str | None, bolt: str, advertised: str) -> str:
    """The address of Neo4j Browser, without ``/browser/``: the first of those that may be it where a Neo4j answers.

    Args:
        given: what the user gave, as ``http://localhost:7474``; then no other is tried.
        bolt: the address of the Neo4j.
        advertised: ``host:port`` that the server gives as its own, or ``""``.

    Raises:
        UsageError: ``given`` is no address of a web page.
        StoreUnavailableError: no Neo4j answers over HTTP.
    """
    candidates = [_checked(given)] if given else list(dict.fromkeys(_guesses(bolt, advertised)))
    for address in candidates:
        if _is_neo4j(address):
            return address
    raise StoreUnavailableError(
        "no Neo4j Browser answers there",
        where=" and ".join(candidates),
        hint="Give its address by --http, as http://localhost:7474; the server may have HTTP switched off",
    )


def _checked(given: str) -> str:
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError as error:
        raise UsageError(
            f"this is not an address ({error})", where="--http", hint="As http://localhost:7474"
        ) from error
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        raise UsageError("this is not the address of Neo4j Browser", where="--http", hint="As http://localhost:7474")
    return f"{parts.scheme}://{_host(parts.hostname)}" + (f":{port}" if port else "")


def _guesses(bolt: str, advertised: str) -> Iterable[str]:
    host = _host(urlsplit(bolt).hostname or "localhost")
    own, _, port = advertised.rpartition(":")
    if port.isdecimal():
        yield f"http://{host}:{port}"
        if own:
            yield f"http://{own}:{port}"
    yield f"http://{host}:{USUAL}"


def _host(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def _is_neo4j(address: str) -> bool:
    """Whether the server's discovery document is there."""
    request = urllib.request.Request(f"{address}/", headers={"Accept": "application/json"})  # noqa: S310 - checked above
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({})
    )  # a proxy knows nothing of this machine's ports
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            document = json.loads(answer.read(100_000))
    except (OSError, ValueError, urllib.error.URLError):
        return False
    return isinstance(document, dict) and "neo4j_version" in document


def origins(http: str) -> list[str]:
    """The origins that a page of this Browser may have: both names of this machine, where it is on this machine."""
    parts = urlsplit(http)
    host = parts.hostname or ""
    names = LOOPBACK if host in LOOPBACK else (_host(host),)
    port = "" if parts.port in {None, PORTS[parts.scheme]} else f":{parts.port}"
    return [f"{parts.scheme}://{name}{port}" for name in names]


def reaches(http: str) -> bool:
    """Whether web browsers let its pages fetch from this machine: not those that come unencrypted from another."""
    parts = urlsplit(http)
    return parts.scheme == "https" or parts.hostname in {*LOOPBACK, "::1"}


def opened(http: str, bolt: str, *, user: str, database: str | None, command: str) -> str:
    """The address that opens Browser with the connection filled in and ``command`` in its editor.

    A password is never part of it. Browser does not know ``+ssc``; there the person trusts the certificate by hand.
    """
    parts = urlsplit(bolt)
    host = f"{_host(parts.hostname or 'localhost')}:{parts.port or BOLT_PORT}"
    dbms = f"{parts.scheme.replace('+ssc', '+s')}://{quote(user, safe='')}@{host}"
    fields = {"dbms": dbms, **({"db": database} if database else {}), "cmd": "edit", "arg": command}
    return f"{http}/browser/?{urlencode(fields, quote_via=quote, safe='')}"
