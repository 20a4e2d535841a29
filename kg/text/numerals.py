"""Chinese and Arabic numerals: what a number looks like in a reading form, and what it is worth.

Arabic digits may be grouped (1,100), decimal (2.7) and scaled (2.7万, 3万4千, 1.2亿); Chinese ones are written out
(二十三, 两千零五, 一百二十三万). Values are exact: integers where they are whole, the nearest float otherwise.
"""

from __future__ import annotations

import re
from fractions import Fraction

ARABIC = r"\d+(?:[，,]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
"""A number in digits without a scale; a comma counts only between groups of three."""
SCALE = r"[十百千万亿]+"
CHINESE_DIGITS = "零○一二两三四五六七八九"
CHINESE = rf"[{CHINESE_DIGITS}十百千万亿]+"

_DIGIT = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "○": 0}
_SCALE = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_PART = re.compile(rf"({ARABIC})({SCALE})?")


def number(words: str) -> int | float | None:
    """What a numeral is worth, ``None`` where it is none.

    >>> number("2.7万"), number("3万4千"), number("1，100万"), number("两千零五"), number("百万")
    (27000, 34000, 11000000, 2005, None)
    """
    if words.isdecimal() and words.isascii():
        return int(words)
    value = _mixed(words) if words[:1].isdecimal() else _chinese(words)
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _mixed(words: str) -> Fraction | None:
    total = Fraction(0)
    position = 0
    least: int | None = None
    for part in _PART.finditer(words):
        scale = 1
        for character in part[2] or "":
            scale *= _SCALE[character]
        amount = Fraction(part[1].replace("，", "").replace(",", "")) * scale
        if part.start() != position or (least is not None and (scale >= least or (scale == 1 and amount < 10))):
            return None  # 1万2 may be 12000 or two numbers
        total += amount
        position, least = part.end(), scale
    return total if position == len(words) and position else None


def _chinese(words: str) -> Fraction | None:
    if not words or words[0] in "百千万亿" or any(c not in _DIGIT and c not in _SCALE for c in words):
        return None
    if not any(c in _SCALE for c in words):  # digit by digit: 二○二三
        return Fraction(int("".join(str(_DIGIT[c]) for c in words)))
    if len(words) > 2 and words[-1] in _DIGIT and words[-2] in "百千万亿":  # 三千五 is 3500
        words += "十百千万亿"["百千万亿".index(words[-2])] if words[-2] != "亿" else "千万"
    total = section = digit = 0
    for character in words:
        if character in _DIGIT:
            digit = _DIGIT[character]
        elif (scale := _SCALE[character]) < 10_000:
            section += (digit or (1 if character == "十" else 0)) * scale
            digit = 0
        else:
            total = (total + section + digit) * scale if scale > 10_000 else total + (section + digit) * scale
            section = digit = 0
    return Fraction(total + section + digit)
