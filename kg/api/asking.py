"""Putting a question of the catalogue to a store; what ``kg ask``, Python and language models all do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.api.table import Table
from ontology.errors import UnknownNameError, UsageError
from ontology.gazetteer import load_gazetteer
from ontology.vocabulary import load_vocabulary
from queries.catalogue import FACTS, THEMES, catalogue
from queries.evidence import Evidence, evidence
from queries.likeness import nearest
from queries.names import Names
from queries.run import bind, run, usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from queries.catalogue import Query
    from queries.names import Askable

EMPTY = "nothing is loaded yet. Load reports with `kg load PATH`"
_ANY = "MATCH (r:Report) RETURN r.id AS id ORDER BY id LIMIT 1"


def questions() -> Table:
    """The questions of the catalogue, by theme: name, arguments, what it answers, its title in Chinese."""
    rows = [
        (query.name, query.usage, query.purpose, query.title_zh)
        for theme in THEMES
        for query in catalogue().values()
        if query.theme == theme
    ]
    return Table(["question", "arguments", "answers", "中文"], rows)


def question(name: str) -> Query:
    """The question of this name.

    Raises:
        UnknownNameError: there is none; the hint names the nearest.
    """
    found = catalogue().get(name)
    if found is None:
        near = nearest(
            name, [(label, q.name) for q in catalogue().values() for label in (q.name, q.title_zh, q.title_en)]
        )
        hint = f"Nearest: {', '.join(near)}" if near else "`kg ask` lists the questions"
        raise UnknownNameError(f"there is no question {name}", hint=hint)
    return found


def words_of(query: Query, given: Sequence[Any], named: Mapping[str, Any]) -> list[str]:
    """Arguments of a call as the words of :func:`queries.run.bind`; one that is None is not given.

    Raises:
        UsageError: more arguments than the question takes, one that it does not know, or one twice.
    """
    known = [parameter.name for parameter in query.parameters]
    if len(given) > len(known):
        raise UsageError(f"{query.name} takes at most {len(known)} arguments, not {len(given)}", hint=usage(query))
    placed = dict(zip(known, given, strict=False))
    for name in named:
        if name not in known:
            raise UsageError(f"{query.name} takes no argument {name}", hint=usage(query))
        if name in placed:
            raise UsageError(f"{query.name} is given {name} twice", hint=usage(query))
    return [f"{name}={value}" for name, value in (placed | dict(named)).items() if value is not None]


def names(store: Askable) -> Names:
    """What words are looked up in: the vocabulary in force, the names in ``store``, the gazetteer."""
    return Names(store, load_vocabulary(), load_gazetteer())


def ask(store: Askable, query: Query, words: Sequence[str]) -> Table:
    """The answer of ``store``, the facts that each row rests on in its last column.

    Args:
        store: what is asked.
        query: the question.
        words: what it is asked about, in order or as ``name=value``.

    Raises:
        UsageError: too many words, too few, or one that is none of its kind.
        UnknownNameError: a word that names nothing; the hint names what is nearest.
    """
    if not store.query(_ANY, {}).rows:
        return Table([column.name for column in query.columns], [], (EMPTY,))
    known = names(store)
    parameters = bind(query, words, known)
    answer = run(store, query, parameters)
    notes = [f"{word} is taken for {taken}" for word, taken in known.completed.items()]
    if not answer.rows:
        given = ", ".join(f"{key} = {_said(value)}" for key, value in parameters.items() if value is not None)
        notes.append(f"{query.name}: nothing that is loaded answers this" + (f" ({given})" if given else ""))
    return Table(answer.columns, answer.rows, tuple(notes))


def _said(value: Any) -> str:
    """A value as a user would give it: the years from 2021 to 2023 are ``2021-2023``."""
    return "-".join(dict.fromkeys(value)) if isinstance(value, list) else str(value)


def sentences(store: Askable, facts: Iterable[str]) -> Table:
    """Where facts come from, one row each, in the order given, each once.

    Raises:
        UnknownNameError: a fact is not in the store.
    """
    wanted = list(dict.fromkeys(facts))
    found = evidence(store, wanted)
    for fact in wanted:
        if fact not in found:
            raise UnknownNameError(f"there is no fact {fact}", hint=f"The column {FACTS} of an answer holds facts")
    columns = list(Evidence.__annotations__)
    return Table(columns, [tuple(dict(found[fact]).get(column) for column in columns) for fact in wanted])
