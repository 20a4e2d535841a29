"""What of a web page is text, and what its head adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.readers.reading import read
from ontology.errors import InputUnreadableError
from tests.report_files import lines, page


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>坚持<span>新时代</span><b>“枫桥经验”</b></p>", "坚持新时代“枫桥经验”"),
        ("<p>第一行<br>第二行</p>", "第一行\n第二行"),
        ("<p>源码\n   换行</p>", "源码换行"),
        ("<p>two\n  words</p>", "two words"),
        ("<nav>导航</nav><p>正文</p><script>代码</script><select><option>选项</select>", "正文"),
        (
            "<ul><li><a href=a>菜单</a><li><a href=b>菜单</a> | <a href=c>菜单</a></ul><p>见<a href=d>附件</a>。</p>",
            "见附件。",
        ),
        ("<h2><a href=a>标题可以是链接</a></h2>", "标题可以是链接"),
        ("<p><a name=top>锚点不是链接</a></p>", "锚点不是链接"),
        ("<table><tr><td>索引号</td><td>X/2024</td></tr></table>", "| 索引号 | X/2024 |"),
        ("<table><tr><td>版式<table><tr><td>甲<td>乙</table><td>旁边</table>", "版式\n| 甲 | 乙 |\n旁边"),
        ("<p style='display: none'>隐藏</p>尾巴<pre>一\n二</pre>", "尾巴\n一\n二"),
        ("<div>未关闭<p>段落一<p>段落二<div>三", "未关闭\n段落一\n段落二\n三"),
        ("<font>" * 1500 + "很深", "很深"),
    ],
    ids=[
        "inline",
        "br",
        "source",
        "latin",
        "controls",
        "menu",
        "heading",
        "anchor",
        "row",
        "layout",
        "hidden",
        "open",
        "deep",
    ],
)
def test_what_a_page_shows(body: str, text: str) -> None:
    assert read(Path("a.html"), page(body)).text == text + "\n"


def test_the_head_says_what_the_page_does_not_show() -> None:
    head = (
        '<title>某区2023年法治报告_某区人民政府</title><meta name="PubDate" content="2024/01/18 09:30">'
        '<meta name="ContentSource" content="某区司法局"><meta name="SiteName" content="某区人民政府门户网站">'
    )
    said = ["标题：某区2023年法治报告", "发布日期：2024-01-18", "来源：某区司法局", "网站名称：某区人民政府门户网站"]
    assert lines("a.html", page("<p>正文。</p>", head)) == [*said, "正文。"]
    shown = "<h1>某区2023年法治报告</h1><p>发布日期：2024-01-19 来源：某区司法局</p><p>某区人民政府门户网站</p>"
    assert lines("a.html", page(shown, head))[0] == "某区2023年法治报告"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_pages_in_every_encoding(encoding: str) -> None:
    text = "<html><head><meta charset=gb2312></head><body><p>䶮镇人民调解案件十二件</p></body></html>"
    assert lines("a.html", text.encode(encoding)) == ["䶮镇人民调解案件十二件"]


def test_characters_that_a_site_cut_in_two_harm_only_where_they_are_seen() -> None:
    half = "调".encode("gb18030")[:1]
    head = b"<html><head><meta charset=gbk><meta name=description content='" + half + b"'></head><body>"
    body = "<p>办结案件十二件</p>".encode("gb18030")
    assert lines("a.html", head + body) == ["办结案件十二件"]
    with pytest.raises(
        InputUnreadableError, match=r"^a\.html: characters of the page are damaged \(line 2 of its text\)\. Fetch"
    ):
        read(Path("a.html"), head + body + b"<p>" + half + b"</p></body></html>")
