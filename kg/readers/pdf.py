"""PDF to text: the lines of each page with their place, to be put together as paragraphs (kg.readers.reflow)."""

from __future__ import annotations

import re
import unicodedata
from ctypes import c_double
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from kg.readers.reflow import Glyph, Row, reflowed, without_margins
from ontology.errors import InputUnreadableError

if TYPE_CHECKING:
    from kg.readers.lines import ReadText

_TAIL = 2048
"""The mark of the end stands within so many bytes of it."""
_RADICALS = re.compile("[\u2e80-\u2fdf]")
"""Some programs write 工 and 行 as radicals, which look the same."""
_HYPHENS = frozenset("\x02\xad\ufffe")
"""What PDFium gives for a hyphen at the end of a line that belongs to no word."""


def read_pdf(data: bytes, where: str) -> ReadText:
    """The text of a PDF as paragraphs, with the page of each line; empty where its pages are pictures.

    Raises:
        InputUnreadableError: it is damaged, cut off or locked by a password.
    """
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-_TAIL:]:
        raise _damaged(where)  # PDFium would mend it and leave out the pages that are lost
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise InputUnreadableError(
                "the file is locked by a password", where=where, hint="Print it to a new PDF, or save it without one"
            ) from error
        raise _damaged(where) from error
    try:
        pages = [_rows(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise _damaged(where) from error
    finally:
        document.close()
    return reflowed(without_margins(pages), "pdf")


def _damaged(where: str) -> InputUnreadableError:
    return InputUnreadableError(
        "this PDF is damaged or cut off", where=where, hint="Fetch it again, or save its text from a viewer"
    )


def _rows(document: pypdfium2.PdfDocument, number: int) -> list[Row]:
    """The lines of a page, in the order in which it holds them."""
    page = document[number]
    height = page.get_height()
    text = page.get_textpage()
    rows: list[Row] = []
    rect = pdfium.FS_RECTF()  # advance and ascent, so that the white around a comma is no gap
    x, y = c_double(), c_double()
    for n in range(text.count_chars()):
        character = _character(pdfium.FPDFText_GetUnicode(text, n))
        if not character or character.isspace() or not pdfium.FPDFText_GetLooseCharBox(text, n, rect):
            continue  # blanks are seen in the places of what stands around them
        pdfium.FPDFText_GetCharOrigin(text, n, x, y)
        glyph = Glyph(character, rect.left, rect.right, height - rect.top, height - rect.bottom, height - y.value)
        if not any(row.takes(glyph, near=row is not rows[-1]) for row in reversed(rows)):
            rows.append(Row(number + 1, height, glyph))
            rows[-1].takes(glyph, near=False)
    text.close()
    page.close()
    return rows


@cache
def _character(code: int) -> str:
    character = chr(code) if 0 < code < 0x110000 else ""
    if character in _HYPHENS:
        return "-"
    return unicodedata.normalize("NFKC", character) if _RADICALS.match(character) else character
