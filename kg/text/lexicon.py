"""Looking the vocabulary's labels up in a report: one Aho-Corasick pass over characters, leftmost and longest.

Labels are written without quotation marks; the report may put them anywhere (“八五”普法, “八五普法”), so both sides are
compared with the marks taken out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import daachorse

from kg.text.plain import make_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.vocabulary import Concept

_MARKS = re.compile("[“”‘’\"']+")


@dataclass(frozen=True, slots=True)
class Match:
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
    return _MARKS.sub("", make_plain(label).text).replace("·", ".")


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
        stripped, offsets = without_marks(text)
        concepts, labels = self._concepts, self._labels
        return [
            Match(offsets[start], offsets[end - 1] + 1, concepts[n], labels[n])
            for start, end, n in self._automaton.find(stripped)
            if concepts[n]
        ]


def without_marks(text: str) -> tuple[str, tuple[int, ...] | range]:
    """``text`` without quotation marks, and for each character left its offset."""
    text = text.replace("·", ".")
    pieces: list[str] = []
    offsets: list[range] = []
    position = 0
    for match in _MARKS.finditer(text):
        pieces.append(text[position : match.start()])
        offsets.append(range(position, match.start()))
        position = match.end()
    if not pieces:
        return text, range(len(text))
    pieces.append(text[position:])
    offsets.append(range(position, len(text)))
    return "".join(pieces), tuple(chain.from_iterable(offsets))
