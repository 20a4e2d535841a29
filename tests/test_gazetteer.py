"""The gazetteer: what it holds, and that a name which may mean several districts stays open."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from ontology.build_districts import merge, township_name
from ontology.gazetteer import TOWNSHIPS, District, Gazetteer, forms, load_gazetteer, short_name

gazetteer = load_gazetteer()


def code_of(name: str, *parents: str) -> str | None:
    district = gazetteer.resolve(name, parents)
    return district.code if district else None


def test_a_district_by_its_code() -> None:
    district = gazetteer.get("120101")
    assert district == District("120101", "和平区", "county", "120000", "2025")
    assert [d.name for d in gazetteer.ancestors("120101")] == ["天津市"]
    assert gazetteer.get("999999") is None
    assert gazetteer.ancestors("999999") == []


def test_a_name_that_several_have_stays_open() -> None:
    assert [d.code for d in gazetteer.named("和平区")] == ["120101", "210102"]
    assert code_of("和平区") is None


@pytest.mark.parametrize(
    ("name", "parents", "code"),
    [
        ("和平区", ["天津市"], "120101"),
        ("和平区", ["天津"], "120101"),
        ("和平区", ["沈阳市"], "210102"),
        ("和平区", ["辽宁省", "沈阳市"], "210102"),
        ("和平区", ["沈阳市", "**省", ""], "210102"),
        ("朝阳区", ["吉林省"], "220104"),
        ("江北区", ["重庆市"], "500105"),
        ("江北区", ["浙江省"], "330205"),
        ("滨海新区", [], "120116"),
        ("天津市和平区", [], "120101"),
        ("湖北省武汉市武昌区", [], "420106"),
        ("湖北武汉武昌区", [], "420106"),
        ("武汉市武昌区", [], "420106"),
        ("上海浦东新区", [], "310115"),
        ("恩施市", ["恩施州"], "422801"),
        ("海南州共和县", [], "632521"),
        ("保亭县", [], "469029"),
        ("济源市", ["河南省"], "419001"),
        ("河南省济源市", [], "419001"),
        ("吉林市", [], "220200"),
        ("天津市", [], "120000"),
    ],
)
def test_name_and_parents_settle_it(name: str, parents: list[str], code: str) -> None:
    assert code_of(name, *parents) == code


@pytest.mark.parametrize(
    ("name", "parents"),
    [
        ("和平区", ["武汉市"]),  # Wuhan has none: the report must mean something else
        ("和平区", ["天津市", "沈阳市"]),
        ("城区", ["山西省"]),
        ("**区", []),
        ("XX区", ["天津市"]),
        ("某县", []),
        ("", []),
        ("海南", []),
        ("武汉市和平区", []),
        ("市辖区", []),
        ("江北区", []),
    ],
)
def test_what_is_not_said_is_not_guessed(name: str, parents: list[str]) -> None:
    assert code_of(name, *parents) is None


def test_a_mask_above_tells_nothing() -> None:
    assert code_of("滨海新区", "**市") == "120116"
    assert code_of("和平区", "**市") is None


def test_counties_that_are_no_more_are_known_for_older_reports() -> None:
    district = gazetteer.resolve("下城区")
    assert district is not None
    assert (district.code, district.edition) == ("330103", "2020")
    assert code_of("公主岭市") == "220184"  # it moved to another prefecture: only its present code


def test_the_hierarchy_has_no_placeholders_and_no_gaps() -> None:
    placeholder = re.compile(r"市辖区|县|.*直辖.*|海域|.*交界")
    ranks = {"province": 0, "prefecture": 1, "county": 2}
    for district in gazetteer:
        assert not placeholder.fullmatch(district.name), district
        assert re.fullmatch(r"\d{6}", district.code), district
        parent = gazetteer.get(district.parent)
        if district.level == "province":
            assert parent is None, district
        else:
            assert parent is not None, district
            assert ranks[parent.level] < ranks[district.level], district
            assert parent.code[:2] == district.code[:2], district


def test_how_many_there_are() -> None:
    levels = Counter(d.level for d in gazetteer if d.edition == "2025")
    assert levels["province"] == 34
    assert levels["prefecture"] == 334
    assert 2840 <= levels["county"] <= 2860
    assert len(gazetteer.children("")) == 34
    assert len(gazetteer.children("120000")) == 16
    assert sum(1 for d in gazetteer if d.parent == "429000") == 0
    assert {d.name for d in gazetteer.children("420000")} >= {"武汉市", "仙桃市", "神农架林区"}


def test_one_place_has_one_code() -> None:
    seen = Counter((d.name, d.parent) for d in gazetteer)
    assert [place for place, n in seen.items() if n > 1] == []


def test_townships_of_a_county() -> None:
    names = [t.name for t in gazetteer.townships("120101")]
    assert names == ["劝业场街道", "小白楼街道", "五大道街道", "新兴街道", "南营门街道", "南市街道"]
    assert gazetteer.townships("120101")[0] == District("120101001", "劝业场街道", "township", "120101", "2023")
    assert gazetteer.get("120101001") == gazetteer.townships("120101")[0]
    assert gazetteer.get("120101999") is None
    assert [d.name for d in gazetteer.ancestors("120101001")] == ["和平区", "天津市"]
    assert gazetteer.townships("000000") == []


def test_a_prefecture_without_counties_has_townships_of_its_own() -> None:
    assert len(gazetteer.townships("441900")) > 30  # 东莞市
    assert [t.code[:6] for t in gazetteer.townships("620200")] == ["620201"] * 5  # 嘉峪关市
    assert gazetteer.townships("420100") == []  # 武汉市: its districts have them


def test_no_township_is_lost() -> None:
    lines = TOWNSHIPS.read_text(encoding="utf-8").splitlines()[1:]
    assert sum(len(gazetteer.townships(d.code)) for d in gazetteer) == len(lines) == 41352


def test_townships_are_not_read_for_counties() -> None:
    fresh = Gazetteer(iter(gazetteer), townships=TOWNSHIPS / "none")
    assert fresh.resolve("天津市和平区") is not None
    with pytest.raises(OSError, match="none"):
        fresh.townships("120101")


@pytest.mark.parametrize(
    ("name", "short"),
    [("湖北省", "湖北"), ("广西壮族自治区", "广西"), ("天津市", "天津"), ("沙市", "沙市"), ("香港特别行政区", "香港")],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_forms_of_an_autonomous_prefecture() -> None:
    assert {"恩施土家族苗族自治州", "恩施州", "恩施"} <= set(forms("恩施土家族苗族自治州"))
    assert forms("天津市") == ("天津市", "天津")


def test_merging_editions_drops_placeholders_and_what_moved() -> None:
    old = {
        "420000": "湖北省",
        "429000": "省直辖县级行政区划",
        "429004": "仙桃市",
        "420100": "武汉市",
        "420101": "市辖区",
        "420102": "旧区",
        "420103": "旧城市",
        "120000": "天津市",
        "120100": "市辖区",
        "120101": "和平区",
        "710000": "台湾省",
        "710100": "台北市",
    }
    new = {code: old[code] for code in ("420000", "429004", "420100", "120000", "710000")}
    new |= {"420999": "旧城市", "120101": "和平新区"}
    assert merge({"2020": old, "2025": new}) == [
        ("120000", "天津市", "province", "", "2025"),
        ("120101", "和平新区", "county", "120000", "2025"),
        ("420000", "湖北省", "province", "", "2025"),
        ("420100", "武汉市", "prefecture", "420000", "2025"),
        ("420102", "旧区", "county", "420100", "2020"),
        ("420999", "旧城市", "county", "420000", "2025"),
        ("429004", "仙桃市", "county", "420000", "2025"),
        ("710000", "台湾省", "province", "", "2025"),
    ]


def test_township_names_lose_the_office() -> None:
    assert township_name("保康街道办事处") == "保康街道"
    assert township_name("庆北办事处") == "庆北办事处"
