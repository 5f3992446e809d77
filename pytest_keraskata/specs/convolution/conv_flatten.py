"""A convolution whose maps are flattened."""

from dataclasses import replace
from math import prod
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.case import close
from pytest_keraskata.judge.tasks import REGRESSION
from pytest_keraskata.kata import Prediction, Shape
from pytest_keraskata.specs.convolution import _maps

VECTOR = replace(
    REGRESSION,
    name="vector",
    promise="one vector per image, without negative numbers",
    holds=lambda values: bool(np.all(np.isfinite(values)) and np.all(values >= 0)),
)


def network(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> Any:
    return keras.Sequential(
        [keras.Input(input_shape), keras.layers.Conv2D(filters, kernel_size, activation="relu"), keras.layers.Flatten()]
    )


def params(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> int:
    return (kernel_size * kernel_size * input_shape[2] + 1) * filters


def terms(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> tuple[str, ...]:
    return (
        f"Conv2D: ({kernel_size} × {kernel_size} × {input_shape[2]} channels + 1 bias) × {filters} filters = "
        f"{params(input_shape, filters, kernel_size):,}",
        "Flatten: nothing to train = 0",
    )


def _layers(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> list[tuple[str, Shape]]:
    before = _maps.layers(input_shape, filters, kernel_size)
    return [*before, ("Flatten", (prod(before[-1][1]),))]


def _wrong_shapes(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> list[Any]:
    _, (_, (rows, columns, _)), _ = _layers(input_shape, filters, kernel_size)
    return [
        (
            (rows, columns, filters),
            "this is the shape before Flatten",
            "how many axes has a vector, beside that of the batch?",
        ),
        ((rows * columns,), "this is the length of a single map", "how many maps are there?"),
        ((rows, columns * filters), "the rows are left as they are", "which axis has to stay as it is?"),
        (input_shape, "this is the shape of the input", "what does each of the two layers change of it?"),
        *(((prod(maps),), why, advice) for maps, why, advice in _maps.mistaken_maps(input_shape, filters, kernel_size)),
    ]


def _wrong_counts(input_shape: tuple[int, int, int], filters: int, kernel_size: int) -> list[Any]:
    right, flat = params(input_shape, filters, kernel_size), _layers(input_shape, filters, kernel_size)[-1][1][0]
    return [
        *_maps.counts(input_shape, filters, kernel_size),
        (right + flat, "Flatten is given a number for each place", "what could a change of shape learn?"),
        (flat, "these are the numbers that come out, not those that are learned", "what does a filter consist of?"),
    ]


_FUNCTION = "build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3)"
_ARGUMENTS = {
    "input_shape": st.tuples(sizes(3, 7), sizes(3, 7), sizes(1, 3)),
    "filters": sizes(1, 5),
    "kernel_size": sizes(1, 3),
}
_ALWAYS: tuple[dict[str, Any], ...] = (
    {"input_shape": (6, 4, 2), "filters": 3, "kernel_size": 2},
    {"input_shape": (5, 7, 1), "filters": 2, "kernel_size": 4},
    {"input_shape": (3, 3, 3), "filters": 4, "kernel_size": 3},
)


def _other_order(case: Any) -> tuple[str, str]:
    """What is known of an answer whose numbers are right and stand in another order."""

    outputs = case.evidence.outputs
    if outputs is None:
        return "", ""
    input_shape, filters, kernel_size = signature(_FUNCTION).arguments(case.call).values()
    shape = (-1, input_shape[0] - kernel_size + 1, input_shape[1] - kernel_size + 1, filters)
    for order in case.reference.orders(case.evidence.weights):
        case.reference.place([case.drawn[place] for place in order])
        maps = case.reference.outputs(case.inputs).reshape(shape)
        for axes, words in (
            ((0, 3, 1, 2), "the numbers stand map by map: all places of one filter, then those of the next"),
            ((0, 2, 1, 3), "the numbers stand column by column"),
        ):
            if close(outputs.at_inference, maps.transpose(axes).reshape(len(maps), -1)):
                return words, "in which order do the numbers of one image's maps lie in memory?"
    return "", ""


kata = model_kata(
    __name__,
    title="From maps to a vector",
    questions=("Q41", "Q13"),
    function=_FUNCTION,
    arguments=_ARGUMENTS,
    pinned=_ALWAYS,
    large=(
        {"input_shape": (17, 20, 5), "filters": 520, "kernel_size": 7},
        {"input_shape": (4, 600, 2), "filters": 3, "kernel_size": 2},
        {"input_shape": (5, 4, 520), "filters": 2, "kernel_size": 3},
    ),
    learns_at={"input_shape": (8, 8, 2), "filters": 4, "kernel_size": 3},
    network=network,
    params=params,
    terms=terms,
    outputs=VECTOR,
    recognised=_other_order,
    prediction=Prediction(
        function="build_conv_flatten",
        draw=_maps.draw,
        layers=_layers,
        params=params,
        terms=terms,
        shapes=_wrong_shapes,
        counts=_wrong_counts,
    ),
    hints=(
        "How many numbers does the convolution give for one image?",
        "Which layer changes the shape of what it gets, and nothing else?",
        "Which axis has to stay as it is?",
    ),
)
