"""The compiled loss: which one it is by value, and what can be said of one of the answer's own."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.compiled import loss_name, loss_of
from pytest_keraskata.answer.values import number_of
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras


def loss_kind(model: Any, shape: tuple[int, ...], y: Array | None) -> tuple[str, tuple[str, ...]]:
    """The kind of a compiled loss, and what was found of it; see `Portrait`.

    Args:
        model: the model.
        shape: of its outputs.
        y: some targets, or None.
    """
    units = shape[-1]
    generator = np.random.default_rng(2)
    binary = (generator.uniform(size=(12, units)) > 0.5).astype("float32")
    classes = generator.integers(0, max(units, 2), 12)
    one_hot = np.eye(max(units, 2), dtype="float32")[classes][:, :units]
    p = generator.dirichlet(np.ones(max(units, 2)), 12).astype("float32")[:, :units]
    p = 0.02 + 0.96 * p
    kind = "other"
    for name, targets, loss in _losses(binary, one_hot, classes, p):
        value = _value(model, targets, p)
        right = number_of(loss(keras.ops.convert_to_tensor(targets), keras.ops.convert_to_tensor(p)))
        if value is not None and np.isclose(value, right, rtol=1e-3, atol=1e-5):
            kind = name
            break
    if kind == "other" and not is_own(model.loss):
        kind = _by_name(model)
    # Of a loss whose targets have a layout of their own, values for other targets say nothing.
    like = _like(y, shape) if is_own(model.loss) else None
    return kind, () if like is None else tuple(_oddities(model, like))


def is_own(loss: Any) -> bool:
    """Whether a loss is no function or class of Keras's."""
    if loss is None or isinstance(loss, str):
        return False
    if isinstance(loss, list | tuple | dict):
        return any(is_own(one) for one in (loss.values() if isinstance(loss, dict) else loss))
    module = loss.__module__ if hasattr(loss, "__name__") else type(loss).__module__
    return not str(module).startswith("keras.")


def _losses(binary: Array, one_hot: Array, classes: Array, p: Array) -> Iterator[tuple[str, Array, Any]]:
    """What a loss may be: its name, the targets to ask it about, and Keras's own."""
    losses = keras.losses
    for suffix, logits in (("", False), (" on logits", True)):
        yield "binary" + suffix, binary, losses.BinaryCrossentropy(from_logits=logits)
    # Over one unit the mistake shows in the name alone: the value is zero.
    if p.shape[1] > 1:
        column = classes.reshape(-1, 1).astype("float32")
        for suffix, logits in (("", False), (" on logits", True)):
            yield "categorical" + suffix, one_hot, losses.CategoricalCrossentropy(from_logits=logits)
            yield "sparse" + suffix, column, losses.SparseCategoricalCrossentropy(from_logits=logits)
    yield "mse", binary, losses.MeanSquaredError()
    yield "mae", binary, losses.MeanAbsoluteError()
    yield "huber", 3 * binary, losses.Huber()
    yield "logcosh", binary, losses.LogCosh()
    yield "hinge", binary * 2 - 1, losses.Hinge()


def _by_name(model: Any) -> str:
    """The kind of one of Keras's losses with arguments of its own, such as label_smoothing or gamma."""
    name = loss_name(model.loss, "").lower().replace("_", "")
    if name.endswith("crossentropy"):
        kind = next((one for one in ("binary", "sparse", "categorical") if name.startswith(one)), "other")
        return kind + (" on logits" if getattr(model.loss, "from_logits", False) else "")
    return {
        "mse": "mse",
        "meansquarederror": "mse",
        "mae": "mae",
        "meanabsoluteerror": "mae",
        "huber": "huber",
        "logcosh": "logcosh",
    }.get(name, "other")


def _value(model: Any, targets: Array, predictions: Array) -> float | None:
    try:
        return loss_of(model, targets, predictions)
    except Exception:
        return None


def _like(y: Array | None, shape: tuple[int, ...]) -> Array | None:
    """Targets of zeros and ones as they are, in the shape of the outputs; None where they are something else."""
    if y is None or y.dtype.kind not in "fiub" or set(np.unique(y)) - {0, 1} or y.size != np.prod(shape):
        return None
    return y.astype("float32").reshape(shape)


def _oddities(model: Any, targets: Array) -> Iterator[str]:
    near = np.clip(targets, 0.05, 0.95)
    good, bad = _value(model, targets, near), _value(model, targets, 1 - near)
    if good is not None and bad is not None and bad < good - 1e-6:
        yield "rewards errors"
    ends = (_value(model, targets, targets), _value(model, targets, 1 - targets))
    if any(one is not None and not np.isfinite(one) for one in ends):
        yield "nan at 0 and 1"
    twice = _value(model, np.concatenate([targets, targets]), np.concatenate([near, near]))
    if good and twice is not None and np.isclose(twice, 2 * good, rtol=1e-3) and abs(good) > 1e-6:
        yield "a sum over the batch"
