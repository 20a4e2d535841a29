"""The numbers of a report: what is a quantity and how much, and what any other number is.

The tables give words and, behind ``=``, what they say: value, unit, bound (ge, le, approx). A ``?`` stands where the
report hides the value, ``；`` between two quantities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.text.plain import make_plain
from kg.text.quantities import OtherNumber, QuantityReader
from ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.text.amounts import Quantity

READER = QuantityReader(load_vocabulary().scheme("unit"))


def read(words: str) -> tuple[list[Quantity], list[OtherNumber]]:
    return READER.read(make_plain(words).text)


def says(quantities: list[Quantity]) -> str:
    return "；".join(
        " ".join(["?" if q.masked else str(q.value), *([q.unit] if q.unit else []), *([q.bound] if q.bound else [])])
        for q in quantities
    )


QUANTITIES = """
1126件=1126 件
１，１００ 件=1100 件
1,100万元=11000000 元
12，345人=12345 人
9８.５％=98.5 %
100%=100 %
0件=0 件
0.5个百分点=0.5 个百分点
2.7万件=27000 件
3万4千人次=34000 人次
25万6千余份=256000 份 ge
1亿2000万元=120000000 元
5千余人次=5000 人次 ge
2.7万余人次=27000 人次 ge

1126余件=1126 件 ge
1126多件=1126 件 ge
1000+人=1000 人 ge
100＋场=100 场 ge
1000人以上=1000 人 ge
90%以上=90 % ge
超过200件=200 件 ge
超1万人次=10000 人次 ge
逾40家=40 家 ge
突破3万件=30000 件 ge
不少于12次=12 次 ge
不低于90%=90 % ge
至少2名=2 名 ge
10来件=10 件 ge
近3000人=3000 人 approx
约500场=500 场 approx
10件左右=10 件 approx
不超过3天=3 天 le
最多5个=5 个 le
3天以内=3 天 le
24小时内=24 小时
多达30场=30 场
达30场=30 场

3～5名=3 名 ge；5 名 le
3－5名=3 名 ge；5 名 le
1至3次=1 次 ge；3 次 le
2到4家=2 家 ge；4 家 le
两到三次=2 次 ge；3 次 le
三至五名=3 名 ge；5 名 le
2-3个月=2 个月 ge；3 个月 le

百分之九十八=98 %
百分之九十八点五=98.5 %
百分之百=100 %
提高3.2个百分点=3.2 个百分点
九成=90 %
八成以上=80 % ge
六成五=65 %
近三成半=35 % approx
增长2倍=2 倍
翻两番=2 番

863.5万元=8635000 元
1.2亿元=120000000 元
3百万元=3000000 元
5千元=5000 元
500余万元=5000000 元 ge
1.2万余元=12000 元 ge
20万余元=200000 元 ge
120元=120 元
一百二十三万余元=1230000 元 ge
三万元=30000 元
百万次以上=1000000 次 ge
近千万人次=10000000 人次 approx

*件=? 件
**件=? 件
×件=? 件
※名=? 名
XX件=? 件
X名=? 名
xx人次=? 人次
**余件=? 件 ge
*万元=? 元

二十三起=23 起
三百余件=300 件 ge
两千多人=2000 人 ge
一千五百余人=1500 人 ge
十余家=10 家 ge
上百场=100 场 ge
近百名=100 名 approx
上千人=1000 人 ge
两名=2 名
六个乡镇=6 个
三支队伍=3 支
八个社区=8 个
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.rsplit("=", 1)) for line in table.split("\n") if line]


@pytest.mark.parametrize(("words", "expected"), rows(QUANTITIES))
@pytest.mark.parametrize(
    "around", ["{}", "我局开展工作{}，效果好。", "活动\n{}\n"], ids=["alone", "in a clause", "on a line"]
)
def test_quantity(words: str, expected: str, around: str) -> None:
    quantities, others = read(around.format(words))
    assert says(quantities) == expected
    assert not others


CLASSIFIERS = """
cases=件 起 宗 例 件次 案 案次 件（次） 件/次 起次
persons=名 人 位
person-times=人次 人（次） 人/次
bodies=家 户 支 所 队 家次 户次
events=场次 次 场 期 期次 轮 轮次 批次 堂 讲 节 课时 班次 趟 届 场（次） 次（场）
items=个 项 条 条次 处 类 种 大类 组 对 座 栋 间 片
copies=份 册 张 本 封 页 幅 块 面 部 枚 套 盒 卷
texts=篇 则 首 集 版
batches=批
equipment=台 辆 架 台次
money=元
percentage=%
percentage-points=个百分点
multiples=倍 番
points=分
extent=平方米 公里 米 平方公里 亩 公顷 吨 公斤
duration=个工作日 工作日 小时 个小时 分钟 天 学时
"""


@pytest.mark.parametrize(
    ("unit_class", "unit"), [(c, unit) for c, units in rows(CLASSIFIERS) for unit in units.split()]
)
def test_each_classifier_has_its_class(unit_class: str, unit: str) -> None:
    (quantity,), others = read(f"共计28{unit}。")
    assert (quantity.value, quantity.unit, quantity.unit_class) == (28, unit, unit_class)
    assert not others


def test_the_longest_classifier_wins() -> None:
    quantities, _ = read("12人，12人次，12个，12个百分点，12个工作日，12场，12场次，12件，12件次")
    assert [q.unit for q in quantities] == ["人", "人次", "个", "个百分点", "个工作日", "场", "场次", "件", "件次"]


@pytest.mark.parametrize("words", ["20人民调解", "8次数", "5条例", "4家庭", "6本级", "12案件", "7所在", "3讲座"])
def test_a_classifier_is_none_where_it_begins_a_word(words: str) -> None:
    (quantity,), _ = read(words)
    assert quantity.unit == ""


def test_offsets() -> None:
    text = "全区共办理公证约1200余件以上。"
    (quantity,), _ = read(text)
    assert text[quantity.start : quantity.end] == "约1200余件以上"
    assert text[quantity.bare :].startswith("1200余件")


def test_quantities_are_in_order_of_place() -> None:
    text = "三百余件、12件、*件、百分之九十、两名、5至6家"
    quantities, _ = read(text)
    assert says(quantities) == "300 件 ge；12 件；? 件；90 %；2 名；5 家 ge；6 家 le"


OTHERS = """
2023年=date
2023年度=date
2023年12月4日=date
2023年12月=date
2021年底=date
2021-2025年=date
2021年至2023年=date date
12月4日=date
截至10月底=date
1-6月=date
11月份=date
3个月内=date
2023-01-15=date
2023/1/5=date
2023.12.04=date

〔2023〕15号=document number
[2023]15号=document number
国发〔2021〕1号=document number
青政办发〔2022〕33号=document number
2021年第3号=document number
第12号=document number

第3批=ordinal
第12条=ordinal
第3届=ordinal
1.加强人民调解=ordinal
1、加强人民调解=ordinal
（2）加强人民调解=ordinal

12·4国家宪法日=name
“12·4”国家宪法日=name
6·26国际禁毒日=name
1+N=name
“1+3+N”=name
“12348”=name
12348热线=name
12345政务服务便民热线=name
110报警=name
24小时服务=name
7×24小时=name
15分钟公共法律服务圈=name
平台2.0版=name
V3.0版=name

0515-88886666=contact
电话：88886666=contact
13812345678=contact
fawu@example.gov.cn2=contact
http://www.example.gov.cn/2023/a1.html=contact

苏ICP备12345678号=boilerplate
浏览次数：356次=boilerplate

131日=garbled
1231日=garbled
20211231日=garbled
2021年131日=date garbled
20222023年=garbled
"""


@pytest.mark.parametrize(("words", "readings"), rows(OTHERS))
def test_number_that_measures_nothing(words: str, readings: str) -> None:
    quantities, others = read(words)
    assert not quantities
    assert " ".join(o.reading for o in others) == readings.strip()


REFUSED = """
“一站式”服务
三项制度
两项任务
三个方面
一次性告知
第一责任人
第一名
第十四届
“十四五”规划
“八五”普法
一是加强学习
一起案件
一件事一次办
一个月
一对一帮教
一村一法律顾问
三级网络
“四个意识”
两个维护
五部门联合
三大攻坚战
千家万户
千万户听法声
老百姓
百日攻坚
万人成讼率
近三年
三年行动计划
二〇二二年
十二月四日
半年
全市第一
“最多跑一次”
三令五申
数十场
几件
一家亲
"""


@pytest.mark.parametrize("words", [line for line in REFUSED.split("\n") if line])
def test_words_that_are_no_number(words: str) -> None:
    assert read(f"我局落实{words}，") == ([], [])


def test_a_hotline_that_takes_calls_is_a_name_and_the_calls_are_counted() -> None:
    quantities, others = read("12348热线接听来电12345件")
    assert says(quantities) == "12345 件"
    assert [o.words for o in others] == ["12348"]


def test_letters_are_no_mask() -> None:
    assert read("AXX件、XXL人、max件")[0] == []
