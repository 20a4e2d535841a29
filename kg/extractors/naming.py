"""What each quantity of a sentence measures: its name, with the heads filled in that coordination and ellipsis leave out.

A quantity stands behind its noun (排查矛盾纠纷1126件) or before it (14名法律顾问). A phrase that is only a verb takes its
object from the left (预防1709件), one that only tells a part apart takes verb and noun (其中涉农民工118件), an empty one
the whole name (933批、2021人次). Lists with 分别 and 均 are dealt out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.extractors import lists
from kg.extractors.changes import Change, change_before, goes_on, origin_before, target_year
from kg.extractors.phrases import LONGEST, Phrases, clean, shorten
from kg.extractors.rankings import Ranking, find_rankings
from kg.extractors.spots import Spot, clause_before, last_boundary, next_boundary, spot, words_before
from kg.text.quantities import Quantity, scaled

OWN = 0
"""The year of a value that the words give to the report's own period."""

_NOT_COUNTED = frozenset({"percentage", "percentage-points", "money", "multiples", "points", "duration", "extent"})
_CLICKS = re.compile(
    r"(?:观看|阅读|浏览|点击|播放|点赞|转发|访问|收听|收看|曝光|关注|在看|评论|下载)(?:总)?(?:量|数|次数|人数)?(?:均|共|累计|合计|总计|达到?|超过?|近|突破|约|逾)*\Z"
)
_PEOPLE = re.compile(r"(?:粉丝|用户|受众|人数|会员|注册)(?:总)?(?:量|数)?(?:共|累计|达到?|超过?|近|突破|约|逾|为)*\Z")
_KIND = re.compile(
    r"(?:刑事|民事|行政|商事|涉外|国内|涉港澳?|涉台|其他|其它|普通|简易|一审|二审|再审|线上|线下|专职|兼职|城镇|农村|男性?|女性?)(?:类)?"
)
_LEVEL = re.compile(
    r"(?:国家级|部级|省部级|省级|自治区级|市级|区级|县级|区县级|旗级|镇级|乡级|镇街级|村级|村居级|社区级|特级|[一二三四五]级|[一二三四五]星级|[A-E]级|[A5432]+A级"
    r"|初级|中级|高级|甲级|乙级|[一二三]等奖|优秀奖|特等奖|金奖|银奖|铜奖)(?:以上|层面)?\Z"
)
_OF_TOTAL = re.compile(r"(?:约|均|各|分别)?(?:占|占比|占到|占比达|占比为|占了|占总数|占全部)[^，。；]{0,14}")
_OF_EACH = re.compile(r"(?:实现)?每.{1,2}|得分|总分|成绩|分值")
_EACH_ONE = re.compile(r"每[^，。；、]{1,3}?(?=配|举|开|培|有|至|不|安|走|组|派|选|设|建|打|召|接|\Z)")
_WITHIN = re.compile(r"其中|含|包括|（")
_NEXT_BEGINS = re.compile(
    r"(?<=..)(?:已|均|全部|(?<!公)共有|(?<!公)共(?!同|享|用|建|管|治)|当中|中(?!心|国|央|小|学|介|标|层|期))"
)
_HEAD_OF_CLAUSE = re.compile(r"[^，、]{2,}?(?=于|参加|参与|进行|开展|实现|通过|在|被|为|获)")
_SHORT = 5
"""A phrase that is no noun and longer than this says itself what it counts."""
_NAMELESS = "未指明"
"""The name of what neither its sentence nor its heading names."""
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
_YEAR_OF = re.compile(r"(?:19|20)\d\d年(?:度)?(?:公布|发布|开展|组织|通报)?的?")
_MEASURE_OF = re.compile(r"的(?:较高|较低|高|低|历史|新|好|水平|比例|比重|速度|份额)")
_REST = re.compile(r"(?:其余|其他|剩余|剩下|另外|余下)的?")
_REACHED = re.compile(r"实际|全年实际|最终|实际达到|实际完成|目前|现|做到|实现|达到")
_LAST_NOUN = re.compile(r"[\d.万余多][^\d，。；、]{1,2}?([\u4e00-\u9fff]{2,10})\Z")
_ENDS = frozenset({"，", "。", "；", "、", "）", "\n", ""})


@dataclass(slots=True)
class Named:
    """A quantity and what it measures; offsets are those of the sentence.

    Attributes:
        quantity: in the offsets of the reading form.
        name: of the metric.
        start: where the words that say it begin.
        end: where they end.
        unit: of the quantity, or the one it takes from its left.
        year: the year that the words give this value in a list or a change (:data:`OWN` for the report's own period),
            ``None`` where they give none.
        rank: whether it is a place in a ranking.
        change: direction, what changes, and compared with what; ``None`` where it is a level.
    """

    quantity: Quantity
    name: str
    start: int
    end: int
    unit: str
    year: int | None = None
    rank: bool = False
    change: dict[str, str] | None = None


@dataclass(slots=True)
class _State:
    """The sentence so far: what a later quantity can take over.

    Attributes:
        verb: of the last name that was whole.
        noun: of it.
        nouns: the last noun counted in each class of units.
        name: of the last quantity.
        unit: of the last quantity that had one.
        unit_class: of that.
        scale: of that, 10000 for 万元.
        ranked: what the last ranking ranks.
        came: whether a change from one level to another has begun.
        part: whether the last quantity was a part of one before it.
        consumed: up to where the words are taken.
    """

    topic: str
    year: int | None
    verb: str = ""
    noun: str = ""
    name: str = ""
    nouns: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    unit_class: str = ""
    scale: int = 1
    ranked: str = ""
    came: bool = False
    part: bool = False
    consumed: int = 0
    out: list[Named] = field(default_factory=list)


class Namer:
    """Names the quantities of sentences."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

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
        state = _State(topic, year)
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

    def _take_unit(self, place: Spot, state: _State) -> bool:
        """Give a number without a unit the one that it counts in: 受理88，办结81; whether it counts at all."""
        if place.unit:
            return True
        phrase = self._phrase(place.left)
        if _CLICKS.search(place.left):
            place.unit, place.unit_class = "次", "events"
        elif _PEOPLE.search(place.left):
            place.unit, place.unit_class = "人", "persons"
        elif state.unit and 0 < len(phrase) <= 8 and place.sentence[place.end : place.end + 1] in _ENDS:
            place.unit, place.unit_class = state.unit, state.unit_class
            if state.scale > 1 and place.quantity.value is not None:  # 应缴132.5万元，已缴128.3
                place.quantity = replace(place.quantity, value=scaled(place.quantity.value, state.scale))
        return bool(place.unit)

    def _single(self, place: Spot, state: _State) -> None:
        """Name one quantity: the forms that stand out first, then by the side on which its noun stands."""
        phrases, right = self._phrases, place.right
        if self._change(place, state) or self._level_of_change(place, state):
            return
        counts = place.unit_class not in _NOT_COUNTED
        if counts and place.following == place.end and (noun := self._shared(place.sentence, place.end)):
            self._emit(place, state, noun, place.start, place.end)
            return
        phrase = self._phrase(place.left)
        if counts and not phrase and _REST.match(place.left) and state.noun and not phrases.noun_follows(right):
            self._emit(place, state, state.noun, place.left_start, place.end)
            return
        verb_behind = phrase and phrases.verb_follows(phrases.lead(right)) and not phrases.is_verb(phrase)
        if counts and phrases.noun_follows(right) and not verb_behind:
            self._before_noun(place, state, phrase)
        elif (
            place.unit_class == "percentage"
            and right.startswith(("全覆盖", "覆盖", "的覆盖"))
            and (phrase or state.name)
        ):
            self._emit(place, state, (phrase or state.name) + "全覆盖", place.left_start, place.end + len("全覆盖"))
        elif self._only_right(place, state, phrase, counts=counts):
            self._before_noun(place, state, phrase)
        elif not self._each(place, state):
            self._emit(
                place, state, self._behind_noun(place, state, phrase, counts=counts), place.left_start, place.end
            )

    def _only_right(self, place: Spot, state: _State, phrase: str, *, counts: bool) -> bool:
        """Whether only the words behind a quantity can name it: 4047人参加学习, 95%的矛盾纠纷."""
        right = place.right
        share = place.unit_class == "percentage" and right.startswith("的") and not _MEASURE_OF.match(right)
        return share or bool(
            not phrase and right and not lists.COORDINATION.match(right) and (not state.name or counts)
        )

    def _behind_noun(self, place: Spot, state: _State, phrase: str, *, counts: bool) -> str:
        """The name of a quantity that stands behind its phrase."""
        phrases = self._phrases
        if not phrase:
            return state.name or self._clause_before(place) or state.topic
        if not place.quantity.unit and state.noun:  # 受理88，办结81
            return _joined(phrases.core(state.noun), clean(place.left))
        if _OF_TOTAL.fullmatch(phrase) or _OF_TOTAL.fullmatch(place.left):
            of = state.name or self._clause_before(place)
            return of + (phrase if len(of) + len(phrase) <= LONGEST else "占比")
        if _OF_EACH.fullmatch(phrase):
            return _joined(state.noun or self._clause_before(place), phrase)
        if level := _LEVEL.search(phrase):  # 示范村国家级1个、省级2个
            if level.start():
                state.verb, state.noun = "", phrase[: level.start()]
                return phrase
            if of := state.noun or self._topic_before(place, state):
                return of + phrase
        if not counts:
            return self._rate(place, state, phrase)
        return self._count(place, state, phrase)

    def _rate(self, place: Spot, state: _State, phrase: str) -> str:
        """A rate, a sum or a length takes over what it is one of where it is short: 审核率100%."""
        phrases = self._phrases
        state.noun = state.noun or phrases.of_rate(phrase)
        if _REACHED.fullmatch(phrase) and state.name:
            return state.name
        if len(phrase) <= 3 and state.noun and not phrase.endswith("率") and place.unit_class != "money":
            return phrase + state.noun
        if place.unit_class == "percentage" and len(phrase) <= 4:
            return _joined(phrases.core(state.noun) or self._clause_before(place), phrase)
        return phrase

    def _count(self, place: Spot, state: _State, phrase: str) -> str:
        """A count takes over the object of its verb, or the whole that it is a part of."""
        phrases = self._phrases
        if _KIND.fullmatch(phrase):  # 线上12场, 民事192件
            of = state.noun or self._topic_before(place, state) or state.topic
            if (other := _KIND.match(of)) and len(of) > other.end():
                of = of[other.end() :]
            return phrase + of
        noun = phrases.split(phrase)[1]
        before = place.sentence[max(0, place.left_start - 4) : place.left_start] + place.left[:4]
        same = place.unit_class == state.unit_class
        said = _WITHIN.search(before) is not None or place.nested or not place.quantity.unit
        state.part = part = said or (state.part and same)
        countable = place.unit_class in {"items", "bodies"} or not phrases.is_body(phrase)
        whole = countable and phrases.whole(phrase)
        if part and same and state.noun and whole:
            head = phrases.head(state.noun)
            for common in (state.noun, head, head[-2:]):  # 其中刑事案件 of 法律援助案件
                if len(common) > 1 and phrase.endswith(common) and _KIND.fullmatch(phrase.removesuffix(common)):
                    name = f"{state.verb}{phrase.removesuffix(common)}{state.noun}"
                    return name if len(name) <= LONGEST else phrase
        if not noun or not phrases.split(phrases.predicate(phrase))[1]:
            of = state.nouns.get(place.unit_class) or state.noun
            of = of or self._noun_ahead(place) or self._topic_before(place, state)
            core = phrases.core(of)
            return _joined(core, phrase) if core != of else phrase + of
        if state.noun and same and whole and place.nested and phrase not in state.noun:
            name = state.noun + phrase
            return name if len(name) <= LONGEST else phrase
        if not (whole and countable) and (name := self._part_or_verb(place, state, phrase, part=part, same=same)):
            return name
        if not place.nested:
            self._remember(state, phrase)
            if state.noun:
                state.nouns[place.unit_class] = state.noun
        return phrase

    def _part_or_verb(self, place: Spot, state: _State, phrase: str, *, part: bool, same: bool) -> str:
        """The name of what only tells a part apart or what was done: 优秀22件, 督结49件, A级61家, 局机关96名."""
        phrases = self._phrases
        body = place.unit_class not in {"items", "bodies"} and phrases.is_body(phrase)
        own = phrases.counts_itself(phrase)
        if own and not (part or body or _KIND.fullmatch(phrase)):
            return ""
        if not (own or body or part) and len(phrase) > _SHORT and phrases.has_object(phrase):
            return ""  # 诉调对接成功调解 names its own subject
        of = state.noun if same or not own else ""
        if not of and not own and not place.nested:
            of = self._topic_before(place, state)
        if not of or phrase in of:
            return ""
        if not (part and own):
            return _joined(phrases.core(of), phrase)
        verb, noun = phrases.split(phrase)
        name = f"{verb or state.verb}{noun}{of}"
        return name if len(name) <= LONGEST else _joined(of, phrase)

    def _topic_before(self, place: Spot, state: _State) -> str:
        """What the clause before is about: it is counted by what follows it (食品企业风险分级，A级22家)."""
        parts = re.split(r"开展|进行|实施|(?<=..)工作\Z", self._clause_before(place))
        topic = next(filter(None, parts), "")
        state.noun = self._phrases.split(topic)[1] or topic
        return state.noun

    def _noun_ahead(self, place: Spot) -> str:
        """The noun that closes a list of verbs with numbers: 排查1136项、挂牌督办7项安全隐患."""
        ends = [end for mark in "，。；：\n" if (end := place.sentence.find(mark, place.end)) >= 0]
        match = _LAST_NOUN.search(place.sentence, place.end, min(ends, default=len(place.sentence)))
        return match[1] if match and self._phrases.noun_follows(match[1]) else ""

    def _before_noun(self, place: Spot, state: _State, phrase: str) -> None:
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
        self._emit(place, state, name, place.start, place.end + len(taken))

    def _shared(self, sentence: str, position: int) -> str:
        """The noun behind the next quantity, which this one shares: 135类1286项职权."""
        match = re.match(r"[\d.万亿千百余多]+[^\d，。；、]{1,3}?(?=[\u4e00-\u9fff]{2})", sentence[position:])
        if not match:
            return ""
        begin = position + match.end()
        return self._phrases.tail(sentence[begin : next_boundary(sentence, begin)])[:LONGEST]

    # Changes, ranks, lists -----------------------------------------------------------------------------------------

    def _change(self, place: Spot, state: _State) -> bool:
        change = change_before(place.left, place.unit, place.unit_class)
        if change is None:
            return False
        before = re.sub(r"(?:相?较|与|和|比|同)[^，]*\Z", "", self._clause_before(place))
        if self._each_change(place, state, change):
            return True
        of = self._phrase(place.left[: change.begin]) or (state.ranked if change.moves else "")
        if of in _GENERAL:
            of = state.ranked or self._phrase(before)
        of = clean(of or state.name or self._phrase(before) or state.topic)
        state.name = of
        name = of + clean(change.said)
        self._emit(
            place,
            state,
            name if len(name) <= LONGEST else of,
            place.left_start,
            place.end,
            change={"of": of, "direction": change.direction, "base": change.base},
            keep=False,
        )
        return True

    def _each_change(self, place: Spot, state: _State, change: Change) -> bool:
        """One change of several things: 发案量、败诉率双双下降15%."""
        each = lists.EACH.search(place.left[: change.begin]) or lists.EACH.search(change.said[:2])
        words = place.left[: change.begin]
        names = lists.items(self._phrases.lead(words[: each.start()] if each and each.string == words else words))
        if each is None or len(names) < 2:
            return False
        for of in lists.spread(names, self._phrases):
            said = {"of": clean(of), "direction": change.direction, "base": change.base}
            self._emit(place, state, _joined(clean(of), clean(change.said)), place.left_start, place.end, change=said)
        return True

    def _level_of_change(self, place: Spot, state: _State) -> bool:
        """The two ends of a change from one level to another: 由上年的7件降至2件."""
        between = place.sentence[state.consumed : place.start]
        if state.name and (state.came or goes_on(between)):
            year = target_year(between)
            if year is not None:
                self._emit(place, state, state.name, place.left_start, place.end, year=year or OWN)
                return True
        origin = origin_before(place.left, place.sentence[place.end : place.following])
        if origin is None:
            return False
        phrase = self._phrase(place.left[: origin.begin])
        self._remember(state, phrase)
        state.came = True
        year = origin.year or (state.year - 1 if origin.last and state.year else OWN)
        self._emit(place, state, phrase or state.name or state.topic, place.left_start, place.end, year=year)
        return True

    def _ranking(self, sentence: str, base: int, ranking: Ranking, state: _State) -> None:
        phrases = self._phrases
        left_start, left, _ = words_before(sentence, ranking.verb_start, state.consumed)
        phrase = re.sub(r"(?:中|上|里)\Z", "", self._phrase(left.removeprefix("在")))
        if not phrase and len(scope := phrases.lead(clean(ranking.scope))) > 3:
            phrase = re.sub(r"(?:中|上)\Z", "", scope)
        if not phrase and state.out and state.consumed == left_start:  # 满意度在全市11个区县中排名第一
            earlier = state.out[-1].start
            phrase = self._phrase(sentence[last_boundary(sentence, earlier) : earlier])
            phrase = re.sub(r"在?(?:全[市省州盟国])?\Z", "", phrase)
        if not phrase and len(state.out) > 1:
            phrase = state.out[-2].name  # 考核得分97.6分，在全市10个旗县中排名第2
        if phrase in _GENERAL:
            phrase = self._clause(sentence, left_start) or state.ranked or phrase
        of = clean(phrase or self._clause(sentence, left_start) or state.name or state.topic)
        start, end = base + ranking.start, base + ranking.end
        quantity = Quantity(start, end, ranking.place, ranking.unit, "rank", ranking.bound, bare=start)
        state.ranked = state.name = of
        year = state.year - 1 if ranking.former and state.year else None
        name = shorten(of + "名次", keep_end=True)
        state.out.append(Named(quantity, name, left_start, ranking.end, ranking.unit, year, rank=True))
        state.consumed = ranking.end

    def _each(self, place: Spot, state: _State) -> bool:
        """One value for several names: 参考率、合格率均为100%."""
        each = lists.EACH.search(place.left)
        if each is None:
            return False
        names = lists.items(self._phrases.lead(place.left[: each.start()]))
        if len(names) < 2:
            return False
        for name in lists.spread(names, self._phrases):
            self._emit(place, state, name, place.left_start, place.end)
        self._remember(state, names[-1])
        return True

    def _deal(self, place: Spot, base: int, run: list[Quantity], state: _State) -> bool:
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
            name = self._phrase(before)
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
            self._emit(part, state, name, place.left_start, end, year=year)
        return True

    # Book-keeping ----------------------------------------------------------------------------------------------------

    def _phrase(self, words: str) -> str:
        """The words that name something, without what opens and closes them."""
        return self._phrases.tail(self._phrases.lead(words))

    def _clause(self, sentence: str, position: int) -> str:
        """The clause before the one that begins at ``position``, as the name of what it measures."""
        clause = self._phrase(_YEAR_OF.sub("", clause_before(sentence, position)))
        return clause if 2 <= len(clause) <= LONGEST and not re.search(r"\d", clause) else ""

    def _clause_before(self, place: Spot) -> str:
        return self._clause(place.sentence, place.left_start)

    def _remember(self, state: _State, phrase: str) -> None:
        verb, noun = self._phrases.split(self._phrases.predicate(phrase))
        if noun:
            state.verb, state.noun = verb, self._phrases.lead(noun) or noun

    def _emit(
        self,
        place: Spot,
        state: _State,
        name: str,
        start: int,
        end: int,
        *,
        year: int | None = None,
        change: dict[str, str] | None = None,
        keep: bool = True,
    ) -> None:
        short = shorten(name, keep_end=True) or _NAMELESS
        state.out.append(Named(place.quantity, short, start, end, place.unit, year, change=change))
        state.consumed = end
        if keep:
            state.name = short
            if place.unit_class not in {"percentage", "percentage-points"}:
                state.unit, state.unit_class, state.scale = place.unit, place.unit_class, place.quantity.scale


def _joined(of: str, phrase: str) -> str:
    return of + phrase if len(of) + len(phrase) <= LONGEST else phrase
