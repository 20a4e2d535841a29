"""Honours whose sentence is turned round: what was given stands before who got it, and no verb of winning between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extractors.awards.winning import LEADING, NOT_YET, SCOPE, VERB, WITHIN, clause_start, pieces
from kg.text.around import find_around

if TYPE_CHECKING:
    from collections.abc import Iterator

_ON_LIST = re.compile(
    r"(?:公布|发布|通报(?:表扬|表彰)?|揭晓|评(?:选)?出)(?:了|的)?(?P<name>[^，。；：\n]{4,40}?)(?:\d+[个名位家])?(?:等次)?(?:获奖|入选)?(?:名单|榜单|结果)?[，：]"
    r"(?:其中，?)?(?P<who>[^，。；：\n]{2,30}?)(?:均|都|也)?(?:榜上有名|[名位]列其中)"
)
_HOLDS = re.compile(
    r"(?:公布|发布|通报|揭晓|评选?出)(?:了|的)?(?P<by>)(?P<name>[^，。；：\n]{4,40}?)(?:获奖|入选)?(?:名单|榜单|结果)[，：](?:[^，。；：\n]{2,12}，)?其中[就便]?有(?P<who>[^，。；：\n\d]{3,40})"
)
"""公布示范中心名单，全市共五家，其中就有某某中心."""
_HELD = re.compile("其中[就便]?有")
_THOSE_ARE = re.compile(
    r"被?(?P<by>[^，。；：\n“”被]{0,16}?)(?:荣获|获评|评为|授予|命名为|表彰为)(?P<name>“[^”\n]{2,30}”|[^，。；“”\n]{4,20}?)(?:荣誉)?(?:称号)?的(?:分别)?(?:有|是|为|包括)(?P<who>[^，。；：\n\d]{3,40})"
)
_THOSE = re.compile("的(?:分别)?(?:有|是|为|包括)")
_LISTED = re.compile("榜上有名|[名位]列其中")
_HANDED = re.compile(
    r"(?P<by>[^，。；：\n“”]{0,24}?)(?:则|还|又|也)?[把将](?P<name>“[^”\n]{2,30}”|[^，。；“”\n]{2,20}(?:奖|称号|奖状|奖牌|奖杯))(?:奖牌|奖杯|称号|牌匾|荣誉)*"
    r"(?:授予|颁给|颁发给|授给|颁授给)了?(?P<who>[^，。；：\n“”]{2,24})"
)
_HANDING = re.compile("[把将](?=“|[^，。；“”\n]{2,20}(?:奖|称号))")
_PICKED = re.compile(
    r"(?P<by>[^，。；：\n“”]{2,16}?)(?P<name>通报表扬|通报表彰|表扬|表彰|嘉奖)的(?:全[国省市区县])?\d+[个名家位][^，。；\n]{0,12}?(?:[中里]，?(?:就|便|也)?有|包括)"
    r"(?P<who>[^，。；：\n\d]{3,24})"
)
_PRAISED = re.compile(
    r"(?P<by>[^，。；：\n“”]{0,12}?(?:委|政府|办公室|[部厅局办会院]))(?:印发通报，|发文，|[^，。；：\n“”对]{0,8})对(?P<who>(?!各|先进|优秀|获奖|表现|全[国省市县区旗]|一批|部分|有关|相关)(?:(?!的|在|于)[^，。；：\n“”\d]){1,24}?(?:[县区市旗局镇乡所院站处科队会]|中心)|[^，。；：\n“”\d的]{2,8}街道)"
    r"(?:等\d+[个家名][^，。；\n]{0,12}?)?(?:进行|予以|给予|作出)?了?(?P<name>通报表扬|通报表彰|通报嘉奖|表彰|嘉奖)(?=[，。；\n]|\Z)"
)
_GRANTED = re.compile(
    r"(?P<by>[^，。；：\n“”]{0,16}?)给予(?P<who>(?!各|先进|优秀|获奖|表现|有功|全[国省市县区旗]|一批|部分|有关|相关)[^，。；：\n“”\d的]{2,20}?)(?P<name>记?(?:集体|个人)?[一二三]等功|记功|嘉奖|通报表扬)(?:奖励)?(?=[，。；\n]|\Z)"
)
_GRANTING = re.compile("给予")
_PRAISING = re.compile("通报表[扬彰]|通报嘉奖|表彰|嘉奖")
_PICKING = re.compile("(?:表[扬彰]|嘉奖)的")
_BY_DASH = re.compile(r"(?P<by>)(?P<name>[^，。；：、\n—-]{4,30})(?:--|—)(?P<who>[^，。；：\n—“”（）-]{2,40})")
"""A row of a list of honours: 全市法治建设先进单位——某局、某局."""
_DASH = re.compile("--|—")
_GIVEN_TO = re.compile("(?:单位|集体|个人|标兵|模范|能手|工作者|调解员|律师|奖|号|岗|村|社区|司法所|学校|家庭)\\Z")
"""Ends of honours that stand before a dash; 打造示范品牌——某某室 is a slogan."""
_BESIDE = re.compile(
    r"(?P<by>)(?P<who>[\u4e00-\u9fff]{2,16}?(?:[局所处站院会庭科队室村]|中心|社区|街道|学校))（(?P<name>(?:全[国省市区县州]|国家级|[省市区县]级|第[一二三四五六七八九十]批|首批)[^（），。；\d]{2,24})）"
)
"""An honour in brackets behind its holder: 某法庭（全省优秀人民法庭）."""
_BRACKETED = re.compile("（(?:全[国省市区县州]|国家级|[省市区县]级|第[一二三四五六七八九十]批|首批)")
_TITLE = re.compile("先进|优秀|优胜|模范|示范|文明|标兵|枫桥式|金牌|最美|十佳|红旗|先锋|能手|突出")
"""Without a verb of winning, what is called so is an honour."""
_TITLED = re.compile(_TITLE.pattern + r"|(?:单位|集体|个人|称号|岗|号)”?\Z")
_UNDER = re.compile(
    r"(?:获得?|荣获|取得|得到|受到)[^，。；：\n]{0,14}(?:荣誉|奖项|称号|表彰|奖励)[^，。；：\n]{0,8}：(?P<list>[^。\n]{6,300})"
)
"""A list of honours behind a colon: 年内获得的主要荣誉有：全国先进集体、全省优秀单位."""
_UNDER_WORD = re.compile("(?:荣誉|奖项|称号|表彰|奖励)[^，。；：\n]{0,8}：")
_ITEM = re.compile(r"(?P<name>[^（）]{4,})(?:（(?P<who>[^（）\d]{2,20})）|（[^（）]*\d[^（）]*）)?")
_AT_LEVEL = re.compile(r"“?(?:全[国省市区县州]|[国省市区县]|国家级|[省市区县]级|[\u4e00-\u9fff]{2,3}[省市])")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}(?:是|[）)]|[.、．])")
_NO_HONOUR = re.compile("锦旗|感谢信|权|资格|证书?”?\\Z")
_MANY = re.compile(r"\d+[个名家位](?=[^，]{4})")
_REACH = 70


class Turned(NamedTuple):
    """An honour with who got it and from whom."""

    start: int
    end: int
    name: str
    recipient: str
    """Empty where it is not said with the honour."""
    issuer: str | None


def turned(plain: str) -> Iterator[Turned]:
    """The honours of a text that are said so, form by form."""
    for pattern, core in (
        (_ON_LIST, _LISTED),
        (_HOLDS, _HELD),
        (_HANDED, _HANDING),
        (_PICKED, _PICKING),
        (_THOSE_ARE, _THOSE),
        (_PRAISED, _PRAISING),
        (_GRANTED, _GRANTING),
        (_BY_DASH, _DASH),
        (_BESIDE, _BRACKETED),
    ):
        for match in find_around(pattern, core, _REACH, plain):
            start = clause_start(plain, match.start("who"))
            said = match.end("by") if pattern in (_PRAISED, _GRANTED) else match.start("who")
            if NOT_YET.search(plain, max(match.start() - 6, 0), said) or _NO_HONOUR.search(match["name"]):
                continue
            if pattern in (_BY_DASH, _BESIDE) and not _TITLE.search(match["name"]):
                continue
            if pattern is _BY_DASH and not (_AT_LEVEL.match(match["name"]) and _GIVEN_TO.search(match["name"])):
                continue
            by = LEADING.sub("", match.groupdict().get("by") or "") or None
            who = LEADING.sub("", match["who"])
            who = who[within.end() :] if (within := WITHIN.match(who)) else who
            if len(who) >= 2 and not SCOPE.fullmatch(who):
                first = match.start("who") if pattern is _ON_LIST else max(start, match.start())
                yield Turned(first, match.end(), _MANY.sub("", match["name"]), who, by)
    for match in find_around(_UNDER, _UNDER_WORD, _REACH, plain):
        yield from _each_under(plain, match)


def _each_under(plain: str, match: re.Match[str]) -> Iterator[Turned]:
    """The honours of a list that says nobody; an item with a verb of its own is read by that."""
    if NOT_YET.search(plain, max(match.start() - 6, 0), match.start("list")):
        return
    place = match.start("list")
    for item in match["list"].split("；"):
        begin = number.end() if (number := _NUMBER.match(item)) else 0
        at = begin
        for name in pieces(item[begin:]):
            at = item.index(name, at)
            said = _ITEM.fullmatch(name.strip("、"))
            if said and _AT_LEVEL.match(said["name"]) and _TITLED.search(said["name"]) and not VERB.search(name):
                yield Turned(place + at, place + at + len(name), said["name"], said["who"] or "", None)
        place += len(item) + 1
