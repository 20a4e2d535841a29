"""What is made for a Neo4j: guide, style and the questions, as files by their paths."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from kg.browser import cypher
from kg.browser.examples import Examples, parameters
from kg.browser.guide import guide
from kg.browser.slides import Runnable
from kg.browser.style import style
from queries.catalogue import THEMES, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from loaders.store import Store

GUIDE, STYLE, ARCHIVE = "guide.html", "kg.grass", "queries.zip"
BEFORE_ALL = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive, so that the same questions give the same bytes."""


def files(
    store: Store, served_at: str | None = None, begun: Callable[[str], None] = lambda _: None
) -> dict[str, bytes]:
    """Every file by its path, as ``guide.html`` and ``queries/graph.cypher``; the same store gives the same bytes.

    Args:
        store: what is loaded, which the guide and the questions take their examples from.
        served_at: the address at which they will be served, as ``http://127.0.0.1:8765``, for the guide to name.
        begun: is told each question before it is tried.
    """
    examples = Examples(store)
    documents = {}
    for name in catalogue():
        begun(name)
        documents[name] = _document(examples, name)
    made = {
        GUIDE: guide(store, examples, _commands(served_at) if served_at else ()).encode(),
        STYLE: style().encode(),
        ARCHIVE: archive({f"{_folder(name)}/{name}.cypher": content for name, content in documents.items()}),
    }
    return made | {f"queries/{name}.cypher": content for name, content in documents.items()}


def _commands(served_at: str) -> list[Runnable]:
    return [
        Runnable("先给图着色", "Colour the graph", "", f":style {served_at}/{STYLE}"),
        Runnable(
            "把本指南放到左侧，一直看得见", "Keep this guide in view, at the left", "", f":guide {served_at}/{GUIDE}"
        ),
    ]


def _document(examples: Examples, name: str) -> bytes:
    """A question as a file: with values that it has an answer for, else with the first that there are, or null."""
    query = catalogue()[name]
    found = examples.answered(query)
    if found is None:
        first = {p.name: next(iter(examples.of(p.type)), None) for p in query.parameters if p.required}
        found = {name: example for name, example in first.items() if example}
    return cypher.document(query, parameters(query, found)).encode()


def _folder(name: str) -> str:
    """Where Browser puts a question among its favourites: a folder a theme."""
    return " ".join(THEMES[catalogue()[name].theme])


def archive(contents: Mapping[str, bytes]) -> bytes:
    """A ZIP file, not compressed: what compresses is not the same everywhere."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for path in sorted(contents):
            made.writestr(zipfile.ZipInfo(path, BEFORE_ALL), contents[path])
    return buffer.getvalue()
