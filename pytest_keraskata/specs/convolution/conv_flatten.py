"""A convolution whose maps are flattened."""

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import model_kata
from pytest_keraskata.strategies import sizes
from pytest_keraskata.tasks import REGRESSION

VECTOR = replace(
    REGRESSION,
    name="vector",
    promise="one vector per image, without negative numbers",
    holds=lambda values: bool(np.all(np.isfinite(values)) and np.all(values >= 0)),
)


def network(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> Any:
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.Flatten(),
        ]
    )


def params(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> int:
    return (kernel_size * kernel_size * input_shape[2] + 1) * filters


def terms(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> tuple[str, ...]:
    return (
        f"Conv2D: ({kernel_size} × {kernel_size} × {input_shape[2]} channels + 1 bias) × {filters} filters = "
        f"{params(input_shape, filters, kernel_size):,}",
        "Flatten: nothing to train = 0",
    )


kata = model_kata(
    __name__,
    title="From maps to a vector",
    questions=("Q41", "Q13"),
    function="build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3)",
    arguments={
        "input_shape": st.tuples(sizes(3, 7), sizes(3, 7), sizes(1, 3)),
        "filters": sizes(1, 5),
        "kernel_size": sizes(1, 3),
    },
    always=(
        {"input_shape": (6, 4, 2), "filters": 3, "kernel_size": 2},
        {"input_shape": (5, 7, 1), "filters": 2, "kernel_size": 4},
        {"input_shape": (3, 3, 3), "filters": 4, "kernel_size": 3},
    ),
    comfortable={"input_shape": (8, 8, 2), "filters": 4, "kernel_size": 3},
    network=network,
    params=params,
    terms=terms,
    promise=VECTOR,
    hints=(
        "How many numbers does the convolution give for one image?",
        "Which layer changes the shape of what it gets, and nothing else?",
        "Which axis has to stay as it is?",
    ),
)
