"""Recall, and what is known to go wrong in it."""

from collections.abc import Callable
from functools import partial

import numpy as np

from pytest_keraskata.authoring import Array, mistake, wrong_answer
from pytest_keraskata.backend import keras

# Labels and predictions as rows of numbers.
Share = Callable[[Array, Array], float]


def share(y_true: Array, y_pred: Array, of: Share) -> float:
    """A fraction of a batch's samples, whatever the shapes."""
    return float(of(np.ravel(y_true).astype("float64"), np.ravel(y_pred)))


def _is(of: Share) -> Callable[..., float]:
    return partial(share, of=of)


def found(labels: Array, predictions: Array, threshold: float = 0.5) -> float:
    positives = labels.sum()
    return float((labels * (predictions > threshold)).sum() / positives) if positives else 0.0


def precision(labels: Array, predictions: Array) -> float:
    return found((predictions > 0.5).astype("float64"), labels)


def _both(labels: Array, predictions: Array) -> float:
    return float(2 * (labels * (predictions > 0.5)).sum() / (labels.sum() + (predictions > 0.5).sum()))


_OF, _DECIDED = "which samples is recall a fraction of?", "what turns a probability into a decision?"
_EPSILON, _ONE = "how small must a number be to make no difference?", "how many numbers does a metric return?"
_MATRIX = "a row times a column is a whole matrix: labels and predictions have different shapes"
_SHAPE = "what shape do both need before they are multiplied?"
MISTAKES = (
    mistake("precision", _is(precision),
            "this is the precision: the fraction of positive decisions that are right", _OF),
    mistake("accuracy", _is(lambda labels, predictions: np.mean((predictions > 0.5) == labels)),
            "this is the accuracy: the fraction of all decisions that are right", _OF),
    mistake("negatives-too", _is(lambda labels, predictions: np.sum((predictions > 0.5) == labels) / labels.sum()),
            "right decisions about negative samples are counted as well", _OF),
    mistake("of-the-batch", _is(lambda labels, predictions: np.mean(labels * (predictions > 0.5))),
            "these are the true positives as a fraction of the whole batch", _OF),
    mistake("f-score", _is(_both), "this is the F1 score, which also includes the precision", _OF),
    mistake("jaccard", _is(lambda labels, predictions: (labels * (predictions > 0.5)).sum() / np.maximum(
                labels, predictions > 0.5).sum()),
            "samples that were wrongly decided positive count in the denominator as well: this is the Jaccard index", _OF),
    mistake("geometric", _is(lambda labels, predictions:
                np.sqrt(found(labels, predictions) * precision(labels, predictions))),
            "this is the geometric mean of recall and precision", _OF),
    mistake("exchanged", _is(lambda labels, predictions: (labels * predictions).sum() / (predictions.sum() + 1e-7)),
            "labels and predictions are swapped", "in which order does Keras pass them?"),
    mistake("two-decimals", _is(lambda labels, predictions: found(labels, np.round(predictions, 2))),
            "the predictions are rounded to two decimals before they are decided upon", _DECIDED),
    mistake("missed", _is(lambda labels, predictions: 1 - found(labels, predictions)),
            "this is the fraction of the positives that were not found", "which positives are the true positives?"),
    mistake("false-alarms", _is(lambda labels, predictions: found(1 - labels, predictions)),
            "this is the fraction of the negatives that were decided positive", _OF),
    mistake("without-the-last", _is(lambda labels, predictions: found(labels[:-1], predictions[:-1])),
            "the last sample is left out", "which samples does your slice hold?"),
    mistake("above-the-mean", _is(lambda labels, predictions: found(labels, predictions, predictions.mean())),
            "the threshold is the mean of the batch's predictions", _DECIDED),
    mistake("half-of-the-largest", _is(lambda labels, predictions: found(labels, predictions, predictions.max() / 2)),
            "the threshold is half of the batch's largest prediction", _DECIDED),
    mistake("two-at-least", _is(lambda labels, predictions:
                (labels * (predictions > 0.5)).sum() / max(labels.sum(), 2)),
            "the denominator is 2 at least", _EPSILON),
    mistake("specificity", _is(lambda labels, predictions: found(1 - labels, 1 - predictions)),
            "this is the recall of the negatives", _OF),
    mistake("of-both-classes", _is(lambda labels, predictions:
            (found(labels, predictions) + found(1 - labels, 1 - predictions)) / 2),
            "this is the mean of the recall of the positives and that of the negatives", _OF),
    mistake("not-rounded", _is(lambda labels, predictions: (labels * predictions).sum() / labels.sum()),
            "the probabilities are summed without rounding", _DECIDED),
    mistake("sum-rounded", _is(lambda labels, predictions: round((labels * predictions).sum()) / labels.sum()),
            "the sum is rounded instead of each prediction", _DECIDED),
    mistake("cut-off", _is(partial(found, threshold=0.99999)),
            "only a probability of 1 counts as positive", "what does int(0.9) return?"),
    mistake("other-threshold", _is(partial(found, threshold=0.3)), "the threshold is below 0.5", _DECIDED),
    mistake("above-zero", _is(partial(found, threshold=0.0)),
            "every prediction above 0 counts as positive", _DECIDED),
    mistake("correct-negatives", _is(lambda labels, predictions: (labels * (predictions > 0.5)).sum() / max(1e-7, (
                labels == (predictions > 0.5)).sum())),
            "the denominator counts negatives that were decided correctly, instead of positives that were missed", _OF),
    mistake("column-times-row", lambda y_true, y_pred:
            float(np.sum(np.asarray(y_true) * (np.squeeze(y_pred) > 0.5)) / np.sum(y_true)), _MATRIX, _SHAPE),
    mistake("never-positive", _is(lambda labels, predictions: 0.0),
            "the result is 0 for every batch", "what counts as positive, and what does the division do to a fraction?"),
    mistake("percent", _is(lambda labels, predictions: 100 * found(labels, predictions)),
            "this is the recall in percent", "what is the recall if all positives are found?"),
    mistake("whole-division", _is(lambda labels, predictions: found(labels, predictions) // 1),
            "the quotient is rounded down to a whole number", "which division keeps the decimals?"),
    mistake("epsilon-of-one", _is(lambda labels, predictions:
            (labels * (predictions > 0.5)).sum() / (labels.sum() + 1)),
            "1 is added to the number of positives", _EPSILON),
    mistake("epsilon-of-a-hundredth", _is(lambda labels, predictions:
            (labels * (predictions > 0.5)).sum() / (labels.sum() + 0.01)),
            "0.01 is added to the number of positives", _EPSILON),
    mistake("one-each", lambda y_true, y_pred: np.ravel(y_true) * (np.ravel(y_pred) > 0.5),
            "one number per sample is returned", _ONE),
    mistake("one-in-a-row", lambda y_true, y_pred: np.array([share(y_true, y_pred, found)]),
            "one number per column is returned", _ONE),
)  # fmt: skip
BROADCAST = (
    mistake("row-times-column", lambda y_true, y_pred:
            float(np.sum(np.asarray(y_true) * (np.asarray(y_pred) > 0.5)) / np.sum(y_true)),
            _MATRIX, _SHAPE),
)  # fmt: skip
NOTHING = (
    mistake("nothing-by-nothing", lambda: float("nan"),
            "without positives, 0 / 0 is not a number", "what keeps a denominator from being zero?"),
    mistake("all-of-nothing", lambda: 1.0,
            "without positives, all of them count as found", "what does the task need if there are none?"),
)  # fmt: skip

Number = Array | float


def _metric(count: Callable[[Array, Array], Number]) -> Callable[[Array, Array], Number]:
    """An answer: what `count` makes of labels and decisions, both rows of floats."""

    def answer(y_true: Array, y_pred: Array) -> Number:
        ops = keras.ops
        return count(ops.cast(ops.ravel(y_true), "float32"), ops.round(ops.ravel(y_pred)))

    return answer


def _quotient(hits: Number, positives: Number) -> Number:
    return hits / (positives + 1e-7)


_TRACED = "what does a graph's tensor hold while the graph is built?"
GRAPH = (
    wrong_answer("recall", "python-number", _metric(lambda labels, decided: _quotient(
                 float(keras.ops.sum(labels * decided)), float(keras.ops.sum(labels)))),
                 "a graph's tensor is converted to a Python number, but has no value yet", _TRACED),
    wrong_answer("recall", "numpy", lambda y_true, y_pred: _quotient(
                 np.sum(np.ravel(y_true) * np.round(np.ravel(y_pred))), np.sum(np.ravel(y_true))),
                 "NumPy reads the values of a tensor, but a graph's tensor has none yet", _TRACED),
    wrong_answer("recall", "asks-for-numpy", lambda y_true, y_pred: _quotient(
                 (y_true.numpy().ravel() * y_pred.numpy().ravel().round()).sum(), y_true.numpy().sum()),
                 "a graph's tensor has no numpy()", _TRACED),
    wrong_answer("recall", "loop", _metric(lambda labels, decided: _quotient(
                 sum(one * other for one, other in zip(labels, decided, strict=True)), keras.ops.sum(labels))),
                 "a loop iterates over a graph's tensor, whose length isn't known yet", _TRACED),
)  # fmt: skip
