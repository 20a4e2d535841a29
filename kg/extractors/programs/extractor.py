"""The recogniser of programs: known ones by their labels, redacted ones by rule, new ones by how they are named."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from kg.extractors.base import Finding, Identity
from kg.extractors.papers import without_titles
from kg.extractors.programs.coinages import CoinageFinder
from kg.extractors.programs.vetoes import Vetoes
from kg.extractors.whose import bodies_of, subject_before
from kg.extractors.wording import Coinage
from kg.text.lexicon import Lexicon, Match, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extractors.whose import Body
    from kg.text.document import Document
    from ontology.facts import Status
    from ontology.vocabulary import Vocabulary

_CUT_SHORT = 2.5
_CAMPAIGN = ("行动", "工程", "攻坚战")
"""Ends of labels that say more than the name they go by."""
_GENERAL_HEADS = frozenset({"制度", "机制", "工作机制", "工作制度"})
_RULES = ("制度", "基准", "机制")
_LONGEST_OWNER = 10
_TELLING = 60
_TOLD = re.compile(
    r"(?:[“\"][^“”\"，。]{2,16}[”\"][、和及]?){2,}等?[“\"]?\Z|以[^，。；]{4,50}为(?:主要)?内容的[“\"]?\Z|[“\"][^“”\"，。]{2,16}(?:、[^“”\"，。]{2,16})+[”\"]等?的?[“\"]?\Z"
)
"""What sums up stands behind what it sums up: “甲”“乙”“丙”等“三项制度”."""
_ITEM = re.compile(r"[\u4e00-\u9fff]+")
_QUOTES = re.compile('[“”‘’"]')
_MARKS = re.compile('[“”"、，·.]+')


class _Mention(NamedTuple):
    start: int
    end: int
    name: str
    concept: str | None
    rule: str | None
    other_names: tuple[str, ...] = ()


_DAY_OF_A_LAW = re.compile(r"《(?:中华人民共和国)?(?P<law>[^《》\n]{2,20}(?:法|法典|条例))》(?P<day>宣传[周月日])")
"""A week that is kept for a law and called by it: 《职业病防治法》宣传周."""


class ProgramExtractor:
    """Programs that are run, planned, or named as a shortcoming; once a report and status."""

    kind: ClassVar[str] = "program"

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = vocabulary.scheme("program")
        self._names = {concept.id: concept.name for concept in concepts}
        self._keys = {concept.id: key(concept.name) for concept in concepts}
        self._lexicon = Lexicon(concepts)
        self._ambiguous = {
            concept.id: "\n".join(key(said) for said in (*concept.labels, concept.definition))
            for concept in concepts
            if "disambiguation" in concept.attributes
        }
        schemes = {c.id for c in concepts if c.attributes.get("kind") == "evaluation-scheme"}
        plans = {c.id for c in concepts if c.attributes.get("kind") == "plan"}
        self._stages = {c.id: c.broader for c in concepts if c.id in schemes and plans.intersection(c.broader)}
        self._coinages = CoinageFinder(vocabulary)
        self._vetoes = Vetoes(vocabulary)
        self._hidden = {
            (concept.id, key(label)): (
                tuple(map(key, concept.values("redactionContext"))),
                concept.values("redactionVeto"),
            )
            for concept in concepts
            for label in concept.hidden
        }

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """The programs of a report, each at its first mention with each status."""
        text = without_titles(document.plain)
        document.programs = self._lexicon.find(text)
        mentions = list(self._known(text, document.programs))
        starts = [m.start for m in mentions]
        held: set[_Mention] = set()
        coined = []
        for coinage in self._coinages.find(text, {m.start: m.end for m in mentions}):
            first = max(bisect_left(starts, coinage.start) - 1, 0)
            near = mentions[first : bisect_left(starts, coinage.end)]
            if coinage.quoted:  # a label that begins inside a quotation and goes on behind it is none
                cut = {m for m in near if coinage.start + 1 < m.start < coinage.core < m.end}
                held |= cut
                near = [m for m in near if m not in cut]
            if self._vetoes.of_coinage(text, coinage):
                continue
            if not coinage.quoted and any(_grows(text, coinage, m) for m in near):
                continue
            if not _covered(coinage, near):
                other_names = (text[coinage.start : coinage.end], text[coinage.start : coinage.core])
                coined.append(self._coined(coinage, other_names))
                if coinage.quoted:  # “邻里小院”法治文化阵地
                    n = bisect_left(starts, coinage.core)
                    held.update(m for m in mentions[n : n + 1] if m.start == coinage.core)
                held.update(m for m in near if m.start >= coinage.start and m.end <= coinage.end)  # parts of the name
        coined += [self._coined(coinage, ()) for coinage in _days_of_laws(document.plain)]
        mentions = [m for m in mentions if m not in held] if held else mentions
        mentions = self._without_stages(mentions)
        return self._once(document, sorted(mentions + coined, key=_place), bodies_of(earlier, identity))

    def _without_stages(self, mentions: list[_Mention]) -> list[_Mention]:
        """A plan's own evaluation is no other program beside the plan: 七五普法总结验收, 七五普法."""
        said = {m.concept for m in mentions}
        if said.isdisjoint(self._stages):
            return mentions
        found = []
        for mention in mentions:
            plan = next((plan for plan in self._stages.get(mention.concept or "", ()) if plan in said), None)
            found.append(mention._replace(name=self._names[plan], concept=plan) if plan else mention)
        return found

    def _coined(self, coinage: Coinage, other_names: tuple[str, ...]) -> _Mention:
        """A coinage; where it is a label only together with its head noun, the concept of that label."""
        concept = self._lexicon.concept(coinage.name.removeprefix("新时代")) if coinage.campaign else None
        name = self._names[concept] if concept else coinage.name
        return _Mention(coinage.start, coinage.end, name, concept, None, other_names)

    def _known(self, text: str, matches: list[Match]) -> Iterator[_Mention]:
        for match in matches:
            if self._vetoes.of_label(text, match):
                continue
            if match.concept in self._ambiguous and self._means_another(text, match):
                yield _Mention(match.start, match.end, _QUOTES.sub("", text[match.start : match.end]), None, None)
                continue
            name = self._name(text, match)
            contexts = self._hidden.get((match.concept, match.label))
            if contexts is None:
                yield _Mention(match.start, match.end, name, match.concept, None)
            elif _is_certain(text, match, *contexts):
                yield _Mention(match.start, match.end, name, match.concept, f"redacted:{name}")

    def _means_another(self, text: str, match: Match) -> bool:
        """Whether the text itself lists what an ambiguous name sums up, and the list is not the concept's."""
        told = _TOLD.search(text, max(match.start - _TELLING, 0), match.start)
        return told is not None and not any(
            item in self._ambiguous[match.concept] for item in _ITEM.findall(told[0]) if len(item) > 1
        )

    def _name(self, text: str, match: Match) -> str:
        """The preferred label; a synonym that is neither part of it nor holds it stays as the report writes it."""
        preferred = self._keys[match.concept]
        full = match.label.endswith(_CAMPAIGN) and len(match.label) > len(preferred) * _CUT_SHORT
        if full and preferred in match.label:
            return _QUOTES.sub("", text[match.start : match.end])
        if "、" in match.label and len(match.label) > len(preferred) * _CUT_SHORT:
            return self._names[match.concept]  # what it sums up, spelled out: 亲自部署、亲自过问、…
        if match.label in preferred or preferred in match.label or (match.concept, match.label) in self._hidden:
            return self._names[match.concept]
        return _QUOTES.sub("", text[match.start : match.end])

    def _once(self, document: Document, mentions: list[_Mention], bodies: list[Body]) -> list[Finding]:
        """The first mention of each name with each status; a coinage that another name holds is no other program."""
        found: list[Finding] = []
        names: dict[str, set[str]] = {"done": set(), "planned": set(), "shortcoming": set()}
        concepts: set[tuple[str, str]] = set()
        clauses: dict[int, tuple[Status, str | None]] = {}
        for start, end, name, concept, rule, other_names in mentions:
            clause, sentence = _clause(document, start)
            said = clauses.get(clause)
            if said is None:
                words = document.plain[sentence:start]
                here = [body for body in bodies if body.written in words]
                said = clauses[clause] = document.status(start), subject_before(words, len(words), here)
            status, subject = said
            if concept is not None:
                if (concept, status) in concepts:
                    continue
                concepts.add((concept, status))
            mine = [_without_marks(n) for n in (name, *other_names)]
            if concept is None and _is_said(mine, names[status]):
                continue
            names[status].update(mine)
            fields = {"name": name, "concept": concept, "status": status, "subject": subject, "rule": rule}
            found.append(Finding(self.kind, start, end, fields))
        return found


@lru_cache(maxsize=1024)
def _without_marks(name: str) -> str:
    return _MARKS.sub("", name)


def _is_said(mine: list[str], names: set[str]) -> bool:
    """Whether a coinage is one of ``names``, or one of them cut short a little, or an addition to one."""
    if mine[-1] in names:
        return True
    name = mine[0]
    longest, shortest = len(name) * _CUT_SHORT, len(name) / _CUT_SHORT
    return any((name in o and len(o) <= longest) or (o in name and len(o) >= shortest) for o in names)


def _place(mention: _Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _is_certain(text: str, match: Match, contexts: tuple[str, ...], vetoes: tuple[str, ...]) -> bool:
    """Whether the words before a hidden label are among those that make it certain, and none near it makes it open."""
    if contexts and not key(text[max(match.start - 20, 0) : match.start]).endswith(contexts):
        return False
    begin = max(text.rfind("。", 0, match.start), text.rfind("\n", 0, match.start), match.start - _TELLING, 0)
    end = min(stop if (stop := text.find("。", match.end)) >= 0 else len(text), match.end + _TELLING)
    return not any(text.find(word, begin, end) >= 0 for word in vetoes)


def _covered(coinage: Coinage, known: list[_Mention]) -> bool:
    """Whether known names make up the better part of a coinage, and it is not the campaign for one of them."""
    if coinage.quoted and "+" in coinage.name and all(m.end <= coinage.core for m in known):
        return False
    if coinage.campaign and all(m.end < coinage.end for m in known):
        return False
    overlap = sum(max(0, min(m.end, coinage.core) - max(m.start, coinage.start)) for m in known)
    return overlap * 2 >= coinage.core - coinage.start


def _grows(text: str, coinage: Coinage, known: _Mention) -> bool:
    """Whether a coinage only says whose a known one is: 街道综合行政执法|裁量基准|制度."""
    before = known.start - coinage.start
    rest = text[known.end : coinage.end]
    whole = not rest and text.endswith(_RULES, 0, known.end)
    return 0 < before <= _LONGEST_OWNER and (whole or rest in _GENERAL_HEADS)


def _clause(document: Document, position: int) -> tuple[int, int]:
    """Where the clause and the sentence begin that ``position`` lies in."""
    text = document.plain
    sentence, _ = document.sentence(position)
    comma, semicolon = text.rfind("，", sentence, position), text.rfind("；", sentence, position)
    return max(comma + 1, semicolon + 1, text.rfind("：", sentence, position) + 1, sentence), sentence


def _days_of_laws(plain: str) -> Iterator[Coinage]:
    """Days, weeks and months that are kept for a law whose title begins their name."""
    for match in _DAY_OF_A_LAW.finditer(plain):
        name = match["law"] + match["day"]
        yield Coinage(match.start(), match.end(), name, match.end(), quoted=True, campaign=True)
