"""Running a question: the user's words become typed parameters, the store's answer columns and rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ontology.errors import UsageError
from queries.catalogue import FACTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from queries.catalogue import Query
    from queries.names import Askable, Names


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question is answered with."""

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def facts(self) -> list[str]:
        """Identifiers of the facts that the rows rest on, each once, in the order of the rows."""
        return list(dict.fromkeys(fact for row in self.rows for fact in row[self.columns.index(FACTS)]))

    def shown(self) -> Answer:
        """The answer without its column of facts."""
        place = self.columns.index(FACTS)
        rows = [(*row[:place], *row[place + 1 :]) for row in self.rows]
        return Answer([name for name in self.columns if name != FACTS], rows)


def bind(query: Query, arguments: Sequence[str], names: Names) -> dict[str, Any]:
    """The parameters that ``arguments`` give ``query``, in the order of its header or as ``name=value``.

    Raises:
        UsageError: too many arguments, too few, or one twice; the hint says what the query takes.
        UnknownNameError: a word that names nothing (see :meth:`queries.names.Names.resolve`).
    """
    words = _words(query, arguments)
    missing = [parameter.name for parameter in query.parameters if parameter.required and parameter.name not in words]
    if missing:
        raise UsageError(f"{query.name} needs {' and '.join(missing)}", hint=usage(query))
    return {
        parameter.name: names.resolve(parameter.type, words[parameter.name])
        if parameter.name in words
        else parameter.default
        for parameter in query.parameters
    }


def _words(query: Query, arguments: Sequence[str]) -> dict[str, str]:
    known = [parameter.name for parameter in query.parameters]
    words: dict[str, str] = {}
    positional: list[str] = []
    for argument in arguments:
        name, sign, value = argument.partition("=")
        if not (sign and name in known):
            positional.append(argument)
        elif name in words:
            raise UsageError(f"{query.name} is given {name} twice", hint=usage(query))
        else:
            words[name] = value
    free = [name for name in known if name not in words]
    if len(positional) > len(free):
        raise UsageError(f"{query.name} takes at most {len(known)} arguments, not {len(arguments)}", hint=usage(query))
    return words | dict(zip(free, positional, strict=False))


def usage(query: Query) -> str:
    """How to ask: ``It takes PROGRAM (the program, by any of its names), optionally YEAR (…)``."""
    if not query.parameters:
        return "It takes none"
    required = [f"{p.name.upper()} ({p.meaning})" for p in query.parameters if p.required]
    optional = [f"{p.name.upper()} ({p.meaning})" for p in query.parameters if not p.required]
    parts = [", ".join(required)] if required else []
    if optional:
        parts.append("optionally " + ", ".join(optional))
    return "It takes " + "; ".join(parts)


def run(store: Askable, query: Query, parameters: Mapping[str, Any]) -> Answer:
    """The answer of ``store`` to ``query``; see :func:`plain_rows` for its values."""
    result = store.query(query.cypher, parameters)
    return Answer(list(result.columns), plain_rows(result.rows))


def plain_rows(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """``rows`` with whole numbers as integers, lists as lists: what JSON shows is the same from every store."""
    return [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
