"""The county that a text without a title speaks of: the one whose bodies, documents and praise it names, and no other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.gazetteer import Gazetteer

_UNIT = re.compile("[区县市旗]")
_LONGEST = 8
_SHORTEST = 3
"""郊区, 城区 and 矿区 are names too, and words; 康县 and its like are passed over with them."""
_IN_TITLE = re.compile(r"《(?:中共|关于|印发|(?:19|20)\d\d年度?|[\u4e00-\u9fff]{2,5}[省市州盟])*\Z")
_ITS_BODY = re.compile(
    r"委(?!员(?!会)|托|派)|(?:人民)?政府|司法局|人大|政协|(?:人民)?(?:法院|检察院)|公安局|党政|领导干部|行政复议"
)
_OTHERS = re.compile(r"[与和同及跟、](?:[\u4e00-\u9fff]{2,5}[省市州盟])*\Z|[往赴邻联]\Z")
"""与某县司法局 is who they worked with."""
_TITLED = re.compile(
    r"《(?:中共|关于|印发|(?:19|20)\d\d年度?)*(?P<name>[\u4e00-\u9fff]{2,12}?(?:新区|区|县|市|旗))(?![域内级属])(?=[\u4e00-\u9fff\d])"
)
_COMMON = re.compile(
    r".*(?:[我本全辖各校景片社园小城灾山库老特功地郊矿牧省县市一二两三到该]区|[我本全各该省县跨外大]县|[我本全各该省县跨城超门上都菜]市|[我本全各该红锦国党]旗)"
    r"|[各全本我该].*|.*[在和与为对入的强化].*|(?:高新|新|技术|经济|经开|产业|工业|开发|示范|合作|试验|保税|管理|度假|旅游)*区"
)
"""What a title begins with that is no name: 《社区…》, 《我市…》, 《经开区…》."""
_WITH = "会同县"
"""会同县法院 is "together with the county court" more often than the court of that county."""
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:街道|镇|乡)(?=办事处|办|人民政府|\Z)")
_ANY_TOWN = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:街道|镇|乡)")
_OWN_PRAISE = re.compile("(?:法治|平安|法润)([\u4e00-\u9fff]{2})")
_PRAISE = re.compile("(?:法治|平安)(?!平安)(?=([\u4e00-\u9fff]{2}))")
"""法治某某 is said of oneself; the name without its last word."""
_OWN_UNIT = re.compile(r"[我全]([区县市旗])(?!域)|(?<![\u4e00-\u9fff])[在由经向]?([区县市旗])(?:委(?!员)|政府|司法局)")


_UNDER_IT = re.compile("[各个](?:所辖)?(?:县|区县|市县)")
"""What a city has and a county does not."""
_OUR_UNIT = re.compile("我([区县市旗])")
_AS_CITY = 3
_ABOVE = ("省", "自治区", "市", "州", "地区", "盟")
_RATHER = 5


def county_of(plain: str, agency: str | None, gazetteer: Gazetteer, above: str = "") -> str | None:
    """The name of the one county, district or county-level city that the text is about, ``None`` where it is not clear.

    Args:
        plain: the text's reading form.
        agency: who reports, as far as it is known; a township's district need not be of the kind that the text calls
            its own.
        gazetteer: of all districts.
        above: code of the province that it must be part of.
    """
    counted, own = _tally(plain, gazetteer)
    town = _TOWN.search(agency or "")
    if town:
        praised = {stem[1] + unit for stem in _PRAISE.finditer(plain) for unit in "区县市旗"}
        counted.update(name for name in praised if name not in counted and gazetteer.named(name))
        own.update(name for name in counted if _has(name, town[0], gazetteer))
    if not own:
        return None
    units = Counter(m[1] or m[2] for m in _OWN_UNIT.finditer(plain))
    most = max(units.values(), default=0)
    fitting = [
        name
        for name in own
        if (town or units[name[-1]] * 2 >= most)
        and (not above or any(d.code[:2] == above[:2] for d in gazetteer.named(name)))
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda name: (own[name], counted[name], name))
    others = [name for name in counted if name != best and name[-1] == best[-1]]
    often = counted[best] - (own[best] == 1)  # said once, it must be the only one
    if any(own[name] * 2 > own[best] or counted[name] > often for name in others):
        return None
    return best


def city_of(plain: str, gazetteer: Gazetteer) -> str | None:
    """The name of the city above counties that the text is about, ``None`` where it is not clear.

    A county's report quotes its city's documents as well; one of the city itself says 全市 throughout and counts counties.
    """
    units = Counter(m[1] or m[2] for m in _OWN_UNIT.finditer(plain))
    if units["市"] < _AS_CITY or units["市"] < _RATHER * (units.total() - units["市"]) or not _UNDER_IT.search(plain):
        return None
    cities: Counter[str] = Counter()
    for match in _UNIT.finditer(plain):
        if match[0] != "市":
            continue
        for length in (5, 4, 3):
            name = plain[max(match.end() - length, 0) : match.end()]
            if any(d.level == "prefecture" for d in gazetteer.named(name)):
                before = plain[max(match.end() - length - 24, 0) : match.end() - length]
                cities[name] += bool(_IN_TITLE.search(before) or _ITS_BODY.match(plain, match.end()))
                break
    praised = Counter(match[1] for match in _PRAISE.finditer(plain))
    own = [name for name in cities if cities[name] and praised[name[:2]]]
    return own[0] if len(own) == 1 else None


def praised_in(plain: str, gazetteer: Gazetteer) -> str | None:
    """The county whose name only its motto gives, without its last word: 法润某某 in a text that says 我区 and never 我市."""
    units = set(_OUR_UNIT.findall(plain))
    if len(units) != 1:
        return None
    unit = units.pop()
    stems = {match[1] for match in _OWN_PRAISE.finditer(plain)}
    names = {
        stem + unit
        for stem in stems
        if [d.level for d in gazetteer.named(stem + unit)] == ["county"]
        and not any(d.level != "county" for end in _ABOVE for d in gazetteer.named(stem + end))
    }
    return names.pop() if len(names) == 1 else None


def is_name(name: str) -> bool:
    """Whether what looks like the name of a district may be one: not 社区, 经开区 or 我县."""
    return len(name) >= _SHORTEST and not _COMMON.fullmatch(name)


def _tally(plain: str, gazetteer: Gazetteer) -> tuple[Counter[str], Counter[str]]:
    """How often each county is named, and how often in a way that only its own reports name it."""
    counted: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for match in _UNIT.finditer(plain):
        end = match.end()
        name = _ending_at(plain, end, gazetteer)
        if name is None:
            continue
        counted[name] += 1
        before = plain[max(end - len(name) - 24, 0) : end - len(name)]
        its = _ITS_BODY.match(plain, end) or _its_town(plain, end, name, gazetteer)
        own[name] += bool(_IN_TITLE.search(before) or (its and not _OTHERS.search(before)))
    for match in _TITLED.finditer(plain):
        name = _without_above(match["name"], gazetteer)
        if name in counted or gazetteer.named(name) or not is_name(name):
            continue
        own[name] += plain.count(name) > 1
    counted.update({name: plain.count(name) for name in own if name not in counted})
    praised = Counter(match[1] for match in _PRAISE.finditer(plain))
    for name in counted:
        own[name] += praised[name[:2]]
    return counted, +own


def _its_town(plain: str, end: int, name: str, gazetteer: Gazetteer) -> bool:
    """Whether a county's name goes on with one of its townships."""
    town = _ANY_TOWN.match(plain, end)
    return town is not None and _has(name, town[0], gazetteer)


def _has(county: str, town: str, gazetteer: Gazetteer) -> bool:
    """Whether a county that the text names has a township of that name."""
    return any(town == t.name for d in gazetteer.named(county) for t in gazetteer.townships(d.code))


def _ending_at(plain: str, end: int, gazetteer: Gazetteer) -> str | None:
    """The county whose name ends there."""
    for length in range(_LONGEST, _SHORTEST - 1, -1):
        name = plain[max(end - length, 0) : end]
        if len(name) == length and name != _WITH and any(d.level == "county" for d in gazetteer.named(name)):
            return name
    return None


def _without_above(name: str, gazetteer: Gazetteer) -> str:
    """A name without those of its city and province, full or short."""
    for length in range(min(5, len(name) - _SHORTEST + 1), 1, -1):
        head = name[:length]
        if any(gazetteer.named(head + end) for end in ("", "市", "省", "州", "地区", "盟")):
            return _without_above(name[length:], gazetteer)
    return name
