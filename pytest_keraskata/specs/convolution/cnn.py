"""A small convolutional network that classifies images."""

from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.tasks import MULTICLASS
from pytest_keraskata.kata import Prediction, Shape
from pytest_keraskata.specs.convolution import cnn_params


def network(input_shape: tuple[int, int, int], filters: int, kernel_size: int, hidden_units: int, classes: int) -> Any:
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(filters, kernel_size, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(hidden_units, activation="relu"),
            keras.layers.Dense(classes, activation="softmax"),
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


def _layers(
    input_shape: tuple[int, int, int], filters: int, kernel_size: int, hidden_units: int, classes: int
) -> list[tuple[str, Shape]]:
    height, width, channels = input_shape
    rows, columns = height - kernel_size + 1, width - kernel_size + 1
    return [
        (f"input: images of {height} × {width} with {channels} channels", input_shape),
        (f"Conv2D: {filters} filters of {kernel_size} × {kernel_size}, relu, no padding", (rows, columns, filters)),
        ("MaxPooling2D: windows of 2 × 2", (rows // 2, columns // 2, filters)),
        ("Flatten", (_flat(input_shape, filters, kernel_size),)),
        (f"Dense: {hidden_units} units, relu", (hidden_units,)),
        (f"Dense: {classes} units, softmax", (classes,)),
    ]


def _wrong_shapes(
    input_shape: tuple[int, int, int], filters: int, kernel_size: int, hidden_units: int, classes: int
) -> list[Any]:
    given = _layers(input_shape, filters, kernel_size, hidden_units, classes)
    behind = "which layers stand behind it?"
    return [
        *((shape, f"this is the shape behind {words.partition(':')[0]}", behind) for words, shape in given[1:-2]),
        ((hidden_units,), "this is the shape behind the first Dense", behind),
        (input_shape, "this is the shape of the input", "how many numbers does a layer give for one sample?"),
        ((1,), "there is one number for each image", "how many probabilities does a softmax give?"),
        (
            (*given[2][1][:2], classes),
            "the dense layers read every place of the maps alone",
            "what makes one vector out of a stack of maps?",
        ),
    ]


def _wrong_counts(
    input_shape: tuple[int, int, int], filters: int, kernel_size: int, hidden_units: int, classes: int
) -> list[Any]:
    *_, channels = input_shape
    right = params(input_shape, filters, kernel_size, hidden_units, classes)
    convolution = (kernel_size * kernel_size * channels + 1) * filters
    return [
        *cnn_params.mistakes_in_network(input_shape, filters, kernel_size, 2, hidden_units, classes),
        *(
            (right - convolution + number, f"in the convolution, {why}", advice)
            for number, why, advice in cnn_params.mistakes_in_convolution(kernel_size, kernel_size, channels, filters)
        ),
        (
            right - filters - hidden_units - classes,
            "the biases are missing",
            "what does a unit add to its weighted sum, and what does a filter?",
        ),
    ]


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
    pinned=(
        {"input_shape": (9, 6, 2), "filters": 3, "kernel_size": 2, "hidden_units": 5, "classes": 4},
        {"input_shape": (6, 8, 1), "filters": 2, "kernel_size": 3, "hidden_units": 6, "classes": 3},
    ),
    large=(
        {"input_shape": (21, 18, 5), "filters": 520, "kernel_size": 5, "hidden_units": 3, "classes": 4},
        {"input_shape": (6, 7, 520), "filters": 3, "kernel_size": 2, "hidden_units": 600, "classes": 530},
    ),
    learns_at={"input_shape": (8, 8, 2), "filters": 4, "kernel_size": 3, "hidden_units": 8, "classes": 3},
    network=network,
    params=params,
    terms=terms,
    outputs=MULTICLASS,
    task=MULTICLASS,
    prediction=Prediction(
        function="build_cnn",
        draw=lambda random: {
            "input_shape": (random.randint(6, 12), random.randint(6, 12), random.randint(2, 4)),
            "filters": random.randint(3, 8),
            "kernel_size": random.randint(2, 4),
            "hidden_units": random.randint(4, 12),
            "classes": random.randint(3, 10),
        },
        layers=_layers,
        params=params,
        terms=terms,
        shapes=_wrong_shapes,
        counts=_wrong_counts,
    ),
    hints=(
        "What shape does an image have after the convolution, and what after the pooling?",
        "What has to happen to a stack of maps before a dense layer can look at all of it?",
        "Which function makes numbers into probabilities that sum to 1, and which loss reads one-hot labels?",
    ),
)
