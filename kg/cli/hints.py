"""What a command says beside its answer, on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api.table import Table


def say(answer: Table) -> None:
    """Print the notes of an answer: why it is empty, what a word was taken for, that the store is behind."""
    for note in answer.notes:
        print(f"kg: {note}", file=sys.stderr)
