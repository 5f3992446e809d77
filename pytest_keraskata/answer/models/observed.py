"""A built model under observation: its weights, its shapes, and how a batch is fed to it."""

import itertools
import math
import types
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import numpy as np

from pytest_keraskata.answer.loaded import Answer
from pytest_keraskata.answer.values import array_of, values_of
from pytest_keraskata.asking.data import drawn_weights
from pytest_keraskata.asking.model import ModelRequest, Weight
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.asking.structure import layers, style
from pytest_keraskata.backend import keras

# Whoever asks for values expects a small model; those of a huge one are drawn again on the other side.
_MOST_VALUES = 1_000_000


class Observed:
    """One model under observation; every stage that raises is noted in `problems`.

    Args:
        answer: where it comes from.
        model: the model.
        request: what is asked of it.
    """

    def __init__(self, answer: Answer, model: Any, request: ModelRequest) -> None:
        self.answer = answer
        self.model = model
        self.request = request
        self.problems: dict[str, Raised] = {}
        self.drawn: tuple[Array, ...] = ()
        self.initial: tuple[Array, ...] = ()
        # As it was compiled: who asks for eager steps gets them also from `fit`.
        self._eager = bool(model.run_eagerly)
        self._by_name: bool | None = None

    def stage(self, name: str, act: Callable[[], Any], otherwise: Any = None) -> Any:
        """What `act` gives; what it raises is noted under this name."""
        value, raised = self.answer.guarded(act)
        if raised:
            self.problems[name] = raised
            return otherwise
        return value

    def is_built(self) -> bool:
        """Whether it knows all of its weights before it is called."""
        model = self.model
        if not model.built:
            return False
        count = len(model.weights)
        if self.request.inputs and (style(model) == "subclassed" or not count):
            # `build` of a subclass without a `build` of its own makes no weights, and says that it did.
            self.answer.guarded(lambda: model(self.fed(self.request.inputs), training=False))
        model.count_params()
        return len(model.weights) == count

    def shapes(self) -> dict[str, Any]:
        """The shapes of its inputs and outputs, and the names of its inputs, as far as it has them."""
        model = self.model
        if getattr(model, "inputs", None):
            inputs = tuple(tuple(tensor.shape) for tensor in model.inputs)
            # Keras's Sequential has no `input` before it was called.
            given = model.input if style(model) == "functional" else None
            # The keys of a dict name its inputs, in the order in which Keras lists them.
            known = sorted(given) if isinstance(given, dict) else [tensor.name for tensor in model.inputs]
            names = tuple(str(name) for name in known)
            outputs = tuple(tuple(tensor.shape) for tensor in model.outputs)
            return {"input_shapes": inputs, "input_names": names, "output_shapes": outputs}
        config = model.get_build_config() or {}
        shapes = config.get("shapes_dict", {"input_shape": config.get("input_shape")}).values()
        return {"input_shapes": tuple(one for shape in shapes for one in _flat_shapes(shape))}

    def fed(self, arrays: tuple[Any, ...]) -> Any:
        """A batch as the model takes it: several inputs as a list or by name."""
        if len(arrays) == 1:
            return arrays[0]
        names = self.request.input_names
        if self._by_name is None:
            self._by_name = bool(names) and self._goes_by_names(arrays)
        return dict(zip(names, arrays, strict=True)) if self._by_name else list(arrays)

    def _goes_by_names(self, arrays: tuple[Any, ...]) -> bool:
        known = self.shapes().get("input_names")
        if known:
            return set(known) == set(self.request.input_names)
        _, raised = self.answer.guarded(lambda: self.model(list(arrays), training=False))
        if raised is None:
            return False
        named = dict(zip(self.request.input_names, arrays, strict=True))
        return self.answer.guarded(lambda: self.model(named, training=False))[1] is None

    def weights(self) -> tuple[Weight, ...]:
        """Its weights, with their values where those are asked for; from now on it has `drawn` and `initial` ones."""
        trained = {id(variable) for variable in self.model.trainable_weights}
        known = [
            (str(variable.path), tuple(variable.shape), id(variable) in trained) for variable in self.model.weights
        ]
        size = sum(math.prod(shape) for _, shape, _ in known)
        values = self.request.values and size <= _MOST_VALUES
        if not values and not self.request.inputs:
            # Fifteen million numbers take their time, and nobody looks at them.
            return tuple(Weight(*one) for one in known)
        self.drawn = tuple(drawn_weights(known, self.request.seed))
        if initial_values_count(self.request):
            self.initial = values_of(self.model.weights)
        constrained = map(_is_constrained, self.model.weights, self.drawn)
        shown = zip(self.initial, self.drawn, strict=True) if values else itertools.repeat((None, None))
        return tuple(Weight(*one, held, *pair) for one, held, pair in zip(known, constrained, shown, strict=False))

    @property
    def shown(self) -> tuple[Array, ...]:
        """The drawn values at which outputs are asked for: some weights may have to be zero there."""
        zeroed = {place % len(self.drawn) for place in self.request.zeroed} if self.drawn else set()
        return tuple(0 * value if place in zeroed else value for place, value in enumerate(self.drawn))

    def place(self, values: tuple[Array, ...]) -> None:
        """Give its weights these values."""
        for variable, value in zip(self.model.weights, values, strict=True):
            variable.assign(value)

    @cached_property
    def is_of_keras(self) -> bool:
        """Whether nothing but Keras's own code runs when it is called."""
        return not any(
            is_own(part)
            or is_own_code(type(part).call)
            or any(is_own_code(value) for name, value in vars(part).items() if name != "loss")
            for part in self._operations()
        )

    @property
    def is_of_layers(self) -> bool:
        """Whether it consists of Keras's own layers alone: none of them holds gradients up, as an operation may.

        An operation may also be a layer's activation.
        """
        return self.is_of_keras and all(
            isinstance(part, keras.Layer) and not any(map(_is_operation, vars(part).values()))
            for part in self._operations()
        )

    def _operations(self) -> Iterator[Any]:
        for part in self.model._flatten_layers():
            yield part
            if isinstance(part, keras.Model) and style(part) == "functional":
                yield from part.operations

    @property
    def is_traced(self) -> bool:
        """Whether it is run in a compiled graph: there an answer's own code may compute something else.

        Standard layers compute the same eagerly.
        """
        if self._eager or not self.request.in_graph:
            return False
        own = style(self.model) == "subclassed" or any(layer.own for layer in layers(self.model))
        return own or any(is_own(given) for given in compile_arguments(self.model))


def initial_values_count(request: ModelRequest) -> bool:
    """Whether anything is reported that depends on the initial values of the weights."""
    return bool(request.values or request.gradients or request.learn)


def compile_arguments(model: Any) -> Iterator[Any]:
    """The loss and the metrics that a model was compiled with, as they were given."""
    if not model.compiled:
        return
    config: Any = model._compile_loss
    yield from keras.tree.flatten(getattr(config, "_user_loss", None))
    yield from given_metrics(model)
    yield from keras.tree.flatten(getattr(model._compile_metrics, "_user_weighted_metrics", None))


def given_metrics(model: Any) -> list[Any]:
    """The metrics that a model was compiled with, as they were given."""
    given: list[Any] = keras.tree.flatten(getattr(model._compile_metrics, "_user_metrics", None))
    return given


def is_own(given: Any) -> bool:
    """Whether a layer, a loss, a metric or a function is an answer's own code, or at least not Keras's."""
    if given is None or isinstance(given, str):
        return False
    module = getattr(given, "__module__", None) or type(given).__module__
    return not str(module).startswith("keras.")


def is_own_code(value: Any) -> bool:
    """Whether it is code, and neither Keras's nor a function of TensorFlow's."""
    if isinstance(value, types.FunctionType) and value.__module__.startswith("tensorflow."):
        return False
    return callable(value) and is_own(value)


def _is_operation(value: Any) -> bool:
    module = str(getattr(value, "__module__", ""))
    return callable(value) and module.startswith(("keras.src.ops.", "keras.src.backend.", "tensorflow."))


def _is_constrained(variable: Any, drawn: Array) -> bool:
    """Whether a constraint would change large values of a weight."""
    constraint = getattr(variable, "constraint", None)
    if constraint is None:
        return False
    large = 10 * drawn
    return not np.allclose(array_of(constraint(keras.ops.convert_to_tensor(large))), large)


def _flat_shapes(value: Any) -> Iterator[tuple[int | None, ...]]:
    """Every shape in a tree of them; a shape itself holds nothing but sizes."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _flat_shapes(part)
    elif isinstance(value, list | tuple):
        if any(isinstance(part, dict | list | tuple) for part in value):
            for part in value:
                yield from _flat_shapes(part)
        else:
            yield tuple(value)
