"""Pooling of one image."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import of_all_sizes, sizes
from pytest_keraskata.authoring.functions import ROUNDING, array, floating, numbers, signature
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import Grids, compared, grid

_MAX, _AVERAGE = signature("max_pool(image, size)"), signature("average_pool(image, size)")
_NAMES = ("max_pool", "average_pool")

# height, width and channels of the image, size of the windows
Sizes = tuple[int, int, int, int]


def windows(image: Array, size: int) -> Array:
    """All windows, (rows, columns, channels, size, size), in float64."""
    views = np.lib.stride_tricks.sliding_window_view(image.astype("float64"), (size, size), axis=(0, 1))
    return views[::size, ::size]


def pooled(function: str, image: Array, size: int) -> Array:
    """What Keras's layer gives."""
    found: Array = _reduced(function, windows(image, size), (-2, -1))
    return found


def _reduced(function: str, values: Array, axes: tuple[int, ...]) -> Any:
    return values.max(axis=axes) if function == "max_pool" else values.mean(axis=axes)


def mistakes(function: str, image: Array, size: int) -> list[Any]:
    other = "average_pool" if function == "max_pool" else "max_pool"
    whole = image.astype("float64")
    sliding = np.lib.stride_tricks.sliding_window_view(whole, (size, size), axis=(0, 1))
    height, width = whole.shape[:2]
    padded = np.pad(whole, ((0, -height % size), (0, -width % size), (0, 0)))
    together = _reduced(function, windows(image, size), (-3, -2, -1))
    found = [
        (
            pooled(other, image, size),
            "this is the mean" if function == "max_pool" else "this is the largest number",
            "what should a window give?",
        ),
        (
            _reduced(function, sliding, (-2, -1)),
            "the windows overlap: they move on by one place",
            "where does the next window begin?",
        ),
        (
            pooled(function, padded, size),
            "what is left over at the edge makes windows of its own",
            "what becomes of rows and columns that don't fill a window?",
        ),
        (together, "the channels are thrown together", "how many numbers does a window give?"),
        (
            together[..., None] * np.ones(whole.shape[2]),
            "the channels are thrown together",
            "how many numbers does a window give?",
        ),
        (
            whole[::size, ::size][: height // size, : width // size],
            "every window gives its first number",
            "which numbers of a window have a say?",
        ),
        (
            np.maximum(pooled(function, image, size), 0),
            "negative numbers are cut off",
            "with what does your maximum begin?",
        ),
        (windows(image, size).sum(axis=(-2, -1)), "the windows are summed up", "what is a mean?"),
    ]
    if height % size or width % size:
        late = pooled(function, image[height % size :, width % size :], size)
        found.append((late, "what is left over is dropped at the top and left", "where does the first window begin?"))
    if image.dtype == "uint8":
        sums = windows(image, size).sum(axis=(-2, -1))
        found.append(
            (
                sums % 256 / size**2,
                "the sums run over: a uint8 holds nothing above 255",
                "of which type should a sum be?",
            )
        )
    return found


def call_of(function: str, sizes_: Sizes, seed: int, low: float, dtype: str = "float32") -> Call:
    """A call with random numbers, from `low` on, of these sizes."""
    random = np.random.default_rng(seed)
    shape, size = sizes_[:3], sizes_[3]
    image: Array = (
        random.integers(int(low), 256, shape) if dtype == "uint8" else random.uniform(low, low + 3, shape).round(2)
    )
    if dtype != "uint8" and seed % 4 == 2:
        image = of_all_sizes(random, shape)
    if seed % 4 == 3:
        image = np.round(image)
    return Call(function, (image.astype(dtype), size))


@st.composite
def poolings(draw: st.DrawFn, *functions: str, low: st.SearchStrategy[float], dtype: str = "float32") -> Call:
    """Calls whose windows fit into the image."""
    size = draw(sizes(1, 4))
    shape = (draw(sizes(size, 3 * size + 2)), draw(sizes(size, 3 * size + 2)), draw(sizes(1, 3)), size)
    call = call_of(draw(st.sampled_from(functions)), shape, draw(st.integers(0, 2**16)), draw(low), dtype)
    return Call(call.function, kwargs=_MAX.arguments(call)) if draw(st.booleans()) else call


_LOWS = st.sampled_from([-4.0, -1.5, 0.0, -200.0, -1e6])
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


def _always(function: str) -> tuple[dict[str, Call], ...]:
    # Images of nothing but negative numbers among them: a maximum doesn't begin with 0.
    return tuple({"call": call_of(function, size, 1, low)} for size in _SIZES for low in (-1.5, -4.0, -1e5))


def _judge(subject: Subject, call: Call) -> None:
    given = _MAX.arguments(call)
    right = pooled(call.function, **given)
    size = pooled("average_pool", np.abs(given["image"].astype("float64")), given["size"])
    error = ROUNDING * size if call.function == "average_pool" else 0.0
    array(subject, call, right, error=error, facts={"others": mistakes(call.function, **given)})


@check(name="max", call=poolings("max_pool", low=_LOWS), pinned=_always("max_pool"), draws=30)
def maximum(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(call=poolings("average_pool", low=_LOWS), pinned=_always("average_pool"), draws=30)
def average(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    call=poolings(*_NAMES, low=st.sampled_from([0, 200]), dtype="uint8"),
    pinned=tuple(
        {"call": call_of(function, size, 1, low, "uint8")}
        for size in ((2, 3, 2, 2), (4, 5, 2, 2), (2, 2, 1, 1))
        for function in _NAMES
        for low in (0, 200)
    ),
    draws=12,
    after=("max", "average"),
)
def integers(subject: Subject, call: Call) -> None:
    if call.function == "average_pool":
        floating(subject, call, "a mean is seldom a whole number, also where the image holds nothing else")
    _judge(subject, call)


def _pictures(subject: Subject) -> Iterator[Grids]:
    """One channel of an image, and what is left of it."""
    call = call_of("max_pool", (5, 7, 2, 2), 1, -1.5)
    pixels, size = call.args
    grids = [grid("the image, in windows of 2 × 2", pixels[..., 0], (size, size))]
    for name in _NAMES:
        found, right = numbers(subject, Call(name, call.args)), pooled(name, pixels, size)
        grids += compared(name, found, right)
    yield Grids(f"the first channel of an image of shape {pixels.shape}", tuple(grids))


kata = Kata(
    __name__,
    title="Pooling by hand",
    questions=("Q12", "K4"),
    functions=(_MAX, _AVERAGE),
    checks=(maximum, average, integers),
    hints=(
        "How many windows fit side by side, and where does each begin?",
        "Over which axes does a window have its maximum, and which axis stays?",
        "What type do sums and means have when the image holds integers?",
    ),
    pictures=_pictures,
)
