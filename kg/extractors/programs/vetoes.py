"""Where a name of a program names none: in documents, honours, houses, printed things, bylines, metrics and counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.programs.daily import DailyWork

if TYPE_CHECKING:
    from kg.extractors.wording import Coinage
    from kg.text.lexicon import Match
    from ontology.vocabulary import Vocabulary

_HOUSED = re.compile("室|委员会|中心(?!组|户)|科(?!技|普)|协会|办公室|联络站|工作站|服务站")
"""Behind a label of daily work it says that a body is called by it: 心理矫治室."""
_MEASURED = re.compile(
    r"率|数(?!字)|频次|\d[\d.万余多]*[条份]|同比|较(?=上年|去年|改革|往年)|减少|下降|上升|达到?\d|[大中]?队(?!伍)"
)
"""Behind a label it says that not the program is meant but a metric, or a body."""
_PAPER = re.compile("的?(?:工作|实施|行动|推进)*(?:方案|意见|办法|细则|规则|规定|通知|指引)")
_ISSUED = re.compile(
    r"(?:印发|制定|出台|下发|修订|起草|制发)了?[^，。；“”]{0,6}“?\Z"
    r"|关于(?:全面|深入|进一步|深化)?(?:推[行进广]|实行|实施|加强|完善|建立|落实)[^，。；“”]{0,16}\Z"
)
"""Before a label with one of those behind it, or one that ends in 方案: what is meant is the document."""
_CARRIED = re.compile("”?落实情况")
"""Behind plans that go by their number it says that the documents are meant."""
_HONOURED = re.compile(
    r"(?:(?:评为|评选为|获评|荣获|获得|授予|命名为|表彰为|认定为|确定为)[^，。；“”\"]{0,12}(?:“[^”\n]{2,20}”[、和及与]?)*[“\"][^“”\"]{0,12}"
    r"|(?:评为|评选为|获评|荣获|命名为|表彰为)[^，。；“”\"\d]{0,6})\Z"
)
"""Before a label it says that an honour goes by it."""
_RESULT = re.compile("(?:考核|考评|评估)?(?:中|排名|成绩|结果)")
_BY_OTHERS = re.compile(r"全[国省市州][^，。；]{0,4}\Z")
"""Between the two stands what others run, named for how the district did: 在全省法治建设考核中名列第二."""
_TITLED = re.compile(r"[^“”，。；、]{0,4}(?:优秀|先进|十佳|最佳)(?:单位|集体|个人|案例|组织|奖)")
"""Behind a label it says that an honour is called so."""
_PRINTED = re.compile("(?:宣传)?(?:读本|手册|挂图|折页|彩页|画册|口袋书|小册子)")
"""Behind a label it says that something printed is about it."""
_SITE = re.compile(r"(?:来源|作者|发布机构|发布单位|责任编辑|主办)：[^，。\n]{0,8}\Z")
_HEADED = re.compile(r"(?:\A|\n|。)(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)\Z")
_SLOGAN = re.compile(r"[）、][\u4e00-\u9fff]{4}，")
"""A heading of two halves begins so: （五）精准普法，厚植法治文化土壤."""
_BEFORE = 30
_LISTS = "目录"
"""A catalogue is a document; a program is the system of keeping it (目录制度), which has labels of its own."""
_MARK = frozenset('”"')
_SO_MANY = re.compile(r"\d+余?[个件篇批项]\Z")
_RANKED = re.compile("十[大佳]|最佳")
"""Behind a coinage it says that those are chosen which did it best."""
_QUOTES = re.compile('[“”‘’"]')


class Vetoes:
    """Judges names where they stand; made once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = vocabulary.scheme("program")
        self._schemes = frozenset(c.id for c in concepts if c.attributes.get("kind") == "evaluation-scheme")
        self._daily = DailyWork(vocabulary)

    def of_coinage(self, text: str, coinage: Coinage) -> bool:
        """Whether a coinage stands in a byline, is what the best were chosen of, or the title of a document."""
        before = text[max(coinage.start - _BEFORE, 0) : coinage.start]
        if ("：" in before and _SITE.search(before)) or _RANKED.match(text, coinage.end):
            return True
        return not coinage.quoted and _PAPER.match(text, coinage.end) is not None and _ISSUED.search(before) is not None

    def of_label(self, text: str, match: Match) -> bool:
        """Whether a label stands in the name of a document, honour, body or metric, or only says what is done daily."""
        if _MEASURED.match(text, match.end) or match.label.endswith(_LISTS):
            return True
        before = text[max(match.start - _BEFORE, 0) : match.start]
        if _HOUSED.match(text, match.end) and text[match.end - 1] not in _MARK:
            return True
        if before[-1:] in {"）", "、"} and _SLOGAN.match(text, match.start - 1) and _HEADED.search(before):
            return True
        if self._daily.speaks_of(text, match):
            return True
        if (
            _PRINTED.match(text, match.end)
            or _TITLED.match(text, match.end)
            or ("：" in before and _SITE.search(before))
        ):
            return True
        if match.label.endswith("方案") and _CARRIED.match(text, match.end):
            return True
        if (match.label.endswith("方案") or _PAPER.match(text, match.end)) and _ISSUED.search(before):
            return True
        if match.label.endswith(("案例", "事项")) and _SO_MANY.search(before):
            return True
        if match.label.startswith("大") and before[-1:] == "十":
            return True  # 十大普法事件
        if before.endswith("”等") and match.label.endswith("室"):
            return True  # “甲”“乙”等品牌调解室 says what they are
        if text.startswith("长", match.end) and match.label.endswith("所"):
            return True  # 模范司法所长 is a person
        if match.concept in self._schemes and _RESULT.match(text, match.end) and _BY_OTHERS.search(before):
            return True
        return not _QUOTES.search(text, match.start, match.end) and _HONOURED.search(before) is not None
