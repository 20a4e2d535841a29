"""Measurements: every quantity that measures something, with its metric, period, status and subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from kg.extractors.base import Finding
from kg.extractors.measurements.naming import Namer
from kg.extractors.measurements.phrases import Phrases, clean
from kg.extractors.measurements.rankings import RANK
from kg.extractors.measurements.timing import Timing, timing_of
from kg.extractors.measurements.zeros import Zero, find_zeros
from kg.extractors.whose import bodies_of, subject_before
from kg.text.lexicon import Lexicon
from kg.text.periods import basis_before, blank_titles, next_period, period_before
from ontology.metric_patterns import MetricLinker

if TYPE_CHECKING:
    from kg.extractors.base import Identity
    from kg.extractors.measurements.named import Named
    from kg.text.amounts import Quantity
    from kg.text.document import Document
    from kg.text.lexicon import Match
    from ontology.facts import Status
    from ontology.vocabulary import Vocabulary

_QUOTED = re.compile(r"“[^“”\n]{1,60}”|《[^《》\n]{1,120}》|〔[^〕\n]{1,20}〕")
_AND_SO = re.compile("、(?!完成|实|已|达到)[\u4e00-\u9fff]{2,8}\\Z")
"""From one target to the next: 办证目标3200件、收入280万元."""
_HEADINGS = (2, 3)
"""Levels of headings that say what the numbers below them are about; a part (第一部分) is too wide for it."""
_GENERAL = frozenset({"responsibility-system", "service-network", "list-system", "institution"})
"""Kinds of programs whose name in a heading is its topic (履行第一责任人职责情况), and no reason for every number below it."""
_HEADING_MARK = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?|第[一二三四五六七八九十]+[部章][分]?)")
_ENUMERATION = re.compile(
    r"^[“”\n\s]*(?:[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]{1,2}、)"
)


class MeasurementExtractor:
    """Recognises measurements."""

    kind: ClassVar[str] = "measurement"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._namer = Namer(Phrases(vocabulary))
        self._linker = MetricLinker(vocabulary)
        self._programs = Lexicon(vocabulary.scheme("program"))
        self._program_names = {concept.id: concept.name for concept in vocabulary.scheme("program")}
        self._general = {c.name for c in vocabulary.scheme("program") if c.attributes.get("kind") in _GENERAL}

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """See :class:`kg.extractors.base.Extractor`."""
        plain = document.plain
        vetoed = [match.span() for match in _QUOTED.finditer(plain)]
        known = self._programs.find(plain) if document.programs is None else document.programs
        vetoed += [(m.start, m.end) for m in known]
        zeros = find_zeros(plain)
        vetoed += [(zero.start, zero.end) for zero in zeros]
        vetoed.sort()
        sentences: dict[int, list[Quantity]] = {}
        for quantity in _outside(document.quantities, vetoed):
            sentences.setdefault(document.sentence(quantity.start)[0], []).append(quantity)
        for ranking in RANK.finditer(plain):  # a place in a ranking needs no quantity
            sentences.setdefault(document.sentence(ranking.start())[0], [])
        mentions = self._mentions(known, earlier)
        headed = {
            place: name
            for place, name in _programs_of_headings(document, mentions).items()
            if name not in self._general
        }
        bodies = bodies_of(earlier, identity)
        reporter = _reporter(identity.agency)
        found: list[Finding] = []
        before, reach = ("", ""), -1
        for start in sorted(sentences):
            end = document.sentence(start)[1]
            sentence = plain[start:end]
            begin = len(match[0]) if (match := _ENUMERATION.match(sentence)) else 0
            topic = _topic(document.section(start).path)
            blanked = blank_titles(sentence)
            body = "。" * begin + sentence[begin:]
            here = [body for body in bodies if body.written in sentence]
            follows = reach == start and not begin and plain[start - 1 : start] != "\n"
            names, before = self._namer.name(
                body, start, sentences[start], topic, document.period, before if follows else ("", "")
            )
            reach = end
            aimed = -1
            for named in names:
                if reporter:
                    named.name = _without(reporter, named.name)
                after = aimed >= 0 and _AND_SO.match(sentence[aimed : named.quantity.bare - start]) is not None
                timing = timing_of(document, start, sentence, blanked, named, after_target=after)
                finding = self._finding(start, named, timing)
                aimed = named.quantity.end - start if timing.basis == "target" else -1
                finding.fields["subject"] = subject_before(sentence, named.quantity.bare - start, here)
                programs = _results_of(sentence, start, named, mentions)
                if (above := headed.get(document.section(finding.start).start)) and above not in programs:
                    programs.append(above)
                finding.fields["programs"] = programs
                found.append(finding)
        found += [self._none(document, zero) for zero in zeros]
        found.sort(key=lambda f: (f.start, f.end))
        return found

    def _finding(self, base: int, named: Named, timing: Timing) -> Finding:
        quantity = named.quantity
        return Finding(
            "measurement",
            base + named.start,
            base + named.end,
            {
                "metric": named.name,
                "concept": self._linker.link(named.name, named.unit, change=named.change is not None),
                "value": quantity.value,
                "unit": named.unit,
                "bound": quantity.bound,
                "period": timing.period,
                "basis": timing.basis,
                "status": timing.status,
                "rank": named.rank,
                "change": named.change,
                "redacted": quantity.masked,
            },
        )

    def _mentions(self, known: list[Match], earlier: list[Finding]) -> list[tuple[int, int, str]]:
        """Where the report names programs that it runs: start, end, name; in order of place."""
        runs = [f for f in earlier if f.kind == "program"]
        names = {run.fields["name"] for run in runs}
        found = {(run.start, run.end, run.fields["name"]) for run in runs}
        found |= {(m.start, m.end, name) for m in known if (name := self._program_names[m.concept]) in names}
        return sorted(found)

    def _none(self, document: Document, zero: Zero) -> Finding:
        """The measurement of what there was none of."""
        start, end = document.sentence(zero.start)
        status: Status = document.status(zero.start)
        sentence = document.plain[start:end]
        period, said = period_before(blank_titles(sentence), zero.start - start, document.period)
        if not said and status == "planned":
            period = next_period(document.period)
        fields: dict[str, object] = {
            "metric": zero.name,
            "concept": self._linker.link(zero.name, zero.unit),
            "value": 0,
            "unit": zero.unit,
            "bound": None,
            "period": period,
            "basis": "target" if status == "planned" else basis_before(sentence, zero.start - start, document.period),
            "status": "planned" if status == "planned" else "done",
            "rank": False,
            "change": None,
            "redacted": False,
            "subject": None,
            "programs": [],
        }
        return Finding("measurement", zero.start, zero.end, fields)


@lru_cache(maxsize=2)
def _topic(path: str) -> str:
    """What a section is about, by the last of its headings."""
    return clean(_HEADING_MARK.sub("", path.rpartition(" > ")[2]))[:20]


def _reporter(agency: str | None) -> re.Pattern[str] | None:
    """The reporting body's own name before a deed of its: 和平区司法局共办理…, 区司法局开展…."""
    if not agency:
        return None
    kind = re.search(r"[^*省市区县旗盟]{2,}\Z", agency)
    own = kind[0] if kind else agency
    above = "[省市区县旗盟]?" if kind and kind[0] != agency else ""
    return re.compile(
        rf"^(?:{re.escape(agency)}|{above}{re.escape(own)})(?!办|室)(?:共有|共|已|累计|先后)*(?=[\u4e00-\u9fff]{{4}})(?!负责|领导|干部|党|工作人员)"
    )


def _without(reporter: re.Pattern[str], name: str) -> str:
    return reporter.sub("", name)


def _outside(quantities: list[Quantity], spans: list[tuple[int, int]]) -> list[Quantity]:
    """Those quantities that no span touches; both in order of place."""
    left: list[Quantity] = []
    n = 0
    reach = -1
    for quantity in quantities:
        while n < len(spans) and spans[n][0] < quantity.end:
            reach = max(reach, spans[n][1])
            n += 1
        if reach <= quantity.bare:
            left.append(quantity)
    return left


def _results_of(sentence: str, base: int, named: Named, mentions: list[tuple[int, int, str]]) -> list[str]:
    """The programs that the words up to the quantity name, back to the last stop."""
    begin = base + max(sentence.rfind(mark, 0, named.start) for mark in "。；") + 1
    names: list[str] = []
    for start, end, name in mentions[bisect_left(mentions, (begin,)) :]:
        if end > base + named.end:
            break
        if start >= begin and name not in names:
            names.append(name)
    return names


def _programs_of_headings(document: Document, mentions: list[tuple[int, int, str]]) -> dict[int, str]:
    """By the start of a section, the one program that its heading names (一、 or （一）); none where it names several.

    What stands under 1. or （1） belongs to the heading above that.
    """
    found: dict[int, str] = {}
    above: str | None = None
    for section in document.sections:
        if section.level in _HEADINGS:
            first, last = (bisect_left(mentions, (place,)) for place in (section.start, section.body))
            names = {name for _, end, name in mentions[first:last] if end <= section.body}
            above = names.pop() if len(names) == 1 else None
        elif section.level < min(_HEADINGS):
            above = None
        if above:
            found[section.start] = above
    return found
