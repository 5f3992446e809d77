"""Compiling a classifier, and the classes that it predicts."""

from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import MULTICLASS, Compiles, Kata, class_checks, signature, sizes
from pytest_keraskata.backend import keras

_PREDICT = signature("predict_classes(model, x)")


def network(input_dim: int, hidden: int, classes: int) -> Any:
    first, dense = keras.Input((input_dim,)), keras.layers.Dense
    return keras.Sequential([first, dense(hidden, activation="relu"), dense(classes, activation="softmax")])


compiles = Compiles(
    "compile_classifier(model)",
    network,
    MULTICLASS,
    [{"input_dim": 3, "hidden": 6, "classes": 4}, {"input_dim": 2, "hidden": 5, "classes": 3}],
    "SGD",
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
_LOSSES = (
    *compiles.other_losses(binary_crossentropy="binary_crossentropy", mse="mse"),
    *compiles.other_optimizers(adam="Adam", rmsprop="RMSprop"),
    compiles.mistake(
        "no-metrics", "no metric is reported", "which number would you like to read during training?", metrics=None
    ),
    *compiles.other_models(),
)

kata = Kata(
    __name__,
    title="Compiling and predicting",
    questions=("K7",),
    functions=(compiles.function, _PREDICT),
    checks=(
        *compiles.checks(
            st.fixed_dictionaries({"input_dim": sizes(1, 5), "hidden": sizes(4, 8), "classes": sizes(3, 5)}),
            None,
            _LOSSES,
        ),
        *class_checks(_PREDICT.name),
    ),
    hints=(
        "Which cross-entropy reads one-hot labels?",
        "What does a row of predictions hold, and which class has its highest number?",
        "Along which axis are the classes of one sample?",
    ),
    ahead=compiles.ahead,
    pictures=compiles.models.pictures,
)
