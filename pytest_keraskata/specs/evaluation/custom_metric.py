"""Recall, written as a metric."""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.function import FunctionRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import signature, value
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata

# An epsilon in the denominator is the learner's to choose, as long as it stays one.
_TOLERANCE = 2e-3
_SHAPES = tuple(itertools.product((False, True), repeat=2))


@st.composite
def batches(draw: st.DrawFn) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Labels and predictions, none of them exactly 0.5."""
    size = draw(st.integers(1, 9))
    labels = draw(st.lists(st.integers(0, 1), min_size=size, max_size=size))
    # Without any positive: a check of its own.
    labels[draw(st.integers(0, size - 1))] = 1
    predictions = draw(
        st.lists(
            st.sampled_from([0.0, 0.1, 0.4, 0.49, 0.4999, 0.49999, _ABOVE, 0.5001, 0.51, 0.6, 0.9, 1.0]),
            min_size=size,
            max_size=size,
        )
    )
    return tuple(labels), tuple(predictions)


# The next number that float32 has.
_ABOVE = float(np.nextafter(np.float32(0.5), np.float32(1)))
_BATCH = ((1, 1, 0, 0, 1), (0.9, 0.1, 0.8, 0.2, 0.7))
_EDGES: tuple[tuple[tuple[int, ...], tuple[float, ...]], ...] = (
    _BATCH,
    ((1, 1, 1), (0.51, 0.49, 1.0)),
    ((1, 0, 0, 0), (0.9, 0.9, 0.9, 0.9)),
    ((1,), (1.0,)),
    ((1,), (0.0,)),
    ((1, 1, 1, 1), (0.4999, 0.49999, _ABOVE, 0.5001)),
    ((1, 1, 1, 0), (0.1, 0.2, 0.3, 0.9)),
    # More than small integers and half precision can count.
    ((1, 1, 1, 1, 0) * 1000, (0.9, 0.8, 0.7, 0.1, 0.6) * 1000),
)
_IN_GRAPH: tuple[dict[str, Any], ...] = (
    {"batch": _BATCH, "column": True, "dtype": "float32"},
    {"batch": _BATCH, "column": False, "dtype": "int64"},
)
# In every batch half of the positives are found, so that it doesn't matter how batches are put together.
_TWO_BATCHES = ((1, 1, 0, 0, 1, 0, 1), (0.9, 0.1, 0.8, 0.2, 0.3, 0.7, 0.6))
_COMPILED: tuple[dict[str, Any], ...] = (
    {"batch": _BATCH, "column": True, "dtype": "float32", "size": 0},
    {"batch": _BATCH, "column": False, "dtype": "float32", "size": 0},
    {"batch": _BATCH, "column": False, "dtype": "int64", "size": 0},
    {"batch": _TWO_BATCHES, "column": True, "dtype": "float32", "size": 4},
    {"batch": _TWO_BATCHES, "column": False, "dtype": "int64", "size": 4},
)


def expected_recall(labels: tuple[int, ...], predictions: tuple[float, ...]) -> float:
    positives = sum(labels)
    hits = sum(label for label, prediction in zip(labels, predictions, strict=True) if prediction > 0.5)
    return hits / positives if positives else 0.0


def _called(batch: Any, *, column: bool = True, predictions: bool = True, dtype: str = "float32") -> Call:
    """A call with columns or with plain rows of labels, and of predictions."""
    known, predicted = np.array(batch[0], dtype), np.array(batch[1], "float32")
    return Call("recall", (known[:, None] if column else known, predicted[:, None] if predictions else predicted))


def _ahead() -> Iterator[FunctionRequest]:
    for batch in _EDGES:
        yield FunctionRequest(_called(batch), as_tensors=True)
    for case in _IN_GRAPH:
        yield FunctionRequest(_called(**case), in_graph=True)
    for case in _COMPILED:
        call = _called(case["batch"], column=case["column"], dtype=case["dtype"])
        yield FunctionRequest(call, as_metric=True, batch_size=case["size"])


def _right(subject: Subject, call: Call, batch: Any, **request: Any) -> None:
    right = expected_recall(*batch)
    returned = value(subject, call, f"{right:.3f}", **request)
    found = as_array(returned)
    facts = Facts(call, returned, {"array": np.asarray(right)})
    if found is None or found.shape != ():
        raise Failed(Claim(f"one number: {right:.3f}", _shape_words(found, returned.words)), call=call, facts=facts)
    if not abs(float(found) - right) <= _TOLERANCE:
        raise Failed(Claim(f"{right:.3f}", f"{float(found):.3f}"), call=call, facts=facts)


def _shape_words(found: Array | None, otherwise: str) -> str:
    return otherwise if found is None else f"an array of shape {found.shape}"


@check(batch=batches(), pinned=tuple({"batch": batch} for batch in _EDGES), draws=30, name="value")
def value_(subject: Subject, batch: Any) -> None:
    _right(subject, _called(batch), batch, as_tensors=True)


@check(
    batch=batches(),
    shapes=st.sampled_from(_SHAPES),
    pinned=tuple({"batch": _BATCH, "shapes": shapes} for shapes in _SHAPES),
    draws=12,
    after=("value",),
)
def shapes(subject: Subject, batch: Any, shapes: tuple[bool, bool]) -> None:
    _right(subject, _called(batch, column=shapes[0], predictions=shapes[1]), batch, as_tensors=True)


@check(
    batch=batches(),
    dtype=st.sampled_from(["int32", "int64"]),
    pinned=({"batch": _BATCH, "dtype": "int64"}, {"batch": _BATCH, "dtype": "int32"}),
    draws=6,
    after=("value",),
)
def labels(subject: Subject, batch: Any, dtype: str) -> None:
    _right(subject, _called(batch, dtype=dtype), batch, as_tensors=True)


@check(
    name="no_positives",
    predictions=st.lists(st.sampled_from([0.0, 0.3, 0.8, 1.0]), min_size=1, max_size=5),
    pinned=({"predictions": [0.2, 0.9]}, {"predictions": [0.1]}),
    draws=5,
    after=("value",),
)
def no_positives(subject: Subject, predictions: list[float]) -> None:
    batch = ((0,) * len(predictions), tuple(predictions))
    _right(subject, _called(batch), batch, as_tensors=True)


@check(
    batch=st.just(_BATCH),
    column=st.booleans(),
    dtype=st.sampled_from(["float32", "int64"]),
    pinned=_IN_GRAPH,
    draws=1,
    after=("value", "shapes", "labels"),
)
def graph(subject: Subject, batch: Any, column: bool, dtype: str) -> None:
    _right(subject, _called(batch, column=column, dtype=dtype), batch, in_graph=True)


@check(after=("value", "shapes", "labels", "graph"), pinned=_COMPILED)
def compiled(subject: Subject, batch: Any, column: bool, dtype: str, size: int) -> None:
    _right(subject, _called(batch, column=column, dtype=dtype), batch, as_metric=True, batch_size=size)


kata = Kata(
    __name__,
    title="A metric of your own: recall",
    questions=("Q48",),
    functions=(signature("recall(y_true, y_pred)"),),
    checks=(value_, shapes, labels, no_positives, graph, compiled),
    hints=(
        "How many positives are there, and how many of them were found?",
        "`fit` hands labels (n,) beside predictions (n, 1): what does NumPy make of a row times a column?",
        "What is 0 / 0, and how could the denominator avoid it?",
    ),
    ahead=_ahead,
)
