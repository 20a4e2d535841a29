"""Every number of a report, read once: quantities with their unit and bound, and the numbers that measure nothing.

One pass over the reading form finds what is written in digits (or masked: ``*件``, ``XX件``), a second what is written in
Chinese numerals. The order of the alternatives is the grammar: a date is tried before a count, a document number before
an ordinal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from kg.text.amounts import AFTER, BEFORE, BOUNDS, MONEY, NOT_BEFORE, Quantity, bound_of, scaled
from kg.text.around import find_around
from kg.text.chinese_quantities import find_chinese, tenths
from kg.text.numerals import ARABIC, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.facts import Bound
    from ontology.vocabulary import Concept

Reading = Literal["date", "ordinal", "name", "document number", "contact", "boilerplate", "garbled", "code"]


@dataclass(slots=True)
class OtherNumber:
    """A number that measures nothing, and what it is."""

    start: int
    end: int
    reading: Reading
    words: str


_Y = r"(?:19[4-9]\d|20[0-3]\d)"
_OTHER: tuple[tuple[Reading, str], ...] = (
    ("document number", rf"〔{_Y}〕第?\d+号?|{_Y}年第\d+号|〔{_Y}\d{{1,4}}(?=号|）|〕|\))号?|[发办函字规通]〔?{_Y}\d{{1,3}}号"),
    ("garbled", rf"{_Y}\d{{3,4}}日|{_Y}{_Y}年|(?<!\d)(?:1[0-2]|[1-9])\d{{2}}日|(?<!\d)1[0-2]\d{{2}}日|{_Y}(?:1[0-2]|0?[1-9])月\d{{3,}}日"),
    ("date", rf"{_Y}(?:-|至|到){_Y}(?:年度?)?(?!\d)|{_Y}年(?:度|末|底|初|间|内|来)?(?:(?:1[0-2]|0?[1-9])月(?:(?:[12]\d|3[01]|0?[1-9])日|底|初|末|份|上旬|中旬|下旬)?)?"),
    ("date", rf"{_Y}[-/.](?:1[0-2]|0?[1-9])[-/.](?:[12]\d|3[01]|0[1-9]|[1-9])(?:[T ]?\d{{1,2}}：\d\d(?:：\d\d)?)?|{_Y}(?=[）〕〉》、版]|\.(?!\d))"),
    ("date", r"(?<!\d)\d{1,2}(?:-|至|到)(?:1[0-2]|0?[1-9])月(?:份|底)?"),
    ("date", r"(?<!\d)(?:1[0-2]|0?[1-9])月(?!\d*[*])(?:(?:[12]\d|3[01]|0?[1-9])日|底|初|末|份|上旬|中旬|下旬)?|(?<!\d)(?:[12]\d|3[01]|[1-9])日(?!均|[以之]?内)"),
    ("date", r"(?<![\d.])(?<!比为)(?<!例为)(?<!比)(?<!约为)(?:[01]?\d|2[0-4])：[0-5]\d(?![\d.件人次起场家份个条名项])"),
    ("name", r"\d{1,2}[.·]\d{1,2}(?=[”“\"]*(?:国家|宪法|全民|世界|国际|消费|禁毒|法[制治]|安全|普法))|\d{1,4}(?:分钟|米|公里)(?=[^，。；]{0,12}圈)|[Vv]?\d\.\d版|7\*24|24小时(?!以?内)"),
    ("name", r"(?<![\d.])[\dNnXx]{1,4}(?:\+(?:\d{1,5}|[NnXx]))+(?![\d.])|(?<!\d)1?(?:12345|12348|12309|12315|12368|12328|12388|12333)(?!\d)(?!件|人|次|起|场|家|份|个|条|名|余|多|万)|(?<!\d)(?:110|119|120|122)(?=报警|急救|热线|联动|指挥|平台|接处?警)"),
    ("name", r"[“\"]\d{2,6}[”\"]|\d{1,4}(?=[”\"]?(?:工作法|模式|工程|机制|体系|工作思路))"),
    ("ordinal", r"附(?:件|表|图)\d{1,2}"),
    ("code", r"索引号：?[\dA-Za-z/_.-]+"),
    ("contact", r"(?:电话|热线|传真|手机|邮编|邮箱|邮政编码|QQ)：?[\d\-（）、/]{5,}|\(?0\d{2,3}\)?-\d{7,8}|1[3-9]\d{9}(?!\d)|[A-Za-z0-9_.]+@[A-Za-z0-9.]+|https?：?//[\w./?=&%-]+|www\.[\w./?=&%-]+"),
    ("boilerplate", r"备\d{6,}号?(?:-\d+)?|标识码：?\w*\d+|[A-Z]{2}B?\d?-?\d{8,}号?(?:-\d+)?|公网安备\d+号?|隐藏\d+个?字|共\d+字|剩余\d+页|第\d+页|(?:浏览|阅读|访问|点击)(?:次数|量|数)?：?\d+次?(?=\n|\Z|【|字|来源|打印|分享)"),
    ("document number", r"第?\d+号(?!楼|线|文件共)"),
    ("ordinal", r"第\d+(?:次|届|批|个|条|款|章|期|轮|位|名|季度|页|项|讲|站)?"),
    ("ordinal", r"(?:(?<=\n)|(?<![\s\S])|(?<=[。；：！]))(?:\d{1,2}[.、](?!\d)|（\d{1,2}）|\d{1,2}）)|（\d{1,2}）(?=[\u4e00-\u9fff])"),
    ("name", r"\d{1,3}(?:-\d{1,3})?周?岁(?:（含）|以上|以下|及以上)?(?:(?:-|至|到)\d{1,3}周?岁)?(?:的|以上)?(?=[\u4e00-\u9fff])"),
    ("code", r"\d{9,}|[A-Za-z]+[\d-]*\d[\w-]*"),
)  # fmt: skip

_SPANS = frozenset({"个月", "年"})
_LASTS = re.compile(
    r"(?:周期|期限|时限|时间|时长|用时|历时|缩短|压缩|控制|平均|矫正期|刑期|考验期|最长|最短|由|从|不超过)[^，。；\d]{0,4}\Z"
)
_SCALED = re.compile(r"[万亿]\Z")
_LISTED = frozenset("、和及与")
_RATIO = re.compile(r"比(?:值|例|率|重)?(?:约?为|达到?|是|约|由|从|至|到)?\Z")

_HELD = re.compile(r"[\d*○_A-Za-z]|标识码|电话|热线|传真|手机|邮箱|邮政编码|公网安备|索引号|浏览|阅读|访问|点击")
"""What every number or mask holds, at most so many characters behind what it begins with (不少于)."""
_REACH = 3


class QuantityReader:
    """Reads the numbers of reports; made once from the vocabulary's units."""

    def __init__(self, units: Iterable[Concept]) -> None:
        self._class: dict[str, str] = {}
        for concept in units:
            for label in (concept.name, *concept.alt):
                self._class[label.replace("(", "（").replace(")", "）")] = concept.attributes["unitClass"]
        alternatives = []
        for unit in sorted(self._class, key=lambda u: (-len(u), u)):
            taboo = NOT_BEFORE.get(unit, "")
            if unit == "人":  # 突破200人大关
                taboo = taboo.replace("大", "").replace("工", "")
                alternatives.append(rf"人(?!大(?!关)|工(?!资)|[{taboo}])")
                continue
            if unit == "日":  # 7日 is a date, 7日内 a time
                alternatives.append("日(?=[以之]?内)")
                continue
            alternatives.append(re.escape(unit) + (f"(?![{taboo}])" if taboo else ""))
        unit = "|".join(alternatives)
        other = "|".join(f"(?P<o{n}>{words})" for n, (_, words) in enumerate(_OTHER))
        number_words = rf"(?:{ARABIC})(?:[十百千万亿]+(?!分点)(?:\d+[百千万](?!分))?)?"
        mask = r"\*{1,6}(?:\.\*{1,2})?|○{2,6}|_{2,8}|\d{1,3}[Xx*](?:\.[Xx*\d])?(?![A-Za-z\d*])|(?<![A-Za-z+])N{1,2}(?![A-Za-z])|(?<![A-Za-z])[Xx]{1,4}(?:\.[Xx]{1,2})?(?![A-Za-z])"
        self._pattern = re.compile(
            rf"(?=[\d*○_XxA-Za-z第〔（“\"≥≤约近将接超逾突破不至最高多达电热传手邮备标公索附隐共剩浏阅访点大上发办函字规通])(?:{other}"
            rf"|(?P<before>{BEFORE})?(?P<number>{number_words})(?P<more>[余多来几+])?(?P<scale>[百千万亿]+|[wW](?![A-Za-z]))?(?P<more2>[余多+])?"
            rf"(?:(?:-|至|到)(?P<number2>{number_words})(?P<more3>[余多+])?)?(?P<unit>{unit})?(?P<after>{AFTER}|\+)?"
            rf"|(?P<mask>{mask})(?P<maskmore>[余多万千百]+)?(?P<maskunit>{unit}))"
        )

    def unit_class(self, unit: str) -> str:
        """The class of a unit as :class:`Quantity` has it, ``""`` for none."""
        return self._class.get(unit, "")

    def read(self, plain: str) -> tuple[list[Quantity], list[OtherNumber]]:
        """The numbers of a reading form, each list in order of place."""
        quantities: list[Quantity] = []
        others: list[OtherNumber] = []
        for match in find_around(self._pattern, _HELD, _REACH, plain):
            if (
                match["unit"] in _SPANS
                and not match["number2"]
                and not _LASTS.search(plain, max(0, match.start() - 9), match.start())
            ):
                others.append(OtherNumber(match.start(), match.end(), "date", match[0]))
            elif match["number"] is not None:
                quantities += self._quantities(match)
            elif match["mask"] is not None:
                quantities.append(self._masked(match))
            else:
                which = match.lastgroup or "o0"
                others.append(OtherNumber(match.start(), match.end(), _OTHER[int(which[1:])][0], match[0]))
        quantities += find_chinese(plain, self._class)
        for quantity in quantities:
            if quantity.unit == "成":
                tenths(plain, quantity)
        quantities.sort(key=lambda q: (q.start, q.end))
        for other, one in pairwise(reversed(quantities)):  # 1.2万、1.4万和1.7万人次
            if not one.unit and other.unit and plain[one.end : other.start] in _LISTED and one.value is not None:
                one.unit, one.unit_class, one.scale = other.unit, other.unit_class, other.scale
                one.value = scaled(one.value, other.scale) if one.value < other.scale else one.value
        for one, other in pairwise(quantities):  # 分别提升4.2个和6.6个百分点
            if (
                one.unit == "个"
                and other.unit_class == "percentage-points"
                and plain[one.end : other.start] in "、和及"
            ):
                one.unit, one.unit_class = other.unit, other.unit_class
            if one.unit == other.unit and one.bound is None and plain[one.end : other.start] in {"至", "到", "-"}:
                one.bound, other.bound = "ge", "le"  # 80%至90%
                if one.unit_class != "rank" and one.value is not None and other.value is not None:
                    one.end, other.start = other.end, one.start
        return _ratios(plain, [q for q in quantities if q.masked or q.value is not None]), others

    def _quantities(self, match: re.Match[str]) -> list[Quantity]:
        words, scale = match["number"], (match["scale"] or "").replace("w", "万").replace("W", "万")
        unit = match["unit"] or ""
        bound = bound_of(match["before"], match["more"] or match["more2"] or match["more3"], match["after"])
        factor = MONEY.get(unit, 1)
        first = scaled(number(words + scale), factor)
        end = match.end()
        kind = self._class.get(unit, "")
        start = match.start("before") if match["before"] and BOUNDS.get(match["before"]) else match.start("number")
        unit = "元" if kind == "money" and unit.endswith("元") and unit != "美元" else unit
        if match["number2"] is None:
            if unit == "元":  # 132.5万元 is read as a number of 元; what follows without a unit counts 万元 too
                factor = {"万": 10**4, "亿": 10**8}.get((words + scale)[-1], factor)
            return [Quantity(start, end, first, unit, kind, bound, bare=match.start("number"), scale=factor)]
        upper = match["number2"] + scale
        second = scaled(number(upper), factor)
        if (
            (tail := _SCALED.search(upper))
            and not _SCALED.search(words)
            and float(words.replace("，", "")) < float(upper[: tail.start()].replace("，", ""))
        ):
            first = scaled(number(words + tail[0]), factor)  # 10-20万元: both ends are in 万
        return [  # a range: each end is a measurement
            Quantity(start, end, first, unit, kind, "ge", bare=match.start("number")),
            Quantity(start, end, second, unit, kind, "le", bare=match.start("number")),
        ]

    def _masked(self, match: re.Match[str]) -> Quantity:
        unit = match["maskunit"]
        more = match["maskmore"] or ""
        kind = self._class.get(unit, "")
        bound: Bound | None = "ge" if "余" in more or "多" in more else None
        unit = "元" if kind == "money" else unit
        return Quantity(match.start(), match.end(), None, unit, kind, bound, masked=True, bare=match.start())


def _ratios(plain: str, quantities: list[Quantity]) -> list[Quantity]:
    """Put the two numbers of a ratio together: 复议诉讼比为1.8：1 is 1.8."""
    kept: list[Quantity] = []
    for quantity in quantities:
        last = kept[-1] if kept else None
        if (
            last
            and last.unit == quantity.unit == ""
            and plain[last.end : quantity.start] == "："
            and last.value is not None
            and quantity.value
            and (
                _RATIO.search(plain, max(0, last.start - 8), last.start)
                or (quantity.value == 1 and isinstance(last.value, float))  # 达到1.04：1
            )
        ):
            value = last.value / quantity.value
            kept[-1] = replace(last, end=quantity.end, value=value, unit="ratio", unit_class="multiples")
        else:
            kept.append(quantity)
    return kept
