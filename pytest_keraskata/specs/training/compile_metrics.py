"""Compiling a binary classifier with accuracy, precision and recall."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.authoring.handed import HandedModels
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.loss import judge_loss, judge_metrics
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.kata import Kata

_SIGNATURE = "compile_with_metrics(model)"


def network(input_dim: int, hidden: int) -> Any:
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def precision(targets: Array, predictions: Array) -> float:
    decided = predictions > 0.5
    return float(np.sum(decided & (targets > 0.5)) / max(int(np.sum(decided)), 1))


def recall(targets: Array, predictions: Array) -> float:
    positive = targets > 0.5
    return float(np.sum(positive & (predictions > 0.5)) / max(int(np.sum(positive)), 1))


_METRICS = ((BINARY.metric, BINARY.metric_value), ("precision", precision), ("recall", recall))
_drawn = st.fixed_dictionaries({"input_dim": sizes(1, 5), "hidden": sizes(4, 8)})
_TRAINED = {"input_dim": 3, "hidden": 6}
_ALWAYS = ({"sizes": _TRAINED}, {"sizes": {"input_dim": 2, "hidden": 5}})
_handed = HandedModels(signature(_SIGNATURE), network, BINARY, _TRAINED)


@check(sizes=_drawn, draws=1, pinned=_ALWAYS)
def loss(subject: Subject, sizes: dict[str, Plain]) -> None:
    case, loss_cases = _handed.compiled(subject, sizes)
    judge_loss(case, BINARY, loss_cases, metrics=())


@check(sizes=_drawn, draws=1, pinned=_ALWAYS)
def metrics(subject: Subject, sizes: dict[str, Plain]) -> None:
    case, loss_cases = _handed.compiled(subject, sizes)
    judge_metrics(case, loss_cases, _METRICS)


@check(after=("loss",), pinned=_ALWAYS)
def training(subject: Subject, sizes: dict[str, Plain]) -> None:
    _handed.judge_training(subject, sizes)


kata = Kata(
    __name__,
    title="Compiling with metrics",
    questions=("Q45",),
    functions=(signature(_SIGNATURE),),
    checks=(loss, metrics, training),
    hints=(
        "What is the accuracy of a model that always says no, where one sample in a hundred is positive?",
        "Of which samples is precision a fraction, and of which recall?",
        "What does your function give back to whoever called it?",
    ),
    ahead=lambda: (_handed.request(**case) for case in _ALWAYS),
    pictures=_handed.pictures,
)
