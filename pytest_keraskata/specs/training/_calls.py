"""Calls of the update rules: drawn at random, and pinned."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Asked, Call, Plain, arrays, magnitudes

# What each function hands back after the weights.
STATES: Mapping[str, tuple[str, ...]] = {
    "sgd_step": (), "momentum_step": ("velocity",), "rmsprop_step": ("mean_square",), "adam_step": ("m", "v")
}  # fmt: skip
_SQUARES = ("mean_square", "v")

_SHAPES = st.sampled_from([(1,), (3,), (2, 3), (2, 1, 2)])
_SIZES = st.sampled_from([1.0, 1.0, 0.1, 1e-3, 1e-5, 100.0])


@st.composite
def drawn_arguments(draw: st.DrawFn, /, asked: Asked, **settings: st.SearchStrategy[Any]) -> dict[str, Plain]:
    """Arrays of one shape, and settings that may be left out."""
    shape, size, mixed = draw(_SHAPES), draw(_SIZES), draw(st.integers(0, 2)) == 2
    given: dict[str, Plain] = {}
    for parameter in asked.function.parameters:
        name = parameter.name
        if name in settings:
            if parameter.default is None or draw(st.booleans()):
                given[name] = draw(settings[name])
        elif mixed:
            numbers = draw(magnitudes(shape, 1e-6, 1e3))
            given[name] = numbers**2 if name in _SQUARES else numbers
        elif name in _SQUARES:
            given[name] = draw(arrays(shape, 0.0, 2.0)) * np.float32(size) ** 2
        else:
            given[name] = draw(arrays(shape, -2.0, 2.0)) * np.float32(1.0 if name == "w" else size)
    return given


def pinned_call(
    asked: Asked,
    *,
    size: float = 1.0,
    weights: float = 1.0,
    first: bool = False,
    shape: tuple[int, ...] = (3,),
    **settings: Plain,
) -> Call:
    """A call whose arrays come from a seed, weights of one size and the others of another; the first states are zero."""
    generator = np.random.default_rng(3)
    given: dict[str, Plain] = {}
    for parameter in asked.function.parameters:
        name = parameter.name
        if name in settings:
            given[name] = settings[name]
        elif name in STATES[asked.name]:
            low, scale = (0.0, size**2) if name in _SQUARES else (-1.0, size)
            drawn = generator.uniform(low, 1.0, shape) * scale
            given[name] = np.zeros(shape, "float32") if first else drawn.astype("float32")
        elif parameter.default is None:
            given[name] = (generator.uniform(-1.0, 1.0, shape) * (weights if name == "w" else size)).astype("float32")
    return Call(asked.name, kwargs=given)
