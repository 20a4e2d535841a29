"""A user's word becomes the value that a query takes, or an error that names what is nearest."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from ontology.errors import UnknownNameError, UsageError
from ontology.gazetteer import load_gazetteer
from ontology.vocabulary import Concept, load_vocabulary
from queries.likeness import nearest, plain
from queries.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.catalogue import ParameterType
    from queries.names import Value


def concept(scheme: str, name: str, *alt: str) -> Concept:
    return Concept(f"{scheme}/{name}", scheme, name, alt, (), (), "", (), MappingProxyType({}), "test")


CONCEPTS = [
    concept("program", "“八五”普法", "八五普法", "第八个五年法治宣传教育规划"),
    concept("program", "枫桥经验", "新时代枫桥经验"),
    concept("program", "行政执法三项制度", "三项制度"),
    concept("program", "上课交卷三项制度", "三项制度"),
    concept("program", "法治督察"),
    concept("metric", "行政复议受理数", "受理行政复议案件"),
    concept("policy", "行政处罚法", "中华人民共和国行政处罚法"),
    concept("award", "全国公共法律服务先进集体"),
]


CLOSED = ("status", "level", "unit")


class Terms:
    def scheme(self, name: str) -> list[Concept]:
        return load_vocabulary().scheme(name) if name in CLOSED else [c for c in CONCEPTS if c.scheme == name]


@dataclass(frozen=True)
class Rows:
    columns: list[str]
    rows: list[tuple[Any, ...]]


class Shelf:
    """A store that knows the names it is given, and answers what :class:`Names` asks."""

    names: Mapping[str, list[str]] = {
        "Program": ["枫桥经验", "“八五”普法", "睦邻茶座", "行政执法三项制度"],
        "Metric": ["行政复议受理数"],
        "Policy": ["行政处罚法"],
        "Award": [],
        "AgencyType": ["司法所"],  # before Agency, which its label begins with
        "Agency": ["和平区司法局", "和平公证处"],
    }
    aliases: Mapping[str, list[str]] = {"睦邻茶座": ["邻里茶座"]}
    wordings: Mapping[str, str | None] = {"受理复议": "行政复议受理数", "整改问题": None}
    districts: tuple[tuple[str, str, str | None, str | None], ...] = (
        ("district/120000", "天津市", "120000", None),
        ("district/120101", "和平区", "120101", "district/120000"),
        ("district/210000", "辽宁省", "210000", None),
        ("district/210100", "沈阳市", "210100", "district/210000"),
        ("district/210102", "和平区", "210102", "district/210100"),
        ("district/310105", "长宁区", "310105", None),
        ("district/unknown/aa", "**区", None, None),
    )

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        wanted = (parameters or {}).get("name")
        if "f.unit" in cypher:
            return Rows(["name"], [("件",), ("名",)])
        if "District" in cypher:
            return Rows(["id", "name", "code", "parent"], list(self.districts))
        if "Measurement" in cypher and wanted:
            found = [(self.wordings[wanted] or wanted, "x")] if wanted in self.wordings else []
            return Rows(["name", "id"], found)
        if "Measurement" in cypher:
            return Rows(["wording", "name"], list(self.wordings.items()))
        names = next(names for label, names in self.names.items() if f"(n:{label}" in cypher)
        if wanted:
            return Rows(["name"], [(name,) for name in names if name == wanted])
        return Rows(["name", "aliases"], [(name, self.aliases.get(name)) for name in names])


NAMES = Names(Shelf(), Terms(), load_gazetteer())


@pytest.mark.parametrize(
    ("kind", "word", "value"),
    [
        ("program", "枫桥经验", "枫桥经验"),
        ("program", " “枫桥经验” ", "枫桥经验"),
        ("program", "八五普法", "“八五”普法"),
        ("program", "“八五”普法", "“八五”普法"),
        ("program", '"八五"普法', "“八五”普法"),
        ("program", "第八个五年法治宣传教育规划", "“八五”普法"),
        ("program", "睦邻茶座", "睦邻茶座"),
        ("program", "“睦邻茶座”", "睦邻茶座"),
        ("program", "邻里茶座", "睦邻茶座"),
        ("program", "法治督察", "法治督察"),  # in the vocabulary, in no report: the answer is empty
        ("program", "三项制度", "行政执法三项制度"),  # of the two, the one that reports speak of
        ("metric", "行政复议受理数", "行政复议受理数"),
        ("metric", "受理行政复议案件", "行政复议受理数"),
        ("metric", "受理复议", "行政复议受理数"),
        ("metric", "整改问题", "整改问题"),
        ("policy", "《中华人民共和国行政处罚法》", "行政处罚法"),
        ("award", "全国公共法律服务先进集体", "全国公共法律服务先进集体"),
        ("agency", "和平公证处", "和平公证处"),
        ("district", "120101", "district/120101"),
        ("district", "天津市和平区", "district/120101"),
        ("district", "沈阳市和平区", "district/210102"),
        ("district", "辽宁省沈阳市和平区", "district/210102"),
        ("district", "辽宁省和平区", "district/210102"),
        ("district", "天津和平区", "district/120101"),
        ("district", "天津", "district/120000"),
        ("district", "长宁", "district/310105"),
        ("district", "district/unknown/aa", "district/unknown/aa"),
        ("district", "**区", "district/unknown/aa"),
        ("district", "奉贤区", "district/310120"),  # no report is about it
        ("district", "310120", "district/310120"),
        ("program", "枫桥", "枫桥经验"),  # the one name of the store that it begins
        ("program", "邻里", "睦邻茶座"),
        ("metric", "行政复议受理", "行政复议受理数"),
        ("agency-type", "司法所", "司法所"),
        ("unit", "件", "件"),  # as reports write it
        ("unit", "人次", "人次"),  # as the vocabulary has it
        ("year", "2022", "2022"),
        ("year", "２０２２年度", "2022"),
        ("years", "2022", ["2022", "2022"]),
        ("years", "2021-2023", ["2021", "2023"]),
        ("years", "2021年至2023年", ["2021", "2023"]),
        ("years", " 2021 — 2023 ", ["2021", "2023"]),
        ("years", "２０２１～２０２３", ["2021", "2023"]),
        ("status", "done", "done"),
        ("status", "已完成", "done"),
        ("status", "计划", "planned"),
        ("status", "不足", "shortcoming"),
        ("status", "Planned", "planned"),
        ("level", "国家级", "national"),
        ("level", "provincial", "provincial"),
        ("count", "10", 10),
        ("count", "１０", 10),
        ("text", " 枫桥 ", "枫桥"),
    ],
)
def test_a_word_becomes_a_value(kind: ParameterType, word: str, value: Value) -> None:
    assert NAMES.resolve(kind, word) == value


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("“八五”普法", "八五普法"),
        ("新时代“枫桥经验”", "枫桥经验"),
        ("行政执法“三项制度”", "行政执法三项制度"),
        ("案卷评查", "行政执法案卷评查"),
    ],
)
def test_the_names_of_the_genre_are_known(word: str, same: str) -> None:
    names = Names(Shelf(), load_vocabulary())
    assert names.resolve("program", word) == names.resolve("program", same)


@pytest.mark.parametrize(
    ("kind", "word", "near"),
    [
        ("program", "枫桥经历", "枫桥经验"),
        ("program", "新时代的枫桥经验", "枫桥经验"),
        ("program", "五八普法", "“八五”普法"),
        ("program", "邻里茶馆", "睦邻茶座"),
        ("metric", "行政复议的受理", "行政复议受理数"),
        ("agency", "天津市和平区司法局", "和平区司法局"),
        ("agency", "和平", "和平公证处"),  # it begins two names
        ("agency-type", "司法厅所", "司法所"),
        ("unit", "人人次", "人次"),
        ("district", "平和区", "和平区"),
    ],
)
def test_an_unknown_word_names_what_is_nearest(kind: ParameterType, word: str, near: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        NAMES.resolve(kind, word)
    assert word in caught.value.what
    assert near in caught.value.hint


def test_a_word_like_nothing_says_so() -> None:
    with pytest.raises(UnknownNameError, match="Nothing is called"):
        NAMES.resolve("program", "xyzzy")


@pytest.mark.parametrize("word", ["“”", "，", "--"])
def test_a_word_of_marks_alone_matches_nothing(word: str) -> None:
    with pytest.raises(UnknownNameError):
        NAMES.resolve("program", word)


def test_a_district_name_that_is_shared_asks_which() -> None:
    with pytest.raises(UsageError) as caught:
        NAMES.resolve("district", "和平区")
    assert "120101 (天津市和平区)" in caught.value.hint
    assert "210102 (辽宁省沈阳市和平区)" in caught.value.hint


def test_an_alias_that_is_shared_asks_which_where_reports_speak_of_neither() -> None:
    class Empty(Shelf):
        names = {label: [] for label in Shelf.names}  # noqa: RUF012 - as in the parent

    with pytest.raises(UsageError, match="行政执法三项制度, 上课交卷三项制度"):
        Names(Empty(), Terms()).resolve("program", "三项制度")


@pytest.mark.parametrize(
    ("kind", "word", "hint"),
    [
        ("year", "22", "as 2022"),
        ("year", "二〇二二", "as 2022"),
        ("year", "2021-2023", "as 2022"),
        ("years", "今年", "2022 or 2021-2023"),
        ("years", "2021-", "2022 or 2021-2023"),
        ("years", "2021-22", "2022 or 2021-2023"),
        ("years", "2023-2021", "Give it as 2021-2023"),
        ("status", "也许", "done (已开展), planned (计划), shortcoming (短板)"),
        ("status", "“”", "done (已开展), planned (计划), shortcoming (短板)"),
        ("level", "乡镇级", "national (国家级)"),
        ("count", "0", "whole number"),
        ("count", "-3", "whole number"),
        ("count", "1.5", "whole number"),
        ("count", "十", "whole number"),
        ("program", " ", "Give a name"),
        ("text", "", "Give a name"),
    ],
)
def test_what_is_no_value_is_refused(kind: ParameterType, word: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        NAMES.resolve(kind, word)
    assert hint in caught.value.hint


def test_who_asks_can_tell_what_was_completed() -> None:
    names = Names(Shelf(), Terms())
    assert [names.resolve("program", word) for word in ("枫桥", "枫桥经验", "八五普法")]
    assert names.completed == {"枫桥": "枫桥经验"}


def test_plain_takes_away_what_people_write_differently() -> None:
    assert plain("《“八五” 普法（Ａ）》") == plain("八五普法(a)")


def test_a_slip_of_the_pen_comes_before_a_part_of_the_name() -> None:
    names = ["districts", "districts-running", "awards-by-district"]
    assert nearest("districts-runing", [(name, name) for name in names])[:2] == ["districts-running", "districts"]


def test_nearest_puts_containment_before_likeness_and_stops_at_five() -> None:
    options = [
        (name, name) for name in ("枫桥", "枫桥式司法所", "枫树经验", "枫桥经验", *(f"枫桥经验{i}" for i in range(9)))
    ]
    found = nearest("枫桥经验", options)
    assert found[0] == "枫桥经验"
    assert len(found) == 5
    assert "枫树经验" not in found
