"""What the box asks of the kernel and Python has no words for."""

import ctypes
import os
import struct
from typing import Any

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
NOSUID, NODEV, NOEXEC, BIND, REC, PRIVATE = 2, 4, 8, 4096, 16384, 1 << 18
_MOUNT_SETATTR, _READ_ONLY = 442, 1
_HERE, _RECURSIVE, _DETACH = -100, 0x8000, 2
_SET_DEATH_SIGNAL, _DROP_FROM_BOUND, _SET_SUBREAPER, _SET_NO_NEW_PRIVILEGES = 1, 24, 36, 38
_CAPABILITIES = 0x20080522
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_CAPSET = {"x86_64": 126, "aarch64": 91}

_libc = ctypes.CDLL(None, use_errno=True)


def call(function: str, *args: Any) -> int:
    """Call a function of the C library.

    Raises:
        OSError: where it fails.
    """
    result = int(getattr(_libc, function)(*args))
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{function}: {os.strerror(number)}")
    return result


def system_call(number: int, *args: Any) -> int:
    """Make a system call that the C library may not know yet.

    Raises:
        OSError: where it fails.
    """
    return call("syscall", ctypes.c_long(number), *args)


def machine() -> str:
    """The processor, as the kernel calls it."""
    return os.uname().machine


def unshare(what: int) -> None:
    """Leave namespaces that this process shares with others."""
    call("unshare", what)


def mount(source: str | None, to: str, kind: str | None = None, flags: int = 0, options: str = "") -> None:
    """Mount a file system, or change how one is mounted."""
    call(
        "mount",
        source and os.fsencode(source),
        os.fsencode(to),
        kind and kind.encode(),
        ctypes.c_ulong(flags),
        options.encode() or None,
    )


def make_read_only(path: str, *, recursive: bool = True) -> None:
    """Let nobody write below a mount point, or gain anything from a file there."""
    wanted = struct.pack("QQQQ", _READ_ONLY | NOSUID | NODEV, 0, 0, 0)
    buffer = ctypes.create_string_buffer(wanted, len(wanted))
    flags = _RECURSIVE if recursive else 0
    system_call(_MOUNT_SETATTR, _HERE, os.fsencode(path), flags, buffer, ctypes.c_size_t(len(wanted)))


def become_root(path: str) -> None:
    """Make a mount point the root of all that can be seen; what was above it is gone."""
    os.chdir(path)
    system_call(_PIVOT_ROOT[machine()], b".", b".")
    call("umount2", b".", _DETACH)
    os.chdir("/")


def adopt_orphans() -> None:
    """Become the parent of grandchildren whose parent is gone."""
    call("prctl", _SET_SUBREAPER, ctypes.c_ulong(1), 0, 0, 0)


def die_with_parent(signal: int) -> None:
    """Have the kernel send this signal when the parent ends."""
    call("prctl", _SET_DEATH_SIGNAL, ctypes.c_ulong(signal), 0, 0, 0)


def renounce() -> None:
    """Give up every capability, and the ways to get one."""
    call("prctl", _SET_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))
    for capability in range(64):
        # Who has none may not, and who reaches the last one has dropped all.
        _libc.prctl(_DROP_FROM_BOUND, ctypes.c_ulong(capability), 0, 0, 0)
    header, none = struct.pack("II", _CAPABILITIES, 0), bytes(24)
    system_call(
        _CAPSET[machine()], ctypes.create_string_buffer(header, len(header)), ctypes.create_string_buffer(none, 24)
    )
