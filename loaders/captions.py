"""The captions of nodes: what a person reads on a report or a fact in a drawing of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.facts import AgencyRelation, AwardRecord, MeasurementRecord, PolicyRecord, ProgramRecord, ReportRecord

UNKNOWN_DISTRICT = "未知区县"
_STATUS = {"done": "开展", "planned": "计划", "shortcoming": "短板"}
_RELATION = {"issued": "印发", "implements": "落实", "mentions": "提及"}
_BELONGING = {"partOf": "{}隶属于{}", "hostedBy": "{}设在{}", "supervisedBy": "{}由{}管理"}
_BOUND = {"ge": "≥", "le": "≤", "approx": "约"}
_DIRECTION = {"up": "上升", "down": "下降"}


def report(record: ReportRecord) -> str:
    """Its title, or its agency and period: ``和平区司法局 2022``."""
    parts = [record["agency"] or record["districtAsWritten"] or "报告", record["period"] or ""]
    return record["title"] or " ".join(filter(None, parts))


def program(record: ProgramRecord) -> str:
    return f"{_STATUS[record['status']]}：{record['name']}"


def measurement(record: MeasurementRecord) -> str:
    """``调解矛盾纠纷 1085件``, ``满意度 第2名``, ``评查案卷 上升12%``, and ``*`` for a value that is hidden."""
    amount = ("*" if record["value"] is None else number(record["value"])) + record["unit"]
    if record["rank"]:
        amount = "第" + amount
    amount = _BOUND.get(record["bound"] or "", "") + amount
    if record["change"]:
        amount = _DIRECTION[record["change"]["direction"]] + amount
    return f"{record['metric']} {amount}"


def policy(record: PolicyRecord) -> str:
    return f"{_RELATION[record['relation']]}《{record['name']}》"


def award(record: AwardRecord) -> str:
    return " ".join(filter(None, [record["recipient"], "获", record["name"]]))


def relation(agency: str, record: AgencyRelation, other: str) -> str:
    """``和平公证处隶属于和平区司法局``."""
    return _BELONGING[record["relation"]].format(agency, other)


def mention(name: str) -> str:
    return f"提及：{name}"


def number(value: float) -> str:
    """``1085``, ``98.2``: no ``.0``, no exponent."""
    return str(int(value)) if float(value).is_integer() else format(value, "f").rstrip("0")
