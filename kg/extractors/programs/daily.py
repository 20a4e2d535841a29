"""Labels that may only speak of daily work, of people or of meetings, and then name nothing that is run.

Which they are is said in the vocabulary: 青少年法治教育 is work that any bureau does, 青少年法治教育工程 is run; 法律明白人 in
quotation marks is what a district runs, 法律明白人37名 are people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.wording import cues_of
from kg.text.lexicon import key

if TYPE_CHECKING:
    from kg.text.lexicon import Match
    from ontology.vocabulary import Vocabulary

_RUN_AS = re.compile("工程|行动|活动|机制|制度|体系|模式|计划|品牌|项目|试点|衔接|直通车|联席会议")
"""Behind a label of daily work it makes something that is run of it."""
_ACCOUNT = re.compile("微信|官微|公众号|微博")
"""Behind a label it says that an account is called so, which a page's own lines name: 关注某某普法微信."""
_STUDIED = re.compile(r"\d[\d余多]*[次场]")
"""Behind 学法 it says that meetings are counted: 常务会议学法12次."""
_APPOINTED = re.compile(
    "(?:聘任|选聘|聘请|配备|配齐|培养|培育|选育|遴选|推选|实现|推行|落实|开展|建立)[^，。；、]{0,4}\\Z"
)
_PEOPLE_BEFORE = re.compile(
    r"\d[\d余多]*[名位个][^，。；、]{0,4}\Z|[员者师人长警]、\Z|(?:组织|发动|动员|培训|邀请|依靠|发挥|带出)\Z"
)
_PEOPLE_BEHIND = re.compile(r"[、和与及][\u4e00-\u9fff]{1,6}[员者师]|等|深入|走进|参加|列席|不少于|\d[\d余多]*[名人]")
_OPENED = frozenset('“"')
_MARKS = re.compile('[“”‘’"]')
_REACH = 30
"""How far before a label the words stand that tell."""


class DailyWork:
    """Tells labels that name nothing that is run; made once from the cues of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = cues_of(vocabulary)
        self._work = {key(label) for label in cues.get("daily-work", ())}
        self._people = {key(label) for label in cues.get("people", ())}

    def speaks_of(self, text: str, match: Match) -> bool:
        """Whether a label that was found in ``text`` only speaks of work, people, meetings or an account."""
        label, end = match.label, match.end
        if label.endswith("学法") and "会前" not in label and _STUDIED.match(text, end):
            return True
        if text[match.start - 1 : match.start] in _OPENED or _MARKS.search(text, match.start, end):
            return False
        if label in self._work and not _RUN_AS.match(text, end):
            return True
        return _ACCOUNT.match(text, end) is not None or (label in self._people and _are_people(text, match))


def _are_people(text: str, match: Match) -> bool:
    """Whether a label is said of people: they are counted, or stand among others."""
    before = text[max(match.start - _REACH, 0) : match.start]
    if _APPOINTED.search(before):
        return False
    return _PEOPLE_BEFORE.search(before) is not None or _PEOPLE_BEHIND.match(text, match.end) is not None
