"""What is made for Neo4j Browser: values in Cypher, the style, the guide, the questions as files."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from kg.browser import cypher
from kg.browser.examples import Examples, parameters
from kg.browser.files import files
from kg.browser.guide import WALK, guide
from kg.browser.slides import Runnable, Slide, page
from kg.browser.style import contrast, on, style
from loaders.embedded import EmbeddedStore
from loaders.graph import project
from ontology.model import model
from queries.catalogue import THEMES, catalogue
from queries.run import plain_rows
from tests.answers import fill
from tests.hostile_facts import HOSTILE, NAMES
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from loaders.store import Store
    from queries.catalogue import Query

EVIL = (
    *NAMES, "<script>alert(1)</script>", "</pre></slide><img src=x onerror=alert(1)>", "a'b\"c`d", "*/ //", "{{1+1}}",
    " onload=alert(1) ", "\\u0027 OR true //", "tail\\", "a;b", "javascript:alert(1)", "&lt;b&gt;", "$program", "𠮷\u2028",
)  # fmt: skip
BROWSER_CLEANS = (
    re.compile(r"""(\s+(on[^\s=]+)[^\s=]*\s*=\s*("[^"]*"|'[^']*'|[\w\-.:]+\s*))""", re.IGNORECASE),
    re.compile(r"<script\b[^<]*(?:(?!</script>)<[^<]*)*(</script>)?", re.IGNORECASE),
    re.compile(r"""href=".*javascript:[^"]*\""""),
    re.compile(r"href='.*javascript:[^']*'"),
)
"""What Neo4j Browser 5.24 takes out of a guide before it shows it."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with EmbeddedStore(tmp_path_factory.mktemp("samples") / "graph.kgl") as store:
        fill(store)
        yield store


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with EmbeddedStore(tmp_path_factory.mktemp("hostile") / "graph.kgl") as store:
        store.replace(HOSTILE.report, project(HOSTILE.facts))
        yield store


class Guide(HTMLParser):
    """A guide as a browser reads it: the tags and attributes that there are, and the text of each slide and query."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.slides: list[str] = []
        self.queries: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag != "meta":
            self.open.append(tag)
        if tag == "slide":
            self.slides.append("")
        if tag == "pre":
            self.queries.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "slide" in self.open:
            self.slides[-1] += data
        if "pre" in self.open:
            self.queries[-1] += data


TAGS = {
    "html", "head", "meta", "title", "body", "article", "carousel", "slide", "div", "h3", "h4", "p", "small", "figure", "pre",
}  # fmt: skip


@pytest.mark.parametrize("value", EVIL)
def test_a_string_stays_that_string(value: str, samples: Store) -> None:
    written = cypher.literal(value)
    assert "\n" not in written
    assert ";" not in written
    assert samples.query(f"RETURN {written} AS value").rows == [(value,)]


def test_other_values() -> None:
    assert cypher.literal(None) == "null"
    assert cypher.literal(["2021", "2022"]) == "['2021', '2022']"
    assert (cypher.literal(10), cypher.literal(2.5), cypher.literal(True)) == ("10", "2.5", "true")
    with pytest.raises(TypeError, match="dict"):
        cypher.literal({})


@pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.name)
def test_a_value_written_in_asks_the_same(query: Query, samples: Store, hostile: Store) -> None:
    for store in (samples, hostile):
        found = Examples(store).answered(query)
        values = parameters(query, found or {})
        if found is not None or not any(p.required for p in query.parameters):
            asked = store.query(query.cypher, values)
            written = store.query(cypher.statement(query, values))
            assert plain_rows(written.rows) == plain_rows(asked.rows)
            assert written.columns == asked.columns


def test_a_file_begins_with_its_titles_and_says_what_its_values_are() -> None:
    query = catalogue()["districts-running"]
    values = {p.name: p.default for p in query.parameters} | {"program": "x\n// y", "years": ["2021", "2022"]}
    lines = cypher.document(query, values).splitlines()
    assert lines[0] == f"// {query.title_zh} · {query.title_en}"
    assert lines[1].startswith("// program = 'x\\n// y': the program")
    assert lines[2].startswith("// years = ['2021', '2022']: ")
    assert lines[1 + len(query.parameters)].startswith("MATCH (p:Program {name: 'x\\n// y'})")


def test_the_style_has_a_rule_for_each_label_and_type() -> None:
    rules = dict(re.findall(r"^(\S+) \{\n(.*?)^\}", style(), re.MULTILINE | re.DOTALL))
    for kind in model().classes.values():
        assert kind.colour, kind.label
        assert contrast(on(kind.colour), kind.colour) >= 4.5, f"{kind.label} cannot be read"
        if kind.label != "Fact":
            assert f"  color: {kind.colour};\n" in rules[f"node.{kind.label}"]
            assert '  caption: "{name}";\n' in rules[f"node.{kind.label}"]
    for relation in model().relations.values():
        assert f'  caption: "{relation.name_zh}";\n' in rules[f"relationship.{relation.type}"]
    assert set(rules) >= {"node", "relationship"}


def test_examples_have_answers(samples: Store) -> None:
    examples = Examples(samples)
    assert examples.of("program")[0].value == "枫桥经验"
    assert examples.of("district")[0].value == "district/120101"
    assert {"天津市", "辽宁省"} <= {example.shown for example in examples.of("district")}
    assert examples.of("years")[0].value == ["2022", "2022"]
    found = examples.answered(catalogue()["facts-graph"], also=("district",))
    assert found is not None
    assert samples.query(catalogue()["facts-graph"].cypher, {name: e.value for name, e in found.items()}).rows


def test_a_question_without_an_answer_has_no_example(hostile: Store) -> None:
    assert Examples(hostile).answered(catalogue()["awards-by-district"]) is None
    assert Examples(hostile).of("award") == []


def test_the_guide_walks_from_pictures_over_tables_to_a_sentence(samples: Store) -> None:
    read = Guide(guide(samples, Examples(samples)))
    assert 1 + len(WALK) < len(read.slides) <= 1 + len(WALK) + len(THEMES)
    walk = "".join(read.slides[: 1 + len(WALK)])
    walked = [query for query in read.queries if query in walk]
    drawn = [query for query in walked if re.search(r"\b(path|claim|place) = ", query)]
    assert len(drawn) >= 4
    assert len(walked) - len(drawn) >= 4
    assert "已装载 4 份报告、" in read.slides[0]
    sentence = next(query for query in walked if "f.sentence" in query and "f.id = 'fact/" in query)
    fact = re.findall(r"f\.id = '([^']+)'", sentence)[0]
    said = [f for s in SAMPLES.values() for f in s.facts if f["id"] == fact]
    answer = samples.query(sentence)
    assert answer.dicts()[0]["quote"] == said[0]["evidence"]["quote"]
    for query in read.queries:
        assert samples.query(query).rows, query


def test_what_nothing_answers_is_left_out(hostile: Store) -> None:
    read = Guide(guide(hostile, Examples(hostile)))
    assert not any("AwardReceipt {" in slide for slide in read.slides[: 1 + len(WALK)])
    assert "全部问题：荣誉" not in "".join(read.slides)


def test_names_of_reports_change_nothing_in_the_guide(hostile: Store) -> None:
    source = guide(hostile, Examples(hostile), [Runnable("着色", "Colour", "", ":style http://127.0.0.1:1/kg.grass")])
    read = Guide(source)
    assert read.tags <= TAGS
    assert read.attributes == {"lang", "charset", "class"}
    assert not read.open
    assert any(name in query for name in ("DETACH DELETE", "alert(1)") for query in read.queries), "nothing was hostile"
    for query in read.queries[1:]:
        assert hostile.query(query).rows, query
    for pattern in BROWSER_CLEANS:
        assert not pattern.search(source)


@pytest.mark.parametrize("name", EVIL)
def test_any_text_in_a_slide_is_only_text(name: str) -> None:
    source = page(
        name, [Slide(name, name, (name,), (name,), [Runnable(name, name, name, f"RETURN {cypher.literal(name)}")])]
    )
    read = Guide(source)
    assert read.tags <= TAGS
    assert read.attributes == {"lang", "charset", "class"}
    assert read.slides[0].count(name.replace("\r", "\n")) >= 4 or "\x00" in name or "\r" in name
    assert read.queries == [f"RETURN {cypher.literal(name)}"]
    for pattern in BROWSER_CLEANS:
        assert not pattern.search(source)


def test_the_questions_are_files_and_an_archive_with_a_folder_a_theme(samples: Store) -> None:
    made = files(samples)
    names = {f"queries/{name}.cypher" for name in catalogue()}
    assert set(made) == {"guide.html", "kg.grass", "queries.zip"} | names
    with zipfile.ZipFile(io.BytesIO(made["queries.zip"])) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert {name.rpartition("/")[2] for name in inside} == {f"{name}.cypher" for name in catalogue()}
    assert {name.partition("/")[0] for name in inside} <= {" ".join(titles) for titles in THEMES.values()}
    for name, content in inside.items():
        assert content == made[f"queries/{name.rpartition('/')[2]}"]
        assert content.decode().startswith("// ")


def test_the_same_reports_give_the_same_files_in_any_order(tmp_path: Path) -> None:
    made = []
    for name, order in (("one", list(SAMPLES)), ("two", list(reversed(SAMPLES)))):
        with EmbeddedStore(tmp_path / name / "graph.kgl") as store:
            fill(store, order)
            made.append(files(store, "http://127.0.0.1:8765"))
    assert made[0] == made[1]
    assert b":style http://127.0.0.1:8765/kg.grass" in made[0]["guide.html"]
    assert b":guide http://127.0.0.1:8765/guide.html" in made[0]["guide.html"]
