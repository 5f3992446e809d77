"""Parameter counts of a convolutional network."""

from collections.abc import Mapping

from hypothesis import strategies as st

from pytest_keraskata.authoring import counts, function, function_kata, sizes
from pytest_keraskata.specs.convolution._parameters import CONVOLUTION, DENSE, NETWORK, convolution, dense, network

conv2d = function("conv2d_params(kernel_height, kernel_width, in_channels, filters)")
dense_layer = function("dense_params(inputs, units)")
net = function("cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes)")


@st.composite
def networks(draw: st.DrawFn) -> Mapping[str, object]:
    """Kernels and windows that fit."""
    kernel_size, pool_size = draw(sizes(1, 7)), draw(sizes(1, 5))
    smallest = kernel_size + pool_size - 1
    side = sizes(smallest, 64) if draw(st.integers(0, 3)) else counts(10**5, smallest)
    return {
        "input_shape": (draw(side), draw(side), draw(sizes(1, 8))),
        "filters": draw(sizes(1, 64)),
        "kernel_size": kernel_size,
        "pool_size": pool_size,
        "hidden_units": draw(sizes(1, 128)),
        "classes": draw(sizes(3, 20)),
    }


kata = function_kata(
    __name__,
    title="Counting the parameters of a CNN",
    questions=("Q11", "Q29"),
    functions=(conv2d, dense_layer, net),
    checks=(
        conv2d.returns(
            "conv2d",
            convolution,
            draws={
                "kernel_height": sizes(1, 9),
                "kernel_width": sizes(1, 9),
                "in_channels": sizes(1, 256) | counts(10**8),
                "filters": sizes(1, 256) | counts(10**4),
            },
            pinned=[
                (3, 2, 4, 5), (1, 1, 1, 1), (1, 5, 2, 3), (3, 3, 3, 32), (3, 5, 2**30 + 1, 2), (1, 1, 20_000_001, 1),
                (5, 3, 2**31 + 11, 3),
                # A product of more than 53 bits, all of which count.
                (5, 7, 3_000_000_019, 2_500_033),
            ],
            mistakes=CONVOLUTION,
        ),
        dense_layer.returns(
            "dense",
            dense,
            draws={"inputs": counts(10**10), "units": counts(10**4)},
            pinned=[(3, 5), (1, 1), (2**31 + 11, 3), (3_000_000_019, 70_000_001)],
            mistakes=DENSE,
        ),
        net.returns(
            "network",
            network,
            draws=networks(),
            pinned=[
                # Here every known mistake has a count of its own.
                ((9, 13, 3), 4, 4, 3, 5, 6), ((6, 11, 1), 2, 4, 2, 7, 3), ((1, 1, 1), 1, 1, 1, 1, 3),
                ((64, 64, 3), 32, 3, 2, 64, 10), ((50_001, 40_003, 3), 4, 3, 2, 5, 6),
                ((50_001, 40_003, 3), 5, 3, 2, 30_000_001, 6),
                ((12, 15, 2), 3, 5, 2, 4, 3),
            ],
            mistakes=NETWORK,
        ),
    ),
    hints=(
        "How many numbers of the image does one filter read for one number of its map?",
        "How many numbers reach the first Dense layer: how high and wide are the maps at that point, and how many are "
        "there?",
        "Which layers have nothing to learn?",
    ),
)  # fmt: skip
