"""Who reports: the body that a title, an opening, a site's labels or its footer name, as fully as the text gives it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 600
"""So many characters from the first that is no boilerplate may hold the title and the first sentence."""
MASK = r"(?:[*○]{1,4}|[Xx]{1,4}|某{1,2}|[A-Z])"
UNIT = "自治县|自治旗|林区|特区|新区|开发区|高新区|经开区|管理区|矿区|区|县|市|旗|盟|州|地区"
BUREAUS = "司法局|人民政府|政府办公室|街道办事处|市场监督管理局|市场监管局|城市管理局|城管局|综合行政执法局|公安分局|公安局|应急管理局|教育局|民政局|财政局|人力资源和社会保障局|自然资源局|自然资源和规划局|生态环境局|生态环境分局|住房和城乡建设局|住建局|交通运输局|水利局|水务局|农业农村局|商务局|文化和旅游局|文化旅游局|卫生健康局|卫健局|卫生健康委员会|审计局|统计局|医疗保障局|医保局|信访局|林业局|林业和草原局|发展和改革局|发展和改革委员会|发改局|发改委|工业和信息化局|科学技术局|科技局|行政审批局|政务服务局|政务服务管理局|税务局|消防救援大队|退役军人事务局|民族宗教事务局|机关事务局|管理委员会|管委会|委员会办公室|委员会|街道办事处|街道办|街道|镇人民政府|乡人民政府|镇|乡|发展改革委|住建委|城管委|经信委|国资委|农业农村委|教委|局|人民法院|人民检察院|司法所|公证处|法律援助中心"
_ENDS = tuple(sorted(BUREAUS.split("|"), key=len, reverse=True))
_FIRST = 20
_LONGEST_NAME = 60
"""So many characters hold a district's name, or its mask with those of the ones above it, and a body's kind."""
TITLED = re.compile(
    rf"(?P<name>国家税务总局[\u4e00-\u9fff]{{2,12}}?税务局|(?:(?:中共)?[镇乡][\u4e00-\u9fff*]{{1,12}}?|[\u4e00-\u9fff*○XxA-Z]{{0,20}}?)(?:人民政府[\u4e00-\u9fff]{{2,6}}?街道办事处|司法局[\u4e00-\u9fff]{{2,6}}?司法所|{BUREAUS}|[市区县旗州]政府(?=关于|(?:19|20)\d\d)))"
)
_NAMED_LINE = re.compile(rf"\n*（?(?P<name>[\u4e00-\u9fff*○Xx]{{2,24}}?(?:{BUREAUS}))）?(?=\n|（?\d)")
BODY = re.compile(rf"[\u4e00-\u9fff*○Xx]{{2,24}}?(?:{BUREAUS})")
_BEFORE_NAME = re.compile(
    r"^(?:关于|(?:19|20)\d\d年度?|二[○零〇]..年度?|中共[\u4e00-\u9fff]{2,9}?委(?=[\u4e00-\u9fff])(?!员会|全面依法治|依法治))+"
)
_NOT_ITS_NAME = re.compile(
    r"^年度?|现[将就]|[，、在由和与为对]|关于|根据|按照|我|[区县市旗镇]委|配合|协助|组织|联合|支持|指导|督促|会同|邀请|协调|积极|主动"
)
"""What stands before a body's full name where the text names it on the way: 主动联合某县司法局."""
_PARTY = re.compile(r"中共[\u4e00-\u9fff]{2,9}?委(?!员)")
_SOMEONE = ("我", "本", "该", "全", "各")
_OPENING = re.compile(
    r"(?:，|^|。|\n|来，|年，|年度，)(?P<name>[\u4e00-\u9fff*○Xx]{0,14}?(?:司法局(?:[\u4e00-\u9fff]{2,8}?中心)?|人民政府|街道办事处|管委会|管理委员会|司法所|街道|镇|乡|局))(?:（[^（）]{0,4}简称[^（）]{2,12}）)?(?=在|坚持|以|深入|认真|紧紧|全面|积极|按照|严格|立足|始终|围绕|高度|切实|将|聚焦|贯彻|持续|扎实|党|充分|根据|不断|依法|紧扣|牢固|锚定|牢牢|党组|党委|主动|对)"
)
_REPORTING = re.compile(
    rf"现[将就](?:(?!我|本)[\u4e00-\u9fff]{{0,6}}?(?:安排|要求)，)?(?P<name>[\u4e00-\u9fff*○Xx]{{1,20}}?(?:{BUREAUS}))(?=(?:关于)?(?:(?:19|20)\d\d|[^，。]{{2,24}}(?:汇报|报告|总结)如下))"
)
"""Whose report it is, said where it begins: 现将某县司法局2023年工作情况报告如下."""
_CLAUSE = re.compile(
    r"[将把对为向让使给]|研究|及时|报(?!社)|纳入|建立|组织|围绕|推动|依托|简称|完善|加强|(?<!自)由|进行|审[查核]|[区县市旗]委、"
)
"""What no name of a reporting body holds, but the clause before one may."""
_LEADERS = re.compile(
    r"(?:\A|[下来年度]，)(?P<name>[\u4e00-\u9fff]{0,8}?(?:(?P<unit>[区县市旗])委[、和](?:(?P=unit)(?:人民)?)?|[\u4e00-\u9fff]{2}[区县市旗])政府)"
    r"(?=坚持|以习|深入|认真|全面|按照|紧紧|紧扣|始终坚持|坚决|团结)"
)
"""County committee and government as the subject of a first sentence: 某县委、县政府坚持以……."""
_NEWS = re.compile(
    r"(?:\A|[\n。]|[来年月日下前初间]，)(?P<name>[\u4e00-\u9fff*○Xx]{0,14}?[区县市旗州盟](?:司法局|(?<=..[区县市旗州盟])政府))(?![、，。；：》”（）和与及等的联同副长工局各]|党|办公|关于|印发|下|机关|\d)"
)
"""Whom a headline or first sentence begins with, whatever they did: 某县司法局三举措……, 某县政府组织……."""
_OWN_LINE = re.compile(rf"\n(?P<name>[\u4e00-\u9fff*○Xx]{{0,16}}?(?:{UNIT}|镇|乡|街道)(?:{BUREAUS}))(?=\n)")
"""A body on a line by itself, as a page names it over the text."""
_ELSEWHERE = re.compile("[赴往与同邻]")
"""赴某县司法局考察, 与某县司法局签订: what stands before the name of somebody else's body."""
_OUR_BUREAU = re.compile("[我本]局")
_OF_FIELD = re.compile(r"(?<![\u4e00-\u9fff])[区县旗](?P<field>[\u4e00-\u9fff]{4})(?:管理)?局")
"""A bureau by its field, of four letters: fields of two (教育, 财政) are anywhere."""
_OWN_JUSTICE = re.compile("[我本全](?:区|县|市|旗|州|盟)司法行政")
_OF_GOVERNMENT = re.compile("法治政府|依法行政")
_AT_ONCE = "(?:关于)?(?:(?:19|20)[0-9]{2}|年度|推进|开展|法治政府|依法行政)"
"""What follows a district's name that no body's name follows."""
_AS_FOLLOWS = re.compile("(?:报告|汇报)如下|(?<!我局)法治政府建设(?:工作)?总结如下")
_IS_SUBJECT = "(?:坚持|始终|深入|全面|认真|紧紧|在|以|按照|贯彻|高度|持续|切实|聚焦)"
"""What a district does in the first sentence of its government's report."""
SITE = re.compile(
    r"(?:主办单位?|版权所有|发布者|发布机构|发文机关|制发机构|来源|主办|信息来源|发布单位)[：|\n]*(?P<name>[\u4e00-\u9fff]{2,20}?(?:人民政府|司法局|政府办公室|管委会|街道办事处)(?:办公室)?)"
)


def reporter(title: str | None, plain: str, begin: int) -> str | None:
    """The reporting body, as fully as the title, the first sentences or the rest of the text give it."""
    found: list[str] = []
    if title:
        words = title.replace("\n", "")
        match = TITLED.match(_BEFORE_NAME.sub("", words)) or _NAMED_LINE.match(plain, begin)
        if match:
            found.append(match["name"])
        elif party := _PARTY.match(words):
            found.append(party[0])
    openings = _OPENING.finditer(plain, begin, begin + HEAD), _OPENING.finditer(plain, 0, begin + HEAD)
    for opening in chain(*openings):
        name = re.sub(r"^.*?[，。\n]|^(?:今年以来|一年来|年来)", "", opening["name"])
        late = name.endswith("司法所") and opening.start() > begin + _FIRST  # one of those that a bureau tells of
        if name != "局" and not (late or name.startswith(_SOMEONE) or _CLAUSE.search(name)):
            found.append(name)
        if found:
            break
    if not found and "现" in plain[: begin + HEAD] and (said := _REPORTING.search(plain, 0, begin + HEAD)):
        found = [said["name"]] if not said["name"].startswith(_SOMEONE) else []
    if not found and not (title and _OF_GOVERNMENT.search(title)) and (told := _in_news(plain)):
        found = [told]
    if not found and title and (line := _OWN_LINE.search(plain, 0, begin + HEAD)):
        found = [line["name"]]
    if not found and (leaders := _LEADERS.search(plain, 0, begin + HEAD)) and not (title and leaders["unit"]):
        return leaders["name"]
    short = found[0] if found else None
    if short is None:
        return site_of(plain) or _ours(plain, begin)
    tail = next((unit for unit in _ENDS if short.endswith(unit)), short)
    full = Counter(_full_names(plain[: begin + 6000], tail))
    longest = max(found, key=len)
    for name, _ in sorted(full.items(), key=lambda item: (-item[1], item[0])):
        core = _NOT_ITS_NAME.split(name)[-1]
        if (
            len(core) > len(longest)
            and (core.endswith(longest) or longest == tail)
            and not core.startswith(("市", "省", "区", "县"))
        ):
            return core
    site = site_of(plain)
    return site if site and site.startswith(("区", "县", "市")) is False and longest in site else longest


def _in_news(plain: str) -> str | None:
    """The justice bureau or the government that a headline or a first sentence begins with."""
    end = plain.find("。", 0, HEAD)
    for match in _NEWS.finditer(plain, 0, end if end >= 0 else HEAD):
        if not (match["name"].startswith(_SOMEONE) or "委" in match["name"] or _CLAUSE.search(match["name"])):
            return match["name"]
    return None


def _ours(plain: str, begin: int) -> str | None:
    """The one bureau that a text names whose field its first sentences are about, where they say 我局."""
    ours = _OUR_BUREAU.search(plain, begin, begin + HEAD)
    if ours is None:
        return None
    line = plain[plain.rfind("\n", 0, ours.start()) + 1 : plain.find("\n", ours.end()) % (len(plain) + 1)]
    named = {match[0] for match in _OF_FIELD.finditer(plain) if match["field"] in line}
    return named.pop() if len(named) == 1 else None


def _full_names(plain: str, tail: str) -> Iterator[str]:
    """The names of districts and their masks with ``tail`` behind them; wherever it stands, the text before is read."""
    name = re.compile(rf"(?:{MASK}(?:{UNIT}))+{tail}|[\u4e00-\u9fff]{{2,8}}?(?:{UNIT}){tail}")
    position, away = 0, False
    end = plain.find(tail) + len(tail)
    while end >= len(tail):
        if match := name.search(plain, max(position, end - _LONGEST_NAME), end):
            listed = away and match.start() == position + 1 and plain[position] in "、和"
            away = listed or _ELSEWHERE.search(match[0]) is not None
            if not away:
                yield match[0]
            position = match.end()
        end = plain.find(tail, end - len(tail) + 1) + len(tail)


def site_of(plain: str) -> str | None:
    match = SITE.search(plain)
    return match["name"] if match else None


def in_full(agency: str | None, district: str, title: str | None, head: str, plain: str) -> str | None:
    """The reporting body with its district's name before it; where none is named, the one whose report it must be."""
    if agency is None:
        return _implied(district, title, head, plain)
    if agency in {"司法局", "人民政府", "管委会", "管理委员会"}:
        return district + agency
    unit = next((u for u in ("新区", "区", "县", "市", "旗") if agency.startswith(u)), None)
    if unit and district.endswith(unit) and not agency.startswith(district):
        return district + agency[len(unit) :]
    return agency


def _implied(district: str, title: str | None, head: str, plain: str) -> str | None:
    """Who reports where nobody is named: a justice bureau that says 我局, or the government on its 法治政府建设."""
    ours = _OWN_JUSTICE.search(head) and not _OF_GOVERNMENT.search(title or "")
    if district + "司法行政" in head or ours or (_OUR_BUREAU.search(head) and "司法行政" in head):
        return district + "司法局"
    if district + "人民政府" in plain:
        return district + "人民政府"
    if title is not None:
        reports = _OF_GOVERNMENT.search(title) and re.search(district + _AT_ONCE, title)
    elif "法治政府" in head and "我局" not in head and re.search(rf"(?:\A|\n|[年来下]，){district}{_IS_SUBJECT}", head):
        reports = _OF_GOVERNMENT.search(head)
    else:
        reports = _OF_GOVERNMENT.search(head) and _AS_FOLLOWS.search(head)
    if not reports:
        return None
    own = district[-1]
    if district.endswith(("新区", "开发区")) and ("管委会" in plain or own + "政府" not in plain):
        return district + "管委会"
    return district + ("政府" if re.search(rf"[>〉：\n]{own}政府(?=\n)", plain[:HEAD]) else "人民政府")
