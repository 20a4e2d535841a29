"""From a user's word to the value that a query takes: a program by any of its names, a district by name or code.

A name is looked up in the vocabulary (``八五普法`` and ``“八五”普法`` are one program) and among the names
that the store holds, which knows the local coinages and the user's own vocabulary. What is in the store goes first: a
word that a report uses finds that report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ontology.errors import UnknownNameError, UsageError
from ontology.gazetteer import forms
from queries import values
from queries.likeness import nearest, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ontology.gazetteer import Gazetteer
    from ontology.vocabulary import Concept
    from queries.catalogue import ParameterType

Value = str | int | list[str]
"""What a word becomes: a name, an identifier or a code; a number of rows; the first and last of a range of years."""
CLOSED = ("status", "level")
"""Types whose values are the codes of a scheme of the vocabulary."""
SHORTEST = 2
"""Characters that a word must have to be completed."""
_LABELS = {
    "program": "Program",
    "metric": "Metric",
    "policy": "Policy",
    "award": "Award",
    "agency": "Agency",
    "agency-type": "AgencyType",
}
_IS_THERE = {
    kind: f"MATCH (n:{label} {{name: $name}}) RETURN n.name AS name ORDER BY n.id LIMIT 1"
    for kind, label in _LABELS.items()
}
_NAMES = {
    kind: f"MATCH (n:{label}) RETURN n.name AS name, n.aliases AS aliases ORDER BY n.id"
    for kind, label in _LABELS.items()
}
_WORDING = """
MATCH (f:Measurement {metric: $name})
OPTIONAL MATCH (f)-[:MEASURES]->(m:Metric)
RETURN DISTINCT coalesce(m.name, f.metric) AS name, m.id AS id
ORDER BY id
LIMIT 1
"""
_WORDINGS = """
MATCH (f:Measurement)
OPTIONAL MATCH (f)-[:MEASURES]->(m:Metric)
RETURN DISTINCT f.metric AS wording, m.name AS name
ORDER BY wording, name
"""
_UNITS = "MATCH (f:Measurement) WHERE f.unit IS NOT NULL RETURN DISTINCT f.unit AS name ORDER BY name"
_DISTRICTS = """
MATCH (d:District)
OPTIONAL MATCH (d)-[:PART_OF]->(p:District)
RETURN d.id AS id, d.name AS name, d.code AS code, p.id AS parent
ORDER BY d.id, p.id
"""


class Rows(Protocol):
    """The answer of a store."""

    @property
    def columns(self) -> list[str]: ...

    @property
    def rows(self) -> list[tuple[Any, ...]]: ...


class Askable(Protocol):
    """Anything that answers Cypher: every store, or a test's own."""

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows: ...


class Terms(Protocol):
    """The part of :class:`ontology.vocabulary.Vocabulary` that names are looked up in."""

    def scheme(self, name: str) -> Sequence[Concept]: ...


class _District(NamedTuple):
    id: str
    name: str
    code: str | None
    parents: tuple[str, ...]
    """Names of what it is part of, nearest first."""

    @property
    def shown(self) -> str:
        full = "".join(reversed((self.name, *self.parents)))
        return f"{self.code or self.id} ({full})"

    def spellings(self) -> set[str]:
        """The name behind any of the names that it may be written after: ``天津市和平区``, ``天津和平区``."""
        found = {self.name}
        for parent in self.parents:
            found |= {form + spelling for form in forms(parent) for spelling in found}
        return found


class Names:
    """Resolves words against one vocabulary, one store, and the gazetteer for districts that no report is about."""

    def __init__(self, store: Askable, vocabulary: Terms, gazetteer: Gazetteer | None = None) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._gazetteer = gazetteer
        self.completed: dict[str, str] = {}
        """Words that only begin a name, with the names that they were taken for."""

    def resolve(self, kind: ParameterType, word: str) -> Value:
        """The value for a parameter of this kind: a name as the store writes it, the id of a district, years.

        Raises:
            UnknownNameError: nothing is called so; the hint names what is nearest.
            UsageError: an empty word, a year, number or code that is none, or a name that is shared.
        """
        word = word.strip()
        if not word:
            raise UsageError(f"the {kind} is empty", hint="Give a name, in quotation marks if it has spaces")
        if kind in CLOSED:
            return values.choice(kind, word, self._vocabulary.scheme(kind))
        match kind:
            case "text":
                return word
            case "year":
                return values.year(word)
            case "years":
                return values.years(word)
            case "count":
                return values.count(word)
            case "unit":
                return self._unit(word)
            case "district":
                return self._district(word)
        return self._name(kind, word)

    def _unit(self, word: str) -> str:
        """A unit as reports write it, or one that the vocabulary knows and no report has used."""
        present = [name for (name,) in self._store.query(_UNITS, {}).rows]
        known = [label for concept in self._vocabulary.scheme("unit") for label in concept.labels]
        for names in (present, known):
            if found := next((name for name in names if plain(name) == plain(word)), None):
                return found
        raise self._unknown("unit", word, [(name, name) for name in (*present, *known)])

    def _name(self, kind: str, word: str) -> str:
        # The first that holds: what the store calls so, what the vocabulary calls so and the store has, what the store
        # calls nearly so, what the vocabulary calls so though no report does (an empty answer, not an error); last,
        # the one name of the store that it begins, and the user is told.
        if there := self._there(kind, word):
            return there
        key = plain(word)
        known = self._known(kind)
        tiers = [
            [name for label, name in known if label == word],
            [name for label, name in known if key and plain(label) == key],
        ]
        for names in tiers:
            if found := _only(kind, word, [name for name in names if self._there(kind, name)]):
                return found
        present = self._names(kind)
        tiers.insert(0, [name for label, name in present if label == word])
        tiers.insert(1, [name for label, name in present if key and plain(label) == key])
        for names in tiers:
            if found := _only(kind, word, names):
                return found
        begun = dict.fromkeys(name for label, name in present if plain(label).startswith(key))
        if len(key) >= SHORTEST and len(begun) == 1:
            self.completed[word] = next(iter(begun))
            return self.completed[word]
        raise self._unknown(kind, word, [*present, *known])

    def _known(self, kind: str) -> list[tuple[str, str]]:
        """Labels of the vocabulary with the names that they stand for, the names themselves first."""
        if kind == "agency":
            return []
        concepts = self._vocabulary.scheme(kind)
        names = [(concept.name, concept.name) for concept in concepts]
        return names + [(label, concept.name) for concept in concepts for label in (*concept.alt, *concept.hidden)]

    def _there(self, kind: str, name: str) -> str | None:
        """What the store calls exactly so; a wording of a metric stands for the metric that it is."""
        found: str | None = None
        for cypher in (_IS_THERE[kind], *([_WORDING] if kind == "metric" else [])):
            rows = self._store.query(cypher, {"name": name}).rows
            found = found or next((row[0] for row in rows), None)
        return found

    def _names(self, kind: str) -> list[tuple[str, str]]:
        """Every name, alias and wording in the store with the name that it stands for, names first."""
        rows = self._store.query(_NAMES[kind], {}).rows
        found = [(name, name) for name, _ in rows if name]
        if kind == "metric":
            found += [(wording, name or wording) for wording, name in self._store.query(_WORDINGS, {}).rows]
        return found + [(alias, name) for name, aliases in rows for alias in aliases or ()]

    def _district(self, word: str) -> str:
        districts = self._districts()
        key = plain(word)
        tiers = (
            lambda d: word in {d.id, d.code},
            lambda d: d.name == word,
            lambda d: key in {plain(spelling) for spelling in d.spellings()},
            lambda d: bool(key) and word in forms(d.name),
        )
        for matches in tiers:
            found = [district for district in districts if matches(district)]
            if len(found) > 1:
                shown = ", ".join(district.shown for district in found)
                raise UsageError(f"{word} is the name of {len(found)} districts", hint=f"Give one of: {shown}")
            if found:
                return found[0].id
        elsewhere = self._in_gazetteer(word)
        if elsewhere:
            return elsewhere
        options = [(spelling, d.name) for d in districts for spelling in sorted(d.spellings())]
        raise self._unknown("district", word, options)

    def _districts(self) -> list[_District]:
        rows = self._store.query(_DISTRICTS, {}).rows
        names = {identifier: name for identifier, name, _, _ in rows}
        parent = {identifier: above for identifier, _, _, above in reversed(rows)}
        codes = {identifier: code for identifier, _, code, _ in rows}
        return [_District(i, names[i], codes[i], tuple(_chain(i, parent, names))) for i in names]

    def _in_gazetteer(self, word: str) -> str | None:
        """A district that exists though no report is about it: its id, so that the answer is empty, not wrong."""
        if self._gazetteer is None:
            return None
        if len(word) == 6 and word.isdigit():
            found = self._gazetteer.get(word)
        else:
            found = self._gazetteer.resolve(word) or next(iter(self._gazetteer.named(word)), None)
        return f"district/{found.code}" if found else None

    def _unknown(self, kind: str, word: str, options: Iterable[tuple[str, str]]) -> UnknownNameError:
        near = nearest(word, options)
        hint = f"Nearest: {', '.join(near)}" if near else "Nothing is called anything like it"
        return UnknownNameError(f"no {kind} is called {word}", hint=hint)


def _only(kind: str, word: str, names: Iterable[str]) -> str | None:
    """The one name among ``names``, if there is any."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) > 1:
        raise UsageError(f"{word} may be more than one {kind}", hint=f"Give one of: {', '.join(distinct)}")
    return distinct[0] if distinct else None


def _chain(start: str, parent: Mapping[str, str | None], names: Mapping[str, str]) -> Sequence[str]:
    found: list[str] = []
    above = parent.get(start)
    while above and names.get(above) not in {None, *found}:
        found.append(names[above])
        above = parent.get(above)
    return found
