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
    r"^[a-zA-Z\d.%]+$|的$|^零|^关键|^全[链流周方天过要]|^无[^，、]{1,3}$|^[^，、]$|^第.{1,4}[个步道线课步关]$"
    r"|^[新硬软金强总最头][^，、]{1,3}[牌片器擎线关手兵军员石地板局篇招宝点面卷田]$"
)
_SENTENCE = re.compile(r"[。；]|，[^，]*，")
_LONGEST = 30
_FLAT = str.maketrans(dict.fromkeys('，。；：、（）《》〈〉“”"*□%！？|0123456789', "\n"))
"""What no name goes across becomes the end of a line, so that one look finds where a clause begins."""
_REACH = 28
_SCOPE = re.compile(r"^[全本各]?[区县市省镇乡州旗](?![域场级委长情政民容])")
_NOT_A_NAME = frozenset("化性率数度员")


@dataclass(frozen=True, slots=True)
class Coinage:
    """A name that the text makes up, in offsets of the reading form.

    Attributes:
        start: of the name; a quotation mark that opens it is part of it.
        end: behind the name, its head noun included.
        name: as written, without its quotation marks.
        core: where the part ends that sets the name apart: the quotation, without the head noun behind it.
    """

    start: int
    end: int
    name: str
    core: int


class CoinageFinder:
    """Finds the coinages of a text; made once from the cues and the rhetoric of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = {concept.id.partition("/")[2]: concept.alt for concept in vocabulary.scheme("cue")}
        words = {name: cues.get(name, ()) for name in _CUES}
        campaigns, mechanisms, verbs = words["campaign-head"], words["mechanism-head"], words["run-verb"]
        self._rhetoric = {key(word) for concept in vocabulary.scheme("rhetoric") for word in concept.alt}
        self._generic = {key(word) for word in words["generic-name"]}
        self._domain = Words({"domain": words["domain-word"]})
        self._heads = Words({"mechanism": mechanisms, "campaign": campaigns})
        self._left = Words({"verb": verbs, "bound": words["name-boundary"], "noun verb": words["noun-verb"]})
        self._right = Words(
            {
                "verb": verbs,
                "rhetoric": words["rhetoric-head"],
                "weak": words["quote-head"],
                "strong": (*mechanisms, *words["strong-head"]),
                "campaign": campaigns,
            }
        )

    def find(self, text: str) -> list[Coinage]:
        """The coinages of ``text``, a reading form whose titles are blanked out; in order, none overlapping."""
        flat = text.translate(_FLAT)
        found = list(self._quoted(text, flat))
        for others in (self._headed(text, flat), _shaped(text)):
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
        governed = any(kind == "verb" for _, _, kind in self._left.find(_clause(flat, start)))
        head_kind, head_end = self._head_behind(text, end)
        open_list = _OPEN_LIST.match(text, end) is not None
        if (
            len(group) > 2
            and head_kind in {"weak", "strong", "campaign"}
            and not open_list
            and "、" not in text[start:end]
        ):
            name = text[end:head_end].lstrip("的").replace("的", "")
            if len(name) > 5:
                yield Coinage(start, head_end, name, head_end)
                return
        for quote in group:
            inner = quote[1].strip("，、。；")
            last = quote is group[-1]
            shaped = _SHAPE.search(inner) is not None
            named = head_kind in {"strong", "campaign"}
            if not inner or "*" in inner or _SENTENCE.search(inner) or _FIGURE.search(inner):
                continue
            if not last and inner.count("、") > 1 and text[quote.end()] in '“"':
                continue  # what the next quotation sums up
            rhetoric = key(inner) in self._rhetoric
            if (rhetoric or _FORMULA.search(inner)) and not (named and last):
                continue
            if head_kind == "rhetoric" and not shaped:
                continue
            if not (named or governed or shaped or head_kind == "weak"):
                continue
            if len(inner) > _LONGEST and not named:
                continue
            whole = inner
            stop = quote.end()
            if last and head_kind in {"weak", "strong", "campaign"} and not open_list:
                whole = inner + text[end:head_end]
                stop = head_end
            short = len(whole) <= 2.5 * len(inner) or rhetoric
            yield Coinage(quote.start(), stop, whole if short else inner, quote.end())

    def _head_behind(self, text: str, position: int) -> tuple[str, int]:
        """Kind and end of the head noun behind a quotation; ``""`` where a verb or nothing comes first."""
        run = _RUN.match(text, position)
        kind, stop = "", 0
        for start, end, what in self._right.find(run[0]) if run else ():
            if kind and start > stop:
                break
            if what == "verb" or (kind and what == "rhetoric"):
                break
            if start > 10:
                break
            kind, stop = what if not kind or what != "weak" else kind, end
            if kind == "rhetoric":
                break
        return kind, position + stop

    def _headed(self, text: str, flat: str) -> Iterator[Coinage]:
        for start, end, kind in self._heads.find(text):
            if text[end : end + 1] in _NOT_A_NAME:
                continue
            clause = _clause(flat, start)
            noun, governed = self._noun(clause, 2 if kind == "campaign" else 4)
            if not noun:
                continue
            name = noun + text[start:end]
            if kind == "mechanism" and (
                key(name) in self._generic or not self._domain.find(noun) or not (governed or noun == clause)
            ):
                continue
            yield Coinage(start - len(noun), end, name, end)

    def _noun(self, clause: str, least: int) -> tuple[str, bool]:
        """The noun phrase that ends a clause, ``""`` where it is too short, and whether a verb of running governs it."""
        marks = self._left.find(clause)
        governed = any(kind == "verb" for _, _, kind in marks)
        begin = 0
        for _, end, kind in reversed(marks):
            if len(clause) - end >= least:
                begin = end
                break
            if kind != "noun verb":
                return "", governed
        noun = clause[begin:]
        scope = _SCOPE.match(noun)
        if scope:
            noun = noun[scope.end() :]
        return (noun if len(noun) >= least else ""), governed


_CUES = (
    "run-verb",
    "noun-verb",
    "name-boundary",
    "campaign-head",
    "mechanism-head",
    "strong-head",
    "quote-head",
    "rhetoric-head",
    "domain-word",
    "generic-name",
)
_PLUS = re.compile(rf"[{_HAN}A-Za-z\d]{{1,8}}(?:\+[{_HAN}A-Za-z\d]{{1,8}})+")
_ONE_ONE = re.compile(
    rf"一[{_HAN}]{{1,2}}一[{_HAN}]{{1,4}}?(?:一[{_HAN}]{{1,3}}?)*(?=[，。；、”的]|制度|机制|工作|活动|模式)"
)
_LINK = re.compile(rf"[{_HAN}][调复]对接|[三四五多](?:所|调)联动|府[院检]联动")


def _shaped(text: str) -> Iterator[Coinage]:
    """Names by their looks outside of quotations: A+B机制, 一X一Y, X调对接."""
    shapes = [_ONE_ONE, _LINK]
    if "+" in text:
        shapes.append(_PLUS)
    for shape in shapes:
        for match in shape.finditer(text):
            yield Coinage(match.start(), match.end(), match[0], match.end())


def _clause(flat: str, position: int) -> str:
    """What stands before ``position`` in its clause or its member of a list, at most so far as a name can reach."""
    reach = max(position - _REACH, 0)
    return flat[max(flat.rfind("\n", reach, position) + 1, reach) : position]


def _start(coinage: Coinage) -> int:
    return coinage.start
