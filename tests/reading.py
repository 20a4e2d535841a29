"""Reading single sentences with one recogniser, for the tests of the recognisers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.extractors.base import Identity
from kg.text.document import make_document

if TYPE_CHECKING:
    from kg.extractors.base import Extractor, Finding

QINGPU = Identity(
    district="青浦区", written="青浦区", parent="上海市", code="310118", agency="青浦区司法局", period="2023"
)
MASKED = Identity(written="**区", agency="**区司法局", period="2023", redacted=True)
COUNTY = Identity(
    district="陇西县", written="陇西县", parent="定西市", code="621122", agency="陇西县司法局", period="2023"
)


def read(
    extractor: Extractor, text: str, identity: Identity = QINGPU, earlier: list[Finding] | None = None
) -> list[dict[str, Any]]:
    """The fields of what is found, each with its ``quote``; checks that the quote is the text at its place."""
    document = make_document(text, period=identity.period)
    found = []
    for finding in extractor.extract(document, identity, earlier or []):
        evidence = document.evidence(finding.start, finding.end)
        assert finding.kind == extractor.kind
        assert finding.start < finding.end
        assert evidence["quote"] == text[evidence["start"] : evidence["end"]] != ""
        found.append({**finding.fields, "quote": evidence["quote"]})
    return found


def names(extractor: Extractor, text: str, identity: Identity = QINGPU) -> list[str]:
    """The names of what is found."""
    return [fields["name"] for fields in read(extractor, text, identity)]
