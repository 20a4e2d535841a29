"""The documentation says what the program does: generated parts are in step, commands and links exist."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from kg.cli.app import app
from ontology import errors
from ontology.errors import KgError
from ontology.model import model
from ontology.vocabulary import load_vocabulary
from queries.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md"]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`((?:kg|make) [^`\n]+)`")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(path: Path, *languages: str) -> list[str]:
    return [m["body"] for m in _BLOCK.finditer(path.read_text(encoding="utf-8")) if m["language"] in languages]


def command_lines(path: Path) -> Iterator[str]:
    """What a reader might type: lines of shell blocks, ``$`` lines of transcripts, and commands within sentences."""
    for body in blocks(path, "sh"):
        yield from (line for line in body.splitlines() if line)
    for body in blocks(path, "console"):
        yield from (line[2:] for line in body.splitlines() if line.startswith("$ "))
    yield from _INLINE.findall(_BLOCK.sub("", path.read_text(encoding="utf-8")))


def calls(line: str, program: str) -> Iterator[list[str]]:
    """The arguments of each call of ``program`` in a line of shell."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=";|&")
    lexer.whitespace_split = True
    call: list[str] = []
    for word in [*lexer, ";"]:
        if set(word) <= set(";|&"):
            if call and Path(call[0]).name == program:
                yield call[1:]
            call = []
        else:
            call.append(word)


def test_what_is_generated_is_in_step() -> None:
    run = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr[-4000:]


def test_the_check_sees_a_page_that_is_out_of_step(tmp_path: Path) -> None:
    for part in ("docs", "examples"):
        (tmp_path / part).mkdir()
    for path in (ROOT / "docs").iterdir():
        if path.is_file() and b"<!-- run -->\n```" not in path.read_bytes():  # what is run there needs the samples
            (tmp_path / "docs" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "examples" / "README.md").write_text("# Samples\n", encoding="utf-8")
    (tmp_path / "docs" / "facts.md").write_text("# Facts\n", encoding="utf-8")
    page = tmp_path / "docs" / "queries.md"
    page.write_text(page.read_text(encoding="utf-8").replace("枫桥", "", 1) + "\nby hand\n", encoding="utf-8")
    (tmp_path / "NOTES.md").write_text("<!-- run -->\n```console\n$ echo new\nold\n```\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert "-by hand" in run.stderr
    assert "+new" in run.stderr
    assert run.stderr.endswith("out of step: docs/queries.md, NOTES.md. Run python docs/generate.py\n")


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_commands_in_it_exist(path: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in command_lines(path):
        for arguments in calls(line, "make"):
            assert set(arguments) <= targets, line
        for arguments in calls(line, "kg"):
            options = {option for option in arguments if option.startswith("--")}
            if arguments[0].startswith("-"):
                assert options <= {"--help"}, line
                continue
            command = COMMANDS.get(arguments[0])
            assert command, line
            known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
            assert options <= known | {"--help"}, line


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_in_it_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]*)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert not target or "://" in target or (path.parent / target).exists(), target


def test_every_command_and_question_is_documented() -> None:
    commands = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert all(f"\n## kg {command}\n" in commands for command in COMMANDS)
    questions = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert all(f"\n### {question}\n" in questions for question in catalogue())


@pytest.mark.parametrize("path", READMES, ids=name)
def test_the_readme_lists_every_exit_code(path: Path) -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, KgError)]
    listed = re.findall(r"^\| (\d+) \|", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(map(int, listed)) == sorted({0} | {kind.exit_code for kind in kinds})


def test_the_two_readmes_show_the_same() -> None:
    def shown(path: Path) -> list[str]:
        code = blocks(path, "sh", "console", "csv", "cypher")
        return [re.sub(r" +#.*", "", body) for body in code]

    english, chinese = map(shown, READMES)
    assert english == chinese
    headings = [re.findall(r"^(#+) ", _BLOCK.sub("", path.read_text(encoding="utf-8")), re.M) for path in READMES]
    assert headings[0] == headings[1]


def test_the_readmes_run_the_main_job() -> None:
    text = READMES[0].read_text(encoding="utf-8")
    ran = "\n".join(re.findall(r"<!-- run -->\n```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    assert "$ kg load examples/reports\n8 loaded" in ran
    assert "$ kg ask districts-running 枫桥经验\n" in ran


def test_every_relation_and_class_is_in_a_picture() -> None:
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    pictures = "\n".join(re.findall(r"^```mermaid\n(.*?)^```$", page, re.DOTALL | re.MULTILINE))
    drawn = {kind for kinds in re.findall(r"-->\|(.*?)\|", pictures) for kind in kinds.split("<br/>")}
    assert set(model().relations) <= drawn
    assert {label for label in model().classes if not re.search(rf"\b{label}\b", pictures)} == set()


def test_every_concept_is_in_the_page_of_vocabularies() -> None:
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    for scheme in ("program", "metric", "agency-type", "policy", "award"):
        assert [c.name for c in load_vocabulary().scheme(scheme) if f"\n| {c.name} | " not in page] == []


def test_every_question_of_the_field_is_answered_or_said_to_be_open() -> None:
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("| Q")
    ]
    assert [row[0] for row in rows] == [f"Q{number:02}" for number in range(1, 41)]
    for number, question, names, note in rows:
        asked = re.findall(r"`([^`]+)`", names)
        assert re.search("[一-鿿]", question), number
        assert asked or note, number
        assert set(asked) <= set(catalogue()), number


def test_every_question_is_of_use_to_the_field() -> None:
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z-]+)`", page))
    drawn = {query.name for query in catalogue().values() if query.view == "graph"}
    assert set(catalogue()) - drawn - named == set()
