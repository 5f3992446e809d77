"""What an answer writes to stdout and stderr: kept in a file, of which the beginning is shown."""

import contextlib
import os
import re
import sys
from typing import TextIO

LONGEST = 100_000
# The longest character has four bytes.
_HEAD = 4 * LONGEST
_LARGEST_FILE = 1 << 26
# Colours, movements of the cursor, titles of windows.
_STEERING = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_]")


class Prints:
    """The file that takes the place of this process's stdout and stderr.

    Args:
        path: the file.
    """

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        self._streams = self._redirected()

    def begin(self) -> None:
        """Put back what an answer has closed or replaced since."""
        self._streams = self._redirected(*self._streams)

    def _redirected(self, *streams: TextIO) -> tuple[TextIO, TextIO]:
        os.dup2(self._file, 1)
        os.dup2(self._file, 2)
        if not streams or any(stream.closed for stream in streams):
            streams = (_stream(1), _stream(2))
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__ = streams  # type: ignore[misc, assignment]
        return streams[0], streams[1]

    def take(self) -> str:
        """What was written since the last time, shortened."""
        for name in ("stdout", "stderr"):
            # An answer may have put anything there; what is written to our own streams needs no flush.
            with contextlib.suppress(Exception):
                getattr(sys, name).flush()
        for stream in self._streams:
            with contextlib.suppress(Exception):
                stream.flush()
        # The position is shared by all who write; the size may have been cut by `trim`.
        written = os.lseek(self._file, 0, os.SEEK_CUR)
        text = _beginning(self._file, written)
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        return text


def _stream(descriptor: int) -> TextIO:
    # Line by line, so that nothing is missing or out of order when the process ends without a word.
    return open(descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)


def left_behind(path: str) -> str:
    """What a process that is gone had written since its last reply, shortened."""
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return ""
    try:
        return _beginning(file, os.fstat(file).st_size).rstrip("\0")
    finally:
        os.close(file)


def trim(path: str) -> None:
    """Give the disk back what nobody will read; the writer goes on at its position, and a hole is left."""
    with contextlib.suppress(OSError):
        if os.stat(path).st_blocks * 512 > _LARGEST_FILE:
            os.truncate(path, _HEAD)


def _beginning(file: int, size: int) -> str:
    text = os.pread(file, min(size, _HEAD), 0).decode("utf-8", errors="replace")
    shown = text[:LONGEST]
    more = size - len(shown.encode("utf-8"))
    return f"{shown}… ({more} more characters)" if size > _HEAD or len(text) > LONGEST else shown


def readable(printed: str) -> str:
    """What was printed as plain lines: without what would steer a terminal, and each as it stood in the end."""
    lines = (line.rstrip("\r").rpartition("\r")[2] for line in _STEERING.sub("", printed).split("\n"))
    plain = "\n".join(line.replace("\b", "").expandtabs() for line in lines)
    return "".join(letter if letter.isprintable() or letter == "\n" else "\ufffd" for letter in plain)
