"""The name of a rate, a sum, a length or a score: what it is one of, where its own words are too short to say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.measurements.named import NOT_COUNTED, joined

if TYPE_CHECKING:
    from kg.extractors.measurements.clauses import Clauses
    from kg.extractors.measurements.named import State
    from kg.extractors.measurements.phrases import Phrases
    from kg.extractors.measurements.spots import Spot

_STAGE = re.compile(r"[一二三四五]期")
_SUM = re.compile(r"(?:涉案|涉及|标的|诉讼|赔偿|协议|总|合同)?(?:标的|金额|标的额|价款|资金|总额)")
_TO_WHOM = re.compile("[\u4e00-\u9fff]{0,4}(?:[省市区县旗镇村]直|[省市区县旗乡镇村]级|街道|社区|村)")
_SUM_ONLY = re.compile(r"(?:总|合计)?(?:金额|总额|标的额?)(?:合计|共计)?")
_RATE_LIKE = re.compile("[率度比占升降]")
_RATE_FIRST = re.compile("(.*[率度])[^率度]{2,}\\Z")
_GOT = frozenset({"得", "获", "得到", "取得", "获得", "拿到", "斩获"})
_BEYOND = re.compile("超额|超出|超|超额完成|超目标|完成(?:年度|全年)?(?:计划|任务|目标|进度)")
_PAID = re.compile(
    "(?:发放|兑现|拨付|支付|落实|列支|支出|使用|到位|返还|补助|落地|拆除|入库|征收|收缴|追缴|划拨|下拨)+(?:到位|完毕)?"
)
_SETTLED = re.compile("调解|化解|调处")
_REACHED = re.compile(r"实际|全年实际|最终|实际达到|实际完成|目前|现|做到|实现|达到")

TOUCHED = frozenset({"涉及", "涉案", "涉资", "共涉及", "合计涉及"})
APIECE = frozenset({"人均", "户均", "村均", "件均", "平均", "场均"})
NEXT = frozenset({"、", "，"})
_OF_CASES = re.compile("[案诉审]")
_SHORT = 4


class Rates:
    """Names what measures and does not count."""

    def __init__(self, phrases: Phrases, clauses: Clauses) -> None:
        self._phrases = phrases
        self._clauses = clauses

    def name(self, place: Spot, state: State, phrase: str) -> str:
        """A rate, a sum or a length takes over what it is one of where it is short: 审核率100%."""
        phrases = self._phrases
        if (
            place.unit_class == "percentage"
            and place.left[:1] in NEXT
            and not _RATE_LIKE.search(phrase)
            and (rate := _RATE_FIRST.match(state.name))
        ):  # 合格率城区学校98.9%、乡镇学校93.2%
            return joined(rate[1], phrase)
        if place.unit_class == "percentage" and not _RATE_LIKE.search(phrase) and not state.out:
            above = self._clauses.clause_before(place)  # 抽检合格率，农产品为98.9%、餐饮具为93.4%
            if above.endswith("率"):
                return joined(above, phrase)
        if place.unit_class == "percentage" and place.nested and state.name and not _RATE_LIKE.search(phrase):
            return joined(state.name, phrase)  # 办结率98.9%（系统口径为98.2%）
        state.noun = state.noun or phrases.of_rate(phrase)
        if _STAGE.fullmatch(phrase) and state.name:  # 广场一期1800平方米，二期2600平方米
            return _STAGE.sub("", state.name) + phrase
        if place.unit_class == "money":
            if (
                _SUM.fullmatch(phrase)
                and state.name
                and (state.part or state.unit_class != "money" or _SUM_ONLY.fullmatch(phrase))
            ):  # 其中涉外37件、标的3.1亿元
                counted = [o.name for o in state.out if o.unit_class not in NOT_COUNTED]
                return joined(counted[-1] if counted else state.name, phrase)
            given = phrases.split(phrase)[1] or phrase
            of = state.nouns.get("money") or self._clauses.clause_before(place)
            if of and state.nouns.get("money") and (phrases.is_body(given) or _TO_WHOM.fullmatch(given)):
                return joined(of, phrase)  # 争取专款1200万元，拨付青山镇450万元
            if phrase in APIECE and state.name:  # 退还检测费11万元，户均2417元
                return joined(phrase, state.nouns.get("money") or state.name)
            if phrase in TOUCHED and state.name:
                return joined(state.name, phrase)  # 调处欠薪9起、涉及89.3万元
            if of and _PAID.fullmatch(phrase):
                return joined(of, phrase)  # 以案定补按件兑现，共发放38.64万元
            state.nouns["money"] = given
        if (
            place.unit_class == "points"
            and (phrase in _GOT or (len(phrase) <= _SHORT and phrases.does(phrase)))
            and (of := self._clauses.clause_before(place) or state.ranked)
        ):
            return joined(of.removesuffix("中"), "得分" if phrase in _GOT else phrase)  # 在示范复核中，我区得96.2分
        if _REACHED.fullmatch(phrase) and state.name:
            return state.name
        if place.unit_class == "percentage" and _BEYOND.fullmatch(phrase) and state.name:
            return joined(state.name, phrase)
        if place.unit_class == "duration" and 1 < len(place.right) <= _SHORT and phrases.verb_follows(place.right):
            return joined(phrase, place.right)  # 快审程序平均28天结案
        if len(phrase) <= 3 and state.noun and not phrase.endswith("率") and place.unit_class != "money":
            return phrase + state.noun
        if phrase == "成功率" and (deed := _SETTLED.search(state.name)):  # 参与调解案件61件，成功率89%
            return joined(f"{phrases.core(state.noun).replace(deed[0], '')}{deed[0]}", phrase)
        if place.unit_class == "percentage" and len(phrase) <= 4:
            noun = state.nouns.get("cases", state.noun) if _OF_CASES.search(phrase) else state.noun
            return joined(phrases.core(noun) or self._clauses.clause_before(place), phrase)
        return phrase
