"""Classes and the classification report of a multi-class classifier."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array, Call, Check, Claim, Facts, Failed, Mistake, Plain, Returned, Subject, asked, check, class_checks,
    distributions, few, function, function_kata, handed, known_model, mistake, samples, told, value,
)  # fmt: skip

predicted_classes = function("predicted_classes(model, x)")
report = function("report(model, x, y_true)")


def _numbers(y_true: Array) -> Array:
    return np.asarray(y_true.argmax(axis=1) if y_true.ndim == 2 else y_true)


def _written(y_true: Array, predicted: Array, **settings: Any) -> str:
    """As scikit-learn writes it, without its warnings of classes that are never predicted.

    Whether the last line ends is a matter of how it is printed.
    """
    from sklearn.metrics import classification_report

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text: str = classification_report(y_true, predicted, **settings)
    return text.rstrip()


def right(y_true: Array, predicted: Array, **settings: Any) -> str:
    return _written(_numbers(y_true), predicted, **settings)


def _of(change: Callable[[Array], Any]) -> Callable[..., str]:
    """The report of other true classes."""
    return lambda y_true, predicted: right(np.asarray(change(y_true)), predicted)


_NUMBERS = "these are numbers, but the task needs the report itself: its text, with a line for each class"
_NO_TEXT = {
    "none": "the report is a string to be returned; the caller decides whether to print it",
    "mapping": "a dictionary holds the same numbers, but the task needs the report as text, as it is by default",
    "sequence": "several objects are returned, but the task needs one string, with all lines of the report",
    "object": "",
}
_FIRST, _DEFAULTS = "which of the two does scikit-learn expect first?", "which arguments does the task need?"
_HIGHEST = "what do one-hot labels and predicted probabilities have in common?"
_SWAPPED = mistake("swapped", lambda y_true, predicted: right(predicted, _numbers(y_true)),
                   "the predicted classes are passed as the true ones", _FIRST)  # fmt: skip
_REPORT = (
    _SWAPPED,
    mistake("four-digits", lambda y_true, predicted: right(y_true, predicted, digits=4), "the report has four digits", _DEFAULTS),
    mistake("undefined-as-one", lambda y_true, predicted: right(y_true, predicted, zero_division=1),
            "what is undefined for a class is reported as 1, which is not the default", _DEFAULTS),
    mistake("undefined-as-nan", lambda y_true, predicted: right(y_true, predicted, zero_division=np.nan),
            "what is undefined for a class is reported as nan, which is not the default", _DEFAULTS),
    mistake("one-digit", lambda y_true, predicted: right(y_true, predicted, digits=1), "the report has one digit", _DEFAULTS),
    mistake("predicted-classes-only", lambda y_true, predicted: right(y_true, predicted, labels=np.unique(predicted)),
            "classes that are true but never predicted are missing", _DEFAULTS),
    mistake("up-to-the-highest", lambda y_true, predicted: right(y_true, predicted, labels=np.arange(1 + y_true.max())),
            "there is a line for every class up to the highest true one, and for no other", _DEFAULTS),
    mistake("one-hot-both", lambda y_true, predicted, classes: _written(np.eye(classes)[y_true], np.eye(classes)[predicted]),
            "both arguments are one-hot, so scikit-learn averages over labels and reports no accuracy",
            "which form of labels gives the line of the accuracy?"),
    mistake("true-classes-alone", lambda y_true, predicted: right(y_true, predicted, labels=np.unique(_numbers(y_true))),
            "classes that are predicted but never true are missing", _DEFAULTS),
    mistake("all-classes", lambda y_true, predicted, classes: right(y_true, predicted, labels=np.arange(classes)),
            "there is a line for every class of the model, also for those that don't occur", _DEFAULTS),
    mistake("own-names", lambda y_true, predicted: right(
            np.array([f"class {one}" for one in y_true]), np.array([f"class {one}" for one in predicted])),
            "the classes have custom names", _DEFAULTS),
    mistake("own-names-in-order", lambda y_true, predicted: right(y_true, predicted, target_names=[
            f"class {one}" for one in np.union1d(y_true, predicted)]), "the classes have custom names", _DEFAULTS),
    mistake("float-labels", _of(lambda y_true: y_true.astype("float64")),
            "the labels are floats, so their names are, too", "what type does the name of a class have?"),
    mistake("counted-from-one", lambda y_true, predicted: right(y_true + 1, predicted + 1),
            "classes are counted from 1", "what is the number of the first column?"),
    mistake("true-alone", lambda y_true, predicted: right(y_true, _numbers(y_true)),
            "the report compares the true classes with themselves", "what did the model predict?"),
    mistake("predicted-alone", lambda y_true, predicted: right(predicted, predicted),
            "the report compares the predicted classes with themselves", "what is y_true for?"),
)  # fmt: skip
_ONE_HOT = (
    _SWAPPED,
    mistake("lowest-place", _of(lambda y_true: y_true.argmin(axis=1)),
            "the position of a 0 is taken from each one-hot row", _HIGHEST),
    mistake("flattened", _of(lambda y_true: y_true.ravel()[: len(y_true)].astype(int)),
            "one-hot labels are flattened, and the first numbers are treated as classes", _HIGHEST),
    mistake("highest-number", _of(lambda y_true: y_true.max(axis=1).astype(int)),
            "the highest number is taken from each one-hot row, not its position", _HIGHEST),
)  # fmt: skip


def labels(seed: int, classes: int, predicted: Array, dtype: str, one_hot: bool) -> Array:
    """True classes of which the model gets about half right, so that precision and recall differ.

    Now and then only the first two occur, and integers look like one-hot.
    """
    generator = np.random.default_rng(seed + 1)
    drawn = generator.integers(0, 2 if seed % 3 == 1 else classes, len(predicted))
    known = np.where(generator.random(len(predicted)) < 0.5, drawn, predicted if seed % 3 != 1 else drawn)
    return (np.eye(classes)[known] if one_hot else known).astype(dtype)


def _judge(call: Call, returned: Returned, y_true: Array, probabilities: Array, mistakes: Sequence[Mistake]) -> None:
    predicted = probabilities.argmax(axis=1)
    text, found = right(y_true, predicted), str(returned.value).rstrip()
    known = told(mistakes, {"y_true": y_true, "predicted": predicted, "classes": probabilities.shape[1]})
    facts = Facts(call, returned, {"array": text, "found": found, "mistakes": known})
    shape = f"{'one-hot of shape' if y_true.ndim == 2 else 'integers of shape'} {y_true.shape}, {y_true.dtype}"
    details = (f"y_true: {few(_numbers(y_true))}, {shape}", f"predicted: {few(predicted)}", *text.split("\n"))
    if returned.kind != "text":
        claim = Claim("text", returned.words)
        raise Failed(claim, call="report(model, x, y_true)", why=_NO_TEXT.get(returned.kind, _NUMBERS), facts=facts)
    if found != text:
        lines = zip_longest(text.split("\n"), found.split("\n"), fillvalue=None)
        expected, other = next((one, other) for one, other in lines if one != other)
        claim = Claim(
            "no further line" if expected is None else f"the line {expected!r}",
            "no such line" if other is None else repr(other),
            details,
        )
        is_report = "precision" in found.split("\n")[0] or not found
        why = "" if is_report else "the first line of the report is missing: the names of the columns"
        raise Failed(claim, call="report(model, x, y_true)", why=why, facts=facts)


def _played(one: Mistake) -> dict[str, Any]:
    def played(model: Any, x: Array, y_true: Array) -> str:
        probabilities = model.predict(x, verbose=0)
        known = {"y_true": y_true, "predicted": probabilities.argmax(axis=1), "classes": probabilities.shape[1]}
        found: str = one.of(known)
        return found

    return {"report": played}


def _reports(name: str, mistakes: Sequence[Mistake], dtypes: Sequence[str], after: tuple[str, ...], draws: int,
             pinned: Sequence[tuple[int, int, int, str]]) -> Check:  # fmt: skip
    """A check of reports: of a seed, so many rows and classes, and labels of a type."""
    is_one_hot = name == "one_hot"

    @check(
        name=name,
        seed=st.integers(0, 99),
        rows=st.integers(1, 60),
        classes=st.integers(3, 12),
        dtype=st.sampled_from(dtypes),
        pinned=tuple(dict(zip(("seed", "rows", "classes", "dtype"), one, strict=True)) for one in pinned),
        draws=draws,
        after=after,
    )
    def judge(subject: Subject, seed: int, rows: int, classes: int, dtype: str) -> None:
        """The report has the numbers of the right predictions, for labels in every form that the task names."""
        x, shown = distributions(seed, rows, classes), "the classification report as a string"
        y_true = labels(seed, classes, x.argmax(axis=1), dtype, is_one_hot)
        given: dict[str, Plain] = {"model": known_model(classes), "x": x, "y_true": y_true}
        call = Call(report.name, kwargs=given) if is_one_hot else Call(report.name, tuple(given.values()))
        _judge(call, value(subject, call, shown), y_true, x, mistakes)
        if dtype == "float64":
            model = handed("dense", 3)
            x, probabilities = samples(model, rows)
            y_true = labels(seed, 3, probabilities.argmax(axis=1), dtype, one_hot=True)
            ((call, returned),) = asked(subject, report.name, model.given, [x], {"y_true": y_true}, shown)
            _judge(call, returned, y_true, probabilities, mistakes)

    return replace(judge, mistakes=tuple(mistakes), as_answer=_played)


kata = function_kata(
    __name__,
    title="Evaluating a multi-class classifier",
    questions=("Q40",),
    functions=(predicted_classes, report),
    checks=(
        *class_checks(predicted_classes.name),
        # Classes never predicted, or never true; nothing but zeros and ones; two classes, more than a byte can number.
        _reports("report", _REPORT, ("int64", "int32", "uint8", "int8"), ("classes",), 2, [
            (0, 12, 3, "int64"), (5, 1, 3, "int64"), (6, 4, 5, "uint8"), (1, 3, 3, "int32"), (7, 150, 12, "int64"), (8, 2, 6, "int32"),
            (3, 9, 2, "int64"), (0, 9, 300, "int32"),
        ]),
        # Of a real model as well.
        _reports("one_hot", _ONE_HOT, ("float32", "float64", "int64", "uint8"), ("classes", "report"), 1, [
            (0, 12, 3, "float32"), (1, 4, 4, "int64"), (2, 1, 3, "float32"), (3, 70, 11, "float64"), (0, 6, 2, "uint8"),
        ]),
    ),
    hints=(
        "Along which axis are the classes of one sample?",
        "Which comes first in scikit-learn's report, the true or the predicted classes?",
        "What do one-hot labels and predicted probabilities have in common?",
    ),
)  # fmt: skip
