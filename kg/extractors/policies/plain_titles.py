"""Titles that stand without brackets: plans behind a verb that makes documents, and laws that everybody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import daachorse

from kg.text.plain import make_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.facts import Relation
    from ontology.vocabulary import Concept

_NOUN = re.compile(
    r"(?:方案|行动计划|工作计划|学习计划|工作要点|意见|细则|办法|规则|规程|规划|指引|纲要|决策(?:事项)?目录|(?<=的)(?:规定|决定|通知))(?=[，。；、（）”\n]|等|并|以及|和|\Z)"
)
_BRACKET = re.compile(r"（(?:试行|暂行|试点|修订|修订版|(?:19|20)\d\d(?:-(?:19|20)\d\d)?年?(?:版|修订)?)）")
"""What belongs to a title: 办法（试行）, 方案（2021-2025年）."""
_BEFORE_NOUN = re.compile(
    r"(?P<issued>印发|制定|出台|制发|起草|代拟|修订|编制|制订|草拟|下发)(?:了|并|出台|印发|实施|下发|完善|形成|公布|发布|关于)*"
    r"|(?P<listed>列入|纳入)(?=“|\d{4}年)"
    r"|(?P<carried>落实|推进|实施(?!方案|意见|办法|细则|纲要)|贯彻|执行|按照|根据|完成|围绕)"
)
_IN_A_PLAN = re.compile(
    r"[纳列]入(?=[\u4e00-\u9fff]{2,10}[省市区县旗州盟][^，。；“]{2,16}(?:“?十[三四五六]五|第十[三四五六]个五年))"
)
"""将法治建设纳入某区国民经济和社会发展“十四五”规划纲要."""
_CATALOGUE = re.compile(r"(?:19|20)\d\d年[^，]{0,20}目录")
_ABOUT = re.compile(
    r"(?P<own>[\u4e00-\u9fff]{2,8}?[省市区县旗州盟](?:委|人民政府|政府|司法局)?)?(?:[省市区县旗州盟国][委府厅办]?[、和及]?|中央|政府|办公[厅室]|上级)*(?P<title>关于(?:推|加强|进一步|深化|深入|全面|做好|完善|规范|落实|贯彻|建立|健全|开展|实施|优化|促进|支持|强化|构建|提升|在)[^的，]{3,36}的(?P<noun>(?:实施|指导|若干|工作|暂行)*(?:意见|方案|办法|细则|规定|决定|通知|计划)))"
)
"""关于加强……的实施意见 is a title also where 的 is in it."""
_CARRIED_NOUN = re.compile(r"(?:实施方案|行动计划|行动方案|工作要点|实施纲要|普法规划|五年规划|发展规划)\Z")
_ISSUED_END = re.compile(
    r"(?:方案|计划|要点|实施意见|指导意见|若干意见|工作意见|细则|办法|规则|规程|规划|指引|纲要|目录)\Z"
)
_EDGE = re.compile(r"[，。；：\n《》〈〉]")
_LONGEST_PLAIN = 34
_AND = re.compile(r"(?:[和与及、]|以及|全[区县市])*")
_POPULAR = re.compile(r"[五六七八九]五”?普法规划")
_VAGUE = re.compile(
    r"(?:年度|具体|相关|专项|详细|配套|工作|实施|学习|活动|全年|各类|有关|一系列|一批|了|好|各项|各类|科学|各自|本单位|本部门|部门|整改|应急|培训|建设|发展|宣传|法治|普法|贯彻|落实|推进|调解|考核|检查|行动|年|维稳|预案|规划|及|和|个性化|针对性|切实可行的?|矫正|化解|的|总体|重点|总|五年|三年|调查|解决|处置|改革|监督|管理|区|县|市|处理|相应|初步|下发|完善|审核|反馈|立法|法律)+(?:方案|计划|要点|意见|细则|办法|规则|规程|规划|指引)"
)
_NO_TITLE = re.compile(
    r"的|提出|审核|征求|反馈|修改意见|法律意见|审查意见|解决|处理意见|解决办法|想方设法|化解方案|调解方案|处置方案|整改方案|工作法"
)
_LAW = re.compile(r"(?:法|法典|条例|规定|纲要|规划|办法)\Z")
_LAW_USED = re.compile(
    r"[七八六五四九十百千]?进(?!一)|宣传[周月日]|宣传教育[周月日]|[日月周]|宣誓|·|公园|广场|主题|晨读|文化|长廊|一条街|法律|法规|知识|修正案|精神|意识|权威|学习月|大讲堂|课堂|馆|小镇"
)
_OTHER_WORDS = frozenset("治律规院官庭")
"""Letters that make another word of the last letter of a law: 法治, 法律."""
_LAW_INSIDE = re.compile(r"[“家·](?!一)")
_DRAWN_UP = re.compile("(?:印发|制定|出台|下发|起草|编制|制发|修订)[^，。；“]{0,4}“?\\Z")
_CARRIED = re.compile("”?落实情况")
_OURS = re.compile("[我本][省市区县旗州盟局镇乡街](?:道)?的?")
"""Before a title without brackets it says whose document it is: 出台我县考核方案."""
_CARRIED_LAW = re.compile("贯彻|落实|实施|执行|根据|依据|按照")


class PlainTitle(NamedTuple):
    """A title in offsets of the reading form."""

    start: int
    end: int
    relation: Relation
    concept: Concept | None
    """The law that it is; ``None`` where its title has still to be looked up."""


class PlainTitles:
    """Finds titles without brackets."""

    def __init__(self, concepts: list[Concept]) -> None:
        self._laws, self._law_names = _unbracketed_laws(concepts)

    def find(self, plain: str) -> Iterator[PlainTitle]:
        """Plans, then popular names of plans, then laws, each in order of place."""
        series: tuple[int, Relation] = (-1, "mentions")
        for match in _NOUN.finditer(plain):
            begins = _plain_title(plain, match.start(), match.end(), series)
            if begins is None:
                continue
            start, relation = begins
            if start < series[0]:  # 出台A方案和B规划
                start = series[0] + (len(both[0]) if (both := _AND.match(plain, series[0])) else 0)
            series = (match.end(), relation)
            words = plain[start : match.end()]
            if not (_VAGUE.fullmatch(words) or (_NO_TITLE.search(words) and not _ABOUT.fullmatch(words))):
                bracket = _BRACKET.match(plain, match.end())
                start = ours.end() if (ours := _OURS.match(plain, start)) else start
                yield PlainTitle(start, bracket.end() if bracket else match.end(), relation, None)
        for match in _POPULAR.finditer(plain):
            start = match.start() - (plain[match.start() - 1 : match.start()] == "“")
            yield PlainTitle(start, match.end(), "implements", None)
        for start, end, number in self._laws.find(plain):
            concept = self._law_names[number]
            if plain[end - 1] == "法" and plain[end : end + 1] in _OTHER_WORDS:
                continue  # 消费者权益保护|法治宣传
            if concept is None or _LAW_USED.match(plain, end) or _LAW_INSIDE.match(plain, start - 1):
                continue
            drawn_up = _DRAWN_UP.search(plain, max(start - 10, 0), start) or _CARRIED.match(plain, end)
            if concept.name.endswith("方案") and not drawn_up:
                continue  # the plans of a place by their number are what is carried out; a document only where it is made
            carried = _CARRIED_LAW.search(plain, max(start - 6, 0), start)
            collective = "collective" in concept.values("kind")
            yield PlainTitle(start, end, "implements" if carried or collective else "mentions", concept)


def _unbracketed_laws(
    concepts: list[Concept],
) -> tuple[daachorse.CharwiseDoubleArrayAhoCorasick, list[Concept | None]]:
    """What finds laws without brackets, and the law of each label; ``None`` for a longer word that is none."""
    owners: dict[str, Concept | None] = {}
    for concept in concepts:
        for label in concept.labels:
            if _LAW.search(label) or "collective" in concept.values("kind"):
                owners.setdefault(make_plain(label).text, concept)
        for label in concept.excluded:
            if not label.endswith("宣传"):  # 民法典宣传 is said of the law, 民法典宣传月 of a campaign
                owners[make_plain(label).text] = None
    labels = sorted(owners) or ["\0"]
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(labels, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    return automaton, [owners.get(label) for label in labels]


def _plain_title(plain: str, noun: int, end: int, series: tuple[int, Relation]) -> tuple[int, Relation] | None:
    """Where a title without brackets begins, whose last noun stands at ``noun``: behind a verb that makes documents.

    ``series`` is where the title before it ended, and its relation: 印发A实施方案、B实施方案.
    """
    begin = max(noun - _LONGEST_PLAIN, 0)
    for edge in _EDGE.finditer(plain, begin, noun):
        begin = edge.end()
    if (
        series[0] >= begin
        and plain.startswith("、", series[0])
        and noun - series[0] - 1 >= 4
        and "、" not in plain[series[0] + 1 : noun]
    ):
        return series[0] + 1, series[1]
    if planned := _IN_A_PLAN.search(plain, begin, noun):
        return planned.end(), "issued"
    verb = _BEFORE_NOUN.search(plain, begin, end)
    if verb is None or not noun - verb.end() >= 3:
        return None
    words = plain[verb.end() : end]
    about = _ABOUT.fullmatch(plain, verb.end() - 2 * plain.endswith("关于", 0, verb.end()), end)
    if about:
        start = about.start("own") if about["own"] and verb.lastgroup != "carried" else about.start("title")
        if verb.lastgroup != "carried":
            return start, "issued"
        return (start, "implements") if about["noun"] != "意见" else None
    if words.endswith("目录") and not _CATALOGUE.fullmatch(words):
        return None
    if words.count("“") != words.count("”"):
        return None
    if verb.lastgroup == "carried":
        return (verb.end(), "implements") if _CARRIED_NOUN.search(words) else None
    return (verb.end(), "issued") if _ISSUED_END.search(words) else None
