"""Places in a ranking: 位列全市第二, 满意度居全市前三, 由全市第八跃升至第四."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.text.numerals import number

if TYPE_CHECKING:
    from ontology.facts import Bound

_VERBS = (
    "分列|分居|由|从|(?:比|较)之?(?=(?:19|20)\\d\\d年|上年|去年)|高居|雄居|挤进|挤入|闯入|冲进|冲入|稳居|蝉联|荣登|登上|排位|位次|名次|排到|到了|跌[到至]|滑[到至]|滑落[到至]|跌落[到至]|爬[到至]|爬升[到至]|掉到|退到|落到|进了|进至|前进至|晋升至|晋至|升到|退至|降至|斩获|摘得|跃升至|跃升到|提升到|提升至|提高到|提高至|上升为|跃至|上升到|前移至|位列|位居|名列|列居|排名|排在|排"
    "|居于|居|列|跻身|进入|保持|获得|获|取得|荣获|夺得|进位至|跃居|升至|上升至|位于"
)
_NOT_A_PLACE = "责任|议题|要务|线|现场|资源|动力|要素|粒|站|课|时间|批|届|方阵|档|序列|个|次|轮|季度|书记|人民|期|条|阶段|步|梯队|三方|产业|代|类|师"
_RANKING = re.compile(
    rf"(?P<verb>{_VERBS}|(?=全[市省县州盟国区](?:第|首位|前[一二三四五六七八九十\d]))|(?=第[一二三四五六七八九十\d]+名[，。；、])|(?<=[评核分率度量])(?=第[一二三四五六七八九十\d]+[，。；、]))(?:了|为|是)?(?:(?P<year>(?:19|20)\d\d)年(?:度)?的?)?(?P<scope>(?:[^，。；“”、《》\d]{{0,8}}\d{{1,3}}[个家])?(?:[^，。；“”、《》\d（）]|（[^（）]{{1,8}}）){{0,12}}?)"
    rf"(?P<rank>(?P<first>首位|榜首|之首|首名|头名)|(?<!倒数)第(?P<nth>[一二三四五六七八九十]+|\d+)(?P<unit>名|位)?(?!{_NOT_A_PLACE})"
    r"|前(?P<top>[一二三四五六七八九十]+|\d+)(?P<unit2>名|位|列|强)?(?!往|期|年|季度|个月|述|款|置|\d|[名位列]?的[是有为：]))"
)

_LISTED = re.compile(
    r"(?:(?<=[\u4e00-\u9fff]{3})|(?<=\d年))(?P<rank>第(?P<nth>[一二三四五六七八九十]{1,3}|\d{1,3})[位名]?)(?=[、，。；])"
)
"""A place in a list of places that needs no verb."""
_MOVED = re.compile("[跃升至到居列]")
"""Between 由 and a place: it is the place after the change (由上年倒数第二跃居第6)."""
_INNER = re.compile("保持|稳居|位列|位居|名列|排名|排在|跃居")
"""A verb in what seemed to be the scope of another: 获得信贷指标保持第1."""
PEERS = re.compile("(?:序列|系统|行列|片区|方阵|[分同]?组|同类|各?[区县旗市镇乡]+(?:（[^（）]*）)?|街道|单位|部门)\\Z")
"""Ends words that say among whom a place is, not in what: 开发区序列第一."""

_ASSESSED = re.compile("[率分数量额度评考测绩名]")
_NEAR = 12
"""A place in words alone (排第一) is one where so near something is assessed or counted."""
RANK = re.compile(r"首位|榜首|之首|首名|头名|第[一二三四五六七八九十\d]|前[一二三四五六七八九十\d]")
"""What every place in a ranking holds."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A place in a ranking; offsets are those of the sentence.

    Attributes:
        verb_start: where the words that say it begin.
        start: of the place itself.
        end: behind it.
        scope: the words between the verb and the place.
        place: 1 is the best.
        unit: ``名`` or ``位``.
        bound: ``le`` for 前三.
        former: whether it is the place before a change (由全市第八…).
        year: that the words give it (由2020年的第27位…).
    """

    verb_start: int
    start: int
    end: int
    scope: str
    place: int
    unit: str
    bound: Bound | None
    former: bool
    year: int | None


def find_rankings(sentence: str) -> list[Ranking]:
    """The places in rankings that a sentence says."""
    found: list[Ranking] = []
    if RANK.search(sentence) is None:
        return found
    for match in _RANKING.finditer(sentence):
        place = number(match["nth"] or match["top"] or "1")
        unit = match["unit"] or match["unit2"] or "名"
        if (
            match["verb"] == "排"
            and not match["scope"]
            and not _ASSESSED.search(sentence, max(match.start() - _NEAR, 0))
        ):
            continue  # 群众利益排第一
        inner = list(_INNER.finditer(match["scope"]))
        start = match.start("scope") + inner[-1].start() if inner else match.start("verb")
        scope = match["scope"][inner[-1].end() :] if inner else match["scope"]
        if isinstance(place, int):
            found.append(
                Ranking(
                    start,
                    match.start("rank"),
                    match.end("rank"),
                    scope,
                    place,
                    unit if unit in "名位" else "名",
                    "le" if match["top"] else None,
                    match["verb"] in {"由", "从", "比", "较", "比之", "较之"} and not _MOVED.search(match["scope"]),
                    int(match["year"]) if match["year"] else None,
                )
            )
    if found:  # 总评第三，政务公开第2、应诉第4
        taken = {ranking.start for ranking in found}
        for match in _LISTED.finditer(sentence):
            place = number(match["nth"])
            if match.start("rank") not in taken and isinstance(place, int):
                start = match.start("rank")
                found.append(Ranking(start, start, match.end(), "", place, "名", None, former=False, year=None))
        found.sort(key=lambda ranking: ranking.start)
    return found
