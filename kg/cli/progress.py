"""How far long work is, on a terminal."""

from __future__ import annotations

import sys


class Progress:
    """One line on the terminal that says how far it is; nothing where standard error is no terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = sys.stderr.isatty()

    def show(self, name: str) -> None:
        self._done += 1
        self._say(f"[{self._done}/{self._total}] {name}")

    def step(self, done: int, total: int) -> None:
        self._say(f"[{done}/{total}]")

    def clear(self) -> None:
        self._say("")

    def _say(self, line: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
