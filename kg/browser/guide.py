"""The guide that Neo4j Browser plays: from the first picture to the sentence behind a fact, with what is loaded.

It has a walk through the main questions, then every question of the catalogue by theme. A question that nothing loaded
answers is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.browser import cypher
from kg.browser.examples import Example, parameters
from kg.browser.slides import Runnable, Slide, page
from queries.catalogue import THEMES, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.browser.examples import Examples
    from loaders.store import Store
    from queries.catalogue import Query

TITLE = ("法治政府建设报告知识图谱", "A knowledge graph of rule-of-law government reports")
_COUNTED = (("Report", "份报告", "reports"), ("District", "个行政区划", "districts"), ("Agency", "个机构", "agencies"),
            ("Program", "个项目", "programs"), ("Fact", "条事实", "facts"))  # fmt: skip


@dataclass(frozen=True)
class _Ask:
    """A question of the walk."""

    name: str
    also: tuple[str, ...] = ()
    """Optional parameters that get a value too."""
    same: bool = False
    """Whether it is asked with the values of the question before it, as far as it takes them."""
    traced: bool = False
    """Whether it is asked about the first fact that the question before it is answered with."""


class _Step(NamedTuple):
    zh: str
    en: str
    text_zh: str
    text_en: str
    asks: tuple[_Ask, ...]


WALK = (
    _Step(
        "一个项目，哪些区县在推行", "One program, and who runs it",
        "每个箭头都由报告中的事实推导而来：“开展”取自已完成的工作，“计划”“短板”另有箭头，互不混淆。"
        "双击节点可展开。表格逐条列出作为依据的句子。",
        "Arrows follow from facts: RUNS from what is done, never from plans. The table gives the sentences.",
        (_Ask("graph", also=("program",)), _Ask("districts-running", same=True)),
    ),
    _Step(
        "一个区县，开展哪些项目", "One district, and what it runs",
        "换一个角度：以区县为中心。遮盖名称的区县（如 **区）按报告原样保留，不作猜测。",
        "Seen from the district. A district that its report hides stays hidden.",
        (_Ask("graph", also=("district",)), _Ask("programs-of", same=True)),
    ),
    _Step(
        "从答案到原文", "From an answer to its sentence",
        "每条事实是一个节点，连着区县、项目和报告。任何结果的 facts 栏都是事实标识；"
        "把标识放进下面第二条语句，就得到原句、章节和位置。",
        "Facts are nodes. The column facts of every answer holds their ids; the second query gives the sentence.",
        (_Ask("facts-graph", also=("district",)), _Ask("evidence", traced=True)),
    ),
    _Step(
        "项目的成效", "Results of a program",
        "同一分句里报告的数字是该项目的成效；数字带单位、年份和状态。",
        "Numbers of the same clause are results of the program, with unit, year and status.",
        (_Ask("results-graph"), _Ask("results-of", same=True)),
    ),
    _Step(
        "同一指标，各区县各年份", "One metric across districts and years",
        "只有单位、分母、期间和口径一致的数值才可比较。",
        "Values compare only where unit, denominator, period and scope agree.",
        (_Ask("compare"),),
    ),
    _Step(
        "说了的，做了没有", "What was planned, and what came of it",
        "上一年度报告的计划，对照下一份报告；以及报告自己承认的不足。",
        "Plans of one report against the next one, and what reports themselves name as a shortcoming.",
        (_Ask("plans-kept"), _Ask("shortcomings")),
    ),
    _Step(
        "机构", "Agencies",
        "一个区县的机构及其类型。",
        "The agencies of a district and their types.",
        (_Ask("agencies-graph"),),
    ),
)  # fmt: skip


def guide(store: Store, examples: Examples, commands: Sequence[Runnable] = ()) -> str:
    """The guide as HTML.

    Args:
        store: what is loaded.
        examples: values of the same store.
        commands: what the first slide lets the reader do before all else.
    """
    slides = [_opening(store, commands)]
    for step in WALK:
        if walked := list(_asked(store, examples, step.asks)):
            slides.append(Slide(step.zh, step.en, (step.text_zh,), (step.text_en,), walked))
    for theme, (zh, en) in THEMES.items():
        queries = [query for query in catalogue().values() if query.theme == theme]
        if asked := [one for query in queries if (one := _runnable(examples, query, _filled(query)))]:
            slides.append(Slide(f"全部问题：{zh}", f"All questions: {en}", (), (), [found.runnable for found in asked]))
    return page(TITLE[0], slides)


def _opening(store: Store, commands: Sequence[Runnable]) -> Slide:
    counts = [store.query(f"MATCH (n:{label}) RETURN count(n) AS n").rows[0][0] for label, _, _ in _COUNTED]
    zh = "、".join(f"{count} {name}" for count, (_, name, _) in zip(counts, _COUNTED, strict=True))
    en = ", ".join(f"{count} {name}" for count, (_, _, name) in zip(counts, _COUNTED, strict=True))
    first = catalogue()["reports"]
    return Slide(
        *TITLE,
        (f"已装载 {zh}。", "点语句左上角的 ▶ 立即运行；点语句本身则放进编辑框，改了再运行。左右箭头翻页。"),
        (f"Loaded: {en}.", "Press ▶ to run a query, or the query itself to edit it first. The arrows turn the pages."),
        [*commands, Runnable(first.title_zh, first.title_en, "", cypher.statement(first, parameters(first, {})))],
    )


class _Asked(NamedTuple):
    query: Query
    found: dict[str, Example]

    @property
    def runnable(self) -> Runnable:
        values = "、".join(example.shown for example in self.found.values())
        statement = cypher.statement(self.query, parameters(self.query, self.found))
        return Runnable(self.query.title_zh, self.query.title_en, values, statement)


def _asked(store: Store, examples: Examples, asks: Sequence[_Ask]) -> Iterator[Runnable]:
    before: _Asked | None = None
    for ask in asks:
        query = catalogue()[ask.name]
        settled: dict[str, Example] = {}
        if before and ask.same:
            settled = {p.name: before.found[p.name] for p in query.parameters if p.name in before.found}
        if ask.traced:
            if before is None:
                continue
            settled = {query.parameters[0].name: _first_fact(store, before)}
        before = _runnable(examples, query, ask.also, settled)
        if before:
            yield before.runnable


def _first_fact(store: Store, asked: _Asked) -> Example:
    row = store.query(asked.query.cypher, parameters(asked.query, asked.found), most=1).rows[0]
    return Example(row[-1][0], row[-1][0])


def _runnable(
    examples: Examples, query: Query, also: Sequence[str], settled: dict[str, Example] | None = None
) -> _Asked | None:
    found = examples.answered(query, also, **(settled or {}))
    return None if found is None else _Asked(query, found)


def _filled(query: Query) -> tuple[str, ...]:
    """Optional parameters that need a value: a drawing of all that is loaded shows nothing."""
    whole = query.view == "graph" and query.parameters and not query.parameters[0].required
    return (query.parameters[0].name,) if whole else ()
