"""Tables for the terminal: alignment by cells, wrapping, blocks, and nothing that steers a terminal."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.api.drawn import GAP, LINES, cell, cells, render, wrap

PATH: dict[str, Any] = {
    "nodes": [
        {"labels": ["District"], "properties": {"id": "district/120101", "name": "和平区"}},
        {"labels": ["Program"], "properties": {"id": "program/枫桥经验", "name": "枫桥经验"}},
    ],
    "relationships": [
        {"type": "RUNS", "start": "district/120101", "end": "program/枫桥经验", "properties": {}},
    ],
}


def column_starts(line: str) -> list[int]:
    """The cells at which the words of a line begin, words being set apart by two spaces or more."""
    starts, position, blank = [], 0, 2
    for character in line:
        if character == " ":
            blank += 1
        else:
            if blank >= 2:
                starts.append(position)
            blank = 0
        position += cells(character)
    return starts


def test_columns_of_chinese_and_latin_words_start_at_the_same_cell() -> None:
    text = render(["district", "code", "program"], [["和平区", "120101", "枫桥经验"], ["Nankai", "120104", "x"]], None)
    assert len({tuple(column_starts(line)) for line in text.splitlines()}) == 1


def test_a_known_table() -> None:
    rows = [["和平区", 1085, 98.2, True, None], ["长宁区", 7, 100, False, ["2021", "2022"]]]
    assert render(["区", "n", "rate", "ok", "years"], rows, None) == (
        "区      n     rate  ok   years\n"
        "------  ----  ----  ---  ----------\n"
        "和平区  1085  98.2  yes\n"
        "长宁区     7   100  no   2021, 2022\n"
    )


def test_no_row_still_has_its_heading() -> None:
    assert render(["a", "b"], [], 80) == "a  b\n-  -\n"


def test_a_column_that_no_row_fills_takes_no_room() -> None:
    assert render(["区", "code", "n", "bound"], [["和平区", None, 1, ""], ["南开区", None, 2, None]], None) == (
        "区      n\n------  -\n和平区  1\n南开区  2\n"
    )
    assert render(["a", "b"], [[None, False]], None) == "b\n--\nno\n"
    assert render(["a"], [[None]], None) == "a\n-\n\n"


def test_a_pipe_gets_every_word() -> None:
    sentence = "坚持和发展新时代" * 40
    assert sentence in render(["sentence"], [[sentence]], None)


def test_a_terminal_gets_lines_that_fit() -> None:
    rows = [["和平区", "坚持和发展新时代“枫桥经验”，各级调委会调解矛盾纠纷" * 3]]
    lines = render(["district", "sentence"], rows, 60).splitlines()
    assert max(map(cells, lines)) <= 60
    assert lines[2].startswith("和平区    坚持")
    assert lines[3].startswith(" " * 8 + GAP)


def test_what_is_longer_than_a_cell_may_be_ends_with_an_ellipsis() -> None:
    lines = wrap("字" * 100, 20)
    assert lines == ["字" * 10] * (LINES - 1) + ["字" * 9 + "…"]


def test_words_of_latin_letters_are_not_broken() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]


def test_what_fits_no_terminal_becomes_blocks() -> None:
    columns = [f"column{i}" for i in range(8)]
    text = render(columns, [["一二三四五六七八九十"] * 7 + [None], ["x"] * 8], 40)
    first, second = text.split("\n\n")
    assert first.splitlines() == [f"column{i}  一二三四五六七八九十" for i in range(7)]
    assert second.splitlines() == [f"column{i}  x" for i in range(8)]


def test_a_path_is_drawn_along_its_direction() -> None:
    assert cell(PATH) == "和平区 -RUNS-> 枫桥经验"
    backwards = {"nodes": PATH["nodes"][::-1], "relationships": PATH["relationships"]}
    assert cell(backwards) == "枫桥经验 <-RUNS- 和平区"


def test_a_node_and_a_relationship_are_named() -> None:
    assert cell(PATH["nodes"][0]) == "(:District 和平区)"
    assert cell(PATH["relationships"][0]) == "[:RUNS]"


def test_a_long_column_gets_the_room_that_a_short_one_does_not_need() -> None:
    lines = render(["sentence", "report"], [["字" * 120, "题" * 16]], 90).splitlines()
    assert max(map(cells, lines)) <= 90
    assert cells(lines[1].split()[0]) > 3 * cells(lines[1].split()[1])
    assert "…" not in "".join(lines)


def test_a_number_is_not_broken() -> None:
    assert wrap("共调解3175件，成功率98.5%。", 9) == ["共调解", "3175件，", "成功率", "98.5%。"]
    assert wrap("x" * 12, 5) == ["xxxxx", "xxxxx", "xx"]


def test_a_line_does_not_begin_with_a_comma() -> None:
    assert wrap("一二三四,五六七八", 8) == ["一二三", "四,五六", "七八"]


def test_a_map_that_is_no_path_is_json() -> None:
    assert cell({"b": "二", "a": 1}) == '{"a": 1, "b": "二"}'


def test_a_report_cannot_steer_the_terminal() -> None:
    assert cell("a\x1b[31m红\r\n\tb\x9bc") == "a [31m红   b c"


def test_combining_and_invisible_characters_take_no_cell() -> None:
    assert cells("e\u0301\u200b字") == 3


@given(st.text(alphabet="字a 。b，“”cＡ", max_size=200), st.integers(min_value=2, max_value=40))
def test_wrapped_lines_fit_and_lose_only_spaces(text: str, size: int) -> None:
    lines = wrap(text, size)
    assert all(cells(line) <= size for line in lines)
    assert len(lines) <= LINES
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(
    st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=5),
    st.integers(min_value=60, max_value=120),
)
def test_a_table_never_overflows_the_terminal(rows: list[list[str]], width: int) -> None:
    lines = render(["a", "b", "c"], rows, width).splitlines()
    assert all(cells(line) <= width for line in lines)
