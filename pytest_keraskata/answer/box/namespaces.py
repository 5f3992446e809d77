"""The strongest box: namespaces of its own, in which there is nothing but what is bound into them."""

import os
from collections.abc import Callable
from pathlib import Path

from pytest_keraskata.answer.box import kernel, limits, visible

HOME = "/box"
# It is there on every Linux, nothing that a player needs lies below it, and only the copy of this process changes.
_ROOT = "/sys"
_OPTIONS = "size={size},nr_inodes=2000,mode={mode}"


def fork(inside: Callable[[], None]) -> int:
    """The process id of a fork of this process in namespaces of its own, of which it is the first process; 0 there.

    Args:
        inside: called there at last, when nothing outside can be reached any more.

    Raises:
        OSError: where the kernel doesn't allow it.
    """
    here, there = os.pipe()
    inner, outer = os.pipe()
    between = os.fork()
    if between == 0:
        os.close(here)
        os.close(outer)
        try:
            _unshare()
            pid = os.fork()
        except BaseException as error:
            _say(there, error)
            os._exit(1)
        if pid:
            os.write(there, f"{pid} ".encode())
            os._exit(0)
        try:
            # Until its parent is who forked it.
            os.read(inner, 1)
            limits.be_the_first_to_go()
            _fill(_ROOT)
            inside()
        except BaseException as error:
            _say(there, error)
            os._exit(1)
        os.close(inner)
        os.write(there, b"in")
        os.close(there)
        return 0
    os.close(there)
    os.close(inner)
    said = os.read(here, 64)
    os.waitpid(between, 0)
    os.close(outer)
    with open(here, "rb") as rest:
        number, _, word = (said + rest.read()).decode("utf-8", "replace").partition(" ")
    if word != "in":
        if number.isdigit():
            os.waitpid(int(number), 0)
        raise OSError(word or number or "no namespaces")
    return int(number)


def _say(descriptor: int, error: BaseException) -> None:
    os.write(descriptor, f"{type(error).__name__}: {error}".encode())


def _unshare() -> None:
    user, group = os.getuid(), os.getgid()
    everything = kernel.NEWUSER | kernel.NEWNS | kernel.NEWPID | kernel.NEWNET | kernel.NEWIPC | kernel.NEWUTS
    kernel.unshare(everything)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def _fill(root: str) -> None:
    """Make a root of its own, and move there."""
    kernel.mount(None, "/", None, kernel.REC | kernel.PRIVATE)
    _memory(root, "1m", "755")
    for tree in visible.trees():
        _bind(str(tree), root)
    for hidden in visible.hidden():
        if hidden.is_dir() and os.path.isdir(root + str(hidden)):
            _memory(root + str(hidden), "64k", "755")
    for part in visible.parts():
        _bind(str(part), root)
    for link in visible.links():
        os.makedirs(os.path.dirname(root + str(link)), exist_ok=True)
        if not os.path.lexists(root + str(link)):
            os.symlink(os.readlink(link), root + str(link))
    for name in visible.FILES:
        if os.path.exists(name):
            _bind(os.path.realpath(name), root, as_name=name)
    for name in visible.DEVICES:
        _touch(root + name)
        kernel.mount(name, root + name, None, kernel.BIND)
    for name, size in ((HOME, "64m"), ("/tmp", "64m"), ("/dev/shm", "16m")):  # noqa: S108
        if not os.path.isdir(root + name) or not os.listdir(root + name):
            os.makedirs(root + name, exist_ok=True)
            _memory(root + name, size, "1777")
    os.makedirs(f"{root}/proc", exist_ok=True)
    kernel.mount("proc", f"{root}/proc", "proc", kernel.NOSUID | kernel.NODEV | kernel.NOEXEC)
    # To root, which a grader may be, the kernel's settings are files of its own, capabilities or not.
    kernel.make_read_only(f"{root}/proc", recursive=False)
    kernel.become_root(root)
    kernel.make_read_only("/", recursive=False)


def _memory(path: str, size: str, mode: str) -> None:
    kernel.mount("box", path, "tmpfs", kernel.NOSUID | kernel.NODEV, _OPTIONS.format(size=size, mode=mode))


def _bind(source: str, root: str, *, as_name: str = "") -> None:
    to = root + (as_name or source)
    if os.path.isdir(source):
        os.makedirs(to, exist_ok=True)
    else:
        _touch(to)
    kernel.mount(source, to, None, kernel.BIND | kernel.REC)
    kernel.make_read_only(to)


def _touch(path: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if not os.path.exists(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o644))
