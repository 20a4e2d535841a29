"""Files that a crash cannot tear, and a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from ontology.errors import StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNFINISHED = ".writing-*"
"""What a file is called until it is whole; one that is left over was never finished."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and see it onto the disk.

    Raises:
        OSError: it cannot be written; what was there is still there.
    """
    with whole_file(path) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of ``path`` when the block ends well.

    Raises:
        OSError: it cannot be written; what was there is still there, as after any other exception in the block.
    """
    unfinished = _unfinished(path)
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """An empty folder to fill, which takes the place of the folder ``path`` when the block ends well.

    Raises:
        OSError: it cannot be written; what was there is still there, as after any other exception in the block.
    """
    unfinished = _unfinished(path)
    before = path.with_name(f"{unfinished.name}.before")
    for left in (unfinished, before):  # by a process of the same number that did not live to move it
        shutil.rmtree(left, ignore_errors=True)
    try:
        unfinished.mkdir()
        yield unfinished
        for file in sorted(unfinished.iterdir()):
            with file.open("rb+") as written:
                os.fsync(written.fileno())
        sync_folder(unfinished)
        if path.exists():
            path.rename(before)
        try:
            unfinished.rename(path)
        except OSError:
            if before.exists():
                before.rename(path)
            raise
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    shutil.rmtree(before, ignore_errors=True)
    sync_folder(path.parent)


def _unfinished(path: Path) -> Path:
    return path.with_name(f"{UNFINISHED[:-1]}{os.getpid()}-{path.name}")


def sync_folder(folder: Path) -> None:
    """See the names in a folder onto the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at ``path``.

    Raises:
        StoreUnavailableError: another process holds it.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(handle)
        except OSError as error:
            raise StoreUnavailableError(
                "another kg is writing this workspace", where=str(path.parent), hint="Wait until it is done"
            ) from error
        yield
    finally:
        os.close(handle)  # lets go of the lock too


if sys.platform == "win32":

    def _take(handle: int) -> None:
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _take(handle: int) -> None:
        import fcntl  # noqa: PLC0415

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
