"""An answer in a process of its own, asked over a socket and ended when it takes too long."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pytest_keraskata.answer import frames as wire
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.answer.player import Player, Started
from pytest_keraskata.answer.prints import readable
from pytest_keraskata.asking.message import Evidence, Request, pack, unpack
from pytest_keraskata.asking.subject import Replies, Unanswered

_ENDED = "the process ended by itself (os._exit, a crash, or out of memory)"


@dataclass
class _Budget:
    """How many of its seconds a context has left."""

    seconds: float
    left: float


class RemoteSubject:
    """An answer in a process of its own.

    Args:
        start: starts its player, when it is first asked.
        path: its file, read now.
        hear: takes what it prints, as plain lines; by default it goes to stdout.
    """

    def __init__(
        self, start: Callable[[], Started], path: str | os.PathLike[str], hear: Callable[[str], object] | None = None
    ) -> None:
        self.path = os.fspath(path)
        self._hear = hear or _write
        self._content = Path(path).read_bytes()
        self._start = start
        self._player: Player | None = None
        self._silence: Unanswered | None = None
        self._replies = Replies()
        # What the player was asked and has not replied to yet; it replies in this order.
        self._awaited: list[tuple[bytes, str]] = []
        self._faults: dict[bytes, str] = {}
        self._budgets: list[_Budget | None] = []
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
                raise Unanswered("crash", f"nothing could be learned from what it did: {self._faults[key]}")
            self._take_reply(key)
        return known

    def beside(self, names: Mapping[str, Any]) -> LocalSubject:
        return LocalSubject(names, silent=True)

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

    @contextmanager
    def limited(self, seconds: float | None) -> Iterator[None]:
        self._budgets.append(None if seconds is None else _Budget(seconds, seconds))
        try:
            yield
        finally:
            self._budgets.pop()

    def close(self) -> None:
        self._silence = self._silence or Unanswered("crash", "the answer was let go")
        self._stop()

    def interrupt(self) -> None:
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
            printed, fault = str(reply["printed"]), reply.get("fault")
            evidence: Any = reply.get("evidence")
        except Exception:
            raise self._silenced("crash", "what its process sent can't be read") from None
        self._hear(readable(printed))
        if fault is not None:
            self._faults[request] = str(fault)
        elif type(evidence).__name__ != wanted:
            raise self._silenced("crash", "what its process sent is not what was asked for")
        else:
            self._replies.keep(request, evidence)

    def _living(self) -> Player:
        if self._player is not None and self._player.owner != os.getpid():
            # The player of the process that this one was forked from.
            self._stop()
        if self._player is None:
            self._awaited.clear()
            player = Player(self._start, self.path, self._content)
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
            line = player.line_in_trace(self.path, ask=True)
            message = f"no answer after {budget.seconds if budget else 0:g} s"
            if line:
                message += f"; line {line} was still running"
            raise self._silenced("time", message, line) from None
        except wire.TooLarge:
            raise self._silenced("crash", "what it gave is too large to be looked at") from None
        except (EOFError, OSError):
            line = player.line_in_trace(self.path, ask=False)
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
        printed = self._player.left_behind() if self._player is not None else ""
        self._stop()
        self._hear(readable(printed))
        return _again(self._silence)

    def _stop(self) -> None:
        with self._lock:
            player, self._player = self._player, None
        if player is not None:
            player.end()


def _again(silence: Unanswered) -> Unanswered:
    # Not the same object: its traceback would grow.
    return Unanswered(silence.kind, silence.message, silence.line)


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        sys.stdout.write(text.encode("ascii", "backslashreplace").decode())
