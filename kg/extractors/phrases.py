"""The phrase around a quantity: what of it names what is measured.

The words that may open a clause before its content (时间、范围、副词) and the words that join a name to its number are a
closed list of the grammar; verbs and countable nouns come from the vocabulary's cues.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.vocabulary import Vocabulary

LONGEST = 30
"""A metric's name has at most so many characters."""

_YEAR = r"(?:19|20)\d\d年?(?:度|末|底|初)?"
_LEAD_IN = re.compile(
    rf"(?:(?:自|从|在|于)?{_YEAR}(?:(?:-|至|到){_YEAR})?(?:\d{{1,2}}月(?:\d{{1,2}}日|底|份|初|末)?)?(?:以来|以后|起|间|来|期间)?"
    r"|\d{1,2}月(?:\d{1,2}日|底|份|初|末)?(?:以来|起)?|截至?(?:到)?(?:目前|当前|年底|年末)?|截止(?:到)?(?:目前|年底)?|目前(?:为止)?|当前|至今|迄今(?:为止)?"
    r"|今年(?:以来)?|本年度?内?|本年|今年度|全年度?|年内|年度内?|年度|年初|年底|上半年|下半年|[一二三四]季度|第[一二三四]季度|前三季度|去年|上年度?|明年|来年|近年来|期间|本月|每年|每月|每季度|每周|每半年"
    r"|成立以来|实施以来|运行以来|开展以来|启动以来|挂牌以来|[“”一二三四五六七八九]{1,5}普法(?:期间|以来|开展以来|实施以来)"
    r"|累计|共计|总计|合计|一共|总共|共有|共|先后|已经|已|现有|现|其中|另外|另有|另|还有|还|其余|剩余|此外|除此之外|并且|并|同时|以及|及其|及|和|与|或|且|而|则|也|又|再"
    r"|均|全部|全都|主要|分别|平均|约有|约|达到|达|各级共|每期|每场|每次|每村|每个|每年|人均|所均|户均|场均"
    r"|全区|全县|全市|全旗|全镇|全街|全街道|全乡|全省|全局|全系统|全所|我局|我区|我县|我市|我旗|我镇|我街道|我乡|本局|本区|本县|本级|区本级|县本级|市本级|区级|局本级|两级|辖区内?|区内|县内|局内"
    r"|圆满|顺利|积极|认真|依法|及时|高效|有效|有力|切实|扎实|大力|深入|不断|持续|全面|严格|稳步|着力|统筹|率先|成功(?!调|化|率|创)|直接|重点|集中|统一|定期|首次|创新|常态化|陆续|逐步|逐一|现场|随机"
    r"|一是|二是|三是|四是|五是|六是|七是|八是|首先|其次|再次|最后|即|如|包括|包含|含|涉及|对|向|为|把|将|在|从|由|被|给|让|使|是|有|的|了|于|以|所|等|中|内|里|上|下|时|后|前|、|：|“|”|-)"
)  # fmt: skip
_TAIL = re.compile(
    r"(?:数量|总数)?(?:分别|均|都|皆|各|全部|双双|总体|总)?(?:已|也|又|再|仅|就|才|还|则|更|累计|共计|总计|合计|一共|总共|共有|共|计|达成|达到了?|达至|达|保持在?|稳定在?|维持在?|实现了?动态|实现了?|实现|做到了?|做到|约为|约|为|是|有|近|超过|超|逾|突破|增至|升至|增加到|提升至|提高到|提高至|提升到|上升到|上升至|上升为|下降至|下降到|下降为|降至|降为|降到|增长至|增长到|减少至|减少到|减至|压缩至|压缩到|缩短至|缩短到|完成了?|了|的|个|于|在|至|到|等|、|：|:|，|和|及|与|或|“|”|-)+$"
)  # fmt: skip
_NOT_A_NOUN = re.compile(
    r"(?:、|和|与|及|以及|或|并|且|而|等|的|实现|开展|进行|参加|参与|通过|为|对|向|在|由|被|按|以|已|均|都|全部|覆盖|完成|获|荣获|入选|涉及|占|同比|环比|较|比|是|有|得到|挽回|成功|共|其|从|到|至|提|推|使|让|令|用|当|若|如|因|经|将|把"
    r"|有效|切实|进一步|极大|充分|大力|不断|持续|努力|着力|确保|推动|促进|保障|维护|营造|形成|引导|增强|夯实|助力|打通|满足|获得|纳入|列入|增长|上升|下降|减少|增加|降低|提高|提升|达|超|约|近|不|无|未|没|仍|还|又|再|也|就|才|只|分别|其中|此外|同时|开|”)"
)
_PARTICIPLE = re.compile(r"(?:开展|进行|实施|作出|做出|给予|予以|组织)了")


class Phrases:
    """Cuts phrases by the vocabulary's measured verbs and heads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = {concept.id: concept.alt for concept in vocabulary.scheme("cue")}
        verbs = sorted(cues["cue/measured-verb"], key=lambda v: (-len(v), v))
        heads = sorted(cues["cue/measured-head"], key=lambda h: (-len(h), h))
        verb = "|".join(map(re.escape, verbs))
        self._verbs = re.compile(rf"(?:(?:{verb})(?:并|和|、|及|了|出|到|好)?)+")
        self._head = re.compile(rf"(?:{'|'.join(map(re.escape, heads))})$")

    def lead(self, phrase: str) -> str:
        """``phrase`` without what opens it: time, scope, adverbs, prepositions."""
        position = 0
        while match := _LEAD_IN.match(phrase, position):
            position = match.end()
        return phrase[position:]

    def tail(self, phrase: str) -> str:
        """``phrase`` without what joins it to its number."""
        match = _TAIL.search(phrase)
        return phrase[: match.start()] if match else phrase

    def split(self, phrase: str) -> tuple[str, str]:
        """The verbs that a phrase opens with, and their object; either may be empty."""
        match = self._verbs.match(phrase)
        if match is None:
            return "", phrase
        verb, rest = phrase[: match.end()], phrase[match.end() :]
        if rest and rest[0] in "率数量额费值":  # 办结率 is a noun
            return "", phrase
        return verb.rstrip("并和、及了"), rest

    def whole(self, phrase: str) -> bool:
        """Whether a phrase ends in a noun that can be counted."""
        return self._head.search(phrase) is not None

    def is_verb(self, phrase: str) -> bool:
        """Whether a phrase is verbs only."""
        verb, rest = self.split(phrase)
        return bool(verb) and not rest

    def noun_follows(self, right: str) -> bool:
        """Whether what stands behind a classifier is the noun that it counts."""
        return bool(right) and not _NOT_A_NOUN.match(right)

    def verb_follows(self, right: str) -> bool:
        """Whether what stands behind a classifier opens with a verb of the genre."""
        return self._verbs.match(right) is not None


def clean(phrase: str) -> str:
    """A metric's name without marks, at most :data:`LONGEST` characters."""
    name = re.sub(r"[“”‘’\"《》〈〉\s]", "", _PARTICIPLE.sub(lambda m: m[0][:-1], phrase)).strip("、，：；。-的（）")
    return name


def shorten(phrase: str, *, keep_end: bool) -> str:
    """Cut a name that is too long where the grammar allows it; the counted noun stays."""
    name = clean(phrase)
    if len(name) <= LONGEST:
        return name
    if not keep_end:
        return name[:LONGEST].rstrip("、，的和及与")
    least = len(name) - LONGEST
    for mark in ("，", "等", "、", "的", "对", "为", "和", "及"):
        position = name.find(mark, least - 1)
        if least - 1 <= position < len(name) - 6:
            return name[position + 1 :]
    return name[least:]
