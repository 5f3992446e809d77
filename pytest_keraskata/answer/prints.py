"""What an answer writes to stdout and stderr: it goes through a pipe, and the beginning of it is kept."""

import contextlib
import os
import re
import sys
from typing import TextIO

LONGEST = 100_000
# The longest character has four bytes.
_HEAD = 4 * LONGEST
# What a pipe holds at most: what was written before a reply is heard with it, and a flood is no reason to wait.
_AT_ONCE = 1 << 20
# Colours, movements of the cursor, titles of windows.
_STEERING = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_]")


class Prints:
    """The pipe that takes the place of this process's stdout and stderr.

    Args:
        descriptor: where to write.
    """

    def __init__(self, descriptor: int) -> None:
        self._pipe = descriptor
        self._streams = self._redirected()

    def begin(self) -> None:
        """Put back what an answer has closed or replaced since."""
        self._streams = self._redirected(*self._streams)

    def _redirected(self, *streams: TextIO) -> tuple[TextIO, TextIO]:
        os.dup2(self._pipe, 1)
        os.dup2(self._pipe, 2)
        if not streams or any(stream.closed for stream in streams):
            streams = (_stream(1), _stream(2))
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__ = streams  # type: ignore[misc, assignment]
        return streams[0], streams[1]

    def flush(self) -> None:
        """Let everything that was written be on its way."""
        for name in ("stdout", "stderr"):
            # An answer may have put anything there; what is written to our own streams needs no flush.
            with contextlib.suppress(Exception):
                getattr(sys, name).flush()
        for stream in self._streams:
            with contextlib.suppress(Exception):
                stream.flush()


def _stream(descriptor: int) -> TextIO:
    # Line by line, so that nothing is missing or out of order when the process ends without a word.
    return open(descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)


class Heard:
    """The other end of such a pipe.

    Args:
        descriptor: where to read; it is closed with this object.
    """

    def __init__(self, descriptor: int) -> None:
        os.set_blocking(descriptor, False)
        self._pipe = descriptor
        self._head = bytearray()
        self._size = 0

    def fileno(self) -> int:
        return self._pipe

    def hear(self) -> bool:
        """Take in what has come; whether more can come."""
        until = self._size + _AT_ONCE
        while self._size < until:
            try:
                part = os.read(self._pipe, 1 << 16)
            except BlockingIOError:
                break
            if not part:
                return False
            self._size += len(part)
            self._head += part[: _HEAD - len(self._head)]
        return True

    def take(self) -> str:
        """What was written since the last time, shortened."""
        self.hear()
        head, size = bytes(self._head), self._size
        self._head.clear()
        self._size = 0
        text = head.decode("utf-8", errors="replace")
        shown = text[:LONGEST]
        more = size - len(shown.encode("utf-8"))
        return f"{shown}… ({more} more characters)" if size > _HEAD or len(text) > LONGEST else shown

    def close(self) -> None:
        os.close(self._pipe)


def readable(printed: str) -> str:
    """What was printed as plain lines: without what would steer a terminal, and each as it stood in the end."""
    lines = (line.rstrip("\r").rpartition("\r")[2] for line in _STEERING.sub("", printed).split("\n"))
    plain = "\n".join(line.replace("\b", "").expandtabs() for line in lines)
    return "".join(letter if letter.isprintable() or letter == "\n" else "\ufffd" for letter in plain)
