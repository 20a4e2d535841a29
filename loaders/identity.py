"""Which names mean the same thing: the rules that turn names in a report into identifiers.

An agency is its district and its normalised name. In a report of 和平区 (Tianjin) 区司法局 is 和平区司法局, so is 我局
where that bureau reports; 市司法局 is the parent city's; 司法部 is the nation's, the same for all. In a report that
hides its district every such name belongs to the unknown district of that report alone. A district that is named in
full but has no code (a development zone) is known by its name.

Every rule looks at one report only, so the order in which reports are loaded cannot matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import ontology.gazetteer
from ontology.facts import BASE
from ontology.gazetteer import load_gazetteer
from ontology.turtle import read_turtle
from ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.facts import ReportRecord
    from ontology.gazetteer import District

NATIONAL_BODIES = Path(ontology.gazetteer.__file__).parent / "national-bodies.ttl"

LEVELS = "省市区县旗州盟"
_SHORTEST_NAME = 3
_QUOTES = str.maketrans("", "", "“”\"‘’'「」『』《》〈〉")
_NOT_IN_IRI = re.compile("[^A-Za-z0-9._~!$&'()*+,;=:@\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000dfffd-]")
_MASK = re.compile(r"[*×○□●△]+|某+|[Xx]{1,4}(?=[" + LEVELS + "镇乡街村])|[Xx]{2,}")
_MASKED_PLACE = re.compile(r"(?:[*×○□●△]+|某+|[Xx]+)([" + LEVELS + "])")
_LEVEL = re.compile(  # not 市场监督管理局, 区域中心, 区属单位, 县级机关
    r"(?:我|本|全)?(自治区|[省州盟旗]|市(?!场|民|容|政(?!府|协|法|务))|区(?!域|块|间|划)|县(?!域))(?![属级直])(?=.)"
)
_NATIONAL = re.compile(r"中共中央|中央|国务院|全国|国家(?!机关|工作)|最高人民")
_OWN = re.compile(r"(?:我|本)局|局(?=党组|党委|机关|领导班子|$)")
_ZONE = re.compile(
    "(?:高新|新|技术|经济|经开|产业|工业|开发|示范|合作|试验|保税|管理|度假|旅游|园|港|城|郊|矿|林|特|我|本|全)*[区县市旗]"
)
"""Names that say what a district is, not which: every city has its 经济技术开发区."""
_RULE_OF_LAW = re.compile(r"委?(?:全面)?依法治([省市区县旗])(?:委员会|委)?(办公室)?$")


def clean(name: str) -> str:
    """``name`` as identity sees it: one width, no spaces, no quotation marks; its reading form."""
    return "".join(unicodedata.normalize("NFKC", name).translate(_QUOTES).split())


def slug(name: str) -> str:
    """``name`` as the last part of an identifier, fit for an IRI; two names that differ stay two."""
    return _NOT_IN_IRI.sub(lambda sign: quote(sign[0], safe=""), clean(name))


def hides(name: str) -> bool:
    """Whether a sign such as ``**``, ``XX`` or ``某`` stands for a part of the name."""
    return _MASK.search(unicodedata.normalize("NFKC", name)) is not None


@dataclass(frozen=True, slots=True)
class Identity:
    """What an agency name stands for."""

    id: str
    name: str
    district: str | None
    """Identifier of the district it belongs to, ``None`` for the nation's and where only its level is known."""


@dataclass(frozen=True)
class Home:
    """Where a report speaks from: what ``区``, ``市`` and ``我局`` mean in it."""

    report: str
    """Identifier of the report."""
    own: District | None
    """The report's district, ``None`` where the text hides it or leaves it open."""
    above: tuple[District, ...]
    """What the district belongs to, nearest first."""
    written: str
    """The district's name as the report gives it, ``""`` where it gives none."""
    level: str
    """Last character of what the district is: 区, 县, 市 or 旗."""
    agency: str
    """The agency that reports, as written; ``""`` where it is not said."""

    @property
    def scope(self) -> str:
        """What identifiers of local things begin with.

        The code; without one ``named/`` and the name, after the code of what it is said to be part of; ``unknown/`` and
        the report's digits where there is neither. What a district is part of must follow from its identifier, or it
        would depend on which of its reports are loaded.
        """
        if self.own:
            return self.own.code
        if self.named:
            return f"named/{self.above[0].code + '-' if self.above else ''}{slug(self.written)}"
        return "unknown/" + self.report.removeprefix("report/")

    @cached_property
    def named(self) -> bool:
        """Whether the report names its district, and the gazetteer has none of that name: the name tells it apart.

        A name that several districts bear does not, nor does one that many would bear, such as 高新区.
        """
        if self.own or len(self.written) < _SHORTEST_NAME or hides(self.written) or _ZONE.fullmatch(self.written):
            return False
        return not load_gazetteer().named(self.written)

    @property
    def district(self) -> str:
        return "district/" + self.scope

    @cached_property
    def _townships(self) -> Mapping[str, str]:
        """Codes of the district's townships by name."""
        return {t.name: t.code for t in load_gazetteer().townships(self.own.code)} if self.own else {}

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Names of the district's townships without their last word (``劝业场`` of 劝业场街道)."""
        names = (re.sub(r"(?:街道|地区|[镇乡])$", "", name) for name in self._townships)
        return tuple(sorted({name for name in names if len(name) > 1}))

    def township(self, name: str) -> str | None:
        """Nine digits of the district's township of that name."""
        return self._townships.get(name)


def home(report: ReportRecord, agencies: list[str]) -> Home:
    """Where ``report`` speaks from; ``agencies`` are the names in it, which tell 区 from 县 where nothing else does."""
    gazetteer = load_gazetteer()
    own = gazetteer.get(report["districtCode"]) if report["districtCode"] else None
    if own is not None:
        above = tuple(gazetteer.ancestors(own.code))
    else:
        parent = gazetteer.resolve(report["parent"]) if report["parent"] else None
        above = (parent, *gazetteer.ancestors(parent.code)) if parent else ()
    written = clean(report["districtAsWritten"] or report["district"] or "")
    agency = clean(report["agency"] or "")
    return Home(report["id"], own, above, written, _level(own.name if own else written, [agency, *agencies]), agency)


def _level(name: str, agencies: list[str]) -> str:
    if name and name[-1] in "区县市旗":
        return name[-1]
    votes = dict.fromkeys("区县旗市", 0)
    for agency in agencies:
        shown = _MASKED_PLACE.sub("", clean(agency).removeprefix("中共"), count=1)
        match = _MASKED_PLACE.match(clean(agency)) or _LEVEL.match(shown)
        if match and match[1] in votes:
            votes[match[1]] += 1
    return max(votes, key=lambda level: votes[level])  # 区 wins a tie: it is the commonest by far


def agency(written: str, home: Home) -> Identity | None:
    """The agency that ``written`` names in a report of ``home``.

    ``None`` where it names none: an empty name, or 我局 in a report that does not say whose it is.
    """
    name = clean(written)
    if own := _OWN.match(name):
        reporter = agency(home.agency, home) if home.agency and not _OWN.match(home.agency) else None
        rest = name[own.end() :]
        return reporter and Identity(reporter.id + slug(rest), reporter.name + rest, reporter.district)
    if not name:
        return None
    national = national_bodies().get(name)
    if national or _NATIONAL.match(name):
        name = national or name
        return Identity(f"agency/national/{slug(name)}", name, None)
    return _local(re.sub(r"^(?:中共|中国共产党)(?=.)", "", name), home)


def apart(name: str, known: Identity, home: Home) -> Identity:
    """An agency of that name in a report of ``home`` which a person says is not ``known``: it is the report's alone."""
    own = home.report.removeprefix("report/")
    return Identity(f"agency/apart/{own}/{slug(name)}", clean(name), known.district)


def _local(name: str, home: Home) -> Identity:
    if home.named and name.startswith(home.written) and name != home.written:
        name = home.written + _head(name.removeprefix(home.written))
        return Identity(f"agency/{home.scope}/{slug(name)}", name, home.district)
    place, rest = _named_place(name, home)
    if place is not None and (home.own is None or place.code != home.own.code):
        return _of(place, rest)
    masked = None if place else _masked_places(name)
    level, rest = masked or (home.level if place else "", rest)
    if not level and (prefix := _LEVEL.match(rest)):
        level, rest = prefix[1], rest[prefix.end() :]
    if level and level != home.level:
        above = next((d for d in home.above if d.name.endswith(level)), None)
        if above is not None:
            return _of(above, rest)
        name = level + _head(rest)
        return Identity(f"agency/{home.scope}/{slug(name)}", name, None)
    head = _head(rest)
    if (not level and not _is_generic(head)) or head.startswith(home.stems):
        name = head
    else:
        name = (home.own.name if home.own else home.written if home.named else home.level) + head
    return Identity(f"agency/{home.scope}/{slug(name)}", name, home.district)


def _of(place: District, rest: str) -> Identity:
    name = place.name + _head(rest)
    return Identity(f"agency/{place.code}/{slug(name)}", name, "district/" + place.code)


def _named_place(name: str, home: Home) -> tuple[District | None, str]:
    """The place that ``name`` begins with, as far down as it goes (天津市和平区…), and what comes after."""
    gazetteer = load_gazetteer()
    near = {d.name: d for d in (*home.above, home.own) if d is not None}
    parents = [d.name for d in home.above[:1]]
    for size in range(min(16, len(name) - 1), 1, -1):
        head = name[:size]
        if head[-1] in LEVELS:
            place = near.get(head) or gazetteer.resolve(head, parents) or gazetteer.resolve(head)
            if place is not None:
                return place, name[size:]
    return None, name


def _masked_places(name: str) -> tuple[str, str] | None:
    """The level of the last masked place that ``name`` begins with (区 of ``**市**区司法局``), and what comes after."""
    level, rest = "", name
    while (match := _MASKED_PLACE.match(rest)) and match.end() < len(rest):
        level, rest = match[1], rest[match.end() :]
    return (level, rest) if level else None


def _head(rest: str) -> str:
    """The name of a body without its place, spelled out: 政府 is 人民政府, 依法治区办 the office of the committee."""
    head = re.sub(r"^(政府|法院|检察院)", r"人民\1", rest)
    head = re.sub(r"(?<![督承主])办$", "办公室", head)
    match = _RULE_OF_LAW.fullmatch(head)
    if match and not head.endswith(match[1]):
        head = f"委全面依法治{match[1]}委员会{match[2] or ''}"
    return head


def _is_generic(head: str) -> bool:
    """Whether every district has one, so that the name without a place means the district's own."""
    return head.startswith(("委全面依法治", *_heads()))


@cache
def _heads() -> tuple[str, ...]:
    concepts = load_vocabulary().scheme("agency-type")
    return tuple(sorted({head for c in concepts for head in (c.name, *c.values("head")) if len(head) > 2}))


@cache
def national_bodies() -> Mapping[str, str]:
    """Every name of a national body to the one it is known by."""
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    other = "http://www.w3.org/2004/02/skos/core#altLabel"
    names: dict[str, str] = {}
    for resource in read_turtle(NATIONAL_BODIES).values():
        if resource.iri.startswith(BASE + "agency/national/"):
            name = resource.text(label)
            names |= dict.fromkeys([name, *resource.texts(other)], name)
    return names
