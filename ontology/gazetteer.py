"""The gazetteer: provinces, prefectures and counties with their codes, and the townships of a county.

The same name elsewhere is another district (和平区 exists in Tianjin and in Shenyang): :meth:`Gazetteer.resolve` says
which one is meant only where name and parents leave one, and never guesses. Townships are read when they are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from ontology.errors import OntologyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HERE = Path(__file__).parent
DISTRICTS = HERE / "districts.csv"
TOWNSHIPS = HERE / "townships.csv"

Level = Literal["province", "prefecture", "county", "township"]

_PROVINCE_ENDS = ("特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")
_ENDS = (*_PROVINCE_ENDS, "自治州", "地区", "盟", "州", "林区", "新区", "自治县", "自治旗", "旗", "区", "县")
"""What a name ends with and a short form leaves out, longer ends first where one ends with another."""


@dataclass(frozen=True, slots=True)
class District:
    """A place of the gazetteer."""

    code: str
    """Six digits of GB/T 2260; nine for a township."""
    name: str
    level: Level
    parent: str
    """Code of the place one level up; ``""`` for a province."""
    edition: str = "2025"
    """The last edition of the codes that lists it: ``2020``, ``2023`` or ``2025`` (see districts.md)."""


class Gazetteer:
    """All districts by code and by name."""

    def __init__(self, districts: Iterable[District], townships: Path = TOWNSHIPS) -> None:
        self._by_code = {d.code: d for d in districts}
        self._by_name: dict[str, list[District]] = {}
        self._children: dict[str, list[District]] = {}
        for district in self._by_code.values():
            self._by_name.setdefault(district.name, []).append(district)
            self._children.setdefault(district.parent, []).append(district)
        self._townships = townships

    def __iter__(self) -> Iterator[District]:
        """Provinces, prefectures and counties by code; no townships."""
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: str) -> District | None:
        """The district with this code; a township by its nine digits."""
        if len(code) == 9:
            return next((t for t in self.townships(code[:6]) if t.code == code), None)
        return self._by_code.get(code)

    def named(self, name: str) -> list[District]:
        """The districts of exactly this name, by code; townships are not among them."""
        return list(self._by_name.get(name, ()))

    def children(self, code: str) -> list[District]:
        """The districts one level down, by code, down to counties; ``""`` gives the provinces."""
        return list(self._children.get(code, ()))

    def ancestors(self, code: str) -> list[District]:
        """The districts above, nearest first."""
        found = []
        district = self.get(code)
        while district is not None and district.parent:
            district = self._by_code.get(district.parent)
            if district is not None:
                found.append(district)
        return found

    def resolve(self, name: str, parent_names: Sequence[str] = ()) -> District | None:
        """The one district that is meant, or ``None`` where several may be, or none is.

        Args:
            name: a full name (``和平区``), or one with its parents before it (``天津市和平区``, ``湖北武汉武昌区``).
            parent_names: names of districts above it, full (``天津市``) or short (``天津``), in any order. A name that
                is in no gazetteer (a mask such as ``**市``) tells nothing; one that is, must fit.
        """
        telling = [p for p in parent_names if p and p != name and self._known(p)]
        candidates = [d for d in self._split(name) if all(self._is_below(d, p) for p in telling)]
        return candidates[0] if len(candidates) == 1 else None

    def townships(self, county_code: str) -> list[District]:
        """The townships, towns and streets of a county, by code; of a prefecture without counties likewise."""
        found = self._township_lines(county_code)
        if county_code.endswith("00"):  # 嘉峪关市: its townships carry the code of a county that does not exist
            for line in self._township_lines(county_code[:4]):
                if line[:6] not in self._by_code and line not in found:
                    found.append(line)
        return [District(line[:9], line[10:], "township", county_code, "2023") for line in found]

    @cached_property
    def _township_text(self) -> str:
        return "\n" + self._townships.read_text(encoding="utf-8")

    def _township_lines(self, prefix: str) -> list[str]:
        """The lines that begin with the digits; the file is sorted, so they stand together."""
        text = self._township_text
        start = text.find("\n" + prefix)
        if start < 0:
            return []
        end = start
        while text.startswith(prefix, end + 1):
            end = text.find("\n", end + 1)
        return text[start + 1 : end].split("\n")

    def _known(self, name: str) -> bool:
        return name in self._by_name or name in self._short_names

    @cached_property
    def _short_names(self) -> frozenset[str]:
        return frozenset(form for d in self if d.level != "county" for form in forms(d.name))

    def _split(self, name: str) -> list[District]:
        """Districts of that name, or of its tail where the head is made of their parents' names."""
        if name in self._by_name:
            return self._by_name[name]
        for cut in range(2, len(name) - 1):
            fitting = [d for d in self._by_name.get(name[cut:], ()) if self._is_head(name[:cut], d)]
            if fitting:
                return fitting
        if not name.endswith(("县", "州", "旗")):
            return []
        return [d for d in self if "自治" in d.name and d.level != "province" and name in forms(d.name)]

    def _is_head(self, head: str, district: District) -> bool:
        """Whether ``head`` is names of the district's ancestors, outermost first, full or short, none twice."""
        for ancestor in reversed(self.ancestors(district.code)):
            head = head[len(next((form for form in forms(ancestor.name) if head.startswith(form)), "")) :]
        return not head

    def _is_below(self, district: District, parent: str) -> bool:
        return any(parent in forms(a.name) for a in self.ancestors(district.code))


@lru_cache(maxsize=4096)
def forms(name: str) -> tuple[str, ...]:
    """What people write for a name, longest first: ``恩施土家族苗族自治州`` is also 恩施州 and 恩施."""
    found = {name, short_name(name)}
    for end in ("自治州", "自治县", "自治旗"):
        if name.endswith(end):
            stems = {name[:length] for length in range(2, min(6, len(name) - len(end)))}
            found |= stems | {stem + end[-1] for stem in stems}
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def short_name(name: str) -> str:
    """``湖北省`` -> ``湖北``; a name of two characters stays as it is."""
    for end in _ENDS:
        if name.endswith(end) and len(name) - len(end) >= 2:
            return name.removesuffix(end)
    return name


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer of ``districts.csv``.

    Raises:
        OntologyError: the file is not what the build script writes.
    """
    header, *lines = DISTRICTS.read_text(encoding="utf-8").splitlines()
    if header != "code,name,level,parent,edition":
        raise OntologyError("unknown columns", where=f"{DISTRICTS}:1", hint="Rebuild it as districts.md says")
    return Gazetteer(_district(line) for line in lines)


def _district(line: str) -> District:
    code, name, level, parent, edition = line.split(",")
    return District(code, name, cast("Level", level), parent, edition)
