"""A model under observation: what is left out where all of its code is Keras's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import tensorflow as tf

from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelEvidence, ModelRequest
from pytest_keraskata.backend import keras


def dense(**settings: Any) -> Any:
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, **settings)])


def recurrent(**settings: Any) -> Any:
    return keras.Sequential([keras.Input((4, 3)), keras.layers.LSTM(2, **settings)])


def shown(build: Callable[[], Any], **asked: Any) -> ModelEvidence:
    shape = tuple(build().input_shape[1:])
    batch, pulled = inputs(0, shape, 4), inputs(1, shape, 2)
    request = ModelRequest(Call("build"), (batch,), pulled=(pulled,), cotangent=inputs(2, (2,), 2), **asked)
    evidence = LocalSubject({"build": build}).ask(request)
    assert isinstance(evidence, ModelEvidence)
    assert not evidence.problems
    return evidence


def with_own_call() -> Any:
    class Model(keras.Model):  # type: ignore[misc]
        def call(self, x: Any, training: Any = None) -> Any:
            return super().call(x, training=training)

    given = keras.Input((3,))
    return Model(given, keras.layers.Dense(2)(given))


def with_own_predict() -> Any:
    model = dense()
    predict = model.predict
    model.predict = lambda *given, **named: predict(*given, **named)
    return model


def with_a_layer_whose_call_is_replaced() -> Any:
    model = dense()
    call = model.layers[0].call
    model.layers[0].call = lambda x, **named: call(x, **named)
    return model


def with_an_operation() -> Any:
    given = keras.Input((3,))
    return keras.Model(given, keras.ops.relu(keras.layers.Dense(2)(given)))


OWN: dict[str, Callable[[], Any]] = {
    "a function as activation": lambda: dense(activation=lambda x: x),
    "a Lambda": lambda: keras.Sequential([keras.Input((3,)), keras.layers.Lambda(lambda x: x[:, :2])]),
    "a model's call": with_own_call,
    "a model's predict": with_own_predict,
    "a layer's call": with_a_layer_whose_call_is_replaced,
}
OF_KERAS: dict[str, Callable[[], Any]] = {
    "layers": dense,
    "settings": lambda: dense(
        activation="relu", kernel_regularizer="l2", kernel_initializer=keras.initializers.Zeros()
    ),
    "a recurrent layer": recurrent,
    "cells": lambda: keras.Sequential([keras.Input((4, 3)), keras.layers.RNN(keras.layers.GRUCell(2))]),
    "an operation": with_an_operation,
}


@pytest.mark.parametrize("name", OWN)
def test_code_of_an_answer_is_asked_in_every_way(name: str) -> None:
    """Whatever it is: it may tell one way from the other."""
    evidence = shown(OWN[name])
    assert evidence.outputs is not None
    assert evidence.outputs.called is not None
    assert evidence.outputs.predicted is not None
    assert evidence.pulled_in_training is not None


@pytest.mark.parametrize("name", OF_KERAS)
def test_layers_of_keras_are_not_asked_twice(name: str) -> None:
    """What acts alike in training has the same gradients there, and predicts what it gives at inference."""
    evidence = shown(OF_KERAS[name])
    assert evidence.outputs is not None
    assert evidence.outputs.single is not None
    assert evidence.outputs.called is evidence.outputs.predicted is evidence.pulled_in_training is None


MAY_HOLD_UP: dict[str, Callable[[], Any]] = {
    **OWN,
    "an operation": with_an_operation,
    "an operation as activation": lambda: dense(activation=keras.ops.relu),
    "an operation in a cell": lambda: recurrent(activation=keras.ops.tanh),
    "a function of TensorFlow's": lambda: dense(activation=tf.nn.relu),
}


@pytest.mark.parametrize("name", MAY_HOLD_UP)
def test_gradients_are_asked_of_what_may_hold_them_up(name: str) -> None:
    """In training alone, where the request is for code of an answer's own only."""
    evidence = shown(MAY_HOLD_UP[name], own_only=True)
    assert evidence.pulled is None
    assert evidence.pulled_in_training is not None


@pytest.mark.parametrize("name", ["layers", "settings", "a recurrent layer", "cells"])
def test_gradients_of_layers_are_not_asked_again(name: str) -> None:
    """Where the request is for code of an answer's own only."""
    evidence = shown(OF_KERAS[name], own_only=True)
    assert evidence.pulled is evidence.pulled_in_training is None


@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize(
    "build",
    [lambda: recurrent(dropout=0.5), lambda: keras.Sequential([dense(), keras.layers.BatchNormalization()])],
    ids=["dropout", "normalization"],
)
def test_what_acts_in_training_is_asked_there(build: Callable[[], Any], brief: bool) -> None:
    """Its gradients are others as well; and a call that doesn't say which may be either."""
    evidence = shown(build, brief=brief)
    assert evidence.outputs is not None
    assert evidence.outputs.in_training is not None
    assert evidence.pulled_in_training is not None
    assert (evidence.outputs.called is None) == brief


def compiled(layer: dict[str, Any] | None = None, **settings: Any) -> Callable[[], Any]:
    def build() -> Any:
        model = dense(**layer or {})
        model.compile(**{"optimizer": "adam", "loss": "mse", "metrics": ["accuracy"], **settings})
        return model

    return build


def with_own_train_step() -> Any:
    class Model(keras.Sequential):  # type: ignore[misc]
        def train_step(self, data: Any) -> Any:
            return super().train_step(data)

    model = Model(dense().layers)
    model.build((None, 3))
    model.compile("adam", "mse", metrics=["accuracy"])
    return model


def with_own_call_of_a_loss() -> Any:
    loss = keras.losses.MeanSquaredError()
    loss.call = lambda y, p: keras.ops.abs(y - p)
    return loss


OTHERWISE: dict[str, Callable[[], Any]] = {
    "optimizer": compiled(optimizer="sgd"),
    "rate": compiled(optimizer=keras.optimizers.Adam(0.01)),
    "clipping": compiled(optimizer=keras.optimizers.Adam(clipnorm=1.0)),
    "schedule": compiled(optimizer=keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.001, 5, 0.5))),
    "loss": compiled(loss="mae"),
    "smoothing": compiled(loss=keras.losses.BinaryCrossentropy(label_smoothing=0.1)),
    "weights": compiled(loss_weights=[2.0]),
    "metrics": compiled(metrics=["precision"]),
    "threshold": compiled(metrics=[keras.metrics.BinaryAccuracy(threshold=0.3)]),
    "name": compiled(metrics=[keras.metrics.BinaryAccuracy(name="precision")]),
    "weighted metrics": compiled(weighted_metrics=["mae"]),
    "eager": compiled(run_eagerly=True),
}
BEYOND_WORDS: dict[str, Callable[[], Any]] = {
    "loss": compiled(loss=lambda y, p: keras.ops.mean((y - p) ** 2)),
    "loss whose call is replaced": compiled(loss=with_own_call_of_a_loss()),
    "metric": compiled(metrics=[lambda y, p: keras.ops.mean(y - p)]),
    "metric in Keras's wrapper": compiled(metrics=[keras.metrics.MeanMetricWrapper(lambda y, p: y - p)]),
    "optimizer": compiled(optimizer=type("Mine", (keras.optimizers.Adam,), {"__module__": __name__})()),
    "train_step": with_own_train_step,
    "penalty": compiled({"kernel_regularizer": "l2"}),
}


@pytest.mark.parametrize("settings", [{}, {"optimizer": keras.optimizers.Adam, "loss": keras.losses.MeanSquaredError}])
def test_the_same_words_mean_the_same_settings(settings: dict[str, Callable[[], Any]]) -> None:
    """Of models that are built one after the other, whose optimizers and losses are numbered by Keras."""

    def build() -> Any:
        return compiled(**{name: make() for name, make in settings.items()})()

    first = shown(build).compiled_with
    assert first
    assert shown(build).compiled_with == first


@pytest.mark.parametrize("name", OTHERWISE)
def test_other_settings_have_other_words(name: str) -> None:
    """Whatever it is that `compile` was given."""
    found = shown(OTHERWISE[name]).compiled_with
    assert found
    assert found != shown(compiled()).compiled_with


@pytest.mark.parametrize("name", BEYOND_WORDS)
def test_code_of_an_answer_has_no_words(name: str) -> None:
    """It may do something else each time."""
    assert shown(BEYOND_WORDS[name]).compiled_with == ""
