"""Which district a report is about: named by its head, its site or the body that reports, or hidden by a mask."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kg.extractors.identity.mentions import city_of, county_of, is_name, praised_in
from kg.extractors.identity.reporters import BUREAUS, HEAD, MASK, SITE, UNIT, site_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.gazetteer import Gazetteer

_ABOUT = re.compile(
    rf"(?:\A|\n|下，)\s*(?:(?:19|20)\d\d年(?:度|上半年|以来)?，?)?(?P<name>[\u4e00-\u9fff]{{2,12}}?(?:{UNIT}))(?:（[^（）]{{0,4}}简称[^（）]{{2,12}}）)?"
    r"(?=法治政府建设|依法行政|司法行政|坚持|始终|深入|全面|认真|紧紧|在|以|按照|贯彻)"
)
"""Whom a report's first sentence is about where it names no body."""
_NAME = rf"(?P<name>[\u4e00-\u9fff]{{2,5}}?(?:{UNIT})(?<![我本全辖校景片社]区)(?<!城市))"
_UNLISTED = re.compile(rf"(?P<above>[\u4e00-\u9fff]{{2,6}}?[省市])?{_NAME}(?=.*(?:{BUREAUS}))")
_UNLISTED_TITLE = re.compile(
    rf"(?:关于|(?:19|20)\d\d年度?)*(?P<above>[\u4e00-\u9fff]{{2,6}}?[省市州盟])?{_NAME}(?<!全[区县市旗])(?<!各[区县市旗])"
    r"(?=(?:关于)?(?:(?:19|20)\d\d年|法治政府建设|法治建设|依法行政))"
)
"""新禾新区2023年度法治政府建设情况报告 names the district, and no body."""
_PROPER = re.compile("[\u4e00-\u9fff]{2,4}(?:新区|自治[县旗]|[区县市旗])")
_ANY_ZONE = re.compile(
    "(?:高新|新|技术|经济|经开|产业|工业|开发|示范|合作|试验|保税|管理|度假|旅游|园|港|城|郊|矿|林|特)*区"
)
"""A name that every city could give to one of its districts says which one only with the city's name before it."""
_LOWER = re.compile(
    rf"(?!关于)[\u4e00-\u9fff]{{2,5}}?(?:{UNIT})(?<![我本全辖校景片社城]区)[\u4e00-\u9fff]{{0,12}}?(?:{BUREAUS})"
)
_MASKED_UNIT = re.compile(rf"{MASK}(?:{UNIT})")
_MASKED_TOWN = re.compile(rf"{MASK}(?:镇|乡|街道)")


class Home(NamedTuple):
    """The district of a report."""

    name: str | None = None
    code: str | None = None
    """``None`` where the gazetteer does not have it, or several have the name and nothing says which."""
    parent: str | None = None
    """The name of the one above it, where the text gives it."""


def mask_of(title: str | None, agency: str | None, plain: str) -> str | None:
    """The mask that the report puts in its own name's place, ``None`` where it names itself."""
    for words in (agency or "", title or ""):
        if match := _MASKED_UNIT.search(words):
            return match[0]
    named = re.search(rf"[\u4e00-\u9fff]{{2,6}}(?:{UNIT})", (title or "") + (agency or ""))
    if named:
        return None
    masks = Counter(match[0] for match in _MASKED_UNIT.finditer(plain))
    return max(masks, key=lambda m: (masks[m], m)) if masks else None


def home_of(title: str | None, agency: str | None, plain: str, gazetteer: Gazetteer) -> Home:
    """The district of a report that does not hide it.

    What names it: the title, the reporting body, the site, the first sentence; where none of them does, its bodies, its
    documents and its praise of itself, if they are all of one place (:mod:`kg.extractors.identity.mentions`).
    """
    home = _listed(title, agency, plain, gazetteer)
    if home.name is None:
        zone = _UNLISTED.match(agency or "") or _UNLISTED_TITLE.match(title or "")
        if zone and _ANY_ZONE.fullmatch(zone["name"]) and not zone["above"]:
            return home  # 经济技术开发区管理委员会: of which city is not said
        found = (
            _UNLISTED.match(agency or ""),
            _UNLISTED_TITLE.match(title or ""),
            _UNLISTED.match(site_of(plain) or ""),
        )
        named = [match["name"] for match in found if match]
        named += [
            m["name"] for m in _ABOUT.finditer(plain, 0, HEAD) if _PROPER.fullmatch(m["name"]) and is_name(m["name"])
        ]
        name = next((n for n in named if not n.endswith("州") or gazetteer.resolve(n)), None)  # 江苏宿州… is clipped
        if name is None and not _MASKED_TOWN.search((title or "") + (agency or "")):
            name = county_of(plain, agency, gazetteer) or city_of(plain, gazetteer) or praised_in(plain, gazetteer)
        return _placed(name, [home.parent] if home.parent else (), plain, gazetteer) if name else home
    if home.code and home.code.endswith("0000") and not (title and home.name in title):
        # a bureau that is clipped to its city's name, and a text that is about one of the city's districts
        name = county_of(plain, agency, gazetteer, home.code)
        return _placed(name, (home.name,), plain, gazetteer) if name else home
    return home


def _listed(title: str | None, agency: str | None, plain: str, gazetteer: Gazetteer) -> Home:
    """The district whose name the title, the agency, the site or the first sentence gives."""
    sources = [title or "", agency or ""]
    sources += [m["name"] for m in SITE.finditer(plain)]
    sources += [m["name"] for m in _ABOUT.finditer(plain, 0, HEAD)]
    for words in sources:
        names = _names(words, gazetteer)
        if not names:
            continue
        name = names[-1]
        if _LOWER.match(words, words.rindex(name) + len(name)):  # 江苏省青禾县: a district that is not listed
            unlisted = _UNLISTED.match(agency or "") or _UNLISTED.match(site_of(plain) or "")
            return Home(unlisted["name"] if unlisted else None, parent=name)
        return _placed(name, names[:-1], plain, gazetteer)
    return Home()


def _placed(name: str, above: Sequence[str], plain: str, gazetteer: Gazetteer) -> Home:
    """The district of that name, told apart from others by the names above it that the text gives."""
    district = gazetteer.resolve(name, above or _above(plain, name, gazetteer))
    if district is None:
        return Home(name, parent=above[-1] if above and not gazetteer.named(name) else None)
    parents = gazetteer.ancestors(district.code)
    return Home(name, district.code, next((p.name for p in parents if p.name in plain), None))


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
