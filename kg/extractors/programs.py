"""The recogniser of programs: known ones by their labels, redacted ones by rule, new ones by how they are named."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from kg.extractors.base import Finding, Identity
from kg.extractors.coinages import Coinage, CoinageFinder
from kg.text.lexicon import Lexicon, Match, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.text.document import Document
    from ontology.vocabulary import Vocabulary

_TITLE = re.compile(r"《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80})?》")
_SUBJECT = re.compile(
    r"(?:20\d\d年|今年|[一二三四五六七八九十]是|截至.{0,8})?((?:我|本|该|[\u4e00-\u9fff*]{2,12}?)(?:局|司法所|公证处|中心|法院|检察院|办|委员会|办事处|街道|镇|乡"
    r"|[区县市]委|政府|各单位|各部门|协会))(?:将|已|还|也|在|积极|持续|全面|深入|大力|牵头|认真|切实|[推建开打创构实落健完组举探荣])"
)


_MARKS = str.maketrans("", "", '“”"、，·.')


class _Mention(NamedTuple):
    start: int
    end: int
    name: str
    concept: str | None
    rule: str | None


class ProgramExtractor:
    """Programs that are run, planned, or named as a shortcoming; once a report and status."""

    kind: ClassVar[str] = "program"

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = vocabulary.scheme("program")
        self._names = {concept.id: concept.name for concept in concepts}
        self._keys = {concept.id: key(concept.name) for concept in concepts}
        self._lexicon = Lexicon(concepts)
        self._coinages = CoinageFinder(vocabulary)
        self._hidden = {
            (concept.id, key(label)): tuple(map(key, concept.values("redactionContext")))
            for concept in concepts
            for label in concept.hidden
        }

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:  # noqa: ARG002
        """The programs of a report, each at its first mention with each status."""
        text = _TITLE.sub(_blank, document.plain)
        mentions = list(self._known(text))
        starts = [m.start for m in mentions]
        for coinage in self._coinages.find(text):
            near = mentions[max(bisect_left(starts, coinage.start) - 1, 0) : bisect_left(starts, coinage.core)]
            if not _covered(coinage, near):
                mentions.append(_Mention(coinage.start, coinage.end, coinage.name, None, None))
        mentions.sort(key=_place)
        return self._once(document, mentions)

    def _known(self, text: str) -> Iterator[_Mention]:
        for match in self._lexicon.find(text):
            name = self._name(match)
            contexts = self._hidden.get((match.concept, match.label))
            if contexts is None:
                yield _Mention(match.start, match.end, name, match.concept, None)
            elif not contexts or _stands_behind(text, match, contexts):
                yield _Mention(match.start, match.end, name, match.concept, f"redacted:{name}")

    def _name(self, match: Match) -> str:
        """The preferred label; a synonym that is neither part of it nor holds it stays as the report writes it."""
        preferred = self._keys[match.concept]
        if match.label in preferred or preferred in match.label or (match.concept, match.label) in self._hidden:
            return self._names[match.concept]
        return match.label

    def _once(self, document: Document, mentions: list[_Mention]) -> list[Finding]:
        """The first mention of each name with each status; a coinage that another name holds is no other program."""
        found: list[Finding] = []
        said: dict[str, list[str]] = {"done": [], "planned": [], "shortcoming": []}
        concepts: set[tuple[str, str]] = set()
        for start, end, name, concept, rule in mentions:
            status = document.status(start)
            names, mine = said[status], name.translate(_MARKS)
            if concept is not None:
                if (concept, status) in concepts:
                    continue
                concepts.add((concept, status))
            if mine in names or (concept is None and any(mine in other or other in mine for other in names)):
                continue
            names.append(mine)
            subject = _subject(document, start)
            fields = {"name": name, "concept": concept, "status": status, "subject": subject, "rule": rule}
            found.append(Finding(self.kind, start, end, fields))
        return found


def _place(mention: _Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _blank(match: re.Match[str]) -> str:
    return "《" + "□" * (len(match[0]) - 2) + "》"


def _stands_behind(text: str, match: Match, contexts: tuple[str, ...]) -> bool:
    """Whether the words before a hidden label are among those that make it certain."""
    return key(text[max(match.start - 20, 0) : match.start]).endswith(contexts)


def _covered(coinage: Coinage, known: list[_Mention]) -> bool:
    """Whether known names make up the better part of a coinage."""
    overlap = sum(max(0, min(m.end, coinage.core) - max(m.start, coinage.start)) for m in known)
    return overlap * 2 >= coinage.core - coinage.start


def _subject(document: Document, position: int) -> str | None:
    """Who runs it, where the clause or its sentence begins with an agency."""
    text = document.plain
    start, _ = document.sentence(position)
    clause = (
        max(text.rfind("，", start, position), text.rfind("；", start, position), text.rfind("：", start, position)) + 1
    )
    for begin in (clause, start) if clause > start else (start,):
        if match := _SUBJECT.match(text, begin, position):
            return match[1]
    return None
