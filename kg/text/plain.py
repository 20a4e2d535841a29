"""The reading form of a text: one width, one form of each mark, no blanks; with the way back to the text's own offsets.

Recognisers read ``Plain.text``, where ``3508 项``, ``３５０８项`` and ``3508项`` are one string and a line that a web page
broke in mid-sentence is whole. What they find is given in its offsets; :meth:`Plain.span` gives the span of the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from kg.text.traditional import simplified

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_MARKS = {
    ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", "<": "〈", ">": "〉",
    "﹐": "，", "｡": "。", "﹔": "；", "﹕": "：", "［": "〔", "］": "〕", "[": "〔", "]": "〕",
    "—": "-", "–": "-", "－": "-", "−": "-", "―": "-", "‐": "-", "‑": "-", "~": "-", "～": "-", "〜": "-", "﹣": "-",
    "・": "·", "•": "·", "‧": "·", "∙": "·", "⋅": "·", "●": "·",
    "×": "*", "✕": "*", "✖": "*", "＊": "*", "╳": "*", "※": "*", "﹡": "*",
    "％": "%", "﹪": "%", "〇": "○", "「": "“", "」": "”", "『": "“", "』": "”", "〝": "“", "〞": "”", "＂": '"',
    "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",  # other programs' line breaks
    "︽": "《", "︾": "》", "＜": "〈", "＞": "〉",
}  # fmt: skip
_TABLE = {mark: _MARKS.get(twin, twin) for mark, twin in _FULL_WIDTH.items()} | _MARKS
_REPLACED = re.compile(f"[{re.escape(''.join(mark for mark, twin in _TABLE.items() if mark != twin))}]")
"""What the table changes. It is little of a report: to look for it takes a tenth of the time of translating all."""

_BLANKS = r"\t\r\x1c-\x20\xa0\xad\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff\ue000-\uf8ff"
"""What Unicode calls white space, newlines aside, and what is not to be seen at all."""
_BLANK = re.compile(f"[{_BLANKS}][{_BLANKS}]*")  # so written the search skips to the first, as it does not for [...]+
_TORN = re.compile(r"[\u4e00-\u9fff]\d{1,3}(?: \d{1,3}|(?: \d){2,5})(?:\.\d+)?[\u4e00-\u9fff%]")
"""A number that a blank tore apart, in the middle of prose: 收集建议8 7条. In a row of a table blanks stand around too."""
_STRAIGHT = re.compile(r'.*".*')
_NEWLINES = re.compile(r"\n\n*")
_LINE_AHEAD = re.compile(
    r"[一二三四五六七八九十]{1,3}[、，.是]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[章节部]|附件|【|关于|发布|来源|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \t]*(?:\n|\Z)"
)
_NUMBER_LAST = re.compile(r"[\u4e00-\u9fff]{2}\d{1,6}\.?\d*\Z")
_UNIT_FIRST = re.compile(
    "(?:人次|场次|件|起|场|次|名|人|家|份|个|条|项|户|%|万元|余?[件起场次名人家份个条项户])(?=[，。；、\u4e00-\u9fff])"
)
_NUMBER_FIRST = re.compile(r"\d{1,5}(?:\.\d+)?(?:[余多]?[万亿]?[\u4e00-\u9fff]|%)")
_TITLES = ("报告", "总结", "情况", "要点", "计划", "安排", "汇报", "通知", "公告")
_SENTENCE_END = frozenset("。！？；：”》）…|")
_WRAPPED = 16
"""A line shorter than this is a heading, a cell or an item, and its newline is kept."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The reading form.

    Attributes:
        text: the reading form.
        offsets: for each of its characters the offset of that character in the original, and one more for the end.
    """

    text: str
    offsets: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that ``text[start:end]`` was made from; no blanks at its ends."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def make_plain(text: str) -> Plain:
    """The reading form of ``text``; every character of it comes from one character of ``text``."""
    same_length = _REPLACED.sub(_twin, simplified(text))
    if '"' in same_length:
        same_length = _STRAIGHT.sub(_opened_and_closed, same_length)
    drop = [span for match in _BLANK.finditer(same_length) for span in _blanks(same_length, *match.span())]
    drop += [match.span() for match in _NEWLINES.finditer(same_length) if _is_wrap(same_length, *match.span())]
    if not drop:
        return Plain(same_length, range(len(text) + 1))
    drop.sort()
    pieces: list[str] = []
    offsets: list[range] = []
    position = 0
    for start, end in drop:
        if start > position:
            pieces.append(same_length[position:start])
            offsets.append(range(position, start))
        position = max(position, end)
    pieces.append(same_length[position:])
    offsets.append(range(position, len(text) + 1))
    return Plain("".join(pieces), tuple(chain.from_iterable(offsets)))


def _opened_and_closed(match: re.Match[str]) -> str:
    """Straight quotation marks of a line as opening and closing ones, where they come in pairs."""
    line = match[0]
    if line.count('"') % 2:
        return line
    return "".join(part + ("“”"[n % 2] if n < line.count('"') else "") for n, part in enumerate(line.split('"')))


def _twin(match: re.Match[str]) -> str:
    return _TABLE[match[0]]


def _blanks(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """What to leave out of a run of blanks: all but one that keeps two numbers apart, as in the cells of a row.

    45 320 is not 45320; what is not to be seen at all (a zero-width space) parts nothing.
    """
    if text[start - 1 : start].isdecimal() and text[end : end + 1].isdecimal():
        for torn in _TORN.finditer(text, max(start - 10, 0), end + 10):
            if torn.start() < start < torn.end():
                return ((start, end),)
        for at in range(start, end):
            if text[at].isspace():
                return (start, at), (at + 1, end)
    return ((start, end),)


def _is_wrap(text: str, start: int, end: int) -> bool:
    """Whether the newline at ``start`` only breaks a line, in the middle of a sentence.

    A title or a heading ends without a stop too; what tells broken prose from it is prose: a comma inside, or a break
    where no line of its own can begin or end.
    """
    if end - start > 1 or start == 0 or end >= len(text):
        return False
    line_start = text.rfind("\n", 0, start) + 1
    line = text[line_start:start].strip(" \u3000\t\xa0")
    if line[-1:].isdigit() or line.endswith("."):  # a number that a line breaks: 检查单位86 / 4家次
        before, after = _NUMBER_LAST.search(line), _NUMBER_FIRST.match(text, end)
        if before and after and (line[-1].isdigit() or line[-2:-1].isdigit()):
            return True
    if _NUMBER_LAST.search(line.rstrip("万亿余多")) and _UNIT_FIRST.match(text, end):
        return True  # 送法下乡23 / 场
    if len(line) < _WRAPPED or line[-1] in _SENTENCE_END:
        return False
    if text[end] in " \u3000\t\xa0" or _LINE_AHEAD.match(text, end):  # an indented line begins a paragraph
        return False
    if line[-1] in "，、" or text[end] in "，。、；）%”》" or (line[-1].isdigit() and text[end].isdigit()):
        return True
    last = line[line.rfind("。") + 1 :]
    if last != line and "，" not in last and "是" not in last[:3] and _LINE_AHEAD.match(last):
        return False  # 召开会议。二、存在的不足
    if _LINE_AHEAD.match(line):
        return len(line) >= 2 * _WRAPPED and any(mark in line for mark in "，。；")
    return any(mark in line for mark in "，。；") and not line.endswith(_TITLES)
