"""A dense network through the Functional API."""

from typing import Any

from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.specs.dense._stack import two_layers


def network(input_dim: int, units: int) -> Any:
    inputs = keras.Input((input_dim,))
    outputs = keras.layers.Dense(1, activation="sigmoid")(keras.layers.Dense(units, activation="relu")(inputs))
    return keras.Model(inputs, outputs)


_PREDICTION = two_layers("build_functional")

kata = model_kata(
    __name__,
    title="The Functional API",
    questions=("Q44", "Q24", "K2"),
    function="build_functional(input_dim=10, units=32)",
    arguments={"input_dim": sizes(1, 8), "units": sizes(1, 12)},
    pinned=({"input_dim": 3, "units": 5}, {"input_dim": 4, "units": 2}),
    large=({"input_dim": 700, "units": 600},),
    learns_at={"input_dim": 6, "units": 8},
    network=network,
    params=_PREDICTION.params,
    terms=_PREDICTION.terms,
    outputs=BINARY,
    style="functional",
    prediction=_PREDICTION,
    hints=(
        "What does a layer give back when you call it on the output of another one?",
        "Which two ends of the graph does a model have to know?",
    ),
)
