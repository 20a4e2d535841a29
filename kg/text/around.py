"""A costly pattern, tried only near what every match of it holds.

A pattern that may begin with many things is tried at every character of a text; where each of its matches holds a digit
or one of a few words, it is enough to look for those and then to step back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def find_around(
    pattern: re.Pattern[str], core: re.Pattern[str], reach: int, text: str, end: int | None = None
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text, 0, end)`` gives.

    Args:
        pattern: matches no empty string.
        core: what every match of it holds, beginning at most ``reach`` characters behind the beginning of the match.
        reach: see ``core``.
        text: to look through.
        end: of what is looked through.
    """
    end = len(text) if end is None else end
    position = ahead = 0
    while held := core.search(text, ahead, end):
        place = held.start()
        ahead = place + 1
        for start in range(max(position, place - reach), place + 1):
            if match := pattern.match(text, start, end):
                yield match
                ahead = position = match.end()
                break
