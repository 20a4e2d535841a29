"""Gold out of a table that a person corrected: the facts that hold, each with a quote that is there once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.corrections.amend import Amender
from kg.corrections.replay import copies, pair
from kg.evaluation.scoring import alike, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.corrections.amend import Record
    from kg.corrections.verdicts import Decisions
    from ontology.facts import Fact

NOT_REVIEWED = "not reviewed"
_REPORT = ("title", "district", "parent", "redacted", "agency", "period", "published")


def annotate(text: str, facts: Sequence[Fact], decisions: Decisions, source: str) -> tuple[dict[str, Any], list[str]]:
    """The gold of a report, and what of it could not be kept.

    Facts that were accepted or corrected are in it; those without a verdict are in it with a ``doubt``, so that they
    count neither for nor against. Where nothing was said of the report itself, its identity is not in it.

    Args:
        text: of the report.
        facts: its records as extracted.
        decisions: what the table says.
        source: how the gold file names the report.
    """
    records = copies(facts)
    amender = Amender()
    matched, lost = pair(decisions.corrections, records)
    rejected = set()
    for correction, record in matched:
        if correction.verdict == "reject":
            rejected.add(record["id"])
        elif correction.verdict == "rename":
            amender.amend(record, correction.changes)
    report = records[0]
    held = [record for record in records[1:] if record["id"] not in rejected]
    for correction in lost:
        if correction.verdict == "add":
            added = amender.added(report, correction.kind, text, correction.quote, correction.changes)
            held += [added] if added else []
    reviewed = decisions.reviewed | {c.id for c in lost}
    held.sort(key=lambda r: (r["evidence"]["start"], r["evidence"]["end"], r["id"]))
    lists: dict[str, dict[Any, dict[str, Any]]] = {kind: {} for kind in _ROWS}
    dropped = []
    for record in held:
        made = _row(record, amender)
        if made is None:
            continue
        part, key, row = made
        quote = unique_quote(text, record["evidence"]["start"], record["evidence"]["end"])
        if quote is None:
            dropped.append(f"{part}: {record['evidence']['quote']}: no quote within its line is there only once")
            continue
        row["quote"] = quote
        if record["id"] not in reviewed and part != "other_numbers":
            row["doubt"] = NOT_REVIEWED
        there = lists[part].get(key)
        if there is None or "doubt" in there:
            lists[part][key] = row
    about = {key: report[key] for key in _REPORT} if report["id"] in decisions.reviewed else None
    gold: dict[str, Any] = {"source": source, "review": "made by kg review --apply", "report": about}
    return gold | {part: list(rows.values()) for part, rows in lists.items()}, dropped


_ROWS = ("agencies", "programs", "policies", "measures", "awards", "places", "other_numbers")


def _row(record: Record, amender: Amender) -> tuple[str, Any, dict[str, Any]] | None:
    """The list that a record goes to, what tells it from others there, and its row without the quote."""
    name = record.get("name", "")
    match record["kind"]:
        case "agency":
            return "agencies", plain(name), {"name": name, "type": record["type"]}
        case "program":
            row: dict[str, Any] = {"name": name, "status": record["status"]}
            concept = amender.vocabulary.concepts.get(record["concept"] or "")
            written = record["evidence"]["quote"]
            others = {concept.name if concept else name, "".join(written.split())} - {name}
            if also := sorted(other for other in others if plain(other) != plain(name) and alike(other, name)):
                row["also"] = also
            return "programs", (plain(name), record["status"]), row
        case "policy":
            return "policies", plain(name), {"title": name, "relation": record["relation"]}
        case "measurement":
            kept = ("value", "unit", "period", "status")
            row = {key: record[key] for key in kept} | {"name": [record["metric"]]}
            row |= {key: record[key] for key in ("bound", "rank", "change", "redacted") if record[key]}
            return "measures", record["id"], row
        case "award":
            return "awards", record["id"], {"recipient": record["recipient"], "award": name}
        case "place":
            return "places", plain(name), {"name": name, "type": record["type"]}
        case "number":
            return "other_numbers", record["id"], {"why": record["reading"]}
    return None


def unique_quote(text: str, start: int, end: int) -> str | None:
    """The shortest words around the span that the text says once, within one line; ``None`` where there are none.

    Of a span over several lines the part on its first line that says anything is taken.
    """
    while start < end and text[start] in "\n \u3000":
        start += 1
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end = max(min(end, line_end), start + 1)
    if start >= line_end or _often(text, text[line_start:line_end]):
        return None
    for size in range(end - start, line_end - line_start + 1):
        for first in range(max(line_start, end - size), start + 1):
            if first + size <= line_end and not _often(text, quote := text[first : first + size]):
                return quote
    return None


def _often(text: str, quote: str) -> bool:
    return text.find(quote, text.find(quote) + 1) >= 0
