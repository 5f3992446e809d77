"""What the katas on maps share: one convolution of an image, and what stands behind it."""

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import REGRESSION, Array, Conv2D, Shape, Stack, Task, sizes


def maps(input_shape: Shape, filters: int, kernel_size: int, *behind: Any) -> Stack:
    """A convolution, and further layers."""
    height, width, channels = input_shape
    words = f"images of {height} × {width} with {channels} channels"
    return Stack(words, input_shape, (Conv2D(filters, kernel_size, "relu"), *behind))


def on_paper(random: Random) -> dict[str, Any]:
    """An image and a kernel that one can count with."""
    return {
        "input_shape": (random.randint(6, 10), random.randint(6, 10), random.randint(2, 4)),
        "filters": random.randint(3, 8),
        "kernel_size": random.randint(2, 4),
    }


def images(smallest: int, largest: int) -> st.SearchStrategy[Shape]:
    """Shapes of small images."""
    return st.tuples(sizes(smallest, largest), sizes(smallest, largest), sizes(1, 3))


def not_negative(name: str, promise: str) -> Task:
    """Outputs that a ReLU has made, of any size."""
    return replace(REGRESSION, name=name, promise=promise, holds=_is_not_negative)


def _is_not_negative(values: Array) -> bool:
    return bool(np.all(np.isfinite(values)) and np.all(values >= 0))
