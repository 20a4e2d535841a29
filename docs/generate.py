# ruff: noqa: INP001 - a script, not a package
"""Writes what the documentation takes from the program itself, or says where the two are out of step.

    python docs/generate.py            write
    python docs/generate.py --check    fail where a file would change

- ``docs/model.md``, ``docs/queries.md`` and ``docs/cli.md`` are generated whole (:mod:`pages`), and so is
  ``docs/vocabulary.md`` (:mod:`vocabularies`).
- In the other documents, what a marked block holds is replaced:

  - ``<!-- run -->`` before a ``console`` block: its ``$`` lines are run, and their output follows them. The blocks of
    one document run in order in one new folder that holds ``examples/``. A command that fails stops everything.
  - ``<!-- file: NAME -->`` before a block: the block is saved in that folder under that name.
  - ``<!-- record: KIND FILE WORDS -->`` before a ``json`` block: the first record of that kind, of that sample report,
    whose quote holds the words (or whose name is them).
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pages
from vocabularies import vocabulary_page

from kg.pipeline import extract_file

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "examples" / "reports"
WIDTH = 100
"""Terminal cells that transcripts and help texts take."""

_BLOCK = re.compile(
    r"<!-- (?P<task>run|file|record)(?:: (?P<what>[^\n]*?))? -->\n```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def main(arguments: list[str]) -> int:
    """Write or check; the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/generate.py [--check]\n")
        return 2
    stale = []
    for path, text in documents():
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        if text == current:
            continue
        stale.append(path)
        if arguments:
            sys.stderr.writelines(
                difflib.unified_diff(current.splitlines(True), text.splitlines(True), str(path), "new")
            )
        else:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    if arguments and stale:
        names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
        sys.stderr.write(f"out of step: {names}. Run python docs/generate.py\n")
        return 1
    return 0


def documents() -> list[tuple[Path, str]]:
    """Every document and what it should hold."""
    found = [
        (ROOT / "docs" / "model.md", pages.model_page()),
        (ROOT / "docs" / "vocabulary.md", vocabulary_page(pages.NOTE)),
        (ROOT / "docs" / "queries.md", pages.queries_page()),
        (ROOT / "docs" / "cli.md", pages.cli_page(WIDTH)),
    ]
    generated = {path for path, _ in found}
    written = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md"]
    return found + [(path, filled(path)) for path in written if path not in generated]


def filled(path: Path) -> str:
    """The document with its marked blocks brought up to date."""
    text = path.read_text(encoding="utf-8")
    if not _BLOCK.search(text):
        return text
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        shutil.copytree(ROOT / "examples", place / "examples")

        def replace(match: re.Match[str]) -> str:
            head, body = match[0].split("\n", 1)[0], match["body"]
            if match["task"] == "run":
                body = transcript(body, place, str(path.relative_to(ROOT)))
            elif match["task"] == "file":
                (place / match["what"]).write_text(body, encoding="utf-8")
            else:
                body = record(*match["what"].split(" ", 2))
            return f"{head}\n```{match['language']}\n{body}```"

        return _BLOCK.sub(replace, text)


def transcript(body: str, place: Path, where: str) -> str:
    """The ``$`` lines of ``body``, each with what it prints, run in ``place``."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "KG_"))}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "PYTHONUTF8": "1",
    }
    lines = []
    for line in body.splitlines():
        if line.startswith("$ "):
            run = subprocess.run(
                ["/bin/sh", "-euc", line[2:]],
                cwd=place,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            if run.returncode:
                raise SystemExit(f"{where}: {line[2:]}: exit code {run.returncode}\n{run.stderr}")
            lines += [line, *run.stdout.splitlines()]
    return "".join(line + "\n" for line in lines)


def record(kind: str, name: str, words: str) -> str:
    """The first record of ``kind`` in a sample report that has ``words`` in its quote or as its name, as JSON."""
    for fact in extract_file(SAMPLES / name).facts:
        if fact["kind"] == kind and (words in fact["evidence"]["quote"] or words == fact.get("name")):
            return json.dumps(fact, ensure_ascii=False, indent=2) + "\n"
    raise SystemExit(f"no record of kind {kind} in {name} has {words} in its quote")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
