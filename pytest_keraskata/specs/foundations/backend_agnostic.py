"""Standardizing with keras.ops."""

from collections.abc import Mapping
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array, Call, Claim, Facts, Failed, Pinned, Subject, Symbolic, array, check, function, function_kata,
    functional_outputs, is_tensor, magnitudes, show, value, wrong_answer,
)  # fmt: skip
from pytest_keraskata.backend import keras, others
from pytest_keraskata.specs.foundations._standardizing import MISTAKES, SQUARES, squares_first, standardized

standardize = function("standardize(x, axis=0, epsilon=1e-7)")


def errors(x: Array, axis: int, epsilon: float) -> Array:
    """How far each number may be off, as the mean is rounded at the size of the numbers before they are subtracted."""
    x = x.astype("float64")
    variance = x.var(axis, keepdims=True)
    off = 5e-7 * np.abs(x).max(axis, keepdims=True)
    of_variance = 2 * off * np.sqrt(variance) + off**2 + 1e-5 * variance
    lowest, highest = (np.sqrt(np.maximum(variance + sign * of_variance, 0) + epsilon) for sign in (-1, 1))
    distance = np.abs(x - x.mean(axis, keepdims=True))
    return np.asarray((distance + off) / lowest - np.maximum(distance - off, 0) / highest + 1e-5 * distance / highest)


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
# Two numbers are far from all others; and one of many, by more standard deviations than anything is cut off at.
_OUTLIERS = np.append(np.arange(30) % 3, [40, 38]).astype("float32")
_FAR = np.append(np.arange(500) % 3, 900).astype("float32")
_CASES: list[Pinned] = [(_TABLE,), (_TABLE, 1), {"x": _TABLE, "axis": -1, "epsilon": 0.5}]


@check(
    pinned=({"call": standardize.call((_LARGE,))}, {"call": standardize.call((_LARGE.T, 1))}), after=("value",),
    mistakes=(wrong_answer("standardize", "squares-first", squares_first, *SQUARES),),
)  # fmt: skip
def large(subject: Subject, call: Call) -> None:
    """The result stays exact if the squares of the numbers are a million times their variance."""
    right = standardized(**standardize.function.arguments(call))
    found = np.asarray(value(subject, call, show(right)).value)
    if not np.allclose(found, right, atol=5e-3):
        claim = Claim(show(np.round(right, 3)), show(np.round(found, 3)))
        raise Failed(claim, call=call, why=SQUARES[0], advice=SQUARES[1])


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


@check(
    pinned=tuple({"call": standardize.call(arguments)} for arguments in ((_TABLE,), (_TABLE, 1), (_CUBE, -1, 2.0))),
    after=("value", "symbolic"),
)  # fmt: skip
def second_backend(subject: Subject, call: Call) -> None:
    """On each other backend that is installed it returns a tensor with the right values as well."""
    known = standardize.function.arguments(call)
    for name in others():
        elsewhere = subject.elsewhere(name)
        try:
            array(elsewhere, call, standardized(**known), error=errors(**known), forms=())
            is_tensor(elsewhere, call)
        except Failed as failed:
            raise failed.because(f"Keras runs on {name} here", "which part of it works on one backend alone?") from None


_FLOAT32 = {"double": "inputs are float32: other dtypes make other tensors"}

kata = function_kata(
    __name__,
    title="Standardizing on any backend",
    questions=("Q1", "K1"),
    functions=(standardize,),
    checks=(
        standardize.returns(
            "value", standardized, error=errors, draws=drawn(), examples=20, mistakes=MISTAKES, also=is_tensor,
            gives=lambda value: keras.ops.convert_to_tensor(value, "float32"),
            pinned=[*_CASES, (_TABLE, 0, 2.0), (_TINY,), (_EQUAL,), (_CUBE, 1),
                    (_CUBE, -1, 2.0), (_CUBE, -2, 0.5), (_OUTLIERS,), (_FAR,), *_BEYOND], except_for=_FLOAT32,
        ),
        standardize.returns(
            "tensor", standardized, error=errors, draws=drawn(), examples=8, pinned=_CASES, after=("value",),
            also=partial(is_tensor, as_tensors=True), asked={"as_tensors": True},
            except_for=_FLOAT32 | {"views": "the memory layout of a tensor is up to its backend"},
        ),
        large, graph, symbolic, *([second_backend] if others() else []),
    ),
    hints=(
        "Which module of Keras has a function for everything you would use from NumPy?",
        "What shape do mean and variance need for subtraction and division if the axis is the last one?",
        "What can you know about a symbolic tensor, and what only about numbers?",
    ),
)  # fmt: skip
