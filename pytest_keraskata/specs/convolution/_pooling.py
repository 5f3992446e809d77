"""Pooling of one image, and what is known to go wrong in it."""

from collections.abc import Callable, Iterator

import numpy as np

from pytest_keraskata.authoring import Array, Mistake, but, mistake, then


def windows(image: Array, size: int, step: int = 0) -> Array:
    """All windows, (rows, columns, channels, size, size), in float64."""
    views = np.lib.stride_tricks.sliding_window_view(image.astype("float64"), (size, size), axis=(0, 1))
    return views[:: step or size, :: step or size]


def largest(image: Array, size: int) -> Array:
    return np.asarray(windows(image, size).max(axis=(-2, -1)))


def mean(image: Array, size: int) -> Array:
    return np.asarray(windows(image, size).mean(axis=(-2, -1)))


def _square(pool: Callable[..., Array], image: Array, size: int) -> Array:
    """As many columns as rows, whatever the width."""
    places = range(0, len(image) // size * size, size)
    rows = [np.hstack([pool(image[y : y + size, x : x + size], size) for x in places]) for y in places]
    return np.vstack(rows)


def _cut(image: Array, size: int) -> Iterator[Iterator[Array]]:
    """The windows row by row, those at the edge being smaller."""
    height, width = image.shape[:2]
    for y in range(0, height, size):
        yield (image[y : y + size, x : x + size].astype("float64") for x in range(0, width, size))


def _blocks(reduce: Callable[..., Array], image: Array, size: int) -> Array:
    """Reshaped as if windows lay one behind the other in memory."""
    rows, columns = image.shape[0] // size, image.shape[1] // size
    whole = image[: rows * size, : columns * size].astype("float64")
    return np.asarray(reduce(whole.reshape(rows, columns, size, size, -1), axis=(2, 3)))


_NEXT, _REST = "where does the next window begin?", "what happens to rows and columns that don't fill a window?"
_ALL, _NUMBERS, _WINDOW = (
    "the channels are mixed", "how many numbers does a window produce?", "what should a window produce?",
)  # fmt: skip


def _common(pool: Callable[..., Array], reduce: Callable[..., Array]) -> tuple[Mistake, ...]:
    """What goes wrong with either pooling."""
    return (
        mistake("overlapping", lambda image, size: reduce(windows(image, size, 1), axis=(-2, -1)),
                "the windows overlap: they move by one position", _NEXT),
        mistake("rest-kept", lambda image, size:
                pool(np.pad(image, [(0, -image.shape[0] % size), (0, -image.shape[1] % size), (0, 0)]), size),
                "leftover rows and columns at the edge form windows of their own", _REST),
        mistake("rest-by-itself", lambda image, size: np.array(
                    [[reduce(window, axis=(0, 1)) for window in row] for row in _cut(image, size)]),
                "leftover rows and columns at the edge form windows of their own", _REST),
        mistake("rest-of-columns", lambda image, size:
                pool(np.pad(image, [(0, 0), (0, -image.shape[1] % size), (0, 0)], "edge"), size),
                "leftover columns at the right edge form windows of their own", _REST),
        mistake("rest-of-rows", lambda image, size:
                pool(np.pad(image, [(0, -image.shape[0] % size), (0, 0), (0, 0)], "edge"), size),
                "leftover rows at the bottom form windows of their own", _REST),
        mistake("last-missing", lambda image, size: pool(
                    image[: (len(image) - 1) // size * size, : (image.shape[1] - 1) // size * size], size)
                if min(image.shape[:2]) > size else None,
                "the last window is missing where it reaches exactly to the edge", "where does your loop end?"),
        mistake("steps-of-two", lambda image, size: reduce(windows(image, size, 2), axis=(-2, -1)),
                "the windows move by 2, whatever size is", _NEXT),
        mistake("rows-alone", lambda image, size: reduce(
                    image[: len(image) // size * size].astype("float64").reshape(len(image) // size, size, *image.shape[1:]),
                    axis=1),
                "only rows are combined, not columns", "over which axes does a window extend?"),
        mistake("columns-alone", lambda image, size: reduce(
                    image[:, : image.shape[1] // size * size].astype("float64").reshape(len(image), -1, size, image.shape[2]),
                    axis=2),
                "only columns are combined, not rows", "over which axes does a window extend?"),
        mistake("rest-first", lambda image, size: pool(image[len(image) % size :, image.shape[1] % size :], size),
                "leftover rows and columns are dropped at the top and left", "where does the first window begin?"),
        mistake("rest-around", lambda image, size:
                pool(image[len(image) % size // 2 :, image.shape[1] % size // 2 :], size),
                "leftover rows and columns are dropped on both sides", "where does the first window begin?"),
        mistake("channels-together", lambda image, size: reduce(windows(image, size), axis=(-3, -2, -1)),
                _ALL, _NUMBERS),
        mistake("channels-alike", lambda image, size:
                reduce(windows(image, size), axis=(-3, -2, -1))[..., None] * np.ones(image.shape[2]), _ALL, _NUMBERS),
        mistake("first-number", lambda image, size: windows(image, size)[..., 0, 0],
                "every window yields its first number", "which numbers of a window count?"),
        mistake("windows-of-two", but(pool, size=lambda _: 2),
                "the windows are 2 × 2, whatever size is", "does your function use size?"),
        mistake("square-image", lambda image, size: _square(pool, image, size),
                "there are as many columns of windows as rows", "how many windows fit side by side?"),
        mistake("axes-exchanged", then(pool, lambda found: found.swapaxes(0, 1)),
                "rows and columns are swapped", "which axis of an image comes first?"),
        mistake("no-windows", lambda image, size: _blocks(reduce, image, size),
                "numbers that don't lie in one window are taken together: the axes of the reshape are in another order",
                "in which order does reshape read the numbers of an image?"),
        mistake("channels-first", then(pool, lambda found: np.moveaxis(found, -1, 0)),
                "the channels come first in the result", "which axis of an image is the channel axis?"),
    )  # fmt: skip


def _farthest(image: Array, size: int) -> Array:
    flat = windows(image, size).reshape(len(image) // size, image.shape[1] // size, image.shape[2], -1)
    return np.asarray(np.take_along_axis(flat, np.abs(flat).argmax(-1)[..., None], -1)[..., 0])


MAX = (
    mistake("smallest", lambda image, size: windows(image, size).min(axis=(-2, -1)), "this is the smallest number", _WINDOW),
    mistake("mean", mean, "this is the mean", _WINDOW),
    mistake("from-zero", then(largest, lambda found: np.maximum(found, 0)),
            "negative numbers are cut off", "which value does your maximum start from?"),
    *(mistake(named, wrong, "the numbers are compared without their signs", "which is larger: -2 or 1?")
      for named, wrong in (("farthest-from-zero", but(largest, image=np.abs)), ("farthest", _farthest))),
    mistake("from-minus-999", then(largest, lambda found: np.maximum(found, -999)),
            "no number below -999 is found", "which value does your maximum start from?"),
    mistake("largest-mean", lambda image, size: windows(image, size).mean(axis=-1).max(axis=-1),
            "this is the largest mean of a window's rows", _WINDOW),
    mistake("signed-bytes", lambda image, size: largest(image.astype("int8"), size) if image.dtype == "uint8" else None,
            "the image is read as int8, which takes numbers above 127 for negative ones", "which numbers does a uint8 hold?"),
    *_common(largest, np.max),
)  # fmt: skip
AVERAGE = (
    mistake("largest", largest, "this is the largest number", _WINDOW),
    mistake("sum", lambda image, size: mean(image, size) * size**2, "the windows are summed", "what is a mean?"),
    mistake("median", lambda image, size: np.median(windows(image, size), axis=(-2, -1)), "this is the median", _WINDOW),
    mistake("middle", lambda image, size: (largest(image, size) - largest(-image.astype("float64"), size)) / 2,
            "this is the middle between the largest and the smallest number", _WINDOW),
    mistake("without-zeros", lambda image, size: mean(image, size) / np.maximum(
                mean((image != 0).astype("float64"), size), 1e-9),
            "zeros are left out of the mean", "how many numbers does a window hold?"),
    mistake("floor", then(lambda image, size: mean(image, size), np.floor),
            "the means are rounded down: // is a division without decimals", "which division keeps the decimals?"),
    mistake("divided-by-size", lambda image, size: mean(image, size) * size,
            "the sum is divided by the side of a window", "how many numbers does a window hold?"),
    *_common(mean, np.mean),
)  # fmt: skip
INTEGERS = (
    mistake("rounded", then(mean, np.round), "the means are rounded", "may a mean of whole numbers have decimals?"),
    mistake("rounded-down", then(mean, np.floor), "the means are rounded down", "may a mean of whole numbers have decimals?"),
    mistake("bytes-run-over", lambda image, size: windows(image, size).sum(axis=(-2, -1)) % 256 / size**2,
            "the sums overflow: a uint8 holds at most 255", "what type should a sum have?"),
)  # fmt: skip
