"""Slides as Neo4j Browser takes them: it cuts a guide at its ``<slide>`` tags and runs ``pre.runnable`` at a click.

Browser cleans what it fetches by patterns, not by a parser: it would take `` onX=1`` in a query for a handler of events
and drop it. So every sign that has a meaning in HTML is escaped, and the equals sign too.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Runnable(NamedTuple):
    """A statement that runs at a click."""

    zh: str
    en: str
    about: str
    """What it is asked about; ``""`` for no name in particular."""
    statement: str
    """Cypher, or a command of Browser with its colon."""


class Slide(NamedTuple):
    """One slide."""

    zh: str
    en: str
    text_zh: Sequence[str]
    text_en: Sequence[str]
    queries: Sequence[Runnable]


def page(title: str, slides: Sequence[Slide]) -> str:
    """The guide as one page in HTML."""
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="zh-Hans"><head><meta charset="utf-8">',
            f"<title>{text(title)}</title></head><body>",
            '<article class="guide">',
            '<carousel class="deck container-fluid">',
            *(_slide(slide) for slide in slides),
            "</carousel>",
            "</article>",
            "</body></html>",
            "",
        )
    )


def text(words: str) -> str:
    """Text, safe anywhere in the guide."""
    return html.escape(words, quote=True).replace("=", "&#61;")


def _slide(slide: Slide) -> str:
    parts = [
        '<slide class="row-fluid"><div class="col-sm-12">',
        f"<h3>{text(slide.zh)}</h3>",
        f'<p class="lead">{text(slide.en)}</p>',
        *(f"<p>{text(words)}</p>" for words in slide.text_zh),
        *(f"<p><small>{text(words)}</small></p>" for words in slide.text_en),
    ]
    parts += [_runnable(query) for query in slide.queries]
    return "\n".join([*parts, "</div></slide>"])


def _runnable(query: Runnable) -> str:
    about = f"（{text(query.about)}）" if query.about else ""
    return "\n".join(
        (
            f"<h4>{text(query.zh)}{about}</h4>",
            f"<p><small>{text(query.en)}</small></p>",
            f'<figure><pre class="pre-scrollable code runnable">{text(query.statement)}</pre></figure>',
        )
    )
