"""What quantities say of change: its amount, the two levels it leads between, and the level it is compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.measurements import lists
from kg.extractors.measurements.changes import (
    COMPARED_LETTERS,
    Change,
    Compared,
    change_before,
    compared_before,
    goes_on,
    origin_before,
    target_year,
)
from kg.extractors.measurements.named import OWN, State, joined
from kg.extractors.measurements.phrases import LONGEST, Phrases, clean
from kg.extractors.measurements.spots import words_before

if TYPE_CHECKING:
    from kg.extractors.measurements.clauses import Clauses
    from kg.extractors.measurements.heads import Heads
    from kg.extractors.measurements.spots import Spot

GENERAL = frozenset(
    {
        "综合",
        "总评",
        "总分",
        "总体",
        "位次",
        "名次",
        "排名",
        "综合得分",
        "综合排名",
        "成绩",
        "总成绩",
        "份额",
        "数量",
        "总量",
        "比例",
        "占比",
        "得分",
    }
)
"""Names of measures that do not say of what."""
_TIMES = re.compile(r"(?:是|为|达到?|相当于)(?:上一?年|去年|前年|(?:19|20)\d\d年)(?:度)?(?:同期)?的\Z")
_AGAINST = re.compile(r"(上一?年|去年|(?:19|20)\d\d年)(?:度)?(?:同期)?(?:相比|比较)，[^，。；]*\Z")
_OF_ITS_OWN = re.compile(
    r"[由从自](?:原来?|原先|法定|规定|最初|此前|之前|平均|的)*([\u4e00-\u9fff]{2,6}(?:时间|时限|时长|期限|用时|人数|数量|率))的?\Z"
)
"""What is measured, said between 由 and the level: 由法定平均办理时间20天提速至6天."""
_ON_AND_ON = re.compile(
    r"，?(?:(?:19|20)\d\d年(?:度)?|今年|本年|目前|如今|现|又|再|进一步|继续|已|最终|逐步|、|去年|上年|的)*(?:[下上再]?[降升增减压缩提跌涨回攀]|、|减少|扩大|提高|发展)"
)
"""Leads from a second level to a third: 由7件降至5件，今年再降到2件."""
_THESE = re.compile("[两三四五六](?:率|项(?:指标|比率)?|者)|二者")
_ALL = frozenset("都均")
_ANY = re.compile("[都均]")
_INTO = re.compile(
    r"([\u4e00-\u9fff]{2,8}?)(?:重组|调整|整合|优化|扩充|精简|合并|撤并|改造|压缩|压减|增加|减少|扩大|发展)(?:至|到|为|成)\Z"
)


class Changing:
    """Names the quantities of changes."""

    def __init__(self, phrases: Phrases, clauses: Clauses, heads: Heads) -> None:
        self._phrases = phrases
        self._clauses = clauses
        self._heads = heads

    def take(self, place: Spot, state: State) -> bool:
        """Name the quantity at ``place`` where it is an amount of change, or a level that one comes from or goes to."""
        if place.unit_class == "multiples" and (times := _TIMES.search(place.left)):  # 是2021年的2.4倍
            of = self._clauses.phrase(place.left[: times.start()]) or state.name
            state.emit(place, of or state.topic, place.left_start, place.end, year=OWN)
            return True
        compared = None
        if place.left[-1:] in COMPARED_LETTERS:
            compared = compared_before(place.left, place.sentence[place.end : place.end + 16])
        if compared is not None:
            self._compared(place, state, compared)
            return True
        return self._amount(place, state) or self._level(place, state)

    def _compared(self, place: Spot, state: State, compared: Compared) -> None:
        """A level that the next is compared with: 较2022年558件增加了555件, 与2020年同期的860起相比."""
        name = self._clauses.phrase(place.left[: compared.begin])
        if not name:
            alike = [o.name for o in state.out if o.unit_class == place.unit_class and not o.change]
            name = alike[-1] if alike else ""
        name = name or self._clauses.clause_before(place)
        kept = state.name
        year: int | str | None = compared.year or state.ago(compared.back, same=compared.same)
        state.emit(place, name or state.topic, place.left_start, place.end, year=year, keep=bool(name))
        if not name:
            state.awaits = state.out[-1]
        state.name = state.name or kept
        state.base = compared.base

    def _counts_another(self, right: str) -> bool:
        """Whether the words behind a level say what it counts: 为7个股室."""
        return self._phrases.noun_follows(right) and self._phrases.counts_itself(right)

    def _amount(self, place: Spot, state: State) -> bool:
        sentence = place.sentence
        if ("相比，" in sentence or "比较，" in sentence) and (said := _AGAINST.search(sentence, 0, place.start)):
            state.base = said[1]
        change = change_before(place.left, place.unit, place.unit_class, state.base)
        if change is None:
            return self._goes_on(place, state)
        state.base = ""
        before = re.sub(r"(?:相?较|与|和|比|同)[^，]*\Z", "", self._clauses.clause_before(place))
        if self._each(place, state, change):
            return True
        of = self._clauses.phrase(place.left[: change.begin]) or (state.ranked_name if change.moves else "")
        if of in GENERAL:
            of = state.ranked or self._clauses.phrase(before)
        if not of and place.nested and place.sentence.startswith("（", place.left_start - 1):
            of = self._clauses.phrase(words_before(place.sentence, place.left_start - 1, state.consumed)[1])
        of = clean(of or state.name or self._clauses.phrase(before) or state.topic)
        state.name = of
        name = of + clean(change.said)
        state.emit(
            place,
            name if len(name) <= LONGEST else of,
            place.left_start,
            place.end,
            change={"of": of, "direction": change.direction, "base": change.base},
            keep=False,
        )
        return True

    def _goes_on(self, place: Spot, state: State) -> bool:
        """A second amount of one change: 分别比2021年、2022年高5.8个、2.1个百分点."""
        last = state.out[-1] if state.out else None
        if last is None or last.change is None or last.unit != place.unit or place.left not in {"、", "和", "及", "与"}:
            return False
        state.emit(place, last.name, place.start, place.end, change=dict(last.change), keep=False)
        return True

    def _each(self, place: Spot, state: State, change: Change) -> bool:
        """One change of several things: 发案量、败诉率双双下降15%."""
        each = lists.EACH.search(place.left[: change.begin]) or lists.EACH.search(change.said[:2])
        words = place.left[: change.begin]
        names = lists.items(self._phrases.lead(words[: each.start()] if each and each.string == words else words))
        if each is None and "分别" in place.left and len(names) > 1:  # 环节和时限分别压减60%
            each = _ANY.search("均")
        if (
            all(map(_THESE.fullmatch, names)) and state.out and not _ALL.isdisjoint(place.left)
        ):  # 备案率、完成率均达96%，都比去年高4个百分点
            names = [o.name for o in state.out if o.quantity.start == state.out[-1].quantity.start]
            each = each or _ANY.search(place.left)
        if each is None or len(names) < 2:
            return False
        for of in lists.spread(names, self._phrases):
            said = {"of": clean(of), "direction": change.direction, "base": change.base}
            state.emit(
                place,
                joined(clean(of), clean(change.said.replace("分别", ""))),
                place.left_start,
                place.end,
                change=said,
            )
        return True

    def _level(self, place: Spot, state: State) -> bool:
        """The two ends of a change from one level to another: 由上年的7件降至2件."""
        between = place.sentence[state.consumed : place.start]
        if state.name and (state.came or goes_on(between)):
            reached = target_year(between)
            on = not state.reached or goes_on(between) or _ON_AND_ON.match(between)
            if reached is not None and on and not self._counts_another(place.right):
                year = state.ago(1, same=False) if reached == -1 else reached or OWN
                for name in state.came or (state.name,):
                    state.emit(place, name, place.left_start, place.end, year=year)
                    state.out[-1].began = state.began
                state.reached = True
                return True
        origin = origin_before(place.left, following := place.sentence[place.end : place.following])
        if origin is None:
            return False
        words = place.left[: origin.begin]
        each = lists.EACH.search(words)
        names = lists.items(self._phrases.lead(words[: each.start()])) if each else []
        against = _AGAINST.search(place.sentence, 0, place.start)  # 与2023年相比，2024年由31%降到17%
        then = against[1] if against else ""
        compared = int(then[:4]) if then[:1].isdigit() else state.ago(1, same=False) if then else None
        year = (
            origin.year
            or compared
            or (state.ago(origin.back, same=origin.same) if origin.last else state.origin)
            or OWN
        )
        state.origin = None if year == OWN else year
        if len(names) > 1:  # 受理率与答复率均由96%提升到100%
            state.came = tuple(lists.spread(names, self._phrases))
        else:
            phrase = self._clauses.phrase(words)
            self._heads.remember(state, phrase)
            if (into := _INTO.match(following)) and self._phrases.counts_itself(into[1]):  # 由14个科室重组为7个股室
                phrase = joined(phrase, into[1])
            if own := _OF_ITS_OWN.match(place.left, origin.begin):
                phrase = joined(phrase, own[1])
            of = phrase or state.name or self._clauses.clause_before(place) or state.topic
            state.came = (of,)
        for name in state.came:
            state.emit(place, name, place.left_start, place.end, year=year)
            state.out[-1].former = True
        state.reached, state.began = False, place.left_start + origin.begin
        return True
