"""The page in a real Chromium: what it shows, how it is moved through, and that it asks nobody for anything."""

from __future__ import annotations

import base64
import contextlib
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pytest

from kg.serving import serving
from kg.view.app import Pages, app
from kg.view.page import STATIC
from tests.sample_facts import SAMPLES
from tests.view_pages import HARM, filled, hostile, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

QUOTE = "受理行政复议案件96件"
DISTRICT = (0xB9, 0x1C, 0x1C)
"""How the ontology paints districts."""
CHATTER = ("GPU stall due to ReadPixels",)
"""What Chromium says of drawing without a graphics card."""


class Watch:
    """What a page asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))

    def complaints(self) -> list[str]:
        return [said for said in self.said if not any(known in said for known in CHATTER)]

    def elsewhere(self, address: str) -> list[str]:
        """What was asked for besides the page itself, once; pictures and workers that are in the page are no request."""
        inside = [url for url in self.asked if url.startswith(("data:", "blob:"))]
        others = [url for url in self.asked if url not in inside]
        own = [url for url in others if url.split("#")[0] == address]
        return [url for url in others if url not in own]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample reports."""
    return written(tmp_path_factory.mktemp("view"))


@contextlib.contextmanager
def opened(chromium: Browser, file: Path, fragment: str = "", **context: object) -> Iterator[tuple[Page, Watch]]:
    """The page, open at a fragment; at the end nothing may have been asked for or complained of."""
    settings = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN", "reduced_motion": "reduce"} | context
    made = chromium.new_context(**settings)  # type: ignore[arg-type] # Playwright wants each option by its own type
    page = made.new_page()
    watch = Watch(page)
    page.goto(file.as_uri() + fragment)
    page.locator("#panel h2").first.wait_for()
    yield page, watch
    assert watch.elsewhere(file.as_uri()) == []
    assert watch.complaints() == []
    made.close()


def drawn(page: Page) -> None:
    """Wait until the graph has its place."""
    page.locator("[data-placed]").wait_for()


def middle(page: Page, colour: tuple[int, int, int]) -> tuple[float, float]:
    """A place in the graph with nothing but ``colour`` around it: within a node of that kind."""
    canvas = page.locator(".canvas")
    box = canvas.bounding_box()
    assert box is not None
    picture = base64.b64encode(canvas.screenshot()).decode()
    other = page.context.new_page()  # the page itself may not read pictures
    found = other.evaluate(
        """async ([picture, colour]) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const { width, height } = image;
          const paper = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
          paper.drawImage(image, 0, 0);
          const { data } = paper.getImageData(0, 0, width, height);
          const is = (x, y) => colour.every((part, at) => Math.abs(data[(y * width + x) * 4 + at] - part) < 8);
          for (let y = 4; y < height - 4; y += 1)
            for (let x = 4; x < width - 4; x += 1)
              if ([-3, 0, 3].every((dx) => [-3, 0, 3].every((dy) => is(x + dx, y + dy)))) return [x, y];
          return null;
        }""",
        [picture, list(colour)],
    )
    other.close()
    assert found is not None, f"nothing is drawn in {colour}"
    return box["x"] + found[0], box["y"] + found[1]


def place(page: Page) -> str:
    """The fragment of the address, as people read it."""
    return unquote(page.evaluate("() => location.hash"))


def arrives(page: Page, fragment: str) -> None:
    """Wait until the page shows what ``fragment`` means, and the address says it."""
    node, _, view = fragment.removeprefix("#").partition("?view=")
    page.wait_for_function(
        """([node, view]) => document.body.dataset.node === node && (!view || document.body.dataset.view === view)
          && decodeURIComponent(location.hash) === (node || view ? `#${node}${view ? `?view=${view}` : ""}` : "")""",
        arg=[node, view],
    )


def go(page: Page, fragment: str) -> None:
    page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    page.wait_for_function("(node) => document.body.dataset.node === node", arg=fragment[1:].partition("?view=")[0])


def fact(quote: str, sample: str = "tianjin-2021") -> str:
    return next(f["id"] for f in SAMPLES[sample].facts if f["evidence"]["quote"] == quote)


def test_it_opens_from_a_file_and_draws_the_graph(chromium: Browser, file: Path) -> None:
    with opened(chromium, file) as (page, _):
        drawn(page)
        assert page.title() == "法治政府知识图谱"
        assert page.locator(".canvas canvas").count() > 3
        things = page.evaluate(
            "() => JSON.parse(document.getElementById('data').textContent).nodes"
            ".filter((node) => !/^fact\\//.test(node.id)).length"
        )
        assert page.locator(".note").inner_text().startswith(f"{things} 个节点")
        left, top = middle(page, DISTRICT)
        page.mouse.click(left, top)
        page.wait_for_function("() => location.hash.startsWith('#district/')")
        assert page.locator("#panel .kind").inner_text() == "行政区划"


def test_it_is_the_same_when_served(chromium: Browser, tmp_path: Path) -> None:
    with serving(app(Pages(filled(tmp_path)))) as address:
        context = chromium.new_context(locale="zh-CN")
        page = context.new_page()
        watch = Watch(page)
        page.goto(f"{address}/#program/枫桥经验")
        page.get_by_role("heading", name="枫桥经验", exact=True).wait_for()
        drawn(page)
        for view in ("around", "compare", "timeline", "text"):
            go(page, f"#program/枫桥经验?view={view}")
            arrives(page, f"#program/枫桥经验?view={view}")
        assert watch.elsewhere(f"{address}/") == []
        assert watch.complaints() == []
        context.close()


def test_search_finds_by_name_and_by_alias_and_waits_for_the_input_method(chromium: Browser, file: Path) -> None:
    with opened(chromium, file) as (page, _):
        page.keyboard.press("/")
        box = page.locator("#search")
        box.evaluate(
            """(box) => {
              box.dispatchEvent(new CompositionEvent("compositionstart"));
              box.value = "feng qiao";
              box.dispatchEvent(new InputEvent("input", { isComposing: true }));
            }"""
        )
        assert page.locator("#found").is_hidden()
        box.evaluate(
            """(box) => {
              box.value = "枫桥";
              box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
              box.dispatchEvent(new CompositionEvent("compositionend"));
            }"""
        )
        assert place(page) == ""
        assert page.locator("#found [role=option]").first.inner_text().startswith("枫桥经验")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="枫桥经验", exact=True).wait_for()
        arrives(page, "#program/枫桥经验")
        box.fill("新时代枫桥经验")  # an alias
        assert page.locator("#found [role=option]").first.locator(".name").inner_text() == "枫桥经验"
        box.fill("挽回经济损失2.7万")  # words of a sentence
        assert "27000元" in page.locator("#found [role=option]").first.inner_text()
        box.fill("没有这样的词")
        assert page.locator("#found").inner_text() == "没有找到"
        page.keyboard.press("Escape")
        assert page.locator("#found").is_hidden()


def test_filters_narrow_everything(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, "#program/枫桥经验") as (page, _):
        drawn(page)
        nodes = page.locator(".note").inner_text()
        assert page.locator("#panel .facts > li").count() > 3
        page.get_by_label("计划").check()
        assert "显示 5 / " in page.locator(".shown").inner_text()
        assert page.locator("#panel .facts > li").count() == 0
        assert page.locator(".note").inner_text() != nodes
        page.get_by_role("button", name="全部显示").click()
        assert page.locator(".note").inner_text() == nodes
        page.get_by_label("和平区（沈阳市）").check()
        captions = page.locator("#panel .facts .meta").all_inner_texts()
        assert captions
        assert all("沈阳市" in caption for caption in captions)
        page.get_by_role("button", name="全部显示").click()
        page.get_by_role("button", name="2021", exact=True).click()
        assert page.get_by_role("button", name="2021", exact=True).get_attribute("aria-pressed") == "true"
        assert {"2021" in text for text in page.locator("#panel .facts .meta").all_inner_texts()} == {True}
        page.get_by_role("button", name="全部显示").click()
        page.get_by_label("测量", exact=False).first.uncheck()
        assert page.locator("#panel details summary").all_inner_texts() == ["项目开展 4"]
        page.locator("#search").fill("受理行政复议")
        assert "测量" not in page.locator("#found").inner_text()


def test_from_fact_to_text_and_from_text_to_fact(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, "#metric/行政复议受理数") as (page, _):
        page.locator("#panel .facts a", has_text="96件").click()
        arrives(page, f"#{fact(QUOTE)}")
        chosen = page.locator(".report .chosen")
        assert "".join(chosen.all_inner_texts()) == QUOTE
        assert chosen.first.evaluate(
            "(mark) => { const { top, bottom } = mark.getBoundingClientRect(); return top > 0 && bottom < innerHeight; }"
        )
        assert page.locator("#panel blockquote").inner_text().count(QUOTE) == 1
        page.locator(".report a.fact", has_text="挽回经济损失2.7万元").click()
        page.get_by_role("heading", name="挽回经济损失 27000元").wait_for()
        arrives(page, f"#{fact('挽回经济损失2.7万元')}")
        page.keyboard.press("k")
        arrives(page, f"#{fact(QUOTE)}")
        page.keyboard.press("j")
        arrives(page, f"#{fact('挽回经济损失2.7万元')}")
        page.keyboard.press("j")
        page.wait_for_function("(old) => document.body.dataset.node !== old", arg=fact("挽回经济损失2.7万元"))
        assert place(page) not in {f"#{fact(QUOTE)}", f"#{fact('挽回经济损失2.7万元')}"}
        page.go_back()
        arrives(page, f"#{fact('挽回经济损失2.7万元')}")
        page.go_back()
        arrives(page, f"#{fact(QUOTE)}")
        page.locator("#panel a.node", has_text="行政复议受理数").click()
        arrives(page, "#metric/行政复议受理数")


def test_where_facts_overlap_each_can_be_reached(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, f"#{SAMPLES['tianjin-2021'].report}") as (page, _):
        text = page.locator(".report .body").inner_text()
        assert re.sub(r"\s", "", text) == re.sub(r"\s", "", SAMPLES["tianjin-2021"].text)
        mark = page.locator(".report a.several", has_text="区公共法律服务中心").first
        names = set()
        for _turn in range(4):
            before = page.evaluate("() => document.body.dataset.node")
            mark.click()
            page.wait_for_function("(before) => document.body.dataset.node !== before", arg=before)
            names.add(page.locator("#node-name").inner_text())
        assert len(names) > 1


def test_each_fact_has_an_address_that_opens_its_place(chromium: Browser, file: Path) -> None:
    with opened(chromium, file) as (page, _):
        for sample in SAMPLES.values():
            for record in sample.facts:
                if record["kind"] in {"report", "number"}:
                    continue
                go(page, f"#{record['id']}")
                arrives(page, f"#{record['id']}")
                quote = "".join(page.locator(".report .chosen").all_inner_texts())
                assert quote == record["evidence"]["quote"].replace("\n", "")


def test_addresses_may_be_percent_encoded_and_unknown_ones_are_said(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, "#program/%E6%9E%AB%E6%A1%A5%E7%BB%8F%E9%AA%8C") as (page, _):
        assert page.locator("#node-name").inner_text() == "枫桥经验"
        page.evaluate("() => { location.hash = '#program/没有'; }")
        assert page.locator("#unknown").inner_text() == "没有这个地址：program/没有"
        page.go_back()
        page.locator("#node-name", has_text="枫桥经验").wait_for()
        assert page.locator("#unknown").count() == 0


def test_by_keyboard_alone(chromium: Browser, file: Path) -> None:
    with opened(chromium, file) as (page, _):
        drawn(page)
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.id") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert "canvas" in page.evaluate("() => document.activeElement.className")
        for key in ("ArrowLeft", "+", "-", "ArrowUp", "0"):
            page.keyboard.press(key)
        page.keyboard.press("/")
        page.keyboard.type("行政复议")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        assert page.locator("#search").get_attribute("aria-activedescendant") == "found-0"
        page.keyboard.press("Enter")
        arrives(page, "#metric/行政复议受理数")
        assert page.locator("#node-name").inner_text() == "行政复议受理数"
        assert page.evaluate("() => document.activeElement.id") == "panel"
        for _step in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.matches('.facts a')"):
                break
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.body.dataset.node.startsWith('fact/')")
        assert page.locator("body").get_attribute("data-view") == "text"
        assert page.evaluate("() => document.activeElement.id") == "panel"  # it does not fall back to the beginning
        page.keyboard.press("Escape")
        arrives(page, "")


def test_what_can_be_used_has_a_name_and_a_role(chromium: Browser, file: Path) -> None:
    for fragment in ("", f"#{fact(QUOTE)}", "#metric/行政复议受理数?view=compare", "#program/枫桥经验?view=timeline"):
        with opened(chromium, file, fragment) as (page, _):
            nameless = page.evaluate(
                """() => [...document.querySelectorAll("a[href], button, input, select, [role=application], [role=region]")]
                  .filter((element) => !(element.textContent.trim() || element.getAttribute("aria-label")
                    || element.labels?.length)).map((element) => element.outerHTML)"""
            )
            assert nameless == []
            for role in ("banner", "main", "complementary", "search"):
                assert page.get_by_role(role).count() == 1, role


def test_light_and_dark_follow_the_system_and_the_switch(chromium: Browser, file: Path) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    with opened(chromium, file, color_scheme="light") as (page, _):
        light = page.evaluate(ground)
        page.get_by_role("button", name="深色").click()
        dark = page.evaluate(ground)
        assert light != dark
        drawn(page)
        page.reload()
        assert page.evaluate(ground) == dark  # what was chosen stays
    with opened(chromium, file, color_scheme="dark") as (page, _):
        assert page.evaluate(ground) == dark
        page.emulate_media(color_scheme="light")
        page.wait_for_function(f"(light) => ({ground})() === light", arg=light)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_have_enough_contrast(chromium: Browser, file: Path, theme: str) -> None:
    for fragment in (f"#{fact(QUOTE)}", "#metric/行政复议受理数?view=compare", "#?view=timeline", "#program/枫桥经验"):
        with opened(chromium, file, fragment, color_scheme=theme) as (page, _):
            faint = page.evaluate(
                """() => {
                  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
                  const parts = (colour, under) => {
                    canvas.fillStyle = under; canvas.fillRect(0, 0, 1, 1);
                    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                    return canvas.getImageData(0, 0, 1, 1).data;
                  };
                  const light = (data) => [0.2126, 0.7152, 0.0722].reduce((sum, by, at) => {
                    const part = data[at] / 255;
                    return sum + by * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                  }, 0);
                  const ground = (element) => {
                    const chain = [];
                    for (let at = element; at; at = at.parentElement) chain.unshift(getComputedStyle(at).backgroundColor);
                    return chain.reduce((under, colour) => `rgb(${[...parts(colour, under)].slice(0, 3).join()})`, "#fff");
                  };
                  const found = [];
                  for (const element of document.querySelectorAll("body *")) {
                    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
                    if (!words || !element.offsetParent || element.closest("option, .unseen, script, style")) continue;
                    const under = ground(element);
                    const [one, two] = [light(parts(getComputedStyle(element).color, under)), light(parts(under, under))];
                    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
                    const enough = element.closest("[aria-hidden], .cell") ? 3 : 4.5; // signs, not words
                    if (contrast < enough) found.push([contrast.toFixed(2), element.className, element.textContent.slice(0, 20)]);
                  }
                  return found;
                }"""
            )
            assert faint == [], fragment


def test_chinese_and_english(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, "#program/枫桥经验") as (page, _):
        assert page.evaluate("() => document.documentElement.lang") == "zh-Hans"
        assert page.locator("#views").inner_text().split() == ["全图", "邻域", "报告", "比较", "时间线"]
        page.get_by_role("button", name="English").click()
        assert page.evaluate("() => document.documentElement.lang") == "en"
        assert page.locator("#views").inner_text().split("\n") == ["Graph", "Around", "Reports", "Compare", "Time line"]
        assert page.locator("#node-name").inner_text() == "枫桥经验"  # what the reports say stays Chinese
        page.reload()
        assert page.locator("#views").inner_text().startswith("Graph")
    with opened(chromium, file, locale="de-DE") as (page, _):
        assert page.locator("#views").inner_text().startswith("Graph")


def test_values_are_compared_only_with_their_like(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, "#metric/行政复议受理数?view=compare") as (page, _):
        bars = page.locator(".chart.bars a")
        assert sorted(bars.evaluate_all("(all) => all.map((bar) => bar.getAttribute('aria-label'))")) == [
            "和平区（天津市） 2021 96件",
            "和平区（天津市） 2022 124件",
            "和平区（沈阳市） 2022 88件",
        ]
        widths = bars.locator("rect").evaluate_all("(all) => all.map((bar) => Number(bar.getAttribute('width')))")
        assert sorted(round(width / max(widths), 2) for width in widths) == [0.71, 0.77, 1.0]
        apart = page.locator("td.reason").all_inner_texts()
        assert len(apart) == 1
        assert "数值种类不同：变化量" in apart[0]
        assert "单位不同：%" in apart[0]
        page.get_by_role("button", name="折线").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.textContent") == "折线"
        assert page.locator(".chart.lines circle").count() == 3
        assert page.locator(".chart.lines path").count() == 2
        page.locator(".chart.lines a").first.click()
        page.wait_for_function("() => document.body.dataset.node.startsWith('fact/')")


def test_programs_on_a_time_line(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, "#?view=timeline") as (page, _):
        head = page.locator(".timeline thead th").all_inner_texts()
        assert head == ["名称", "2021", "2022"]
        row = page.locator(".timeline tbody tr", has_text="枫桥经验")
        assert [re.sub(r"\s", "", cell) for cell in row.locator("td").all_inner_texts()] == ["●", "●3"]
        row.locator("th a").click()
        arrives(page, "#program/枫桥经验?view=timeline")
        assert page.locator(".timeline tbody tr").count() == 3
        page.locator(".timeline .cell").first.click()
        page.wait_for_function("() => document.body.dataset.node.startsWith('fact/')")
        go(page, "#district/120101?view=timeline")
        cells = page.locator(".timeline tbody tr", has_text="行政裁量权基准").locator("td")
        assert [re.sub(r"\s", "", cell) for cell in cells.all_inner_texts()] == ["○", "●"]


def test_around_a_node_its_facts_are_drawn_and_a_click_opens_one(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, "#award/local/天津市法治宣传先进单位?view=around") as (page, _):
        drawn(page)
        assert int(page.locator(".note").inner_text().split()[0]) >= 3
        assert page.locator("#panel .facts > li").count() == 1
        page.mouse.click(*middle(page, DISTRICT))
        page.wait_for_function("() => location.hash.startsWith('#district/')")
        assert page.locator("body").get_attribute("data-view") == "around"
        page.evaluate("() => { location.hash = '#?view=around'; }")
        page.get_by_text("选择一个节点，查看它的邻域。").wait_for()


def test_a_node_can_be_dragged(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, "#award/local/天津市法治宣传先进单位?view=around") as (page, _):
        drawn(page)
        x, y = middle(page, DISTRICT)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 30, y + 20)
        page.mouse.move(x + 60, y + 40)
        page.mouse.up()
        moved = middle(page, DISTRICT)
        assert (round(moved[0] - x), round(moved[1] - y)) == pytest.approx((60, 40), abs=10)
        arrives(page, "#award/local/天津市法治宣传先进单位?view=around")  # a pull is no click


def test_on_a_narrow_screen_nothing_runs_over(chromium: Browser, file: Path) -> None:
    for fragment in ("", f"#{fact(QUOTE)}", "#metric/行政复议受理数?view=compare", "#?view=timeline"):
        with opened(chromium, file, fragment, viewport={"width": 400, "height": 800}) as (page, _):
            assert page.evaluate("() => document.documentElement.scrollWidth") <= 400
            page.get_by_role("button", name="筛选").click()
            assert page.locator("#filters").is_visible()
            page.keyboard.press("Escape")
            assert page.locator("#filters").is_hidden()


def test_a_report_that_means_harm_is_mere_words(chromium: Browser, tmp_path: Path) -> None:
    harm = hostile()
    file = written(tmp_path, [*SAMPLES.values(), harm])
    with opened(chromium, file) as (page, watch):
        drawn(page)
        views = ("", "?view=around", "?view=text", "?view=timeline", "?view=compare")
        harmful = page.evaluate(
            "() => JSON.parse(document.getElementById('data').textContent).nodes"
            ".filter((node) => /harmed|script|__proto__/.test(node.name)).map((node) => node.id)"
        )
        assert len(harmful) > 3 * len(HARM)
        for turn, identifier in enumerate(harmful):
            address = quote(identifier, safe="/")
            page.evaluate("(hash) => { location.hash = hash; }", f"#{address}{views[turn % len(views)]}")
            page.wait_for_function("(node) => document.body.dataset.node === node", arg=identifier)
        for words in HARM:
            page.locator("#search").fill(words)
            assert page.locator("#found [role=option]").count() > 0
        go(page, f"#{harm.report}")
        page.locator(".report").wait_for()
        text = page.locator(".report .body").evaluate("(body) => body.textContent")
        assert all(words in text for words in HARM)
        for record in harm.facts:
            if record["kind"] in {"report", "number"}:
                continue
            go(page, f"#{record['id']}")
            words = "".join(
                page.locator(".report .chosen").evaluate_all("(all) => all.map((mark) => mark.textContent)")
            )
            assert words == record["evidence"]["quote"]
        assert page.evaluate("() => window.harmed === undefined && {}.harmed === undefined")
        assert page.locator("#body img, #body script").count() == 0
        assert page.locator("a[href^=javascript]").count() == 0
        assert not any("Content Security Policy" in said for said in watch.said)


def test_without_webgl_all_but_the_drawing_works(chromium: Browser, file: Path) -> None:
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.add_init_script(
        """const get = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return String(kind).includes("webgl") ? null : get.call(this, kind, ...rest);
        };"""
    )
    watch = Watch(page)
    page.goto(file.as_uri())
    page.get_by_text("此浏览器没有 WebGL 2").wait_for()
    page.get_by_role("link", name="枫桥经验").first.click()
    assert page.locator("#node-name").inner_text() == "枫桥经验"
    page.locator("#panel .facts a").first.click()
    page.locator(".report .chosen").first.wait_for()
    assert watch.complaints() == []
    context.close()


def test_no_module_parses_markup_or_text_as_code() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((STATIC / "js").glob("*.js")))
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttp",
    ):
        assert word not in source, word
