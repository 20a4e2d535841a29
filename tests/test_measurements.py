"""What quantities of sentences measure: name, value, period, status, change, subject and programs.

The tables give a sentence of an invented report of 2023 and, on the lines below it, what it says: the metric's name,
value and unit, and where they are not the usual ones the bound, ``rank``, the period and the status. A ``?`` is a
value that the report hides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.pipeline import extract_text

if TYPE_CHECKING:
    from ontology.facts import MeasurementRecord

HEADINGS = {"achievements": "一、主要工作成效", "shortcomings": "二、存在的不足", "plans": "三、2024年工作打算"}


def measurements(
    words: str, section: str = "achievements", title: str = "青禾区司法局2023年工作总结"
) -> list[MeasurementRecord]:
    text = f"{title}\n青禾区司法局坚持依法行政，认真履职尽责。\n{HEADINGS[section]}\n{words}\n"
    found = [fact for fact in extract_text(text) if fact["kind"] == "measurement"]
    assert all(fact["evidence"]["quote"] in words for fact in found)
    return found


def says(fact: MeasurementRecord) -> str:
    value = "?" if fact["redacted"] else str(fact["value"])
    said = [fact["metric"], f"{value}{fact['unit']}"]
    said += [fact["bound"]] if fact["bound"] else []
    said += ["rank"] if fact["rank"] else []
    said += [fact["period"]] if fact["period"] and fact["period"] != "2023" else []
    said += [fact["status"]] if fact["status"] != "done" else []
    return " ".join(said)


def cases(table: str) -> list[tuple[str, list[str]]]:
    """Sentences, each with its indented lines."""
    found: list[tuple[str, list[str]]] = []
    for line in filter(None, table.split("\n")):
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


NAMES = """
排查矛盾纠纷1126件。
  排查矛盾纠纷 1126件
全年累计排查化解矛盾纠纷１，１２６件。
  排查化解矛盾纠纷 1126件
组织14名律师参与接访。
  组织律师参与接访 14名
3名法律顾问进驻社区。
  法律顾问进驻社区 3名
节约资金1,200万元，罚款3.5万元。
  节约资金 12000000元
  罚款 35000元
刑事案件52件、民事案件21件、行政案件13件。
  刑事案件 52件
  民事案件 21件
  行政案件 13件
审查规范性文件12件、合同86份。
  审查规范性文件 12件
  合同 86份
受理刑事、民事、行政案件共86件。
  受理刑事、民事、行政案件 86件
开展普法宣传活动86场次，发放宣传资料2.3万份。
  开展普法宣传活动 86场次
  发放宣传资料 23000份
受理法律援助案件312件，办结298件。
  受理法律援助案件 312件
  办结法律援助案件 298件
清理规范性文件156件，废止23件，修改8件。
  清理规范性文件 156件
  废止规范性文件 23件
  修改规范性文件 8件
开展执法检查42次，检查企业260家次，发现问题86个，整改86个。
  开展执法检查 42次
  检查企业 260家次
  发现问题 86个
  整改问题 86个
办理行政复议案件45件，审结41件，结案率91.1%。
  办理行政复议案件 45件
  审结行政复议案件 41件
  行政复议案件结案率 91.1%
办理法律援助案件312件，其中农民工案件86件，妇女案件45件。
  办理法律援助案件 312件
  农民工案件 86件
  妇女案件 45件
荣获一等奖1个、二等奖3个。
  荣获一等奖 1个
  荣获二等奖 3个
化解矛盾纠纷1126件，涉及金额2.7亿元。
  化解矛盾纠纷 1126件
  化解矛盾纠纷涉及金额 270000000元
排查矛盾纠纷*件。
  排查矛盾纠纷 ?件
提供法律咨询3000余人次，接待来访群众近500人次。
  提供法律咨询 3000人次 ge
  接待来访群众 500人次 approx
群众满意率达到95%以上，办结率百分之九十八。
  群众满意率 95% ge
  办结率 98%
"""
LISTS = """
办理民事、刑事、行政案件分别为52件、21件、13件。
  办理民事案件 52件
  办理刑事案件 21件
  办理行政案件 13件
法律援助案件办结率、群众满意率分别达98%、99%。
  法律援助案件办结率 98%
  群众满意率 99%
2021年、2022年、2023年受理案件分别为120件、135件、150件。
  受理案件 120件 2021
  受理案件 135件 2022
  受理案件 150件
调解成功率和协议履行率均为100%。
  调解成功率 100%
  协议履行率 100%
受援人满意率、案卷合格率均保持在95%以上。
  受援人满意率 95% ge
  案卷合格率 95% ge
配备调解员3至5名。
  配备调解员 3名 ge
  配备调解员 5名 le
"""
RATES_AND_RANKS = """
每村配备法律顾问1名。
  每村配备法律顾问 1名
人均办案12件。
  人均办案 12件
每季度开展活动不少于2次。
  每季度开展活动 2次 ge
每万人拥有律师2.5名。
  每万人拥有律师 2.5名
群众满意度位居全市第一。
  群众满意度名次 1名 rank
法治建设考核位列全省第3名。
  法治建设考核名次 3名 rank
综合考评进入全市前五名。
  综合考评名次 5名 le rank
满意度由全市第8位上升至第3位。
  满意度名次 8位 rank 2022
  满意度名次 3位 rank
"""
ZEROS = """
全年行政诉讼无败诉案件。
  行政诉讼败诉案件 0件
无民转刑案件，实现“零投诉”。
  民转刑案件 0件
  投诉 0件
行政复议案件零纠错、零撤销。
  行政复议案件纠错 0件
  行政复议案件撤销 0件
实现刑释人员零重新犯罪。
  刑释人员重新犯罪 0件
全年“零上访”“零事故”。
  上访 0件
  事故 0件
"""

COMPARED = """
全年收到行政复议申请113件，较2022年58件增加了55件。
  收到行政复议申请 113件
  收到行政复议申请 58件 2022
  收到行政复议申请增加 55件
信访案件312件，较去年260件增长20%。
  信访案件 312件
  信访案件 260件 2022
  信访案件增长 20%
与2021年的86起相比，电信诈骗发案降到61起。
  电信诈骗发案 86起 2021
  电信诈骗发案 61起
在线调解量是2021年的2.4倍。
  在线调解量 2.4倍
满意率在94%的基础上提高2个百分点。
  满意率 94%
  满意率提高 2个百分点
"""
DEALT = """
受理案件312件、办结298件，同比分别增长5%和6%。
  受理案件 312件
  办结案件 298件
  受理案件同比增长 5%
  办结案件同比增长 6%
办理代表建议76件、政协提案43件，满意率分别为99.1%和98.7%。
  办理代表建议 76件
  政协提案 43件
  政协提案满意率 98.7%
  代表建议满意率 99.1%
干部146人，其中法律专业89人，取得资格47人，分别占61%和32.2%。
  干部 146人
  法律专业干部 89人
  取得资格干部 47人
  法律专业干部占比 61%
  取得资格干部占比 32.2%
及时受理率与按期答复率均由96%提升到100%。
  按期答复率 96%
  受理率 96%
  按期答复率 100%
  受理率 100%
石桥、柳河两镇的化解率和满意度都在99%以上。
  化解率 99% ge
  满意度 99% ge
上半年和下半年，热线呼入量分别为8120通和9647通。
  热线呼入量 8120通 2023H1
  热线呼入量 9647通 2023H2
近三年败诉率分别为9.6%、7.2%和4.8%。
  败诉率 9.6% 2021
  败诉率 4.8%
  败诉率 7.2% 2022
2021、2022、2023年分别接待群众1.2万、1.4万和1.7万人次。
  接待群众 14000人次 2022
  接待群众 12000人次 2021
  接待群众 17000人次
普法经费45万元（2021年）、52万元（2022年）。
  普法经费 450000元 2021
  普法经费 520000元 2022
"""
PARTS = """
审结的复议案件97件中直接纠错23件，纠错率24%。
  审结的复议案件 97件
  复议案件直接纠错 23件
  复议案件纠错率 24%
行政处罚类34件，占比31%；投诉举报类29件，占比27%；其他类13件。
  行政处罚类 34件
  行政处罚类占比 31%
  投诉举报类 29件
  投诉举报类占比 27%
  其他类 13件
收到行政复议申请142件。受理127件，审结119件。
  收到行政复议申请 142件
  受理行政复议申请 127件
  审结行政复议申请 119件
收到行政复议申请142件。开展宣传12场。
  收到行政复议申请 142件
  开展宣传 12场
160份送审合同里，125份被要求修改后签订，占78.1%。
  送审合同 160份
  送审合同要求修改后签订 125份
  送审合同要求修改后签订占 78.1%
法律顾问28名，另有2名正在招聘。
  法律顾问 28名
  法律顾问正在招聘 2名
本单位共有11人不从事窗口工作。
  本单位不从事窗口工作 11人
对抽检不合格的37批次产品开展跟踪复查。
  抽检不合格的产品开展跟踪复查 37批次
清理文件120件：核销52件、移送审计24件。
  清理文件 120件
  核销文件 52件
  文件移送审计 24件
优秀案例全国1个，全省2个，全市7个。
  优秀案例全国 1个
  优秀案例全省 2个
  优秀案例全市 7个
适用简易程序案件520件，占全部1004件案件的51.8%。
  适用简易程序案件 520件
  案件 1004件
  适用简易程序案件占比 51.8%
为68名农民工讨回工资92万元。
  农民工 68名
  讨回工资 920000元
对30家律师事务所开展了执法检查，对25家开展了专项检查。
  律师事务所开展执法检查 30家
  开展专项检查 25家
现场查处违法行为40余件次。
  现场查处违法行为 40件次 ge
正常履约81份。
  正常履约 81份
截止10月底，复议与诉讼比达到1.04:1。
  复议与诉讼比 1.04ratio
对已生效的25件败诉案件提出追责意见。
  生效的败诉案件提出追责意见 25件
规划确定的77项主要指标全部完成。
  规划确定的主要指标全部完成 77项
茶叶作坊备案登记共3件。
  茶叶作坊备案登记 3件
受理案件41万件，受援人近50万，免费解答咨询3万人次。
  受理案件 410000件
  案件受援人 500000人 approx
  解答咨询 30000人次
今年的主要任务是：办理案件不少于1.8万件，受援人数不少于2万人次。
  办理案件 18000件 ge planned
  受援人数 20000人次 ge planned
败诉率降至5.2%，有望突破至5%以下。
  败诉率 5.2%
  败诉率 5% le planned
对照指标梳理重点任务（37项）、问题短板（98项）。
  对照指标梳理重点任务 37项
  问题短板 98项
共有7个集体，2位个人获得表彰。
  集体 7个
  个人获得表彰 2位
建成2个省级、4个县级应急普法基地。
  建成省级应急普法基地 2个
  县级应急普法基地 4个
发放宣传材料400余份普法讲师进校宣讲2次。
  发放宣传材料 400份 ge
  普法讲师进校宣讲 2次
全区5个项目入选2021年度法治成果，2个项目入选全省案例。
  项目入选2021年度法治成果 5个
  项目入选全省案例 2个
派出十批次203人次支援一线。
  支援一线 10批次
  支援一线 203人次
61周岁以上的11人。
  61周岁以上 11人
12348热线接听1652个，平均每月275个。
  12348热线接听 1652个
  12348热线接听每月 275个
镇里未发生行政复议、行政应诉败诉案件。
  镇里行政复议 0件
  行政应诉败诉案件 0件
在册社区矫正对象310人。从性别结构看，男性255人。
  在册社区矫正对象 310人
  男性社区矫正对象 255人
备案率、合规率达100%。
  备案率 100%
  合规率 100%
涉及资金1314.7万，已全部兑现。
  涉及资金 13147000元
执法检查计划238条。
  执法检查计划 238条
办理案件需达到200件。
  办理案件 200件 planned
2008年1月至2010年5月，受理案件258件。
  受理案件 258件 2010
执业律师突破200人大关。
  执业律师 200人 ge
考试平均分91.3。
  考试平均分 91.3分
在全市法治建设考评中，我县得分91.35分，排名全市第三。
  法治建设考评得分 91.35分
  法治建设考评得分排名 3名 rank
窗口评价非常满意63件，满意2件，合计65件，满意率100%。
  窗口评价非常满意 63件
  窗口评价满意 2件
  窗口评价 65件
  窗口评价满意率 100%
给予5万元的奖励，追回300万元的欠薪。
  给予奖励 50000元
  追回欠薪 3000000元
落实人均不低于3元的普法经费。
  人均普法经费 3元 ge
举办专场讲座15场8600余人次。
  举办专场讲座 15场
  举办专场讲座 8600人次 ge
审批事项由法定平均办理时间20天提速至6天，承诺提速率68%，超过省里规定的60%。
  审批事项办理时间 20天
  审批事项办理时间 6天
  承诺提速率 68%
  承诺提速率 60%
公证处办证300件，明湖律师事务所结案56件。
  公证处办证 300件
  明湖律师事务所结案 56件
证明事项压减至9项。
  证明事项 9项
周三组织镇村全体人员开展民法典集中学习，累计开展20余次。
  开展民法典集中学习 20次 ge
实现每个行政村3名“法律明白人”。
  每个行政村法律明白人 3名
知晓率居全省第九、全市第一，安全感居全市第二。
  知晓率名次 9名 rank
  知晓率名次 1名 rank
  安全感名次 2名 rank
考评成绩列全市18个公安局第一名。
  公安局 18个
  考评成绩名次 1名 rank
意见征集类信息41条、其他类信息2条。
  意见征集类信息 41条
  其他类信息 2条
召开领导小组办公室及其三个专项小组会议6次。
  专项小组会议 3个
  专项小组会议 6次
未发生行政复议纠错，连续17年实现无生产安全责任事故。
  行政复议纠错 0件
  生产安全责任事故 0件
对述职发现的问题落实62条整改措施。
  整改措施 62条
修订完善10个行政村村规民约。
  修订完善行政村村规民约 10个
组织《中华人民共和国行政处罚法》《中华人民共和国乡村振兴促进法》专题测试2次。
  组织专题测试 2次
参与调解案件61件，成功率达89%。
  参与调解案件 61件
  案件调解成功率 89%
一季度窗口服务考评全市第六，二季度升到第三，上半年总评第四。
  窗口服务考评名次 6名 rank 2023Q1
  窗口服务考评名次 3名 rank 2023Q2
  窗口服务考评总评名次 4名 rank 2023H1
督促3.2万户用人单位签订合同，帮教12名未成年人。
  督促用人单位签订合同 32000户
  帮教未成年人 12名
服务20余万居民，覆盖2700多万个用人单位及3亿多劳动者。
  服务居民 200000人 ge
  覆盖用人单位 27000000个 ge
  劳动者 300000000人 ge
全市窗口办件数量为30751件，其中行政许可16634件；市本级办件数量为9651件，其中行政许可9310件。
  窗口办件 30751件
  行政许可窗口办件 16634件
  办件 9651件
  行政许可办件 9310件
组织全镇116名在编干部参加法治理论考试。
  组织在编干部参加法治理论考试 116名
我县在2022年度纠纷调处考评中获评优秀；7个司法所达标。
  司法所达标 7个
帮助32名当事人追回欠薪。
  帮助当事人追回欠薪 32名
排查整改多头执法、重复执法等8类问题。
  排查整改问题 8类
调处纠纷力争在2.1万件以上，调解率达到100%。
  调处纠纷 21000件 ge 2024 planned
  纠纷调解率 100% 2024 planned
"""


@pytest.mark.parametrize(
    ("sentence", "expected"), cases(NAMES + LISTS + RATES_AND_RANKS + ZEROS + COMPARED + DEALT + PARTS)
)
def test_names(sentence: str, expected: list[str]) -> None:
    assert sorted(map(says, measurements(sentence))) == sorted(expected)


@pytest.mark.parametrize(
    ("sentence", "before", "after"),
    [
        ("办案量由上年的210件增至312件。", "办案量 210件 2022", "办案量 312件"),
        ("收案量从2021年的120件上升到2023年的150件。", "收案量 120件 2021", "收案量 150件"),
        ("调解员队伍由2020年的860人增加到1200人。", "调解员队伍 860人 2020", "调解员队伍 1200人"),
        ("办理时限由15个工作日压缩至5个工作日。", "办理时限 15个工作日", "办理时限 5个工作日"),
    ],
)
def test_from_one_value_to_another(sentence: str, before: str, after: str) -> None:
    assert [says(fact) for fact in measurements(sentence)] == [before, after]


@pytest.mark.parametrize(
    ("sentence", "amount", "of", "direction", "base"),
    [
        ("化解率98%，同比提高2.5个百分点。", "2.5个百分点", "化解率", "up", "previous year"),
        ("平均办理时长低于全市平均水平2.5天。", "2.5天", "平均办理时长", "down", "全市平均水平"),
        ("受理案件312件，同比增长15.6%。", "15.6%", "受理案件", "up", "previous year"),
        ("信访量同比下降30%。", "30%", "信访量", "down", "previous year"),
        ("办理公证1500件，较上年减少120件。", "120件", "办理公证", "down", "上年"),
        ("案件数比2022年增加45件。", "45件", "案件数", "up", "2022年"),
    ],
)
def test_changes(sentence: str, amount: str, of: str, direction: str, base: str) -> None:
    (fact,) = [fact for fact in measurements(sentence) if fact["change"]]
    assert f"{fact['value']}{fact['unit']}" == amount
    assert fact["change"] == {"of": of, "direction": direction, "base": base}
    assert (fact["period"], fact["status"]) == ("2023", "done")


WHEN = """
截至10月底，办理案件312件。
  办理案件 312件
2022年受理案件210件。
  受理案件 210件 2022
截至2022年底，累计建成工作室86个。
  建成工作室 86个 2022
自2020年以来，累计调解案件3200件。
  调解案件 3200件
上半年受理案件120件。
  受理案件 120件 2023H1
第三季度受理案件86件。
  受理案件 86件 2023Q3
到2025年，群众满意率达到98%。
  群众满意率 98% 2025 planned
2024年计划开展培训20场次。
  开展培训 20场次 2024 planned
下一步，将新建工作站5个。
  新建工作站 5个 2024 planned
力争调解成功率达到98%。
  调解成功率 98% 2024 planned
计划培训调解员200人次。
  培训调解员 200人次 planned
已建成法治公园8个，明年新建2个。
  建成法治公园 8个
  新建法治公园 2个 2024 planned
目标任务100件，完成120件。
  目标任务 100件 planned
  完成目标任务 120件
完成年度目标任务360件的55%。
  完成年度目标任务 360件 planned
  完成年度目标任务 55%
完成年度目标任务360件。
  完成年度目标任务 360件
"""


@pytest.mark.parametrize(("sentence", "expected"), cases(WHEN))
def test_period_and_status_inside_achievements(sentence: str, expected: list[str]) -> None:
    assert [says(fact) for fact in measurements(sentence)] == expected


def test_inside_plans() -> None:
    found = measurements("目前已建成法治公园8个，2024年新建2个。开展普法活动100场次。", "plans")
    assert [says(fact) for fact in found] == [
        "建成法治公园 8个",
        "新建法治公园 2个 2024 planned",
        "开展普法活动 100场次 2024 planned",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("持证人员只有12人。", ["持证人员 12人"]),
        ("村级覆盖率还只达60%。", ["村级覆盖率 60%"]),
        ("出动执法船12航次，登记船只48艘，检查船舶32艘次。", ["出动执法船 12航次", "登记船只 48艘", "检查船舶 32艘次"]),
        ("放流鱼苗5万尾，补种苗木300株。", ["放流鱼苗 50000尾", "补种苗木 300株"]),
        ("工程进入收尾阶段，举办活动3场。", ["举办活动 3场"]),
    ],
)
def test_only_is_no_part_of_a_name_and_ships_and_fish_are_counted(text: str, expected: list[str]) -> None:
    assert [says(fact) for fact in measurements(text)] == expected


def test_a_level_that_a_shortcoming_cites_is_a_level() -> None:
    assert [says(fact) for fact in measurements("专职调解员仅有8名，难以满足需要。", "shortcomings")] == [
        "专职调解员 8名"
    ]


@pytest.mark.parametrize(
    ("title", "period", "plan"),
    [
        ("青禾区司法局2025年上半年工作总结", "2025H1", "2025H2"),
        ("青禾区司法局2022年工作总结", "2022", "2023"),
        ("青禾区司法局2021—2025年法治建设工作总结", "2021/2025", "2026"),
    ],
)
def test_period_of_reports_of_other_lengths(title: str, period: str, plan: str) -> None:
    done, planned = measurements("受理案件312件。下一步，将新建工作站5个。", title=title)
    assert (done["period"], done["status"]) == (period, "done")
    assert (planned["period"], planned["status"]) == (plan, "planned")


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("我局共有在职人员32名。", ["我局"]),
        ("我县办理案件312件。", ["我县"]),
        ("全区办理案件312件。", ["全区"]),
        ("该中心接待群众860人次。", ["该中心"]),
        ("青禾公证处办理公证1500件。", ["青禾公证处"]),
        ("区法律援助中心接待群众860人次，我局办理复议45件。", ["区法律援助中心", "我局"]),
        ("办理案件312件。", [None]),
    ],
)
def test_subject(sentence: str, subjects: list[str | None]) -> None:
    assert [fact["subject"] for fact in measurements(sentence)] == subjects


@pytest.mark.parametrize(
    ("sentence", "programs"),
    [
        ("依托“法律明白人”工程，培养骨干300名。", [["法律明白人"]]),
        ("推进“枫桥经验”，化解纠纷1126件。", [["枫桥经验"]]),
        ("开展“法律明白人”培训12场次，培养骨干300名。", [["法律明白人"], ["法律明白人"]]),
        ("推进“枫桥经验”。化解纠纷1126件。", [[]]),
        ("化解纠纷1126件。", [[]]),
    ],
)
def test_programs_whose_results_they_are(sentence: str, programs: list[list[str]]) -> None:
    assert [fact["programs"] for fact in measurements(sentence)] == programs


@pytest.mark.parametrize(
    ("words", "programs"),
    [
        ("（一）坚持发展“枫桥经验”，化解矛盾\n排查纠纷12件。调解纠纷8件。", [["枫桥经验"]] * 2),
        ("（一）坚持发展“枫桥经验”\n培训“法律明白人”300名。", [["法律明白人", "枫桥经验"]]),
        ("（一）坚持发展“枫桥经验”\n1.调解有力。\n排查纠纷12件。", [["枫桥经验"]]),
        ("（一）坚持发展“枫桥经验”\n调解有力。\n（二）优化服务\n办理公证12件。", [[]]),
        ("（一）深化“枫桥经验”和“法律明白人”工程\n排查纠纷12件。", [[]]),
        ("（一）化解矛盾\n坚持“枫桥经验”。排查纠纷12件。", [[]]),
        ("（一）深化综合行政执法改革\n下放事项12项。", [["综合行政执法改革"]]),
        ("（一）深入开展“宪法宣传周”活动\n发放资料300份。", [["宪法宣传周"]]),
        ("（一）履行第一责任人职责\n召开会议12次。", [[]]),
        ("（一）完善公共法律服务体系\n办理公证12件。\n1.法律援助\n受理案件8件。", [[], []]),
        ("（一）落实“谁执法谁普法”责任\n开展“枫桥经验”宣讲12场。", [["枫桥经验"]]),
        ("（一）健全公共法律服务体系，发展“枫桥经验”\n调解纠纷8件。", [[]]),
        ("（一）公开权责清单\n办理公证12件。", [[]]),
    ],
)
def test_numbers_under_a_heading_that_names_one_program_are_its_results(words: str, programs: list[list[str]]) -> None:
    assert [fact["programs"] for fact in measurements(words)] == programs


REFUSED = """
学习《关于加强100个社区建设的意见》。
印发《12项重点任务清单》。
开展“三个100”活动。
喊响“1126件”的口号。
落实“3+5”模式。
完善1+8+186体系。
落实国发〔2023〕15号文件。
提供一站式服务。
坚持三项制度。
落实第一责任人职责。
开展“百日攻坚”行动。
开展12·4国家宪法日宣传。
建设无障碍设施。
学习贯彻六届二次全会精神。
坚持“全覆盖、无遗漏”原则。
群众咨询的事项居于前五位的是婚姻家庭、劳动报酬。
零距离服务群众。
推行“零跑腿”服务。
坚持一案一策、一次办好。
提供24小时服务。
拨打12348热线。
召开第12次会议。
办理十三届五次会议第135号提案。
青禾区举办第3届运动会。
打造15分钟法律服务圈。
2023年12月4日召开会议。
截至20231131日和131日。
1.加强人民调解。
（2）加强人民调解。
联系电话：0517-88886666。
落实“十四五”规划和“八五”普法规划。
推进三年行动计划。
"""


@pytest.mark.parametrize("sentence", [line for line in REFUSED.split("\n") if line])
def test_numbers_that_measure_nothing(sentence: str) -> None:
    assert measurements(sentence) == []


def test_a_title_beside_a_quantity_keeps_its_numbers() -> None:
    (fact,) = measurements("印发《青禾区100项清单（2023年版）》120份。")
    assert (fact["value"], fact["unit"]) == (120, "份")


def test_the_name_is_at_most_thirty_characters() -> None:
    (fact,) = measurements("全年" + "深入排查化解各类婚姻家庭邻里土地征收劳动争议医疗损害物业服务" + "矛盾纠纷1126件。")
    assert len(fact["metric"]) <= 30
    assert fact["metric"].endswith("矛盾纠纷")


def test_a_heading_in_brackets_is_no_part_of_a_name() -> None:
    found = measurements("【服务有温度】区法律援助中心办理案件47件。【队伍有担当】开展岗位练兵6场。")
    assert [fact["metric"] for fact in found] == ["区法律援助中心办理案件", "开展岗位练兵"]


def test_metrics_are_linked_to_the_vocabulary() -> None:
    found = measurements("排查矛盾纠纷1126件，调解成功率98%。")
    assert [fact["concept"] for fact in found] == ["metric/排查矛盾纠纷件数", "metric/调解成功率"]


@pytest.mark.parametrize(
    ("words", "bases"),
    [
        ("中心成立以来累计接待来访1480批，今年接待612批。", ["cumulative", "annual"]),
        ("自2019年起共办理法律援助案件860件，其中2023年办理145件。", ["cumulative", "annual"]),
        ("全年目标320件，截至10月底已办结法律援助案件352件。", ["target", "annual"]),
        ("在已建成12个工作站的基础上，明年再建8个。", ["annual", "target"]),
        ("全年累计调解纠纷300件。", ["annual"]),
        ("自成立以来未发生投诉。", ["cumulative"]),
        ("全年无败诉案件。", ["annual"]),
    ],
)
def test_the_basis_tells_a_year_from_all_years_and_from_a_target(words: str, bases: list[str]) -> None:
    found = measurements(words)
    assert [fact["basis"] for fact in found] == bases
    assert all((fact["basis"] == "target") == (fact["status"] == "planned") for fact in found)


def test_what_is_planned_is_a_target_whatever_it_counts() -> None:
    found = measurements("力争成立以来累计接待来访2000批，调解成功率不低于98%。", "plans")
    assert [fact["basis"] for fact in found] == ["target", "target"]
