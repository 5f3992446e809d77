"""A dense network as a stack of layers."""

from typing import Any

from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.specs.dense._stack import two_layers


def network(input_dim: int, units: int) -> Any:
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


_PREDICTION = two_layers("build_sequential")

kata = model_kata(
    __name__,
    title="The Sequential API",
    questions=("Q43", "K2"),
    function="build_sequential(input_dim=10, units=32)",
    arguments={"input_dim": sizes(1, 8), "units": sizes(1, 12)},
    pinned=({"input_dim": 3, "units": 5}, {"input_dim": 4, "units": 2}, {"input_dim": 1, "units": 1}),
    large=({"input_dim": 700, "units": 600},),
    learns_at={"input_dim": 6, "units": 8},
    network=network,
    params=_PREDICTION.params,
    terms=_PREDICTION.terms,
    outputs=BINARY,
    style="sequential",
    prediction=_PREDICTION,
    hints=(
        "In which order does a sample pass through the layers?",
        "What does the first layer have to know before it can make its weights?",
        "Which function turns any number into a probability?",
    ),
)
