"""What a person filled into a table, checked row by row, as corrections and aliases."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from kg.corrections.amend import ABOUT_REPORT, DETAIL, NAME, SCHEMES, Amender, name_of
from kg.corrections.replay import pair
from kg.corrections.store import KEPT, Correction
from kg.corrections.table import KINDS
from loaders import identity
from ontology.errors import UsageError
from ontology.terms import concept_id
from queries.likeness import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.corrections.amend import Record
    from kg.corrections.table import Row, Table

VERDICTS = (*KEPT, "alias")
_PERIOD = re.compile(r"[0-9]{4}(?:H[12]|Q[1-4]|/[0-9]{4})?")
_NONE = "-"
_HIDDEN = "*"
_COLUMNS = {
    "report": ("name",),
    "measurement": ("name", "value", "unit", "period", "status"),
    "program": ("name", "status"),
    "agency": ("name", "detail"),
    "policy": ("name", "status", "detail"),
    "award": ("name", "detail"),
    "place": ("name", "detail"),
}
"""What can be corrected of each kind."""
_ONE_OF = {
    "status": ("done", "planned", "shortcoming"),
    "relation": ("issued", "implements", "mentions"),
}


@dataclass
class Decisions:
    """What a table says."""

    corrections: list[Correction] = field(default_factory=list)
    aliases: list[tuple[str, str, str]] = field(default_factory=list)
    """Scheme, name of the concept, other name."""
    reviewed: set[str] = field(default_factory=set)
    """Identifiers of the facts that have a verdict."""
    lost: list[Row] = field(default_factory=list)
    """Rows with a verdict whose fact does not come out of the report; their corrections are kept."""


def decide(table: Table, text: str, facts: Sequence[Record]) -> Decisions:
    """Check a table against the facts of its report.

    Raises:
        UsageError: a cell is wrong; ``where`` is ``file:line``.
    """
    return _Decider(text, facts).run(table)


class _Decider:
    def __init__(self, text: str, facts: Sequence[Record]) -> None:
        self.text = text
        self.facts = facts
        self.by_id = {record["id"]: record for record in facts}
        self.amender = Amender()
        self.home = identity.home(cast("Any", facts[0]), [r["name"] for r in facts if r["kind"] == "agency"])
        self.found = Decisions()

    def run(self, table: Table) -> Decisions:
        seen: set[tuple[str, str]] = set()
        for row in table.rows:
            verdict = " ".join(row["verdict"].lower().replace("_", " ").replace("-", " ").split())
            if not verdict:
                if new := next((c for c in row.cells if c.startswith("new ") and row[c]), None):
                    raise _wrong(row, f"{new} is filled and verdict is empty", "Say rename in verdict")
                continue
            if verdict not in VERDICTS:
                raise _wrong(row, f"there is no verdict {row['verdict']!r}", "One of: " + ", ".join(VERDICTS))
            if row["kind"] not in _COLUMNS:
                raise _wrong(row, f"there is no kind {row['kind']!r}", "One of: " + ", ".join(KINDS))
            key = (row["id"], row["detail"] if row["kind"] == "report" else "")
            if row["id"] and key in seen:
                raise _wrong(row, f"{row['id']} has a verdict in an earlier row", "Keep one of them")
            seen.add(key)
            if verdict == "add":
                self._add(row)
            elif row["kind"] == "report":
                self._report(row, verdict)
            else:
                self._fact(row, verdict)
        return self.found

    def _report(self, row: Row, verdict: str) -> None:
        key = row["detail"]
        if key not in ABOUT_REPORT:
            raise _wrong(row, f"nothing of a report is called {key!r}", "One of: " + ", ".join(ABOUT_REPORT))
        if verdict not in {"accept", "rename"}:
            raise _wrong(row, "a report is accepted or renamed", "To take it out: kg unload")
        changes: dict[str, Any] = {}
        if verdict == "rename":
            changes[key] = self._about_report(row, key, row["new name"])
        report = self.facts[0]
        evidence = report["evidence"]
        self.found.corrections.append(
            Correction(
                report["id"], "report", key, evidence["quote"], evidence["start"], evidence["end"], verdict, changes
            )
        )
        self.found.reviewed.add(report["id"])

    def _about_report(self, row: Row, key: str, cell: str) -> str | None:
        if not cell:
            raise _wrong(row, "rename, and no new name", f"What it must be, or {_NONE} for none")
        if cell == _NONE:
            return None
        if key == "period":
            return str(self._value(row, "period", cell))
        if key == "published":
            try:
                date.fromisoformat(cell)
            except ValueError:
                raise _wrong(row, f"{cell!r} is no date", "As in 2024-01-31") from None
        return cell

    def _fact(self, row: Row, verdict: str) -> None:
        kind = row["kind"]
        draft = Correction(row["id"], kind, row["name"], row["quote"], _int(row["start"]), _int(row["end"]), "")
        matched, _ = pair([draft], self.facts)
        record = matched[0][1] if matched else None
        if record is not None and record["kind"] != kind:
            raise _wrong(row, f"{row['id']} is a {record['kind']}", "Leave the column kind as it was")
        changes: dict[str, Any] = {}
        if verdict == "rename" or (verdict == "not same" and row["new name"]):
            changes = self._changes(row, kind, "new ")
            if not changes:
                raise _wrong(row, "rename, and nothing new", "Fill new name, or another column that begins with new")
        elif new := next((c for c in row.cells if c.startswith("new ") and row[c]), None):
            raise _wrong(row, f"{new} is filled and verdict is {verdict}", "Say rename in verdict")
        node = other = ""
        if verdict in {"same", "not same"}:
            node, other = self._identity(row, verdict, record)
        if verdict == "alias":
            self._alias(row, record)
        if record is None:
            if not row["id"]:
                raise _wrong(row, "no such fact comes out of the report", "Copy kind, name and quote from the table")
            self.found.lost.append(row)
            place = (draft.name, draft.quote, draft.start, draft.end)
        else:
            evidence = record["evidence"]
            place = (name_of(record), evidence["quote"], evidence["start"], evidence["end"])
            self.found.reviewed.add(record["id"])
        if verdict != "alias":
            identifier = record["id"] if record else row["id"]
            self.found.corrections.append(Correction(identifier, kind, *place, verdict, changes, node, other))

    def _add(self, row: Row) -> None:
        if row["kind"] not in KINDS:
            raise _wrong(row, f"a {row['kind']} cannot be added", "One of: " + ", ".join(KINDS))
        fields = self._changes(row, row["kind"], "") | self._changes(row, row["kind"], "new ")
        quote = row["quote"]
        at = self.text.find(quote) if quote else -1
        if at < 0:
            raise _wrong(row, "an added fact needs the words of the report in quote", "Copy them from the report")
        if self.text.find(quote, at + 1) >= 0:
            raise _wrong(row, f"the report says “{quote}” more than once", "Lengthen the quote until it does not")
        name = NAME.get(row["kind"], "name")
        if not fields.get(name):
            raise _wrong(row, "an added fact needs a name", "Fill name")
        if row["kind"] == "measurement" and "value" not in fields:
            raise _wrong(row, "an added measurement needs a value", f"Fill value; {_HIDDEN} where it is hidden")
        if row["kind"] in {"agency", "place"} and not fields.get("type"):
            raise _wrong(row, f"an added {row['kind']} needs its type", "Fill detail, as with 司法所 or 街道")
        added = self.amender.added(self.facts[0], row["kind"], self.text, quote, fields)
        if added is not None:
            place = (fields[name], quote, at, at + len(quote))
            self.found.corrections.append(Correction(added["id"], row["kind"], *place, "add", fields))

    def _changes(self, row: Row, kind: str, prefix: str) -> dict[str, Any]:
        """The fields that the columns with ``prefix`` fill."""
        changes = {}
        for column in ("name", "value", "unit", "period", "status", "detail"):
            cell = row[prefix + column]
            if not cell:
                continue
            if column not in _COLUMNS[kind]:
                if not prefix:
                    continue
                raise _wrong(row, f"a {kind} has no {column}", "Empty the cell")
            key = NAME.get(kind, "name") if column == "name" else DETAIL[kind] if column == "detail" else column
            changes[key] = self._value(row, key, cell)
        return changes

    def _value(self, row: Row, key: str, cell: str) -> str | float | int | None:
        if key == "value":
            if cell == _HIDDEN:
                return None
            try:
                number = float(cell.replace(",", "").replace("，", ""))
            except ValueError:
                number = math.nan
            if not math.isfinite(number):
                raise _wrong(row, f"{cell!r} is no number", f"As in 1085 or 98.2; {_HIDDEN} where it is hidden")
            return int(number) if number.is_integer() else number
        if cell == _NONE and key in {"period", "recipient"}:
            return None
        if key == "period" and not _PERIOD.fullmatch(cell):
            raise _wrong(row, f"{cell!r} is no period", "As in 2022, 2025H1, 2024Q3 or 2021/2025")
        if key in _ONE_OF and cell not in _ONE_OF[key]:
            raise _wrong(row, f"there is no {key} {cell!r}", "One of: " + ", ".join(_ONE_OF[key]))
        return cell

    def _identity(self, row: Row, verdict: str, record: Record | None) -> tuple[str, str]:
        """The node that the fact stands for, and the one that it is said to be, or not to be."""
        kind, other = row["kind"], row["other"]
        if kind not in {"agency", "program"}:
            raise _wrong(row, f"{verdict} is said of agencies and programs", "Say rename")
        if not other:
            raise _wrong(row, f"{verdict}, and nothing in other", "Its id in this table, its name or its node's id")
        node = self.amender.node(record or self._stub(kind, row["name"]), self.home)
        if node is None:
            raise _wrong(row, "its name is hidden or says nobody: it is the report's alone", "Say rename")
        target = self._node(row, kind, other)
        if verdict == "same":
            if target == node:
                raise _wrong(row, f"it is {target} already", "Say accept")
            if not self.amender.become(self._stub(kind, row["name"]), target, self.home):
                raise _wrong(row, f"{target} is nothing that this report can name", "Give its full name in other")
        return node, target

    def _node(self, row: Row, kind: str, other: str) -> str:
        if other.startswith("fact/"):
            named = self.by_id.get(other)
            if named is None or named["kind"] != kind:
                raise _wrong(row, f"{other} is no {kind} of this report", "Copy the id of another row")
        elif other.startswith(("agency/",) if kind == "agency" else ("program/", "coinage/")):
            return other
        else:
            named = self._stub(kind, other)
        node = self.amender.node(named, self.home)
        if node is None:
            raise _wrong(row, f"{other!r} names no {kind}", "Give its id or its full name")
        return node

    def _stub(self, kind: str, name: str) -> Record:
        concept = self.amender.concept("program", name) if kind == "program" else None
        return {"kind": kind, "name": name, "concept": concept}

    def _alias(self, row: Row, record: Record | None) -> None:
        scheme, other = SCHEMES.get(row["kind"]), row["other"]
        if scheme is None:
            raise _wrong(row, f"an alias stands for a concept, and no {row['kind']} does", "Say same or rename")
        if not other:
            raise _wrong(row, "alias, and nothing in other", "The concept's name or id, as program/枫桥经验")
        concepts = self.amender.vocabulary.concepts
        if other.startswith(scheme + "/"):
            known = concepts.get(other)
            identifier, concept = (
                (known.id, known.name) if known else (concept_id(scheme, other[len(scheme) + 1 :]), "")
            )
            concept = concept or other[len(scheme) + 1 :]
        else:
            found = self.amender.concept(scheme, other)
            if found is None:
                near = nearest(
                    other, [(label, c.name) for c in concepts.values() if c.scheme == scheme for label in c.labels]
                )
                hint = (
                    f"Nearest: {', '.join(near)}. A new one: {scheme}/{other}"
                    if near
                    else f"A new one: {scheme}/{other}"
                )
                raise _wrong(row, f"there is no {scheme} called {other!r}", hint)
            identifier, concept = found, concepts[found].name
        alias = name_of(record) if record else row["name"]
        before = self.amender.concept(scheme, alias)
        if before is not None and before != identifier:
            raise _wrong(row, f"{alias} is a name of {before} already", "Say same, or rename this fact alone")
        if "|" in alias or not alias:
            raise _wrong(row, f"{alias!r} cannot be an alias", "Say rename")
        if before is None:
            self.found.aliases.append((scheme, concept, alias))


def _wrong(row: Row, what: str, hint: str) -> UsageError:
    return UsageError(what, where=row.where, hint=hint)


def _int(cell: str) -> int:
    return int(cell) if cell.isdigit() else 0
