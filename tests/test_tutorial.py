"""The tutorial's own commands, read out of the file and run: those that docs/generate.py does not run already."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.neo4j_server import Address

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"<!-- (?P<task>run|try|try: neo4j) -->\n```console\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
USUAL = "bolt://localhost:7687"


def blocks(task: str) -> list[list[str]]:
    """The commands of each block that is marked so, with the lines that they are said to print."""
    found = [match["body"].splitlines() for match in BLOCK.finditer(TUTORIAL) if match["task"] == task]
    assert found
    return found


def environment(**others: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "KG_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return kept | {"PATH": path, "COLUMNS": "100", "PYTHONUTF8": "1"} | others


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def run(command: str, place: Path, **others: str) -> str:
    ran = subprocess.run(
        ["/bin/sh", "-euc", command], cwd=place, env=environment(**others), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{command}\n{ran.stderr}"
    return ran.stdout


def test_what_is_taken_elsewhere_is_there(place: Path) -> None:
    run(next(line[2:] for line in blocks("run")[0] if line.startswith("$ kg load")), place)
    for block in blocks("try"):
        for line in block:
            run(line.removeprefix("$ "), place)
    assert (place / "graph.ttl").stat().st_size
    assert (place / "page.html").stat().st_size


@pytest.mark.neo4j
def test_the_way_from_reports_to_neo4j_browser(place: Path, neo4j_server: Address) -> None:
    loading, looking = blocks("try: neo4j")
    password = {"NEO4J_PASSWORD": neo4j_server.password}
    load, ask = (line.removeprefix("$ ").replace(USUAL, neo4j_server.uri) for line in loading)
    assert run(load, place, **password).startswith("8 loaded, ")
    assert re.findall(r"^(\S+) +(\d{4}) +(\w+)", run(ask, place, **password), re.MULTILINE) == [
        ("云岭县", "2023", "done")
    ]

    command = looking[0].removeprefix("$ ").replace(USUAL, neo4j_server.uri)
    assert command.startswith("kg browser --to ")
    with subprocess.Popen(
        [*command.split(), "--no-open"], cwd=place, env=environment(**password), stdout=subprocess.PIPE, text=True
    ) as process:  # fmt: skip
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in looking[1:]]
        process.terminate()
    assert plain(lines) == plain(looking[1:])


def plain(lines: list[str]) -> list[str]:
    """``lines`` without the addresses and ports that are another each time."""
    return [re.sub(r"(127\.0\.0\.1|localhost)(:|%3A)\d+", "HERE", line.rstrip("\n")) for line in lines]
