"""Katas that measure something of a model that is compiled and handed over: models and losses of every kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from pytest_keraskata.asking.call import Call, Given, show
from pytest_keraskata.asking.data import drawn_weights, inputs
from pytest_keraskata.asking.handed import HandedRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.structure import layers as rows_of
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import told
from pytest_keraskata.authoring.functions import value
from pytest_keraskata.authoring.handed import compiled_with
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Function, Mistake

# Penalties and layers that act in training; two axes, and classes; convolutions; layers that came frozen; sequences,
# whose layer has kernels of two axes as well, and gradients of a millionth below ten sigmoids.
COMPILED_KINDS = ("sigmoids", "dropped", "classes", "maps", "frozen", "deep")


class Compiled(NamedTuple):
    """A compiled model, its weights drawn, and a batch for it.

    Args:
        given: as it is handed over.
        model: the same in the judge's process.
        x: inputs.
        y: targets.
        words: its layers and its loss.
    """

    given: Given
    model: Any
    x: Array
    y: Array
    words: str

    def fresh(self) -> Any:
        """The model with the weights that it is handed over with, whatever has run it since."""
        self.model.set_weights(self.given.weights)
        return self.model

    def call(self, function: Function) -> Call:
        """A function's call of model and batch."""
        return Call(function.name, (self.given, self.x, self.y))

    def request(self, function: Function) -> HandedRequest:
        """Asks what such a call leaves of the model when it has been trained."""
        return HandedRequest(self.call(function), self.x, self.y, updates=2)


def judge_measured(
    subject: Subject,
    function: Function,
    asked: Compiled,
    right: Callable[[Any, Array, Array], Sequence[float]],
    words: str,
    mistakes: Sequence[Mistake],
) -> None:
    """A function of a compiled model and a batch gives the right numbers.

    Args:
        subject: the answer.
        function: the function.
        asked: model and batch.
        right: gives the numbers.
        words: what they are.
        mistakes: wrong answers.

    Raises:
        Failed: if it gives others.
    """
    call = asked.call(function)
    due = np.array(right(asked.fresh(), asked.x, asked.y))
    returned = value(subject, call, f"a list of {words}")
    facts = Facts(
        call,
        returned,
        {"array": due, "mistakes": lambda: told(mistakes, {"model": asked.fresh(), "x": asked.x, "y": asked.y})()},
    )
    found = as_array(returned)
    if found is None or found.shape != due.shape:
        raise Failed(Claim(f"{len(due)} {words}", returned.words, (asked.words,)), call=call, facts=facts)
    if not np.allclose(found, due, rtol=2e-3, atol=1e-9):
        raise Failed(Claim(_shown(due), _shown(found), (asked.words,)), call=call, facts=facts)


def _shown(numbers: Array) -> str:
    """Numbers with no more digits than any two ways to compute them have in common."""
    return show([float(f"{number:.4g}") for number in numbers.tolist()])


@lru_cache(maxsize=32)
def compiled(kind: str, seed: int, rows: int) -> Compiled:
    """One of the `COMPILED_KINDS`."""
    model, loss = _network(kind)
    model.set_weights(drawn_weights([(one.path, tuple(one.shape), one.trainable) for one in model.weights], seed))
    model.compile(loss=loss)
    x = inputs(seed, tuple(model.input_shape[1:]), rows, wide=False)
    generator = np.random.default_rng(seed)
    y = generator.integers(0, 2, (rows, *model.output_shape[1:])).astype("float32")
    if kind in ("classes", "frozen"):
        y = np.eye(3, dtype="float32")[generator.integers(0, 3, rows)]
    given = Given(model.to_json(), tuple(np.array(one) for one in model.get_weights()), compiled_with(loss, "adam"))
    name = loss if isinstance(loss, str) else getattr(loss, "__name__", type(loss).__name__)
    steps = " → ".join(layer.kind for layer in rows_of(model))
    words = f"the model: {steps}, loss {name}{', the first Dense frozen' if kind == 'frozen' else ''}"
    return Compiled(given, model, x, y, words)


def _network(kind: str) -> tuple[Any, Any]:
    """A model and its loss, by name, as a function or an object: nothing may depend on what they have in common."""
    layers = keras.layers
    match kind:
        case "sigmoids":
            # Whatever they are called.
            body = [layers.Dense(4, "sigmoid"), layers.Dense(3, "tanh", name="narrow"), layers.Dense(1, "sigmoid")]
            return keras.Sequential([keras.Input((3,)), *body]), "binary_crossentropy"
        case "dropped":
            inner = keras.Input((4,))
            x = layers.Dense(5, activation="relu", kernel_regularizer="l2")(inner)
            x = layers.BatchNormalization()(layers.Dropout(0.5)(x))
            return keras.Model(inner, layers.Dense(2, use_bias=False)(x)), "mean_squared_error"
        case "classes":
            body = [layers.Flatten(), layers.Dense(6, "tanh"), layers.Dense(3, "softmax")]
            return keras.Sequential([keras.Input((2, 3)), *body]), "categorical_crossentropy"
        case "frozen":
            first = layers.Dense(5, "tanh", kernel_regularizer="l2")
            first.trainable = False
            middle = [layers.Dropout(0.5), layers.BatchNormalization(), layers.Dense(4, "tanh")]
            body = [first, *middle, layers.Dense(3, "softmax")]
            smooth = keras.losses.CategoricalCrossentropy(label_smoothing=0.2)
            return keras.Sequential([keras.Input((4,)), *body]), smooth
        case "deep":
            body = [layers.SimpleRNN(3), *(layers.Dense(4, "sigmoid") for _ in range(10)), layers.Dense(1, "sigmoid")]
            return keras.Sequential([keras.Input((3, 2)), *body]), "binary_crossentropy"
        case _:
            body = [layers.Conv2D(2, 2, activation="tanh"), layers.Flatten(), layers.Dense(1)]
            return keras.Sequential([keras.Input((3, 4, 1)), *body]), keras.losses.mean_absolute_error
