"""The libraries of the page, as their makers publish them: what is here is compared with what ``npm pack`` gives.

python -m kg.view.vendor            fetch every package again and say whether the files here are the published ones
python -m kg.view.vendor --write    put the published files here and their digests into the manifest

For who changes a library; the page itself needs neither npm nor a network. ``static/vendor/manifest.json`` says which
files of which packages are taken.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "static" / "vendor"
MANIFEST = FOLDER / "manifest.json"


@dataclass(frozen=True, slots=True)
class Library:
    """A package, and the files that are taken from it."""

    name: str
    version: str
    licence: str
    files: Mapping[str, tuple[str, str]]
    """By the name here: the path in the package, and the SHA-256."""


def libraries() -> list[Library]:
    """What the manifest lists."""
    return [
        Library(
            name=entry["name"],
            version=entry["version"],
            licence=entry["licence"],
            files={name: (file["path"], file["sha256"]) for name, file in entry["files"].items()},
        )
        for entry in json.loads(MANIFEST.read_text(encoding="utf-8"))
    ]


def digest(content: bytes) -> str:
    """The SHA-256, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def differing() -> list[str]:
    """The files here that are not what the manifest says, or not in it; sorted."""
    known = {name: sha256 for library in libraries() for name, (_, sha256) in library.files.items()}
    here = {p.name for p in FOLDER.iterdir() if p != MANIFEST}
    return sorted(
        name
        for name in here | set(known)
        if name not in here or digest((FOLDER / name).read_bytes()) != known.get(name)
    )


def published(library: Library) -> dict[str, bytes]:
    """The files of the package as ``npm pack`` gives them, by the names here.

    Raises:
        subprocess.CalledProcessError: npm cannot fetch the package.
    """
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", f"{library.name}@{library.version}"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as opened:
            found = {}
            for name, (path, _) in library.files.items():
                member = opened.extractfile(f"package/{path}")
                if member is None:
                    raise FileNotFoundError(f"{path} is no file of {library.name}")
                found[name] = member.read()
            return found


def main(arguments: list[str]) -> int:
    """Compare, or write; the exit code."""
    if arguments not in ([], ["--write"]):
        sys.stderr.write("usage: python -m kg.view.vendor [--write]\n")
        return 2
    entries = []
    for library in libraries():
        contents = published(library)
        files = {name: {"path": library.files[name][0], "sha256": digest(c)} for name, c in contents.items()}
        entries.append({"name": library.name, "version": library.version, "licence": library.licence, "files": files})
        if arguments:
            for name, content in contents.items():
                (FOLDER / name).write_bytes(content)
    if arguments:
        MANIFEST.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
    changed = [entry for entry in entries if entry not in json.loads(MANIFEST.read_text(encoding="utf-8"))]
    wrong = [*(str(entry["name"]) for entry in changed), *differing()]
    sys.stdout.write("".join(f"differs: {name}\n" for name in wrong) or "all files are the published ones\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
