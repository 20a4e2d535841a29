"""How names of bodies are built: the words they are made of, and the words that they end at.

Chinese writes no blanks between words, so a name has no left edge of its own. The classes of words in
``ontology/vocabulary/body-names.ttl`` cut the text: ``part`` may stand inside a name (街道, 公共法律服务), ``edge`` never
does (verbs, particles, 全区), and what neither knows is a proper name or a function that only its place can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extractors.wording import cues_of

if TYPE_CHECKING:
    from ontology.vocabulary import Vocabulary


class NameWords(NamedTuple):
    """The words of each class, by the local name of its concept without ``body-``; what each means is said there."""

    anchor: frozenset[str]
    part: frozenset[str]
    edge: frozenset[str]
    proper: frozenset[str]
    generic: frozenset[str]
    short: frozenset[str]
    office: frozenset[str]
    verb: frozenset[str]
    field: frozenset[str]
    level: frozenset[str]
    party: frozenset[str]
    designation: frozenset[str]
    suffix: frozenset[str]
    called: frozenset[str]
    branded: frozenset[str]
    of_city: frozenset[str]
    of_nation: frozenset[str]
    above: frozenset[str]
    own_party: frozenset[str]
    deed: frozenset[str]
    together: frozenset[str]


def name_words(vocabulary: Vocabulary) -> NameWords:
    """The words of a vocabulary's names of bodies."""
    cues = cues_of(vocabulary)
    classes = (f"body-{field.replace('_', '-')}" for field in NameWords._fields)
    return NameWords(*(frozenset(cues.get(name, ())) for name in classes))
