"""Titles of documents, hidden from readers of names: a document about something is not yet the thing that is run."""

from __future__ import annotations

import re

from kg.extractors.nouns import HIDDEN

_TITLE = re.compile(r"《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80})?》")
_MAKES = re.compile(r"(?:印发|制定|出台|制发|下发|修订|起草)[^，。；]*\Z")
_MAKING = 20
"""How far before a title the verb may stand that makes the document."""
_PAPERS = re.compile(
    r"(?:的)?(?:工作|实施|推进)*(?:方案|意见|办法|细则|规则|规定|通知|指引|要点|清单|计划|措施|制度|标准|条例|规划|事项|协议)[^“”]*》"
)


_SHOW = re.compile(
    r"(?:《[^《》\n]{1,23}[^《》\n报网台]》[、和]?){1,6}(?:等)?[一两二三四五六七八九十\d]{0,2}[个档]?(?:普法|法治|法制|电视|广播|专题|品牌|系列|网络)*(?:栏目|专栏|节目)"
)
"""Titles of what is broadcast in parts, which somebody runs: 《…》普法栏目."""
_AIRED = re.compile("(?:(?<=开播)|(?<=首播)|(?<=开办)|(?<=播出))(?:《[^《》\n]{1,23}[^《》\n报网台]》[、和]?){1,6}")
"""Behind these verbs a title is that of a show whatever follows: 开播《…》."""
_QUOTED = str.maketrans("《》", "“”")


def shows(text: str) -> list[tuple[int, int]]:
    """Where titles stand that are those of columns and shows, by start and end."""
    found = []
    if "栏目" in text or "专栏" in text or "节目" in text:
        found += [match.span() for match in _SHOW.finditer(text)]
    if "播" in text or "开办" in text:
        found += [match.span() for match in _AIRED.finditer(text)]
    return sorted(found)


def without_titles(text: str) -> str:
    """``text`` with its titles hidden, a character for a character; those of shows become quotations."""
    for start, end in shows(text):
        text = text[:start] + text[start:end].translate(_QUOTED) + text[end:]
    return _TITLE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    """A title hidden; of one that is made here what it quotes is left, and what stands behind that: “一窗通办”改革□□□□."""
    title = match[0]
    opened = title.find("“")
    if opened < 0 or not _MAKES.search(match.string, max(match.start() - _MAKING, 0), match.start()):
        return "《" + HIDDEN * (len(title) - 2) + "》"
    paper = _PAPERS.search(title, opened)
    closed = paper.start() if paper else len(title) - 1
    return "《" + HIDDEN * (opened - 1) + title[opened:closed] + HIDDEN * (len(title) - closed - 1) + "》"
