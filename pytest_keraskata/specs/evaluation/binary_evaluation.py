"""Labels from the probabilities of a binary classifier."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Given
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import numbers, signature, value
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import Bars, Mark, series

_PREDICT = signature("predict_labels(model, x, threshold=0.5)")
# Numbers that float32 holds exactly, and their neighbours.
_THRESHOLDS = (0.0, 0.25, 0.5, 0.75, 1.0)
_PROBABILITIES = (0.0, 0.125, 0.2, 0.25, 0.3, 0.49, 0.5, 0.51, 0.7, 0.75, 0.9, 0.99, 1.0)


@cache
def known_model() -> Given:
    """A model that gives its input back, so that its predictions are known."""

    return Reference(lambda: keras.Sequential([keras.Input((1,)), keras.layers.Identity()])).given()


@cache
def network(features: int) -> tuple[Given, Any]:
    """A real classifier as it is handed over, and the same to ask."""

    layers = [keras.Input((features,)), keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, "sigmoid")]
    reference = Reference(lambda: keras.Sequential(layers))
    return reference.given(), reference


def judge(subject: Subject, call: Call, probabilities: Array, threshold: float) -> None:
    """A call returns the labels of these probabilities, as integers of shape (n,) or (n, 1)."""
    flat = probabilities.ravel()
    right = (flat > threshold).astype(int)
    returned = value(subject, call, f"labels {right.tolist()}")
    found = as_array(returned)
    facts = Facts(call, returned, {"array": right, "probabilities": flat, "threshold": threshold})
    size = len(right)
    listed = ", ".join(f"{probability:.4g}" for probability in flat[:12]) + ", …" * (size > 12)
    details = (f"probabilities: {listed}",)
    shown = (
        f"predict_labels(model, x, threshold={threshold:g})" if _given_threshold(call) else "predict_labels(model, x)"
    )
    if found is None or found.shape not in ((size,), (size, 1)):
        what = returned.words if found is None else f"shape {found.shape}"
        expected = f"one label per sample, shape ({size},) or ({size}, 1)"
        raise Failed(Claim(expected, what, details), call=shown, facts=facts)
    if found.dtype.kind not in "iu":
        kind = {"b": "bools", "f": "floats"}.get(found.dtype.kind, str(found.dtype))
        raise Failed(Claim("integers 0 and 1", f"{kind}: {_few(found)}", details), call=shown, facts=facts)
    if not np.array_equal(found.ravel(), right):
        raise Failed(Claim(_few(right), _few(found), details), call=shown, facts=facts)


def _given_threshold(call: Call) -> bool:
    return len(call.args) > 2 or "threshold" in call.kwargs


def _few(labels: Array) -> str:
    flat = labels.ravel().tolist()
    return str(flat) if len(flat) <= 12 else str(flat[:12])[:-1] + ", …]"


def _column(probabilities: Sequence[float]) -> Array:
    return np.array(probabilities, "float32")[:, None]


_drawn = st.lists(st.sampled_from(_PROBABILITIES), min_size=1, max_size=9)


@check(
    name="labels",
    probabilities=_drawn,
    pinned=(
        {"probabilities": [0.9, 0.2, 0.51, 0.49, 0.7]},
        {"probabilities": [1.0, 0.0]},
        {"probabilities": [0.3]},
        {"probabilities": [0.9]},
        # More samples than a batch of predict's.
        {"probabilities": [0.1, 0.6, 0.7, 0.2, 0.9] * 8},
    ),
    draws=3,
)
def labels(subject: Subject, probabilities: list[float]) -> None:
    """Without a threshold: 0.5."""
    x = _column(probabilities)
    judge(subject, Call(_PREDICT.name, (known_model(), x)), x, 0.5)


@check(
    name="threshold",
    probabilities=_drawn,
    threshold=st.sampled_from(_THRESHOLDS),
    by_name=st.booleans(),
    pinned=tuple(
        {"probabilities": list(_PROBABILITIES), "threshold": threshold, "by_name": place % 2 == 0}
        for place, threshold in enumerate(_THRESHOLDS)
    ),
    draws=3,
)
def threshold_(subject: Subject, probabilities: list[float], threshold: float, by_name: bool) -> None:
    """Strictly above the threshold, whatever it is; ties among the probabilities are drawn often."""
    x = _column(probabilities)
    given = (known_model(), x)
    by_place = Call(_PREDICT.name, (*given, threshold))
    judge(subject, Call(_PREDICT.name, given, {"threshold": threshold}) if by_name else by_place, x, threshold)


@check(
    name="real_model",
    features=st.integers(1, 4),
    rows=st.integers(1, 9),
    pinned=({"features": 3, "rows": 7}, {"features": 2, "rows": 1}),
    draws=1,
)
def real_model(subject: Subject, features: int, rows: int) -> None:
    given, reference = network(features)
    x = np.random.default_rng(rows).normal(0, 2, size=(rows, features)).astype("float32")
    probabilities = reference.outputs((x,))
    # Rounding may differ from one way of predicting to another.
    threshold = next(number for number in (0.5, 0.375, 0.625, 0.25) if np.min(np.abs(probabilities - number)) > 1e-3)
    judge(subject, Call(_PREDICT.name, (given, x), {"threshold": threshold}), probabilities, threshold)


def _pictures(subject: Subject) -> Iterator[Bars]:
    """The label that each score gets, on either side of the threshold and on it."""
    for threshold in (0.5, 0.75):
        call = Call(_PREDICT.name, (known_model(), _column(_PROBABILITIES)), {"threshold": threshold})
        found = numbers(subject, call)
        if found is None or found.size != len(_PROBABILITIES):
            continue
        labels = found.ravel()
        shown = [
            series(
                f"labelled {label}",
                (score if is_it else None for score, is_it in zip(_PROBABILITIES, labels == label, strict=True)),
            )
            for label in (1, 0)
        ]
        yield Bars(
            f"predict_labels(model, x, threshold={threshold:g})",
            tuple(f"sample {number}" for number in range(1, len(labels) + 1)),
            "probability",
            tuple(shown),
            Mark(threshold, f"threshold {threshold:g}"),
            note="a probability that equals the threshold is not above it",
        )


kata = Kata(
    __name__,
    title="From probabilities to labels",
    questions=("Q39",),
    functions=(_PREDICT,),
    checks=(labels, threshold_, real_model),
    hints=(
        "What is left of 0.9 when you make an int of it?",
        "What does a comparison of an array with a number give, and how does it become numbers?",
        "Which label does a probability get that equals the threshold?",
    ),
    pictures=_pictures,
)
