"""Serving on loopback: for the person at this machine only, until stopped.

Other machines cannot connect, because only 127.0.0.1 is listened on; other sites in this person's browser cannot ask
either, because a request must name this host (against DNS rebinding) and no answer says that another origin may read
it, unless the application served says so itself.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING

from ontology.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import uvicorn
    from starlette.types import ASGIApp

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
"""What a request may call this host."""
PATIENCE = 30.0
"""Seconds for the server to come up."""


def serve(app: ASGIApp, port: int, ready: Callable[[str], None]) -> None:
    """Serve ``app`` until Ctrl-C or SIGTERM.

    Args:
        app: what answers.
        port: the port to listen on; 0 takes a free one.
        ready: is given the address, as ``http://127.0.0.1:8765``, once requests are taken.

    Raises:
        UsageError: the port is taken, or is not for us.
    """
    with _listening(port) as listener:
        ready(_address(listener))
        with contextlib.suppress(KeyboardInterrupt):
            _server(app).run(sockets=[listener])


@contextlib.contextmanager
def serving(app: ASGIApp, port: int = 0) -> Iterator[str]:
    """``app``, served by a thread of its own for as long as the block lasts; gives its address.

    Raises:
        UsageError: the port is taken, or is not for us.
        RuntimeError: the server does not come up.
    """
    with _listening(port) as listener:
        server = _server(app)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        until = time.monotonic() + PATIENCE
        while not server.started:
            if not thread.is_alive() or time.monotonic() > until:
                raise RuntimeError("the server does not come up")
            time.sleep(0.01)
        try:
            yield _address(listener)
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


def _server(app: ASGIApp) -> uvicorn.Server:
    import uvicorn  # noqa: PLC0415 - heavy, and most commands serve nothing
    from starlette.middleware.trustedhost import TrustedHostMiddleware  # noqa: PLC0415

    guarded = TrustedHostMiddleware(app, allowed_hosts=list(NAMES), www_redirect=False)
    settings = uvicorn.Config(
        guarded, log_level="warning", lifespan="off", server_header=False, timeout_graceful_shutdown=1
    )
    return uvicorn.Server(settings)


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        raise UsageError(
            f"nothing can be served on port {port}: {getattr(error, 'strerror', None) or error}",
            hint="Give another by --port, or leave it out for a free one",
        ) from error
    return listener


def _address(listener: socket.socket) -> str:
    return f"http://{HOST}:{listener.getsockname()[1]}"
