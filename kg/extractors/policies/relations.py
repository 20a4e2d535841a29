"""What a report says of a document: its district issued it, carries it out, or mentions it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extractors.base import Identity
    from kg.extractors.titles import Title
    from ontology.facts import Relation

_ISSUE = (
    "印发|制定|制发|出台|起草|代拟|修订|修改|"
    "编制|发布|公布|制订|拟定|草拟|拟制|下发|签订|签署|形成|编写|编印|废止|转发|制作|动态调整|汇编|"
    "审议通过|审议并通过|研究通过|表决通过|建立|完善|推出|报送|上报|报请|送审|发出|发放|填写|出具"
)
_CARRY = (
    "贯彻|落实|按照|根据|依据|遵照|依照|执行|实施|学习|宣传|宣讲|宣贯|"
    "对照|围绕|遵循|遵守|依|按|严格|符合|普及|践行|参照|对标|培训|解读|"
    "推进|推动|履行|结合|全面|以|专题"
)
_VERB = re.compile(f"{_ISSUE}|{_CARRY}")
_ISSUES = frozenset(_ISSUE.split("|"))
_ADVERBS = frozenset(["以", "依", "按", "全面", "专题", "严格"])
"""Of these, what governs a title only right before it."""
_ISSUED_AFTER = re.compile(r"[^，。；《]{0,4}?的(?:印发|出台|制定|下发|发布|颁布|通知[^，。；]{0,12}印发)")
_CARRIED_AFTER = re.compile(
    r"[^，。；《]{0,8}?(?:学习|宣传|培训|贯彻|落实|实施|要求|规定的|精神|宣讲|宣贯|规定|解读|明确)"
)
_OF_OTHERS = re.compile(
    r"(?:中央|国家|国务院|司法部|最高人民|全国|省[委政府司人]|省级|自治区|省里|上级|印发的|出台的|发布的|颁布)[^，；]{0,14}\Z"
)
_OF_THE_CITY = re.compile(r"市[委政司人级依里][^，；]{0,14}\Z")
_REPORTER = re.compile(r"[省市区县旗州盟](?=司法局|人民政府|政府|委|依法治)")
_CLAUSE = re.compile(r"[。；\n！？]")
_SERIES = re.compile(r"(?:（[^）]{0,24}）)?(?:[、和及与]|以及|，)?")
_MEDIA = re.compile(
    r"(?:日报|晚报|时报|早报|周报|周刊|月刊|杂志|画报|学报|网报|今日说法|法治在线|焦点访谈|新闻联播|之声|电视台|栏目|法治进行时|说法|通讯|电讯|之窗|头条|法制报|法治报|时讯|简报|快报|专报|内参|情况反映|信息)\Z"
    r"|^(?:求是|人民调解|中国司法|民主与法制|新京报|今日.{2})\Z|著作选读|谈治国理政|论述摘编|文选|选读|读本|学习问答|重要讲话汇编|论述汇编|指示精神汇编|知识手册"
)
_WORK = re.compile(
    r"(?:歌曲|微电影|短视频|短剧|情景剧|小品|快板|舞蹈|戏曲|相声|朗诵|视频|动画|动漫|话剧|电影|电视剧|纪录片|宣传片|绘本|漫画)\Z"
)
"""What stands right before the title of a work, also of one that ends in 宪法."""
_ART = re.compile(r"(?:栏目|节目|课题|论文|文章|图书|书籍|专著|著作|案例|课程|讲座|授课|题为|主题为|以)\Z")
_PLAYED = re.compile(
    r"(?:栏目|节目|频道|专栏|等媒体|等报刊|等?(?:法律|业务|专业|普法|工具)*(?:书籍|图书|丛书)|杂志|客户端|一书|一文|为题|专题(?:授课|讲座|辅导|讲课)|等?专题(?:授课|讲座)|(?:系列|普法|法治|原创|主题|宣传)*(?:短视频|微视频|视频|微电影|短剧|动漫|漫画|读本|绘本|画册|手册|歌曲)|[^，。；]{0,8}(?:刊[登发载用]|报道|播出))"
)
_REST = re.compile(r"(?:[、和及与]?《[^《》\n]{1,60}》)*")
"""The titles behind one in a list."""
_WRITTEN = re.compile(
    r"(?:等|共)?(?:[\d一二三四五六七八九十百]+余?[篇部首幅个件期则])?[\u4e00-\u9fff]{0,4}?"
    r"(?:心得|论文|文章|征文|作品|感悟|读后感|宣传片|微电影|歌曲|短视频|微视频|剧目|小品|快板|读本|绘本|推文)"
)
"""《…》《…》等3篇论文: what people write and play."""
_LAWLIKE = re.compile(r"(?:法|法典|条例|规定|办法|意见|方案|准则|规则|细则|决定|通知|实施纲要)(?:（[^）]*）)?\Z")
_A_BODY = re.compile(r"(?:委员会|中心|领导小组|工作站|工作室|司法所|司法局|调解室|讲师团|人民政府|办公室)\Z")
_NATION = re.compile(r"中华人民共和国|中国共产党|中共中央|国务院|全国|中央")
_ELSEWHERE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|市)(?!区|政|司|人民|委|级|民|场|直)|[*Xx某]{1,3}[省市](?![*Xx某])"
)
_ABOUT = re.compile("(?:关于|进一步|调整|印发|做好|加强|转发|成立|推进|开展|全面|批转|〈|《|“)*(?:中共)?")
_OWN_BODIES = {
    unit: re.compile(
        rf"(?:[*Xx某]{{1,3}}[省市州盟]?)?[*Xx某]{{1,3}}{unit}|[我本全]{unit}"
        rf"|{unit}(?:委|政府|人民政府|司法局|级|直|属|人大|依法|法治)"
    )
    for unit in "区县市旗州盟省"
}


class OwnTitles:
    """Which titles begin with the name of the report's own district or its bodies."""

    def __init__(self, identity: Identity, plain: str) -> None:
        own = [n for n in (identity.district, identity.written, identity.agency) if n]
        unit = next((n[-1] for n in (identity.district, identity.written) if n), "")
        if not unit and identity.agency and (reporter := _REPORTER.findall(identity.agency)):
            unit = reporter[-1]
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


def relation_of(plain: str, title: Title, own: OwnTitles, before: tuple[Title, Relation] | None) -> Relation | None:
    """What the report says of a title, by its maker, by its verb, or as of the title before it in a list.

    ``None`` where it is no document.
    """
    words = plain[title.start : title.end]
    lead = plain[max(title.left - 8, 0) : title.left]
    if _A_BODY.search(words):
        return None
    if _MEDIA.search(words):
        return None
    if _WORK.search(lead):
        return None
    if not _LAWLIKE.search(words):
        rest = _REST.match(plain, title.right)
        behind = rest.end() if rest else title.right
        if _ART.search(lead) or _PLAYED.match(plain, behind) or _WRITTEN.match(plain, behind):
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
    verbs = [
        verb
        for verb in _VERB.finditer(plain, start, title.left)
        if verb.end() == title.left or verb.group() not in _ADVERBS
    ]
    verb = verbs[-1] if verbs else None
    issues = verb is not None and verb.group() in _ISSUES
    if verb is not None and len(verbs) > 1 and verbs[-2].end() == verb.start() and verbs[-2].group() in _ISSUES:
        verb, issues = verbs[-2], True  # 出台实施
    if _ISSUED_AFTER.match(plain, title.right) and not elsewhere:
        return "issued"
    foreign = nation or (own.unit != "市" and elsewhere)
    if verb is not None and issues and not foreign:
        others = _OF_OTHERS.search(plain, start, verb.start()) or (
            own.unit != "市" and _OF_THE_CITY.search(plain, start, verb.start())
        )
        if not others and not plain.startswith("的", verb.end()):
            return "issued"
        return "implements" if re.search(_CARRY, plain[start : verb.start()]) else "mentions"
    if (verb is not None and not issues) or _CARRIED_AFTER.match(plain, title.right):
        return "implements"
    return "mentions"


def relation_of_nested(before: str, outer: Relation | None) -> Relation | None:
    """What a title says of the one inside it: 贯彻〈…〉 carries it out, 转发〈…〉 issues it."""
    if outer is None:
        return None
    if re.search(r"贯彻|落实|实施", before):
        return "implements"
    return outer if re.search(r"转发|印发|批转|修订|修改", before) else "mentions"
