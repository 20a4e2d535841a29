"""Word's binary .doc (1997 to 2003, and WPS) to text, by the piece table of [MS-DOC]."""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_right
from typing import TYPE_CHECKING

import olefile

from kg.readers.lines import Line, ReadText, joined, row_lines
from ontology.errors import InputUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = 0xA5EC
_FIRST_OF_97 = 0x00C1
_ENCRYPTED = 0x0100
_TABLE_1 = 0x0200
_PAGE = 512
"""Bytes of a page of formatting."""
_IN_TABLE, _ROW_END, _HUGE = 0x2416, 0x2417, 0x6646
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of a property's operand by the top three bits of its code; 0: the next byte says."""
_LONG_CODE = 0xD608
"""The one property whose length takes two bytes."""
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_SHOWN = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": None}
_MARKS = str.maketrans(_SHOWN | dict.fromkeys(map(chr, (*range(9), 0x13, 0x14, 0x15))))
"""Breaks of lines, pages and columns, hyphens; anchors of pictures and notes go."""
_WAY = "Open it in Word or WPS and save it as .docx"


def read_doc(data: bytes, where: str) -> ReadText:
    """The main text of a Word file, with the number of each paragraph; rows of tables as lines.

    Raises:
        InputUnreadableError: it is damaged, locked by a password, older than Word 97, or no Word file.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            if container.exists("EncryptedPackage"):
                raise _locked(where)
            if not container.exists("WordDocument"):
                raise InputUnreadableError("this is an Office file, but not of Word", where=where, hint=_WAY)
            main = container.openstream("WordDocument").read()
            magic, version, flags = struct.unpack_from("<H", main)[0], *struct.unpack_from("<HxxxxxxH", main, 2)
            if magic != _MAGIC or version < _FIRST_OF_97:
                raise InputUnreadableError("this Word file is older than Word 97", where=where, hint=_WAY)
            if flags & _ENCRYPTED:
                raise _locked(where)
            table = container.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        return joined(list(_lines(_Binary(main, table))), "doc", "paragraph")
    except (OSError, struct.error, IndexError, ValueError, UnicodeDecodeError) as error:
        raise InputUnreadableError(
            "this Word file is damaged or cut off", where=where, hint=f"Fetch it again, or {_WAY[0].lower()}{_WAY[1:]}"
        ) from error


def _locked(where: str) -> InputUnreadableError:
    return InputUnreadableError(
        "the file is locked by a password", where=where, hint="Open it in Word or WPS and save it without a password"
    )


class _Binary:
    """The two streams of a document: its text in pieces, and the properties of its paragraphs."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self._main = main
        self._table = table
        self._runs = sorted(self._paragraphs())

    def characters(self) -> Iterator[tuple[str, int]]:
        """Each character of the main text, and its place in the stream."""
        length = struct.unpack_from("<I", self._main, 0x4C)[0]
        start, size = struct.unpack_from("<II", self._main, 0x1A2)
        block = self._table[start : start + size]
        at = 0
        while block[at] == 1:  # formatting of pieces, before their table
            at += 3 + struct.unpack_from("<H", block, at + 1)[0]
        count = (struct.unpack_from("<I", block, at + 1)[0] - 4) // 12
        firsts = struct.unpack_from(f"<{count + 1}I", block, at + 5)
        for n in range(count):
            units = min(firsts[n + 1], length) - firsts[n]
            if units <= 0:
                return  # notes, headers and footers are behind the main text
            place = struct.unpack_from("<I", block, at + 5 + 4 * (count + 1) + 8 * n + 2)[0]
            if place & 0x40000000:
                yield from self._piece((place & 0x3FFFFFFF) // 2, units, 1)
            else:
                yield from self._piece(place & 0x3FFFFFFF, units, 2)

    def _piece(self, place: int, units: int, width: int) -> Iterator[tuple[str, int]]:
        raw = self._main[place : place + units * width]
        if len(raw) < units * width:
            raise ValueError
        for character in raw.decode("cp1252" if width == 1 else "utf-16-le", "replace"):
            yield character, place
            place += width if character < "\U00010000" else 2 * width

    def kind(self, place: int) -> str:
        """Where the paragraph lies whose mark is at ``place`` of the stream."""
        n = bisect_right(self._runs, place, key=lambda run: run[0])
        return self._runs[n - 1][1] if n else "body"

    def _paragraphs(self) -> Iterator[tuple[int, str]]:
        """Where the runs of paragraphs of a kind begin in the stream, from the pages of formatting."""
        start, size = struct.unpack_from("<II", self._main, 0x102)
        count = (size - 4) // 8
        if count <= 0:
            return
        for number in struct.unpack_from(f"<{count}I", self._table, start + 4 * (count + 1)):
            first = (number & 0x3FFFFF) * _PAGE
            page = self._main[first : first + _PAGE]
            inside = page[_PAGE - 1]
            for n, place in enumerate(struct.unpack_from(f"<{inside}I", page)):
                at = page[4 * (inside + 1) + 13 * n] * 2
                words = page[at] if at else 0
                begin, length = (at + 1, 2 * words - 1) if words else (at + 2, 2 * page[at + 1] if at else 0)
                yield place, _kind(page[begin + 2 : begin + length])


def _kind(properties: bytes) -> str:
    """What a paragraph's properties say: ``body``, ``cell``, or ``row`` for the mark that ends a row of a table."""
    kind, at = "body", 0
    while at + 2 < len(properties):
        code = struct.unpack_from("<H", properties, at)[0]
        if code == _HUGE or (code == _ROW_END and properties[at + 2]):
            return "row"  # so many properties that they are kept elsewhere has only the end of a row
        if code == _IN_TABLE and properties[at + 2]:
            kind = "cell"
        size = _OPERANDS[code >> 13]
        if code == _LONG_CODE:
            size = 1 + struct.unpack_from("<H", properties, at + 2)[0]
        elif not size:
            size = 1 + properties[at + 2]
        at += 2 + size
    return kind


def _lines(binary: _Binary) -> Iterator[Line]:
    """Paragraphs end with a carriage return, cells and rows with a bell."""
    number = 1
    words: list[str] = []
    cell: list[Line] = []
    row: list[list[Line]] = []
    for character, place in binary.characters():
        if character not in "\r\x07":
            words.append(character)
            continue
        line = (_clean("".join(words)), number)
        words.clear()
        kind = binary.kind(place)
        if character == "\x07" and kind == "row":
            yield from row_lines(row)
            row = []
            continue
        number += 1
        if character == "\x07":
            row.append([*cell, line])
            cell = []
        elif kind == "cell":
            cell.append(line)
        else:
            yield line
    for rest in (*row, cell):
        yield from rest
    yield (_clean("".join(words)), number)


def _clean(words: str) -> str:
    """Fields give way to their results, marks to what they show."""
    before = ""
    while before != words:
        before, words = words, _FIELD.sub(lambda m: m[1] or "", words)
    return words.translate(_MARKS)
