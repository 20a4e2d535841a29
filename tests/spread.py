"""Facts of seven invented reports of four neighbours, made by hand: how practices spread, change and end.

河东区 reports on 2021 to 2023, 河西区 on 2022 and 2023, 南开区 and the functional area 云帆高新区, which has no code, on
2023. Each text is short enough to read beside its answers in ``data/answers/spread.json``.
"""

from __future__ import annotations

from tests.sample_facts import Draft, Sample

STRATEGY = "法治政府建设实施纲要（2021—2025年）"
THREE_YEARS = "司法所规范化建设三年行动"


def hedong_2021() -> Sample:
    draft = Draft(
        """
天津市河东区司法局2021年法治政府建设情况报告
一、工作成效
首创“楼门议事会”，让居民在家门口说事。推行“扫码入企”，入企检查次数下降31.5%。
行政机关负责人出庭应诉率95.6%，2名负责人因公务冲突未能出庭。
落实《法治政府建设实施纲要（2021—2025年）》，会同河东区人民法院印发《河东区诉前调解办法》。
河东区矛盾纠纷调处化解中心接待群众860人次。
大直沽街道司法所被司法部命名为全国模范司法所。依法治区考核位居全市第2名。
二、存在的不足
司法所规范化建设三年行动进展不快。
三、下一步工作
试行“驿站普法”。
""",
        "天津市河东区司法局2021年法治政府建设情况报告",
        title="天津市河东区司法局2021年法治政府建设情况报告",
        district="河东区",
        districtCode="120102",
        districtAsWritten="河东区",
        parent="天津市",
        agency="河东区司法局",
        period="2021",
    )
    first = "首创“楼门议事会”，让居民在家门口说事。"
    draft.program("“楼门议事会”", "楼门议事会", coined=True, sentence=first)
    draft.program("扫码入企", "扫码入企")
    draft.measurement(
        "入企检查次数下降31.5%",
        "入企检查次数",
        31.5,
        "%",
        change={"of": "入企检查次数", "direction": "down", "base": "上年"},
        programs=["扫码入企"],
    )
    rate = "行政机关负责人出庭应诉率95.6%"
    why = rate + "，2名负责人因公务冲突未能出庭。"
    concept = "metric/行政机关负责人出庭应诉率"
    draft.measurement(rate, "行政机关负责人出庭应诉率", 95.6, "%", concept=concept, sentence=why)
    issued = "落实《法治政府建设实施纲要（2021—2025年）》，会同河东区人民法院印发《河东区诉前调解办法》。"
    draft.policy(f"落实《{STRATEGY}》", STRATEGY, "implements", concept=f"policy/{STRATEGY}", sentence=issued)
    draft.agency("河东区人民法院", "人民法院")
    draft.policy("印发《河东区诉前调解办法》", "河东区诉前调解办法", "issued", sentence=issued)
    draft.agency("河东区矛盾纠纷调处化解中心", "矛盾纠纷调处化解中心")
    draft.measurement("接待群众860人次", "接待群众", 860, "人次")
    draft.agency("大直沽街道司法所", "司法所", quote="大直沽街道司法所被")
    draft.award(
        "大直沽街道司法所被司法部命名为全国模范司法所",
        "全国模范司法所",
        recipient="大直沽街道司法所",
        issuer="司法部",
        level="national",
    )
    draft.measurement("依法治区考核位居全市第2名", "依法治区考核", 2, "名", rank=True)
    draft.program(THREE_YEARS, THREE_YEARS, status="shortcoming", sentence="司法所规范化建设三年行动进展不快。")
    draft.program("“驿站普法”", "驿站普法", coined=True, status="planned", sentence="试行“驿站普法”。")
    return draft.done()


def hedong_2022() -> Sample:
    draft = Draft(
        """
天津市河东区司法局2022年法治政府建设情况报告
一、工作成效
“楼门议事会”覆盖全部社区。法治督察与法治巡察同步开展，督察8家单位。
司法所规范化建设三年行动建成达标司法所9个。深化行政执法“三项制度”。
行政机关负责人出庭应诉率100%。与河西区司法局签订社区矫正协作协议。
河东区社会治安综合治理中心揭牌。
印发《河东区贯彻落实法治政府建设实施纲要（2021—2025年）实施方案》。
二、下一步工作
落实《法治政府建设实施纲要（2021—2025年）》，继续试行“驿站普法”。
""",
        "天津市河东区司法局2022年法治政府建设情况报告",
        title="天津市河东区司法局2022年法治政府建设情况报告",
        district="河东区",
        districtCode="120102",
        districtAsWritten="河东区",
        parent="天津市",
        agency="河东区司法局",
        period="2022",
    )
    draft.program("“楼门议事会”", "楼门议事会", coined=True, sentence="“楼门议事会”覆盖全部社区。")
    both = "法治督察与法治巡察同步开展，督察8家单位。"
    draft.program("法治督察", "法治督察", sentence=both)
    draft.program("法治巡察", "法治巡察", sentence=both)
    draft.measurement("督察8家单位", "督察单位", 8, "家", programs=["法治督察"])
    draft.program(THREE_YEARS, THREE_YEARS)
    draft.measurement("建成达标司法所9个", "建成达标司法所", 9, "个", programs=[THREE_YEARS])
    draft.program("“三项制度”", "行政执法三项制度", sentence="深化行政执法“三项制度”。")
    concept = "metric/行政机关负责人出庭应诉率"
    draft.measurement("行政机关负责人出庭应诉率100%", "行政机关负责人出庭应诉率", 100, "%", concept=concept)
    draft.agency("河西区司法局", "司法局", sentence="与河西区司法局签订社区矫正协作协议。")
    draft.agency("河东区社会治安综合治理中心", "综治中心", sentence="河东区社会治安综合治理中心揭牌。")
    own = f"河东区贯彻落实{STRATEGY}实施方案"
    draft.policy(f"印发《{own}》", own, "issued")
    later = f"落实《{STRATEGY}》，继续试行"
    draft.policy(later, STRATEGY, "implements", concept=f"policy/{STRATEGY}", status="planned")
    draft.program("“驿站普法”", "驿站普法", coined=True, status="planned")
    return draft.done()


def hedong_2023() -> Sample:
    draft = Draft(
        """
天津市河东区司法局2023年法治政府建设情况报告
一、工作成效
“楼门议事会”调解纠纷420件。司法所规范化建设三年行动收官，达标司法所14个。
河东区社会治安综合治理中心入驻单位11家。依法治区考核位居全市第1名。
""",
        "天津市河东区司法局2023年法治政府建设情况报告",
        title="天津市河东区司法局2023年法治政府建设情况报告",
        district="河东区",
        districtCode="120102",
        districtAsWritten="河东区",
        parent="天津市",
        agency="河东区司法局",
        period="2023",
    )
    draft.program("“楼门议事会”", "楼门议事会", coined=True, sentence="“楼门议事会”调解纠纷420件。")
    draft.measurement("调解纠纷420件", "调解纠纷", 420, "件", programs=["楼门议事会"])
    draft.program(THREE_YEARS, THREE_YEARS)
    draft.measurement("达标司法所14个", "达标司法所", 14, "个", programs=[THREE_YEARS])
    draft.agency("河东区社会治安综合治理中心", "综治中心")
    draft.measurement("入驻单位11家", "入驻单位", 11, "家")
    draft.measurement("依法治区考核位居全市第1名", "依法治区考核", 1, "名", rank=True)
    return draft.done()


def hexi_2022() -> Sample:
    draft = Draft(
        """
天津市河西区司法局2022年法治政府建设情况报告
一、工作成效
推广“楼门议事会”，开展法治政府建设督察4次。实行上课交卷“三项制度”，提升干部学法实效。
河西区司法局获评天津市法治宣传先进单位。与河东区司法局共建边界联调机制。
河西区矛盾纠纷调处化解中心正式运行。
二、存在的不足
普法宣传不够精准，法治督察力度不足。
""",
        "天津市河西区司法局2022年法治政府建设情况报告",
        title="天津市河西区司法局2022年法治政府建设情况报告",
        district="河西区",
        districtCode="120103",
        districtAsWritten="河西区",
        parent="天津市",
        agency="河西区司法局",
        period="2022",
    )
    line = "推广“楼门议事会”，开展法治政府建设督察4次。"
    draft.program("“楼门议事会”", "楼门议事会", coined=True, sentence=line)
    draft.program("法治政府建设督察", "法治督察", sentence=line)
    draft.measurement("法治政府建设督察4次", "法治政府建设督察", 4, "次", programs=["法治督察"])
    draft.program("“三项制度”", "三项制度", coined=True, sentence="实行上课交卷“三项制度”，提升干部学法实效。")
    draft.agency("河西区司法局", "司法局", quote="河西区司法局获评")
    draft.award(
        "河西区司法局获评天津市法治宣传先进单位",
        "天津市法治宣传先进单位",
        recipient="河西区司法局",
        issuer=None,
        level="provincial",
    )
    draft.agency("河东区司法局", "司法局", sentence="与河东区司法局共建边界联调机制。")
    draft.agency("河西区矛盾纠纷调处化解中心", "矛盾纠纷调处化解中心")
    draft.program("法治督察力度", "法治督察", status="shortcoming", sentence="普法宣传不够精准，法治督察力度不足。")
    return draft.done()


def hexi_2023() -> Sample:
    draft = Draft(
        """
天津市河西区司法局2023年法治政府建设情况报告
一、工作成效
开展法治督察6次。推行“扫码入企”。落实《法治政府建设实施纲要（2021—2025年）》。
河西区矛盾纠纷调处化解中心接待群众1240人次。
""",
        "天津市河西区司法局2023年法治政府建设情况报告",
        title="天津市河西区司法局2023年法治政府建设情况报告",
        district="河西区",
        districtCode="120103",
        districtAsWritten="河西区",
        parent="天津市",
        agency="河西区司法局",
        period="2023",
    )
    draft.program("法治督察", "法治督察", sentence="开展法治督察6次。")
    draft.measurement("法治督察6次", "法治督察", 6, "次", programs=["法治督察"])
    draft.program("扫码入企", "扫码入企")
    draft.policy(f"落实《{STRATEGY}》", STRATEGY, "implements", concept=f"policy/{STRATEGY}")
    draft.agency("河西区矛盾纠纷调处化解中心", "矛盾纠纷调处化解中心")
    draft.measurement("接待群众1240人次", "接待群众", 1240, "人次")
    return draft.done()


def nankai_2023() -> Sample:
    draft = Draft(
        """
天津市南开区司法局2023年法治政府建设情况报告
一、工作成效
引入“楼门议事会”。开展法治督察5次。行政机关负责人出庭应诉率92%。
二、下一步工作
组织法治巡察，试行“驿站普法”。
""",
        "天津市南开区司法局2023年法治政府建设情况报告",
        title="天津市南开区司法局2023年法治政府建设情况报告",
        district="南开区",
        districtCode="120104",
        districtAsWritten="南开区",
        parent="天津市",
        agency="南开区司法局",
        period="2023",
    )
    draft.program("“楼门议事会”", "楼门议事会", coined=True, sentence="引入“楼门议事会”。")
    draft.program("法治督察", "法治督察", sentence="开展法治督察5次。")
    concept = "metric/行政机关负责人出庭应诉率"
    draft.measurement("行政机关负责人出庭应诉率92%", "行政机关负责人出庭应诉率", 92, "%", concept=concept)
    draft.program("法治巡察", "法治巡察", status="planned", sentence="组织法治巡察，试行“驿站普法”。")
    draft.program("“驿站普法”", "驿站普法", coined=True, status="planned", sentence="组织法治巡察，试行“驿站普法”。")
    return draft.done()


def zone_2023() -> Sample:
    draft = Draft(
        """
云帆高新区管委会2023年法治政府建设情况报告
一、工作成效
推行“扫码入企”，设立“园区法务官”。
""",
        "云帆高新区管委会2023年法治政府建设情况报告",
        title="云帆高新区管委会2023年法治政府建设情况报告",
        districtAsWritten="云帆高新区",
        agency="云帆高新区管委会",
        period="2023",
    )
    draft.program("扫码入企", "扫码入企")
    draft.program("“园区法务官”", "园区法务官", coined=True, sentence="推行“扫码入企”，设立“园区法务官”。")
    return draft.done()


SAMPLES: dict[str, Sample] = {
    "hedong-2021": hedong_2021(),
    "hedong-2022": hedong_2022(),
    "hedong-2023": hedong_2023(),
    "hexi-2022": hexi_2022(),
    "hexi-2023": hexi_2023(),
    "nankai-2023": nankai_2023(),
    "zone-2023": zone_2023(),
}

CASES: tuple[tuple[str, ...], ...] = (
    ("adoption", "天津市"),
    ("adoption", "天津市", "省级"),
    ("adoption", "天津市", "years=2022"),
    ("agencies", "kind=司法所"),
    ("agencies-over-time", "矛盾纠纷调处化解中心", "综治中心"),
    ("awards-by-district", "level=国家级"),
    ("awards-by-district", "kind=司法所"),
    ("awards-by-district", "award=天津市法治宣传"),
    ("compare-districts", "河西区", "云帆高新区"),
    ("compare-districts", "120102", "120103", "2022"),
    ("districts-named",),
    ("districts-named", "河西区"),
    ("districts-running", "楼门议事会", "2022-2023"),
    ("districts-running", "驿站普法", "status=计划"),
    ("programs-of", "河东区", "2021", "不足"),
    ("issued-with",),
    ("meanings",),
    ("metrics", "家"),
    ("names-of",),
    ("names-of", "扫码入企"),
    ("new-and-gone", "2022"),
    ("new-and-gone", "2023", "河西区"),
    ("new-terms",),
    ("new-terms", "1"),
    ("only-planned",),
    ("only-planned", "河东区"),
    ("policies",),
    ("policies", STRATEGY),
    ("policy-chains",),
    ("praised-and-lacking",),
    ("programs-of-ranked",),
    ("programs-of-ranked", "1"),
    ("programs-together", "法治督察", "法治巡察"),
    ("rates-below-full", "负责人出庭应诉率"),
    ("spread", "楼门议事会"),
    ("spread", "扫码入企", "天津市"),
    ("timeline", THREE_YEARS, "河东区"),
    ("timeline", "扫码入企", "years=2021"),
)
