"""How a model stands, and what of it is no longer so later on."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from pytest_keraskata.answer.values import number_of, values_of
from pytest_keraskata.asking.handed import STEPS, Change
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras

# What `compile` notes, and under which aspect it counts.
_COMPILED = {
    "loss": "loss", "loss_weights": "loss", "metrics": "metrics", "weighted_metrics": "metrics",
    "run_eagerly": "running", "steps_per_execution": "running", "jit_compile": "running",
}  # fmt: skip


class Standing:
    """A model as it stands now.

    Args:
        model: the model; it is held on to, so that no other object takes the place of one of its parts.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._layers = list(model._flatten_layers())
        self._trainable = [bool(layer.trainable) for layer in self._layers]
        self._configs = [_config(layer) for layer in self._layers]
        self._weights = list(model.weights)
        self._trained = [bool(variable.trainable) for variable in self._weights]
        self._held = [(variable.regularizer, variable.constraint) for variable in self._weights]
        self._values = values_of(self._weights)
        self._compiled = _compiled(model)
        self._loss = getattr(model, "loss", None)
        self._running = bool(model.run_eagerly)
        self._optimizer = getattr(model, "optimizer", None)
        self._settings = _settings(self._optimizer)
        self._memory = _known(self._optimizer.variables if self._optimizer is not None else ())
        self._counts = _known(variable for metric in model.metrics for variable in metric.variables)

    @property
    def frozen(self) -> tuple[bool, ...]:
        """Which of the model's weights belong to a frozen layer."""
        pairs = zip(self._layers, self._trainable, strict=True)
        held = {id(variable) for layer, trainable in pairs if not trainable for variable in layer.weights}
        return tuple(id(variable) in held for variable in self._weights)

    @property
    def names(self) -> tuple[str, ...]:
        """The model's weights as one would say them."""
        return tuple(map(_words, self._weights))

    def moved(self) -> tuple[str, ...]:
        """The weights of frozen layers that have other values now."""
        pairs = zip(self._weights, self._values, self.frozen, strict=True)
        return tuple(_words(one) for one, value, frozen in pairs if frozen and not np.array_equal(one.numpy(), value))

    def changes(self) -> tuple[Change, ...]:
        """What of the model is no longer so."""
        return tuple(self._changes())

    def _changes(self) -> Iterator[Change]:
        yield from self._of_layers()
        yield from self._of_compile()
        for variable, before in zip(self._weights, self._values, strict=True):
            if not np.array_equal(before, variable.numpy(), equal_nan=True):
                yield Change("weights", _words(variable))
        optimizer = getattr(self._model, "optimizer", None)
        if optimizer is self._optimizer and optimizer is not None:
            yield from _forgotten(self._memory, optimizer.variables, "memory", "the optimizer's memory of its steps")
        counts = (variable for metric in self._model.metrics for variable in metric.variables)
        yield from _forgotten(self._counts, counts, "counts", "what the metrics have counted")

    def _of_layers(self) -> Iterator[Change]:
        now = list(self._model._flatten_layers())
        if len(now) != len(self._layers) or any(one is not other for one, other in zip(now, self._layers, strict=True)):
            yield Change("layers", "the model's layers", f"{len(self._layers)} layers", "different layers")
            return
        for layer, config in zip(now, self._configs, strict=True):
            found = _config(layer)
            for name in config:
                if not _same(config[name], found.get(name)):
                    yield Change("layers", f"{name} of {layer.name}", _short(config[name]), _short(found.get(name)))
        for variable, held in zip(self._weights, self._held, strict=True):
            if (variable.regularizer, variable.constraint) != held:
                yield Change("layers", f"the regularizer of {_words(variable)}", "", "removed or changed")
        for layer, before in zip(now, self._trainable, strict=True):
            if bool(layer.trainable) != before:
                name = "the model" if layer is self._model else layer.name
                yield Change("trainable", f"trainable of {name}", str(before), str(not before))
        for variable, before in zip(self._weights, self._trained, strict=True):
            if bool(variable.trainable) != before:
                yield Change("trainable", f"trainable of {_words(variable)}", str(before), str(not before))

    def _of_compile(self) -> Iterator[Change]:
        model, optimizer = self._model, getattr(self._model, "optimizer", None)
        if optimizer is not self._optimizer:
            yield Change("optimizer", "the optimizer", _kind(self._optimizer), _kind(optimizer, self._optimizer))
        else:
            found = _settings(optimizer)
            for name, before in self._settings.items():
                if found.get(name) != before:
                    what = f"{name} of the optimizer"
                    yield Change("settings", what, _short(before), _short(found.get(name)))
        now = _compiled(model)
        for name, aspect in _COMPILED.items():
            before, after = self._compiled.get(name), now.get(name)
            if before != after and not (name == "loss" and getattr(model, "loss", None) is self._loss):
                yield Change(aspect, name, _short(before), _short(after))
        if bool(model.run_eagerly) != self._running:
            yield Change("running", "run_eagerly", str(self._running), str(bool(model.run_eagerly)))


def rates(optimizer: Any) -> tuple[float, ...]:
    """An optimizer's learning rate at the first step and at later ones."""
    before = optimizer.iterations.numpy()
    found = []
    for iteration in STEPS:
        optimizer.iterations.assign(iteration)
        found.append(number_of(optimizer.learning_rate))
    optimizer.iterations.assign(before)
    return tuple(found)


def _known(variables: Any) -> list[tuple[Any, Array]]:
    return [(variable, np.array(variable.numpy())) for variable in variables]


def _forgotten(known: Sequence[tuple[Any, Array]], variables: Any, aspect: str, what: str) -> Iterator[Change]:
    """Whether variables have other values; those that came in between are zero until something is counted."""
    values = {id(variable): np.array(variable.numpy()) for variable in variables}
    before = {id(variable) for variable, _ in known}
    same = all(id(variable) in values and np.array_equal(values[id(variable)], value) for variable, value in known)
    fresh = all(not np.any(value) for key, value in values.items() if key not in before)
    if not (same and fresh):
        yield Change(aspect, what)


def _config(layer: Any) -> dict[str, Any]:
    """A layer's settings; what a model consists of shows in its layers."""
    if isinstance(layer, keras.Model):
        return {}
    return {name: value for name, value in _or_nothing(layer.get_config).items() if name != "trainable"}


def _settings(optimizer: Any) -> dict[str, Any]:
    return {} if optimizer is None else _or_nothing(optimizer.get_config)


def _compiled(model: Any) -> dict[str, Any]:
    return _or_nothing(model.get_compile_config) if getattr(model, "compiled", False) else {}


def _or_nothing(config: Callable[[], Any]) -> dict[str, Any]:
    try:
        return dict(config() or {})
    except Exception:
        # Functions of an answer's own have no description.
        return {}


def _same(before: Any, after: Any) -> bool:
    return bool(np.all(before == after))


def _short(value: Any) -> str:
    if isinstance(value, dict):
        inner = value.get("config")
        return str(inner if isinstance(inner, str) else value.get("class_name", "a different one"))
    return str(value)[:80]


def _kind(optimizer: Any, before: Any = None) -> str:
    name = "none" if optimizer is None else type(optimizer).__name__
    return f"a different {name}" if before is not None and name == type(before).__name__ else name


def _words(variable: Any) -> str:
    """A weight as one would say it: "dense/kernel"."""
    return "/".join(str(variable.path).split("/")[-2:])
