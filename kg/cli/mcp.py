"""``kg mcp``: the graph for language models."""

from __future__ import annotations

import signal
import sys

from kg.cli.options import DEFAULT_WORKSPACE, To, WorkspaceDir


def mcp(to: To = None, workspace: WorkspaceDir = DEFAULT_WORKSPACE) -> None:
    """Serve the graph as tools for language models (MCP).

    It speaks the Model Context Protocol on standard input and output, to the client that starts it: give the client the
    command kg with the arguments mcp --workspace DIR, the folder's path in full. The model can ask the questions of the
    catalogue, see the sentences behind each row, and read by Cypher; it can change nothing. Needs the extra: pip
    install 'fazhi-kg[mcp]'.
    """
    from kg.api.graph import Graph
    from ontology.errors import UsageError

    graph = Graph(workspace, to=to)
    try:
        from kg.mcp.server import Server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "kg":
            raise
        raise UsageError(
            f"kg mcp needs {error.name}, which is not installed", hint="pip install 'fazhi-kg[mcp]'"
        ) from error
    if sys.stdin.isatty():
        print("kg: waiting for a client of the Model Context Protocol; Ctrl-C stops it", file=sys.stderr)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # else it would wait for the line that is being read; nothing is lost
    with graph:
        Server(graph).run("stdio")
