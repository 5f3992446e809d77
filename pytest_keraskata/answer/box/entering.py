"""Into the box: how a fork of this process gets there."""

import os
import shutil
import signal
import tempfile

from pytest_keraskata.answer.box import Tier, kernel, landlock, limits, namespaces, seccomp, visible


def prepare() -> None:
    """Find out once what all forks of this process will need to know."""
    visible.pieces()


def fork(tier: Tier) -> tuple[int, str]:
    """A fork of this process in a box: its process id, 0 in the fork itself, and its folder where that is outside, too.

    The caller has one thread; it becomes the parent of what it forks, which dies with it.

    Raises:
        OSError: where this machine has no such box.
    """
    if tier is Tier.NAMESPACES:
        kernel.adopt_orphans()
        return namespaces.fork(lambda: _enter(namespaces.HOME)), ""
    if tier is Tier.NONE:
        return os.fork(), ""
    home = tempfile.mkdtemp(prefix="keraskata-box-")
    here, there = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            kernel.renounce()
            landlock.restrict(home)
            _enter(home)
            os.write(there, b"in")
        except BaseException as error:
            os.write(there, f"{type(error).__name__}: {error}".encode())
            os._exit(1)
        os.close(here)
        os.close(there)
        return 0, home
    os.close(there)
    with open(here, "rb") as said:
        word = said.read()
    if word != b"in":
        os.waitpid(pid, 0)
        shutil.rmtree(home, ignore_errors=True)
        raise OSError(word.decode("utf-8", "replace") or "no Landlock")
    return pid, home


def _enter(home: str) -> None:
    kernel.die_with_parent(signal.SIGKILL)
    os.setsid()
    limits.limit()
    limits.forget_environment(home)
    os.chdir(home)
    kernel.renounce()
    seccomp.filtered()
