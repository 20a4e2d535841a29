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


def test_what_browsers_print_around_a_page_is_set_aside() -> None:
    around = [
        Printed(LEFT, 815, 8, "2024/1/18 09:30"),
        Printed(300, 815, 8, "某区司法局"),
        Printed(LEFT, 20, 8, "https://x/y"),
    ]
    body = printed((LEFT + 32, FULL[:26]), (LEFT, "https://x/z"))
    assert lines("a.pdf", pdf([[*around, *body]])) == [FULL[:26] + "https://x/z"]


def test_characters_are_read_from_left_to_right_in_whatever_order_the_page_has_them() -> None:
    words = "“枫桥经验”全年调解矛盾纠纷一千三百二十件，成功率高。"
    rest = [Printed(LEFT + n * SIZE, 740, SIZE, c) for n, c in enumerate(words) if c not in "“”"]
    quotes = [Printed(LEFT + words.index(c) * SIZE, 740, SIZE, c) for c in "“”"]
    page = [*rest, *printed((LEFT, "下一行。"), start=712), *quotes]
    assert "".join(lines("a.pdf", pdf([page]))) == words + "下一行。"


def test_bold_type_that_is_printed_twice_is_read_once() -> None:
    page = [p for n in (0, 0.4) for p in printed((LEFT + n, "一、工作成效"))]
    assert lines("a.pdf", pdf([page])) == ["一、工作成效"]


def test_columns_stay_apart() -> None:
    left = printed((LEFT, "甲" * 13), (LEFT, "乙" * 13))
    right = printed((LEFT + 15 * SIZE, "丙" * 13), (LEFT + 15 * SIZE, "丁" * 13))
    text = "".join(lines("a.pdf", pdf([left + right])))
    assert [text.index(c) for c in "甲乙丙丁"] == [0, 13, 26, 39]


def test_latin_words_at_the_end_of_a_line() -> None:
    half = "ABCDEFGHIJKLMNOPQRSTUVWXYZAB"
    hyphen = [(LEFT, FULL[:24] + "sys-"), (LEFT, "tem" + FULL[:25])]
    assert lines("a.pdf", pdf([printed(*hyphen)])) == [FULL[:24] + "system" + FULL[:25]]
    assert lines("a.pdf", pdf([printed((LEFT, half), (LEFT, "next" + FULL[:24]))])) == [half + " next" + FULL[:24]]
