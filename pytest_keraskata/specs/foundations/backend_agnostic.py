"""Standardizing with keras.ops."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Symbolic, show
from pytest_keraskata.asking.model import ModelEvidence, ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import magnitudes
from pytest_keraskata.authoring.functions import VIEWS, array, signature, value
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata

_SIGNATURE = "standardize(x, axis=0, epsilon=1e-7)"
_SHAPES = ((1,), (5,), (4, 3), (2, 5), (1, 3), (3, 1), (2, 3, 4), (4, 2, 3))
_TABLE = np.array([[1, 10], [2, 30], [6, 20]], "float32")
# Of the size of the default epsilon, so that it shows.
_TINY = np.array([[0.001, 0.0002], [-0.001, -0.0002]], "float32")
_LARGE = np.array([[999.1, -1000.0], [999.7, -998.0], [998.3, -999.0], [999.9, -998.6]], "float32")
_EQUAL = np.array([[3.0, 1.0], [3.0, 2.0], [3.0, 3.0], [3.0, 4.0]], "float32")


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


@st.composite
def _calls(draw: st.DrawFn) -> Call:
    shape = draw(st.sampled_from(_SHAPES))
    generator = np.random.default_rng(draw(st.integers(0, 2**16)))
    scale = draw(st.sampled_from([1e-3, 1.0, 300.0]))
    x = (generator.uniform(-scale, scale, shape) + draw(st.sampled_from([0.0, 2 * scale]))).astype("float32")
    if draw(st.integers(0, 3)) == 3:
        x = draw(magnitudes(shape, 1e-6, 1000))
    named: dict[str, Any] = {}
    if draw(st.booleans()):
        named["axis"] = draw(st.integers(-len(shape), len(shape) - 1))
    if draw(st.booleans()):
        named["epsilon"] = draw(st.sampled_from([1e-7, 1e-3, 0.5]))
    if list(named) == ["axis", "epsilon"] and draw(st.booleans()):
        return Call("standardize", (x, *named.values()))
    return Call("standardize", (x,), named)


_CASES = (
    Call("standardize", (_TABLE,)),
    Call("standardize", (_TABLE, 1)),
    Call("standardize", kwargs={"x": _TABLE, "axis": -1, "epsilon": 0.5}),
    Call("standardize", (_TABLE, 0, 2.0)),
    Call("standardize", (_TINY,)),
    Call("standardize", (_EQUAL,)),
    Call("standardize", (np.arange(24, dtype="float32").reshape(2, 3, 4) ** 1.5, 1)),
)


def _right(call: Call) -> Array:
    return standardized(**signature(_SIGNATURE).arguments(call))


def _tensor(subject: Subject, call: Call, **request: Any) -> None:
    """A tensor with the right values."""
    right = _right(call)
    error = errors(**signature(_SIGNATURE).arguments(call))
    # Inputs are float32: other numbers make other tensors.
    array(subject, call, right, error=error, forms=() if request else VIEWS, **request)
    returned = value(subject, call, show(right), **request)
    if not returned.is_tensor:
        raise Failed(
            Claim("a tensor of the backend", f"{returned.words}: {returned.type_name}"),
            call=call,
            why="the values left the backend on the way",
            advice="which functions take arrays and give tensors?",
            facts=Facts(call, returned),
        )


@check(call=_calls(), draws=20, pinned=tuple({"call": call} for call in _CASES), name="value")
def value_(subject: Subject, call: Call) -> None:
    _tensor(subject, call)


@check(call=_calls(), draws=8, pinned=tuple({"call": call} for call in _CASES[:3]), after=("value",))
def tensor(subject: Subject, call: Call) -> None:
    _tensor(subject, call, as_tensors=True)


@check(
    after=("value",), pinned=({"call": Call("standardize", (_LARGE,))}, {"call": Call("standardize", (_LARGE.T, 1))})
)
def large(subject: Subject, call: Call) -> None:
    """Where the squares of the numbers are a million times their variance."""
    found = np.asarray(value(subject, call, show(_right(call))).value)
    if not np.allclose(found, _right(call), atol=5e-3):
        raise Failed(
            Claim(show(np.round(_right(call), 3)), show(np.round(found, 3))),
            call=call,
            why="the numbers are near 1000 and differ by about 1: their squares, near a million, leave a float32 too "
            "few digits for the difference",
            advice="what would you square first: the numbers, or their distances from the mean?",
        )


@check(call=_calls(), draws=2, pinned=tuple({"call": call} for call in (*_CASES[:3], _CASES[-1])), after=("value",))
def graph(subject: Subject, call: Call) -> None:
    # A graph takes the array by position.
    given = signature(_SIGNATURE).arguments(call)
    named = {name: given[name] for name in call.kwargs if name != "x"}
    call = Call("standardize", call.args, named) if call.args else Call("standardize", (given["x"],), named)
    _tensor(subject, call, in_graph=True)


@check(
    name="symbolic",
    shape=st.sampled_from([(3,), (1,), (2, 4)]),
    axis=st.sampled_from([None, 0, 1, -1]),
    epsilon=st.sampled_from([None, 0.5]),
    draws=3,
    pinned=(
        {"shape": (3,), "axis": None, "epsilon": None},
        {"shape": (4,), "axis": 1, "epsilon": 0.5},
        {"shape": (2, 3), "axis": -1, "epsilon": None},
    ),
    after=("value",),
)
def symbolic(subject: Subject, shape: tuple[int, ...], axis: int | None, epsilon: float | None) -> None:
    named = {name: one for name, one in (("axis", axis), ("epsilon", epsilon)) if one is not None}
    call = Call("standardize", (Symbolic(shape),), named)
    returned = value(subject, call, f"a KerasTensor of shape {(None, *shape)}", ops_only=True)
    if returned.kind != "symbolic" or returned.value != (None, *shape):
        raise Failed(
            Claim(f"a KerasTensor of shape {(None, *shape)}", returned.words), call=call, facts=Facts(call, returned)
        )
    batch = np.random.default_rng(len(shape)).normal(2, 3, (5, *shape)).astype("float32")
    # A layer that knows its output beforehand runs its code on numbers only.
    value(subject, Call("standardize", (batch,), named), "a tensor, by way of Keras alone", ops_only=True)
    evidence: ModelEvidence = subject.ask(ModelRequest(call, (batch,), brief=True))
    problem = evidence.raised or evidence.problems.get("outputs")
    right = _right(Call("standardize", (batch,), named))
    if problem is not None or evidence.outputs is None:
        raise Failed(
            Claim("a tensor of which a Functional model can be made", str(problem)),
            call=call,
            line=problem.line if problem else None,
            facts=Facts(call, evidence),
        )
    found = evidence.outputs.at_inference
    if found.shape != right.shape or not np.allclose(found, right, rtol=1e-3, atol=1e-4):
        raise Failed(
            Claim(
                f"in a Functional model the same values: {show(right.ravel()[:4])} …", f"{show(found.ravel()[:4])} …"
            ),
            call=call,
            facts=Facts(call, evidence),
        )


kata = Kata(
    __name__,
    title="Standardizing on any backend",
    questions=("Q1", "K1"),
    functions=(signature(_SIGNATURE),),
    checks=(value_, tensor, large, graph, symbolic),
    hints=(
        "Which module of Keras has a function for everything that you would take from NumPy?",
        "What shape do mean and variance have when you subtract and divide, if the axis is the last one?",
        "What can you know about a symbolic tensor, and what only about numbers?",
    ),
)
