"""Values that are dealt out to several names: 分别为157件、212件和3件, A率、B率均达100%, 同比分别增长5%和6%."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extractors.measurements import lists
from kg.extractors.measurements.changes import Change, change_before
from kg.extractors.measurements.named import NOT_COUNTED, Named, State, joined
from kg.extractors.measurements.phrases import Phrases, clean
from kg.extractors.measurements.spots import clause_before, last_boundary

if TYPE_CHECKING:
    from kg.extractors.measurements.clauses import Clauses
    from kg.extractors.measurements.heads import Heads
    from kg.extractors.measurements.spots import Spot
    from kg.text.amounts import Quantity

_PLACES = re.compile(r"^[\u4e00-\u9fff、]{2,20}?[两三四五六七八九十](?:镇|乡|县|区|街道|村|社区|市|旗|所)的")
_RATE = re.compile("[率度]\\Z")
_BASES = re.compile("[、和]")
_CLASSES = {
    "人": "persons",
    "户": "bodies",
    "家": "bodies",
    "件": "cases",
    "次": "events",
    "份": "copies",
    "人次": "person-times",
    "场次": "events",
    "件次": "cases",
    "批次": "events",
    "户次": "bodies",
    "家次": "bodies",
}
_RATIOS = frozenset({"percentage", "percentage-points", "multiples"})
_UNIT_SAID = re.compile("([人户场件批家]次|[件户次人家份条]数)(?:量)?\\Z")
_COURTS = re.compile("(?:一审|二审|再审|线上|线下|刑事|民事|行政|城镇|农村)")
_RATES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,12}[率度][、和及])+[\u4e00-\u9fff]{2,12}?[率度](?=分别|均|较|同比|都|全|不断|持续|稳步)"
)
_BEING = re.compile("以([^，。；]+?)(为[^，。；、]{2,8}的[^，。；、]+)\\Z")
_YEAR_LIST = re.compile(r"(?:(?:19|20)\d\d年?(?:度)?[、和与及，])+(?:19|20)\d\d[两三四五]?年(?:度)?")
_THESE = re.compile("[两三四五六](?:率|项(?:指标|比率)?|者)|二者")
_UPON = re.compile("(?:[^，。；]{0,8}?)(?:对|在)([^，。；]+?)(?:领域)?各?(?:开展|进行|实施)([^，。；]+)")
_GRADED = re.compile(
    r"(?:被|获)?(?:评定?|认定|确定|列|定|核定)为([^，。；]{2,24}?)(?:等次|等级|档次|单位)?(?=[，。；]|\Z)"
)
_OUTCOME = re.compile("(?:结果|实际|实际值|完成值|完成情况)\\Z")
_SHORT_RATE = 4
"""A rate that short says of what only with what was counted before it."""


class Dealing:
    """Names quantities that a sentence deals out."""

    def __init__(self, phrases: Phrases, clauses: Clauses, heads: Heads) -> None:
        self._phrases = phrases
        self._clauses = clauses
        self._heads = heads

    def each(self, place: Spot, state: State) -> bool:
        """One value for several names: 参考率、合格率均为100%."""
        each = None if lists.EACH_LETTERS.isdisjoint(place.left) else lists.EACH.search(place.left)
        if each is None and (place.unit_class != "percentage" or "率" not in place.left):
            return False
        words = place.left[: each.start()] if each else self._phrases.tail(place.left)
        names = lists.items(_PLACES.sub("", self._phrases.lead(words)))
        if each is None and not all(map(_RATE.search, names)):
            return False
        if each and (not names or (len(names) == 1 and _THESE.fullmatch(names[0]))):
            listed = _RATES.match(clause_before(place.sentence, place.left_start))  # A率、B率高于上年，且都超过90%
            names = lists.items(self._phrases.lead(listed[0])) if listed else names
        if each and len(names) == 1 and names[0].endswith("率") and len(names[0]) <= _SHORT_RATE:
            counted = self._coordinated(place.sentence, state)  # 建议176件、提案143件，办结率均为100%
            names = [joined(self._phrases.split(name)[1] or name, names[0]) for name in counted]
        if len(names) < 2:
            return False
        names = lists.spread(names, self._phrases)
        if all(map(_COURTS.fullmatch, names)) and (rate := self._clauses.clause_before(place)).endswith("率"):
            names = [joined(rate, name) for name in names]  # 出庭率，一审、二审均为100%
        few = place.unit_class not in NOT_COUNTED and place.unit_class == state.unit_class
        if few and state.noun and all(len(name) <= _SHORT_RATE for name in names):  # 案卷180卷，强制和检查各15
            names = [joined(state.noun, name) for name in names]
        for name in names:
            state.emit(place, name, place.left_start, place.end)
        self._heads.remember(state, names[-1])
        return True

    def deal(self, place: Spot, base: int, run: list[Quantity], state: State) -> bool:
        """Deal the values of a list out to the names, or the years, before 分别."""
        match = lists.RESPECTIVELY.search(place.left)
        phrases, sentence = self._phrases, place.sentence
        if match is None:
            return self._years(place, base, run, state)
        if (change := change_before(place.left, place.unit, place.unit_class)) is not None:
            return self._changes(place, base, run, state, change)
        if match["verb"].startswith("占") and not phrases.lead(place.left[: match.start()]):
            return self._shares(place, base, run, state)
        before, verb = place.left[: match.start()], phrases.tail(match["verb"])
        if not run[-1].unit and (said := _UNIT_SAID.search(phrases.tail(before))):  # 检查户次分别为1120、368
            for quantity in run:
                quantity.unit = said[1].removesuffix("数")
                quantity.unit_class = _CLASSES.get(quantity.unit, "items")
        if not phrases.lead(before) and place.left_start > 1:  # 2021年至2023年，公证处分别…; 今年…情况，分别为…
            before = (
                sentence[last_boundary(sentence, place.left_start - 1, "。；：！？\n（）") : place.left_start] + before
            )
        years: list[int | str | None] = [*lists.periods(sentence[: place.start], state.year)]
        if len(years) == len(run):
            name = self._clauses.phrase(_YEAR_LIST.sub("", before)) or self._clauses.clause_before(place)
            names = [f"{name}{verb}" if verb not in name else name] * len(run)
        else:
            items = lists.items(phrases.lead(before))
            bodies = len(items) > 1 and all(map(phrases.is_body, items[:-1]))
            if bodies and (deed := phrases.predicate(items[-1])) != items[-1]:  # 交警大队、派出所查处违法行为分别为…
                items = [one + deed if one is not items[-1] else one for one in items]
            if being := _BEING.search(before):  # 以区政府、部门为被告的案件分别有17件、66件
                items = [one + being[2] for one in lists.items(being[1])]
            if len(items) == 1 and _OUTCOME.search(items[0]) and len(state.out) >= len(run):
                items = [named.name for named in state.out[-len(run) :]]  # 标准是A率100%、B率80%，考核结果分别为…
            elif len(items) == 1 and len(state.dealt) == len(run):  # …分别为4件、2件，满意率分别是91%、88%
                items = [joined(one, items[0]) for one in state.dealt]
            elif len(items) == 1 and len(counted := self._coordinated(sentence, state)) == len(run):
                items = [joined(phrases.split(name)[1] or name, items[0]) for name in counted]
            if len(items) == 1 and (upon := _UPON.match(clause_before(sentence, place.left_start))):
                each_of = lists.items(upon[1])  # 对医院、学校开展检查，户次分别是318、46
                items = [joined(one + upon[2], items[0]) for one in each_of] if len(each_of) == len(run) else items
            if len(items) != len(run):
                items = self._behind(sentence[run[-1].end - base :], len(run))
                what = self._clauses.phrase(before) or self._clauses.clause_before(place)
                items = [joined(what, one) for one in items]
            if len(items) != len(run):
                return False
            state.dealt = items
            names = [
                f"{verb}{item}" if verb and not phrases.split(item)[0] else item
                for item in lists.spread(items, phrases)
            ]
            if among := self._clauses.among(sentence, place.left_start):  # 新收案件中，涉A、B的分别为31件、18件
                names = [joined(among, name) for name in names]
            years = [None] * len(run)
        end = run[-1].end - base
        for quantity, name, year in zip(run, names, years, strict=True):
            part = replace(place, quantity=quantity, unit=quantity.unit, unit_class=quantity.unit_class)
            state.emit(part, name, place.left_start, end, year=year)
        return True

    def _behind(self, right: str, count: int) -> list[str]:
        """So many names that stand behind their values: 分别有7家、30家被评定为优秀、良好等次."""
        match = _GRADED.match(right)
        items = lists.items(match[1]) if match else []
        return items if len(items) == count else []

    def _years(self, place: Spot, base: int, run: list[Quantity], state: State) -> bool:
        """Deal values out to years that stand before them without 分别: 2022、2023两年，列支经费118万元、146万元."""
        years = lists.periods(place.sentence[: place.start], state.year)
        again = bool(state.out) and len({o.year for o in state.out}) == len(run) == len(state.out)
        if len(years) != len(run) or (state.out and not again) or len({q.unit for q in run}) > 1:
            return False
        name = self._clauses.phrase(place.left)
        for quantity, year in zip(run, years, strict=True):
            part = replace(place, quantity=quantity, unit=quantity.unit, unit_class=quantity.unit_class)
            state.emit(part, name or state.topic, place.left_start, run[-1].end - base, year=year)
        return True

    def _changes(self, place: Spot, base: int, run: list[Quantity], state: State, change: Change) -> bool:
        """Deal changes out to what was counted last: 受理312件、办结298件，同比分别增长5%和6%."""
        if self._clauses.phrase(place.left[: change.begin]):
            names = lists.items(self._phrases.lead(place.left[: change.begin]))
            if len(names) != len(run):
                return False
            for quantity, name in zip(run, lists.spread(names, self._phrases), strict=True):
                part = replace(place, quantity=quantity, unit=quantity.unit, unit_class=quantity.unit_class)
                said = {"of": clean(name), "direction": change.direction, "base": change.base}
                whole = joined(clean(name), clean(change.said.replace("分别", "")))
                state.emit(part, whole, place.left_start, run[-1].end - base, change=said, keep=False)
            return True
        points = place.unit_class == "percentage-points"
        bases = _BASES.split(change.base)
        levels = [named for named in state.out if named.change is None and not named.rank]
        levels = [n for n in levels if not points or n.unit_class == "percentage"][-len(run) :]
        if len(bases) == len(run) and levels:  # 得分率90.4%，比上年、比三年前分别高0.8个和4.6个百分点
            levels = levels[-1:] * len(run)
        else:
            bases = [change.base] * len(run)
        if len(levels) != len(run):
            return False
        for quantity, of, base_of in zip(run, levels, bases, strict=True):
            part = replace(place, quantity=quantity, unit=quantity.unit, unit_class=quantity.unit_class)
            said = {"of": of.name, "direction": change.direction, "base": base_of}
            name = joined(of.name, clean(change.said.replace("分别", "")))
            state.emit(part, name, place.left_start, run[-1].end - base, change=said, keep=False)
        return True

    def _coordinated(self, sentence: str, state: State) -> list[str]:
        """The names of what was counted last in one list: 人大代表建议176件、政协提案143件."""
        found: list[Named] = []
        for named in reversed([o for o in state.out if o.unit_class not in NOT_COUNTED]):
            if found and (named.end != found[-1].start or sentence[named.end : named.end + 1] not in "、和及与"):
                break
            found.append(named)
        return [named.name for named in reversed(found)]

    def _shares(self, place: Spot, base: int, run: list[Quantity], state: State) -> bool:
        """Deal shares out to what was counted last: 法律专业89人，取得资格47人，分别占61%和32.2%."""
        counted = [o.name for o in state.out if o.unit_class not in _RATIOS and not o.change][-len(run) :]
        if len(counted) != len(run) or any(q.unit_class != "percentage" for q in run):
            return False
        for quantity, name in zip(run, counted, strict=True):
            part = replace(place, quantity=quantity, unit=quantity.unit, unit_class=quantity.unit_class)
            state.emit(part, joined(name, "占比"), place.left_start, run[-1].end - base, keep=False)
        return True
