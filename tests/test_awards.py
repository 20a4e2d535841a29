from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.agencies.extractor import AgencyExtractor
from kg.extractors.awards.extractor import AwardExtractor
from kg.extractors.base import Identity
from kg.text.document import make_document
from ontology.vocabulary import load_vocabulary
from tests.reading import COUNTY, MASKED, QINGPU, read

if TYPE_CHECKING:
    from kg.extractors.base import Finding

VOCABULARY = load_vocabulary()
EXTRACTOR = AwardExtractor(VOCABULARY)
AGENCIES = AgencyExtractor(VOCABULARY)

READ = [
    ("公证管理科获评全国公证工作先进集体。", "公证管理科", "全国公证工作先进集体", None, "national"),
    (
        "县司法局荣获司法部“法援护苗”活动表现突出单位表彰。",
        "县司法局",
        "“法援护苗”活动表现突出单位",
        "司法部",
        "national",
    ),
    ("青石司法所被省司法厅授予“省级枫桥式司法所”称号。", "青石司法所", "省级枫桥式司法所", "省司法厅", "provincial"),
    ("市戒毒所获省厅戒毒管理局评为“六无”戒毒所。", "市戒毒所", "“六无”戒毒所", "省厅戒毒管理局", "provincial"),
    ("在全市调解技能竞赛中，我局张某获个人一等奖。", "我局张某", "全市调解技能竞赛个人一等奖", None, "municipal"),
    ("我县获批全国守法普法示范县。", "我县", "全国守法普法示范县", None, "national"),
    ("全市共有7个集体获得省部级表彰。", "7个集体", "省部级表彰", None, "provincial"),
    ("支持我县获评全市法治建设优秀县。", "我县", "全市法治建设优秀县", None, "municipal"),
    ("我局连续三年被评为全市先进集体。", "我局", "全市先进集体", None, "municipal"),
    (
        "县公证处被司法部、中国公证协会授予“优秀公证处”称号。",
        "县公证处",
        "优秀公证处",
        "司法部、中国公证协会",
        "national",
    ),
    (
        "北关社区被命名为第九批“全国民主法治示范村（社区）”。",
        "北关社区",
        "第九批“全国民主法治示范村（社区）”",
        None,
        "national",
    ),
    ("司法所所长王立被评为全省优秀人民调解员。", "所长王立", "全省优秀人民调解员", None, "provincial"),
    ("“红柳调解”项目入选全省法治政府建设示范项目。", "“红柳调解”项目", "全省法治政府建设示范项目", None, "provincial"),
    ("法律援助案例入选司法部案例库4件。", "法律援助案例", "司法部案例库", None, "national"),
    ("县司法局在全市法治建设考核中位列第二。", "县司法局", "全市法治建设考核中位列第二", None, "municipal"),
    ("我县法治考核总分居全市第一。", "我县", "法治考核总分居全市第一", None, "municipal"),
    ("县司法局多次受到省司法厅通报表扬。", "县司法局", "通报表扬", "省司法厅", "provincial"),
    ("县司法局被县委、县政府表彰2次。", "县司法局", "表彰", "县委、县政府", "local"),
    ("南河司法所荣立集体三等功。", "南河司法所", "集体三等功", None, None),
    ("市委授予我局“文明单位标兵”称号。", "我局", "文明单位标兵", "市委", "municipal"),
    ("县医调委继荣获全国模范人民调解委员会后又被评为全省先进集体。", "县医调委", "全省先进集体", None, "provincial"),
    ("县司法局获得“全省普法先进单位”荣誉。", "县司法局", "全省普法先进单位", None, "provincial"),
    ("考核总分位列全市第二，较上年前移4位。", "陇西县司法局", "考核总分位列全市第二", None, "municipal"),
    ("中山司法所在全市评比中获得一等奖。", "中山司法所", "一等奖", None, None),
    ("组织青年干警参加全省普法演讲比赛并获三等奖。", "青年干警", "全省普法演讲比赛三等奖", None, "provincial"),
    ("普法短剧《回家》获特等奖。", "普法短剧《回家》", "特等奖", None, None),
    ("县公证处选送的案卷获评二等奖。", "县公证处选送的案卷", "二等奖", None, None),
    ("【荣誉榜】南河司法所荣获“全省法治先进集体”。", "南河司法所", "全省法治先进集体", None, "provincial"),
    ("【亮点纷呈】县医调委被评为全国先进集体。", "县医调委", "全国先进集体", None, "national"),
    ("“云调解”应用被评为“全省数字法治最佳应用”。", "“云调解”应用", "全省数字法治最佳应用", None, "provincial"),
    (
        "县司法局被省司法厅评为全省国家机关普法先进单位。",
        "县司法局",
        "全省国家机关普法先进单位",
        "省司法厅",
        "provincial",
    ),
    ("南河、北川2个司法所获评全国先进司法所。", "北川司法所", "全国先进司法所", None, "national"),
    ("年内获得的主要荣誉有：全省先进集体、县级平安单位。", "陇西县司法局", "县级平安单位", None, "local"),
    ("所获荣誉：1.全市优秀律师（陆长风）；2.全市文明单位（局机关）。", "陆长风", "全市优秀律师", None, "municipal"),
    ("全市依法行政先进单位——县水利局；其余从略。", "县水利局", "全市依法行政先进单位", None, "municipal"),
    ("柳湾法庭（全省优秀人民法庭）参与联动。", "柳湾法庭", "全省优秀人民法庭", None, "provincial"),
    ("三是王立老师获区法治课评比一等奖。", "王立老师", "区法治课评比一等奖", None, "local"),
    ("普法考核位居县直部门第一名，县司法局受到表彰。", "县司法局", "表彰", None, None),
    ("共有2个集体受到省级表彰（县公证处获评全省先进集体）。", "县公证处", "全省先进集体", None, "provincial"),
    ("县公证处、县医调委和县司法局被省司法厅通报表扬。", "县医调委", "通报表扬", "省司法厅", "provincial"),
    ("王立、陈平两名同志被评为全市先进个人。", "陈平", "全市先进个人", None, "municipal"),
    ("县公证处运行三年。2021年获评全市创新项目。", "县公证处", "全市创新项目", None, "municipal"),
    ("石桥村、北沟村分别获评全国文明村和省级文明村。", "北沟村", "省级文明村", None, "provincial"),
    ("建成镇法治广场，同年12月该广场获评省级示范点。", "镇法治广场", "省级示范点", None, "provincial"),
    ("县委办公室印发通报，对县公证处等3个先进单位予以通报表扬。", "县公证处", "通报表扬", "县委办公室", "local"),
    ("陈平、王立2名人民调解员被省司法厅评为优秀人民调解员。", "王立", "优秀人民调解员", "省司法厅", "provincial"),
    ("县委宣传部、县教育局获评全省先进单位。", "县教育局", "全省先进单位", None, "provincial"),
    ("县工会、县法院合办的调处中心，今年4月得了个“全国十佳案例”。", "调处中心", "全国十佳案例", None, "national"),
    ("纳税服务股连续五年蝉联县级文明窗口。", "纳税服务股", "县级文明窗口", None, "local"),
    ("省厅公布首批示范中心名单，全市共五家，其中就有县法援中心。", "县法援中心", "首批示范中心", None, None),
    ("配套的《听证提示单》简明实用，摘得全省优秀奖。", "《听证提示单》", "全省优秀奖", None, "provincial"),
    ("我局先后被评为：全国先进集体、全省文明单位。", "我局", "全省文明单位", None, "provincial"),
    ("王立、陈平2人获省司法厅表彰。", "陈平", "表彰", "省司法厅", "provincial"),
    ("县委召开会议。获评全省先进单位。", "陇西县司法局", "全省先进单位", None, "provincial"),
    ("县委给予副局长王立记功奖励。", "副局长王立", "记功", "县委", "local"),
    ("王立同志扎根基层，经手纠纷上千起，先后获得全省先进个人。", "王立同志", "全省先进个人", None, "provincial"),
    ("县公证处获评全省先进；县医调委通过验收，获评全省示范点。", "县医调委", "全省示范点", None, "provincial"),
    (
        "辖内7个司法所均被自治区司法厅确立为规范化建设示范司法所。",
        "7个司法所",
        "规范化建设示范司法所",
        "自治区司法厅",
        "provincial",
    ),
    ("县法院队伍稳定，近年连续受到市委表彰。", "县法院", "表彰", "市委", "municipal"),
    ("街道成功创建示范点，取得了全市第五名的好成绩。", "街道", "全市第五名", None, "municipal"),
    ("县公证处被评为全省先进公证处并记集体三等功。", "县公证处", "集体三等功", None, None),
    (
        "我局编排的短视频获评2022年度广西优秀普法短视频。",
        "我局编排的短视频",
        "2022年度广西优秀普法短视频",
        None,
        "provincial",
    ),
    ("今年以来，县司法局先后获评全省文明单位。", "县司法局", "全省文明单位", None, "provincial"),
    ("县司法局获平安定西创建优秀单位。", "县司法局", "平安定西创建优秀单位", None, None),
    ("干警李可在普法知识竞赛中获得全省第二名。", "干警李可", "普法知识竞赛全省第二名", None, "provincial"),
    ("应飞同志被评为全市先进个人。", "应飞同志", "全市先进个人", None, "municipal"),
    ("公证员王立当选全省最美公证员。", "公证员王立", "全省最美公证员", None, "provincial"),
    (
        "县公证处被省司法厅认定为第二批省级标准化公证处。",
        "县公证处",
        "第二批省级标准化公证处",
        "省司法厅",
        "provincial",
    ),
    ("县法援中心创成“省级标准化法援中心”。", "县法援中心", "省级标准化法援中心", None, "provincial"),
    ("陇西二中获评全省文明校园。", "陇西二中", "全省文明校园", None, "provincial"),
    ("公证员王立入选“年度法治人物”。", "公证员王立", "年度法治人物", None, None),
    ("县医调委获中国调解学会评为全国优秀集体。", "县医调委", "全国优秀集体", "中国调解学会", "national"),
    ("普法短剧作为创新做法获市普法办通报表扬。", "普法短剧", "通报表扬", "市普法办", "municipal"),
    ("我县受到省政府督查激励。", "我县", "省政府督查激励", None, "provincial"),
    ("我县成为第二批“全省诚信建设样板县”。", "我县", "第二批“全省诚信建设样板县”", None, "provincial"),
    ("公证工作全市排名第4位。", "陇西县司法局", "公证工作全市排名第4位", None, "municipal"),
    ("县司法局推荐报送的《山村夜话》获评全省十佳案例。", "《山村夜话》", "全省十佳案例", None, "provincial"),
    ("指导石桥村申报并成功获评全国民主法治示范村。", "石桥村申报", "全国民主法治示范村", None, "national"),
    ("北关社区被正式命名为全省先进社区。", "北关社区", "全省先进社区", None, "provincial"),
    ("县公证处全省唯一获评“全国文明公证处”。", "县公证处", "全国文明公证处", None, "national"),
    ("依法治县考核、普法考核均获评优秀等次。", "陇西县司法局", "依法治县考核、普法考核优秀等次", None, "local"),
    ("我局获市级以上荣誉6项。", "我局", "市级以上荣誉", None, "municipal"),
    (
        "县公证处荣获民政部等3部委授予的“暖心公证处”称号。",
        "县公证处",
        "暖心公证处",
        "民政部等3部委",
        "national",
    ),
    ("2022年度平安陇西考核我县获评优秀等次。", "我县", "2022年度平安陇西考核优秀等次", None, None),
    ("我县在2022年全市信访考核中获评“优秀”。", "我县", "2022年全市信访考核“优秀”", None, "municipal"),
    ("县公证处挂上了“全国文明公证处”牌匾。", "县公证处", "全国文明公证处", None, "national"),
    ("县司法局一手扶持的青石村今年拿下“全省和谐示范村”。", "青石村", "全省和谐示范村", None, "provincial"),
    ("以前的“吵闹所”青石司法所摘得市级“先进所”奖牌。", "青石司法所", "市级“先进所”", None, "municipal"),
    ("另帮助县公证处荣获全省先进集体。", "县公证处", "全省先进集体", None, "provincial"),
    ("帮助县公证处达标，该处被省司法厅命名为“五星公证处”。", "县公证处", "五星公证处", "省司法厅", "provincial"),
    ("推出“晨光”议事机制。该机制被评为全省十佳案例。", "“晨光”议事机制", "全省十佳案例", None, "provincial"),
    ("去年申报的县公证处再接再厉，10月终于获评全省先进集体。", "县公证处", "全省先进集体", None, "provincial"),
    ("青石司法所3月份被评为全省先进集体。", "青石司法所", "全省先进集体", None, "provincial"),
    ("上报的5名律师中王立、李可获评全省优秀律师。", "王立", "全省优秀律师", None, "provincial"),
    ("上报的5名律师中王立、李可获评全省优秀律师。", "李可", "全省优秀律师", None, "provincial"),
    ("选送的4篇论文有2篇被评为全省优秀成果。", "2篇论文", "全省优秀成果", None, "provincial"),
    ("县局律师科科长李可同志获评全省最美律师。", "科长李可", "全省最美律师", None, "provincial"),
    ("人民调解员王立荣立个人三等功。", "调解员王立", "个人三等功", None, None),
    ("模拟法庭社团捧回全省辩论赛一等奖。", "模拟法庭社团", "全省辩论赛一等奖", None, "provincial"),
    ("省厅发布“暖心窗口”榜单，我县公证处榜上有名。", "我县公证处", "暖心窗口", None, None),
    ("市总工会把“工人先锋号”颁给了县公证处。", "县公证处", "工人先锋号", "市总工会", "municipal"),
    ("市司法局通报表扬的8个集体中有青石司法所。", "青石司法所", "通报表扬", "市司法局", "municipal"),
    ("陇西群众满意度列全省第四。", "陇西县", "陇西群众满意度列全省第四", None, "provincial"),
    ("制作微电影《归途》，并获评全省优秀作品。", "微电影《归途》", "全省优秀作品", None, "provincial"),
    ("建立责任制，并获评全省先进单位。", "陇西县司法局", "全省先进单位", None, "provincial"),
    (
        "代表市局参加全省“学法、用法”大练兵活动荣获二等奖。",
        "陇西县司法局",
        "全省“学法、用法”大练兵活动二等奖",
        None,
        "provincial",
    ),
    ("县司法局取得县直单位考核第一名，获评优秀等次。", "县司法局", "优秀等次", None, None),
    ("队伍建设验收获评“优秀”等次。", "陇西县司法局", "队伍建设验收“优秀”等次", None, None),
    ("县公证处优化服务，成为全市首个获得“全国暖心窗口”称号的单位。", "县公证处", "全国暖心窗口", None, "national"),
    ("省妇联公布第三批20个“暖心窗口”名单，县公证处位列其中。", "县公证处", "第三批“暖心窗口”", None, None),
    ("青石镇调委会调解员王立、北川镇调委会调解员李可荣获全省优秀称号。", "调解员王立", "全省优秀", None, "provincial"),
    ("青石镇调委会调解员王立、北川镇调委会调解员李可荣获全省优秀称号。", "调解员李可", "全省优秀", None, "provincial"),
    ("所长王立被评为全省先进个人之后，工作不减。", "所长王立", "全省先进个人", None, "provincial"),
    ("县司法局服务有力。我县先后获评全省平安县，该局连续4年获评全省先进。", "县司法局", "全省先进", None, "provincial"),
    ("青石村则凭村规获评市级文明村。", "青石村", "市级文明村", None, "municipal"),
    ("省司法厅把我县公证处列为全省示范单位。", "我县公证处", "全省示范单位", "省司法厅", "provincial"),
    ("市司法局9月发文，将县公证处命名为优秀窗口。", "县公证处", "优秀窗口", "市司法局", "municipal"),
    ("推荐《一封信》荣获全省普法微视频铜奖。", "《一封信》", "全省普法微视频铜奖", None, "provincial"),
    ("推荐“码上问法”入选市司法局评选的“十佳案例”。", "“码上问法”", "十佳案例", "市司法局", "municipal"),
    ("该案入选省委政法委发布的十大治理范例。", "该案", "十大治理范例", "省委政法委", "provincial"),
    ("县司法局捧得全省先进集体奖牌。", "县司法局", "全省先进集体", None, "provincial"),
    ("县公证处揽获全省办证竞赛团体一等奖和优秀组织奖。", "县公证处", "优秀组织奖", None, None),
    ("南河司法所再度蝉联“全省优秀服务站”。", "南河司法所", "全省优秀服务站", None, "provincial"),
    ("县公证处被考核为优秀等次。", "县公证处", "优秀等次", None, None),
    ("书记员赵小满拿下单项第一。", "书记员赵小满", "单项第一", None, None),
    ("文书科长年底前一周获评全省优秀个人。", "文书科长", "全省优秀个人", None, "provincial"),
    ("南河、北川两个司法所同获全市四星司法所。", "南河司法所", "全市四星司法所", None, "municipal"),
    ("县司法局、县民政局荣获全省先进集体。", "县民政局", "全省先进集体", None, "provincial"),
    (
        "县公证处获“省级示范窗口”称号（省司法厅、省妇联授予），成绩突出。",
        "县公证处",
        "省级示范窗口",
        None,
        "provincial",
    ),
    ("县委评出普法先进单位12个，县公证处、县法援中心榜上有名。", "县法援中心", "普法先进单位", None, None),
    ("被市委评为“平安单位”的有县公证处、青石镇。", "青石镇", "平安单位", "市委", "municipal"),
    ("荣获“全省模范个人”称号的退休教师李守信回村办起书屋。", "李守信", "全省模范个人", None, "provincial"),
    ("青石镇调委会主任周大河，调解三十载，去年评上了全省先进个人。", "主任周大河", "全省先进个人", None, "provincial"),
    ("指导青石镇送审合同40份，助力该镇入选全省优秀案例名单。", "青石镇", "全省优秀案例名单", None, "provincial"),
    ("我局代表队人人上榜，斩获团体二等奖。", "我局代表队", "团体二等奖", None, None),
    (
        "环保“随手报”平台上线一年，先后被省环保厅评为优秀案例、被市委评为创新项目。",
        "环保“随手报”平台",
        "创新项目",
        "市委",
        "municipal",
    ),
    ("县司法局摄制微电影《渡口》，荣获全省一等奖。", "微电影《渡口》", "全省一等奖", None, "provincial"),
    ("后劲不足，仅县公证处荣获全省先进集体。", "县公证处", "全省先进集体", None, "provincial"),
    ("县公证处、青石镇人民政府被评为全县示范单位。", "青石镇人民政府", "全县示范单位", None, "local"),
    ("我县报送的5份案卷有4份被评为优秀案卷。", "4份案卷", "优秀案卷", None, None),
    ("获市委、市政府“先进单位”荣誉称号。", "陇西县司法局", "先进单位", "市委、市政府", "municipal"),
    ("县公证处考核靠前，获评先进。", "县公证处", "先进", None, None),
    ("调解员王立被省司法厅记了个人二等功。", "调解员王立", "个人二等功", "省司法厅", "provincial"),
    (
        "由县司法局、县融媒体中心联合摄制的普法微视频《老街》获全省二等奖。",
        "普法微视频《老街》",
        "全省二等奖",
        None,
        "provincial",
    ),
    ("我县代表队在全市执法大比武中勇夺团体第一。", "我县代表队", "全市执法大比武团体第一", None, "municipal"),
    ("县公证处荣记集体二等功1次。", "县公证处", "集体二等功", None, None),
    (
        "省厅通报表扬全省法律援助先进集体，县法援中心榜上有名。",
        "县法援中心",
        "全省法律援助先进集体",
        None,
        "provincial",
    ),
    ("市政府专门发文对我县通报表扬。", "我县", "通报表扬", "市政府", "municipal"),
    ("公证员周文澜扎根窗口，其本人还被省公证协会评为“业务标兵”。", "周文澜", "业务标兵", "省公证协会", "provincial"),
    ("专班成员李守信、王大河分获个人嘉奖和个人三等功。", "王大河", "个人三等功", None, None),
    ("县公证处再获“全国巾帼文明岗”。", "县公证处", "全国巾帼文明岗", None, "national"),
    ("陇西县在全市法治测评中居第一。", "陇西县", "全市法治测评中居第一", None, "municipal"),
    ("青石镇辖区内翠竹社区斩获“全国示范社区”。", "翠竹社区", "全国示范社区", None, "national"),
    ("县医调委入列全省十佳调委会。", "县医调委", "全省十佳调委会", None, "provincial"),
    ("“安薪在线”模式被人社部列入欠薪治理典型经验。", "“安薪在线”模式", "欠薪治理典型经验", "人社部", "national"),
    ("市司法局将我镇“法治夜校”评为创新奖二等奖。", "我镇“法治夜校”", "创新奖二等奖", "市司法局", "municipal"),
    ("县公证处获司法部“模范公证处”。", "县公证处", "模范公证处", "司法部", "national"),
    (
        "我县青石律师事务所榜上有名，被评为“全国优秀律师事务所”。",
        "青石律师事务所",
        "全国优秀律师事务所",
        None,
        "national",
    ),
    ("青石村去年升格为“全国民主法治示范村”。", "青石村", "全国民主法治示范村", None, "national"),
    ("中心街道和平社区获评全省先进社区。", "中心街道和平社区", "全省先进社区", None, "provincial"),
    ("滨江镇和顺村被评为市级文明村。", "滨江镇和顺村", "市级文明村", None, "municipal"),
    ("该合同被评为全市示范合同。", "该合同", "全市示范合同", None, "municipal"),
    ("和平区司法局获评全国先进集体。", "和平区司法局", "全国先进集体", None, "national"),
    ("南河司法所、北关司法所和县公证处被评为全省先进。", "县公证处", "全省先进", None, "provincial"),
    (
        "和平司法所和和顺司法所分别获评全省优秀司法所、全省先进司法所。",
        "和顺司法所",
        "全省先进司法所",
        None,
        "provincial",
    ),
    ("至此已连续三年获评全省法治先进县。", "陇西县司法局", "全省法治先进县", None, "provincial"),
    ("“田头会”体系被评为全省优秀案例；法治考核居全市第一。", "陇西县司法局", "法治考核居全市第一", None, "municipal"),
]

REFUSED = [
    "打造示范品牌——金水调解室，服务群众。",
    "全县司法所（省级示范所3个）全部达标。",
    "曾获“全国模范调解员”的老支书今年又带出了三名徒弟。",
    "评为A级的减少检查频次。",
    "对412家餐饮单位量化分级，评为A级的37家、B级的261家。",
    "近三年入选上级典型案例偏少。",
    "创成民主法治示范村一批。",
    "推荐上报2个单位，1个项目入围初评，有望被命名为示范项目。",
    "推荐“码上问法”参评全市优秀案例。",
    "积极争创全国法治政府建设示范县。",
    "组织申报全省先进集体。",
    "群众获得感明显增强。",
    "经验做法获得群众一致好评。",
    "调解员取得良好成效，工作取得显著成绩。",
    "12人取得法律职业资格证书。",
    "力争被评为先进单位。",
    "将其纳入示范创建项目。",
    "当事人获得法律援助。",
    "对获评优秀的单位可优先推荐。",
    "被确定为全省改革试点。",
    "获批示肯定1次。",
    "案件数量居高不下。",
    "获取证据，获得支持。",
    "评选出区级项目6个。",
    "评出一等奖3名、二等奖5名。",
    "力争获二等奖以上名次。",
    "困难群众获特殊救助。",
    "在全省法治考评中位居第一档。",
    "获市级以上表彰集体5个、个人11名。",
    "我局被县委推荐为受省委表彰的先进单位。",
    "王立当选市人大代表。",
    "王立获“年度法治人物”提名。",
    "办件数量居全市首位。",
    "查获违法案件12件，破获示范案件2件。",
    "企业获贷款优先支持，涉案企业获合规激励。",
    "努力成为全省首批示范单位。",
    "我县被列为全国守法普法示范县创建单位。",
    "法律明白人成为全村首批宣传员。",
    "受援人获法律援助优秀律师服务。",
    "学员获结业证书。",
    "获市级荣誉的加2分，获省级荣誉的加5分。",
    "获评先进集体的，一次性奖励1万元。",
    "创成5家市级“枫桥式”司法所。",
    "依法治县工作连续三年位居全市前列。",
    "拿下“全省最大”订单。",
    "把县公证处列为示范单位来抓。",
    "将获评全省先进集体作为目标。",
    "也是全市唯一入选的县级示范项目。",
    "省司法厅将我县列为全国守法普法示范县创建单位。",
    "在司法所挂上“法律援助站”标牌。",
    "省政府将68项处罚权授予青石镇。",
    "当事人把“司法为民”锦旗送给了县公证处。",
    "公示拟表扬的8个集体中有青石司法所。",
    "抽查案卷120本，评定为优秀37本、合格79本，凡被评为不合格的限期整改。",
    "这也是全县唯一荣获金奖的短片。",
    "把获得市级以上荣誉情况列为考核加分项，凡被评为先进的司法所优先安排。",
    "31名律师入选县执法监督员人才库。",
    "我县进入全省第一批试点。",
    "县政府对先进司法所进行表彰。",
    "市委对各乡镇进行通报表扬。",
    "县政府对全县优秀镇予以表彰。",
    "号召全体人员向获得“时代楷模”称号的先进人物看齐。",
    "其中2个村被列入省级推荐名单。",
    "争先劲头不足，全年没有个人获得省级以上表彰。",
    "该项工作赢得群众好评，收获掌声。",
    "队伍建设通过验收，获得感增强。",
    "全系统荣获市级荣誉的优秀单位12个、优秀个人40名。",
]


def earlier(text: str, identity: Identity = COUNTY) -> list[Finding]:
    return AGENCIES.extract(make_document(text, period=identity.period), identity, [])


@pytest.mark.parametrize(("text", "recipient", "name", "issuer", "level"), READ)
def test_reads(text: str, recipient: str, name: str, issuer: str | None, level: str | None) -> None:
    found = [(f["recipient"], f["name"], f["issuer"], f["level"]) for f in read(EXTRACTOR, text, COUNTY, earlier(text))]
    assert (recipient, name, issuer, level) in found


@pytest.mark.parametrize("text", REFUSED)
def test_refuses(text: str) -> None:
    assert read(EXTRACTOR, text, COUNTY, earlier(text)) == []


def test_a_list_of_honours_gives_each_its_own_place() -> None:
    text = "县司法局先后荣获“全国普法工作先进单位”“全省先进集体”、全市文明单位等荣誉称号。"
    found = read(EXTRACTOR, text, COUNTY)
    assert [(f["recipient"], f["name"]) for f in found] == [
        ("县司法局", "全国普法工作先进单位"),
        ("县司法局", "全省先进集体"),
        ("县司法局", "全市文明单位"),
    ]
    assert len({f["quote"] for f in found}) == 3


def test_honours_that_are_dealt_out_go_to_one_each() -> None:
    text = "县公证处、县法援中心分别获评全省优秀公证处、全省先进法援中心。"
    assert [(f["recipient"], f["name"]) for f in read(EXTRACTOR, text, COUNTY)] == [
        ("县公证处", "全省优秀公证处"),
        ("县法援中心", "全省先进法援中心"),
    ]


def test_honours_that_a_group_shared_go_to_the_group() -> None:
    text = "局机关3名干部分别获评全省先进个人、“普法能手”、全市标兵。"
    found = read(EXTRACTOR, text, COUNTY)
    assert [(f["recipient"], f["name"]) for f in found] == [
        ("局机关干部", "全省先进个人"),
        ("局机关干部", "普法能手"),
        ("局机关干部", "全市标兵"),
    ]


def test_two_people_share_two_honours() -> None:
    text = "队员王立、李可分获市级执法标兵、调解能手。"
    assert [(f["recipient"], f["name"]) for f in read(EXTRACTOR, text, COUNTY)] == [
        ("队员王立", "市级执法标兵"),
        ("李可", "调解能手"),
    ]


@pytest.mark.parametrize(
    ("text", "honours"),
    [
        (
            "县司法局获评全国文明单位、“暖心”行动表现突出单位、平安陇西建设先进集体。",
            ["全国文明单位", "“暖心”行动表现突出单位", "平安陇西建设先进集体"],
        ),
        ("县司法局获评全市党员先锋岗2个、党员标兵3名。", ["全市党员先锋岗", "党员标兵"]),
        ("我县获评甘肃省十佳案例和定西市最佳实践案例。", ["甘肃省十佳案例", "定西市最佳实践案例"]),
        ("县司法局获评全国“调解、公证”先进单位。", ["全国“调解、公证”先进单位"]),
    ],
)
def test_a_list_is_parted_behind_each_honour(text: str, honours: list[str]) -> None:
    assert [f["name"] for f in read(EXTRACTOR, text, COUNTY)] == honours


def test_we_won_where_nobody_is_named() -> None:
    assert read(EXTRACTOR, "我局强基础。\n荣获全省先进集体。", Identity(period="2023"))[0]["recipient"] == "我局"
    district = Identity(district="陇西县", period="2023")
    assert read(EXTRACTOR, "我局强基础。\n荣获全省先进集体。", district)[0]["recipient"] == "我局"
    assert read(EXTRACTOR, "荣获全省先进集体。", district)[0]["recipient"] == "陇西县"


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("我县调解案件12件，考核位居全市第二。", "陇西县"),
        ("我局强化管理，考核位居全市第二。", "陇西县司法局"),
        ("县公证处办证12件；全县顾问30名，顾问工作全市排名第4位。", "陇西县"),
        ("陇西县强化调解，获评优秀等次。", "陇西县"),
        ("我局强基础。“晨光”普法品牌被多家媒体报道，获评全省十佳案例。", "“晨光”普法品牌"),
        ("“晨光”渐起，我局强基础，获评全省先进单位。", "陇西县司法局"),
        ("县公证处强化管理，办证量居全市第二。", "县公证处"),
    ],
)
def test_whom_an_earlier_clause_is_about(text: str, recipient: str) -> None:
    assert [f["recipient"] for f in read(EXTRACTOR, text, COUNTY, earlier(text))] == [recipient]


def test_the_quote_reaches_from_the_recipient_to_the_honour() -> None:
    text = "一年来，南河司法所被司法部授予“模范司法所”称号，成绩突出。"
    assert read(EXTRACTOR, text, COUNTY)[0]["quote"] == "南河司法所被司法部授予“模范司法所”称号"


def test_a_recipient_of_an_earlier_clause_is_carried_on() -> None:
    text = "县公证处强化管理，获评全省优秀公证处，并入选全国典型案例。"
    assert [f["recipient"] for f in read(EXTRACTOR, text, COUNTY, earlier(text))] == ["县公证处", "县公证处"]


def test_without_any_recipient_it_is_who_reports() -> None:
    assert read(EXTRACTOR, "荣获全省先进集体。", COUNTY)[0]["recipient"] == "陇西县司法局"


def test_a_plan_is_no_award() -> None:
    text = "一、工作成效\n县司法局获评先进集体。\n二、下一步打算\n县司法局获评示范单位。"
    assert [f["name"] for f in read(EXTRACTOR, text, COUNTY)] == ["先进集体"]


def test_the_city_of_a_municipality_is_provincial() -> None:
    text = "区司法局获评全市先进集体。"
    assert read(EXTRACTOR, text, QINGPU)[0]["level"] == "provincial"
    assert read(EXTRACTOR, text, COUNTY)[0]["level"] == "municipal"


def test_masks_stay_masks() -> None:
    text = "**区公证处获评**市服务先进单位。"
    fields = read(EXTRACTOR, text, MASKED)[0]
    assert (fields["recipient"], fields["name"], fields["level"]) == (
        "**区公证处",
        "**市服务先进单位",
        "municipal",
    )


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("青石司法所被市司法局命名为“市级枫桥式司法所”。", "award/枫桥式司法所"),
        ("青石司法所获评“枫桥式司法所”。", "award/枫桥式司法所"),
        ("青石司法所获评“省级枫桥式司法所”。", "award/省级枫桥式司法所"),
        ("青石司法所获评“全国枫桥式司法所”。", "award/全国枫桥式司法所"),
        ("县公证处被市司法局评为“公共法律服务工作先进集体”。", None),
        ("县公证处获评全市公共法律服务工作先进集体。", None),
        ("县公证处被司法部评为“公共法律服务工作先进集体”。", "award/全国公共法律服务工作先进集体"),
        ("县公证处获评全国公共法律服务工作先进集体。", "award/全国公共法律服务工作先进集体"),
        ("县公证处获评公共法律服务工作先进集体。", "award/全国公共法律服务工作先进集体"),
        ("我县获评全市法治先进集体。", "award/法治先进集体"),  # given at many levels
        ("我局“一件事”项目入选县乡法治政府建设最佳实践项目。", "award/县乡法治政府建设最佳实践项目"),
    ],
)
def test_an_honour_is_never_that_of_another_level(text: str, concept: str | None) -> None:
    assert [f["concept"] for f in read(EXTRACTOR, text, COUNTY)] == [concept]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in READ] + REFUSED), min_size=1, max_size=6))
def test_any_order_of_sentences_is_read(sentences: list[str]) -> None:
    read(EXTRACTOR, "\n".join(sentences), COUNTY)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="被授予获评荣“”，。、先进集体全省市第一位列*县局\n", max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    if text.strip():
        read(EXTRACTOR, text, COUNTY)


def test_what_announces_a_list_is_no_honour_of_it() -> None:
    found = read(EXTRACTOR, "我局荣获以下荣誉：全国先进集体、全省优秀单位。", COUNTY)
    assert [f["name"] for f in found] == ["全国先进集体", "全省优秀单位"]
