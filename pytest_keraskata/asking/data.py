"""Inputs and weights drawn from a seed: the same on every run and machine, beside the answer and beside the judge."""

import zlib
from collections.abc import Sequence

import numpy as np

from pytest_keraskata.asking.plain import Array

_PERIOD = 65521


def seed_of(text: object) -> int:
    """A number that depends on nothing but a text, on every machine."""
    return zlib.crc32(str(text).encode())


def inputs(seed: int, shape: tuple[int, ...], rows: int = 16, *, wide: bool = True) -> Array:
    """A batch of normal inputs, (rows, *shape); where `wide`, its last quarter is ten times as large.

    Small inputs tell functions apart near zero, large ones far from it, where a bounded one shows its bounds. A wide
    batch also has zeros, a whole row of them and a last step: a layer that masks them shows itself.
    """
    batch = np.random.default_rng(seed).normal(size=(rows, *shape)).astype("float32")
    if wide:
        batch[-(rows // 4) :] *= 10
        batch[1] = 0
        if len(shape) > 1:
            batch[2, -1] = 0
    return batch


def drawn_weights(weights: Sequence[tuple[str, tuple[int, ...], bool]], seed: int) -> list[Array]:
    """Values for weights at which everything shows: no bias is zero, no unit like another, no activation saturated.

    Args:
        weights: (path, shape, trainable) of each, in the model's order.
        seed: of the values.
    """
    generator = np.random.default_rng(seed)
    return [_drawn(path, shape, trainable, generator) for path, shape, trainable in weights]


def _drawn(path: str, shape: tuple[int, ...], trainable: bool, generator: np.random.Generator) -> Array:
    if not trainable and "moving" in path:
        # A variance is positive.
        return np.asarray(generator.uniform(0.5, 1.5, shape), dtype="float32")
    # Millions of numbers take half a second to draw; the period is a prime, so that no unit is like another.
    drawn = generator.standard_normal(min(int(np.prod(shape)), _PERIOD), dtype="float32")
    values = np.resize(drawn, shape)
    inputs_of_a_unit = int(np.prod(shape[:-1]))
    scale = 0.5 if len(shape) < 2 else 1 / np.sqrt(inputs_of_a_unit)
    return np.asarray(values * np.float32(scale))
