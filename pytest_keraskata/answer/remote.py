"""An answer in a process of its own, asked over a socket and ended when it takes too long."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pytest_keraskata.answer import frames as wire
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.answer.player import Player, Started
from pytest_keraskata.answer.prints import readable
from pytest_keraskata.asking.message import Evidence, Request, pack, unpack
from pytest_keraskata.asking.subject import Replies, Unanswered

_ENDED = "the process ended unexpectedly (os._exit, a crash, or out of memory)"


@dataclass
class _Budget:
    """How many of its seconds a context has left."""

    seconds: float
    left: float


class _Players(Protocol):
    def begin(self) -> None: ...

    def player(self) -> Started: ...

    def keep_spare(self) -> None: ...

    def elsewhere(self, backend: str) -> "_Players": ...


class RemoteSubject:
    """An answer in a process of its own.

    Args:
        players: start its player, when it is first asked.
        path: its file, read now.
        inside: the file's name where the player lives; its own where that is "".
        hear: takes what it prints, as plain lines; by default it goes to stdout.
    """

    def __init__(
        self,
        players: _Players,
        path: str | os.PathLike[str],
        inside: str = "",
        hear: Callable[[str], object] | None = None,
    ) -> None:
        self.path = os.fspath(path)
        self._inside = inside or self.path
        self._hear = hear or _write
        self._content = Path(path).read_bytes()
        self._players = players
        self._player: Player | None = None
        self._silence = _refused(self._content)
        self._replies = Replies()
        # What the player was asked and has not replied to yet; it replies in this order.
        self._awaited: list[tuple[bytes, str]] = []
        self._faults: dict[bytes, str] = {}
        self._budgets: list[_Budget | None] = []
        self._others: dict[str, RemoteSubject] = {}
        # Held while a player comes or goes, so that none is killed that is gone, and its number another process's.
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The player's process id while it lives."""
        return self._player.pid if self._player is not None else None

    def ask(self, request: Request) -> Evidence:
        if self._silence is not None:
            raise _again(self._silence)
        key = pack(request)
        self._post(key, request)
        while (known := self._replies.get(key)) is None:
            if key in self._faults:
                raise Unanswered("crash", f"no evidence could be collected: {self._faults[key]}")
            self._take_reply(key)
        return known

    def beside(self, names: Mapping[str, Any]) -> LocalSubject:
        return LocalSubject(names, silent=True)

    def elsewhere(self, backend: str) -> "RemoteSubject":
        if backend not in self._others:
            other = RemoteSubject(self._players.elsewhere(backend), self.path, self._inside, lambda _: None)
            # The same text and the same time, whatever becomes of the file.
            other._content, other._silence, other._budgets = self._content, self._silence, self._budgets
            self._others[backend] = other
        return self._others[backend]

    def begin(self) -> None:
        if self._silence is None and self._player is None:
            self._players.begin()

    def expect(self, request: Request) -> None:
        if self._silence is None:
            self._post(pack(request), request)

    def _post(self, key: bytes, request: Request) -> None:
        """Send a request that has not been sent yet."""
        # Not on the answer's time.
        player = self._living()
        is_new = self._replies.get(key) is None and key not in self._faults
        if is_new and all(key != other for other, _ in self._awaited):
            self._awaited.append((key, request.evidence))
            player.post(key)
            # While this one works, so that its first evidence waits for no other.
            self._players.keep_spare()

    @contextmanager
    def limited(self, seconds: float | None) -> Iterator[None]:
        self._budgets.append(None if seconds is None else _Budget(seconds, seconds))
        try:
            yield
        finally:
            self._budgets.pop()

    def close(self) -> None:
        self._silence = self._silence or Unanswered("crash", "the answer was released")
        self._stop()
        for other in self._others.values():
            other.close()

    def interrupt(self) -> None:
        for other in [*self._others.values()]:
            other.interrupt()
        with self._lock:
            self._silence = self._silence or Unanswered("crash", "it was stopped")
            if self._player is not None:
                self._player.kill()

    def _take_reply(self, asked: bytes) -> None:
        """Wait for the next reply, and keep it; the reply to what is asked now may be a later one."""
        message = self._received(is_asked=self._awaited[0][0] == asked)
        request, wanted = self._awaited.pop(0)
        try:
            reply = unpack(message)
            fault, evidence = reply.get("fault"), reply.get("evidence")
        except Exception:
            raise self._silenced("output", "what its process sent can't be read") from None
        self._show_prints()
        if fault is not None:
            self._faults[request] = str(fault)
        elif type(evidence).__name__ != wanted:
            raise self._silenced("output", "its process sent something unexpected")
        else:
            self._replies.keep(request, evidence)

    def _living(self) -> Player:
        if self._player is not None and self._player.owner != os.getpid():
            # The player of the process that this one was forked from.
            self._stop()
        if self._player is None:
            self._awaited.clear()
            player = Player(self._players.player, self._inside, self._content)
            with self._lock:
                self._player = player
                silence = self._silence
            if silence is not None:
                self._stop()
                raise _again(silence)
        return self._player

    def _received(self, *, is_asked: bool) -> bytes:
        """The next reply; what was sent ahead for later has a time limit of its own, and costs who waits nothing."""
        player = self._living()
        budget = self._budgets[-1] if self._budgets else None
        started = time.monotonic()
        try:
            return player.reply((budget.left if is_asked else budget.seconds) if budget else None)
        except TimeoutError:
            line = player.line_in_trace(self._inside, ask=True)
            message = f"no answer after {budget.seconds if budget else 0:g} s"
            if line:
                message += f"; line {line} was still running"
            raise self._silenced("time", message, line) from None
        except wire.TooLarge:
            raise self._silenced("output", "the result is too large to check") from None
        except (EOFError, OSError):
            line = player.line_in_trace(self._inside, ask=False)
            raise self._silenced("crash", _ENDED, line) from None
        except BaseException:
            # Ctrl-C, or a time limit of somebody else's: the reply would be taken for the next one.
            self._silenced("crash", "it was stopped")
            raise
        finally:
            spent = time.monotonic() - started
            for one in self._budgets if is_asked else ():
                if one is not None:
                    one.left -= spent

    def _silenced(self, kind: str, message: str, line: int | None = None) -> Unanswered:
        """End the player for good; what to raise."""
        self._silence = Unanswered(kind, message, line)
        self._show_prints()
        excess = self._stop()
        if excess:
            self._silence = Unanswered("memory", excess, line)
        return _again(self._silence)

    def _show_prints(self) -> None:
        if self._player is not None:
            self._hear(readable(self._player.printed()))

    def _stop(self) -> str:
        with self._lock:
            player, self._player = self._player, None
        return player.end() if player is not None else ""


def _refused(content: bytes) -> Unanswered | None:
    """Why a file is not even looked at, if it isn't."""
    if len(content) <= wire.LARGEST_FILE:
        return None
    return Unanswered(
        "refused", f"its file has {len(content) >> 10} KiB, and at most {wire.LARGEST_FILE >> 10} are read"
    )


def _again(silence: Unanswered) -> Unanswered:
    # Not the same object: its traceback would grow.
    return Unanswered(silence.kind, silence.message, silence.line)


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        sys.stdout.write(text.encode("ascii", "backslashreplace").decode())
