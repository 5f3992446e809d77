"""The box without namespaces: Landlock says which files can be reached, the filter of system calls does the rest."""

import contextlib
import ctypes
import os
import struct
from pathlib import Path

from pytest_keraskata.answer.box import kernel, visible

# The first version that also keeps files from being cut short.
OLDEST = 3
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_EXECUTE, _WRITE, _READ, _READ_FOLDER, _TRUNCATE, _DEVICE = 1, 2, 4, 8, 1 << 14, 1 << 15
_OF_A_FILE = _EXECUTE | _WRITE | _READ | _TRUNCATE | _DEVICE
_CONNECT_OR_BIND, _ABSTRACT_OR_SIGNAL = 3, 3
_PROCESS = ("/proc/self", "/proc/meminfo", "/proc/cpuinfo", "/proc/stat", "/sys/devices/system/cpu")


def version() -> int:
    """What of Landlock this kernel has; 0 for nothing."""
    try:
        return kernel.system_call(_CREATE, None, ctypes.c_size_t(0), 1)
    except OSError:
        return 0


def restrict(home: str) -> None:
    """Let this process reach nothing but what is visible, and write nowhere but in this folder, for good.

    Raises:
        OSError: where the kernel doesn't allow it.
    """
    known = version()
    rights = (_DEVICE if known >= 5 else _TRUNCATE) * 2 - 1
    network, scopes = _CONNECT_OR_BIND if known >= 4 else 0, _ABSTRACT_OR_SIGNAL if known >= 6 else 0
    wanted = struct.pack("QQQ", rights, network, scopes)[: 24 if known >= 6 else 16 if known >= 4 else 8]
    buffer = ctypes.create_string_buffer(wanted, len(wanted))
    rules = kernel.system_call(_CREATE, buffer, ctypes.c_size_t(len(wanted)), 0)
    for tree in visible.trees():
        # Names can be listed wherever anything can be read; what stands below them is another matter.
        _allow(rules, tree, _READ_FOLDER)
    for piece in visible.pieces():
        _allow(rules, piece, _READ | _READ_FOLDER | _EXECUTE)
    for part in visible.parts():
        _allow(rules, part, _READ | _READ_FOLDER)
    for name in (*visible.FILES, *_PROCESS):
        _allow(rules, Path(name), _READ | _READ_FOLDER)
    for name in visible.DEVICES:
        _allow(rules, Path(name), _READ | _WRITE)
    _allow(rules, Path(home), rights)
    kernel.system_call(_RESTRICT, rules, 0)
    os.close(rules)


def _allow(rules: int, path: Path, rights: int) -> None:
    # Not everything is everywhere.
    with contextlib.suppress(FileNotFoundError, PermissionError):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            told = struct.pack("=Qi", rights if path.is_dir() else rights & _OF_A_FILE, place)
            kernel.system_call(_ADD, rules, 1, ctypes.create_string_buffer(told, len(told)), 0)
        finally:
            os.close(place)
