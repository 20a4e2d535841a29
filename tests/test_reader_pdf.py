"""Lines of a printed page become paragraphs; heads, page numbers and cells are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.readers.reading import read
from tests.pdf_files import LEFT, RIGHT, SIZE, Printed, pdf
from tests.report_files import lines


def printed(*rows: tuple[float, str], start: float = 740, size: int = SIZE, leading: float = 28) -> list[Printed]:
    return [Printed(left, start - n * leading, size, words) for n, (left, words) in enumerate(rows)]


FULL = "全区各级人民调解组织坚持预防为主调防结合全年受理各类矛盾纠纷"[:28]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([(LEFT + 32, FULL[:26]), (LEFT, FULL), (LEFT, "一百件。")], FULL[:26] + FULL + "一百件。\n"),
        ([(LEFT, FULL), (LEFT + 32, FULL[:26]), (LEFT, "完毕。")], FULL + "\n" + FULL[:26] + "完毕。\n"),
        ([(LEFT, FULL[:-1] + "。"), (LEFT, "二、工作不足")], FULL[:-1] + "。\n二、工作不足\n"),
        ([(LEFT, FULL), (LEFT, "十件。"), (LEFT, FULL)], FULL + "十件。\n" + FULL + "\n"),
        ([(LEFT, FULL), (LEFT, FULL), (RIGHT - 80, "某某司法局"), (LEFT, "附件")], FULL * 2 + "\n某某司法局\n附件\n"),
    ],
    ids=["goes on", "indented", "heading", "short line", "signature"],
)
def test_lines_become_paragraphs(rows: list[tuple[float, str]], text: str) -> None:
    assert read(Path("a.pdf"), pdf([printed(*rows)])).text == text


def test_cells_of_a_printed_table_stay_apart() -> None:
    page = [*printed((LEFT, FULL)), *printed((LEFT, "调解"), (LEFT, "公证"), start=700)]
    page += printed((LEFT + 150, "45"), (LEFT + 150, "52"), start=700)
    page += printed((LEFT + 195, "320"), (LEFT + 195, "310"), start=700)
    page.sort(key=lambda p: (-p.bottom, p.left))
    assert lines("a.pdf", pdf([page])) == [FULL, "| 调解 | 45 | 320 |", "| 公证 | 52 | 310 |"]


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    pages = []
    for number in (1, 2, 3):
        page = [
            Printed(LEFT, 800, 10, f"某区法治简报第{number}期"),
            *printed((LEFT + 32, FULL[:26]), (LEFT, "第3页的材料。")),
        ]
        pages.append(
            [
                *page,
                Printed(280, 40, 10, f"第{number}页共3页"),
                Printed(LEFT, 60, 10, f"脚注只在第{number}" + "甲乙丙"[number - 1]),
            ]
        )
    found = lines("a.pdf", pdf(pages))
    assert [line for line in found if "简报" in line or "共3页" in line] == []
    assert [line[-1] for line in found if line.startswith("脚注")] == ["甲", "乙", "丙"]
    assert sum(FULL[:26] + "第3页的材料。" in line for line in found) == 3


def test_latin_words_at_the_end_of_a_line() -> None:
    half = "ABCDEFGHIJKLMNOPQRSTUVWXYZAB"
    hyphen = [(LEFT, FULL[:24] + "sys-"), (LEFT, "tem" + FULL[:25])]
    assert lines("a.pdf", pdf([printed(*hyphen)])) == [FULL[:24] + "system" + FULL[:25]]
    assert lines("a.pdf", pdf([printed((LEFT, half), (LEFT, "next" + FULL[:24]))])) == [half + " next" + FULL[:24]]
