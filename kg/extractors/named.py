"""What naming gives, and what it knows of a sentence on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extractors.phrases import shorten

if TYPE_CHECKING:
    from kg.extractors.spots import Spot
    from kg.text.quantities import Quantity

OWN = 0
"""The year of a value that the words give to the report's own period."""

_NAMELESS = "未指明"
"""The name of what neither its sentence nor its heading names."""


@dataclass(slots=True)
class Named:
    """A quantity and what it measures; offsets are those of the sentence.

    Attributes:
        quantity: in the offsets of the reading form.
        name: of the metric.
        start: where the words that say it begin.
        end: where they end.
        unit: of the quantity, or the one it takes from its left.
        year: the year that the words give this value in a list or a change (:data:`OWN` for the report's own period),
            ``None`` where they give none.
        rank: whether it is a place in a ranking.
        change: direction, what changes, and compared with what; ``None`` where it is a level.
    """

    quantity: Quantity
    name: str
    start: int
    end: int
    unit: str
    year: int | None = None
    rank: bool = False
    change: dict[str, str] | None = None


@dataclass(slots=True)
class State:
    """The sentence so far: what a later quantity can take over.

    Attributes:
        topic: what to fall back on where the sentence names nothing.
        year: of the report.
        verb: of the last name that was whole.
        noun: of it.
        nouns: the last noun counted in each class of units.
        name: of the last quantity.
        unit: of the last quantity that had one.
        unit_class: of that.
        scale: of that, 10000 for 万元.
        ranked: what the last ranking ranks.
        came: whether a change from one level to another has begun.
        part: whether the last quantity was a part of one before it.
        consumed: up to where the words are taken.
        out: what is named.
    """

    topic: str
    year: int | None
    verb: str = ""
    noun: str = ""
    name: str = ""
    nouns: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    unit_class: str = ""
    scale: int = 1
    ranked: str = ""
    came: bool = False
    part: bool = False
    consumed: int = 0
    out: list[Named] = field(default_factory=list)

    def emit(
        self,
        place: Spot,
        name: str,
        start: int,
        end: int,
        *,
        year: int | None = None,
        change: dict[str, str] | None = None,
        keep: bool = True,
    ) -> None:
        """Name the quantity at ``place``, said by the words from ``start`` to ``end``.

        With ``keep`` what follows can take name and unit over.
        """
        short = shorten(name, keep_end=True) or _NAMELESS
        self.out.append(Named(place.quantity, short, start, end, place.unit, year, change=change))
        self.consumed = end
        if keep:
            self.name = short
            if place.unit_class not in {"percentage", "percentage-points"}:
                self.unit, self.unit_class, self.scale = place.unit, place.unit_class, place.quantity.scale
