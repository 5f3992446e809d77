"""A convolution layer's maps of one image."""

from collections.abc import Iterator, Mapping

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    ROUNDING, Array, Call, Grids, Plain, Subject, but, compared, function, function_kata, grid, mistake, numbers,
    of_all_sizes, sizes, then,
)  # fmt: skip

conv2d = function("conv2d(image, kernels, bias)")

# Height and width of the image, of the kernel, channels, filters.
Sizes = tuple[int, int, int, int, int, int]


def maps(image: Array, kernels: Array, bias: Array) -> Array:
    """What Keras's Conv2D gives for one image, in float64."""
    height, width = kernels.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(image.astype("float64"), (height, width), axis=(0, 1))
    found: Array = np.einsum("yxcij,ijcf->yxf", windows, kernels.astype("float64")) + bias
    return found


def error(image: Array, kernels: Array, bias: Array) -> Array:
    return ROUNDING * maps(*(np.abs(part.astype("float64")) for part in (image, kernels, bias)))


def _padded(image: Array, kernels: Array) -> Array:
    """With zeros around it, so that the maps are as large as the image."""
    around = [((size - 1) // 2, size // 2) for size in kernels.shape[:2]]
    return np.pad(image, [*around, (0, 0)])


_PLACES, _BIAS = "at which positions does a kernel fit into the image?", "which of the biases belongs to which filter?"
_TURNED = "the kernel is rotated by half a turn, as in mathematics; Keras doesn't rotate it"
_MISTAKES = (
    mistake("flipped", but(maps, kernels=lambda kernels: kernels[::-1, ::-1]),
            _TURNED, "which corner of the kernel meets which corner of the window?"),
    mistake("no-bias", but(maps, bias=np.zeros_like),
            "the bias is missing", "what does a filter add to its weighted sum?"),
    mistake("biases-summed", but(maps, bias=lambda bias: bias.sum()),
            "every filter gets the biases of all filters", _BIAS),
    mistake("first-bias", but(maps, bias=lambda bias: bias[0]), "every filter gets the bias of the first one", _BIAS),
    mistake("relu", then(maps, lambda found: np.maximum(found, 0)),
            "negative numbers are cut off", "does the task mention an activation?"),
    mistake("one-channel", lambda image, kernels, bias: maps(image[..., :1], kernels[:, :, :1], bias),
            "only the first channel is used", "which axes of the window does the sum cover?"),
    mistake("bias-per-channel", lambda image, kernels, bias: maps(image, kernels, bias * kernels.shape[2]),
            "the bias is added once for every channel", "how often is a bias added to one number of a map?"),
    mistake("bias-per-product", lambda image, kernels, bias: maps(image, kernels, bias * np.prod(kernels.shape[:3])),
            "the bias is added to every product before the sum", "how often is a bias added to one number of a map?"),
    mistake("upside-down", but(maps, kernels=lambda kernels: kernels[::-1]),
            "the kernel is upside down: its rows are in reverse order", "which row of the kernel meets the top row of the window?"),
    mistake("mirrored", but(maps, kernels=lambda kernels: kernels[:, ::-1]),
            "the kernel is mirrored: its columns are in reverse order", "which column of the kernel comes first?"),
    mistake("channels-reversed", but(maps, kernels=lambda kernels: kernels[:, :, ::-1]),
            "the channels of the kernel are in reverse order", "which channel of the image meets which of the kernel?"),
    mistake("flipped-throughout", but(maps, kernels=lambda kernels: kernels[::-1, ::-1, ::-1]), _TURNED,
            "which corner and which channel of the kernel meet those of the window?"),
    mistake("same-for-all-channels", but(maps, kernels=lambda kernels: np.repeat(
            kernels[:, :, :1], kernels.shape[2], axis=2)),
            "the weights of the first channel are used for all channels", "how deep is a kernel?"),
    mistake("channels-summed-first", lambda image, kernels, bias:
            maps(image.astype("float64").sum(axis=-1, keepdims=True), kernels.sum(axis=2, keepdims=True), bias),
            "the channels are summed before the products, in image and kernel alike",
            "what comes first: the product of two numbers, or the sum over the channels?"),
    mistake("channels-averaged", lambda image, kernels, bias: maps(image, kernels / kernels.shape[2], bias),
            "the channels are averaged", "does a filter add up its channels, or average them?"),
    mistake("centred", but(maps, image=lambda image: image.astype("float64") - image.mean()),
            "the mean of the image is subtracted first", "does the task mention a different range?"),
    mistake("scaled-where-large", but(maps, image=lambda image: image / 255 if image.max() > 1 else image),
            "an image with numbers above 1 is divided by 255", "does the task mention a different range?"),
    mistake("every-second", then(maps, lambda found: found[::2, ::2]),
            "the kernel moves by two positions", "how far does a kernel move from one position to the next?"),
    mistake("height-for-width", lambda image, kernels, bias:
            maps(image, kernels, bias)[:, : image.shape[1] - kernels.shape[0] + 1]
            if kernels.shape[0] > kernels.shape[1] else None,
            "the number of columns is taken from the height of the kernel", _PLACES),
    mistake("channel-of-its-own", lambda image, kernels, bias: np.dstack([
                maps(image[..., [one % image.shape[2]]], kernels[:, :, [one % image.shape[2]], one, None], bias[[one]])
                for one in range(len(bias))]),
            "each filter reads only one channel, as in a depthwise convolution", "how many channels does a filter read?"),
    mistake("averaged", lambda image, kernels, bias: maps(image, kernels / np.prod(kernels.shape[:3]), bias),
            "the products are averaged", "does a filter output their sum or their mean?"),
    mistake("kernel-transposed", lambda image, kernels, bias: maps(image, kernels.swapaxes(0, 1), bias)
            if kernels.shape[0] == kernels.shape[1] else None,
            "height and width of the kernel are swapped", "which axis of a kernel comes first?"),
    mistake("other-order", but(maps, kernels=lambda kernels: np.moveaxis(
            kernels.reshape(kernels.shape[2], *kernels.shape[:2], -1), 0, 2)),
            "window and kernel are flattened in different orders", "which axis of a kernel is the channel axis?"),
    mistake("squeezed", then(maps, np.squeeze),
            "axes of length 1 are missing", "how many axes have the maps of a single filter?"),
    mistake("filters-first", then(maps, lambda found: np.moveaxis(found, -1, 0)),
            "the filter axis comes first", "which axis of the result is the filter axis?"),
    mistake("filters-summed", then(maps, lambda found: found.sum(axis=-1)),
            "the maps of all filters are summed", "how many maps do several filters produce?"),
    mistake("one-short", then(maps, lambda found: found[:-1, :-1]),
            "the last row and column of positions are missing", _PLACES),
    mistake("padded", lambda image, kernels, bias: maps(_padded(image, kernels), kernels, bias),
            "zeros around the image keep its size", _PLACES),
    mistake("square-image", lambda image, kernels, bias:
            maps(image, kernels, bias)[:, : len(image) - len(kernels) + 1] if image.shape[1] > image.shape[0] else None,
            "the number of columns is taken from the height", _PLACES),
    mistake("strided", lambda image, kernels, bias:
            maps(image, kernels, bias)[:: kernels.shape[0], :: kernels.shape[1]],
            "the kernel moves by its own size", "how far does a kernel move from one position to the next?"),
)  # fmt: skip
_INTEGERS = (
    mistake("whole-kernels", but(maps, kernels=np.trunc),
            "the kernels are cut to whole numbers, like the image", "which of the types should the other one take?"),
    mistake("signed-bytes", but(maps, image=lambda image: image.astype("int8")),
            "the image is read as int8, which takes numbers above 127 for negative ones", "which numbers does a uint8 hold?"),
    mistake("scaled", lambda image, kernels, bias: maps(image / 255, kernels, bias),
            "the numbers of the image are divided by 255", "does the task mention a different range?"),
)  # fmt: skip


def case(sizes_: Sizes, seed: int = 1, dtype: str = "float32") -> dict[str, Plain]:
    """Random numbers of these sizes."""
    height, width, kernel_height, kernel_width, channels, filters = sizes_
    random = np.random.default_rng(seed)
    shape = (height, width, channels)
    image: Array = random.integers(0, 256, shape) if dtype == "uint8" else random.normal(size=shape).round(2)
    if dtype != "uint8" and seed % 4 == 2:
        image = of_all_sizes(random, shape)
    if seed % 4 == 3:
        image = np.round(image)
    kernels = random.normal(size=(kernel_height, kernel_width, channels, filters)).round(2)
    bias = random.normal(size=filters).round(2)
    return {"image": image.astype(dtype), "kernels": kernels.astype("float32"), "bias": bias.astype("float32")}


@st.composite
def cases(draw: st.DrawFn, dtype: str = "float32") -> Mapping[str, Plain]:
    """Kernels that fit into the image."""
    kernel = draw(sizes(1, 4)), draw(sizes(1, 4))
    image = draw(sizes(kernel[0], kernel[0] + 4)), draw(sizes(kernel[1], kernel[1] + 4))
    return case((*image, *kernel, draw(sizes(1, 3)), draw(sizes(1, 3))), draw(st.integers(0, 2**16)), dtype)


# Small enough to be followed by hand.
_BY_HAND = tuple(
    np.array(values, "float32").reshape(shape)
    for values, shape in (
        ([2, 0, 1, 1, 3, 0, -1, 1, 4], (3, 3, 1)), ([1, 2, 0, -3], (2, 2, 1, 1)), ([0.5], (1,)),
    )
)  # fmt: skip
_SIZES: tuple[Sizes, ...] = (
    (5, 5, 2, 2, 3, 4), (3, 6, 2, 2, 2, 3), (6, 3, 3, 1, 2, 2), (4, 5, 2, 4, 1, 2), (3, 4, 1, 1, 3, 2),
    (3, 4, 3, 4, 2, 1), (1, 1, 1, 1, 1, 1), (9, 7, 5, 3, 1, 1), (27, 25, 2, 1, 1, 1), (16, 16, 15, 14, 1, 1),
    (3, 4, 2, 2, 14, 15),
)  # fmt: skip


def _pictures(subject: Subject) -> Iterator[Grids]:
    """An image that can be followed by hand."""
    pixels, kernels, bias = _BY_HAND
    grids = [grid("the image", pixels[..., 0]), grid("the kernel", kernels[..., 0, 0]), grid("the bias", bias[None])]
    found = compared("conv2d", numbers(subject, Call("conv2d", _BY_HAND)), maps(pixels, kernels, bias))
    yield Grids("one kernel, applied at every position of an image", (*grids, *found))


kata = function_kata(
    __name__,
    title="Convolution by hand",
    questions=("K4",),
    functions=(conv2d,),
    checks=(
        conv2d.returns(
            "value",
            maps,
            error=error,
            draws=cases(),
            pinned=[
                _BY_HAND,
                *(tuple(case(size).values()) for size in _SIZES),
                # Tiny numbers beside huge ones.
                tuple(case((7, 8, 2, 1, 2, 2), 2).values()),
            ],
            mistakes=_MISTAKES,
        ),
        conv2d.returns(
            "integers",
            maps,
            error=error,
            draws=cases("uint8"),
            examples=10,
            pinned=[
                tuple(case((4, 5, 2, 3, 3, 2), 1, "uint8").values()),
                tuple(case((2, 2, 1, 1, 1, 1), 2, "uint8").values()),
            ],
            floats="the maps have the type of the image, which holds no fractions and no negative numbers",
            mistakes=_INTEGERS,
            after=("value",),
        ),
    ),
    hints=(
        "How many positions does the kernel have, from top to bottom and from left to right?",
        "Which part of the image does the kernel cover at position (y, x), and what shape does it have?",
        "Which axes of that part do you sum over, and which axis is left?",
    ),
    pictures=_pictures,
)
