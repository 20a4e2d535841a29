"""Words of several kinds, looked up in short stretches of text, and the names that are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import daachorse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.vocabulary import Vocabulary


def cues_of(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The words of each class of cues, by the local name of the class (``run-verb``)."""
    return {concept.id.partition("/")[2]: concept.alt for concept in vocabulary.scheme("cue")}


class Coinage(NamedTuple):
    """A name that the text makes up, in offsets of the reading form.

    Attributes:
        start: of the name; a quotation mark that opens it is part of it.
        end: behind the name, its head noun included.
        name: as written, without its quotation marks.
        core: where the part ends that sets the name apart: the quotation, without the head noun behind it.
        quoted: whether the text puts it in quotation marks.
        campaign: whether it ends in the head noun of a campaign (专项行动), which makes another program of what precedes.
    """

    start: int
    end: int
    name: str
    core: int
    quoted: bool = False
    campaign: bool = False


class Words:
    """Words by kind, found leftmost and longest; a word of two kinds is of the later one."""

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        owner = {word: kind for kind, words in kinds.items() for word in words if word}
        self._words = sorted(owner)
        self._kinds = [owner[word] for word in self._words]
        self._automaton = (
            daachorse.CharwiseDoubleArrayAhoCorasick(self._words, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
            if self._words
            else None
        )

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and kind of each word in ``text``, in order, none overlapping."""
        if self._automaton is None:
            return []
        kinds = self._kinds
        return [(start, end, kinds[n]) for start, end, n in self._automaton.find(text)]
