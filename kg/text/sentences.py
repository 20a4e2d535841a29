"""Sentences, and the status that a sentence or a clause of it says of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.facts import Status

_LONGEST = 1_000
_END = re.compile(r"[。！？\n][。！？\n]*[”’）》]?")

_PLANNED = re.compile(  # every branch begins with one character, so that the search can skip to it
    r"下一?步|下一?阶段|后续将?|接下来|还将|将再|将新(?=[增建设开招聘购])(?![^，。；\d]{0,10}的)|即将|还要|打算|准备(?=在|于|新|再|增|开|建)|年(?<!\d年)底前(?:将|要|拟|力争|确保|再|还|全部|实现|预计|完成\d)|未来[一二三两]年|拟(?=开展|举办|新|建|增|在|于|再|组|培|完成|达到|推|启|引|实施|打造)|下半年(?:将|要|重点|计划)|明年|来年|今后|力争|(?<!原)拟于|拟在|拟新|计划(?:于|在|新|再|年内|到|用)|预计|争取(?=达到|实现|完成|到|在|再)|有望|将(?:继续|进一步|持续|以|在|着力|加大|不断|通过|围绕|坚持|把|全面(?!依法治|从严治)|大力|积极|重点(?!人|项目|工作|任务|领域|事项|对象|企业|群体|行业|区域|部位)|采取|推动|深入|按照|严格)|我[局区县市们]将|本局将"
)
_NEEDED = "(?:要)?(?:进一步|加强|提升|提高|加大|完善|深化|强化|改进|规范|优化|巩固|拓展|健全|破解|解决)"
_SHORTCOMING = re.compile(  # likewise
    "|".join(
        f"{still}{need}{_NEEDED}" for still in ("仍", "还", "尚", "依然", "仍然", "亟", "均", "") for need in "需待须"
    )
    + r"|有待|不足|不够|差距|短板|薄弱|不强|不高|不到位|不平衡|不均衡|欠缺|滞后|尚未|未能|瑕疵|未按|不健全|不完善|不深入|不严格|流于形式|偏少|偏低|参差不齐|缺乏|力度不|还存在|仍存在|存在.{0,20}(?:问题|困难|现象|情况)|难度较?大|困难\Z|匮乏|脱节"
)
_MENDED = re.compile(r"(?:针对|解决|破解|补|整改|克服|聚焦|化解|消除|找准|改变|防止|避免|查找|排查)[^，。；]{0,24}\Z")
_BLAMED = re.compile(r"仍需|仍存在|还存在|有待|尚未|还有(?:较大|一定)?差距|亟待|还不够|仍不")
_DONE_INSIDE = re.compile(
    r"^在(?:巩固|保持|现有|原有|已有|做好)|^(?:在)?(?:已|截至|今年(?!下半年|内|底|年底|将|要|计划|拟)|目前已|今年以来|去年|上年|年内已|此前已)"
)


def find_sentences(plain: str) -> list[int]:
    """Where the sentences of the reading form begin; each ends where the next begins.

    A text that lost its stops is cut at a comma, so that what is done once a sentence stays short.
    """
    starts = [0]
    for end in [*(match.end() for match in _END.finditer(plain)), len(plain)]:
        while end - starts[-1] > _LONGEST:
            comma = plain.rfind("，", starts[-1], starts[-1] + _LONGEST)
            starts.append(comma + 1 if comma > starts[-1] else starts[-1] + _LONGEST)
        if end < len(plain):
            starts.append(end)
    return starts


def sentence_at(starts: list[int], position: int, length: int) -> tuple[int, int]:
    """The sentence that ``position`` lies in; ``length`` is that of the reading form."""
    n = bisect_right(starts, position)
    return starts[n - 1], starts[n] if n < len(starts) else length


def says_shortcoming(words: str) -> bool:
    """Whether a sentence names a shortcoming, and not the mending of one."""
    return any(not _MENDED.search(words[: match.start()]) for match in _SHORTCOMING.finditer(words))


def says_planned(words: str) -> bool:
    """Whether words announce what is to come."""
    return _PLANNED.search(words) is not None


def says_done(words: str) -> bool:
    """Whether a clause of a plan reports what is already there."""
    return _DONE_INSIDE.search(words) is not None


def clause_status(sentence: str, position: int, section: Status, *, certain: bool, short: bool) -> Status:
    """The status of what stands at ``position`` of ``sentence``, in a section of status ``section``.

    A section's heading decides, except where the words are plain: a shortcoming or a plan inside the achievements, what
    is already there inside a plan. Where no heading is certain, the sentence decides; ``short`` is what
    :func:`says_shortcoming` says of it.
    """
    if section == "shortcoming":
        return "planned" if says_planned(sentence[:position]) and not short else "shortcoming"
    if section == "planned":
        begin = max(sentence.rfind("，", 0, position), sentence.rfind("；", 0, position)) + 1
        beyond = "基础上" in sentence[begin:position]  # 在现有8个的基础上新建12个
        return "done" if says_done(sentence[begin:]) and not beyond else "planned"
    part_start = sentence.rfind("；", 0, position) + 1
    if says_planned(sentence[part_start:position]):
        return "planned"
    if short and (not certain or _blames(sentence, position)):
        return "shortcoming"
    return "done"


def _blames(sentence: str, position: int) -> bool:
    """Inside achievements only an explicit admission in the same clause counts."""
    start = max(sentence.rfind(mark, 0, position) for mark in "，；") + 1
    ends = [end for mark in "，；。" if (end := sentence.find(mark, position)) >= 0]
    clause = sentence[start : min(ends, default=len(sentence))]
    return _BLAMED.search(clause) is not None
