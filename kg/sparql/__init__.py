"""SPARQL over the facts of a workspace: on the command line, and as an endpoint on loopback."""
