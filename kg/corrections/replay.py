"""Replaying corrections: between extraction and the workspace, on each load of a report.

Extraction knows nothing of them, except that a command with a workspace reads its aliases with the vocabulary. A
correction is never lost: one whose fact does not come out any more is told of, and kept.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from kg.corrections.amend import Amender, name_of
from loaders import identity
from ontology.facts import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.corrections.amend import Record
    from kg.corrections.store import Correction, Corrections
    from loaders.identity import Home
    from ontology.facts import Fact

_ORDER = {kind: number for number, kind in enumerate(KINDS)}


class Replayed(NamedTuple):
    """The facts of a report after its corrections."""

    facts: list[Fact]
    lost: list[Correction]
    """Corrections whose fact did not come out."""


def replay(corrections: Corrections, text: str, facts: Sequence[Fact]) -> Replayed:
    """The facts of one report as people corrected them; the records given stay as they are."""
    own = corrections.by_report.get(facts[0]["report"], [])
    if not own and not corrections.same:
        return Replayed(list(facts), [])
    return _Replay(text, copies(facts), corrections.same).run(own)


def copies(facts: Sequence[Fact]) -> list[Record]:
    """The records, to be changed."""
    return [cast("Record", json.loads(json.dumps(fact))) for fact in facts]


class _Replay:
    """One report, while it is corrected."""

    def __init__(self, text: str, records: list[Record], same: Mapping[str, str]) -> None:
        self.text = text
        self.records = records
        self.same = same
        self.amender = Amender()
        self.renamed: dict[str, dict[str, str]] = {"agency": {}, "program": {}}
        """By kind, names that records had and the ones they got."""

    def run(self, own: Sequence[Correction]) -> Replayed:
        matched, lost = pair(own, self.records)
        rejected = set()
        apart: dict[str, str] = {}
        for correction, record in matched:
            if correction.verdict == "reject":
                rejected.add(id(record))
            elif correction.verdict != "add":
                if correction.changes:
                    self._rename(record, correction.changes)
                if correction.verdict == "not same":
                    apart[record["id"]] = correction.other
        self.records = [r for r in self.records if id(r) not in rejected]
        still_lost = [c for c in lost if not (c.verdict == "add" and self._add(c))]
        home = identity.home(cast("Any", self.records[0]), [r["name"] for r in self.records if r["kind"] == "agency"])
        for record in self.records:
            if record["kind"] in self.renamed:
                self._identify(record, home, apart.get(record["id"]))
        self._follow()
        self._follow_same(home, set(apart.values()))
        head, *rest = self.records
        rest.sort(key=lambda r: (r["evidence"]["start"], r["evidence"]["end"], _ORDER[r["kind"]], r["id"]))
        return Replayed(cast("list[Fact]", [head, *rest]), still_lost)

    def _rename(self, record: Record, changes: Mapping[str, Any]) -> None:
        before = name_of(record)
        self.amender.amend(record, changes)
        self._note(record, before)

    def _note(self, record: Record, before: str) -> None:
        if record["kind"] in self.renamed and name_of(record) != before:
            self.renamed[record["kind"]][before] = name_of(record)

    def _add(self, correction: Correction) -> bool:
        record = self.amender.added(self.records[0], correction.kind, self.text, correction.quote, correction.changes)
        if record is not None:
            self.records.append(record)
        return record is not None

    def _identify(self, record: Record, home: Home, other: str | None) -> None:
        """Make the record one with what it is said to be the same as, or keep it apart from ``other``."""
        node = self.amender.node(record, home)
        if node is None:
            return
        one = self.same.get(node, node)
        if other is not None and self.same.get(other, other) == one:
            if node == other:
                record["apart"] = True
                if record["kind"] == "program":
                    record["concept"] = None
            return
        if one != node:
            before = name_of(record)
            self.amender.become(record, one, home)
            self._note(record, before)

    def _follow(self) -> None:
        """Let what names an agency or program by the name it had name it by the one it has."""
        left = {kind: {r["name"] for r in self.records if r["kind"] == kind} for kind in self.renamed}
        agencies, programs = (
            {before: now for before, now in self.renamed[kind].items() if before not in left[kind]}
            for kind in ("agency", "program")
        )
        for record in self.records:
            for key in ("subject", "recipient"):
                if record.get(key) in agencies:
                    record[key] = agencies[record[key]]
            for relation in record.get("relations", ()):
                relation["agency"] = agencies.get(relation["agency"], relation["agency"])
            if "programs" in record:
                record["programs"] = list(dict.fromkeys(programs.get(name, name) for name in record["programs"]))

    def _follow_same(self, home: Home, apart: set[str]) -> None:
        """The same for names by which the report calls an agency that is one with another: 区司法局 of its district."""
        said = [(record, key) for record in self.records for key in ("agency", "subject", "recipient")]
        said += [(relation, "agency") for record in self.records for relation in record.get("relations", ())]
        for place, key in said:
            known = identity.agency(place[key], home) if place.get(key) else None
            one = self.same.get(known.id) if known else None
            if one and one not in apart:
                stand_in: Record = {"kind": "agency", "name": place[key]}
                self.amender.become(stand_in, one, home)
                place[key] = stand_in["name"]


def pair(
    corrections: Iterable[Correction], records: Sequence[Record]
) -> tuple[list[tuple[Correction, Record]], list[Correction]]:
    """Each correction with the record that it is about, and those whose record is not there.

    By the fact's id; else by kind, quote and name. What is accepted or renamed may also have come out as it should be:
    then another name at the same place is no loss.
    """
    by_id = {record["id"]: record for record in records}
    found: list[tuple[Correction, Record]] = []
    waiting = []
    for correction in corrections:
        if correction.id in by_id:
            found.append((correction, by_id[correction.id]))
        else:
            waiting.append(correction)
    taken = {record["id"] for _, record in found if record["kind"] != "report"}
    lost = []
    for correction in waiting:
        there = (r for r in records if r["kind"] == correction.kind and r["id"] not in taken)
        match = next((r for r in there if _is_about(correction, r)), None)
        if match is None:
            lost.append(correction)
        else:
            taken.add(match["id"])
            found.append((correction, match))
    return found, lost


def _is_about(correction: Correction, record: Record) -> bool:
    evidence = record["evidence"]
    if (correction.quote, correction.name) == (evidence["quote"], name_of(record)):
        return True
    here = (correction.start, correction.end) == (evidence["start"], evidence["end"])
    as_said = all(record.get(key) == value for key, value in correction.changes.items())
    return here and as_said and correction.verdict in {"accept", "rename", "add"}
