"""Honours, rankings and commendations that somebody received: what, from whom, and who the text says received it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from kg.extractors.awards.issuers import GIVEN, ISSUER, LEVELS, OF_LEVEL, level_of
from kg.extractors.awards.turned import Turned, turned
from kg.extractors.awards.winners import (
    NUMBERED,
    SEPARATOR,
    before_sentence,
    each_of,
    elsewhere,
    goes_on,
    himself,
    holder_of,
    in_short,
    made_before,
    meant,
    of_district,
    reporter,
    spoken_of,
)
from kg.extractors.awards.winning import (
    ANAPHOR,
    CANDIDATE,
    GIVEN_TO,
    HONOUR,
    LEADING,
    NAMED_SO,
    NOT_YET,
    OF_ONE,
    PASSIVE,
    SAID_AGAIN,
    SCOPE,
    VERB,
    Subject,
    clause_start,
    is_honour,
    object_end,
    pieces,
    subject_of,
)
from kg.extractors.base import Finding, Identity
from kg.text.lexicon import Lexicon

if TYPE_CHECKING:
    from kg.text.document import Document
    from ontology.vocabulary import Concept, Vocabulary

_TAIL = re.compile(
    r"(?:等)?(?:的)?(?:荣誉)?(?:称号|奖项|殊荣|奖牌|牌匾|牌子|奖状|好成绩|优异成绩|好名次)?(?:等(?:[县市省国区]级以上)?)?(?:多项|各类|系列)?(?:荣誉|表彰|表彰奖励|奖励|称号)?(?:(?<![第前])(?<![第前]\d)[*\d一二三四五六七八九十两]+(?:余)?[个件项名次篇家人部处所])?\Z"
)
_ENTERED = re.compile(r"\A记了?(?=.{2})")
_REACHED = re.compile(r"\A(?:取得|获得?)了?|的(?:好|优异|骄人|较好)*(?:成绩|名次|位次)\Z")
"""What a rank is without: 取得了全市第五名的好成绩."""
_COUNTED = re.compile(r"[*\d一二三四五六七八九十两]+余?[个件项名次篇人]+次?\Z")
_TALLY = re.compile(
    r"(?:偏少|较少|不多|不足|一批|若干)\Z|[A-D]+级的?\d+|(?:优秀|良好|合格)\d+[本卷件份名人个家]|(?<=[创建]成)\d+余?[个家所户][^，。；、]{0,30}|(?<=创建)\d+余?[个家所户]|(?:示范|文明|民主|星级)[^，。；、]{0,10}(?:村|社区|嘎查|户|单位|点|学校|所)(?:（[^（）]*）)?(?:[\u4e00-\u9fff]{2,4}级)?\d+[个家户所]"
    r"|(?:优秀|良好|合格|先进)(?:等次|等级|档次)(?:的|有)?\d+[卷件份名人个家]"
    r"|(?:表彰|奖励|荣誉)(?:的)?(?:先进|优秀)?(?:集体|个人|单位|案例)\d+[个名家件项]"
)
_PRIZE = re.compile(
    r"(?:全[国省市区县州盟])?(?:个人|团体|集体)*(?:第[一二三四五六七八九十\d]+名?|前[三五十]名|冠军|亚军|季军|[特一二三四五]等奖|优秀奖|优胜奖|金奖|银奖|铜奖|组织奖|优秀组织奖)"
)
_CONTEST = re.compile(
    r"(?:在|参加)(?P<contest>[^，。；在]{2,32}?(?:[大竞比]赛|比武|评选|征集|展播|展演|展示|练兵|竞答)+(?:[^“”，。；]{0,8}”)?(?:活动)?)[^，。；]{0,14}，?[^，。；]{0,14}\Z"
)
"""Where a prize was won, which alone says little: 在全市技能竞赛中获二等奖."""
_MERE_COUNT = re.compile(
    r"(?:(?:[数总]|案件|办结|受理|收[结案]+)量|数|率|比例)(?:均|分别|都|连续[一二三四五六七八九十]年)*\Z"
)
_ASSESSED = re.compile("考核|考评|评[查比估价]|测评|满意")
_WHOSE = re.compile("(?:荣誉)?(?:称号)?(?<=[”号誉])的[\u4e00-\u9fff（）]{1,10}\\Z|(?<=[人体位号”])之后\\Z")
"""首家获得“某某”称号的司法所; 获评先进个人之后."""
_GRADE = re.compile("“?(?:优秀|良好|优等|优胜)”?(?:等次|等级|档次|格次)?")
_JUDGED_IN = re.compile(
    r"(?:\A|[，。；：在\n])(?:20\d\d年(?:度)?，)?(?P<contest>(?:(?!取得|获|被)[^，。；：在\n]){2,40}(?:考核|考评|测评|评估|评价|评查|评议|验收))(?:工作|活动)?中?[^。；\n]{0,24}\Z"
)
"""In what somebody did well; the grade alone says little: 在全市法治考核中获评优秀等次."""
_DEALT = re.compile(r"分别|分\Z")
_WITHOUT = re.compile("[未没无不缺少]")
_FOR_BODIES = re.compile("单位|集体|个人|先进|示范[县市区村]")
"""Honours that no thing can win."""
_NEAR = 60
_LISTED = re.compile(r"表[彰扬]|\d|评[选定]?为|授予|(?:命名|认定|确[定立认])为")
"""Where the issuer ends in 被市委、市政府表彰7次、授予…"""
_LONGEST_SENTENCE = 300
"""A text without a full stop is read no further back than this."""
_RECIPIENT_IN = re.compile(r"^([^“”，。；]{2,24}?)(?=“|为|全国|全省|省级|国家级)")


class _Win(NamedTuple):
    """A verb of winning with who won and from whom; its object is ``plain[start:end]``."""

    verb: re.Match[str]
    first: int
    start: int
    end: int
    recipient: str | None
    issuer: str | None


def _each(win: _Win) -> list[_Win]:
    """One for each of a row of winners."""
    return [win._replace(recipient=recipient) for recipient in each_of(win.recipient or "")] or [win]


class AwardExtractor:
    """Reads what was won."""

    kind: ClassVar[str] = "award"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._concepts = {concept.id: concept for concept in vocabulary.scheme("award")}
        self._lexicon = Lexicon(self._concepts.values())

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """One finding an honour and recipient, in order of place."""
        plain = document.plain
        found: list[Finding] = []
        before: tuple[int, Subject] = (-1, Subject("", -1))
        done = 0
        for candidate in CANDIDATE.finditer(plain):
            verb = VERB.match(plain, candidate.start()) if candidate.start() >= done else None
            if verb is None:
                continue
            opens = verb.end() + plain.startswith("：", verb.end())  # 先后被评为：全国先进集体、全省文明单位
            end = object_end(plain, opens)
            passive = PASSIVE.search(plain, max(verb.start() - 26, 0), verb.start())
            if not (verb["weak"] or verb["commended"]):
                passive = None
            stop = passive.start() if passive else verb.start()
            if _TALLY.search(plain, opens, end):
                continue  # 创成省级民主法治示范村12个: a number of titles, nobody's honour
            given = None
            if verb["weak"] in NAMED_SO and passive is None and HONOUR.search(plain, opens, end):
                given = GIVEN_TO.search(plain, max(verb.start() - _NEAR, 0), verb.start())
            if not is_honour(verb, plain[opens:end], passive=bool(passive or given)):
                continue
            start = given.start("who") if given else clause_start(plain, stop)
            if SAID_AGAIN.match(plain, start):
                continue
            if NOT_YET.search(plain, max(start, stop - 30), stop) or (passive and NOT_YET.search(passive["by"])):
                continue
            sentence = max(document.sentence(verb.start())[0], start - _LONGEST_SENTENCE)
            if verb["bare"] and not SCOPE.search(plain, sentence, stop):
                continue
            status = document.status(verb.start())
            if status == "planned" or (
                status == "shortcoming" and (verb["rank"] or verb["bare"] or _WITHOUT.search(plain, start, verb.end()))
            ):
                continue
            ranked = bool(verb["rank"] or verb["bare"])
            subject = subject_of(plain, start, stop, ranked=ranked)
            if start <= before[0]:
                subject = before[1] if before[1].text else subject
            elif said := ANAPHOR.fullmatch(subject.text):
                stretch = plain[max(start - _LONGEST_SENTENCE, 0) : start]
                subject = (himself(stretch) if said["self"] else None) or (
                    meant(said["kind"], stretch, before[1], earlier) or subject
                )
            issuer, begin = _LISTED.split(passive["by"])[0] if passive else "", opens
            if given and (giver := ISSUER.match(LEADING.sub("", given["by"]))):
                issuer = giver["issuer"]
            if verb["weak"] == "授予" and not passive:
                inner = _RECIPIENT_IN.match(plain[begin:end])
                if inner is None:
                    continue
                issuer, subject, begin = subject.text, Subject(inner[1], begin), begin + inner.end()
            if (holder := holder_of(plain, verb.end())).text:
                subject, end = holder, plain.index("”", verb.end()) + 1
            elif OF_ONE.match(plain, verb.end()):
                continue
            if not subject.text:
                said_before = plain[sentence:start]
                if plain.startswith("并", start) and not _FOR_BODIES.search(plain, verb.end(), end):
                    subject = made_before(said_before)
                if not subject.text:
                    if (mark := plain.rfind("；", sentence, start)) > before[0]:
                        subject = elsewhere(plain[mark + 1 : start], identity, earlier)
                    carried = before[0] >= sentence and (goes_on(before[1]) or plain.find("；", before[0], start) < 0)
                    if not subject.text:
                        subject = before[1] if carried else elsewhere(said_before, identity, earlier)
                    if said := ANAPHOR.fullmatch(subject.text):  # 该所搬进集市，去年被评为…
                        stretch = plain[max(start - _LONGEST_SENTENCE, 0) : start]
                        subject = meant(said["kind"], stretch, before[1], earlier) or subject
                if ranked and of_district(plain[start:stop], identity):
                    subject = Subject(identity.district or "", -1)
            if not subject.text and not ranked:
                subject = before_sentence(plain, sentence, start, identity, earlier)
            if not subject.text:
                if ranked and _MERE_COUNT.search(plain, start, stop) and not _ASSESSED.search(plain, start, stop):
                    continue  # 收案量居全市第二, and nobody whose it is
                subject = Subject(reporter(identity, plain), -1)
            before = (verb.start(), subject)
            done = end
            first = subject.start if start <= subject.start <= verb.start() else stop
            if ranked:  # what was ranked is part of the honour: 法治考核总分居全市第一
                begin = first + len(subject.text) if first < stop else start
                first = min(first, begin)
            win = _Win(verb, first, begin, end, subject.text or None, issuer or None)
            found += self._items(plain, win, identity)
        for one in turned(plain):
            if document.status(one.start) == "done":
                who = one.recipient or spoken_of(plain, document.sentence(one.start)[0], one.start, identity, earlier)
                for recipient in each_of(who) or (who,):
                    each = one._replace(recipient=recipient)
                    found.append(self._finding(each, one.start, one.end, one.name, identity))
        return sorted(found, key=lambda finding: (finding.start, finding.end))

    def _items(self, plain: str, win: _Win, identity: Identity) -> list[Finding]:
        """The honours that one verb governs."""
        if win.verb["commended"]:
            name = _ENTERED.sub("", win.verb["commended"])
            return [self._finding(one, win.first, win.verb.end(), name, identity) for one in _each(win)]
        if win.verb["rank"] or win.verb["bare"]:
            name = plain[win.start : win.end].lstrip("在的，、")
            return [self._finding(win, win.first, win.end, _REACHED.sub("", LEADING.sub("", name)), identity)]
        words = plain[win.start : win.end]
        if win.verb["praise"]:
            giver = ISSUER.match(words)
            name = _COUNTED.sub("", words[giver.end() :] if giver else words).removeprefix("等单位").removeprefix("的")
            win = win._replace(issuer=giver["issuer"] if giver else None)
            return [self._finding(one, win.first, win.end, name, identity) for one in _each(win)]
        if win.issuer is None and (giver := ISSUER.match(words)):
            win = win._replace(issuer=giver["issuer"])
            if given := GIVEN.match(words, giver.end()):
                win = win._replace(start=win.start + given.end())
                words = words[given.end() :]
        findings: list[Finding] = []
        position = 0
        named = pieces(words)
        dealt = _DEALT.search(plain[win.first : win.verb.start()]) is not None
        each = SEPARATOR.split(win.recipient or "") if dealt else []
        if dealt and len(named) > 1 and len(each) == 1:  # 4名干部分别获评: none of the honours went to all of them
            win = win._replace(recipient=NUMBERED.sub("", each[0]))
        together = [] if dealt else each_of(win.recipient or "")
        for n, piece in enumerate(named):
            if len(each) == len(named):
                win = win._replace(recipient=each[n])
            position = words.index(piece, position)
            start = win.start + position if findings else win.first
            name = _TAIL.sub("", piece, count=1) or piece
            if name.endswith(("以上", "级")):  # 市级以上荣誉12项
                name = _COUNTED.sub("", piece)
            if _PRIZE.fullmatch(name) and (
                contest := _CONTEST.search(plain, max(win.first - _NEAR, 0), win.verb.start())
            ):
                name = contest["contest"] + name
            elif _GRADE.fullmatch(name) and (
                judged := _JUDGED_IN.search(plain, max(win.first - _NEAR, 0), win.verb.start())
            ):
                name = judged["contest"] + name
            position += len(piece)
            for recipient in together or (win.recipient,):
                one = win._replace(recipient=recipient)
                findings.append(self._finding(one, start, win.start + position, name, identity))
        return findings

    def _finding(self, win: _Win | Turned, start: int, end: int, name: str, identity: Identity) -> Finding:
        concept = self._concept(name, win.issuer, identity)
        level = level_of(name, win.issuer, identity)
        if level is None and concept is not None and "issuer" in concept.attributes:
            level = concept.attributes.get("level")  # an honour that one issuer gives says its level itself
        fields = {
            "name": _unquoted(_WHOSE.sub("", name)),
            "concept": concept.id if concept else None,
            "recipient": in_short(win.recipient) if win.recipient else None,
            "issuer": win.issuer,
            "level": level if level in LEVELS else None,
        }
        return Finding(self.kind, start, end, fields)

    def _concept(self, name: str, issuer: str | None, identity: Identity) -> Concept | None:
        """The honour of the vocabulary that is meant; never one that another level gives than the text says."""
        match = next(iter(self._lexicon.find(name)), None)
        if match is None:
            return None
        concept = self._concepts[match.concept]
        own = concept.attributes.get("level")
        if "issuer" not in concept.attributes and not OF_LEVEL.search(concept.name):
            return concept  # many levels give it; its own is only the usual one
        if (named := OF_LEVEL.search(match.label)) and named.lastgroup == own:
            return concept
        return concept if level_of(name[: match.start], issuer, identity) in (own, None) else None


def _unquoted(name: str) -> str:
    """An honour without the quotation marks that hold all of it."""
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        return name[1:-1]
    return name
