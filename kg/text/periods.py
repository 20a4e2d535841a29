"""The period that a value belongs to (the report's own, unless the words before it say another), and its basis."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.facts import Basis

from kg.text.around import find_around

_SINCE = r"(?:年|年度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:制度|机制|办法)?(?:成立|实施|运行|启动|开展|挂牌|施行|颁布|修订|开张|组建|创办|设立|建成|投用|启用|上线|开通|开馆|授牌)*(?:以来|起|至今|到现在|到目前|开始|后)"
_EXPRESSION = re.compile(
    r"(?P<from>(?:19|20)\d\d)年?(?:度)?(?:\d{1,2}月)?[初底]?(?:-|至|到)(?P<to>(?:19|20)\d\d)年?(?:度)?|(?<!\d)(?P<from2>20[0-3]\d)(?P<to2>20[0-3]\d)年(?:度)?"
    rf"|(?P<since>(?:自|从)?(?:19|20)\d\d{_SINCE})"
    r"|(?P<year>(?:19|20)\d\d)年(?:度)?(?P<half>上半年|下半年)?"
    r"|(?P<last>(?:上一?年|去年)(?:度)?(?:同期)?(?!同期|相比|增|减|下降|上升|提高|提升|多|少))|(?P<former>前年)|(?P<next>明年|来年|次年|下一?年度?|新(?:的)?一年|新年度)|十(?P<plan>[二三四五六])五”?(?:规划)?(?:时期|期间?)?末"
    r"|(?P<h1>上半年|(?<!\d)0?1月?(?:份)?(?:-|至|到)6月(?:份|底)?)|(?P<h2>下半年)|(?<!前)第?(?P<quarter>[一二三四])季度|(?P<whole>全年|前[两三]个?季度|年末|年底|年底前|年度(?=目标|任务|计划|指标))|(?P<month>(?<!\d)\d{1,2}月?(?:-|至|到)\d{1,2}月(?!\d)|(?<![\d年])\d{1,2}月(?:份|当月|单月)?(?=[\u4e00-\u9fff]|\d{1,2}日))|(?P<now>今年|本年|年内|目前|当前|截至目前|近年来|[近这][两三四五]年|以来)"
)
_TELLING = re.compile("\\d月|年|季度|6月|目前|当前|以来|19|20|五”?[期末规时]")
"""What every expression of time holds, at most so many characters behind its beginning (截至目前)."""
_REACH = 5
_HONOUR = re.compile(r"(?:入选|获评|荣获|评为|上榜|获|列入)(?:了|为)?[“《]?\Z")
"""What is called by a year is no period of what follows: 入选2021年度典型案例."""
_COMPARED = re.compile(r"(?:较|比|同|与|和|于|相较于|相比)(?:(?:19|20)\d\d年(?:度)?[、和])?\Z")
_TITLE = re.compile(r"《[^《》]*》?|〈[^〈〉]*〉|“[^“”]*(?:19|20)\d\d[^“”]*”|（(?:19|20)\d\d-(?:19|20)\d\d年?）")
_MADE = "公布|发布|通报|制发|立案|受理|签订|结转|遗留|下达|发现|采集|制定|印发|出台|成立|建成|启用|颁布|设立|投入"
_NOT_A_PERIOD = re.compile(
    rf"年(?:度)?(?:\d{{1,2}}月)?(?:[底初末]|(?<=月))(?:前|以前|之前)?(?:{_MADE})"  # 2020年底制定…: when it was made
    rf"|年(?:度)?(?:\d{{1,2}}月)?(?:底|初|末)?(?:前|以前|之前)?(?:{_MADE})[^，。；\d]{{0,6}}的"  # 2021年立案的: which ones
    rf"|年(?:度)?(?:\d{{1,2}}月)?(?:底|初|末)?(?:前|以前|之前)[^，。；\d]{{0,10}}(?:{_MADE})"  # 2019年底前本部门制定的
    r"|年(?:度)?(?:制定|印发|出台)[^，。；\d]{2,20}，"  # 2021年制定办法，…
    r"|年(?:度)?(?:[底初末])?(?:以前|之前)[^，。；\d]{0,12}的"  # 2022年以前形成的欠款: which ones
    r"|年(?:度)?(?:成立|颁布|启用|被|获|荣|入选)"
    r"|年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上线|投用|建成|组建|开通|开馆|挂牌|设立|启动|开张|创办)(?=[，、])"
)

_TIMES_OF = re.compile(r"年?(?:度)?的(?:近|约|逾)?\d[\d.]*(?:倍|%|成)")
"""Behind a year it says that a value is compared with that of the year: 是2023年的1.9倍."""
_MADE_THEN = re.compile(rf"(?:{_MADE})[^，。；\d]{{0,6}}的")
_IS = frozenset("是为达")
_ON_TOP_OF = re.compile("[^，。；]{0,16}基础上")
_OF_THEN = re.compile(r"[^，。；\d]{1,6}的(?=\d)")
_LEFT_OVER = re.compile("(?:年度)?(?:结转|遗留|转结|转来|留存)")
_WHICH_ONES = re.compile(
    rf"[^，。；\d]{{1,12}}的[\u4e00-\u9fff]{{1,6}}已(?=[\u4e00-\u9fff]{{2,4}}\d)|(?:\d{{1,2}}月)?(?:(?:列入|纳入|{_MADE})[^，。；\d]{{0,8}}的(?=\d)|(?:公布|发布|通报)(?=，))"
)
"""Behind 上年 or 今年: it says which ones, or when something was made known."""
_BASIS = re.compile(
    r"(?P<since>以来|至今)"
    r"|(?P<from>[自从](?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；、年]{0,8}?(?:起|开始|[之以]?后))"
    r"|(?P<until>截[至止到][^，。；]{1,14}，?[^，。；年今]{0,8}累计)"
    r"|(?P<years>(?<![较比于超照])历[年届次](?!水平|平均|均值|同期|情况|数据|经验|试题)|近年来"
    r"|[近这][两二三四五六七八九十几\d]{1,2}年(?:来|间|累计|共)|[两二三四五六七八九十]年来|五”(?:普法|规划)*(?:期间|时期|期内))"
    r"|[今本当去上]年|年内|全年|(?:19|20)\d\d年(?!来|间|以来)|[上下]半年|季度|[每本当]月|每[年季周]|同比|环比|[较比]同期|；"
)
_HINTS = ("以来", "至今", "自1", "自2", "从1", "从2", "截", "历", "年来", "年间", "年累", "年共", "五”")
_OF_THE_YEAR = re.compile(r"(?:[今本]年|全年|年内|(?:19|20)\d\d年度?)(?:以来)?，?\Z")
_WITHIN = re.compile(
    r"今年|本年|(?<!\d)年初"
    r"|(?:当年|年度|半年|季度|[入开][春夏秋冬汛学]|春节|国庆节?|元旦|(?<![年\d])\d{1,2}月(?:份|初|底|[上中下]旬|\d{1,2}日)?)\Z"
)
"""Since a day of this year: what is counted from there is the year's own."""
_EVER = re.compile(r"(?:一直|长期|历史|有史|近期|[一这]段时间|[连多]日)\Z")
"""Says how long, and not since when."""
_WHICH = re.compile(r"[^，。；]{1,12}的(?!是)")
_OF_WHICH = re.compile(r"[^，。；]{0,12}[，（]其中，?(?:[今本当]年|年内|(?:19|20)\d\d年)")
"""累计培养1260名，其中今年新增240名: what has a part of this year is no year's own."""
_ASIDE = re.compile(r"（[^（）]*）")
_STRETCH = 24
_ITEM = re.compile("[一二三四五六七八九十]是|（[一二三四五六七八九十]）")
_NEXT_ITEM = re.compile("[；。，](?:[一二三四五六七八九十]是|（[一二三四五六七八九十]）)")
"""What one item of a list is dated by does not date the next."""
_FIRST_HALF = re.compile(r"0?[1-6]月.*")
"""上半年新收94名，6月底在册217名 is still about the first half."""


def blank_titles(sentence: str) -> str:
    """The sentence with what stands in titles blanked out: a year in a title is no period of a value."""
    return _TITLE.sub(lambda m: "□" * len(m[0]), sentence)


@lru_cache(maxsize=2)
def _expressions(sentence: str) -> list[re.Match[str]]:
    """The expressions of time in a sentence; asked for each of its values."""
    return list(find_around(_EXPRESSION, _TELLING, _REACH, sentence))


_ASSESSED = re.compile("考评|考核|测评|评选|[获被]评")
"""Behind a year: it is the one that was assessed, which what follows a semicolon is not of."""


def period_before(sentence: str, position: int, report: str | None) -> tuple[str | None, bool]:
    """The period of a value at ``position`` of a sentence whose titles are blanked.

    Args:
        sentence: see :func:`blank_titles`.
        position: where the value stands.
        report: the report's own period.

    Returns:
        The period, and whether the words name it (``False``: it is the report's own).
    """
    year = int(report.rpartition("/")[2][:4]) if report else None
    found: str | None = None
    named = False
    passed = -1
    for match in _expressions(sentence):
        if match.end() > position:
            break
        if _COMPARED.search(sentence, max(0, match.start() - 9), match.start()):
            continue
        if _in_a_bracket(sentence, match.start(), match.end(), position):
            continue  # 审结45宗（含上年结转6宗），维持28宗
        if (match["year"] or match["last"]) and sentence[max(0, match.start() - 1) : match.start()] in {
            "从",
            "由",
            "自",
        }:
            continue  # 从2021年的7家发展到12家: the year of the first value only
        if _ITEM.search(sentence, 0, match.start()) and _NEXT_ITEM.search(sentence, match.end(), position):
            continue  # 一是上半年完成40项；二是推出10项
        part = match["h1"] or match["h2"] or match["quarter"]
        if part and _OF_THEN.match(sentence, match.end()):
            continue  # 一季度承接的61项
        if (match["last"] or match["now"]) and _WHICH_ONES.match(sentence, match.end()):
            continue
        if match["last"] and _ON_TOP_OF.search(sentence, match.end(), position):
            continue  # 在去年压减30%的基础上再降25%
        if match["last"] and "；" in sentence[match.end() : position]:
            continue
        if match["last"] and _LEFT_OVER.match(sentence, match.end()) and "，" in sentence[match.end() : position]:
            continue  # 加上上年结转4件，审结57件
        if passed == match.start() and "；" in sentence[match.end() : position]:
            continue  # 明年一季度办结；其间收到意见19条
        passed = match.end() if match["next"] else -1
        if match["next"] and ("；" in sentence[match.end() : position] or "每年" in sentence[: match.start()]):
            continue
        if match["next"] and sentence.endswith(("结转", "结转到", "结转至"), 0, match.start()):
            continue  # 上年列入计划的5件; 考核结果于今年4月公布
        if match["year"]:
            if _HONOUR.search(sentence, max(0, match.start() - 4), match.start()):
                continue
            stop = sentence.find("；", match.end(), position)
            if stop >= 0 and _ASSESSED.search(sentence, match.end(), stop):
                continue  # 在2022年度考评中获评优秀；7个司法所达标
            if _NOT_A_PERIOD.match(sentence, match.start() + 4) or (
                _TIMES_OF.match(sentence, match.start() + 4) and sentence[match.start() - 1 : match.start()] in _IS
            ):
                continue
            found, named = match["year"] + {"上半年": "H1", "下半年": "H2", None: ""}[match["half"]], True
            if report and found == report[:4] and len(report) in {6, 7} and len(found) == 4:
                found = report  # 2025年 in a report of half of it
        elif match["from2"]:  # a line between the years was lost
            found, named = f"{match['from2']}/{match['to2']}", True
        elif match["from"]:
            if _MADE_THEN.match(sentence, match.end()) or _HONOUR.search(
                sentence, max(0, match.start() - 4), match.start()
            ):
                continue  # 2012年至2023年制发的文件
            found, named = f"{match['from']}/{match['to']}", True
            if match["from"] == match["to"]:
                found = match["to"]
        elif match["whole"]:  # 全年应检查120家, in a report of half of it: in this clause only
            if report and named and found and len(found) > len("2022") and found[:4] == report[:4]:
                found, named = report[:4], len(report) in {6, 7}  # 第四季度新收38件，全年合计181件
            elif report and not named and not any(mark in sentence[match.end() : position] for mark in "，；"):
                found, named = report[:4], len(report) in {6, 7}
        elif match["month"]:
            first_half = found is not None and found.endswith("H1") and _FIRST_HALF.fullmatch(match["month"])
            if found and named and len(found) > len("2022") and not first_half:  # 上半年偏慢，1-9月累计办理3318件
                found = found[:4]
        elif match["since"] or match["now"]:
            found, named = report, False
        elif year is None:
            continue
        elif match["last"]:
            half = report[4:] if report and "同期" in match[0] and len(report) in {6, 7} else ""
            if "同期" in match[0] and found and len(found) in {6, 7}:  # 上半年受理86件，去年同期71件
                half = found[4:]
            found, named = f"{year - 1}{half}", True  # 去年同期 of the first half is the first half of last year
        elif match["plan"]:  # “十四五”末: a plan of five years ends in 2025
            found, named = str(2005 + 5 * ("一二三四五六".index(match["plan"]) + 1)), True
        elif match["former"]:
            found, named = str(year - 2), True
        elif match["next"]:
            found, named = str(year + 1), True
        elif match["h1"] or match["h2"]:
            base = found[:4] if found and named else str(year)
            found, named = base + ("H1" if match["h1"] else "H2"), True
        elif match["quarter"]:
            base = found[:4] if found and named else str(year)
            found, named = f"{base}Q{'一二三四'.index(match['quarter']) + 1}", True
    return (found, named) if found else (report, False)


def _in_a_bracket(sentence: str, start: int, end: int, position: int) -> bool:
    """Whether what stands from ``start`` to ``end`` stands in a bracket that is closed before ``position``."""
    closed = sentence.find("）", end, position)
    if closed < 0:
        return False
    opened = sentence.rfind("（", 0, start)
    return opened > sentence.rfind("）", 0, start) and sentence.find("（", end, closed) < 0


def next_period(report: str | None) -> str | None:
    """What a plan that says no year is for: the next year, or the rest of this one after a half or a quarter."""
    if report is None:
        return None
    if report.endswith("H1"):
        return report[:4] + "H2"
    if report[4:5] == "Q" and report[5] < "4":
        return f"{report[:5]}{int(report[5]) + 1}"
    return str(int(report.rpartition("/")[2][:4]) + 1)


@lru_cache(maxsize=2)
def _hinted(sentence: str) -> bool:
    """Whether a sentence may say since when it counts."""
    return any(hint in sentence for hint in _HINTS)


def basis_before(sentence: str, position: int, report: str | None = None) -> Basis:
    """Whether a value at ``position`` of a sentence counts a period's own, or everything since some beginning.

    Args:
        sentence: the reading form of a whole sentence.
        position: where the value stands.
        report: the report's own period; counted since its first year is the period's own.

    Returns:
        ``cumulative`` where the words before the value say since when it is counted up (成立以来, 历年, 截至…累计) and
        none after them speak of one year again; ``annual`` otherwise: 累计 by itself sums up the year, unless a part of
        the value is said to be this year's.
    """
    before = sentence[:position]
    if "累计" in before[max(map(before.rfind, "，。；")) + 1 :] and _OF_WHICH.match(sentence, position):
        return "cumulative"
    if not _hinted(sentence):
        return "annual"
    before = _ASIDE.sub(lambda aside: "□" * len(aside[0]), before)
    several = report is not None and "/" in report
    cumulative = False
    for match in _BASIS.finditer(before):
        if match["since"] and _WHICH.match(before + sentence[position : position + 1], match.end()):
            continue  # 2018年以来印发的87份文件: which ones
        if match["since"]:
            began = re.split("[，。；]", before[max(match.start() - _STRETCH, 0) : match.start()])[-1]
            if not _EVER.search(began):
                cumulative = not (_WITHIN.search(began) or _in_first_year(began, report))
        elif match["from"]:
            cumulative = not _in_first_year(match["from"], report)
        elif match["until"]:
            cumulative = not _OF_THE_YEAR.search(before, 0, match.start())
        else:
            cumulative = match["years"] is not None and not several
    return "cumulative" if cumulative else "annual"


def _in_first_year(words: str, report: str | None) -> bool:
    """Whether the last year that ``words`` name is the one that the report's period begins in."""
    years = re.findall(r"(?:19|20)\d\d", words)
    return bool(years) and report is not None and years[-1] == report[:4]
