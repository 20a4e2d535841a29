"""Bytes to text: by byte order mark, then strict UTF-8, then GB18030; anything else is refused."""

from __future__ import annotations

import codecs

from ontology.errors import InputUnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_NUL_SHARE_OF_UTF16 = 0.02  # Chinese text in UTF-16 has NULs only where it holds ASCII: digits, newlines


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
        raise InputUnreadableError("the file is empty", where=where, hint="Save the report's text in it")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, where), encoding
    if b"\0" in data:
        return _without_mark(data, where)
    for encoding in ("utf-8", "gb18030"):
        try:
            return _newlines(data.decode(encoding)), encoding
        except UnicodeDecodeError:
            continue
    raise _unreadable(where)


def _without_mark(data: bytes, where: str) -> tuple[str, str]:
    """UTF-16 that lost its byte order mark: NULs stand on one side of the pairs only."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    clean = min(even, odd) == 0 and max(even, odd) >= len(sample) * _NUL_SHARE_OF_UTF16 / 2
    if not clean or len(data) % 2:
        raise _unreadable(where)
    return _strict(data, encoding, where), encoding


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return _newlines(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise _unreadable(f"{where}: byte {error.start}" if where else f"byte {error.start}") from error


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(where: str) -> InputUnreadableError:
    return InputUnreadableError(
        "this is no text in UTF-8, GB18030 or UTF-16",
        where=where,
        hint="Open it in the program that made it and save it as text in UTF-8",
    )
