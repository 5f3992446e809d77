"""A convolution layer's maps of one image."""

from collections.abc import Iterator, Mapping

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    ROUNDING, Array, Call, Grids, Plain, Subject, compared, function, function_kata, grid, numbers, of_all_sizes, sizes,
)  # fmt: skip
from pytest_keraskata.specs.convolution._convolution import INTEGERS, MISTAKES, maps

conv2d = function("conv2d(image, kernels, bias)")

# Height and width of the image, of the kernel, channels, filters.
Sizes = tuple[int, int, int, int, int, int]


def error(image: Array, kernels: Array, bias: Array) -> Array:
    return ROUNDING * maps(*(np.abs(part.astype("float64")) for part in (image, kernels, bias)))


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
            mistakes=MISTAKES,
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
            mistakes=INTEGERS,
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
