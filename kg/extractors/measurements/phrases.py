"""The phrase around a quantity: what of it names what is measured.

The words that may open a clause before its content (时间、范围、副词) and the words that join a name to its number are a
closed list of the grammar; verbs and countable nouns come from the vocabulary's cues.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

if TYPE_CHECKING:
    from ontology.vocabulary import Vocabulary

_REMEMBERED = 64
"""A phrase is split two or three times while its sentence is read."""
LONGEST = 30
"""A metric's name has at most so many characters."""

_YEAR = r"(?:19|20)\d\d年?(?:度|末|底|初)?"
_LEAD_IN = re.compile(
    rf"(?:(?:自|从|在|于|到|至)?{_YEAR}(?:(?:-|至|到){_YEAR})?(?:\d{{1,2}}月(?:\d{{1,2}}日|底|份|初|末)?)?(?:以来|以后|以前|之前|起|间|来|期间|前|至今)?"
    r"|(?:\d{1,2}(?:-|至|到)|至|到)?\d{1,2}月(?:\d{1,2}日|底|份|初|末)?(?:以来|起|前)?|截[至止]?(?:到)?(?:目前|当前|年底|年末)?|到(?=年[底末]|月底|目前|现在)|截止(?:到)?(?:目前|年底)?|目前(?:为止)?|当前|至今|迄今(?:为止)?"
    r"|今年(?:以来)?|本年度内?|本年|今年度|全年度?|年内|一年下来|一年(?:来|内|间)?(?=净|[增减降升下上提共累]|\Z)|当年|年度内?|年度|前年|前者|后者|单月|当月|当[天日](?!常)|历[年次届]|[近这][两二三四五]年(?:来|间|以来)?|首年|首月|节[前后]|前?[一二两三四五六七八九十\d]+个月(?:内|来)?|收官时|“?十[二三四五]五”?(?:规划)?(?:时期|期间?)?末|新(?:的)?一年|新年度|首次(?!申请)|单是|恰好|刚好|正好|之[后前]|[\u4e00-\u9fff“”]{2,10}(?:期间|以后)|年底前|年初|年底|年末|月底|月末|期末|截止|上半年|下半年|[一二三四]季度|第[一二三四]季度|前三季度|去年[底末初]?|上年[底末]|上年度?|上一年度?|明年|来年|近年来|期间|同期|本月"
    r"|成立以来|实施以来|运行以来|开展以来|启动以来|挂牌以来|[“”一二三四五六七八九]{1,5}普法(?:期间|以来|开展以来|实施以来|启动以来|首年|开局之年|第[一二三四五]年)"
    r"|仍然?(?!需|要)|依然|继续(?=保持|稳|维持)|始终(?=保持|稳|维持)|原有|原来的?|累计|共计|总计|合计|一共|总共|共有|共(?!同|建|享|青|管|治)|先后|已经|已(?!知)|现有|现(?!场|行|役|代|状|实|金)|其中|(?:在?这)?其中|另外|另有|另|还有|还(?!款|清|原|建)|其余|剩余|剩下|余下|此外|除此之外|并且|并(?!入|网|案|轨)|同时|但是?|反而|以及|及其|及(?!时|格)|和(?!解|平|谐)|与(?!会)|或|且|而|则|也|又|再(?!犯|次|就|审|生|保)"
    r"|均(?!衡)|全部|全都|主要(?!负责|指标|任务|问题|内容|领导)|分别|平均(?=每)|约有|约(?!谈|见|束|访|定)|达到|达(?!成|标)"
    r"|全区|全县|全市|全旗|全镇|全街道|全街|全乡|全省|全局|全系统|全所|我(?:分局|街道|园区|[局区县市旗镇乡街委院队办所])|本局|本区|本县|本级|区本级|县本级|市本级|局本级|辖区内|辖区(?!居)|区内|县内|局内"
    r"|按照?(?:计划|要求)(?=应|需|须)|计划(?!生育|数|值|总)|直接(?=指导|管理|办理|受理|调解|指派|承办|参与|服务|惠及|受益)|对照(?=[\u4e00-\u9fff]{2,12}率)|拟(?=再|新|增|于|在|推|建|举|开|培|完|组|设)|原(?=计划[\u4e00-\u9fff])|打算|有望|免费|的?基础上|都(?!市)|预计|可(?=办结|实现|完成|达)|准备|还要|当中|(?:处理|审理|办理|具体)?结果(?:分别)?(?:为|是)|后续|接下来|分[一二三两几]批|我们|年中|新学年|下一步|下一阶段|力争|争取(?=达|实|完|到|在)|确保|(?:年度|全年)?(?:工作)?(?:任务|目标)(?:数|量)?(?:为|是)|实际(?!情况|控制)|圆满|顺利|积极|认真|依法(?!行政|治|执政|决策|履职|纳税)|及时|高效|有效(?=[\u4e00-\u9fff]{2})(?!期|性)|有力|切实|扎实|大力|深入|不断|持续|全面|严格|稳步|着力|成功(?!调|化|率|创|\Z)|陆续|逐步|逐一"
    r"|[一二三四五六七八九十]是|首先|其次|最后|即(?!时|办)|如(?!实|期)|包括|包含|含(?!税)|对(?!外|接|象|口|比|照|标)|向(?!上)|为(?!民|期)|把(?!关)|将(?!军)|要(?!求|点|素|案)|在(?!册|校|编|岗|建|库|矫|职|线|刑|押|营|逃|读|办)|从(?!轻|业|严|事)|由(?!来)|被(?!诉|告|申|评|授|征|执|帮|监)|给(?!予)|让|使(?!用)|是(?!否)|有(?!效|关|奖|偿|责)|的|了(?!解)|于|以(?!案|奖)|所(?!属|在|长|办|内|务)|等(?!级|待|候)|中(?!心|央|介|小|国|标|层|学|期|级|队|医|药|华|型|青)|内(?!设|容|部|控)|里[头面]?|上(?!位|门|级|报|传|线|下|述|访|墙|诉|市|海|年|一|岗)|下(?!调|浮|线|游|沉|发|达|乡|放|设|降|属|岗|辖|派|一|级)|时(?!间|限)|后(?!处|评|续|者|备|期|勤|端)|、|：|“|”|-)"
)  # fmt: skip
_TAIL = re.compile(
    r"(?:数量|总数)?(?:分别|(?<![平人户])均|都|皆|各|全部|双双|总体|总)?(?:已|目前|现有|也要|还要|(?<![兑变实体])现|也|又|再|仍然?|依然|同样(?:也?是)?|(?<![\u4e00-\u9fff])原|仅|(?<![船舰])只|就|才|按|(?<!退)(?<!归)(?<!偿)(?<!返)还|则|(?<!变)更|累计|共计|总计|合计|一共|总共|共有|共|(?<!审)(?<!会)(?<!统)(?<!设)计|达成|达到了?|达至|达|连续[一二两三四五六七八九十\d]+年|保持在?|稳定在?|维持在|实现了?动态|实现了?|实现|做到了?|做到|须|需(?!要|求)|约为|(?<![履签违民公契解])约|(?<![行作])为|是|(?<!实)有|近|超过|超|逾|突破|(?<![平人户])均(?=\Z)|增至|升[至到]|涨到|定格在?|却|增加到|猛增到|猛增至|激增至|骤增至|提升至|提高到|提高至|提升到|上升到|上升至|上升为|下降至|下降到|下降为|降至|降为|降到|增长至|增长到|减少至|减少到|减至|压缩至|压缩到|缩短至|缩短到|压减[至到]|压降[至到]|精简[至到]|缩减[至到]|扩大[至到]|发展[至到]|陡增[至到]|陡升[至到]|(?<=..)(?:第?[一二三四]季度|[上下]半年|前三季度)|(?<=[训会动班习议查])分|(?<=[动训座课赛演])办了|了|(?<!标)(?<!目)的基础上|(?<!标)的|个|于|(?<!现)在|至|(?<!报)(?<!收)(?<!实)(?<!应)(?<!受)(?<!接)(?<!见)(?<!遇)(?<!查)到|(?<!中)(?<!上)(?<!下)等|控制|力争|争取|确保|、|：|:|，|(?<![劝说调讲])和|(?<![涉普惠波遍])及|与|或|“|”|-)+\Z"
)  # fmt: skip
_TAIL_LETTERS = frozenset(_TAIL.pattern) | {""}
"""A phrase that ends in any other letter has no tail."""
_NOT_A_NOUN = re.compile(
    r"(?:之[后前]|里[头面]|办完|做到|做好|给予|实[到办讲训考开]|、|大关|当中|中(?!心|国|央|小|学|介|层|队|医|药|华)|里(?=，|有|的)|全面|逐|集中(?!培训|学习|宣传|整治|清理|行动|治理|授课|教育|宣讲|轮训|研讨)|正在|予以|和|与|及|以及|或|并|且|而|等|的|实现|开展|进行|参加|参与|通过|为|对(?!象)|向|在(?!册|校|职|编|岗|矫|押|建|读)|由|被|按|以(?!案)|已|均|都|全部|覆盖|完成|获|荣获|入选|涉及|占(?!道|地|用)|同比|环比|较|比(?!赛|武)|是|有(?!限|声)|得到|挽回|成功|共(?!性|同|享|建)|其|从(?!业)|到|至|提|推|使|让|令|用(?!人单位|户|工|地|水|电)|当(?!事人|地)|若|如|因|经(?!营|济|费|办)|将|把"
    r"|有效|切实|进一步|极大|充分|大力|不断|持续|努力|着力|确保|推动|促进|保障|维护|营造|形成|引导|增强|夯实|助力|打通|满足|获得|纳入|列入|增长|上升|下降|减少|增加|降低|提高|提升|达|超(?!市)|约|近|不(?!动产)|无(?!人机)|未(?!成年)|没|仍|还|又|再|也|就(?!业|诊|读)|才|只|分别|其中|此外|同时|开|”)"
)
_TEAM = re.compile(
    "[\u4e00-\u9fff]{2,4}(?:组(?!织|建|成|长|员)|队(?!伍|员|长)|团(?!队|长|员)|专班|小组|基地)(?=[，。；、对深赴分进到]|开展|\\Z)"
)
"""What begins with a verb and is a noun: 督察组, 宣讲团."""
_DOERS = frozenset("员者师")
_PREPOSITIONS = frozenset("以为对从向把将由让与")
_BODY = "(?:机构|法庭|法制办|普法办|综治办|信访办|政府办|治[区县市]办|监委|局|所|中心|委员会|调委会|组织|法院|检察院|工作站|工作室|公证处|政府|大队|中队|支队|执法队|服务队|调解队|办公室|部门|单位|机关|平台|街道|镇街|镇|律师|志愿者|调解员)"
_BODY_END = re.compile(_BODY.replace("|律师|志愿者|调解员", "") + r"\Z|(?:本级|系统|局|队|院|站|镇|街道|村|社区)\Z")
_PEOPLE_END = re.compile(
    r"(?:[人员者民师生长干警兵]|干部|对象|群众|骨干|职工|法官|青年|妇女|儿童|力量|代表|顾问|专家|嘉宾|粉丝|同志|编制|主任|书记|农民工|军属|家属|学徒|人才|人数|公众|受众|用户)\Z"
)
_HOUSES_END = re.compile(r"(?:户|家庭|企业|商家|主体|单位|房屋|店|场所|门店|住房|住宅)\Z")
_COUNT_BODIES = frozenset({"个", "处", "座", "对", "组", "级", "片", "类"})
_ADVERBS = "全年|今年|共计|共|累计|已|年内|本年度|先后|目前|全年共|依法|成功"
_AGAIN = re.compile(r"新|再|另|共|已|拟|建议|继续|此前已?|最终|尚在?|正在")
_GRADE = re.compile(r"(?:合格|优秀|良好|满意|通过|达标|[红橙黄蓝绿]色|完好|属实|有效|[严普宽]管|其他|其余)的?\Z")
_CLOSING = re.compile(
    r"(?<=..)(?:非常|比较|基本|很|不)?(?:满意|合格|优秀|良好)\Z|(?:(?:今年|全年|一共|共|累计|已)*(?:收到|登记|查出|摸排|受理)|结案|审结|办结|受理|收案|新收|发案|败诉|胜诉|调处|化解|规范运行|全年)+\Z"
)
_LIGHT = re.compile(r"(?:组织)?(?:开展|举办|进行|实施|组织|提供|参加|举行)(?:了)?")
_SUMMED_UP = re.compile(r"等([^等]{3,12})\Z")
_QUANTITIES = frozenset("数量额")
_LONGEST_NOUN = 12
_LONGEST_SUBJECT = 30
_TITLES = re.compile("(?:《[^《》]*》[、和及与]?)+等?")
_MARKS = re.compile(r"[“”‘’\"《》〈〉\s]")
_PARTICIPLE = re.compile(r"(?:开展|进行|实施|作出|做出|给予|予以|组织)了")


class Phrases:
    """Cuts phrases by the vocabulary's measured verbs and heads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = {concept.id: concept.alt for concept in vocabulary.scheme("cue")}
        verbs = sorted(cues["cue/measured-verb"], key=lambda v: (-len(v), v))
        heads = sorted(cues["cue/measured-head"], key=lambda h: (-len(h), h))
        verb = "|".join(map(re.escape, verbs))
        self._verbs = re.compile(rf"(?:新|再|拟|实际|未|应)?(?:(?:{verb})(?:并|和(?!解)|、|及|了|出|到|好)?)+")
        self._predicate = re.compile(rf"^[^，]{{0,24}}?{_BODY}(?:{_ADVERBS})*(?=(?:{verb}))")
        self._summed = re.compile(rf"^[^，]{{2,16}}?(?:共计|累计|共|先后)(?=(?:{verb})[^，]{{2}})")
        self._deed = re.compile(rf"(?:{verb})\Z")
        self._rate = re.compile(rf"^(.+?)(?:{verb}|成功)+率\Z")
        self._first_head = re.compile("|".join(re.escape(h) for h in heads if len(h) > 1))
        self._heads = frozenset(heads)
        self._lengths = tuple(sorted({len(head) for head in heads}))
        self.split = lru_cache(maxsize=_REMEMBERED)(self._split)
        """The verbs that a phrase opens with, and their object; either may be empty."""
        self.whole = lru_cache(maxsize=_REMEMBERED)(self._whole)
        """Whether a phrase ends in a noun that can be counted."""

    def lead(self, phrase: str) -> str:
        """``phrase`` without what opens it: time, scope, adverbs, prepositions."""
        position = 0
        while match := _LEAD_IN.match(phrase, position):
            if phrase[position] == "“" and phrase[position + 1 : position + 2] in _PREPOSITIONS and "”" in phrase:
                break  # inside a quotation it is part of the name: “以案促学”活动
            position = match.end()
        return phrase[position:]

    def tail(self, phrase: str) -> str:
        """``phrase`` without what joins it to its number."""
        if phrase[-1:] not in _TAIL_LETTERS or (
            len(phrase) == len("村均") and phrase[1] == "均"
        ):  # so for most: it saves four fifths of the time
            return phrase
        match = _TAIL.search(phrase)
        return phrase[: match.start()] if match else phrase

    def predicate(self, phrase: str) -> str:
        """``phrase`` without the body that does it: 公证处办理公证 is 办理公证."""
        match = self._predicate.match(phrase)
        return phrase[match.end() :] if match else phrase

    def subject(self, sentence: str) -> str:
        """The body that does what a sentence begins with."""
        match = self._predicate.match(self.lead(sentence[:_LONGEST_SUBJECT]))
        return re.sub(rf"(?:{_ADVERBS})+\Z", "", match[0]) if match else ""

    def object(self, phrase: str) -> tuple[str, str]:
        """Verb and noun of a whole name without its subject: 热线开通至今共接待群众 is 接待 and 群众."""
        phrase = self.predicate(phrase)
        match = self._summed.match(phrase)
        return self.split(phrase[match.end() :] if match else phrase)

    def _split(self, phrase: str) -> tuple[str, str]:
        match = self._verbs.match(phrase)
        if match is None:
            verb, rest = _tagged(phrase)
            if verb == phrase and self.whole(phrase):  # 建议提案
                return "", phrase
            return (phrase, "") if verb and self._verbs.fullmatch(rest) else (verb, rest)
        if match.end() == len(phrase) and (light := _LIGHT.match(phrase)) and light.end() < len(phrase):
            return light[0], phrase[light.end() :]  # 开展培训: what is counted is the 培训
        verb, rest = phrase[: match.end()], phrase[match.end() :]
        if rest and rest[0] in "率数量额费值":  # 办结率 is a noun
            return "", phrase
        return verb.rstrip("并和、及了"), rest

    def _whole(self, phrase: str) -> bool:
        heads = self._heads
        for length in self._lengths:  # noqa: SIM110  (a generator takes twice as long)
            if phrase[-length:] in heads:
                return True
        return False

    def of_rate(self, rate: str) -> str:
        """What a rate is a rate of: 纠纷调解成功率 is one of 纠纷."""
        match = self._rate.match(rate)
        return match[1] if match else ""

    def core(self, noun: str) -> str:
        """A noun without the verb that closes it: 行政诉讼结案 is about 行政诉讼."""
        match = _CLOSING.search(noun)
        return noun[: match.start()] if match and match.start() > 1 else noun

    def head(self, phrase: str) -> str:
        """What a coordinated name shares: from the first noun that can be counted on, behind what tells it apart."""
        match = self._first_head.search(phrase, 1)
        return phrase[match.start() :] if match else ""

    def counts_itself(self, phrase: str) -> bool:
        """Whether a phrase ends in a noun, one that can be counted or one that only its part of speech gives away."""
        if self.whole(phrase):
            return True
        tokens = rjieba.tag(phrase, False)
        word, tag = tokens[-1]
        return tag.startswith("n") and len(word) > 1 and not _GRADE.search(phrase)

    def has_object(self, phrase: str) -> bool:
        """Whether a phrase that ends in a verb names what it is done to, before the verb or behind one: 完成合同审查."""
        rest = self.split(phrase)[1]
        words = [
            word
            for word, tag in rjieba.tag(rest, False)
            if tag[0] in "nl" and len(word) > 1 and not _BODY_END.search(word)
        ]
        return bool(words) and not self._verbs.fullmatch(rest)

    def fits(self, phrase: str, unit: str, unit_class: str) -> bool:
        """Whether a phrase may end in what its unit counts: 名 counts people, 户 households, 条 no bodies."""
        if phrase[-1:] in _QUANTITIES:  # 每万人律师数2.3名
            return True
        if unit_class in {"persons", "person-times"}:
            return _PEOPLE_END.search(phrase) is not None
        if unit == "户":
            return _HOUSES_END.search(phrase) is not None
        return not self.is_body(phrase) or unit_class == "bodies" or unit in _COUNT_BODIES

    def verb_first(self, words: str) -> bool:
        """Whether the first word of words is a verb: 送到牧区."""
        tokens = rjieba.tag(words, False)
        return bool(tokens) and tokens[0][1] == "v" and len(tokens) > 1

    def noun_first(self, words: str) -> bool:
        """Whether words begin with a noun that can be counted: 许可事项实现网上办."""
        return any(self.whole(words[:n]) for n in range(3, min(len(words), _LONGEST_NOUN) + 1))

    def people_first(self, words: str) -> bool:
        """Whether words begin with a noun of people: 主要负责人开展述职."""
        return any(_PEOPLE_END.search(words[:n]) for n in range(2, min(len(words), _LONGEST_NOUN) + 1))

    def deed(self, words: str, unit: str, unit_class: str) -> int:
        """Where a noun that its unit fits ends and a verb begins that has an object: 农民工|讨回工资; 0 for nowhere."""
        for match in self._verbs.finditer(words, 2):
            noun = words[: match.start()]
            if words[match.end() : match.end() + 1] in _DOERS:
                continue  # 人民调解员
            if match.end() < len(words) and unit_class in {"persons", "bodies"} and self.fits(noun, unit, unit_class):
                return match.start()
        return 0

    def is_body(self, phrase: str) -> bool:
        """Whether a phrase ends in a body, which is not what 件 or 名 counts."""
        return _BODY_END.search(phrase) is not None

    def is_verb(self, phrase: str) -> bool:
        """Whether a phrase is verbs only."""
        verb, rest = self.split(phrase)
        return bool(verb) and not rest

    def ends_in_deed(self, phrase: str) -> bool:
        """Whether a phrase ends in a verb of the vocabulary, whose object is still to come: 针对问题落实|62条措施."""
        return self._deed.search(phrase) is not None

    def only_verbs(self, phrase: str) -> bool:
        """Whether a phrase is verbs of the vocabulary only."""
        return self._verbs.fullmatch(phrase) is not None

    def does(self, phrase: str) -> bool:
        """Whether a phrase only says what is done, with no noun in it: 遗憾淘汰, 按时报备."""
        if self.is_verb(phrase):
            return True
        tags = [tag for _, tag in rjieba.tag(phrase, False)]
        return bool(tags) and tags[-1][0] == "v" and all(tag[0] in "vadiz" for tag in tags)

    def noun_follows(self, right: str) -> bool:
        """Whether what stands behind a classifier is the noun that it counts."""
        return bool(right) and not _NOT_A_NOUN.match(right)

    def verb_follows(self, right: str) -> bool:
        """Whether what stands behind a classifier opens with a verb of the genre."""
        return self._verbs.match(right) is not None and _TEAM.match(right) is None


def _tagged(phrase: str) -> tuple[str, str]:
    """The verbs that a phrase opens with by their part of speech, for those that the vocabulary does not list."""
    if not phrase or phrase[-1] in "率数量额费值度":
        return "", phrase
    position = len(match[0]) if (match := _AGAIN.match(phrase)) else 0
    tokens = rjieba.tag(phrase[position:], False)
    for word, tag in tokens:
        closes = tag == "vn" and position + len(word) == len(phrase)  # 当场纠正: a noun elsewhere, the verb here
        if not (tag in {"v", "vd", "d", "vi"} or closes) or (len(word) == 1 and len(phrase) > 3):
            break
        position += len(word)
    if position == len(phrase) and not any(tag.startswith("v") for _, tag in tokens):
        return "", phrase
    return phrase[:position], phrase[position:]


def _without_end(match: re.Match[str]) -> str:
    return match[0][:-1]


def clean(phrase: str) -> str:
    """A metric's name without marks, at most :data:`LONGEST` characters."""
    name = _MARKS.sub("", _PARTICIPLE.sub(_without_end, phrase)).strip("、，：；。-（）").removeprefix("的")
    if name.count("（") > name.count("）"):
        name += "）"
    return name if name.endswith("标的") else name.removesuffix("的")


def shorten(phrase: str, *, keep_end: bool) -> str:
    """Cut a name that is too long where the grammar allows it; the counted noun stays."""
    name = clean(phrase)
    if len(name) <= LONGEST:
        return name
    if "《" in phrase:
        name = clean(_TITLES.sub("", phrase)) or name
        if len(name) <= LONGEST:
            return name
    if not keep_end:
        if summed := _SUMMED_UP.search(name):
            return summed[1]
        return name[:LONGEST].rstrip("、，的和及与")
    least = len(name) - LONGEST
    for mark in ("，", "等", "、", "的", "对", "为", "和", "及"):
        position = name.find(mark, least - 1)
        if least - 1 <= position < len(name) - 6:
            return name[position + 1 :]
    return name[least:]
