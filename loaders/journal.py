"""The journal of a workspace: which file gave which report, and what of it stores were given.

Lines of JSON, only ever added to, each complete in itself; the last line about a file or report counts, and a line that
a crash cut off is passed over. Nothing here is the truth: without the journal files are read once more and stores are
compared by what the facts say, and the same comes out.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loaders.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SLACK = 1_000
"""Lines that no longer count, beyond which the journal is written anew."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from a file."""

    report: str
    sha256: str
    """Of its bytes."""
    fingerprint: str
    """Of the extractor that read it."""


class Journal:
    """The journal in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sources: dict[str, Source] = {}
        """By absolute path of the file."""
        self.digests: dict[str, str] = {}
        """By report: the digest of its graph (:func:`loaders.graph.digest`)."""
        self.gone: set[str] = set()
        """Reports that were here once and are not any more."""
        self.target: str | None = None
        """The address of the store that was last loaded into; ``None`` is the embedded one."""
        self._lines = 0
        self.reload()

    def reload(self) -> None:
        """Read the file again."""
        self.sources, self.digests, self.gone, self.target, self._lines = {}, {}, set(), None, 0
        try:
            content = self.path.read_bytes()
        except OSError:
            return
        for line in content.split(b"\n"):
            try:
                self._take(json.loads(line))
            except (ValueError, KeyError, TypeError):
                continue  # cut off by a crash
            self._lines += 1

    def tidy(self) -> None:
        """Write the journal anew where most of its lines do not count any more."""
        entries = [_loaded(path, source, self.digests[source.report]) for path, source in sorted(self.sources.items())]
        told = {source.report for source in self.sources.values()}
        entries += [{"report": r, "digest": d} for r, d in sorted(self.digests.items()) if r not in told]
        entries += [{"gone": report} for report in sorted(self.gone)]
        entries += [{"target": self.target}] if self.target else []
        if self._lines > len(entries) + SLACK:
            write_whole(self.path, b"".join(map(_line, entries)))
            self._lines = len(entries)

    def loaded(self, path: str, source: Source, digest: str) -> None:
        """Note that a file gave a report; what it gave before is gone if no other file gives it."""
        self._add(_loaded(path, source, digest))

    def computed(self, digests: Mapping[str, str]) -> None:
        """Note the digests of reports' graphs, where they are new."""
        self._add(*({"report": r, "digest": d} for r, d in sorted(digests.items()) if self.digests.get(r) != d))

    def unloaded(self, report: str) -> None:
        """Note that a report is taken out, and with it the files that gave it."""
        self._add({"gone": report})

    def filled(self, target: str | None) -> None:
        """Note which store reports are loaded into: an address without a password, ``None`` for the embedded one."""
        if target != self.target:
            self._add({"target": target})

    def paths(self, report: str) -> list[str]:
        """The files that gave a report, sorted."""
        return sorted(path for path, source in self.sources.items() if source.report == report)

    def _take(self, entry: dict[str, Any]) -> None:
        if "target" in entry:
            self.target = entry["target"]
            return
        if "gone" in entry:
            gone = entry["gone"]
            self.gone.add(gone)
            self.digests.pop(gone, None)
            self.sources = {path: source for path, source in self.sources.items() if source.report != gone}
            return
        report = entry["report"]
        if "path" in entry:
            before = self.sources.get(entry["path"])
            self.sources[entry["path"]] = Source(report, entry["sha256"], entry["fingerprint"])
            if before and before.report != report and not self.paths(before.report):
                self.gone.add(before.report)
                self.digests.pop(before.report, None)
        self.gone.discard(report)
        self.digests[report] = entry["digest"]

    def _add(self, *entries: dict[str, Any]) -> None:
        if not entries:
            return
        for entry in entries:
            self._take(entry)
        lines = b"".join(map(_line, entries))
        with self.path.open("ab") as file:
            if file.tell() and not self._ends_whole():
                lines = b"\n" + lines  # a crash cut the last line off
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        self._lines += len(entries)

    def _ends_whole(self) -> bool:
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"


def _loaded(path: str, source: Source, digest: str) -> dict[str, str]:
    entry = {"path": path, "report": source.report, "sha256": source.sha256, "fingerprint": source.fingerprint}
    return {**entry, "digest": digest}


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
