"""One invented report as files of every format, for the tests of the readers.

``tests/data/report.doc`` is the file that :func:`as_docx` makes, saved by LibreOffice in Word's old format::

    python -c "from tests.report_files import *; open('report.docx', 'wb').write(as_docx())"
    soffice --headless --convert-to doc report.docx
"""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from kg.readers.reading import read
from tests.pdf_files import LEADING, LEFT, RIGHT, SIZE, TOP, Printed, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

OLD_WORD = (Path(__file__).parent / "data" / "report.doc").read_bytes()
TITLE = "青禾区司法局2023年法治政府建设年度报告"
OPENING = (
    "2023年，青禾区司法局在区委、区政府的领导下，围绕中心工作，深入推进法治政府建设，"
    "各项任务取得新的进展。现将有关情况报告如下："
)
DONE = (
    "一、主要工作成效",
    "（一）化解矛盾纠纷。坚持和发展新时代“枫桥经验”，全年排查矛盾纠纷1340件，调解矛盾纠纷1126件，调解成功率98.5%，为群众挽回经济损失1500余万元，未发生因调解不及时引发的案件。",
    "（二）做优公共法律服务。办理法律援助案件320件，办理公证事项1,208件，开展“法律明白人”培训12场，培训850人次，群众满意度达到99.2%，比上年提高1.3个百分点。",
    "（三）规范行政执法。区司法局行政执法协调监督科落实行政执法“三项制度”，组织案卷评查2次，评查案卷86卷，培训行政执法人员210人次。",
)
TABLE = (("项目", "数量"), ("行政复议案件", "45件"), ("行政应诉案件", "31件"))
REST = (
    "二、存在的不足",
    "专业人员力量不足，部分司法所只有1名工作人员，离群众的期待还有差距。",
    "三、2024年工作计划",
    "计划开展普法活动50场，新建公共法律服务站8个，继续擦亮“法治夜市”品牌。",
)
SIGNED = ("青禾区司法局", "2024年1月15日")
_LINES = 10
"""Lines of a page."""


def as_lines() -> list[str]:
    """The report as the readers should give it, line by line."""
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    return [TITLE, OPENING, *DONE, *rows, *REST, *SIGNED]


def as_docx() -> bytes:
    """A Word file with a running head, a table and indented paragraphs."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "青禾区司法局文件"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph(TITLE).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words in (OPENING, *DONE):
        document.add_paragraph(words).paragraph_format.first_line_indent = Pt(32)
    table = document.add_table(rows=len(TABLE), cols=2)
    for row, texts in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph()
    for words in REST:
        document.add_paragraph(words).paragraph_format.first_line_indent = Pt(32)
    for words in SIGNED:
        document.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_html(*, charset: str = "utf-8") -> bytes:
    """A page in the manner of a government's site, with menus, a script, styled pieces of sentences and a table."""
    rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in TABLE)
    before = "".join(f"<p style='text-indent:2em'>　　{words}</p>\n" for words in (OPENING, *DONE))
    before = before.replace("1126件", '<span lang="EN-US">1126</span>\n<span>件</span>')
    after = "".join(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{words}</p>" for words in REST)
    signed = "".join(f"<p align=right>{words}</p>" for words in SIGNED)
    page = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{TITLE}_青禾区</title><style>p {{ margin: 0 }}</style></head>
<body><div class="top"><a href="/">首页</a> | <a href="/zw">政务公开</a><input value="请输入关键字"></div>
<script>document.write("政务公开网")</script>
<ul><li><a href="/fw">办事服务</a></li><li><a href="/hd">互动交流</a></li></ul>
<h1>{TITLE}</h1><div class="zw">{before}<table border=1>{rows}</table>{after}{signed}</div>
<div style="display:none">二维码</div></body></html>"""
    return page.encode("gb18030" if charset == "gb2312" else charset)


def as_mht() -> bytes:
    """The page as browsers and Word save it in one file."""
    message = EmailMessage()
    message["Subject"] = "=?utf-8?B?6Z2S?="
    message.make_related()
    message.attach(part := EmailMessage())
    part.set_content(as_html(charset="gb2312").decode("gb18030"), subtype="html", charset="gb18030", cte="base64")
    return message.as_bytes()


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def as_pdf() -> bytes:
    """A PDF with a running head, page numbers and paragraphs that go over pages."""
    return pdf(_pages())


def _pages() -> list[list[Printed]]:
    lines = [(LEFT + (28 - len(TITLE)) * SIZE / 2, TITLE)]
    for words in (OPENING, *DONE):
        lines += _wrapped(words)
    lines += [(LEFT, "\t".join(row)) for row in TABLE]
    for words in REST:
        lines += _wrapped(words)
    lines += [(RIGHT - len(words) * SIZE, words) for words in SIGNED]
    pages = []
    for n in range(0, len(lines), _LINES):
        page = [Printed(LEFT, 800, 10, "青禾区司法局文件"), Printed(280, 40, 10, f"- {n // _LINES + 1} -")]
        for k, (left, words) in enumerate(lines[n : n + _LINES]):
            for cell, part in enumerate(words.split("\t")):
                page.append(Printed(left + cell * 200, TOP - k * LEADING, SIZE, part))
        pages.append(page)
    return pages


def _wrapped(words: str) -> list[tuple[float, str]]:
    """A paragraph as lines of 28 characters, the first indented by two."""
    rest = range(26, len(words), 28)
    return [(LEFT + 2 * SIZE, words[:26]), *((LEFT, words[n : n + 28]) for n in rest)]


FILES: dict[str, Callable[[], bytes]] = {
    "report.txt": lambda: "".join(f"{line}\n" for line in as_lines()).encode(),
    "report.docx": as_docx,
    "report.doc": lambda: OLD_WORD,
    "report.pdf": as_pdf,
    "report.html": as_html,
    "report.htm": lambda: as_html(charset="gb2312"),
    "report.mht": as_mht,
}


def lines(name: str, data: bytes) -> list[str]:
    """The lines that a file gives, without their indentation."""
    return [line.strip() for line in read(Path(name), data).text.splitlines()]
