"""Runs commands as the program ``kg`` does, in this process."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.cli import app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Ran(NamedTuple):
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Gives a function that runs ``kg`` with the words it gets, through the same door as the program."""

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            app.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(int(left.value.code or 0), said.out, said.err)

    return run
