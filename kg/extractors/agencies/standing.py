"""What stands as the name of a body, and what belongs to it, judged by words alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.gazetteer import forms, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from kg.extractors.agencies.names import NameWords

UNITS = "省市区县旗州盟"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OF_ALL_KINDS = re.compile(r"各类\Z")
"""Before a class of bodies it is part of what it is called by: 各类人民调解组织."""
_OF_A_PLACE = re.compile(r"全[区县市旗州省镇乡]\Z")
_COUNTED_CLASSES = ("人民调解组织", "调解组织")
_CLOSED = re.compile(
    r"(?=[^\u4e00-\u9fff]|\Z|[和与及等的参获被荣]|负责|牵头|联合|会同|配合|组织|开展|主任|印发|收集|受理|办理|召开|出台|制定|发布|开设|推出|建立|抽调?|对|在|向|全年|今年|共|已|多次|先后|及时|积极|认真|严格|持续|应诉|立案|副?局长)"
)
SHORT_ORGANS = ("局", "办")
_LEAST_OF_ORGAN = 2
_LONGEST_ORGAN = 7
"""An organ of a county by its short name has so many letters at most: 县营商局, 县双拥办."""
_GOVERNMENT = re.compile(r"[省市区县旗州镇乡]?(?:人民)?政府|办事处")


def told(plain: str, start: int) -> int | None:
    """Where a class of bodies begins that the words right before it make one: 各类人民调解组织, 全区人民调解组织."""
    kinds = _OF_ALL_KINDS.search(plain, max(start - 2, 0), start)
    if kinds:
        return kinds.start()
    counted = plain.startswith(_COUNTED_CLASSES, start) and _OF_A_PLACE.search(plain, max(start - 2, 0), start)
    return start if counted else None


def is_an_organ(plain: str, start: int, head: int, end: int, *, cut: bool) -> bool:
    """Whether what lies between ``start`` and ``end`` is the short name of an organ of a county: 县营商局.

    ``head`` is where its last noun begins; ``cut`` says that a word which no name contains ends right before it.
    """
    if plain[start] not in UNITS or end - start > _LONGEST_ORGAN or head - start < _LEAST_OF_ORGAN:
        return False
    return (cut or start == 0 or not _HAN.match(plain, start - 1)) and _CLOSED.match(plain, end) is not None


def districts(edges: Container[str]) -> Iterator[str]:
    """Names of districts, 红河州 for 红河哈尼族彝族自治州 among them; none that is one of ``edges`` as well (会同县)."""
    for district in load_gazetteer():
        spellings = forms(district.name) if "自治" in district.name else (district.name,)
        for name in spellings:
            if len(name) > 2 and name[-1] in UNITS and name[:-1] not in edges:
                yield name


def composes(parent: str, name: str, noun: str) -> bool:
    """Whether a body ``parent`` right before ``name`` belongs to it: 区委组织部 is one, 区委区政府 are two."""
    if name[0] in UNITS:
        return len(name) > 1 and name != noun
    return not name.startswith(("中共", "人民政府")) and parent != "国务院"


def listed(word: str, name: str, names: NameWords, *, body: bool) -> bool:
    """Whether what stands before a 、 belongs to the name: 县委、县政府法律顾问室; 乡镇、街道综治中心."""
    if body and word in names.party:
        government = _GOVERNMENT.match(name)
        return government is not None and government.end() < len(name)
    return word in names.level and name.startswith(tuple(names.level))
