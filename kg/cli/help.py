"""How help names arguments: ``REPORT…`` for several, ``[NAME]`` for one that may be left out."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand


class Command(TyperCommand):
    """A command whose help says no more of its arguments than a user needs: no braces, no types of Python."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The arguments in the line of usage, as their metavars say."""
        pieces = [piece.removesuffix("...") for piece in super().collect_usage_pieces(ctx)]
        return [piece[1:-1] if piece.startswith("{") else piece for piece in pieces]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The tables of arguments and of options."""
        for kind, heading in (("argument", "Arguments"), ("option", "Options")):
            records = [p.get_help_record(ctx) for p in self.get_params(ctx) if p.param_type_name == kind]
            shown = [(_name(record[0], kind), record[1]) for record in records if record]
            if shown:
                with formatter.section(heading):
                    formatter.write_dl(shown)


def _name(name: str, kind: str) -> str:
    return re.sub(r" <[^>]*>$", "", name) if kind == "argument" else name
