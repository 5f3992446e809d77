"""A GRU that classifies sequences."""

from typing import Any

from pytest_keraskata.authoring import model_kata
from pytest_keraskata.strategies import sizes
from pytest_keraskata.tasks import BINARY


def network(timesteps: int, features: int, units: int) -> Any:
    import keras
    from keras import layers

    return keras.Sequential(
        [keras.Input((timesteps, features)), layers.GRU(units), layers.Dense(1, activation="sigmoid")]
    )


def params(timesteps: int, features: int, units: int) -> int:
    return 3 * units * (features + units + 2) + (units + 1)


def terms(timesteps: int, features: int, units: int) -> tuple[str, ...]:
    each = units * (features + units + 2)
    return (
        f"GRU: 3 × {units} units × ({features} features + {units} states + 2 biases) = 3 × {each:,} = {3 * each:,}",
        f"Dense: {units} weights + 1 bias = {units + 1:,}",
    )


kata = model_kata(
    __name__,
    title="GRU classifier",
    questions=("Q32",),
    function="build_gru(timesteps=20, features=1, units=50)",
    arguments={"timesteps": sizes(1, 6), "features": sizes(1, 4), "units": sizes(1, 8)},
    always=({"timesteps": 3, "features": 2, "units": 5}, {"timesteps": 4, "features": 3, "units": 2}),
    comfortable={"timesteps": 5, "features": 2, "units": 8},
    network=network,
    params=params,
    terms=terms,
    promise=BINARY,
    task=BINARY,
    hints=(
        "Which layer reads a sequence step by step and hands on only what it knows at the end?",
        "Which function turns any number into a probability, and which loss reads probabilities?",
        "What must the model know about one sample before it can make its weights?",
    ),
)
