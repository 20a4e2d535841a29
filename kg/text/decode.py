"""Bytes to text: by byte order mark, then strict UTF-8, then GB18030; anything else is refused."""

from __future__ import annotations

import codecs
import re

from ontology.errors import InputUnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SHARE_OF_TEXT = 0.9
"""So much of a text in UTF-16 without a mark must be Chinese, its punctuation or ASCII; read with the bytes of each
pair swapped it is not."""
_SHARE_OF_UTF8 = 0.8
"""So much of the bytes above ASCII is whole characters of UTF-8 only where the file was UTF-8 before it was damaged."""
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x1b\x7f]")
_SHARE_OF_CONTROLS = 0.01
_USUAL = re.compile(r"[\t\n\r\x20-\x7e\u00b7\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def decode(data: bytes, *, where: str = "") -> tuple[str, str]:
    """Decode the bytes of a text file.

    Args:
        data: the whole file.
        where: its name, for the error.

    Returns:
        The text with universal newlines, as ``open(path).read()`` gives it, and the name of the encoding.

    Raises:
        InputUnreadableError: the bytes are empty, or no text in a known encoding.
    """
    if not data.strip():
        raise _empty(where)
    text, encoding = _decoded(data, where)
    if not text.strip("\ufeff \t\n\u3000"):
        raise _empty(where)
    if len(_CONTROLS.findall(text)) > len(text) * _SHARE_OF_CONTROLS:
        raise _unreadable(where)
    return text, encoding


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, where), encoding
    if b"\0" in data:
        return _without_mark(data, where)
    try:
        return _newlines(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        if _was_utf8(data):  # GB18030 would read it, as other characters than were written
            raise _damaged(error.start, where) from error
    try:
        return _newlines(data.decode("gb18030")), "gb18030"
    except UnicodeDecodeError as error:
        raise _unreadable(where) from error


def _without_mark(data: bytes, where: str) -> tuple[str, str]:
    """UTF-16 that lost its byte order mark: the order that gives Chinese."""
    if len(data) % 2 == 0:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = data.decode(encoding, "replace")
            if len(_USUAL.findall(text)) >= len(text) * _SHARE_OF_TEXT:
                return _strict(data, encoding, where), encoding
    raise _unreadable(where)


def _was_utf8(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 as a whole hold so much of it that they were: cut off, or a byte lost."""
    high = sum(byte > 0x7F for byte in data)
    whole = sum(len(c.encode()) for c in data.decode("utf-8", "ignore") if c > "\x7f")
    return whole >= high * _SHARE_OF_UTF8


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return _newlines(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise _damaged(error.start, where) from error


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(where: str) -> InputUnreadableError:
    return InputUnreadableError(
        "this is no text in UTF-8, GB18030 or UTF-16",
        where=where,
        hint="Open it in the program that made it and save it as text in UTF-8",
    )


def _empty(where: str) -> InputUnreadableError:
    return InputUnreadableError("the file is empty", where=where, hint="Save the report's text in it")


def _damaged(byte: int, where: str) -> InputUnreadableError:
    return InputUnreadableError(
        "the text is damaged or cut off: its bytes stop making sense there",
        where=f"{where}: byte {byte}" if where else f"byte {byte}",
        hint="Fetch or save the file again, as text in UTF-8",
    )
