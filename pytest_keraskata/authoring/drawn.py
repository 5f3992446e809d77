"""What Hypothesis draws for katas: sizes, arrays, calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array, Plain


def sizes(smallest: int = 1, largest: int = 8) -> st.SearchStrategy[int]:
    """Whole numbers between two bounds, both included."""
    return st.integers(smallest, largest)


def counts(largest: int = 10**9, smallest: int = 1) -> st.SearchStrategy[int]:
    """Whole numbers of every size up to a bound: as many of one digit as of nine."""
    powers = st.integers(max(smallest.bit_length(), 1), largest.bit_length())
    return st.one_of(
        st.integers(smallest, min(largest, smallest + 400)),
        powers.flatmap(lambda bits: st.integers(max(smallest, 1 << bits - 1), min(largest, (1 << bits) - 1))),
    )


def unlike(*words: str) -> tuple[Plain, ...]:
    """What may be confused with one of these words: in other letters, with spaces, cut short, or no text at all."""
    near = [
        changed
        for word in words
        for changed in (word.upper(), word.capitalize(), f" {word}", f"{word} ", word[:-1], word[:1], f"{word}s")
    ]
    return (*(one for one in dict.fromkeys(near) if one not in words), "", None, 1, 0, True)


def anything_but(*words: str) -> st.SearchStrategy[Plain]:
    """Texts that are none of these words, and what is not text."""
    texts = st.text("abcdefghijklmnopqrstuvwxyz_", max_size=8).filter(lambda text: text not in words)
    return st.sampled_from(unlike(*words)) | texts


def arrays(
    shape: st.SearchStrategy[tuple[int, ...]] | tuple[int, ...],
    low: float = -3.0,
    high: float = 3.0,
    dtype: str = "float32",
) -> st.SearchStrategy[Array]:
    """Arrays of uniform numbers: a shape and a seed are drawn, so a large array shrinks as fast as a small one.

    One in four holds whole numbers alone.
    """
    return _arrays(shape, lambda random, size: random.uniform(low, high, size), dtype)


def magnitudes(
    shape: st.SearchStrategy[tuple[int, ...]] | tuple[int, ...], smallest: float = 1e-7, largest: float = 1e6
) -> st.SearchStrategy[Array]:
    """Arrays of numbers of every magnitude, of both signs, with zeros and ties among them."""
    return _arrays(shape, lambda random, size: of_all_sizes(random, size, smallest, largest), "float32")


def of_all_sizes(
    random: np.random.Generator, shape: tuple[int, ...], smallest: float = 1e-7, largest: float = 1e6
) -> Array:
    """Numbers of every magnitude between two, of both signs; now and then a zero, or one number twice."""
    values: Array = np.exp(random.uniform(np.log(smallest), np.log(largest), shape)) * random.choice([-1.0, 1.0], shape)
    flat = values.reshape(-1)
    flat[random.random(flat.size) < 0.1] = 0.0
    if flat.size > 2 and random.random() < 0.3:
        flat[-1] = flat[0]
    return np.asarray(values)


def _arrays(
    shape: st.SearchStrategy[tuple[int, ...]] | tuple[int, ...],
    draw: Callable[[np.random.Generator, tuple[int, ...]], Array],
    dtype: str,
) -> st.SearchStrategy[Array]:
    shapes = st.just(shape) if isinstance(shape, tuple) else shape

    def made(size: tuple[int, ...], seed: int) -> Array:
        values = np.asarray(draw(np.random.default_rng(seed), size))
        return np.asarray(np.round(values) if seed % 4 == 3 else values, dtype)

    return st.builds(made, shapes, st.integers(0, 2**16))


@st.composite
def calls(draw: st.DrawFn, function: str, /, **arguments: st.SearchStrategy[Any]) -> Call:
    """Calls of a function, the first arguments by position now and then, the others by name."""
    values = {name: draw(strategy) for name, strategy in arguments.items()}
    by_position = draw(st.integers(0, len(values)))
    items = list(values.items())
    return Call(function, tuple(value for _, value in items[:by_position]), dict(items[by_position:]))
