"""Standardizing with keras.ops."""

from collections.abc import Mapping
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array, Call, Claim, Facts, Failed, Pinned, Subject, Symbolic, array, but, check, defaulting, function,
    function_kata, functional_outputs, is_tensor, magnitudes, mistake, show, value, wrong_answer,
)  # fmt: skip
from pytest_keraskata.backend import keras

standardize = function("standardize(x, axis=0, epsilon=1e-7)")


def standardized(x: Array, axis: int, epsilon: float) -> Array:
    x = x.astype("float64")
    return np.asarray((x - x.mean(axis, keepdims=True)) / np.sqrt(x.var(axis, keepdims=True) + epsilon))


def errors(x: Array, axis: int, epsilon: float) -> Array:
    """How far each number may be off, as the mean is rounded at the size of the numbers before they are subtracted."""
    x = x.astype("float64")
    variance = x.var(axis, keepdims=True)
    off = 5e-7 * np.abs(x).max(axis, keepdims=True)
    of_variance = 2 * off * np.sqrt(variance) + off**2 + 1e-5 * variance
    lowest, highest = (np.sqrt(np.maximum(variance + sign * of_variance, 0) + epsilon) for sign in (-1, 1))
    distance = np.abs(x - x.mean(axis, keepdims=True))
    return np.asarray((distance + off) / lowest - np.maximum(distance - off, 0) / highest + 1e-5 * distance / highest)


def centred(x: Array, axis: int) -> Array:
    return np.asarray(x - x.mean(axis, keepdims=True))


_AXIS, _EPSILON = "does your function use axis?", "where is epsilon in the formula?"
_DEFAULT, _BOTH = "which default does the task need?", "what should mean and standard deviation of the result be?"
_SQUARES = (
    "the numbers are near 1000 and differ by about 1: their squares, near a million, leave a float32 too few digits "
    "for the difference",
    "what would you square first: the numbers, or their distances from the mean?",
)
_MISTAKES = (
    mistake("first-axis", but(standardized, axis=lambda axis: 0), "axis 0 is used, whatever axis is", _AXIS),
    mistake("row-by-row", lambda x, epsilon: standardized(x.reshape(len(x), -1), -1, epsilon).reshape(x.shape),
            "each row is standardized separately, whatever axis is", _AXIS),
    mistake("whole", lambda x, epsilon: standardized(x.reshape(-1), 0, epsilon).reshape(x.shape),
            "mean and variance are those of the whole array", "which numbers should the mean cover?"),
    mistake("whole-by-default", lambda x, axis, epsilon, left_out: standardized(
                x.reshape(-1), 0, epsilon).reshape(x.shape) if "axis" in left_out else standardized(x, axis, epsilon),
            "without an axis in the call, mean and variance are those of the whole array", _DEFAULT),
    mistake("without-its-sign", lambda x, axis, epsilon: standardized(x, min(abs(axis), x.ndim - 1), epsilon),
            "the sign of axis is dropped: -1 is read as 1", "which axis is axis -1 of an array with three axes?"),
    mistake("last-axis-always", but(standardized, axis=lambda axis: -1),
            "the last axis is used, whatever axis is", _AXIS),
    mistake("all-but-the-last", lambda x, epsilon: standardized(
                x.reshape(-1, x.shape[-1]), 0, epsilon).reshape(x.shape) if x.ndim > 1 else None,
            "each column is standardized over all other axes, whatever axis is, as BatchNormalization does", _AXIS),
    mistake("last-axis", defaulting(standardized, axis=-1), "the default of axis is the last one", _DEFAULT),
    mistake("batch-norm", defaulting(standardized, epsilon=1e-3),
            "the default of epsilon is 0.001, as in BatchNormalization", _DEFAULT),
    mistake("epsilon-unread", but(standardized, epsilon=lambda epsilon: 1e-7),
            "epsilon is 1e-7, whatever the call passes", "does your function use epsilon?"),
    mistake("no-epsilon", but(standardized, epsilon=lambda epsilon: 0.0), "epsilon is missing", _EPSILON),
    mistake("epsilon-outside", lambda x, axis, epsilon: centred(x, axis) / (x.std(axis, keepdims=True) + epsilon),
            "epsilon is added to the root, not to the variance", _EPSILON),
    mistake("epsilon-twice", lambda x, axis, epsilon:
                centred(x, axis) / (np.sqrt(x.var(axis, keepdims=True) + epsilon) + epsilon),
            "epsilon is added to the variance, and again to the root", _EPSILON),
    mistake("epsilon-squared", but(standardized, epsilon=lambda epsilon: epsilon**2),
            "the square of epsilon is added", _EPSILON),
    mistake("epsilon-as-bound", lambda x, axis, epsilon:
                centred(x, axis) / np.sqrt(np.maximum(x.var(axis, keepdims=True), epsilon)),
            "epsilon replaces small variances instead of being added", _EPSILON),
    mistake("epsilon-dropped-with-an-axis", lambda x, axis, epsilon:
                standardized(x, axis, epsilon if axis == 0 else 1e-7),
            "along any axis but 0, epsilon is 1e-7, whatever the call passes", "does every path use epsilon?"),
    mistake("constants-apart", lambda x, axis: centred(x, axis) / np.where(
                x.std(axis, keepdims=True) > 0, x.std(axis, keepdims=True), 1),
            "epsilon is missing: only a variance of exactly 0 is treated separately", _EPSILON),
    mistake("from-the-median", lambda x, axis, epsilon: (x - np.median(x, axis, keepdims=True)) / np.sqrt(
                np.mean((x - np.median(x, axis, keepdims=True)) ** 2, axis, keepdims=True) + epsilon),
            "the distances are those from the median", "which middle does the formula name?"),
    mistake("mean-distance", lambda x, axis, epsilon:
                centred(x, axis) / (np.abs(centred(x, axis)).mean(axis, keepdims=True) + epsilon),
            "the distances are divided by their mean, without squares", "how is a variance made of distances?"),
    mistake("unit-length", lambda x, axis, epsilon:
                x / np.maximum(np.sqrt(np.sum(x**2, axis, keepdims=True)), epsilon),
            "the numbers are divided by their length, and the mean isn't subtracted", _BOTH),
    mistake("no-root", lambda x, axis, epsilon: centred(x, axis) / (x.var(axis, keepdims=True) + epsilon),
            "the distances are divided by the variance, not by its root", _BOTH),
    mistake("sample-variance", lambda x, axis, epsilon: centred(x, axis) / np.sqrt(
                x.var(axis, keepdims=True) * x.shape[axis] / max(x.shape[axis] - 1, 1) + epsilon),
            "the squares are divided by n - 1, as for a sample", "how many squares does the variance average?"),
    mistake("not-centred", lambda x, axis, epsilon: x / np.sqrt(x.var(axis, keepdims=True) + epsilon),
            "the mean isn't subtracted", _BOTH),
    mistake("centred-alone", centred, "the distances from the mean aren't divided by anything", _BOTH),
    mistake("between-0-and-1", lambda x, axis: (x - x.min(axis, keepdims=True)) / np.ptp(x, axis, keepdims=True),
            "the numbers are scaled to the range from 0 to 1 instead", _BOTH),
    wrong_answer("standardize", "no-keepdims",
                 lambda x, axis=0, epsilon=1e-7:
                     (x - keras.ops.mean(x, axis)) / keras.ops.sqrt(keras.ops.var(x, axis) + epsilon),
                 "mean and variance lose an axis, and match x only along axis 0",
                 "which shape do they need to be subtracted along any axis?"),
)  # fmt: skip


def _squares_first(x: Array, axis: int = 0, epsilon: float = 1e-7) -> object:
    mean = keras.ops.mean(x, axis=axis, keepdims=True)
    return (x - mean) / keras.ops.sqrt(keras.ops.mean(x**2, axis=axis, keepdims=True) - mean**2 + epsilon)


_SHAPES = st.sampled_from([(1,), (5,), (4, 3), (2, 5), (1, 3), (3, 1), (2, 3, 4), (4, 2, 3)])


@st.composite
def drawn(draw: st.DrawFn) -> Mapping[str, object]:
    is_mixed, shape = draw(st.integers(0, 3)) == 3, draw(_SHAPES)
    random, scale = np.random.default_rng(draw(st.integers(0, 2**16))), draw(st.sampled_from([1e-3, 1.0, 300.0]))
    x = (random.uniform(-scale, scale, shape) + draw(st.sampled_from([0.0, 2 * scale]))).astype("float32")
    axis, epsilon = draw(st.integers(-len(shape), len(shape) - 1)), draw(st.sampled_from([1e-7, 1e-3, 0.5]))
    return {"x": draw(magnitudes(shape, 1e-6, 1000)) if is_mixed else x, "axis": axis, "epsilon": epsilon}


_TABLE = np.array([[0.1, 1], [0.2, 3], [0.6, 2]], "float32")
# Of the size of the default epsilon, so that it shows.
_TINY = np.array([[0.001, 0.0002], [-0.001, -0.0002]], "float32")
_EQUAL = np.array([[3.0, 1.0], [3.0, 2.0], [3.0, 3.0], [3.0, 4.0]], "float32")
_LARGE = np.array([[999.1, -1000.0], [999.7, -998.0], [998.3, -999.0], [999.9, -998.6]], "float32")
_CUBE = np.arange(24, dtype="float32").reshape(2, 3, 4) ** 1.5
_BEYOND: list[Pinned] = [
    {"x": np.cos(np.arange(np.prod(shape), dtype="float32")).reshape(shape), "axis": axis}
    for shape, axis in (((41,), 0), ((3, 29), 1), ((2, 2, 17), 1), ((2, 3, 1, 2, 2), 1))
]
# Two numbers are far from all others.
_OUTLIERS = np.append(np.arange(30) % 3, [40, 38]).astype("float32")
_CASES: list[Pinned] = [(_TABLE,), (_TABLE, 1), {"x": _TABLE, "axis": -1, "epsilon": 0.5}]


@check(
    pinned=({"call": standardize.call((_LARGE,))}, {"call": standardize.call((_LARGE.T, 1))}), after=("value",),
    mistakes=(wrong_answer("standardize", "squares-first", _squares_first, *_SQUARES),),
)  # fmt: skip
def large(subject: Subject, call: Call) -> None:
    """The result stays exact if the squares of the numbers are a million times their variance."""
    right = standardized(**standardize.function.arguments(call))
    found = np.asarray(value(subject, call, show(right)).value)
    if not np.allclose(found, right, atol=5e-3):
        claim = Claim(show(np.round(right, 3)), show(np.round(found, 3)))
        raise Failed(claim, call=call, why=_SQUARES[0], advice=_SQUARES[1])


@check(
    # A graph takes the array by position.
    given=drawn(), draws=2, after=("value",),
    pinned=(
        {"given": {"x": _TABLE}}, {"given": {"x": _TABLE, "axis": 1}}, {"given": _CASES[2]},
        {"given": {"x": _CUBE, "axis": 1}},
    ),
)  # fmt: skip
def graph(subject: Subject, given: Mapping[str, object]) -> None:
    """In a compiled graph it returns a tensor with the right values."""
    call = Call("standardize", (given["x"],), {name: one for name, one in given.items() if name != "x"})
    known = standardize.function.arguments(call)
    array(subject, call, standardized(**known), error=errors(**known), forms=(), in_graph=True)
    is_tensor(subject, call, in_graph=True)


@check(
    shape=st.sampled_from([(3,), (1,), (2, 4)]),
    given=st.fixed_dictionaries({}, optional={"axis": st.sampled_from([0, 1, -1]), "epsilon": st.just(0.5)}),
    draws=3,
    pinned=(
        {"shape": (3,), "given": {}}, {"shape": (4,), "given": {"axis": 1, "epsilon": 0.5}},
        {"shape": (2, 3), "given": {"axis": -1}},
    ),
    after=("value",),
)  # fmt: skip
def symbolic(subject: Subject, shape: tuple[int, ...], given: Mapping[str, float]) -> None:
    """Of a symbolic tensor it returns a symbolic tensor, and a Functional model with it computes the right values."""
    call, wanted = Call("standardize", (Symbolic(shape),), given), f"a KerasTensor of shape {(None, *shape)}"
    returned = value(subject, call, wanted, ops_only=True)
    if returned.kind != "symbolic" or returned.value != (None, *shape):
        raise Failed(Claim(wanted, returned.words), call=call, facts=Facts(call, returned))
    batch = np.random.default_rng(len(shape)).normal(2, 3, (5, *shape)).astype("float32")
    # A layer that knows its output beforehand runs its code on numbers only.
    on_numbers = Call("standardize", (batch,), given)
    value(subject, on_numbers, "a tensor, by way of Keras alone", ops_only=True)
    right, found = standardized(**standardize.function.arguments(on_numbers)), functional_outputs(subject, call, batch)
    if found.shape != right.shape or not np.allclose(found, right, rtol=1e-3, atol=1e-4):
        same = f"in a Functional model the same values: {show(right.ravel()[:4])} …"
        raise Failed(Claim(same, f"{show(found.ravel()[:4])} …"), call=call)


_FLOAT32 = {"double": "inputs are float32: other dtypes make other tensors"}

kata = function_kata(
    __name__,
    title="Standardizing on any backend",
    questions=("Q1", "K1"),
    functions=(standardize,),
    checks=(
        standardize.returns(
            "value", standardized, error=errors, draws=drawn(), examples=20, mistakes=_MISTAKES, also=is_tensor,
            gives=lambda value: keras.ops.convert_to_tensor(value, "float32"),
            pinned=[*_CASES, (_TABLE, 0, 2.0), (_TINY,), (_EQUAL,), (_CUBE, 1),
                    (_CUBE, -1, 2.0), (_CUBE, -2, 0.5), (_OUTLIERS,), *_BEYOND], except_for=_FLOAT32,
        ),
        standardize.returns(
            "tensor", standardized, error=errors, draws=drawn(), examples=8, pinned=_CASES, after=("value",),
            also=partial(is_tensor, as_tensors=True), asked={"as_tensors": True},
            except_for=_FLOAT32 | {"views": "the memory layout of a tensor is up to its backend"},
        ),
        large, graph, symbolic,
    ),
    hints=(
        "Which module of Keras has a function for everything you would use from NumPy?",
        "What shape do mean and variance need for subtraction and division if the axis is the last one?",
        "What can you know about a symbolic tensor, and what only about numbers?",
    ),
)  # fmt: skip
