"""Institutions: bureaus, offices, centres, committees, courts and the classes of bodies that a report counts.

All names of one body (区司法局, 和平区司法局) become one finding, named as fully as the report does it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from kg.extractors.agencies.belonging import relations
from kg.extractors.agencies.bodies import BodyReader
from kg.extractors.agencies.keys import REMEMBERED, Keys, national_bodies
from kg.extractors.agencies.names import name_words
from kg.extractors.base import Finding, Identity
from kg.text.plain import make_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.extractors.agencies.listed import Mention
    from kg.text.document import Document
    from ontology.vocabulary import Concept, Vocabulary

_TITLE = re.compile(r"《[^》\n]*》?")
_ACTS = re.compile(r"(?:(?:[、和及与]|联合)[\u4e00-\u9fff]{2,12}){0,3}(?:关于|转发|印发|批转)")
_ISSUERS = 20
"""Who made a document is said in the first characters of its title."""
_QUOTED = 40
_CONFERS = (
    "评为", "授予", "获评", "荣获", "获得", "命名为", "列为", "确定为", "认定为", "获", "颁发", "创建", "争创", "入选",
)  # fmt: skip
_GIVEN = ("获评", "荣获", "命名为", "入选", "评为")
"""Behind these stands the name of an honour, also of one that is called a base: 获评市法治教育基地."""
_RATED = re.compile(r"(?:枫桥|[*Xx某]{1,4})式”?\Z")
_HONOUR = re.compile(
    r"(?:全[国省市区县]|(?:国家|[省市区县])级)?(?:规范化|标准化|示范|优秀|先进|模范|五好|[一二三四五]?星级)"
)
_HONOURED = re.compile(
    r"(?:评为|授予|获评|荣[获膺]|获|命名为|确定为|认定为|表彰为|争创|创建)[^，。；“”]{0,8}(?:模范|先进|优秀|示范|标准化|规范化|金牌|最美|最佳|标杆|十佳|百佳|[一二三四五]星级?|品牌)\Z"
)
_PRAISE = re.compile(
    r"文明|模范|先进|优秀|示范|十佳|百佳|品牌|[三四五]星级?|[省市国家]{1,2}级(?:规范化|标准化|示范|文明)"
)
_CONFERRED = re.compile(
    r"(?:评为|授予|获评|荣[获膺]|获|命名为|确定为|认定为|表彰为|通过|争创|创建|创成)[^，。；“”]{0,6}\Z"
)
"""Before praise that begins a name it says that the name is that of an honour: 获评全省文明司法所."""
_OF_LEVEL = re.compile(
    r"(?:评为|授予|获评|荣[获膺]|获|命名为|确定为|认定为|表彰为|创成)(?:首批|第[一二三四五六七八九十]批)?(?:全[国省市区县]|[省市国家]{1,2}级)\Z"
)
"""Before a name with praise in it: 被确定为全国…示范窗口."""
_LEVEL_OF_IT = re.compile(r"(?:评为|评选为|授予|获评|荣获|命名为|入选)[^，。；“”]{0,6}(?:[省市国家]{1,2}级?|批)\Z")
"""Before a quotation it says that the quotation is an honour: 被命名为省级“…”."""
_RATING = 6
_MADE_OF_IT = re.compile("(?:建设)?(?:项目|创建|行动|活动|工程|改革|模式|品牌)")
"""Behind a quotation that is the name of a body it says that a program is called so."""
_REST = 3
"""So many letters may follow a body inside quotation marks that hold its name."""
_SHORTEST = 3
"""A short form has so many letters at least."""
_ALONE = frozenset({"党工委", "管委会"})
"""Of these a place has but one: 新区党工委 is what 党工委 means."""
_BELOW_A_CITY = tuple("区县旗")
_INSIDE_IT = ("机关", "党组", "党委", "领导", "班子")
_STREET = re.compile(r"[\u4e00-\u9fff]{2,4}(?:街道|镇|乡|苏木)")
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{2,5}[区县市旗]")
_BRANCH = re.compile(r"(.*(?:委员会|公司|银行|协会|[^分]局))(?!街道)[\u4e00-\u9fff*]{0,6}(?:办事处|分局)")


class AgencyExtractor:
    """Reads the bodies that a report names."""

    kind: ClassVar[str] = "agency"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._types: dict[str, Concept] = {}
        heads: set[str] = set()
        classes: set[str] = set()
        for concept in vocabulary.scheme("agency-type"):
            own = {make_plain(head).text for head in (concept.values("head") or concept.labels)}
            heads |= own
            if concept.attributes.get("body") == "false" and concept.attributes.get("kind") != "meeting":
                classes |= own
            for label in (*sorted(own), *(make_plain(label).text for label in concept.labels)):
                self._types.setdefault(label, concept)
        self._national = national_bodies()
        self._names = name_words(vocabulary)
        self._reader = BodyReader(self._names, {*heads, *self._national}, classes)
        self._typed: dict[str, Concept | None] = {}
        self._longest = max(map(len, self._types), default=0)

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """One finding a body or class of bodies, at its first full mention."""
        plain = document.plain
        key = Keys(identity, plain)
        titles = [match.span() for match in _TITLE.finditer(plain)]
        groups: dict[str, list[Mention]] = {}
        named: list[tuple[Mention, str]] = []
        quoted: dict[str, list[Mention]] = {}
        n = 0
        for found in self._reader.read(plain):
            while n < len(titles) and titles[n][1] <= found.start:
                n += 1
            if found.noun in self._names.above and not _is_above(plain, found, identity):
                continue
            mention = key.extended(plain, found)
            inside = n < len(titles) and titles[n][0] < mention.start
            acts = self._issues(plain, titles[n], mention) if inside else not _in_a_name(plain, mention)
            body = key(mention.name)
            (groups if acts else quoted).setdefault(body, []).append(mention)
            if acts:
                named.append((mention, body))
        for short, full in _short_forms(groups, self._type, _ALONE | self._names.own_party):
            groups[full] += groups.pop(short)
            named = [(mention, full if body == short else body) for mention, body in named]
        findings = {k: self._finding(self._best(group, quoted.get(k, ()), key)) for k, group in groups.items()}
        for said in relations(plain, named, lambda place: document.status(place) == "done"):
            evidence = document.evidence(said.start, said.end)
            evidence["sentence"] = document.words_around(said.start, said.end)
            other = {"relation": said.relation, "agency": findings[said.other].fields["name"], "evidence": evidence}
            findings[said.body].fields["relations"].append(other)
        for finding in findings.values():
            finding.fields["relations"].sort(key=lambda r: (r["agency"], r["relation"]))
        return sorted(findings.values(), key=lambda finding: finding.start)

    @staticmethod
    def _issues(plain: str, title: tuple[int, int], mention: Mention) -> bool:
        """Whether a title names the body as who made or passed on the document (《区委组织部、区司法局关于…》).

        It may also be no title at all, but the name of a body in the wrong brackets (《某县复议咨询委员会》).
        """
        opened = max(title[0], plain.rfind("〈", title[0], mention.start))
        if mention.start == title[0] + 1 and mention.end == title[1] - 1:
            return True
        return mention.start - opened < _ISSUERS and _ACTS.match(plain, mention.end) is not None

    def _best(self, group: list[Mention], quoted: Iterable[Mention], key: Keys) -> Mention:
        """The first mention that names the body most fully; a title may know its full name."""
        best = group[0] if len(group) == 1 else max(group, key=lambda m: (key.fullness(m.name), -m.start))
        for mention in quoted:
            if mention.name.endswith(best.name) and key.fullness(mention.name) > key.fullness(best.name):
                best = best._replace(name=mention.name)
        return best

    def _finding(self, mention: Mention) -> Finding:
        concept = self._type(mention.name)
        name = concept.name if concept else mention.noun
        concept_id = concept.id if concept else None
        fields: dict[str, object] = {"name": mention.name, "type": name, "concept": concept_id, "relations": []}
        return Finding(self.kind, mention.start, mention.end, fields)

    def _type(self, name: str) -> Concept | None:
        """The type with the longest noun that ends the name."""
        if name in self._typed:
            return self._typed[name]
        if len(self._typed) > REMEMBERED:
            self._typed.clear()
        own = name.strip("“”")
        branch = _BRANCH.fullmatch(own)  # 仲裁委员会石桥办事处 is of the commission, not of a street
        parent = self._look_up(branch[1]) if branch else None
        concept = self._typed[name] = parent or self._look_up(own)
        return concept

    def _look_up(self, name: str) -> Concept | None:
        for start in range(max(len(name) - self._longest, 0), len(name)):
            if concept := self._types.get(name[start:]):
                return concept
        return None


def _short_forms(
    groups: Mapping[str, list[Mention]], type_of: Callable[[str], Concept | None], alone: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Keys of names that only shorten the one other name which ends so, and that key: 执法队, 综合行政执法队.

    A name whose type the vocabulary has (司法所) says what it is and shortens nothing but the district it lies in. Of
    those in ``alone`` a place has but one.
    """
    for short in sorted(groups):
        if len(short) < _SHORTEST:
            continue
        longer = [key for key in groups if key != short and key.endswith(short)]
        if len(longer) != 1:
            continue
        if (
            short in alone
            or (type_of(short) is None and type_of(longer[0]) is not None)
            or (_STREET.match(short) and _DISTRICT.fullmatch(longer[0], 0, len(longer[0]) - len(short)))
        ):
            yield short, longer[0]


def _is_above(plain: str, mention: Mention, identity: Identity) -> bool:
    """Whether 市局 is the bureau above the one that reports, and not that one itself."""
    if plain.startswith(_INSIDE_IT, mention.end):
        return False
    return mention.name != "市局" or (identity.district or "市").endswith(_BELOW_A_CITY)


def _in_a_name(plain: str, mention: Mention) -> bool:
    """Whether a mention is only part of a longer quoted name (“司法所法治赋能项目”), or of an honour (枫桥式司法所)."""
    if _RATED.search(plain, max(mention.start - _RATING, 0), mention.start):
        return True
    named = mention.name.startswith("“") or _HONOUR.match(mention.name)
    if named and plain.endswith(_CONFERS, 0, mention.start):
        return True
    if mention.name.endswith("基地") and plain.endswith(_GIVEN, 0, mention.start):
        return True
    if _PRAISE.match(mention.name) and _CONFERRED.search(plain, max(mention.start - _RATING * 2, 0), mention.start):
        return True
    if _PRAISE.search(mention.name) and _OF_LEVEL.search(plain, max(mention.start - _RATING * 2, 0), mention.start):
        return True
    if _HONOURED.search(plain, max(mention.start - _RATING * 4, 0), mention.start):
        return True
    opened = plain.rfind("“", max(mention.start - _QUOTED, 0), mention.start)
    if opened < 0 or plain.find("”", opened, mention.start) >= 0:
        return False
    first = opened
    while first > 0 and plain.endswith(("”", "”、", "”和", "”及"), 0, first):  # 入选“省级基地”“市级基地”
        first = max(plain.rfind("“", 0, first), 0)
    if plain.endswith(_CONFERS, 0, first) or _LEVEL_OF_IT.search(plain, max(first - _RATING * 2, 0), first):
        return True
    closed = plain.find("”", mention.end, mention.end + _QUOTED)
    if closed == mention.end and opened == mention.start - 1 and _MADE_OF_IT.match(plain, closed + 1):
        return True
    return closed - mention.end > _REST
