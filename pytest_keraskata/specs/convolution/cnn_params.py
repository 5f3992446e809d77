"""Parameter counts of a convolutional network."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls, counts, sizes
from pytest_keraskata.authoring.functions import signature, whole_number
from pytest_keraskata.kata import Kata

_CONVOLUTION = signature("conv2d_params(kernel_height, kernel_width, in_channels, filters)")
_DENSE = signature("dense_params(inputs, units)")
_NETWORK = signature("cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes)")


def convolution(kernel_height: int, kernel_width: int, in_channels: int, filters: int) -> int:
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense(inputs: int, units: int) -> int:
    return (inputs + 1) * units


def network(
    input_shape: tuple[int, int, int], filters: int, kernel_size: int, pool_size: int, hidden_units: int, classes: int
) -> int:
    height, width = (_side(size, kernel_size, pool_size) for size in input_shape[:2])
    return (
        convolution(kernel_size, kernel_size, input_shape[2], filters)
        + dense(height * width * filters, hidden_units)
        + dense(hidden_units, classes)
    )


def _side(size: int, kernel_size: int, pool_size: int) -> int:
    return (size - kernel_size + 1) // pool_size


def mistakes_in_convolution(kernel_height: int, kernel_width: int, in_channels: int, filters: int) -> list[Any]:
    area, channels = kernel_height * kernel_width, in_channels
    return [
        (area * channels * filters, "the biases are missing", "what does a filter add to its weighted sum?"),
        (area * channels * filters + 1, "there is one bias for the whole layer", "how many filters add a bias?"),
        ((area + 1) * filters, "a filter has weights for one channel only", "how deep is a kernel?"),
        (
            (area + 1) * channels * filters,
            "a filter has a bias for every channel",
            "how many numbers does a filter give for one place?",
        ),
        (area * channels + 1, "this is the count of a single filter", "how many filters are there?"),
        (
            (kernel_height**2 * channels + 1) * filters,
            "the width of the kernel is left out",
            "how many places does a kernel have?",
        ),
        (
            (kernel_width**2 * channels + 1) * filters,
            "the height of the kernel is left out",
            "how many places does a kernel have?",
        ),
    ]


def mistakes_in_dense(inputs: int, units: int) -> list[Any]:
    return [
        (inputs * units, "the biases are missing", "what does a unit add to its weighted sum?"),
        (inputs * units + 1, "there is one bias for the whole layer", "how many units add a bias?"),
        (
            inputs * units + inputs,
            "there is a bias for every input",
            "to what is a bias added: to an input or to the sum of them?",
        ),
    ]


def mistakes_in_network(
    input_shape: tuple[int, int, int], filters: int, kernel_size: int, pool_size: int, hidden_units: int, classes: int
) -> list[Any]:
    height, width, channels = input_shape
    first = convolution(kernel_size, kernel_size, channels, filters)
    last = dense(hidden_units, classes)

    def flattened(side: Callable[[int], int], depth: int = filters) -> int:
        return dense(side(height) * side(width) * depth, hidden_units)

    def right(size: int) -> int:
        return _side(size, kernel_size, pool_size)

    hidden = flattened(right)
    advice = "what shape does an image have after the convolution, and what after the pooling?"
    return [
        (
            first + flattened(lambda size: size // pool_size) + last,
            "the maps are counted as large as with padding",
            advice,
        ),
        (first + flattened(lambda size: size - kernel_size + 1) + last, "the pooling is left out", advice),
        (first + flattened(lambda size: size) + last, "the maps are counted as large as the image", advice),
        (
            first + flattened(lambda size: -(-(size - kernel_size + 1) // pool_size)) + last,
            "what is left over at the edge is counted as a window",
            advice,
        ),
        (
            first + flattened(lambda size: (size - kernel_size) // pool_size) + last,
            "the maps are one too short before the pooling",
            advice,
        ),
        (
            first + flattened(lambda size: (size - kernel_size + 1) // 2) + last,
            "the windows of the pooling are always 2 × 2",
            advice,
        ),
        (
            first + dense(right(height) ** 2 * filters, hidden_units) + last,
            "the width of the image is left out",
            advice,
        ),
        (
            first + dense(right(width) ** 2 * filters, hidden_units) + last,
            "the height of the image is left out",
            advice,
        ),
        (first + flattened(right, 1) + last, "one map is flattened where there is one for each filter", advice),
        (first + flattened(right, channels) + last, "the maps are as many as the channels of the image", advice),
        (first + hidden, "the last layer is missing", "which layers have weights?"),
        (hidden + last, "the convolution is missing", "which layers have weights?"),
        (first + last, "the hidden layer is missing", "which layers have weights?"),
    ]


def _judge(
    subject: Subject,
    call: Call,
    arguments: Mapping[str, Any],
    right: Callable[..., int],
    others: Callable[..., list[Any]],
) -> None:
    whole_number(subject, call, right(**arguments), facts={"others": others(**arguments)})


@check(
    call=calls(
        "conv2d_params",
        kernel_height=sizes(1, 9),
        kernel_width=sizes(1, 9),
        in_channels=sizes(1, 256) | counts(10**8),
        filters=sizes(1, 256) | counts(10**4),
    ),
    pinned=(
        {"call": Call("conv2d_params", (3, 2, 4, 5))},
        {"call": Call("conv2d_params", (1, 1, 1, 1))},
        {"call": Call("conv2d_params", (1, 5, 2, 3))},
        {"call": Call("conv2d_params", (3, 3, 3, 32))},
        {"call": Call("conv2d_params", (3, 5, 2**30 + 1, 2))},
        {"call": Call("conv2d_params", (1, 1, 20_000_001, 1))},
    ),
)
def conv2d(subject: Subject, call: Call) -> None:
    _judge(subject, call, _CONVOLUTION.arguments(call), convolution, mistakes_in_convolution)


@check(
    name="dense",
    call=calls("dense_params", inputs=counts(10**10), units=counts(10**4)),
    pinned=(
        {"call": Call("dense_params", (3, 5))},
        {"call": Call("dense_params", (1, 1))},
        {"call": Call("dense_params", (2**31 + 11, 3))},
    ),
)
def dense_(subject: Subject, call: Call) -> None:
    _judge(subject, call, _DENSE.arguments(call), dense, mistakes_in_dense)


@st.composite
def networks(draw: st.DrawFn) -> Call:
    """Calls whose kernels and windows fit."""
    kernel_size, pool_size = draw(sizes(1, 7)), draw(sizes(1, 5))
    smallest = kernel_size + pool_size - 1
    side = sizes(smallest, 64) if draw(st.integers(0, 3)) else counts(10**5, smallest)
    shape = (draw(side), draw(side), draw(sizes(1, 8)))
    call: Call = draw(
        calls(
            "cnn_params",
            input_shape=st.just(shape),
            filters=sizes(1, 64),
            kernel_size=st.just(kernel_size),
            pool_size=st.just(pool_size),
            hidden_units=sizes(1, 128),
            classes=sizes(3, 20),
        )
    )
    return call


@check(
    name="network",
    call=networks(),
    pinned=(
        # Here every known mistake has a count of its own.
        {"call": Call("cnn_params", ((9, 13, 3), 4, 4, 3, 5, 6))},
        {"call": Call("cnn_params", ((6, 11, 1), 2, 4, 2, 7, 3))},
        {"call": Call("cnn_params", ((1, 1, 1), 1, 1, 1, 1, 3))},
        {"call": Call("cnn_params", ((64, 64, 3), 32, 3, 2, 64, 10))},
        {"call": Call("cnn_params", ((50_001, 40_003, 3), 4, 3, 2, 5, 6))},
    ),
)
def network_(subject: Subject, call: Call) -> None:
    _judge(subject, call, _NETWORK.arguments(call), network, mistakes_in_network)


kata = Kata(
    __name__,
    title="Counting the parameters of a CNN",
    questions=("Q11", "Q29"),
    functions=(_CONVOLUTION, _DENSE, _NETWORK),
    checks=(conv2d, dense_, network_),
    hints=(
        "How many numbers of the image does one filter look at for one number of its map?",
        "How many numbers reach the first Dense layer: how high and wide are the maps by then, and how many are there?",
        "Which layers have nothing to learn?",
    ),
)
