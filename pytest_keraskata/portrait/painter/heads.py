"""A model with several outputs, as a model for each: with its own targets, loss and metrics."""

from collections.abc import Iterator
from typing import Any

from pytest_keraskata.backend import keras
from pytest_keraskata.portrait.painter.data import rows_of


def heads(model: Any, x: Any, y: Any) -> Iterator[tuple[str, Any, Any]]:
    """Each output that has a loss: its name, a model of it alone, compiled like the whole, and its targets.

    Args:
        model: a compiled model with several outputs, whose loss is the compiled one.
        x: its inputs.
        y: its targets: a list or tuple, or a dict by names of outputs.
    """
    few = keras.tree.map_structure(lambda array: array[: min(2, rows_of(x))], x)
    outputs = model(few, training=False)
    count = len(keras.tree.flatten(outputs))
    layers = list(getattr(model, "output_names", None) or [""] * count)
    names = keras.tree.flatten({name: name for name in outputs}) if isinstance(outputs, dict) else layers
    losses, targets, metrics = (
        _by_output(part, names, layers)
        for part in (model.loss, y, getattr(model._compile_metrics, "_user_metrics", None))
    )
    # One array can't be told apart into the targets of several outputs.
    if losses is None or targets is None or hasattr(y, "shape"):
        return
    for at, (name, loss, own) in enumerate(zip(names, losses, targets, strict=True)):
        if loss is None or not hasattr(own, "shape"):
            continue
        head = _of_one(model, at)
        optimizer = type(model.optimizer).from_config(model.optimizer.get_config())
        given = metrics[at] if metrics else None
        head.compile(optimizer=optimizer, loss=loss, metrics=keras.tree.flatten(given) if given is not None else None)
        yield str(name or at + 1), head, own


def _by_output(given: Any, names: list[str], layers: list[str]) -> list[Any] | None:
    """What was given by name or by place, for each output in order; None where that can't be told."""
    if isinstance(given, dict):
        known = next((keys for keys in (names, layers) if set(given) <= set(keys)), None)
        return [given.get(key) for key in known] if known else None
    if isinstance(given, list | tuple):
        return list(given) if len(given) == len(names) else None
    return [given] * len(names)


def _of_one(model: Any, at: int) -> Any:
    if getattr(model, "outputs", None):
        return keras.Model(model.input, keras.tree.flatten(model.outputs)[at], name=model.name)

    class Head(keras.Model):  # type: ignore[misc]
        """One of the outputs of a model without a graph."""

        def __init__(self) -> None:
            super().__init__(name=model.name)
            self.whole = model

        def call(self, inputs: Any, training: Any = None) -> Any:
            return keras.tree.flatten(self.whole(inputs, training=training))[at]

    return Head()
