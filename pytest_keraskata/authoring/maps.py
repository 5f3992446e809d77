"""Layers on paper that make maps, pool them, or flatten them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import Any

from pytest_keraskata.authoring.layers import Miscount, Misshape, Step
from pytest_keraskata.backend import keras
from pytest_keraskata.kata import Shape


@dataclass(frozen=True)
class Conv2D(Step):
    """A convolution whose kernel is a square."""

    filters: int
    size: int
    activation: str = "linear"
    padding: str = "valid"
    strides: int = 1
    bias: bool = True

    @property
    def words(self) -> str:
        padded = "no padding" if self.padding == "valid" else "with padding"
        return f"Conv2D: {self.filters} filters of {self.size} × {self.size}, {self.activation}, {padded}"

    def make(self) -> Any:
        return keras.layers.Conv2D(
            self.filters, self.size, self.strides, padding=self.padding, activation=self.activation, use_bias=self.bias
        )

    def _side(self, side: int) -> int:
        return -(-side // self.strides) if self.padding == "same" else (side - self.size) // self.strides + 1

    def shape(self, shape: Shape) -> Shape:
        return self._side(shape[0]), self._side(shape[1]), self.filters

    def count(self, shape: Shape) -> int:
        return (self.size**2 * shape[2] + self.bias) * self.filters

    def biases(self, shape: Shape) -> int:
        return self.filters if self.bias else 0

    def term(self, shape: Shape) -> str:
        kernel = f"{self.size} × {self.size} × {shape[2]} channels"
        return f"Conv2D: ({kernel} + 1 bias) × {self.filters} filters = {self.count(shape):,}"

    def miscounts(self, shape: Shape) -> Iterator[Miscount]:
        area, channels, filters, right = self.size**2, shape[2], self.filters, self.count(shape)
        places = prod(self.shape(shape)[:2])
        moves = "does a filter change as it slides over the image?"
        yield (
            area * channels * filters,
            "the biases of the convolution are missing",
            "what does a filter add to its weighted sum?",
        )
        yield (
            area * channels * filters + 1,
            "there is one bias for the whole convolution",
            "how many filters add a bias?",
        )
        yield (area + 1) * filters, "a filter has weights for one channel only", "how deep is a kernel?"
        each = "how many numbers does a filter output per position?"
        yield (area + 1) * channels * filters, "a filter has a bias for every channel", each
        yield area * channels + 1, "this is the count of a single filter", "how many filters are there?"
        yield right + (places - 1) * filters, "there is a bias for every position of the maps", moves
        yield right * places, "the kernel is counted at every position of the maps", moves

    def misshapes(self, shape: Shape) -> Iterator[Misshape]:
        (height, width, channels), (rows, columns, _) = shape, self.shape(shape)
        places = "at how many positions does the kernel fit into the image, along its height and along its width?"
        yield (height, width, self.filters), "the maps are as large as with padding", places
        yield (rows - 1, columns - 1, self.filters), "the maps are one position too small", places
        steps = (height // self.size, width // self.size, self.filters)
        yield steps, "the kernel moves by its own length", "how far does a kernel move at each step?"
        yield (rows, columns, channels), "there are as many maps as channels", "how many maps does one filter output?"
        each = "what does a filter do with what it finds in the channels?"
        yield (rows, columns, self.filters * channels), "there is a map for each filter and each channel", each


@dataclass(frozen=True)
class Pooling2D(Step):
    """Pooling of square windows."""

    size: int
    of: str = "Max"
    strides: int | None = None
    padding: str = "valid"

    @property
    def kind(self) -> str:
        return f"{self.of}Pooling2D"

    @property
    def words(self) -> str:
        return f"{self.kind}: windows of {self.size} × {self.size}"

    def make(self) -> Any:
        return getattr(keras.layers, self.kind)(self.size, self.strides, padding=self.padding)

    def shape(self, shape: Shape) -> Shape:
        strides = self.strides or self.size

        def side(size: int) -> int:
            return -(-size // strides) if self.padding == "same" else (size - self.size) // strides + 1

        return side(shape[0]), side(shape[1]), shape[2]

    def term(self, shape: Shape) -> str:
        return f"{self.kind}: nothing to train = 0"

    def miscounts(self, shape: Shape) -> Iterator[Miscount]:
        learn = "what could a maximum learn?"
        yield Conv2D(shape[2], self.size).count(shape), "the pooling is counted as a convolution would be", learn
        yield self.size**2, "the pooling is counted with a window of weights", learn

    def misshapes(self, shape: Shape) -> Iterator[Misshape]:
        rows, columns, maps = self.shape(shape)
        why = "pooling leaves the number of maps alone"
        yield (rows, columns, maps // self.size), why, "along which axes are the windows?"


@dataclass(frozen=True)
class Flatten(Step):
    """A vector of all numbers of a sample.

    Args:
        order: of the axes before; () as they are.
    """

    order: tuple[int, ...] = ()

    def make(self) -> Any:
        if not self.order:
            return keras.layers.Flatten()
        permuted, flat = keras.layers.Permute(self.order), keras.layers.Flatten()
        return lambda tensor: flat(permuted(tensor))

    def shape(self, shape: Shape) -> Shape:
        return (prod(shape),)

    def term(self, shape: Shape) -> str:
        return "Flatten: nothing to train = 0"

    def miscounts(self, shape: Shape) -> Iterator[Miscount]:
        yield prod(shape), "Flatten is counted with a number for each position", "what could a reshape learn?"

    def misshapes(self, shape: Shape) -> Iterator[Misshape]:
        rows, columns, maps = shape
        yield (rows * columns,), "this is the length of a single map", "how many maps are there?"
        yield (rows, columns * maps), "the rows are left as they are", "which axis has to stay unchanged?"
