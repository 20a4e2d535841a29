"""What bodies belong to, as far as the text says it: part of another, hosted by it, or supervised by it.

Two names that stand next to each other in a sentence are in a relation where the words between them (and around them)
are those of one: 办公室设在区司法局, 在中心内设接待室, 由区司法局管理. A nested name says it by itself: 区司法局复议应诉科 is
part of 区司法局. What is planned is not so yet; what two bodies do together (会同, 联合) makes neither part of the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.extractors.agencies.listed import Mention
    from ontology.facts import Belonging

    Named = Sequence[tuple[Mention, str]]
    """Mentions in order of place, each with the key of its body."""

_MADE = r"(?:设立|设置|建立|成立|组建|打造|建成|建设|挂牌|设)(?:起|有|立|成立|了)?"
_SOME = r"(?:(?!并|会同|联合|邀请|由|与|和|为|向|供|对|给|派|在|请|让|及)[^，。；：、（）“”《》\n]){0,8}\Z"
"""What may stand before the name of what is set up: 设立了全市首家…."""
_STOP = r"(?=\Z|[，。；、）和并及\n])"
_BELOW_IT = r"(?:派出机构|派出机关|下属|所属|直属|内设|下设)"
_RULES = r"(?:管理|主管|指导|领导|监管)"
_HOSTED = re.compile(r"^[）”]?，?(?:[均都也已仍]|统一|(?P<each>分别))*(?:(?:设立?|设置|落户)[在于]|挂靠[在于]?)\Z")
_OFFICE = re.compile(r"^(?:下?设)?的?办公室，?(?:[并其]|该?办公室|[均也]|统一)*设(?:立|置)?[在于]\Z")
_BELOW = re.compile(r"^，?(?:[是为系]|作为)?(?:直接)?(?:隶属|从属|归属)于?\Z")
_IS = re.compile(r"^，?(?:[是为系]|作为)\Z")
_ITS = re.compile(rf"的?{_BELOW_IT}(?:的|机构|科室|事业单位|单位|部门)*{_STOP}")
_INNER = re.compile(rf"^(?:内部?|下)[设辖](?:立|置|有|了)*{_SOME}")
_OF = re.compile(rf"^的?{_BELOW_IT}(?:机构|科室|单位)?的?\Z")
_IN = re.compile(rf"^(?:[一二三四五六七八九十\d]{{1,2}}楼|大厅|院|办公区|[内里中])*{_MADE}{_SOME}")
_ON = re.compile(rf"^，?{_MADE}{_SOME}")
_RESTS = re.compile(rf"^为(?:依托|载体|平台)，?{_MADE}{_SOME}")
_SET_UP = (("依托", _ON), ("依托于", _ON), ("以", _RESTS), ("在", _IN), ("于", _IN))
"""What stands before a host, and the words between it and what is set up there."""
_BY = re.compile(r"^[）”]?，?(?:[均都也]|统一|全部)*由\Z")
_RUN = re.compile(rf"(?:负责|统一|直接|具体|归口|统筹|共同|日常|业务|牵头|双重)*{_RULES}(?:[和与]{_RULES})?{_STOP}")
_UNDER = re.compile(r"^，?(?:业务上?)?(?:接?受|归)\Z")
_TAUGHT = re.compile(rf"的?(?:业务|归口|统一)?{_RULES}(?:[和与]{_RULES})?{_STOP}")
_RULED = re.compile(r"^(?:业务|负责)?(?:(?:主管|管理|领导|监管|指导)的|主管|管理)\Z")
_SIGN = re.compile(r"^，?(?:加|增|并|同时|还|对外|统一)*挂(?:牌)?[“”]?\Z")
_PLATE = re.compile(r"”?的?(?:牌子|标牌|牌匾|牌)")
_JOINS = frozenset(("、", "和", "及", "与", "以及"))
_BROKEN = re.compile(r"[。；！？\n]")
_CHAIN = re.compile(r"[设挂落隶从归是为系作辖属派建成组打由受管领监]")
"""A word of every relation."""
_NOT = re.compile(r"未|没有|撤销|取消|不再")
_LONGEST = 24
_ASIDE = 6
_UNIT = re.compile(r"(?:[科股处室庭所站部组队办]|分局|党[委校]|常委会|专委会|中心)\Z")
"""What ends the rest of a name that names a unit of the body before it."""
_JOINT = re.compile(r"[、（]")


class Relation(NamedTuple):
    """One body belongs to another: the keys of the two, and the words that say so."""

    body: str
    relation: Belonging
    other: str
    start: int
    end: int


class _Said(NamedTuple):
    """What the words between two names say: the places of those that belong, and of what they belong to."""

    relation: Belonging
    bodies: list[int]
    others: list[int]
    end: int
    office: bool = False


def relations(plain: str, named: Named, holds: Callable[[int], bool]) -> list[Relation]:
    """What the text says of the bodies it names, each relation once, at its first place.

    Args:
        plain: the reading form.
        named: the names in it.
        holds: whether what is said at a place is so (and not planned or lacking).
    """
    found: dict[tuple[str, Belonging, str], Relation] = {}
    for relation in (*_sentences(plain, named, holds), *_nested(named)):
        body, kind, other = relation[:3]
        if body != other and (other, kind, body) not in found:
            found.setdefault((body, kind, other), relation)
    return list(found.values())


def _sentences(plain: str, named: Named, holds: Callable[[int], bool]) -> Iterator[Relation]:
    keys = {key for _, key in named}
    for n in range(1, len(named)):
        gap = plain[named[n - 1][0].end : named[n][0].start]
        if not 0 < len(gap) <= _LONGEST or gap in _JOINS or not _CHAIN.search(gap) or _BROKEN.search(gap):
            continue
        said = _between(plain, named, n, gap)
        if said is None or not holds(named[n][0].start):
            continue
        for body in said.bodies:
            for other in said.others:
                key = _office_of(named[body][1], keys) if said.office else named[body][1]
                if key is not None:
                    start = min(named[body][0].start, named[other][0].start)
                    yield Relation(key, said.relation, named[other][1], start, said.end)


def _between(plain: str, named: Named, n: int, gap: str) -> _Said | None:
    """What ``gap`` says, the words between names ``n - 1`` and ``n``; lists of names count as one."""
    firsts, seconds = _listed(plain, named, n - 1, -1), _listed(plain, named, n, 1)
    head, end = named[firsts[-1]][0].start, named[seconds[-1]][0].end
    before = plain[max(head - _ASIDE, 0) : head]
    if _NOT.search(before):
        return None
    if hosted := _HOSTED.match(gap):
        return _Said("hostedBy", firsts, seconds if hosted["each"] else [n], named[n][0].end)
    if _OFFICE.match(gap):
        return _Said("hostedBy", [n - 1], [n], named[n][0].end, office=True)
    if _BELOW.match(gap):
        return _Said("partOf", firsts, [n], named[n][0].end)
    if _IS.match(gap) and (its := _ITS.match(plain, named[n][0].end)):
        return _Said("partOf", firsts, [n], its.end())
    if _INNER.match(gap) or _OF.match(gap):
        return _Said("partOf", seconds, [n - 1], end)
    if any(before.endswith(word) and made.match(gap) for word, made in _SET_UP):
        return _Said("hostedBy", seconds, firsts, end)
    ruled = (_BY.match(gap) and _RUN.match(plain, end)) or (_UNDER.match(gap) and _TAUGHT.match(plain, end))
    if ruled:
        return _Said("supervisedBy", firsts, seconds, ruled.end())
    if _RULED.match(gap) and (gap.endswith("的") or before.endswith("由")):
        return _Said("supervisedBy", seconds, [n - 1], end)
    if _SIGN.match(gap) and (plate := _PLATE.match(plain, end)):
        return _Said("hostedBy", seconds, [n - 1], plate.end())
    return None


def _listed(plain: str, named: Named, n: int, step: int) -> list[int]:
    """Name ``n`` and those that a list joins to it, before it or after it."""
    found = [n]
    while 0 <= n + step < len(named):
        before, after = sorted((n, n + step))
        if plain[named[before][0].end : named[after][0].start] not in _JOINS:
            break
        n += step
        found.append(n)
    return found


def _office_of(committee: str, keys: set[str]) -> str | None:
    """The office of a committee whose 办公室 a sentence speaks of, where the report names it."""
    names = (committee + "办", committee.removesuffix("委员会") + "办", committee.removesuffix("委") + "办")
    return next((name for name in names if name in keys), None)


def _nested(named: Named) -> Iterator[Relation]:
    """The names that hold that of another body: the longest one that they begin with, the committee of an office."""
    first: dict[str, Mention] = {}
    for mention, key in named:
        first.setdefault(key, mention)
    for key, mention in first.items():
        if other := _whole(key, first):
            yield Relation(key, "partOf", other, mention.start, mention.end)


def _whole(key: str, keys: dict[str, Mention]) -> str | None:
    if key.endswith("办"):
        for committee in (key[:-1] + "委员会", key[:-1] + "委", key[:-1]):
            if committee in keys:
                return committee
    if not _UNIT.search(key) or _JOINT.search(key):
        return None
    return next((key[:n] for n in range(len(key) - 1, 1, -1) if key[:n] in keys), None)
