"""Which names mean the same agency, and which district's it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from loaders import identity

if TYPE_CHECKING:
    from ontology.facts import ReportRecord

REPORT = "report/00000000000000aa"
UNKNOWN = "unknown/00000000000000aa"


def home(names: tuple[str, ...] = (), **fields: str | None) -> identity.Home:
    record: dict[str, Any] = {
        "id": REPORT, "district": None, "districtCode": None, "districtAsWritten": None, "parent": None, "agency": None,
    }  # fmt: skip
    return identity.home(cast("ReportRecord", record | fields), list(names))


HEPING = home(
    district="和平区", districtCode="120101", districtAsWritten="和平区", parent="天津市", agency="和平区司法局"
)
SHENYANG = home(
    district="和平区", districtCode="210102", districtAsWritten="和平区", parent="沈阳市", agency="区司法局"
)
XUYI = home(district="盱眙县", districtCode="320830", districtAsWritten="盱眙县", parent="淮安市", agency="县司法局")
KUNSHAN = home(district="昆山市", districtCode="320583", districtAsWritten="昆山市", agency="昆山市司法局")
HIDDEN = home(districtAsWritten="**区", agency="**区司法局")
UNLISTED = home(district="青禾区", districtAsWritten="青禾区", agency="青禾区司法局")
ZONE = home(district="高新区", districtAsWritten="高新区", agency="高新区管委会")
AMBIGUOUS = home(district="和平区", districtAsWritten="和平区", agency="和平区司法局")
SILENT = home(("县委", "县政府", "县司法局", "市司法局"), agency="司法局")


def known(written: str, where: identity.Home) -> str:
    found = identity.agency(written, where)
    assert found is not None
    assert found.id.endswith("/" + found.name)
    return found.id.removeprefix("agency/")


@pytest.mark.parametrize(
    ("where", "names", "agency"),
    [
        (
            HEPING,
            ["和平区司法局", "区司法局", "司法局", "天津市和平区司法局", "我局", "本局", "“区司法局”", "和平 区司法局"],
            "120101/和平区司法局",
        ),
        (HEPING, ["区政府", "和平区人民政府", "区人民政府", "和平区政府", "我区政府"], "120101/和平区人民政府"),
        (HEPING, ["区委", "中共和平区委", "和平区委"], "120101/和平区委"),
        (
            HEPING,
            ["区委依法治区办", "依法治区办", "区委全面依法治区委员会办公室", "和平区委依法治区办公室"],
            "120101/和平区委全面依法治区委员会办公室",
        ),
        (HEPING, ["局党组", "我局党组"], "120101/和平区司法局党组"),
        (HEPING, ["市司法局", "天津市司法局"], "120000/天津市司法局"),
        (HEPING, ["劝业场司法所", "和平区劝业场司法所"], "120101/劝业场司法所"),
        (HEPING, ["南开区司法局"], "120104/南开区司法局"),
        (HEPING, ["河北区人民法院", "河北区法院"], "120105/河北区人民法院"),
        (HEPING, ["和平公证处"], "120101/和平公证处"),
        (HEPING, ["市场监督管理局"], "120101/和平区市场监督管理局"),
        (SHENYANG, ["区司法局", "沈阳市和平区司法局", "我局"], "210102/和平区司法局"),
        (SHENYANG, ["市司法局", "沈阳市司法局"], "210100/沈阳市司法局"),
        (SHENYANG, ["省司法厅", "辽宁省司法厅"], "210000/辽宁省司法厅"),
        (SHENYANG, ["天津市和平区司法局"], "120101/和平区司法局"),
        (XUYI, ["县司法局", "盱眙县司法局", "我局"], "320830/盱眙县司法局"),
        (XUYI, ["市司法局", "淮安市司法局"], "320800/淮安市司法局"),
        (KUNSHAN, ["市司法局", "昆山市司法局", "我局"], "320583/昆山市司法局"),
        (KUNSHAN, ["苏州市司法局"], "320500/苏州市司法局"),
        (UNLISTED, ["青禾区司法局", "区司法局", "司法局", "我局"], "named/青禾区/青禾区司法局"),
        (UNLISTED, ["区政府", "青禾区政府", "青禾区人民政府"], "named/青禾区/青禾区人民政府"),
        (UNLISTED, ["石桥湾镇人民调解委员会"], "named/青禾区/石桥湾镇人民调解委员会"),
        (UNLISTED, ["南开区司法局"], "120104/南开区司法局"),
        (HIDDEN, ["**区司法局", "区司法局", "司法局", "XX区司法局", "某区司法局", "我局"], f"{UNKNOWN}/区司法局"),
        (HIDDEN, ["**市**区司法局"], f"{UNKNOWN}/区司法局"),
        (HIDDEN, ["市司法局", "**市司法局"], f"{UNKNOWN}/市司法局"),
        (SILENT, ["司法局", "县司法局", "我局"], f"{UNKNOWN}/县司法局"),
    ],
)
def test_these_names_are_one_agency(where: identity.Home, names: list[str], agency: str) -> None:
    assert {name: known(name, where) for name in names} == dict.fromkeys(names, agency)


@pytest.mark.parametrize("where", [HEPING, SHENYANG, XUYI, HIDDEN, SILENT])
def test_the_nation_s_bodies_are_the_same_for_all(where: identity.Home) -> None:
    assert known("司法部", where) == known("中华人民共和国司法部", where) == "national/司法部"
    assert known("国务院", where) == "national/国务院"
    assert known("中共中央", where) == known("党中央", where) == "national/中共中央"
    assert known("最高人民法院", where) == "national/最高人民法院"


def test_a_district_of_the_same_name_is_another_district() -> None:
    assert known("区司法局", HEPING) != known("区司法局", SHENYANG)


def test_where_an_agency_belongs() -> None:
    districts = {
        name: getattr(identity.agency(name, HEPING), "district", "?") for name in ("区司法局", "市司法局", "司法部")
    }
    assert districts == {"区司法局": "district/120101", "市司法局": "district/120000", "司法部": None}
    hidden = {name: getattr(identity.agency(name, HIDDEN), "district", "?") for name in ("区司法局", "市司法局")}
    assert hidden == {"区司法局": f"district/{UNKNOWN}", "市司法局": None}


def test_a_district_without_a_code_is_another_in_another_city() -> None:
    first, second = (home(district="青禾区", districtAsWritten="青禾区", parent=city) for city in ("天津市", "沈阳市"))
    assert (first.district, second.district) == ("district/named/120000-青禾区", "district/named/210100-青禾区")


def test_a_city_above_a_hidden_district_is_known_where_the_report_says_it() -> None:
    where = home(districtAsWritten="**区", parent="天津市", agency="**区司法局")
    assert known("市司法局", where) == "120000/天津市司法局"
    assert known("区司法局", where) == f"{UNKNOWN}/区司法局"


@pytest.mark.parametrize("name", ["", "  ", "“”"])
def test_an_empty_name_is_no_agency(name: str) -> None:
    assert identity.agency(name, HEPING) is None


def test_our_bureau_is_nobody_s_where_the_report_does_not_say_who_reports() -> None:
    assert identity.agency("我局", home(districtAsWritten="**区")) is None
    assert identity.agency("我局", home(agency="我局")) is None


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("**区司法局", True), ("XX区", True), ("xx县", True), ("某区", True), ("××市", True), ("＊＊经验", True),
        ("和平区司法局", False), ("X光检查", False), ("1+N", False), ("枫桥经验", False),
    ],
)  # fmt: skip
def test_masks_are_seen(name: str, hidden: bool) -> None:
    assert identity.hides(name) is hidden


def test_identifiers_of_names_that_differ_differ_and_stand_in_an_iri() -> None:
    names = [
        "1+N",
        "四个100%",
        "a#b",
        "a?b",
        "a/b",
        "法治（2021）",
        "法治2021",
        "<x>",
        "a b",
        "甲\u200b乙",
        "x|y",
        "x\\y",
    ]
    slugs = [identity.slug(name) for name in names]
    assert len(set(slugs)) == len(names)
    assert not set("".join(slugs)) & set(' #?<>"{}|\\^`')


@pytest.mark.parametrize(
    ("where", "district"),
    [
        (HEPING, "district/120101"),
        (UNLISTED, "district/named/青禾区"),  # no code, but the name tells it apart: its reports share a node
        (ZONE, f"district/{UNKNOWN}"),  # every city has one
        (AMBIGUOUS, f"district/{UNKNOWN}"),  # several districts bear the name
        (HIDDEN, f"district/{UNKNOWN}"),
        (SILENT, f"district/{UNKNOWN}"),
    ],
)
def test_a_district_without_a_code_is_known_by_a_name_that_tells_it_apart(where: identity.Home, district: str) -> None:
    assert where.district == district
