"""The catalogue of questions: one ``.cypher`` file a question, whose comment lines say what it is.

The files lie in folders by theme; a name is there once over all of them. A file begins with its header, then comes one
Cypher statement::

    // name: districts-running
    // purpose: Districts that run a program, with the sentence that says so
    // title-zh: 哪些区县在推行某个项目
    // title-en: Which districts run a program
    // parameters:
    //   program: program: the program, by any of its names: required
    //   years: years: only reports whose period covers this year, or one of these: null
    // columns:
    //   district: the district's name
    //   facts: identifiers of the facts that the row rests on
    // view: graph

The last field of a parameter is ``required`` or the JSON value that stands in where the user gives none.
The last column is always ``facts``: the facts that the row rests on, each once, in the order of reading.
``view: graph`` marks a query that returns paths, for a screen that draws them; without the line it returns columns.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast, get_args

from queries.tokens import parameters_used, return_columns, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

ParameterType = Literal[
    "program", "metric", "policy", "award", "agency", "agency-type", "district", "unit",
    "year", "years", "status", "level", "count", "text",
]  # fmt: skip
"""What a parameter stands for, which settles how a user's word becomes a value (see :mod:`queries.names`)."""

View = Literal["table", "graph"]

FOLDER = Path(__file__).parent
THEMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "programs": ("项目", "Programs"),
        "metrics": ("指标", "Metrics"),
        "promises": ("计划与落实", "Promises"),
        "checks": ("核对", "Checks"),
        "agencies": ("机构", "Agencies"),
        "policies": ("政策文件", "Policies"),
        "awards": ("荣誉", "Awards"),
        "reports": ("报告与出处", "Reports and evidence"),
    }
)
"""The folders of the catalogue in the order in which they are shown, each with its titles in Chinese and English."""
FACTS = "facts"
"""The last column of every query."""
_HEADER_LINE = re.compile(r"//(?P<indent> *)(?P<text>.*)")
_SINGLE = ("name", "purpose", "title-zh", "title-en", "view")
_LISTS = ("parameters", "columns")
_REQUIRED = "required"


class CatalogueError(ValueError):
    """A file of the catalogue that breaks its own rules: a mistake of ours, never of the user's."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One ``$name`` of a query."""

    name: str
    type: ParameterType
    meaning: str
    required: bool
    default: str | int | list[str] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the catalogue: what it asks, what it needs, what it answers."""

    name: str
    purpose: str
    title_zh: str
    title_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    view: View
    cypher: str
    theme: str
    """The folder that it lies in, one of :data:`THEMES`."""

    @property
    def usage(self) -> str:
        """The arguments as the command line takes them: ``PROGRAM [YEAR]``."""
        return " ".join(p.name.upper() if p.required else f"[{p.name.upper()}]" for p in self.parameters)


@cache
def catalogue() -> Mapping[str, Query]:
    """Every query by its name, in the order of the names."""
    paths = sorted(FOLDER.rglob("*.cypher"), key=lambda path: path.stem)
    queries = [read_query(path) for path in paths]
    if twice := [before.name for before, query in pairwise(queries) if before.name == query.name]:
        raise CatalogueError(f"there twice: {', '.join(twice)}")
    return MappingProxyType({query.name: query for query in queries})


def read_query(path: Path) -> Query:
    """Read one file of the catalogue and hold its header against its text.

    Raises:
        CatalogueError: a header line that is missing, unknown or malformed, a parameter declared but not used or used
            but not declared, columns that are not those of the RETURN, in its order, or the last of them not ``facts``.
    """
    theme = path.parent.name
    if theme not in THEMES:
        raise CatalogueError(f"{path}: lies in none of the folders {', '.join(THEMES)}")
    query = parse_query(path.read_text(encoding="utf-8"), where=path.name, theme=theme)
    if query.name != path.stem:
        raise CatalogueError(f"{path.name}: is named {query.name!r} in its header")
    return query


def parse_query(text: str, *, where: str, theme: str = "") -> Query:
    """The query that ``text`` holds; ``where`` names it in errors. See :func:`read_query` for what is raised."""
    lines = text.splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    single, lists = _fields(lines[:size], where)
    needed = ("name", "purpose", "title-zh", "title-en", "columns")
    missing = [key for key in needed if not single.get(key) and not lists.get(key)]
    if missing:
        raise CatalogueError(f"{where}: its header lacks {', '.join(missing)}")
    view = single.get("view", "table")
    if view not in get_args(View):
        raise CatalogueError(f"{where}: view is {view!r}, not one of {', '.join(get_args(View))}")
    query = Query(
        name=single["name"],
        purpose=single["purpose"],
        title_zh=single["title-zh"],
        title_en=single["title-en"],
        parameters=tuple(_parameter(line, where) for line in lists.get("parameters", [])),
        columns=tuple(_column(line, where) for line in lists["columns"]),
        view=cast("View", view),
        cypher="\n".join(lines[size:]).strip(),
        theme=theme,
    )
    _check(query, where)
    return query


def _fields(header: list[str], where: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    single: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in header:
        match = cast("re.Match[str]", _HEADER_LINE.fullmatch(line))
        indent, content = match["indent"], match["text"].strip()
        if len(indent) > 1:
            if current is None:
                raise CatalogueError(f"{where}: an indented header line belongs to no list: {line!r}")
            current.append(content)
            continue
        key, colon, value = content.partition(":")
        if not colon or key not in (*_SINGLE, *_LISTS) or key in single or key in lists:
            raise CatalogueError(f"{where}: a header line that is unknown or there twice: {line!r}")
        current = None
        if key in _SINGLE:
            single[key] = value.strip()
        elif value.strip():
            raise CatalogueError(f"{where}: {key} go one a line below it: {line!r}")
        else:
            current = lists.setdefault(key, [])
    return single, lists


def _parameter(line: str, where: str) -> Parameter:
    fields = [field.strip() for field in line.split(":")]
    if len(fields) != 4 or not all(fields):
        raise CatalogueError(f"{where}: a parameter is `name: type: meaning: required or default`, not {line!r}")
    name, kind, meaning, last = fields
    if kind not in get_args(ParameterType):
        raise CatalogueError(f"{where}: parameter {name} has the unknown type {kind!r}")
    if last == _REQUIRED:
        return Parameter(name, cast("ParameterType", kind), meaning, required=True)
    try:
        default = json.loads(last)
    except json.JSONDecodeError as error:
        raise CatalogueError(f"{where}: parameter {name} defaults to {last!r}, which is not JSON") from error
    return Parameter(name, cast("ParameterType", kind), meaning, required=False, default=default)


def _column(line: str, where: str) -> Column:
    name, colon, meaning = line.partition(":")
    if not colon or not name.strip() or not meaning.strip():
        raise CatalogueError(f"{where}: a column is `name: meaning`, not {line!r}")
    return Column(name.strip(), meaning.strip())


def _check(query: Query, where: str) -> None:
    declared = [parameter.name for parameter in query.parameters]
    optional = [parameter.required for parameter in query.parameters]
    if optional != sorted(optional, reverse=True):
        raise CatalogueError(f"{where}: required parameters come before the others")
    parts = tokens(query.cypher)
    used = parameters_used(parts)
    if sorted(declared) != sorted(used):
        raise CatalogueError(f"{where}: declares the parameters {sorted(declared)} and uses {sorted(used)}")
    columns = [column.name for column in query.columns]
    returned = return_columns(parts)
    if columns != returned:
        raise CatalogueError(f"{where}: declares the columns {columns} and returns {returned}")
    if columns[-1] != FACTS or columns.count(FACTS) > 1:
        raise CatalogueError(f"{where}: its last column is not {FACTS}")
