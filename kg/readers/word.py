"""Word's .docx to text: paragraphs, rows of tables and text boxes in the order of the document.

The XML is read itself, because libraries pass over what Chinese documents are full of: smart tags around dates, content
controls, inserted text under revision, and numbers that only the list knows.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from zlib import error as ZlibError  # noqa: N812

from lxml import etree

from kg.readers.lines import Line, ReadText, joined, row_lines
from kg.readers.numbering import Numbering, attribute, child, local, value
from ontology.errors import InputUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

_MAIN = "word/document.xml"
_LARGEST = 200_000_000
"""Bytes of XML; no report comes near it, and an archive made to fill the memory goes far beyond."""
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GONE = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText", "rt", "Fallback", "object"})
"""Deleted text, properties, field codes, readings above characters, and what stands in for newer shapes."""


def read_docx(data: bytes, where: str) -> ReadText:
    """The text of a Word file, with the number of each paragraph.

    Raises:
        InputUnreadableError: it is damaged, cut off or locked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive)
            folder = main.rpartition("/")[0]
            body = child(_part(archive, main), "body")
            styles = _part(archive, f"{folder}/styles.xml")
            numbering = Numbering(_part(archive, f"{folder}/numbering.xml"), styles)
        if body is None:
            raise _damaged(where)
        named = {attribute(style, "styleId"): value(style, "name") or "" for style in _children(styles)}
        contents = {style for style, name in named.items() if name.lower().startswith("toc ")}
        return joined(list(_Reader(numbering, contents).lines(body)), "docx", "paragraph")
    except (zipfile.BadZipFile, ZlibError, EOFError, OSError, RuntimeError, ValueError, etree.XMLSyntaxError) as error:
        raise _damaged(where) from error


def _main_part(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the text: the package says it, nearly always ``word/document.xml``."""
    for relation in _children(_part(archive, "_rels/.rels")):
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or _MAIN).lstrip("/")
    return _MAIN


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    if name not in archive.namelist():
        return None
    if archive.getinfo(name).file_size > _LARGEST:
        raise zipfile.BadZipFile
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(archive.read(name), parser)


def _children(element: Element | None) -> Iterable[Element]:
    return () if element is None else element


def _damaged(where: str) -> InputUnreadableError:
    return InputUnreadableError(
        "this Word file is damaged or cut off",
        where=where,
        hint="Fetch it again, or open it in Word or WPS and save it anew",
    )


class _Reader:
    """Walks a document and counts its paragraphs."""

    def __init__(self, numbering: Numbering, contents: set[str | None]) -> None:
        self._numbering = numbering
        self._contents = contents  # styles of the lines of a table of contents, which says everything twice
        self._paragraph = 0

    def lines(self, parent: Iterable[Element]) -> Iterator[Line]:
        """The lines of a body, a cell or a text box."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph_lines(element)
            elif name == "tr":
                yield from row_lines([list(self.lines(cell)) for cell in _cells(element)])
            elif name not in _GONE and name not in {"sectPr", "tblPr", "tblGrid"}:
                yield from self.lines(element)  # tables, content controls, marks of revision

    def _paragraph_lines(self, paragraph: Element) -> Iterator[Line]:
        self._paragraph += 1
        number = self._paragraph
        label = self._numbering.label(paragraph)
        boxes: list[Element] = []
        words = "".join(_words(paragraph, boxes))
        if words.strip() and value(paragraph, "pPr", "pStyle") not in self._contents:
            yield label + words, number
        for box in boxes:  # its paragraphs are numbered as the one that it is fixed to
            inner = _Reader(self._numbering, self._contents)
            yield from ((line, number) for line, _ in inner.lines(box))


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _cells(element)


def _words(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The characters of a paragraph; the text boxes that are fixed to it are put into ``boxes``."""
    for part in element:
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name == "txbxContent":
            boxes.append(part)
        elif name not in _GONE and not (name == "r" and _hidden(part)):
            yield from _words(part, boxes)


def _hidden(run: Element) -> bool:
    mark = child(run, "rPr", "vanish")
    return mark is not None and attribute(mark, "val") not in {"0", "false", "off"}
