"""A small convolutional network that classifies images."""

from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import model_kata
from pytest_keraskata.strategies import sizes
from pytest_keraskata.tasks import MULTICLASS


def network(input_shape: tuple[int, int, int], filters: int, kernel_size: int, hidden_units: int, classes: int) -> Any:
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input(input_shape),
            layers.Conv2D(filters, kernel_size, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(hidden_units, activation="relu"),
            layers.Dense(classes, activation="softmax"),
        ]
    )


def _flat(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> int:
    height, width, _ = input_shape
    return ((height - kernel_size + 1) // 2) * ((width - kernel_size + 1) // 2) * filters


def params(input_shape: tuple[int, int, int], filters: int, kernel_size: int, hidden_units: int, classes: int) -> int:
    convolution = (kernel_size * kernel_size * input_shape[2] + 1) * filters
    hidden = (_flat(input_shape, filters, kernel_size) + 1) * hidden_units
    return convolution + hidden + (hidden_units + 1) * classes


def terms(
    input_shape: tuple[int, int, int], filters: int, kernel_size: int, hidden_units: int, classes: int
) -> tuple[str, ...]:
    channels = input_shape[2]
    flat = _flat(input_shape, filters, kernel_size)
    return (
        f"Conv2D: ({kernel_size} × {kernel_size} × {channels} channels + 1 bias) × {filters} filters = "
        f"{(kernel_size * kernel_size * channels + 1) * filters:,}",
        f"Dense: ({flat:,} inputs + 1 bias) × {hidden_units} units = {(flat + 1) * hidden_units:,}",
        f"Dense: ({hidden_units} inputs + 1 bias) × {classes} classes = {(hidden_units + 1) * classes:,}",
    )


kata = model_kata(
    __name__,
    title="Convolutional classifier",
    questions=("Q28",),
    function="build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10)",
    arguments={
        "input_shape": st.tuples(sizes(4, 8), sizes(4, 8), sizes(1, 3)),
        "filters": sizes(1, 5),
        "kernel_size": sizes(1, 3),
        "hidden_units": sizes(1, 6),
        "classes": sizes(3, 6),
    },
    always=(
        {"input_shape": (9, 6, 2), "filters": 3, "kernel_size": 2, "hidden_units": 5, "classes": 4},
        {"input_shape": (6, 8, 1), "filters": 2, "kernel_size": 3, "hidden_units": 6, "classes": 3},
    ),
    comfortable={"input_shape": (8, 8, 2), "filters": 4, "kernel_size": 3, "hidden_units": 8, "classes": 3},
    network=network,
    params=params,
    terms=terms,
    promise=MULTICLASS,
    task=MULTICLASS,
    hints=(
        "What shape does an image have after the convolution, and what after the pooling?",
        "What has to happen to a stack of maps before a dense layer can look at all of it?",
        "Which function makes numbers into probabilities that sum to 1, and which loss reads one-hot labels?",
    ),
)
