"""The page as a file: all that the workspace knows is in it, nothing in it is more than words, and it asks nobody."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hatchling.builders.wheel import WheelBuilder

from kg.serving import serving
from kg.view import vendor
from kg.view.app import Pages, app
from kg.view.data import embedded, page_data, utf16
from kg.view.page import STATIC, bundle, page
from loaders.graph import merge, project
from tests.command import runner
from tests.sample_facts import SAMPLES
from tests.view_pages import HARM, filled, hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPResponse

    from tests.command import Ran


class Elements(html.parser.HTMLParser):
    """The elements of a page with their attributes and text, as a browser takes them apart."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open = False
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), []))
        self.open = True

    def handle_endtag(self, _tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found[-1][2].append(data)

    def texts(self, tag: str) -> list[str]:
        return ["".join(text) for name, _, text in self.found if name == tag]

    def data(self) -> dict[str, Any]:
        (text,) = ("".join(text) for _, attributes, text in self.found if attributes.get("id") == "data")
        found: dict[str, Any] = json.loads(text)
        return found


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    return runner(monkeypatch, capsys)


def get(address: str) -> HTTPResponse:
    answer: HTTPResponse = urllib.request.urlopen(address, timeout=30)  # noqa: S310 - our own server's
    return answer


def test_every_node_relation_and_text_is_in_the_page(tmp_path: Path) -> None:
    data = Elements(page(page_data(filled(tmp_path)))).data()
    graph = merge(project(sample.facts) for sample in SAMPLES.values())
    nodes = data["nodes"]
    assert {node["id"] for node in nodes} == set(graph.nodes)
    drawn = {(nodes[start]["id"], kind, nodes[end]["id"]) for start, kind, end in data["edges"]}
    asserted = {(e.start, e.type, e.end) for e in graph.edges.values() if e.type not in {"RUNS", "PLANS", "LACKS"}}
    assert drawn == asserted
    assert sorted(data["texts"].values()) == sorted(sample.text for sample in SAMPLES.values())
    program = next(node for node in nodes if node["id"] == "program/枫桥经验")
    assert program["aliases"] == graph.nodes["program/枫桥经验"].properties["aliases"]


def test_facts_point_at_their_quotes_as_javascript_counts(tmp_path: Path) -> None:
    samples = [*SAMPLES.values(), hostile()]
    data = page_data(filled(tmp_path, samples))
    reports = {
        node["id"]: data["texts"][str(index)] for index, node in enumerate(data["nodes"]) if node["label"] == "Report"
    }
    ends = {(data["nodes"][s]["id"], kind): data["nodes"][e]["id"] for s, kind, e in data["edges"]}
    quotes = {fact["id"]: fact["evidence"]["quote"] for sample in samples for fact in sample.facts}
    checked = 0
    for node in data["nodes"]:
        if (node["id"], "STATED_IN") in ends and node["id"] in quotes:
            units = reports[ends[node["id"], "STATED_IN"]].encode("utf-16-le", "surrogatepass")
            assert units[2 * node["start"] : 2 * node["end"]].decode("utf-16-le") == quotes[node["id"]]
            checked += 1
    assert checked > 60


def test_places_move_by_the_signs_of_two_units_before_them() -> None:
    place = utf16("a𠮷b𠮷")
    assert [place(at) for at in range(5)] == [0, 1, 3, 4, 6]


def test_the_same_facts_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    samples = list(SAMPLES.values())
    one = page(page_data(filled(tmp_path / "one", samples)))
    two = page(page_data(filled(tmp_path / "two", reversed(samples))))
    assert one == two


def test_words_of_a_report_are_no_elements(tmp_path: Path) -> None:
    plain = Elements(page(page_data(filled(tmp_path / "plain"))))
    harmful = Elements(page(page_data(filled(tmp_path / "harmful", [*SAMPLES.values(), hostile()]))))
    assert [tag for tag, _, _ in harmful.found] == [tag for tag, _, _ in plain.found]
    assert harmful.texts("script")[1:] == plain.texts("script")[1:]
    texts = harmful.data()["texts"].values()
    for words in HARM:
        assert any(words in text for text in texts)
    assert harmful.data() == page_data(filled(tmp_path / "harmful", [*SAMPLES.values(), hostile()]))


def test_embedded_data_has_no_sign_that_html_or_javascript_heeds() -> None:
    data = {"<b>&amp;": ["</script>", "<!--", "\u2028\u2029", "\ud800", "`${x}`", "*/"]}
    text = embedded(data)
    assert not set("<>&\u2028\u2029\ud800") & set(text)
    assert json.loads(text) == data
    text.encode()


def test_the_policy_names_every_script_and_the_style_and_nothing_else(tmp_path: Path) -> None:
    elements = Elements(page(page_data(filled(tmp_path))))
    (policy,) = (a["content"] for _, a, _ in elements.found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    scripts = [
        "".join(text) for tag, attributes, text in elements.found if tag == "script" and "type" not in attributes
    ]

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert rules.pop("script-src").split() == [hashed(script) for script in scripts]
    assert rules.pop("style-src").split() == [hashed(style) for style in elements.texts("style")]
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "worker-src": "blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_in_the_page_refers_elsewhere(tmp_path: Path) -> None:
    content = page(page_data(filled(tmp_path)))
    for tag, attributes, _ in Elements(content).found:
        for name in ("src", "href", "action", "srcset"):
            value = attributes.get(name)
            assert value is None or value.startswith(("#", "data:")), (tag, value)
    style = "".join(Elements(content).texts("style"))
    assert "@import" not in style
    assert "url(" not in style
    assert b"sourceMappingURL" not in content


def test_both_languages_say_the_same_things() -> None:
    strings = json.loads((STATIC / "strings.json").read_text(encoding="utf-8"))
    assert strings["zh"].keys() == strings["en"].keys()
    for key, text in strings["zh"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", strings["en"][key])), key
    source = "".join(path.read_text(encoding="utf-8") for path in (STATIC / "js").glob("*.js"))
    for key in re.findall(r'\bt\(\s*"([\w.]+)"', source):
        assert key in strings["zh"], key
    made = tuple(f"{name}." for name in re.findall(r"\bt\(`(\w+)\.\$", source))
    parts = tuple(
        f"{name}." for name in ("kind", "against", "basis", "bound", "scope", "length")
    )  # of comparison classes
    assert [key for key in strings["zh"] if f'"{key}"' not in source and not key.startswith(made + parts)] == []


def test_each_library_is_the_published_one_and_carries_its_licence(tmp_path: Path) -> None:
    assert vendor.differing() == []
    content = page(page_data(filled(tmp_path))).decode()
    libraries = vendor.libraries()
    assert {library.name for library in libraries} == {"graphology", "graphology-layout-forceatlas2", "sigma"}
    for library in libraries:
        assert library.licence == "MIT"
        (licence,) = (name for name in library.files if name.endswith(".LICENSE.txt"))
        text = (vendor.FOLDER / licence).read_text(encoding="utf-8")
        assert "Permission is hereby granted, free of charge" in text
        assert text.strip() in content


def test_the_wheel_carries_all_that_the_page_is_made_of() -> None:
    root = STATIC.parent.parent.parent
    carried = {Path(file.path) for file in WheelBuilder(str(root)).recurse_included_files()}
    assert {path for path in STATIC.rglob("*") if path.is_file()} <= carried


def test_modules_become_one_script_each_after_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport function a() {\n  return b;\n}\n')
    (tmp_path / "b.js").write_text("export const b = 1;\n")
    script = bundle(tmp_path, "a.js")
    assert script.index('modules["b.js"] =') < script.index('modules["a.js"] =')
    assert 'const { b } = modules["b.js"];' in script
    assert "return { a };" in script
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)


def test_modules_that_cannot_be_bundled_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = 1;\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = 1;\n')
    with pytest.raises(ValueError, match="import each other"):
        bundle(tmp_path, "a.js")
    (tmp_path / "c.js").write_text("export default 1;\n")
    with pytest.raises(ValueError, match="not a form"):
        bundle(tmp_path, "c.js")


def test_the_command_writes_one_file(kg: Callable[..., Ran], tmp_path: Path) -> None:
    filled(tmp_path / "workspace")
    file = tmp_path / "page.html"
    ran = kg("view", "--workspace", tmp_path / "workspace", "--out", file)
    assert (ran.code, ran.out) == (0, f"4 reports in {file}\n")
    first = file.read_bytes()
    assert first == page(page_data(filled(tmp_path / "workspace")))
    assert kg("view", "--workspace", tmp_path / "workspace", "--out", file).code == 0
    assert file.read_bytes() == first


def test_the_command_says_what_is_missing(kg: Callable[..., Ran], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("mine")
    for workspace in ("none", "empty"):
        if workspace == "empty":
            filled(tmp_path / "empty", [])
        ran = kg("view", "--workspace", tmp_path / workspace, "--out", file)
        assert ran.code == 3
        assert "no report is loaded. Load some first: kg load PATH" in ran.err
        assert file.read_text() == "mine"
        assert kg("view", "--workspace", tmp_path / workspace, "--no-open").code == 3
    filled(tmp_path / "workspace")
    assert kg("view", "--workspace", tmp_path / "workspace", "--out", tmp_path / "no" / "page.html").code == 3
    assert kg("view", "--workspace", tmp_path / "workspace", "--out", tmp_path).code == 2
    assert kg("view", "--workspace", file).code == 7
    assert kg("view", "--workspace", tmp_path / "workspace", "--port", "70000").code == 2


def test_served_it_is_the_same_page_and_follows_the_facts(tmp_path: Path) -> None:
    workspace = filled(tmp_path, list(SAMPLES.values())[:2])
    before = page(page_data(workspace))
    with serving(app(Pages(workspace))) as address:
        with get(f"{address}/") as answer:
            assert answer.read() == before
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Access-Control-Allow-Origin" not in answer.headers
        filled(tmp_path)
        with get(f"{address}/") as answer:
            assert answer.read() == page(page_data(workspace)) != before
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(f"{address}/workspace.json")
        with workspace.writing():
            for report in workspace.reports():
                workspace.remove(report)
        with pytest.raises(urllib.error.HTTPError, match="503") as gone:
            get(f"{address}/")
        assert "kg load PATH" in gone.value.read().decode()


def test_the_command_serves_until_it_is_stopped(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    command = [sys.executable, "-m", "kg.cli.app", "view", "--no-open", "--workspace", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert get(address).read() == page(page_data(workspace))
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=20)
    assert (output, errors) == ("", "")
