from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.agencies import AgencyExtractor
from kg.extractors.base import Identity
from ontology.vocabulary import load_vocabulary
from tests.reading import COUNTY, MASKED, QINGPU, names, read

EXTRACTOR = AgencyExtractor(load_vocabulary())

READ = [
    ("区司法局会同区人民法院、区人民检察院出台办法。", ["区司法局", "区人民法院", "区人民检察院"]),
    ("青浦区司法局落实责任，我局同步推进，区司法局全程跟踪。", ["青浦区司法局"]),
    ("由司法局复议应诉科具体承办。", ["司法局复议应诉科"]),
    ("邀请区委、区政府法律顾问室列席会议。", ["区委、区政府法律顾问室"]),
    ("向区人大及其常委会报告。", ["区人大", "区人大常委会"]),
    ("在区委党校（区社会主义学院）开班。", ["区委党校"]),
    ("全区9家律师事务所与46个村签约。", ["律师事务所"]),
    ("新建街道公共法律服务中心两处。", ["街道公共法律服务中心"]),
    ("协调区属9个执法单位开展互查。", ["区属执法单位"]),
    ("组建“九五”普法讲师团。", ["“九五”普法讲师团"]),
    ("打造“老周说理”调解工作室。", ["“老周说理”调解工作室"]),
    ("朱家角司法所和香花桥派出所联合值守。", ["朱家角司法所", "香花桥派出所"]),
    ("在区公共法律服务中心内设复议接待室。", ["区公共法律服务中心", "复议接待室"]),
    ("各级人民调解组织共排查纠纷800件。", ["各级人民调解组织"]),
    ("组建行业性、专业性人民调解委员会6个。", ["行业性、专业性人民调解委员会"]),
    ("在区委依法治区办的统筹下推进。", ["区委依法治区办"]),
    ("提请区委全面依法治区委员会审议。", ["区委全面依法治区委员会"]),
    ("区综合执法改革领导小组办公室印发通知。", ["区综合执法改革领导小组办公室"]),
    ("传达中共中央、国务院文件，得到司法部肯定。", ["中共中央", "国务院", "司法部"]),
    ("中宣部、最高人民法院联合部署。", ["中宣部", "最高人民法院"]),
    ("向区政协通报情况，区政府办公室督办。", ["区政协", "区政府办公室"]),
    ("乡镇、街道综治中心全部挂牌。", ["乡镇、街道综治中心"]),
    ("镇（街道）人民调解委员会实现全覆盖。", ["镇（街道）人民调解委员会"]),
    ("区法律援助中心在区总工会、区妇联、区残联设立工作站。", ["区法律援助中心", "区总工会", "区妇联", "区残联"]),
    ("指导区教育局、区市场监管局、区退役军人事务局完善流程。", ["区教育局", "区市场监管局", "区退役军人事务局"]),
    ("区道路交通事故纠纷人民调解委员会调解412件。", ["区道路交通事故纠纷人民调解委员会"]),
    ("区委常委会、区政府常务会集体学法。", ["区委常委会", "区政府常务会"]),
    ("开展党组理论学习中心组学习12次。", ["党组理论学习中心组"]),
    ("邀请华东政法大学开展评估。", ["华东政法大学"]),
    ("转发《区委组织部、区司法局关于加强骨干培养的意见》。", ["区委组织部", "区司法局"]),
    ("成立了《青浦区行政复议咨询委员会》。", ["青浦区行政复议咨询委员会"]),
    ("依托青浦法治学院开展实训。", ["青浦法治学院"]),
    ("乐源科技园人民调解委员会挂牌。", ["乐源科技园人民调解委员会"]),
    ("由区交通委、区经信委、区社矫局分工。", ["区交通委", "区经信委", "区社矫局"]),
    ("各乡镇人民政府、产业集聚区管委会参加。", ["乡镇人民政府", "产业集聚区管委会"]),
    ("区依法行政领导小组办公室（区司法局）牵头。", ["区依法行政领导小组办公室"]),
    ("旗县（市、区）司法局和苏木乡镇综治中心联动。", ["旗县（市、区）司法局", "苏木乡镇综治中心"]),
    ("市民政局、市民宗局会签。", ["市民政局", "市民宗局"]),
    ("区委区政府高度重视。", ["区委", "区政府"]),
    ("在香花桥街道办事处设立窗口。", ["香花桥街道办事处"]),
    ("区司法局联合区法院、区工商业联合会开展培训。", ["区司法局", "区法院", "区工商业联合会"]),
    ("司法局联合法院揭牌联合调解委员会。", ["司法局", "法院", "联合调解委员会"]),
    ("练塘镇人民政府协同区残联开设专窗。", ["练塘镇人民政府", "区残联"]),
    ("与区交巡警支队、镇综合执法大队联合检查。", ["区交巡警支队", "镇综合执法大队"]),
    ("设办公室、政府法律事务股、调解和人民参与股、水事纠纷股。", ["政府法律事务股", "调解和人民参与股", "水事纠纷股"]),
    ("向市委第四巡察组和第二专项巡察组报送整改台账。", ["市委第四巡察组", "第二专项巡察组"]),
    ("建成公共法律服务工作站9个、工作室108个。", ["公共法律服务工作站", "公共法律服务工作室"]),
    ("乌和查干司法所与青石司法所结对。", ["乌和查干司法所", "青石司法所"]),
    ("在沙和诺尔派出所设调解室。", ["沙和诺尔派出所"]),
    ("青城仲裁委员会盈浦办事处受理案件6件。", ["青城仲裁委员会盈浦办事处"]),
    ("市规划和自然资源局青浦分局移送案件2件。", ["市规划和自然资源局青浦分局"]),
    ("岚溪区石埠街道办事处转发。", ["岚溪区石埠街道办事处"]),
    ("律师旁听主任办公会8次，局长办公会议研究3次。", ["主任办公会", "局长办公会议"]),
    (
        "委托北京盈石（青禾）律师事务所、明理（石桥）律师事务所代理。",
        ["北京盈石（青禾）律师事务所", "明理（石桥）律师事务所"],
    ),
    ("印制练塘镇公共服务中心便民手册。", ["练塘镇公共服务中心"]),
    ("区司法局联合苏州市委组织部、青浦区依治办印发通知。", ["区司法局", "苏州市委组织部", "青浦区依治办"]),
    ("区司法局联合青云街道办事处开展宣传。", ["区司法局", "青云街道办事处"]),
    ("筹备依法治州委员会会议。", ["依法治州委员会"]),
    ("**镇司法所所长驻村，青石司法所副所长轮岗。", ["**镇司法所", "青石司法所"]),
]

REFUSED = [
    ("我局高度重视，各部门、各单位密切配合。", "局"),
    ("全力建设法治政府，加强数字政府建设。", "政府"),
    ("服务中心大局，围绕中心工作。", "中心"),
    ("形成齐抓共管的工作格局。", "局"),
    ("区委书记带头宣讲。", "区委"),
    ("办理区人大代表建议3件、政协委员提案4件。", "区人大"),
    ("组织领导干部和国家工作人员学法。", "国家"),
    ("通过区政府网站公开信息。", "区政府"),
    ("印发《区司法局公证质量管理办法》。", "区司法局"),
    ("加强行政执法队伍建设。", "行政执法队"),
    ("各级党组织学习32次。", "党组"),
    ("委托第三方开展评估。", "委"),
    ("打造行政复议便民服务点位。", "点"),
    ("加强党对法治工作的领导，向市局汇报。", "市局"),
    ("开展“司法所赋能基层治理行动”。", "司法所"),
    ("苏木镇政法委员全部到岗。", "政法委"),
    ("创建全国模范机关，突出重点难点。", "点"),
    ("提高社会化服务水平，行政机关依法履职。", "行政机关"),
    ("企业和高校参与。", "高校"),
    ("慈溪路社区被评为“市级示范人民调解委员会”。", "调解委员会"),
    ("建成法治文化示范点3个。", "点"),
    ("治区办牵头。", "区办"),
    ("工作专班每周调度。", "工作专班"),
    ("培育“枫桥式司法所”1个，创建枫桥式人民法庭。", "司法所"),
    ("培育“枫桥式司法所”1个，创建枫桥式人民法庭。", "人民法庭"),
    ("命名“**式司法所”3个。", "司法所"),
    ("大厅开设综合窗口9个。", "窗口"),
    ("走进校园办模拟法庭5场。", "法庭"),
    ("东门社区办起法律夜校。", "办"),
    ("镇司法所所长列席会议，选优配强司法所所长。", "司法所"),
    ("区和石泉司法所联动。", "区和石泉"),
    ("函告区残联。", "函告区"),
    ("走访石泉村驻村工作队员。", "队"),
    ("根据编办发〔2020〕43号文件调整。", "编办"),
    ("律师突破200人大关。", "人大"),
    ("4个司法所被评为省级规范化司法所。", "省级"),
    ("15个集体获得厅局级表彰。", "厅局"),
    ("推进现代监狱建设。", "监狱"),
    ("优化政务服务办理，规范综治办理流程。", "办"),
    ("荣记区政府集体三等功。", "荣记"),
    ("永和村获评省级金牌调解工作室。", "调解工作室"),
    ("每季度专题研究局务公开，设立代办点7个。", "研究局"),
    ("时任香花桥司法所所长到会。", "时任"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    found = names(EXTRACTOR, text)
    assert [name for name in expected if name not in found] == [], found


@pytest.mark.parametrize(("text", "word"), REFUSED)
def test_refuses(text: str, word: str) -> None:
    assert [name for name in names(EXTRACTOR, text) if word in name] == []


def test_names_of_one_body_are_one_finding_named_most_fully() -> None:
    text = "区司法局牵头。上海市青浦区司法局挂牌。我局跟进，司法局负责。青浦区人民政府同意，区政府批准。"
    assert names(EXTRACTOR, text) == ["上海市青浦区司法局", "青浦区人民政府"]


def test_the_same_kind_of_another_level_is_another_body() -> None:
    text = "市司法局指导区司法局，区法律援助中心带动镇街法律援助中心。"
    assert names(EXTRACTOR, text) == ["市司法局", "区司法局", "区法律援助中心", "镇街法律援助中心"]


def test_a_short_form_is_the_body_named_in_full() -> None:
    assert names(EXTRACTOR, "镇综合行政执法队有队员40人。执法队缺编6人。") == ["镇综合行政执法队"]
    assert names(EXTRACTOR, "执法队缺编6人。") == ["执法队"]
    assert names(EXTRACTOR, "镇综合行政执法队与市城管执法队联动。执法队缺编。")[-1] == "执法队"
    assert names(EXTRACTOR, "青石司法所挂牌，司法所建设提速。") == ["青石司法所", "司法所"]


def test_a_street_of_an_unlisted_district_is_one_with_and_without_it() -> None:
    text = "岚溪区石埠街道办事处发布。区石埠街道办事处落实责任。"
    assert names(EXTRACTOR, text) == ["岚溪区石埠街道办事处"]
    assert names(EXTRACTOR, "岚溪区司法局来访。区司法局接待。") == ["区司法局"]


def test_a_branch_has_the_type_of_what_it_is_a_branch_of() -> None:
    text = "青城仲裁委员会盈浦办事处受理。市生态环境局青浦分局移送。盈浦街道办事处聘请。"
    types = ["仲裁委员会", "生态环境局", "街道办事处"]
    assert [fields["type"] for fields in read(EXTRACTOR, text)] == types


def test_a_title_gives_the_full_name_of_a_body_named_outside_it() -> None:
    text = "制定《青浦区人民政府法律顾问团工作规则》，成立法律顾问团。"
    assert names(EXTRACTOR, text) == ["青浦区人民政府法律顾问团"]


def test_masks_are_part_of_a_name() -> None:
    text = "**区司法局与**理工大学合作，**公证处开设绿色窗口，**市**区人民政府办公室转发。"
    assert names(EXTRACTOR, text, MASKED) == ["**区司法局", "**理工大学", "**公证处", "**市**区人民政府办公室"]


def test_a_county_writes_its_bodies_with_its_own_letter() -> None:
    found = names(EXTRACTOR, "县司法局在县委、县政府领导下，提请县委依法治县委员会审议，县政府常务会通过。", COUNTY)
    assert found == ["县司法局", "县委", "县政府", "县委依法治县委员会", "县政府常务会"]


def test_a_body_beside_the_title_that_its_kind_may_win_is_one() -> None:
    assert names(EXTRACTOR, "创建“枫桥式司法所”，司法所规范化建设有序推进。") == ["司法所"]
    assert names(EXTRACTOR, "青石司法所获评“枫桥式司法所”。") == ["青石司法所"]


def test_the_type_is_a_concept_of_the_vocabulary() -> None:
    fields = read(EXTRACTOR, "朱家角司法所入驻区综治中心。")
    assert [(f["name"], f["type"], f["concept"]) for f in fields] == [
        ("朱家角司法所", "司法所", "agency-type/司法所"),
        ("区综治中心", "综治中心", "agency-type/综治中心"),
    ]


def test_a_line_broken_by_a_web_page_and_blanks_do_not_matter() -> None:
    text = "全年持续推进规范化建设各项工作取得新的明显进展，协调区 公共法律服\n务中心开展工作。"
    assert names(EXTRACTOR, text) == ["区公共法律服务中心"]


def test_without_a_district_the_text_itself_says_what_its_unit_is() -> None:
    text = "全县一盘棋，县司法局牵头，司法局督办，县公证处参与，公证处受理。"
    assert names(EXTRACTOR, text, Identity()) == ["县司法局", "县公证处"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in READ + REFUSED]), min_size=1, max_size=6))
def test_any_order_of_sentences_gives_findings_in_order_of_place_each_body_once(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    found = read(EXTRACTOR, text, QINGPU)
    assert len({f["name"] for f in found}) == len(found)
    assert found == read(EXTRACTOR, text, QINGPU)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="区县市司法局委政府、，。“”《》〈〉（）*X12 \n街道办事处公证所", max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    if text.strip():
        read(EXTRACTOR, text, MASKED)


BELONGING = [
    ("区依法行政领导小组办公室设在区司法局。", ["区依法行政领导小组办公室 hostedBy 区司法局"]),
    ("区行政争议调解中心设于区法院一楼。", ["区行政争议调解中心 hostedBy 区法院"]),
    (
        "区委全面依法治区委员会下设办公室，办公室设在区司法局，区委依法治区办负责协调。",
        ["区委依法治区办 hostedBy 区司法局", "区委依法治区办 partOf 区委全面依法治区委员会"],
    ),
    (
        "在区公共法律服务中心内设复议接待室，由区司法局复议应诉科管理。区司法局督促落实。",
        [
            "区司法局复议应诉科 partOf 区司法局",
            "复议接待室 partOf 区公共法律服务中心",
            "复议接待室 supervisedBy 区司法局复议应诉科",
        ],
    ),
    (
        "区公共法律服务中心下设区法律援助中心和区公证处。",
        ["区公证处 partOf 区公共法律服务中心", "区法律援助中心 partOf 区公共法律服务中心"],
    ),
    ("朱家角司法所隶属于区司法局。", ["朱家角司法所 partOf 区司法局"]),
    ("朱家角司法所是区司法局的派出机构。", ["朱家角司法所 partOf 区司法局"]),
    ("区司法局所属的区公证处办理涉外公证。", ["区公证处 partOf 区司法局"]),
    ("依托区公共法律服务中心建立行政复议服务站。", ["行政复议服务站 hostedBy 区公共法律服务中心"]),
    ("以区综治中心为依托设立调解工作室。", ["调解工作室 hostedBy 区综治中心"]),
    (
        "在区法院、区公安局设立了首家人民调解工作室。",
        ["人民调解工作室 hostedBy 区公安局", "人民调解工作室 hostedBy 区法院"],
    ),
    (
        "区行政争议调解中心由区司法局和区法院共同管理。",
        ["区行政争议调解中心 supervisedBy 区司法局", "区行政争议调解中心 supervisedBy 区法院"],
    ),
    ("由区委政法委主管的区综治中心挂牌运行。", ["区综治中心 supervisedBy 区委政法委"]),
    ("区公证处业务上受区司法局指导。", ["区公证处 supervisedBy 区司法局"]),
    ("区司法局加挂区行政复议局牌子。", ["区行政复议局 hostedBy 区司法局"]),
    ("区社区矫正管理局挂靠区司法局。", ["区社区矫正管理局 hostedBy 区司法局"]),
    ("在区司法局三楼设立行政复议接待室。", ["行政复议接待室 hostedBy 区司法局"]),
    ("朱家角司法所由区司法局双重领导。", ["朱家角司法所 supervisedBy 区司法局"]),
    ("区政府办公室向区政府报告。", ["区政府办公室 partOf 区政府"]),
    ("向区人大及其常委会报告，区人大听取汇报。", ["区人大常委会 partOf 区人大"]),
]

NO_BELONGING = [
    "区司法局会同区法院、区检察院印发办法。",
    "区司法局联合区法院开展培训。",
    "区司法局指导区公证处开展公证。",
    "区司法局设立窗口并邀请区公证处参加。",
    "在区法院设立窗口，方便区公证处取证。",
    "走访区公证处，由区司法局领导带队。",
    "明年将在区法院设立人民调解工作室。",
    "尚未在区法院设立人民调解工作室。",
    "区政府自觉接受区人大监督。",
    "区司法局和区公证处获评先进。",
    "区公共法律服务中心与街道公共法律服务站联动。",
]


def belonging(text: str) -> list[str]:
    found = []
    for fields in read(EXTRACTOR, text):
        for said in fields["relations"]:
            evidence = said["evidence"]
            assert evidence["quote"] == text[evidence["start"] : evidence["end"]]
            assert evidence["quote"] in evidence["sentence"]
            found.append(f"{fields['name']} {said['relation']} {said['agency']}")
    return sorted(found)


@pytest.mark.parametrize(("text", "expected"), BELONGING)
def test_reads_what_a_body_belongs_to(text: str, expected: list[str]) -> None:
    assert belonging(text) == sorted(expected)
    assert {said.split()[2] for said in expected} <= set(names(EXTRACTOR, text))


@pytest.mark.parametrize("text", NO_BELONGING)
def test_acting_together_is_no_belonging(text: str) -> None:
    assert belonging(text) == []


def test_a_relation_is_said_once_and_a_body_is_no_part_of_itself() -> None:
    said = "朱家角司法所隶属于区司法局。"
    assert belonging(said + "青浦区司法局依法履职，" + said) == ["朱家角司法所 partOf 青浦区司法局"]
    assert belonging("区委依法治区办（以下简称依法治区办）设在区委依法治区办公室。") == []
