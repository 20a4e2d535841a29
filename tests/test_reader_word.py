"""What of a Word file is text: numbers of lists, tables, boxes; and what is not."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.readers.numbering import chinese
from kg.readers.reading import read
from tests.report_files import DONE, OPENING, lines


def word(*blocks: str) -> bytes:
    """A Word file with paragraphs and tables given as XML."""
    document = docx.Document()
    for block in blocks:
        document.element.body.insert(-1, parse_xml(block.replace(">", f" {nsdecls('w')}>", 1)))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("<w:p><w:smartTag><w:r><w:t>2023年</w:t></w:r></w:smartTag><w:r><w:t>办结</w:t></w:r></w:p>", "2023年办结"),
        (
            "<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>",
            "新增",
        ),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>正文</w:t></w:r></w:p>", "正文"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r></w:p>", "可见"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的话</w:t></w:r></w:p></w:sdtContent></w:sdt>", "控件里的话"),
        ("<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>", "上\n下"),
        (
            "<w:p><w:r><w:t>正文</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
            "正文\n框里",
        ),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>xia</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>辖</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "辖",
        ),
    ],
    ids=["smart tag", "revision", "link", "field", "hidden", "control", "break", "text box", "ruby"],
)
def test_what_a_paragraph_of_word_shows(paragraph: str, text: str) -> None:
    assert read(Path("a.docx"), word(paragraph)).text == text + "\n"


def test_numbers_that_only_the_list_knows() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    levels = (
        ("chineseCountingThousand", "%1、", "nothing"),
        ("chineseCounting", "（%2）", "nothing"),
        ("decimal", "%2.%3", "space"),
    )
    xml = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="{suffix}"/>'
        f'{"<w:isLgl/>" if n == 2 else ""}<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text, suffix) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{xml}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, words in ((0, "工作"), (1, "普法"), (1, "调解"), (2, "案件"), (0, "不足"), (1, "人员"), (None, "正文")):
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        if depth is not None:
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>')
            )
    document.add_paragraph("圆点", style="List Bullet")
    document.add_paragraph("按样式编号", style="List Number")
    buffer = io.BytesIO()
    document.save(buffer)
    assert lines("a.docx", buffer.getvalue()) == [
        "一、工作", "（一）普法", "（二）调解", "2.1 案件", "二、不足", "（一）人员", "正文", "圆点", "1. 按样式编号",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1003, "一千零三")],
)
def test_numbers_as_one_counts(number: int, written: str) -> None:
    assert chinese(number) == written


def test_cells_of_a_table() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "名称"
    table.cell(0, 1).paragraphs[0].add_run("行政").add_break(WD_BREAK.LINE)
    table.cell(0, 1).paragraphs[0].add_run("复议")
    table.cell(1, 0).text = "12\n15"
    table.cell(1, 1).text = "件"
    table.cell(2, 0).text = "工作总结"
    table.cell(2, 1).text = OPENING + "\n" + DONE[1]
    buffer = io.BytesIO()
    document.save(buffer)
    found = read(Path("a.docx"), buffer.getvalue())
    assert found.text.splitlines() == [
        "| 名称 | 行政复议 |",
        "| 12 | 15 | 件 |",
        "工作总结",  # a form that holds the report in one cell
        OPENING,
        DONE[1],
    ]
    assert [place.number for place in found.places] == [1, 3, 5, 6]


def test_contents_are_not_said_twice() -> None:
    document = docx.Document()
    style = document.styles.add_style("TOC 1", 1)
    assert style.style_id == "TOC1"
    document.add_paragraph("一、工作成效\t1", style=style)
    document.add_paragraph("一、工作成效")
    buffer = io.BytesIO()
    document.save(buffer)
    found = read(Path("a.docx"), buffer.getvalue())
    assert found.text == "一、工作成效\n"
    assert [place.number for place in found.places] == [2]
