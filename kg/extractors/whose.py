"""Whose a claim is: the body that a clause before it speaks of, or 我局 and 全区."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.extractors.base import Finding, Identity

_OURS = re.compile(
    r"我局|本局|我[区县市旗镇乡]|我街道|本[区县]|全系统|[区县]本级|该中心|该[所站局镇]|(?<![在列居入名于])全(?:[区县市旗镇]|街道?)(?!第|前|首|唯一|率先|排|先进|优秀)"
)
"""Not 全市第二 and 在全市法治考核中: those are the others."""
_OPENER = (
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}(?:是|[）)]|[.、])|(?:20)?\d\d年(?:度|底|初|末|以来)?|\d{1,2}月(?:份|底|初)?|[今去当本全]年|年内|[上下]半年|目前|现|截至[^，]{1,12}|自?[^，。；\d]{1,10}以来|自[^，]{2,14}?(?:起|至今)|近年来|[一二三四五两]年来"
    r"|其中|同时|此外|另外|另|由|而|则|并|先后|累计|全[国省市区县旗州盟镇]|各级?|辖区内?|所辖|下辖|两级|[我本][省市区县旗州盟镇])*"
)
_OPENS = re.compile(
    rf"(?:\A|[，。；：！？\n]){_OPENER}(?:[^，。；\d”》]{{2,20}}的|[^，。；\d“”]{{0,4}}“[^”]*”)?{_OPENER}\Z"
)
"""What may stand before a body whose deed a clause tells; nothing that makes it an object (向区政府, 会同区法院, 12个司法所)."""
_NO_DEED = re.compile(
    r"[\d*×Xx]|[”》）、]?\Z|[”》]|前|后|上|里|内(?!部)|议|名义|等|规范化|标准化|建设|队伍|人员|成员|干部|主任|[所局院]长|负责人|牌|全覆盖|[一二三四]楼"
)
"""What follows a body that does nothing there: 司法所12个, 司法所规范化建设, 党委会前学习."""
_FAR = 60
"""A clause is looked at no further back than this."""


def subject_before(sentence: str, position: int, bodies: list[Body]) -> str | None:
    """The last body before ``position`` that a clause is about, or the last 我局 or 全区; ``None`` where there is none.

    Behind a semicolon it is no more the body before it.

    Args:
        sentence: its words.
        position: of the claim in it.
        bodies: those that it names, as :func:`bodies_of` sorts them.
    """
    best, place = None, -1
    for match in _ours(sentence):
        if match.end() > position:
            break
        best, place = match[0], match.start()
    since = sentence.rfind("；", 0, position)
    for body in bodies:
        for at in reversed(_acting(sentence, body.written)):
            if max(place, since) < at < position:
                best, place = body.name, at
                break
    return best


class Body(NamedTuple):
    written: str
    """As a text may write it: 区司法局."""
    name: str
    """As the report names it most fully: 青禾区司法局."""


def bodies_of(earlier: list[Finding], identity: Identity) -> list[Body]:
    """The bodies that a report names, those of its district also without its name; what is written longest first."""
    names = {f.fields["name"] for f in earlier if f.kind == "agency"}
    district = identity.district or ""
    bodies = {Body(name, name) for name in names}
    if district:
        short = {Body(district[-1] + name[len(district) :], name) for name in names if name.startswith(district)}
        bodies |= {body for body in short if body.written not in names}
    return sorted(bodies, key=lambda body: (-len(body.written), body))


@lru_cache(maxsize=2)
def _ours(sentence: str) -> list[re.Match[str]]:
    """What stands for the reporting body or its district; asked for each value of a sentence."""
    return list(_OURS.finditer(sentence))


@lru_cache(maxsize=64)
def _acting(sentence: str, body: str) -> tuple[int, ...]:
    """Where a clause tells what ``body`` did."""
    places: list[int] = []
    at = sentence.find(body)
    while at >= 0:
        if not _NO_DEED.match(sentence, at + len(body)) and _OPENS.search(sentence, max(at - _FAR, 0), at):
            places.append(at)
        at = sentence.find(body, at + 1)
    return tuple(places)
