"""Numbers without a unit: which one they count in, if they count at all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extractors.measurements.phrases import LONGEST, Phrases
from kg.text.amounts import scaled

if TYPE_CHECKING:
    from kg.extractors.measurements.clauses import Clauses
    from kg.extractors.measurements.heads import Heads
    from kg.extractors.measurements.named import State
    from kg.extractors.measurements.spots import Spot

_CLICKS = re.compile(
    r"(?:观看|阅读|浏览|点击|播放|点赞|转发|访问|收听|收看|曝光|关注|在看|评论|下载)(?:总)?(?:量|数|次数|人数)?(?:均|共|累计|合计|总计|达到?|超过?|近|突破|破|约|逾)*\Z"
)
_PEOPLE = re.compile(
    r"(?:粉丝|用户|受众|人数|会员|注册)(?:总)?(?:量|数)?(?:峰值|最高|最多|共|累计|达到?|超过?|近|突破|约|逾|为)*\Z"
)
_PEOPLE_BEHIND = re.compile(
    "(?:人民|各族|困难|城乡|农牧)?(?:群众|居民|村民|市民|人口|劳动者|农民工?|牧民|职工|师生|学生|网[友民]|观众|听众|党员|干部|受众)"
)
_SCORES = re.compile(r"(?:平均分|得分|总分|均分|评分)\Z")
_SUMS = re.compile(r"(?:资金|金额|损失|经费|款|标的额?|工资|投资)\Z")
_TEN_THOUSAND = 10_000
_ENDS = frozenset({"，", "。", "；", "、", "）", "（", "由", "均", "已", "正", "\n", ""})


class Unitless:
    """Gives numbers units."""

    def __init__(self, phrases: Phrases, clauses: Clauses, heads: Heads) -> None:
        self._phrases = phrases
        self._clauses = clauses
        self._heads = heads

    def take(self, place: Spot, state: State) -> bool:
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
