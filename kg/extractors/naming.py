"""What each quantity of a sentence measures: its name.

A quantity stands behind its noun (排查矛盾纠纷1126件) or before it (14名法律顾问). What the words leave out is filled in
from what the sentence said before (:mod:`kg.extractors.heads`); lists with 分别 and 均 are dealt out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors import lists
from kg.extractors.changes import Change, change_before, goes_on, origin_before, target_year
from kg.extractors.heads import Heads, joined
from kg.extractors.named import OWN, Named, State
from kg.extractors.phrases import LONGEST, Phrases, clean, shorten
from kg.extractors.rankings import Ranking, find_rankings
from kg.extractors.spots import Spot, last_boundary, next_boundary, spot, words_before
from kg.text.quantities import Quantity, scaled

_NOT_COUNTED = frozenset({"percentage", "percentage-points", "money", "multiples", "points", "duration", "extent"})
_CLICKS = re.compile(
    r"(?:观看|阅读|浏览|点击|播放|点赞|转发|访问|收听|收看|曝光|关注|在看|评论|下载)(?:总)?(?:量|数|次数|人数)?(?:均|共|累计|合计|总计|达到?|超过?|近|突破|约|逾)*\Z"
)
_PEOPLE = re.compile(r"(?:粉丝|用户|受众|人数|会员|注册)(?:总)?(?:量|数)?(?:共|累计|达到?|超过?|近|突破|约|逾|为)*\Z")
_EACH_ONE = re.compile(r"每[^，。；、]{1,3}?(?=配|举|开|培|有|至|不|安|走|组|派|选|设|建|打|召|接|\Z)")
_NEXT_BEGINS = re.compile(
    r"(?<=..)(?:已|均|全部|(?<!公)共有|(?<!公)共(?!同|享|用|建|管|治)|当中|中(?!心|国|央|小|学|介|标|层|期))"
)
_HEAD_OF_CLAUSE = re.compile(r"[^，、]{2,}?(?=于|参加|参与|进行|开展|实现|通过|在|被|为|获)")
_GENERAL = frozenset(
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
_MEASURE_OF = re.compile(r"的(?:较高|较低|高|低|历史|新|好|水平|比例|比重|速度|份额)")
_REST = re.compile(r"(?:其余|其他|剩余|剩下|另外|余下)的?")
_ENDS = frozenset({"，", "。", "；", "、", "）", "\n", ""})


class Namer:
    """Names the quantities of sentences."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._heads = Heads(phrases)

    def name(self, sentence: str, base: int, quantities: list[Quantity], topic: str, year: int | None) -> list[Named]:
        """The names of the quantities of one sentence.

        Args:
            sentence: its words.
            base: its offset in the reading form.
            quantities: those in it, in order of place.
            topic: what to fall back on where the sentence names nothing: its heading's words.
            year: of the report.

        Returns:
            One or more for each quantity (均 deals one value out to several names), none where a bare number counts
            nothing.
        """
        state = State(topic, year)
        rankings = find_rankings(sentence)
        left = [q for q in quantities if not any(r.start <= q.start - base < r.end for r in rankings)]
        events: list[tuple[int, Quantity | Ranking]] = [(q.start - base, q) for q in left]
        events += [(ranking.start, ranking) for ranking in rankings]
        events.sort(key=lambda event: event[0])
        n = 0
        while n < len(events):
            position, event = events[n]
            n += 1
            if isinstance(event, Ranking):
                self._ranking(sentence, base, event, state)
                continue
            last = state.out[-1] if state.out else None
            if last and last.quantity.start == event.start and not last.rank:  # the other end of a range
                state.out.append(replace(last, quantity=event))
                continue
            following = next((at for at, _ in events[n:] if at > position), len(sentence))
            place = spot(sentence, base, event, state.consumed, following)
            run = lists.run_of(sentence, base, [event, *(e for _, e in events[n:] if isinstance(e, Quantity))])
            if len(run) > 1 and self._deal(place, base, run, state):
                n += len(run) - 1
            elif self._take_unit(place, state):
                self._single(place, state)
        return state.out

    # One quantity -----------------------------------------------------------------------------------------------

    def _take_unit(self, place: Spot, state: State) -> bool:
        """Give a number without a unit the one that it counts in: 受理88，办结81; whether it counts at all."""
        if place.unit:
            return True
        phrase = self._heads.phrase(place.left)
        if _CLICKS.search(place.left):
            place.unit, place.unit_class = "次", "events"
        elif _PEOPLE.search(place.left):
            place.unit, place.unit_class = "人", "persons"
        elif state.unit and 0 < len(phrase) <= 8 and place.sentence[place.end : place.end + 1] in _ENDS:
            place.unit, place.unit_class = state.unit, state.unit_class
            if state.scale > 1 and place.quantity.value is not None:  # 应缴132.5万元，已缴128.3
                place.quantity = replace(place.quantity, value=scaled(place.quantity.value, state.scale))
        return bool(place.unit)

    def _single(self, place: Spot, state: State) -> None:
        """Name one quantity: the forms that stand out first, then by the side on which its noun stands."""
        phrases, right = self._phrases, place.right
        if self._change(place, state) or self._level_of_change(place, state):
            return
        counts = place.unit_class not in _NOT_COUNTED
        if counts and place.following == place.end and (noun := self._shared(place.sentence, place.end)):
            state.emit(place, noun, place.start, place.end)
            return
        phrase = self._heads.phrase(place.left)
        if counts and not phrase and _REST.match(place.left) and state.noun and not phrases.noun_follows(right):
            state.emit(place, state.noun, place.left_start, place.end)
            return
        verb_behind = phrase and phrases.verb_follows(phrases.lead(right)) and not phrases.is_verb(phrase)
        if counts and phrases.noun_follows(right) and not verb_behind:
            self._before_noun(place, state, phrase)
        elif (
            place.unit_class == "percentage"
            and right.startswith(("全覆盖", "覆盖", "的覆盖"))
            and (phrase or state.name)
        ):
            state.emit(place, (phrase or state.name) + "全覆盖", place.left_start, place.end + len("全覆盖"))
        elif self._only_right(place, state, phrase, counts=counts):
            self._before_noun(place, state, phrase)
        elif not self._each(place, state):
            state.emit(place, self._heads.name(place, state, phrase, counts=counts), place.left_start, place.end)

    def _only_right(self, place: Spot, state: State, phrase: str, *, counts: bool) -> bool:
        """Whether only the words behind a quantity can name it: 320名干部参训, 95%的矛盾纠纷."""
        right = place.right
        share = place.unit_class == "percentage" and right.startswith("的") and not _MEASURE_OF.match(right)
        return share or bool(
            not phrase and right and not lists.COORDINATION.match(right) and (not state.name or counts)
        )

    def _before_noun(self, place: Spot, state: State, phrase: str) -> None:
        """Name a quantity that stands before what it counts."""
        phrases, taken = self._phrases, place.right
        if place.shared:
            if cut := _NEXT_BEGINS.search(taken):
                taken = taken[: cut.start()]
            elif (comma := taken.rfind("、")) > 0:
                taken = taken[:comma]
        noun = phrases.tail(phrases.lead(taken.removeprefix("的")))
        noun = re.sub(r"^(?:次|个)(?=[\u4e00-\u9fff])", "", noun)
        verb, rest = phrases.split(phrase)
        prefix = verb if verb and not phrases.lead(rest) else ""
        if re.search(r"(?:完成|办结|实现)\Z", noun) and state.noun and not phrases.split(noun)[1]:
            noun = state.noun + noun  # 剩余3个将于明年完成
        noun = noun or phrase or state.name
        if each := _EACH_ONE.search(phrase):
            prefix = each[0] + prefix  # 每村配备3名…: the amount is one a village
        name = state.noun + noun if re.match(r"不|未|无", noun) and state.noun else prefix + noun
        if len(clean(name)) > LONGEST:
            name = shorten(noun, keep_end=False)
        head = _HEAD_OF_CLAUSE.match(noun)
        state.verb, state.noun = prefix, head[0] if head else noun
        state.emit(place, name, place.start, place.end + len(taken))

    def _shared(self, sentence: str, position: int) -> str:
        """The noun behind the next quantity, which this one shares: 12类340项职权."""
        match = re.match(r"[\d.万亿千百余多]+[^\d，。；、]{1,3}?(?=[\u4e00-\u9fff]{2})", sentence[position:])
        if not match:
            return ""
        begin = position + match.end()
        return self._phrases.tail(sentence[begin : next_boundary(sentence, begin)])[:LONGEST]

    # Changes, ranks, lists -----------------------------------------------------------------------------------------

    def _change(self, place: Spot, state: State) -> bool:
        change = change_before(place.left, place.unit, place.unit_class)
        if change is None:
            return False
        before = re.sub(r"(?:相?较|与|和|比|同)[^，]*\Z", "", self._heads.clause_before(place))
        if self._each_change(place, state, change):
            return True
        of = self._heads.phrase(place.left[: change.begin]) or (state.ranked if change.moves else "")
        if of in _GENERAL:
            of = state.ranked or self._heads.phrase(before)
        of = clean(of or state.name or self._heads.phrase(before) or state.topic)
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

    def _each_change(self, place: Spot, state: State, change: Change) -> bool:
        """One change of several things: 发案量、败诉率双双下降15%."""
        each = lists.EACH.search(place.left[: change.begin]) or lists.EACH.search(change.said[:2])
        words = place.left[: change.begin]
        names = lists.items(self._phrases.lead(words[: each.start()] if each and each.string == words else words))
        if each is None or len(names) < 2:
            return False
        for of in lists.spread(names, self._phrases):
            said = {"of": clean(of), "direction": change.direction, "base": change.base}
            state.emit(place, joined(clean(of), clean(change.said)), place.left_start, place.end, change=said)
        return True

    def _level_of_change(self, place: Spot, state: State) -> bool:
        """The two ends of a change from one level to another: 由上年的7件降至2件."""
        between = place.sentence[state.consumed : place.start]
        if state.name and (state.came or goes_on(between)):
            year = target_year(between)
            if year is not None:
                state.emit(place, state.name, place.left_start, place.end, year=year or OWN)
                return True
        origin = origin_before(place.left, place.sentence[place.end : place.following])
        if origin is None:
            return False
        phrase = self._heads.phrase(place.left[: origin.begin])
        self._heads.remember(state, phrase)
        state.came = True
        year = origin.year or (state.year - 1 if origin.last and state.year else OWN)
        state.emit(place, phrase or state.name or state.topic, place.left_start, place.end, year=year)
        return True

    def _ranking(self, sentence: str, base: int, ranking: Ranking, state: State) -> None:
        phrases = self._phrases
        left_start, left, _ = words_before(sentence, ranking.verb_start, state.consumed)
        phrase = re.sub(r"(?:中|上|里)\Z", "", self._heads.phrase(left.removeprefix("在")))
        if not phrase and len(scope := phrases.lead(clean(ranking.scope))) > 3:
            phrase = re.sub(r"(?:中|上)\Z", "", scope)
        if not phrase and state.out and state.consumed == left_start:  # 满意度在全市11个区县中排名第一
            earlier = state.out[-1].start
            phrase = self._heads.phrase(sentence[last_boundary(sentence, earlier) : earlier])
            phrase = re.sub(r"在?(?:全[市省州盟国])?\Z", "", phrase)
        if not phrase and len(state.out) > 1:
            phrase = state.out[-2].name  # 考核得分97.6分，在全市10个旗县中排名第2
        if phrase in _GENERAL:
            phrase = self._heads.clause(sentence, left_start) or state.ranked or phrase
        of = clean(phrase or self._heads.clause(sentence, left_start) or state.name or state.topic)
        start, end = base + ranking.start, base + ranking.end
        quantity = Quantity(start, end, ranking.place, ranking.unit, "rank", ranking.bound, bare=start)
        state.ranked = state.name = of
        year = state.year - 1 if ranking.former and state.year else None
        name = shorten(of + "名次", keep_end=True)
        state.out.append(Named(quantity, name, left_start, ranking.end, ranking.unit, year, rank=True))
        state.consumed = ranking.end

    def _each(self, place: Spot, state: State) -> bool:
        """One value for several names: 参考率、合格率均为100%."""
        each = lists.EACH.search(place.left)
        if each is None:
            return False
        names = lists.items(self._phrases.lead(place.left[: each.start()]))
        if len(names) < 2:
            return False
        for name in lists.spread(names, self._phrases):
            state.emit(place, name, place.left_start, place.end)
        self._heads.remember(state, names[-1])
        return True

    def _deal(self, place: Spot, base: int, run: list[Quantity], state: State) -> bool:
        """Deal the values of a list out to the names, or the years, before 分别."""
        match = lists.RESPECTIVELY.search(place.left)
        if match is None:
            return False
        phrases, sentence = self._phrases, place.sentence
        before, verb = place.left[: match.start()], phrases.tail(match["verb"])
        if not phrases.lead(before) and place.left_start > 1:  # 2021年至2023年，公证处分别…; 今年…情况，分别为…
            before = (
                sentence[last_boundary(sentence, place.left_start - 1, "。；：！？\n（）") : place.left_start] + before
            )
        years: list[int | None] = list(lists.years(sentence[: place.start]))
        if len(years) == len(run):
            name = self._heads.phrase(before)
            names = [f"{name}{verb}" if verb not in name else name] * len(run)
        else:
            items = lists.items(phrases.lead(before))
            if len(items) != len(run):
                return False
            names = [
                f"{verb}{item}" if verb and not phrases.split(item)[0] else item
                for item in lists.spread(items, phrases)
            ]
            years = [None] * len(run)
        end = run[-1].end - base
        for quantity, name, year in zip(run, names, years, strict=True):
            part = replace(place, quantity=quantity, unit=quantity.unit, unit_class=quantity.unit_class)
            state.emit(part, name, place.left_start, end, year=year)
        return True
