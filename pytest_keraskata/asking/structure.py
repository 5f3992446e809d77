"""What a Keras model consists of, as rows: read to explain, never to judge."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from pytest_keraskata.asking.model import Layer
from pytest_keraskata.backend import keras

# What an explanation may want to know of a layer.
_SETTINGS = (
    "units", "filters", "kernel_size", "strides", "pool_size", "padding", "rate", "axis", "use_bias",
    "return_sequences", "go_backwards", "reset_after", "recurrent_activation", "momentum", "epsilon",
    "data_format", "dilation_rate", "negative_slope", "dropout", "recurrent_dropout", "stateful",
)  # fmt: skip


# Layers that are an activation and nothing else.
_ACTIVATIONS = {"ReLU": "relu", "Softmax": "softmax", "LeakyReLU": "leaky_relu", "ELU": "elu", "PReLU": "prelu"}

_METHODS = (
    "fit", "evaluate", "predict", "train_step", "test_step", "predict_step", "compute_metrics", "metrics", "reset_metrics",
)  # fmt: skip


def style(model: Any) -> str:
    """How a model is written: "sequential", "functional" or "subclassed"."""
    # An answer's own class may bear the same name.
    kinds = [base.__name__ for base in type(model).__mro__ if base.__module__.startswith("keras.")]
    return "sequential" if "Sequential" in kinds else "functional" if "Functional" in kinds else "subclassed"


def replaced(model: Any) -> tuple[str, ...]:
    """The methods of Keras's training and predicting that an answer has replaced, in its class or on the model."""
    known = vars(model)
    return tuple(
        name for name in _METHODS if name in known or getattr(type(model), name) is not getattr(keras.Model, name)
    )


def layers(model: Any, *, own: bool = False) -> Iterator[Layer]:
    """Its layers in order, those of nested models and bare operations of its graph in their place.

    Args:
        model: the model.
        own: whether it is part of one whose code isn't Keras's.
    """
    for step, is_own in _steps(model, own):
        if not isinstance(step, keras.Layer):
            name = type(step).__name__
            yield Layer(str(step.name), name, name.lower(), "?", 0, True)
        else:
            found = row(step)
            yield replace(found, own=True) if is_own else found


def _steps(model: Any, own: bool = False) -> Iterator[tuple[Any, bool]]:
    """Layers and bare operations in order, and whether each is part of a model whose code isn't Keras's."""
    own = own or style(model) == "subclassed"
    # A graph also holds operations that are no layers, such as `keras.ops.relu(x)`.
    for step in model.operations if style(model) == "functional" else model.layers:
        if isinstance(step, keras.Model):
            yield from _steps(step, own)
        elif type(step).__name__ != "InputLayer":
            yield step, own


def edges(model: Any) -> list[tuple[int, int]]:
    """Which of a model's layers reads which one, by their places in `layers`; the inputs' are -1, -2 and so on.

    Empty where part of the model is code, which has no graph.
    """
    places = {id(step): place for place, (step, _) in enumerate(_steps(model))}
    found: set[tuple[int, int]] = set()
    count = len(getattr(model, "inputs", None) or ())
    try:
        _follow(model, [frozenset({-1 - place}) for place in range(count)], places, found)
    except _NoGraph:
        return []
    return sorted(found)


class _NoGraph(Exception):
    """A model whose own code says what reads what."""


def _follow(
    step: Any, sources: list[frozenset[int]], places: dict[int, int], found: set[tuple[int, int]]
) -> list[frozenset[int]]:
    """Where the outputs of a step come from, whose inputs come from these sources."""
    if not isinstance(step, keras.Model):
        place = places[id(step)]
        found.update((source, place) for group in sources for source in group)
        return [frozenset({place})]
    if style(step) == "sequential":
        for one in step.layers:
            sources = _follow(one, sources, places, found)
        return sources
    if style(step) != "functional":
        raise _NoGraph
    known = dict(zip(map(id, step.inputs), sources, strict=True))
    for _, nodes in sorted(step._nodes_by_depth.items(), reverse=True):
        for node in nodes:
            if node.is_input:
                continue
            given = [known[id(tensor)] for tensor in node.input_tensors]
            made = _follow(node.operation, given, places, found)
            # A layer with several outputs is one place all the same.
            known |= {id(tensor): made[min(at, len(made) - 1)] for at, tensor in enumerate(node.output_tensors)}
    return [known[id(tensor)] for tensor in step.outputs]


def row(layer: Any) -> Layer:
    """One layer."""
    settings = {}
    for name in _SETTINGS:
        value = getattr(layer, name, None)
        if callable(value):
            value = getattr(value, "__name__", None)
        if isinstance(value, bool | int | float | str | tuple | list):
            settings[name] = tuple(value) if isinstance(value, list) else value
    activation = _activation(layer)
    try:
        shape = str(tuple(layer.output.shape))
    except (AttributeError, ValueError):
        shape = "?"
    count = int(sum(np.prod(variable.shape) for variable in layer.weights)) if layer.built else 0
    own = not type(layer).__module__.startswith("keras.")
    return Layer(str(layer.name), type(layer).__name__, activation, shape, count, bool(layer.trainable), settings, own)


def _activation(layer: Any) -> str | None:
    kind = type(layer).__name__
    if kind in _ACTIVATIONS:
        return _ACTIVATIONS[kind]
    activation = getattr(layer, "activation", None)
    return None if activation is None else str(getattr(activation, "__name__", type(activation).__name__))
