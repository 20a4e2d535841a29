"""Who won where the clause does not say it, says it by a pronoun, or names people with all their offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.awards.winning import HELPED, LEADING, Subject
from kg.extractors.persons import SURNAMES
from kg.text.numerals import number

if TYPE_CHECKING:
    from kg.extractors.base import Finding, Identity

_THINGS = frozenset(
    {"项目", "案例", "做法", "机制", "品牌", "经验", "模式", "成果", "平台", "系统", "课程", "作品", "活动"}
)
_CALLED = re.compile(
    "“[^”\n]{2,30}”(?:[\u4e00-\u9fff]{0,8}?(?:项目|案例|做法|机制|品牌|工作法|模式|成果|体系|平台|系统|直播|活动|行动|课堂|广场|公园|阵地|小程序"
    "|热线|专班|团队|宣讲团|服务队|调解室|工作室|栏目|短片|短视频|微电影|作品|读本|课程))?"
)
_SHORT = 2
_PERSON = re.compile("[\u4e00-\u9fff]{2,3}(?:同志)?")
_BODY = re.compile(r"\d|[局所处村镇乡会站室院校区县市案股科队部厂](?:、|\Z)")
_PRONOUN = re.compile(r"我[局区县市旗镇所](?:代表队|参赛队|选派的选手|选手)?|本局|全[区县市旗]|该[局所中心处]+")
_OURS = re.compile(
    r"[我全][区县市旗镇](?P<body>[\u4e00-\u9fff]{2,16}?(?:事务所|司法所|公证处|中心|[镇乡村]|街道|社区|委员会|大队|支队))(?=[荣被获经榜也均在])"
)
"""我县青石律师事务所榜上有名: the body, not the county."""
NUMBERED = re.compile(r"(?:\d+|[一二三四五六七八九十两])余?[个名位家](?=[^，、]{2})")
_OFFICE = re.compile(
    rf"(?P<office>[\u4e00-\u9fff]{{1,24}}?(?P<title>[所局站科院会庭处厅队组股室]长|成员|主任|书记|调解员|公证员|助理员|律师|干警|民警|干部|法官|检察官|队员|社工|矫正员|工作人员|负责人|教师))"
    rf"(?P<name>[{SURNAMES}][\u4e00-\u9fffXx*]{{1,2}})(?P<comrade>同志)?"
)
_TITLED_PERSON = re.compile(
    rf"(?:[所局站科院会庭处队股室]长|主任|书记|调解员|公证员|律师|干警|民警|法官|检察官|社工|教师|队员)(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
)
_HOLDER = re.compile(
    rf"“[^”\n]{{2,30}}”(?:荣誉)?(?:称号)?的[\u4e00-\u9fff]{{0,8}}?(?:[所局站院会庭处队]长|主任|书记|调解员|公证员|律师|干警|民警|干部|法官|检察官|教师|党员|社工)"
    rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff](?:[\u4e00-\u9fff](?<![回带把被为以从自任在去来主牵参担经领]))?)"
)
"""曾获“某某”称号的退休法官石敬尧回到村里."""
_SO_LONG = 2.5
"""A name that is a smaller part of what stands there is not found by it."""
_MADE = re.compile(
    r"(?:\A|[，；、。])(?:[\u4e00-\u9fff]{0,4}?)(?:打造|建成|建立|培育|创作|拍摄|制作|编排|编写|推出|选送|报送|组建)(?:了|的)?(?P<what>[^，；。打建创]{3,24})，?\Z"
)
"""What was made in the clause before is what won: 拍摄普法短片《回家》，并获评……."""
_MADE_BY = re.compile(
    r"(?:由)?[^的《》“”]{2,30}(?:制作|拍摄|摄制|编排|创作|编写|撰写|选送|报送)的(?=[^的《》]{0,12}《[^《》]+》\Z)"
)
_THING = re.compile(
    r"[\u4e00-\u9fff]{0,6}“[^”\n]{2,30}”(?:项目|案例|品牌|工作法|平台|直播|热线|短片|短视频|微电影|读本)(?=[\u4e00-\u9fff\d])"
)
"""A thing at the head of a sentence, which what follows is about: 环保“随手拍”平台上线首年…."""
_WORK = re.compile(
    r"(?:普法|法治|法制|原创|公益|主题|系列)*(?:微电影|微视频|短视频|短片|视频|动漫|动画|小品|情景剧|舞台剧|歌曲|课件|课程|论文|作品|案例)《[^《》\n]{2,30}》\Z"
)
"""The work at the end of a clause, which what follows is about: 拍摄的微电影《…》，荣获…."""
_AUTHORITY = re.compile("(?:[省市区县旗州]委|政府|人大|人大常委会|政协|会议|常务会|常委会|委员会办公室)\\Z")
"""Who leads or meets is seldom whom the next sentence is about: 区委召开会议。获评全省先进."""
_BUILT_BY = re.compile(
    r"[^，。；《》]{2,28}?(?:共建|合办|联办|联合打造|合作开发|共同打造|共同组建|联合成立)的(?P<what>[^，。；]{4,24})"
)
"""A clause that only names what several made together: 甲、乙合办的调处中心."""
_TITLED = re.compile(r"(?:[^，。；《》]{0,12}的)?(《[^《》\n]{2,30}》)[^，。；《》]{0,14}")
"""A clause about a titled thing: 与之配套的《提示单》因简明实用."""
_TOWN = re.compile(
    r"(?:指导|帮助|协助|支持|推动|督促|辅导|以|在|[，。；、：\n]|\A)(?P<name>[\u4e00-\u9fff]{2,3}[镇乡])"
)
_SAME_KIND = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[、和及与][\u4e00-\u9fff]{2,4})+)等?(?P<count>\d+|[两三四五六七八九十])(?:个|家|所)?(?P<kind>[\u4e00-\u9fff]{0,4}(?:司法所|街道|镇|乡|村|社区|单位))"
)
"""甲、乙、丙三个司法所."""
_BODIES = re.compile(
    r"(?:(?!的)[\u4e00-\u9fff*（）]){1,20}(?:[局所处科镇乡村县区院站]|政府|中心|委员会|调委会|大队|支队|中队|街道|社区|协会|公司|学校|[中小]学|事务所|支部|委|办|部|会)"
)
_LASTING = re.compile(
    r"(?:[局所处科镇乡村县区市州旗院站部委办会队府]|中心|街道|社区|公司|学校|我们|[人名]|同志)\Z|我[局区县市旗镇所街]"
)
SEPARATOR = re.compile("[、及与]|以及|和(?![平谐睦顺田静硕龙美庄兴])")
"""Between members of a row; 和 also begins names of places: 中心街道和平社区."""
_COMRADE = re.compile(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}同志")
_COUNTED_PEOPLE = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3})+?)(?P<count>\d+|[两二三四五六七八九十])(?:人|[名位](?:[\u4e00-\u9fff]{2,8})?|个(?:同志|干警|民警|干部|律师)?)"
)
"""甲、乙两名同志."""
_OURSELVES = re.compile("我[局区县市旗镇乡]|我街道")


def in_short(recipient: str) -> str:
    """A work without who made it; a person with the title that stands at the name, without body and department.

    They are left out where they are long.
    """
    if made := _MADE_BY.match(recipient):
        return recipient[made.end() :]
    named = _OFFICE.fullmatch(recipient)
    if named is None or len(recipient) <= _SO_LONG * len(named["name"]):
        return recipient
    short = named["title"] + named["name"]
    return short if len(short) <= _SO_LONG * len(named["name"]) else named["name"]


def holder_of(plain: str, position: int) -> Subject:
    """Of whom the honour that stands at ``position`` is said in passing."""
    named = _HOLDER.match(plain, position)
    return Subject(named["name"], named.start("name")) if named else Subject("", -1)


def made_before(words: str) -> Subject:
    """What the clause before ``并获评`` says was made."""
    made = _MADE.search(words)
    return Subject(made["what"], -1) if made else Subject("", -1)


def himself(words: str) -> Subject | None:
    """Whom 其本人 means: the last person with an office that the text names before."""
    named = list(_TITLED_PERSON.finditer(words))
    return Subject(named[-1]["name"], -1) if named else None


def meant(kind: str | None, words: str, before: Subject, earlier: list[Finding]) -> Subject | None:
    """Whom 该所 or 该项目 means: the last of its kind that the text names before."""
    if kind is None or before.text.endswith(kind):
        return before if before.text else None
    if kind in _THINGS:
        named = [match[0] for match in _CALLED.finditer(words)]
        return Subject(named[-1], -1) if named else None
    if kind in {"镇", "乡"}:
        towns = [match["name"] for match in _TOWN.finditer(words) if match["name"].endswith(kind)]
        return Subject(towns[-1], -1) if towns else None
    names = {f.fields["name"] for f in earlier if f.kind == "agency" and f.fields["name"].endswith(kind)}
    last = max(((words.rfind(name), len(name), name) for name in names), default=(-1, 0, ""))
    if last[0] >= 0:
        return Subject(last[2], -1)
    built = re.findall(
        rf"(?:[建造]成|建立|建设|打造|新建|成立|设立|[，。；：、\n]|\A)([\u4e00-\u9fff]{{2,12}}{kind})", words
    )
    return Subject(built[-1], -1) if built else None


def of_district(words: str, identity: Identity) -> bool:
    """Whether a clause is about the report's district: 盱眙群众满意度列全省第四."""
    name = identity.district or ""
    stem = name[:-1] if len(name) > _SHORT else name
    return bool(name) and LEADING.sub("", words).startswith(stem)


def goes_on(subject: Subject) -> bool:
    """Whether what is said behind a semicolon may still be about ``subject``: a body or a place, but no thing."""
    return _LASTING.search(subject.text) is not None


def each_of(recipient: str) -> list[str]:
    """Each of the people or bodies that are named in a row; empty where it is only one."""
    return _people(recipient) or _bodies(recipient)


def _people(recipient: str) -> list[str]:
    """Each of the people that are named in a row, with their offices or by their names alone behind the first."""
    if row := _COUNTED_PEOPLE.fullmatch(recipient):
        names = re.split("[、和]", row["names"])
        return names if number(row["count"]) == len(names) else []
    names = recipient.split("、")
    if len(names) > 1 and all(_OFFICE.fullmatch(name) for name in names):
        return names
    if len(names) > 1 and all(_PERSON.fullmatch(name) for name in names[1:]) and not _BODY.search(recipient):
        return names
    return []


def _bodies(recipient: str) -> list[str]:
    """Each of the bodies that are named in a row; empty where it is no such row, or one body with a long name."""
    if alike := _SAME_KIND.fullmatch(recipient):
        names = SEPARATOR.split(alike["names"])
        return [name + alike["kind"] for name in names] if number(alike["count"]) == len(names) else []
    names = SEPARATOR.split(recipient)
    return names if len(names) > 1 and all(map(_BODIES.fullmatch, names)) else []


def elsewhere(words: str, identity: Identity, earlier: list[Finding]) -> Subject:
    """Whom the sentence so far is about: the body that last begins one of its clauses."""
    names = sorted({f.fields["name"] for f in earlier if f.kind == "agency"}, key=lambda n: (-len(n), n))
    near = len(words) - words.rfind("；")  # a thing is not spoken of any more behind a semicolon
    for clause in reversed(re.split("[，；：]", words)):
        near -= len(clause) + 1
        text = HELPED.sub("", LEADING.sub("", clause), count=1)
        if near >= 0 and (built := _BUILT_BY.fullmatch(text)):
            return Subject(built["what"], -1)
        if near >= 0 and (titled := _TITLED.fullmatch(text)):
            return Subject(titled[1], -1)
        if near >= 0 and (thing := _WORK.search(text)):
            return Subject(thing[0], -1)
        if holder := _OFFICE.fullmatch(text) or _COMRADE.match(text):
            return Subject(holder[0], -1)
        name = next((n for n in names if text.startswith(n)), None)
        if name is None and identity.district and text.startswith(identity.district):
            name = identity.district
        if name is None and near >= 0 and (called := _CALLED.match(text)) and not called[0].endswith("”"):
            return Subject(called[0], -1)
        if name is None and near >= 0 and (thing := _THING.match(text)):
            return Subject(thing[0], -1)
        if name is None and (ours := _OURS.match(text)):
            return Subject(ours["body"], -1)
        if name or (own := _PRONOUN.match(text)):
            return Subject(name or _in_full(own.group() if own else "", identity), -1)
    return Subject("", -1)


def before_sentence(plain: str, sentence: int, start: int, identity: Identity, earlier: list[Finding]) -> Subject:
    """Whom the sentence before is about, where this one begins with what was won: 2021年获评全市创新项目."""
    if LEADING.sub("", plain[sentence:start]) or plain[sentence - 1 : sentence] != "。":
        return Subject("", -1)
    first = max(plain.rfind("。", 0, sentence - 1), plain.rfind("\n", 0, sentence - 1)) + 1
    subject = elsewhere(re.split("[，；：。]", plain[first:sentence], maxsplit=1)[0], identity, earlier)
    return Subject("", -1) if _AUTHORITY.search(subject.text) else subject


def spoken_of(plain: str, sentence: int, start: int, identity: Identity, earlier: list[Finding]) -> str:
    """Whose an honour of a list is that names nobody: who the sentence or the one before it is about, or who reports."""
    subject = elsewhere(plain[sentence:start], identity, earlier)
    if not subject.text:
        subject = before_sentence(plain, sentence, sentence, identity, earlier)
    return subject.text or reporter(identity, plain)


def _in_full(pronoun: str, identity: Identity) -> str:
    """我县 and 我局 of another clause by name, where the report tells it."""
    name = {"区": identity.district, "县": identity.district, "市": identity.district, "局": identity.agency}
    full = name.get(pronoun[-1]) if pronoun.startswith(("我", "本", "全")) else None
    if full and full.endswith(pronoun[-1]):
        return full
    return "" if pronoun.startswith("全") else pronoun


def reporter(identity: Identity, plain: str) -> str:
    """Who reports, without the names of what its district is part of; 我局 where the text never names itself."""
    agency, district = identity.agency or "", identity.district or ""
    if not agency and "我局" in plain:
        return "我局"
    ourselves = None if agency or district else _OURSELVES.search(plain)
    return agency[max(agency.find(district), 0) :] or district or (ourselves[0] if ourselves else "")
