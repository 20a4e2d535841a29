"""Quotations that name something that is run, told from rhetoric by what governs them.

One verb before and one head noun behind hold for all quotations that stand in a row: 落实“限时办结”“首问负责”等制度.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extractors.nouns import clause_before
from kg.extractors.wording import Coinage, Words
from kg.text.lexicon import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extractors.nouns import NounReader

_HAN = "\u4e00-\u9fff"
QUOTE = re.compile(r"[“\"]([^“”\"\n]{1,48})[”\"]")
_BETWEEN = re.compile(r"[、和与及的]?|以及")
_RUN = re.compile(rf"[{_HAN}]{{1,16}}")
_OPEN_LIST = re.compile(r"等|[一两二三四五六七八九十]+[项个大种]")
_SHAPE = re.compile(
    r"[+·]|^(?:[一二三四五六七八九十两双百千万N\dX][^一二三四五六七八九十，、的]{1,4}){2,}\Z|^[三四五六七八九十]进\Z"
    r"|^\d+(?:\+[\dNX]+)+|^一[^，。的]{1,3}一[^，。的]{1,4}\Z|^[^，。]{2,6}[调所院检]联动\Z|对接\Z"
)
"""Quotations that are a name by their looks, whatever stands around them."""
_FORMULA = re.compile(
    r"习近平|总书记|中国共产党|党的|[一二]十大|中国特色|[？！：]|(?:我|你|谁说|什么|怎么|如何|为什么)"
)
_FIGURE = re.compile(
    r"[〈〉=。；]|，[^，]*，|的\Z|文章\Z|^零|^第一|^关键|^全[链流周方天过要]|^无[^，、]{1,3}\Z|^[^，、]\Z|^第.{1,4}[个步道线课步关]\Z"
    r"|^[新硬软金强总最头][^，、]{1,3}[牌片器擎线关手兵军员石地板局篇招宝点面卷田]\Z"
    r"|领导.{0,4}抓|党委领导|政府(?:负责|主导|统筹)|部门(?:负责|协同|联动|配合|协作)|齐抓共管|各负其责|一级抓一级|一把手"
)
_CODE = re.compile(r"^[a-zA-Z\d.%]+\Z|\+\Z")
_SERIES = re.compile(r"^[一二三四五六七八九十两双\dN+]+[^一二三四五六七八九十、，]?\Z")
_ABOVE = re.compile(r"[区县市省州]委|全[区县市省]|围绕|聚焦|紧扣|锚定|对标|争创")
_LONGEST = 30
_FARTHEST_HEAD = 10
_NEAR_HEAD = 4
_SHORT = 4
_SYLLABLES = 2
_LONGEST_BEFORE_CODE = 8
_GAP = 2
_NAMING = frozenset({"mechanism", "strong", "campaign"})
_NO_HEADS = frozenset({"rhetoric", "bearer"})
_REFUSING = frozenset({"rhetoric", "body"})
_WEAK = frozenset({"weak", "goal"})
_HEADS = _NAMING | _WEAK


class QuotationReader:
    """Finds the names among the quotations of a text."""

    def __init__(self, cues: Mapping[str, Sequence[str]], rhetoric: Sequence[str], nouns: NounReader) -> None:
        self._nouns = nouns
        self._rhetoric = {key(word) for word in rhetoric}
        self._endings = tuple(cues["name-ending"])
        self._behind = Words(
            {
                "verb": cues["run-verb"],
                "bearer": cues["bearer-head"],
                "body": cues["body-head"],
                "rhetoric": cues["rhetoric-head"],
                "weak": cues["quote-head"],
                "goal": cues["goal-head"],
                "mechanism": cues["mechanism-head"],
                "strong": cues["strong-head"],
                "campaign": cues["campaign-head"],
            }
        )

    def find(self, text: str, flat: str, known: Mapping[int, int]) -> Iterator[Coinage]:
        """The names in ``text``, a reading form.

        Args:
            text: a reading form.
            flat: what :func:`kg.extractors.nouns.flatten` makes of it.
            known: the end of each name that is known already, by its start; quotations of those are passed over.
        """
        group: list[re.Match[str]] = []
        for quote in QUOTE.finditer(text):
            if group and _BETWEEN.fullmatch(text, group[-1].end(), quote.start()) is None:
                yield from self._group(text, flat, group, known)
                group = []
            group.append(quote)
        if group:
            yield from self._group(text, flat, group, known)

    def _group(
        self, text: str, flat: str, group: Sequence[re.Match[str]], known: Mapping[int, int]
    ) -> Iterator[Coinage]:
        """The names among quotations that stand in a row: one verb before and one head behind hold for all."""
        new = [quote for quote in group if known.get(quote.start(1), 0) < quote.end(1)]
        if not new:
            return
        start, end = group[0].start(), group[-1].end()
        clause = clause_before(flat, start)
        governed = self._nouns.governs(clause)
        listed = text[start - len(clause) - 1 : start - len(clause)] == "、"
        head_kind, head_end, near = self._head_behind(text, end)
        open_list = _OPEN_LIST.match(text, end) is not None
        if len(group) > 2 and head_kind in _HEADS and not open_list and "、" not in text[start:end]:
            name = text[end:head_end].lstrip("的").replace("的", "")
            if len(name) > 5:
                yield Coinage(start, head_end, name, head_end, quoted=True)
                return
        named = head_kind in _NAMING
        for quote in new:
            inner = quote[1].strip("，、。；")
            last = quote is group[-1]
            if not self._names_something(inner, head_kind, near=near and last, last=last):
                continue
            if not last and inner.count("、") > 1 and text[quote.end()] in '“"':
                continue  # what the next quotation sums up
            if head_kind == "bearer" and not _SHAPE.search(inner):
                continue
            if head_kind == "goal" and (len(inner) < _SHORT or _ABOVE.search(clause)):
                continue
            if not (governed or head_kind in _HEADS or _SHAPE.search(inner) or inner.endswith(self._endings)):
                continue
            if len(inner) > _LONGEST and not named:
                continue
            behind = text[end:head_end] if head_kind in _HEADS and not open_list else ""
            if not last and (len(inner) > _SYLLABLES or not named):
                behind = ""  # a mere syllable or two need the head that all share: “府院”“府检”联动机制
            name = self._quoted_name(inner, clause if quote is group[0] and not listed else "", behind)
            stop = quote.end() + len(behind) if last else quote.end()
            yield Coinage(quote.start(), stop, name, quote.end(), quoted=True)

    def _names_something(self, inner: str, head_kind: str, *, near: bool, last: bool) -> bool:
        """Whether the words of a quotation can be a name: no rhetoric, no formula, no sentence, no redaction."""
        if head_kind in _REFUSING or not inner or "*" in inner or _FIGURE.search(inner):
            return False
        if _CODE.search(inner) and head_kind not in _NAMING:
            return False
        if inner in self._rhetoric and not near:
            return False
        return not _FORMULA.search(inner) or (last and head_kind == "campaign")

    def _quoted_name(self, inner: str, clause: str, behind: str) -> str:
        """The quotation, with the head behind it where both are short, the noun before it where it is but a code."""
        code = _CODE.search(inner) is not None or _SERIES.search(inner) is not None
        if behind.startswith("的") and "、" in inner and len(behind) > 6 and self._nouns.of_domain(behind):
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
        run = _RUN.match(text, position)
        kind, stop, near = "", 0, False
        for start, end, what in self._behind.find(run[0]) if run else ():
            reach = stop if kind in _NAMING else stop + _GAP if kind in _WEAK else _FARTHEST_HEAD
            if what == "verb" or start > reach:
                break
            if what in _NO_HEADS and (kind in _NAMING or start > _NEAR_HEAD + stop):
                break
            if what == "body":
                return what, position, False
            if kind in _NAMING and what in _WEAK:
                break
            kind, stop = what, end
            near = near or (start <= _NEAR_HEAD and what in {"strong", "campaign"})
        return kind, position + stop, near
