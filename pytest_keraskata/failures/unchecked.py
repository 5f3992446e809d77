"""What keeps an answer from being checked, and what is shown where nothing else can be."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.failures.failure import Failure


@dataclass(frozen=True)
class Unwritten(Failure):
    """Nothing of the kata has been written yet."""

    kind = "todo"


@dataclass(frozen=True)
class NoFile(Failure):
    """There is no file of this name to be checked."""

    file: str
    kind = "missing"


@dataclass(frozen=True)
class OtherBackend(Failure):
    """The kata is checked on TensorFlow alone, and this is another backend: `why`."""

    backend: str
    why: str
    kind = "unchecked"


@dataclass(frozen=True)
class NotLoaded(Failure):
    """The file can't be read or imported."""

    raised: Raised
    kind = "import"


@dataclass(frozen=True)
class NoFunction(Failure):
    """A function or class is missing; `near` is one with a similar name, or "", and `defined` what there is."""

    function: str
    is_class: bool
    near: str
    defined: tuple[str, ...]
    kind = "signature"


@dataclass(frozen=True)
class NoCallable(Failure):
    """What bears a function's name is something else."""

    function: str
    is_class: bool
    found: str
    kind = "signature"


@dataclass(frozen=True)
class WrongSignature(Failure):
    """A function can't be called as the kata calls it.

    Args:
        function: its name.
        problem: "missing" or "unknown" for an argument, "order", "usage", or "default".
        argument: the one in question.
        wanted: the call as it should be possible, or the default that is missing.
        found: the signature as it is written.
    """

    function: str
    problem: str
    argument: str
    wanted: str
    found: str
    kind = "signature"


@dataclass(frozen=True)
class Silent(Failure):
    """The process of the answer gave no evidence."""

    message: str
    how: str = "crash"


@dataclass(frozen=True)
class OurFault(Failure):
    """The checker itself failed: with which exception, and where, for the author of the spec."""

    error: str
    where: str = ""
    kind = "fault"

    @classmethod
    def of(cls, fault: Exception) -> OurFault:
        """An exception that came out of a check."""
        frames = traceback.extract_tb(fault.__traceback__)
        own = [frame for frame in frames if "/specs/" in Path(frame.filename).as_posix()] or frames
        where = f"{own[-1].filename}:{own[-1].lineno}: {own[-1].line}" if own else ""
        return cls(f"{type(fault).__name__}: {fault}", where)
