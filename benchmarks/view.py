"""The page at size: how long it takes to open, to draw, to move and to search, in a real Chromium.

    python -m benchmarks.view [NODES] [--keep FILE]

The workspace is made of the sample reports, each given to district after district and year after year with numbers
and coinages of its own, until the graph has NODES nodes (10,000). Chromium draws without a graphics card here; with one
the frames are shorter.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.pipeline import extract_file, extract_text
from kg.view.data import page_data
from kg.view.page import page
from loaders.workspace import Workspace
from ontology.gazetteer import load_gazetteer
from tests.chromium import launched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SAMPLES = Path(__file__).parent.parent / "examples" / "reports"
NODES = 10_000
WORDS = ("枫桥", "调解", "行政复议", "司法所", "普法")
_NUMBER = re.compile(r"(?<![0-9.年])([1-9][0-9]{1,4})(?=[件场次人个名份家])")
_COINAGE = re.compile("“([^“”]{2})([^“”]{2,8})”")
_DRAGGED = """async () => {
  const frames = []; let last = performance.now(); window.measuring = true;
  while (window.measuring) {
    await new Promise((next) => requestAnimationFrame(next));
    const now = performance.now(); frames.push(now - last); last = now;
  }
  window.frames = frames;
}"""


def reports() -> Iterator[str]:
    """Texts without end: the samples with a name, as those of other districts and years."""
    samples = [(name, extract_file(SAMPLES / f"{file}.txt").text) for name, file in _NAMED]
    districts = [d.name for d in load_gazetteer() if d.level == "county" and len(d.name) == 3]
    for turn, district in enumerate(districts):
        for place, (name, text) in enumerate(samples):
            factor = 0.6 + (turn * 7 + place * 3) % 13 / 12
            told = text.replace(name, district)
            told = _NUMBER.sub(lambda number, by=factor: str(max(10, int(int(number[1]) * by))), told)
            own = district[:2] if turn % 3 else None
            yield _COINAGE.sub(lambda words, own=own: f"“{own or words[1]}{words[2]}”", told)


_NAMED = (("青禾区", "qinghe-2022"), ("青禾区", "qinghe-2023"), ("云岭县", "yunling-2022"), ("澄湖区", "chenghu-2023"))


def fill(workspace: Workspace, nodes: int) -> int:
    """Put reports into the workspace until it has about ``nodes`` nodes; the number of reports."""
    count = facts = 0
    with workspace.writing():
        for text in reports():
            records = extract_text(text)
            workspace.put(text, records)
            count += 1
            facts += sum(record["kind"] not in {"report", "number"} for record in records)
            if facts * 1.22 > nodes:  # things besides facts: about a fifth
                return count
    return count


def frames(opened: Page, target: tuple[float, float]) -> list[float]:
    """Milliseconds between frames while the mouse drags from ``target``."""
    opened.evaluate("() => { window.run = (" + _DRAGGED + ")(); }")
    opened.mouse.move(*target)
    opened.mouse.down()
    for step in range(40):
        opened.mouse.move(target[0] + step * 4, target[1] + step * 2)
    opened.mouse.up()
    opened.evaluate("async () => { window.measuring = false; await window.run; }")
    return cast("list[float]", opened.evaluate("() => window.frames"))


def searched(opened: Page, words: str) -> float:
    """Milliseconds from the key to the list."""
    box = opened.locator("#search")
    box.fill("")
    return cast(
        "float",
        box.evaluate(
            """(box, words) => { const begin = performance.now(); box.value = words;
            box.dispatchEvent(new InputEvent("input")); void document.getElementById("found").offsetHeight;
            return performance.now() - begin; }""",
            words,
        ),
    )


def show(name: str, values: list[float]) -> None:
    ordered = sorted(values)
    print(f"{name:28}{statistics.median(ordered):8.0f} ms median{ordered[int(len(ordered) * 0.95)]:8.0f} ms 95%")


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description="The page at size")
    parser.add_argument("nodes", nargs="?", type=int, default=NODES)
    parser.add_argument("--keep", type=Path, help="put the page here, to look at it")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        workspace = Workspace(Path(folder) / "workspace")
        number = fill(workspace, arguments.nodes)
        begin = time.perf_counter()
        data = page_data(workspace)
        content = page(data)
        taken = time.perf_counter() - begin
        file = Path(folder) / "page.html"
        file.write_bytes(content)
        if arguments.keep:
            shutil.copyfile(file, arguments.keep)
        print(f"{number} reports, {len(data['nodes'])} nodes, {len(data['edges'])} relationships, {len(content)} bytes")
        print(f"{'making the page':28}{taken * 1e3:8.0f} ms")
        opened = browser.new_page(viewport={"width": 1280, "height": 800})
        opened.goto(file.as_uri(), wait_until="load")
        opened.locator("[data-drawn]").wait_for()
        timing = opened.evaluate(
            """() => ({ load: performance.timing.loadEventEnd - performance.timing.navigationStart,
            drawn: Number(document.querySelector("[data-drawn]").dataset.drawn) })"""
        )
        opened.locator("[data-placed]").wait_for()
        placed = opened.evaluate("() => performance.now()")
        print(f"{'loaded':28}{timing['load']:8.0f} ms\n{'first drawing':28}{timing['drawn']:8.0f} ms")
        print(f"{'layout done':28}{placed:8.0f} ms")
        opened.wait_for_timeout(500)
        show("frames, dragging the graph", frames(opened, (260.0, 120.0)))
        show("search, key to list", [searched(opened, words) for words in WORDS for _ in range(5)])
        opened.evaluate("() => { window.begun = performance.now(); location.hash = '#program/枫桥经验'; }")
        opened.locator("#node-name").wait_for()
        print(f"{'opening a node':28}{opened.evaluate('() => performance.now() - window.begun'):8.0f} ms")
        opened.close()


if __name__ == "__main__":
    main()
