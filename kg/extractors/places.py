"""Streets, towns, townships, villages and communities that a report names.

Where the report's county is known, its townships are found by the gazetteer's names, also where only the 司法所 is
called by one. Elsewhere a name must stand behind a mark or a word that leaves no doubt where it begins. Masks are not
guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from kg.extractors.base import Finding, Identity
from ontology.gazetteer import TOWNSHIPS, load_gazetteer

if TYPE_CHECKING:
    from kg.text.document import Document
    from ontology.vocabulary import Vocabulary

_KINDS = ("街道", "地区", "镇", "乡", "苏木", "嘎查", "社区", "村")
_SUFFIX = re.compile(
    r"街道|司法所|派出所|法庭|镇(?!街)|乡(?!镇|村|风|贤|愁|土|亲|情|规|里|街)|苏木|嘎查"
    r"|社区(?!矫正|服刑|服务|戒毒|民警|法律|治理|工作|公共|居民|群众|干部|网格|康复|建设|调解)"
    r"|村(?!街道|乡|民|规|居|务|级|社|镇|庄|干|两委|“|（居|（社|组|党|集体)"
)
_STEM = re.compile(
    r"(?s:.*)(?:[^\u4e00-\u9fff*]|[在对与和及由以于到赴从为向将如的了县区市旗]|支持|指导|推动|打造|建成|选取|选择|走进|深入|依托|联合|命名|表彰|推荐|确定|其中|例如|包括|位于|来到|组织|"
    r"协助|会同|前往|培育|创建|全市|全区|全县|我区|我县|辖区|选派|街道|镇|乡)(?P<stem>[\u4e00-\u9fff]{2,4})\Z"
)
_SEATS = ("司法所", "派出所", "法庭")
"""What is called by a township without the word 镇."""
_SEATED = ("办事处", "司法所", "派出所", "人民政府", "党工委", "党委", "综治中心", "公共法律")
"""What follows the name of a street or town that the gazetteer may not have."""
_GENERIC = re.compile(
    r"^(?:[各全乡本该每所个城农市区县我镇村居一二三四五六七八九十两几多某其此有无不是各级辖]|街道|示范|试点|重点|自然|行政|民主|平安|法治|美丽|特色|中心|建制|部分|相关|基层|贫困|帮扶|结对|智慧|老旧|现代|新型|小区|涉农|偏远|边远|大型|回迁|易地|安置|下沉|延伸|推进|深入|走进|联合|"
    r"累计|选拔|选聘|[今本去全上]年|社会|人民|群众|政府|党员|干部|文明|和谐|幸福|先进|模范|优秀|国际|未来|完整|数字|绿色|生态|红色|服务|调解|普法|村居|驻|包|进|到|在|对|向)"
    r"|[的了在和与及对向将被把为使让从由以于等]|所有|整合|统筹|协调|司法|街道|各|城乡|示范|试点|工作|治理|建设|所在|辖区|民族\Z|行政\Z|全域|小镇"
    r"|^(?:新建|改建|扩建|新设|新增|名|位)|律师|顾问|工作者|人员|驻\Z"
)
_OUTRIGHT = re.compile(
    r"(?:[在到赴于]|走进|深入|前往|来到|位于|选取|选择|指导|(?:镇|乡|街道|苏木)[、和与及]|[，。；：！“（\n])\Z"
)
"""What stands before the name of a town that nothing else tells: a word of place, another town, a mark."""
_TOWN_DOES = re.compile(
    r"等?(?:率先|先行|全面|集中|联合|统一|分别|相继)*(?:开展|举办|召开|设立|建立|试点|试行|推行|推广|建成|挂牌|成立|打造|组织|实施|巡回|宣讲|走访|调研|先行|探索"
    r"|[两三四五六七八九十\d]+个(?:镇|乡|街道|苏木)|[、和与及][\u4e00-\u9fff]{2,3}(?:镇|乡|街道|苏木))"
)
"""What follows it there: a deed that has a place, or another town."""
_NO_TOWN = re.compile(
    r"^(?:苏木|嘎查|乡镇|街镇|商业|步行|文化|美食|主要|繁华|沿线|周边|临近|相邻|有关|个别|多个|主干|背街|闹市|热门|主城|老城|新城|城区|城郊|山区|林区|牧区|农区|库区|边境|边疆|沿海|沿江|平原|强|经济|农业|工业|旅游|历史|千年|著名|同一|另外|其余|其他|余下|先行|率先|首批|参与)"
    r"|[古重集城强名大小乡村区县街]\Z"
)
"""What 镇 and 街道 are as well called that are no names."""
_NEVER_BEFORE = frozenset({"", *"乡各个的、全该本所农城每和与到在小与及入进（/，。“”级类区镇\n"})
_LONGEST_TOWN = 3
_LONGEST_TITLE = 120
"""A place in a document's title is no place that the report names."""
_ENDS = re.compile(r"(?:街道|地区|镇|民族乡|乡|苏木)(?:办事处)?\Z")


class PlaceExtractor:
    """Reads the places below the county that a report names."""

    kind: ClassVar[str] = "place"

    def __init__(self, vocabulary: Vocabulary) -> None:
        pass

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """One finding a place, at its first mention."""
        plain = document.plain
        found: dict[str, Finding] = {}
        known = _Townships(None)
        asked = False
        for match in _SUFFIX.finditer(plain):
            if plain[match.start() - 1 : match.start()] in _NEVER_BEFORE:
                continue
            if not asked:
                known, asked = _townships(identity.code), True
            if place := known.at(plain, *match.span()) or self._named(plain, match, identity):
                start, end, name, code = place
                begin = max(start - _LONGEST_TITLE, 0)
                if plain.rfind("《", begin, start) <= plain.rfind("》", begin, start):
                    found.setdefault(name, self._finding((start, end), name, _type(name), identity, code))
        return sorted(found.values(), key=lambda finding: finding.start)

    def _named(self, plain: str, match: re.Match[str], identity: Identity) -> tuple[int, int, str, str | None] | None:
        """A place that the county's gazetteer does not have."""
        kind, stop = match.group(), match.start()
        if kind in _SEATS:
            return None
        stem = _STEM.match(plain[stop - 8 : stop] if stop >= 8 else "\n" + plain[:stop])
        if stem is None or _GENERIC.search(stem["stem"]):
            return None
        name = stem["stem"] + kind
        if name in (identity.district, identity.parent):
            return None
        start = stop - len(stem["stem"])
        sure = kind in ("社区", "村") or plain.startswith(_SEATED, match.end()) or name in _all_townships()
        if not sure and not _outright(plain, start, stop, match.end()):
            return None
        return start, match.end(), name, None

    def _finding(self, span: tuple[int, int], name: str, kind: str, identity: Identity, code: str | None) -> Finding:
        fields = {"name": name, "type": kind, "parent": identity.district, "code": code or None}
        return Finding(self.kind, *span, fields)


def _outright(plain: str, start: int, stop: int, end: int) -> bool:
    """Whether a sentence says what happens in a town that it names: 在石鼓街道开展宣讲."""
    if stop - start > _LONGEST_TOWN or _NO_TOWN.search(plain[start:stop]) or not _TOWN_DOES.match(plain, end):
        return False
    return start == 0 or _OUTRIGHT.search(plain[max(start - 4, 0) : start]) is not None


class _Townships:
    """The townships of one county, as its reports may write them."""

    def __init__(self, county: str | None) -> None:
        self._names: dict[str, tuple[str, str]] = {}
        self._stems: dict[str, tuple[str, str]] = {}
        for township in load_gazetteer().townships(county) if county else ():
            name = township.name.removesuffix("办事处")
            self._names[name] = (name, township.code)
            stem = _ENDS.sub("", name)
            if len(stem) > 1:
                self._stems[stem] = (name, township.code)
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)
        self._stem_lengths = sorted({len(stem) for stem in self._stems}, reverse=True)

    def at(self, plain: str, start: int, end: int) -> tuple[int, int, str, str] | None:
        """The township whose name ends at ``end`` with 镇 or 街道, or whose 司法所 begins at ``start``."""
        for length in self._lengths:
            if end >= length and (known := self._names.get(plain[end - length : end])):
                return end - length, end, *known
        if plain.startswith(_SEATS, start):
            for length in self._stem_lengths:
                if start >= length and (known := self._stems.get(plain[start - length : start])):
                    return start - length, start, *known
        return None


@lru_cache(maxsize=256)
def _townships(county: str | None) -> _Townships:
    return _Townships(county)


@lru_cache(maxsize=1)
def _all_townships() -> frozenset[str]:
    """The names of all townships of the country, with and without 办事处."""
    names = (line.partition(",")[2] for line in TOWNSHIPS.read_text(encoding="utf-8").splitlines())
    return frozenset(name.removesuffix("办事处") for name in names)


def _type(name: str) -> str:
    return next(kind for kind in (*_KINDS, "") if name.endswith(kind)) or "乡镇级"
