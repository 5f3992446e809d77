"""Recall, written as a metric."""

import itertools
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import described, value, words
from pytest_keraskata.evidence import Array, Call, as_array
from pytest_keraskata.kata import Facts, Failed, Kata
from pytest_keraskata.strategies import check
from pytest_keraskata.subject import Subject

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
        st.lists(st.sampled_from([0.0, 0.1, 0.4, 0.49, 0.51, 0.6, 0.9, 1.0]), min_size=size, max_size=size)
    )
    return tuple(labels), tuple(predictions)


_BATCH = ((1, 1, 0, 0, 1), (0.9, 0.1, 0.8, 0.2, 0.7))
_EDGES: tuple[tuple[tuple[int, ...], tuple[float, ...]], ...] = (
    _BATCH,
    ((1, 1, 1), (0.51, 0.49, 1.0)),
    ((1, 0, 0, 0), (0.9, 0.9, 0.9, 0.9)),
    ((1,), (1.0,)),
    ((1,), (0.0,)),
    ((1, 1, 1, 0), (0.1, 0.2, 0.3, 0.9)),
    # More than small integers and half precision can count.
    ((1, 1, 1, 1, 0) * 1000, (0.9, 0.8, 0.7, 0.1, 0.6) * 1000),
)


def expected_recall(labels: tuple[int, ...], predictions: tuple[float, ...]) -> float:
    positives = sum(labels)
    hits = sum(label for label, prediction in zip(labels, predictions, strict=True) if prediction > 0.5)
    return hits / positives if positives else 0.0


def _call(batch: Any, *, column_labels: bool, column_predictions: bool, dtype: str) -> Call:
    labels, predictions = np.array(batch[0], dtype), np.array(batch[1], "float32")
    return Call(
        "recall",
        (labels[:, None] if column_labels else labels, predictions[:, None] if column_predictions else predictions),
    )


def _right(subject: Subject, call: Call, batch: Any, **request: Any) -> None:
    right = expected_recall(*batch)
    returned = value(subject, call, f"{right:.3f}", **request)
    found = as_array(returned)
    facts = Facts(call, returned, {"array": np.asarray(right)})
    if found is None or found.shape != ():
        raise Failed(
            call=call, expected=f"one number: {right:.3f}", found=_shape_words(found, words(returned)), case=facts
        )
    if not abs(float(found) - right) <= _TOLERANCE:
        raise Failed(call=call, expected=f"{right:.3f}", found=f"{float(found):.3f}", case=facts)


def _shape_words(found: Array | None, otherwise: str) -> str:
    return otherwise if found is None else f"an array of shape {found.shape}"


@check(batch=batches(), always=tuple({"batch": batch} for batch in _EDGES), examples=30, name="value")
def value_(subject: Subject, batch: Any) -> None:
    call = _call(batch, column_labels=True, column_predictions=True, dtype="float32")
    _right(subject, call, batch, as_tensors=True)


@check(
    batch=batches(),
    shapes=st.sampled_from(_SHAPES),
    always=tuple({"batch": _BATCH, "shapes": shapes} for shapes in _SHAPES),
    examples=12,
    after=("value",),
)
def shapes(subject: Subject, batch: Any, shapes: tuple[bool, bool]) -> None:
    call = _call(batch, column_labels=shapes[0], column_predictions=shapes[1], dtype="float32")
    _right(subject, call, batch, as_tensors=True)


@check(
    batch=batches(),
    dtype=st.sampled_from(["int32", "int64"]),
    always=({"batch": _BATCH, "dtype": "int64"}, {"batch": _BATCH, "dtype": "int32"}),
    examples=6,
    after=("value",),
)
def labels(subject: Subject, batch: Any, dtype: str) -> None:
    call = _call(batch, column_labels=True, column_predictions=True, dtype=dtype)
    _right(subject, call, batch, as_tensors=True)


@check(
    name="no_positives",
    predictions=st.lists(st.sampled_from([0.0, 0.3, 0.8, 1.0]), min_size=1, max_size=5),
    always=({"predictions": [0.2, 0.9]}, {"predictions": [0.1]}),
    examples=5,
    after=("value",),
)
def no_positives(subject: Subject, predictions: list[float]) -> None:
    batch = ((0,) * len(predictions), tuple(predictions))
    call = _call(batch, column_labels=True, column_predictions=True, dtype="float32")
    _right(subject, call, batch, as_tensors=True)


@check(
    batch=st.just(_BATCH),
    column=st.booleans(),
    dtype=st.sampled_from(["float32", "int64"]),
    always=(
        {"batch": _BATCH, "column": True, "dtype": "float32"},
        {"batch": _BATCH, "column": False, "dtype": "int64"},
    ),
    examples=1,
    after=("value", "shapes", "labels"),
)
def graph(subject: Subject, batch: Any, column: bool, dtype: str) -> None:
    call = _call(batch, column_labels=column, column_predictions=True, dtype=dtype)
    _right(subject, call, batch, in_graph=True)


@check(
    batch=st.just(_BATCH),
    column=st.booleans(),
    always=({"batch": _BATCH, "column": True}, {"batch": _BATCH, "column": False}),
    examples=1,
    after=("value", "shapes", "labels", "graph"),
)
def compiled(subject: Subject, batch: Any, column: bool) -> None:
    call = _call(batch, column_labels=column, column_predictions=True, dtype="float32")
    _right(subject, call, batch, as_metric=True)


kata = Kata(
    __name__,
    title="A metric of your own: recall",
    questions=("Q48",),
    functions=(described("recall(y_true, y_pred)"),),
    checks=(value_, shapes, labels, no_positives, graph, compiled),
    hints=(
        "How many positives are there, and how many of them were found?",
        "`fit` hands labels (n,) beside predictions (n, 1): what does NumPy make of a row times a column?",
        "What is 0 / 0, and how could the denominator avoid it?",
    ),
)
