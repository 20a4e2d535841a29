"""The sentences behind a row: from the identifiers in its column ``facts`` to the words of the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.names import Askable

BATCH = 1000
"""Facts that one statement asks for."""
_EVIDENCE = """
MATCH (f:Fact)
WHERE f.id IN $facts
MATCH (f)-[:STATED_IN]->(r:Report)
RETURN f.id AS fact, f.name AS what, f.status AS status, coalesce(f.sentence, f.quote) AS sentence, f.quote AS quote,
       r.name AS report, r.id AS source, f.section AS section, f.page AS page, f.paragraph AS paragraph,
       f.start AS start, f.`end` AS `end`
ORDER BY fact
"""


class Evidence(TypedDict):
    """Where one fact comes from."""

    fact: str
    """Its identifier; behind ``#``, its address in the page of the graph."""
    what: str
    """The fact in short."""
    status: str | None
    sentence: str
    quote: str
    """The words that make the fact, within the sentence."""
    report: str
    """The report's title."""
    source: str
    """The report's identifier."""
    section: str | None
    """The headings above it."""
    page: int | None
    paragraph: int | None
    start: int
    """Where the quote begins in the text, in characters."""
    end: int


def evidence(store: Askable, facts: Iterable[str]) -> dict[str, Evidence]:
    """What ``store`` knows of these facts, by identifier; one that it does not have is left out."""
    wanted = sorted(set(facts))
    found: dict[str, Evidence] = {}
    for start in range(0, len(wanted), BATCH):
        result = store.query(_EVIDENCE, {"facts": wanted[start : start + BATCH]})
        for row in result.rows:
            said = cast("Evidence", dict(zip(result.columns, row, strict=True)))
            found[said["fact"]] = said
    return found
