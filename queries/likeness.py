"""Which names are alike: what to suggest where a word names nothing."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKS = re.compile(r"[\s“”‘’\"'`《》〈〉「」『』【】\[\]()（）,，、·•—–-]+")
NEAREST = 5
"""How many names an error suggests at most."""
ALIKE = 0.5
"""How alike a suggestion must be to the word, by :class:`difflib.SequenceMatcher`."""


def plain(word: str) -> str:
    """``word`` without what people write differently: width, case, spaces, quotation marks, dashes."""
    return MARKS.sub("", unicodedata.normalize("NFKC", word)).casefold()


def nearest(word: str, options: Iterable[tuple[str, str]]) -> list[str]:
    """The names most like ``word``, best first, at most :data:`NEAREST`.

    Args:
        word: what the user wrote.
        options: labels, each with the name to show for it; among equals the earlier one goes first.
    """
    key = plain(word)
    scores: dict[str, float] = {}
    for label, name in options:
        other = plain(label)
        if not key or not other:
            continue
        score = SequenceMatcher(None, key, other, autojunk=False).ratio()
        if len(min(key, other, key=len)) > 1 and (key in other or other in key):
            score = 0.8 + 0.2 * score  # one in the other says more than letters in common
        if score >= ALIKE:
            scores[name] = max(score, scores.get(name, 0))
    return sorted(scores, key=lambda name: -scores[name])[:NEAREST]
