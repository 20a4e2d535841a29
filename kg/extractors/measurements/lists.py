"""Lists whose values are dealt out: 分别为157件、212件和3件, A率、B率均达100%, 2021年至2023年分别…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extractors.measurements.phrases import Phrases
    from kg.text.amounts import Quantity

COORDINATION = re.compile(
    r"、|，|以及|(?<!调解)(?<!缓)和(?!解|平|谐|睦|好|田|顺|县|林)|及(?!时|其|格)|(?<!参)与(?!会|人)"
)
EACH = re.compile(
    r"(?:[两三四五几各]项(?:指标|率)?)?(?:均|都|皆|双双|全部|全都|同样|统一|一律|无一例外|各(?=\Z)|双(?=\Z)|同(?=为))(?:已|能|可|要|保持|实现|做到|达到了?|达|为|在|是|超过|超|突破|稳定|没有低于|未低于|不低于|未超过|不超过|未|没有|只有|仅有|高于|维持|了|到)*\Z"
)
EACH_LETTERS = frozenset("均都皆双全同统一例各")
"""One of these is in what :data:`EACH` matches."""
RESPECTIVELY = re.compile(r"(?:(?:均)?(?:分别|依次)|各(?=[是为有]))(?P<verb>[^，。；、]{0,12})\Z")
_RATE_OF = re.compile("(.{2,})的(.{2,}[率度])")
_JOIN = re.compile(r"(?:、|，|和|及|以及|与|；)?")
_SPAN_OF_YEARS = re.compile(r"((?:19|20)\d\d)年?(?:度)?(?:-|至|到)?((?:19|20)\d\d)年?")
_YEARS = re.compile(r"(?:(?:19|20)\d\d年?(?:度)?[、和与及，]){1,}(?:19|20)\d\d[两三四五]?年")
_PERIOD = r"(?:[上下]半年|今年|本年|去年|上年|前年|[一二三四]季度|[一二三四](?=[、和][一二三四]))"
_LAST_YEARS = re.compile("(?:[近这]|过去)([两三四五])年")
_PERIODS = re.compile(rf"(?:{_PERIOD}[、和与及]){{1,}}{_PERIOD}")


def run_of(sentence: str, base: int, first: Quantity, others: Iterable[Quantity]) -> list[Quantity]:
    """The quantities from ``first`` on that nothing but commas and 和 separates."""
    run = [first]
    for quantity in others:
        gap = sentence[run[-1].end - base : quantity.start - base]
        if quantity.start < run[-1].end or _JOIN.fullmatch(gap) is None:
            break
        run.append(quantity)
    return run


def items(phrase: str) -> list[str]:
    """What 、 and 和 coordinate."""
    return [item for item in map(str.strip, COORDINATION.split(phrase)) if item]


def spread(names: list[str], phrases: Phrases) -> list[str]:
    """Coordinated names, each with the verb of the first and the head of the last: 受理刑事、民事、行政案件."""
    verb, first = phrases.split(names[0])
    if not first:
        verb, first = "", names[0]
    bare = [first, *names[1:]]
    last = bare[-1]
    head = ""
    if (rate := _RATE_OF.fullmatch(last)) and not any(item.endswith(("率", "度")) for item in bare[:-1]):
        return [f"{verb}{item}{rate[2]}" for item in (*bare[:-1], rate[1])]  # 合同、协议的审核率
    if len(bare) > 1 and not phrases.whole(first):
        lengths = {len(item) for item in bare[:-1]}
        head = last[k:] if len(lengths) == 1 and len(last) > (k := lengths.pop()) else phrases.head(last)
    return [
        f"{verb}{item}" if n == len(bare) - 1 or item.endswith(head) else f"{verb}{item}{head}"
        for n, item in enumerate(bare)
    ]


def years(words: str) -> list[int]:
    """The years that a list of values may be dealt out to: 2021年至2023年, 2021、2022和2023年."""
    if span := _SPAN_OF_YEARS.search(words):
        return list(range(int(span[1]), int(span[2]) + 1))
    listed = _YEARS.search(words)
    return [int(year) for year in re.findall(r"(?:19|20)\d\d", listed[0])] if listed else []


def periods(words: str, year: int | None) -> list[int | str]:
    """Likewise for years counted from the report's own and parts of years: 去年和今年, 2023年上半年和下半年."""
    listed = _PERIODS.search(words)
    if year is not None and (last := _LAST_YEARS.search(words)):
        return [*range(year - "两三四五".index(last[1]) - 1, year + 1)]
    if listed is None or year is None:
        return [*years(words)]
    said = re.findall(r"(?:19|20)\d\d(?=年)", words[: listed.start()])
    of = said[-1] if said else str(year)
    found: list[int | str] = []
    for word in re.findall(_PERIOD, listed[0]):
        if word.endswith("半年"):
            found.append(f"{of}H{1 if word[0] == '上' else 2}")
        elif word[0] in "一二三四":
            found.append(f"{of}Q{'一二三四'.index(word[0]) + 1}")
        else:
            found.append(year - {"今": 0, "本": 0, "去": 1, "上": 1, "前": 2}[word[0]])
    return found
