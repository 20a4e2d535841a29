"""What a recogniser is: the protocol, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

if TYPE_CHECKING:
    from kg.text.document import Document


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reports on what, as far as the text says.

    Attributes:
        title: of the report.
        district: name of its district (``和平区``), ``None`` where the text hides or does not say it.
        code: six digits of GB/T 2260, ``None`` where the name alone leaves it open.
        written: the district as the text writes it, which may be a mask (``**区``).
        parent: name of the city or province above, ``None`` where it is not said.
        agency: who reports (``和平区司法局``).
        period: ``2022``, ``2025H1``.
        published: ISO date.
        redacted: whether the report hides its own district.
        start: where the title or the first sentence stands in the reading form.
        end: its end.
    """

    title: str | None = None
    district: str | None = None
    code: str | None = None
    written: str | None = None
    parent: str | None = None
    agency: str | None = None
    period: str | None = None
    published: str | None = None
    redacted: bool = False
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Finding:
    """A claim that a recogniser found: a span of the reading form and the record's own fields.

    The pipeline adds what all records share (``kind``, ``id``, ``report``, ``evidence``).
    """

    kind: str
    start: int
    end: int
    fields: dict[str, Any] = field(default_factory=dict)


class Extractor(Protocol):
    """A recogniser: made once with the vocabulary, then given one report after another.

    Other packages add theirs by an entry point of the group ``fazhi_kg.extractors`` that names a class or function which
    takes the vocabulary and returns one of these.
    """

    kind: ClassVar[str]

    def extract(self, document: Document, identity: Identity, earlier: list[Finding]) -> list[Finding]:
        """The claims of this kind in a report.

        Args:
            document: the report, prepared.
            identity: who reports on what.
            earlier: what the recognisers before this one found; not to be changed.
        """
        ...
