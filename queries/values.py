"""From a user's word to a value that is no name: a year, a range of years, a number, a word of a closed list."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from queries.likeness import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.vocabulary import Concept

_YEAR = r"((?:19|20)\d\d)(?:年度|年)?"
YEAR = re.compile(_YEAR)
YEARS = re.compile(rf"{_YEAR}\s*(?:[-‐-―~/]+|至|到)\s*{_YEAR}")
COUNT = re.compile(r"[1-9]\d{0,5}")


def year(word: str) -> str:
    """Four digits.

    Raises:
        UsageError: it is no year.
    """
    match = YEAR.fullmatch(_narrow(word))
    if not match:
        raise UsageError(f"{word} is not a year", hint="Give four digits, as 2022")
    return match[1]


def years(word: str) -> list[str]:
    """The first and the last year: ``["2021", "2023"]`` for 2021-2023, ``["2022", "2022"]`` for 2022.

    Raises:
        UsageError: it is neither a year nor a range of them, or the range ends before it begins.
    """
    narrow = _narrow(word)
    one, several = YEAR.fullmatch(narrow), YEARS.fullmatch(narrow)
    if not one and not several:
        raise UsageError(f"{word} is neither a year nor a range of years", hint="Give it as 2022 or 2021-2023")
    first, last = (several[1], several[2]) if several else (one[1], one[1]) if one else ("", "")
    if last < first:
        raise UsageError(f"{word} ends before it begins", hint=f"Give it as {last}-{first}")
    return [first, last]


def count(word: str) -> int:
    """A whole number from 1 on.

    Raises:
        UsageError: it is none.
    """
    narrow = _narrow(word)
    if not COUNT.fullmatch(narrow):
        raise UsageError(f"{word} is not a number of rows", hint="Give a whole number from 1 to 999999, as 10")
    return int(narrow)


def choice(kind: str, word: str, concepts: Sequence[Concept]) -> str:
    """The code of the concept that ``word`` names by its code or any of its labels (``计划`` is ``planned``).

    Raises:
        UsageError: no concept of the closed list is called so; the hint gives the list.
    """
    key = plain(word)
    for concept in concepts:
        code = concept.attributes["notation"]
        if key in {plain(label) for label in (code, *concept.labels)}:
            return code
    shown = ", ".join(f"{concept.attributes['notation']} ({concept.name})" for concept in concepts)
    raise UsageError(f"{word} is no {kind}", hint=f"Give one of: {shown}")


def _narrow(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip()
