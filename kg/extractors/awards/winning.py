"""How Chinese says that something was won: the verbs, what makes an object an honour, and where the winner stands."""

from __future__ import annotations

import re
from typing import NamedTuple

VERB = re.compile(
    r"(?P<strong>荣获|荣膺|荣登|荣立|荣记|获评|获颁|获授|获选|喜获|斩获|摘得|摘取|捧[回得走起])(?:了|为)?"
    r"|(?P<commended>表彰|通报表扬|通报表彰|表扬|嘉奖|记了?(?:集体|个人)?[一二三]等功|记功)(?![为大会性和及、先])"
    r"|(?P<weak>评选为|评选命名为|(?:考核|考评|推选|推评|遴选|评审|评比|测评)为|评为|评定为|(?<=[局厅委府部院会])定为|命名为|授牌(?:为)?|授予|确[定立]为|列为|列入(?=[^，。；“”]{0,16}(?:典型经验|典型案例|优秀案例|最佳实践|十大|十佳))|认定为|表彰为|表扬为|确认为|选为|选树为|纳入)"
    r"|(?P<rank>(?:位列|位居|位于|名列|排名|排在|进入|跃居|列|居|获|取得)(?:于|了)?(?=(?:全国|全省|全市|全区|全县|全州|全盟|[*Xx某]{1,3}[省市]"
    r"|(?!得)[\u4e00-\u9fff]{2}[省市]|[省市区县州]直|县域|[一二三四五六七八九十\d]+个?[县市区]|各[县市区镇乡街]|同类|同组)[^，。；\n、]{0,14}?(?:第[一二三四五六七八九十\d]+(?![档批期轮次届]|方阵|阵营|梯队|等次)|前[一二三四五六七八九十两\d]+|首位|榜首)))"
    r"|(?P<bare>位列|位居|排名|名列|(?<=中)(?:居|排|列))(?=第[一二三四五六七八九十\d]+(?![档批期轮次届]|方阵|阵营|梯队|等次)|前[一二三四五六七八九十两\d]+|首位|榜首)"
    r"|(?P<praise>(?:受到|得到|获得?)(?!(?:个人|集体)嘉奖)(?=[^，。；\n]{0,30}?(?:表彰|表扬|嘉奖|督查激励)))"
    r"|(?P<plain>入选|入列(?=[全省国市])|升格为|晋级为?|上榜|跻身|登上(?=“?[^，。；]{2,16}榜)|创成|成功创建(?:为|成)?|创建(?:为|成为?)|取得|蝉联(?=[“全国省市区县优先模示])|夺[得取下]|勇?夺(?=[^，。；“”]{0,10}(?:第[一二三]|冠军|[一二三]等奖|[金银铜]奖|桂冠|头名))|揽获|(?<![验接查回征])收获(?![得批评])|喜提|赢得|囊括|包揽|问鼎|获得|当选为?|成为(?=[^，。；“”]{0,6}(?:首批|第[一二三四五六七八九十\d]+批))"
    r"|(?<![查抓破捕缴截])获(?![得批]|[^，。；“]{2,20}(?:评为|评定为|命名为|授予|确定为|认定为|表彰为))(?=[“全省市国年\d首第优先中自最](?!委|政府)|[^，。；“”\n]{0,16}(?:委|政府|[部厅局办会院])(?:等?(?:联合)?(?:授予|颁发|评选|命名|表彰))?的?“[^”\n]{2,30}”|[特一二三四五]等奖|[^，。；、“”\n]{2,22}(?:[特一二三四五]等奖|[金银铜]奖|优[秀胜]奖|组织奖|第[一二三]名)|(?:个人|团体|集体)[^，。；]{0,6}(?:奖|等功)"
    r"|[^，。；、“”\n]{2,22}(?:先进|优胜|优秀|示范|模范|标兵|十佳|最佳|文明|红旗)(?:单位|集体|个人|地区|工作者|称号|[县区市镇乡村]|街道|社区))|名列(?=先进|优秀|模范)|(?<![取获赢夺值觉])得了个?(?=“[^”\n]{4,30}”)|获批|评上|拿(?:到|下|了|回)(?=[^，。；“”]{0,14}(?:第[一二三1-3]名?(?![批季轮个])|[特一二三]等奖|[金银铜]奖|优秀奖|冠军|亚军|季军))|挂上(?=了?[^，。；\n]{2,30}(?:牌|匾|称号))|拿下(?=了?“))(?:了|过)?"
)
CANDIDATE = re.compile(
    "荣获|荣膺|荣登|荣立|荣记|获|当选|成为|喜获|斩获|摘[得取]|捧[回得走起]|评上|拿[到下了回]|评[选定]?[命为]|命名为|授[予牌]|确[定认立]为|列为|认定为|表彰为|选[树]?为|纳入"
    "|位[列居于]|名列|排[名在第前]|进入|跃居|入列|列入|升格为|晋级|表扬为|列(?=[全*Xx于同省市第前首])|居(?=[全*Xx于同省市第前首])|受到|得到|表彰|表扬|嘉奖|蝉联|通报表|记了?(?:集体|个人)?[一二三功]|定为|入选|上榜|跻身|登上|创成|成功创建|创建[为成]|取得|勇?夺|得了|揽获|收获(?![得批评])|喜提|赢得|囊括|包揽|问鼎|挂上|考[核评]为|推[选评]为|遴选为|评[审比]为|测评为"
)
"""Where one of the verbs may be; the search for it is quick because every alternative begins with a letter."""
PASSIVE = re.compile(
    r"(?:被|(?<![荣喜斩])获(?=[^，。；“]{1,19}[部厅局委府会办院]\Z))(?:正式|联合|分别|先后|共同)*(?P<by>[^，。；“《\n被]{0,24})\Z"
)
HONOUR = re.compile(
    r"称号|先进|优秀|示范|模范|标兵|[大奖][奖赛]|[一二三四五]等奖|奖(?![惩补励金])|表彰|荣誉|典型|文明[岗号窗]|先锋岗|维权岗|最佳|冠军|亚军|季军|前[三五十]名|十大|十佳|百佳|通报表扬|嘉奖|枫桥式|[星A]级|[三四五]星|百强|文明单位|文明村|文明城|突出(?:单位|集体|个人|贡献)|先锋|红旗|状元|样板|标杆|[一二三]等功|第[一二三四五六七八九十\d]+名?|案例库|案例|榜|集体\Z|优胜|金奖|银奖|铜奖|品牌|民主法治|满意|杰出|楷模|最美|好人|人物(?=”?(?:\Z|称号|荣誉|奖|等))|能手|工匠|好评单位|重点课题|优等|创新项目|名单"
)
_NO_HONOUR = re.compile(
    r"^(?:感|感、|了?(?:良好|明显|显著|较好|好评|广泛|一致|实效|新|积极|一定|阶段|长足|突破|初步|重大|点赞|肯定|认可|充分|支持|法律|代表|群众|[^，。；]{0,12}(?:成效|效果|进展|实效|好评|资格证?书?\Z)))"
)
_STRONG_NO = re.compile(
    r"\A不|(?:人才|专家|师资|名录)库|(?:好评|点赞|肯定|认可|资格|证书|试点(?:单位|地区|地市|县|区|市)?|(?:创建|培育)(?:单位|对象|点))\Z|批示|候选|备选|入围"
)
_CONFERRED = ("授牌", "授牌为", "授予", "命名为", "评选命名为", "表彰为", "评为", "评选为")
NOT_YET = re.compile(
    r"有望|(?<![模虚比])拟(?!定|人)|争创|力争|争取|候选|申报(?!的|并|后)|推荐(?!(?:上报|报送|申报|参评)?的|(?:选送)?[“《])|预计|积极创建|确保|力促|计划(?=在|于|新|用|年内)|如果|若(?!干)|未(?!成年|来)|尚(?=未|不|无|需)|凡(?=是|在|获|被|\Z)|[把将]\Z|向\Z"
    r"|可(?=以|被|获|优先|直接|评|授|享|申|作为|纳入|予)|应(?=当|予|给|由|在|被|获|于|评|该)|对(?:在|于|被)|对\Z|建议|参评|参选|是否|冲刺|全力创建|竞争|将(?=被|获|评|授|在|于)|目标是"
)
GIVEN_TO = re.compile(
    r"(?P<by>[^，。；：\n]{0,24}?(?:省|市|部|厅|国家|全国|自治区)[^，。；：\n]{0,24}?|[^，。；：\n]*?(?:省|市|部|厅|国家|全国|自治区)[^，。；：\n]{0,20}(?:发文|通报|公布|印发文件)，)[把将](?P<who>[^，。；\n]{2,24})\Z"
)
"""省司法厅把某某中心列为……: who gave it, and to whom."""
NAMED_SO = frozenset({"列为", "命名为", "评为", "评定为", "认定为", "确定为", "确立为", "表彰为"})
_LEVELLED = re.compile(
    r"(?:[国省市区县部]级|全[国省市区县州盟])[^，。；]{0,16}(?:规范化|标准化|特色|智慧)(?!建设|试点|工作|项目)"
)
"""Of a body that was named so by another: 被省厅认定为省级标准化站所."""
_SCORED = re.compile(r"(?:工作|考核|考评|测评|评估|评价|满意度|案件|案卷|成绩|得分|总分)\Z")
"""What is ranked, not who."""
_ASSESSMENT = re.compile(r"(?:验收|考核|考评|测评|评估|评价|评议|评查)\Z")
"""In what one did well: 法治建设考核获评优秀."""
_STOP = re.compile(
    r"[，。；：！？\n【]|并(?=荣?[记立](?:集体|个人)?[一二三]等功)|（(?=[^（）]{2,24}(?:授予|颁发|评选|命名|认定|组织|主办)[^（）]{0,4}）|[^（）]{2,24}(?:获|评为))|并(?=入选|获|荣|被|在|位|成功|得到|受到)|后[又再]?(?=被|获|荣)|[、和](?=获评|荣获|获得|被评|被授|被[^，。；、“”]{2,16}(?:评为|授予|命名为|认定为|确定为|列为))"
)
_BRACKET = re.compile("[（）]")
_BEFORE = "，。；！？：\n【】"
LEADING = re.compile(
    r"^(?:[、及与并且]|和(?![平谐睦顺田静硕龙美庄兴])|这也?是|至此|迄今|仅|唯有|只有|(?:截至)?(?:20\d\d年|今年|去年|同年|次年|近年|本年|年内|当年|\d{1,2}月|上半年|下半年|目前|全年|近日|日前|一年)"
    r"(?:年?度|底|初|以来|来|前|中|期间|内|，)*|年底|年初|先后|同时|其中|此外|另外|\d{1,2}[.、]|（[一二三四五六七八九十]）|[一二三四五六七八九十]是"
    r"|支持|推动|助力|指导|帮助|协助|促成|促使|另(?=[协帮])|推荐的|推荐(?=选送|[《“])|选送的?|组织|选派|打造的|培育的?|辖(?:区内?|内)的?|所属的?|下辖的?|由|经|使|[^，。；“”《》]{2,12}(?:推荐|上报|报送|申报|选送|提交)+的(?=[《“])|创建(?=“)|有(?=\d)|全力|积极|成功|有力|切实|大力)+"
)
_TRAILING = re.compile(
    r"(?:先后|连续(?:[一二三四五六七八九十两\d]+[年次届])?|连年|成功|多次|均|双双|分别|首次|再次|再度|再|也|一并|同时|共|已|近期|日前|顺利|光荣|喜|又|继|(?:先后)?于(?:20\d\d年|\d{1,2}月).*|[两三四五六七八九多]次|一举|一次性|相继|累计|并|还|全部|率先|年内|今年|去年|被|第[一二三四五六七八九十\d]+次|20\d\d年(?:度)?|，|最终|也?因[此而]|从而|借此|凭此|蝉联|同时|(?<![大合协共])同|(?:退休|离任|卸任|年底|年末)前(?:[一两三四五六\d]+(?:天|个?月|周|年))?|(?<!所)在[^，在”]{2,28}|共有|有|一直|始终|稳|继续|(?:全[国省市区县州盟旗])?唯一|代表[\u4e00-\u9fff]{1,6}参赛|正式|终于|不负众望|则|(?:则|也)?(?:凭借?|依?靠)[^，]{2,14}|(?<![总得积评均高满比平\d])分|(?<!\d)\d{1,2}月(?:份|底|初|中旬)?|(?<=..)全[国省市区县州盟旗])+\Z"
)
_BODY_LIKE = re.compile(
    r"(?:事项|局|所|处|中心|委员会|调委会|办公室|站|室|队|科|股|区|县|市|镇|乡|街道|街|村|社区|院|委|办|会|团|组织|单位|集体|公司|学校|同志|个人|律师|调解员|干部|名|人|事务所|党组|党支部|支部|政府|窗口|基地|公园|广场|平台|案例|项目|做法|经验|课题|工作法|作品|视频|课程|品牌|文章|论文|机制|模式|成果|案卷|案件|工作|[*Xx某]+[^，]{0,6}|”|》)(?:（[^）]*）)?(?:[一二三四五六七八九十两\d*]+[个名人家件项篇部])?\Z"
    r"|(?:学生|选手|干警|民警|律师|调解员|同志|村民|居民|教师|队员|志愿者|法官|职工)[\u4e00-\u9fff]{2,3}\Z"
)
_ITEM_SPLIT = re.compile(
    r"(?<=等奖)(?:和|及|以及)(?=[\u4e00-\u9fff]{0,6}奖)|(?:(?<=嘉奖)|(?<=等功))(?:和|及)(?=[\u4e00-\u9fff])|(?<=单位|集体|个人|标兵|能手|称号|模范|案例|项目|基地|人物|典型|红旗|先锋|工匠|等奖|等功|\d[个名项家件人篇])、(?=[^、，。”]{4})"
    r"|(?<=单位|集体|个人|标兵|能手|称号|模范|案例|项目|基地|人物|典型)(?:和|及|以及)(?=[\u4e00-\u9fff]{2,3}[省市]|全[国省市县区]|先进|优秀|“)"
    r"|和(?=(?:国家|[省市区县])级|全[国省市区县])|、(?=[“全省市国首第优先]|[区县乡镇]级|[\u4e00-\u9fff]{2,3}[省市](?!级)|20\d\d年)|(?<=”)[、和及与]?(?=“)|(?<=[”号位体])(?:和|及|以及|、)(?=[“全省市国])"
)
_ADVERBIAL = re.compile(
    r"^(?:在|经|一路|杀入|挺进|闯入|作为|参加|参与|代表(?![团队大])|(?:也|这|这也)?(?:成为|是)|通过|根据|由于|为|因|于|自|从|对|以|按|与此)|(?:以来|期间|基础上|过程中|同时|后|时|下|[^集一二三四五六七八九十\d附高初]中|方面|工作中|活动中|评选中|考核中|评估中)\Z"
)
_TOOK_PART = re.compile(
    r"(?<=..)作为[^，“”]+\Z|(?<=..)(?:参加|参与|亮相|出战|代表[\u4e00-\u9fff*]{1,6}参[加赛])[^，“”]*(?:赛|比武|评选|评比|展评|展演|练兵|竞答|擂台)(?:活动)?\Z"
)
"""普法骨干参加全市竞赛并获二等奖 says in what they won; the winner stands before it."""
_BODY_INSIDE = re.compile(
    r"我[局区县市旗镇所街]|[\u4e00-\u9fff]{2,6}(?:司法局|司法所|公证处)|(?<![\u4e00-\u9fff])[区县市]司法局"
    r"|\A(?:分局|[\u4e00-\u9fff]{2,10}(?:网站|分局|法院|检察院|管委会))(?=[\u4e00-\u9fff]{2,16}(?:考核|考评|测评|评估|评价)\Z)"
)
ANAPHOR = re.compile(
    r"该(?P<kind>[局所处院站会村校队室镇乡]|中心|社区|街道|单位|工作室|项目|案例|做法|机制|品牌|经验|模式|成果|平台|系统|课程|作品|活动|广场|公园|基地|长廊|场馆|支部|法庭|窗口|团队|大队|中队|分局|学校|公司)|其(?P<self>本人)?"
)
SCOPE = re.compile(r"全[国省市区县州盟旗]|[*Xx某]{1,3}[省市]|[\u4e00-\u9fff]{2}[省市]")
"""Among whom a rank was reached; without it 排名第一 is no honour."""
_COMPLETE = frozenset({"commended", "rank", "bare", "praise"})
"""Verbs that say it all with two letters behind them, or none."""
_PRAISED = frozenset({"先进", "优秀", "优胜"})
_PLACES = frozenset({"冠军", "亚军", "季军", "金奖", "银奖", "铜奖"})
OF_ONE = re.compile("“[^”]{2,30}”(?:荣誉)?(?:称号)?的[^，。；]{7,}")
"""曾获“某某”的老支书今年又带出徒弟 tells of somebody in passing."""
_AS_FOLLOWS = re.compile("(?:以下|如下|下列)")
"""荣获以下荣誉：… is read by its list (:mod:`kg.extractors.awards.turned`)."""
_GRADED = re.compile("[A-D]+级的")
"""评为A级的减少检查频次 says of which grade they are."""
_OF_THOSE = re.compile(
    r"[^“”]{0,20}的，?(?:分别|各|均|一次性|再|可)?(?:加|给予|予以|奖励|奖补|计|扣|按)|[^“”]{0,12}的(?:单位|个人|地区|集体|村|社区|同志|律师|案件|人员|街道|镇|企业|项目)"
)
"""对获评优秀的单位予以奖励 says who may win."""
_ARE_NAMED = re.compile("的(?:分别)?(?:有|是|为|包括)[^，]{3}")
"""What was won stands before who won it (:mod:`kg.extractors.awards.turned`): 被评为先进单位的有某局."""
SAID_AGAIN = re.compile("(?:这|这也|也)是[^，。；\\n]{2,40}(?:奖|[”号誉])的[\u4e00-\u9fff]{1,8}(?=[，。；\\n]|\\Z)")
"""这也是全县唯一荣获金奖的短片 tells again what was told."""
_HELPED = re.compile(
    r"[^，。；“”《》的]{0,14}?(?:推荐|上报|报送|申报|选送|提交|推送|辅导|指导|培育|打造|帮扶|帮带|扶持|培养|孵化|挂点|联系|包联|驻点|操刀|负责|经办)的"
    r"(?=[^的“”]{2,20}(?:村|社区|[所局站会院校队委办处厂室镇乡]|中心|公司|街道|同志)\Z)|(?:曾经|昔日|往日|过去|以前)的“[^”]*”的?(?=.{2})|其(?:所在|带领|领衔|负责|牵头|创办)的"
    r"|[^，。；“”《》]{2,24}?(?:共建|合办|联办|开发|打造|创办|合建|设立|组建)的(?=“[^“”]{2,20}”[^，。；“”]{2,8}\Z)"
)
"""What others did for the winner, or what it was before."""
HELPED = re.compile(r"[^，。；“”《》的]{0,14}?(?:推荐|上报|报送|申报|选送)的(?=[\u4e00-\u9fff])")
_AMONG = re.compile(r"(?:[^，的]{0,8}的)?\d+[名个位家所][^，、]{1,12}?中(?:的|有)?(?=[^，]{2,20}\Z)")
"""推荐的6名调解员中甲、乙获评: the rest did not."""
_SO_MANY_OF = re.compile(
    r"(?:[^，的]{0,8}的)?\d+[名个位家所部件篇项份卷本](?P<what>[^，、]{1,12}?)[中里]?，?有(?P<count>\d+[名个位家所部件篇项份卷本])\Z"
)
_JUDGED = re.compile(
    r".{2,40}(?:考核|考评|测评|评估|评价|评比|评议|评查|评选)中?(?P<who>我[局区县市旗州盟镇所街院]|[\u4e00-\u9fff]{1,8}(?:[局所旗镇乡院]|街道|[^省]市|[^市社]区|[^市]县))\Z"
)
"""全市依法行政考核我县获评优秀: who was judged stands behind what it was judged in."""
_HAS = re.compile(r"[\u4e00-\u9fff]{2,14}?共?有(?=\d+[个名位])")
WITHIN = re.compile(r"[^，。的“”]{2,12}辖区内?的?(?=[^的]{3})")
"""北关街道辖区内翠竹社区: the community won, not the street."""
_SELF = re.compile(r"(?:我[局区县市旗镇所街]|本[局区县市]|全[区县市局])\Z")


class Subject(NamedTuple):
    text: str
    start: int
    """``-1`` where it is not said in the clause itself."""


def pieces(words: str) -> list[str]:
    """The honours of a list; a mark inside quotation marks does not part them."""
    pieces: list[str] = []
    start = 0
    for match in _ITEM_SPLIT.finditer(words):
        if words.count("“", start, match.start()) == words.count("”", start, match.start()) and match.start() > start:
            pieces.append(words[start : match.start()])
            start = match.end()
    return [*pieces, words[start:]]


def object_end(plain: str, start: int) -> int:
    """Where the clause behind a verb ends; a mark inside quotation marks does not end it."""
    for match in _STOP.finditer(plain, start, start + 160):
        if plain.count("“", start, match.start()) <= plain.count("”", start, match.start()):
            return _closed(plain, start, match.start())
    return min(len(plain), start + 160)


def _closed(plain: str, start: int, end: int) -> int:
    """Where the bracket closes within ``plain[start:end]`` that was opened before; else ``end``."""
    depth = 0
    for mark in _BRACKET.finditer(plain, start, end):
        depth += 1 if mark[0] == "（" else -1
        if depth < 0:
            return mark.start()
    return end


def clause_start(plain: str, end: int) -> int:
    """Where the clause before a verb begins."""
    start = max(end - 90, 0)
    position = end
    while position > start:
        position -= 1
        mark = plain[position]
        if mark == "”":
            quote = plain.rfind("“", start, position)
            position = quote if quote >= 0 else position
        elif mark in _BEFORE or (mark == "（" and plain.find("）", position, end) < 0):
            return position + 1
    return start


def is_honour(match: re.Match[str], words: str, *, passive: bool) -> bool:
    """Whether verb and object say that something was won."""
    if (
        len(words) < 3
        and match.lastgroup not in _COMPLETE
        and not (words in _PLACES or (match["strong"] and words in _PRAISED))
    ):
        return False
    if match["rank"] or match["bare"]:
        return True
    if (
        _GRADED.match(words)
        or _AS_FOLLOWS.match(words)
        or words.startswith(("荣誉", "的"))
        or _OF_THOSE.match(words)
        or _ARE_NAMED.search(words)
        or words.endswith("的")
    ):
        return False
    if match["commended"]:
        return passive
    if match["weak"] in _CONFERRED and passive:
        return not _STRONG_NO.search(words)
    if (passive if match["weak"] else match["plain"] in ("创成", "成功创建为", "成功创建成")) and _LEVELLED.search(
        words
    ):
        return not _STRONG_NO.search(words)
    if match["strong"]:
        return not _STRONG_NO.search(words)
    if match["praise"]:
        return True
    if match["weak"] in ("纳入", "列为", "确定为", "选为") and not passive:
        return False
    if (
        match["plain"] == "入选"
        and _STRONG_NO.search(words) is None
        and words.rstrip("”").endswith(("成果", "案例", "名单", "项目", "库", "榜", "范例"))
    ):
        return True
    if match["plain"] == "跻身" and words.startswith("“") and SCOPE.match(words, 1):
        return True
    if match["plain"] in ("入选", "上榜", "挂上") and SCOPE.match(words.removeprefix("“")):
        return True
    return HONOUR.search(words) is not None and not _NO_HONOUR.match(words) and not _STRONG_NO.search(words)


def subject_of(plain: str, start: int, end: int, *, ranked: bool) -> Subject:
    """Who or what the clause before a verb is about; empty where it says nobody.

    A rank is often said of a score (考核总分位列第二), which is no recipient.
    """
    stripped = _TRAILING.sub("", plain[start:end])
    introduced = LEADING.match(stripped)
    begin = introduced.end() if introduced else 0
    text = _TOOK_PART.sub("", stripped[begin:].strip("、"))
    if several := _SO_MANY_OF.fullmatch(text):  # 3部案卷有2部评为优秀
        return Subject(several["count"] + several["what"], start + begin)
    for lead in (_HAS, _HELPED, _AMONG, WITHIN):  # 全市共有7个集体获得表彰
        if held := lead.match(text):
            begin, text = begin + held.end(), text[held.end() :]
    if not ranked and (judged := _JUDGED.match(text)):
        return Subject(judged["who"], start + begin + judged.start("who"))
    if (
        len(text) < 2
        or _ADVERBIAL.search(text)
        or _ASSESSMENT.search(text)
        or (ranked and (_SCORED.search(text) or not (_BODY_LIKE.search(text) or _SELF.search(text))))
    ):
        inside = _BODY_INSIDE.search(text) if not text.startswith(("代表", "成为", "是", "也是", "这")) else None
        return Subject(inside[0], start + begin + inside.start()) if inside else Subject("", -1)
    return Subject(text, start + begin)
