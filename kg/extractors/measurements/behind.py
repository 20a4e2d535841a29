"""Quantities that stand before what they count: 14名法律顾问, 320名干部参训, 95%的矛盾纠纷."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.measurements import lists
from kg.extractors.measurements.named import joined
from kg.extractors.measurements.phrases import LONGEST, clean, shorten
from kg.extractors.measurements.spots import next_boundary

if TYPE_CHECKING:
    from kg.extractors.measurements.heads import Heads
    from kg.extractors.measurements.named import State
    from kg.extractors.measurements.phrases import Phrases
    from kg.extractors.measurements.spots import Spot

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
_APIECE = frozenset({"人均", "户均", "村均"})
_LACKS = re.compile("不(?!动产)|未(?!成年)|无(?!人机)")
_WITHIN_END = re.compile(r"(?<=..)(?:里[头面]|当中|之中|(?<![集家途初高])中|(?<![公邻故海])里)\Z")
_LONGEST_CLAUSE = 12
_ABOUT_END = re.compile("(?<=..)(?:之后|以后|之前|以来)的?.*\\Z|(?<=.)(?:左右|上下|之多|无一[\u4e00-\u9fff]*)\\Z")
_UNIT_NOUNS = frozenset({"班次", "批次", "场次", "轮次", "阶段"})
_MEASURED = re.compile(r"[\d.万亿千百余多]+(?:平方|立方|公里|公顷|米|亩|吨|元|小时|[课学]时|分钟|个工作日)")
_MEMBERS = frozenset({"成员", "人员", "干部", "工作人员", "队员", "负责人", "主要负责人", "代表"})
_BRINGS = frozenset({"实现", "完成", "推动", "达到", "确保", "促成", "带动"})
"""实现70%以上政务服务事项网上办: a share stands before what it is a share of."""
_EACH_DOES = re.compile(
    "(?<=..)(?:(?:全面|全部|基本|动态)*(?:清零|归零)|平均|(?<!平)均(?!衡)|则(?!是)|都(?=[已在有能被是得]))"
)
"""17个司法所均设置了调解室: what is counted ends before."""
_AHEAD = 8
_BODIES = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:部门|单位|街镇|镇街|乡镇|街道|社区|学校|企业|机构|司法所|[村镇乡](?=（))(?:（[\u4e00-\u9fff]{1,4}）)?(?=[\u4e00-\u9fff]{4})"
)


class Behind:
    """Names quantities by the noun behind them."""

    def __init__(self, phrases: Phrases, heads: Heads) -> None:
        self._phrases = phrases
        self._heads = heads

    def complete(self, place: Spot, phrase: str) -> bool:
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

    def only_right(self, place: Spot, state: State, phrase: str, *, counts: bool) -> bool:
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

    def take(self, place: Spot, state: State, phrase: str) -> None:
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

    def shared(self, sentence: str, position: int) -> str:
        """The noun behind the next quantity, which this one shares: 12类340项职权."""
        match = re.match(
            r"[\d.万亿千百余多]++(?:[人场件批家]次|[^\d，。；、（）]{1,3}?)(?=[\u4e00-\u9fff]{2})", sentence[position:]
        )
        if not match or _MEASURED.match(sentence, position):
            return ""
        begin = position + match.end()
        return self._phrases.tail(sentence[begin : next_boundary(sentence, begin)])[:LONGEST]
