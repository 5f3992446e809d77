"""Inputs and weights drawn from a seed: the same on every run and machine, beside the answer and beside the judge."""

import math
import zlib
from collections.abc import Callable, Sequence

import numpy as np

from pytest_keraskata.asking.plain import Array

_PERIOD = 65521
# What a frozen layer of Keras's calls weights that may have any sign.
_SIGNED = ("kernel", "bias", "gamma", "beta", "alpha")

# How `evaluate` and `fit` are called where an answer has written its own.
EVALUATED_BATCH, FIT_BATCH, FIT_EPOCHS = 16, 12, 2


def seed_of(text: object) -> int:
    """A number that depends on nothing but a text, on every machine."""
    return zlib.crc32(str(text).encode())


def inputs(seed: int, shape: tuple[int, ...], rows: int = 16, *, wide: bool = True) -> Array:
    """A batch of normal inputs, (rows, *shape); where `wide`, every second row or more is of another kind.

    Small inputs tell functions apart near zero, large ones far from it, where a bounded one shows its bounds. Rows and
    steps of one value show a layer that masks them.
    """
    generator = np.random.default_rng(seed)
    batch = generator.normal(size=(rows, *shape)).astype("float32")
    if wide:
        for place, change in enumerate(_KINDS[:rows], start=1):
            # The first of all and some behind the last kind stay normal.
            if place < rows:
                batch[place] = change(batch[place])
    return batch


def _last_step(value: float) -> Callable[[Array], Array]:
    """Set the last step of a row, where it has steps."""

    def change(row: Array) -> Array:
        if row.ndim > 1:
            row[-1] = value
        return row

    return change


# The first ones are the most telling: some batches have a few rows only.
_KINDS: tuple[Callable[[Array], Array], ...] = (
    # Between 40 and 1000, of both signs.
    lambda row: np.sign(row) * (40 + 960 * np.minimum(np.abs(row) / 3, 1)),
    np.zeros_like,
    lambda row: row * 1e-3,
    lambda row: -np.ones_like(row),
    lambda row: row * 1e4,
    np.ones_like,
    _last_step(0.0),
    _last_step(-1.0),
    lambda row: -np.abs(row),
    lambda row: row * 10,
)


# By what all weights are multiplied where outputs are to saturate.
LARGER = np.float32(16)


def extremes(inputs: Sequence[Array], weights: Sequence[Array]) -> list[tuple[list[Array], list[Array]]]:
    """Inputs and weights at which hidden numbers get huge and outputs don't saturate, and ones at which outputs do."""
    return [
        (
            [value * np.float32(1e5) for value in inputs],
            [value * np.float32(10**-2.5) if value.ndim > 1 else value for value in weights],
        ),
        (list(inputs), [value * LARGER for value in weights]),
    ]


def drawn_weights(weights: Sequence[tuple[str, tuple[int, ...], bool]], seed: int) -> list[Array]:
    """Values for weights at which everything shows: no bias is zero, no unit like another, no activation saturated.

    Args:
        weights: (path, shape, trainable) of each, in the model's order.
        seed: of the values.
    """
    generator = np.random.default_rng(seed)
    return [_drawn(path, shape, trainable, generator) for path, shape, trainable in weights]


def _drawn(path: str, shape: tuple[int, ...], trainable: bool, generator: np.random.Generator) -> Array:
    if not trainable and math.prod(shape[:-1]) == 1 and path.rpartition("/")[2] not in _SIGNED:
        # It may be a variance, whatever an answer's own layer calls it, and a variance is positive.
        return np.asarray(generator.uniform(0.5, 1.5, shape), dtype="float32")
    # Millions of numbers take half a second to draw; the period is a prime, so that no unit is like another.
    drawn = generator.standard_normal(min(int(np.prod(shape)), _PERIOD), dtype="float32")
    values = np.resize(drawn, shape)
    if len(shape) < 2:
        values = values * np.float32(0.5)
        if shape:
            # A unit without much of a bias is near zero for small inputs: thresholds show there.
            values[1::4] *= np.float32(1e-3)
        return np.asarray(values)
    inputs_of_a_unit = int(np.prod(shape[:-1]))
    return np.asarray(values * np.float32(1 / np.sqrt(inputs_of_a_unit)))
