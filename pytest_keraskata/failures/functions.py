"""What can be wrong with what a function returns, raises, modifies or remembers."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.failures.failure import Failure


@dataclass(frozen=True)
class Raises(Failure):
    """An exception came out of the answer where something was expected."""

    expected: str
    raised: Raised


@dataclass(frozen=True)
class NotRefused(Failure):
    """Arguments that must raise ValueError came to something else."""

    returned: Returned | None
    raised: Raised | None


@dataclass(frozen=True)
class Modified(Failure):
    """Something that was handed over has changed."""

    what: str


@dataclass(frozen=True)
class Unsettled(Failure):
    """A setting of the whole process has changed."""

    what: str


@dataclass(frozen=True)
class Remembers(Failure):
    """A call gives something else another time; the ways are those of `asking.function.Unsteady`."""

    way: str
    other: str
    first: Returned | Raised
    later: Returned | Raised


@dataclass(frozen=True)
class Outside(Failure):
    """TensorFlow is asked for what Keras should be asked for."""

    what: str


@dataclass(frozen=True)
class Warns(Failure):
    """NumPy warns of an overflow, an invalid value or a division by zero."""

    warning: str


@dataclass(frozen=True)
class NoInteger(Failure):
    """A count is no int."""

    expected: int
    returned: Returned


@dataclass(frozen=True)
class WrongInteger(Failure):
    """A count is another number."""

    expected: int
    found: int


@dataclass(frozen=True)
class NoNumbers(Failure):
    """Something came back of which `numpy.asarray` makes no numbers; `words` says what was expected, or is ""."""

    expected: Array
    returned: Returned
    words: str = ""


@dataclass(frozen=True)
class WrongShape(Failure):
    """An array has another shape."""

    expected: Array
    found: Array


@dataclass(frozen=True)
class WrongValues(Failure):
    """An array, or a number, has other values; `worst` is the place of the one that is most wrong, where it is known."""

    expected: Array
    found: Array
    words: str = ""
    worst: tuple[int, ...] | None = None


@dataclass(frozen=True)
class IntegersOnly(Failure):
    """Integers came back where floats are due."""

    found: Array
