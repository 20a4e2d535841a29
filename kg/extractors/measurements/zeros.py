"""Zero in words: 无败诉案件, 未发生民转刑案件, “零纠错”, 脱管、漏管均为零."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extractors.measurements.lists import items
from kg.extractors.measurements.phrases import LONGEST, clean
from kg.extractors.measurements.spots import last_boundary
from kg.text.around import find_around

if TYPE_CHECKING:
    from collections.abc import Iterator

_NONE = "没有(?=[\u4e00-\u9fff]{1,8}?(?:提起|申请|引发))|未再发生|未再出现|没有因|没有赴|没有引发|没有发生|没有?出过|没有发现|没有收到|无一?人|无一名|无一(?:起|件|例|人|名)?|未发生过?(?:[一1]?[起件例])?|(?:没有|从未)发生(?:[一1][起件例])?|未有(?!效)|没有[一1][起件例名人次]|未出现(?:[一1][起件例])?|未[收接]到(?:一?[起件例])?|未(?:查出|检出|发现(?!的))|没有出现|未产生|未引发|杜绝了?|无"
_BAD = (
    "败诉|民转刑|犯罪|脱管|漏管|脱漏管|虚管|纠错|被?撤销|被?纠正|上访|非访|投诉|差错|错案|错证|假证|超期|逾期|复议(?!机关|被?[纠撤]|败诉)|被诉|发案|事故|命案|激化|反弹|失信|违规|违法违[纪规]|违[纪规]违法|违纪"
    "|诉讼(?!中|服务|案件受理)|漏报|瞒报|收监|挤占|挪用|受到[\u4e00-\u9fff]{0,6}处[罚分]|问责|追责|赔偿|不合格|伤亡|死亡|事件|舆情|积压|遗漏|安全隐患|案件|纠纷|举报|信访"
)
_ABSENT = re.compile(
    rf"(?P<none>{_NONE}|[未没]有?(?=[\u4e00-\u9fff]{{0,10}}?(?:{_BAD})过?一[件起例宗]))(?P<what>[\u4e00-\u9fff“”]{{0,14}}?(?:{_BAD})(?:”?(?:{_BAD}))*(?:升级|上行|不履行|未履行|不执行)?(?:被(?:问责|追责|处分|查处|起诉|举报))?)"
    r"(?P<noun>(?:审批|处理|执法|办理)?案[件卷]|情况|事故|事件|现象|问题|人员|情形)?(?:过?一[件起例宗])?(?!率)"
)
_MORE = re.compile(
    rf"[、和及或与](?P<what>[\u4e00-\u9fff]{{0,8}}?(?:{_BAD}))(?P<noun>案件|情况|事件|现象|问题|人员|情形)?(?!率)"
)
_NOT_ABSENT = re.compile("障碍|缝|偿|证|差|党|形|纸|论|法|需|须|疑|微|感|不|人")
_NOUGHT = re.compile(
    r"(?<=[\u4e00-\u9fff、“，])(?:零|0(?=[投败事差纠犯上信案]))(?P<what>[\u4e00-\u9fff]{2,6}?)(?P<noun>案件|事件|人员)?(?=”|、|，|。|；|和|及|的|\n|\Z|目标)"
)
_NOUGHT_SAID = re.compile("[零0]")
_NOT_NOUGHT = re.compile(
    "距离|跑腿|跑动|接触|门槛|见面|障碍|容忍|基础|时差|延迟|散|售|星|部件|等待|缝隙|距|成本|收费|费用|材料|碎|工|钱|食|花|存|换|证明|死角|盲区|时限|突破|起步|担当"
)
_NIL = re.compile(
    r"(?P<what>[\u4e00-\u9fff、]{2,20}?)(?:(?:均|都|全部|皆)?(?:为|是|实现|保持)*(?:零发生|归零|(?<![没未日底])清零(?!”)|(?:为零|是零)(?=[，。；、）且的\n]|\Z))|(?:均|都)?(?<![降减])为0(?![\d.件起例人名宗次家户个项份%])|(?:均|都)?未(?:曾)?(?:发生|出现)(?=[，。；\n]))"
)
_NIL_SAID = re.compile("零发生|归零|清零|为零|是零|为0|未曾?(?:发生|出现)")
"""What a match of :data:`_NIL` ends with; looking for it first and then back takes a hundredth of the time."""
_RUN = re.compile("[\u4e00-\u9fff、]+")
_OPENS = frozenset("，。；：、\n年均且也内月并县区市镇”）")
_ADVERBS = re.compile(
    r"(?:19|20)\d\d年(?:度)?|全年|今年|实现了?|做到|确保|继续|保持|全区|全县|全市|连续[\d一二三四五六七八九十]{1,3}年|均|且|并|我局|，"
)


_FALLEN = re.compile(
    "(?:首次|再次|已|均|都|也|持续|连年)*(?:降|降至|下降|下降到|降到|降低至)\\Z|的?(?:也|都|全面|全部|基本|动态)\\Z"
)
"""Between what there is none of and its zero: 不合格率首次降为零."""
_NUMBERED = re.compile(r"\d[家个件名户起宗处]")
"""原64家培训机构清零: the classifier is no part of the name."""
_NO_UNIT_SAID = re.compile("零[件起例次]")
_NO_UNIT = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,12})零(?P<unit>[件起例次])(?=[，。；、\n]|\Z)")
"""当事人投诉零件."""
_NONE_DID_SAID = re.compile("无一")
_NONE_DID = re.compile(
    r"无一(?P<what>(?!被|例外|疏漏|遗漏|幸免|不|起|件|例|人|名)[\u4e00-\u9fff]{2,4})(?=[，。；\n]|\Z)"
)
"""调解的19起无一反悔."""
_SHORT = 12
_PART_NONE_SAID = re.compile("没有[。；]")
_PART_NONE = re.compile(r"\d[人件起名个次家]，(?P<what>[\u4e00-\u9fff]{2,8}?)(?:则|也)?没有(?=[。；])")
"""其中缓刑35人，未成年人没有."""
_ONE = re.compile("一[名个家件起人次场]")
_ONE_SAID = re.compile("一[件起例宗次场人名](?:也|都)?没")


@dataclass(frozen=True, slots=True)
class Zero:
    """Something that a report says there was none of; offsets are those of the reading form."""

    start: int
    end: int
    name: str
    unit: str


_NOT_ONE = re.compile(
    r"(?:没有|无|未(?!成年)[\u4e00-\u9fff]{1,2}过?)一(?P<unit>[名个家件起人次场])(?P<what>[\u4e00-\u9fff“”]{2,10})(?=[，。；\n]|\Z)"
)
"""没有一名公职律师."""
_ONE_NOT = re.compile(
    r"(?P<what>[\u4e00-\u9fff]*)(?P<none>一(?P<unit>[件起例宗次场人名])(?:也|都)?没有?(?:开|办|发生|召开|举行)?过?)(?=[，。；\n]|\Z)"
)
"""听证会一次也没有开过."""


def find_zeros(plain: str) -> list[Zero]:
    """What a report says there was none of, in order of place."""
    found: list[Zero] = []
    for match in _ABSENT.finditer(plain):
        before = plain[match.start() - 1 : match.start()]
        what = match["what"]
        doubtful = match["none"] == "无" and (
            before in "有毫绝并"
            or (
                before not in _OPENS
                and len(what) > 4
                and not match["noun"]
                and not plain.endswith("实现", 0, match.start())
            )
            or _NOT_ABSENT.match(what)
            or what == "遗漏"  # 全覆盖、无遗漏
        )
        if not doubtful:
            found.append(_zero(plain, match, what + _kept(match["noun"]), found))
            position = match.end()
            while more := _MORE.match(plain, position):
                name = clean(more["what"] + _kept(more["noun"]))
                found.append(Zero(more.start("what"), more.end(), name, _unit(name)))
                position = more.end()
    taken = [(zero.start, zero.end) for zero in found]
    for match in find_around(_NOT_ONE, _ONE, 4, plain):
        if not any(start <= match.start() < end for start, end in taken):
            found.append(Zero(match.start(), match.end(), clean(match["what"]), match["unit"]))
    for said in _NO_UNIT_SAID.finditer(plain):
        begin = max(last_boundary(plain, said.start(), "，。；：、\n"), said.start() - _SHORT)
        if nought := _NO_UNIT.match(plain, begin):
            found.append(Zero(nought.start(), nought.end(), clean(_ADVERBS.sub("", nought["what"])), nought["unit"]))
    for match in find_around(_NONE_DID, _NONE_DID_SAID, 0, plain):
        found.append(Zero(match.start(), match.end(), match["what"], "件"))
    for said in _PART_NONE_SAID.finditer(plain):
        if part := _PART_NONE.search(plain, max(said.start() - _SHORT, 0), said.end()):
            found.append(Zero(part.start("what"), said.end() - 1, part["what"], plain[part.start() + 1]))
    for said in _ONE_SAID.finditer(plain):
        begin = last_boundary(plain, said.start(), "，。；：\n")
        if none := _ONE_NOT.match(plain, begin):
            what = _ADVERBS.sub("", none["what"]) or _before(plain, begin)
            found.append(Zero(none.start("none"), none.end(), clean(what)[-LONGEST:], none["unit"]))
    for match in find_around(_NOUGHT, _NOUGHT_SAID, 0, plain):
        if not _NOT_NOUGHT.search(match["what"]) and match["what"] != "发生":
            found.append(_zero(plain, match, match["what"] + _kept(match["noun"]), found))
    for match in _nils(plain):
        start = match.start() + (_NUMBERED.match(plain, match.start() - 1) is not None)
        what = plain[start : match.end("what")]
        words = _ADVERBS.sub("", _FALLEN.sub("", what)).removeprefix("的").rpartition("的")[2]
        names = items(words)
        found += [Zero(start, match.end(), clean(name)[-LONGEST:], _unit(name)) for name in names]
    return sorted(found, key=lambda zero: (zero.start, zero.end, zero.name))


def _before(plain: str, position: int) -> str:
    """What the clause before is about: 上年还有4件的政府采购投诉，今年一件没有."""
    begin = last_boundary(plain, position - 1, "，。；：\n")
    return plain[begin : position - 1].rpartition("的")[2]


def _nils(plain: str) -> Iterator[re.Match[str]]:
    """The matches of :data:`_NIL`."""
    position = 0
    for said in _NIL_SAID.finditer(plain):
        if said.start() < position:
            continue
        begin = said.start()
        while begin > position and _RUN.match(plain, begin - 1):
            begin -= 1
        end = _RUN.match(plain, said.end())
        stop = (end.end() if end else said.end()) + 2  # for what must or must not follow
        if match := _NIL.search(plain, begin, stop):
            yield match
            position = match.end()


def _zero(plain: str, match: re.Match[str], what: str, earlier: list[Zero]) -> Zero:
    """A zero whose name takes the words before it: 行政复议案件零纠错、零撤销."""
    begin = last_boundary(plain, match.start(), "，。；：、\n“")
    left = _ADVERBS.sub("", plain[begin : match.start()])
    left = left if len(left) <= 12 else ""
    if earlier and not left and plain[earlier[-1].end : match.start()].strip("”“") in {"、", "，", "和"}:
        left = re.sub(rf"(?:{_BAD})(?:案件)?\Z", "", earlier[-1].name)
    name = clean(left + what)[-LONGEST:]
    return Zero(match.start(), match.end(), name, _unit(name, match.groupdict().get("none") or ""))


def _kept(noun: str | None) -> str:
    return noun if noun and noun.endswith(("案件", "案卷", "事故", "事件", "人员")) else ""


def _unit(name: str, none: str = "") -> str:
    if name.endswith(("率", "比例")):
        return "%"
    if none.endswith(("人", "名")):
        return "人"
    if name.endswith("案卷"):
        return "卷"
    return "人" if name.endswith(("人员", "脱管", "漏管", "虚管", "人数")) else "件"
