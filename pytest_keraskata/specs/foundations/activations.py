"""Activation functions in NumPy."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.function import FunctionEvidence, FunctionRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import arrays, calls, magnitudes
from pytest_keraskata.authoring.functions import FORMS, ROUNDING, array, numbers, signature
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Check, Kata
from pytest_keraskata.pictures import Curves, series

_LEAKY = "leaky_relu(x, negative_slope=0.2)"
# Few enough numbers that a message shows them all.
_SHAPES = st.sampled_from([(1,), (3,), (7,), (1, 1), (1, 4), (3, 1), (2, 3), (3, 4), (2, 1, 3), (2, 3, 2)])
_ARRAYS = st.one_of(
    arrays(_SHAPES, -4, 4), arrays(_SHAPES, -30, 30), arrays(_SHAPES, -1000, 1000), magnitudes(_SHAPES, 1e-7, 1000)
)
# The last digit of a float32 near 1.
_DIGIT = 1.2e-7
_EASY = np.array([-1.0, 0.0, 2.0], "float32")
_TABLE = np.array([[0.5, -2.0, 3.0], [-0.1, 0.1, 1.0]], "float32")
_LARGE = np.array([1000.0, -1000.0, 0.0, 999.0, -89.0, 89.0, -104.0, 710.0, -745.0], "float32")
_ONES = np.ones((3, 1), "float32")
_ROWS = np.array([[1000.0, 999.0, -1000.0], [-1000.0, -1000.0, -999.0]], "float32")
_NEAR = np.array([-1e-30, 1e-30, -1e-7, 1e-7, -0.0009, 0.0009, -0.0, 11.0, -13.0, 16.0, -17.0, 90.0], "float32")
_CUBE = np.array([[[1.0, 2.0], [3.0, 5.0], [0.0, -1.0]], [[0.5, 0.0], [-2.0, 2.0], [1.0, 1.0]]], "float32")


def _leaky_relu(x: Array, slope: float) -> Array:
    return np.asarray(np.where(x > 0, x, slope * x))


def _judge(subject: Subject, call: Call, right: Array, error: Array | float = 0.0) -> None:
    """The right numbers, each up to its own error, and no word of an overflow on the way."""
    array(subject, call, right, error=error, forms=(*FORMS, "whole"))
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    storm = next((text for text in evidence.warned if "overflow" in text), "")
    if storm:
        raise Failed(
            Claim("numbers on the way that a float can hold", storm),
            call=call,
            why="some exponential becomes infinite before it is divided or thrown away",
            advice="which sign should a number have before exp sees it?",
            facts=Facts(call, evidence),
        )


def _check(
    name: str, right: Callable[[Array], Array], *cases: Array, error: Callable[[Array, Array], Array | float]
) -> Check:
    always: tuple[dict[str, Any], ...] = tuple({"call": Call(name, (x,))} for x in cases)

    @check(name=name, call=calls(name, x=_ARRAYS), pinned=(*always, {"call": Call(name, kwargs={"x": cases[0]})}))
    def judge(subject: Subject, call: Call) -> None:
        x = signature(f"{name}(x)").arguments(call)["x"]
        x, expected = x.astype("float64"), right(x.astype("float64"))
        _judge(subject, call, expected, error(x, expected))

    return judge


def _of_exponents(x: Array, right: Array) -> Array:
    """Whoever takes the logarithm of the sum into the exponent rounds it at the size of x, and exp makes a factor of it."""
    return np.asarray(right * (ROUNDING + 2 * _DIGIT * np.abs(x).max(axis=-1, keepdims=True)))


@check(
    name="leaky_relu",
    call=st.one_of(
        calls("leaky_relu", x=_ARRAYS, negative_slope=st.sampled_from([0.0, 0.01, 0.1, 0.2, 0.3, 0.5, 0.99])),
        calls("leaky_relu", x=_ARRAYS),
    ),
    pinned=(
        {"call": Call("leaky_relu", (_EASY,))},
        {"call": Call("leaky_relu", (_TABLE, 0.5))},
        {"call": Call("leaky_relu", (_TABLE,), {"negative_slope": 0.0})},
        {"call": Call("leaky_relu", kwargs={"x": _LARGE, "negative_slope": 0.9})},
        {"call": Call("leaky_relu", (_NEAR,))},
        {"call": Call("leaky_relu", (_NEAR, 0))},
    ),
)
def leaky_relu_(subject: Subject, call: Call) -> None:
    given = signature(_LEAKY).arguments(call)
    _judge(subject, call, _leaky_relu(given["x"].astype("float64"), given["negative_slope"]))


def _pictures(subject: Subject) -> Iterator[Curves]:
    x = np.linspace(-4, 4, 65, dtype="float32")
    rights: dict[str, Callable[[Array], Array]] = {
        "sigmoid": sigmoid,
        "tanh": np.tanh,
        "relu": lambda values: np.maximum(values, 0),
        "leaky_relu": lambda values: _leaky_relu(values, 0.3),
    }
    calls = {name: Call(name, (x,), {"negative_slope": 0.3} if name == "leaky_relu" else {}) for name in rights}
    for pair in (("sigmoid", "tanh"), ("relu", "leaky_relu")):
        drawn = []
        for name in pair:
            found = numbers(subject, calls[name])
            drawn.append(series(f"{name}, expected", rights[name](x.astype("float64")), expected=True))
            drawn.append(
                series(f"{name}, yours", found.ravel() if found is not None and found.shape == x.shape else ())
            )
        yield Curves(" and ".join(pair), "x", "what it gives", tuple(drawn), first=-4, step=0.125)


kata = Kata(
    __name__,
    title="Activation functions",
    questions=("Q6", "K3"),
    functions=(
        signature("sigmoid(x)"),
        signature("tanh(x)"),
        signature("relu(x)"),
        signature(_LEAKY),
        signature("softmax(x)"),
    ),
    checks=(
        # As (1 + tanh(x / 2)) / 2 a sigmoid is right up to the last digits of 1, and no further; a tanh made of
        # exponentials likewise, which lie farther from it.
        _check("sigmoid", sigmoid, _EASY, _TABLE, _CUBE, _LARGE, _NEAR, error=lambda x, right: 4 * _DIGIT),
        _check("tanh", np.tanh, _EASY, _TABLE, _CUBE, _LARGE, _NEAR, error=lambda x, right: 10 * _DIGIT),
        _check("relu", lambda x: np.maximum(x, 0), _EASY, _TABLE, _CUBE, _LARGE, _NEAR, error=lambda x, right: 0.0),
        leaky_relu_,
        _check("softmax", softmax, _EASY, _TABLE, _CUBE, _ONES, _ROWS, _LARGE, _NEAR, error=_of_exponents),
    ),
    hints=(
        "How large may x get before exp(x) is more than a float32 can hold, and what happens for -x?",
        "What does a softmax give if you take the same number away from all its inputs?",
        "Which axis holds the numbers that have to sum to 1, and what shape must their sum keep for the division?",
    ),
    pictures=_pictures,
)
