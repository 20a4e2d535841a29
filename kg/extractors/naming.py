"""What each quantity of a sentence measures: its name.

A quantity stands behind its noun (排查矛盾纠纷1126件) or before it (14名法律顾问). What the words leave out is filled in
from what the sentence said before (:mod:`kg.extractors.heads`); lists with 分别 and 均 are dealt out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from kg.extractors import lists
from kg.extractors.changing import GENERAL, Changing
from kg.extractors.clauses import Clauses
from kg.extractors.dealing import Dealing
from kg.extractors.heads import Heads
from kg.extractors.named import NOT_COUNTED, Named, State, joined
from kg.extractors.phrases import LONGEST, Phrases, clean, shorten
from kg.extractors.rankings import PEERS, Ranking, find_rankings
from kg.extractors.spots import Spot, last_boundary, next_boundary, spot, words_before
from kg.text.amounts import Quantity, scaled

_CLICKS = re.compile(
    r"(?:观看|阅读|浏览|点击|播放|点赞|转发|访问|收听|收看|曝光|关注|在看|评论|下载)(?:总)?(?:量|数|次数|人数)?(?:均|共|累计|合计|总计|达到?|超过?|近|突破|破|约|逾)*\Z"
)
_PEOPLE = re.compile(
    r"(?:粉丝|用户|受众|人数|会员|注册)(?:总)?(?:量|数)?(?:峰值|最高|最多|共|累计|达到?|超过?|近|突破|约|逾|为)*\Z"
)
_PEOPLE_BEHIND = re.compile(
    "(?:人民|各族|困难|城乡|农牧)?(?:群众|居民|村民|市民|人口|劳动者|农民工?|牧民|职工|师生|学生|网[友民]|观众|听众|党员|干部|受众)"
)
_EACH_ONE = re.compile(
    r"[人户村场件所]均|每[^，。；、]{1,10}?(?=配|举|开|培|有|至|不|安|走|组|派|选|设|建|打|召|接|\Z)"
)
_NEXT_BEGINS = re.compile(
    r"(?<=..)(?:已|均|全部|(?<!公)共有|(?<!公)共(?!同|享|用|建|管|治)|当中|中(?!心|国|央|小|学|介|标|层|期))"
)
_HEAD_OF_CLAUSE = re.compile(r"[^，、]{2,}?(?=于|参加|参与|进行|开展|实现|通过|在|被|为|获)")
_MEASURE_OF = re.compile(
    r"的(?:年度|全年|工作|预期|考核)?(?:目标|指标|要求|任务|基础|较高|较低|高|低|历史|新|好|水平|比例|比重|速度|份额)"
)
_SHARE_END = re.compile(r"约?占.*")
_SCORES = re.compile(r"(?:平均分|得分|总分|均分|评分)\Z")
_SUMS = re.compile(r"(?:资金|金额|损失|经费|款|标的额?|工资|投资)\Z")
_TEN_THOUSAND = 10_000
_SHARE_OF = re.compile(r"(?<=..)(?:当中|中|里)(?:有|约有)\Z")
_APIECE = frozenset({"人均", "户均", "村均"})
_AMOUNTS = frozenset({"数量", "总量", "比例", "占比", "份额"})
_YEAR_BEHIND = re.compile(r"（((?:19|20)\d\d)年(?:度)?）")
"""45万元（2021年）."""
_AMONG = re.compile(r"(?:当中|其中|中|里|内)(?:有|已有|就有)?\Z|(?:有|已有|就有)\Z")
_OF_WHICH = re.compile(r"的(?:(?:当中|其中|中|里)(?:已|就)?有)?\Z")
_NOT = frozenset("不未没无")
_REST_FIRST = frozenset("其剩另余")
_LACKS = re.compile("不(?!动产)|未(?!成年)|无(?!人机)")
_UNDONE = re.compile(r"(?:不(?!动产)|未(?!成年)|没有|无(?!人机))[\u4e00-\u9fff]{2}")
_DOES = re.compile(
    r"被|已|未(?!成年)|通过|不(?!动产)|没|正在|均|尚|仍|列入|纳入|获|入选|成为|达到|符合|存在|属于|来自|参加|参与|接受|移送|移交|逾期|具有|具备|持有|取得|拥有|按时|按期|因|由|在|经|为(?!民)|处于|可以|能够|需要?"
)
_WITHIN_END = re.compile(r"(?<=..)(?:里[头面]|当中|之中|(?<![集家途初高])中|(?<![公邻故海])里)\Z")
_LONGEST_CLAUSE = 12
_REST = re.compile(r"(?:其余|其他|剩余|剩下|另外|另有|余下)的?")
_SENT = re.compile("(?:到|赴|前往|去|进驻|下沉)[\u4e00-\u9fff]{3}")
_WATCH = re.compile("(?:同时|同步)?(?:在线|线上|现场)(?:观看|收看|参加|参与|旁听|学习|收听|答题|互动)")
_PEOPLE_LAST = re.compile("[人员者众民生部]\\Z")
_AMONG_WHOM = re.compile(
    r"(?:名列|位列|位居|排名|排在|列在|居|列|排|在)?(?:于)?(?:全[国省市州盟县区旗]|[省市县区旗]直)?\Z"
)
_ABOUT_END = re.compile("(?<=.)(?:左右|上下|之多|无一[\u4e00-\u9fff]*)\\Z")
_UNIT_NOUNS = frozenset({"班次", "批次", "场次", "轮次", "阶段"})
_MEASURED = re.compile(r"[\d.万亿千百余多]+(?:平方|立方|公里|公顷|米|亩|吨|元|小时|[课学]时|分钟|个工作日)")
_MEMBERS = frozenset({"成员", "人员", "干部", "工作人员", "队员", "负责人", "主要负责人", "代表"})
_BRINGS = frozenset({"实现", "完成", "推动", "达到", "确保", "促成", "带动"})
"""实现70%以上政务服务事项网上办: a share stands before what it is a share of."""
_TERM = re.compile("[\u4e00-\u9fff]{0,6}(?:期|期限|时限|假)(?=[，。；、]|\\Z)")
_EACH_DOES = re.compile("(?<=..)(?:均(?!衡)|则(?!是)|都(?=[已在有能被是得]))")
"""17个司法所均设置了调解室: what is counted ends before."""
_AHEAD = 8
_BODIES = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:部门|单位|街镇|镇街|乡镇|街道|社区|学校|企业|机构|司法所)(?=[\u4e00-\u9fff]{4})"
)
_PARTED = re.compile("分(?:别)?(?:位)?[列居]")
_PLACE = re.compile(r"第[一二三四五六七八九十\d]")
_SCANTY = 4
_GENERIC = 2
_RANKED_ALREADY = re.compile("第[一二三四五六七八九十]|进位|争先|前[列茅]")
_LEFT = frozenset("剩余")
_NUMBERED = re.compile(r"[\d一二两三四五六七八九十百千万]|^占|全[国省市区县州盟旗]\Z")
"""A name of so few letters says too little, unless it is a noun that can be counted."""
_FEW = 5
_LATER = ("明年", "来年", "次年", "年底", "年内", "下半年", "正在", "将")
_ENDS = frozenset({"，", "。", "；", "、", "）", "（", "由", "均", "已", "正", "\n", ""})


class Namer:
    """Names the quantities of sentences."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._clauses = Clauses(phrases)
        self._heads = Heads(phrases, self._clauses)
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
                self._ranking(sentence, base, event, state)
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
            elif self._take_unit(place, state):
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

    # One quantity -----------------------------------------------------------------------------------------------

    def _take_unit(self, place: Spot, state: State) -> bool:
        """Give a number without a unit the one that it counts in: 受理88，办结81; whether it counts at all."""
        if place.unit:
            return True
        phrase = self._clauses.phrase(place.left)
        large = (place.quantity.value or 0) >= _TEN_THOUSAND  # 受援人近50万
        if _SCORES.search(phrase) and place.quantity.value is not None:
            place.unit, place.unit_class = "分", "points"
        elif _CLICKS.search(place.left):
            place.unit, place.unit_class = "次", "events"
        elif _PEOPLE.search(place.left) or (
            large and (self._phrases.fits(phrase, "人", "persons") or _PEOPLE_BEHIND.match(place.right))
        ):
            place.unit, place.unit_class = "人", "persons"
        elif large and _SUMS.search(phrase):  # 涉及资金1314.7万
            place.unit, place.unit_class = "元", "money"
        elif not state.unit and state.ahead and self._heads.is_level(phrase):  # 国家级3、省级14
            place.unit, place.unit_class = state.ahead, state.ahead_class
        elif not state.unit and state.ahead and place.sentence.startswith("，占", place.end):
            place.unit, place.unit_class = state.ahead, state.ahead_class  # 行政处罚2100，占33.9%
        elif (
            state.unit
            and (0 < len(phrase) <= 8 or (len(phrase) <= LONGEST // 2 and self._phrases.ends_in_deed(phrase)))
            and place.sentence[place.end : place.end + 1] in _ENDS
        ):
            place.unit, place.unit_class = state.unit, state.unit_class
            if state.scale > 1 and place.quantity.value is not None:  # 应缴132.5万元，已缴128.3
                value = scaled(place.quantity.value, state.scale)
                place.quantity = replace(place.quantity, value=value, scale=state.scale)
        return bool(place.unit)

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
        if counts and self._part_that(place, state, phrase):
            return
        if counts and not phrase and _REST.match(place.left) and state.noun and not phrases.noun_follows(right):
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
            state.emit(place, self._heads.name(place, state, phrase, counts=counts), place.left_start, place.end)

    def _who_do(self, place: Spot, phrase: str) -> bool:
        """Whether the words behind a number of people go on with what they do: 选派3人赴省厅挂职, 直播有2万人在线观看."""
        if self._phrases.is_verb(phrase):
            return _SENT.match(place.right) is not None
        return _WATCH.match(place.right) is not None and not _PEOPLE_LAST.search(phrase)

    def _complete(self, place: Spot, phrase: str) -> bool:
        """Whether the words before a quantity name it, whatever noun follows: 发放材料400份, 专职律师12名参加."""
        if (
            not phrase
            or place.left.endswith(("的", "及其", "等", "在", "于", "向", "对", "了", "为", "给", "帮", "替"))
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

    def _part_that(self, place: Spot, state: State, phrase: str) -> bool:
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
        rest = _REST.match(place.left.lstrip("，、"))
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
        if noun in _MEMBERS or re.split("列席|参加|参与|开展|旁听|通过", noun)[0] in _MEMBERS:  # 法律顾问团8名成员
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

    # Ranks, lists -----------------------------------------------------------------------------------------

    def _parted(self, sentence: str, ranking: Ranking, state: State) -> str:
        """The name that a place is dealt out to by 分列; empty where none is."""
        if not state.parted and _PARTED.search(sentence, max(ranking.verb_start - 3, 0), ranking.start):
            stop = min(
                (at for mark in "，；。" if (at := sentence.find(mark, ranking.end)) >= 0), default=len(sentence)
            )
            count = len(_PLACE.findall(sentence[ranking.start : stop]))
            state.parted = [o.name for o in state.out if not o.rank][-count:] if count > 1 else []
        return state.parted.pop(0) if state.parted else ""

    def _ranking(self, sentence: str, base: int, ranking: Ranking, state: State) -> None:
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
        of = clean(of or state.name or state.topic)
        start, end = base + ranking.start, base + ranking.end
        quantity = Quantity(start, end, ranking.place, ranking.unit, "rank", ranking.bound, bare=start)
        state.ranked = state.name = of
        year = ranking.year or (state.year - 1 if ranking.former and state.year else None)
        for one in lists.spread(names, phrases) if len(names) > 1 else [of]:
            said = "排名" if "排名" in sentence[ranking.verb_start - 2 : ranking.start] else "名次"
            name = shorten(one.removesuffix(said) + said, keep_end=True)
            state.out.append(Named(quantity, name, left_start, ranking.end, ranking.unit, year, rank=True))
        state.consumed = ranking.end
