"""One way to read a file of any format; a format's library is loaded when the first such file comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.readers.formats import format_of
from kg.readers.lines import ReadText
from ontology.errors import InputUnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, data: bytes) -> ReadText:
    """The text of a file, and where its pages or paragraphs begin.

    Args:
        path: of the file, for its suffix and for errors; it is not opened.
        data: the whole file.

    Raises:
        InputUnreadableError: it is empty, damaged, locked by a password, of another kind, or there is no text in it.
    """
    where = str(path)
    found = format_of(path, data)
    if found == "text":
        from kg.text.decode import decode  # noqa: PLC0415

        return ReadText(*decode(data, where=where))
    if found in {"html", "mht"}:
        from kg.readers import web  # noqa: PLC0415

        text = web.read_mht(data, where) if found == "mht" else web.read_html(data, where)
    elif found == "docx":
        from kg.readers.word import read_docx  # noqa: PLC0415

        text = read_docx(data, where)
    elif found == "doc":
        from kg.readers.old_word import read_doc  # noqa: PLC0415

        text = read_doc(data, where)
    else:
        from kg.readers.pdf import read_pdf  # noqa: PLC0415

        text = read_pdf(data, where)
    if not text.text:
        hint = "Save the report's text in it"
        if found == "pdf":
            hint = "Its pages are pictures: recognise their text with an OCR program and save that"
        raise InputUnreadableError("there is no text in the file", where=where, hint=hint)
    return text
