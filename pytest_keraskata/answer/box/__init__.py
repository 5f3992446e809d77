"""The box that an answer lives in when nobody vouches for it.

In either tier a player is one process that starts no other one, hears and says nothing but over the descriptors that it
was given, reads no spec and no solution, and writes in one small folder. Namespaces also take everything else out of
its sight; Landlock forbids it.
"""

import subprocess
import sys
from enum import Enum
from functools import cache
from pathlib import Path

_ROOT = str(Path(__file__).parents[3])
_PATIENCE = 60


class Tier(str, Enum):
    """How an answer is kept in."""

    NAMESPACES = "namespaces"
    LANDLOCK = "landlock"
    NONE = "none"

    __str__ = str.__str__


@cache
def problem(tier: Tier) -> str:
    """Why this machine has no such box, or ""; it is tried out."""
    if tier is Tier.NONE:
        return ""
    if sys.platform != "linux":
        return f"there is no box on {sys.platform}"
    # Elsewhere there is nothing to import.
    from pytest_keraskata.answer.box import kernel, landlock, seccomp

    if not seccomp.is_known():
        return f"there is no filter of system calls for {kernel.machine()}"
    if tier is Tier.LANDLOCK and landlock.version() < landlock.OLDEST:
        return "this kernel has no Landlock, or an old one"
    tried = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pytest_keraskata.answer.box", tier.value],
        cwd=_ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    return "" if tried.returncode == 0 else (tried.stdout.strip() or "it could not be tried")


def best() -> Tier:
    """The strongest box that this machine has; `Tier.NONE` where it has none."""
    return next((tier for tier in (Tier.NAMESPACES, Tier.LANDLOCK) if not problem(tier)), Tier.NONE)
