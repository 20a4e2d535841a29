"""What a query may not do: reach another host, or change anything.

The library that evaluates queries would follow SERVICE to any address, and its parser finds that keyword wherever the
grammar admits it, blanks or not. So the rule is stricter than the grammar: the word may stand in a variable, behind the
colon of a prefixed name and in an absolute IRI, and nowhere else, not even in a comment or a text.
"""

from __future__ import annotations

import re

from ontology.errors import QueryError

_HARMLESS = re.compile(r"""[?$]\w*service\w*|:[\w.%-]*service|<[a-z][a-z0-9+.-]*://[^<>"{}|^`\\\s)]*>""", re.IGNORECASE)
_SERVICE = re.compile("service", re.IGNORECASE)
_PROLOGUE = re.compile(r"\A(?:\s+|#[^\r\n]*|(?:BASE|PREFIX\s+[^\s:]*:)\s*<[^>]*>)*", re.IGNORECASE)
_UPDATE = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_FROM = re.compile(r"\bFROM\s*(?!\s*NAMED\b)", re.IGNORECASE)


def check(query: str) -> None:
    """Refuse what a query may not do.

    Raises:
        QueryError: it is an update, or calls another service.
    """
    prologue = _PROLOGUE.match(query)
    if prologue and _UPDATE.match(query, prologue.end()):
        raise QueryError(
            "this changes data, and SPARQL here only asks",
            hint="What is loaded is changed by `kg load` and `kg unload`",
        )
    rest = _HARMLESS.sub(lambda match: " " * len(match[0]), query)
    if found := _SERVICE.search(rest):
        raise QueryError(
            "SERVICE is refused: no query leaves this machine",
            where=place(query, found.start()),
            hint=r"Take it out; in a text write \u0073ervice",
        )


def place(text: str, offset: int) -> str:
    """``line 2, column 9`` of an offset, both counted from 1."""
    line = text.count("\n", 0, offset) + 1
    before = text.rfind("\n", 0, offset)
    return f"line {line}, column {offset - before}"


def has_several_graphs(query: str) -> bool:
    """Whether the query may name more than one graph by FROM."""
    return len(_FROM.findall(query)) > 1
