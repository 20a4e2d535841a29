"""When a value holds and how: its period, whether it was reached or is only planned, and its basis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extractors.measurements.named import OWN, Named
from kg.text.periods import basis_before, next_period, period_before

if TYPE_CHECKING:
    from kg.text.document import Document
    from ontology.facts import Basis, Status

_TARGET = re.compile(
    r"(?:(?:工作|年度|全年|下达|考核|年初|预期)的?目标(?!完成)(?:任务)?(?:数|值)?(?:为|是)?|务必|确保|(?:年度|全年|下达|承担)的?任务(?!分解|细化|清单|台账|书)(?:数|量)?为?|任务(?:数|量)为?"
    r"|(?<!列入)(?<!纳入)(?<!修改)(?<!立法)(?<!废止)(?:原)?计划(?!生育|单列|[由从](?:去年|上年|原来|20)|[^，。；]{0,14}率|中的|完成率|完成情况|的|数|书|表|\d|\Z)|(?:考核|目标|文件)要求|要求[^，。；]{0,6}?(?=建成|新设|设立|设置|建好|完成|达到|开展|新建|办理|培[训育]|创建)|原定|年初(?:[确定]?定下?|下达|安排|部署|提出|明确)|应(?=有|达|配|设|开展|完成|检查|办理|培训|办|审))[^，。；]{0,16}\Z"
    r"|(?:^|，|年度|全年|下达|预期|考核|年初|原定|既定|培养|培训|办案|创建|办理|定的)(?:的)?(?:任务|计划)(?:任务)?(?:数|量|值)?(?:为|是|定为|设为)?\Z"
    r"|(?<!完成)(?<!办结)(?<!落实)(?<!完成[市省区县旗]级)(?<!完成上级)(?:交办|下达|分配|分解|承担|交给|派给)[^，。；]{0,10}任务\Z|(?<!完成)任务(?:数|量)?(?:为|是|定为)\Z"
    r"|(?:全年|年内|本年)应(?!诉|急|聘|届)[\u4e00-\u9fff]{1,4}\Z"
    r"|(?:力争|争取(?=达到|实现|完成|到|在|再|年))[^，。；]{0,24}\Z"
    r"|(?:由|从)(?:计划|目标|预期)的?\Z|(?:年初|全年|年度)预算(?:数)?(?:为|是)?\Z"
    r"|(?:须|需|必须|应|应当|要求)(?:(?:保持)?在|达到?|不低于|不少于|不超过)?\Z"
    r"|[\u4e00-\u9fff]{2}(?:收入|投资|支出|资金)计划(?:数|为|是)?\Z"
    r"|(?:目标|指标)(?:任务)?(?:数|量|值)?(?:为|是|定为|设为)?\Z"
)
_TARGET_WORD = re.compile("目标|任务|计划|指标|预[算期]|力争|争取|确保|务必|原定|年初|应|要求|须|需")
"""What all of these hold; few sentences do, and the search for it takes a tenth of the time."""
_LONGEST_TARGET = 30
"""So many characters hold any of these, with what they let stand behind them."""
_UNTIL = re.compile(r"截[至止][^。；]*\Z|已[^，。；]*\Z")
_REACHED = re.compile(
    r"(?:高出|超出|超过|低于|超)[^，。；]{0,6}(?:目标|任务|指标|计划)[^，。；]{0,4}\Z|占[^，。；]{0,6}(?:任务|计划|目标)[^，。；]{0,4}\Z|完成[^，。；]{0,10}(?:目标|任务|计划)[^，。；]{0,6}\Z|超额[^，。；]*\Z|(?:达到?|相当于|为)[^，。；]{0,6}(?:目标|任务|计划|指标|预算)(?:数|量|值)?的\Z"
)
_TASKS = frozenset("项个条")
"""任务16项 counts the tasks themselves."""
_AIMS = re.compile("(?:主要|具体|重点|分项|子)?(?:指标|任务|目标)(?=[，。；、])")
"""目标51项指标 counts the aims themselves."""
_AIM_BEFORE = re.compile("(?:任务|指标|目标|计划)(?:数|量|为)?\\Z")
_DONE_BEHIND = re.compile(
    "[、，][^，。；、\\d]{0,10}(?:实际|已)[^，。；、\\d]{0,6}\\d|[、，](?:我?[县区市局所镇])?(?:[干办做查]了|[干办做查]完|(?:实际|已|累计|共|全年|实)*(?:完成|办结|达到|培训|开展))\\d"
)
"""任务30件、完成44件."""
_AS_TARGET = re.compile(
    "(?:的标准)?下达|(?:[、和][^，。；]{0,20})?的(?:年度|全年|工作|考核|预期|省定|市定)*(?:目标|指标)(?!任务?完成)"
)
"""Behind a level that was to be reached: 对照不低于85%的目标."""
_ALL_DONE = re.compile("[^，。；\\d]{0,12}(?:全部|均已?|全面|如期|按期|已全部)(?:完成|办结|落地|兑现|建成|销号)")
"""年初确定的12件实事全部完成: what was set has been done."""
_STILL_TO_DO = re.compile("(?:确保|力争|争取|务必|要求|必须|须)[^。；]*\\Z")
_PLEDGED = re.compile("[^，。；]{0,48}(?:写进|写入|列入|纳入)[^，。；]{0,10}(?:责任[状书]|目标)")
_OF_A_TARGET = re.compile(r"\d[万余多]*[^\d，。；]{0,3}的\Z")
"""任务180件的108.9% was reached."""
_SHARE = re.compile(r"的(?:近|约|超过?)?\d{1,3}(?:\.\d+)?%")
"""Behind a level that was reached only in part: 完成目标任务300件的55%."""
_NO_LESS = ("≥", "≤", "不低于", "不小于", "不大于", "不少于", "不高于", "不超过", "控制在")
_AIMED = re.compile(
    r"(?:力争|争取|确保)[^。；]*，[^，。；]*\Z|(?:应当|要求|明确|提出|规定|对照)[^，。；]*\Z|必?须[^。；]*\Z|(?:调子|标准|红线|底线)(?:是|为|：)[^。；]*\Z|(?:任务|目标)(?:是|为|：)[^。；]*\Z"
)
_THIS_YEAR = re.compile(r"(?:今年|(?<![一两二三四五])年内|本年)[^。；]*\Z")
_WILL = re.compile(
    "还?要|打算|准备|力争|争取|确保|[将拟]|计划|目标|预计|达到|不低于|不少于|实现|完成|新增|开展|举办|建成|推[动进]"
)
_ON_TOP = re.compile("(?:[^，。；\\d]{0,14}的)?基础上|[^，。；\\d]{0,6}之后")
"""Behind what there is already: 在94%的基础上, 在28家企业试点的基础上, 继建成4个之后."""
_BY_NOW = re.compile(
    "(?:(?:已(?!有)[^，。；、\\d]{1,5}|现有|原有|现在|目前|现)的|由现有|已(?!将|经|于)[^，。；、\\d]{1,4}|[还尚]缺|现有[^，。；\\d]{1,12})\\Z"
)
"""Before what there is already, in a plan."""
_NEAR = 10
_COMING = re.compile(r"将(?:于|在|到|全部|继续)|列入(?:明年|来年|下一?年)|预计|拟(?:于|在|到)")
_COMING_NEXT = re.compile("(?:定于|将(?!近)|计划|力争|明年|来年|下一?年|下半年)")


class Timing(NamedTuple):
    """When a value holds.

    Attributes:
        period: ``2022``, ``2025H1``; ``None`` where the report has none and the words say none.
        status: ``done`` or ``planned``; a level that a shortcoming cites is a level.
        basis: whether the value is a target, cumulative, or of its period alone.
    """

    period: str | None
    status: Status
    basis: Basis


def timing_of(
    document: Document, base: int, sentence: str, blanked: str, named: Named, *, after_target: bool
) -> Timing:
    """When a named quantity holds.

    Args:
        document: it stands in.
        base: offset of its sentence in the reading form.
        sentence: its words.
        blanked: these with the titles blanked out, whose years are no periods.
        named: the quantity; its offsets are those of the sentence.
        after_target: whether it follows a target in one list with it.
    """
    q = named.quantity
    position = q.start - base
    status: Status = document.status(q.start)
    if status == "shortcoming":
        status = "done"  # a level that a shortcoming cites is a level
    target = status == "done" and _is_target(sentence, position, q.end - base)
    until = max(position, named.start)
    target = target or (status == "done" and after_target)
    period, said = period_before(blanked, until, document.period)
    if named.year is not None:
        if named.year != OWN:
            period, said = str(named.year), True
        elif status != "planned" or _BY_NOW.search(sentence, 0, position):
            status, said = "done", True
            period, dated = period_before(blanked, max(named.began, 0), document.period)
            period = period if dated else document.period
    if (
        status == "planned"
        and said
        and document.period
        and period
        and period[:4] <= document.period[:4]
        and not (period.endswith("H2") and document.period.endswith("H1"))
        and not _WILL.search(sentence, 0, position)
    ):
        status = "done"  # a level of the year reported, where the next one's is planned
    if status == "done" and (
        _COMING.search(sentence, q.end - base, max(q.end - base + 2, named.end))
        or _COMING_NEXT.match(sentence, q.end - base)
    ):
        # 剩余3个将于明年完成
        status, until = "planned", named.end
        period, said = period_before(blanked, until, document.period)
    if status == "planned" and named.former:
        status = "done"  # 明年由28个增至45个: the first of them is there
        period = period if said and named.year not in {None, OWN} else document.period
        said = True
    if status == "planned" and named.year is None and _BY_NOW.search(sentence, 0, position):
        status, period, said = "done", document.period, True  # 巩固已创成的3个示范村
    if status == "planned" and (
        _ON_TOP.match(sentence, q.end - base) or _on_top_of_all(sentence, position, q.end - base)
    ):  # 在94%的基础上再提高2个百分点
        status, period = "done", period if said and period != next_period(document.period) else document.period
    elif not said and status == "planned":
        section = document.section(q.start)
        soon = section.status == "done" and _THIS_YEAR.search(sentence, 0, until) is not None
        soon = soon or "有望" in sentence[max(position - _NEAR, 0) : position]
        period = document.period[:4] if document.period and soon else next_period(document.period)
    aimed = status == "done" and sentence.endswith(_NO_LESS, 0, q.bare - base)
    if aimed and _AIMED.search(sentence, 0, q.bare - base):
        target = True  # 确保新增律师不少于15名，覆盖率不低于90%
    elif named.unit == "%" and status == "done" and _REACHED.search(sentence, 0, position):
        period = document.period  # 完成全年目标的48.6%, in a report of half of it
    several = period is not None and "/" in period and period != document.period
    if several and period is not None:  # 2020年至2022年改建2处: what the years together came to
        period = period.rpartition("/")[2]
    if target:  # of the period that is reported on
        status = "planned"
    later = said and status == "done" and document.period and period and period[:4] > document.period[:4]
    if later and not _UNTIL.search(sentence, 0, until):
        status = "planned"  # 到2025年达到… in a report of 2023
    if status == "planned":
        return Timing(period, status, "target")
    return Timing(period, status, "cumulative" if several else basis_before(sentence, position, document.period))


def _on_top_of_all(sentence: str, start: int, end: int) -> bool:
    """Whether a value is one of several that 在…的基础上 names: 在公布58项、惠及276户的基础上，明年…."""
    top = sentence.find("的基础上", end)
    opened = sentence.rfind("在", 0, start)
    return opened >= 0 and top > end and not any(mark in sentence[opened:top] for mark in "。；，")


def _is_target(sentence: str, start: int, end: int) -> bool:
    """Whether a value from ``start`` to ``end`` of a sentence is what was to be reached."""
    if _AS_TARGET.match(sentence, end) or ("责任" in sentence and _PLEDGED.match(sentence, end)):
        return True
    if _ALL_DONE.match(sentence, end) and not _STILL_TO_DO.search(sentence, max(start - _LONGEST_TARGET, 0), start):
        return False
    if _OF_A_TARGET.search(sentence, max(start - _NEAR, 0), start):
        return False
    near = max(start - _LONGEST_TARGET, 0)
    if not _TARGET_WORD.search(sentence, near, start):
        return False
    if (
        sentence[end - 1] not in _TASKS
        and _AIM_BEFORE.search(sentence, near, start)
        and _DONE_BEHIND.match(sentence, end)
    ):
        return True
    if not _TARGET.search(sentence, near, start) or _AIMS.match(sentence, end):
        return False
    return (
        not _REACHED.search(sentence, sentence.rfind("；", 0, start) + 1, start)
        or _SHARE.match(sentence, end) is not None
    )
