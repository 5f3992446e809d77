"""One player as its judge sees it: a process, the connection to it, and the pipes that it leaves word in."""

import contextlib
import functools
import os
import re
import select
import signal
import socket
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from pytest_keraskata.answer import frames as wire
from pytest_keraskata.answer.prints import Heard
from pytest_keraskata.answer.zygote import Source
from pytest_keraskata.asking.message import pack

_FOR_THE_TRACE = 0.5


class Started(NamedTuple):
    """A player that has not been told of its answer.

    Args:
        connection: to it.
        prints: what it prints.
        trace: a pipe for where it hangs.
        pid: its process id.
        source: what it is ended with.
    """

    connection: socket.socket
    prints: Heard
    trace: int
    pid: int
    source: Source

    def close(self) -> None:
        """Close the connection and the pipes; a player that waits at the other end then ends."""
        self.connection.close()
        self.prints.close()
        os.close(self.trace)


class Player:
    """A player that serves one answer.

    Args:
        start: starts its process.
        path: the answer's file.
        content: of the file.
    """

    def __init__(self, start: Callable[[], Started], path: str, content: bytes) -> None:
        self.owner = os.getpid()
        folder = os.getcwd()
        self._started = start()
        self._connection, self._prints, self._trace, self.pid, self._source = self._started
        self._traced = b""
        self._life = _watched(self.pid)
        self._unsent = bytearray()
        self._poll = select.poll()
        self._poll.register(self._connection, select.POLLIN)
        self._poll.register(self._prints, select.POLLIN)
        if self._life is not None:
            self._poll.register(self._life, select.POLLIN)
        begin = {"path": path, "source": np.frombuffer(content, np.uint8), "folder": folder}
        # One that is gone already shows when it is asked.
        with contextlib.suppress(OSError):
            wire.send(self._connection, pack(begin))

    def post(self, request: bytes) -> None:
        """Send a request, as far as the player takes it in now; the rest goes while a reply is waited for."""
        self._unsent += wire.framed(request)
        # One that is gone shows when a reply is waited for.
        with contextlib.suppress(OSError):
            self._push()

    def _push(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._unsent:
                del self._unsent[: self._connection.send(self._unsent, socket.MSG_DONTWAIT)]

    def reply(self, seconds: float | None) -> bytes:
        """The next reply.

        Raises:
            TimeoutError: where there is none in this time.
            EOFError, OSError: where the process is gone.
            wire.TooLarge: where the reply is.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        wait = functools.partial(self._wait, deadline)
        return wire.receive(self._connection, wait, largest=wire.LARGEST_REPLY)

    def _wait(self, deadline: float | None) -> None:
        while True:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError
            # Both sides would wait for ever if neither read what the other one writes.
            self._poll.modify(self._connection, select.POLLIN | (select.POLLOUT if self._unsent else 0))
            ready = dict(self._poll.poll(None if left is None else 1000 * left))
            if ready.pop(self._prints.fileno(), 0) and not self._prints.hear():
                self._poll.unregister(self._prints)
            about = ready.get(self._connection.fileno(), 0)
            if about & ~select.POLLOUT:
                return
            if about:
                self._push()
            elif ready:
                # A child of the answer's may hold the connection open.
                raise EOFError

    def line_in_trace(self, path: str, *, ask: bool) -> int | None:
        """Where in the answer's file the player was by its last words, or is by those now asked for."""
        # As `faulthandler` writes names.
        name = re.escape(path.encode("ascii", "backslashreplace").decode())
        # An answer can write there as well, and what has thousands of digits is no number to Python.
        frame = re.compile(rf'File "{name}", line (\d{{1,7}}) in ', re.ASCII)
        if ask:
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGUSR1)
        patience = time.monotonic() + (_FOR_THE_TRACE if ask else 0.0)
        while True:
            with contextlib.suppress(OSError):
                self._traced += os.read(self._trace, 1 << 16)
            found = frame.search(self._traced.decode("utf-8", "replace"))
            if found or time.monotonic() >= patience:
                return int(found[1]) if found else None
            time.sleep(0.01)

    def printed(self) -> str:
        """What the answer has printed since the last time, shortened."""
        return self._prints.take()

    def kill(self) -> None:
        """Kill the process and all that it has started, from whatever thread; `end` is still to come."""
        for kill in (os.killpg, os.kill):
            # It may not have come as far as having a group of its own.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self.pid, signal.SIGKILL)

    def end(self) -> str:
        """Kill the process and all that it has started; it is gone when this returns.

        Returns:
            what it had taken too much of, where it was ended for that; otherwise "".
        """
        self._started.close()
        if self._life is not None:
            os.close(self._life)
        return self._source.end(self.pid) if self.owner == os.getpid() else ""


def _watched(pid: int) -> int | None:
    """A descriptor that can be read from when the process ends, where the system has that."""
    opened: Any = getattr(os, "pidfd_open", None)
    if opened is None:
        return None
    try:
        return int(opened(pid))
    except OSError:
        return None
