"""Compiling a model for regression."""

from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.authoring.handed import HandedModels
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.loss import judge_loss, judge_metrics
from pytest_keraskata.judge.tasks import REGRESSION
from pytest_keraskata.kata import Kata

_SIGNATURE = "compile_for_regression(model)"


def network(input_dim: int, hidden: int, outputs: int) -> Any:
    return keras.Sequential(
        [keras.Input((input_dim,)), keras.layers.Dense(hidden, activation="relu"), keras.layers.Dense(outputs)]
    )


_drawn = st.fixed_dictionaries({"input_dim": sizes(1, 5), "hidden": sizes(4, 8), "outputs": sizes(1, 3)})
_ALWAYS = (
    {"sizes": {"input_dim": 3, "hidden": 6, "outputs": 1}},
    {"sizes": {"input_dim": 2, "hidden": 5, "outputs": 2}},
)
_TRAINED = _ALWAYS[0]["sizes"]
_handed = HandedModels(signature(_SIGNATURE), network, REGRESSION, _TRAINED)


@check(sizes=_drawn, draws=1, pinned=_ALWAYS)
def loss(subject: Subject, sizes: dict[str, Plain]) -> None:
    case, loss_cases = _handed.compiled(subject, sizes)
    judge_loss(case, REGRESSION, loss_cases, metrics=())


@check(sizes=_drawn, draws=1, pinned=_ALWAYS)
def metrics(subject: Subject, sizes: dict[str, Plain]) -> None:
    case, loss_cases = _handed.compiled(subject, sizes)
    judge_metrics(case, loss_cases, [(REGRESSION.metric, REGRESSION.metric_value)])


@check(after=("loss",), pinned=_ALWAYS)
def training(subject: Subject, sizes: dict[str, Plain]) -> None:
    _handed.judge_training(subject, sizes)


kata = Kata(
    __name__,
    title="Compiling for regression",
    questions=("Q38", "Q9"),
    functions=(signature(_SIGNATURE),),
    checks=(loss, metrics, training),
    hints=(
        "Which distance between a prediction and a number punishes large errors most?",
        "What would you rather read in a report: squared euros, or euros?",
        "What does your function give back to whoever called it?",
    ),
    ahead=lambda: (_handed.request(**case) for case in _ALWAYS),
    pictures=_handed.pictures,
)
