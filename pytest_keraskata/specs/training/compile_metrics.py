"""Compiling a binary classifier with accuracy, precision and recall."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import BINARY, Array, Compiles, Kata, sizes
from pytest_keraskata.backend import keras


def network(input_dim: int, hidden: int) -> Any:
    dense = keras.layers.Dense
    return keras.Sequential(
        [keras.Input((input_dim,)), dense(hidden, activation="relu"), dense(1, activation="sigmoid")]
    )


def precision(targets: Array, predictions: Array) -> float:
    decided = predictions > 0.5
    return float(np.sum(decided & (targets > 0.5)) / max(int(np.sum(decided)), 1))


def recall(targets: Array, predictions: Array) -> float:
    positive = targets > 0.5
    return float(np.sum(positive & (predictions > 0.5)) / max(int(np.sum(positive)), 1))


compiles = Compiles(
    "compile_with_metrics(model)",
    network,
    BINARY,
    [{"input_dim": 3, "hidden": 6}, {"input_dim": 2, "hidden": 5}],
    loss="binary_crossentropy",
    metrics=["accuracy", "Precision", "Recall"],
)
_NAMED, _CUT = "which metrics does the task name?", "above which probability is a sample positive?"
_LOSSES = (
    *compiles.other_losses(mse="mse", hinge="hinge", categorical_crossentropy="categorical_crossentropy"),
    *compiles.other_optimizers(sgd="SGD", rmsprop="RMSprop"),
    *compiles.other_models(),
)
_METRICS = (
    compiles.mistake("no-metrics", "no metric is reported", _NAMED, metrics=None),
    compiles.mistake("no-accuracy", "accuracy is missing", _NAMED, metrics=["Precision", "Recall"]),
    compiles.mistake("no-precision", "precision is missing", _NAMED, metrics=["accuracy", "Recall"]),
    compiles.mistake("no-recall", "recall is missing", _NAMED, metrics=["accuracy", "Precision"]),
    compiles.mistake("f1", "F1 replaces precision and recall", "which two numbers does F1 combine?",
                     metrics=lambda: ["accuracy", keras.metrics.F1Score(threshold=0.5)]),
    compiles.mistake("high-threshold", "precision leaves out some probabilities above 0.5", _CUT,
                     metrics=lambda: ["accuracy", keras.metrics.Precision(thresholds=0.7), "Recall"]),
    compiles.mistake("low-threshold", "recall also counts some probabilities below 0.5", _CUT,
                     metrics=lambda: ["accuracy", "Precision", keras.metrics.Recall(thresholds=0.3)]),
)  # fmt: skip

kata = Kata(
    __name__,
    title="Compiling with metrics",
    questions=("Q45",),
    functions=(compiles.function,),
    checks=compiles.checks(
        st.fixed_dictionaries({"input_dim": sizes(1, 5), "hidden": sizes(4, 8)}),
        [(BINARY.metric, BINARY.metric_value), ("precision", precision), ("recall", recall)],
        _LOSSES,
        _METRICS,
    ),
    hints=(
        "What is the accuracy of a model that always says no if one sample in a hundred is positive?",
        "Which samples is precision a fraction of, and which is recall?",
        "What does your function return to its caller?",
    ),
    ahead=compiles.ahead,
    pictures=compiles.models.pictures,
)
