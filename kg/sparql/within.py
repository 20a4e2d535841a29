"""Work that may take too long, and that nothing can stop: the library that evaluates queries cannot be told to."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING, Generic, TypeVar

from ontology.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class _Work(Generic[T]):
    """A piece of work in a thread of its own, which does not keep the program alive."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self.result: list[T] = []
        self.error: BaseException | None = None
        self.done = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self.result.append(self._work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            traceback.clear_frames(error.__traceback__)  # answers must be let go of by the thread that has them
            self.error = error
        finally:
            self.done.set()


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """What ``work`` gives, or raises.

    Args:
        seconds: how long to wait for it; ``None`` is as long as it takes. Ctrl-C ends the waiting too.
        work: it goes on by itself where nobody waits any more.

    Raises:
        QueryError: the time is up.
    """
    job = _Work(work)
    if not job.done.wait(seconds):
        raise QueryError(
            f"the query takes longer than {seconds:g} seconds",
            hint="Ask for less: a LIMIT inside the pattern, or fewer unconnected patterns",
        )
    if job.error:
        raise job.error
    return job.result[0]
