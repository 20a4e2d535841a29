"""New names of programs: quoted coinages, nouns under a head (…专项行动, …制度), and shapes that need neither.

Nothing here knows a program. What tells a name from rhetoric is what governs it: the verb before it, the head noun
behind it, and lists of cues and of rhetoric in the vocabulary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extractors.wording import Words
from kg.text.lexicon import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontology.vocabulary import Vocabulary

_HAN = "\u4e00-\u9fff"
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{1,48})[”\"]")
_BETWEEN = re.compile(r"[、和与及的]?|以及")
_RUN = re.compile(rf"[{_HAN}]{{1,16}}")
_OPEN_LIST = re.compile(r"等|[一两二三四五六七八九十]+[项个大种]")
_SHAPE = re.compile(
    r"[+·]|^(?:[一二三四五六七八九十两双百千万N\dX][^一二三四五六七八九十，、的]{1,4}){2,}$|^[三四五六七八九十]进$"
    r"|^\d+(?:\+[\dNX]+)+|^一[^，。的]{1,3}一[^，。的]{1,4}$|^[^，。]{2,6}[调所院检]联动$|对接$"
)
"""Quotations that are a name by their looks, whatever stands around them."""
_FORMULA = re.compile(
    r"习近平|总书记|中国共产党|党的|[一二]十大|中国特色|[？！：]|(?:我|你|谁说|什么|怎么|如何|为什么)"
)
_FIGURE = re.compile(
    r"[〈〉=]|的$|^零|^第一|^关键|^全[链流周方天过要]|^无[^，、]{1,3}$|^[^，、]$|^第.{1,4}[个步道线课步关]$"
    r"|^[新硬软金强总最头][^，、]{1,3}[牌片器擎线关手兵军员石地板局篇招宝点面卷田]$"
    r"|领导.{0,4}抓|党委领导|政府(?:负责|主导|统筹)|部门(?:负责|协同|联动|配合|协作)|齐抓共管|各负其责|一级抓一级|一把手"
)
_CODE = re.compile(r"^[a-zA-Z\d.%]+$|\+$")
_SERIES = re.compile(r"^[一二三四五六七八九十两双\dN+]+[^一二三四五六七八九十、，]?$")
_ABOVE = re.compile(r"[区县市省州]委|全[区县市省]|围绕|聚焦|紧扣|锚定|对标|争创")
_SENTENCE = re.compile(r"[。；]|，[^，]*，")
_LONGEST = 30
_FARTHEST_HEAD = 10
_NEAR_HEAD = 4
_SHORT = 4
_LONGEST_BEFORE_CODE = 8
_GAP = 2
_NAMING = frozenset({"mechanism", "strong", "campaign"})
_NO_HEADS = frozenset({"rhetoric", "bearer"})
_REFUSING = frozenset({"rhetoric", "body"})
_WEAK = frozenset({"weak", "goal"})
_HEADS = _NAMING | _WEAK
_EDGES = '，。；：、（）《》〈〉“”"*□%！？|0123456789'
"""What no name goes across."""
_REACH = 28
_SCOPE = re.compile(r"^[全本各]?[区县市省镇乡州旗](?![域场级委长情政民容村乡镇县区市])")
_NOT_A_NAME = frozenset("化性率数度员治")


@dataclass(frozen=True, slots=True)
class Coinage:
    """A name that the text makes up, in offsets of the reading form.

    Attributes:
        start: of the name; a quotation mark that opens it is part of it.
        end: behind the name, its head noun included.
        name: as written, without its quotation marks.
        core: where the part ends that sets the name apart: the quotation, without the head noun behind it.
        quoted: whether the text puts it in quotation marks.
    """

    start: int
    end: int
    name: str
    core: int
    quoted: bool = False


class CoinageFinder:
    """Finds the coinages of a text; made once from the cues and the rhetoric of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = {concept.id.partition("/")[2]: concept.alt for concept in vocabulary.scheme("cue")}
        words = {name: cues.get(name, ()) for name in _CUES}
        campaigns, mechanisms, verbs = words["campaign-head"], words["mechanism-head"], words["run-verb"]
        self._rhetoric = {key(word) for concept in vocabulary.scheme("rhetoric") for word in concept.alt}
        self._generic = {key(word) for word in words["generic-name"]}
        self._domain = Words({"domain": words["domain-word"]})
        self._endings = (*words["strong-head"], *campaigns)
        self._heads = Words({"mechanism": mechanisms, "campaign": campaigns})
        self._left = Words(
            {
                "verb": verbs,
                "bound": words["name-boundary"],
                "noun verb": words["noun-verb"],
                "soft verb": words["soft-verb"],
                "push verb": words["push-verb"],
                "link": words["link"],
                "inert": words["name-word"],
            }
        )
        self._right = Words(
            {
                "verb": verbs,
                "bearer": words["bearer-head"],
                "body": words["body-head"],
                "rhetoric": words["rhetoric-head"],
                "weak": words["quote-head"],
                "goal": words["goal-head"],
                "mechanism": mechanisms,
                "strong": words["strong-head"],
                "campaign": campaigns,
            }
        )

    def find(self, text: str) -> list[Coinage]:
        """The coinages of ``text``, a reading form whose titles are blanked out; in order, none overlapping."""
        flat = _flatten(text)
        found = list(self._quoted(text, flat))
        for others in (self._headed(text, flat), self._shaped(text, flat)):
            ends = [c.end for c in found]
            for coinage in others:
                n = bisect_right(ends, coinage.start)
                if n == len(ends) or coinage.end <= found[n].start:
                    found.append(coinage)
            found.sort(key=_start)
        return found

    def _quoted(self, text: str, flat: str) -> Iterator[Coinage]:
        group: list[re.Match[str]] = []
        for quote in _QUOTE.finditer(text):
            if group and _BETWEEN.fullmatch(text, group[-1].end(), quote.start()) is None:
                yield from self._group(text, flat, group)
                group = []
            group.append(quote)
        if group:
            yield from self._group(text, flat, group)

    def _group(self, text: str, flat: str, group: Sequence[re.Match[str]]) -> Iterator[Coinage]:
        """The names among quotations that stand in a row: one verb before and one head behind hold for all."""
        start, end = group[0].start(), group[-1].end()
        clause = _clause(flat, start)
        governed = any(kind in _GOVERNING for _, _, kind in self._left.find(clause))
        listed = text[start - len(clause) - 1 : start - len(clause)] == "、"
        head_kind, head_end, near = self._head_behind(text, end)
        open_list = _OPEN_LIST.match(text, end) is not None
        if len(group) > 2 and head_kind in _HEADS and not open_list and "、" not in text[start:end]:
            name = text[end:head_end].lstrip("的").replace("的", "")
            if len(name) > 5:
                yield Coinage(start, head_end, name, head_end, quoted=True)
                return
        named = head_kind in _NAMING
        for quote in group:
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
            behind = text[end:head_end] if last and head_kind in _HEADS and not open_list else ""
            name = self._quoted_name(inner, clause if quote is group[0] and not listed else "", behind)
            yield Coinage(quote.start(), quote.end() + len(behind), name, quote.end(), quoted=True)

    def _names_something(self, inner: str, head_kind: str, *, near: bool, last: bool) -> bool:
        """Whether the words of a quotation can be a name: no rhetoric, no formula, no sentence, no redaction."""
        if head_kind in _REFUSING or not inner or "*" in inner or _SENTENCE.search(inner) or _FIGURE.search(inner):
            return False
        if _CODE.search(inner) and head_kind not in _NAMING:
            return False
        if inner in self._rhetoric and not near:
            return False
        return not _FORMULA.search(inner) or (last and head_kind == "campaign")

    def _quoted_name(self, inner: str, clause: str, behind: str) -> str:
        """The quotation, with the head behind it where both are short, the noun before it where it is but a code."""
        code = _CODE.search(inner) is not None or _SERIES.search(inner) is not None
        if behind.startswith("的") and "、" in inner and len(behind) > 6 and self._domain.find(behind):
            return behind[1:]  # the quotation only describes what the head names
        name = inner + behind
        if len(name) > max(2.5 * len(inner), 14 if code else 8) and inner not in self._rhetoric:
            name = inner
        if code:
            noun, _ = self._noun(clause, 2, domain=False)
            if len(noun) <= _LONGEST_BEFORE_CODE and self._domain.find(noun):
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
        for start, end, what in self._right.find(run[0]) if run else ():
            reach = _FARTHEST_HEAD if not kind else stop if kind in _NAMING else stop + _GAP
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

    def _headed(self, text: str, flat: str) -> Iterator[Coinage]:
        """Names that end in a head noun; of two that overlap the longer one."""
        last: Coinage | None = None
        for start, end, kind in self._heads.find(text):
            if text[end : end + 1] in _NOT_A_NAME:
                continue
            clause = _clause(flat, start)
            mechanism = kind == "mechanism"
            noun, governed = self._noun(clause, 4 if mechanism else 2, domain=mechanism)
            if not noun:
                continue
            name = noun + text[start:end]
            if mechanism and (name in self._generic or not self._domain.find(noun) or not (governed or noun == clause)):
                continue
            coinage = Coinage(start - len(noun), end, name, end)
            if last is not None and coinage.start < last.end:
                last = max(last, coinage, key=_length)
                continue
            if last is not None:
                yield last
            last = coinage
        if last is not None:
            yield last

    def _shaped(self, text: str, flat: str) -> Iterator[Coinage]:
        """Names by their looks outside of quotations: 一X一Y, X调对接, A+B机制."""
        for match in _ONE_ONE.finditer(text):
            yield Coinage(match.start(), match.end(), match[0], match.end())
        for match in _LINK.finditer(text):
            start = match.start() - (match[0][-2:] == "对接")  # what is linked is one character: 诉调对接
            yield Coinage(start, match.end(), text[start : match.end()], match.end())
        if "+" in text:
            for match in _PLUS.finditer(text):
                noun, _ = self._noun(_clause(flat, match.start(1)), 2, domain=False)
                if noun:
                    yield Coinage(match.start(1) - len(noun), match.end(), noun + match[1], match.end())

    def _noun(self, clause: str, least: int, *, domain: bool) -> tuple[str, bool]:
        """The noun phrase that ends a clause, and whether a verb of running governs it.

        It begins behind the last word that no name holds. Words that some names do hold are told by their place: a verb
        that is also a noun (监督) is a verb only where no noun stands before it; behind a soft verb (推进) or a link
        (和) the phrase begins only if what follows is a name by itself: long enough and, with ``domain``, of the
        domain.
        """
        marks = list(_standing(self._left.find(clause)))
        begin = 0
        for _, end, kind in reversed(marks):
            noun = clause[end:]
            inside = kind in _INSIDE
            if len(noun) >= least and not (domain and inside and not self._domain.find(noun)):
                begin = end
                break
            if not inside:
                return "", False
        governed = any(kind in _VERBS and end <= begin for _, end, kind in marks)
        if marks and marks[-1][0] <= begin and marks[-1][1] == len(clause):
            return "", False  # a verb and nothing that it governs
        noun = clause[begin:]
        scope = _SCOPE.match(noun)
        if scope:
            noun = noun[scope.end() :]
        return (noun if len(noun) >= least and noun[0] not in _NO_BEGINNING else ""), governed


def _standing(marks: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The words that bound a name: of those that are verb and noun the ones that no noun stands before."""
    behind = 0
    for mark in marks:
        if mark[2] != "inert" and (mark[2] != "noun verb" or mark[0] == behind):
            behind = mark[1]
            yield mark


_NO_BEGINNING = frozenset("前后中内时上下之其所并且而")
_GOVERNING = frozenset({"verb", "soft verb"})
_VERBS = _GOVERNING | {"noun verb", "push verb"}
_INSIDE = (_VERBS - {"verb"}) | {"link"}
_CUES = (
    "run-verb",
    "noun-verb",
    "soft-verb",
    "push-verb",
    "link",
    "name-word",
    "name-boundary",
    "campaign-head",
    "mechanism-head",
    "strong-head",
    "quote-head",
    "goal-head",
    "rhetoric-head",
    "bearer-head",
    "body-head",
    "domain-word",
    "generic-name",
)
_PLUS = re.compile(rf"((?:\+[{_HAN}A-Za-z]{{1,8}})+)")
_ONE_ONE = re.compile(
    rf"一[{_HAN}]{{1,2}}一[{_HAN}]{{1,4}}?(?:一[{_HAN}]{{1,3}}?)*(?=[，。；、”的]|制度|机制|工作|活动|模式)"
)
_LINK = re.compile(rf"(?:(?<=[{_HAN}])[调复]对接|[三四五多][所调]联动|府[院检]联动)")


def _flatten(text: str) -> str:
    """``text`` with a newline for everything that no name goes across, so that one look finds where a clause begins."""
    for mark in _EDGES:  # a replacement of one character by one runs at the speed of memory; a table does not
        text = text.replace(mark, "\n")
    return text


def _clause(flat: str, position: int) -> str:
    """What stands before ``position`` in its clause or its member of a list, at most so far as a name can reach."""
    reach = max(position - _REACH, 0)
    return flat[max(flat.rfind("\n", reach, position) + 1, reach) : position]


def _length(coinage: Coinage) -> int:
    return coinage.end - coinage.start


def _start(coinage: Coinage) -> int:
    return coinage.start
