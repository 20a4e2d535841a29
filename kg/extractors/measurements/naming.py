"""What each quantity of a sentence measures: its name.

A quantity stands behind its noun (排查矛盾纠纷1126件) or before it (14名法律顾问). What the words leave out is filled in
from what the sentence said before (:mod:`kg.extractors.measurements.heads`); lists with 分别 and 均 are dealt out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from kg.extractors.measurements import lists
from kg.extractors.measurements.behind import Behind
from kg.extractors.measurements.changing import Changing
from kg.extractors.measurements.clauses import Clauses
from kg.extractors.measurements.dealing import Dealing
from kg.extractors.measurements.deeds import REST, Deeds
from kg.extractors.measurements.heads import Heads
from kg.extractors.measurements.named import NOT_COUNTED, Named, State, joined
from kg.extractors.measurements.phrases import LONGEST, Phrases, clean, shorten
from kg.extractors.measurements.ranked import Ranked
from kg.extractors.measurements.rankings import Ranking, find_rankings
from kg.extractors.measurements.spots import Spot, last_boundary, spot
from kg.extractors.measurements.unitless import Unitless
from kg.text.amounts import Quantity

_SHARE_OF = re.compile(r"(?<=..)(?:当中|中|里)(?:有|约有)\Z")
_YEAR_BEHIND = re.compile(r"（((?:19|20)\d\d)年(?:度)?）")
"""45万元（2021年）."""
_SENT = re.compile("(?:到|赴|前往|去|进驻|下沉)[\u4e00-\u9fff]{3}")
_WATCH = re.compile("(?:同时|同步)?(?:在线|线上|现场)(?:观看|收看|参加|参与|旁听|学习|收听|答题|互动)")
_PEOPLE_LAST = re.compile("[人员者众民生部]\\Z")
_SUMMED = re.compile("累计|总数|总量")
_NEWLY = re.compile("^(?:新增设?|增设|新(?=[建设培成组]))")
_STANDARD = "的标准"
_SPENT = re.compile(
    "(?:安排|拨付|发放|落实|列支|保障|给予|核定|兑现|支付|配套|预算|提取|缴纳|收取)(?=[\u4e00-\u9fff]{2})"
)
_APIECE_BEFORE = re.compile("(?:每[\u4e00-\u9fff]{1,3}|人均)(?:每年|每月)?(?:不低于|不少于|最高)?\\Z")
_TERM = re.compile("[\u4e00-\u9fff]{0,6}(?:期|期限|时限|假)(?=[，。；、]|\\Z)")
_SCANTY = 4
"""A name of so few letters says too little, unless it is a noun that can be counted."""
_GENERIC = 2
_RANKED_ALREADY = re.compile("第[一二三四五六七八九十]|进位|争先|前[列茅]")
_NUMBERED = re.compile(r"[\d一二两三四五六七八九十百千万]|^占|全[国省市区县州盟旗]\Z")


class Namer:
    """Names the quantities of sentences."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._clauses = Clauses(phrases)
        self._heads = Heads(phrases, self._clauses)
        self._behind = Behind(phrases, self._heads)
        self._unitless = Unitless(phrases, self._clauses, self._heads)
        self._deeds = Deeds(phrases, self._clauses)
        self._ranked = Ranked(phrases, self._clauses)
        self._changing = Changing(phrases, self._clauses, self._heads)
        self._dealing = Dealing(phrases, self._clauses, self._heads)

    def name(
        self,
        sentence: str,
        base: int,
        quantities: list[Quantity],
        topic: str,
        period: str | None,
        before: tuple[str, str] = ("", ""),
    ) -> tuple[list[Named], tuple[str, str]]:
        """The names of the quantities of one sentence.

        Args:
            sentence: its words.
            base: its offset in the reading form.
            quantities: those in it, in order of place.
            topic: what to fall back on where the sentence names nothing: its heading's words.
            period: of the report.
            before: what the sentence right before counted last: its noun and unit.

        Returns:
            One or more for each quantity (均 deals one value out to several names), none where a bare number counts
            nothing; and what this sentence counted last.
        """
        state = State(topic, period, before=before)
        if not all(q.unit for q in quantities):
            units = {(q.unit, q.unit_class) for q in quantities if q.unit and q.unit_class not in NOT_COUNTED}
            if len(units) == 1:
                state.ahead, state.ahead_class = units.pop()
        rankings = find_rankings(sentence)
        left = quantities
        if rankings:
            left = [q for q in quantities if not any(r.start <= q.start - base < r.end for r in rankings)]
        events: list[tuple[int, Quantity | Ranking]] = [(q.start - base, q) for q in left]
        events += [(ranking.start, ranking) for ranking in rankings]
        events.sort(key=lambda event: event[0])
        n = 0
        while n < len(events):
            position, event = events[n]
            n += 1
            if isinstance(event, Ranking):
                self._ranked.take(sentence, base, event, state)
                continue
            last = state.out[-1] if state.out else None
            if last and last.quantity.start == event.start and not last.rank:  # the other end of a range
                state.out.append(replace(last, quantity=event))
                continue
            rest = islice(events, n, None)
            following = next(
                (max(e.verb_start, position + 1) if isinstance(e, Ranking) else at for at, e in rest if at > position),
                len(sentence),
            )
            if following <= event.end - base:  # the ranking's verb stands before its peers
                following = next((at for at, _ in islice(events, n, None) if at > position), len(sentence))
            place = spot(sentence, base, event, state.consumed, following)
            others = (e for _, e in islice(events, n, None) if isinstance(e, Quantity))
            run = lists.run_of(sentence, base, event, others)
            if len(run) > 1 and self._dealing.deal(place, base, run, state):
                n += len(run) - 1
            elif self._unitless.take(place, state):
                done = len(state.out)
                self._single(place, state)
                if len(state.out) == done + 1 and len(state.out[-1].name) <= _SCANTY:
                    self._fill(state.out[-1], place)
                if sentence.startswith("（", place.end) and (behind := _YEAR_BEHIND.match(sentence, place.end)):
                    for named in state.out[done:]:
                        named.year, state.consumed = int(behind[1]), behind.end()
        return state.out, (state.noun, state.unit) if state.noun else before

    def _fill(self, named: Named, place: Spot) -> None:
        """Give a name of few letters what stands before its number, or what the clause before is about."""
        name = named.name
        whole = self._phrases.whole(name)
        if named.change or named.former or named.began >= 0 or (whole and len(name) > _GENERIC):
            return
        words = clean(self._clauses.phrase(place.left))
        if len(name) < len(words) <= LONGEST and not _NUMBERED.search(words):
            name = words if name in words else joined(words, name)
        begins = place.left_start == last_boundary(place.sentence, place.start)
        if len(name) <= _SCANTY and begins and not (whole or self._phrases.has_object(name)):
            of = self._clauses.clause_before(place)
            if of and name not in of and not _RANKED_ALREADY.search(of):
                name = joined(of, name)
        named.name = shorten(name, keep_end=True)

    def _single(self, place: Spot, state: State) -> None:
        """Name one quantity: the forms that stand out first, then by the side on which its noun stands."""
        phrases, right = self._phrases, place.right
        if self._changing.take(place, state):
            return
        counts = place.unit_class not in NOT_COUNTED
        if place.unit_class == "percentage" and (among := _SHARE_OF.search(place.left)) and phrases.verb_follows(right):
            noun = self._clauses.phrase(place.left[: among.start()])
            state.emit(place, noun + clean(right), place.left_start, place.end + len(right))
            return
        if place.unit_class == "points" and place.left.endswith(("以", "凭")):  # 考核结果公布，我县以98.1分位列第一
            told = self._clauses.clause_before(place) or state.topic
            state.emit(place, told, place.left_start, place.end)
            return
        if place.unit_class == "money" and right.startswith(_STANDARD) and (name := self._standard(place, state)):
            state.emit(place, name, place.left_start, place.end + len(right))
            state.name = state.noun
            return
        phrase = self._clauses.phrase(place.left)
        if (
            counts
            and place.following == place.end
            and not (phrases.whole(phrase) and phrases.split(phrase)[0])
            and (noun := self._behind.shared(place.sentence, place.end))
        ):
            state.emit(place, noun, place.start, place.end)
            return
        if place.unit_class in {"persons", "person-times"} and phrase and self._who_do(place, phrase):
            name = joined(phrase, clean(right))
            state.emit(place, name if right in name else phrase, place.left_start, place.end + len(right))
            return
        if counts and self._deeds.take(place, state, phrase):
            return
        if counts and not phrase and REST.match(place.left) and state.noun and not phrases.noun_follows(right):
            rest = phrases.tail(place.left.strip("，、的")) or place.left.strip("，、的")
            state.emit(place, joined(rest, state.noun), place.left_start, place.end)
            return
        if place.unit_class == "duration" and _TERM.match(right):  # 给予3天整改期
            self._behind.take(place, state, phrase)
            return
        if counts and phrases.noun_follows(right) and not self._behind.complete(place, phrase):
            self._behind.take(place, state, phrase)
        elif (
            place.unit_class == "percentage"
            and right.startswith(("全覆盖", "覆盖", "的覆盖"))
            and (phrase or state.name)
        ):
            state.emit(place, (phrase or state.name) + "全覆盖", place.left_start, place.end + len("全覆盖"))
        elif self._behind.only_right(place, state, phrase, counts=counts):
            self._behind.take(place, state, phrase)
        elif not self._dealing.each(place, state):
            name = self._heads.name(place, state, phrase, counts=counts)
            if counts and not phrase and _SUMMED.search(place.left):
                name = _NEWLY.sub("累计", name)  # 新增事项29项，累计74项
            state.emit(place, name, place.left_start, place.end)

    def _standard(self, place: Spot, state: State) -> str:
        """What an amount a head is the standard of: 按每人0.3元的标准安排普法经费; said again by 标准 alone."""
        if spent := _SPENT.match(place.right, len(_STANDARD)):
            state.verb, state.noun = "", self._phrases.lead(place.right[spent.end() :])
            state.units[place.unit] = state.nouns[place.unit_class] = state.noun
        each = said[0] if (said := _APIECE_BEFORE.search(place.left)) else ""
        return f"{each}{state.noun}标准" if state.noun else ""

    def _who_do(self, place: Spot, phrase: str) -> bool:
        """Whether the words behind a number of people go on with what they do: 选派3人赴省厅挂职, 直播有2万人在线观看."""
        if self._phrases.is_verb(phrase):
            return _SENT.match(place.right) is not None
        return _WATCH.match(place.right) is not None and not _PEOPLE_LAST.search(phrase)
