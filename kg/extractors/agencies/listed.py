"""Bodies that text names by less than their name: in lists, by counts, and by 及其."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ITS = re.compile(r"及其(常务委员会|常委会|办公室|派出机构)")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:专项|综合|生态环境保护)?(?P<noun>巡[察视]组|督[导察查]组|检查组|纪检监察组)"
)
_BUREAUS = tuple("局委厅")
"""A bureau in brackets behind another name is one that reports name by itself: 区依法治区办（区司法局）."""
_COMMITTEE = re.compile(r"(?:中央|[省市区县旗州盟]委)\Z")
_STATION = re.compile("(?:服务中心|中心|工作站|服务站|联络站|站|工作室)\\Z")
_STATIONS = re.compile(r"\d+(?:余|多)?[个家][、，和](?P<noun>工作站|工作室|联络点|联络站|受理点|服务站|服务点)(?=\d)")
_DIVISIONS = re.compile(
    r"(?:(?<=[即设为有括：、（])|(?<=设置|设立))(?:[\u4e00-\u9fff]{2,16}[股科](?:（[^（）]{1,12}）)?[、和及]?(?:办公室、)?){3,}"
)
_DIVISION = re.compile(
    r"(?P<name>(?![和及与])(?:(?![股科][和及])[\u4e00-\u9fff]){1,15}(?P<noun>[股科]))(?=[、（，。；和及）]|\Z)"
)
"""A division in a list; what it is called need not be known: 窗口服务和信息管理股."""


_ROOMS = re.compile(r"(?:[\u4e00-\u9fff]{2,8}[室库厅][、和及]){2,}[\u4e00-\u9fff]{2,8}[室库厅]")
_A_ROOM = re.compile(r"档案[室库]|接待室|会议室|谈话室|谈心室|教育室|培训室|宣告室|值班室|阅览室|等候室|训诫室")
"""Where rooms stand in a row and one of these is among them, all are rooms of the house and none is a body."""
_ORGANS = re.compile(r"公、检、法(?:、[\u4e00-\u9fff]{1,6})*")
"""Organs by one syllable or two (公、检、法、司、民政、工会): they stand for the fields that take part, not for bodies."""
_LONGEST_ORGAN = 2


class Mention(NamedTuple):
    """A name in the text, in offsets of the reading form."""

    start: int
    end: int
    name: str
    noun: str
    """The word that ends the name."""


def completed(plain: str, mentions: list[Mention]) -> list[Mention]:
    """``mentions``, names found one by one in a reading form, with those that their company gives."""
    mentions = _with_numbered(plain, _with_lists(plain, _without_fields(plain, _without_rooms(plain, mentions))))
    return list(_with_their_own(plain, _with_stations(plain, mentions)))


def _without_rooms(plain: str, mentions: list[Mention]) -> list[Mention]:
    """``mentions`` without those that only are rooms of one house: 办公室、接待室、档案室."""
    if "室、" not in plain:
        return mentions
    rows = [row.span() for row in _ROOMS.finditer(plain) if _A_ROOM.search(row[0])]
    return [m for m in mentions if not (m.name.endswith(("室", "库")) and any(a < m.end <= b for a, b in rows))]


def _without_fields(plain: str, mentions: list[Mention]) -> list[Mention]:
    """``mentions`` without those that a row of organs names by a syllable or two."""
    rows = [row.span() for row in _ORGANS.finditer(plain)] if "公、检、法" in plain else []
    if not rows:
        return mentions
    return [m for m in mentions if len(m.name) > _LONGEST_ORGAN or not any(a <= m.start < b for a, b in rows)]


def _with_numbered(plain: str, mentions: list[Mention]) -> list[Mention]:
    """``mentions``, and teams that a number tells apart: 市委第四巡察组."""
    found = []
    for match in _NUMBERED.finditer(plain):
        of = _COMMITTEE.search(plain, max(match.start() - 2, 0), match.start())
        start = of.start() if of else match.start()
        found.append(Mention(start, match.end(), plain[start : match.end()], match["noun"]))
    longer = {m.end: m.start for m in mentions}  # 县纪委监委派驻第三纪检监察组 holds its number
    found = [n for n in found if longer.get(n.end, n.start) >= n.start]
    if not found:
        return mentions
    kept = [m for m in mentions if not any(n.start <= m.start < n.end for n in found)]
    return sorted([*kept, *found])


def _with_lists(plain: str, mentions: list[Mention]) -> list[Mention]:
    """``mentions``, and the divisions of a list in which each item ends in 股 or 科, whatever is in its name."""
    listed: list[Mention] = []
    if "股、" not in plain and "科、" not in plain:
        return mentions
    for match in _DIVISIONS.finditer(plain):
        for item in _DIVISION.finditer(plain, match.start(), match.end()):
            listed.append(Mention(item.start("name"), item.end("name"), item["name"], item["noun"]))
    if not listed:
        return mentions
    ends = {mention.end: mention for mention in listed}
    longer = {m.end for m in mentions if m.end in ends and m.start <= ends[m.end].start}
    kept = [m for m in mentions if m.end in longer or not any(x.start <= m.start < x.end for x in listed)]
    return sorted([*kept, *(m for m in listed if m.end not in longer)])


def _with_stations(plain: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """``mentions``, and the bodies that a count leaves the stem of out: 公共法律服务工作站9个、工作室108个."""
    for mention in mentions:
        yield mention
        end = mention.end
        if not plain[end : end + 1].isdecimal():
            continue
        stem = _STATION.sub("", mention.name)
        while stem != mention.name and stem and (other := _STATIONS.match(plain, end)):
            yield Mention(other.start("noun"), other.end(), stem + other["noun"], other["noun"])
            end = other.end()


def _with_their_own(plain: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """A body and what is 及其: 区人大及其常委会; without second names, those of bureaus aside: 区委党校（区行政学院）."""
    end = -1
    for mention in mentions:
        second = mention.start == end + 1 and plain.startswith("（", end) and plain.startswith("）", mention.end)
        end = mention.end
        if second and not mention.name.endswith(_BUREAUS):
            continue
        yield mention
        if its := _ITS.match(plain, end):
            yield Mention(mention.start, its.end(), mention.name + its[1], its[1])
