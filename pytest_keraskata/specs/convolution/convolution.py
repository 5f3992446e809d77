"""A convolution layer's maps of one image."""

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
from pytest_keraskata.judge.pictures import Grids, compared, grid
from pytest_keraskata.kata import Kata

_FUNCTION = signature("conv2d(image, kernels, bias)")

# height and width of the image, of the kernel, channels, filters
Sizes = tuple[int, int, int, int, int, int]


def maps(image: Array, kernels: Array, bias: Array) -> Array:
    """What Keras's Conv2D gives for one image, in float64."""
    height, width = kernels.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(image.astype("float64"), (height, width), axis=(0, 1))
    found: Array = np.einsum("yxcij,ijcf->yxf", windows, kernels.astype("float64")) + bias
    return found


def mistakes(image: Array, kernels: Array, bias: Array) -> list[Any]:
    right = maps(image, kernels, bias)
    found = [
        (
            maps(image, kernels[::-1, ::-1], bias),
            "the kernel is turned by half a turn, as in mathematics; Keras lays it on the image as it is",
            "which corner of the kernel lies on which corner of the window?",
        ),
        (right - bias, "the bias is missing", "what does a filter add to its weighted sum?"),
        (
            right - bias + bias.sum(),
            "every filter gets the biases of all filters",
            "which of the biases belongs to which filter?",
        ),
        (np.maximum(right, 0), "negative numbers are cut off", "who asked for an activation?"),
        (
            maps(image[..., :1], kernels[:, :, :1], bias),
            "only the first channel is looked at",
            "over which axes of the window does the sum go?",
        ),
        (
            right - bias + bias * kernels.shape[2],
            "the bias is added once for every channel",
            "how often is a bias added to one number of a map?",
        ),
        (
            (right - bias) / np.prod(kernels.shape[:3]) + bias,
            "the products are averaged",
            "is it their sum or their mean that a filter gives?",
        ),
    ]
    if image.dtype == "uint8":
        scaled = maps(image / 255, kernels, bias)
        found.append((scaled, "the numbers of the image are divided by 255", "who asked for another range?"))
    if kernels.shape[0] == kernels.shape[1]:
        turned = maps(image, kernels.transpose(1, 0, 2, 3), bias)
        found.append((turned, "height and width of the kernel are exchanged", "which axis of a kernel comes first?"))
    return found


def call_of(sizes_: Sizes, seed: int, dtype: str = "float32") -> Call:
    """A call with random numbers of these sizes."""
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
    return Call("conv2d", (image.astype(dtype), kernels.astype("float32"), bias.astype("float32")))


@st.composite
def convolutions(draw: st.DrawFn, dtype: str = "float32") -> Call:
    """Calls whose kernels fit into the image."""
    kernel = draw(sizes(1, 4)), draw(sizes(1, 4))
    image = draw(sizes(kernel[0], kernel[0] + 4)), draw(sizes(kernel[1], kernel[1] + 4))
    call = call_of((*image, *kernel, draw(sizes(1, 3)), draw(sizes(1, 3))), draw(st.integers(0, 2**16)), dtype)
    return Call("conv2d", kwargs=_FUNCTION.arguments(call)) if draw(st.booleans()) else call


def _numbers(*values: Any) -> tuple[Array, ...]:
    return tuple(np.array(value, "float32") for value in values)


# Small enough to be followed by hand.
_BY_HAND = Call(
    "conv2d",
    (
        *_numbers(np.reshape([2, 0, 1, 1, 3, 0, -1, 1, 4], (3, 3, 1))),
        *_numbers(np.reshape([1, 2, 0, -3], (2, 2, 1, 1)), [0.5]),
    ),
)
_ALWAYS = (
    _BY_HAND,
    call_of((5, 5, 2, 2, 3, 4), 1),
    call_of((3, 6, 2, 2, 2, 3), 1),
    call_of((6, 3, 3, 1, 2, 2), 1),
    call_of((4, 5, 2, 4, 1, 2), 1),
    call_of((3, 4, 1, 1, 3, 2), 1),
    call_of((3, 4, 3, 4, 2, 1), 1),
    call_of((1, 1, 1, 1, 1, 1), 1),
    call_of((9, 7, 5, 3, 1, 1), 1),
)


def _judge(subject: Subject, call: Call) -> None:
    given = _FUNCTION.arguments(call)
    size = maps(*(np.abs(part.astype("float64")) for part in given.values()))
    array(subject, call, maps(**given), error=ROUNDING * size, facts={"others": mistakes(**given)})


@check(call=convolutions(), pinned=tuple({"call": call} for call in _ALWAYS))
def value(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    call=convolutions("uint8"),
    pinned=({"call": call_of((4, 5, 2, 3, 3, 2), 1, "uint8")}, {"call": call_of((2, 2, 1, 1, 1, 1), 2, "uint8")}),
    draws=10,
    after=("value",),
)
def integers(subject: Subject, call: Call) -> None:
    floating(subject, call, "the maps have the type of the image, which holds no fractions and no negative numbers")
    _judge(subject, call)


def _pictures(subject: Subject) -> Iterator[Grids]:
    """An image that can be followed by hand."""
    pixels, kernels, bias = _BY_HAND.args
    grids = [grid("the image", pixels[..., 0]), grid("the kernel", kernels[..., 0, 0]), grid("the bias", bias[None])]
    found = compared("conv2d", numbers(subject, _BY_HAND), maps(pixels, kernels, bias))
    yield Grids("one kernel, laid on every place of an image", (*grids, *found))


kata = Kata(
    __name__,
    title="Convolution by hand",
    questions=("K4",),
    functions=(_FUNCTION,),
    checks=(value, integers),
    hints=(
        "How many places are there for the kernel, from top to bottom and from left to right?",
        "Which part of the image lies under the kernel at place (y, x), and what shape does it have?",
        "Over which axes of that part do you sum, and which axis is left?",
    ),
    pictures=_pictures,
)
