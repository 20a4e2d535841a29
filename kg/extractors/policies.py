"""Laws, plans and documents that a report names: made by its district, carried out there, or mentioned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import daachorse

from kg.extractors.base import Finding, Identity
from kg.extractors.titles import Title, as_written, find_titles
from kg.text.plain import make_plain

if TYPE_CHECKING:
    from kg.text.document import Document
    from ontology.facts import Relation, Status
    from ontology.vocabulary import Concept, Vocabulary

_ISSUE = (
    "印发|制定|制发|出台|起草|代拟|修订|修改|"
    "编制|发布|公布|制订|拟定|草拟|拟制|下发|签订|签署|形成|编写|编印|废止|转发|制作|动态调整|汇编|"
    "审议通过|建立|完善|推出|报送|上报|报请|送审|发出|发放|填写|出具"
)
_CARRY = (
    "贯彻|落实|按照|根据|依据|遵照|依照|执行|实施|学习|宣传|宣讲|宣贯|"
    "对照|围绕|遵循|遵守|依|按|严格|符合|普及|践行|参照|对标|培训|解读|"
    "推进|推动|履行|结合|全面|以|专题"
)
_VERB = re.compile(f"{_ISSUE}|{_CARRY}")
_ISSUES = frozenset(_ISSUE.split("|"))
_CARRIED_AFTER = re.compile(
    r"[^，。；《]{0,8}?(?:学习|宣传|培训|贯彻|落实|实施|要求|规定的|精神|宣讲|宣贯|规定|解读|明确)"
)
_OF_OTHERS = re.compile(
    r"(?:中央|国家|国务院|司法部|最高人民|全国|省[委政府司人]|省级|自治区|市[委政司人级依]|[省市]里|上级|印发的|出台的|发布的|颁布)[^，；]{0,14}$"
)
_CLAUSE = re.compile(r"[。；\n！？]")
_SERIES = re.compile(r"(?:（[^）]{0,24}）)?(?:[、和及与]|以及|，)?")
_MEDIA = re.compile(
    r"(?:日报|晚报|时报|早报|周报|周刊|月刊|杂志|画报|学报|网报|今日说法|法治在线|焦点访谈|新闻联播|之声|电视台|栏目|法治进行时|说法|通讯|电讯|之窗|头条|法制报|法治报|时讯|简报|快报|专报|内参|情况反映|信息)$"
    r"|^(?:求是|人民调解|中国司法|民主与法制|新京报|今日.{2})$|著作选读|谈治国理政|论述摘编|文选|选读|读本|学习问答|重要讲话汇编|论述汇编|指示精神汇编|知识手册"
)
_ART = re.compile(
    r"(?:歌曲|微电影|短视频|短剧|情景剧|小品|快板|舞蹈|戏曲|相声|朗诵|视频|动画|动漫|话剧|栏目|节目|电影|电视剧|纪录片|宣传片|课题|论文|文章|图书|书籍|绘本|漫画|专著|著作|案例|课程|讲座|授课|题为|主题为|以)$"
)
_PLAYED = re.compile(
    r"(?:栏目|节目|频道|专栏|等媒体|等报刊|杂志|客户端|一书|一文|为题|专题(?:授课|讲座|辅导|讲课)|等?专题(?:授课|讲座)|普法短视频|微视频|微电影|短剧|[^，。；]{0,8}(?:刊[登发载用]|报道|播出))"
)
_LAWLIKE = re.compile(r"(?:法|法典|条例|规定|办法|意见|方案|准则|规则|细则|决定|通知|实施纲要)(?:（[^）]*）)?$")
_A_BODY = re.compile(r"(?:委员会|中心|领导小组|工作站|工作室|司法所|司法局|调解室|讲师团|人民政府|办公室)$")
_SHORT = re.compile(
    r"(?:实施|工作|暂行|管理|指导|若干|行动|年度)?(?:纲要|条例|规定|办法|意见|方案|规划|计划|细则|清单|通知|要点|目录|决定|规则|指引|规范|法|准则)"
)
_SO_CALLED = re.compile(r"[（(]?以?下?简?称(?:为|：)?[“]?新?《?$")
_YEARS = re.compile(r"（[^（）]*）$|〔[^〔〕]*〕$|\([^()]*\)$")
_DROPPED = re.compile(r"[\s“”‘’\"'《》〈〉（）()〔〕\[\]【】·,，、:：\-]|中华人民共和国|(?<=\d)年(?=[）)]?$)")
_YEAR = re.compile(r"20\d\d")
_NATION = re.compile(r"中华人民共和国|中国共产党|中共中央|国务院|全国|中央")
_ELSEWHERE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|市)(?!区|政|司|人民|委|级|民|场|直)|[*Xx某]{1,3}[省市](?![*Xx某])"
)

_NOUN = re.compile(
    r"(?:方案|行动计划|工作计划|学习计划|工作要点|意见|细则|办法|规则|规程|规划|指引|纲要)(?=[，。；、）”\n]|等|并|以及|和|$)"
)
_BEFORE_NOUN = re.compile(
    r"(?P<issued>印发|制定|出台|制发|起草|代拟|修订|编制|制订|草拟|下发)(?:了|出台|印发|实施|下发|并印发|完善|形成|关于)*"
    r"|(?P<listed>列入|纳入)(?=“|\d{4}年)"
    r"|(?P<carried>落实|推进|实施(?!方案|意见|办法|细则|纲要)|贯彻|执行|按照|根据|完成|围绕)"
)
_CARRIED_NOUN = re.compile(r"(?:实施方案|行动计划|行动方案|工作要点|实施纲要|普法规划|五年规划|发展规划)$")
_ISSUED_END = re.compile(r"(?:方案|计划|要点|实施意见|指导意见|若干意见|工作意见|细则|办法|规则|规程|规划|指引|纲要)$")
_EDGE = re.compile(r"[，。；：\n《》〈〉]")
_LONGEST_PLAIN = 34
_AND = re.compile(r"(?:[和与及、]|以及|全[区县市])*")
_POPULAR = re.compile(r"[五六七八九]五”?普法规划")
_VAGUE = re.compile(
    r"(?:年度|具体|相关|专项|详细|配套|工作|实施|学习|活动|全年|各类|有关|一系列|一批|了|好|各项|各类|科学|各自|本单位|本部门|部门|整改|应急|培训|建设|发展|宣传|法治|普法|贯彻|落实|推进|调解|考核|检查|行动|年|个性化|针对性|切实可行的?|矫正|化解|的|总体|重点|总|五年|三年|调查|解决|处置|改革|监督|管理|区|县|市|处理|相应|初步|下发|完善|审核|反馈|立法|法律)+(?:方案|计划|要点|意见|细则|办法|规则|规程|规划|指引)"
)
_NO_TITLE = re.compile(
    r"的|提出|审核|征求|反馈|修改意见|法律意见|审查意见|解决|处理意见|解决办法|想方设法|化解方案|调解方案|处置方案|整改方案|工作法"
)
_LAW = re.compile(r"(?:法|法典|条例|规定|纲要|规划|办法)$")
_LAW_USED = re.compile(
    r"[七八六五四九十百千]?进(?!一)|宣传[周月日]|宣传教育[周月日]|[日月周]|宣誓|·|公园|广场|主题|晨读|文化|长廊|一条街|法律|法规|知识|修正案|精神|意识|权威|学习月|大讲堂|课堂|馆|小镇"
)


_LAW_INSIDE = re.compile(r"[“家·](?!一)")
_CARRIED_LAW = re.compile("贯彻|落实|实施|执行|根据|依据|按照")


_ABOUT = re.compile("(?:关于|进一步|调整|印发|做好|加强|转发|成立|推进|开展|全面|批转|〈|《|“)*(?:中共)?")
_OWN_BODIES = {
    unit: re.compile(
        rf"(?:[*Xx某]{{1,3}}[省市州盟]?)?[*Xx某]{{1,3}}{unit}|[我本全]{unit}"
        rf"|{unit}(?:委|政府|人民政府|司法局|级|直|属|人大|依法|法治)"
    )
    for unit in "区县市旗州盟省"
}


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
        self._concepts = {concept.id: concept for concept in concepts}
        self._laws, self._law_names = _unbracketed_laws(concepts)
        self._by_title: dict[str, Concept] = {}
        for concept in concepts:
            for label in (concept.name, *concept.alt, *concept.hidden):
                self._by_title.setdefault(title_key(make_plain(label).text), concept)

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """One finding a document, at the first place that says most of it."""
        own = _Own(identity, document.plain)
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

    def _bracketed(self, document: Document, titles: list[Title], own: _Own) -> list[_Named]:
        plain = document.plain
        named: list[_Named] = []
        full: list[str] = []
        nicknames: set[str] = set()
        relations: dict[int, Relation] = {}
        for n, title in enumerate(titles):
            words = plain[title.start : title.end]
            if title.within is not None:
                relation = _nested(plain[titles[title.within].start : title.left], relations.get(title.within))
            else:
                relation = _relation(
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
            if (
                concept is not None
                and "中华人民共和国" not in words
                and title_key(make_plain(concept.name).text) == title_key(words)
            ):
                name = concept.name
            if concept is not None and relation == "issued" and not own.begins(words):
                relation = "implements"
            full.append(_YEARS.sub("", words))
            named.append(_Named(title.left, title.right, name, words, relation, concept))
        return named

    def _unbracketed(self, plain: str, titles: list[Title]) -> list[_Named]:
        taken = [(t.left, t.right) for t in titles if t.within is None]
        named: list[_Named] = []
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
            if not (_VAGUE.fullmatch(words) or _NO_TITLE.search(words)):
                named.append(_Named(start, match.end(), words, words, relation, self.concept(words)))
        for match in _POPULAR.finditer(plain):
            start = match.start() - (plain[match.start() - 1 : match.start()] == "“")
            words = plain[start : match.end()]
            named.append(_Named(start, match.end(), words, words, "implements", self.concept(words)))
        for start, end, number in self._laws.find(plain):
            concept = self._law_names[number]
            if concept is None or _LAW_USED.match(plain, end) or _LAW_INSIDE.match(plain, start - 1):
                continue
            carried = _CARRIED_LAW.search(plain, max(start - 6, 0), start)
            said: Relation = "implements" if carried or "collective" in concept.values("kind") else "mentions"
            named.append(_Named(start, end, plain[start:end], plain[start:end], said, concept))
        return [n for n in named if not any(left < n.end and n.start < right for left, right in taken)]


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


class _Own:
    """Which titles begin with the name of the report's own district or its bodies."""

    def __init__(self, identity: Identity, plain: str) -> None:
        own = [n for n in (identity.district, identity.written, identity.agency) if n]
        unit = next((n[-1] for n in (identity.district, identity.written) if n), "")
        self.unit = unit or max("区县市旗", key=lambda letter: plain.count("全" + letter))
        stems = {n[:-1] for n in own[:2] if len(n) > 2 and n[0] not in "*Xx某"}
        self._parent = identity.parent or ""
        self._names = tuple(sorted({*own, *stems}, key=lambda n: (-len(n), n)))
        self._common = _OWN_BODIES.get(self.unit, _OWN_BODIES["区"])

    def begins(self, title: str) -> bool:
        start = _ABOUT.match(title)
        at = start.end() if start else 0
        if self._common.match(title, at):
            return True
        if self._parent and title.startswith(self._parent, at):
            at += len(self._parent)
        return bool(self._names) and title.startswith(self._names, at)


def _relation(plain: str, title: Title, own: _Own, before: tuple[Title, Relation] | None) -> Relation | None:
    """What the report says of a title, by its maker, by its verb, or as of the title before it in a list.

    ``None`` where it is no document.
    """
    words = plain[title.start : title.end]
    lead = plain[max(title.left - 8, 0) : title.left]
    if _A_BODY.search(words):
        return None
    if _MEDIA.search(words):
        return None
    if not _LAWLIKE.search(words) and (_ART.search(lead) or _PLAYED.match(plain, title.right)):
        return None
    if own.begins(words):
        return "issued"
    start = max(title.left - 60, 0)
    for stop in _CLAUSE.finditer(plain, start, title.left):
        start = stop.end()
    nation = _NATION.match(words) is not None
    elsewhere = nation or _ELSEWHERE.match(words) is not None
    if before is not None and before[0].right > start:
        if _SERIES.fullmatch(plain, before[0].right, title.left):
            return "mentions" if elsewhere and before[1] == "issued" else before[1]
        start = before[0].right
    verbs = list(_VERB.finditer(plain, start, title.left))
    verb = verbs[-1] if verbs else None
    issues = verb is not None and verb.group() in _ISSUES
    if verb is not None and len(verbs) > 1 and verbs[-2].end() == verb.start() and verbs[-2].group() in _ISSUES:
        verb, issues = verbs[-2], True  # 出台实施
    foreign = nation or (own.unit != "市" and elsewhere)
    if verb is not None and issues and not foreign:
        if not _OF_OTHERS.search(plain, start, verb.start()) and not plain.startswith("的", verb.end()):
            return "issued"
        return "implements" if re.search(_CARRY, plain[start : verb.start()]) else "mentions"
    if (verb is not None and not issues) or _CARRIED_AFTER.match(plain, title.right):
        return "implements"
    return "mentions"


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
    verb = _BEFORE_NOUN.search(plain, begin, end)
    if verb is None or not noun - verb.end() >= 3:
        return None
    words = plain[verb.end() : end]
    if words.count("“") != words.count("”"):
        return None
    if verb.lastgroup == "carried":
        return (verb.end(), "implements") if _CARRIED_NOUN.search(words) else None
    return (verb.end(), "issued") if _ISSUED_END.search(words) else None


def _nested(before: str, outer: Relation | None) -> Relation | None:
    """What a title says of the one inside it: 贯彻〈…〉 carries it out, 转发〈…〉 issues it."""
    if outer is None:
        return None
    if re.search(r"贯彻|落实|实施", before):
        return "implements"
    return outer if re.search(r"转发|印发|批转|修订|修改", before) else "mentions"


def title_key(title: str) -> str:
    """The form in which titles of the reading form are compared: no marks, no 中华人民共和国, 2021-2025 without 年."""
    return _DROPPED.sub("", title)


_WEIGHT = {"issued": 0, "implements": 1, "mentions": 2}


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
