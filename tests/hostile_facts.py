"""A report whose names and sentences are made to break what they are written into: pages, queries, tables, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sample_facts import Draft

if TYPE_CHECKING:
    from tests.sample_facts import Sample

QUOTES = '“他说"好"\'行\'`成`，\\"结束\\”'
FORMULA = "=cmd|' /C calc'!A0"
FULL_WIDTH_FORMULA = "＝HYPERLINK(1)"
APOSTROPHE = "'=已有撇号"
SCRIPT = "</script><script>alert(1)</script>]]>*/"
BROKEN = "第一行\r第二行\n第三行\t制表"
CYPHER = "x'}) DETACH DELETE n //"
SPARQL = '" . } ; DROP ALL # '
SEPARATOR = "甲;乙|丙,丁\x1f戊"
CONTROL = "响\x07铃\x0b\x00止"
NAMES = (QUOTES, FORMULA, FULL_WIDTH_FORMULA, APOSTROPHE, SCRIPT, BROKEN, CYPHER, SPARQL, SEPARATOR, CONTROL)


def hostile() -> Sample:
    """The facts: each of :data:`NAMES` as a coined program, a metric, a policy, a subject and a quote."""
    title = f"{FORMULA}区司法局2022年{SCRIPT}报告"
    lines = [title, "和平区司法局报告如下。", *(f"推行{name}，共{number}件。" for number, name in enumerate(NAMES))]
    draft = Draft(
        "\n".join(lines), title, title=title, district="和平区", districtCode="120101", districtAsWritten="和平区",
        parent="天津市", agency="和平区司法局", period="2022",
    )  # fmt: skip
    for number, name in enumerate(NAMES):
        draft.program(f"推行{name}", name, coined=True, subject=name)
        draft.measurement(f"共{number}件", f"{name[:28]}数", number, "件", subject=name, programs=[name])
        draft.policy(f"推行{name}，", name, "mentions")
    return draft.done()


HOSTILE = hostile()
