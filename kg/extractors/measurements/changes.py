"""Changes: 同比增长46.3%, 较上年提高6.2个百分点, 由上年的7件降至2件."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_CHANGE = re.compile(
    r"(?P<base>同比|环比|(?:相?较|与|和|比|同)(?:上一?年|去年|前一?年|上年度|上一年度|往年|(?:19|20)\d\d年(?:[、和](?:19|20)\d\d年)?)(?:度)?(?:同期)?(?:相?比(?:较)?)?(?:，)?|(?:相?较|比(?!例|重|率|赛|武|较|上|去))于?[\u4e00-\u9fff]{2,8}?(?=减少|增加|缩短|压缩|下降|下滑|上升|提高|提升|提速|降低|缩减|收窄|回落|[净微略]?[增减降升](?=了|约|\Z)|[高低多少](?=了|出|约|\Z))|(?:相?较|比)(?:上季度|上月|[一二三四]季度末?|上半年|年初|五年前)|(?:相?较|比)(?:上年|去年|[一两三四五]年前|(?:19|20)\d\d年)(?:、|和|，)(?:相?较|比)?(?:前年|[一两三四五]年前|(?:19|20)\d\d年)|(?:相?较|比)上一?(?:轮|次|期|届)(?:[\u4e00-\u9fff]{2,4}(?=后|前|提|下|上|降|升))?|年均)?"
    r"(?:反而|反(?=增|降|升)|却|则|一路|总体|平均|分别|均|又|再|也|已|大幅|净|累计|进一步|有所|明显|各|双双)*"
    r"(?P<verb>增长|上升|提高|提升|增加|攀升|扩大|上涨|下降|减少|降低|下滑|回落|压减|压缩|缩短|缩减|提速|收窄|进步|进位|进|退后|退步|后退|退|前移|前进|上移|跃升|后移|下移|下跌|[增减](?:收|支|投|发)|[净微略猛锐再]?(?:减|降|(?<!新)增)|升|翻(?:了)?|[降增升涨跌减]幅(?:达|为)?|[多少](?:办|收|发|开|拨|付|投|建|派|查|处|报|送|补|受理|审结|调解|化解|发放|投入|支出)?|[+-]|(?:往前|向前)?挪|掉|跌|高|低)"
    r"(?:了|出|约|近|超过|超|达到|达|幅度|幅度达|逾)*\Z"
)
_CHANGE_LETTERS = frozenset(_CHANGE.pattern)
"""Words that end in any other letter say no change; so most do, and need no search."""
_ABOVE = re.compile(r"(?P<verb>高出|高于|低于|领先|超出|超过)(?P<base>[^，。；]{2,14}?)(?:约|近)?\Z")
_DOWN = frozenset("下减降回压缩收后低退少跌掉-")
_FROM = re.compile(
    r"(?:由|从(?!业|事|严|轻|重)|自(?!助|治|动|我|然|主|行|身|愿|查|评|筹|建|办|编|觉|由))(?:[^，。；\d由从自]{0,8}?)(?:(?P<last>上一?年|去年|(?P<former>前年))(?:度|同期|年?[底末初])?|(?P<year>(?:19|20)\d\d)年(?:度|底|末)?)?的?(?:每[\u4e00-\u9fff])?\Z"
)
_TO = re.compile(
    r"^、(?:(?P<then>上一?年|去年)|(?P<listed>(?:19|20)\d\d)年)(?:度|同期)?的?\Z|^(?:，)?(?:(?P<at>(?:19|20)\d\d)年(?:度)?)?[\u4e00-\u9fff]{0,8}?(?:至|到|为|成)(?:了)?(?:目前|现在|如今|当前|现有|本年|今年|[一二三四]季度|[上下]半年|年底|年末|(?P<year>(?:19|20)\d\d)年(?:度|底|末)?)?的?(?:每[\u4e00-\u9fff])?\Z"
)
_STRAIGHT = re.compile(
    r"^(?:降|升|增加|减少|提高|增长|增|减|缩|缩短|压缩|扩大|发展|压减|压降|攀升|提升|回落|上升|下降)(?:至|到|为)\Z"
)
_COMPARED = re.compile(
    r"(?:(?:相?较|比|与|同|和|对比|相比)于?|在(?=[上去前12])|(?P<over>高于|低于|多于|少于|超过|超出))(?P<when>(?:上一?年|去年|前年|前一年|(?P<year>(?:19|20)\d\d)年)(?:度|全年)?(?:同期)?的?)\Z"
)
COMPARED_LETTERS = frozenset("年度期的")
"""What ends words that say so."""
_THEN = re.compile(
    r"的?基础上|(?:相比)?，?(?:大幅|明显|显著|略|净|有所|又|再|共|同比|翻番)*(?:增|减|下降|上升|提高|提升|多|少|翻|降|升|回落|下滑|攀升|涨)|相比"
)
_RELATIVE = frozenset({"percentage", "percentage-points", "multiples", "places"})
_MOVEMENTS = frozenset({"前移", "前进", "上移", "后移", "下移"})


@dataclass(frozen=True, slots=True)
class Change:
    """What the words before a quantity say of a change that it is the amount of.

    Attributes:
        begin: where these words begin in the words before the quantity.
        said: these words without fillers.
        direction: of the change.
        base: what it is compared with, as :class:`ontology.facts.Change` has it.
        moves: whether it is a move in a ranking.
    """

    begin: int
    said: str
    direction: Literal["up", "down"]
    base: str
    moves: bool


def change_before(left: str, unit: str, unit_class: str, compared: str = "") -> Change | None:
    """The change that ``left``, the words before a quantity, says; ``None`` where the quantity is a level.

    An amount of 件 or 人 is a change only where the words say compared with what: 增加3名 alone counts who came.
    ``compared`` is that, where words before ``left`` said it.
    """
    match = _CHANGE.search(left) if left[-1:] in _CHANGE_LETTERS else None
    if match is None and (unit_class == "percentage-points" or "平均" in left):
        match = _ABOVE.search(left)
    if match is None or not (match["base"] or compared or unit_class in _RELATIVE or unit == "位"):
        return None
    if match["verb"][0] in {"多", "少", "高", "低"} and not (match["base"] or compared):
        return None
    verb = match["verb"]
    base = re.sub(r"[，相比较与和同]", "", match["base"] or compared).removesuffix("期")
    return Change(
        begin=match.start(),
        said=re.sub(r"[，了约近超达]", "", match[0]),
        direction="down" if verb[0] in _DOWN or verb[-1] in "减降" or verb.startswith(("降", "跌", "减")) else "up",
        base={"": "previous year", "环": "previous period"}.get(base, base),
        moves=verb in _MOVEMENTS or unit_class == "places" or unit == "位",
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """The level that another is compared with.

    Attributes:
        begin: where the words that say so begin in the words before the quantity.
        base: what :class:`Change` has of it.
        year: that the words give it, 0 where they count back from the report's own.
        back: how many years they count back.
        same: whether it is of the same part of its year (去年同期).
    """

    begin: int
    base: str
    year: int
    back: int
    same: bool


def compared_before(left: str, following: str) -> Compared | None:
    """Whether a quantity is a level that another one is compared with.

    Args:
        left: the words before it.
        following: those behind it, which must say a change.
    """
    match = _COMPARED.search(left)
    if match is None or not (match["over"] or _THEN.match(following)):
        return None
    back = 2 if match["when"].startswith("前年") else 1
    return Compared(
        match.start(), re.sub("度|全年|同期|的", "", match["when"]), int(match["year"] or 0), back, "同期" in match[0]
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """The first end of a change from one level to another.

    Attributes:
        begin: where 由 or 从 stands in the words before the quantity.
        last: whether it is a value of the year before the report's.
        year: that the words give it.
        same: whether it is of the same part of its year (去年同期).
        back: how many years before the report's that last one is.
    """

    begin: int
    last: bool
    year: int | None
    same: bool
    back: int = 1


def origin_before(left: str, between: str) -> Origin | None:
    """Whether a quantity is the level that a change comes from.

    Args:
        left: the words before it.
        between: the words from it to the next quantity.
    """
    match = _FROM.search(left)
    if match is None or _TO.match(between) is None:
        return None
    return Origin(
        match.start(),
        match["last"] is not None,
        int(match["year"] or 0) or None,
        "同期" in match[0],
        2 if match["former"] else 1,
    )


def goes_on(between: str) -> bool:
    """Whether the words between two quantities lead straight from one level to the other: 12.5天缩至6天."""
    return _STRAIGHT.match(between) is not None


def target_year(between: str) -> int | Literal[False] | None:
    """The year of the level that a change goes to.

    Returns:
        ``None`` where ``between``, the words from the first level on, lead to no second one; ``False`` where it is the
        report's own year, -1 where it is the year before.
    """
    match = _TO.match(between)
    if match is None:
        return None
    if match["then"]:  # 由前年的210起、去年的134起降到今年的49起
        return -1
    year = match["year"] or match["listed"] or match["at"]
    return int(year) if year else False
