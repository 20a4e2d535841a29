"""The workspace: the facts of every report, one file a report, and the text that their offsets refer to.

The facts are the truth; every store is an index that can be filled again from them. What is in the folder::

    workspace.json        which layout this is
    facts/<16 hex>.jsonl  the records of a report, one a line
    texts/<16 hex>.txt    its text in UTF-8
    journal.jsonl         which file gave which report: see loaders.journal
    graph.kgl …           the embedded store
    lock                  held by the one process that writes

A file is written whole or not at all: beside its place, flushed to the disk, then moved into it. A crash at any point
leaves what was there.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from loaders.files import UNFINISHED, locked, write_whole
from loaders.journal import Journal
from loaders.store import SCHEMA_VERSION
from ontology.errors import InputMissingError, StoreUnavailableError, StoreVersionError
from ontology.facts import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontology.facts import Fact, ReportRecord

DEFAULT = Path(".fazhi-kg")
FORMAT = "fazhi-kg workspace"
_REPORT = re.compile("report/[0-9a-f]{16}")
_HINT = "Load the reports into a new workspace: kg load PATH --workspace DIR"


class Workspace:
    """A folder of facts. Reading needs nothing; writing goes on inside :meth:`writing`."""

    def __init__(self, path: Path = DEFAULT) -> None:
        """Open the workspace at ``path``; one that is not there yet is empty, and made by the first writing.

        Raises:
            StoreVersionError: another version wrote it, or it is not a workspace.
        """
        self.path = path
        self.store_path = path / "graph.kgl"
        self._facts = path / "facts"
        self._texts = path / "texts"
        self._marker = path / "workspace.json"
        self._check()
        self.journal = Journal(path / "journal.jsonl")

    def _check(self) -> None:
        try:
            marker = json.loads(self._marker.read_text(encoding="utf-8"))
            known = marker["format"] == FORMAT
            version = marker["schema"]
        except FileNotFoundError:
            if self.path.is_dir() and any(self.path.iterdir()) and not self._facts.is_dir():
                raise StoreVersionError("this is no workspace", where=str(self.path), hint=_HINT) from None
            return
        except NotADirectoryError as error:
            raise StoreVersionError("this is no workspace", where=str(self.path), hint=_HINT) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreVersionError("the marker cannot be read", where=str(self._marker), hint=_HINT) from error
        if not known or version != SCHEMA_VERSION:
            raise StoreVersionError(
                f"version {version} of the workspace, and this is for version {SCHEMA_VERSION}",
                where=str(self.path),
                hint=_HINT,
            )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the workspace for writing.

        Raises:
            StoreUnavailableError: another process holds it, or the folder cannot be written.
        """
        try:
            for folder in (self.path, self._facts, self._texts):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        with locked(self.path / "lock"):
            if not self._marker.exists():
                marker = json.dumps({"format": FORMAT, "schema": SCHEMA_VERSION})
                self._write(self._marker, marker + "\n")
            for folder in (self.path, self._facts, self._texts):
                for left in folder.glob(UNFINISHED):  # by a process that did not live to move it
                    left.unlink()
            self.journal.reload()
            self.journal.tidy()
            for report in sorted(self.journal.gone):  # a crash may have left them behind
                self.remove(report)
            yield

    def reports(self) -> list[str]:
        """The identifiers of the reports whose facts are here, sorted."""
        found = ("report/" + path.stem for path in self._facts.glob("[0-9a-f]*.jsonl"))
        return sorted(report for report in found if _REPORT.fullmatch(report))

    def loaded(self) -> list[str]:
        """:meth:`reports`, for what needs one at least.

        Raises:
            InputMissingError: there is none.
        """
        reports = self.reports()
        if not reports:
            raise InputMissingError(
                "no report is loaded",
                where=str(self.path),
                hint="Load some first: kg load PATH, or give --workspace DIR",
            )
        return reports

    def facts(self, report: str) -> list[Fact]:
        """The records of a report.

        Raises:
            InputMissingError: the report is not here.
            StoreVersionError: its file is damaged.
        """
        with self._read(report) as file:
            return [cast("Fact", json.loads(line)) for line in file]

    def has(self, report: str) -> bool:
        """Whether the facts of a report are here."""
        return self._facts_file(report).exists()

    def report(self, report: str) -> ReportRecord:
        """The first record of a report: its own. Raises what :meth:`facts` raises."""
        with self._read(report) as file:
            return cast("ReportRecord", json.loads(file.readline()))

    def count(self) -> dict[str, int]:
        """How many records of each kind there are, in the order of the kinds."""
        found = dict.fromkeys(KINDS, 0)
        for report in self.reports():
            with self._read(report) as file:
                for line in file:
                    found[json.loads(line)["kind"]] += 1
        return found

    @contextmanager
    def _read(self, report: str) -> Iterator[TextIO]:
        path = self._facts_file(report)
        try:
            with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
                yield file
        except FileNotFoundError as error:
            raise InputMissingError("the report is not in the workspace", where=report) from error
        except (OSError, ValueError, KeyError) as error:
            hint = "Delete the file and load the report again"
            raise StoreVersionError("the facts of the report cannot be read", where=str(path), hint=hint) from error

    def text(self, report: str) -> str:
        """The text that the offsets of the report's facts refer to.

        Raises:
            InputMissingError: it is not here.
        """
        try:
            return self._text_file(report).read_bytes().decode("utf-8", "surrogatepass")
        except OSError as error:
            raise InputMissingError("the text of the report is not in the workspace", where=report) from error

    def put(self, text: str, facts: Sequence[Fact]) -> str:
        """Keep a report, whole or not at all, in place of what was kept of it. Gives back its identifier."""
        report = facts[0]["report"]
        lines = dump(facts)
        self._write(self._text_file(report), text)
        self._write(self._facts_file(report), lines)
        return report

    def remove(self, report: str) -> None:
        """Take a report out; one that is not there is no error."""
        self._facts_file(report).unlink(missing_ok=True)
        self._text_file(report).unlink(missing_ok=True)

    def _facts_file(self, report: str) -> Path:
        return self._facts / (_digits(report) + ".jsonl")

    def _text_file(self, report: str) -> Path:
        return self._texts / (_digits(report) + ".txt")

    def _write(self, path: Path, content: str) -> None:
        try:
            write_whole(path, content.encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> StoreUnavailableError:
        return StoreUnavailableError(
            f"the workspace cannot be written ({error.strerror})",
            where=str(self.path),
            hint="Free space or mend its rights",
        )


def _digits(report: str) -> str:
    """What names the files of a report.

    Raises:
        InputMissingError: it is no identifier of a report, and might name any file.
    """
    if not _REPORT.fullmatch(report):
        raise InputMissingError(
            "this is no identifier of a report", where=report, hint="It is like report/0123456789abcdef"
        )
    return report.removeprefix("report/")


def dump(facts: Sequence[Fact]) -> str:
    """The records as JSON Lines: the same records, the same characters."""
    return "".join(json.dumps(fact, ensure_ascii=False, separators=(",", ":")) + "\n" for fact in facts)
