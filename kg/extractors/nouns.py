"""Noun phrases that end where a name ends: where they begin, and what governs them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HIDDEN = "□"
"""Stands for each character of what is not to be read: titles, quotations."""
_EDGES = '，。；：、（）《》〈〉“”"*%！？|+0123456789' + HIDDEN
"""What no name goes across."""
_REACH = 28
"""How many characters a name may have before its head."""
_SCOPE = re.compile(r"^[全本各]?[区县市省镇乡州旗](?![域场级委长情政民容村乡镇县区市街])")
_NO_BEGINNING = frozenset("前后中内时上下之其所并且而")
_GOVERNING = frozenset({"verb", "soft verb"})
_VERBS = _GOVERNING | {"noun verb", "push verb"}
_INSIDE = (_VERBS - {"verb"}) | {"link"}


def flatten(text: str) -> str:
    """``text`` with a newline for everything that no name goes across, so that one look finds where a clause begins."""
    for mark in _EDGES:  # a replacement of one character by one runs at the speed of memory; a table does not
        text = text.replace(mark, "\n")
    return text


def clause_before(flat: str, position: int) -> str:
    """What stands before ``position`` in its clause or its member of a list, at most so far as a name can reach."""
    reach = max(position - _REACH, 0)
    return flat[max(flat.rfind("\n", reach, position) + 1, reach) : position]


class NounReader:
    """Reads the noun phrase at the end of a clause."""

    def __init__(self, cues: Mapping[str, Sequence[str]]) -> None:
        self._domain = Words({"domain": cues["domain-word"]})
        self._marks = Words(
            {
                "verb": cues["run-verb"],
                "bound": cues["name-boundary"],
                "noun verb": cues["noun-verb"],
                "soft verb": cues["soft-verb"],
                "push verb": cues["push-verb"],
                "link": cues["link"],
                "inert": cues["name-word"],
            }
        )

    def governs(self, clause: str) -> bool:
        """Whether ``clause`` has a verb that runs what follows it."""
        return any(kind in _GOVERNING for _, _, kind in self._marks.find(clause))

    def of_domain(self, words: str) -> bool:
        """Whether ``words`` speak of law, administration or the settling of disputes."""
        return bool(self._domain.find(words))

    def read(self, clause: str, least: int, *, domain: bool) -> tuple[str, bool]:
        """The noun phrase that ends a clause, and whether a verb of running governs it.

        It begins behind the last word that no name holds. Words that some names do hold are told by their place: a verb
        that is also a noun (监督) is a verb only where no noun stands before it; behind a soft verb (推进) or a link
        (和) the phrase begins only if what follows is a name by itself: long enough and, with ``domain``, of the
        domain.
        """
        marks = list(_standing(self._marks.find(clause)))
        if marks and marks[-1][1] == len(clause) and marks[-1][2] == "link":
            return "", False
        begin = 0
        for _, end, kind in reversed(marks):
            noun = clause[end:]
            inside = kind in _INSIDE
            if len(noun) >= least and not (domain and inside and not self.of_domain(noun)):
                begin = end
                break
            if not inside:
                return "", False
        governed = any(kind in _VERBS and end <= begin for _, end, kind in marks)
        if marks and marks[-1][0] <= begin and marks[-1][1] == len(clause):
            return "", False  # a verb and nothing that it governs
        if any(start == begin and kind == "push verb" for start, _, kind in marks):
            return "", False  # 推动述法 says what is done, whatever the head behind it
        noun = clause[begin:]
        scope = _SCOPE.match(noun)
        if scope:
            noun = noun[scope.end() :]
        return (noun if len(noun) >= least and noun[0] not in _NO_BEGINNING else ""), governed


def _standing(marks: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The words that bound a name: of those that are verb and noun the ones that no noun stands before."""
    behind = 0
    for mark in marks:
        if mark[2] != "inert" and (mark[2] != "noun verb" or mark[0] == behind):
            behind = mark[1]
            yield mark
