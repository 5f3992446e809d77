"""What can be worked out of a residual block before it is built."""

from random import Random
from typing import Any

from pytest_keraskata.authoring import Prediction, Shape, Symbolic


def count(channels: int, filters: int) -> int:
    shortcut = 0 if channels == filters else (channels + 1) * filters
    return (9 * channels + 1) * filters + (9 * filters + 1) * filters + shortcut


def params(x: Symbolic, filters: int) -> int:
    return count(x.shape[-1], filters)


def terms(x: Symbolic, filters: int) -> tuple[str, ...]:
    channels = x.shape[-1]
    return (
        f"first convolution: (3 × 3 × {channels} + 1 bias) × {filters} filters = {(9 * channels + 1) * filters:,}",
        f"second convolution: (3 × 3 × {filters} + 1 bias) × {filters} filters = {(9 * filters + 1) * filters:,}",
        f"shortcut: (1 × 1 × {channels} + 1 bias) × {filters} filters = {(channels + 1) * filters:,}"
        if channels != filters
        else "shortcut: x itself = 0",
    )


def draw(random: Random) -> dict[str, Any]:
    filters = random.randint(3, 8)
    channels = random.choice((filters, random.randint(2, 8)))
    return {"x": Symbolic((random.randint(6, 12), random.randint(6, 12), channels)), "filters": filters}


def layers(x: Symbolic, filters: int) -> list[tuple[str, Shape]]:
    height, width, channels = x.shape
    maps = (height, width, filters)
    shortcut = "x itself" if channels == filters else f"x through a convolution of 1 × 1, {filters} filters"
    return [
        (f"input: maps of {height} × {width} with {channels} channels", x.shape),
        (f"convolution: {filters} filters of 3 × 3 with padding, relu", maps),
        (f"convolution: {filters} filters of 3 × 3 with padding", maps),
        (f"shortcut: {shortcut}", maps),
        ("their sum, then ReLU", maps),
    ]


def wrong_shapes(x: Symbolic, filters: int) -> list[Any]:
    height, width, channels = x.shape
    padded, added = "how large are maps with padding?", "what is the shape of a sum?"
    found: list[Any] = [
        ((height - 4, width - 4, filters), "the maps are as small as without padding", padded),
        ((height - 2, width - 2, filters), "the maps are as small as without padding", padded),
        ((height, width, channels + filters), "the channels of both are concatenated", added),
        ((height * width * filters,), "nothing flattens the maps", added),
    ]
    if channels != filters:
        found += [
            (
                (height, width, channels),
                "this is the number of channels of x",
                "how many maps does each filter output?",
            ),
            ((height, width, 2 * filters), "the channels of both are concatenated", added),
        ]
    return found


def wrong_counts(x: Symbolic, filters: int) -> list[Any]:
    channels = x.shape[-1]
    first, second, projection = (9 * channels + 1) * filters, (9 * filters + 1) * filters, (channels + 1) * filters
    fits = "what must two tensors have in common before they can be added?"
    bias = "what does a filter add to its weighted sum?"
    right = params(x, filters)
    found: list[Any] = [
        (right - first, "the first convolution is missing", "which layers have weights?"),
        (right - first - second + 20 * filters, "a filter has weights for one channel only", "how deep is a kernel?"),
        (right - 2 * (filters - 1), "there is one bias for a whole convolution", "how many filters add a bias?"),
    ]
    if channels == filters:
        return [
            *found,
            (right + projection, "the shortcut is counted as a convolution, but x already fits", fits),
            (right - 2 * filters, "the biases are missing", bias),
        ]
    return [
        *found,
        (right - second, "the second convolution is missing", "which layers have weights?"),
        (right - projection, "the convolution of the shortcut is missing", fits),
        (right - 3 * filters, "the biases are missing", bias),
        (right - filters, "the biases of one convolution are missing", bias),
        (right - second + first, "the second convolution reads the maps of the first, not x", "what does it read?"),
        (right - projection + first, "the kernel of the shortcut is 1 × 1", fits),
    ]


PREDICTION = Prediction(
    function="residual_block",
    draw=draw,
    layers=layers,
    params=params,
    terms=terms,
    shapes=wrong_shapes,
    counts=wrong_counts,
)
