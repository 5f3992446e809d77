"""A convolution and a pooling layer."""

from pytest_keraskata.authoring import Pooling2D, Shape, Stack, sizes, stack_kata
from pytest_keraskata.specs.convolution import _maps


def network(input_shape: Shape, filters: int, kernel_size: int, pool_size: int) -> Stack:
    return _maps.maps(input_shape, filters, kernel_size, Pooling2D(pool_size))


kata = stack_kata(
    __name__,
    title="Convolution and pooling",
    questions=("Q42",),
    function="build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2)",
    stack=network,
    arguments={
        "input_shape": _maps.images(5, 8),
        "filters": sizes(1, 5),
        "kernel_size": sizes(1, 3),
        "pool_size": sizes(1, 3),
    },
    pinned=(
        {"input_shape": (11, 7, 2), "filters": 3, "kernel_size": 2, "pool_size": 3},
        {"input_shape": (7, 9, 1), "filters": 2, "kernel_size": 4, "pool_size": 2},
        {"input_shape": (5, 6, 3), "filters": 1, "kernel_size": 3, "pool_size": 1},
    ),
    large=(
        {"input_shape": (23, 31, 5), "filters": 520, "kernel_size": 6, "pool_size": 7},
        {"input_shape": (4, 600, 2), "filters": 3, "kernel_size": 2, "pool_size": 2},
        {"input_shape": (5, 4, 520), "filters": 2, "kernel_size": 3, "pool_size": 1},
    ),
    learns_at={"input_shape": (8, 8, 2), "filters": 4, "kernel_size": 3, "pool_size": 2},
    outputs=_maps.not_negative("maps", "a map of each filter, without negative numbers"),
    on_paper=lambda random: {**_maps.on_paper(random), "pool_size": random.randint(2, 3)},
    hints=(
        "How large are the maps after the convolution if the kernel has to fit into the image?",
        "What does pooling keep of a window, and where does the next window begin?",
        "Which of the two layers has weights?",
    ),
)
