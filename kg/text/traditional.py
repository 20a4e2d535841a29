"""Texts in traditional characters, as machine-made mirrors of simplified pages have them: read as simplified ones.

Character for character, so that every offset stays; the original is what evidence quotes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_SIGNS = re.compile("[區縣務規劃處關發設構為與辦聯產業進責達調會議實機導執]")
_SAMPLE = 2_000
_LEAST = 10
"""So many of the signs in the sample make a text a traditional one; a name or two do not."""


def simplified(text: str) -> str:
    """``text`` in simplified characters if it is written in traditional ones, else as it is; of the same length."""
    if len(_SIGNS.findall(text, 0, _SAMPLE)) < _LEAST:
        return text
    return text.translate(_table())


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    lines = files("kg.text").joinpath("traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = [pair for line in lines if not line.startswith("#") for pair in line.split()]
    return {ord(pair[0]): pair[1] for pair in pairs}
