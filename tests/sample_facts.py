"""Facts of four invented reports, made by hand, for tests of the stores and the queries.

Two districts that share the name 和平区 (Tianjin 120101, Shenyang 210102), two years, and a report that hides its
district. The texts are written for this file; every quote is cut out of them, so the evidence is right by construction.

``SAMPLES`` maps a short name to its :class:`Sample`; ``facts("tianjin-2021")`` is the list that a loader takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ontology.facts import KINDS, fact_id, report_id, text_digest

if TYPE_CHECKING:
    from ontology.facts import Evidence, Fact

DIGITS = re.compile(r"[0-9０-９]+")
HEADING = re.compile(r"^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）")


@dataclass(frozen=True)
class Sample:
    """One report: its text, and what it says."""

    text: str
    facts: list[Fact]

    @property
    def report(self) -> str:
        return self.facts[0]["report"]


class Draft:
    """Collects the records of one text; a place is named by its quote, which must be there exactly once."""

    def __init__(self, text: str, quote: str, **fields: object) -> None:
        self.text = text.strip() + "\n"
        self.id = report_id(self.text)
        self.period = cast("str | None", fields.get("period"))
        record: dict[str, Any] = {
            "kind": "report", "id": self.id, "report": self.id, "evidence": self.evidence(quote),
            "title": None, "district": None, "districtCode": None, "districtAsWritten": None, "parent": None,
            "agency": None, "period": None, "published": None, "redacted": False, "sha256": text_digest(self.text),
        }  # fmt: skip
        self.records = [record | fields]

    def evidence(self, quote: str, within: str = "") -> Evidence:
        around = within or self.text
        assert self.text.count(around) == 1, f"{around!r} is there {self.text.count(around)} times"
        assert around.count(quote) == 1, f"{quote!r} is there {around.count(quote)} times"
        start = self.text.index(around) + around.index(quote)
        found: Evidence = {"start": start, "end": start + len(quote), "quote": quote, "section": self.section(start)}
        return found | {"sentence": within} if within else found

    def section(self, place: int) -> str:
        headings: list[str] = []
        for line in self.text[:place].splitlines():
            if HEADING.match(line):
                headings = [headings[0], line] if line.startswith("（") and headings else [line]
        return " > ".join(headings)

    def add(self, kind: str, quote: str, claim: object, *, sentence: str = "", **fields: object) -> None:
        """A record; of its quote's places in the text the one within ``sentence``, where that is given."""
        evidence = self.evidence(quote, within=sentence)
        identifier = fact_id(self.id, kind, evidence["start"], evidence["end"], claim)
        self.records.append({"kind": kind, "id": identifier, "report": self.id, "evidence": evidence} | fields)

    def measurement(
        self, quote: str, metric: str, value: float | None, unit: str, *, sentence: str = "", **fields: object
    ) -> None:
        defaults: dict[str, object] = {
            "metric": metric, "concept": None, "value": value, "unit": unit, "bound": None, "period": self.period,
            "basis": "target" if fields.get("status") == "planned" else "annual", "status": "done", "rank": False, "change": None, "redacted": value is None, "subject": None, "programs": [],
        }  # fmt: skip
        self.add("measurement", quote, (metric, value, unit), sentence=sentence, **defaults | fields)

    def program(self, quote: str, name: str, *, coined: bool = False, sentence: str = "", **fields: object) -> None:
        defaults: dict[str, object] = {
            "name": name, "concept": None if coined else f"program/{name}", "status": "done", "subject": None,
            "rule": None,
        }  # fmt: skip
        self.add("program", quote, name, sentence=sentence, **defaults | fields)

    def agency(
        self,
        name: str,
        kind: str,
        *,
        quote: str = "",
        said: tuple[tuple[str, str, str], ...] = (),
        sentence: str = "",
    ) -> None:
        """An agency; ``said`` are its relations: which, to whom, and the words."""
        relations = [{"relation": r, "agency": other, "evidence": self.evidence(words)} for r, other, words in said]
        concept = f"agency-type/{kind}"
        fields: dict[str, object] = {"name": name, "type": kind, "concept": concept, "relations": relations}
        self.add("agency", quote or name, name, sentence=sentence, **fields)

    def policy(
        self,
        quote: str,
        name: str,
        relation: str,
        *,
        concept: str | None = None,
        status: str = "done",
        sentence: str = "",
    ) -> None:
        fields: dict[str, object] = {"name": name, "concept": concept, "relation": relation, "status": status}
        self.add("policy", quote, name, sentence=sentence, **fields)

    def award(self, quote: str, name: str, *, recipient: str, issuer: str | None, level: str | None) -> None:
        self.add("award", quote, name, name=name, concept=None, recipient=recipient, issuer=issuer, level=level)

    def place(self, quote: str, name: str, *, parent: str | None, code: str | None) -> None:
        self.add("place", quote, name, name=name, type="街道", parent=parent, code=code)

    def done(self) -> Sample:
        """The sample, every other run of digits accounted for, sorted by place, the report first."""
        read = [r["evidence"] for r in self.records if r["kind"] == "measurement"]
        for run in DIGITS.finditer(self.text):
            if not any(e["start"] <= run.start() and run.end() <= e["end"] for e in read):
                start, end = run.span()
                reading = "date" if self.text[end : end + 1] in {"年", "月", "日", "-"} else "ordinal"
                evidence = {"start": start, "end": end, "quote": run.group(), "section": self.section(start)}
                identifier = fact_id(self.id, "number", start, end)
                record = {"kind": "number", "id": identifier, "report": self.id, "evidence": evidence}
                self.records.append(record | {"reading": reading})
        self.records.sort(
            key=lambda r: (r["kind"] != "report", r["evidence"]["start"], r["evidence"]["end"], KINDS.index(r["kind"]))
        )
        return Sample(self.text, cast("list[Fact]", self.records))


def tianjin_2021() -> Sample:
    draft = Draft(
        """
区司法局2021年法治政府建设情况报告
发布日期：2022年1月12日　发布者：和平区人民政府
和平区司法局在天津市司法局指导下，现将本年度情况报告如下。
一、主要举措和成效
（一）化解矛盾
我局坚持和发展新时代“枫桥经验”，各级调委会调解矛盾纠纷1085件，成功率98.2%。劝业场街道设立“睦邻茶座”调解驿站，接待群众320余人次。
（二）规范执法
落实《中华人民共和国行政处罚法》，区政府印发《和平区行政执法案卷评查办法》。开展行政执法案卷评查，评查案卷210卷，同比增长12%。
（三）行政复议
受理行政复议案件96件，挽回经济损失2.7万元。区公共法律服务中心由区司法局管理，和平公证处设在区公共法律服务中心。和平公证处被司法部评为全国公共法律服务先进集体。
二、存在的不足
“法律明白人”培养工程推进不快。
三、下一步工作
2022年，将推行行政裁量权基准，建成公共法律服务站12个。
""",
        "区司法局2021年法治政府建设情况报告",
        title="区司法局2021年法治政府建设情况报告",
        district="和平区",
        districtCode="120101",
        districtAsWritten="和平区",
        parent="天津市",
        agency="和平区司法局",
        period="2021",
        published="2022-01-12",
    )
    draft.agency("和平区人民政府", "人民政府")
    draft.agency("和平区司法局", "司法局")
    draft.agency("天津市司法局", "司法局")
    draft.agency(
        "区公共法律服务中心",
        "公共法律服务中心",
        quote="区公共法律服务中心由",
        said=(("supervisedBy", "和平区司法局", "区公共法律服务中心由区司法局管理"),),
    )
    draft.agency(
        "和平公证处",
        "公证处",
        quote="和平公证处设在",
        said=(("hostedBy", "区公共法律服务中心", "和平公证处设在区公共法律服务中心"),),
    )
    draft.agency("司法部", "司法部")
    draft.agency("区政府", "人民政府")
    draft.program("坚持和发展新时代“枫桥经验”", "枫桥经验", subject="我局")
    draft.measurement("调解矛盾纠纷1085件", "调解矛盾纠纷", 1085, "件", programs=["枫桥经验"])
    draft.measurement("成功率98.2%", "矛盾纠纷调解成功率", 98.2, "%", programs=["枫桥经验"])
    draft.program("“睦邻茶座”", "睦邻茶座", coined=True, subject="劝业场街道")
    draft.measurement("接待群众320余人次", "接待群众", 320, "人次", bound="ge", programs=["睦邻茶座"])
    draft.place("劝业场街道", "劝业场街道", parent="和平区", code="120101001")
    draft.policy(
        "落实《中华人民共和国行政处罚法》", "中华人民共和国行政处罚法", "implements", concept="policy/行政处罚法"
    )
    draft.policy("印发《和平区行政执法案卷评查办法》", "和平区行政执法案卷评查办法", "issued")
    draft.program("开展行政执法案卷评查", "行政执法案卷评查")
    draft.measurement("评查案卷210卷", "评查案卷", 210, "卷", programs=["行政执法案卷评查"])
    draft.measurement(
        "同比增长12%",
        "评查案卷",
        12,
        "%",
        change={"of": "评查案卷", "direction": "up", "base": "previous year"},
        programs=["行政执法案卷评查"],
    )
    draft.measurement("受理行政复议案件96件", "行政复议受理数", 96, "件", concept="metric/行政复议受理数")
    draft.measurement("挽回经济损失2.7万元", "挽回经济损失", 27000, "元")
    draft.award(
        "和平公证处被司法部评为全国公共法律服务先进集体",
        "全国公共法律服务先进集体",
        recipient="和平公证处",
        issuer="司法部",
        level="national",
    )
    draft.program("“法律明白人”培养工程", "“法律明白人”培养工程", status="shortcoming")
    draft.program("推行行政裁量权基准", "行政裁量权基准", status="planned")
    draft.measurement("建成公共法律服务站12个", "建成公共法律服务站", 12, "个", status="planned", period="2022")
    return draft.done()


def tianjin_2022() -> Sample:
    draft = Draft(
        """
天津市和平区司法局2022年法治政府建设工作报告
和平区司法局认真落实《中华人民共和国行政处罚法》，完成全年任务。
一、工作成效
传承“枫桥经验”，调解矛盾纠纷1320件，成功率达99%以上。推行行政裁量权基准，公布基准目录41项。
“枫桥经验”推行以来累计化解信访积案57件。和平公证处是区司法局的下属单位，设在区公共法律服务中心。
受理行政复议案件124件。区司法局获评天津市法治宣传先进单位，满意度位居全市第2名。
二、下一步计划
力争2023年“法律明白人”培养工程覆盖全区。
""",
        "天津市和平区司法局2022年法治政府建设工作报告",
        title="天津市和平区司法局2022年法治政府建设工作报告",
        district="和平区",
        districtCode="120101",
        districtAsWritten="和平区",
        parent="天津市",
        agency="和平区司法局",
        period="2022",
    )
    draft.agency("和平区司法局", "司法局", quote="和平区司法局认真落实")
    draft.agency("区公共法律服务中心", "公共法律服务中心")
    draft.agency(
        "和平公证处",
        "公证处",
        quote="和平公证处是",
        said=(
            ("hostedBy", "区公共法律服务中心", "和平公证处是区司法局的下属单位，设在区公共法律服务中心"),
            ("partOf", "和平区司法局", "和平公证处是区司法局的下属单位"),
        ),
    )
    draft.policy(
        "落实《中华人民共和国行政处罚法》", "中华人民共和国行政处罚法", "implements", concept="policy/行政处罚法"
    )
    draft.program("传承“枫桥经验”", "枫桥经验")
    draft.measurement("调解矛盾纠纷1320件", "调解矛盾纠纷", 1320, "件", programs=["枫桥经验"])
    draft.measurement("成功率达99%以上", "矛盾纠纷调解成功率", 99, "%", bound="ge", programs=["枫桥经验"])
    draft.measurement("累计化解信访积案57件", "化解信访积案", 57, "件", basis="cumulative", programs=["枫桥经验"])
    draft.program("推行行政裁量权基准", "行政裁量权基准")
    draft.measurement("公布基准目录41项", "公布基准目录", 41, "项", programs=["行政裁量权基准"])
    draft.measurement("受理行政复议案件124件", "行政复议受理数", 124, "件", concept="metric/行政复议受理数")
    draft.award(
        "区司法局获评天津市法治宣传先进单位",
        "天津市法治宣传先进单位",
        recipient="区司法局",
        issuer=None,
        level="provincial",
    )
    draft.measurement("满意度位居全市第2名", "满意度", 2, "名", rank=True)
    draft.program("“法律明白人”培养工程", "“法律明白人”培养工程", status="planned")
    return draft.done()


def shenyang_2022() -> Sample:
    draft = Draft(
        """
沈阳市和平区司法局2022年度法治政府建设情况报告
沈阳市和平区司法局依法履职，工作有序开展。
一、主要成效
践行“枫桥经验”，调解纠纷760件。组织法治督察3次，整改问题15个。受理行政复议案件88件，下降8.5%。
二、主要问题
行政执法案卷评查力度不足。
三、工作安排
明年继续开展法治督察。
""",
        "沈阳市和平区司法局2022年度法治政府建设情况报告",
        title="沈阳市和平区司法局2022年度法治政府建设情况报告",
        district="和平区",
        districtCode="210102",
        districtAsWritten="和平区",
        parent="沈阳市",
        agency="和平区司法局",
        period="2022",
        published="2023-01-30",
    )
    draft.agency("沈阳市和平区司法局", "司法局", quote="沈阳市和平区司法局依法履职")
    draft.program("践行“枫桥经验”", "枫桥经验")
    draft.measurement("调解纠纷760件", "调解纠纷", 760, "件", programs=["枫桥经验"])
    draft.program("组织法治督察", "法治督察", subject="和平区司法局")
    draft.measurement("法治督察3次", "法治督察", 3, "次", programs=["法治督察"])
    draft.measurement("整改问题15个", "整改问题", 15, "个", programs=["法治督察"])
    draft.measurement("受理行政复议案件88件", "行政复议受理数", 88, "件", concept="metric/行政复议受理数")
    draft.measurement(
        "下降8.5%",
        "行政复议受理数",
        8.5,
        "%",
        concept="metric/行政复议受理数",
        change={"of": "行政复议受理数", "direction": "down", "base": "上年"},
    )
    draft.program("行政执法案卷评查力度不足", "行政执法案卷评查", status="shortcoming")
    draft.program("继续开展法治督察", "法治督察", status="planned")
    return draft.done()


def redacted_2022() -> Sample:
    draft = Draft(
        """
司法局2022年法治政府建设情况报告
**区司法局认真履行职责，**市司法局给予指导。
一、主要举措
坚持和发展新时代“**经验”，调解纠纷*件，印发《**区行政执法投诉办法》。
推行“四步暖心”工作法，办结法律援助案件156件。
二、下步打算
开展法治督察。
""",
        "司法局2022年法治政府建设情况报告",
        title="司法局2022年法治政府建设情况报告",
        districtAsWritten="**区",
        agency="**区司法局",
        period="2022",
        redacted=True,
    )
    draft.agency("**区司法局", "司法局")
    draft.agency("**市司法局", "司法局")
    draft.program("坚持和发展新时代“**经验”", "枫桥经验", rule="枫桥经验 by context")
    draft.measurement("调解纠纷*件", "调解纠纷", None, "件", programs=["枫桥经验"])
    draft.policy("印发《**区行政执法投诉办法》", "**区行政执法投诉办法", "issued")
    draft.program("“四步暖心”工作法", "“四步暖心”工作法", coined=True)
    draft.measurement("办结法律援助案件156件", "办结法律援助案件", 156, "件", programs=["“四步暖心”工作法"])
    draft.program("开展法治督察", "法治督察", status="planned")
    return draft.done()


SAMPLES: dict[str, Sample] = {
    "tianjin-2021": tianjin_2021(),
    "tianjin-2022": tianjin_2022(),
    "shenyang-2022": shenyang_2022(),
    "redacted-2022": redacted_2022(),
}


def facts(name: str) -> list[Fact]:
    """The records of the sample ``name``, the report first."""
    return SAMPLES[name].facts
