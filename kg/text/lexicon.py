"""Looking the vocabulary's labels up in a report: one Aho-Corasick pass over characters, leftmost and longest.

Labels are written without quotation marks; the report may put them anywhere (“八五”普法, “八五普法”), so both sides are
compared with the marks taken out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import daachorse

from kg.text.plain import make_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.vocabulary import Concept

_MARK = re.compile("[“”‘’\"']")


class Match(NamedTuple):
    """A label of the vocabulary in the report, in offsets of the reading form.

    Attributes:
        start: of its first character; a quotation mark before it is not part of the match.
        end: behind its last character.
        concept: identifier of the concept.
        label: the label that matched, as :func:`key` writes it.
    """

    start: int
    end: int
    concept: str
    label: str


def key(label: str) -> str:
    """The form in which labels are compared: the reading form without quotation marks, · as a point."""
    return _MARK.sub("", make_plain(label).text).replace("·", ".")


class Lexicon:
    """The labels of some concepts, ready to be found."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        owners: dict[str, str] = {}
        for concept in concepts:
            for label in (concept.name, *concept.alt, *concept.hidden):
                owners.setdefault(key(label), concept.id)
            for label in concept.excluded:
                owners.setdefault(key(label), "")
        owners.pop("", None)
        self._labels = sorted(owners)
        self._concepts = [owners[label] for label in self._labels]
        self._automaton = (
            daachorse.CharwiseDoubleArrayAhoCorasick(self._labels, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
            if self._labels
            else None
        )
        self._by_label = owners

    def concept(self, name: str) -> str | None:
        """The concept that has exactly this name as a label."""
        return self._by_label.get(key(name)) or None

    def find(self, text: str) -> list[Match]:
        """The labels in ``text`` (a reading form), in order; where one contains another, the longer one."""
        if self._automaton is None:
            return []
        stripped, cuts = without_marks(text)
        concepts, labels = self._concepts, self._labels
        found = self._automaton.find(stripped)
        if not cuts:
            return [Match(start, end, concepts[n], labels[n]) for start, end, n in found if concepts[n]]
        return [
            Match(start + bisect_right(cuts, start), end + bisect_left(cuts, end), concepts[n], labels[n])
            for start, end, n in found
            if concepts[n]
        ]


@lru_cache(maxsize=2)
def without_marks(text: str) -> tuple[str, list[int]]:
    """``text`` without quotation marks, and where in it each mark stood.

    The character at ``n`` stood at ``n + bisect_right(cuts, n)`` in ``text``.
    """
    pieces = _MARK.split(text.replace("·", "."))
    return "".join(pieces), list(accumulate(map(len, pieces[:-1])))
