"""Titles of documents in running text: where their brackets are, also nested, mixed up and lost ones."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = re.compile(r"《|》|〈|〉|<|>")
_LONGEST = 120
"""No title is longer; a bracket without its partner that far ahead has lost it."""
_STOPS = re.compile(r"[，。；！？\n]|的(?:通知|要求|规定|精神)|等(?:文件|制度|法律|规定|系列)?(?=[，。；\n]|\d)|《")
_COMPLETE = re.compile(r"(?:）|纲要|规划|条例|规定|办法|方案|法|计划|清单|目录|通知)\Z|[，。；！？\n]")
_OPENED = re.compile(
    r"(?:印发|出台|制定|落实|执行|按照|根据|依据|修订|制发|学习|贯彻)了?([^，。；、《》〈〉\n]{4,50})\Z"
)
IN_QUOTES = re.compile(
    r"“[^“”《》，。；\n]{4,60}(?:工作要点|(?:实施|工作|行动)方案|(?:实施|指导)意见|(?:实施|工作)细则|(?:管理|实施|暂行)办法)”"
)
"""A title whose brackets are quotation marks: 按“2023年法治建设工作要点”部署."""
_SPACE = re.compile(r"\s+")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]+")


class Title(NamedTuple):
    """A title in offsets of the reading form, brackets not included.

    Attributes:
        start: of its first character.
        end: behind its last.
        left: where its bracket stands, or ``start`` where it has none.
        right: behind its other bracket.
        within: the title that it is nested in, by its number in the list; ``None`` outside.
    """

    start: int
    end: int
    left: int
    right: int
    within: int | None


def find_titles(plain: str) -> list[Title]:
    """The bracketed titles of a reading form in order; a nested one comes after the one that contains it."""
    found: list[Title] = []
    quoted = [match.span() for match in IN_QUOTES.finditer(plain)]
    end = -1
    for match in _MARKS.finditer(plain):
        if match.start() < end:
            continue
        _take_quoted(found, quoted, end, match.start())
        mark = match.group()
        if mark == "《" or (mark == "〈" and _looks_titled(plain, match.end())):
            end = _read(plain, match.start(), found)
        elif mark == "》" and (lost := _OPENED.search(plain, max(end, match.start() - 52), match.start())):
            found.append(Title(lost.start(1), match.start(), lost.start(1), match.end(), None))
            end = match.end()
    _take_quoted(found, quoted, end, len(plain))
    return found


def _take_quoted(found: list[Title], quoted: list[tuple[int, int]], done: int, limit: int) -> None:
    """Move the titles in quotation marks before ``limit`` to ``found``; not those inside one that ends at ``done``."""
    while quoted and quoted[0][0] < limit:
        left, right = quoted.pop(0)
        if left >= done:
            found.append(Title(left + 1, right - 1, left, right, None))


def _looks_titled(plain: str, start: int) -> bool:
    """Whether a single 〈 (which may be a sign for "less") opens a title."""
    end = plain.find("〉", start, start + _LONGEST)
    return end - start > 3 and not _NOT_HAN.match(plain, start)


def _read(plain: str, left: int, found: list[Title]) -> int:
    """Add the title that opens at ``left`` and those inside it; returns where it ends."""
    doubled = 1 if plain.startswith("〈〈", left) else 0
    start = left + 1 + doubled
    depth, inner, opened = 1, [], [start]
    stop = plain.find("\n", start, start + _LONGEST)
    limit = min(start + _LONGEST, len(plain)) if stop < 0 else stop
    for match in _MARKS.finditer(plain, start, limit):
        if match.group() in "《〈<":
            if depth == 1 and match.group() == "《" and _COMPLETE.search(plain, start, match.start()):
                # the first title was never closed
                return _add(found, Title(start, match.start(), left, match.start(), None), [], plain)
            depth += 1
            opened.append(match.end())
            continue
        depth -= 1
        if depth:
            inner.append((opened.pop(), match.start()))
            continue
        end = match.start()
        right = match.end() + (1 if doubled and plain.startswith("〉", match.end()) else 0)
        return _add(found, Title(start, end, left, right, None), inner, plain)
    if inner and plain[inner[-1][1]] == "》":
        # 《关于印发〈纲要》的通知》 and its like: one bracket is missing, the last one closes
        return _add(found, Title(start, inner[-1][1], left, inner[-1][1] + 1, None), inner[:-1], plain)
    cut = _STOPS.search(plain, start, limit)
    end = cut.start() if cut else limit
    if end - start < 2:
        return start
    return _add(found, Title(start, end, left, end, None), [], plain)


def _add(found: list[Title], title: Title, inner: list[tuple[int, int]], plain: str) -> int:
    if plain[title.start : title.end].strip():
        found.append(title)
        number = len(found) - 1
        found.extend(Title(s, e, s - 1, e + 1, number) for s, e in sorted(inner) if e - s > 3)
    return title.right


def as_written(original: str) -> str:
    """A title in one line, as the report writes it."""
    return _SPACE.sub(" ", original.replace("\n", "")).strip()
