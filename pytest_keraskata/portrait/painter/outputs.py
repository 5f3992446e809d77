"""What a model computes: its outputs, its last activation, and whether it is more than an affine function."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from pytest_keraskata.answer.values import array_of
from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.model import Layer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras, tf
from pytest_keraskata.explain.outputs import final_activation, last_weighted

_SWEEP = (-3.0, -1.5, -0.4, 0.3, 0.8, 2.5)

_ALONE: dict[str, Callable[[Array], Array]] = {
    "softmax": softmax,
    "sigmoid": sigmoid,
    "linear": lambda b: b,
    "relu": lambda b: np.maximum(b, 0),
    "tanh": np.tanh,
    "softplus": lambda b: np.log1p(np.exp(b)),
    "exponential": np.exp,
    "elu": lambda b: np.where(b > 0, b, np.expm1(b)),
    "selu": lambda b: 1.0507009873554805 * np.where(b > 0, b, 1.6732632423543772 * np.expm1(b)),
    "leaky_relu": lambda b: np.where(b > 0, b, 0.2 * b),
}


def _after(second: str, first: str, values: Array) -> Array:
    return _ALONE[second](_ALONE[first](values))


_ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    **_ALONE,
    **{f"softmax after {first}": partial(_after, "softmax", first) for first in ("softmax", "relu", "tanh", "sigmoid")},
    **{f"sigmoid after {first}": partial(_after, "sigmoid", first) for first in ("relu", "sigmoid", "tanh")},
    # Over the batch all rows are alike here, and share the whole.
    "softmax over the batch": lambda b: np.full_like(b, 0.5),
}
_INVERSES: dict[str, Callable[[Array], Array]] = {
    "linear": lambda v: v,
    "sigmoid": lambda v: np.log(v / (1 - v)),
    "softmax": lambda v: np.log(v) - np.log(v[..., :1]),
    "tanh": np.arctanh,
}


_TRACED: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()


def called(model: Any, x: Any, *, training: bool = False) -> Array:
    """The first of a model's outputs for a batch."""
    if not training and model in _TRACED:
        return array_of(_TRACED[model](x))
    return array_of(keras.tree.flatten(model(x, training=training))[0])


def fixed_rows(model: Any, x: Any) -> int | None:
    """The one number of rows that a model takes; None where it takes any.

    Args:
        model: a built model.
        x: a batch to try it with, or None.
    """
    declared = next((int(one.shape[0]) for one in getattr(model, "inputs", None) or () if one.shape[0]), None)
    if declared is None or x is None or any(getattr(one, "stateful", False) for one in model._flatten_layers()):
        return declared
    # A model that was built by its first batch declares its size, and takes others.
    other = 1 if declared > 1 else 2
    try:
        rows = len(called(model, keras.tree.map_structure(lambda array: array[:other], x)))
    except Exception:
        return declared
    return None if rows == other else declared


def is_large(model: Any) -> bool:
    """Whether it has so many layers that, called eagerly, each takes longer than what it computes."""
    return len(model.weights) >= 100


@contextlib.contextmanager
def traced(model: Any) -> Iterator[None]:
    """Inside, a large or recurrent model is called at inference as a graph: made once, and then a call costs little."""
    recurrent = any(isinstance(one, keras.layers.RNN | keras.layers.Bidirectional) for one in model._flatten_layers())
    if not is_large(model) and not recurrent:
        yield
        return
    _TRACED[model] = tf.function(lambda x: keras.tree.flatten(model(x, training=False))[0])
    try:
        yield
    finally:
        del _TRACED[model]


def last_activation(model: Any, x: Any, units: int) -> str | None:
    """Where the last kernel is zero, what comes out is the last activation of its bias; both are left changed.

    Args:
        model: the model.
        x: a batch.
        units: how many numbers one output has.
    """
    place = _last_bias(model, units)
    if place is None:
        return None
    kernel, bias = model.weights[place - 1], model.weights[place]
    kernel.assign(np.zeros(kernel.shape, "float32"))
    seen, given = [], []
    for step in _SWEEP:
        values = np.zeros(int(bias.shape[0]), "float32")
        values[0] = step
        bias.assign(values)
        row = called(model, keras.tree.map_structure(lambda a: a[:2], x))
        seen.append(np.asarray(row, "float64").reshape(-1, row.shape[-1])[0])
        given.append(values.astype("float64"))
    return _named(np.array(given), np.array(seen))


def likely_activation(layers: Sequence[Layer], values: Array | None) -> str | None:
    """The last activation as the layers name it, where the outputs keep to its range; None where they can't tell.

    For a last layer without a bias that could be swept.
    """
    place = last_weighted(tuple(layers))
    if place is None or values is None or values.ndim < 2 or any(one.activation is None for one in layers[place:]):
        return None
    name = final_activation(tuple(layers))
    keeps = {
        "sigmoid": bool(np.all((values >= 0) & (values <= 1))),
        "softmax": bool(np.all(values >= 0) and np.allclose(values.sum(-1), 1, atol=1e-3)),
        "tanh": bool(np.all(np.abs(values) <= 1)),
        "relu": bool(np.all(values >= 0)),
        "linear": True,
    }
    return name if name is not None and keeps.get(name, False) else None


def _last_bias(model: Any, units: int) -> int | None:
    """The last vector that stands behind a kernel with as many units, and decides on the outputs."""
    weights = model.weights
    for place in reversed(range(1, len(weights))):
        kernel, bias = weights[place - 1], weights[place]
        if len(bias.shape) == 1 and len(kernel.shape) >= 2 and kernel.shape[-1] == bias.shape[0] == units:
            return place
    return None


def _named(given: Array, seen: Array) -> str:
    if seen.shape == given.shape:
        for name, function in _ACTIVATIONS.items():
            if np.allclose(seen, function(given), rtol=1e-3, atol=1e-4):
                return name
    return "unknown"


def distance_from_affine(model: Any, x: Any, activation: str | None, layers: Sequence[Layer]) -> float | None:
    """How far a model is from an affine function before its last activation, relative to its outputs.

    Args:
        model: the model.
        x: a batch.
        activation: the last one.
        layers: all of its layers.
    """
    # A token's number is a name, and no quantity.
    looks_up = any("Embedding" in layer.kind or "Lookup" in layer.kind for layer in layers)
    back = _INVERSES.get(activation or "")
    if back is None or looks_up or isinstance(x, dict | list) or x.dtype.kind not in "fiub":
        return None
    generator = np.random.default_rng(1)
    # Small enough for a sigmoid to stay away from its ends.
    one, other = (generator.normal(0, 0.3, (len(x), *x.shape[1:])).astype("float32") for _ in range(2))
    values = [back(called(model, part).astype("float64")) for part in (one, other, one + other, 0 * one)]
    if not all(np.isfinite(value).all() for value in values):
        return None
    scale = float(np.max(np.abs(values[0] - values[3])))
    if scale < 1e-4 * max(float(np.max(np.abs(values[3]))), 1e-2):
        # Of one that says the same of everything there is nothing to be told.
        return None
    return float(np.max(np.abs(values[0] + values[1] - values[2] - values[3]))) / scale
