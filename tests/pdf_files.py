"""A small writer of PDF, for the tests of its reader: lines of Chinese at given places."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIZE = 16
LEFT, RIGHT, TOP = 72, 72 + 28 * SIZE, 740
LEADING = 28


@dataclass(frozen=True)
class Printed:
    """A line of a page: points from the left and from the bottom, the size of the type, the words."""

    left: float
    bottom: float
    size: int
    words: str


def pdf(pages: Iterable[Sequence[Printed]]) -> bytes:
    """A PDF whose font is not in it, as many Chinese ones are."""
    contents = [_stream(page) for page in pages]
    first = 5
    font = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120/CapHeight 880"
        b"/ItalicAngle 0/StemV 93/FontBBox[0 -120 1000 880]>>>>"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(contents), b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(contents)))),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        font,
    ]
    for n, content in enumerate(contents):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (first + 2 * n + 1),
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
        ]
    return _file(objects)


def _file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(out)


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    secret = b"<" + b"5a" * 32 + b">"
    rights = b"/Encrypt<</Filter/Standard/V 1/R 2/O%s/U%s/P -44>>/ID[<00><00>]" % (secret, secret)
    return _file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"], rights)


def _stream(page: Sequence[Printed]) -> bytes:
    shown = [
        b"BT /F %d Tf %.1f %.1f Td <%s> Tj ET" % (p.size, p.left, p.bottom, p.words.encode("utf-16-be").hex().encode())
        for p in page
    ]
    return zlib.compress(b"\n".join(shown))
