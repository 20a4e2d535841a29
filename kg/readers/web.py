"""Web pages to text: every line that a browser shows, in order, but for menus and controls.

What stands around a report on a government's site (publisher, date, footer) says who reports, so it stays; lines that
are nothing but links go. What the page does not show but its head says (title, date, source) comes first.
"""

from __future__ import annotations

import codecs
import re
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from kg.readers.lines import Line, ReadText, joined, row_lines
from kg.text.decode import decode
from ontology.errors import InputUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030"}
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "canvas", "map", "audio"}
    | {"video", "select", "option", "button", "input", "textarea", "datalist", "nav", "dialog"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
    }
    | {"fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li", "main"}
    | {"menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = "[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]"
_SOURCE_LINES = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n\f]\s*|[ \t]*[\r\n\f][ \t\r\n\f]*(?={_WIDE})")
"""A line break of the source beside Chinese, where nobody writes blanks."""
_MENU_MARKS = re.compile(r"[\s|｜丨/>＞»·,，、_\[\]【】()（）-]+")
_TITLE_PARTS = re.compile(r"[_|｜]|\s[-–—]+\s|--+")
_HEAD_LINES = (  # what the head of a page says of it, by the names that the state's guide for such sites gives
    ("标题", ("articletitle",)),
    ("发布日期", ("pubdate", "publishdate")),
    ("来源", ("contentsource", "source")),
    ("网站名称", ("sitename",)),
)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_LOST = "\ufffd"


def read_html(data: bytes, where: str) -> ReadText:
    """The text of a page.

    Raises:
        InputUnreadableError: it is damaged where it can be seen.
    """
    return _page(_decoded(data, where), where)


def read_mht(data: bytes, where: str) -> ReadText:
    """The text of a page that was saved as one file with its pictures.

    Raises:
        InputUnreadableError: there is no page in it, or it is damaged.
    """
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            declared = part.get_content_charset() or ""
            return _page(_decoded(content if isinstance(content, bytes) else b"", where, declared), where)
    raise InputUnreadableError(
        "there is no page in this web archive", where=where, hint="Open it in a browser and save it as .html"
    )


def _decoded(data: bytes, where: str, declared: str = "") -> str:
    """A page's characters; bytes that a site's own software cut in two are let pass and looked for in what is shown."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not data.strip():
        return decode(data, where=where)[0]
    data = data.removeprefix(codecs.BOM_UTF8)
    match = _CHARSET.search(data[:4096])
    declared = (match[1].decode() if match else declared).lower()
    for encoding in ("utf-8", _CHARSETS.get(declared, declared), "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8" if declared.startswith("utf") else "gb18030", "replace")


def _page(source: str, where: str) -> ReadText:
    source = source.replace("\0", "").lstrip()
    if not source.strip():
        return ReadText("", "html")
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # no element in it
        return ReadText("", "html")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):  # the rest would be lost
        raise InputUnreadableError(
            "the page is nested too deeply to be read", where=where, hint="Open it in a browser and save it as text"
        )
    shown = joined(_Lines().read(root), "html").text
    if _LOST in shown:
        line = shown[: shown.index(_LOST)].count("\n") + 1
        raise InputUnreadableError(
            f"characters of the page are damaged (line {line} of its text)",
            where=where,
            hint="Fetch the page again, or save it as text in UTF-8",
        )
    if not shown.strip():
        return ReadText("", "html")
    return joined([(line, 0) for line in [*_said_by_the_head(root, shown), *shown.split("\n")]], "html")


class _Lines:
    """Walks a page and collects its lines; without recursion, because pages leave hundreds of elements open."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._parts: list[tuple[str, bool]] = []  # of the line that is being read: words, and whether they are a link

    def read(self, root: lxml.html.HtmlElement) -> list[Line]:
        """The lines of an element and what is in it."""
        headings = links = 0
        skipped = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            heading, link = tag in _HEADINGS, tag == "a" and _leads_somewhere(element)
            if event == "start":
                if tag in _BLOCKS:
                    self._end()
                if self._stands_alone(element):
                    walk.skip_subtree()
                    skipped = element
                    continue
                headings, links = headings + heading, links + link
                self._words(element.text, tag, linked=bool(links) and not headings)
                continue
            if element is skipped:
                skipped = None
            else:
                headings, links = headings - heading, links - link
            if tag in _BLOCKS:
                self._end()
            if element is not root:
                parent = element.getparent()
                self._words(element.tail, parent.tag, linked=bool(links) and not headings)
        self._end()
        return self._lines

    def _stands_alone(self, element: lxml.html.HtmlElement) -> bool:
        """Whether an element is done with, unseen or read as a whole."""
        tag = element.tag
        if tag in _UNSEEN or _HIDDEN.search(element.get("style") or ""):
            return True
        if tag == "br":
            self._parts.append(("\0", False))
        if tag == "tr":
            cells = [cell for cell in element if cell.tag in {"td", "th"}]
            if len(cells) > 1 and next(element.iter("table"), None) is None:
                self._lines += row_lines([_Lines().read(cell) for cell in cells])
                return True
        return False

    def _words(self, words: str | None, tag: str, *, linked: bool) -> None:
        if words:
            if tag == "pre":
                words = words.replace("\r\n", "\n").replace("\n", "\0")
            self._parts.append((words, linked))

    def _end(self) -> None:
        """Finish the line that is being read; one that is all links is a menu."""
        parts, self._parts = self._parts, []
        free = _MENU_MARKS.sub("", "".join(words for words, linked in parts if not linked).replace("\0", ""))
        if not free:
            return
        for line in "".join(words for words, _ in parts).split("\0"):
            self._lines.append((_SPACE.sub(" ", _SOURCE_LINES.sub("", line)).strip(" "), 0))


def _leads_somewhere(anchor: lxml.html.HtmlElement) -> bool:
    return anchor.get("href") is not None or anchor.get("onclick") is not None


def _said_by_the_head(root: lxml.html.HtmlElement, shown: str) -> Iterator[str]:
    """What the head says and the page does not show: title, date, source, site."""
    metas = {(meta.get("name") or "").lower(): (meta.get("content") or "").strip() for meta in root.iter("meta")}
    seen = _MENU_MARKS.sub("", shown)
    title = next((element.text_content() for element in root.iter("title")), "")
    for label, names in _HEAD_LINES:
        content = next((metas[name] for name in names if metas.get(name)), "")
        if label == "标题" and not content:
            parts = [_SPACE.sub(" ", part).strip() for part in _TITLE_PARTS.split(title)]
            content = max(parts, key=len, default="")
        if label == "发布日期":
            date = _DATE.search(content.replace("/", "-"))
            content = date[0] if date else ""
        if content and _LOST not in content and not _is_said(_MENU_MARKS.sub("", content), seen, label):
            yield f"{label}：{content}"


def _is_said(content: str, seen: str, label: str) -> bool:
    if label == "发布日期":  # any day that the page labels itself tells more than its head
        return re.search(r"(?:发布|公开|成文|生成|发文|更新|公布|印发)?(?:日期|时间)[：:]?\d{4}", seen) is not None
    return content in seen
