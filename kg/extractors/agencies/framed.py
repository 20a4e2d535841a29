"""Bodies that only their frame tells: what is set up, a unit right behind the body it is of, a pair of organs.

No list has all the words that such a name may hold (成立老旧小区加装电梯协调专班). What stands around it tells where it begins
and ends instead: the verb that sets it up, the name of the body before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.agencies.listed import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HAN = "\u4e00-\u9fff"
_BEHIND = rf"(?=[^{_HAN}]|\Z|[和及与并各共等]|负责|牵头|统筹|统一|具体|集中|专门|开展|办公室设|对[^接])"
"""What no name goes on with."""
_NOUN = (
    r"(?P<noun>领导小组|工作小组|专班|工作组|督[导察查]组|指导组|巡回组|审[核查]组|指挥部|委员会|(?:速裁|调解|仲裁|审判|审理)庭|协会"
    r"|(?:联[络系]|[受代]收|受理|服务|调解|调处|快调)点|(?:工作|联络|服务)站|中心|办公室|党委|党总支)"
)
_SET_UP = re.compile(r"成立|设立|组建|[内下增新]设(?!置)|设有|建立")
_NAME = re.compile(
    rf"(?:起|了|健全|并|(?:全[国省市区县州旗])?首[个家支]|专门的?)*(?P<name>[{_HAN}]{{0,18}}?{_NOUN}){_BEHIND}"
)
_NEXT = re.compile(rf"[、和及与](?P<name>[{_HAN}]{{0,14}}?{_NOUN}){_BEHIND}")
_NO_NAME = re.compile(
    r"[的以为由于在对将把与和并及其被或每各该给让使是有了]|进行|开展|健全|完善|成立|设立|建立|组建|任组长|单位|所属|全[区县市]|相关|有关|派驻|一批|[一两二三四五六七八九十几数][个支名家]"
)
"""Words that stand in a clause about a body, and not in its name."""
_BARE = frozenset(
    (
        *(
            "领导小组",
            "工作领导小组",
            "工作小组",
            "专班",
            "工作专班",
            "工作组",
            "指挥部",
            "委员会",
            "专门委员会",
            "协会",
        ),
        *(
            "服务点",
            "联络点",
            "联系点",
            "受理点",
            "工作站",
            "联络站",
            "服务站",
            "中心",
            "服务中心",
            "办公室",
            "党委",
            "党总支",
        ),
    )
)
"""What names no body by itself."""
_UNIT_ENDS = rf"(?=[^{_HAN}]|\Z|[和及与的获被参]|到会|举行|召开|挂牌|受理|接待|设立|视察|调研|配合|负责|牵头|具体|承办|指导|联系|办理|组织|开展|联合|会同|统筹|管理|业务|日常)"
_UNITS_OF: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (parents, re.compile(rf"[{_HAN}]{{{least},9}}?(?P<noun>{nouns}){_UNIT_ENDS}|(?P<whole>稽查局)"))
    for parents, least, nouns in (
        (("法院",), 0, "(?:审判|立案|行政|执行|速裁|[民刑][一二三四]?)庭|执行局"),
        (("检察院",), 0, "(?:第[一二三四五六七八]|公诉|民行|未成年人)检察部"),
        (("人大", "人大常委会", "政协"), 2, "专委会|工委|委员会|委"),
        (("银行",), 2, "[支分]行"),
        (
            ("局", "委", "政府", "办事处", "中心", "委员会", "厅", "管委会"),
            2,
            "[科股]|[一二三四五]处|大队|中队|支队|(?:服务|指挥|管理|保障|鉴定)中心",
        ),
    )
)
"""What the units are called that stand right behind the name of a body, by the end of that name."""
_NO_UNIT = re.compile(
    r"业务|职能|内设|下属|所属|[的等各与和及在对由向]|相关|有关|业务科|开展|组织|选派|设立|成立|落实|推进|牵头|联合|会同|指导|召开|派驻"
)
_PAIR = re.compile(r"党工委[、和](?P<noun>管委会|办事处)(?!主任|副主任|办|法)")
_PARTY = re.compile(
    rf"(?:民[革盟建进]|农工党|致公党|九三学社|台盟)[{_HAN}]{{0,8}}?(?P<noun>总?支部|基层委员会|委员会|总支|[区县市州省旗]委)(?!书|[员常])"
)
"""What is called by a party of its own."""
_OFFICE_OF_IT = re.compile(r"及(?P<noun>办公室)")


def framed(plain: str, mentions: list[Mention]) -> list[Mention]:
    """``mentions``, names found one by one in a reading form, and those that only their frame tells, in order."""
    return _joined(
        _joined(mentions, _units(plain, mentions)), [*_set_up(plain), *_of_parties(plain), *_pairs(plain, mentions)]
    )


def _joined(mentions: list[Mention], more: Sequence[Mention]) -> list[Mention]:
    """Both in order; a new name that holds the end of an older one replaces it, any other that meets one is dropped."""
    if not more:
        return mentions
    kept = list(mentions)
    for new in more:
        met = [m for m in kept if m.start < new.end and new.start < m.end]
        if any(m.start <= new.start and m.end >= new.end for m in met) or len(met) > 1:
            continue
        if met and met[0].end != new.end and met[0].start != new.start:
            continue
        kept = [m for m in kept if m not in met]
        kept.append(new)
    return sorted(kept)


def _set_up(plain: str) -> Iterator[Mention]:
    """What is set up, and the names that are listed behind it: 内设调解庭和审理庭."""
    for verb in _SET_UP.finditer(plain):
        match = _NAME.match(plain, verb.end())
        while match:
            name = match["name"]
            if _NO_NAME.search(name):
                break
            if name not in _BARE:
                yield Mention(match.start("name"), match.end(), name, match["noun"])
            match = _NEXT.match(plain, match.end())


def _units(plain: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Units right behind the name of the body that they are of: 区住建局|物业监管科."""
    found = []
    for mention in mentions:
        if not "\u4e00" <= plain[mention.end : mention.end + 1] <= "\u9fff":
            continue
        units = next((units for parents, units in _UNITS_OF if mention.name.endswith(parents)), None)
        unit = units.match(plain, mention.end) if units else None
        if unit and not _NO_UNIT.search(unit[0]):
            found.append(Mention(mention.start, unit.end(), mention.name + unit[0], unit["noun"] or unit["whole"]))
    return found


def _of_parties(plain: str) -> Iterator[Mention]:
    """Branches of the other parties: 民盟青禾区支部."""
    for match in _PARTY.finditer(plain):
        yield Mention(match.start(), match.end(), match[0], match["noun"])


def _pairs(plain: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The government of a place that is named beside its party committee, and the office that is named with a committee."""
    for mention in mentions:
        if mention.name.endswith("党工委") and (pair := _PAIR.match(plain, mention.end - 3)):
            name = mention.name.removesuffix("党工委") + pair["noun"]
            yield Mention(pair.start("noun"), pair.end(), name, pair["noun"])
        elif mention.name.endswith("委员会") and (office := _OFFICE_OF_IT.match(plain, mention.end)):
            yield Mention(office.start("noun"), office.end(), mention.name + "办公室", "办公室")
