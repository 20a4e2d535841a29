"""Opening the store that a user names; the one place that knows every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.store import without_password
from ontology.errors import UsageError

if TYPE_CHECKING:
    from loaders.store import Store
    from loaders.workspace import Workspace

NEO4J_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_store(target: str | None, workspace: Workspace, *, write: bool = False, anew: bool = False) -> Store:
    """The store that ``target`` names.

    Args:
        target: ``None`` is the embedded store in ``workspace``; a ``bolt://`` or ``neo4j://`` address is a Neo4j, with
            user name, password and database from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.
        workspace: where the embedded store lives.
        write: whether it will be written, so that a store that cannot be is refused now.
        anew: whether what is in it is of no account: another version, or a damaged file, is then no error.

    Raises:
        UsageError: ``target`` is neither.
        StoreUnavailableError: it does not answer, or somebody else is writing it.
        StoreAccessError: it refuses the user name or password.
        StoreVersionError: another version wrote it, or it holds a graph that is not ours.
    """
    if target is None:
        from loaders.embedded import EmbeddedStore  # noqa: PLC0415 - one engine is imported, not all

        if anew:
            EmbeddedStore.discard(workspace.store_path)
        return EmbeddedStore(workspace.store_path, write=write or anew)
    scheme = target.partition("://")[0]
    if "://" in target and scheme in NEO4J_SCHEMES:
        from loaders.neo4j_store import Neo4jStore  # noqa: PLC0415

        return Neo4jStore.from_environment(target, anew=anew)
    raise UsageError(
        "this is not the address of a store",
        where=without_password(target),
        hint="Give bolt://HOST:7687 or neo4j://HOST:7687, or leave --to out for the embedded store",
    )
