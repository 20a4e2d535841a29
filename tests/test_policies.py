from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.base import Identity
from kg.extractors.policies.extractor import PolicyExtractor
from kg.extractors.titles import find_titles
from ontology.vocabulary import load_vocabulary
from tests.reading import COUNTY, MASKED, QINGPU, names, read

EXTRACTOR = PolicyExtractor(load_vocabulary())

READ = [
    ("印发“2023年法治青浦建设工作要点”。", "2023年法治青浦建设工作要点", "issued"),
    ("按“全市案卷评查工作方案”要求自查。", "全市案卷评查工作方案", "implements"),
    ("出台《关于落实“青浦区普法实施方案”的通知》。", "关于落实“青浦区普法实施方案”的通知", "issued"),
    ("出台我区普法考核办法。", "普法考核办法", "issued"),
    ("印发《青浦区重大行政决策程序规定》。", "青浦区重大行政决策程序规定", "issued"),
    ("制定《行政争议化解五项举措》，推动落实。", "行政争议化解五项举措", "issued"),
    ("区司法局会同区法院出台《府院联动工作办法》。", "府院联动工作办法", "issued"),
    ("代拟《青浦区法治建设规划（2021-2025年）》。", "青浦区法治建设规划（2021-2025年）", "issued"),
    ("贯彻落实《青浦区普法责任清单》。", "青浦区普法责任清单", "issued"),
    ("落实《区政府年度立项目录》。", "区政府年度立项目录", "issued"),
    ("贯彻落实《优化营商环境条例》。", "优化营商环境条例", "implements"),
    ("根据《上海市行政执法监督办法》开展检查。", "上海市行政执法监督办法", "implements"),
    ("按照《市法治建设考核方案》要求迎检。", "市法治建设考核方案", "implements"),
    ("组织《行政处罚法》培训两期。", "行政处罚法", "implements"),
    ("把《上海市街道办事处条例》学习宣传与创建结合。", "上海市街道办事处条例", "implements"),
    ("听取《2022年行政审判报告》通报。", "2022年行政审判报告", "mentions"),
    ("司法部印发的《全国司法所工作规范》已经下发。", "全国司法所工作规范", "mentions"),
    ("根据《中华人民共和国行政复议法》，制定《案件审理规程》。", "案件审理规程", "issued"),
    ("制定《甲项工作办法》《乙项工作细则》和《丙项工作指引》。", "丙项工作指引", "issued"),
    ("落实《法治社会建设实施纲要（2020-2025年）》，签订《长三角公证协作协议》。", "长三角公证协作协议", "issued"),
    (
        "印发《青浦区贯彻〈法治政府建设实施纲要（2021—2025年）〉实施方案》。",
        "法治政府建设实施纲要（2021—2025年）",
        "implements",
    ),
    (
        "学习《法治中国建设规划（2020-2025年）《法治社会建设实施纲要（2020-2025年）》。",
        "法治中国建设规划（2020—2025年）",
        "implements",
    ),
    ("印发《司法所规范化建设方案，明确任务。", "司法所规范化建设方案", "issued"),
    ("印发关于加强行政调解工作的意见》，明确任务。", "关于加强行政调解工作的意见", "issued"),
    ("执行<青浦区合同管理办法>。", "青浦区合同管理办法", "issued"),
    ("出台镇街合法性审查工作方案，细化流程。", "镇街合法性审查工作方案", "issued"),
    ("印发河湖联防工作方案、网格联调工作方案等文件。", "网格联调工作方案", "issued"),
    ("纳入2023年司法行政工作要点。", "2023年司法行政工作要点", "issued"),
    ("推进提升行政执法质量三年行动计划。", "提升行政执法质量三年行动计划", "implements"),
    ("对照“八五”普法规划自查。", "“八五”普法规划", "implements"),
    ("宣讲宪法、民法典各两场。", "民法典", "mentions"),
    ("贯彻实施法律援助法。", "法律援助法", "implements"),
    ("推动“一规划两纲要”落地。", "一规划两纲要", "implements"),
    ("督察“一规划两方案”落实情况。", "一规划两方案", "implements"),
    ("编制“一规划两方案”。", "一规划两方案", "implements"),
    ("制发《执法监督建议书》6份。", "执法监督建议书", "issued"),
    ("《述法评议工作规则》的印发，完善了制度。", "述法评议工作规则", "issued"),
    ("审议并通过《关于推动公共法律服务发展的若干意见》。", "关于推动公共法律服务发展的若干意见", "issued"),
    ("出台实施《诉源治理十条举措》。", "诉源治理十条举措", "issued"),
    ("区司法局会同区法院、区检察院出台行政争议化解办法。", "行政争议化解办法", "issued"),
    ("推动《上海市物业管理规定》立法工作。", "上海市物业管理规定", "implements"),
    ("制定了《青浦区述法工作办法（试行）》。", "青浦区述法工作办法（试行）", "issued"),
    ("印发青浦区关于健全学法制度的实施意见，明确任务。", "青浦区关于健全学法制度的实施意见", "issued"),
    ("印发关于加强基层调解的意见。", "关于加强基层调解的意见", "issued"),
    ("按照省、市关于健全学法制度的实施意见，细化任务。", "关于健全学法制度的实施意见", "implements"),
    ("落实市政府关于推进综合执法的指导意见。", "关于推进综合执法的指导意见", "implements"),
    (
        "把普法列入青浦区国民经济和社会发展“十四五”规划纲要。",
        "青浦区国民经济和社会发展“十四五”规划纲要",
        "issued",
    ),
    ("制定2022年度重大行政决策目录，依程序办理。", "2022年度重大行政决策目录", "issued"),
    ("制定青浦区案件审理办法（试行）。", "青浦区案件审理办法（试行）", "issued"),
    ("制定出台青浦区法治乡村建设实施方案（2021-2025年）。", "青浦区法治乡村建设实施方案（2021-2025年）", "issued"),
]

REFUSED = [
    "唱响“有方案”，推行“点单式工作法”。",
    "推动“一规划两方案”落地。",
    "报送的《老井边的约定》荣获全市普法短剧大赛银奖。",
    "举办消费者权益保护法治讲座、劳动法律咨询。",
    "制定维稳工作方案和预案。",
    "高质量编制法治宣传规划及方案。",
    "录制《秦姐说案》《你问律师答》等5个普法节目。",
    "有关做法被《法治日报》刊发。",
    "在《今日说法》栏目播出。",
    "组织学习《习近平谈治国理政》。",
    "拍摄微电影《归途》。",
    "创作快板《话说宪法》12部。",
    "打造《小法讲案》系列短视频12期。",
    "编印《身边小事》普法读本5000册。",
    "选送情景剧《和解》参赛。",
    "以《如何做好调解》为题授课。",
    "国家宪法日期间开展宪法宣传周活动。",
    "推进“宪法六进”和民法典六进。",
    "开展“法润万家·民法典同行”主题宣传。",
    "提出审核意见31条，反馈修改意见。",
    "制定整改方案，明确年度工作计划。",
    "想方设法化解矛盾，制定个性化矫正方案。",
    "推行“五心五步”工作法。",
    "加强宪法法律学习。",
    "成立《青浦区行政复议咨询委员会》。",
    "普及公证法律知识和劳动法规。",
    "不断优化工作办法、完善意见征集机制。",
    "落实好各项工作要点。",
    "刊登于《人民调解》杂志。",
    "被《新华每日电讯》专题报道。",
    "青年干警交来《夜读有感》《学法三问》等8篇心得。",
    "做法被《法治短讯》《调解动态》刊载。",
    "赠送《执法一本通》《调解百问》等图书两百册。",
    "撰写《谈谈调解》《公证随想》等论文5篇。",
    "创作《春归》《和解》等普法作品12部。",
    "建立决策事项目录管理制度，公布规范性文件目录。",
    "根据区委关于法治建设的意见开展督察。",
    "将调解纳入年度考核方案。",
    "征求关于加强调解的意见，收集关于完善制度的意见12条。",
    "将调解工作纳入全区经济社会发展大局。",
]


@pytest.mark.parametrize(("text", "name", "relation"), READ)
def test_reads(text: str, name: str, relation: str) -> None:
    found = {fields["name"]: fields["relation"] for fields in read(EXTRACTOR, text)}
    assert found.get(name) == relation, found


@pytest.mark.parametrize("text", REFUSED)
def test_refuses(text: str) -> None:
    assert names(EXTRACTOR, text) == []


def test_a_short_title_is_the_full_one_named_before() -> None:
    text = "印发《青浦区合同管理办法》，《办法》自五月起施行。"
    text += "落实《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》）。"
    assert names(EXTRACTOR, text) == ["青浦区合同管理办法", "法治政府建设实施纲要（2021—2025年）"]


def test_titles_of_a_list_share_their_verb_but_not_those_made_elsewhere() -> None:
    text = "制定《甲项制度》《中华人民共和国公证法》解读。"
    found = {fields["name"]: fields["relation"] for fields in read(EXTRACTOR, text)}
    assert found == {"甲项制度": "issued", "中华人民共和国公证法": "mentions"}


def test_a_document_is_one_finding_with_its_strongest_relation() -> None:
    text = "听取《行政复议法》解读。落实《行政复议法》新规。开展《中华人民共和国行政复议法》宣传。"
    found = read(EXTRACTOR, text)
    assert [(f["concept"], f["relation"]) for f in found] == [("policy/行政复议法", "implements")]


def test_the_concept_is_found_without_years_and_brackets() -> None:
    for title in ("法治政府建设实施纲要", "法治政府建设实施纲要(2021-2025)", "法治政府建设实施纲要（2021—2025年）"):
        fields = read(EXTRACTOR, f"落实《{title}》。")[0]
        assert fields["concept"] == "policy/法治政府建设实施纲要2021—2025年", title


def test_plans_of_two_periods_are_two_documents() -> None:
    text = "落实《法治政府建设实施纲要（2015-2020年）》和《法治政府建设实施纲要（2021-2025年）》。"
    assert len(names(EXTRACTOR, text)) == 2


def test_the_plan_of_another_period_is_not_that_of_the_vocabulary() -> None:
    assert read(EXTRACTOR, "落实《法治政府建设实施纲要（2016-2020年）》。")[0]["concept"] is None


def test_a_nickname_that_the_text_gives_is_no_second_document() -> None:
    text = "对照《示范指标体系申报指南》（以下简称《指标体系》），围绕《指标体系》十项指标推进。"
    assert names(EXTRACTOR, text) == ["示范指标体系申报指南"]


def test_masked_titles_keep_their_masks() -> None:
    text = "印发《**市**区来访接待办法》，落实《**市行政程序规定》。"
    found = {fields["name"]: fields["relation"] for fields in read(EXTRACTOR, text, MASKED)}
    assert found == {"**市**区来访接待办法": "issued", "**市行政程序规定": "implements"}


def test_a_planned_document_is_planned() -> None:
    text = "一、工作成效\n印发《甲项制度》。\n二、下一步工作打算\n制定《乙项制度》。"
    assert [(f["name"], f["status"]) for f in read(EXTRACTOR, text, COUNTY)] == [
        ("甲项制度", "done"),
        ("乙项制度", "planned"),
    ]


def test_a_broken_line_does_not_break_a_title() -> None:
    text = "全年统筹推进各项任务落地见效并且持续完善制度体系，印发《青浦区行政规范\n性文件管理办法》。"
    assert names(EXTRACTOR, text) == ["青浦区行政规范性文件管理办法"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([text for text, _, _ in READ] + REFUSED), min_size=1, max_size=6))
def test_any_order_of_sentences_gives_each_document_once(sentences: list[str]) -> None:
    found = read(EXTRACTOR, "\n".join(sentences), QINGPU)
    assert len({(f["concept"], f["name"]) for f in found}) == len(found)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="《》〈〉<>印发落实法意见方案，。（）\n20年", max_size=40))
def test_any_brackets_are_read_without_an_error(text: str) -> None:
    titles = find_titles(text)
    assert all(title.left <= title.start < title.end <= title.right <= len(text) for title in titles)
    if text.strip():
        read(EXTRACTOR, text, Identity())
