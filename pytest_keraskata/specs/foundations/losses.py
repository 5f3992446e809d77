"""Loss functions in NumPy."""

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import arrays, magnitudes, sizes
from pytest_keraskata.authoring.functions import FORMS, array, signature, value, ways
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Check, Kata

_NAMES = ("mean_squared_error", "mean_absolute_error", "binary_crossentropy", "categorical_crossentropy")
_LEAST = 1e-6
_TAKEN = (*FORMS, "whole")
# Below the clip a loss differs by how 1 - 1e-7 is rounded: 15.94 in float32, 16.12 otherwise.
_NEAR_THE_CLIP = 0.05
# In float32 1 - p is off by half a digit of 1, and so is the logarithm; a sum of probabilities by a few digits.
_LAST_DIGITS = 1e-6


def squared(y: Array, p: Array) -> float:
    return float(np.mean((y - p) ** 2))


def absolute(y: Array, p: Array) -> float:
    return float(np.mean(np.abs(y - p)))


def binary(y: Array, p: Array) -> float:
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return float(np.mean(-(y * np.log(p) + (1 - y) * np.log(1 - p))))


def categorical(y: Array, p: Array) -> float:
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return float(np.mean(-np.sum(y * np.log(p), axis=-1)))


def _pair(y: Any, p: Any) -> dict[str, Any]:
    return {"pair": (np.array(y, "float32"), np.array(p, "float32"))}


@st.composite
def _numbers(draw: st.DrawFn) -> tuple[Array, Array]:
    shape = draw(sizes(1, 5)), draw(sizes(1, 4))
    if draw(st.booleans()):
        # Of every magnitude, or all of one: very near each other, or far apart.
        return draw(magnitudes(shape)), draw(magnitudes(shape))
    scale = draw(st.sampled_from([1e-6, 1e-3, 1.0, 30.0, 1e5]))
    return draw(arrays(shape, -scale, scale)), draw(arrays(shape, -scale, scale))


@st.composite
def _binary_pairs(draw: st.DrawFn) -> tuple[Array, Array]:
    rows = draw(sizes(1, 8))
    generator = np.random.default_rng(draw(st.integers(0, 2**16)))
    p = generator.uniform(0.001, 0.999, rows)
    if draw(st.booleans()):
        p[draw(st.integers(0, rows - 1))] = draw(st.sampled_from([_LEAST, 1 - _LEAST, 1e-4, 0.9999]))
    return generator.integers(0, 2, rows).astype("float32"), p.astype("float32")


@st.composite
def _categorical_pairs(draw: st.DrawFn) -> tuple[Array, Array]:
    rows, classes = draw(sizes(1, 6)), draw(sizes(3, 6))
    generator = np.random.default_rng(draw(st.integers(0, 2**16)))
    y = np.eye(classes, dtype="float32")[generator.integers(0, classes, rows)]
    p = generator.dirichlet(np.ones(classes) * draw(st.sampled_from([0.5, 1.0, 5.0])), rows)
    p = np.clip(p, 1e-4, None)
    return y, (p / p.sum(axis=1, keepdims=True)).astype("float32")


def _call(name: str, pair: tuple[Array, Array], by_name: bool = False) -> Call:
    if by_name:
        return Call(name, kwargs={"y_true": pair[0], "y_pred": pair[1]})
    return Call(name, pair)


def _check(
    name: str,
    right: Callable[[Array, Array], float],
    pairs: st.SearchStrategy[tuple[Array, Array]],
    *always: dict[str, Any],
    error: float = 0.0,
) -> Check:
    cases = tuple({**case, "by_name": False} for case in always)

    @check(name=name, pair=pairs, by_name=st.booleans(), pinned=(*cases, {**always[0], "by_name": True}), draws=30)
    def judge(subject: Subject, pair: tuple[Array, Array], by_name: bool) -> None:
        expected = right(*(one.astype("float64") for one in pair))
        call = _call(name, pair, by_name)
        # A whole number to begin with makes a float of neither.
        array(subject, call, np.float64(expected), words_for=f"{expected:.6g}", error=error, forms=_TAKEN)

    return judge


def _finite(subject: Subject, call: Call, right: float) -> None:
    for asked in ways(subject, call):
        _finite_in_one_way(subject, asked, right)


def _finite_in_one_way(subject: Subject, call: Call, right: float) -> None:
    returned = value(subject, call, f"about {right:.3f}")
    found = as_array(returned)
    facts = Facts(call, returned, {"array": np.asarray(right)})
    if found is None or found.shape != ():
        raise Failed(Claim(f"one float, about {right:.3f}", returned.words), call=call, facts=facts)
    if not np.isfinite(found):
        raise Failed(
            Claim(f"a finite loss, about {right:.3f}", f"{float(found)}"),
            call=call,
            why="log(0) is minus infinity, and 0 times infinity is not a number",
            advice="what is the smallest probability that your logarithm should see?",
            facts=facts,
        )
    if not abs(float(found) - right) <= _NEAR_THE_CLIP * max(abs(right), 1e-3):
        raise Failed(
            Claim(f"about {right:.3f}, as probabilities are clipped to [1e-7, 1 - 1e-7]", f"{float(found):.3f}"),
            call=call,
            facts=facts,
        )


@check(
    name="certain",
    binary_pair=st.lists(
        st.tuples(st.sampled_from([0.0, 1.0]), st.sampled_from([0.0, 1.0, 0.5])), min_size=1, max_size=4
    ),
    chosen=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=3),
    draws=12,
    pinned=(
        {"binary_pair": [(0.0, 0.0), (1.0, 1.0)], "chosen": [(0, 0), (2, 2)]},
        {"binary_pair": [(1.0, 0.0)], "chosen": [(1, 0)]},
        {"binary_pair": [(0.0, 1.0)], "chosen": [(2, 1), (1, 1)]},
        {"binary_pair": [(1.0, 0.0), (1.0, 0.5), (0.0, 1.0)], "chosen": [(0, 1), (1, 2)]},
    ),
    after=("binary_crossentropy", "categorical_crossentropy"),
)
def certain(subject: Subject, binary_pair: list[tuple[float, float]], chosen: list[tuple[int, int]]) -> None:
    y, p = np.array(binary_pair, "float32").T
    _finite(subject, _call("binary_crossentropy", (y, p)), binary(y.astype("float64"), p.astype("float64")))
    one_hot = np.eye(3, dtype="float32")
    truth, said = one_hot[[true for true, _ in chosen]], one_hot[[said for _, said in chosen]]
    right = categorical(truth.astype("float64"), said.astype("float64"))
    _finite(subject, _call("categorical_crossentropy", (truth, said)), right)


kata = Kata(
    __name__,
    title="Loss functions",
    questions=("Q8", "Q9"),
    functions=tuple(signature(f"{name}(y_true, y_pred)") for name in _NAMES),
    checks=(
        _check(
            "mean_squared_error",
            squared,
            _numbers(),
            _pair([[1, 2], [3, 5], [0.5, 0]], [[1.3, 4], [0, 5.5], [1, 0.2]]),
            _pair([[2]], [[-1]]),
            _pair([[1, 2, 3]], [[1, 2, 3]]),
        ),
        _check(
            "mean_absolute_error",
            absolute,
            _numbers(),
            _pair([[1, 2], [3, 5], [0.5, 0]], [[1.3, 4], [0, 5.5], [1, 0.2]]),
            _pair([[2]], [[-1]]),
            _pair([[1, 2, 3]], [[1, 2, 3]]),
        ),
        _check(
            "binary_crossentropy",
            binary,
            _binary_pairs(),
            _pair([1, 0, 0], [0.8, 0.3, 0.5]),
            _pair([0], [0.9]),
            _pair([1, 0, 0], [_LEAST, 1 - _LEAST, 0.25]),
            _pair([1], [_LEAST]),
            _pair([0, 1], [_LEAST, 1 - _LEAST]),
            error=_LAST_DIGITS,
        ),
        _check(
            "categorical_crossentropy",
            categorical,
            _categorical_pairs(),
            _pair([[1, 0, 0], [0, 0, 1]], [[0.7, 0.2, 0.1], [0.5, 0.25, 0.25]]),
            _pair([[0, 1, 0, 0]], [[0.4, 0.3, 0.2, 0.1]]),
            _pair([[1, 0, 0]], [[_LEAST, 0.5, 0.5 - _LEAST]]),
            error=_LAST_DIGITS,
        ),
        certain,
    ),
    hints=(
        "Over which axes do you take the mean, and is there one over which you take the sum?",
        "How surprised should the loss be when the probability of what happened was 1, and when it was 0?",
        "Which probabilities does Keras allow its logarithm to see?",
    ),
)
