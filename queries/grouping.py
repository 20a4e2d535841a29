"""What a projection groups by: the variables that stand beside an aggregate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.tokens import split_commas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from queries.tokens import Token

AGGREGATES = ("collect", "count", "sum", "min", "max", "avg")
_CLAUSES = ("MATCH", "OPTIONAL", "WITH", "RETURN", "WHERE", "UNWIND", "CALL", "ORDER", "SKIP", "LIMIT", "UNION")


def ungrouped(parts: Sequence[Token]) -> Iterator[str]:
    """Variables beside an aggregate, in one item of a WITH or RETURN, that are no item of it themselves."""
    for i, part in enumerate(parts):
        if not part.is_word("WITH", "RETURN"):
            continue
        after = range(i + 1, len(parts))
        ends = (j for j in after if parts[j].depth < part.depth or _is_clause(parts[j], part.depth))
        items = [item for item in split_commas(parts[i + 1 : next(ends, len(parts))]) if item]
        known = {item[0].text for item in items if len(item) == 1}
        for item in items:
            expression = item[:-2] if len(item) >= 3 and item[-2].is_word("AS") else item
            yield from (word for word in _beside_aggregates(expression) if word not in known)


def _is_clause(part: Token, depth: int) -> bool:
    return part.depth == depth and part.is_word(*_CLAUSES)


def _beside_aggregates(expression: Sequence[Token]) -> list[str]:
    """Variables outside of the aggregates of an expression; none where it has no aggregate."""
    calls = [
        i
        for i in range(len(expression) - 1)
        if expression[i].kind == "word" and expression[i].text in AGGREGATES and expression[i + 1].is_sign("(")
    ]
    inside = set()
    for i in calls:
        close = next(j for j in range(i + 2, len(expression)) if expression[j].depth == expression[i].depth)
        inside |= set(range(i, close + 1))
    words = [
        part.text
        for i, part in enumerate(expression)
        if calls
        and i not in inside
        and part.kind == "word"
        and not part.text.isupper()
        and not (i + 1 < len(expression) and expression[i + 1].is_sign("("))
        and not (i > 0 and expression[i - 1].is_sign("."))
    ]
    return list(dict.fromkeys(words))
