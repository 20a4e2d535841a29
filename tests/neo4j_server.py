"""A real Neo4j server without Docker: its jars from Maven, once, then a process of our own on free ports.

The tests start it through the fixtures of conftest.py. A person gets one by ``make neo4j`` (``python -m
tests.neo4j_server``, which takes other ports and another folder): it runs in the foreground, keeps its data below
``.cache`` and prints its addresses. However it ends, the server ends with it.
"""

# ruff: noqa: T201 - run by hand, it speaks to a person
from __future__ import annotations

import argparse
import ctypes
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import neo4j

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import FrameType

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"
POM = Path(__file__).parent / "neo4j" / "pom.xml"
ENTRY_POINT = "META-INF/services/org.neo4j.server.startup.EntryPoint"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
FOR_TESTS = ("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Quick to start on a small machine, not quick at work."""
FOR_PEOPLE = ("-Xmx1g",)
PATIENCE = 120.0
"""Seconds for the server to come up."""
SHORTEST = 8
"""Characters that the server wants of a password."""


@dataclass(frozen=True)
class Release:
    """A version of the server, and the Java that it needs."""

    version: str
    java: int
    options: tuple[str, ...] = ()


MAIN = Release("5.26.30", 17)
LATEST = Release("2026.09.0", 21, ("--add-modules=jdk.incubator.vector",))
RELEASES = {release.version: release for release in (MAIN, LATEST)}


class MissingError(Exception):
    """What the machine lacks to run the server."""


class Address(NamedTuple):
    """Where a server listens, and who may enter."""

    uri: str
    user: str
    password: str
    http: str
    """Where Neo4j Browser is, without ``/browser/``."""


def find_java(least: int) -> str:
    """The oldest Java of the machine that is new enough.

    Raises:
        MissingError: there is none.
    """
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    programs = [str(home / "bin" / "java") for home in homes if (home / "bin" / "java").exists()]
    programs += filter(None, [shutil.which("java")])
    found: dict[int, str] = {}
    for program in programs:
        told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
        if match := re.search(r'version "(\d+)', told):
            found.setdefault(int(match[1]), program)
    enough = [version for version in found if version >= least]
    if not enough:
        raise MissingError(f"there is no Java {least} or later")
    return found[min(enough)]


def jars(release: Release) -> Path:
    """The folder of the server's jars, downloaded if it is not there.

    Raises:
        MissingError: there is no Maven, or it cannot download.
    """
    folder = CACHE / f"neo4j-{release.version}" / "lib"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError("there is no Maven (mvn)")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as partial:
        command = [
            maven, "-q", "-B", "-f", str(POM), f"-Dneo4j.version={release.version}", "dependency:copy-dependencies",
            f"-DoutputDirectory={partial}/lib",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingError(f"Maven cannot download the server: {done.stdout.strip()[-300:]}")
        Path(partial, "lib").replace(folder)
    return folder


def entry_point(folder: Path) -> str:
    """The main class, as the server's own jar names it."""
    for jar in sorted(folder.glob("neo4j-[0-9]*.jar")):
        with zipfile.ZipFile(jar) as archive:
            if ENTRY_POINT in archive.namelist():
                return archive.read(ENTRY_POINT).decode().strip()
    raise MissingError(f"no jar in {folder} names an entry point")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(
    release: Release,
    home: Path,
    password: str,
    *,
    bolt: int | None = None,
    http: int | None = None,
    tuning: tuple[str, ...] = FOR_TESTS,
    others: Mapping[str, str] | None = None,
) -> Iterator[Address]:
    """Run the server with its data in ``home``; gives its address, and stops it. ``others`` are settings besides ours.

    Raises:
        MissingError: the machine lacks Java or Maven.
        RuntimeError: the server does not come up.
    """
    java, lib = find_java(release.java), jars(release)
    bolt, http = bolt or free_port(), http or free_port()
    conf = home / "conf"
    conf.mkdir(parents=True, exist_ok=True)
    settings = {
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.http.advertised_address": f"127.0.0.1:{http}",
        "server.memory.pagecache.size": "128m",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "browser.remote_content_hostname_whitelist": "localhost,127.0.0.1",
    } | dict(others or {})
    (conf / "neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in settings.items()))
    classpath = ["-cp", f"{lib}/*"]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(conf)}
    if not (home / "data" / "databases").exists():
        admin = [java, *classpath, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", "--", password]
        done = subprocess.run(admin, env=environment, check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"the password cannot be set: {(done.stderr or done.stdout).strip()[-300:]}")
    command = [
        java, *tuning, *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED), *release.options,
        *classpath, entry_point(lib), f"--home-dir={home}", f"--config-dir={conf}", "--console-mode",
    ]  # fmt: skip
    log = home / "console.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=_end_with_parent(),  # noqa: PLW1509 - it only calls prctl
        )
        try:
            address = Address(f"bolt://127.0.0.1:{bolt}", "neo4j", password, f"http://127.0.0.1:{http}")
            _wait(address, process, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _end_with_parent() -> Callable[[], None] | None:
    """What makes the server stop though we are killed without a chance to stop it; Linux only."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    pr_set_pdeathsig = 1
    return lambda: libc.prctl(pr_set_pdeathsig, signal.SIGTERM)


def _wait(address: Address, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server lets us in, or knows us not to be let in: then somebody else set its password."""
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            lets_in(address)
        except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"Neo4j did not come up: {log.read_text(errors='replace')[-2000:]}")


def lets_in(address: Address) -> bool:
    """Whether the server, which is up, knows the password."""
    try:
        with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
            driver.verify_connectivity()
    except neo4j.exceptions.AuthError:
        return False
    return True


def taken(port: int) -> bool:
    """Whether something on this machine listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _stop(number: int, frame: FrameType | None) -> None:
    """Once: a second signal, while the server is being stopped, would leave it running."""
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    signal.default_int_handler(number, frame)


def main(arguments: list[str] | None = None) -> None:
    """A server for a person: on the usual ports, its data kept from one start to the next."""
    parser = argparse.ArgumentParser(prog="python -m tests.neo4j_server", description="A Neo4j in the foreground.")
    parser.add_argument("--home", type=Path, default=CACHE / f"neo4j-{MAIN.version}" / "home", help="its data")
    parser.add_argument("--bolt", type=int, default=7687, help="port of Bolt")
    parser.add_argument("--http", type=int, default=7474, help="port of Neo4j Browser")
    wanted = parser.parse_args(arguments)
    home: Path = wanted.home.resolve()
    fresh = not (home / "data" / "databases").exists()
    given = os.environ.get("NEO4J_PASSWORD", "")
    password = given or (secrets.token_urlsafe(12) if fresh else "")
    if fresh and len(password) < SHORTEST:
        sys.exit(f"neo4j: NEO4J_PASSWORD is too short: the server wants {SHORTEST} characters or more")
    for port in (wanted.bolt, wanted.http):
        if taken(port):
            sys.exit(f"neo4j: something listens on port {port}: stop it, or give others by --bolt and --http")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _stop)
    print(f"Neo4j {MAIN.version}: getting it and starting it …", flush=True)
    ports = {"bolt": wanted.bolt, "http": wanted.http}
    try:
        with server(MAIN, home, password or "unknown!", **ports, tuning=FOR_PEOPLE) as address:
            print(f"  Browser   {address.http}/browser/")
            print(f"  Bolt      {address.uri}")
            print(f"  User      {address.user}")
            print(f"  Password  {_about(address, home, given=bool(given), fresh=fresh)}")
            print(f"  Load      kg load PATH --to {address.uri}")
            print(f"  Look      kg browser --to {address.uri}")
            print("Ctrl-C stops it.", flush=True)
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        print("\nstopped")
    except MissingError as error:
        sys.exit(f"neo4j: {error}. It needs Java {MAIN.java} or later and Maven; docker-compose.yml needs neither")
    except RuntimeError as error:
        sys.exit(f"neo4j: {error}")


def _about(address: Address, home: Path, *, given: bool, fresh: bool) -> str:
    """What a person should know of the password."""
    if fresh and not given:
        return f"{address.password}   (shown this once: export NEO4J_PASSWORD='{address.password}')"
    if given and (fresh or lets_in(address)):
        return "as in NEO4J_PASSWORD"
    reset = f"stop it, `rm -r {home}`, start it again and fill it by `kg rebuild --to {address.uri}`"
    return f"{'NOT that in NEO4J_PASSWORD but ' if given else ''}that of the first start; for another one {reset}"


if __name__ == "__main__":
    main()
