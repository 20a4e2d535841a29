"""Words of several kinds, looked up in short stretches of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import daachorse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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
