"""The numbers that Word shows before paragraphs but does not write into them: 一、（二）, 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVEL = re.compile(r"%([1-9])")
_SUFFIXES = {"tab": " ", "space": " ", "nothing": ""}


def local(element: Element) -> str:
    """An element's name without its namespace, which has two spellings."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along ``path`` of local names."""
    for name in path:
        if element is None:
            return None
        element = next((e for e in element if local(e) == name), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The attribute ``val`` of the element at ``path``."""
    return attribute(child(element, *path), "val")


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), None)


def chinese(number: int) -> str:
    """A number below 10,000 as one counts: 十二, 一百零五."""
    text, zero = "", False
    for unit, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if zero else "") + _DIGITS[digit] + place
        zero = not digit and bool(text)
    return text.removeprefix("一") if text.startswith("一十") else text or "零"


def _digits(number: int) -> str:
    return "".join("○" if d == "0" else _DIGITS[int(d)] for d in str(number))


def _roman(number: int) -> str:
    text = ""
    for amount, sign in _ROMAN:
        count, number = divmod(number, amount)
        text += sign * count
    return text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "chineseLegalSimplified": lambda n: chinese(n).translate(_LEGAL),
    "ideographLegalTraditional": lambda n: chinese(n).translate(_LEGAL),
    "japaneseLegal": lambda n: chinese(n).translate(_LEGAL),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda n: f"（{n}）",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
}
"""How the formats of the standard write a number of 1 and more; others are decimal."""


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, dict[int, Element]] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._styles = {attribute(style, "styleId") or "": style for style in _all(styles, "style")}
        self._style_levels: dict[tuple[str, str], int] = {}
        linked: dict[str, str] = {}
        for abstract in _all(numbering, "abstractNum"):
            name = attribute(abstract, "abstractNumId") or ""
            levels = {int(attribute(level, "ilvl") or 0): level for level in _all(abstract, "lvl")}
            self._lists[name] = levels
            for depth, level in levels.items():
                if style := value(level, "pStyle"):
                    self._style_levels[name, style] = depth
            if style := value(abstract, "numStyleLink"):
                linked[name] = style
        for number in _all(numbering, "num"):
            name = attribute(number, "numId") or ""
            self._list_of[name] = value(number, "abstractNumId") or ""
            for change in _all(number, "lvlOverride"):
                if start := value(change, "startOverride"):
                    self._starts[name, int(attribute(change, "ilvl") or 0)] = int(start)
        for name, style in linked.items():  # a list that borrows its levels from a style's list
            borrowed = value(self._styles.get(style), "pPr", "numPr", "numId") or ""
            self._lists[name] = self._lists.get(self._list_of.get(borrowed, ""), {})

    def label(self, paragraph: Element) -> str:
        """What stands before the paragraph: ``（三）``; ``""`` where it has no number, or a mere bullet."""
        number, depth = self._numbered(paragraph)
        name = self._list_of.get(number, "")
        level = self._lists.get(name, {}).get(depth)
        if level is None:
            return ""
        self._count(name, number, depth)
        kind = value(level, "numFmt") or "decimal"
        if kind in {"bullet", "none"}:
            return ""
        plain = child(level, "isLgl") is not None
        text = _LEVEL.sub(lambda m: self._written(name, int(m[1]) - 1, plain=plain), value(level, "lvlText") or "")
        return text + _SUFFIXES.get(value(level, "suff") or "tab", " ") if text else ""

    def _numbered(self, paragraph: Element) -> tuple[str, int]:
        """Number and level of the list that a paragraph belongs to, by itself or by its style."""
        own = child(paragraph, "pPr", "numPr")
        number, level = value(own, "numId"), value(own, "ilvl")
        if number is not None:
            return number, int(level or 0)
        name = value(paragraph, "pPr", "pStyle") or ""
        for style in self._family(name):
            listed = child(self._styles[style], "pPr", "numPr")
            if (number := value(listed, "numId")) is not None:
                by_style = self._style_levels.get((self._list_of.get(number, ""), style))
                return number, int(level or value(listed, "ilvl") or by_style or 0)
        return "", 0

    def _family(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style
            style = value(self._styles[style], "basedOn") or ""

    def _count(self, name: str, number: str, depth: int) -> None:
        counts = self._counts.setdefault(name, {})
        if number not in self._begun:
            self._begun.add(number)
            for (owner, level), start in self._starts.items():
                if owner == number:
                    counts[level] = start - 1
        counts[depth] = counts.get(depth, self._start(name, depth) - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def _start(self, name: str, depth: int) -> int:
        return int(value(self._lists[name].get(depth), "start") or 1)

    def _written(self, name: str, depth: int, *, plain: bool) -> str:
        number = self._counts[name].get(depth, self._start(name, depth))
        kind = value(self._lists[name].get(depth), "numFmt") or "decimal"
        return str(number) if plain or number < 1 else _WRITTEN.get(kind, str)(number)


def _all(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else [e for e in element if local(e) == name]
