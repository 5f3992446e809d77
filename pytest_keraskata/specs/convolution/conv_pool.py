"""A convolution and a pooling layer."""

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.tasks import REGRESSION
from pytest_keraskata.kata import Prediction, Shape
from pytest_keraskata.specs.convolution import _maps
from pytest_keraskata.specs.convolution.cnn_params import convolution

MAPS = replace(
    REGRESSION,
    name="maps",
    promise="a map of each filter, without negative numbers",
    holds=lambda values: bool(np.all(np.isfinite(values)) and np.all(values >= 0)),
)


def network(input_shape: tuple[int, int, int], filters: int, kernel_size: int, pool_size: int) -> Any:
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(filters, kernel_size, activation="relu"),
            keras.layers.MaxPooling2D(pool_size),
        ]
    )


def params(input_shape: tuple[int, int, int], filters: int, kernel_size: int, pool_size: int) -> int:
    return (kernel_size * kernel_size * input_shape[2] + 1) * filters


def terms(input_shape: tuple[int, int, int], filters: int, kernel_size: int, pool_size: int) -> tuple[str, ...]:
    return (
        f"Conv2D: ({kernel_size} × {kernel_size} × {input_shape[2]} channels + 1 bias) × {filters} filters = "
        f"{params(input_shape, filters, kernel_size, pool_size):,}",
        "MaxPooling2D: nothing to train = 0",
    )


def _layers(
    input_shape: tuple[int, int, int], filters: int, kernel_size: int, pool_size: int
) -> list[tuple[str, Shape]]:
    before = _maps.layers(input_shape, filters, kernel_size)
    rows, columns, _ = before[-1][1]
    words = f"MaxPooling2D: windows of {pool_size} × {pool_size}"
    return [*before, (words, (rows // pool_size, columns // pool_size, filters))]


def _wrong_shapes(input_shape: tuple[int, int, int], filters: int, kernel_size: int, pool_size: int) -> list[Any]:
    _, (_, (rows, columns, _)), _ = _layers(input_shape, filters, kernel_size, pool_size)
    where = "where does each window begin, and where does the last one end?"
    return [
        ((rows, columns, filters), "this is the shape before the pooling", where),
        (
            (-(-rows // pool_size), -(-columns // pool_size), filters),
            "a rest at the edge is counted as a window",
            where,
        ),
        ((rows - pool_size + 1, columns - pool_size + 1, filters), "the windows move on by one place", where),
        (
            (rows // pool_size, columns // pool_size, filters // pool_size),
            "pooling leaves the number of maps alone",
            "along which axes do the windows lie?",
        ),
        (input_shape, "this is the shape of the input", "what does each of the two layers change of it?"),
        *_maps.mistaken_maps(input_shape, filters, kernel_size, lambda side: side // pool_size),
    ]


def _wrong_counts(input_shape: tuple[int, int, int], filters: int, kernel_size: int, pool_size: int) -> list[Any]:
    right = params(input_shape, filters, kernel_size, pool_size)
    return [
        *_maps.counts(input_shape, filters, kernel_size),
        (
            right + convolution(pool_size, pool_size, filters, filters),
            "the pooling is counted as a convolution would be",
            "what could a maximum learn?",
        ),
        (right + pool_size * pool_size, "the pooling is given a window of weights", "what could a maximum learn?"),
    ]


kata = model_kata(
    __name__,
    title="Convolution and pooling",
    questions=("Q42",),
    function="build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2)",
    arguments={
        "input_shape": st.tuples(sizes(5, 8), sizes(5, 8), sizes(1, 3)),
        "filters": sizes(1, 5),
        "kernel_size": sizes(1, 3),
        "pool_size": sizes(1, 3),
    },
    pinned=(
        {"input_shape": (11, 7, 2), "filters": 3, "kernel_size": 2, "pool_size": 3},
        {"input_shape": (7, 9, 1), "filters": 2, "kernel_size": 4, "pool_size": 2},
        {"input_shape": (5, 6, 3), "filters": 1, "kernel_size": 3, "pool_size": 1},
    ),
    large=(
        {"input_shape": (23, 31, 5), "filters": 520, "kernel_size": 6, "pool_size": 7},
        {"input_shape": (4, 600, 2), "filters": 3, "kernel_size": 2, "pool_size": 2},
        {"input_shape": (5, 4, 520), "filters": 2, "kernel_size": 3, "pool_size": 1},
    ),
    learns_at={"input_shape": (8, 8, 2), "filters": 4, "kernel_size": 3, "pool_size": 2},
    network=network,
    params=params,
    terms=terms,
    outputs=MAPS,
    prediction=Prediction(
        function="build_conv_pool",
        draw=lambda random: {**_maps.draw(random), "pool_size": random.randint(2, 3)},
        layers=_layers,
        params=params,
        terms=terms,
        shapes=_wrong_shapes,
        counts=_wrong_counts,
    ),
    hints=(
        "How large are the maps behind the convolution when the kernel has to fit into the image?",
        "What does pooling keep of a window, and where does the next window begin?",
        "Which of the two layers has weights?",
    ),
)
