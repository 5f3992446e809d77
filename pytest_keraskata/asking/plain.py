"""Plain data: what may cross between a judge and the process of an answer."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Plain: TypeAlias = Any  # None, bool, int, float, str, Array, and lists, tuples and dicts of Plain


def arrays_in(value: Plain) -> Iterator[Array]:
    """Every array in a tree of plain data, for comparisons before and after a call."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from arrays_in(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from arrays_in(part)
