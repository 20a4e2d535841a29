"""Honours whose sentence is turned round: what was given stands before who got it, and no verb of winning between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extractors.awards.winning import LEADING, NOT_YET, SCOPE, clause_start
from kg.text.around import find_around

if TYPE_CHECKING:
    from collections.abc import Iterator

_ON_LIST = re.compile(
    r"(?:公布|发布|通报(?:表扬|表彰)?|揭晓|评(?:选)?出)(?:了|的)?(?P<name>[^，。；：\n]{4,40}?)(?:\d+[个名位家])?(?:等次)?(?:获奖|入选)?(?:名单|榜单|结果)?[，：]"
    r"(?:其中，?)?(?P<who>[^，。；：\n]{2,30}?)(?:均|都|也)?(?:榜上有名|[名位]列其中)"
)
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
    r"(?P<by>[^，。；：\n“”]{0,12}?(?:委|政府|[部厅局办会院]))[^，。；：\n“”对]{0,8}对(?P<who>(?!各|先进|优秀|获奖|表现|全[国省市县区旗]|一批|部分|有关|相关)(?:(?!的|在|于)[^，。；：\n“”\d]){1,20}?[县区市旗局镇乡所院站]|[^，。；：\n“”\d的]{2,8}街道)"
    r"(?:进行|予以|给予|作出)?了?(?P<name>通报表扬|通报表彰|通报嘉奖|表彰|嘉奖)(?=[，。；\n]|\Z)"
)
_PRAISING = re.compile("通报表[扬彰]|通报嘉奖|表彰|嘉奖")
_PICKING = re.compile("(?:表[扬彰]|嘉奖)的")
_NO_HONOUR = re.compile("锦旗|感谢信|权|资格|证书?”?\\Z")
_MANY = re.compile(r"\d+[个名家位](?=[^，]{4})")
_REACH = 70


class Turned(NamedTuple):
    """An honour with who got it and from whom."""

    start: int
    end: int
    name: str
    recipient: str
    issuer: str | None


def turned(plain: str) -> Iterator[Turned]:
    """The honours of a text that are said so, form by form."""
    for pattern, core in (
        (_ON_LIST, _LISTED),
        (_HANDED, _HANDING),
        (_PICKED, _PICKING),
        (_THOSE_ARE, _THOSE),
        (_PRAISED, _PRAISING),
    ):
        for match in find_around(pattern, core, _REACH, plain):
            start = clause_start(plain, match.start("who"))
            said = match.end("by") if pattern is _PRAISED else match.start("who")
            if NOT_YET.search(plain, max(match.start() - 6, 0), said) or _NO_HONOUR.search(match["name"]):
                continue
            by = LEADING.sub("", match.groupdict().get("by") or "") or None
            who = LEADING.sub("", match["who"])
            if len(who) >= 2 and not SCOPE.fullmatch(who):
                first = match.start("who") if pattern is _ON_LIST else max(start, match.start())
                yield Turned(first, match.end(), _MANY.sub("", match["name"]), who, by)
