"""The account of digits: each run lies in a measurement's evidence or in a number record, or is unread."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from kg.text.account import Account, account

if TYPE_CHECKING:
    from ontology.facts import Fact

TEXT = "2023年调解１２件，成功98.5%。"


def facts(*spans: tuple[str, int, int]) -> list[Fact]:
    return cast("list[Fact]", [{"kind": kind, "evidence": {"start": s, "end": e}} for kind, s, e in spans])


@pytest.mark.parametrize(
    ("records", "unread"),
    [
        ([], ["2023", "１２", "98", "5"]),
        ([("number", 0, 5)], ["１２", "98", "5"]),
        ([("number", 0, 5), ("measurement", 5, 10)], ["98", "5"]),
        ([("number", 0, 5), ("measurement", 5, 17)], []),
        ([("number", 0, 3)], ["2023", "１２", "98", "5"]),
        ([("program", 0, 17), ("report", 0, 17)], ["2023", "１２", "98", "5"]),
    ],
    ids=["nothing", "a number", "and a measurement", "all", "half a run", "other kinds"],
)
def test_unread(records: list[tuple[str, int, int]], unread: list[str]) -> None:
    found = account(TEXT, facts(*records))
    assert [TEXT[start:end] for start, end in found.unread] == unread
    assert found.measurements == sum(kind == "measurement" for kind, _, _ in records)
    assert found.others == sum(kind == "number" for kind, _, _ in records)


def test_a_text_without_digits() -> None:
    assert account("一二三", []) == Account(0, 0, ())


def test_it_reads_as_a_line() -> None:
    assert str(Account(3, 2, ((0, 1),))) == "3 measurements, 2 other numbers, 1 unread"
