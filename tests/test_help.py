"""Help texts: summaries that are not cut, arguments named in one way."""

from __future__ import annotations

import re

import pytest
import typer
from typer.testing import CliRunner

from kg.cli.app import app

COMMANDS = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
USAGE = {
    "extract": "PATH…",
    "load": "PATH…",
    "unload": "REPORT",
    "rebuild": "",
    "status": "",
    "ask": "[NAME] [ARGUMENT…]",
    "cypher": "STATEMENT",
    "review": "[REPORT]",
    "evaluate": "GOLD…",
    "export": "FILE|DIR",
    "sparql": "[QUERY]",
    "view": "",
    "browser": "",
    "mcp": "",
    "ontology": "",
}


def help_of(*words: str) -> str:
    result = CliRunner().invoke(app, [*words, "--help"], prog_name="kg", terminal_width=80, env={"COLUMNS": "80"})
    assert result.exit_code == 0
    return result.stdout


def test_the_summary_of_every_command_is_whole() -> None:
    listed = help_of().partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == COMMANDS
    assert all(line.endswith(".") and not line.endswith("..") for line in listed), listed


@pytest.mark.parametrize("command", COMMANDS)
def test_arguments_are_named_as_in_any_manual(command: str) -> None:
    text = help_of(command)
    assert text.splitlines()[0] == f"Usage: kg {command} [OPTIONS] {USAGE[command]}".rstrip()
    said = text.partition("\nArguments:\n")[2].partition("\n\n")[0]
    names = [match[1] for line in said.splitlines() if (match := re.match(r"  (\S+) {2,}\S", line))]
    assert names == USAGE[command].replace("[", "").replace("]", "").split()
