"""How far a right answer may be off, as float32 rounds on the way."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pytest_keraskata.asking.plain import Array


def slack(function: Callable[[Array], Array], x: Array, spread: Array) -> Array:
    """How far a rising activation may be off where its argument may be off by so much, and by a digit of its own.

    Args:
        function: it rises, and stays near 1.
        x: its arguments.
        spread: how far each of them may be off.
    """
    return np.asarray(np.maximum(function(x + spread) - function(x), function(x) - function(x - spread)) + 4e-7)
