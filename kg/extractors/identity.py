"""Who reports on what: title, district, agency, period and date of a report, as far as its own text says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from kg.extractors.base import Identity
from kg.text.around import find_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.text.document import Document
    from ontology.gazetteer import District, Gazetteer

_HEAD = 600
"""So many characters from the first that is no boilerplate may hold the title and the first sentence."""
_MASK = r"(?:[*○]{1,4}|[Xx]{1,4}|某{1,2}|[A-Z])"
_UNIT = "自治县|自治旗|林区|特区|新区|开发区|高新区|经开区|管理区|矿区|区|县|市|旗|盟|州|地区"
_KIND = re.compile(r"报告|总结|汇报|情况|要点|计划|安排|思路|打算|述职|方案|工作")
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
_DATED = re.compile("日期|时间")
_SIGNED = re.compile(r"\n((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?=\n|\Z)")
_BUREAUS = "司法局|人民政府|政府办公室|街道办事处|市场监督管理局|市场监管局|城市管理局|城管局|综合行政执法局|公安分局|公安局|应急管理局|教育局|民政局|财政局|人力资源和社会保障局|自然资源局|自然资源和规划局|生态环境局|生态环境分局|住房和城乡建设局|住建局|交通运输局|水利局|水务局|农业农村局|商务局|文化和旅游局|文化旅游局|卫生健康局|卫健局|卫生健康委员会|审计局|统计局|医疗保障局|医保局|信访局|林业局|林业和草原局|发展和改革局|发展和改革委员会|发改局|发改委|工业和信息化局|科学技术局|科技局|行政审批局|政务服务局|政务服务管理局|税务局|消防救援大队|退役军人事务局|民族宗教事务局|机关事务局|管理委员会|管委会|委员会办公室|委员会|街道办事处|街道办|街道|镇人民政府|乡人民政府|镇|乡|局"
_ENDS = tuple(sorted(_BUREAUS.split("|"), key=len, reverse=True))
_LONGEST_NAME = 60
"""So many characters hold a district's name, or its mask with those of the ones above it, and a body's kind."""
_AGENCY = re.compile(
    rf"(?P<name>(?:[镇乡][\u4e00-\u9fff*]{{1,12}}?|[\u4e00-\u9fff*○XxA-Z]{{0,20}}?)(?:人民政府[\u4e00-\u9fff]{{2,6}}?街道办事处|{_BUREAUS}))"
)
_NAMED_LINE = re.compile(rf"\n*（?(?P<name>[\u4e00-\u9fff*○Xx]{{2,24}}?(?:{_BUREAUS}))）?(?=\n|（?\d)")
_BODY = re.compile(rf"[\u4e00-\u9fff*○Xx]{{2,24}}?(?:{_BUREAUS})")
_BEFORE_NAME = re.compile(
    r"^(?:关于|(?:19|20)\d\d年度?|二[○零〇]..年度?|中共[\u4e00-\u9fff]{2,9}?委(?=[\u4e00-\u9fff])(?!员会|全面依法治|依法治))+"
)
_PARTY = re.compile(r"中共[\u4e00-\u9fff]{2,9}?委(?!员)")
_SOMEONE = ("我", "本", "该", "全", "各")
_OPENING = re.compile(
    r"(?:，|^|。|\n|来，|年，|年度，)(?P<name>[\u4e00-\u9fff*○Xx]{0,14}?(?:司法局|人民政府|街道办事处|管委会|管理委员会|街道|镇|乡|局))(?:（[^（）]{0,4}简称[^（）]{2,12}）)?(?=在|坚持|以|深入|认真|紧紧|全面|积极|按照|严格|立足|始终|围绕|高度|切实|将|聚焦|贯彻|持续|扎实|党|充分|根据|不断|依法|紧扣|牢固|锚定|牢牢|党组|党委|主动|对)"
)
_REPORTING = re.compile(
    rf"现[将就](?:(?!我|本)[\u4e00-\u9fff]{{0,6}}?(?:安排|要求)，)?(?P<name>[\u4e00-\u9fff*○Xx]{{2,20}}?(?:{_BUREAUS}))(?=(?:关于)?(?:(?:19|20)\d\d|[^，。]{{2,24}}(?:汇报|报告|总结)如下))"
)
"""Whose report it is, said where it begins: 现将某县司法局2023年工作情况报告如下."""
_CLAUSE = re.compile(r"[将把对为向让使给]|纳入|建立|组织|围绕|推动|依托|简称|完善|加强")
"""What no name of a reporting body holds, but the clause before one may."""
_ABOUT = re.compile(
    rf"(?:\A|\n)(?:(?:19|20)\d\d年(?:度|上半年|以来)?，?)(?P<name>[\u4e00-\u9fff]{{2,12}}?(?:{_UNIT}))(?=法治政府建设|依法行政|坚持|深入|全面|认真|紧紧|在|以|按照|贯彻)"
)
"""Whom a report's first sentence is about where it names no body."""
_SITE = re.compile(
    r"(?:主办单位?|版权所有|发布者|发布机构|发文机关|制发机构|来源|主办|信息来源|发布单位)[：|\n]*(?P<name>[\u4e00-\u9fff]{2,20}?(?:人民政府|司法局|政府办公室|管委会|街道办事处)(?:办公室)?)"
)
_UNLISTED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,6}}?[省市])?(?P<name>[\u4e00-\u9fff]{{2,5}}?(?:{_UNIT})(?<![我本全辖校景片社]区)(?<!城市))(?=.*(?:{_BUREAUS}))"
)
_LOWER = re.compile(
    rf"(?!关于)[\u4e00-\u9fff]{{2,5}}?(?:{_UNIT})(?<![我本全辖校景片社城]区)[\u4e00-\u9fff]{{0,12}}?(?:{_BUREAUS})"
)
_MASKED_UNIT = re.compile(rf"{_MASK}(?:{_UNIT})")


def identify(document: Document, gazetteer: Gazetteer) -> Identity:
    """Read a report's head, its site's labels and its footer."""
    plain = document.plain
    title, start, end = _title(plain)
    head = plain[start if title else 0 :][:_HEAD]
    published = _published(plain)
    period = _period(title, plain, start, published)
    agency = _agency(title, plain, end if title else 0)
    masked = _mask(title, agency, plain)
    district, parent = (None, None) if masked else _district(title, agency, plain, gazetteer)
    named = None if masked or district else _unlisted(agency) or _unlisted(_site(plain))
    if agency is None and district and district.name + "人民政府" in plain:
        agency = district.name + "人民政府"
    written = masked or (district.name if district else named)
    if agency and district and agency.startswith(("区", "县", "市", "旗")) and not agency.startswith(district.name):
        agency = district.name + agency[1:] if district.name.endswith(agency[0]) else agency
    if agency and district and agency in {"司法局", "人民政府"}:
        agency = district.name + agency
    if title is None and not start:
        end = min(len(head), (head.find("。") + 1) or 40)
    quote = document.quote(start, end) if title else None
    return Identity(
        title=quote,
        district=district.name if district else named,
        code=district.code if district and district.code else None,
        written=written,
        parent=parent,
        agency=agency,
        period=period,
        published=published,
        redacted=district is None and named is None,
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
                if lines[n - 1][1].endswith(("关于", "局", "府", "处", "会", "镇", "乡", "道", "委")) or (
                    _YEAR.search(lines[n - 1][1]) and not _YEAR.search(core)
                ):
                    return plain[begin : start + len(words)], begin, start + len(core)
                begin = start
            return core, begin, begin + len(core)
    return None, 0, 0


def _goes_before(line: str, title: str) -> bool:
    """Whether a line is the beginning of a title that names no body itself: the body, or 关于 behind it."""
    return not _AGENCY.search(title) and (line.endswith("关于") or _BODY.fullmatch(line) is not None)


def _period(title: str | None, plain: str, start: int, published: str | None) -> str | None:
    title = _CHINESE_YEAR.sub(_arabic_year, title or "")
    head = _PUBLISHED.sub("", plain[start : start + _HEAD])
    head = _SIGNED.sub("", head)  # when it was signed is not what it is about
    for words in (title, _CHINESE_YEAR.sub(_arabic_year, head)):
        if (
            words == title
            and (span := _SPAN.search(re.sub(r"《[^》]*》?", "", words)))
            and int(span[2]) - int(span[1]) in range(1, 6)
        ):
            return f"{span[1]}/{span[2]}"
        stated = [
            m
            for m in _YEAR.finditer(re.sub(r"《[^》]*》?|（(?:19|20)\d\d-(?:19|20)\d\d年?）", "", words))
            if (m[0] != m[1] or words == title) and m.string[m.start() - 1 : m.start()] not in {"自", "从"}
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
        return str(year - 1 if month <= 6 else year)
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
    match = next(find_around(_PUBLISHED, _DATED, 2, plain), None) or _SIGNED.search(plain)
    if not match:
        return None
    year, month, day = map(int, match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _agency(title: str | None, plain: str, begin: int) -> str | None:
    """The reporting body, as fully as the title, the first sentences or the rest of the text give it."""
    found: list[str] = []
    if title:
        words = title.replace("\n", "")
        match = _AGENCY.match(_BEFORE_NAME.sub("", words)) or _NAMED_LINE.match(plain, begin)
        if match:
            found.append(match["name"])
        elif party := _PARTY.match(words):
            found.append(party[0])
    openings = _OPENING.finditer(plain, begin, begin + _HEAD), _OPENING.finditer(plain, 0, begin + _HEAD)
    for opening in chain(*openings):
        name = re.sub(r"^.*?[，。\n]|^(?:今年以来|一年来|年来)", "", opening["name"])
        if not name.startswith(_SOMEONE) and not _CLAUSE.search(name):
            found.append(name)
        if found:
            break
    if not found and "现" in plain[: begin + _HEAD] and (said := _REPORTING.search(plain, 0, begin + _HEAD)):
        found = [said["name"]] if not said["name"].startswith(_SOMEONE) else []
    short = found[0] if found else None
    if short is None:
        return _site(plain)
    tail = next((unit for unit in _ENDS if short.endswith(unit)), short)
    full = Counter(_full_names(plain[: begin + 6000], tail))
    longest = max(found, key=len)
    for name, _ in sorted(full.items(), key=lambda item: (-item[1], item[0])):
        core = re.split(r"^年度?|现[将就]|[，、在由和与为对]|关于|根据|按照|我|[区县市旗镇]委", name)[-1]
        if (
            len(core) > len(longest)
            and (core.endswith(longest) or longest == tail)
            and not core.startswith(("市", "省", "区", "县"))
        ):
            return core
    site = _site(plain)
    return site if site and site.startswith(("区", "县", "市")) is False and longest in site else longest


def _full_names(plain: str, tail: str) -> Iterator[str]:
    """The names of districts and their masks with ``tail`` behind them; wherever it stands, the text before is read."""
    name = re.compile(rf"(?:{_MASK}(?:{_UNIT}))+{tail}|[\u4e00-\u9fff]{{2,8}}?(?:{_UNIT}){tail}")
    position = 0
    end = plain.find(tail) + len(tail)
    while end >= len(tail):
        if match := name.search(plain, max(position, end - _LONGEST_NAME), end):
            yield match[0]
            position = match.end()
        end = plain.find(tail, end - len(tail) + 1) + len(tail)


def _site(plain: str) -> str | None:
    match = _SITE.search(plain)
    return match["name"] if match else None


def _mask(title: str | None, agency: str | None, plain: str) -> str | None:
    """The mask that the report puts in its own name's place, ``None`` where it names itself."""
    for words in (agency or "", title or ""):
        if match := _MASKED_UNIT.search(words):
            return match[0]
    named = re.search(rf"[\u4e00-\u9fff]{{2,6}}(?:{_UNIT})", (title or "") + (agency or ""))
    if named:
        return None
    masks = Counter(match[0] for match in _MASKED_UNIT.finditer(plain))
    return max(masks, key=lambda m: (masks[m], m)) if masks else None


def _district(
    title: str | None, agency: str | None, plain: str, gazetteer: Gazetteer
) -> tuple[District | None, str | None]:
    """The district whose name the title, the agency or the site gives, and the name of the one above it."""
    sources = [title or "", agency or ""]
    sources += [m["name"] for m in _SITE.finditer(plain)]
    sources += [m["name"] for m in _ABOUT.finditer(plain, 0, _HEAD)]
    for words in sources:
        names = _names(words, gazetteer)
        if not names:
            continue
        name = names[-1]
        if _LOWER.match(words, words.rindex(name) + len(name)):  # 江苏省青禾县: a district that is not listed
            return None, name
        above = names[:-1] or _above(plain, name, gazetteer)
        district = gazetteer.resolve(name, above)
        candidates = [district] if district else gazetteer.named(name)
        if not candidates:
            continue
        if district is None:
            return _unresolved(candidates[0]), None
        parents = gazetteer.ancestors(district.code)
        said = [p.name for p in parents if p.name in plain]
        return district, said[0] if said else None
    return None, None


def _unlisted(agency: str | None) -> str | None:
    """The district that the reporting body's name begins with, where the gazetteer has none of that name."""
    match = _UNLISTED.match(agency or "")
    return match["name"] if match else None


def _unresolved(one: District) -> District:
    """A name that several districts bear, and nothing in the text says which: the name without a code."""
    from dataclasses import replace  # noqa: PLC0415

    return replace(one, code="")


def _names(words: str, gazetteer: Gazetteer) -> list[str]:
    """The districts named in ``words``, from the widest to the narrowest."""
    found: list[str] = []
    position = 0
    while position < len(words):
        for length in range(min(12, len(words) - position), 1, -1):
            name = words[position : position + length]
            if gazetteer.named(name):
                found.append(name)
                position += length
                break
        else:
            position += 1
    return found


def _above(plain: str, name: str, gazetteer: Gazetteer) -> list[str]:
    """Those districts above a candidate of that name that the text names."""
    above = {p.name for one in gazetteer.named(name) for p in gazetteer.ancestors(one.code)}
    counted = sorted(((plain.count(a), a) for a in above if a in plain), reverse=True)
    return [a for _, a in counted]
