# ruff: noqa: INP001 - beside a script, not in a package
"""Markdown, as the generated pages need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.merged import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(heading) + " |", "|" + "---|" * len(heading)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def code(*words: str) -> str:
    """``a``, ``b`` as Markdown code."""
    return ", ".join(f"`{word}`" for word in words)


def short(iri: str) -> str:
    """``https://schema.org/Report`` -> ``schema:Report``."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
