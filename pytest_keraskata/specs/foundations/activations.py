"""Activation functions in NumPy."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    ROUNDING, Array, Call, Check, Pinned, Subject, arrays, but, curves, function, function_kata, magnitudes, new_array,
    sigmoid, softmax, without_overflow,
)  # fmt: skip
from pytest_keraskata.specs.foundations._activations import MISTAKES, SIGN, STORM, leaky_relu, relu, tanh

_SIGNATURES = "sigmoid(x)", "tanh(x)", "relu(x)", "leaky_relu(x, negative_slope=0.2)", "softmax(x)"
_ASKED = {one.name: one for one in map(function, _SIGNATURES)}

# Few enough numbers that a message shows them all.
_SHAPES = st.sampled_from([(1,), (3,), (7,), (1, 1), (1, 4), (3, 1), (2, 3), (3, 4), (2, 1, 3), (2, 3, 2)])
_ARRAYS = st.one_of(
    arrays(_SHAPES, -4, 4), arrays(_SHAPES, -30, 30), arrays(_SHAPES, -1000, 1000), magnitudes(_SHAPES, 1e-7, 1000)
)
_array = partial(np.array, dtype="float32")
_EASY, _TABLE = _array([-1, 0, 2]), _array([[0.5, -2, 3], [-0.1, 0.1, 1]])
_LARGE = _array([1000, -1000, 0, 999, -89, 89, -104, 710, -745])
_NEAR = _array([-1e-30, 1e-30, -1e-7, 1e-7, -0.0009, 0.0009, -0.0, 11, -13, 16, -17, 90])
_CUBE = _array([[[1, 2], [3, 5], [0, -1]], [[0.5, 0], [-2, 2], [1, 1]]])
_WIDE = [
    np.linspace(-9, 12, int(np.prod(shape)), dtype="float32").reshape(shape)
    for shape in ((47,), (2, 23), (2, 1, 17), (2, 3, 1, 2, 2))
]
_BEYOND: list[Pinned] = [(x,) for x in _WIDE]
# Not a negative number: what a ReLU leaves as it is.
_POSITIVE = _array([[1, 90], [0, 4]])
_ALL: list[Pinned] = [(_EASY,), (_TABLE,), (_CUBE,), (_LARGE,), (_NEAR,), (_POSITIVE,), *_BEYOND]
_ROWS: list[Pinned] = [
    (_array([[1000, 999, -1000], [-1000, -1000, -999]]),), (_array([[90, 91], [-90, -91]]),), (_CUBE[:1],),
    (np.ones((3, 1), "float32"),),
]  # fmt: skip
# The last digit of a float32 near 1.
_DIGIT = 1.2e-7


def _double(x: Array) -> Array:
    # NumPy before 2.4 makes a number of an array with one element where its type is called.
    return np.asarray(x, "float64")


def of_exponents(x: Array) -> Array:
    """The logarithm of the sum, taken into the exponent, is rounded at the size of x, and exp makes a factor of it."""
    return np.asarray(softmax(x.astype("float64")) * (ROUNDING + 2 * _DIGIT * np.abs(x).max(axis=-1, keepdims=True)))


def _of_its_own(subject: Subject, call: Call) -> None:
    without_overflow(subject, call, word="overflow", why=STORM, advice=SIGN)
    new_array(subject, call)


def _check(
    right: Callable[..., Array],
    error: Callable[..., Array | float],
    pinned: Sequence[Pinned],
    **drawn: st.SearchStrategy[float],
) -> Check:
    """The right numbers in a new array, each up to its own error, and no word of an overflow on the way."""
    name = right.__name__
    return _ASKED[name].returns(
        name, but(right, x=_double), draws={"x": _ARRAYS, **drawn}, pinned=pinned, mistakes=MISTAKES[name],
        error=error, integers=True, also=_of_its_own,
    )  # fmt: skip


kata = function_kata(
    __name__,
    title="Activation functions",
    questions=("Q6", "K3"),
    functions=tuple(_ASKED.values()),
    checks=(
        # As (1 + tanh(x / 2)) / 2 a sigmoid is right up to the last digits of 1, and no further; a tanh made of
        # exponentials likewise, which lie farther from it.
        _check(sigmoid, lambda: 4 * _DIGIT, _ALL),
        _check(tanh, lambda: 10 * _DIGIT, _ALL),
        _check(relu, lambda: 0.0, _ALL),
        _check(
            leaky_relu, lambda: 0.0,
            [(_EASY,), (_TABLE, 0.5), (_TABLE, 0.0), {"x": _LARGE, "negative_slope": 0.9}, (_NEAR,), (_NEAR, 0), *_BEYOND,
             *((x, 0.5) for x in _WIDE)],
            negative_slope=st.sampled_from([0.0, 0.01, 0.1, 0.2, 0.2, 0.3, 0.5, 0.99]),
        ),
        _check(softmax, of_exponents, [*_ALL, *_ROWS]),
    ),
    hints=(
        "How large may x get before exp(x) is more than a float32 can hold, and what happens for -x?",
        "What does a softmax return if you subtract the same number from all of its inputs?",
        "Which axis holds the numbers that have to sum to 1, and what shape must their sum keep for the division?",
    ),
    pictures=curves(
        np.linspace(-4, 4, 65, dtype="float32"),
        [(_ASKED["sigmoid"], sigmoid), (_ASKED["tanh"], tanh)],
        [(_ASKED["relu"], relu), (_ASKED["leaky_relu"], leaky_relu)],
        negative_slope=0.3,
    ),
)  # fmt: skip
