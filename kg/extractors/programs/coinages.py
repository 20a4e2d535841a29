"""New names of programs: quoted coinages, nouns under a head (…专项行动, …制度), and shapes that need neither.

Nothing here knows a program. What tells a name from rhetoric is what governs it: the verb before it, the head noun
behind it, and lists of cues and of rhetoric in the vocabulary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from kg.extractors.nouns import HIDDEN, NounReader, clause_before, flatten
from kg.extractors.programs.quotations import QUOTE, QuotationReader
from kg.extractors.programs.shapes import shaped
from kg.extractors.wording import Coinage, Words, cues_of
from kg.text.lexicon import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontology.vocabulary import Vocabulary

_NOT_A_NAME = frozenset("化性率数度员治股科局")
"""Behind a head they make another word of it: 制度化, 合法性审查率."""
_CAMPAIGNS = ("行动", "行动计划", "攻坚战", "专项整治")
_COUNTED = re.compile(r"\d[个件条项名家户次场期批份宗起处支]")
"""Where a noun begins so, it begins inside a count and is what is counted: 3项执法制度."""
_NUMBER = re.compile(r"\d[\d.万余多]*[条项份个件部张]")
"""Behind a head it says that such things are counted, not that one is run: 备案检查计划238条."""
_HOUSES = ("中心", "办公室", "委员会", "大厅")
"""Behind a head they say that a body is called so: 矛盾纠纷多元化解中心."""
_GRAND = ("新格局", "大格局", "好格局", "新平台", "新模式", "新机制", "新体系")
"""Ends of phrases about how things are to look."""
_ORDINAL = re.compile("[一二三四五六七八九十]是")
_FOUNDED = re.compile(r"(?:建立|推行|实行|试行|创新|首创|创设|出台)(?:了|健全|完善|并落实)?\Z")
_REFORMED = re.compile(r"(?:深化|推进|推行|推动|实施|实行|完成|抓好)了?\Z")
_ACTED = re.compile("(?:实施|开展|启动|组织)了?\\Z")
_MADE = {
    **dict.fromkeys(("制度", "机制", "工作机制", "工作制度"), (_FOUNDED, 5)),
    "行动": (_ACTED, 4),
    **dict.fromkeys(("改革", "制度改革", "体制改革", "综合改革"), (_REFORMED, 4)),
}
"""What is founded or reformed is a program whatever it is about, if its name is so long: 建立窗口首席经办官制度."""
_CARRIED_ON = re.compile("(?:深入|全面|有序|扎实|持续|稳步)*(?:实施|开展|推进|展开|启动|收官|见效)(?=[，。；]|\\Z)")
_STALLED = re.compile("(?:推进|推行|落实|执行|运行)(?:迟缓|缓慢|滞后|较慢|不|还|尚|仍)")
_COMMON = re.compile(r"责任|长效|常态|统筹|协调|联动|推进|落实|保障|配套|各项|规章|相关|调度\Z|全面|重点")
"""Words of names that any work has: 协调推进机制, 责任追究制度."""
_BODY_AND = re.compile("(?:[所局站院村镇乡]|中心)[和与及]")
"""In a name it says that bodies are listed: 依托司法所和便民服务大厅."""
_QUALITY = re.compile("[^的]{1,2}的|优质|高效|便捷|一流|高质量|多元化的")
"""An adjective before what is named: (更)全的普法网络."""
_SETTING = re.compile("乡村|农村|基层|镇村")
"""Where a thing is makes no name of a word for any such thing: 乡村矛盾纠纷化解机制."""
_FIELD = re.compile(
    "(?:人民调解|法律援助|法律顾问|法律服务|司法行政|法治宣传(?:教育)?|社区矫正|公证|普法|法治建设|国家治理|政府治理|社会治理)"
    "(?:组织|工作站?|服务|治理|职能|中心|网络)*(?:体系|网络)(?:建设)?"
)
"""A field of work and that it is done somehow; 公共法律服务体系 is in the vocabulary."""
_LEAST_OF_MECHANISM, _LEAST_OF_CAMPAIGN = 4, 2
"""How many characters before the head make a name of it."""


class CoinageFinder:
    """Finds the coinages of a text; made once from the cues and the rhetoric of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = defaultdict(tuple, cues_of(vocabulary))
        self._nouns = NounReader(cues)
        rhetoric = {concept.id: concept.alt for concept in vocabulary.scheme("rhetoric")}
        self._quotations = QuotationReader(cues, rhetoric, self._nouns)
        self._generic = {key(word) for word in cues["generic-name"]}
        self._heads = Words(
            {"mechanism": cues["mechanism-head"], "campaign": cues["campaign-head"], "none": cues["no-head"]}
        )

    def find(self, text: str, known: Mapping[int, int]) -> list[Coinage]:
        """The coinages of ``text``, a reading form whose titles are blanked out; in order, none overlapping.

        ``known`` has the end of each name that is known already, by its start.
        """
        found = self._quotations.find(text, flatten(text), known)
        bare = QUOTE.sub(_hide, text)  # what a refused quotation holds is no name either
        flat = flatten(bare)
        for others in (shaped(bare, flat, self._nouns), self._headed(bare, flat)):
            ends = [c.end for c in found]
            more = []
            for coinage in others:
                n = bisect_right(ends, coinage.start)
                if n == len(ends) or coinage.end <= found[n].start:
                    more.append(coinage)
            found = sorted(found + more, key=_start)
        return found

    def _headed(self, text: str, flat: str) -> Iterator[Coinage]:
        """Names that end in a head noun; of two that overlap the longer one."""
        last: Coinage | None = None
        for start, end, kind in map(partial(_whole, text), self._heads.find(text)):
            if kind == "none" or text[end : end + 1] in _NOT_A_NAME:
                continue
            if text.startswith(_HOUSES, end) or _NUMBER.match(text, end) or text.startswith(_GRAND, start - 1):
                continue
            clause = clause_before(flat, start)
            mechanism = kind == "mechanism"
            noun, governed = self._nouns.read(
                clause, _LEAST_OF_MECHANISM if mechanism else _LEAST_OF_CAMPAIGN, domain=mechanism
            )
            if not noun or _COUNTED.match(text, max(start - len(noun) - 1, 0)):
                continue
            if text.startswith("全覆盖", start) and clause.removesuffix(noun).endswith("实现"):
                continue  # 实现普法宣传全覆盖 says how far something reaches
            if _BODY_AND.search(noun):
                continue
            if quality := _QUALITY.match(noun):
                noun = noun[quality.end() :]
            name = noun + text[start:end]
            if not noun or _SETTING.sub("", name) in self._generic or _FIELD.fullmatch(name):
                continue
            if mechanism and (
                not (self._nouns.of_domain(noun) or _is_made(clause, noun, text, start, end))
                or not (governed or noun == clause or noun == _ORDINAL.sub("", clause, count=1))
            ):
                continue
            coinage = Coinage(start - len(noun), end, name, end, campaign=name.endswith(_CAMPAIGNS))
            if last is not None and coinage.start < last.end:
                last = max(last, coinage, key=_length)
                continue
            if last is not None:
                yield last
            last = coinage
        if last is not None:
            yield last


def _whole(text: str, head: tuple[int, int, str]) -> tuple[int, int, str]:
    """A head noun; 清单制度 is a 制度, and no 清单制."""
    end = head[1]
    return (end - 1, end + 1, "mechanism") if text.startswith("制度", end - 1) else head


def _is_made(clause: str, noun: str, text: str, start: int, end: int) -> bool:
    """Whether what ``noun`` and the head at ``start`` name is founded or reformed by the verb right before it, or stalls."""
    verb, least = _MADE.get(text[start:end], (_FOUNDED, 0))
    if not least or len(noun) < least or _COMMON.search(noun):
        return False
    before = clause[: len(clause) - len(noun)]
    if verb is _ACTED and not before and _CARRIED_ON.match(text, end):
        return True
    return verb.search(before) is not None or (not _ORDINAL.sub("", before) and _STALLED.match(text, end) is not None)


def _hide(quotation: re.Match[str]) -> str:
    return HIDDEN * len(quotation[0])


def _length(coinage: Coinage) -> int:
    return coinage.end - coinage.start


def _start(coinage: Coinage) -> int:
    return coinage.start
