"""The files for ``neo4j-admin``: the real one imports them, and the database is the one that loading makes."""

from __future__ import annotations

import os
import secrets
import subprocess
from typing import TYPE_CHECKING

import neo4j
import pytest

from loaders.exports import neo4j_admin
from loaders.exports.stream import fit, parts
from loaders.graph import merge, project
from loaders.neo4j_store import Neo4jStore
from tests.hostile_facts import HOSTILE
from tests.neo4j_server import LATEST, MAIN, OPENED, find_java, jars, server
from tests.sample_facts import SAMPLES
from tests.stores import dump, expected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.neo4j_server import Address, Release

GRAPHS = {s.report: fit(project(s.facts)) for s in (*SAMPLES.values(), HOSTILE)}


def admin(release: Release, home: Path, folder: Path, *words: str) -> None:
    """Run ``neo4j-admin`` on the server whose data are in ``home``."""
    (home / "conf").mkdir(parents=True, exist_ok=True)
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED]
    command = [find_java(release.java), *opened, *release.options, "-Xmx1g", "-cp", f"{jars(release)}/*"]
    ran = subprocess.run(
        [*command, "org.neo4j.cli.AdminTool", *words],
        cwd=folder, env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]


@pytest.mark.neo4j
@pytest.mark.parametrize("release", [MAIN, LATEST], ids=lambda release: release.version)
def test_the_imported_database_is_the_one_that_loading_makes(
    neo4j_servers: Callable[[Release], Address], tmp_path: Path, release: Release
) -> None:
    loaded_at = neo4j_servers(release)
    folder, home = tmp_path / "import", tmp_path / "home"
    folder.mkdir()
    neo4j_admin.write_folder(parts(GRAPHS[report] for report in sorted(GRAPHS)), folder)
    words = neo4j_admin.command(folder).partition("neo4j-admin ")[2].rstrip(")").split()
    password = secrets.token_urlsafe(12)
    admin(release, home, folder, "dbms", "set-initial-password", password)
    admin(release, home, folder, *words)
    with server(release, home, password) as address:
        with (
            neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
            driver.session() as session,
        ):
            for statement in (folder / neo4j_admin.SCHEMA).read_text(encoding="utf-8").split(";\n")[:-1]:
                session.run(statement).consume()
        with Neo4jStore(address.uri, user=address.user, password=address.password) as store:
            imported = dump(store)
            reports = store.reports()
    with Neo4jStore(loaded_at.uri, user=loaded_at.user, password=loaded_at.password) as store:
        store.clear()
        store.replace_all(GRAPHS)
        assert dump(store) == imported
        assert store.reports() == reports
    assert imported == expected(merge(GRAPHS.values()))
