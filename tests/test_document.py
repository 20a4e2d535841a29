"""A report made ready for the recognisers: what is shown around a quote."""

from __future__ import annotations

import pytest

from kg.text.document import MOST_AROUND, make_document

LONG = "，".join(f"第{n}批法治副校长进校园" for n in "甲乙丙丁戊己庚辛壬癸" * 4)


def around(text: str, quote: str) -> str:
    document = make_document(text)
    start = document.plain.index(quote)
    return document.words_around(start, start + len(quote))


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        (
            "排查到位。围绕农村土地流转和婚姻家庭等，组织调解矛盾\n纠纷12 件。",
            "12",
            "围绕农村土地流转和婚姻家庭等，组织调解矛盾纠纷12件。",
        ),
        ("开展普法80场；建成站点21个，覆盖全区；调解3件。", "21", "建成站点21个，覆盖全区"),
        ("开展普法80场；建成站点21个。调解3件。", "21", "建成站点21个。"),
        ("开展普法80场；建成站点21个。", "普法80场；建成站点", "开展普法80场；建成站点21个。"),
        ("推行 Legal  Aid 平台，\u3000受理 12 件。", "平台", "推行Legal Aid平台，受理12件。"),
    ],
)
def test_what_is_shown_is_the_part_of_the_sentence_on_one_line(text: str, quote: str, shown: str) -> None:
    assert around(text, quote) == shown


@pytest.mark.parametrize("place", ["甲", "戊", "癸"])
def test_a_sentence_that_never_ends_is_cut_at_commas_around_the_quote(place: str) -> None:
    text = f"{LONG}，{place}区调解12件，{LONG}。"
    shown = around(text, "12件")
    assert f"，{place}区调解12件，" in f"，{shown}，"
    assert len(shown) <= MOST_AROUND
    assert all(part in text.split("，") for part in shown.split("，"))


def test_a_quote_is_never_cut() -> None:
    text = "调" * 500 + "。"
    assert around(text, "调" * 300) == "调" * 300
    assert len(around(text, "调" * 10)) == MOST_AROUND
