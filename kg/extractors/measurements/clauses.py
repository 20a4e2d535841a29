"""What a clause is about, in words that can name a number: its phrase, the clause before it, what it is a part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.measurements.phrases import LONGEST, Phrases
from kg.extractors.measurements.spots import clause_before

if TYPE_CHECKING:
    from kg.extractors.measurements.spots import Spot

_ASPECT = re.compile(
    r"(?:从|按照?|就)[^，]{1,16}?(?:看|来看|来讲|来说|而言|分|划分|统计)|[^，]{1,10}(?:方面|来看)|(?:按照?|根据|依据|对照|随着|对标|围绕|聚焦).*"
)
"""A clause that says from which side something is looked at, not what is counted."""
_MADE_KNOWN = re.compile(r"(?:于|在)?(?:今年|去年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:公布|揭晓|通报|发布|出炉)\Z")
_IN_THAT = re.compile("(?<=...)(?:上|方面|这一?块|这一?项)\\Z")
_TOLD = re.compile("^[^，]{0,12}?(?:公布|通报|反馈|发布)的?(?=[^，]{4})")
_MOVED = re.compile(
    "(?:总体|明显|大幅|有所|略有|持续|稳步|显著|逐年)+(?:回落|下降|上升|增长|减少|增加|提高|提升|压减|好转|上移|下移)\\Z"
)
_SORTED = re.compile("按照?[^，]{1,16}?(?:划分|区分|分类|统计|来分|分)\\Z")
"""What a clause ends with that says how its numbers are sorted: 案件按被申请人划分."""
_RESULT = re.compile(
    "(?:明显|显著|突出|良好|有力|有序|到位|凸显|显现|更加[^，]{2,4}|(?:还|仍)?不(?:够)?[高强足够实深优畅齐]|偏[低弱少慢]|薄弱|不到位|不断[^，]{2,4}|逐步[^，]{2,4})\\Z"
)
"""A clause that ends so judges, and names nothing that is counted."""
_TESTED = re.compile("考|评|测|验收|比武|竞赛")
_YEAR_OF = re.compile(r"(?:19|20)\d\d年(?:度)?(?:公布|发布|开展|组织|通报)?的?")

_FIGURES = re.compile(r"[\d*]|[Xx]{2}")
_CALLED = re.compile(r"“\d{1,2}[·.]\d{1,2}[^\d”]*”")
"""A date in a name is no figure: “6·26”禁毒宣传活动."""
AMONG = re.compile(r"在?(.{2,14}?)(?:当中|之中|中|里|内)")
LIGHT_VERBS = ("开展", "举办", "召开", "组织", "进行", "实施")


class Clauses:
    """Names things by the words of clauses."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def phrase(self, words: str) -> str:
        """The words that name something, without what opens and closes them."""
        return self._phrases.tail(self._phrases.lead(words))

    def assessed(self, sentence: str, position: int) -> str:
        """The assessment that the clause before names: 在全市法治建设考评中，我县得分91.3分."""
        words = clause_before(sentence, position)
        return self.phrase(words.removesuffix("中")) if words.endswith("中") and _TESTED.search(words) else ""

    def among(self, sentence: str, position: int) -> str:
        """What the clause before says that something is a part of: 新收行政诉讼案件中，…."""
        match = AMONG.fullmatch(clause_before(sentence, position))
        return self.phrase(match[1]) if match and self._phrases.whole(match[1]) else ""

    def clause(self, sentence: str, position: int) -> str:
        """The clause before the one that begins at ``position``, as the name of what it measures."""
        words = clause_before(sentence, position)
        while words and _ASPECT.fullmatch(words):
            position = sentence.rfind(words, 0, position)
            words = clause_before(sentence, position)
        if _RESULT.search(words):
            return ""
        words = _TOLD.sub("", _MADE_KNOWN.sub("", _IN_THAT.sub("", _MOVED.sub("", words))))
        clause = self.phrase(_SORTED.sub("", _YEAR_OF.sub("", words)))
        if len(clause) > LONGEST and (at := max(map(clause.rfind, LIGHT_VERBS))) > 0:
            clause = clause[at + 2 :]  # 每周组织全体人员开展宪法集中学习，累计20次
        return clause if 2 <= len(clause) <= LONGEST and not _FIGURES.search(_CALLED.sub("", clause)) else ""

    def clause_before(self, place: Spot) -> str:
        """The clause before that of ``place``, as the name of what it measures."""
        return self.clause(place.sentence, place.left_start)
