"""A small dense network that classifies."""

import itertools
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.kata import Prediction
from pytest_keraskata.specs.dense import _stack
from pytest_keraskata.specs.dense.ann_params import mistakes_in_network


def network(input_dim: int, hidden: tuple[int, ...]) -> Any:
    dense = [keras.layers.Dense(units, activation="relu") for units in hidden]
    return keras.Sequential([keras.Input((input_dim,)), *dense, keras.layers.Dense(1, activation="sigmoid")])


def params(input_dim: int, hidden: tuple[int, ...]) -> int:
    widths = (input_dim, *hidden, 1)
    return sum((inputs + 1) * units for inputs, units in itertools.pairwise(widths))


kata = model_kata(
    __name__,
    title="Dense classifier",
    questions=("Q26",),
    function="build_ann(input_dim=10, hidden=(16, 8))",
    arguments={"input_dim": sizes(1, 8), "hidden": st.lists(sizes(1, 8), max_size=4).map(tuple)},
    pinned=(
        {"input_dim": 3, "hidden": (5, 4)},
        {"input_dim": 2, "hidden": ()},
        {"input_dim": 4, "hidden": (3, 3, 3)},
        {"input_dim": 5, "hidden": (7, 2, 6, 3)},
    ),
    large=({"input_dim": 700, "hidden": (600, 2, 520, 5)},),
    learns_at={"input_dim": 6, "hidden": (12, 8)},
    network=network,
    params=params,
    terms=_stack.terms,
    outputs=BINARY,
    task=BINARY,
    prediction=Prediction(
        function="build_ann",
        draw=lambda random: {
            "input_dim": random.randint(3, 12),
            "hidden": tuple(random.randint(3, 12) for _ in range(random.randint(2, 3))),
        },
        layers=_stack.layers,
        params=params,
        terms=_stack.terms,
        shapes=_stack.shapes,
        counts=lambda input_dim, hidden: mistakes_in_network((input_dim, *hidden, 1)),
    ),
    hints=(
        "How do you get as many layers as there are widths, when you don't know their number beforehand?",
        "Which function turns any number into a probability, and which loss reads probabilities?",
        "What is left of the network when `hidden` is empty?",
    ),
)
