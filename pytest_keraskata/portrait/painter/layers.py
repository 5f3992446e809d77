"""The layers of a model: who reads whom, and what each gives for some rows."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from pytest_keraskata.answer.values import array_of
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras


def followers(model: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each layer with those that read its output, by name; nothing of a model without a graph."""
    known = {id(layer) for layer in model.layers}
    for layer in model.layers if getattr(model, "inputs", None) else ():
        readers = [node.operation for node in layer._outbound_nodes]
        yield str(layer.name), tuple(str(one.name) for one in readers if id(one) in known or not hasattr(one, "layers"))


def sizes(model: Any, x: Any) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """How large each layer's outputs are, how many of its units say nothing, and how many the same of all rows."""
    steps = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    if not getattr(model, "inputs", None):
        return {}, {}, {}
    # A nested model has outputs of its own besides those in this one.
    tensors = [layer._inbound_nodes[-1].output_tensors[0] for layer in steps]
    inner = keras.Model(model.inputs, tensors)
    values = [array_of(value).astype("float64") for value in keras.tree.flatten(inner(x, training=False))]
    named = {layer.name: value for layer, value in zip(steps, values, strict=True) if value.ndim > 1}
    units = {name: value.reshape(-1, value.shape[-1]) for name, value in named.items()}
    large = {name: float(np.max(np.abs(value))) for name, value in units.items()}
    silent = {name: float(np.mean(np.all(value == 0, axis=0))) for name, value in units.items()}
    return large, silent, {name: float(np.mean(_is_stuck(value))) for name, value in units.items()}


def _is_stuck(values: Array) -> Array:
    """For each unit whether it is at an end of a bounded range, or says the same of every row but not zero."""
    size = np.abs(values)
    # A gate that is shut makes zeros; a ReLU's zeros are no end, and its other values are no ends either.
    bounded = bool(size.max() <= 1 and size.max() > 0.98)
    ends = np.mean((size > 0.98) | (size < 1e-4), axis=0) > 0.95
    same = (values.std(axis=0) < 1e-4 * np.maximum(size.mean(axis=0), 1e-3)) & np.any(values != 0, axis=0)
    return np.asarray((ends & bounded) | same)
