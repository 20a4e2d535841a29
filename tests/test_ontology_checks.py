"""The checks of the vocabulary: ours passes, and each finds the fault that is planted for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ontology.checks import CHECKS, Finding, attributes, check_vocabulary
from ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
@prefix kg: <https://w3id.org/fazhi-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://w3id.org/fazhi-kg/> .
"""
A = '<program/甲甲> a kg:Program ; skos:inScheme <program> ; skos:prefLabel "甲甲"@zh-Hans ; kg:kind "brand" '
B = '<program/乙乙> a kg:Program ; skos:inScheme <program> ; skos:prefLabel "乙乙"@zh-Hans ; kg:kind "brand" '
METRIC = """<metric/甲甲> a kg:Metric ; skos:inScheme <metric> ; skos:prefLabel "甲甲" ; kg:kind "count" ;
    kg:unit "件" ; kg:unitClass"""
TYPE = "a kg:AgencyType ; skos:inScheme <agency-type> ; skos:prefLabel"
TYPE_A = f'<agency-type/甲甲> {TYPE} "甲甲" ; kg:head'
TYPE_B = f'<agency-type/乙乙> {TYPE} "乙乙" ; kg:head'
ALSO = f'{A}; skos:altLabel "丙丙" .\n{B}; skos:altLabel "丙丙" .'
WIDE = f'{A}; skos:altLabel "“丙 １”" .\n{B}; skos:hiddenLabel "丙1" .'
LOOP = f"{A}; skos:broader <program/乙乙> .\n{B}; skos:broader <program/甲甲> ."


def findings(folder: Path, turtle: str) -> list[Finding]:
    """What is found with the file and not without it."""
    path = folder / "mine.ttl"
    path.write_text(HEAD + turtle, encoding="utf-8")
    return [f for f in check_vocabulary(load_vocabulary([path])) if f.where.startswith(str(path))]


def test_our_vocabulary_passes() -> None:
    assert check_vocabulary(load_vocabulary()) == []


FAULTS = [
    ("shared_label", "program/乙乙", ALSO, "the label 丙丙 is shared by"),
    ("shared_label", "program/乙乙", WIDE, "the label 丙1 is shared"),
    ("shared_head", "agency-type/甲甲", f'{TYPE_A} "甲乙所" .\n{TYPE_B} "甲乙所" .', "the head 甲乙所 is shared"),
    ("empty_label", "program/甲甲", f'{A}; skos:altLabel "“”" .', "a label is empty"),
    ("repeated_label", "program/甲甲", f'{A}; skos:altLabel "甲甲" .', "the label 甲甲 is given twice"),
    ("lost_broader", "program/甲甲", f"{A}; skos:broader <program/没有> .", "program/没有 does not exist"),
    ("lost_broader", "program/甲甲", f"{A}; skos:broader <status/done> .", "status/done is of another scheme"),
    ("broader_cycle", "program/甲甲", LOOP, "broader than itself"),
    ("broader_cycle", "program/甲甲", f"{A}; skos:broader <program/甲甲> .", "broader than itself"),
    ("lost_link", "program/甲甲", f"{A}; kg:subsetOf <program/枫桥经验> .", "no relation subsetOf"),
    ("lost_link", "metric/甲甲", f'{METRIC} "cases" ; kg:subsetOf <metric/没有> .', "metric/没有, which is no Metric"),
    ("link_cycle", "metric/甲甲", f'{METRIC} "cases" ; kg:subsetOf <metric/甲甲> .', "lead back to itself"),
    ("misnamed_id", "program/甲甲", A.replace('"甲甲"', '"甲甲“丁”"') + ".", "should end in program/甲甲丁"),
    ("unknown_attribute", "program/甲甲", f'{A}; kg:colour "red" .', "no attribute colour"),
    ("unknown_attribute", "program/甲甲", f'{A}; kg:level "world" .', "level is 'world'"),
    ("unknown_unit", "metric/甲甲", f'{METRIC} "moons" .', "no unit is of the unit class"),
    ("unknown_unit", "metric/甲甲", f'{METRIC} "money" .', "件 is not of the unit class money"),
    ("missing_attribute", "program/甲甲", A.replace('; kg:kind "brand"', "") + ".", "does not say its kind"),
    ("idle_exclusion", "program/甲甲", f'{A}; kg:excludedLabel "丁丁丁" .', "contains none of its labels"),
    ("idle_exclusion", "program/甲甲", f'{A}; kg:excludedLabel "甲甲" .', "contains none of its labels"),
    ("unowned_default", "program/甲甲", f'{A}; kg:defaultFor "丁丁" .', "not one of its labels"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "concept", "turtle", "message"), FAULTS)
def test_a_planted_fault_is_found(tmp_path: Path, check: str, concept: str, turtle: str, message: str) -> None:
    found = [(f.check, f.concept) for f in findings(tmp_path, turtle) if message in f.message]
    assert (check, concept) in found


def test_every_check_has_a_planted_fault() -> None:
    assert {fault[0] for fault in FAULTS} == {check.__name__ for check in CHECKS}


@pytest.mark.parametrize(
    "turtle",
    [
        f"{A}.\n{B}; skos:broader <program/甲甲> .",
        f'{A}; skos:altLabel "丙丙" ; kg:defaultFor "丙丙" .\n{B}; skos:altLabel "丙丙" .',
        f'{A}; skos:altLabel "丙丙" ; kg:disambiguation "上下文有甲" .\n{B}; skos:altLabel "丙丙" .',
        f'{A}; kg:excludedLabel "甲甲工程" .',
        f'{A}; kg:domain "普法" ; kg:level "municipal" .',
    ],
)
def test_what_is_right_passes(tmp_path: Path, turtle: str) -> None:
    assert findings(tmp_path, turtle) == []


def test_two_defaults_for_a_label_settle_nothing(tmp_path: Path) -> None:
    turtle = f'{A}; skos:altLabel "丙" ; kg:defaultFor "丙" .\n{B}; skos:altLabel "丙" ; kg:defaultFor "丙" .'
    assert [f.check for f in findings(tmp_path, turtle)] == ["shared_label"]


def test_a_list_may_be_made_longer_by_a_file_of_ones_own(tmp_path: Path) -> None:
    assert findings(tmp_path, f'kg:Program kg:allowedLevel "world" .\n{A}; kg:level "world" .') == []


def test_a_finding_says_where(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, f'{B}.\n{A}; kg:level "world" .')
    assert finding.where == f"{tmp_path / 'mine.ttl'}:5"


def test_attributes_follow_from_the_schema() -> None:
    assert {"kind", "domain", "level"} <= attributes("program")
    assert {"kind", "domain", "unit", "unitClass"} <= attributes("metric")
    assert {"issuer", "year", "number"} <= attributes("policy")
    assert {"head", "body"} <= attributes("agency-type")
    assert "name" not in attributes("program")
    assert "coinage" not in attributes("program")
