"""Files that are damaged, locked or of another kind: what is said of them, and what to do."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import docx
import pytest

from kg.pipeline import SUFFIXES
from kg.readers.reading import read
from ontology.errors import InputUnreadableError
from tests.pdf_files import locked_pdf, pdf
from tests.report_files import FILES, OLD_WORD, TITLE, as_docx, as_pdf, page


def patched(offset: int, value: int) -> bytes:
    """The .doc with a short integer of its head changed."""
    data = bytearray(OLD_WORD)
    struct.pack_into("<H", data, data.index(b"\xec\xa5") + offset, value)
    return bytes(data)


def renamed(name: str) -> bytes:
    """The .doc with its main stream under another name."""
    data = bytearray(OLD_WORD)
    at = data.index("WordDocument\0".encode("utf-16-le"))
    data[at : at + 64] = name.encode("utf-16-le").ljust(64, b"\0")
    struct.pack_into("<H", data, at + 64, 2 * len(name) + 2)
    return bytes(data)


def empty() -> bytes:
    """A Word file without a paragraph."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("cut.docx", as_docx()[:9000], "this Word file is damaged or cut off. Fetch"),
        ("no-body.docx", zipped("word/document.xml"), "this Word file is damaged or cut off. Fetch"),
        ("empty.docx", empty(), "there is no text in the file. Save"),
        ("text.docx", TITLE.encode(), "this is no .docx file, or its beginning is lost. Fetch"),
        ("table.xlsx", zipped("xl/workbook.xml"), "this is a spreadsheet, which is not read. Save it as"),
        ("a.zip", zipped("report.txt"), "this is an archive, which is not read. Unpack it"),
        ("cut.doc", OLD_WORD[:7000], "this Word file is damaged or cut off. Fetch"),
        ("text.doc", TITLE.encode(), "this is no .doc file, or its beginning is lost. Fetch"),
        ("rich.doc", rb"{\rtf1\ansi }", "this is a file in Rich Text Format, which is not read. Save it as"),
        ("xml.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "this is a Word document"),
        ("old.doc", patched(2, 0x65), "this Word file is older than Word 97. Open it"),
        ("locked.doc", patched(10, 0x0100), "the file is locked by a password. Open it"),
        ("locked.docx", renamed("EncryptedPackage"), "the file is locked by a password. Open it"),
        ("table.xls", renamed("Workbook"), "this is an Office file, but not of Word. Open it"),
        ("cut.pdf", as_pdf()[:2000], "this PDF is damaged or cut off. Fetch"),
        ("broken.pdf", b"%PDF-1.4\n" + bytes(2000) + b"\n%%EOF", "this PDF is damaged or cut off. Fetch"),
        ("locked.pdf", locked_pdf(), "the file is locked by a password. Print"),
        ("scanned.pdf", pdf([[], []]), "there is no text in the file. Its pages are pictures"),
        ("text.pdf", TITLE.encode(), "this is no .pdf file, or its beginning is lost. Fetch"),
        ("bare.html", page("<script>一二三</script>"), "there is no text in the file. Save"),
        ("comment.html", b"<!DOCTYPE html><!-- <p>", "there is no text in the file. Save"),
        ("deep.html", page("<div>" * 3000 + "深"), "the page is nested too deeply to be read. Open"),
        ("none.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--", "there is no page"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02", "this is no text in UTF-8"),
        *((f"empty{suffix}", b" \n", "the file is empty. Save") for suffix in SUFFIXES),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "",
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_what_to_do(name: str, data: bytes, what: str) -> None:
    with pytest.raises(InputUnreadableError) as caught:
        read(Path(name), data)
    assert str(caught.value).startswith(f"{name}: {what}")
    assert caught.value.exit_code == 4
    assert caught.value.hint


@pytest.mark.parametrize("name", FILES)
def test_damage_is_refused_or_read_and_never_an_accident(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same damage every time
    whole = FILES[name]()
    for n in range(60):
        data = bytearray(whole)
        if n % 3:
            for _ in range(n):
                data[chance.randrange(len(data))] = chance.randrange(256)
        else:
            del data[chance.randrange(len(data)) :]
        try:
            text = read(Path(name), bytes(data)).text
        except InputUnreadableError:
            continue
        assert text.strip()


def test_a_bomb_of_an_archive_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(201):
            part.write(b" " * 1_000_000)
    with pytest.raises(InputUnreadableError, match="damaged"):
        read(Path("bomb.docx"), buffer.getvalue())
