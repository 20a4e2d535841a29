"""Which names mean one body: with and without its district, in full and short."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ontology.gazetteer import HERE, forms
from ontology.terms import RDFS, SKOS
from ontology.turtle import read_turtle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extractors.agencies.listed import Mention
    from kg.extractors.base import Identity

REMEMBERED = 8192
"""So many names are remembered with what was made of them; most come in report after report."""
_MASKED = re.compile(r"^(?:[*Xx某]{1,4}(?=[省市州])[省市州])?(?:[*Xx某]{1,4}(?=[区县旗])|[*Xx某]{1,4}(?=\D{2}))")
_SAME = (
    ("“", ""),
    ("”", ""),
    ("（", ""),
    ("）", ""),
    ("中共", ""),
    ("人民政府", "政府"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("人民代表大会", "人大"),
    ("常务委员会", "常委会"),
    ("常委会会议", "常委会"),
    ("常务会议", "常务会"),
    ("全面依法治", "依法治"),
    ("委员会办公室", "办"),
    ("委办公室", "办"),
    ("办公室", "办"),
    ("健康委员会", "健康委"),
    ("改革委员会", "改革委"),
    ("建设委员会", "建设委"),
    ("调解委员会", "调委会"),
    ("人民调委会", "调委会"),
    ("治区委员会", "治区委"),
    ("治县委员会", "治县委"),
    ("治市委员会", "治市委"),
    ("社会治安综合治理", "综治"),
    ("社会矛盾纠纷调处化解", "矛调"),
    ("矛盾纠纷调处化解", "矛调"),
    ("律师事务所", "律所"),
    ("律师所", "律所"),
    ("局党组理论", "党组理论"),
    ("理论学习中心组", "中心组"),
    ("理论中心组", "中心组"),
    ("行政复议", "复议"),
    ("服务工作站", "服务站"),
)
"""Spellings that differ in length only; both sides of a comparison are written the short way."""
_BARE = {
    unit: re.compile(
        f"(?:{unit}委、{unit}政府|{unit}?政府(?!办|常务会)|{unit}委(?!常委会|巡察|办|组织|宣传|统战|政法)"
        f"|{unit}(?![直属级]))(?=..)"
    )
    for unit in "区县市旗州盟省"
}
"""What the bodies of the report's own district may or may not begin with."""
_RANK = re.compile(r"^(?:各级|基层|全体|全区|全县)")


@lru_cache(maxsize=1)
def national_bodies() -> Mapping[str, str]:
    """Every name of a national body (中宣部), and the one it goes by (中央宣传部)."""
    names: dict[str, str] = {}
    for resource in read_turtle(HERE / "national-bodies.ttl").values():
        name = resource.text(RDFS + "label")
        names.update(dict.fromkeys((name, *resource.texts(SKOS + "altLabel")), name))
    return names


class Keys:
    """Which names mean one body in this report.

    The report's own district, however it is written (和平区, 天津市和平区, **区, 区), is left out of a key.
    """

    def __init__(self, identity: Identity, plain: str) -> None:
        own = [n for n in (identity.district, identity.written) if n]
        if identity.district and "自治" in identity.district:
            own += [n for n in forms(identity.district) if n[-1] == identity.district[-1] and n not in own]
        unit = own[0][-1] if own else max("区县市旗", key=lambda letter: plain.count("全" + letter))
        self._stems = tuple(n[:-1] for n in own if len(n) > 2 and n[0] not in "*Xx某")
        self._own = sorted({*own, *self._stems}, key=lambda n: (-len(n), n))
        parent = identity.parent or ""
        self._parents = tuple(p for p in (parent, parent.rstrip("省市州")) if p)
        self._bare = _BARE.get(unit, _BARE["区"])
        self._known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """What all names of the same body have in common."""
        key = self._known.get(name)
        if key is None:
            key = self._known[name] = self._make(_short(name))
        return key

    def _make(self, name: str) -> str:
        below = self._below_parent(name)
        for own in self._own:
            if below.startswith(own):
                name = below[len(own) :]
                break
        else:
            if name[0] in "*Xx某":
                name = _MASKED.sub("", name)
        bare = self._bare.match(name)
        return name[bare.end() :] if bare else name

    def _below_parent(self, name: str) -> str:
        for parent in self._parents:
            if name.startswith(parent):
                return name[len(parent) :]
        return name

    def extended(self, plain: str, mention: Mention) -> Mention:
        """The mention with the short name of the district before it: 龙华法治学院."""
        for stem in self._stems:
            start = mention.start - len(stem)
            if plain.startswith(stem, start) and not plain.startswith("法治", start - 2):
                return mention._replace(start=start, name=stem + mention.name)
        return mention

    def fullness(self, name: str) -> int:
        """How much of its name a mention gives, parents of the district aside."""
        return len(self._below_parent(name))


@lru_cache(maxsize=REMEMBERED)
def _short(name: str) -> str:
    """A name the short way; the same names come in report after report."""
    name = national_bodies().get(name, name)
    for long, short in _SAME:
        if long in name:
            name = name.replace(long, short)
    return _RANK.sub("", name)
