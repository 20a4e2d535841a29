"""Names of programs by their looks, outside of quotations: 一X一Y, X调对接, A+B机制, rows of like members before one head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.nouns import clause_before
from kg.extractors.wording import Coinage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extractors.nouns import NounReader

_HAN = "\u4e00-\u9fff"
_PLUS = re.compile(rf"(?:\+(?:(?!合计|共计|累计|共\d|等次|等级|级|档|以上)[{_HAN}A-Za-z]){{1,8}}){{1,6}}")
_NUMBERED = re.compile(
    rf"\d{{1,3}}(?:\+\d{{1,2}}){{0,5}}\+[NX](?:\+\d)?(?:[{_HAN}]{{0,8}}?(?:机制|模式|体系|网络|格局|平台|行动))?"
)
_ONE_ONE = re.compile(
    rf"(?<![唯统同逐万专])一(?!等|线)[{_HAN}]{{1,2}}一[{_HAN}]{{1,4}}?(?:一[{_HAN}]{{1,3}}?){{0,2}}(?=[，。；、”的]|制度|机制|工作|活动|模式)"
)
_NUMERALS = "三四五六七八九十"
_LINK = re.compile(  # every branch begins with one character, so that the search can skip to it
    "调对接|复对接|调[援证裁仲诉审]对接|多调联动|府院联动|府检联动|"
    + "|".join(f"{n}[所调]联动|{n}[大项](?:专项|提升|攻坚)?(?:行动|工程|攻坚战)" for n in _NUMERALS)
)
_LINKED = frozenset({"调对接", "复对接"})
_RUN = re.compile("提供|建立|推行|落实|完善|健全|创新|实行|构建|打造")
"""What runs a row of members."""
_ROW = re.compile(
    "(?:了|健全)?(?P<name>(?:"
    + "|".join(
        rf"(?:[{_HAN}]{{{n}}}、){{2,4}}[{_HAN}]{{{n}}}(?:[{_HAN}]{{0,6}}?(?:机制|制度|模式|网络|体系)|[{_HAN}]{{0,4}}?(?:工作|管理|调解|说和|化解|督办|办案|服务)法)"
        for n in (5, 4, 3, 2, 1)
    )
    + r"))(?=[，。；\n]|\Z)"
)
"""Three members at least of as many letters each, and what they make together: 日巡护、周碰面、月晾晒机制."""
_PRACTICE = re.compile(
    rf"(?:推广|迭代|复制|推介|提炼|总结)(?:了|出|形成)?(?P<name>[{_HAN}]{{4,10}}?)(?:的)?(?:经验)?做法(?=[，。；、并\n]|\Z)"
)
_LESSON = re.compile(rf"(?:推广|复制|推介|学习推广|宣传推广)(?:了)?(?P<name>[{_HAN}]{{2,4}}经验)(?=[，。；、\n]|\Z)")
"""What a place is known for: 推广青石经验."""
_ANY = re.compile(
    "先进|成功|典型|有益|特色|创新|优秀|经验|各地|相关|有关|一批|有效|成熟|宝贵|外地|这|试点|其|做|管理|实践|丰富|基层|工作|改革|建设|好的|[的等和与]|推广"
)
"""Words of practices that have no name: 推广先进经验做法."""


_LEAST = 2
"""So many characters stand before a plus sign at least."""


def shaped(text: str, flat: str, nouns: NounReader) -> Iterator[Coinage]:
    """Names by their looks in ``text``, a reading form without quotations and titles; ``flat`` is what ``flatten`` gives."""
    for match in _ONE_ONE.finditer(text):
        yield Coinage(match.start(), match.end(), match[0], match.end())
    for match in _LINK.finditer(text):
        start = match.start() - (match[0] in _LINKED)  # what is linked is one character: 诉调对接
        yield Coinage(start, match.end(), text[start : match.end()], match.end())
    if "+" in text:
        for match in _NUMBERED.finditer(text):
            yield Coinage(match.start(), match.end(), match[0], match.end())
        for match in _PLUS.finditer(text):
            noun, _ = nouns.read(clause_before(flat, match.start()), _LEAST, domain=False)
            if noun:
                yield Coinage(match.start() - len(noun), match.end(), noun + match[0], match.end())
    for verb in _RUN.finditer(text):
        row = _ROW.match(text, verb.end())
        if row:
            yield Coinage(row.start("name"), row.end(), row["name"], row.end())
    for word, pattern in (("做法", _PRACTICE), ("经验", _LESSON)):
        for match in pattern.finditer(text) if word in text else ():
            if not _ANY.search(match["name"].removesuffix(word)):
                yield Coinage(match.start("name"), match.end("name"), match["name"], match.end("name"))
