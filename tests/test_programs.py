"""The recogniser of programs, on sentences of our own: what it must read, and what it must refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.agencies.extractor import AgencyExtractor
from kg.extractors.base import Finding, Identity
from kg.extractors.programs.extractor import ProgramExtractor
from kg.text.document import Document, make_document
from ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

AGENCIES = AgencyExtractor(load_vocabulary())

READ: Sequence[tuple[str, str]] = (
    ("街道以“板凳会”为抓手，听居民摆问题。", "板凳会"),
    ("垃圾分类“撤桶并点、定时定投”在89个小区落地。", "撤桶并点、定时定投"),
    ("全面推行证明材料清单制度。", "证明材料清单制度"),
    ("围绕优化法治化营商环境，走访企业。", "优化法治化营商环境"),
    ("结合《中华人民共和国职业病防治法》宣传周开展宣传。", "职业病防治法宣传周"),
    ("落实行政执法公示、执法全过程记录、重大执法决定法制审核制度。", "重大执法决定法制审核"),
    ("“法治课程下基层活动”全年开展，听课机关20家。", "法治课程下基层活动"),
    ("“四位一体”善意执法模式成型。", "四位一体善意执法模式"),
    ("落实“双减”政策，检查机构64家。", "双减"),
    ("组织防灾减灾日活动，发放资料400份。", "全国防灾减灾日"),
    ("参加生态环境执法大练兵活动。", "生态环境执法大练兵"),
    ("实行执法人员持证上岗和资格管理制度。", "执法人员持证上岗和资格管理制度"),
    # known programs, however they are written
    ("扎实推进“八五”普法工作。", "八五普法"),
    ("全面落实“八五普法”各项任务。", "八五普法"),
    ("坚持和发展新时代“枫桥经验”，就地化解纠纷。", "枫桥经验"),
    ("严格执行行政执法“三项制度”。", "行政执法三项制度"),
    ("培养“法律明白人”120名。", "法律明白人"),
    ("落实“谁执法谁普法”普法责任制。", "谁执法谁普法"),
    ("推进公调对接、诉调对接。", "公调对接"),
    ("推进公调对接、诉调对接。", "诉调对接"),
    # labels of daily work with a head, in quotation marks, or where somebody is appointed
    ("实施青少年法治教育工程。", "青少年法治教育"),
    ("全面推行“精准普法”。", "精准普法"),
    ("聘任法治副校长62名。", "法治副校长"),
    ("坚持政府常务会议会前学法12次。", "会前学法"),
    # columns and shows
    ("开设《老秦说案》《律师来帮忙》两个普法栏目。", "老秦说案"),
    ("统筹推进“一规划两方案”。", "一规划两方案"),
    ("开展纪律教育活动月。", "纪律教育活动月"),
    ("以“商户学法活动周”为契机送法上门。", "商户学法活动周"),
    ("组织开展学校食堂依法经营专项行动。", "学校食堂依法经营专项行动"),
    ("提供一号叫号、一口收件、同步审批、限时送达服务模式。", "一号叫号、一口收件、同步审批、限时送达服务模式"),
    # a verb behind a quotation ends what could be its head
    ("每月举办“行政执法大讲堂”提升执法人员能力。", "行政执法大讲堂"),
    ("实施“法护青禾”提升行动。", "法护青禾提升行动"),
    # a synonym that is no part of the preferred label stays as written
    ("首批三名金牌人民调解员上岗。", "金牌人民调解员"),
    # redacted, and certain
    ("坚持和发展新时代“**经验”，做实人民调解。", "枫桥经验"),
    ("坚持和发展新时代“XX经验”。", "枫桥经验"),
    ("弘扬新时代“**经验”，做实人民调解。", "枫桥经验"),
    ("学习推广新时代“**经验”，就地化解矛盾。", "枫桥经验"),
    # quoted, with the head noun behind
    ("推行“五步联心”工作法，纠纷一次说清。", "五步联心工作法"),
    ("组织“护苗成长”专项行动。", "护苗成长专项行动"),
    ("区司法局开展“法暖田埂”主题活动6场。", "法暖田埂主题活动"),
    ("打造“老周说和”调解品牌。", "老周说和调解品牌"),
    ("建立“周碰头、月研判”机制。", "周碰头、月研判机制"),
    ("设立“石榴籽”调解工作室。", "石榴籽调解工作室"),
    ("上线“掌上问法”小程序。", "掌上问法小程序"),
    ("实施“清风护企”行动，减少重复检查。", "清风护企行动"),
    ("推行“调解+心理疏导”模式。", "调解+心理疏导模式"),
    ("擦亮“渔港法韵”普法品牌。", "渔港法韵普法品牌"),
    ("运用“1+3+N”工作体系化解纠纷。", "1+3+N工作体系"),
    ("深入实施规范涉海执法“246”行动。", "涉海执法246行动"),
    # quoted, governed by a verb
    ("建成“红枫驿站”，接待群众上百批。", "红枫驿站"),
    ("推广“三问三访”，回访当事人。", "三问三访"),
    ("探索“律师进网格”，服务到楼栋。", "律师进网格"),
    ("实行“一窗办、一网查、一次结”，减少跑动。", "一窗办、一网查、一次结"),
    # a row of quotations shares its verb and its head
    ("落实“当日受理”“预约上门”“证照互认”等制度。", "当日受理"),
    ("落实“当日受理”“预约上门”“证照互认”等制度。", "预约上门"),
    ("推出“法小青”“法大白”和“法阿婆”普法栏目。", "法大白"),
    ("开展“暖冬护薪”“春耕护农”专项行动。", "暖冬护薪"),
    ("健全“海院”“海检”联动机制。", "海院联动机制"),
    # what two marks join is one name, whatever is known of its parts
    ("推行“人民调解+司法确认”“公证+提存”模式。", "人民调解+司法确认"),
    # the head holds its own verb
    ("实施“法治达人”培育行动。", "法治达人培育行动"),
    ("推出“零接触”公证，减少跑动。", "零接触公证"),
    ("建立小区停车占道问题投诉举报受理反馈机制。", "小区停车占道问题投诉举报受理反馈机制"),
    # a code takes the noun before it
    ("推进宪法宣传“九进”。", "宪法宣传九进"),
    # a noun under a head, governed by a verb
    ("健全行政处罚案件会审制度。", "行政处罚案件会审制度"),
    ("完善涉企行政检查预告机制。", "涉企行政检查预告机制"),
    ("深化基层综合执法队伍管理改革。", "基层综合执法队伍管理改革"),
    ("建立行政败诉风险预警机制。", "行政败诉风险预警机制"),
    ("推行合法性审查首席审核员制度。", "合法性审查首席审核员制度"),
    ("构建全域覆盖的海上纠纷联调体系。", "海上纠纷联调体系"),
    ("编制渔业执法责任清单。", "渔业执法责任清单"),
    ("开展渔船安全执法百日行动。", "渔船安全执法百日行动"),
    ("组织开展食品安全普法宣传月活动。", "食品安全普法宣传月活动"),
    ("持续推进渔船安检提升工程。", "渔船安检提升工程"),
    ("启动海上调解能力建设三年行动计划。", "海上调解能力建设三年行动计划"),
    ("举办行政执法大比武。", "行政执法大比武"),
    ("健全完善行政裁决协同机制和涉诉信访终结制度。", "行政裁决协同机制"),
    ("全县推广商事纠纷调解前置机制。", "商事纠纷调解前置机制"),
    ("打造乡村法治宣传示范带。", "乡村法治宣传示范带"),
    # a campaign for something known is another program
    ("组织行政复议体制改革专项行动。", "行政复议体制改革专项行动"),
    ("全面开展新时代司法所规范化建设三年行动。", "司法所规范化建设三年行动"),
    # the phrase begins behind what no name holds, and goes on across what some names hold
    ("全区各级持续完善渔港调解员管理和考核制度。", "渔港调解员管理和考核制度"),
    ("打通海岛公共法律服务两级站点平台。", "海岛公共法律服务两级站点平台"),
    ("实行镇街行政执法事项动态调整机制。", "镇街行政执法事项动态调整机制"),
    # a quotation that ends like a name is one
    ("群众称赞的“海娃说法工作室”越办越好。", "海娃说法工作室"),
    # quoted, governed by a verb that governs quotations only, or opened by what stands behind
    ("梅林社区试点“楼栋律师”，每周坐班一次。", "楼栋律师"),
    ("新增“立等可取”事项12项。", "立等可取"),
    ("归集“红绿码”信息8400条。", "红绿码"),
    ("组织“晨曦护航”结对，20名党员联系对象。", "晨曦护航"),
    ("河湾村办起“月光法律夜校”，每周一课。", "月光法律夜校"),
    ("弘扬“六尺让墙”做法，调处邻里纠纷。", "六尺让墙做法"),
    ("新建村级“老榕评理”点30个。", "老榕评理"),
    ("“渔家问法”自助终端布设到48个村。", "渔家问法自助终端"),
    ("“阿明说理”短视频播出60期。", "阿明说理短视频"),
    ("“海岛解纷”上线运行，群众足不出户办事。", "海岛解纷"),
    ("街道的“古井边法律茶座”接待群众300人。", "古井边法律茶座"),
    # the brand of a body
    ("建成“一盏灯”矛盾纠纷调处中心。", "一盏灯"),
    # behind an ordinal a noun begins its clause
    ("三是渔港纠纷联调网络存在短板。", "渔港纠纷联调网络"),
    # the noun behind what is counted
    ("推荐3个项目申报省法治政府建设示范项目。", "法治政府建设示范项目"),
    # by their looks
    ("做到一案一档一回访，群众满意。", "一案一档一回访"),
    ("发挥医调对接、访调对接作用。", "医调对接"),
    ("推行行政裁决+行业调解，化解争议。", "行政裁决+行业调解"),
    # the description before 的 is no part of the name
    ("健全“季度通报、年底评议”的行政执法监督评价体系。", "行政执法监督评价体系"),
    # a motto with a comma, in a row with others
    ("围绕“和顺进万家，邻里一家亲”、三个“夜间巡防”等活动走访。", "和顺进万家，邻里一家亲"),
    ("开展“法律服务在你身边”活动。", "法律服务在你身边活动"),
    # places that are counted have been set up
    ("村里有“乡音说和亭”17个。", "乡音说和亭"),
    # one name over two quotations
    ("打造“柳湾式”调解“365”新模式。", "柳湾式调解365新模式"),
    # a code of a plan of work
    ("紧扣区委“5+2+1”工作思路。", "5+2+1"),
    ("落实全市“2468”工作部署。", "2468"),
    # reforms and what is founded, whatever they are about
    ("推行窗口无纸化受理机制。", "窗口无纸化受理机制"),
    ("深化园区管理体制改革。", "园区管理体制改革"),
    ("三是首席经办官制度推进迟缓。", "首席经办官制度"),
    # rows of like members
    ("推行一门接单、限时转办、回访归档机制，减少跑动。", "一门接单、限时转办、回访归档机制"),
    ("落实日巡护、周碰面、月晾晒三色管理法。", "日巡护、周碰面、月晾晒三色管理法"),
    # what only a practice is called by
    ("推广菜单式普法做法，成效明显。", "菜单式普法"),
    ("实行“多证合一”，推进“随手办”“就近办”。", "多证合一"),
    ("实行“多证合一”，推进“随手办”“就近办”。", "就近办"),
    ("9个项目纳入“先建后补”。", "先建后补"),
    ("擦亮“**老班长”调解品牌。", "**老班长调解品牌"),
    ("开展解放思想大讨论活动。", "解放思想大讨论活动"),
    ("开展社区矫正专项检查。", "社区矫正专项检查"),
    # what a label spells out goes by the name that sums it up
    ("对法治建设亲自部署、亲自过问、亲自协调、亲自督办。", "四个亲自"),
    ("局领导落实“一岗双责”。", "一岗双责"),
    ("落实“三重一大”集体决策。", "三重一大"),
    # what the title of a document quotes that is made to run it
    ("印发《青禾区社区矫正“护航”专项行动方案》。", "护航专项行动"),
    ("制定《青禾区“一件事一次办”工作实施方案》，承接65项。", "一件事一次办"),
    # years that are called by what is done in them
    ("把2023年确定为“诉源治理深化年”。", "诉源治理深化年"),
    ("紧扣“强本提质”主题年工作要求。", "强本提质主题年"),
    # 建设 is no verb between a quotation and its head
    ("谋划打造“稻香之路”基层法治建设示范带。", "稻香之路"),
    ("“智能普法推送应用”上线。", "智能普法推送应用"),
    # members of a row are of one kind
    ("“法治夜市”“河边说理”“田间课堂”办了120场。", "河边说理"),
    ("“城管进村”推进缓慢，建站率偏低。", "城管进村"),
    # what is carried further, and what won
    ("把“周末约着办”推到乡镇。", "周末约着办"),
    ("我局将这套“四步解纷”固化下来。", "四步解纷"),
    ("“午休接着办”已全面铺开。", "午休接着办"),
    ("“一码看工地”获评全市最佳应用。", "一码看工地"),
    ("青石所自加一招“月末连线”，打了240通。", "月末连线"),
    ("运行“和事老乡”APP，接单120件。", "和事老乡"),
    # shows by their verb
    ("开播《河畔说法》，全年推出24期。", "河畔说法"),
    # what a place is known for
    ("全县推广青石经验，覆盖12个村。", "青石经验"),
    ("“青石经验”得到总结推广。", "青石经验"),
    # what is told by its end, the verb behind it
    ("党建铸魂行动深入实施。", "党建铸魂行动"),
    ("法治微课堂上线。", "法治微课堂"),
    ("通过调援对接化解纠纷12件。", "调援对接"),
)

REFUSE: Sequence[tuple[str, str]] = (
    ("设立“老兵调解室”“和事老”等品牌调解室13个。", "品牌调解室"),
    ("落实审批改革，持续优化法治化营商环境。", "营商环境"),
    ("短视频获评全省“十大普法影响力事件”。", "大普法"),
    ("践行“三严三实”，锤炼作风。", "三严三实"),
    # what others are to be
    ("当好群众的“守护人”、企业的“护航者”。", "护航者"),
    # an honour that goes by a label, also where it is the second
    ("两人分别获得“全省优秀个人”和“全市金牌调解员”荣誉。", "金牌调解员"),
    ("青石村被评为全国民主法治示范村。", "民主法治示范村"),
    ("小案“张三诉李四案”获评全省典型案例。", "张三"),
    ("县公证处被确定为“五星级司法所”。", "星级司法所"),
    ("青石镇矛盾纠纷多元化解中心成立。", "多元化解"),
    # how far something reaches
    ("实现法治陇西建设宣传全覆盖。", "全覆盖"),
    ("推广“先进经验”，总结提升。", "先进经验"),
    # an apposition
    ("紧盯外卖骑手这一“关键人群”，开展活动。", "关键人群"),
    # what is printed about it
    ("编印双语普法读本1万册。", "双语普法"),
    ("推动12项赋权事项落地。", "赋权事项"),
    # venues, bodies in a row, things that are counted
    ("建成法治文化长廊500平方米。", "法治文化长廊"),
    ("依托镇司法所和便民服务大厅设窗。", "服务大厅"),
    ("5个行政执法典型案例公开发布。", "典型案例"),
    ("打造高效、优质法律服务平台。", "法律服务平台"),
    ("申请司法确认37件。", "司法确认"),
    ("推广先进经验，学习外地经验。", "经验"),
    ("这是全县唯一获得金奖的短片。", "一获得"),
    ("着力构建“主渠道”。", "主渠道"),
    # documents in quotation marks
    ("围绕“年度行政执法监督工作要点”各项内容分工。", "要点"),
    # what was chosen, and as what
    ("推荐“柔性提醒 温情服务”入选市司法局评选的“全市执法优秀项目”。", "入选"),
    ("推荐“柔性提醒 温情服务”入选市司法局评选的“全市执法优秀项目”。", "优秀项目"),
    # quoted rhetoric
    ("紧紧抓住“关键少数”。", "关键少数"),
    ("打通服务群众“最后一公里”。", "最后一公里"),
    ("延伸法律服务“触角”。", "触角"),
    ("发挥“头雁效应”，带头学法。", "头雁效应"),
    ("实现群众办事“零距离”。", "零距离"),
    ("筑牢维护稳定的“第一道防线”。", "第一道防线"),
    ("当好企业发展的“护航员”。", "护航员"),
    ("绘就法治建设“路线图”。", "路线图"),
    ("按下法治建设“快进键”。", "快进键"),
    ("打造依法行政“新样板”。", "新样板"),
    ("做实“细字文章”。", "细字文章"),
    ("啃下信访积案“硬骨头”。", "硬骨头"),
    ("推动执法由“管理型”向“服务型”转变。", "管理型"),
    ("避免执法“一刀切”。", "一刀切"),
    ("解决群众“急难愁盼”问题。", "急难愁盼"),
    ("防止监管“真空”。", "真空"),
    # political formulas
    ("深刻领悟“两个确立”的决定性意义。", "两个确立"),
    ("增强“四个意识”，坚定“四个自信”。", "四个意识"),
    ("严守中央八项规定，驰而不息纠治“四风”。", "四风"),
    ("深入学习习近平法治思想。", "习近平法治思想"),
    ("认真贯彻党的二十大精神。", "二十大"),
    # principles, aims, notions
    ("坚持“先调解、后裁决”原则。", "先调解、后裁决"),
    ("秉持“群众无小事”的理念。", "群众无小事"),
    ("树立“用户思维”意识。", "用户思维"),
    ("紧扣区委“三区两城”目标。", "三区两城"),
    ("营造“人人学法”的氛围。", "人人学法"),
    ("形成“主要领导亲自抓、分管领导具体抓”的工作格局。", "主要领导亲自抓"),
    # documents
    ("印发《社区矫正护航专项行动方案》。", "护航"),
    ("落实《关于深化“一窗通办”改革的意见》。", "一窗通办"),
    ("贯彻《关于推进“八五”普法的决议》。", "八五普法"),
    ("学习《行政执法全过程记录制度实施办法》。", "行政执法全过程记录"),
    # media and honours
    ("在“清河发布”官方平台推送信息。", "清河发布"),
    ("获评“先进集体”称号。", "先进集体"),
    # parts of the name of a body
    ("设立“一站式”涉海纠纷化解中心。", "一站式"),
    # lists and catalogues are documents
    ("编制重大行政决策事项目录。", "目录"),
    # metrics
    ("行政执法案卷评查率达100%。", "评查"),
    ("“十项提升”目标由县委提出，围绕“三抓”任务推进。", "三抓"),
    # generic heads name nothing
    ("健全工作机制，压实责任。", "机制"),
    ("完善各项规章制度。", "制度"),
    ("建立长效机制。", "长效机制"),
    ("健全社会治理体系。", "治理体系"),
    ("开展专项行动3次。", "专项行动"),
    ("推进改革，优化服务。", "改革"),
    ("不断完善体制机制。", "体制机制"),
    # the head is part of a longer word
    ("推动学法制度化、执法规范化。", "制度"),
    ("行政规范性文件合法性审查率达100%。", "合法性审查"),
    # redacted, and not certain
    ("总结推广“**经验”。", "经验"),
    ("区司法局在“**”平台发布消息。", "平台"),
    ("创成“**示范”。", "示范"),
    ("领导干部带头下访，学习推广新时代“**经验”。", "枫桥经验"),
    ("学习推广新时代“**经验”，领导干部定期接访。", "枫桥经验"),
    # honours
    ("调解室被市司法局评为“最强调解室”。", "最强调解室"),
    ("获评“平安建设示范街道”。", "平安建设"),
    ("茶座被区司法局评为“金牌调解室”。", "金牌调解室"),
    # documents without a title's marks
    ("印发综合行政执法改革实施方案。", "综合行政执法改革"),
    # words of the daily work
    ("化解信访积案7件。", "信访积案"),
    ("宣传人民调解法知识。", "人民调解法"),
    ("加强备案审查工作。", "备案审查"),
    ("广大调解员走村入户。", "大调解"),
    # the body that does it
    ("镇街综合执法队记录不完整。", "综合执法"),
    # what is counted is no name
    ("完善3项行政执法制度。", "行政执法制度"),
    # values, wherever they are carried on
    ("弘扬“红船精神”。", "红船精神"),
    ("传承“红色基因”。", "红色基因"),
    # how something is done, and whom a number is of
    ("组织“拉网式”排查3次。", "拉网式"),
    ("新增“专职调解员”12名。", "专职调解员"),
    ("“高频”事项全部上网。", "高频"),
    ("严格执行“两个维护”制度机制。", "两个维护"),
    # how things are to look
    ("打造立体化普法新格局。", "格局"),
    ("形成普法工作“立体化”格局。", "格局"),
    # what is counted, called or published, and not run
    ("备案涉企检查计划238条。", "检查计划"),
    ("区中心获评省厅“法律援助案件质量评估优秀单位”。", "质量评估"),
    ("法治建设报告\n来源：青禾政务服务平台\n", "平台"),
    ("一、成效\n（五）精准普法，厚植法治土壤。", "精准普法"),
    # what is studied, avoided or to be felt, and not run
    ("围绕“打造一流营商环境”等13个重点课题开展调研。", "打造一流营商环境"),
    ("坚守“六个不发生”工作底线。", "六个不发生"),
    ("推进权力“再瘦身”。", "再瘦身"),
    ("着力打造法治宣传新平台。", "法治宣传新平台"),
    ("完成必修课+选修课合计40课时。", "必修课+选修课合计"),
    ("及时梳理村级代办证明事项清单。", "及时梳理村级代办证明事项清单"),
    # what stands before the name of a body and is no brand
    ("“未成年人”检察室接待家长。", "未成年人"),
    ("设立“12309”检察服务中心。", "12309"),
    ("在“扫黄打非”办公室指导下开展检查。", "扫黄打非"),
    # nouns with a quality each
    ("检验学习“热度”、作风“硬度”。", "热度"),
    # what is counted and no place that was set up
    ("检查“九小场所”140家次，整治“九小场所”30处。", "九小场所"),
    # what is put somewhere, and the media that are used
    ("坚持把“强本领”放在首位。", "强本领"),
    ("运用“公示栏”“宣传橱窗”等媒介宣传。", "公示栏"),
    ("被省政府评为平安建设“最佳案例”项目。", "最佳案例"),
    # dates
    ("利用“4·15”国家安全教育日开展宣传。", "4·15"),
    # a grade
    ("在考评中获得A+等次。", "A+等次"),
    # ways of thinking
    ("树立“办事依法、遇事找法”的思维模式。", "办事依法"),
    # the name of a body, a person, what others run
    ("设立心理矫治室2间。", "心理矫治"),
    ("律师加入行业性专业性调解委员会。", "行业性专业性调解"),
    ("在全市法治政府建设考核中排名第三。", "法治政府建设考核"),
    # the subject of a document
    ("落实关于推行公司律师制度的实施意见。", "公司律师制度"),
    # rows of laws, practices without a name, mechanisms that any work has
    ("落实行政处罚法、行政许可法、行政强制法。", "行政处罚法、"),
    ("推广先进经验做法，总结各地好的做法。", "做法"),
    ("建立协调推进工作机制。", "机制"),
    ("健全法治建设体制机制。", "机制"),
    ("“法治办”每周调度。", "法治办"),
    ("破解“事难办”。", "事难办"),
    # daily work, people and meetings
    ("持续抓好青少年法治教育。", "青少年法治教育"),
    ("做好安置帮教工作，协助开展精准普法。", "安置帮教"),
    ("新建法治文化阵地9处。", "法治文化阵地"),
    ("组织30余名法治副校长进校授课。", "法治副校长"),
    ("依托村干部、网格员、法律明白人等入户宣讲。", "法律明白人"),
    ("区政府常务会议学法9次，理论学习中心组学法6次。", "学法"),
    ("关注云溪法宣在线微信。", "法宣在线"),
    # what only describes
    ("织密更密的普法网络，打造更优的普法平台。", "普法"),
    ("完善社区矫正工作体系和人民调解组织网络。", "体系"),
    ("健全农村矛盾纠纷化解机制。", "化解机制"),
    ("着力重塑司法行政工作体系。", "司法行政"),
    ("推动述职全覆盖。", "推动述职"),
    ("开展“《档案法》专题研讨会”。", "研讨会"),
    ("3人获评“平安云溪先进个人”。", "先进个人"),
    ("开展“五四”座谈会。", "五四"),
    ("获评全市首届政务服务改革十大最佳案例。", "改革"),
    ("出台“一规划两方案”。", "一规划两方案"),
    ("检查“一规划两方案”落实情况。", "一规划两方案"),
    ("在《云溪日报》专栏刊文3篇。", "日报"),
)


@pytest.fixture(scope="module")
def extractor() -> ProgramExtractor:
    return ProgramExtractor(load_vocabulary())


def read(extractor: ProgramExtractor, text: str, period: str | None = "2023") -> tuple[Document, list[Finding]]:
    document = make_document(text, period=period)
    bodies = AGENCIES.extract(document, Identity(), [])
    return document, extractor.extract(document, Identity(), bodies)


@pytest.mark.parametrize(("text", "name"), READ)
def test_reads(extractor: ProgramExtractor, text: str, name: str) -> None:
    _, found = read(extractor, text)
    assert name in [f.fields["name"] for f in found]


@pytest.mark.parametrize(("text", "name"), REFUSE)
def test_refuses(extractor: ProgramExtractor, text: str, name: str) -> None:
    _, found = read(extractor, text)
    assert not [f.fields["name"] for f in found if name in f.fields["name"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推行“五步联心”工作法。此后“五步联心”工作法获得好评。", ["五步联心工作法"]),
        ("推进八五普法。总结“八五”普法。", ["八五普法"]),
        ("落实“枫桥经验+网格”机制。", ["枫桥经验+网格机制"]),
        ("推进“七五”普法，完成“七五”普法总结验收。", ["七五普法"]),
        ("顺利通过“七五”普法总结验收。", ["七五普法总结验收"]),
        ("出台镇级综合行政执法裁量基准制度。", ["裁量基准"]),
        ("依托“邻里小院”法治文化阵地宣讲。", ["邻里小院"]),
        ("推进公共政策兑现和政府履约践诺专项行动。", ["公共政策兑现和政府履约践诺专项行动"]),
        ("组织“法润渔港”专项普法活动和“法润渔港”宣讲。", ["法润渔港专项普法活动"]),
        ("“岭上问诊”远程会诊平台接入40村。“岭上问诊”平台获得好评。", ["岭上问诊远程会诊平台"]),
        ("推行“星火调解队”，群众称便。群众夸赞“星火调解队”。", ["星火调解队"]),
    ],
)
def test_one_program_is_reported_once(extractor: ProgramExtractor, text: str, names: list[str]) -> None:
    _, found = read(extractor, text)
    assert [f.fields["name"] for f in found] == names


def test_a_coinage_said_again_is_the_same_program_with_each_status(extractor: ProgramExtractor) -> None:
    text = (
        "一、2023年主要工作\n推行“滩头直通检”柔性执法模式，减免罚款9万元。\n"
        "二、存在的问题\n“滩头直通检”推广不够。\n"
        "三、2024年工作打算\n“滩头直通检”覆盖全部部门。\n"
    )
    _, found = read(extractor, text)
    assert [(f.fields["name"], f.fields["status"]) for f in found] == [
        ("滩头直通检柔性执法模式", "done"),
        ("滩头直通检柔性执法模式", "shortcoming"),
        ("滩头直通检柔性执法模式", "planned"),
    ]


def test_rhetoric_said_again_stays_rhetoric(extractor: ProgramExtractor) -> None:
    _, found = read(extractor, "实施“最后一公里”工程。群众感到“最后一公里”近了。群众说“滩头直通检”好。")
    assert [f.fields["name"] for f in found] == ["最后一公里工程"]


def test_each_status_is_reported_at_its_first_place(extractor: ProgramExtractor) -> None:
    text = (
        "一、2023年主要工作\n推行“五步联心”工作法。再推“五步联心”工作法。\n"
        "二、存在的问题\n“五步联心”工作法推广不够。\n"
        "三、2024年工作打算\n推广“五步联心”工作法。\n"
    )
    document, found = read(extractor, text)
    assert [f.fields["status"] for f in found] == ["done", "shortcoming", "planned"]
    assert document.plain.index("“五步联心") == found[0].start


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("坚持和发展新时代“**经验”。", "redacted:枫桥经验"),
        ("创建“**式”司法所3个。", "redacted:枫桥式司法所"),
        ("坚持和发展新时代“枫桥经验”。", None),
    ],
)
def test_a_restored_name_says_its_rule(extractor: ProgramExtractor, text: str, rule: str | None) -> None:
    _, found = read(extractor, text)
    assert [f.fields["rule"] for f in found] == [rule]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("区司法局推行“五步联心”工作法。", "区司法局"),
        ("我局积极探索“五步联心”工作法。", "我局"),
        ("2023年，临河公证处推出“五步联心”工作法。", "临河公证处"),
        ("一是县司法局深入推行“五步联心”工作法。", "县司法局"),
        ("指导各司法所推行“五步联心”工作法。", None),
        ("区法律援助中心服务群众；推行“五步联心”工作法。", None),
        ("区法律援助中心服务群众，推行“五步联心”工作法。", "区法律援助中心"),
        ("推行“五步联心”工作法。", None),
    ],
)
def test_subject_is_the_agency_before_the_verb(extractor: ProgramExtractor, text: str, subject: str | None) -> None:
    _, found = read(extractor, text)
    assert [f.fields["subject"] for f in found] == [subject]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("落实“三项制度”。", "program/行政执法三项制度"),
        (
            "推行以事前公示、全过程记录、法制审核为主要内容的“三项制度”。",
            "program/行政执法三项制度",
        ),
        ("健全“每月碰头”“季度讲评”“年底述学”“三项制度”。", None),
        ("建立以门前三包、轮值巡查、红黑榜公示栏为内容的“三项制度”。", None),
    ],
)
def test_a_name_that_the_text_explains_otherwise_is_another_program(
    extractor: ProgramExtractor, text: str, concept: str | None
) -> None:
    _, found = read(extractor, text)
    assert concept in [f.fields["concept"] for f in found if "三项制度" in f.fields["name"]]


def test_known_programs_carry_their_concept_and_coinages_none(extractor: ProgramExtractor) -> None:
    _, found = read(extractor, "推进“八五”普法，推行“五步联心”工作法。")
    assert [f.fields["concept"] for f in found] == ["program/八五普法", None]


PIECES = [text for text, _ in (*READ, *REFUSE)] + [
    "\n",
    "一、2023年主要工作\n",
    "二、存在的不足\n",
    "三、下一步打算\n",
    "“",
    "”",
    "《",
    "》",
    " ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_findings_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    document, found = read(EXTRACTOR, text)
    assert [f.start for f in found] == sorted(f.start for f in found)
    for finding in found:
        evidence = document.evidence(finding.start, finding.end)
        assert 0 <= finding.start < finding.end <= len(document.plain)
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"] != ""
        assert finding.fields["name"].strip()
        assert "《" not in finding.fields["name"]
        assert "\n" not in finding.fields["name"]
    claims = [(f.fields["name"], f.fields["status"]) for f in found]
    assert len(claims) == len(set(claims))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in READ]), min_size=1, max_size=6, unique=True))
def test_the_width_of_characters_and_blanks_change_nothing(pieces: list[str]) -> None:
    plain = "".join(pieces)
    wide = plain.replace("+", "＋").replace("，", ", ").replace("、", "、\u3000")
    names = [[f.fields["name"] for f in read(EXTRACTOR, text)[1]] for text in (plain, wide)]
    assert names[0] == names[1]


EXTRACTOR = ProgramExtractor(load_vocabulary())
