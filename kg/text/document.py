"""A report made ready for the recognisers: its reading form, sections, sentences and lexicon matches, made once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.text.plain import Plain, make_plain
from kg.text.sections import Section, find_sections
from kg.text.sentences import clause_status, find_sentences, says_shortcoming, sentence_at

if TYPE_CHECKING:
    from kg.text.amounts import Quantity
    from kg.text.lexicon import Match
    from kg.text.quantities import OtherNumber, QuantityReader
    from ontology.facts import Evidence, Status

MOST_AROUND = 200
"""Characters of a sentence that stand around a quote at most."""
_BLANKS = re.compile(r"[\s\u200b\ufeff][\s\u200b\ufeff]*")


@dataclass(slots=True)
class Document:
    """What every recogniser is given.

    All offsets are those of the reading form ``plain``; :meth:`evidence` turns a span into the original's.

    Attributes:
        text: the report as decoded.
        plain: its reading form.
        period: the period it reports on, ``None`` where it does not say.
        sections: cover the reading form in order.
        sentences: where sentences begin.
        quantities: every number that may measure something, in order of place.
        others: every other number, and what it is.
        programs: the labels of programs outside of titles, once a recogniser has looked for them.
    """

    text: str
    form: Plain
    period: str | None = None
    sections: list[Section] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    others: list[OtherNumber] = field(default_factory=list)
    programs: list[Match] | None = None
    _section_starts: list[int] = field(default_factory=list)
    _shortcomings: dict[int, bool] = field(default_factory=dict)
    _lines: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        return self.form.text

    def section(self, position: int) -> Section:
        """The section that ``position`` lies in."""
        return self.sections[(bisect_right(self._section_starts, position) or 1) - 1]

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence that ``position`` lies in."""
        return sentence_at(self.sentences, position, len(self.form.text))

    def status(self, position: int) -> Status:
        """What the report says of the thing named at ``position``: done, planned or a shortcoming."""
        section = self.section(position)
        start, end = self.sentence(position)
        sentence = self.form.text[start:end]
        if (short := self._shortcomings.get(start)) is None:
            short = self._shortcomings[start] = says_shortcoming(sentence)
        return clause_status(sentence, position - start, section.status, certain=section.certain, short=short)

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for the span ``start`` to ``end`` of the reading form."""
        first, last = self.form.span(start, end)
        return {"start": first, "end": last, "quote": self.text[first:last], "section": self.section(start).path}

    def words_around(self, start: int, end: int) -> str:
        """What a person reads to see what the report says there, on one line.

        It is the sentence, or its part between semicolons, that holds the span, in the report's own characters without
        the blanks and line breaks between them (between Latin words one blank stays). What is longer than
        :data:`MOST_AROUND` is cut at the nearest comma, or where it must be.
        """
        plain = self.form.text
        first, last = self.sentence(start)
        if end > last:
            last = self.sentence(end - 1)[1]
        first = max(first, plain.rfind("；", first, start) + 1)
        last = stop if (stop := plain.find("；", end, last)) >= 0 else last
        if last - first > MOST_AROUND:
            room = max(MOST_AROUND - (end - start), 0)
            before = min(start - first, max(room // 2, room - (last - end)))
            after = min(last - end, room - before)
            if before < start - first:
                comma = plain.find("，", start - before - 1, start)
                first = comma + 1 if comma >= 0 else start - before
            if after < last - end:
                comma = plain.rfind("，", end, end + after + 1)
                last = comma if comma >= 0 else end + after
        words = self._lines.get((first, last))
        if words is None:
            words = self._lines[first, last] = _on_one_line(self.quote(first, last))
        return words

    def quote(self, start: int, end: int) -> str:
        """The original's words for a span of the reading form."""
        first, last = self.form.span(start, end)
        return self.text[first:last]


def _on_one_line(words: str) -> str:
    """Words without the blanks and line breaks between them."""
    words = words.strip()
    if len(words.split()) == 1 and "\u200b" not in words and "\ufeff" not in words:
        return words
    return _BLANKS.sub(_blank, words)


def _blank(match: re.Match[str]) -> str:
    """What is kept of blanks: one between Latin words."""
    words, (start, end) = match.string, match.span()
    latin = "!" <= words[start - 1 : start] <= "~" and "!" <= words[end : end + 1] <= "~"
    return " " if latin and not match[0].strip(" \t") else ""


def make_document(
    text: str, form: Plain | None = None, *, period: str | None = None, numbers: QuantityReader | None = None
) -> Document:
    """Prepare ``text``; ``form`` saves making its reading form again, without ``numbers`` none are read."""
    form = form or make_plain(text)
    sections = find_sections(form.text, period) or [Section(0, 0, len(form.text), 0, "", "done", certain=False)]
    document = Document(text, form, period, sections, find_sentences(form.text))
    document._section_starts = [section.start for section in sections]  # noqa: SLF001
    if numbers is not None:
        document.quantities, document.others = numbers.read(form.text)
    return document
