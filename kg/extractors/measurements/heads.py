"""The head of a name, filled in where coordination and ellipsis leave it out.

A phrase that is only a verb takes its object from the left (预防75件), one that only tells a part apart takes verb and
noun (其中涉农民工118件), an empty one the whole name (12批、340人次).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.measurements.clauses import AMONG, LIGHT_VERBS
from kg.extractors.measurements.named import NOT_COUNTED, governed, joined
from kg.extractors.measurements.phrases import LONGEST, Phrases, clean
from kg.extractors.measurements.rates import APIECE, NEXT, TOUCHED, Rates
from kg.extractors.measurements.spots import Spot, clause_before, last_boundary

if TYPE_CHECKING:
    from kg.extractors.measurements.clauses import Clauses
    from kg.extractors.measurements.named import State

_KIND = re.compile(
    r"(?:刑事|民事|行政|商事|涉外|国内|涉港澳?|涉台|其他|其它|普通|简易|一审|二审|再审|线上|线下|专职|兼职|城镇|农村|男性?|女性?)(?:类)?"
)
_INTO = re.compile("进[\u4e00-\u9fff]{2,3}")
_INTO_LAST = re.compile("进[\u4e00-\u9fff]{2,3}\\Z")
_TOTALS = frozenset({"总量", "总数", "存量", "总户数", "总人数"})
_EACH = re.compile("(?<=..)[人户村件场案]均\\Z")
_SERIES = {
    kind: re.compile("|".join(kinds))
    for kinds in (("一审", "二审", "再审", "终审"), ("专兼职", "专职", "兼职"), ("线上", "线下"))
    for kind in kinds
}
"""Kinds of which one takes the place of another."""
_LEVEL = re.compile(
    r"(?:国家级|部级|[处科股厅局]级|地市级|县处级|乡科级|省部级|省级|自治区级|市级|区级|县级|区县级|旗级|镇级|乡级|乡镇级|镇街级|村级|村居级|社区级|特级|[一二三四五]级|[一二三四五]星级|[A-E]级|[A5432]+A级"
    r"|[部省市区县旗乡镇村]聘|街镇自聘|自聘|初级|中级|高级|甲级|乙级|[一二三]等奖|优秀奖|特等奖|金奖|银奖|铜奖)(?:[、和及与](?:[一二三]等奖|优秀奖|[省市县区]级))*(?:以上|层面)?\Z"
)
_SORT = re.compile(r"[\u4e00-\u9fff]{1,6}(?:类|型|领域|方面|环节|行业|片区|层面|条线|系统)")
"""Only tells a part apart: 合同类, 生产环节."""
_LEVEL_FIRST = re.compile(r"^(?:国家|省|市|区|县|部|镇)级?(?=...)")
_OF_TOTAL = re.compile(
    r"(?:约|均|各|分别|仅|只)?(?:占|相当于|约?等于|占比|占到|占比达|占比为|占了|占总数|占全部|达到?(?=[^，。；]{2,10}总[数量]))[^，。；]{0,14}"
)
_OF_ALL = re.compile("(?:为|是|占|约|仅|只|尚?不[到足]|超过?|近|，)*全[国省市区县州盟旗][^，。；]{0,8}的")
"""不到全市的百分之二."""
_OF_EACH = re.compile(r"(?:实现)?每.{1,2}|得分|总分|成绩|分值")
_WITHIN = re.compile(r"其中|当中(?!的)|含|包括|（")
_THIS = re.compile(
    r"(?:这|该|此|其|上述)[一支个项些批类]{0,2}(?:比例|比率|比重|数字|数值|指标|数据|占比|数量|队伍|人数|金额|数)?"
)
_TARGET = re.compile(
    r"(?:[^，]{0,6}(?:定|下达|确定|分解|要求)的)?(?:年度|全年|工作|考核|预期|年初)?(?:目标|任务|指标|计划|预算)(?:任务)?(?:数|值|量)?"
)
_SCOPE = re.compile(r"、?((?:全[国省市区县州盟旗]))")
_SCOPE_END = re.compile(r"(?:全[国省市区县州盟旗])\Z")
_CASES = ("案", "件", "证", "诉", "访")
_ASSET_FIRST, _THIS_FIRST, _TARGET_LAST = map(frozenset, ("具持取拥属来获", "这该此其上", "标务数值量"))
_ASSET = re.compile("具有|持有|取得|拥有|属于|来自|获得|具备")
_AIM = re.compile("(?:任务|目标|指标)(?:数|量)?")
_ACHIEVED = frozenset({"完成", "实际完成", "办结", "实际办结", "达到", "实际", "实际达到"})
_ALTOGETHER = re.compile("[，、]?(?:以上)?(?:合计|共计|总计)")
_STANDARD = re.compile(
    "(?:超过|超出|高于|高出|低于|优于|多于|少于)[^，]{0,10}(?:规定|要求|标准|平均(?:水平|值|数)?|均值|目标值?|时限)"
)
"""What a level is compared with: 提速率68%，超过省定标准的60%."""
_NUMBERS = frozenset({"人数", "数量", "件数", "总数", "次数", "场次", "总量", "户数", "家数", "人次"})
_LISTS = re.compile(r"[\u4e00-\u9fff]{0,8}：")
"""Between a whole and its parts: 处置120件：核销52件."""
_PASSIVE = re.compile(r"[，、]?(?:已|均|全部)?被")
_SPENT = re.compile("(?:建设|工作)?(?:投入|投资|支出|经费|资金|补助)+\\Z")
_REST = re.compile("(?:其余|剩余|余下|剩下|尚余|还剩|尚欠)")
_AND_SO = frozenset({"共", "共计", "计", "合计"})
_AND_SO_MANY = re.compile("，?(?:共|共有|计|达|达到|有)")
_AIMED_AT = re.compile("(?:任务|指标|目标)(?:数|量|值)?")
_SHARES = re.compile(r"(?:约|分别|均|仅|只)?(?:占|相当于)[^，。；]*\d")
_RUN = ("制度", "机制", "模式", "体系", "工作法")
"""What is run is not what is counted: 推行列席会议制度，全年列席114次."""
_MANNER = re.compile(r"方式|形式|途径|手段|渠道|(?<!\d)\d{1,3}(?!\d)")
_ATTENDED = re.compile("(?:实际)?(?:参加|参与|参训|受训|参会|到会|到场|旁听|观看|收看|收听|覆盖|惠及|受益|受教育)")
_SHORT = 5
"""A phrase that is no noun and longer than this says itself what it counts."""
_NUMBER_OF = re.compile("(?<=..)(?:数量|总量)(?:为|达到?|共|是|：)*\\Z")
_LAST_NOUN = re.compile(r"[\d.万余多][^\d，。；、]{1,2}?([\u4e00-\u9fff]{2,10})\Z")


class Heads:
    """Fills in the heads of names from what the sentence said before."""

    def __init__(self, phrases: Phrases, clauses: Clauses) -> None:
        self._phrases = phrases
        self._clauses = clauses
        self._rates = Rates(phrases, clauses)

    def name(self, place: Spot, state: State, phrase: str, *, counts: bool) -> str:
        """The name of a quantity that stands behind its phrase."""
        phrases = self._phrases
        if place.unit_class == "percentage" and (of := self._shared(place, state)):
            return of
        if not phrase and (level := _SCOPE.fullmatch(place.left)) and state.out:  # 优秀案例全国1个，全省2个
            return _SCOPE_END.sub("", state.name) + level[1]
        if not phrase:
            if (whole := self._bracketed(place, state)) and (not place.left or _ALTOGETHER.match(place.left)):
                return whole
            if state.noun and place.unit_class == state.unit_class and _ALTOGETHER.match(place.left):
                return phrases.core(state.noun)  # 满意63件，合计65件
            aim = _AIM.search(place.left)
            if (rest := _REST.match(place.left)) and state.name:  # 已兑付9860万元，剩余1140万元
                return joined(rest[0], state.counted(place.unit_class) or state.name)
            if place.left in _AND_SO and state.name and state.consumed == place.left_start:
                return _EACH.sub("", state.name)  # 返还被害人94人共516万元, 经费人均1.2元，共计86万元
            if _AND_SO_MANY.fullmatch(place.left) and (said := self._clauses.clause_before(place)):
                self.remember(state, said)
                return said  # 农民工讨薪占了大头，共209件
            changed = state.out and state.out[-1].change is not None
            if (
                place.left.strip("、，和")
                and not changed
                and place.unit_class != state.unit_class
                and (alike := state.counted(place.unit_class))
            ):
                return alike  # 抽查18次、企业264户，下半年压减至9次、121户
            return _EACH.sub("", state.name) or self._clauses.clause_before(place) or (aim[0] if aim else state.topic)
        if (
            phrase[0] in _ASSET_FIRST
            and _ASSET.match(phrase)
            and (among := AMONG.fullmatch(clause_before(place.sentence, place.left_start)))
        ):
            return joined(self._clauses.phrase(among[1]), phrase)
        if phrase[0] in _THIS_FIRST and _THIS.fullmatch(phrase):
            return state.name or self._clauses.clause_before(place) or state.topic
        if not counts and state.name and _STANDARD.fullmatch(phrase):
            return state.name
        if phrase[-1] in _TARGET_LAST and _TARGET.fullmatch(phrase):
            alike = state.name if state.unit_class == place.unit_class else ""
            if of := self._clauses.clause_before(place) or alike:
                return joined(of, phrase) if phrase.endswith(("数", "量", "任务")) else of
        if (
            phrase in _ACHIEVED and place.left.startswith("、") and _AIM.search(state.name)
        ):  # 其中疑难纠纷任务30件、完成44件
            return joined(_AIM.sub("", state.name) or state.name, phrase)
        noun = state.nouns.get(place.unit_class) or state.noun
        if noun and place.unit_class == state.unit_class and _PASSIVE.match(place.left):
            return joined(phrases.core(noun), phrase)  # 已被新规替代12件
        if phrase.endswith("得分") and (test := self._clauses.assessed(place.sentence, place.left_start)):
            return joined(test, phrase)
        if not place.quantity.unit and noun:  # 受理88，办结81
            return joined(phrases.core(noun), clean(place.left))
        if _OF_TOTAL.fullmatch(phrase) or _OF_TOTAL.fullmatch(place.left) or _OF_ALL.fullmatch(place.left):
            counted = [named.name for named in state.out if named.unit_class not in NOT_COUNTED]
            of = (counted[-1] if counted and "占" in state.name else state.name) or self._clauses.clause_before(place)
            return of + (phrase if len(of) + len(phrase) <= LONGEST else "占比")
        if _OF_EACH.fullmatch(phrase):
            return joined(state.noun or self._clauses.clause_before(place) or state.name, phrase)
        if parallel := self._parallel(place, state, phrase):
            return parallel
        if level := _LEVEL.search(phrase):  # 示范村国家级1个、省级2个
            if level.start() and not phrases.only_verbs(phrase[: level.start()]):
                state.verb, state.noun = "", phrase[: level.start()]
                return phrase
            of = state.noun or self._topic_before(place, state) or _SPENT.sub("", state.name)
            if of and not _LEVEL.fullmatch(of):
                return _LEVEL_FIRST.sub("", of) + phrase[level.start() :]
        if not counts:
            return self._rates.name(place, state, phrase)
        return self._count(place, state, phrase)

    def _bracketed(self, place: Spot, state: State) -> str:
        """What stands before a bracket that holds the parts of this number: 企业（工业68家、服务业139家）207家."""
        closed = place.sentence.startswith("）", place.left_start - 1)
        opened = place.sentence.rfind("（", 0, place.left_start) if closed else -1
        if opened < 0 or not any(named.end > opened for named in state.out):
            return ""
        if counted := [named.name for named in state.out if named.end == opened]:
            return counted[-1]
        return self._clauses.phrase(place.sentence[last_boundary(place.sentence, opened) : opened])

    def _shared(self, place: Spot, state: State) -> str:
        """The name of a share whose clause counts the whole: 简易案件520件，占全部1004件案件的51.8%."""
        begin = last_boundary(place.sentence, place.start, "，。；：\n")
        if not _SHARES.match(place.sentence, begin, place.start):
            return ""
        before = [named.name for named in state.out if named.end <= begin]
        return joined(before[-1], "占比") if before else ""

    def _parallel(self, place: Spot, state: State, phrase: str) -> str:
        """The name of a member of a list whose first has what it is of: 示范企业五星3家、四星11家."""
        last = state.out[-1] if state.out else None
        if (
            last is None
            or not 1 < len(phrase) <= _SHORT
            or place.unit_class in NOT_COUNTED
            or last.unit_class != place.unit_class
            or place.sentence[last.end : place.left_start + len(place.left) - len(place.left.lstrip("、，"))]
            not in NEXT
            or len(last.name) < len(phrase) + 2
            or last.name[-1] != phrase[-1]
            or last.name.endswith(phrase)
            or self._phrases.split(phrase)[0]
            or self._phrases.split(last.name[-len(phrase) :])[0]
        ):
            return ""
        head = last.name[: -len(phrase)]
        return joined(head, phrase) if self._phrases.whole(head) or self._phrases.ends_in_deed(head) else ""

    def _count(self, place: Spot, state: State, phrase: str) -> str:
        """A count takes over the object of its verb, or the whole that it is a part of."""
        phrases = self._phrases
        if phrase in APIECE and (of := self._clauses.clause_before(place)):
            return joined(of, phrase)  # 中队均配齐记录仪，人均1.5台
        if phrase in TOUCHED and state.name and state.consumed == place.left_start:
            return joined(state.name, phrase)  # 立案17件涉及198人
        if _INTO.fullmatch(phrase) and state.name:  # 法律六进活动进机关12场、进学校26场
            return joined(_INTO_LAST.sub("", state.name), phrase)
        if phrase in _TOTALS and place.unit_class in state.nouns:
            return joined(phrases.core(state.nouns[place.unit_class]), phrase)  # 新增市场主体1.2万户，总量8万户
        if _KIND.fullmatch(phrase):  # 线上12场, 民事192件
            of = state.noun or self._topic_before(place, state) or self.noun_above(place, state) or state.topic
            if phrase.endswith("类") and of.endswith("类"):
                return phrase
            if (series := _SERIES.get(phrase)) and (other := series.search(of)):  # 行政诉讼一审46件，二审22件
                return of[: other.start()] + phrase + of[other.end() :]
            if (other := _KIND.match(of)) and len(of) > other.end():
                of = of[other.end() :]
            return phrase + of
        if _NUMBER_OF.search(place.left):  # 办件数量为30751件
            state.verb, state.noun = "", phrase
            state.nouns[place.unit_class] = phrase
            return phrase
        noun = phrases.split(phrase)[1]
        before = place.sentence[max(0, place.left_start - 4) : place.left_start] + place.left[:4]
        same = place.unit_class == state.unit_class
        said = _WITHIN.search(before) is not None or place.nested or not place.quantity.unit
        if place.sentence[place.left_start - 1 : place.left_start] == "【":  # 调解室6个【城南2个、城北4个】
            said = True
        elif place.sentence[place.left_start - 1 : place.left_start] == "：":
            said = said or _LISTS.fullmatch(place.sentence, state.consumed, place.left_start) is not None
        state.part = part = said or (state.part and same)
        countable = phrases.fits(phrase, place.unit, place.unit_class)
        whole = countable and phrases.whole(phrase) and not _SORT.fullmatch(phrase)
        if part and same and state.noun and whole:
            head = phrases.head(state.noun)
            for common in (state.noun, head, head[-2:]):  # 其中刑事案件 of 法律援助案件
                if len(common) > 1 and phrase.endswith(common) and _KIND.fullmatch(phrase.removesuffix(common)):
                    name = f"{state.verb}{state.noun.removesuffix(common)}{phrase}"
                    return name if len(name) <= LONGEST else phrase
        if not noun or not phrases.split(phrases.predicate(phrase))[1]:
            recent = state.noun if place.unit_class == state.unit_class else ""
            of = recent or state.units.get(place.unit) or state.nouns.get(place.unit_class) or state.noun
            if state.noun and _ATTENDED.fullmatch(phrase):  # 任前考试3批，参加41人
                of = state.noun
            of = of or self.noun_ahead(place) or self._topic_before(place, state) or self.noun_above(place, state)
            if not of and phrase.endswith(_CASES):
                state.noun = phrases.predicate(phrase)  # 受案1846件，其中涉外37件
            strange = place.unit_class == "cases" and "cases" not in state.nouns and place.unit not in state.units
            if (
                phrase.endswith(_CASES)
                and strange
                and phrases.predicate(phrase) == phrase
                and (doer := phrases.subject(place.sentence))
            ):
                return joined(doer, phrase)  # 法律援助中心接待咨询1204人次，受案386件
            if phrase.endswith(_CASES) and phrases.only_verbs(of):
                return phrase  # 立案26起，结案20起
            core = phrases.core(of)
            if (
                phrase.endswith(_CASES) and not of.endswith(("案", "件")) and phrases.predicate(phrase) != phrase
            ):  # 两家律师事务所结案56件
                return phrase
            if _KIND.fullmatch(core):  # 线上受理1260件，线下受理846件
                return phrase
            return joined(core, phrase) if core != of else governed(phrase, of)
        if state.noun and same and whole and place.nested and phrase not in state.noun:
            name = state.noun + phrase
            return name if len(name) <= LONGEST else phrase
        if not (whole and countable) and (name := self._part_or_verb(place, state, phrase, part=part, same=same)):
            return name
        if not place.nested and (countable or not phrases.is_body(phrase)):
            self.remember(state, phrase)
            if state.noun:
                state.nouns[place.unit_class] = state.noun
        return phrase

    def _part_or_verb(self, place: Spot, state: State, phrase: str, *, part: bool, same: bool) -> str:
        """The name of what only tells a part apart or what was done: 优秀22件, 督结49件, A级61家, 局机关96名."""
        phrases = self._phrases
        if _SORT.fullmatch(phrase) and state.noun[-1:] == phrase[-1]:  # 处罚类34件，投诉类29件
            return ""
        body = not phrases.fits(phrase, place.unit, place.unit_class) or _SORT.fullmatch(phrase) is not None
        own = phrases.counts_itself(phrase)
        if own and not (part or body or _KIND.fullmatch(phrase)):
            return ""
        if not (own or body or part) and (len(phrase) > _SHORT or phrase.endswith("出")) and phrases.has_object(phrase):
            return ""  # 法院委派就地化解 names its own subject
        of = state.noun if same or not own else ""
        if same and of and of not in state.name and place.unit_class not in state.nouns:
            of = state.name  # 执法人员84人…全年处罚1206宗，其中城东所214宗
        if not of and (body or not own) and not place.nested:
            of = self._topic_before(place, state)
        if not of or phrase in of or "”" in phrase.partition("“")[0]:  # a quotation at its head names itself
            return ""
        if not (part and own):
            return joined(phrases.core(of), phrase)
        verb, noun = phrases.split(phrase)
        name = f"{verb or state.verb}{noun}{of}"
        return name if len(name) <= LONGEST else joined(of, phrase)

    def _topic_before(self, place: Spot, state: State) -> str:
        """What the clause before is about: it is counted by what follows it (食品企业风险分级，A级22家)."""
        parts = re.split(r"开展|进行|实施|(?<=..)工作\Z", self._clauses.clause_before(place))
        if place.left.endswith(LIGHT_VERBS):  # 组织全体人员开展集中学习，累计开展20次
            parts.reverse()
        topic = next(filter(None, parts), "")
        if topic.endswith(_RUN):
            return ""
        if topic and not self._phrases.counts_itself(topic):  # 投诉举报这一块，窗口和平台并计，全年接收4106件
            begin = place.sentence.rfind(clause_before(place.sentence, place.left_start), 0, place.left_start)
            earlier = self._clauses.clause(place.sentence, begin) if begin > 1 else ""
            topic = earlier if earlier and self._phrases.counts_itself(earlier) else topic
        state.noun = (self._phrases.split(topic)[1] if self._phrases.verb_follows(topic) else "") or topic
        return state.noun

    def noun_above(self, place: Spot, state: State) -> str:
        """The noun that the sentence before counted, where its unit is the same: 收到申请97件。受理88件."""
        noun, unit = state.before
        return noun if unit == place.unit else ""

    def is_level(self, noun: str) -> bool:
        """Whether a noun only says of which level: 省级."""
        return _LEVEL.fullmatch(noun) is not None

    def noun_ahead(self, place: Spot) -> str:
        """The noun that closes a list of verbs with numbers: 排查1136项、挂牌督办7项安全隐患."""
        ends = [end for mark in "，。；：\n" if (end := place.sentence.find(mark, place.end)) >= 0]
        match = _LAST_NOUN.search(place.sentence, place.end, min(ends, default=len(place.sentence)))
        return _LEVEL_FIRST.sub("", match[1]) if match and self._phrases.noun_follows(match[1]) else ""

    def remember(self, state: State, phrase: str) -> None:
        """Keep verb and noun of a whole name for the quantities behind it."""
        verb, noun = self._phrases.object(phrase)
        said = noun and noun[-1] != "率" and noun not in _NUMBERS and not _MANNER.search(noun)
        if said and (self._phrases.whole(noun) or not self._phrases.only_verbs(noun)):
            if len(noun) == 1 or (verb and _AIMED_AT.fullmatch(noun)):  # 办件, 来件; 培训任务
                verb, noun = "", verb + noun
            state.verb, state.noun = verb, self._phrases.lead(noun) or noun
