"""Serving on loopback: who may connect, who may ask."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from starlette.responses import PlainTextResponse

from kg.serving import serve, serving
from ontology.errors import UsageError

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("你好")(scope, receive, send)


def ask(address: str, host: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", "/", headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_it_answers_on_loopback_by_either_name() -> None:
    with serving(hello) as address:
        assert address.startswith("http://127.0.0.1:")
        assert ask(address) == (200, "你好")
        assert ask(address, "localhost:80") == (200, "你好")


def test_a_request_to_another_host_is_refused() -> None:
    with serving(hello) as address:
        assert ask(address, "elsewhere.example")[0] == 400


def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port}"):
            serve(hello, port, lambda _: None)
    with pytest.raises(UsageError, match="port 70000"):
        serve(hello, 70000, lambda _: None)


def test_it_is_gone_after_the_block() -> None:
    with serving(hello) as address:
        pass
    with pytest.raises(ConnectionRefusedError):
        ask(address)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_without_noise(number: signal.Signals) -> None:
    program = (
        "from kg.serving import serve\nfrom tests.test_serving import hello\n"
        "serve(hello, 0, lambda address: print(address, flush=True))\nprint('stopped')"
    )
    root = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert ask(address) == (200, "你好")
        process.send_signal(number)
        output, errors = process.communicate(timeout=20)
    assert (output, errors) in (("stopped\n", ""), ("", ""))
