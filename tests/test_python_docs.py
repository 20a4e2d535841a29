"""What docs/python.md and docs/mcp.md show is what happens: the sessions are run, the configuration starts a server."""

from __future__ import annotations

import asyncio
import doctest
import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mcp import Client, StdioServerParameters

import kg
from kg.mcp.answers import LONGEST_LIST, LONGEST_TEXT
from kg.mcp.tools import SECONDS, Tools

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_sessions_of_the_python_page_run_as_they_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    shown = "\n".join(blocks("python.md", "pycon"))
    session = doctest.DocTestParser().get_doctest(shown, {}, "docs/python.md", None, 0)
    said: list[str] = []
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(session, out=said.append)
    assert results.attempted > 15
    assert results.failed == 0, "".join(said)


def test_every_call_that_the_python_page_names_is_there() -> None:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    calls = set(re.findall(r"graph\.(\w+)\(", text))
    assert len(calls) > 8
    assert all(hasattr(kg.Graph, name) for name in calls)
    public = {name for name in vars(kg.Graph) if not name.startswith("_")} - {"answer", "store"}
    assert public <= calls


def test_the_configuration_of_the_mcp_page_starts_a_server(tmp_path: Path) -> None:
    (shown,) = blocks("mcp.md", "json")
    (entry,) = json.loads(shown)["mcpServers"].values()
    assert entry["command"] == "kg"
    arguments = [word if not word.startswith("/") else str(tmp_path) for word in entry["args"]]

    async def names() -> list[str]:
        program = str(Path(sys.executable).with_name("kg"))
        async with Client(StdioServerParameters(command=program, args=arguments)) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    text = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")
    assert asyncio.run(names()) == re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


def test_the_mcp_page_gives_the_limits_of_now(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")
    assert f"{SECONDS:.0f} seconds" in text
    assert f"longer than {LONGEST_TEXT:,} characters and lists longer than {LONGEST_LIST}" in " ".join(text.split())
    assert set(Tools(kg.Graph(tmp_path)).all) == set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
