"""What each quantity of a sentence measures: its name, with the heads filled in that coordination and ellipsis leave out.

A quantity stands behind its noun (排查矛盾纠纷1126件) or before it (14名法律顾问). A phrase that is only a verb takes its
object from the left (预防1709件), one that only tells a part apart takes verb and noun (其中涉农民工118件), an empty one
the whole name (933批、2021人次). Lists with 分别 and 均 are dealt out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.extractors.phrases import LONGEST, Phrases, clean, shorten
from kg.text.numerals import number
from kg.text.quantities import Quantity

_BOUNDARY = "，。；：！？\n（）|"
_COORDINATION = re.compile(r"、|，|以及|(?<!调解)(?<!缓)和(?!解|平|谐|睦|好|田|顺|县|林)|及(?!时|其|格)|与(?!会|人)")
_JOIN = re.compile(r"(?:、|，|和|及|以及|与|；)?")
_EACH = re.compile(
    r"(?:[两三四五几各]项(?:指标|率)?)?(?:均|都|皆|双双|全部|全都|同样|统一)(?:已|能|可|要|保持|实现|做到|达到了?|达|为|在|是|超过|超|突破|稳定|不低于|高于|维持|了|到)*$"
)
_RESPECTIVELY = re.compile(r"(?:均)?(?:分别|依次)(?P<verb>[^，。；、]{0,12})$")
_CHANGE = re.compile(
    r"(?P<base>同比|环比|(?:相?较|与|和|比|同)(?:上一?年|去年|前一年|上年度|上一年度|往年|(?:19|20)\d\d年)(?:度)?(?:同期)?(?:相比)?(?:，)?|年均)?"
    r"(?:总体|平均|分别|均|又|再|也|已|大幅|净|累计|进一步|有所|明显|各|双双)*"
    r"(?P<verb>增长|上升|提高|提升|增加|攀升|扩大|上涨|下降|减少|降低|下滑|回落|压减|压缩|缩短|缩减|前移|前进|上移|跃升|后移|下移|下跌|减|降|(?<!新)增|升)"
    r"(?:了|约|近|超过|超|达到|达|幅度|幅度达|逾)*$"
)
_DOWN = frozenset("下减降回压缩后")
_FROM = re.compile(
    r"(?:由|从)(?:原来|最初|此前|年初|(?P<last>上一?年|去年)(?:度|同期)?|(?P<year>(?:19|20)\d\d)年(?:度)?)?的?$"
)
_TO = re.compile(
    r"^(?:，)?[\u4e00-\u9fff]{1,8}?(?:至|到|为|成)(?:了)?(?:目前|现在|本年|今年|(?P<year>(?:19|20)\d\d)年(?:度|底|末)?)?的?$"
)
_OWN = 0
"""The year of a value that belongs to the report's own period."""
_ABOVE = re.compile(r"(?P<verb>高出|高于|低于|领先|超出|超过)(?P<base>[^，。；]{2,14}?)(?:约|近)?$")
_CLICKS = re.compile(
    r"(?:观看|阅读|浏览|点击|播放|点赞|转发|访问|收听|收看|曝光|关注|在看|评论|下载)(?:总)?(?:量|数|次数|人数)?(?:均|共|累计|合计|总计|达到?|超过?|近|突破|约|逾)*$"
)
_KIND = re.compile(
    r"(?:刑事|民事|行政|商事|涉外|国内|涉港澳?|涉台|其他|其它|普通|简易|一审|二审|再审|线上|线下|专职|兼职|城镇|农村|男性?|女性?)(?:类)?"
)
_LEVEL = re.compile(
    r"(?:国家级|部级|省部级|省级|自治区级|市级|区级|县级|区县级|旗级|镇级|乡级|镇街级|村级|村居级|社区级|特级|[一二三四五]级|[一二三四五]星级|[A-E]级|[A5432]+A级|初级|中级|高级|甲级|乙级)$"
)
_OF_TOTAL = re.compile(r"(?:约|均|各|分别)?(?:占|占比|占到|占比达|占比为|占了|占总数|占全部)[^，。；]{0,14}$")
_RANK_WORDS = "由|从|稳居|蝉联|荣登|登上|排位|位次|名次|排到|进至|前进至|晋升至|晋至|升到|退至|降至|斩获|摘得|跃升至|跃升到|上升到|前移至|位列|位居|名列|列居|排名|排在|排|居于|居|列|跻身|进入|保持|获得|获|取得|荣获|夺得|进位至|跃居|升至|上升至|位于"
_RANK = re.compile(
    rf"(?P<verb>{_RANK_WORDS}|(?=全[市省县州盟国区]第))(?:了|为|是)?(?P<scope>[^，。；“”、《》\d]{{0,12}}?)"
    r"(?P<rank>(?P<first>首位|榜首|之首|首名|头名)|第(?P<nth>[一二三四五六七八九十]+|\d+)(?P<unit>名|位)?(?!责任|议题|要务|线|现场|资源|动力|要素|粒|站|课|时间|批|届|方阵|档|序列|个|次|轮|季度|书记|课|人民|期|条|阶段|步|梯队|三方|产业|代|类|师)"
    r"|前(?P<top>[一二三四五六七八九十]+|\d+)(?P<unit2>名|位|列|强)?(?!往|期|年|季度|个月|述|款|置|\d))"
)
_BRACKET_IN_NAME = re.compile(r"（[\u4e00-\u9fff、]{1,8}）(?=[\u4e00-\u9fff])")
_WITHIN = re.compile(r"其中|含|包括|（")


@dataclass(slots=True)
class Named:
    """A quantity and what it measures; offsets are those of the sentence.

    Attributes:
        quantity: in the offsets of the reading form.
        name: of the metric.
        start: where the words that say it begin.
        end: where they end.
        year: the year that the words give this value in a list or a change, ``None`` otherwise.
        rank: whether it is a place in a ranking.
        change: direction, what changes, and compared with what; ``None`` where it is a level.
        unit: of the quantity, or the one it takes from its left.
    """

    quantity: Quantity
    name: str
    start: int
    end: int
    unit: str
    unit_class: str
    year: int | None = None
    rank: bool = False
    change: dict[str, str] | None = None


@dataclass(slots=True)
class _State:
    """What a later quantity of the sentence can take over."""

    verb: str = ""
    noun: str = ""
    name: str = ""
    unit: str = ""
    unit_class: str = ""
    rank_name: str = ""
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
        state = _State()
        ranks = {match.start("rank"): match for match in _RANK.finditer(sentence)}
        todo = [
            q for q in quantities if not any(m.start("rank") <= q.start - base < m.end("rank") for m in ranks.values())
        ]
        events: list[tuple[int, Quantity | re.Match[str]]] = [(q.start - base, q) for q in todo]
        events += list(ranks.items())
        events.sort(key=lambda event: event[0])
        n = 0
        while n < len(events):
            position, event = events[n]
            before = state.out[-1] if state.out else None
            if isinstance(event, Quantity) and before and before.quantity.start == event.start and not before.rank:
                state.out.append(replace(before, quantity=replace(event, unit=before.unit)))  # the other end of a range
                n += 1
                continue
            following = next((at for at, _ in events[n + 1 :] if at > position), len(sentence))
            if isinstance(event, re.Match):
                self._rank(sentence, base, event, state, topic, year)
                n += 1
                continue
            group = self._group(sentence, base, [e for _, e in events[n:]])
            if len(group) > 1 and self._deal(sentence, base, group, state, year):
                n += len(group)
                continue
            self._single(sentence, base, event, position, following, state, topic, year)
            n += 1
        return state.out

    # One quantity -----------------------------------------------------------------------------------------------

    def _single(
        self, s: str, base: int, q: Quantity, start: int, following: int, state: _State, topic: str, year: int | None
    ) -> None:
        phrases, end = self._phrases, q.end - base
        left_start, left, nested = self._left(s, start, state.consumed)
        right_end = min(following, _next_boundary(s, end))
        right = s[end:right_end]
        if q.unit:
            unit, unit_class = q.unit, q.unit_class
        elif _CLICKS.search(left):
            unit, unit_class = "次", "events"
        elif self._may_be_bare(s, end, left, state):
            unit, unit_class = state.unit, state.unit_class
        else:
            return
        if self._change(s, q, left_start, left, start, end, state, topic, unit, unit_class):
            state.consumed = end
            return
        phrase = phrases.tail(phrases.lead(left))
        counts = unit_class not in {
            "percentage",
            "percentage-points",
            "money",
            "multiples",
            "points",
            "duration",
            "extent",
        }
        if state.came and (to := _TO.match(s[state.consumed : start])):
            if state.name:  # 由5件降为1件: the second end of a change from one level to another
                self._emit(
                    state,
                    q,
                    state.name,
                    left_start,
                    end,
                    unit,
                    unit_class,
                    year=int(to["year"]) if to["year"] else _OWN,
                )
                state.consumed = end
                return
        came = _FROM.search(left)
        if came and _TO.match(s[end:following]):
            phrase = phrases.tail(phrases.lead(left[: came.start()]))
            name = phrase or state.name or topic
            past = int(came["year"]) if came["year"] else (year - 1 if year and came["last"] else _OWN)
            self._remember(state, phrase, unit, unit_class)
            state.came = True
            self._emit(state, q, name, left_start, end, unit, unit_class, year=past)
            state.consumed = end
            return
        if counts and following == end and (noun := self._shared(s, end)):
            self._emit(state, q, noun, start, end, unit, unit_class)
            state.consumed = end
            return
        if (
            counts
            and phrases.noun_follows(right)
            and not (phrase and phrases.verb_follows(right) and not phrases.is_verb(phrase))
        ):
            self._right(s, q, phrase, right, start, end, following, state, unit, unit_class)
            return
        if unit_class == "percentage" and right.startswith(("全覆盖", "覆盖", "的覆盖")) and (phrase or state.name):
            self._emit(state, q, (phrase or state.name) + "全覆盖", left_start, end + len("全覆盖"), unit, unit_class)
            state.consumed = end
            return
        if ((not phrase and right and not _COORDINATION.match(right)) or (
            unit_class == "percentage" and right.startswith("的")
        )) and (not state.name or counts or right.startswith("的")):
            self._right(s, q, phrase, right, start, end, following, state, unit, unit_class)
            return
        if each := _EACH.search(left):
            items = self._items(phrases.lead(left[: each.start()]))
            if len(items) > 1:
                for item in self._spread(items):
                    self._emit(state, q, item, left_start, end, unit, unit_class)
                self._remember(state, items[-1], unit, unit_class)
                state.consumed = end
                return
        name = self._fill(s, left_start, left, phrase, nested, state, topic, unit_class, counts=counts, bare=not q.unit)
        self._emit(state, q, name, left_start, end, unit, unit_class)
        state.consumed = end

    def _left(self, s: str, start: int, consumed: int) -> tuple[int, str, bool]:
        """Where the words before a quantity begin, these words, and whether they stand in a bracket of their own."""
        boundary = max(s.rfind(mark, 0, start) for mark in _BOUNDARY) + 1
        nested = s.rfind("（", 0, start) > s.rfind("）", 0, start)
        left_start = max(boundary, consumed)
        if boundary > consumed and s[boundary - 1] == "）":
            opened = s.rfind("（", 0, boundary)
            if opened >= consumed:  # a bracket inside the phrase: 行政案件（含仲裁）12件
                before, text, _ = self._left(s, opened, consumed)
                return before, text + s[boundary:start], nested
        left = s[left_start:start]
        if not left and boundary > consumed and s[boundary - 1] in "：（" and not nested:
            return left_start, "", nested
        return left_start, left, nested

    def _fill(
        self,
        s: str,
        left_start: int,
        left: str,
        phrase: str,
        nested: bool,
        state: _State,
        topic: str,
        unit_class: str,
        *,
        counts: bool,
        bare: bool,
    ) -> str:
        """The name for a quantity that stands behind its phrase."""
        phrases = self._phrases
        if not phrase:
            if state.name:
                return state.name
            return self._clause_before(s, left_start) or topic
        if _OF_TOTAL.fullmatch(phrase) or _OF_TOTAL.fullmatch(left):
            of = state.name or self._clause_before(s, left_start)
            return of + (phrase if len(of) + len(phrase) <= LONGEST else "占比")
        verb, noun = phrases.split(phrase)
        if re.fullmatch(r"(?:实现)?每.{1,2}|得分|总分|成绩|分值", phrase):
            of = state.noun or self._clause_before(s, left_start)
            return of + phrase if len(of) + len(phrase) <= LONGEST else phrase
        if level := _LEVEL.search(phrase):  # 示范村国家级1个、省级2个
            if level.start():
                state.verb, state.noun = "", phrase[: level.start()]
                return phrase
            if state.noun:
                return state.noun + phrase
        if not counts:
            state.noun = state.noun or phrases.of_rate(phrase)
            if len(phrase) <= 3 and state.noun and phrase.endswith("率") is False and unit_class != "money":
                return phrase + state.noun
            if unit_class == "percentage" and len(phrase) <= 4:  # 审核率100%: of what the words before name
                of = phrases.core(state.noun) or self._clause_before(s, left_start)
                return of + phrase if len(of) + len(phrase) <= LONGEST else phrase
            return phrase
        said = bool(_WITHIN.search(s[max(0, left_start - 4) : left_start] + left[:4])) or nested
        part = said or bare or (state.part and unit_class == state.unit_class)
        state.part = part
        if part and state.noun and phrases.whole(phrase) and unit_class == state.unit_class:
            head = phrases.head(state.noun)
            for common in (state.noun, head, head[-2:]):  # 其中刑事案件 of 法律援助案件
                if len(common) > 1 and phrase.endswith(common) and _KIND.fullmatch(phrase.removesuffix(common)):
                    whole = f"{state.verb}{phrase.removesuffix(common)}{state.noun}"
                    return whole if len(whole) <= LONGEST else phrase
        if not noun or not phrases.split(phrases.predicate(phrase))[1]:
            if not state.noun:
                state.noun = re.split(r"开展|进行|实施|(?<=..)工作$", self._clause_before(s, left_start))[0]
                state.noun = phrases.split(state.noun)[1] or state.noun
            core = phrases.core(state.noun)
            return core + phrase if core != state.noun else phrase + state.noun
        listed = (left_start > 0 and s[left_start - 1 : left_start] in {"、", "，"}) or left[:1] == "、"
        same = unit_class == state.unit_class
        if state.noun and nested and same and phrases.whole(phrase) and phrase not in state.noun:
            whole = state.noun + phrase
            return whole if len(whole) <= LONGEST else phrase
        if state.noun and same and not phrases.whole(phrase) and (part or (listed and _KIND.fullmatch(phrase))):
            whole = f"{verb or state.verb}{noun}{state.noun}"
            return whole if len(whole) <= LONGEST else f"{noun}{state.noun}"
        if not nested:
            self._remember(state, phrase, "", "")
        return phrase

    def _right(
        self,
        s: str,
        q: Quantity,
        phrase: str,
        right: str,
        start: int,
        end: int,
        following: int,
        state: _State,
        unit: str,
        unit_class: str,
    ) -> None:
        """Name a quantity that stands before what it counts."""
        phrases = self._phrases
        taken = right
        if end + len(right) == following:  # the next quantity stands in the same clause
            if (
                cut := re.search(
                    r"(?<=..)(?:已|均|全部|(?<!公)共有|(?<!公)共(?!同|享|用|建|管|治)|中(?!心|国|央|小|学|介|标|层|期))",
                    right,
                )
            ) is not None:
                taken = right[: cut.start()]
            elif (comma := right.rfind("、")) > 0:
                taken = right[:comma]
        noun = phrases.tail(phrases.lead(re.sub(r"^的", "", taken)))
        noun = re.sub(r"^(?:次|个)(?=[\u4e00-\u9fff])", "", noun)
        verb, rest = phrases.split(phrase)
        prefix = verb if verb and not phrases.lead(rest) else ""
        if re.search(r"(?:完成|办结|实现)$", noun) and state.noun and not phrases.split(noun)[1]:
            noun = state.noun + noun  # 剩余3个将于明年完成
        if not noun:
            if end + len(right) == following and not right:
                noun = self._shared(s, following)
            noun = noun or phrase or state.name
        if per := re.search(r"每[^，。；、]{1,3}?(?=配|举|开|培|有|至|不|安|走|组|派|选|设|建|打|召|接|$)", phrase):
            prefix = per[0] + prefix  # 每村配备3名…: the amount is one a village
        name = prefix + noun
        if re.match(r"不|未|无", noun) and state.noun:
            name = state.noun + noun
        if len(clean(name)) > LONGEST:
            name = shorten(noun, keep_end=False)
        head = re.match(r"[^，、]{2,}?(?=于|参加|参与|进行|开展|实现|通过|在|被|为|获)", noun)
        state.verb, state.noun = prefix, head[0] if head else noun
        self._emit(state, q, name, start, end + len(taken), unit, unit_class)
        state.consumed = end + len(taken)

    def _shared(self, s: str, position: int) -> str:
        """The noun behind the next quantity, which this one shares: 135类1286项职权."""
        match = re.match(r"[\d.万亿千百余多]+[^\d，。；、]{1,3}?(?=[\u4e00-\u9fff]{2})", s[position:])
        if not match:
            return ""
        begin = position + match.end()
        return self._phrases.tail(s[begin : _next_boundary(s, begin)])[:LONGEST]

    def _clause_before(self, s: str, left_start: int) -> str:
        """The clause before the one that a quantity stands in, as the name of what it measures."""
        end = left_start
        while end > 0 and s[end - 1] in _BOUNDARY:
            end -= 1
        begin = max(s.rfind(mark, 0, end) for mark in _BOUNDARY) + 1
        clause = self._phrases.tail(self._phrases.lead(s[begin:end]))
        return clause if 2 <= len(clause) <= LONGEST and not re.search(r"\d", clause) else ""

    def _may_be_bare(self, s: str, end: int, left: str, state: _State) -> bool:
        """Whether a number without a unit counts what the one before it counts: 受理88，办结81."""
        phrase = self._phrases.tail(self._phrases.lead(left))
        return bool(
            state.unit
            and phrase
            and len(phrase) <= 8
            and s[end : end + 1] in {"，", "。", "；", "、", "）", "\n", ""}
            and (self._phrases.split(phrase)[0] or len(phrase) <= 4)
        )

    # Changes, ranks, lists -----------------------------------------------------------------------------------------

    def _change(
        self,
        s: str,
        q: Quantity,
        left_start: int,
        left: str,
        start: int,
        end: int,
        state: _State,
        topic: str,
        unit: str,
        unit_class: str,
    ) -> bool:
        match = _CHANGE.search(left)
        if match is None:
            match = _ABOVE.search(left) if unit_class == "percentage-points" else None
        if match is None:
            return False
        relative = unit_class in {"percentage", "percentage-points", "multiples"} or unit in {
            "位",
            "名",
            "个位次",
            "位次",
        }
        if not match["base"] and not relative:
            return False
        phrases = self._phrases
        of = phrases.tail(phrases.lead(left[: match.start()]))
        before = phrases.tail(
            phrases.lead(re.sub(r"(?:相?较|与|和|比|同)[^，]*$", "", self._clause_before(s, left_start)))
        )
        movement = match["verb"] in {"前移", "前进", "上移", "后移", "下移"} or unit in {"位", "个位次", "位次"}
        of = of or (state.rank_name if movement else "") or state.name or before or topic
        said = re.sub(r"[，了约近超达]", "", match[0])
        base = re.sub(r"[，相比较与和同]|^比", "", match["base"] or "").removesuffix("期")
        base = {"": "previous year", "同": "previous year", "环": "previous period"}.get(base, base)
        direction = "down" if match["verb"][0] in _DOWN or match["verb"] == "低于" else "up"
        state.name = clean(of)
        name = clean(of + said) if len(clean(of + said)) <= LONGEST else shorten(of, keep_end=True)
        change = {"of": clean(of), "direction": direction, "base": base}
        self._emit(state, q, name, left_start, end, unit, unit_class, change=change, keep=False)
        return True

    def _rank(self, s: str, base: int, match: re.Match[str], state: _State, topic: str, year: int | None) -> None:
        phrases = self._phrases
        left_start, left, _ = self._left(s, match.start("verb"), state.consumed)
        phrase = re.sub(r"(?:中|上|里)$", "", phrases.tail(phrases.lead(re.sub(r"^在", "", left))))
        scope = clean(match["scope"])
        if not phrase and len(phrases.lead(scope)) > 3:
            phrase = re.sub(r"(?:中|上)$", "", phrases.lead(scope))
        if not phrase and state.out and state.consumed == left_start:  # 满意度在全市11个区县中排名第一
            begin = max(s.rfind(mark, 0, state.out[-1].start) for mark in _BOUNDARY) + 1
            phrase = phrases.tail(phrases.lead(s[begin : state.out[-1].start]))
            phrase = re.sub(r"在?(?:全[市省州盟国])?$", "", phrase)
        phrase = phrase or self._clause_before(s, left_start) or state.name or topic
        words = match["nth"] or match["top"] or "1"
        value = int(words) if words.isdecimal() else _small(words)
        if value is None:
            return
        unit = match["unit"] or match["unit2"] or "名"
        q = Quantity(
            base + match.start("rank"), base + match.end("rank"), value, unit if unit in "名位" else "名", "rank",
            "le" if match["top"] else None, bare=base + match.start("rank"),
        )  # fmt: skip
        state.rank_name = state.name = clean(phrase)
        past = year - 1 if year and match["verb"] in {"由", "从"} else None
        self._emit(
            state, q, phrase + "名次", left_start, match.end("rank"), q.unit, "rank", year=past, rank=True, keep=False
        )
        state.consumed = match.end("rank")

    def _group(self, s: str, base: int, events: list[Quantity | re.Match[str]]) -> list[Quantity]:
        """The quantities from the first on that nothing but commas and 和 separates."""
        group: list[Quantity] = []
        for event in events:
            if not isinstance(event, Quantity):
                break
            if group:
                gap = s[group[-1].end - base : event.start - base]
                if _JOIN.fullmatch(gap) is None or event.start < group[-1].end:
                    break
            group.append(event)
        return group

    def _deal(self, s: str, base: int, group: list[Quantity], state: _State, year: int | None) -> bool:
        """Deal the values of a list out to the names, or the years, before 分别."""
        first, last = group[0].start - base, group[-1].end - base
        left_start, left, _ = self._left(s, first, state.consumed)
        match = _RESPECTIVELY.search(left)
        if match is None:
            return False
        phrases = self._phrases
        before, verb = left[: match.start()], phrases.tail(match["verb"])
        if not phrases.lead(before) and left_start > 1:  # 2021年至2023年，公证处分别…; 今年…情况，分别为…
            before = s[max(s.rfind(mark, 0, left_start - 1) for mark in "。；：！？\n（）") + 1 : left_start] + before
        years = _years(s[:first])
        if len(years) == len(group):
            name = (
                (verb
                and phrases.is_verb(verb)
                and phrases.tail(phrases.lead(before)))
                or phrases.tail(phrases.lead(before))
                or verb
            )
            name = f"{name}{verb}" if verb and verb not in name else name
            for q, y in zip(group, years, strict=True):
                self._emit(state, q, name, left_start, last, q.unit, q.unit_class, year=y)
        else:
            items = self._items(phrases.lead(before))
            if len(items) != len(group):
                return False
            for q, item in zip(group, self._spread(items), strict=True):
                name = f"{verb}{item}" if verb and not phrases.split(item)[0] else item
                self._emit(state, q, name, left_start, last, q.unit, q.unit_class)
        state.consumed = last
        return True

    def _items(self, phrase: str) -> list[str]:
        return [item for item in map(str.strip, _COORDINATION.split(phrase)) if item]

    def _spread(self, items: list[str]) -> list[str]:
        """Coordinated names, each with the verb of the first and the head of the last: 受理刑事、民事、行政案件."""
        phrases = self._phrases
        verb, first = phrases.split(items[0])
        if not first:
            verb, first = "", items[0]
        bare = [first, *items[1:]]
        last = bare[-1]
        head = ""
        if len(bare) > 1 and not phrases.whole(first):
            lengths = {len(item) for item in bare[:-1]}
            head = last[k:] if len(lengths) == 1 and len(last) > (k := lengths.pop()) else phrases.head(last)
        return [
            f"{verb}{item}" if n == len(bare) - 1 or item.endswith(head) else f"{verb}{item}{head}"
            for n, item in enumerate(bare)
        ]

    # Book-keeping ----------------------------------------------------------------------------------------------------

    def _remember(self, state: _State, phrase: str, unit: str, unit_class: str) -> None:
        verb, noun = self._phrases.split(self._phrases.predicate(phrase))
        if noun:
            state.verb, state.noun = verb, self._phrases.lead(noun) or noun
        if unit:
            state.unit, state.unit_class = unit, unit_class

    def _emit(
        self, state: _State, q: Quantity, name: str, start: int, end: int, unit: str, unit_class: str, *,
        year: int | None = None, rank: bool = False, change: dict[str, str] | None = None, keep: bool = True,
    ) -> None:  # fmt: skip
        short = shorten(name, keep_end=True)
        state.out.append(Named(replace(q, unit=unit), short, start, end, unit, unit_class, year, rank, change))
        if keep:
            state.name = short
            if unit and unit_class not in {"percentage", "percentage-points"}:
                state.unit, state.unit_class = unit, unit_class


def _next_boundary(s: str, start: int) -> int:
    """Where the phrase that begins at ``start`` ends; a short bracket in a name, as in 乡镇（街道）, does not end it."""
    while True:
        ends = [end for mark in _BOUNDARY if (end := s.find(mark, start)) >= 0]
        end = min(ends, default=len(s))
        bracket = _BRACKET_IN_NAME.match(s, end)
        if bracket is None:
            return end
        start = bracket.end()


def _small(words: str) -> int | None:
    value = number(words)
    return int(value) if value is not None else None


def _years(words: str) -> list[int]:
    """The years that a list of values may be dealt out to: 2021年至2023年, 2021、2022和2023年."""
    span = re.search(r"((?:19|20)\d\d)年?(?:度)?(?:-|至|到)((?:19|20)\d\d)年?", words)
    if span:
        return list(range(int(span[1]), int(span[2]) + 1))
    listed = re.search(r"(?:(?:19|20)\d\d年?(?:度)?[、和与及，]){1,}(?:19|20)\d\d年", words)
    return [int(y) for y in re.findall(r"(?:19|20)\d\d", listed[0])] if listed else []
