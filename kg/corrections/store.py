"""The corrections of a workspace: ``corrections/<16 hex>.json`` holds the verdicts on the facts of one report.

What they do to the facts is :mod:`kg.corrections.replay`; names that stand for concepts are kept beside them, as
vocabulary (:mod:`kg.corrections.aliases`).
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from loaders.files import write_whole
from ontology.errors import InputUnreadableError, StoreUnavailableError
from ontology.facts import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FOLDER = "corrections"
FORMAT = "fazhi-kg corrections"
VERSION = 1
KEPT = ("accept", "reject", "rename", "same", "not same", "add")
"""The verdicts that are kept here; an alias is kept as vocabulary."""
_ORDER = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict on one fact."""

    id: str
    """Of the fact, before any correction."""
    kind: str
    name: str
    """What the fact is called, before any correction; of the report the field that is meant."""
    quote: str
    start: int
    end: int
    verdict: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the record and what they must be."""
    node: str = ""
    """The node that the fact stood for, where the verdict is about identity."""
    other: str = ""
    """The node that it is the same as, or not."""


class Corrections:
    """The corrections of a workspace."""

    def __init__(self, workspace: Path) -> None:
        """Read them.

        Raises:
            InputUnreadableError: a file is damaged.
        """
        self.folder = workspace / FOLDER
        self.by_report = {"report/" + path.stem: _read(path) for path in sorted(self.folder.glob("[0-9a-f]*.json"))}

    def path(self, report: str) -> Path:
        """The file of a report."""
        return self.folder / f"{report.removeprefix('report/')}.json"

    @cached_property
    def same(self) -> dict[str, str]:
        """Nodes that are one with another, and the one that they are, over all reports."""
        return _representatives(
            (c.node, c.other) for found in self.by_report.values() for c in found if c.verdict == "same"
        )

    def state(self, report: str) -> str:
        """Eight digits that change when replaying may give something else for ``report``; ``""`` for none."""
        said = [asdict(c) for c in self.by_report.get(report, [])]
        if not said and not self.same:
            return ""
        return sha256(json.dumps([said, sorted(self.same.items())]).encode()).hexdigest()[:8]

    def counts(self) -> dict[str, int]:
        """How many of each verdict there are, those that are there, in the order of the verdicts."""
        found = Counter(c.verdict for corrections in self.by_report.values() for c in corrections)
        return {verdict: found[verdict] for verdict in KEPT if found[verdict]}

    def put(self, report: str, corrections: Iterable[Correction]) -> None:
        """Keep the corrections of a report in place of what was kept; none take the file away.

        Raises:
            StoreUnavailableError: the workspace cannot be written.
        """
        ordered = sorted(corrections, key=lambda c: (c.start, c.end, _ORDER[c.kind], c.name, c.id))
        document = {"format": FORMAT, "version": VERSION, "report": report, "corrections": [asdict(c) for c in ordered]}
        path = self.path(report)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if ordered:
                write_whole(
                    path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
                )
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailableError(
                f"the corrections cannot be written ({error.strerror})", where=str(path), hint="Mend its rights"
            ) from error
        self.by_report[report] = ordered
        self.__dict__.pop("same", None)


def _representatives(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each node that is one with others, the one they all are: one that is said to be no other, else the first."""
    groups: dict[str, set[str]] = {}
    sources = set()
    for node, other in pairs:
        sources.add(node)
        joined = groups.get(node, {node}) | groups.get(other, {other})
        groups |= dict.fromkeys(joined, joined)
    chosen = {}
    for node, group in groups.items():
        one = min(group - sources or group)
        if one != node:
            chosen[node] = one
    return chosen


def _read(path: Path) -> list[Correction]:
    try:
        document = json.loads(path.read_bytes())
        if (document["format"], document["version"]) != (FORMAT, VERSION):
            raise ValueError(document)  # noqa: TRY301 - told as every other damage is, below
        return [Correction(**entry) for entry in document["corrections"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputUnreadableError(
            "the corrections cannot be read", where=str(path), hint="Mend the file, or apply the table again"
        ) from error
