"""What can be worked out of a single convolution: how large its maps are, and what is easily miscounted."""

from collections.abc import Callable
from random import Random
from typing import Any

from pytest_keraskata.kata import Shape
from pytest_keraskata.specs.convolution.cnn_params import convolution, mistakes_in_convolution

_PLACES = "at how many places does the kernel fit into the image, along its height and along its width?"


def draw(random: Random) -> dict[str, Any]:
    """An image and a kernel that one can count with."""
    return {
        "input_shape": (random.randint(6, 10), random.randint(6, 10), random.randint(2, 4)),
        "filters": random.randint(3, 8),
        "kernel_size": random.randint(2, 4),
    }


def layers(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> list[tuple[str, Shape]]:
    """The input and the convolution, in words and with the shape of what it gives."""
    height, width, channels = input_shape
    return [
        (f"input: images of {height} × {width} with {channels} channels", input_shape),
        (
            f"Conv2D: {filters} filters of {kernel_size} × {kernel_size}, relu, no padding",
            (height - kernel_size + 1, width - kernel_size + 1, filters),
        ),
    ]


def mistaken_maps(
    input_shape: tuple[int, int, int], filters: int, kernel_size: int, then: Callable[[int], int] = int
) -> list[tuple[Shape, str, str]]:
    """Wrong maps, with the reason and a question that leads on.

    Args:
        then: what becomes of a side behind the convolution.
    """
    height, width, channels = input_shape

    def maps(side: Callable[[int], int], depth: int = filters) -> Shape:
        return then(side(height)), then(side(width)), depth

    return [
        (maps(lambda size: size), "the maps are as large as with padding", _PLACES),
        (maps(lambda size: size - kernel_size), "the maps are one place too small", _PLACES),
        (maps(lambda size: size // kernel_size), "the kernel steps by its own length", "how far does a kernel step?"),
        (
            maps(lambda size: size - kernel_size + 1, channels),
            "there are as many maps as channels",
            "how many maps does one filter give?",
        ),
        (
            maps(lambda size: size - kernel_size + 1, filters * channels),
            "there is a map for each filter and each channel",
            "what does a filter do with what it finds in the channels?",
        ),
    ]


def counts(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> list[Any]:
    """Wrong counts, with the reason and a question that leads on."""
    *_, channels = input_shape
    (rows, columns, _) = layers(input_shape, filters, kernel_size)[1][1]
    right = convolution(kernel_size, kernel_size, channels, filters)
    return [
        *mistakes_in_convolution(kernel_size, kernel_size, channels, filters),
        (
            right + (rows * columns - 1) * filters,
            "there is a bias for every place of the maps",
            "does a filter change on its way over the image?",
        ),
        (
            right * rows * columns,
            "the kernel is counted at every place of the maps",
            "does a filter change on its way over the image?",
        ),
    ]
