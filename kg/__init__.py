"""Reading: a report goes in, facts come out; the command line on top, and the same things for Python.

What a program uses is here by name, and loaded when it is first used::

    import kg

    with kg.open(".fazhi-kg") as graph:
        graph.load("reports/")
        answer = graph.ask("districts-running", "枫桥经验")
        answer.polars()
        graph.evidence(answer)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api.graph import Graph, open  # noqa: A004 - as gzip.open
    from kg.api.loading import Summary
    from kg.api.reading import Extraction, extract
    from kg.api.table import Table
    from ontology.errors import KgError

__all__ = ["Extraction", "Graph", "KgError", "Summary", "Table", "extract", "open"]

_ROOMS = {
    "Extraction": "kg.api.reading",
    "Graph": "kg.api.graph",
    "KgError": "ontology.errors",
    "Summary": "kg.api.loading",
    "Table": "kg.api.table",
    "extract": "kg.api.reading",
    "open": "kg.api.graph",
}


if not TYPE_CHECKING:  # a type checker then knows the names above and no others

    def __getattr__(name: str) -> Any:
        """What is used first is loaded then: ``import kg``, which every command does, stays light."""
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
