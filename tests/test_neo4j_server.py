"""``make neo4j`` as a person meets it: it stops its server, and says what to do about a forgotten password."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.neo4j_server import PATIENCE, free_port, main, taken

if TYPE_CHECKING:
    from tests.neo4j_server import Address

ROOT = Path(__file__).parents[1]


class Run:
    """A server for a person in a process of its own, in a folder and on ports of its own."""

    def __init__(self, home: Path, password: str) -> None:
        self.ports = free_port(), free_port()
        self.said = home.parent / "said"
        command = [sys.executable, "-m", "tests.neo4j_server", "--home", str(home)]
        with self.said.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, "--bolt", str(self.ports[0]), "--http", str(self.ports[1])],
                cwd=ROOT,
                env=os.environ | {"NEO4J_PASSWORD": password, "PYTHONUTF8": "1"},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def up(self) -> str:
        """What it has said when it is up."""
        until = time.monotonic() + PATIENCE
        while "Ctrl-C stops it." not in (said := self.said.read_text(encoding="utf-8")):
            assert self.process.poll() is None, said
            assert time.monotonic() < until, said
            time.sleep(0.2)
        return said

    def is_gone(self) -> bool:
        """Whether nothing listens on its ports any more, soon."""
        until = time.monotonic() + 30
        while any(map(taken, self.ports)) and time.monotonic() < until:
            time.sleep(0.2)
        return not any(map(taken, self.ports))


@pytest.mark.neo4j
def test_its_server_stops_with_it_and_it_says_how_to_set_another_password(
    tmp_path: Path, neo4j_server: Address
) -> None:
    del neo4j_server  # only to skip where there is none
    home = tmp_path / "home"
    first = Run(home, "-the first password")
    assert "Password  as in NEO4J_PASSWORD\n" in first.up()
    for _ in range(2):  # the second comes while it stops its server
        first.process.send_signal(signal.SIGTERM)
    assert first.process.wait(40) == 0
    assert first.said.read_text(encoding="utf-8").endswith("\nstopped\n")
    assert first.is_gone()
    second = Run(home, "another password")
    said = second.up()
    assert "Password  NOT that in NEO4J_PASSWORD but that of the first start" in said
    assert f"`rm -r {home}`" in said
    assert f"`kg rebuild --to bolt://127.0.0.1:{second.ports[0]}`" in said
    if sys.platform == "linux":
        second.process.kill()  # without a chance to stop anything
    else:
        second.process.terminate()
    second.process.wait(40)
    assert second.is_gone()


def test_a_port_that_is_taken_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "long enough")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        with pytest.raises(SystemExit, match=f"something listens on port {port}: stop it"):
            main(["--home", str(tmp_path), "--bolt", port])


def test_a_password_that_the_server_would_not_take_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "short")
    with pytest.raises(SystemExit, match="too short: the server wants 8 characters"):
        main(["--home", str(tmp_path)])
