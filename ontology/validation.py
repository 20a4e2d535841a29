"""Whether data keep to the shapes of ``shapes.ttl``: the gate before a store.

The Rust engine answers here; the tests hold it to pySHACL, the reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from shacl import Shapes

from ontology.model import SHAPES
from ontology.turtle import read_text

Format = Literal["turtle", "ntriples"]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong with one node."""

    node: str
    """IRI of the node."""
    path: str
    """IRI of the property; ``""`` where the node itself is wrong."""
    message: str
    """What the shape asks for."""
    value: str
    """What stands there instead; ``""`` where nothing does, or where no single value is at fault."""
    component: str
    """The SHACL constraint that failed, such as ``MinCountConstraintComponent``."""


def violations(data: str, format: Format = "turtle", *, at_most: int | None = None) -> list[Violation]:  # noqa: A002
    """What is wrong with RDF data, sorted; ``[]`` where they conform.

    Args:
        data: the data as text; one graph that holds what its nodes refer to.
        format: how the text is written.
        at_most: stop after so many.

    Raises:
        ValueError: the text is not of that format.
    """
    report = _shapes().validate_text(data, format=format, max_results=at_most)
    return sorted(
        Violation(
            node=result.focus_node.strip("<>"),
            path=(result.path or "").strip("<>"),
            message=result.message or "The node is not as its shape asks",
            value=result.value_plain or "",
            component=result.component,
        )
        for result in report.results
    )


@lru_cache(maxsize=1)
def _shapes() -> Shapes:
    return Shapes.from_turtle(read_text(SHAPES))
