"""Gold: a person's annotation of a report, one JSON file each; docs/evaluation.md explains the format."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import pipeline
from kg.evaluation.scoring import RECORDS
from ontology.errors import InputMissingError, InputUnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.evaluation.scoring import Row

STATUSES = ("done", "planned", "shortcoming")
RELATIONS = ("issued", "implements", "mentions")
PERIOD = re.compile(r"[0-9]{4}(?:H[12]|Q[1-4]|/[0-9]{4})?")
LISTS = (*RECORDS, "places", "other_numbers")
"""The lists that a gold file may have; only those of ``RECORDS`` are scored."""
_KEYS = {"source", "report", "review", "notes", *LISTS}
_HINT = "docs/evaluation.md describes the format"


@dataclass(frozen=True)
class Gold:
    """One gold file."""

    path: Path
    rows: Row
    """What it says: the report, and the lists that it has."""

    @property
    def name(self) -> str:
        """What the report is called in tables and saved runs."""
        return self.path.stem


def gold_files(paths: Sequence[Path]) -> list[Path]:
    """The gold files that ``paths`` name; a folder stands for the ``.json`` files in it.

    Raises:
        InputMissingError: a path is not there, or a folder has none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not inside:
            raise InputMissingError("the folder holds no gold", where=str(path), hint="Gold is in .json files")
        found |= dict.fromkeys(inside)
    return list(found)


def read_gold(path: Path) -> Gold:
    """Read and check a gold file.

    Raises:
        InputMissingError: there is no such file.
        InputUnreadableError: it is no JSON in UTF-8 or not as the format says; ``where`` names the file and the place
            (``000.json: measures[3]``).
    """
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise InputMissingError("no such file", where=str(path), hint="Check the path") from error
    except OSError as error:
        raise InputUnreadableError(f"the file cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputUnreadableError("this is not UTF-8", where=str(path), hint="Save it in UTF-8") from error
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise InputUnreadableError(f"this is no JSON: {error.msg}", where=where, hint="Mend it there") from error
    _refuse(path, list(_wrong(document)))
    return Gold(path, document)


def check_quotes(gold: Gold, text: str) -> None:
    """See that each quote is in the report exactly once, within a line.

    Raises:
        InputUnreadableError: one is not; ``where`` names the file and the place.
    """
    _refuse(gold.path, list(_wrong_quotes(gold, text)))


def find_report(gold: Gold, folder: Path | None = None) -> Path:
    """The file of the report that ``gold`` annotates.

    It is what ``source`` names; else the file of the same stem; else the one whose name goes on after the stem
    (``000_3dcb.txt`` for ``000.json``). ``source`` is looked up beside the gold file and in ``folder``, the others in
    ``folder``, or without one beside the gold file.

    Raises:
        InputMissingError: there is none, or more than one.
    """
    source: str = gold.rows.get("source", "")
    beside = gold.path.parent
    if source:
        tried = [beside / source, *([folder / source, folder / Path(source).name] if folder else [])]
        found = next((path for path in tried if path.is_file()), None)
        if found is None:
            hint = "Give the folder of the reports by --reports, or mend source"
            raise InputMissingError(f"its report {source} is not there", where=str(gold.path), hint=hint)
        return found
    where = folder or beside
    if not where.is_dir():
        raise InputMissingError("no such folder", where=str(where), hint="Check --reports")
    reports = sorted(p for p in where.iterdir() if p.suffix.lower() in pipeline.SUFFIXES)
    same = [p for p in reports if p.stem == gold.name]
    longer = [p for p in reports if re.fullmatch(re.escape(gold.name) + r"[^0-9A-Za-z\u4e00-\u9fff].*", p.name)]
    candidates = same or [p for p in longer if p.stem != gold.name]
    if len(candidates) == 1:
        return candidates[0]
    what = f"more than one report in {where} goes with it" if candidates else f"no report in {where} goes with it"
    named = ", ".join(p.name for p in candidates[:3])
    hint = (
        f'Say "source": "FILE" in it (found: {named})'
        if candidates
        else 'Give --reports, or say "source": "FILE" in it'
    )
    raise InputMissingError(what, where=str(gold.path), hint=hint)


def _refuse(path: Path, wrong: list[tuple[str, str]]) -> None:
    if wrong:
        place, what = wrong[0]
        more = f" (and {len(wrong) - 1} more such places)" if len(wrong) > 1 else ""
        raise InputUnreadableError(what + more, where=f"{path}: {place}" if place else str(path), hint=_HINT)


def _wrong(document: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(document, dict):
        yield "", "gold is one JSON object"
        return
    for key in document:
        if key not in _KEYS:
            yield str(key), f"there is no such part; the parts are {', '.join(('source', 'report', *LISTS))}"
    if not isinstance(document.get("source", ""), str):
        yield "source", "it is not the name of a file"
    report = document.get("report")
    if report is not None:
        yield from _fields("report", report, {"district": _TEXT, "agency": _TEXT, "period": _PERIOD})
    for kind in LISTS:
        rows = document.get(kind)
        if rows is None:
            continue
        if not isinstance(rows, list):
            yield kind, "it is not a list"
            continue
        for number, row in enumerate(rows):
            yield from _fields(f"{kind}[{number}]", row, _FIELDS[kind] | {"quote": _SAID})


def _fields(place: str, row: Any, wanted: dict[str, tuple[Callable[[Any], bool], str]]) -> Iterator[tuple[str, str]]:
    if not isinstance(row, dict):
        yield place, "it is not an object"
        return
    for key, (good, meaning) in wanted.items():
        if key not in row:
            yield place, f"{key} is missing"
        elif not good(row[key]):
            yield f"{place}.{key}", f"it is {json.dumps(row[key], ensure_ascii=False)}, and must be {meaning}"
    for key in ("also", "units", "periods"):
        if key in row and not _is_texts(row[key]):
            yield f"{place}.{key}", "it must be a list of texts"


def _wrong_quotes(gold: Gold, text: str) -> Iterator[tuple[str, str]]:
    for kind in LISTS:
        for number, row in enumerate(gold.rows.get(kind) or []):
            place, quote = f"{kind}[{number}].quote", row["quote"]
            first = text.find(quote)
            if first < 0:
                yield place, f"the report does not say “{quote}”"
            elif text.find(quote, first + 1) >= 0:
                yield place, f"the report says “{quote}” more than once: lengthen the quote until it does not"
            elif "\n" in quote:
                yield place, "the quote runs over the end of a line"


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


_SAID = (lambda v: isinstance(v, str) and bool(v.strip()), "a text")
_TEXT = (lambda v: v is None or isinstance(v, str), "a text or null")
_UNIT = (lambda v: isinstance(v, str), "a text, empty where there is no unit")
_VALUE = (_is_number, "a number, or null where the report hides it")
_NAMES = (lambda v: _is_texts(v) and bool(v), "a list of the texts that all occur in a good name")
_PERIOD = (
    lambda v: v is None or (isinstance(v, str) and PERIOD.fullmatch(v) is not None),
    "a year, or as 2025H1, 2024Q3, 2021/2025, or null",
)
_STATUS = (lambda v: v in STATUSES, "one of " + ", ".join(STATUSES))
_RELATION = (lambda v: v in RELATIONS, "one of " + ", ".join(RELATIONS))
_FIELDS: dict[str, dict[str, tuple[Callable[[Any], bool], str]]] = {
    "measures": {"value": _VALUE, "unit": _UNIT, "name": _NAMES, "period": _PERIOD, "status": _STATUS},
    "programs": {"name": _SAID, "status": _STATUS},
    "agencies": {"name": _SAID},
    "policies": {"title": _SAID, "relation": _RELATION},
    "awards": {"recipient": _TEXT, "award": _TEXT},
    "places": {"name": _SAID},
    "other_numbers": {},
}
