"""What Hypothesis draws for katas: sizes, arrays, calls."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array


def sizes(smallest: int = 1, largest: int = 8) -> st.SearchStrategy[int]:
    """Whole numbers between two bounds, both included."""
    return st.integers(smallest, largest)


def arrays(
    shape: st.SearchStrategy[tuple[int, ...]] | tuple[int, ...],
    low: float = -3.0,
    high: float = 3.0,
    dtype: str = "float32",
) -> st.SearchStrategy[Array]:
    """Arrays of uniform numbers: a shape and a seed are drawn, so a large array shrinks as fast as a small one."""
    shapes = st.just(shape) if isinstance(shape, tuple) else shape
    return st.builds(
        lambda size, seed: np.asarray(np.random.default_rng(seed).uniform(low, high, size)).astype(dtype),
        shapes,
        st.integers(0, 2**16),
    )


@st.composite
def calls(draw: st.DrawFn, function: str, /, **arguments: st.SearchStrategy[Any]) -> Call:
    """Calls of a function, the first arguments by position now and then, the others by name."""
    values = {name: draw(strategy) for name, strategy in arguments.items()}
    by_position = draw(st.integers(0, len(values)))
    items = list(values.items())
    return Call(function, tuple(value for _, value in items[:by_position]), dict(items[by_position:]))
