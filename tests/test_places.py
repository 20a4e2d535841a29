from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extractors.base import Identity
from kg.extractors.places import PlaceExtractor
from ontology.vocabulary import load_vocabulary
from tests.reading import MASKED, QINGPU, names, read

EXTRACTOR = PlaceExtractor(load_vocabulary())

READ = [
    ("在香花桥街道办事处设立窗口。", ["香花桥街道"]),
    ("朱家角镇、练塘镇司法所完成改建。", ["朱家角镇", "练塘镇"]),
    ("金泽司法所建成示范所。", ["金泽镇"]),
    ("指导盈浦街道开展自查。", ["盈浦街道"]),
    ("走进凤凰社区、红旗社区开展宣讲。", ["凤凰社区", "红旗社区"]),
    ("支持新民村创建民主法治示范村。", ["新民村"]),
    ("联合枫泾镇人民政府开展巡查。", ["枫泾镇"]),
    ("在砚石街道开展夜间巡查。", ["砚石街道"]),
    ("岔埠镇、砚石街道率先试行。", ["岔埠镇", "砚石街道"]),
    ("选取砚石街道等3个街道开展评估。", ["砚石街道"]),
    ("走进岔埠镇举办宣讲。", ["岔埠镇"]),
]

REFUSED = [
    "各镇、各街道和村（社区）全面覆盖。",
    "推进街道综合执法改革，下沉至乡镇街道。",
    "创建全国民主法治示范村3个。",
    "74个社区实现法律顾问全覆盖，社区矫正规范运行。",
    "深化乡村振兴，城乡社区治理有序。",
    "**街道和XX镇完成整改。",
    "每个行政村配备法律顾问。",
    "制定《朱家角镇调解办法》。",
    "法治小镇建设提速，镇定应对。",
    "组织20名律师驻村，选派法律顾问驻村。",
    "新建嘎查服务室12个，改建社区法治公园。",
    "在集镇开展宣传，深入村镇开展走访。",
    "在主要街道开展巡查，走进商业街道举办集市。",
    "深入乡镇街道开展调研，在苏木嘎查开展普法。",
    "组织岔埠镇完善台账。",
    "辖区内所有社区开展宣传，累计接收社区服刑人员32名。",
    "整合乡派出所、司法所力量。",
    "选拔村法律明白人37名。",
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert names(EXTRACTOR, text) == expected


@pytest.mark.parametrize("text", REFUSED)
def test_refuses(text: str) -> None:
    assert names(EXTRACTOR, text) == []


def test_a_township_of_the_county_has_its_code() -> None:
    fields = read(EXTRACTOR, "金泽镇人民调解委员会和金泽司法所联动。", QINGPU)
    assert [(f["name"], f["type"], f["parent"], f["code"]) for f in fields] == [("金泽镇", "镇", "青浦区", "310118104")]


def test_the_same_name_elsewhere_has_no_code() -> None:
    fields = read(EXTRACTOR, "在金泽镇召开会议。", Identity(district=None))
    assert [(f["name"], f["parent"], f["code"]) for f in fields] == [("金泽镇", None, None)]


def test_a_masked_report_keeps_the_street_that_it_forgot_to_mask() -> None:
    assert names(EXTRACTOR, "在青石街道办事处试点，**街道跟进。", MASKED) == ["青石街道"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="在的金泽朱家角镇街道乡村社区司法所各，。*\n", max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    if text.strip():
        found = read(EXTRACTOR, text, QINGPU)
        assert len({f["name"] for f in found}) == len(found)
