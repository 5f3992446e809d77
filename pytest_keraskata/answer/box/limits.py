"""How much an answer may take of the machine, and whether it has taken more."""

import contextlib
import os
import resource
import tempfile
from pathlib import Path

MEMORY, FILES, FILE_COUNT, THREADS = 1536 << 20, 64 << 20, 2000, 512
_PAGE = resource.getpagesize()
_GIB = 1 << 30
_KEPT = ("KERAS_BACKEND", "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS", "CUDA_VISIBLE_DEVICES")
_LIMITS = {
    # What is mapped isn't what is used; with 64 cores TensorFlow maps 3.5 GiB.
    resource.RLIMIT_AS: 8 * _GIB,
    resource.RLIMIT_DATA: 3 * _GIB,
    resource.RLIMIT_FSIZE: FILES,
    resource.RLIMIT_NOFILE: 256,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_MEMLOCK: 1 << 20,
    resource.RLIMIT_MSGQUEUE: 0,
}


def limit() -> None:
    """Have the kernel refuse this process what no answer needs."""
    for what, wanted in _LIMITS.items():
        _, most = resource.getrlimit(what)
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(what, (allowed, allowed))


def be_the_first_to_go() -> None:
    """Let the kernel choose this process where it has to end one for want of memory."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def forget_environment(home: str) -> None:
    """Leave nothing of the environment but what Keras needs."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    os.environ.clear()
    os.environ.update(kept, HOME=home, TMPDIR=home, PATH="/usr/bin:/bin", LANG="C.UTF-8")
    tempfile.tempdir = home


def excess(pid: int, home: str) -> str:
    """What a player has taken too much of, in a sentence, or "".

    Args:
        pid: its process id.
        home: its folder, where that is one of this machine's; otherwise "".
    """
    if memory(pid) > MEMORY:
        return f"it took more than {MEMORY / _GIB:g} GiB of memory"
    if _threads(pid) > THREADS:
        return f"it started more than {THREADS} threads"
    if home and not _is_small(home):
        return f"it wrote more than {FILES >> 20} MiB or {FILE_COUNT} files"
    return ""


def memory(pid: int) -> int:
    """How many bytes a process takes now; 0 if it is gone, or where there is no /proc.

    Args:
        pid: its process id.
    """
    try:
        resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        # It is gone.
        return 0
    if resident <= MEMORY:
        return resident
    # Looking closer costs milliseconds: what it shares with others is theirs as well.
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) << 10
    return resident


def _threads(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[17])
    except (OSError, IndexError):
        return 0


def _is_small(home: str) -> bool:
    size = count = 0
    for folder, _, names in os.walk(home):
        count += 1 + len(names)
        if count > FILE_COUNT:
            return False
        for name in names:
            with contextlib.suppress(OSError):
                size += os.lstat(os.path.join(folder, name)).st_blocks * 512
    return size <= FILES
