"""Every error that a user can meet: what is wrong, where, and what to do; each kind with its own exit code.

The command line turns these into one line on standard error and the class's ``exit_code``; nothing else may end a
command. The codes are part of the interface (docs and shell scripts rely on them).
"""

from __future__ import annotations

from typing import ClassVar


class KgError(Exception):
    """The root of the errors that are the user's to mend.

    Args:
        what: what is wrong, one sentence without a full stop.
        where: the file, line, address or place in the text, or ``""`` where there is none.
        hint: what to do about it.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f". {self.hint}" if self.hint else ""
        return f"{place}{self.what}{hint}"


class ViolationsFound(KgError):  # noqa: N818 - a finding of a check, not a failure of the program
    """A check ran and found something: files that could not be loaded, unread digits, SHACL violations."""

    exit_code = 1


class UsageError(KgError):
    """A wrong option, parameter or combination of them."""

    exit_code = 2


class InputMissingError(KgError):
    """A path that does not exist."""

    exit_code = 3


class InputUnreadableError(KgError):
    """A file that is empty, binary, of an unknown encoding, or holds no report."""

    exit_code = 4


class StoreUnavailableError(KgError):
    """A store that does not answer."""

    exit_code = 5


class StoreAccessError(KgError):
    """A store that refuses the user name or password."""

    exit_code = 6


class StoreVersionError(KgError):
    """A store or workspace that another version wrote."""

    exit_code = 7


class UnknownNameError(KgError):
    """A query, program, metric, district or report that is not there; the hint names the nearest ones."""

    exit_code = 8


class QueryError(KgError):
    """A query that the store does not take: a syntax error, or a write without ``--write``."""

    exit_code = 9


class OntologyError(KgError):
    """Turtle or CSV of the ontology (ours or the user's) that does not read or breaks its own rules."""

    exit_code = 10
