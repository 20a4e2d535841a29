"""What a quantity is: its value, unit and bound, and the words by which a text says them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.facts import Bound


BEFORE = "≥|≤|大约|(?<![侦突打攻爆查识冲])破(?=[\\d])|(?<![民公合契条履签违预特邀节解制])约|近|将近|接近|超过|超|逾|突破|不少于|不低于|不超过|不高于|不大于|不足|不到|少于|至少|最多|高达|多达|达"
AFTER = "出头|以上|以内|以下|之内|左右|上下|之多"
"""Words of bound before a number, and behind its unit, as alternatives of a pattern."""
BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(("大约", "约", "近", "将近", "接近", "左右", "上下"), "approx"),
    **dict.fromkeys(("≥", "超过", "超", "逾", "突破", "破", "不少于", "不低于", "至少", "上"), "ge"),
    **dict.fromkeys(("以上", "出头", "余", "多", "+", "来", "几"), "ge"),
    **dict.fromkeys(("≤", "不超过", "不高于", "不大于", "不足", "不到", "少于", "最多", "以内", "以下", "之内"), "le"),
}
NOT_BEFORE = {
    "人": "民大才员社事文工口身防力均格物为机", "名": "列录单称字义次誉额牌", "位": "于列居置一数", "件": "", "起": "草诉到来步点源着用止底", "宗": "旨教",
    "案": "件例卷由中情", "次": "日数序年要", "场": "所景地", "期": "间限待望内末盼", "批": "准示复评办发", "支": "持部撑出付援", "所": "有在属需以",
    "家": "庭长园乡", "户": "籍外", "条": "件例款", "处": "级置罚理长室分于", "类": "似", "组": "织建成配", "部": "门署分长委", "台": "账风", "面": "向对积临试貌签",
    "本": "级区县市局地单系年着质身土辖届院所镇街村科", "分": "别钟类管局所布析之级中会解享工为公", "成": "功员立效果为本年人交熟都绩就品", "版": "面本", "集": "中体聚市合团成镇约结资",
    "首": "次个批家创问先席府违要选", "节": "约日点假能省", "幅": "度", "卷": "宗烟入", "对": "", "项": "目", "个": "性体", "种": "植子", "片": "区",
    "层": "级", "里": "", "米": "", "元": "旦素", "天": "天津揽", "届": "满", "课时": "", "套": "路", "块": "状", "间": "接隔断", "座": "谈", "号": "", "%": "", "元/人": "", "把": "关握好", "只": "有要能是", "头": "雁部", "根": "据本治", "门": "户槛口店诊", "箱": "", "年": "度底初末间内以级代份月来前后均终第计", "个人": "民", "周": "岁年边一二三四五六日末", "讲": "话座师课解坛述究台稿堂", "字": "样典形母义幕号体画", "通": "过报知道告", "秒": "", "轮": "车岗换值流胎椅渡", "车": "辆间主库位次道站行队补牌", "段": "落时间", "道": "路德理歉口具", "桩": "基", "档": "案期", "课": "题程堂外文时间件本",  "票": "据务证", "单": "位元独一纯打程价项据证亲身", "笔": "记录试迹者译法尖", "岁": "月末",
}  # fmt: skip
"""Letters before which a unit begins a longer word, and is none."""
MONEY = {"千元": 10**3, "万元": 10**4, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8}


@dataclass(slots=True)
class Quantity:
    """A number with what stands around it that belongs to it.

    Attributes:
        start: of the number or the word of bound before it, in the reading form.
        end: behind its unit and the word of bound after it.
        value: after scaling, money in 元; ``None`` where it is suppressed.
        unit: as written (``万元`` becomes ``元``); ``""`` where it has none.
        unit_class: of the vocabulary's unit scheme (``cases``, ``percentage`` …); ``""`` where it has no unit.
        bound: of the value.
        masked: whether the report suppresses the value.
        chinese: whether it is written in Chinese numerals.
        bare: where the number itself begins, behind the word of bound.
        scale: that its unit stood for: 10000 for 万元.
    """

    start: int
    end: int
    value: float | int | None
    unit: str
    unit_class: str
    bound: Bound | None
    masked: bool = False
    chinese: bool = False
    bare: int = 0
    scale: int = 1


def scaled(value: float | int | None, factor: int) -> float | int | None:
    """``value`` times ``factor``, exact as it is written: 863.5 万元 is 8635000."""
    if value is None or factor == 1:
        return value
    product = Decimal(str(value)) * factor
    return int(product) if product == product.to_integral_value() else float(product)


def bound_of(before: str | None, more: str | None, after: str | None) -> Bound | None:
    """What the words before a number, between it and its unit, or behind both make of it."""
    for word in (more, after, before):
        if word and (bound := BOUNDS.get(word)):
            return bound
    return None
