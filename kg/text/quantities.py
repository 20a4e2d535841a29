"""Every number of a report, read once: quantities with their unit and bound, and the numbers that measure nothing.

One pass over the reading form finds what is written in digits (or masked: ``*件``, ``XX件``), a second what is written in
Chinese numerals. The order of the alternatives is the grammar: a date is tried before a count, a document number before
an ordinal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from kg.text.around import find_around
from kg.text.numerals import ARABIC, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.facts import Bound
    from ontology.vocabulary import Concept

Reading = Literal["date", "ordinal", "name", "document number", "contact", "boilerplate", "garbled", "code"]


@dataclass(slots=True)
class Quantity:
    """A number with what stands around it that belongs to it.

    Attributes:
        start: of the number or the word of bound before it, in the reading form.
        end: behind its unit and the word of bound after it.
        value: after scaling, money in 元; ``None`` where it is suppressed.
        unit: as written (``万元`` becomes ``元``); ``""`` where it has none.
        unit_class: of the vocabulary's unit scheme (``cases``, ``percentage`` …); ``""`` where it has no unit.
        bound: of the value.
        masked: whether the report suppresses the value.
        chinese: whether it is written in Chinese numerals.
        bare: where the number itself begins, behind the word of bound.
        scale: that its unit stood for: 10000 for 万元.
    """

    start: int
    end: int
    value: float | int | None
    unit: str
    unit_class: str
    bound: Bound | None
    masked: bool = False
    chinese: bool = False
    bare: int = 0
    scale: int = 1


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
    ("date", rf"{_Y}[-/.](?:1[0-2]|0?[1-9])[-/.](?:[12]\d|3[01]|0[1-9]|[1-9])(?:[T ]?\d{{1,2}}：\d\d(?:：\d\d)?)?|{_Y}(?=[）〕〉》、.版])"),
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

_BEFORE = "≥|≤|大约|(?<![侦突打攻爆查识冲])破(?=[\\d])|(?<![民公合契条履签违预特邀节解制])约|近|将近|接近|超过|超|逾|突破|不少于|不低于|不超过|不高于|不大于|不足|不到|少于|至少|最多|高达|多达|达"
_AFTER = "出头|以上|以内|以下|之内|左右|上下|之多"
_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("大约", "约", "近", "将近", "接近", "左右", "上下"), "approx"),
    **dict.fromkeys(("≥", "超过", "超", "逾", "突破", "破", "不少于", "不低于", "至少", "上"), "ge"),
    **dict.fromkeys(("以上", "出头", "余", "多", "+", "来", "几"), "ge"),
    **dict.fromkeys(("≤", "不超过", "不高于", "不大于", "不足", "不到", "少于", "最多", "以内", "以下", "之内"), "le"),
}
_NOT_BEFORE = {  # a unit that begins a longer word is no unit
    "人": "民大才员社事文工口身防力均格物为机", "名": "列录单称字义次誉额牌", "位": "于列居置一数", "件": "", "起": "草诉到来步点源着用止底", "宗": "旨教",
    "案": "件例卷由中情", "次": "日数序年要", "场": "所景地", "期": "间限待望内末盼", "批": "准示复评办发", "支": "持部撑出付援", "所": "有在属需以",
    "家": "庭长园乡", "户": "籍外", "条": "件例款", "处": "级置罚理长室分于", "类": "似", "组": "织建成配", "部": "门署分长委", "台": "账风", "面": "向对积临试貌签",
    "本": "级区县市局地单系年着质身土辖届院所镇街村科", "分": "别钟类管局所布析之级中会解享工为公", "成": "功员立效果为本年人交熟都绩就品", "版": "面本", "集": "中体聚市合团成镇约结资",
    "首": "次个批家创问先席府违要选", "节": "约日点假能省", "幅": "度", "卷": "宗烟入", "对": "", "项": "目", "个": "性体", "种": "植子", "片": "区",
    "层": "级", "里": "", "米": "", "元": "旦素", "天": "天津揽", "届": "满", "课时": "", "套": "路", "块": "状", "间": "接隔断", "座": "谈", "号": "", "%": "", "元/人": "", "把": "关握好", "只": "有要能是", "头": "雁部", "根": "据本治", "门": "户槛口店诊", "箱": "", "年": "度底初末间内以级代份月来前后均终第计", "个人": "民", "周": "岁年边一二三四五六日末", "讲": "话座师课解坛述究台稿堂", "字": "样典形母义幕号体画", "通": "过报知道告", "秒": "", "轮": "车岗换值流胎椅渡", "车": "辆间主库位次道站行队补牌", "段": "落时间", "道": "路德理歉口具", "桩": "基", "档": "案期", "课": "题程堂外文时间件本",  "票": "据务证", "单": "位元独一纯打程价项据证亲身", "笔": "记录试迹者译法尖", "岁": "月末",
}  # fmt: skip
_COUNTED = (
    "中队|分队|模块|品牌|阵地|司法所|中心|工作站|工作室|委员会|调委会|村|社区|街道|乡镇|镇|单位|部门|机关|机构|组织|案件|纠纷|基地|公园|广场|长廊|窗口|站|点|律师|律所|事务所"
    "|集体|个人|示范|小组|大队|支队|项目|企业|学校|分局|县区|区县|旗县|党组织|文件|清单|平台|联络|联系|队伍|科室|案例"
)
_CHINESE_UNIT = "个百分点|百分点|人次|场次|件次|批次|家次|名|人|位|起|件|宗|家|场|次|期|份|户|篇|部|册|批|辆|台|轮|成|倍|番|个工作日|小时|分钟|天|万元|亿元|元|个|项|条|处|所|支"
_CHINESE_MORE = "条次|项次|幅|张|本|封|枚|卷|单|笔|栋|堂|座|套|组|盏|块|平方米|公里|亩|岁|面|例|篇次|户次"
"""Units that so many words begin with that only a numeral of more than one character counts in them: 二十来幅."""
_CHINESE = re.compile(
    r"(?<![第零○一二两三四五六七八九十百千万亿每同统单唯专某某任逐几数初首半高大这那])"
    rf"(?P<before>{_BEFORE}|上)?(?P<number>[一二两三四五六七八九十][零一二两三四五六七八九十百千万亿]*|(?<=[上近超逾破达])[百千万](?=[余多]?[场次件起名人家份条项个户篇册例宗]|[万亿]元)|(?<![\d.])百万(?=[余多]?[次人件份户])|(?<=[上近超逾破达])千万(?=[余多]?[次人件份户])|(?<![\d.])[百千万](?=[余多](?:[场次件起名人家份条项个户篇册例宗]|万元|亿元)))(?P<more>[余多来])?"
    r"(?:(?:-|至|到)(?P<number2>[一二两三四五六七八九十][零一二两三四五六七八九十百千万]*)(?P<more2>[余多])?)?"
    rf"(?P<unit>{_CHINESE_UNIT}|{_CHINESE_MORE})(?P<after>以上|以内|左右|出头)?"
)
_CHINESE_HELD = re.compile(
    rf"[一二两三四五六七八九十百千万][零一二两三四五六七八九十百千万亿]*[余多来]?(?:[-至到][零一二两三四五六七八九十百千万]+[余多]?)?(?:{_CHINESE_UNIT}|{_CHINESE_MORE})"
)
"""The number with its unit; before it stands at most 不少于."""
_CHINESE_REACH = 3
_SPANS = frozenset({"个月", "年"})
_LASTS = re.compile(
    r"(?:周期|期限|时限|时间|时长|用时|历时|缩短|压缩|控制|平均|矫正期|刑期|考验期|最长|最短|由|从|不超过)[^，。；\d]{0,4}\Z"
)
_SCALED = re.compile(r"[万亿]\Z")
_ABOUT = re.compile(r"((?:[一二两三四五六七八九]百)?)([一二两三四五六七八])([二三四五六七八九])([十百千万]?)")
_LISTED = frozenset("、和及与")
_RATIO = re.compile(r"比(?:值|例|率|重)?(?:约?为|达到?|是|约|由|从|至|到)?\Z")
_MONEY = {"千元": 10**3, "万元": 10**4, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8}
_PLACES = frozenset("位名")
_RANKED = re.compile("(?<![目当此日年以之])前\\Z")
_CHINESE_ARTICLE = frozenset("个项条处所支批部")
_ONLY_MANY = frozenset(_CHINESE_MORE.split("|"))
_CHINESE_PERCENT = re.compile(
    r"百分(?:之|(?=百))(?P<number>百|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?|\d+(?:\.\d+)?|[Xx]{1,3}|\*{1,3})"
)
_BY_HEART = re.compile(
    "[，。；：、\\n“”以用]百分(?:之)?百的?(?:地|责任|诚意|[\u4e00-\u9fff]心|[\u4e00-\u9fff]力|付出|投入|信任|热情|努力|认真)"
)
"""百分之百用心: it measures nothing."""
_COUNTS = re.compile(rf"[^，。；、：！？“”（）]{{0,8}}?(?:{_COUNTED})")
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
    r"一(?:次性|件事|家亲|起|人一|名一|场所|部分|期间|(?P<twice>.)(?P=twice))|(?:最多跑|只跑|跑|一)一次|两次三番|.{0,2}件(?:民生|惠民|实)?实?事|一次办|一家一"
)

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
            taboo = _NOT_BEFORE.get(unit, "")
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
            rf"|(?P<before>{_BEFORE})?(?P<number>{number_words})(?P<more>[余多来几+])?(?P<scale>[百千万亿]+|[wW](?![A-Za-z]))?(?P<more2>[余多+])?"
            rf"(?:(?:-|至|到)(?P<number2>{number_words})(?P<more3>[余多+])?)?(?P<unit>{unit})?(?P<after>{_AFTER}|\+)?"
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
        quantities += _chinese(plain, self._class)
        for quantity in quantities:
            if quantity.unit == "成":
                _tenths(plain, quantity)
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
        bound = _bound(match["before"], match["more"] or match["more2"] or match["more3"], match["after"])
        factor = _MONEY.get(unit, 1)
        first = scaled(number(words + scale), factor)
        end = match.end()
        kind = self._class.get(unit, "")
        start = match.start("before") if match["before"] and _BOUNDS.get(match["before"]) else match.start("number")
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


def _tenths(plain: str, quantity: Quantity) -> None:
    """Make tenths a percentage: 三成 is 30%, 六成五 is 65%."""
    more = _ODD_TENTHS.match(plain, quantity.end)
    value = scaled(quantity.value, 10)
    if more and value is not None:
        value += 5 if more[0] == "半" else "零一二三四五六七八九".index(more[0])
        quantity.end = more.end()
    quantity.value, quantity.unit, quantity.unit_class = value, "%", "percentage"


def scaled(value: float | int | None, factor: int) -> float | int | None:
    """``value`` times ``factor``, exact as it is written: 863.5 万元 is 8635000."""
    if value is None or factor == 1:
        return value
    product = Decimal(str(value)) * factor
    return int(product) if product == product.to_integral_value() else float(product)


def _bound(before: str | None, more: str | None, after: str | None) -> Bound | None:
    for word in (more, after, before):
        if word and (bound := _BOUNDS.get(word)):
            return bound
    return None


def _often(plain: str, start: int, end: int) -> bool:
    """Whether a 一次 says how often something is done, or counts it at the end of its clause."""
    begin = max(start - _EVERY_REACH, 0)
    return _EVERY.search(plain, begin, start) is not None or (
        plain[end : end + 1] in _STOPS and _ONCE.search(plain, begin, start) is not None
    )


def _chinese(plain: str, classes: dict[str, str]) -> list[Quantity]:
    found = []
    for match in find_around(_CHINESE, _CHINESE_HELD, _CHINESE_REACH, plain):
        words, unit, end = match["number"], match["unit"], match.end()
        taboo = _NOT_BEFORE.get(unit, "")
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
        article = unit in _CHINESE_ARTICLE or unit in {"次", "轮"} or "一" in following[:4]
        often = unit in _TIMES and _often(plain, match.start(), end)
        if words == "一" and article and not (match["number2"] or often or _COUNTED_ON.match(plain, end)):
            continue
        many = match["more"] or len(words) > 1 or words in "百千万"
        if not many and unit in _ONLY_MANY and not _COUNTS.match(following):
            continue
        if unit in _CHINESE_ARTICLE and not many and not _COUNTS.match(following):
            continue
        value = number("一" + words if words[0] in "百千万" else words)
        bound = _bound(match["before"], match["more"], match["after"])
        before = match["before"] and _BOUNDS.get(match["before"])
        start = match.start("before") if before else match.start("number")
        if unit in _MONEY:
            value, unit = scaled(value, _MONEY[unit]), "元"
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
    for match in _CHINESE_PERCENT.finditer(plain):
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
