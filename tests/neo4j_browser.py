"""Neo4j Browser in a Chromium, worked as a person does: connect, type, click, drop files, look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Request, WebSocket

SETTINGS = b"browser.remote_content_hostname_whitelist"
PATIENCE = 60_000
"""Milliseconds to wait for what should come."""
HERE = ("localhost", "127.0.0.1")
EMPTY = re.compile(r"^\s*$")


class NeoBrowser:
    """One page of Neo4j Browser. What it asks other machines for is refused, and kept in ``outside``."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.outside: list[Request] = []
        self._told = b""
        page.set_default_timeout(PATIENCE)
        page.on("websocket", self._listen)
        page.on("request", self._note)
        page.route(lambda url: urlsplit(url).hostname not in HERE, lambda route: route.abort())

    def _note(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in HERE:
            self.outside.append(request)

    def _listen(self, socket: WebSocket) -> None:
        def received(payload: str | bytes) -> None:
            self._told = (self._told + (payload.encode() if isinstance(payload, str) else payload))[-100_000:]

        socket.on("framereceived", received)

    def connect(self, address: str, password: str) -> None:
        """Open ``address``, give the password, and wait until Browser knows the server's settings."""
        self.page.goto(address, wait_until="domcontentloaded")
        self.page.get_by_test_id("boltaddress").wait_for()
        self.page.get_by_test_id("password").fill(password)
        self.page.get_by_test_id("connect").click()
        self.page.get_by_test_id("connect").wait_for(state="hidden")
        self.until(lambda: SETTINGS in self._told)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that the page itself cannot tell."""
        for _ in range(PATIENCE // 100):
            if holds():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("it does not come to hold")

    def editor(self) -> Locator:
        return self.page.locator(".monaco-editor").first

    def type(self, command: str) -> None:
        """Put ``command`` into the editor, which takes keys only some time after it is there, and run it."""
        shown = self.editor().locator(".view-lines")

        def typed() -> bool:
            self.editor().locator("textarea").focus()
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(command)
            return plain(command) in plain(shown.inner_text())

        self.until(typed)
        self.page.keyboard.press("Escape")
        self.run()

    def run(self) -> None:
        """Run what the editor holds, which it lets go of then; keys that come before it is ready are lost."""
        shown = self.editor().locator(".view-lines")
        self.until(lambda: bool(plain(shown.inner_text())))

        def ran() -> bool:
            self.editor().locator("textarea").focus()
            self.page.keyboard.press("Control+Enter")
            try:
                expect(shown).to_have_text(EMPTY, timeout=3_000)
            except AssertionError:
                return False
            return True

        self.until(ran)

    def frame(self) -> Locator:
        """The newest answer."""
        return self.page.get_by_test_id("frame").first

    def guide(self) -> Locator:
        return self.page.get_by_test_id("carousel")

    def drop(self, path: Path, comes: Locator) -> None:
        """Drop a file onto the page, as from a file manager, until ``comes`` is there: a busy page lets a drop fall."""
        session = self.page.context.new_cdp_session(self.page)
        data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}

        def dropped() -> bool:
            for kind in ("dragEnter", "dragOver", "drop"):
                session.send("Input.dispatchDragEvent", {"type": kind, "x": 700, "y": 300, "data": data})
            try:
                comes.wait_for(timeout=5_000)
            except Late:
                return False
            return True

        self.until(dropped)


def plain(words: str) -> str:
    """``words`` without blanks, which an editor shows in its own way."""
    return "".join(words.split())
