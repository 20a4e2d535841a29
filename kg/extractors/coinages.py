"""New names of programs: quoted coinages, nouns under a head (…专项行动, …制度), and shapes that need neither.

Nothing here knows a program. What tells a name from rhetoric is what governs it: the verb before it, the head noun
behind it, and lists of cues and of rhetoric in the vocabulary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extractors.nouns import HIDDEN, NounReader, clause_before, flatten
from kg.extractors.quotations import QUOTE, QuotationReader
from kg.extractors.wording import Coinage, Words, cues_of
from kg.text.lexicon import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontology.vocabulary import Vocabulary

_HAN = "\u4e00-\u9fff"
_PLUS = re.compile(rf"(?:\+(?:(?!合计|共计|累计|共\d)[{_HAN}A-Za-z]){{1,8}}){{1,6}}")
_NUMBERED = re.compile(
    rf"\d{{1,3}}(?:\+\d{{1,2}}){{0,5}}\+[NX](?:\+\d)?(?:[{_HAN}]{{0,8}}?(?:机制|模式|体系|网络|格局|平台|行动))?"
)
_ONE_ONE = re.compile(
    rf"一[{_HAN}]{{1,2}}一[{_HAN}]{{1,4}}?(?:一[{_HAN}]{{1,3}}?){{0,2}}(?=[，。；、”的]|制度|机制|工作|活动|模式)"
)
_NUMERALS = "三四五六七八九十"
_LINK = re.compile(  # every branch begins with one character, so that the search can skip to it
    "调对接|复对接|多调联动|府院联动|府检联动|"
    + "|".join(f"{n}[所调]联动|{n}[大项](?:专项|提升|攻坚)?(?:行动|工程|攻坚战)" for n in _NUMERALS)
)
_NOT_A_NAME = frozenset("化性率数度员治股科局")
"""Behind a head they make another word of it: 制度化, 合法性审查率."""
_CAMPAIGNS = ("行动", "行动计划", "攻坚战", "专项整治")
_COUNTED = re.compile(r"\d[个件条项名家户次场期批份宗起处支]")
"""Where a noun begins so, it begins inside a count and is what is counted: 3项执法制度."""
_NUMBER = re.compile(r"\d[\d.万余多]*[条项份个件部张]")
"""Behind a head it says that such things are counted, not that one is run: 备案检查计划238条."""
_GRAND = ("新格局", "大格局", "好格局", "新平台", "新模式", "新机制", "新体系")
"""Ends of phrases about how things are to look."""
_ORDINAL = re.compile("[一二三四五六七八九十]是")
_LEAST_OF_MECHANISM, _LEAST_OF_CAMPAIGN = 4, 2
"""How many characters before the head make a name of it."""


class CoinageFinder:
    """Finds the coinages of a text; made once from the cues and the rhetoric of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = defaultdict(tuple, cues_of(vocabulary))
        self._nouns = NounReader(cues)
        rhetoric = {concept.id: concept.alt for concept in vocabulary.scheme("rhetoric")}
        self._quotations = QuotationReader(cues, rhetoric, self._nouns)
        self._generic = {key(word) for word in cues["generic-name"]}
        self._heads = Words(
            {"mechanism": cues["mechanism-head"], "campaign": cues["campaign-head"], "none": cues["no-head"]}
        )

    def find(self, text: str, known: Mapping[int, int]) -> list[Coinage]:
        """The coinages of ``text``, a reading form whose titles are blanked out; in order, none overlapping.

        ``known`` has the end of each name that is known already, by its start.
        """
        found = self._quotations.find(text, flatten(text), known)
        bare = QUOTE.sub(_hide, text)  # what a refused quotation holds is no name either
        flat = flatten(bare)
        for others in (self._shaped(bare, flat), self._headed(bare, flat)):
            ends = [c.end for c in found]
            more = []
            for coinage in others:
                n = bisect_right(ends, coinage.start)
                if n == len(ends) or coinage.end <= found[n].start:
                    more.append(coinage)
            found = sorted(found + more, key=_start)
        return found

    def _headed(self, text: str, flat: str) -> Iterator[Coinage]:
        """Names that end in a head noun; of two that overlap the longer one."""
        last: Coinage | None = None
        for start, end, kind in self._heads.find(text):
            if kind == "none" or text[end : end + 1] in _NOT_A_NAME:
                continue
            if _NUMBER.match(text, end) or text.startswith(_GRAND, start - 1):
                continue
            clause = clause_before(flat, start)
            mechanism = kind == "mechanism"
            noun, governed = self._nouns.read(
                clause, _LEAST_OF_MECHANISM if mechanism else _LEAST_OF_CAMPAIGN, domain=mechanism
            )
            if not noun or _COUNTED.match(text, max(start - len(noun) - 1, 0)):
                continue
            name = noun + text[start:end]
            if mechanism and (
                name in self._generic
                or not self._nouns.of_domain(noun)
                or not (governed or noun == clause or noun == _ORDINAL.sub("", clause, count=1))
            ):
                continue
            coinage = Coinage(start - len(noun), end, name, end, campaign=name.endswith(_CAMPAIGNS))
            if last is not None and coinage.start < last.end:
                last = max(last, coinage, key=_length)
                continue
            if last is not None:
                yield last
            last = coinage
        if last is not None:
            yield last

    def _shaped(self, text: str, flat: str) -> Iterator[Coinage]:
        """Names by their looks outside of quotations: 一X一Y, X调对接, A+B机制."""
        for match in _ONE_ONE.finditer(text):
            yield Coinage(match.start(), match.end(), match[0], match.end())
        for match in _LINK.finditer(text):
            start = match.start() - (match[0][-2:] == "对接")  # what is linked is one character: 诉调对接
            yield Coinage(start, match.end(), text[start : match.end()], match.end())
        if "+" in text:
            for match in _NUMBERED.finditer(text):
                yield Coinage(match.start(), match.end(), match[0], match.end())
            for match in _PLUS.finditer(text):
                noun, _ = self._nouns.read(clause_before(flat, match.start()), _LEAST_OF_CAMPAIGN, domain=False)
                if noun:
                    yield Coinage(match.start() - len(noun), match.end(), noun + match[0], match.end())


def _hide(quotation: re.Match[str]) -> str:
    return HIDDEN * len(quotation[0])


def _length(coinage: Coinage) -> int:
    return coinage.end - coinage.start


def _start(coinage: Coinage) -> int:
    return coinage.start
