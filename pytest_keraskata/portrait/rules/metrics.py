"""Metrics that count something else than they seem to."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.labels import DISTANCES
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait


@rule("compile", "accuracy of numbers")
def accuracy_of_numbers(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    named = [kind for kind in portrait.metric_kinds if kind.lower() in ("accuracy", "acc", "binary_accuracy")]
    if y is None or not named or portrait.loss not in DISTANCES or y.kind != "f":
        return
    if not y.whole or (len(y.values) == 0 and y.high - y.low > 30):
        value = _value(portrait, "acc") or 0.0
        yield error(
            "accuracy of numbers",
            f"metrics=[{named[0]!r}]",
            f"targets of many values from {y.low:.4g} to {y.high:.4g}, and an accuracy of {value:.3g}",
            "accuracy counts predictions that equal their target, and a number is hardly ever met exactly",
            'use metrics=["mae"]',
        )


@rule("compile", "accuracy by exact equality")
def exact_accuracy(portrait: Portrait) -> Iterator[Fault]:
    own, values = portrait.exacting, portrait.outputs
    if not (own or "Accuracy" in portrait.metric_kinds) or portrait.activation not in ("sigmoid", "softmax"):
        return
    value = portrait.metrics.get(own[0]) if own else _value(portrait, "acc")
    # Measured: at most 0 of the outputs are at an end in sound programs, 0 in the faulty ones.
    if value is not None and values is not None and float(np.mean((values == 0) | (values == 1))) < 0.2:
        yield error(
            "accuracy by exact equality",
            f"metrics=[{own[0] if own else 'keras.metrics.Accuracy()'}]",
            f"probabilities, and a value of {value:.3g}",
            f"{own[0] if own else 'the class Accuracy'} counts predictions that equal the label exactly, and a probability "
            "never does",
            'use "accuracy", BinaryAccuracy() or CategoricalAccuracy()',
        )


@rule("compile", "a metric that compares all with all")
def metric_that_spreads(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if portrait.spreading and y is not None and len(y.shape) == 1:
        yield error(
            "a metric that compares all with all",
            f"metrics=[{portrait.spreading[0]}]",
            f"another value for labels of shape (rows,) than for (rows, 1), and the labels here have shape {y.shape}",
            "labels (rows,) and predictions (rows, 1) spread to (rows, rows): every label meets every prediction",
            "reshape y_true to the shape of y_pred first",
        )


@rule("compile", "binary accuracy of classes")
def binary_accuracy_of_classes(portrait: Portrait) -> Iterator[Fault]:
    kinds = {kind.lower().replace("_", "") for kind in portrait.metric_kinds}
    if "binaryaccuracy" not in kinds or portrait.activation != "softmax" or portrait.units < 3:
        return
    value = _value(portrait, "binary_acc")
    if value is not None:
        yield error(
            "binary accuracy of classes",
            "metrics",
            f"{portrait.units} classes, and a binary accuracy of {value:.3g}",
            "it counts each output separately, and most of a one-hot row is zero: a model that knows nothing looks good",
            'use "accuracy"',
        )


@rule("compile", "accuracy at 0.5 of logits")
def threshold_on_logits(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss == "binary on logits" and portrait.activation == "linear" and "accuracy" in portrait.metric_kinds:
        yield note(
            "accuracy at 0.5 of logits",
            'metrics=["accuracy"]',
            "logits, and an accuracy that calls those above 0.5 positive",
            "the logit of the probability 0.5 is 0",
            "use keras.metrics.BinaryAccuracy(threshold=0.0)",
        )


def _value(portrait: Portrait, part: str) -> float | None:
    """The first metric with this in its name."""
    return next((value for name, value in portrait.metrics.items() if part in name), None)


@rule("compile", "a ratio averaged over batches")
def mean_of_ratios(portrait: Portrait) -> Iterator[Fault]:
    for name, (batch, halves, both, mean, whole) in portrait.averaged.items():
        # What is a mean of errors is the same both ways, up to a last, smaller batch: 0.004 at most in the sound programs.
        if abs(halves - both) > 0.05 and abs(mean - whole) > 0.01 and -0.01 <= whole <= 1.01:
            yield error(
                "a ratio averaged over batches",
                f"metrics=[{name}]",
                f"for predictions that are drawn {mean:.3f} as a mean over batches of {batch:g}, {whole:.3f} for all rows; "
                f"{halves:.3f} and {both:.3f} where one batch has hardly any positives",
                "fit averages what a function gives for each batch, and a mean of ratios isn't the ratio of the whole: "
                "a batch without positives counts as 0",
                "use a metric that counts over all batches: keras.metrics.Recall(), Precision(), F1Score() or a subclass "
                "of Metric",
            )
