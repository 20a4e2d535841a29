"""What the vocabulary says: labels lead to their concepts, what differs is apart, patterns link what they should."""

from __future__ import annotations

import pytest

from ontology.metric_patterns import MetricLinker
from ontology.terms import reading_form
from ontology.vocabulary import Concept, Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="module")
def linker(vocabulary: Vocabulary) -> MetricLinker:
    return MetricLinker(vocabulary)


def owners(vocabulary: Vocabulary, scheme: str) -> dict[str, Concept]:
    return {reading_form(label): concept for concept in vocabulary.scheme(scheme) for label in concept.labels}


# ---------------------------------------------------------------- programs

PROGRAM_LABELS = [
    ("“八五”普法", "八五普法"),
    ("“八五”普法规划", "八五普法"),
    ("七五普法规划", "七五普法"),
    ("六五普法规划", "六五普法"),
    ("第八个五年法治宣传教育", "八五普法"),
    ("新时代“枫桥经验”", "枫桥经验"),
    ("三项制度", "行政执法三项制度"),
    ("执法全过程记录制度", "行政执法全过程记录"),
    ("重大行政执法决定法制审核", "重大执法决定法制审核"),
    ("谁执法、谁普法", "谁执法谁普法"),
    ("普法责任制", "谁执法谁普法"),
    ("乡村“法律明白人”", "法律明白人"),
    ("第一责任人职责", "推进法治建设第一责任人职责"),
    ("年终述法", "述法"),
    ("警调对接", "公调对接"),
    ("“大调解”工作格局", "大调解"),
    ("双随机、一公开", "双随机一公开"),
    ("统一登记、统一编号、统一印发", "三统一"),
    ("一村一法律顾问", "村（居）法律顾问"),
    ("亮码入企", "扫码入企"),
    ("规范性文件合法性审核", "规范性文件合法性审查"),
    ("告官见官", "行政机关负责人出庭应诉"),
    ("府院联席会议", "府院联动"),
    ("美好生活•民法典相伴", "美好生活·民法典相伴"),
    ("司法所高质量发展三年行动", "司法所工作高质量发展三年行动"),
    ("15分钟公共法律服务圈", "公共法律服务圈"),
    ("首问责任制", "首问负责制"),
]


@pytest.mark.parametrize(("label", "name"), PROGRAM_LABELS)
def test_label_leads_to_program(vocabulary: Vocabulary, label: str, name: str) -> None:
    assert owners(vocabulary, "program")[reading_form(label)].name == name


@pytest.mark.parametrize(
    ("narrower", "wider"),
    [
        ("行政执法公示", "行政执法三项制度"),
        ("行政执法全过程记录", "行政执法三项制度"),
        ("重大执法决定法制审核", "行政执法三项制度"),
        ("诉调对接", "大调解"),
        ("公调对接", "大调解"),
        ("访调对接", "大调解"),
        ("检调对接", "大调解"),
        ("三调联动", "大调解"),
        ("社区法律顾问", "村（居）法律顾问"),
        ("四个亲自", "推进法治建设第一责任人职责"),
        ("八五普法中期评估", "八五普法"),
        ("普法责任清单", "谁执法谁普法"),
        ("司法所规范化建设三年行动", "司法所规范化建设"),
    ],
)
def test_what_has_a_name_of_its_own_is_a_concept(vocabulary: Vocabulary, narrower: str, wider: str) -> None:
    programs = {concept.name: concept for concept in vocabulary.scheme("program")}
    assert programs[wider].id in programs[narrower].broader


@pytest.mark.parametrize(
    "names", [("宪法七进", "民法典七进", "法律七进"), ("六五普法", "七五普法", "八五普法", "九五普法")]
)
def test_what_only_sounds_alike_is_kept_apart(vocabulary: Vocabulary, names: tuple[str, ...]) -> None:
    programs = owners(vocabulary, "program")
    assert len({programs[name].id for name in names}) == len(names)


@pytest.mark.parametrize(
    "phrase",
    [
        "专项清理",
        "主动公开",
        "绿色通道",
        "持证上岗",
        "联合检查",
        "微信群",
        "一案一评",
        "合法性审查",
        "1+N",
        "综治中心",
        "矛调中心",
    ],
)
def test_generic_phrases_and_institutions_are_no_programs(vocabulary: Vocabulary, phrase: str) -> None:
    assert reading_form(phrase) not in owners(vocabulary, "program")


@pytest.mark.parametrize(
    ("label", "longer"),
    [
        ("述法", "上述法"),
        ("大调解", "加大调解"),
        ("三项制度", "十三项制度"),
        ("安置帮教", "安置帮教对象"),
        ("大普法", "加大普法"),
    ],
)
def test_longer_terms_veto(vocabulary: Vocabulary, label: str, longer: str) -> None:
    assert longer in owners(vocabulary, "program")[label].excluded


def test_redacted_forms_name_their_rule(vocabulary: Vocabulary) -> None:
    concept = vocabulary.concepts["program/枫桥经验"]
    assert "**经验" in concept.hidden
    assert "坚持和发展新时代" in concept.values("redactionContext")


def test_labels_carry_no_quotation_marks(vocabulary: Vocabulary) -> None:
    """Matching ignores them, so a label with marks and one without would be the same label twice."""
    for concept in vocabulary.scheme("program"):
        forms = [reading_form(label) for label in concept.labels]
        assert len(set(forms)) == len(forms), concept.id


# ---------------------------------------------------------------- agencies, awards, policies


@pytest.mark.parametrize(
    ("agency", "kind"),
    [
        ("青禾区司法局", "司法局"),
        ("柳溪镇司法所", "司法所"),
        ("青禾公证处", "公证处"),
        ("石桥镇人民调解委员会", "人民调解委员会"),
        ("医疗纠纷人民调解委员会", "行业性专业性人民调解委员会"),
        ("区委全面依法治区委员会办公室", "全面依法治区（县、市）委员会办公室"),
        ("县委依法治县办", "全面依法治区（县、市）委员会办公室"),
        ("旗委全面依法治旗委员会", "全面依法治区（县、市）委员会"),
        ("区行政复议接待中心", "行政复议接待中心"),
        ("区政府行政复议咨询委员会", "行政复议咨询委员会"),
        ("区社会矛盾纠纷调处化解中心", "矛盾纠纷调处化解中心"),
        ("柳溪镇综合行政执法队", "综合行政执法队"),
        ("柳溪镇人民政府", "乡镇人民政府"),
        ("青禾区人民政府", "人民政府"),
        ("八五普法讲师团", "讲师团"),
        ("青禾师范大学", "大学"),
    ],
)
def test_the_end_of_a_name_tells_the_type(vocabulary: Vocabulary, agency: str, kind: str) -> None:
    heads = {head: c.name for c in vocabulary.scheme("agency-type") for head in c.values("head")}
    assert heads[max((head for head in heads if agency.endswith(head)), key=len)] == kind


@pytest.mark.parametrize("name", ["人民调解组织", "行政执法机关", "党政机关", "国家机关"])
def test_classes_of_bodies_are_not_bodies(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.concepts[f"agency-type/{name}"].values("body") == ("false",)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("法治政府建设实施纲要", "法治政府建设实施纲要（2021—2025年）"),
        ("法治政府建设实施纲要(2021-2025)", "法治政府建设实施纲要（2021—2025年）"),
        ("法治政府建设实施纲要(2015-2020年)", "法治政府建设实施纲要（2015—2020年）"),
        ("中华人民共和国行政复议法", "行政复议法"),
        ("“八五”普法规划", "关于开展法治宣传教育的第八个五年规划（2021—2025年）"),
        ("一规划、两纲要", "一规划两纲要"),
    ],
)
def test_title_leads_to_policy(vocabulary: Vocabulary, title: str, name: str) -> None:
    assert owners(vocabulary, "policy")[reading_form(title)].name == name


def test_laws_have_their_full_name(vocabulary: Vocabulary) -> None:
    laws = [c for c in vocabulary.scheme("policy") if c.values("kind") == ("law",)]
    assert len(laws) > 50
    assert [law.name for law in laws if f"中华人民共和国{law.name}" not in law.alt] == []


def test_awards_by_level(vocabulary: Vocabulary) -> None:
    awards = owners(vocabulary, "award")
    assert awards["全国民主法治示范村"].values("level") == ("national",)
    assert awards["省级民主法治示范村"].values("level") == ("provincial",)
    assert awards["市级民主法治示范村"].values("level") == ("municipal",)


# ---------------------------------------------------------------- metrics

MEASURED = [
    ("收到行政复议申请", "件", "行政复议申请收案数"),
    ("新收行政复议案件", "宗", "行政复议申请收案数"),
    ("受理行政复议申请", "件", "行政复议受理数"),
    ("受理行政复议案件", "件", "行政复议受理数"),
    ("不予受理行政复议申请", "件", "行政复议不予受理数"),
    ("办结行政复议案件", "件", "行政复议审结数"),
    ("办理行政复议案件", "件", "行政复议案件数"),
    ("维持复议申请", "件", "行政复议维持数"),
    ("行政复议撤销", "件", "行政复议纠错数"),
    ("行政复议案件纠错率", "%", "行政复议纠错率"),
    ("行政复议案件法定时限办结率", "%", "行政复议法定期限办结率"),
    ("行政复议决定履行率", "%", "行政复议决定履行率"),
    ("行政复议案件调撤率", "%", "行政复议调撤率"),
    ("制发行政复议意见书", "份", "行政复议意见书数"),
    ("行政复议案件同比增长", "%", "行政复议案件同比变化"),
    ("一审行政诉讼案件", "起", "行政诉讼发案量（一审）"),
    ("以区政府为被告的行政诉讼案件", "件", "以政府为被告的行政诉讼案件数"),
    ("办理行政应诉案件", "件", "行政应诉案件数"),
    ("败诉案件", "件", "行政诉讼败诉数"),
    ("行政诉讼败诉率", "%", "行政诉讼败诉率"),
    ("行政机关负责人出庭应诉率", "%", "行政机关负责人出庭应诉率"),
    ("行政机关主要负责人出庭率", "%", "行政机关主要负责人出庭率"),
    ("负责人出庭应诉", "件", "行政机关负责人出庭应诉数"),
    ("组织领导干部旁听庭审", "名", "旁听庭审人数"),
    ("制发行政规范性文件", "件", "规范性文件制发数"),
    ("审核规范性文件", "件", "规范性文件合法性审查数"),
    ("合法性审查率", "%", "合法性审查率"),
    ("备案通过率", "%", "规范性文件备案审查通过率"),
    ("规范性文件备案率", "%", "规范性文件备案率"),
    ("报备规范性文件", "件", "规范性文件备案数"),
    ("清理规范性文件", "件", "规范性文件清理数"),
    ("清理废止规范性文件", "件", "规范性文件清理废止数"),
    ("宣布失效规范性文件", "件", "规范性文件清理失效数"),
    ("继续有效规范性文件", "件", "规范性文件清理保留数"),
    ("审查合同", "份", "合同审查数"),
    ("审查涉法文件", "件", "涉法文件审查数"),
    ("提出审查意见", "条", "法律审查意见数"),
    ("出具法律意见书", "份", "法律意见书份数"),
    ("重大行政决策合法性审查率", "%", "重大行政决策合法性审查率"),
    ("镇街合法性审查文件", "件", "乡镇（街道）合法性审查数"),
    ("党政主要负责人述法", "名", "述法人数"),
    ("现场述法单位", "家", "述法单位数"),
    ("区委全面依法治区委员会会议", "次", "依法治区（县、市）委员会会议次数"),
    ("政府常务会议学法", "次", "政府常务会议学法次数"),
    ("法治建设考核名次", "名", "法治建设考核名次"),
    ("群众满意度名次", "名", "满意度名次"),
    ("群众满意度", "%", "法治建设群众满意度"),
    ("持证执法人员", "人", "持证执法人员数"),
    ("行政执法人员", "名", "行政执法人员数"),
    ("执法资格考试通过率", "%", "执法资格考试通过率"),
    ("执法人员培训", "人次", "执法培训人次"),
    ("评查行政处罚案卷", "卷", "执法案卷评查数"),
    ("制发行政执法监督意见书", "份", "行政执法监督文书数"),
    ("办理行政处罚案件", "件", "行政处罚案件数"),
    ("不予处罚案件", "件", "不予从轻减轻处罚案件数"),
    ("减免罚款金额", "万元", "免罚减罚金额"),
    ("涉企行政检查同比下降", "%", "行政检查同比变化"),
    ("行政处罚案件公示率", "%", "行政处罚公示率"),
    ("排查矛盾纠纷", "次", "排查矛盾纠纷次数"),
    ("排查矛盾纠纷", "件", "排查矛盾纠纷件数"),
    ("预防矛盾纠纷", "件", "预防矛盾纠纷件数"),
    ("化解矛盾纠纷", "件", "调解矛盾纠纷件数"),
    ("调解成功", "件", "调解成功件数"),
    ("调解成功率", "%", "调解成功率"),
    ("诉调对接化解纠纷", "件", "诉调对接调解件数"),
    ("人民调解协议司法确认", "件", "司法确认件数"),
    ("接待来访群众", "批", "接待来访批次"),
    ("接待来访群众", "人次", "接待来访人次"),
    ("专职人民调解员", "名", "专职人民调解员数"),
    ("二级人民调解员", "人", "等级调解员数"),
    ("专业性人民调解委员会", "个", "行业性专业性人民调解委员会数"),
    ("提供法律咨询", "人次", "法律咨询量"),
    ("办理法律援助案件", "件", "法律援助案件数"),
    ("办理刑事法律援助案件", "件", "刑事法律援助案件数"),
    ("为农民工挽回经济损失", "万元", "法律援助挽回经济损失"),
    ("办理公证事项", "件", "公证办件数"),
    ("减免公证费", "元", "公证费减免额"),
    ("公证投诉", "件", "公证投诉数"),
    ("律师行业投诉", "件", "律师投诉数"),
    ("公职律师", "名", "公职律师数"),
    ("设立公职律师的单位", "家", "设立公职律师单位数"),
    ("社区法律顾问全覆盖", "个", "村（居）法律顾问覆盖数"),
    ("开展法治宣传活动", "场次", "普法活动场次"),
    ("发放宣传资料", "份", "普法资料发放数"),
    ("培育法律明白人", "名", "法律明白人数"),
    ("学法用法考试合格率", "%", "学法考试合格率"),
    ("参考率", "%", "学法考试参考率"),
    ("在册社区矫正对象", "人", "在册社区矫正对象数"),
    ("新接收社区矫正对象", "人", "新接收社区矫正对象数"),
    ("解除社区矫正对象", "人", "解除社区矫正人数"),
    ("社区矫正调查评估", "件", "社区矫正调查评估数"),
    ("衔接刑满释放人员", "人", "刑满释放人员衔接数"),
    ("安置率", "%", "安置率"),
    ("枫桥式司法所", "个", "示范司法所数"),
    ("民主法治示范村", "个", "民主法治示范村（社区）数"),
    ("12348热线接听来电", "个", "12348热线接听量"),
    ("入选全国优秀案例", "个", "案例入选数"),
    ("业务培训班每期培训", "人", "每期培训人数"),
    ("法律援助案件优良率", "%", "法律援助案件优良率"),
    ("督察问题整改率", "%", "督察问题整改率"),
    ("政府常务会议研究法治议题", "次", "政府常务会议研究法治议题次数"),
    ("接待来访群众", "人次", "接待来访人次"),
    ("废止制发的文件", "件", "规范性文件清理废止数"),
    ("受援人满意度名次", "名", "满意度名次"),
    ("执法质量考评名次", "名", "工作评比名次"),
    ("拟废止计划生育内容的文件", "件", "规范性文件清理废止数"),
]


@pytest.mark.parametrize(("name", "unit", "metric"), MEASURED)
def test_a_composed_name_means_its_metric(
    vocabulary: Vocabulary, linker: MetricLinker, name: str, unit: str, metric: str
) -> None:
    linked = linker.link(name, unit)
    assert linked is not None
    assert vocabulary.concepts[linked].name == metric


def test_a_metric_is_what_its_own_names_mean(vocabulary: Vocabulary, linker: MetricLinker) -> None:
    for metric in vocabulary.scheme("metric"):
        change = metric.values("kind") == ("change",)
        unit = "" if metric.values("unitClass") == ("rank",) else metric.attributes["unit"]
        linked = {name: linker.link(name, unit, change=change) for name in metric.alt}
        assert linked == dict.fromkeys(metric.alt, metric.id)


NOT_MEASURED = [
    ("村人民调解委员会排查纠纷", "个", "调解矛盾纠纷件数"),
    ("设立合法性审查室", "个", "乡镇（街道）合法性审查数"),
    ("成立行政争议化解中心", "个", "行政争议化解数"),
    ("上线远程公证", "项", "公证办件数"),
    ("修订村规条款", "条", "规范性文件清理修改数"),
    ("司法所走访", "户", "司法所数"),
    ("司法所收缴刀具", "把", "司法所数"),
    ("新建司法所", "个", "司法所数"),
    ("司法所没有独立用房", "个", "司法所数"),
    ("执法单位公示执法信息", "条", "行政执法主体数"),
    ("执法单位公示执法信息", "家", "行政执法主体数"),
    ("仲裁院追回工资", "元", "法律援助挽回经济损失"),
    ("劳动者追回工资", "万元", "法律援助挽回经济损失"),
    ("执法案卷优秀率", "%", "法律援助案件优良率"),
    ("案卷优秀率", "%", "法律援助案件优良率"),
    ("优秀率", "%", "法律援助案件优良率"),
    ("12348热线满意率", "%", "法治建设群众满意度"),
    ("12345工单满意率", "%", "法治建设群众满意度"),
    ("回访满意率", "%", "法治建设群众满意度"),
    ("群众对执法公正的满意率", "%", "法治建设群众满意度"),
    ("网格员上报隐患", "条", "申报推荐数"),
    ("上报线索", "个", "申报推荐数"),
    ("消防隐患整改率", "%", "督察问题整改率"),
    ("整改率", "%", "督察问题整改率"),
    ("案卷问题整改率", "%", "督察问题整改率"),
    ("群众反馈问题", "个", "督察发现问题数"),
    ("废止文件", "件", "制发文件数"),
    ("保留制发的文件", "件", "制发文件数"),
    ("党工委会议研究法治议题", "次", "政府常务会议研究法治议题次数"),
    ("县委常委会会议研究法治议题", "次", "政府常务会议研究法治议题次数"),
    ("局党组专题研究法治建设", "次", "政府常务会议研究法治议题次数"),
    ("综合法律知识考试合格", "人", "国家工作人员学法考试参考人数"),
    ("法律知识考试通过", "人", "国家工作人员学法考试参考人数"),
    ("执法资格考试不合格", "人", "执法资格考试参考人数"),
    ("因行政合同签订导致的败诉", "件", "合同审查数"),
    ("行政合同回头看移送", "份", "合同审查数"),
    ("接待群众", "人", "接待来访人次"),
    ("每场接待群众", "人次", "接待来访人次"),
    ("每季度法治讲座", "场", "法治讲座次数"),
    ("每村法律明白人", "名", "法律明白人数"),
    ("法律援助质量评估名次", "名", "法律援助受援人数"),
    ("律师人均办案量名次", "名", "执业律师数"),
    ("女律师", "人", "执业律师数"),
    ("律师事务所参评全省优秀", "家", "律师事务所数"),
    ("人民调解员获提名", "名", "人民调解员数"),
    ("社区矫正对象严管", "人", "在册社区矫正对象数"),
    ("刑满释放人员推荐就业", "人", "在册安置帮教对象数"),
    ("防止民转刑案件", "起", "民转刑案件数"),
    ("取消行政许可事项", "项", "政务服务事项数"),
    ("取消行政许可事项", "项", "行政许可案件数"),
    ("走访企业", "家", "法治体检企业数"),
    ("引导申请法律援助", "件", "法律援助案件数"),
    ("执法队核定编制", "名", "政法专项编制数"),
    ("热线坐席", "个", "12348热线接听量"),
    ("12369热线受理环境投诉", "件", "12348热线接听量"),
    ("公职律师咨询中心接待咨询", "人次", "公职律师数"),
    ("律师入选人才库", "名", "执业律师数"),
    ("警告社区矫正在册对象", "人次", "在册社区矫正对象数"),
    ("约谈企业负责人", "人", "个别谈话人次"),
    ("行政许可信息公示率", "%", "行政处罚公示率"),
    ("罚没占比", "%", "罚没收入变化"),
    ("工伤认定法定时限办结率", "%", "行政复议法定期限办结率"),
    ("设立标准化人民调解室", "个", "个人调解工作室数"),
    ("村法律顾问提供咨询", "人次", "村（居）法律顾问数"),
    ("人民调解员持证上岗", "名", "持证执法人员数"),
    ("行政处罚案卷优秀率", "%", "案卷评查合格率"),
    ("学法考试优秀率", "%", "学法考试合格率"),
    ("法律援助案件合格率", "%", "法律援助案件优良率"),
    ("政协提案满意率", "%", "建议提案办复率"),
    ("司法建议采纳率", "%", "司法建议回复率"),
    ("规范性文件报备及时率", "%", "规范性文件备案率"),
    ("公民法治素养知晓率", "%", "公民法治素养达标率"),
    ("公益活动", "次", "社区矫正集中教育次数"),
]


@pytest.mark.parametrize(("name", "unit", "metric"), NOT_MEASURED)
def test_a_name_that_only_has_its_words_does_not_mean_a_metric(
    vocabulary: Vocabulary, linker: MetricLinker, name: str, unit: str, metric: str
) -> None:
    assert metric in {concept.name for concept in vocabulary.scheme("metric")}
    linked = linker.link(name, unit)
    assert linked is None or vocabulary.concepts[linked].name != metric


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("党政机关", "家"),
        ("受理行政复议案件", "万元"),
        ("调解成功率", "件"),
        ("发现问题", "个"),
        ("平均等待时间", "秒"),
        ("", "件"),
    ],
)
def test_what_is_too_vague_or_in_another_unit_means_no_metric(linker: MetricLinker, name: str, unit: str) -> None:
    assert linker.link(name, unit) is None


def test_two_metrics_that_explain_a_name_equally_well_mean_neither(linker: MetricLinker) -> None:
    assert linker.link("维持、驳回行政复议申请", "件") is None


def test_the_amount_of_a_change_is_no_value_of_what_changes(linker: MetricLinker) -> None:
    assert linker.link("一审行政诉讼案件", "件") == "metric/行政诉讼发案量一审"
    assert linker.link("一审行政诉讼案件", "件", change=True) is None
    assert linker.link("一审行政诉讼案件同比减少", "件") is None
    assert linker.link("一审行政诉讼案件", "%", change=True) == "metric/行政诉讼发案量同比变化"
