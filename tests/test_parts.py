"""How finely numbers are written, and which is a part of which, as the text says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.pipeline import extract_text

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = "青禾区司法局2023年法治政府建设情况报告\n一、主要工作成效\n"


def measured(sentence: str) -> list[dict[str, Any]]:
    """The measurements of a sentence of a report."""
    found: Iterator[Any] = iter(extract_text(OPENING + sentence))
    return [fact for fact in found if fact["kind"] == "measurement"]


def tied(sentence: str) -> set[tuple[float, float]]:
    """The values of parts, each with that of its total."""
    facts = measured(sentence)
    value = {fact["id"]: fact["value"] for fact in facts}
    return {(fact["value"], value[fact["whole"]]) for fact in facts if "whole" in fact}


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("审结行政复议案件63件，其中维持35件、驳回8件、调解和解终止20件。", {(35, 63), (8, 63), (20, 63)}),
        ("办理法律援助案件284件，其中农民工案件96件，为受援人挽回经济损失463.5万元。", {(96, 284)}),
        ("办理法律援助案件142件（其中民事90件，刑事52件），办理公证300件。", {(90, 142), (52, 142)}),
        ("办理法律援助案件142件（民事90件、刑事52件）。", {(90, 142), (52, 142)}),
        ("办理法律援助案件142件，其中民事90件，刑事52件。", {(90, 142), (52, 142)}),
        ("办理法律援助案件284件，其中农民工案件96件，另办理公证300件。", {(96, 284)}),
        ("办理法律援助案件284件，其中农民工占33.8%。", set()),
        ("办理法律援助案件284件。其中农民工案件96件。", set()),
        ("培训执法人员620人次，其中举办培训班4期。", set()),
        ("办理法律援助案件284件，办理公证300件。", set()),
        ("办理法律援助案件284件，同比增长12%，其中农民工案件96件。", set()),
    ],
)
def test_parts_are_tied_to_the_count_that_they_are_parts_of(sentence: str, parts: set[tuple[float, float]]) -> None:
    assert tied(sentence) == parts


def test_a_part_knows_its_total_by_its_identifier() -> None:
    whole, part = measured("办理法律援助案件284件，其中农民工案件96件。")
    assert part["whole"] == whole["id"]
    assert "whole" not in whole


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        ("调解成功率98.6%。", 0.1),
        ("调解成功率98.60%。", 0.01),
        ("调解成功率98%。", 1),
        ("挽回经济损失463.5万元。", 1000),
        ("挽回经济损失1.28亿元。", 1_000_000),
        ("发放宣传资料3万余份。", 10_000),
        ("办理公证3158件。", 1),
        ("办理公证3，158件。", 1),
        ("办理公证三十件。", None),
    ],
)
def test_the_step_is_the_worth_of_the_last_digit(sentence: str, step: float | None) -> None:
    assert [fact.get("step") for fact in measured(sentence)] == [step]


def test_a_hidden_number_has_no_step() -> None:
    assert ["step" in fact for fact in measured("办理公证*件。")] == [False]
