"""Where players come from: a process that has imported Keras and forks one whenever it is asked to.

A fork is safe only while no TensorFlow operation has run: afterwards the threads that operations wait for
are missing in the child. So the zygote runs none, ever. Only on Linux does importing alone leave a process
that can be forked; elsewhere every player is a new interpreter.
"""

import contextlib
import gc
import importlib
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple, NoReturn, Protocol

from pytest_keraskata.answer.box import Tier
from pytest_keraskata.answer.serving import in_words, serve
from pytest_keraskata.asking.message import requests
from pytest_keraskata.backend import used

# An import of Keras takes 3 s, and 10 s on a busy machine; a minute later something is wrong.
_PATIENCE = 120.0
_ROOM = 8192
# In milliseconds; at most this long an answer may take more than it may.
_BETWEEN_LOOKS = 50
READY = "ready"
_PLAYER, _WARM_PLAYER = b"player", b"warm player"
_ROOT = str(Path(__file__).parents[2])


class Ends(NamedTuple):
    """A player's own ends, as descriptors: its connection, a pipe for what it prints, one for where it hangs."""

    connection: int
    prints: int
    trace: int


class Source(Protocol):
    """Starts and ends players."""

    def player(self, ends: Ends, *, warm: bool = False) -> int:
        """The process id of a new player.

        Args:
            ends: what it serves, and where it leaves word.
            warm: whether it has the time to warm up; it is then `ready` later.

        Raises:
            OSError: where this source has dried up.
            ImportError: where Keras can't be imported.
        """

    def ready(self, pid: int) -> None:
        """Wait until a player that was given time can be asked.

        Raises:
            ImportError: where Keras can't be imported.
        """

    def end(self, pid: int) -> str:
        """Kill a player and all of its process group; it is gone when this returns.

        Returns:
            what it had taken too much of, in a sentence, where it was ended for that; otherwise "".
        """

    def let_go(self) -> None:
        """Start no more players; those that live are left alone."""

    def close(self) -> None:
        """End all players and whatever started them."""


# --- in the zygote ----------------------------------------------------------------------------------------


@dataclass
class _Watched:
    """A player, with its folder outside its box if it has one, and what it was ended for."""

    pid: int
    home: str = ""
    excess: str = ""

    def look(self) -> None:
        """End it where it takes too much."""
        if not self.excess:
            # Not on Windows, where this module is imported but never runs.
            from pytest_keraskata.answer.box.limits import excess

            self.excess = excess(self.pid, self.home)
            if self.excess:
                os.kill(self.pid, signal.SIGKILL)

    def end(self) -> None:
        _kill(self.pid)
        if self.home:
            shutil.rmtree(self.home, ignore_errors=True)


def run(control: socket.socket, tier: Tier) -> NoReturn:
    """Fork players on command until the control socket is closed, then kill those that still live."""
    players: dict[int, _Watched] = {}
    commands = select.poll()
    commands.register(control, select.POLLIN)
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        # Once here instead of in every player; none of them runs an operation when it is imported.
        for kind in requests():
            importlib.import_module(kind.probe)
        if tier is not Tier.NONE:
            from pytest_keraskata.answer.box import entering

            entering.prepare()
        gc.freeze()
        while True:
            while tier is not Tier.NONE and not commands.poll(_BETWEEN_LOOKS):
                for player in players.values():
                    player.look()
            command, descriptors, *_ = socket.recv_fds(control, _ROOM, len(Ends._fields))
            if not command:
                break
            if command in (_PLAYER, _WARM_PLAYER):
                player = _forked_player(control, Ends(*descriptors), tier, warm=command == _WARM_PLAYER)
                players[player.pid] = player
                control.send(str(player.pid).encode())
            else:
                # Nobody but `end` waits for a player, so its number can't have become another process's.
                ended = players.pop(int(command), None)
                if ended is not None:
                    ended.end()
                control.send(f"ended {ended.excess if ended else ''}".encode())
    finally:
        for player in players.values():
            player.end()
        os._exit(0)


def run_without_keras(control: socket.socket, error: BaseException) -> NoReturn:
    """Say at the first command why there will be no player."""
    try:
        control.recv(_ROOM)
        control.send(b"failed " + in_words(error).encode("utf-8", "replace")[: _ROOM // 2])
    finally:
        os._exit(1)


def _forked_player(control: socket.socket, ends: Ends, tier: Tier, *, warm: bool) -> _Watched:
    from pytest_keraskata.answer.box.entering import fork

    with _no_warnings():
        pid, home = fork(tier)
    if pid == 0:
        try:
            control.close()
            for descriptor in ends:
                os.set_inheritable(descriptor, False)
            serve(socket.socket(fileno=ends.connection), ends.prints, ends.trace, warm=warm)
        finally:
            os._exit(1)
    for descriptor in ends:
        os.close(descriptor)
    return _Watched(pid, home)


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    # It may not have come as far as having a group of its own.
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, 0)


# --- in the process that wants players --------------------------------------------------------------------


class Zygote:
    """A zygote as its owner sees it: a new interpreter, which imports Keras while this process goes on.

    It is no fork of its owner, whose memory holds what an answer must not find: specs and references.

    Args:
        tier: the box of its players.
        backend: what Keras runs on there; by default what it runs on here.
    """

    def __init__(self, tier: Tier = Tier.NONE, backend: str = "") -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(_PATIENCE)
        with theirs:
            self._process = _interpreter(theirs.fileno(), words=[tier.value], backend=backend)
        self._players: set[int] = set()
        self._owner = os.getpid()
        self._lock = threading.Lock()

    def player(self, ends: Ends, *, warm: bool = False) -> int:
        reply = self._tell(_WARM_PLAYER if warm else _PLAYER, *ends)
        if reply.startswith(b"failed "):
            raise ImportError(reply.partition(b" ")[2].decode("utf-8", "replace"))
        self._players.add(int(reply))
        return int(reply)

    def ready(self, pid: int) -> None:
        pass

    def end(self, pid: int) -> str:
        if os.getpid() != self._owner:
            return ""
        self._players.discard(pid)
        try:
            return self._tell(str(pid).encode()).decode().partition(" ")[2]
        except OSError:
            # The zygote is gone, by an answer's hand for one; its players need not be.
            _kill(pid)
            return ""

    def _tell(self, command: bytes, *descriptors: int) -> bytes:
        with self._lock:
            try:
                socket.send_fds(self._control, [command], descriptors)
                reply = self._control.recv(_ROOM)
            except BaseException:
                # A reply that nobody waited for would be taken for the next one.
                self._control.close()
                raise
        if not reply:
            raise ConnectionError("the zygote is gone")
        return reply

    def close(self) -> None:
        for pid in list(self._players):
            self.end(pid)
        self.let_go()

    def let_go(self) -> None:
        self._control.close()
        if os.getpid() == self._owner:
            _kill_interpreter(self._process)
        else:
            _disown(self._process)


class Interpreters:
    """A new interpreter for every player: all that is left where a process that has Keras can't be forked.

    Args:
        backend: what Keras runs on there; by default what it runs on here.
    """

    def __init__(self, backend: str = "") -> None:
        self._backend = backend
        self._players: dict[int, subprocess.Popen[bytes]] = {}
        # What those have to say that were not waited for.
        self._words: dict[int, BinaryIO] = {}
        self._owner = os.getpid()

    def player(self, ends: Ends, *, warm: bool = False) -> int:
        here, there = os.pipe()
        words = open(here, "rb")  # noqa: SIM115
        try:
            process = _interpreter(*ends, there, words=["warm"] if warm else [], backend=self._backend)
        except BaseException:
            words.close()
            raise
        finally:
            os.close(there)
        self._players[process.pid] = process
        self._words[process.pid] = words
        if not warm:
            self.ready(process.pid)
        return process.pid

    def ready(self, pid: int) -> None:
        with self._words.pop(pid) as words:
            said = words.read().decode("utf-8", "replace")
        if said != READY:
            raise ImportError(said or "the interpreter that should have imported Keras ended")

    def end(self, pid: int) -> str:
        words = self._words.pop(pid, None)
        if words is not None:
            words.close()
        process = self._players.pop(pid, None)
        if process is not None and os.getpid() == self._owner:
            _kill_interpreter(process)
        elif process is not None:
            _disown(process)
        return ""

    def let_go(self) -> None:
        pass

    def close(self) -> None:
        for pid in list(self._players):
            self.end(pid)


def _interpreter(*passed: int, words: Sequence[str] = (), backend: str = "") -> "subprocess.Popen[bytes]":
    # The folder is where `-m` looks first: this package is found there, and no `random.py` of a learner's.
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "pytest_keraskata.answer", *map(str, passed), *words],
        cwd=_ROOT,
        env={**os.environ, "KERAS_BACKEND": backend or used()},
        pass_fds=passed,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _kill_interpreter(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _disown(process: "subprocess.Popen[bytes]") -> None:
    """Let go of a process that is the child of the one this was forked from."""
    # Or it would be waited for, and a warning given that it still runs.
    process.returncode = 0


@contextlib.contextmanager
def _no_warnings() -> Iterator[None]:
    """Python 3.12 warns of every fork beside threads; why this one is safe is said at the top."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
