"""Classes and the classification report of a multi-class classifier."""

import warnings

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.classes import class_checks, distributions, known_model
from pytest_keraskata.authoring.functions import signature, value
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata

_CLASSES = signature("predicted_classes(model, x)")
_REPORT = signature("report(model, x, y_true)")


classes_, real_model = class_checks(_CLASSES.name)


def right_report(y_true: Array, probabilities: Array) -> str:
    """As scikit-learn writes it, without its warnings of classes that are never predicted."""
    from sklearn.metrics import classification_report

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text: str = classification_report(y_true, probabilities.argmax(axis=1))
    return text


def _labels(seed: int, rows: int, classes: int, probabilities: Array) -> Array:
    """True classes of which the model gets about half right, so that precision and recall differ."""
    generator = np.random.default_rng(seed + 1)
    drawn = generator.integers(0, classes, rows)
    return np.where(generator.random(rows) < 0.5, drawn, probabilities.argmax(axis=1))


def _judge_report(
    subject: Subject, seed: int, rows: int, classes: int, *, one_hot: str = "", names: bool = False
) -> None:
    x = distributions(seed, rows, classes)
    y_true = _labels(seed, rows, classes, x)
    given = np.eye(classes)[y_true].astype(one_hot) if one_hot else y_true
    model = known_model(classes)
    call = (
        Call(_REPORT.name, kwargs={"model": model, "x": x, "y_true": given})
        if names
        else Call(_REPORT.name, (model, x, given))
    )
    returned = value(subject, call, "the classification report as text")
    right = right_report(y_true, x)
    shape = f"{'one-hot of shape' if one_hot else 'integers of shape'} {given.shape}"
    facts = Facts(call, returned, {"report": right, "y_true": y_true, "predicted": x.argmax(axis=1)})
    details = (
        f"y_true: {y_true.tolist()}, {shape}",
        f"predicted: {x.argmax(axis=1).tolist()}",
        *right.rstrip().split("\n"),
    )
    shown = "report(model, x, y_true)"
    if returned.kind != "text":
        why = "the report is text to be returned; whoever called decides whether to print it"
        why = why if returned.kind == "none" else ""
        raise Failed(Claim("text", returned.words), call=shown, why=why, facts=facts)
    found = str(returned.value)
    if _lines(found) != _lines(right):
        expected, other = next(
            (one, other)
            for one, other in zip(_padded(right, found), _padded(found, right), strict=True)
            if one != other
        )
        raise Failed(
            Claim(
                f"the line {expected!r}" if expected else "no further line",
                f"{other!r}" if other else "no such line",
                details,
            ),
            call=shown,
            facts=facts,
        )


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").split("\n")]


def _padded(text: str, other: str) -> list[str]:
    """The lines of a text, as many as the longer one of both has."""
    lines = _lines(text)
    return lines + [""] * (len(_lines(other)) - len(lines))


@check(
    name="report",
    seed=st.integers(0, 99),
    rows=st.integers(1, 20),
    classes=st.integers(3, 5),
    pinned=(
        {"seed": 0, "rows": 12, "classes": 3},
        {"seed": 4, "rows": 40, "classes": 4},
        {"seed": 5, "rows": 1, "classes": 3},
        # Classes that are never predicted, or never true.
        {"seed": 6, "rows": 4, "classes": 5},
    ),
    draws=2,
    after=("classes",),
)
def report(subject: Subject, seed: int, rows: int, classes: int) -> None:
    _judge_report(subject, seed, rows, classes)


@check(
    name="one_hot",
    seed=st.integers(0, 99),
    rows=st.integers(1, 20),
    classes=st.integers(3, 5),
    dtype=st.sampled_from(["float32", "int64"]),
    pinned=(
        {"seed": 0, "rows": 12, "classes": 3, "dtype": "float32"},
        {"seed": 1, "rows": 4, "classes": 4, "dtype": "int64"},
        {"seed": 2, "rows": 1, "classes": 3, "dtype": "float32"},
    ),
    draws=1,
    after=("classes", "report"),
)
def one_hot(subject: Subject, seed: int, rows: int, classes: int, dtype: str) -> None:
    _judge_report(subject, seed, rows, classes, one_hot=dtype, names=True)


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
