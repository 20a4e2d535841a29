"""A part of what was counted before, told by what it does or what was done to it: 1205份被要求修改, 2件未办结."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.measurements.named import joined
from kg.extractors.measurements.phrases import LONGEST, Phrases, clean, shorten

if TYPE_CHECKING:
    from kg.extractors.measurements.clauses import Clauses
    from kg.extractors.measurements.named import State
    from kg.extractors.measurements.spots import Spot

_AMONG = re.compile(r"(?:当中|其中|中|里|内)(?:有|已有|就有)?\Z|(?:有|已有|就有)\Z")
_OF_WHICH = re.compile(r"的(?:(?:当中|其中|中|里)(?:已|就)?有)?\Z")
_NOT = frozenset("不未没无")
_REST_FIRST = frozenset("其剩另余")
_UNDONE = re.compile(r"(?:不(?!动产)|未(?!成年)|没有|无(?!人机))[\u4e00-\u9fff]{2}")
_DOES = re.compile(
    r"被|已|未(?!成年)|通过|不(?!动产)|没|正在|均|尚|仍|列入|纳入|获|入选|成为|达到|符合|存在|属于|来自|参加|参与|接受|移送|移交|逾期|具有|具备|持有|取得|拥有|按时|按期|因|由|在|经|为(?!民)|处于|可以|能够|需要?"
)
REST = re.compile(r"(?:其余|其他|剩余|剩下|另外|另有|余下)的?")
_LEFT = frozenset("剩余")
_FEW = 5
_LATER = ("明年", "来年", "次年", "年底", "年内", "下半年", "正在", "将")


class Deeds:
    """Names parts by their deeds."""

    def __init__(self, phrases: Phrases, clauses: Clauses) -> None:
        self._phrases = phrases
        self._clauses = clauses

    def take(self, place: Spot, state: State, phrase: str) -> bool:
        """A part of what was counted before, told by what it does: 1640份送审合同里，1205份被要求修改, 2件未办结."""
        right, noun = place.right, state.noun
        if not right:
            return False
        if (
            phrase and right[0] not in "、，和及与" and (which := _OF_WHICH.search(place.left))
        ):  # 立案的当中有9个决定不予处罚; 列入计划的5件全部完成修订
            did = self._phrases.tail(self._phrases.lead(right))
            if _DOES.match(right) or self._phrases.does(did):
                of = self._clauses.phrase(place.left[: which.start()])
                if len(of) <= _FEW and place.unit_class == state.unit_class:
                    of = joined(noun, of)
                state.emit(place, shorten(of + clean(did), keep_end=True), place.left_start, place.end + len(right))
                return True
        if phrase and right[0] not in _NOT and place.left.lstrip("，、")[:1] not in _REST_FIRST:
            return False
        rest = REST.match(place.left.lstrip("，、"))
        if phrase and rest and self._phrases.whole(phrase):
            return False  # 剩余问题1条
        rest_word = rest[0].removesuffix("的") if rest and rest[0][0] in _LEFT else ""
        if phrase and not rest and not _UNDONE.match(right):
            return False
        noun = state.nouns.get(place.unit_class) or noun or (state.name if rest else "")
        if not noun and phrase:
            noun = phrase
        elif not noun or not any(o.unit_class == place.unit_class for o in state.out):
            return False
        did = self._phrases.tail(self._phrases.lead(right))
        among = _AMONG.search(place.left) is not None and self._phrases.verb_follows(did)
        if not (
            among
            or (rest and len(did) > 1 and (right.startswith(_LATER) or not self._phrases.counts_itself(did)))
            or _DOES.match(right)
            or self._phrases.does(did)
        ):
            return False
        if len(noun) > LONGEST // 2:
            noun = noun.rpartition("的")[2] or noun
        said = clean(did)
        twice = next((n for n in range(len(said), 1, -1) if noun.endswith(said[:n])), 0)
        name = shorten(noun + said[twice:], keep_end=False)
        state.emit(place, joined(rest_word, name) if rest_word else name, place.start, place.end + len(right))
        return True
