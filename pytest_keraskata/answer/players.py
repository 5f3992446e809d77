"""Starts the players of this process, keeps one in reserve, and ends them."""

import atexit
import contextlib
import functools
import os
import select
import socket
import sys
import weakref
from collections.abc import Callable

from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.answer.player import Started
from pytest_keraskata.answer.remote import RemoteSubject
from pytest_keraskata.answer.zygote import Interpreters, Source, Zygote
from pytest_keraskata.asking.subject import Subject


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
        self._spare: Started | None = None
        self._subjects: weakref.WeakSet[RemoteSubject] = weakref.WeakSet()

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

    def subject(self, path: str | os.PathLike[str], hear: Callable[[str], object] | None = None) -> RemoteSubject:
        """The answer in this file, in a player of its own from the first question on.

        Args:
            path: the file.
            hear: takes what it prints; by default it goes to stdout.

        Raises:
            OSError: where the file can't be read.
        """
        subject = RemoteSubject(self.player, path, hear)
        self._subjects.add(subject)
        return subject

    def player(self) -> Started:
        """A new player.

        Raises:
            ImportError: where Keras can't be imported.
            OSError: where no process can be started.
        """
        source = self._started()
        spare, self._spare = self._spare, None
        taken = spare if spare and spare.source is source and _lives(spare.connection) else self._connected()
        if taken is spare:
            source.ready(taken.pid)
        elif spare is not None:
            spare.connection.close()
        self._keep_spare()
        return taken

    def _keep_spare(self) -> None:
        # Elsewhere a player is an interpreter of its own, and one in reserve would cost as much as the one in use.
        if self.keeps_spare and isinstance(self._source, Zygote):
            self.prepare()

    def _connected(self, *, warm: bool = False) -> Started:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                source = self._started()
                try:
                    return Started(ours, source.player(theirs, warm=warm), source)
                except OSError:
                    # An answer may have killed its parent; that shall not cost other answers their verdict.
                    source.let_go()
                    self._source = None
                    source = self._started()
                    return Started(ours, source.player(theirs, warm=warm), source)
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
            self._spare.connection.close()
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


def player_for(
    path: str | os.PathLike[str], *, spare: bool = True, hear: Callable[[str], object] | None = None
) -> Subject:
    """The answer in this file, in a player; on Windows in this process.

    Args:
        spare: whether the next player may warm up meanwhile; once it may not, none does.
        hear: takes what it prints; by default it goes to stdout.
    """
    if sys.platform == "win32":
        return LocalSubject(path, silent=hear is not None)
    if not spare:
        players().keeps_spare = False
    return players().subject(path, hear)


def _lives(connection: socket.socket) -> bool:
    """Whether there is still somebody at the other end, who has nothing to say yet."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return not poll.poll(0)
