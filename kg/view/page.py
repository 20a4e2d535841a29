"""The page: libraries, styles, scripts and data in one HTML file.

Our scripts are ES modules, one job a file. :func:`bundle` puts them into one script, each in a function of its own, so
that a browser needs no loader and the Content-Security-Policy can name the script by its hash: nothing else runs.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.view.data import embedded

if TYPE_CHECKING:
    from collections.abc import Iterable

STATIC = Path(__file__).parent / "static"
ENTRY = "main.js"

_IMPORT = re.compile(r'^import (?P<names>\{[^}]*\}) from "\./(?P<file>[\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<what>(?:async )?function|const|class) (?P<name>\w+)", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


def page(data: dict[str, Any]) -> bytes:
    """The HTML file of what :func:`kg.view.data.page_data` gives; the same data, the same bytes."""
    scripts = [_library("graphology.umd.min.js"), _drawing(), _layout(), _strings() + bundle(STATIC / "js", ENTRY)]
    for script in scripts:
        if _ENDS_SCRIPT.search(script):
            raise ValueError("a script of ours would end its element")
    style = "".join(path.read_text(encoding="utf-8") for path in sorted((STATIC / "css").glob("*.css")))
    shell = (STATIC / "page.html").read_text(encoding="utf-8")
    parts = {
        "policy": policy(scripts, style),
        "style": f"<style>{style}</style>",
        "data": f'<script type="application/json" id="data">{embedded(data)}</script>',
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    return re.sub(r"<!-- (policy|style|data|scripts) -->", lambda match: parts[match[1]], shell).encode()


def policy(scripts: Iterable[str], style: str) -> str:
    """What the page may do: run these scripts, take this style, and ask nobody for anything."""
    hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data:; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def bundle(folder: Path, entry: str) -> str:
    """One script of ``entry`` and the modules that it imports, each after those that it needs.

    A module imports by one statement ``import { a, b } from "./file.js";`` a file and exports what it declares.

    Raises:
        ValueError: two modules import each other, or one imports or exports in another way.
    """
    done: dict[str, str] = {}
    _add(folder, entry, done, ())
    body = "".join(f"modules[{json.dumps(name)}] = (() => {{\n{source}}})();\n" for name, source in done.items())
    return f'(() => {{\n"use strict";\nconst modules = {{}};\n{body}}})();\n'


def _add(folder: Path, name: str, done: dict[str, str], above: tuple[str, ...]) -> None:
    if name in done:
        return
    if name in above:
        raise ValueError(f"modules import each other: {' -> '.join((*above, name))}")
    source = (folder / name).read_text(encoding="utf-8")
    for match in _IMPORT.finditer(source):
        _add(folder, match["file"], done, (*above, name))
    names = ", ".join(match["name"] for match in _EXPORT.finditer(source))
    source = _IMPORT.sub(lambda match: f'const {match["names"]} = modules["{match["file"]}"];', source)
    source = _EXPORT.sub(lambda match: f"{match['what']} {match['name']}", source)
    if left := re.search(r"^(?:import|export)\b.*$", source, re.MULTILINE):
        raise ValueError(f"{name}: not a form that is bundled: {left[0]}")
    done[name] = f"{source}return {{ {names} }};\n"


def _library(name: str) -> str:
    """A library with its licence, which every copy must carry."""
    source = (STATIC / "vendor" / name).read_text(encoding="utf-8")
    licence = (STATIC / "vendor" / f"{name.split('.', 1)[0]}.LICENSE.txt").read_text(encoding="utf-8")
    return f"/*! {name}\n\n{licence.strip()}\n*/\n{_SOURCE_MAP.sub('', source)}"


def _drawing() -> str:
    """Sigma, which fails at once in a browser without WebGL; the page then does without the drawing."""
    return f"try {{\n{_library('sigma.min.js')}\n}} catch {{ /* no WebGL */ }}"


def _layout() -> str:
    """One step of the layout as a function that holds all it needs: a worker gets it as its text."""
    source = _library("forceatlas2.iterate.js")
    return f"function forceAtlas2() {{ var module = {{ exports: {{}} }};\n{source}\nreturn module.exports; }}"


def _strings() -> str:
    strings = json.loads((STATIC / "strings.json").read_text(encoding="utf-8"))
    return f"const pageStrings = {embedded(strings)};\n"


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
