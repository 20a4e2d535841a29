"""Headings, and what a section says of everything below it: done, planned, or named as a shortcoming."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.facts import Status

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    re.compile(rf"第{_NUMERAL}(?:部分|章)[、：]?"),
    re.compile(rf"{_NUMERAL}、"),
    re.compile(rf"（{_NUMERAL}）"),
    re.compile(r"\d{1,2}[.、．](?!\d)|（\d{1,2}）"),
)
_PARTS, _LEAST = 1, len(_LEVELS)
_GROUP, _GROUP_AHEAD = 2, re.compile(r"\s*【")
_AT_LINE = re.compile(
    rf"^(?:{'|'.join(level.pattern for level in _LEVELS)}|【)"
    rf"|(?<=[。；！])（{_NUMERAL}）(?=[\u4e00-\u9fff])"
    rf"|(?<=[。！]){_NUMERAL}、(?=[\u4e00-\u9fff]{{2,30}}[。\n])",
    re.MULTILINE,
)
_BEFORE_HEADING = re.compile(r"[\n。；！]")
_HEADING_END = re.compile(r"[。\n；！]|：(?=\n)|】")
_LONGEST_HEADING = 60
_WITHOUT_NUMBER = re.compile(
    r"^(?=.*(?:存在|主要问题|不足|下一?步|下一?阶段|打算|明年|来年|今后|20\d\d年|下半年))"
    r"(?:20\d\d年(?:度)?(?:上半年|下半年)?)?[\u4e00-\u9fff]{0,12}(?:打算|计划|安排|思路|要点|举措|目标|任务|问题|不足|短板|差距|困难)：?$",
    re.MULTILINE,
)
"""A line that ends what was reported: a plan, or what is lacking. Achievements need no heading."""
_FIRST = re.compile(r"第?一|（一|（?1(?!\d)")

_SHORTCOMING = re.compile(
    r"不足|存在的?(?:主要)?(?:问题|困难|短板|差距)|问题(?:和|与|及|、)|主要问题|短板|差距|薄弱环节|困难和|面临的(?:问题|困难|挑战)|问题\Z"
)
_MENDED = re.compile(r"(?:解决|整改|化解|整治|聚焦).{0,12}问题|(?:补齐?|攻克|聚焦)短板|短板(?:攻坚|提升)")
_PLAN = re.compile(
    r"打算|下一?步|下一阶段|下阶段|展望|(?:工作|重点)谋划\Z|谋划\d|明年|来年|今后|(?<!创新)(?<!新)(?<!理清)(?<!拓宽)(?<!转变)思路\Z|计划\Z|(?:工作|重点)(?:安排|计划|任务|目标|举措)\Z|工作要点|改进措施|努力方向"
)
_ACHIEVEMENT = re.compile(r"成效|情况|举措|做法|亮点|成绩|回顾|总结|完成|进展|开展|履行|取得|特色")
_YEAR = re.compile(r"(20\d\d)(?!\d)")
_SECOND_HALF = re.compile(r"下半年|[二三四]季度")
_PAYWALL = re.compile(r"此处隐藏\d*个?字|隐藏\d*个?字|##paidbegin|剩余\d*页未读|下载后查看")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, in offsets of the reading form.

    Attributes:
        start: where the heading begins.
        body: where its text begins, after the heading.
        end: where the next heading begins.
        level: 0 for the text before the first heading and for headings without a number, 1 for 第一部分, 2 for 一、,
            3 for （一）, 4 for 1. and （1）.
        path: the headings from the outermost to this one, joined by `` > ``.
        status: what holds for a sentence that says nothing else.
        certain: whether a heading said so; not before the first one, nor behind a gap that a web page left.
    """

    start: int
    body: int
    end: int
    level: int
    path: str
    status: Status
    certain: bool


def heading_status(heading: str, period: str | None) -> Status | None:
    """What a heading says of its section, ``None`` where it says nothing.

    Args:
        heading: its words.
        period: the report's period; a heading of a later year is a plan.
    """
    core = heading.rstrip("。：；！\n ")
    if _SHORTCOMING.search(core) and not _MENDED.search(core):
        # 存在问题和下一步打算 names both: its sentences tell them apart
        return "shortcoming"
    year = int(period[:4]) if period else None
    years = [int(y) for y in _YEAR.findall(core)]
    later = year is not None and bool(years) and min(years) > year
    if later or (_PLAN.search(core) and not (years and year is not None and max(years) <= year and "情况" in core)):
        return "planned"
    if period and period.endswith("H1") and _SECOND_HALF.search(core):
        return "planned"
    return "done" if _ACHIEVEMENT.search(core) else None


def find_sections(plain: str, period: str | None) -> list[Section]:
    """Cut the reading form into sections; they cover it without a gap."""
    marks: list[tuple[int, int, int, str]] = []  # start, body, level, heading
    for match in _openings(plain):
        start = match.start()
        line_end = plain.find("\n", start)
        line_end = len(plain) if line_end < 0 else line_end
        end = _HEADING_END.search(plain, match.end())
        body = min(end.end() if end else len(plain), line_end)
        if body - start > _LONGEST_HEADING:  # a paragraph that begins with a number: its first words name it
            comma = plain.find("，", match.end(), start + _LONGEST_HEADING)
            heading = plain[start : comma if comma > 0 else start + 20]
            body = match.end()
        else:
            heading = plain[start:body]
        marks.append((start, body, _level(plain, start, body), heading.strip("。：；！ \n")))
    numbered = {mark[0] for mark in marks}
    for match in _WITHOUT_NUMBER.finditer(plain, plain.find("。") + 1):  # behind the title and the first sentence
        heading = match[0].rstrip("：")
        if match.start() not in numbered and heading_status(heading, period) in {"planned", "shortcoming"}:
            marks.append((match.start(), match.end(), 0, heading))
    marks.sort()
    gaps = [match.start() for match in _PAYWALL.finditer(plain)]
    return _nest(plain, marks, gaps, period)


def _openings(plain: str) -> Iterator[re.Match[str]]:
    """Where headings begin: at the beginning of a line, some in mid-line behind a stop."""
    for start in (0, *(stop.end() for stop in _BEFORE_HEADING.finditer(plain))):
        if match := _AT_LINE.match(plain, start):
            yield match


def _level(plain: str, start: int, body: int) -> int:
    """The level of a heading by its number; one in 【】 stands above those in 【】 where nothing but they follow it."""
    for level, shape in enumerate(_LEVELS, 1):
        if shape.match(plain, start):
            return level
    return _GROUP if _GROUP_AHEAD.match(plain, body) else _GROUP + 1


def _nest(plain: str, marks: list[tuple[int, int, int, str]], gaps: list[int], period: str | None) -> list[Section]:
    sections: list[Section] = []
    first = marks[0][0] if marks else len(plain)
    if first:
        sections.append(Section(0, 0, first, 0, "", "done", certain=False))
    open_headings: list[tuple[int, str, Status, bool]] = []
    for n, (start, body, level, heading) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else len(plain)
        numberless = bool(open_headings) and open_headings[0][0] == 0
        if numberless and not _FIRST.match(heading) and all(one[0] > level for one in open_headings[1:]):
            open_headings.clear()  # the numbers go on from those before the heading that has none
        while open_headings and open_headings[-1][0] >= level:
            open_headings.pop()
        said = heading_status(heading, period) if level < _LEAST or not open_headings else None
        above = open_headings[-1] if open_headings else None
        if above and above[2] != "done" and said == "done":
            said = None  # a plan to 取得成效 is a plan
        if above and above[2] == "planned" and said == "shortcoming":
            said = None  # to mend a 短板 is a plan
        if (
            above
            and above[2] == "done"
            and level > _PARTS + 1
            and said == "planned"
            and not re.search(r"下一?步|打算|明年|20\d\d", heading)
        ):
            said = None  # （三）推进…三年行动计划 reports what was done
        status: Status = said or (above[2] if above else "done")
        certain = said is not None or (above is not None and above[3])
        open_headings.append((level, heading, status, certain))
        path = " > ".join(h for _, h, _, _ in open_headings)
        gap = next((g for g in gaps if body <= g < end), None)
        if gap is None:
            sections.append(Section(start, body, end, level, path, status, certain))
        else:
            sections.append(Section(start, body, gap, level, path, status, certain))
            sections.append(Section(gap, gap, end, level, path, status, certain=False))
            open_headings = [(lv, h, "done", False) for lv, h, _, _ in open_headings]
    return sections
