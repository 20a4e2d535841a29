"""Laws, plans and documents that a report names: made by its district, carried out there, or mentioned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kg.extractors.base import Finding, Identity
from kg.extractors.papers import shows
from kg.extractors.policies.plain_titles import PlainTitles
from kg.extractors.policies.relations import OwnTitles, relation_of, relation_of_nested
from kg.extractors.titles import Title, as_written, find_titles
from kg.text.plain import make_plain

if TYPE_CHECKING:
    from kg.text.document import Document
    from ontology.facts import Relation, Status
    from ontology.vocabulary import Concept, Vocabulary

_SHORT = re.compile(
    r"(?:实施|工作|暂行|管理|指导|若干|行动|年度)?(?:纲要|条例|规定|办法|意见|方案|规划|计划|细则|清单|通知|要点|目录|决定|规则|指引|规范|法|准则)"
)
_SO_CALLED = re.compile(r"[（(]?以?下?简?称(?:为|：)?[“]?新?《?\Z")
_PRIZE = re.compile("[^，。；《》]{0,6}(?:荣获|斩获|获)[^，。；《》]{2,30}[金银铜等]奖")
"""Behind a title it says that a work of art is called so: 《…》荣获微视频大赛铜奖."""
_YEARS = re.compile(r"（[^（）]*）\Z|〔[^〔〕]*〕\Z|\([^()]*\)\Z")
_DROPPED = re.compile(r"[\s“”‘’\"'《》〈〉（）()〔〕\[\]【】·,，、:：\-]|中华人民共和国|(?<=\d)年(?=[）)]?\Z)")
_YEAR = re.compile(r"20\d\d")
_WEIGHT = {"issued": 0, "implements": 1, "mentions": 2}


@dataclass(slots=True)
class _Named:
    start: int
    end: int
    name: str
    words: str
    """Its name in the reading form."""
    relation: Relation
    concept: Concept | None


class PolicyExtractor:
    """Reads the documents that a report names."""

    kind: ClassVar[str] = "policy"

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = vocabulary.scheme("policy")
        self._plain_titles = PlainTitles(concepts)
        self._keys = {concept.id: title_key(make_plain(concept.name).text) for concept in concepts}
        self._by_title: dict[str, Concept] = {}
        for concept in concepts:
            for label in (concept.name, *concept.alt, *concept.hidden):
                self._by_title.setdefault(title_key(make_plain(label).text), concept)

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """One finding a document, at the first place that says most of it."""
        own = OwnTitles(identity, document.plain)
        titles = find_titles(document.plain)
        named = self._bracketed(document, titles, own)
        named += self._unbracketed(document.plain, titles)
        status = _Statuses(document)
        return [
            Finding(
                self.kind,
                n.start,
                n.end,
                {
                    "name": n.name,
                    "concept": n.concept.id if n.concept else None,
                    "relation": n.relation,
                    "status": status(n.start),
                },
            )
            for n in _merged(sorted(named, key=lambda n: n.start))
        ]

    def concept(self, title: str) -> Concept | None:
        """The document of the vocabulary that has this title, its years and brackets aside."""
        key = title_key(title)
        found = self._by_title.get(key)
        while found is None and (shorter := _YEARS.sub("", title)) != title:
            title = shorter
            found = self._by_title.get(title_key(title))
        if found is None and key.startswith("关于"):
            found = self._by_title.get(key[2:])
        if found is not None:
            said, meant = (set(_YEAR.findall(name)) for name in (key, found.name))
            if said and meant and said != meant:
                return None  # the plan of another period
        return found

    def _bracketed(self, document: Document, titles: list[Title], own: OwnTitles) -> list[_Named]:
        plain = document.plain
        named: list[_Named] = []
        full: list[str] = []
        nicknames: set[str] = set()
        relations: dict[int, Relation] = {}
        on_air = shows(plain)
        for n, title in enumerate(titles):
            words = plain[title.start : title.end]
            if _PRIZE.match(plain, title.right) or any(start <= title.left < end for start, end in on_air):
                continue
            if title.within is not None:
                relation = relation_of_nested(
                    plain[titles[title.within].start : title.left], relations.get(title.within)
                )
            else:
                relation = relation_of(
                    plain, title, own, (titles[n - 1], relations[n - 1]) if n - 1 in relations else None
                )
            if relation is None:
                continue
            relations[n] = relation
            if _SO_CALLED.search(plain, max(title.left - 12, 0), title.left + 1):
                nicknames.add(words)
            if words in nicknames or (_SHORT.fullmatch(words) and any(known.endswith(words) for known in full)):
                continue
            name = as_written(document.quote(title.start, title.end))
            concept = self.concept(words)
            if concept is not None and "中华人民共和国" not in words and self._keys[concept.id] == title_key(words):
                name = concept.name
            if concept is not None and relation == "issued" and not own.begins(words):
                relation = "implements"
            full.append(_YEARS.sub("", words))
            named.append(_Named(title.left, title.right, name, words, relation, concept))
        return named

    def _unbracketed(self, plain: str, titles: list[Title]) -> list[_Named]:
        taken = [(t.left, t.right) for t in titles if t.within is None]
        named: list[_Named] = []
        for start, end, relation, concept in self._plain_titles.find(plain):
            if not any(left < end and start < right for left, right in taken):
                words = plain[start:end]
                named.append(_Named(start, end, words, words, relation, concept or self.concept(words)))
        return named


class _Statuses:
    """The status of a place, asked of the document once a clause: titles come in lists."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plain = document.plain
        self._known: dict[int, Status] = {}

    def __call__(self, position: int) -> Status:
        clause = max(self._plain.rfind(mark, 0, position) for mark in "，；。\n")
        status = self._known.get(clause)
        if status is None:
            status = self._known[clause] = self._document.status(position)
        return status


def title_key(title: str) -> str:
    """The form in which titles of the reading form are compared: no marks, no 中华人民共和国, 2021-2025 without 年."""
    return _DROPPED.sub("", title)


def _merged(named: list[_Named]) -> list[_Named]:
    """One a document: the first with the strongest relation, with the fullest of its titles."""
    groups: dict[str, list[_Named]] = {}
    for n in named:
        groups.setdefault(n.concept.id if n.concept else title_key(n.words), []).append(n)
    for key in list(groups):
        bare = title_key(_YEARS.sub("", groups[key][0].words))
        if bare != key and bare in groups:  # the same title without its years
            groups[key] += groups.pop(bare)
    chosen: list[_Named] = []
    for group in groups.values():
        best = min(group, key=lambda n: (_WEIGHT[n.relation], n.start))
        best.name = (
            max((n.name for n in sorted(group, key=lambda n: n.start)), key=len) if best.concept is None else best.name
        )
        chosen.append(best)
    return sorted(chosen, key=lambda n: n.start)
