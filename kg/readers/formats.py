"""Which format a file has: by what is in it, and by its suffix only where the content leaves it open."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ontology.errors import InputUnreadableError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".mht": "mht",
    ".mhtml": "mht",
    ".docx": "docx",
    ".doc": "doc",
    ".pdf": "pdf",
}
"""The suffixes that a walk of folders takes, and the format that each stands for."""

_HEAD = 2048
_PDF = re.compile(rb"%PDF-\d")
_PAGE = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[a-zA-Z!/]")
_MHT = re.compile(rb"^(?:mime-version:|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE)
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=\"Word|<w:wordDocument\b|<pkg:package\b")
_ZIPPED = {"word/": "docx", "xl/": "a spreadsheet", "ppt/": "a presentation", "OFD.xml": "an OFD file"}
_WAY = "Save it as .docx, .pdf or text"


def format_of(path: Path, data: bytes) -> str:
    """The format of a file: text, html, mht, docx, doc or pdf.

    Raises:
        InputUnreadableError: it is of another kind, or no such file as its suffix says.
    """
    head = data[:_HEAD]
    where = str(path)
    if _PDF.search(head[:1024]):
        return "pdf"
    if head.startswith(b"PK"):
        return _zipped(data, where)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if head.lstrip().startswith(b"{\\rtf"):
        raise _other("a file in Rich Text Format", where)
    if _WORD_XML.search(head):
        raise _other("a Word document in the XML of 2003", where)
    if b"\0" not in head and _MHT.search(head):
        return "mht"
    start = _beginning(head)
    if start.startswith("<") and _PAGE.search(start):
        return "html"
    expected = SUFFIXES.get(path.suffix.lower(), "text")
    if expected in {"docx", "doc", "pdf", "mht"} and data.strip():
        raise InputUnreadableError(
            f"this is no {path.suffix.lower()} file, or its beginning is lost",
            where=where,
            hint="Fetch the file again, or give it the suffix of what it is",
        )
    if expected == "html" and b"\0" not in head and _TAG.search(data):
        return "html"  # a piece of a page
    return "text"


def _zipped(data: bytes, where: str) -> str:
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415 - slow to load, and most files are no archives

    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = ["word/"] if b"word/" in data else []  # cut off: its reader says so
    kinds = (kind for start, kind in _ZIPPED.items() if any(name.startswith(start) for name in names))
    kind = next(kinds, "an archive")
    if kind != "docx":
        raise _other(kind, where)
    return kind


def _other(kind: str, where: str) -> InputUnreadableError:
    way = "Unpack it and give the files in it" if kind == "an archive" else _WAY
    return InputUnreadableError(f"this is {kind}, which is not read", where=where, hint=way)


def _beginning(head: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            return head.decode(encoding, "ignore").lstrip()
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()
