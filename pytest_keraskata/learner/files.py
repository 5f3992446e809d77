"""Small files that are kept: whole or not at all, one process at a time, and none lost when it is damaged."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

# Whoever holds the lock for longer is stopped or gone; then rather one entry lost than a command that hangs.
_PATIENCE = 2.0


class Broken(Exception):
    """A file that no version of ours wrote like this."""


class Newer(Exception):
    """A file of a later version, which isn't ours to rewrite."""


def write_whole(path: Path, text: str) -> None:
    """Write a text and a line end to a file: whole or not at all.

    Raises:
        OSError: where it can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text + "\n")
        # A temporary file is its owner's alone; this one is to be as any other.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def moved_aside(path: Path) -> Path:
    """Where a damaged file lies after it was renamed, so that nothing of it is lost.

    Raises:
        OSError: where it can't be renamed.
    """
    names = (path.with_name(f"{path.name}.broken{number or ''}") for number in count())
    kept = next(name for name in names if not name.exists())
    path.rename(kept)
    return kept


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one process at a time in; the system lets go of the lock of one that ends.

    Raises:
        OSError: where there can be no such file.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        deadline = time.monotonic() + _PATIENCE
        while not _lock(handle) and time.monotonic() < deadline:
            time.sleep(0.01)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
