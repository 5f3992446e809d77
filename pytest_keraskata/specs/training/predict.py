"""Compiling a classifier, and the classes that it predicts."""

from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.classes import class_checks
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.authoring.handed import HandedModels
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.tasks import MULTICLASS
from pytest_keraskata.kata import Kata

_COMPILE = signature("compile_classifier(model)")
_PREDICT = signature("predict_classes(model, x)")


def network(input_dim: int, hidden: int, classes: int) -> Any:
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )


_drawn = st.fixed_dictionaries({"input_dim": sizes(1, 5), "hidden": sizes(4, 8), "classes": sizes(3, 5)})
_TRAINED = {"input_dim": 3, "hidden": 6, "classes": 4}
_ALWAYS = ({"sizes": _TRAINED}, {"sizes": {"input_dim": 2, "hidden": 5, "classes": 3}})
_handed = HandedModels(_COMPILE, network, MULTICLASS, _TRAINED, "SGD")


@check(sizes=_drawn, draws=1, pinned=_ALWAYS)
def loss(subject: Subject, sizes: dict[str, Plain]) -> None:
    case, loss_cases = _handed.compiled(subject, sizes)
    judge_loss(case, MULTICLASS, loss_cases, "SGD")


@check(after=("loss",), pinned=_ALWAYS)
def training(subject: Subject, sizes: dict[str, Plain]) -> None:
    _handed.judge_training(subject, sizes)


classes_, real_model = class_checks(_PREDICT.name)


kata = Kata(
    __name__,
    title="Compiling and predicting",
    questions=("K7",),
    functions=(_COMPILE, _PREDICT),
    checks=(loss, training, classes_, real_model),
    hints=(
        "Which cross-entropy reads one-hot labels?",
        "What does a row of predictions hold, and what is its highest number the probability of?",
        "Along which axis do the classes of one sample lie?",
    ),
    ahead=lambda: (_handed.request(**case) for case in _ALWAYS),
    pictures=_handed.pictures,
)
