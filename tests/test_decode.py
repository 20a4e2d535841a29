"""Bytes to text: which encodings are read, and what is said of files that hold no text."""

from __future__ import annotations

import codecs
import io
import random
import zipfile

import pytest

from kg.text.decode import decode
from ontology.errors import InputUnreadableError

TEXT = "　　一、工作成效\n2023年，青禾区司法局调解纠纷1126件，成功率98.5%。\n\u3000\u3000（一）“法律明白人”培训12场。\n"


def noise(length: int) -> bytes:
    return random.Random(length).randbytes(length)  # noqa: S311


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", TEXT * 50)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
    ],
    ids=[
        "utf-8",
        "utf-8 BOM",
        "gb18030",
        "gbk",
        "utf-16le BOM",
        "utf-16be BOM",
        "utf-16le",
        "utf-16be",
        "utf-32le BOM",
    ],
)
def test_encoding_is_recognised(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


def test_rare_characters_of_gb18030() -> None:
    text = "盱眙县、䶮镇、𠮷庄的人民调解工作" * 3
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_newlines_are_universal(newline: str, encoding: str) -> None:
    assert decode(TEXT.replace("\n", newline).encode(encoding))[0] == TEXT


def test_text_is_what_open_reads() -> None:
    data = "第一行\r\n第二行\r第三行\n\r\n\r第四行".encode()
    assert decode(data)[0] == io.TextIOWrapper(io.BytesIO(data), encoding="utf-8").read()


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "　　\n　".encode(), "　\n".encode("utf-16")],
    ids=["nothing", "blanks", "mark only", "utf-16 mark only", "ideographic blanks", "utf-16 blanks"],
)
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputUnreadableError, match=r"^report\.txt: the file is empty\. .+") as caught:
        decode(data, where="report.txt")
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0\0\0",
        noise(5000),
        noise(5001).replace(b"\0", b"\1"),
        zipped(),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<\0>>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
        bytes(100),
        b"\x01\x02\x03\x04plain\x05\x06\x0e\x0f",
        TEXT.encode("utf-16-le")[1:],
        TEXT.encode("utf-16-le") + b"\0",
    ],
    ids=["png", "random", "random, no NUL", "zip", "pdf", "doc", "NULs", "controls", "half a pair lost", "odd length"],
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputUnreadableError, match=r"^a/b\.txt: this is no text in UTF-8, GB18030 or UTF-16\. .*save"):
        decode(data, where="a/b.txt")


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_that_is_cut_off_is_not_read_as_other_characters(cut: int) -> None:
    data = (TEXT + "办结").encode()[:-cut]
    with pytest.raises(InputUnreadableError, match=rf"^r\.txt: byte {len(data) - (3 - cut)}: .*cut off.*Fetch"):
        decode(data, where="r.txt")


def test_utf8_that_lost_a_byte_in_the_middle() -> None:
    data = TEXT.encode()
    at = data.index("青".encode())
    with pytest.raises(InputUnreadableError, match=rf"byte {at}: .*damaged"):
        decode(data[: at + 1] + data[at + 2 :], where="r.txt")


def test_damage_behind_a_byte_order_mark_names_the_byte() -> None:
    with pytest.raises(InputUnreadableError, match=r"^byte \d+: .*damaged"):
        decode(codecs.BOM_UTF8 + TEXT.encode() + b"\xff")


def test_a_few_control_characters_do_no_harm() -> None:
    text = TEXT * 3 + "\x0b" + TEXT + "\x07"
    assert decode(text.encode())[0] == text
