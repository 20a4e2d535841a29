"""What naming gives, and what it knows of a sentence on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extractors.measurements.phrases import LONGEST, shorten

if TYPE_CHECKING:
    from kg.extractors.measurements.spots import Spot
    from kg.text.amounts import Quantity

OWN = 0
"""The year of a value that the words give to the report's own period."""

NOT_COUNTED = frozenset({"percentage", "percentage-points", "money", "multiples", "points", "duration", "extent"})
"""Classes of units that measure and do not count."""
_OF_PARTS = frozenset({6, 7})
"""How long periods are that are parts of a year: 2024H1."""
_NAMELESS = "未指明"
"""The name of what neither its sentence nor its heading names."""

_HEAD = 4
"""So many letters at its end say what a name that is too long is of."""


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
            ``None`` where they give none; a string for a part of a year (``2023H1``).
        rank: whether it is a place in a ranking.
        change: direction, what changes, and compared with what; ``None`` where it is a level.
        unit_class: of the unit.
        former: whether it is the level that a change comes from.
        began: where the words of such a change begin, for the level that it goes to; -1 where it is none.
    """

    quantity: Quantity
    name: str
    start: int
    end: int
    unit: str
    year: int | str | None = None
    rank: bool = False
    change: dict[str, str] | None = None
    unit_class: str = ""
    former: bool = False
    began: int = -1


@dataclass(slots=True)
class State:
    """The sentence so far: what a later quantity can take over.

    Attributes:
        topic: what to fall back on where the sentence names nothing.
        period: of the report.
        verb: of the last name that was whole.
        noun: of it.
        units: the last noun counted in each unit.
        nouns: the last noun counted in each class of units.
        name: of the last quantity.
        unit: of the last quantity that had one.
        unit_class: of that.
        scale: of that, 10000 for 万元.
        ranked: what the last ranking ranks.
        ahead: the only unit that the sentence counts in.
        ahead_class: of that.
        came: what a change from one level to another that has begun is of.
        reached: whether its second level was named.
        origin: the year of the level that it came from, where the words gave one.
        began: where its words begin.
        base: what the last level was that another is compared with.
        awaits: that level, where what follows has yet to name it.
        before: what the sentence before counted last: its noun and unit.
        part: whether the last quantity was a part of one before it.
        parted: what 分列 has yet to deal places out to.
        dealt: what the last 分别 dealt values out to.
        consumed: up to where the words are taken.
        out: what is named.
    """

    topic: str
    period: str | None
    verb: str = ""
    noun: str = ""
    name: str = ""
    units: dict[str, str] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    unit_class: str = ""
    scale: int = 1
    ranked: str = ""
    ahead: str = ""
    ahead_class: str = ""
    came: tuple[str, ...] = ()
    reached: bool = False
    origin: int | str | None = None
    began: int = -1
    base: str = ""
    awaits: Named | None = None
    before: tuple[str, str] = ("", "")
    part: bool = False
    dealt: list[str] = field(default_factory=list)
    parted: list[str] = field(default_factory=list)
    consumed: int = 0
    out: list[Named] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """That the report is about."""
        return int(self.period[:4]) if self.period else None

    def counted(self, unit_class: str) -> str:
        """What was counted last in a class of units."""
        return next((o.name for o in reversed(self.out) if o.unit_class == unit_class and not o.change), "")

    @property
    def ranked_name(self) -> str:
        """The name of the last place in a ranking."""
        return next((o.name for o in reversed(self.out) if o.rank), self.ranked)

    def ago(self, years: int, *, same: bool) -> int | str | None:
        """So many years before the report's; with ``same`` the same part of that year."""
        if self.period is None or self.year is None:
            return None
        part = self.period[4:] if same and len(self.period) in _OF_PARTS else ""
        return f"{self.year - years}{part}" if part else self.year - years

    def emit(
        self,
        place: Spot,
        name: str,
        start: int,
        end: int,
        *,
        year: int | str | None = None,
        change: dict[str, str] | None = None,
        keep: bool = True,
    ) -> None:
        """Name the quantity at ``place``, said by the words from ``start`` to ``end``.

        With ``keep`` what follows can take name and unit over.
        """
        short = shorten(name, keep_end=True) or _NAMELESS
        self.out.append(
            Named(place.quantity, short, start, end, place.unit, year, change=change, unit_class=place.unit_class)
        )
        if keep and self.awaits is not None and self.awaits.unit_class == place.unit_class:
            self.awaits.name, self.awaits = short, None
        self.consumed = end
        if keep:
            self.name = short
            if place.unit_class not in {"percentage", "percentage-points"}:
                self.unit, self.unit_class, self.scale = place.unit, place.unit_class, place.quantity.scale
                if self.noun:
                    self.units[place.unit] = self.noun


_SIBLING = 4
"""Letters at the end that two names must share to be of one kind."""


def joined(of: str, phrase: str) -> str:
    """Both as one name, what both say once (直接纠错, 纠错率); only ``phrase`` where that would be too long."""
    if len(phrase) > _SIBLING and of[-_SIBLING:] == phrase[-_SIBLING:]:
        return phrase  # 公调对接成功调解, 诉调对接成功调解: one does not head the other
    for length in range(min(len(of), len(phrase)), 1, -1):
        if of.endswith(phrase[:length]):
            of = of[:-length]
            break
    for head in (of, of.rpartition("、")[2], of.rpartition("的")[2], of[-_HEAD:]):
        if len(head) + len(phrase) <= LONGEST:
            return head + phrase
    return phrase


def governed(verb: str, of: str) -> str:
    """A verb and what it is done to; where both are too long only the end of the latter."""
    room = max(LONGEST - len(verb), _HEAD)
    return verb + next(
        (end for end in (of, of.rpartition("的")[2], of.rpartition("、")[2]) if len(end) <= room), of[-room:]
    )
