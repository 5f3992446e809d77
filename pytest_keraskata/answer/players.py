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

from pytest_keraskata.answer.box import Tier
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.answer.player import Started
from pytest_keraskata.answer.prints import Heard
from pytest_keraskata.answer.remote import RemoteSubject
from pytest_keraskata.answer.zygote import Ends, Interpreters, Source, Zygote
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.backend import import_for_good


class Players:
    """All players of this process, and what they are forked from.

    Args:
        spare: whether one warms up while another one is asked: an answer's first evidence comes earlier, and where
            other processes want the cores everything later.
        tier: the box that they live in.
        backend: what Keras runs on there; by default what it runs on here.
    """

    def __init__(self, *, spare: bool = True, tier: Tier = Tier.NONE, backend: str = "") -> None:
        self.keeps_spare = spare
        self.tier = tier
        self.backend = backend
        self._elsewhere: dict[str, Players] = {}
        self._source: Source | None = None
        self._owner = os.getpid()
        # A player that warms up while another one is asked.
        self._spare: Started | None = None
        self._subjects: weakref.WeakSet[RemoteSubject] = weakref.WeakSet()

    def start(self) -> None:
        """Get ready, so that the first question need not wait for Keras: this process and that of players import it at once.

        Raises:
            ImportError: as Keras raises it.
        """
        self._started()
        import_for_good()
        self.keep_spare()

    def begin(self) -> None:
        """Let what players come from import Keras; this returns at once."""
        self._started()

    def prepare(self) -> None:
        """Have a player in reserve for the next answer, which warms up from now on."""
        if self._spare is None:
            with contextlib.suppress(OSError, ImportError):
                self._spare = self._connected(warm=True)

    def _started(self) -> Source:
        if self._source is None or self._owner != os.getpid():
            self._drop()
            self._source = Zygote(self.tier, self.backend) if sys.platform == "linux" else Interpreters(self.backend)
        return self._source

    def elsewhere(self, backend: str) -> "Players":
        """Players whose Keras runs on another backend; they are ended with these."""
        if backend not in self._elsewhere:
            self._elsewhere[backend] = Players(spare=False, tier=self.tier, backend=backend)
        return self._elsewhere[backend]

    def subject(self, path: str | os.PathLike[str], hear: Callable[[str], object] | None = None) -> RemoteSubject:
        """The answer in this file, in a player of its own from the first question on.

        Args:
            path: the file.
            hear: takes what it prints; by default it goes to stdout.

        Raises:
            OSError: where the file can't be read.
        """
        # In a box the file is out of reach, and must not seem to be there.
        inside = "" if self.tier is Tier.NONE else f"/answer/{os.path.basename(path)}"
        subject = RemoteSubject(self, path, inside, hear)
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
            spare.close()
        return taken

    def keep_spare(self) -> None:
        """Have a player in reserve where one is worth it; best called when the one in use has something to do."""
        # Elsewhere a player is an interpreter of its own, and one in reserve would cost as much as the one in use.
        if self.keeps_spare and isinstance(self._source, Zygote):
            self.prepare()

    def _connected(self, *, warm: bool = False) -> Started:
        source = self._started()
        ours, theirs = socket.socketpair()
        (heard, prints), (traced, trace) = os.pipe(), os.pipe()
        os.set_blocking(traced, False)
        ends = Ends(theirs.fileno(), prints, trace)
        begun = Started(ours, Heard(heard), traced, 0, source)
        try:
            try:
                return begun._replace(pid=begun.source.player(ends, warm=warm))
            except OSError:
                # An answer may have killed its parent; that shall not cost other answers their verdict.
                begun.source.let_go()
                self._source = None
                begun = begun._replace(source=self._started())
                return begun._replace(pid=begun.source.player(ends, warm=warm))
        except BaseException:
            begun.close()
            raise
        finally:
            theirs.close()
            os.close(prints)
            os.close(trace)

    def close(self) -> None:
        """Let all answers go, and end every process that was started here."""
        for subject in list(self._subjects):
            subject.close()
        for other in self._elsewhere.values():
            other.close()
        self._drop()

    def _drop(self) -> None:
        if self._spare is not None:
            self._spare.close()
            self._spare = None
        if self._source is not None:
            self._source.close()
        self._source, self._owner = None, os.getpid()


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
