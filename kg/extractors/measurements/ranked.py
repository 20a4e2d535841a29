"""What a place in a ranking is a place in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.measurements import lists
from kg.extractors.measurements.changing import GENERAL
from kg.extractors.measurements.named import Named, State, joined
from kg.extractors.measurements.phrases import Phrases, clean, shorten
from kg.extractors.measurements.rankings import PEERS, Ranking
from kg.extractors.measurements.spots import last_boundary, words_before
from kg.text.amounts import Quantity

if TYPE_CHECKING:
    from kg.extractors.measurements.clauses import Clauses

_SHARE_END = re.compile(r"约?占.*")
_AMOUNTS = frozenset({"数量", "总量", "比例", "占比", "份额"})
_AMONG_WHOM = re.compile(
    r"(?:名列|位列|位居|排名|排在|列在|居|列|排|在)?(?:于)?(?:全[国省市州盟县区旗]|[省市县区旗]直)?\Z"
)
_WITHIN = re.compile("(?<=[赛动评核查比选武])中\\Z")
_PARTED = re.compile("分(?:别)?(?:位)?[列居]")
_PLACE = re.compile(r"第[一二三四五六七八九十\d]")


class Ranked:
    """Names the places in rankings."""

    def __init__(self, phrases: Phrases, clauses: Clauses) -> None:
        self._phrases = phrases
        self._clauses = clauses

    def take(self, sentence: str, base: int, ranking: Ranking, state: State) -> None:
        """Name a place, after what the sentence up to ``state.consumed`` said; ``base`` is its offset."""
        phrases = self._phrases
        consumed, until = state.consumed, ranking.verb_start
        if consumed > until:  # 总分名列全省71个县第九: the peers are counted on the way
            until = state.out[-1].start
            consumed = max((named.end for named in state.out if named.end <= until), default=0)
        left_start, left, _ = words_before(sentence, until, consumed)
        phrase = re.sub(r"(?:中|上|里)\Z", "", self._clauses.phrase(left.removeprefix("在")))
        if until != ranking.verb_start:
            phrase = _AMONG_WHOM.sub("", phrase)
        if consumed == left_start and PEERS.search(
            re.sub(r"[里中内]?(?:我[局区县市旗镇街所])?[只仅才还也]?\Z", "", phrase)
        ):
            phrase = ""  # 在全县18个乡镇里只排到第15
        if dealt := self._parted(sentence, ranking, state):
            phrase = dealt  # 出庭率97%、败诉率6%，分列全市第二和第五
        each = lists.EACH.search(left)
        names = lists.items(phrases.lead(left[: each.start()])) if each else []
        if (
            not phrase
            and len(scope := phrases.lead(clean(ranking.scope).removesuffix("并列"))) > 3
            and not PEERS.search(scope)
        ):
            phrase = re.sub(r"(?:中|上)\Z", "", scope)
        if not phrase and state.out and state.out[-1].rank:
            phrase = state.ranked  # 知晓率居全省第九、全市第一
        if not phrase and state.out and state.consumed == left_start and state.out[-1].unit_class == "points":
            phrase = state.out[-1].name  # 以98.1分位列第一
        if not phrase and state.out and state.consumed == left_start:  # 满意度在全市11个区县中排名第一
            earlier = state.out[-1].start
            phrase = self._clauses.phrase(sentence[last_boundary(sentence, earlier) : earlier])
            phrase = re.sub(r"(?:在|位?[列居])?(?:全[市省州盟国])?\Z", "", phrase)
        if not phrase and state.out:  # 播放量17.6万次，高居全市第一; 考核得分97.6分，在全市10个旗县中排名第2
            begin = last_boundary(sentence, ranking.verb_start)
            right_before = [o.name for o in state.out if begin - 1 <= o.end <= begin]
            phrase = right_before[-1] if right_before else state.out[-2].name if len(state.out) > 1 else ""
        if phrase in GENERAL and state.ranked and state.out and state.out[-1].rank:
            phrase = joined(state.ranked, phrase)  # 考评全市第六，二季度升到第三，上半年总评第四
        if phrase in GENERAL:
            first = state.out[0].name if state.out and phrase in _AMOUNTS else ""
            phrase = self._clauses.clause(sentence, left_start) or state.ranked or first or phrase
        if phrase.endswith("得分") and (among := self._clauses.assessed(sentence, left_start)):
            phrase = joined(among, phrase)
        of = _SHARE_END.sub("", phrase or self._clauses.clause(sentence, last_boundary(sentence, left_start)))
        of = _WITHIN.sub("", clean(of or state.name or state.topic))
        start, end = base + ranking.start, base + ranking.end
        quantity = Quantity(start, end, ranking.place, ranking.unit, "rank", ranking.bound, bare=start)
        state.ranked = state.name = of
        year = ranking.year or (state.year - 1 if ranking.former and state.year else None)
        for one in lists.spread(names, phrases) if len(names) > 1 else [of]:
            said = "排名" if "排名" in sentence[ranking.verb_start - 2 : ranking.start] else "名次"
            name = shorten(one.removesuffix(said) + said, keep_end=True)
            state.out.append(Named(quantity, name, left_start, ranking.end, ranking.unit, year, rank=True))
        state.consumed = ranking.end

    def _parted(self, sentence: str, ranking: Ranking, state: State) -> str:
        """The name that a place is dealt out to by 分列; empty where none is."""
        if not state.parted and _PARTED.search(sentence, max(ranking.verb_start - 3, 0), ranking.start):
            stop = min(
                (at for mark in "，；。" if (at := sentence.find(mark, ranking.end)) >= 0), default=len(sentence)
            )
            count = len(_PLACE.findall(sentence[ranking.start : stop]))
            state.parted = [o.name for o in state.out if not o.rank][-count:] if count > 1 else []
        return state.parted.pop(0) if state.parted else ""
