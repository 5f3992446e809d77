"""A convolution whose maps are flattened."""

from pytest_keraskata.authoring import Flatten, sizes, stack_kata
from pytest_keraskata.specs.convolution import _maps

kata = stack_kata(
    __name__,
    title="From maps to a vector",
    questions=("Q41", "Q13"),
    function="build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3)",
    stack=lambda input_shape, filters, kernel_size: _maps.maps(input_shape, filters, kernel_size, Flatten()),
    arguments={"input_shape": _maps.images(3, 7), "filters": sizes(1, 5), "kernel_size": sizes(1, 3)},
    pinned=(
        {"input_shape": (6, 4, 2), "filters": 3, "kernel_size": 2},
        {"input_shape": (5, 7, 1), "filters": 2, "kernel_size": 4},
        {"input_shape": (3, 3, 3), "filters": 4, "kernel_size": 3},
    ),
    large=(
        {"input_shape": (17, 20, 5), "filters": 520, "kernel_size": 7},
        {"input_shape": (4, 600, 2), "filters": 3, "kernel_size": 2},
        {"input_shape": (5, 4, 520), "filters": 2, "kernel_size": 3},
    ),
    learns_at={"input_shape": (8, 8, 2), "filters": 4, "kernel_size": 3},
    outputs=_maps.not_negative("vector", "one vector per image, without negative numbers"),
    on_paper=_maps.on_paper,
    hints=(
        "How many numbers does the convolution output for one image?",
        "Which layer changes the shape of its input, and nothing else?",
        "Which axis has to stay unchanged?",
    ),
)
