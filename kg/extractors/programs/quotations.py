"""Quotations that name something that is run, told from rhetoric by what governs them.

One verb before and one head noun behind hold for all quotations that stand in a row: 落实“限时办结”“首问负责”等制度.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.nouns import HIDDEN, clause_before
from kg.extractors.programs import quoted
from kg.extractors.titles import IN_QUOTES
from kg.extractors.wording import Coinage, Words
from kg.text.lexicon import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extractors.nouns import NounReader

_HAN = "\u4e00-\u9fff"
QUOTE = re.compile(r"[“\"]([^“”\"\n]{1,48})[”\"]")
_BETWEEN = re.compile(r"[、和与及的]?|以及|[、和与及]?[两二三四五六]个")
_COMPOUND = re.compile(
    rf"[“\"]([^“”\"，。]{{2,8}})[”\"]([{_HAN}]{{2,4}})[“\"](\d[\d+.NX]{{0,6}})[”\"]([{_HAN}]{{0,2}}(?:模式|机制|工作法|体系|格局))"
)
"""One name over two quotations, of which the second is a code: “石桥式”调解“365”模式."""
_PARALLEL = re.compile(
    rf"[{_HAN}]{{2}}[“\"][{_HAN}]{{1,2}}(?P<last>[{_HAN}])[”\"](?:[、和]?[{_HAN}]{{2}}[“\"][{_HAN}]{{1,2}}(?P=last)[”\"])+"
)
"""Nouns that are each given a quality: 学习“热度”、作风“硬度”."""
_PLACES = re.compile(r"\d[\d.万余多]*[个处家所支间座](?!次)")
_PLAN = re.compile(r"(?:工作|总体|具体|发展|战略|目标)*(?:思路|部署|布局|战略)(?!会)")
"""Behind a code it says that a plan of work is called so: “2468”工作部署."""
_THIS = ("这套", "一整套")
_TAKEN = re.compile("[把将](?:这套|这一|该)?\\Z")
_SPREAD = re.compile(
    "(?:全面|逐步|陆续|尽快)*(?:固化|推到|推向|推广|铺到|铺开|延伸到|延伸至|复制到|搬到|搬进|办到|办进|送到|送进|开到|开进|覆盖到)"
)
"""Behind a quotation it says that what it names is carried further: 把“周末办”推到乡镇."""
_WON = re.compile("(?:先后|分别|均|也|还|已)*(?:获评|入选|荣获|被评为|被[^，。；“”]{2,12}(?:评为|授予|命名为))")
"""What a quotation that begins a clause won is a thing that is run."""
_IN_SO_MANY = re.compile(r"在(?:\d+余?[个家所处]|全[区县市省旗镇])[^，。；\d]{0,10}?(?:落地|推开|铺开|运行|上线|推广)")
"""Behind a quotation it says where what it names is run: “定时定投”在89个小区落地."""
_CASE = re.compile("案例?\\Z|[》，、]")
_RUN = re.compile(rf"[{_HAN}]{{1,16}}")
_OPEN_LIST = re.compile(r"等|[一两二三四五六七八九十]+[项个大种]")
_HELD = ("活动", "行动", "工程", "主题宣传", "栏目", "节目")
_ABOVE = re.compile(r"[区县市省州]委|全[区县市省]|围绕|聚焦|紧扣|锚定|对标|争创")
_LOOK = ("格局", "的格局", "新格局", "大格局")
_HONOURED = re.compile(r"(?:评为|评选为|获评|荣获|授予|命名为|获得|获|入选|评选的)[^，。；“”\"]{0,12}\Z")
"""Behind it a quotation is an honour."""
_NUMBERED = re.compile(r"等\d{1,3}[个项条种类大]")
"""Behind quotations it counts them with others: what it counts says what they are."""
_DEED = re.compile(
    "(?:入选|荣获|获评|提升|提高|增强|推动|促进|助力|引导|帮助|确保|维护|营造)(?!行动|工程|计划|年|活动|攻坚|专项|三年)"
)
"""A quotation is the subject of these; nothing behind them is its head."""
_ALREADY = re.compile("^(?:已经?|正式|全面|率先|先后|相继|陆续|如期|顺利)+")
_BEGINS = frozenset("，。；：\n")
_EDGES = "，、。；"
_LONGEST = 30
_FARTHEST_HEAD = 10
_NEAR_HEAD = 4
_SHORT = 4
_SYLLABLES = 2
_LONGEST_BEFORE_CODE = 8
_GAP = 2
_STEPS = ("服务模式", "审批模式", "工作模式", "工作机制", "服务机制")
"""What three or more steps make together is called by them: “甲、乙、丙”的服务模式."""
_NAMING = frozenset({"mechanism", "strong", "campaign"})
_CLOSE = 8
"""How far before a quotation a verb may begin that governs quotations only."""
_INERT = ("建设", "设施", "设备", "设计")
"""Words that hide the letters of a verb: 建设 is not 设."""
_NO_HEADS = frozenset({"rhetoric", "bearer"})
_BODIES = frozenset({"body", "venue"})
_WEAK = frozenset({"weak", "goal"})
_HEADS = _NAMING | _WEAK
"""Heads that are part of the name where it is short."""


class QuotationReader:
    """Finds the names among the quotations of a text."""

    def __init__(
        self, cues: Mapping[str, Sequence[str]], rhetoric: Mapping[str, Sequence[str]], nouns: NounReader
    ) -> None:
        self._nouns = nouns
        self._rhetoric = {key(word) for words in rhetoric.values() for word in words}
        self._formulas = {key(word) for word in rhetoric.get("rhetoric/formula", ())}
        self._generic = frozenset(cues["generic-name"])
        self._endings = tuple(cues["name-ending"])
        self._things = frozenset(cues["thing-head"])
        self._after = tuple(cues["after-verb"])
        self._verbs = Words({"verb": cues["quote-verb"]})
        self._behind = Words(
            {
                "inert": _INERT,
                "verb": cues["run-verb"],
                "bearer": cues["bearer-head"],
                "body": cues["body-head"],
                "venue": cues["venue-head"],
                "rhetoric": cues["rhetoric-head"],
                "weak": cues["quote-head"],
                "goal": cues["goal-head"],
                "mechanism": cues["mechanism-head"],
                "strong": cues["strong-head"],
                "campaign": cues["campaign-head"],
            }
        )

    def find(self, text: str, flat: str, known: Mapping[int, int]) -> list[Coinage]:
        """The names in ``text``, a reading form, each by one name throughout.

        A quotation that names something once names it wherever the text quotes it again.

        Args:
            text: a reading form.
            flat: what :func:`kg.extractors.nouns.flatten` makes of it.
            known: the end of each name that is known already, by its start; quotations of those are passed over.
        """
        found: list[Coinage] = []
        bare: list[re.Match[str]] = []
        group: list[re.Match[str]] = []
        apart = [match.span() for match in _PARALLEL.finditer(text)]
        for match in _COMPOUND.finditer(text):
            apart.append(match.span())
            found.append(Coinage(match.start(), match.end(), "".join(match.groups()), match.end(), quoted=True))
        for quote in QUOTE.finditer(text):
            if any(start <= quote.start() < end for start, end in apart) or IN_QUOTES.match(text, quote.start()):
                continue
            if group and _BETWEEN.fullmatch(text, group[-1].end(), quote.start()) is None:
                found += self._group(text, flat, group, known, bare)
                group = []
            group.append(quote)
        if group:
            found += self._group(text, flat, group, known, bare)
        return self._under_one_name(text, found, bare)

    def _under_one_name(self, text: str, found: list[Coinage], bare: Sequence[re.Match[str]]) -> list[Coinage]:
        """``found`` and those of ``bare`` that quote one of them again; of the names of one quotation the first with a head."""
        names: dict[str, str] = {}
        for coinage in found:
            inner = _inner(text, coinage)
            if inner not in coinage.name or quoted.CODE.search(inner) or quoted.SERIES.search(inner):
                continue
            if names.get(inner, inner) == inner:
                names[inner] = coinage.name
        again = [
            Coinage(quote.start(), quote.end(), names[inner], quote.end(), quoted=True)
            for quote in bare
            if (inner := quote[1].strip(_EDGES)) in names and inner not in self._rhetoric
        ]
        found = [c._replace(name=names.get(_inner(text, c), c.name)) for c in found]
        return sorted(found + again, key=lambda coinage: coinage.start)

    def _group(
        self,
        text: str,
        flat: str,
        group: Sequence[re.Match[str]],
        known: Mapping[int, int],
        bare: list[re.Match[str]],
    ) -> Iterator[Coinage]:
        """The names among quotations that stand in a row: one verb before and one head behind hold for all.

        Quotations that nothing here makes a name of, and nothing forbids to be one, are added to ``bare``.
        """
        new = [quote for quote in group if known.get(quote.start(1), 0) < quote.end(1)]
        if not new:
            return
        start, end = group[0].start(), group[-1].end()
        clause = clause_before(flat, start)
        governed = not clause.endswith(("把", "将")) and self._nouns.governs(clause)
        governed = (
            governed or clause.endswith(_THIS) or (_TAKEN.search(clause) and _SPREAD.match(text, end)) is not None
        )
        opened = bool(self._verbs.find(clause[-_CLOSE:]))
        honoured = _HONOURED.search(clause) is not None
        listed = text[start - len(clause) - 1 : start - len(clause)] == "、"
        head_kind, head_end, near = self._head_behind(text, end)
        kin = len(group) > 1 and any(
            quote[1].endswith(self._endings) or quoted.SHAPE.search(quote[1]) for quote in group
        )
        open_list = _OPEN_LIST.match(text, end) is not None
        if len(group) > 2 and head_kind in _HEADS and not open_list and "、" not in text[start:end]:
            name = text[end:head_end].lstrip("的").replace("的", "")
            if len(name) > 5:
                yield Coinage(start, head_end, name, head_end, quoted=True)
                return
        named = head_kind in _NAMING
        for quote in new:
            inner = quote[1].strip(_EDGES)
            last = quote is group[-1]
            if quoted.PLANNED.match(inner) and _PLAN.match(text, quote.end()):
                yield Coinage(quote.start(), quote.end(), inner, quote.end(), quoted=True)
                continue
            if (honoured and (not named or quoted.BEST.match(inner))) or not self._names_something(
                inner, head_kind, near=near and last, last=last
            ):
                continue
            if text[quote.start() - 1] == "的" and quoted.ROLE.search(inner) and head_kind not in _NAMING:
                continue
            if quoted.SPEECH.search(inner) and not (named and text.endswith(_HELD, end, head_end)):
                continue
            if not last and inner.count("、") > 1 and text[quote.end()] in '“"':
                continue  # what the next quotation sums up
            if head_kind in _BODIES:
                if head_kind == "venue" and len(group) == 1 and self._is_brand(inner):
                    yield Coinage(quote.start(), quote.end(), inner, quote.end(), quoted=True)
                else:
                    bare.append(quote)
                continue
            if (
                (head_kind == "bearer" and not quoted.SHAPE.search(inner))
                or (
                    head_kind == "goal"
                    and (len(inner) < _SHORT or _ABOVE.search(clause))
                    and not inner.endswith(self._endings)
                )
                or (head_kind not in _HEADS and quoted.MANNER.search(inner))
                or (quoted.LOOKS.search(inner) and text.startswith(_LOOK, end))
                or not (
                    governed
                    or (opened and not quoted.COUNTED.search(inner))
                    or head_kind in _HEADS
                    or (head_kind == "thing" and len(inner) > _SYLLABLES)
                    or quoted.SHAPE.search(inner)
                    or inner.endswith(self._endings)
                    or (kin and quoted.BRAND.fullmatch(inner))
                    or (quoted.PLACE.match(inner) and _PLACES.match(text, quote.end()))
                )
                or (len(inner) > _LONGEST and not named)
            ):
                bare.append(quote)
                continue
            behind = text[end:head_end] if head_kind in _HEADS and not open_list else ""
            if head_kind == "goal" and (behind.startswith("的") or inner.endswith(self._endings)):
                behind = ""
            if not last and (len(inner) > _SYLLABLES or not named):
                behind = ""  # a mere syllable or two need the head that all share: “府院”“府检”联动机制
            name = self._quoted_name(inner, clause if quote is group[0] and not listed else "", behind)
            stop = quote.end() + len(behind) if last else quote.end()
            yield Coinage(quote.start(), stop, name, quote.end(), quoted=True)

    def _names_something(self, inner: str, head_kind: str, *, near: bool, last: bool) -> bool:
        """Whether the words of a quotation can be a name: no rhetoric, no formula, no sentence, no redaction."""
        if (
            not inner
            or HIDDEN in inner
            or quoted.DATE.match(inner)
            or ("*" in inner and (head_kind not in _NAMING or len(inner.strip("*")) < 2))
        ):
            return False
        if head_kind == "rhetoric":
            return False
        if quoted.FIGURE.search(inner) and not (near and inner.startswith("零")):  # “零接触”公证
            return False
        if quoted.CODE.search(inner) and head_kind not in _NAMING:
            return False
        if inner in self._generic:
            return False
        if inner in self._formulas or (inner in self._rhetoric and not near):
            return False
        return not quoted.FORMULA.search(inner) or (last and head_kind == "campaign")

    def _is_brand(self, inner: str) -> bool:
        """Whether a quotation before the name of a body can be a brand of its own."""
        return quoted.BRAND.fullmatch(inner) is not None and not self._nouns.of_domain(inner)

    def _quoted_name(self, inner: str, clause: str, behind: str) -> str:
        """The quotation, with the head behind it where both are short, the noun before it where it is but a code."""
        code = quoted.CODE.search(inner) is not None or quoted.SERIES.search(inner) is not None
        described = behind.startswith("的") and "、" in inner and behind[1:] not in self._generic
        steps = inner.count("、") > 1 and behind.endswith(_STEPS)
        if described and not steps and len(behind) > 6 and self._nouns.of_domain(behind):
            return behind[1:]  # the quotation only describes what the head names
        name = inner + behind
        if len(name) > max(2.5 * len(inner), 14 if code else 8) and inner not in self._rhetoric:
            name = inner
        if code:
            noun, _ = self._nouns.read(clause, 2, domain=False)
            if len(noun) <= _LONGEST_BEFORE_CODE and self._nouns.of_domain(noun):
                return noun + name
        return name

    def _head_behind(self, text: str, position: int) -> tuple[str, int, bool]:
        """The head noun behind a quotation.

        Returns:
            Its kind, ``""`` where a verb or nothing comes first; where it ends; whether it stands so near, and names so
            plainly, that even rhetoric becomes a name before it.
        """
        if numbered := _NUMBERED.match(text, position):
            position = numbered.end()
        run = _RUN.match(text, position)
        if text[position : position + 3].upper() == "APP":
            return "thing", position, False
        if _WON.match(text, position):
            opened = text.rfind("“", 0, position)
            if text[opened - 1] in _BEGINS and not _CASE.search(text, opened, position - 1):
                return "thing", position, False
        if _IN_SO_MANY.match(text, position):
            return "thing", position, False
        if run is not None and _DEED.match(run[0]):
            return "", position, False
        if run is not None and (run[0] in self._things or _ALREADY.sub("", run[0]).startswith(self._after)):
            return "thing", position, False
        kind, stop, near = "", 0, False
        for start, end, what in self._behind.find(run[0]) if run else ():
            if what == "inert":
                continue
            reach = stop if kind in _NAMING else stop + _GAP if kind in _WEAK else _FARTHEST_HEAD
            if what == "verb" or start > reach:
                break
            if what in _NO_HEADS and (kind in _NAMING or start > _NEAR_HEAD + stop):
                break
            if what in _BODIES:
                return what, position, False
            if kind in _NAMING and what in _WEAK:
                break
            if kind in _NO_HEADS and what in _WEAK:
                continue
            kind, stop = what, end
            near = near or (start <= _NEAR_HEAD and what in {"strong", "campaign"})
        return kind, position + stop, near


def _inner(text: str, coinage: Coinage) -> str:
    """What stands between the quotation marks of a coinage."""
    return text[coinage.start + 1 : coinage.core - 1].strip(_EDGES)
