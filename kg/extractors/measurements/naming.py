"""What each quantity of a sentence measures: its name.

A quantity stands behind its noun (排查矛盾纠纷1126件) or before it (14名法律顾问). What the words leave out is filled in
from what the sentence said before (:mod:`kg.extractors.measurements.heads`); lists with 分别 and 均 are dealt out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from kg.extractors.measurements import lists
from kg.extractors.measurements.changing import Changing
from kg.extractors.measurements.clauses import Clauses
from kg.extractors.measurements.dealing import Dealing
from kg.extractors.measurements.deeds import REST, Deeds
from kg.extractors.measurements.heads import Heads
from kg.extractors.measurements.named import NOT_COUNTED, Named, State, joined
from kg.extractors.measurements.phrases import LONGEST, Phrases, clean, shorten
from kg.extractors.measurements.ranked import Ranked
from kg.extractors.measurements.rankings import Ranking, find_rankings
from kg.extractors.measurements.spots import Spot, last_boundary, next_boundary, spot
from kg.extractors.measurements.unitless import Unitless
from kg.text.amounts import Quantity

_EACH_ONE = re.compile(
    r"[人户村场件所]均|每[^，。；、]{1,10}?(?=配|举|开|培|有|至|不|安|走|组|派|选|设|建|打|召|接|\Z)"
)
_NEXT_BEGINS = re.compile(
    r"(?<=..)(?:的基础上|已|平均|(?<!平)均|全部|(?<!公)共有|(?<!公)共(?!同|享|用|建|管|治)|当中|中(?!心|国|央|小|学|介|标|层|期))"
)
_DONE_LAST = re.compile("(?<=...)(?:完成|办结|整改|销号|化解|落实)\\Z")
"""32项重点任务完成30项: what was done opens the next name."""
_HEAD_OF_CLAUSE = re.compile(r"[^，、]{2,}?(?=于|参加|参与|进行|开展|实现|通过|在|被|为|获)")
_MEASURE_OF = re.compile(
    r"的(?:年度|全年|工作|预期|考核)?(?:目标|指标|要求|任务|基础|较高|较低|高|低|历史|新|好|水平|比例|比重|速度|份额)"
)
_SHARE_OF = re.compile(r"(?<=..)(?:当中|中|里)(?:有|约有)\Z")
_APIECE = frozenset({"人均", "户均", "村均"})
_YEAR_BEHIND = re.compile(r"（((?:19|20)\d\d)年(?:度)?）")
"""45万元（2021年）."""
_LACKS = re.compile("不(?!动产)|未(?!成年)|无(?!人机)")
_WITHIN_END = re.compile(r"(?<=..)(?:里[头面]|当中|之中|(?<![集家途初高])中|(?<![公邻故海])里)\Z")
_LONGEST_CLAUSE = 12
_SENT = re.compile("(?:到|赴|前往|去|进驻|下沉)[\u4e00-\u9fff]{3}")
_WATCH = re.compile("(?:同时|同步)?(?:在线|线上|现场)(?:观看|收看|参加|参与|旁听|学习|收听|答题|互动)")
_PEOPLE_LAST = re.compile("[人员者众民生部]\\Z")
_ABOUT_END = re.compile("(?<=..)(?:之后|以后|之前|以来)的?.*\\Z|(?<=.)(?:左右|上下|之多|无一[\u4e00-\u9fff]*)\\Z")
_UNIT_NOUNS = frozenset({"班次", "批次", "场次", "轮次", "阶段"})
_MEASURED = re.compile(r"[\d.万亿千百余多]+(?:平方|立方|公里|公顷|米|亩|吨|元|小时|[课学]时|分钟|个工作日)")
_MEMBERS = frozenset({"成员", "人员", "干部", "工作人员", "队员", "负责人", "主要负责人", "代表"})
_SUMMED = re.compile("累计|总数|总量")
_NEWLY = re.compile("^(?:新增设?|增设|新(?=[建设培成组]))")
_STANDARD = "的标准"
_SPENT = re.compile(
    "(?:安排|拨付|发放|落实|列支|保障|给予|核定|兑现|支付|配套|预算|提取|缴纳|收取)(?=[\u4e00-\u9fff]{2})"
)
_APIECE_BEFORE = re.compile("(?:每[\u4e00-\u9fff]{1,3}|人均)(?:每年|每月)?(?:不低于|不少于|最高)?\\Z")
_BRINGS = frozenset({"实现", "完成", "推动", "达到", "确保", "促成", "带动"})
"""实现70%以上政务服务事项网上办: a share stands before what it is a share of."""
_TERM = re.compile("[\u4e00-\u9fff]{0,6}(?:期|期限|时限|假)(?=[，。；、]|\\Z)")
_EACH_DOES = re.compile(
    "(?<=..)(?:(?:全面|全部|基本|动态)*(?:清零|归零)|平均|(?<!平)均(?!衡)|则(?!是)|都(?=[已在有能被是得]))"
)
"""17个司法所均设置了调解室: what is counted ends before."""
_AHEAD = 8
_BODIES = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:部门|单位|街镇|镇街|乡镇|街道|社区|学校|企业|机构|司法所|[村镇乡](?=（))(?:（[\u4e00-\u9fff]{1,4}）)?(?=[\u4e00-\u9fff]{4})"
)
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
            and (noun := self._shared(place.sentence, place.end))
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
            self._before_noun(place, state, phrase)
            return
        if counts and phrases.noun_follows(right) and not self._complete(place, phrase):
            self._before_noun(place, state, phrase)
        elif (
            place.unit_class == "percentage"
            and right.startswith(("全覆盖", "覆盖", "的覆盖"))
            and (phrase or state.name)
        ):
            state.emit(place, (phrase or state.name) + "全覆盖", place.left_start, place.end + len("全覆盖"))
        elif self._only_right(place, state, phrase, counts=counts):
            self._before_noun(place, state, phrase)
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

    def _complete(self, place: Spot, phrase: str) -> bool:
        """Whether the words before a quantity name it, whatever noun follows: 发放材料400份, 专职律师12名参加."""
        if (
            not phrase
            or place.left.endswith(
                ("的", "及其", "和", "以及", "领域", "等", "在", "于", "向", "对", "了", "为", "给", "帮", "替")
            )
            or _EACH_ONE.search(phrase)
        ):  # 已生效的25件败诉案件, 每村3名…
            return False
        phrases = self._phrases
        verb, noun = phrases.split(phrase)
        if verb and not phrases.lead(noun):  # 组织全镇116名在编干部
            return False
        if "、" in phrase and len(lists.items(noun)) == place.quantity.value:  # 立法、执法、普法3个小组
            return False
        if place.unit_class == "persons" and not phrases.fits(phrase, place.unit, place.unit_class):
            return not phrases.people_first(phrases.lead(place.right))  # 组织部门20名负责人
        if phrases.verb_follows(phrases.lead(place.right)):
            return not (phrases.whole(place.right) and phrases.ends_in_deed(phrase))
        return phrases.whole(phrase) and (bool(verb) or phrases.verb_first(place.right))

    def _only_right(self, place: Spot, state: State, phrase: str, *, counts: bool) -> bool:
        """Whether only the words behind a quantity can name it: 320名干部参训, 95%的矛盾纠纷."""
        right, noun = place.right, self._phrases.split(phrase)[1]
        share = right.startswith("的") and not _MEASURE_OF.match(right)
        share = share and (
            place.unit_class == "percentage"
            or (place.unit_class == "money" and (not noun or noun in _APIECE))
            or (counts and bool(phrase) and not noun)  # 组建40人的师资库
        )
        share = share or (
            place.unit_class == "percentage"
            and (not phrase or phrase in _BRINGS or self._phrases.is_body(phrase))
            and self._phrases.noun_follows(right)
            and self._phrases.noun_first(right)
        )
        return share or bool(
            not phrase and right and not lists.COORDINATION.match(right) and (not state.name or counts)
        )

    def _before_noun(self, place: Spot, state: State, phrase: str) -> None:
        """Name a quantity that stands before what it counts."""
        phrases, taken = self._phrases, place.right
        if place.shared:
            if "%" in place.sentence[place.following : place.following + _AHEAD] and (body := _BODIES.match(taken)):
                taken = body[0]  # 29个执法部门案卷评查覆盖面…100%
            elif cut := _NEXT_BEGINS.search(taken):
                taken = taken[: cut.start()]
            elif (deed := phrases.deed(taken, place.unit, place.unit_class)) and "、" not in taken[deed:]:
                taken = taken[:deed]
            elif (done := _DONE_LAST.search(taken)) and phrases.counts_itself(taken[: done.start()]):
                taken = taken[: done.start()]
            elif (comma := taken.rfind("、", taken.rfind("）") + 1)) > 0:
                taken = taken[:comma]
        taken = taken[: cut.start()] if (cut := _EACH_DOES.search(taken)) else taken
        noun = phrases.tail(phrases.lead(taken.removeprefix("的")))
        noun = re.sub(r"^(?:次|个(?!人|体|案))(?=[\u4e00-\u9fff])", "", noun)
        noun = _ABOUT_END.sub("", _WITHIN_END.sub("", noun))
        if noun in _UNIT_NOUNS and phrase:  # 轮训全年安排6个班次
            noun = phrase
        if self._heads.is_level(noun) and (ahead := self._heads.noun_ahead(place)):  # 2个省级、4个县级普法基地
            noun += ahead
        verb, rest = phrases.split(phrase)
        whole = not phrases.lead(rest) or place.left.endswith("等")  # 整治甲、乙等8类问题
        prefix = verb if verb and verb != "占" and whole else ""
        if re.search(r"(?:完成|办结|实现)\Z", noun) and state.noun and not phrases.split(noun)[1]:
            noun = state.noun + noun  # 剩余3个将于明年完成
        noun = noun or phrase or state.name
        if (
            noun in _MEMBERS
            or re.split("列席|参加|参与|开展|旁听|通过|深入|走进|走访|下沉|奔赴|分赴|进驻", noun)[0] in _MEMBERS
        ):  # 法律顾问团8名成员
            noun = joined(rest if verb else phrase, noun)
        if place.unit_class in {"persons", "person-times"} and phrases.is_verb(noun):
            prefix, noun = "", joined(state.noun or state.name, noun)  # 组织旁听5次、340人参加
        elif place.left.endswith("的") and len(phrase) <= _LONGEST_CLAUSE and phrase != noun:
            prefix, noun = "", f"{phrase}的{noun}"  # 抽检不合格的37批次产品
        if place.unit_class != "percentage" and (each := _EACH_ONE.search(phrase)):
            deed = phrases.ends_in_deed(phrase) and len(phrase) <= _LONGEST_CLAUSE
            prefix = phrase if deed else each[0] + prefix  # 每村配备3名…: the amount is one a village
        name = state.noun + noun if _LACKS.match(noun) and state.noun else prefix + noun
        if len(clean(name)) > LONGEST:
            name = shorten(noun, keep_end=False)
        head = _HEAD_OF_CLAUSE.match(noun)
        state.verb, state.noun = prefix, head[0] if head else noun
        state.nouns[place.unit_class] = state.noun
        state.emit(place, name, place.start, place.end + len(taken))

    def _shared(self, sentence: str, position: int) -> str:
        """The noun behind the next quantity, which this one shares: 12类340项职权."""
        match = re.match(
            r"[\d.万亿千百余多]++(?:[人场件批家]次|[^\d，。；、（）]{1,3}?)(?=[\u4e00-\u9fff]{2})", sentence[position:]
        )
        if not match or _MEASURED.match(sentence, position):
            return ""
        begin = position + match.end()
        return self._phrases.tail(sentence[begin : next_boundary(sentence, begin)])[:LONGEST]
