"""What a language model's own Cypher may be: reading clauses over the graph, and nothing that reaches past it.

The store itself refuses to write. But Cypher can read files and addresses (``LOAD CSV``) and call procedures, and a
model that has read a hostile text may be talked into either; so these are refused before the store sees them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology.errors import QueryError
from queries.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.tokens import Token

BEGINNINGS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL")
NAMESPACES = frozenset({"date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector"})
"""What functions with a dot in their name may begin with; others come from plugins, which may do anything."""
_ESCAPE = re.compile(r"\\u", re.IGNORECASE)


def check(statement: str) -> None:
    """Refuse what does more than read the graph.

    Raises:
        QueryError: it does not begin with a reading clause, reads files or addresses, or calls a procedure or a
            plugin's function.
    """
    if _ESCAPE.search(statement):  # Neo4j reads them as characters before anything else, so that they hide words
        raise QueryError("the statement holds \\u escapes", hint="Write the characters themselves, or give a parameter")
    parts = tokens(statement.replace("\r", "\n"))  # for Neo4j a comment ends at either
    if not parts or not parts[0].is_word(*BEGINNINGS):
        raise QueryError(
            "the statement does not begin with a reading clause", hint=f"Begin with one of {', '.join(BEGINNINGS)}"
        )
    for i, part in enumerate(parts):
        after = parts[i + 1] if i + 1 < len(parts) else None
        if part.is_word("LOAD") and after and after.is_word("CSV"):
            raise QueryError("LOAD CSV reads files and addresses", hint="Only the graph can be read here")
        if part.is_word("CALL") and not (after and after.is_sign("{", "(")):
            raise QueryError("procedures cannot be called here", hint="CALL () { … } around a subquery can")
        if _is_foreign(parts, i):
            raise QueryError(
                f"{part.text}.… is no function of Cypher's own", hint="Use those without a dot, or date.truncate() …"
            )


def _is_foreign(parts: Sequence[Token], place: int) -> bool:
    """Whether a function's dotted name begins at ``place``, and not with a namespace of Cypher's own."""
    if parts[place].kind not in {"word", "quoted"} or (place and parts[place - 1].is_sign(".")):
        return False
    end = place
    while end + 2 < len(parts) and parts[end + 1].is_sign(".") and parts[end + 2].kind in {"word", "quoted"}:
        end += 2
    called = end > place and end + 1 < len(parts) and parts[end + 1].is_sign("(")
    return called and parts[place].text.strip("`").lower() not in NAMESPACES
