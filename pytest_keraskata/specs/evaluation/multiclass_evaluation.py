"""Classes and the classification report of a multi-class classifier."""

import warnings
from itertools import zip_longest
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Returned
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.classes import class_checks, distributions
from pytest_keraskata.authoring.functions import signature, value
from pytest_keraskata.authoring.predicting import asked, handed, known_model, samples
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata

_CLASSES = signature("predicted_classes(model, x)")
_REPORT = signature("report(model, x, y_true)")


classes_, real_model = class_checks(_CLASSES.name)


def right_report(y_true: Array, predicted: Array) -> str:
    """As scikit-learn writes it, without its warnings of classes that are never predicted."""
    from sklearn.metrics import classification_report

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text: str = classification_report(y_true, predicted)
    return text


def _labels(seed: int, classes: int, predicted: Array, dtype: str, one_hot: bool) -> Array:
    """True classes of which the model gets about half right, so that precision and recall differ.

    Args:
        seed: of the classes.
        classes: how many the model knows; up to the last one that occurs may be fewer.
        predicted: what the model predicts.
        dtype: of the labels.
        one_hot: whether they come one-hot.
    """
    generator = np.random.default_rng(seed + 1)
    # Now and then only the first two occur, and integers look like one-hot.
    drawn = generator.integers(0, 2 if seed % 3 == 1 else classes, len(predicted))
    known = np.where(generator.random(len(predicted)) < 0.5, drawn, predicted if seed % 3 != 1 else drawn)
    return (np.eye(classes)[known] if one_hot else known).astype(dtype)


def _judge_report(call: Call, returned: Returned, y_true: Array, predicted: Array) -> None:
    numbers = y_true.argmax(axis=1) if y_true.ndim == 2 else y_true
    right = right_report(numbers, predicted)
    shape = f"{'one-hot of shape' if y_true.ndim == 2 else 'integers of shape'} {y_true.shape}, {y_true.dtype}"
    facts = Facts(call, returned, {"report": right, "y_true": numbers, "predicted": predicted})
    details = (f"y_true: {_few(numbers)}, {shape}", f"predicted: {_few(predicted)}", *right.rstrip().split("\n"))
    shown = "report(model, x, y_true)"
    if returned.kind != "text":
        why = "the report is text to be returned; whoever called decides whether to print it"
        why = why if returned.kind == "none" else ""
        raise Failed(Claim("text", returned.words), call=shown, why=why, facts=facts)
    # Whether the last line ends is a matter of how it is printed.
    found, right = str(returned.value).rstrip(), right.rstrip()
    if found != right:
        expected, other = next(
            (one, other)
            for one, other in zip_longest(right.split("\n"), found.split("\n"), fillvalue=None)
            if one != other
        )
        told = Claim(
            "no further line" if expected is None else f"the line {expected!r}",
            "no such line" if other is None else repr(other),
            details,
        )
        raise Failed(told, call=shown, facts=facts)


def _few(labels: Array) -> str:
    listed = labels.tolist()
    return str(listed) if len(listed) <= 40 else f"{listed[:40]} … ({len(listed)})"


_drawn: dict[str, Any] = {"seed": st.integers(0, 99), "rows": st.integers(1, 60), "classes": st.integers(3, 12)}


@check(
    name="report",
    **_drawn,
    dtype=st.sampled_from(["int64", "int32", "uint8", "int8"]),
    pinned=(
        {"seed": 0, "rows": 12, "classes": 3, "dtype": "int64"},
        {"seed": 5, "rows": 1, "classes": 3, "dtype": "int64"},
        # Classes that are never predicted, or never true.
        {"seed": 6, "rows": 4, "classes": 5, "dtype": "uint8"},
        # Nothing but zeros and ones, as many as there are classes.
        {"seed": 1, "rows": 3, "classes": 3, "dtype": "int32"},
        {"seed": 7, "rows": 150, "classes": 12, "dtype": "int64"},
    ),
    draws=2,
    after=("classes",),
)
def report(subject: Subject, seed: int, rows: int, classes: int, dtype: str) -> None:
    x = distributions(seed, rows, classes)
    y_true = _labels(seed, classes, x.argmax(axis=1), dtype, one_hot=False)
    call = Call(_REPORT.name, (known_model(classes), x, y_true))
    _judge_report(call, value(subject, call, "the classification report as text"), y_true, x.argmax(axis=1))


@check(
    name="one_hot",
    **_drawn,
    dtype=st.sampled_from(["float32", "float64", "int64", "uint8"]),
    pinned=(
        {"seed": 0, "rows": 12, "classes": 3, "dtype": "float32"},
        {"seed": 1, "rows": 4, "classes": 4, "dtype": "int64"},
        {"seed": 2, "rows": 1, "classes": 3, "dtype": "float32"},
        {"seed": 3, "rows": 70, "classes": 11, "dtype": "float64"},
    ),
    draws=1,
    after=("classes", "report"),
)
def one_hot(subject: Subject, seed: int, rows: int, classes: int, dtype: str) -> None:
    """One-hot labels, of a real model as well."""
    x = distributions(seed, rows, classes)
    y_true = _labels(seed, classes, x.argmax(axis=1), dtype, one_hot=True)
    call = Call(_REPORT.name, kwargs={"model": known_model(classes), "x": x, "y_true": y_true})
    _judge_report(call, value(subject, call, "the classification report as text"), y_true, x.argmax(axis=1))
    if dtype == "float64":
        model = handed("dense", 3)
        x, probabilities = samples(model, rows)
        y_true = _labels(seed, 3, probabilities.argmax(axis=1), dtype, one_hot=True)
        told = "the classification report as text"
        ((call, returned),) = asked(subject, _REPORT.name, model.given, [x], {"y_true": y_true}, told)
        _judge_report(call, returned, y_true, probabilities.argmax(axis=1))


kata = Kata(
    __name__,
    title="Evaluating a multi-class classifier",
    questions=("Q40",),
    functions=(_CLASSES, _REPORT),
    checks=(classes_, real_model, report, one_hot),
    hints=(
        "Along which axis do the classes of one sample lie?",
        "Which of the two comes first in scikit-learn's report, what is true or what is predicted?",
        "What do one-hot labels and predicted probabilities have in common?",
    ),
)
