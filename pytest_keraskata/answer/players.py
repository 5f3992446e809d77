"""The judge's side: an answer in a player, asked over a socket and ended when it takes too long."""

import atexit
import contextlib
import functools
import os
import re
import select
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pytest_keraskata.answer import frames as wire
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.answer.prints import left_behind, trim
from pytest_keraskata.answer.zygote import Interpreters, Source, Zygote
from pytest_keraskata.asking.message import Evidence, Request, pack, unpack
from pytest_keraskata.asking.subject import Replies, Subject, Unanswered

_BETWEEN_TRIMS = 0.5
_FOR_THE_TRACE = 0.5
_ENDED = "the process ended by itself (os._exit, a crash, or out of memory)"


class Players:
    """All players of this process, and what they are forked from.

    Args:
        spare: whether one warms up while another one is asked: an answer's first evidence comes earlier, and where
            other processes want the cores everything later.
    """

    def __init__(self, *, spare: bool = True) -> None:
        self.keeps_spare = spare
        self._source: Source | None = None
        self._owner = os.getpid()
        # A player that warms up while another one is asked.
        self._spare: tuple[socket.socket, int, Source] | None = None
        self._subjects: weakref.WeakSet[PlayerSubject] = weakref.WeakSet()

    def start(self) -> None:
        """Get ready, so that the first question need not wait for Keras.

        Called before this process imports Keras, it imports Keras here, once for both; afterwards a second
        process does it, in the background.

        Raises:
            ImportError: as Keras raises it.
        """
        self._started()
        self._keep_spare()

    def prepare(self) -> None:
        """Have a player in reserve for the next answer, which warms up from now on."""
        if self._spare is None:
            with contextlib.suppress(OSError, ImportError):
                self._spare = self._connected(warm=True)

    def _started(self) -> Source:
        if self._source is None or self._owner != os.getpid():
            self._drop()
            self._source = _new_source()
        return self._source

    @property
    def is_forked(self) -> bool:
        """Whether players descend from a copy of this process."""
        return isinstance(self._source, Zygote) and self._source.is_forked

    def subject(self, path: str | os.PathLike[str]) -> "PlayerSubject":
        """The answer in this file, in a player of its own from the first question on.

        Raises:
            OSError: where the file can't be read.
        """
        subject = PlayerSubject(self, path)
        self._subjects.add(subject)
        return subject

    def player(self) -> tuple[socket.socket, int, Source]:
        """A connection to a new player, its process id, and what to end it with.

        Raises:
            ImportError: where Keras can't be imported.
            OSError: where no process can be started.
        """
        source = self._started()
        spare, self._spare = self._spare, None
        taken = spare if spare is not None and spare[2] is source and _lives(spare[0]) else self._connected()
        if taken is spare:
            source.ready(taken[1])
        elif spare is not None:
            spare[0].close()
        self._keep_spare()
        return taken

    def _keep_spare(self) -> None:
        # Elsewhere a player is an interpreter of its own, and one in reserve would cost as much as the one in use.
        if self.keeps_spare and isinstance(self._source, Zygote):
            self.prepare()

    def _connected(self, *, warm: bool = False) -> tuple[socket.socket, int, Source]:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                source = self._started()
                try:
                    return ours, source.player(theirs, warm=warm), source
                except OSError:
                    # An answer may have killed its parent; that shall not cost other answers their verdict.
                    source.let_go()
                    self._source = None
                    source = self._started()
                    return ours, source.player(theirs, warm=warm), source
            except BaseException:
                ours.close()
                raise

    def close(self) -> None:
        """Let all answers go, and end every process that was started here."""
        for subject in list(self._subjects):
            subject.close()
        self._drop()

    def _drop(self) -> None:
        if self._spare is not None:
            self._spare[0].close()
            self._spare = None
        if self._source is not None:
            self._source.close()
        self._source, self._owner = None, os.getpid()


def _new_source() -> Source:
    if sys.platform != "linux":
        return Interpreters()
    if "keras" in sys.modules or "tensorflow" in sys.modules:
        return Zygote.spawned()
    return Zygote.forked()


@functools.cache
def players() -> Players:
    """This process's players; they are ended with it."""
    # pytest's workers share the cores.
    made = Players(spare="PYTEST_XDIST_WORKER" not in os.environ)
    atexit.register(made.close)
    return made


def player_for(path: str | os.PathLike[str], *, spare: bool = True) -> Subject:
    """The answer in this file, in a player; on Windows in this process.

    Args:
        spare: whether the next player may warm up meanwhile; once it may not, none does.
    """
    if sys.platform == "win32":
        return LocalSubject(path)
    if not spare:
        players().keeps_spare = False
    return players().subject(path)


@dataclass
class _Budget:
    """How many of its seconds a context has left."""

    seconds: float
    left: float


class PlayerSubject:
    """An answer in a process of its own.

    Args:
        players: where its player comes from.
        path: its file, read now.
    """

    def __init__(self, players: Players, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self._source = Path(path).read_bytes()
        self._players = players
        self._player: _Player | None = None
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

    def expect(self, request: Request) -> None:
        if self._silence is None:
            self._post(pack(request), request)

    def _post(self, key: bytes, request: Request) -> None:
        """Send a request that has not been sent yet."""
        # Not on the answer's time.
        player = self._living()
        is_new = self._replies.get(key) is None and key not in self._faults
        if is_new and all(key != other for other, _ in self._awaited):
            self._awaited.append((key, type(request).__name__.replace("Request", "Evidence")))
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
        _show(printed)
        if fault is not None:
            self._faults[request] = str(fault)
        elif type(evidence).__name__ != wanted:
            raise self._silenced("crash", "what its process sent is not what was asked for")
        else:
            self._replies.keep(request, evidence)

    def _living(self) -> "_Player":
        if self._player is not None and self._player.owner != os.getpid():
            # The player of the process that this one was forked from.
            self._stop()
        if self._player is None:
            self._awaited.clear()
            player = _Player(self._players, self.path, self._source)
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
        _show(printed)
        return _again(self._silence)

    def _stop(self) -> None:
        with self._lock:
            player, self._player = self._player, None
        if player is not None:
            player.end()


def _again(silence: Unanswered) -> Unanswered:
    # Not the same object: its traceback would grow.
    return Unanswered(silence.kind, silence.message, silence.line)


def _show(printed: str) -> None:
    if not printed:
        return
    try:
        sys.stdout.write(printed)
    except UnicodeEncodeError:
        sys.stdout.write(printed.encode("ascii", "backslashreplace").decode())


class _Player:
    """One player: a process, the connection to it, and the files that it leaves word in."""

    def __init__(self, players: Players, path: str, source: bytes) -> None:
        self.owner = os.getpid()
        folder = os.getcwd()
        files = tempfile.mkdtemp(prefix="keraskata-")
        self._cleanup = weakref.finalize(self, shutil.rmtree, files, ignore_errors=True)
        # It would also run in a fork of this process.
        self._cleanup.atexit = False
        self._connection, self.pid, self._source = players.player()
        self._trace = os.path.join(files, "trace")
        self._prints = os.path.join(files, "prints")
        self._life = _watched(self.pid)
        self._unsent = bytearray()
        self._poll = select.poll()
        self._poll.register(self._connection, select.POLLIN)
        if self._life is not None:
            self._poll.register(self._life, select.POLLIN)
        start = {
            "path": path,
            "source": np.frombuffer(source, np.uint8),
            "folder": folder,
            "trace": self._trace,
            "prints": self._prints,
        }
        # One that is gone already shows when it is asked.
        with contextlib.suppress(OSError):
            wire.send(self._connection, pack(start))

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
        return wire.receive(self._connection, functools.partial(self._wait, deadline))

    def _wait(self, deadline: float | None) -> None:
        while True:
            left = _BETWEEN_TRIMS if deadline is None else min(deadline - time.monotonic(), _BETWEEN_TRIMS)
            if left <= 0:
                raise TimeoutError
            # Both sides would wait for ever if neither read what the other one writes.
            self._poll.modify(self._connection, select.POLLIN | (select.POLLOUT if self._unsent else 0))
            ready = dict(self._poll.poll(1000 * left))
            about = ready.get(self._connection.fileno(), 0)
            if about & ~select.POLLOUT:
                return
            if about:
                self._push()
            elif ready:
                # A child of the answer's may hold the connection open.
                raise EOFError
            else:
                trim(self._prints)

    def line_in_trace(self, path: str, *, ask: bool) -> int | None:
        """Where in the answer's file the player was by its last words, or is by those now asked for."""
        # As `faulthandler` writes names.
        name = re.escape(path.encode("ascii", "backslashreplace").decode())
        frame = re.compile(rf'File "{name}", line (\d+) in ')
        if ask:
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGUSR1)
        patience = time.monotonic() + (_FOR_THE_TRACE if ask else 0.0)
        while True:
            found = frame.search(_text(self._trace))
            if found or time.monotonic() >= patience:
                return int(found[1]) if found else None
            time.sleep(0.01)

    def left_behind(self) -> str:
        """What the answer has printed since its last reply."""
        return left_behind(self._prints)

    def kill(self) -> None:
        """Kill the process and all that it has started, from whatever thread; `end` is still to come."""
        for kill in (os.killpg, os.kill):
            # It may not have come as far as having a group of its own.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill the process and all that it has started; it is gone when this returns."""
        self._connection.close()
        if self._life is not None:
            os.close(self._life)
        if self.owner != os.getpid():
            self._cleanup.detach()
            return
        self._source.end(self.pid)
        self._cleanup()


def _lives(connection: socket.socket) -> bool:
    """Whether there is still somebody at the other end, who has nothing to say yet."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return not poll.poll(0)


def _watched(pid: int) -> int | None:
    """A descriptor that can be read from when the process ends, where the system has that."""
    opened: Any = getattr(os, "pidfd_open", None)
    if opened is None:
        return None
    try:
        return int(opened(pid))
    except OSError:
        return None


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", "replace")
    except OSError:
        return ""
