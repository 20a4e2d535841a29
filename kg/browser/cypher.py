"""Questions as one statement each, their values written in: what Neo4j Browser runs at a click, and draws at once.

With ``:param`` lines before it a statement becomes a script, whose drawing Browser folds away. So values are written as
literals here; whatever a report holds, it stays a string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.tokens import with_parameters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.catalogue import Query

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", ";": "\\u003B"}
"""The semicolon too: Browser looks for the ends of statements before Neo4j reads them."""


def literal(value: Any) -> str:
    """A string, number, list or ``None`` as Cypher writes it, on one line.

    Raises:
        TypeError: a value of another kind.
    """
    if value is None:
        return "null"
    if isinstance(value, str):
        return "'" + "".join(_character(c) for c in value) + "'"
    if isinstance(value, (bool, int, float)):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    raise TypeError(f"no literal for {type(value).__name__}")


def _character(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() or ord(character) > 0xFFFF:
        return character
    return f"\\u{ord(character):04X}"


def statement(query: Query, parameters: Mapping[str, Any]) -> str:
    """The query with its values written in.

    Raises:
        KeyError: a parameter of the query has no value.
    """
    return with_parameters(query.cypher, {name: literal(value) for name, value in parameters.items()})


def document(query: Query, parameters: Mapping[str, Any]) -> str:
    """The query as a file: its titles (the first line is its name in Browser), what each value is, the statement."""
    lines = [f"// {query.title_zh} · {query.title_en}"]
    lines += [f"// {p.name} = {literal(parameters[p.name])}: {p.meaning}" for p in query.parameters]
    return "\n".join([*lines, statement(query, parameters)]) + "\n"
