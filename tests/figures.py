"""Facts of nine invented reports, made by hand: figures that compare and that do not, agree and contradict each other.

玄武区 reports on 2021 to 2023, 秦淮区 on 2022 and 2023, 建邺区 on half of 2023, 鼓楼区 and 浦口区 on 2023, and a street of
鼓楼区 on its own 2023. Each sentence stands beside what is read in it, so that the known answers in
``data/answers/figures.json`` can be checked by eye. 玄武区's report of 2022 is the one that contradicts itself.
"""

from __future__ import annotations

from typing import Any

from tests.sample_facts import Draft, Sample

Read = tuple[str, str, float | None, str, dict[str, Any]]
"""What is read in a sentence: the quote, the metric, the value, the unit and further fields."""


def read(quote: str, metric: str, value: float | None, unit: str, **fields: Any) -> Read:
    """A measurement; its metric is a concept unless ``concept`` says otherwise."""
    return quote, metric, value, unit, {"concept": f"metric/{metric}", **fields}


def change(quote: str, of: str, value: float, unit: str, direction: str, base: str = "previous year") -> Read:
    """An amount of change, of a metric that the vocabulary has as ``of``."""
    said = {"of": of, "direction": direction, "base": base}
    return quote, of, value, unit, {"concept": None, "change": said}


def sample(
    district: str, code: str, period: str, sentences: dict[str, list[Read]], *, agency: str = "", title: str = ""
) -> Sample:
    """A report of ``district``: a title, and sentences with what is read in each."""
    bureau = agency or f"{district}司法局"
    name = title or f"{bureau}{period}年工作报告"
    draft = Draft(
        "\n".join([name, *sentences]),
        name,
        title=name,
        district=district,
        districtCode=code,
        districtAsWritten=district,
        parent="南京市",
        agency=bureau,
        period=period,
    )
    for sentence, found in sentences.items():
        for quote, metric, value, unit, fields in found:
            whole = fields.pop("part_of", None)
            if whole:
                fields["whole"] = next(r["id"] for r in draft.records if r["evidence"]["quote"] == whole)
            draft.measurement(quote, metric, value, unit, sentence=sentence, **fields)
    return draft.done()


def xuanwu_2021() -> Sample:
    return sample(
        "玄武区",
        "320102",
        "2021",
        {
            "受理行政复议案件80件，审结75件，其中维持40件、驳回10件、调解和解终止25件，调撤率33.3%。": [
                read("受理行政复议案件80件", "行政复议受理数", 80, "件"),
                read("审结75件", "行政复议审结数", 75, "件"),
                read("维持40件", "行政复议维持数", 40, "件", part_of="审结75件"),
                read("驳回10件", "行政复议驳回数", 10, "件", part_of="审结75件"),
                read("调解和解终止25件", "行政复议调解和解终止数", 25, "件", part_of="审结75件"),
                read("调撤率33.3%", "行政复议调撤率", 33.3, "%", step=0.1),
            ],
            "一审行政诉讼案件60件，败诉6件，败诉率10%。": [
                read("一审行政诉讼案件60件", "行政诉讼发案量一审", 60, "件"),
                read("败诉6件", "行政诉讼败诉数", 6, "件"),
                read("败诉率10%", "行政诉讼败诉率", 10, "%", step=1),
            ],
            "办理法律援助案件300件，挽回经济损失450万元。": [
                read("办理法律援助案件300件", "法律援助案件数", 300, "件"),
                read("挽回经济损失450万元", "法律援助挽回经济损失", 4_500_000, "元", step=10_000),
            ],
            "开展普法活动100场次，受众5万人次。": [
                read("开展普法活动100场次", "普法活动场次", 100, "场次"),
                read("受众5万人次", "普法受众", 50_000, "人次", step=10_000),
            ],
            "2022年，力争出庭应诉率达到95%，开展普法活动不少于120场次，新建法治公园3个，法治宣传片2部，法律援助案件350件。": [
                read("出庭应诉率达到95%", "行政机关负责人出庭应诉率", 95, "%", status="planned", period="2022"),
                read(
                    "开展普法活动不少于120场次",
                    "普法活动场次",
                    120,
                    "场次",
                    bound="ge",
                    status="planned",
                    period="2022",
                ),
                read("新建法治公园3个", "法治文化阵地数", 3, "个", status="planned", period="2022"),
                read("法治宣传片2部", "法治宣传片", 2, "部", concept=None, status="planned", period="2022"),
                read("法律援助案件350件", "法律援助案件数", 350, "件", status="planned", period="2022"),
            ],
        },
    )


def xuanwu_2022() -> Sample:
    """The one that contradicts itself, and what the report of 2021 said."""
    return sample(
        "玄武区",
        "320102",
        "2022",
        {
            "受理行政复议案件100件，同比增长20%。": [
                read("受理行政复议案件100件", "行政复议受理数", 100, "件"),
                change("同比增长20%", "行政复议受理数", 20, "%", "up"),
            ],
            "审结90件，其中维持50件、驳回20件、调解和解终止30件，调撤率33.3%。": [
                read("审结90件", "行政复议审结数", 90, "件"),
                read("维持50件", "行政复议维持数", 50, "件", part_of="审结90件"),
                read("驳回20件", "行政复议驳回数", 20, "件", part_of="审结90件"),
                read("调解和解终止30件", "行政复议调解和解终止数", 30, "件", part_of="审结90件"),
                read("调撤率33.3%", "行政复议调撤率", 33.3, "%", step=0.1),
            ],
            "调解矛盾纠纷1000件，调解成功950件，成功率98.2%。": [
                read("调解矛盾纠纷1000件", "调解矛盾纠纷件数", 1000, "件"),
                read("调解成功950件", "调解成功件数", 950, "件"),
                read("成功率98.2%", "调解成功率", 98.2, "%", step=0.1),
            ],
            "一审行政诉讼案件由2021年的62件升至66件，败诉率7.6%，出庭应诉率96%。": [
                read("2021年的62件", "行政诉讼发案量一审", 62, "件", period="2021"),
                read("66件", "行政诉讼发案量一审", 66, "件"),
                read("败诉率7.6%", "行政诉讼败诉率", 7.6, "%", step=0.1),
                read("出庭应诉率96%", "行政机关负责人出庭应诉率", 96, "%", step=1),
            ],
            "办理法律援助案件320件，其中农民工案件330件，挽回经济损失约480万元。": [
                read("办理法律援助案件320件", "法律援助案件数", 320, "件"),
                read("农民工案件330件", "农民工法律援助案件数", 330, "件", part_of="办理法律援助案件320件"),
                read("挽回经济损失约480万元", "法律援助挽回经济损失", 4_800_000, "元", step=10_000, bound="approx"),
            ],
            "开展普法活动110场次，受众6万余人次，实现村居法律顾问全覆盖。": [
                read("开展普法活动110场次", "普法活动场次", 110, "场次"),
                read("受众6万余人次", "普法受众", 60_000, "人次", step=10_000, bound="ge"),
            ],
            "2023年，新建法治公园5个。": [
                read("新建法治公园5个", "法治文化阵地数", 5, "个", status="planned", period="2023"),
            ],
        },
    )


def xuanwu_2023() -> Sample:
    """Nothing in it contradicts anything, though much is rounded."""
    return sample(
        "玄武区",
        "320102",
        "2023",
        {
            "受理行政复议案件130件，同比增长三成。": [
                read("受理行政复议案件130件", "行政复议受理数", 130, "件"),
                change("同比增长三成", "行政复议受理数", 30, "%", "up"),
            ],
            "调解矛盾纠纷1200件，其中物业纠纷300件，调解成功1178件，成功率98.2%。": [
                read("调解矛盾纠纷1200件", "调解矛盾纠纷件数", 1200, "件"),
                read("物业纠纷300件", "调解矛盾纠纷件数", 300, "件", part_of="调解矛盾纠纷1200件"),
                read("调解成功1178件", "调解成功件数", 1178, "件"),
                read("成功率98.2%", "调解成功率", 98.2, "%", step=0.1),
            ],
            "一审行政诉讼案件70件，败诉率5.7%，比上年下降1.9个百分点。": [
                read("一审行政诉讼案件70件", "行政诉讼发案量一审", 70, "件"),
                read("败诉率5.7%", "行政诉讼败诉率", 5.7, "%", step=0.1),
                change("比上年下降1.9个百分点", "行政诉讼败诉率", 1.9, "个百分点", "down", base="上年"),
            ],
            "开展普法活动105场次，受众5.5万人次。": [
                read("开展普法活动105场次", "普法活动场次", 105, "场次"),
                read("受众5.5万人次", "普法受众", 55_000, "人次", step=1000),
            ],
            "自2018年以来累计调解矛盾纠纷6000件。": [
                read("累计调解矛盾纠纷6000件", "调解矛盾纠纷件数", 6000, "件", basis="cumulative"),
            ],
            "新建法治公园4个，清理规范性文件40件，废止8件、失效4件、继续有效28件。": [
                read("新建法治公园4个", "法治文化阵地数", 4, "个"),
                read("清理规范性文件40件", "规范性文件清理数", 40, "件"),
                read("废止8件", "规范性文件清理废止数", 8, "件"),
                read("失效4件", "规范性文件清理失效数", 4, "件"),
                read("继续有效28件", "规范性文件清理保留数", 28, "件"),
            ],
        },
    )


def qinhuai_2022() -> Sample:
    return sample(
        "秦淮区",
        "320104",
        "2022",
        {
            "受理行政复议案件50宗，一审行政诉讼案件70宗，败诉7宗，败诉率10.0%。": [
                read("受理行政复议案件50宗", "行政复议受理数", 50, "宗"),
                read("一审行政诉讼案件70宗", "行政诉讼发案量一审", 70, "宗"),
                read("败诉7宗", "行政诉讼败诉数", 7, "宗"),
                read("败诉率10.0%", "行政诉讼败诉率", 10, "%", step=0.1),
            ],
            "开展普法活动98场，受众300人。": [
                read("开展普法活动98场", "普法活动场次", 98, "场"),
                read("受众300人", "普法受众", 300, "人"),
            ],
            "纠错率12%。": [read("纠错率12%", "行政复议纠错率", 12, "%", step=1)],
        },
    )


def qinhuai_2023() -> Sample:
    return sample(
        "秦淮区",
        "320104",
        "2023",
        {
            "受理行政复议案件90宗，审结80宗，纠错8宗，纠错率10%。": [
                read("受理行政复议案件90宗", "行政复议受理数", 90, "宗"),
                read("审结80宗", "行政复议审结数", 80, "宗"),
                read("纠错8宗", "行政复议纠错数", 8, "宗"),
                read("纠错率10%", "行政复议纠错率", 10, "%", step=1),
            ],
            "一审行政诉讼案件77宗，败诉率降至8%。": [
                read("一审行政诉讼案件77宗", "行政诉讼发案量一审", 77, "宗"),
                read("败诉率降至8%", "行政诉讼败诉率", 8, "%", step=1),
            ],
            "公职律师覆盖率100%，无社区矫正对象脱管漏管。": [
                read("公职律师覆盖率100%", "公职律师覆盖率", 100, "%", step=1),
                read("无社区矫正对象脱管漏管", "脱管漏管人数", 0, "人"),
            ],
            "开展普法活动900场。": [read("开展普法活动900场", "普法活动场次", 900, "场")],
        },
    )


def jianye_2023h1() -> Sample:
    return sample(
        "建邺区",
        "320105",
        "2023H1",
        {
            "受理行政复议案件40件，同比增长80%。": [
                read("受理行政复议案件40件", "行政复议受理数", 40, "件"),
                change("同比增长80%", "行政复议受理数", 80, "%", "up"),
            ],
            "开展普法活动60场次，全年力争普法活动150场次。": [
                read("开展普法活动60场次", "普法活动场次", 60, "场次"),
                read("全年力争普法活动150场次", "普法活动场次", 150, "场次", status="planned", period="2023"),
            ],
        },
        title="建邺区司法局2023年上半年工作总结",
    )


def gulou_2023() -> Sample:
    return sample(
        "鼓楼区",
        "320106",
        "2023",
        {
            "受理行政复议案件*件，一审行政诉讼案件88件。": [
                read("受理行政复议案件*件", "行政复议受理数", None, "件"),
                read("一审行政诉讼案件88件", "行政诉讼发案量一审", 88, "件"),
            ],
            "开展普法活动102场次，受众4.8万人次。": [
                read("开展普法活动102场次", "普法活动场次", 102, "场次"),
                read("受众4.8万人次", "普法受众", 48_000, "人次", step=1000),
            ],
            "全区公证机构办证2000件，区公证处办理公证1500件，宁海公证处办证500件。": [
                read("公证机构办证2000件", "公证办件数", 2000, "件", subject="公证机构"),
                read("区公证处办理公证1500件", "公证办件数", 1500, "件", subject="区公证处"),
                read("宁海公证处办证500件", "公证办件数", 500, "件", subject="宁海公证处"),
            ],
        },
    )


def street_2023() -> Sample:
    return sample(
        "鼓楼区",
        "320106",
        "2023",
        {
            "开展普法活动12场次，办理行政处罚案件30件。": [
                read("开展普法活动12场次", "普法活动场次", 12, "场次"),
                read("办理行政处罚案件30件", "行政处罚案件数", 30, "件"),
            ],
        },
        agency="宁海路街道办事处",
    )


def pukou_2023() -> Sample:
    return sample(
        "浦口区",
        "320111",
        "2023",
        {
            "受理行政复议案件60件，一审行政诉讼案件40件。": [
                read("受理行政复议案件60件", "行政复议受理数", 60, "件"),
                read("一审行政诉讼案件40件", "行政诉讼发案量一审", 40, "件"),
            ],
            "公职律师覆盖率92.5%，开展普法活动99场次。": [
                read("公职律师覆盖率92.5%", "公职律师覆盖率", 92.5, "%", step=0.1),
                read("开展普法活动99场次", "普法活动场次", 99, "场次"),
            ],
        },
    )


SAMPLES: dict[str, Sample] = {
    "xuanwu-2021": xuanwu_2021(),
    "xuanwu-2022": xuanwu_2022(),
    "xuanwu-2023": xuanwu_2023(),
    "qinhuai-2022": qinhuai_2022(),
    "qinhuai-2023": qinhuai_2023(),
    "jianye-2023h1": jianye_2023h1(),
    "gulou-2023": gulou_2023(),
    "street-2023": street_2023(),
    "pukou-2023": pukou_2023(),
}

CASES: tuple[tuple[str, ...], ...] = (
    ("claims",),
    ("claims", "words=公职律师"),
    ("compare", "行政复议受理数"),
    ("compare", "普法受众"),
    ("compare", "公证办件数"),
    ("compare", "调解矛盾纠纷件数", "2023"),
    ("compare", "行政诉讼败诉率"),
    ("contradictions",),
    ("contradictions", "玄武区", "2022"),
    ("largest-changes", "行政复议受理数"),
    ("largest-changes", "行政复议受理数", "2023", "1"),
    ("largest-changes", "行政诉讼败诉率"),
    ("outliers", "普法活动场次"),
    ("parts", "规范性文件清理数"),
    ("parts", "行政复议审结数"),
    ("rate", "调解成功率"),
    ("rate", "行政复议纠错率"),
    ("rates-below-full", "公职律师覆盖率"),
    ("side-by-side", "行政复议受理数", "行政诉讼发案量（一审）"),
    ("side-by-side", "法律援助挽回经济损失", "法律援助案件数"),
    ("targets",),
    ("trends", "行政诉讼败诉率", "行政诉讼发案量（一审）"),
    ("units-that-differ",),
    ("units-that-differ", "普法受众"),
)
