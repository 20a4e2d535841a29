"""The sample reports and the demo: what a newcomer sees first."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.api.drawn import cells
from kg.pipeline import extract_file
from kg.text.account import account
from ontology.gazetteer import load_gazetteer

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "examples" / "reports").iterdir())
KG = Path(sys.executable).with_name("kg")

HEADS = {  # file: district, agency, period, redacted, encoding
    "chenghu-2023.txt": ("澄湖区", "澄湖区司法局", "2023", False, "utf-8"),
    "masked-2022.txt": (None, "**区司法局", "2022", True, "utf-8"),
    "masked-2024h1.txt": (None, "XX区司法局", "2024H1", True, "utf-8"),
    "qinghe-2022.txt": ("青禾区", "青禾区司法局", "2022", False, "utf-8"),
    "qinghe-2023.txt": ("青禾区", "青禾区司法局", "2023", False, "utf-8"),
    "wutongli-2023.txt": ("望岚区", "望岚区梧桐里街道办事处", "2023", False, "utf-8"),
    "yunling-2022.txt": ("云岭县", "云岭县司法局", "2022", False, "gb18030"),
    "yunling-2023.txt": ("云岭县", "云岭县司法局", "2023", False, "utf-8"),
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_marked_as_invented_and_read_right(path: Path) -> None:
    extraction = extract_file(path)
    assert "（本文为虚构样例，所述区县、机构、事迹和数字均系编造。）" in extraction.text
    head = extraction.facts[0]
    assert head["kind"] == "report"
    found = (head["district"], head["agency"], head["period"], head["redacted"], extraction.encoding.lower())
    assert found == HEADS[path.name]
    assert head["districtCode"] is None
    assert not account(extraction.text, extraction.facts).unread
    assert 1_000 < len(extraction.text) < 2_500


def test_no_district_of_the_samples_is_real() -> None:
    assert not [name for name, *_ in HEADS.values() if name and load_gazetteer().named(name)]


def demo(folder: Path) -> str:
    run = subprocess.run(
        ["/bin/sh", str(ROOT / "examples" / "demo.sh"), str(KG)],
        cwd=folder, env=os.environ | {"NEO4J_URI": "bolt://localhost:1"}, capture_output=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.skipif(not KG.exists(), reason="the command kg is not installed beside this Python")
def test_the_demo_shows_the_main_job_and_twice_the_same(tmp_path: Path) -> None:
    out = demo(tmp_path)
    assert demo(tmp_path) == out
    assert max(cells(line) for line in out.splitlines() if str(ROOT) not in line) <= 120
    answers = {m[1]: m[2] for m in re.finditer(r"^\$ \S+ (.*)\n((?:.+\n)*)", out, re.MULTILINE)}
    assert [line for line in answers if line.startswith("load")]
    assert "in step                       yes" in answers["status"]
    running = answers["ask districts-running 枫桥经验"]
    assert {"**区", "XX区", "云岭县", "望岚区", "澄湖区", "青禾区"} <= set(re.findall(r"^\S+", running, re.MULTILINE))
    assert "1860" in answers["ask results-of 扫码入企"]
    assert {"97.6", "98.4", "98.6"} <= set(answers["ask compare 调解成功率"].split())
    assert re.search(r"行政复议听证 +2022 .* 2023 ", answers["ask plans-kept 青禾区"])
    assert "法律明白人" in answers["ask shortcomings 青禾区"]


@pytest.mark.skipif(not KG.exists(), reason="the command kg is not installed beside this Python")
def test_the_demo_stops_at_the_first_error(tmp_path: Path) -> None:
    broken = tmp_path / "kg"
    broken.write_text(f'#!/bin/sh\n[ "$1" = status ] && exit 7\nexec {KG} "$@"\n', encoding="utf-8")
    broken.chmod(0o755)
    run = subprocess.run(
        ["/bin/sh", str(ROOT / "examples" / "demo.sh"), str(broken)],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 7
    assert "ask" not in run.stdout.split("status")[1]
