"""Who reports on what: title, district, agency, period and date of a report, as far as its own text says."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kg.extractors.base import Identity
from kg.extractors.identity.homes import Home, home_of, mask_of
from kg.extractors.identity.reporters import BODY, HEAD, TITLED, in_full, reporter
from kg.text.around import find_around

if TYPE_CHECKING:
    from kg.text.document import Document
    from ontology.gazetteer import Gazetteer

_TITLE_END = re.compile(r"(?:报告|总结|汇报|情况|要点|计划|安排|思路|打算|说明|材料)(?:（.{1,12}）)?\Z")
_NOT_A_TITLE = re.compile(
    r"当前位置|您所在|首页|索引号|发布|来源|字号|浏览|关怀版|无障碍|打印|^[一二三四五六七八九十]+、|^（|。|；|分享|日期|时间[：]|主题分类|名称：?\Z"
)
_LABEL = re.compile(r"^(?:信息)?(?:标题|名称|题名)[：|]*")
_SPAN = re.compile(r"((?:19|20)\d\d)年?(?:度)?(?:-|至|到)((?:19|20)\d\d)年")
_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:度)?(上半年|下半年|第?[一二三四]季度|前三季度)?")
_CHINESE_YEAR = re.compile(r"二[○零〇]([一二三四五六七八九零○])([一二三四五六七八九零○])年")
_PUBLISHED = re.compile(
    r"(?:发布|公开|成文|生成|发文|信息|更新|公布|印发|制发)?(?:日期|时间)[：|\n]*((?:19|20)\d\d)[-/年.](\d{1,2})[-/月.](\d{1,2})"
)
_DATE_LINE = re.compile(r"(?:\A|\n)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?=[\s|]|\Z)")
_DAY_FIRST = re.compile(
    r"(?:\A|\n)(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?=[\s|]|\d{1,2}：|\Z)"
)
_HEADED = re.compile(
    r"\n(?:第?[一二三四五][、，部]|（[一二三四五]）)?(?:部分)?[：、，]?(?P<year>(?:19|20)\d\d)年(?:度)?(?P<half>上半年|下半年)?"
    r"(?P<what>[^\n。，；]{0,14}?(?:情况|总结|回顾|成效|计划|打算|思路|安排|要点|谋划))[：。]?(?=\n)"
)
_SINCE = frozenset("自从继")
_BACK = re.compile("(?:成立|创建|组建|启动|开展|实施)?以来|至今")
"""Behind a year it says since when; only the first sentence may say so of the year that is reported on."""
_HONOURED = re.compile(r"[，、]?[^，。；\n]{0,16}?被[^，。；\n]{0,16}?(?:评为|授予|表彰为|命名为|评定为|认定为)")
"""Behind a year it says when something was won, which an opening tells of any year: 2019年，某局被评为…."""
_AHEAD = re.compile("计划|打算|思路|安排|要点|谋划")
_LATEST = 2
"""What is published up to this month is of the year before, even where it says 今年."""
_DATED = re.compile("日期|时间")
_SIGNED = re.compile(r"\n((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?=\n|\Z)")


def identify(document: Document, gazetteer: Gazetteer) -> Identity:
    """Read a report's head, its site's labels and its footer."""
    plain = document.plain
    title, start, end = _title(plain)
    head = plain[start if title else 0 :][:HEAD]
    published = _published(plain)
    period = _period(title, plain, start, published)
    agency = reporter(title, plain, end if title else 0)
    masked = mask_of(title, agency, plain)
    home = Home() if masked else home_of(title, agency, plain, gazetteer)
    if home.name:
        agency = in_full(agency, home.name, title, head, plain)
    if title is None and not start:
        end = min(len(head), (head.find("。") + 1) or 40)
    quote = document.quote(start, end) if title else None
    return Identity(
        title=quote,
        district=home.name,
        code=home.code,
        written=masked or home.name,
        parent=home.parent,
        agency=agency,
        period=period,
        published=published,
        redacted=home.name is None,
        start=start,
        end=end,
    )


def _title(plain: str) -> tuple[str | None, int, int]:
    """The first line that reads like a title; a title broken over two lines is put together."""
    position = 0
    lines: list[tuple[int, str]] = []
    for line in plain.split("\n"):
        lines.append((position, line))
        position += len(line) + 1
        if position > 4000 or len(lines) > 60:
            break
    for n, (start, line) in enumerate(lines):
        label = _LABEL.match(line)
        begin = start + (label.end() if label else 0)
        words = line[label.end() :] if label else line
        if len(words) > 120:
            break  # the body has begun
        words = words.rstrip("|")
        core = words.rstrip("：")
        if 6 <= len(core) <= 70 and _TITLE_END.search(core) and not _NOT_A_TITLE.search(words):
            if (
                n
                and (not _YEAR.search(core) or core.startswith("关于") or _goes_before(lines[n - 1][1], core))
                and lines[n - 1][1]
                and len(lines[n - 1][1]) <= 40
                and not _NOT_A_TITLE.search(lines[n - 1][1])
            ):
                begin = lines[n - 1][0]
                if lines[n - 1][1].endswith(("关于", "局", "府", "处", "会", "镇", "乡", "道", "委", "室", "所")) or (
                    _YEAR.search(lines[n - 1][1]) and not _YEAR.search(core)
                ):
                    return plain[begin : start + len(words)], begin, start + len(core)
                begin = start
            return core, begin, begin + len(core)
    return None, 0, 0


def _goes_before(line: str, title: str) -> bool:
    """Whether a line is the beginning of a title that names no body itself: the body, or 关于 behind it."""
    return not TITLED.search(title) and (line.endswith("关于") or BODY.fullmatch(line) is not None)


def _period(title: str | None, plain: str, start: int, published: str | None) -> str | None:
    title = _CHINESE_YEAR.sub(_arabic_year, title or "")
    head = _PUBLISHED.sub("", plain[start : start + HEAD])
    head = _SIGNED.sub("", head)  # when it was signed is not what it is about
    for words in (title, _CHINESE_YEAR.sub(_arabic_year, head)):
        if words != title and (headed := _year_of_headings(plain)):
            return headed
        if (
            words == title
            and (span := _SPAN.search(re.sub(r"《[^》]*》?", "", words)))
            and int(span[2]) - int(span[1]) in range(1, 6)
        ):
            return f"{span[1]}/{span[2]}"
        stated = [
            m
            for m in _YEAR.finditer(re.sub(r"《[^》]*》?|（(?:19|20)\d\d-(?:19|20)\d\d年?）", "", words))
            if (m[0] != m[1] or words == title)
            and m.string[m.start() - 1 : m.start()] not in _SINCE
            and (words == title or not _tells_of_before(m))
        ]
        if stated:
            first = stated[0]
            part = first[2] or ""
            if not part and words == title and re.search(r"上半年", words):
                part = "上半年"
            if not part and words == title and (q := re.search(r"第?([一二三四])季度", words)):
                part = q[0]
            return first[1] + _part(part)
    if published:
        year, month = int(published[:4]), int(published[5:7])
        running = month > _LATEST and "今年以来" in head and "全年" not in head
        return str(year - 1 if month <= 6 and not running else year)
    return None


def _tells_of_before(year: re.Match[str]) -> bool:
    """Whether an opening only says of a year since when something is so, or what was won in it."""
    words, end = year.string, year.end()
    back = _BACK.match(words, end)
    late = back is not None and (not back[0].startswith("以来") or "。" in words[: year.start()])
    return late or _HONOURED.match(words, end) is not None


def _year_of_headings(plain: str) -> str | None:
    """The year that the headings of achievements and plans name: 一、2022年工作开展情况; 二、2023年工作打算."""
    for match in _HEADED.finditer(plain):
        if not _AHEAD.search(match["what"]):
            return match["year"] + _part(match["half"] or "")
        if not match["half"]:
            return str(int(match["year"]) - 1)
    return None


def _part(words: str) -> str:
    if words == "上半年":
        return "H1"
    if words == "下半年":
        return "H2"
    if words.endswith("季度") and words != "前三季度":
        return f"Q{'一二三四'.index(words[-3]) + 1}"
    return ""


def _arabic_year(match: re.Match[str]) -> str:
    digits = "零一二三四五六七八九"
    return "20" + "".join("0" if d == "○" else str(digits.index(d)) for d in match.groups()) + "年"


def _published(plain: str) -> str | None:
    match = (
        next(find_around(_PUBLISHED, _DATED, 2, plain), None)
        or _SIGNED.search(plain)
        or _DATE_LINE.search(plain[:HEAD])
    )
    if match:
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.search(plain[:HEAD]):
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
