"""Pooling of one image."""

from collections.abc import Iterator, Mapping

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    ROUNDING, Array, Call, Grids, Plain, Subject, compared, function, function_kata, grid, numbers, of_all_sizes, sizes,
)  # fmt: skip
from pytest_keraskata.specs.convolution._pooling import AVERAGE, INTEGERS, MAX, largest, mean

max_pool = function("max_pool(image, size)")
average_pool = function("average_pool(image, size)")

# Height, width and channels of the image, size of the windows.
Sizes = tuple[int, int, int, int]


def case(sizes_: Sizes, seed: int, low: float, dtype: str = "float32") -> dict[str, Plain]:
    """An image of random numbers, from `low` on, of these sizes."""
    random = np.random.default_rng(seed)
    shape = sizes_[:3]
    image: Array = random.uniform(low, low + 3, shape).round(0 if seed % 4 == 3 else 2)
    if dtype == "uint8":
        image = random.integers(int(low), 256, shape)
    elif seed % 4 == 2:
        image = of_all_sizes(random, shape)
    return {"image": image.astype(dtype), "size": sizes_[3]}


@st.composite
def cases(draw: st.DrawFn, lows: tuple[float, ...], dtype: str = "float32") -> Mapping[str, Plain]:
    """Windows that fit into the image."""
    size = draw(sizes(1, 4))
    shape = (draw(sizes(size, 3 * size + 2)), draw(sizes(size, 3 * size + 2)), draw(sizes(1, 3)), size)
    return case(shape, draw(st.integers(0, 2**16)), draw(st.sampled_from(lows)), dtype)


# The first one is small enough to be followed by hand.
_SIZES: tuple[Sizes, ...] = (
    (3, 4, 1, 2),
    (5, 7, 2, 2),
    (4, 6, 3, 2),
    (8, 4, 2, 3),
    (3, 5, 2, 1),
    (3, 3, 2, 3),
    (2, 5, 1, 2),
    (1, 1, 1, 1),
)
# A window of more numbers than float16 counts one by one, whose bytes have a larger sum than 16 bits hold.
_LARGE: Sizes = (58, 59, 1, 57)
_BEYOND: tuple[Sizes, ...] = ((45, 5, 1, 2), (4, 47, 1, 3), (5, 4, 15, 2), (49, 62, 3, 12), _LARGE)
# Images of nothing but negative numbers among them: a maximum doesn't begin with 0.
_PINNED = [
    *(tuple(case(size, 1, low).values()) for size in _SIZES for low in (-1.5, -4.0, -1e5)),
    *(tuple(case(size, 1, -4.0).values()) for size in _BEYOND),
    # Tiny numbers beside huge ones, and zeros.
    *(tuple(case(size, 2, 0.0).values()) for size in ((6, 7, 2, 1), (9, 8, 1, 2))),
    (np.array([[[0.0], [2.0]], [[4.0], [6.0]]], "float32"), 2),
    (np.array([[[-3.0, 1.0], [0.0, 0.0]]], "float32"), 1),
]
_WHOLE = [
    tuple(case(size, 1, low, "uint8").values())
    for size in ((2, 3, 2, 2), (4, 5, 2, 2), (2, 2, 1, 1), _LARGE)
    for low in (0, 200)
]
_DRAWN, _BYTES = cases((-4.0, -1.5, 0.0, -200.0, -1e6)), cases((0, 200), "uint8")


def error(image: Array, size: int) -> Array:
    return ROUNDING * mean(np.abs(image.astype("float64")), size)


def _pictures(subject: Subject) -> Iterator[Grids]:
    """One channel of an image, and what is left of it."""
    given = case((5, 7, 2, 2), 1, -1.5)
    pixels = np.asarray(given["image"])
    grids = [grid("the image, in windows of 2 × 2", pixels[..., 0], (2, 2))]
    for asked, right in ((max_pool, largest), (average_pool, mean)):
        grids += compared(asked.name, numbers(subject, Call(asked.name, (pixels, 2))), right(pixels, 2))
    yield Grids(f"the first channel of an image of shape {pixels.shape}", tuple(grids))


kata = function_kata(
    __name__,
    title="Pooling by hand",
    questions=("Q12", "K4"),
    functions=(max_pool, average_pool),
    checks=(
        max_pool.returns("max", largest, draws=_DRAWN | _BYTES, examples=36, pinned=(*_PINNED, *_WHOLE), mistakes=MAX),
        average_pool.returns("average", mean, error=error, draws=_DRAWN, examples=30, pinned=_PINNED, mistakes=AVERAGE),
        average_pool.returns(
            "integers",
            mean,
            error=error,
            draws=_BYTES,
            examples=8,
            pinned=_WHOLE,
            floats="a mean is rarely an integer, even if the image holds only integers",
            mistakes=INTEGERS,
            after=("max", "average"),
        ),
    ),
    hints=(
        "How many windows fit side by side, and where does each begin?",
        "Over which axes do you take a window's maximum, and which axis stays?",
        "What type do sums and means have when the image holds integers?",
    ),
    pictures=_pictures,
)
