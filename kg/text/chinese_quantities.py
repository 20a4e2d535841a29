"""Quantities in Chinese numerals: 三次, 两到三名, 五六十人, 百分之九十八点五, 三成."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.text.amounts import BEFORE, BOUNDS, MONEY, NOT_BEFORE, Quantity, bound_of, scaled
from kg.text.around import find_around
from kg.text.numerals import number

if TYPE_CHECKING:
    from ontology.facts import Bound

_COUNTED = (
    "中队|分队|模块|品牌|阵地|司法所|中心|工作站|工作室|委员会|调委会|村|社区|街道|乡镇|镇|单位|部门|机关|机构|组织|案件|纠纷|基地|公园|广场|长廊|窗口|站|点|律师|律所|事务所"
    "|集体|个人|示范|小组|大队|支队|项目|企业|学校|分局|县区|区县|旗县|党组织|文件|清单|平台|联络|联系|队伍|科室|案例"
)
_UNIT = "个百分点|百分点|人次|场次|件次|批次|家次|名|人|位|起|件|宗|家|场|次|期|份|户|篇|部|册|批|辆|台|轮|成|倍|番|个工作日|小时|分钟|天|万元|亿元|元|个|项|条|处|所|支"
_MORE_UNITS = "条次|项次|幅|张|本|封|枚|卷|单|笔|栋|堂|座|套|组|盏|块|平方米|公里|亩|岁|面|例|篇次|户次"
"""Units that so many words begin with that only a numeral of more than one character counts in them: 二十来幅."""
_PATTERN = re.compile(
    r"(?<![第零○一二两三四五六七八九十百千万亿每同统单唯专某某任逐几数初首半高大这那])"
    rf"(?P<before>{BEFORE}|上)?(?P<number>[一二两三四五六七八九十][零一二两三四五六七八九十百千万亿]*|(?<=[上近超逾破达])[百千万](?=[余多]?[场次件起名人家份条项个户篇册例宗]|[万亿]元)|(?<![\d.])百万(?=[余多]?[次人件份户])|(?<=[上近超逾破达])千万(?=[余多]?[次人件份户])|(?<![\d.])[百千万](?=[余多](?:[场次件起名人家份条项个户篇册例宗]|万元|亿元)))(?P<more>[余多来])?"
    r"(?:(?:-|至|到)(?P<number2>[一二两三四五六七八九十][零一二两三四五六七八九十百千万]*)(?P<more2>[余多])?)?"
    rf"(?P<unit>{_UNIT}|{_MORE_UNITS})(?P<after>以上|以内|左右|出头)?"
)
_HELD = re.compile(
    rf"[一二两三四五六七八九十百千万][零一二两三四五六七八九十百千万亿]*[余多来]?(?:[-至到][零一二两三四五六七八九十百千万]+[余多]?)?(?:{_UNIT}|{_MORE_UNITS})"
)
"""The number with its unit; before it stands at most 不少于."""
_REACH = 3
_ABOUT = re.compile(r"((?:[一二两三四五六七八九]百)?)([一二两三四五六七八])([二三四五六七八九])([十百千万]?)")
_PLACES = frozenset("位名")
_RANKED = re.compile("(?<![目当此日年以之])前\\Z")
_ARTICLE = frozenset("个项条处所支批部")
_ONLY_MANY = frozenset(_MORE_UNITS.split("|"))
_PERCENT = re.compile(
    r"百分(?:之|(?=百))(?P<number>百|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?|\d+(?:\.\d+)?|[Xx]{1,3}|\*{1,3})"
)
_BY_HEART = re.compile(
    "[，。；：、\\n“”以用]百分(?:之)?百的?(?:地|责任|诚意|[\u4e00-\u9fff]心|[\u4e00-\u9fff]力|付出|投入|信任|热情|努力|认真)"
)
"""百分之百用心: it measures nothing."""
_COUNTS = re.compile(rf"[^，。；、：！？“”（）]{{0,8}}?(?:{_COUNTED})")
_COUNTED_BEFORE = re.compile(rf"(?:{_COUNTED})\Z")
"""What is counted stands before its number: 案例两个."""
_TIMES = frozenset("次轮期")
_EVERY = re.compile("每(?:半?年度?|季度?|[半两双]?月|周|[两三]个月)[^，。；、]{0,10}\\Z")
"""每季度开展一次 says how often."""
_ODD_TENTHS = re.compile("[一二三四五六七八九半](?=[^\u4e00-\u9fff]|以|左|的|多|强|\\Z)")
_STAGE = re.compile(r"(?:中心|工程|项目|园区|平台|系统|广场|基地|小区|公园)\Z")
_PLENARY = re.compile("(?:[、和][一二三四五六七八九十]{1,2}次)*(?:全会|全体会议|会议精神|会议第)")
_ONCE = re.compile("(?:开展|组织|召开|举办|举行|进行|完成)[^，。；、一]{3,14}\\Z")
"""开展文件清理一次 counts as well; 召开一次会议 only says that there was one."""
_STOPS = frozenset("，。；、")
_EVERY_REACH = 16
_COUNTED_ON = re.compile(rf"[\u4e00-\u9fff]{{0,6}}(?:{_COUNTED})(?:[、和及]|，)[两三四五六七八九十百\d]+[个所处家支]")
"""Behind 一个 where a list goes on to count: 一个中心、十四个工作站."""
_IDIOM = re.compile(
    r"一(?:次性|件事|家亲|起|人一|名一|场所|部分|期间|(?P<twice>.)(?P=twice))|(?:最多跑|只跑|跑|一)一次|两次三番|[一二三]次(?:创业|开发|利用|供水|分配|污染)|[一二三四]期(?:建设|工程|项目|改造|平台|投资|总投资|占地)|独一份|[一二两]人[所庭](?!需|有)|.{0,2}件(?:民生|惠民|实)?实?事|一次办|一家一"
)


def _often(plain: str, start: int, end: int) -> bool:
    """Whether a 一次 says how often something is done, or counts it at the end of its clause."""
    begin = max(start - _EVERY_REACH, 0)
    return _EVERY.search(plain, begin, start) is not None or (
        plain[end : end + 1] in _STOPS and _ONCE.search(plain, begin, start) is not None
    )


def find_chinese(plain: str, classes: dict[str, str]) -> list[Quantity]:
    """The quantities of a reading form that are written in Chinese numerals; ``classes`` of units by unit."""
    return [*_counts(plain, classes), *_percentages(plain)]


def _counts(plain: str, classes: dict[str, str]) -> list[Quantity]:
    found = []
    for match in find_around(_PATTERN, _HELD, _REACH, plain):
        words, unit, end = match["number"], match["unit"], match.end()
        taboo = NOT_BEFORE.get(unit, "")
        following = plain[end : end + 12]
        if not match["after"] and taboo and following[:1] and following[0] in taboo:
            continue
        if unit in _PLACES and _RANKED.search(plain, max(match.start() - 2, 0), match.start("number")):
            continue  # 居于前五位的是
        if words == "一" and (
            following[:1].isdecimal()
            or plain[match.start() - 1] in "上下"
            or (unit == "家" and following.startswith("就"))
        ):  # 河口所一家118件, 下一期
            continue
        if unit == "次" and _PLENARY.match(plain, end):  # 十三届四次全会
            continue
        if unit == "期" and _STAGE.search(plain, max(match.start() - 2, 0), match.start("number")):
            continue
        if unit == "期" and following[:1].isdecimal():  # 一期1800平方米: 一期 is a name
            continue
        if _IDIOM.match(plain, match.start("number")) or _IDIOM.match(plain, match.start("number") - 1):
            continue
        article = unit in _ARTICLE or unit in {"次", "轮"} or "一" in following[:4]
        often = unit in _TIMES and _often(plain, match.start(), end)
        if words == "一" and article and not (match["number2"] or often or _COUNTED_ON.match(plain, end)):
            continue
        many = match["more"] or len(words) > 1 or words in "百千万"
        if not many and unit in _ONLY_MANY and not _COUNTS.match(following):
            continue
        behind = following[:1] in _STOPS and _COUNTED_BEFORE.search(plain, max(match.start() - 4, 0), match.start())
        if unit in _ARTICLE and not (many or behind) and not _COUNTS.match(following):
            continue
        value = number("一" + words if words[0] in "百千万" else words)
        bound = bound_of(match["before"], match["more"], match["after"])
        before = match["before"] and BOUNDS.get(match["before"])
        start = match.start("before") if before else match.start("number")
        if unit in MONEY:
            value, unit = scaled(value, MONEY[unit]), "元"
        if about := _ABOUT.fullmatch(words):  # 三五家, 五六十人
            low, high = (number(about[1] + about[n] + about[4]) for n in (2, 3))
            if isinstance(low, int) and isinstance(high, int) and low < high <= 2 * low:
                kind = classes.get(unit, "")
                ends: tuple[tuple[int, Bound], ...] = ((low, "ge"), (high, "le"))
                found += [
                    Quantity(start, end, one, unit, kind, limit, chinese=True, bare=match.start("number"))
                    for one, limit in ends
                ]
            continue
        if match["number2"]:  # 两到三次: each end is a measurement
            kind = classes.get(unit, "")
            found.append(Quantity(start, end, value, unit, kind, "ge", chinese=True, bare=match.start("number")))
            value, bound = number(match["number2"]), "le"
        found.append(
            Quantity(start, end, value, unit, classes.get(unit, ""), bound, chinese=True, bare=match.start("number"))
        )
    return found


def _percentages(plain: str) -> list[Quantity]:
    found = []
    for match in _PERCENT.finditer(plain):
        words = match["number"]
        if words == "百" and _BY_HEART.match(plain, match.start() - 1):
            continue
        whole, _, places = words.partition("点")
        masked = words[0] in "Xx*"
        value = None if masked else 100 if words == "百" else number(whole)
        if places and value is not None:
            value = float(f"{value}.{''.join(str('零一二三四五六七八九'.index(c)) for c in places)}")
        found.append(
            Quantity(
                match.start(), match.end(), value, "%", "percentage", None, masked, chinese=True, bare=match.start()
            )
        )
    return found


def tenths(plain: str, quantity: Quantity) -> None:
    """Make tenths a percentage: 三成 is 30%, 六成五 is 65%."""
    more = _ODD_TENTHS.match(plain, quantity.end)
    value = scaled(quantity.value, 10)
    if more and value is not None:
        value += 5 if more[0] == "半" else "零一二三四五六七八九".index(more[0])
        quantity.end = more.end()
    quantity.value, quantity.unit, quantity.unit_class = value, "%", "percentage"
