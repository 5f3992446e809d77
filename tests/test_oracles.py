"""Keras itself as the oracle: the rules that katas judge by, written by hand, do what the installed version does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.backend import NOISE, keras
from pytest_keraskata.specs.callbacks import _files, _plateau, _stopping, stopping_rule
from pytest_keraskata.specs.convolution import cnn_params, conv_output, pooling
from pytest_keraskata.specs.foundations import activations, losses
from pytest_keraskata.specs.gradients import _batch_norm_by_hand as by_hand
from pytest_keraskata.specs.recurrent import gates, recurrent_params, rnn_step
from pytest_keraskata.specs.training import _updates

# Keras's own, of which it is known.
pytestmark = pytest.mark.filterwarnings(f"ignore:{NOISE[0]}")

# The same cases on every run; what is compared is cheap.
drawn = settings(derandomize=True, deadline=None, database=None, max_examples=60)
RANDOM = np.random.default_rng(7)
# Exact as floats, with ties, small gains and numbers below zero.
LOSSES = st.lists(st.integers(-8, 8).map(lambda one: one / 4), min_size=1, max_size=12)


def normal(*shape: int) -> Any:
    return RANDOM.standard_normal(shape).astype("float32")


def close(found: Any, right: Any) -> None:
    np.testing.assert_allclose(keras.ops.convert_to_numpy(found), right, rtol=2e-5, atol=2e-6)


class Model:
    """As much of a model as callbacks touch; its weights tell the epoch."""

    def __init__(self, rate: float = 0.5) -> None:
        self.stop_training = False
        self.optimizer = SimpleNamespace(learning_rate=rate)
        self.weights: object = None
        self.rates = [rate]

    def get_weights(self) -> object:
        return self.weights

    def set_weights(self, weights: object) -> None:
        self.weights = weights


def trained(callback: Any, losses: Sequence[float], model: Model) -> int:
    """The last epoch of a training with these validation losses."""
    callback.set_model(model)
    callback.on_train_begin()
    epoch = -1
    for epoch, loss in enumerate(losses):
        model.weights = epoch
        callback.on_epoch_begin(epoch)
        callback.on_epoch_end(epoch, {"loss": 1.0, "val_loss": loss})
        model.rates.append(float(model.optimizer.learning_rate))
        if model.stop_training:
            break
    callback.on_train_end()
    return epoch


# --- callbacks ------------------------------------------------------------------------------------------------


@drawn
@given(values=LOSSES, patience=st.integers(1, 4), min_delta=st.sampled_from([0.0, 0.25, 0.6]))
def test_early_stopping(values: list[float], patience: int, min_delta: float) -> None:
    """Where training ends, and whose weights are there at its end."""
    model = Model()
    callback = keras.callbacks.EarlyStopping(patience=patience, min_delta=min_delta, restore_best_weights=True)
    last = trained(callback, values, model)

    assert (last, model.weights) == stopping_rule.ends(values, patience, min_delta)
    if min_delta == 0:
        assert (last, model.weights) == _stopping.ends(values, patience)


@drawn
@given(
    trainings=st.lists(LOSSES, min_size=1, max_size=2), factor=st.sampled_from([0.25, 0.5]), patience=st.integers(1, 3)
)
def test_reduce_lr_on_plateau(trainings: list[list[float]], factor: float, patience: int) -> None:
    """At which rate each epoch trains, in a second training as well."""
    callback, rate = keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience), 0.5
    for values in trainings if _plateau.starts_anew() else trainings[:1]:
        model = Model(rate)
        trained(callback, values, model)

        assert model.rates == pytest.approx(_plateau.rates(values, factor, patience, rate), rel=1e-6)
        rate = model.rates[-1]


def test_model_checkpoint_names(tmp_path: Path) -> None:
    """Which files there are after three epochs."""
    values = [0.5, 2.0, -0.0625]
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    callback = keras.callbacks.ModelCheckpoint(str(tmp_path / _files._PATTERN))
    callback.set_model(model)
    for epoch, loss in enumerate(values):
        callback.on_epoch_begin(epoch)
        callback.on_epoch_end(epoch, {"val_loss": loss})

    assert {_files.name_of(epoch, loss) for epoch, loss in enumerate(values)} == {
        path.name for path in tmp_path.iterdir()
    }


# --- optimizers, losses, activations ----------------------------------------------------------------------------


def stepped(optimizer: Any, steps: Sequence[Any]) -> Any:
    """A weight that begins at one, after steps with these gradients."""
    weight = keras.Variable(np.ones(4, "float32"))
    optimizer.build([weight])
    for gradient in steps:
        optimizer.apply([keras.ops.convert_to_tensor(gradient)], [weight])
    return weight


def test_optimizers() -> None:
    """Three steps of each, from the same weight."""
    steps = [normal(4) for _ in range(3)]
    ones, zeros = np.ones(4, "float32"), np.zeros(4, "float32")
    plain, moved, scaled, adaptive = ones, (ones, zeros), (ones, zeros), (ones, zeros, zeros)
    for number, g in enumerate(steps, 1):
        plain = _updates.sgd(w=plain, g=g, learning_rate=0.1)
        moved = _updates.momentum(w=moved[0], g=g, velocity=moved[1], learning_rate=0.1, momentum=0.9)
        scaled = _updates.rmsprop(w=scaled[0], g=g, mean_square=scaled[1], learning_rate=0.1, rho=0.9, epsilon=1e-2)
        adaptive = _updates.adam(
            w=adaptive[0], g=g, m=adaptive[1], v=adaptive[2], step=number, learning_rate=0.1, beta_1=0.9, beta_2=0.99,
            epsilon=1e-2,
        )  # fmt: skip

    close(stepped(keras.optimizers.SGD(0.1), steps), plain)
    close(stepped(keras.optimizers.SGD(0.1, momentum=0.9), steps), moved[0])
    close(stepped(keras.optimizers.RMSprop(0.1, rho=0.9, epsilon=1e-2), steps), scaled[0])
    close(stepped(keras.optimizers.Adam(0.1, beta_1=0.9, beta_2=0.99, epsilon=1e-2), steps), adaptive[0])


def test_losses() -> None:
    """Keras's means over a batch, at probabilities of 0 and 1 as well, which it clips."""
    x, y = normal(5, 3), normal(5, 3)
    labels, chances = np.array([[0.0], [1], [1], [0]], "float32"), np.array([[0.0], [0.3], [1], [1]], "float32")
    one_hot, shares = np.eye(3, dtype="float32"), softmax(normal(3, 3))

    close(keras.losses.MeanSquaredError()(x, y), losses.mean(losses.squares)(x, y))
    close(keras.losses.MeanAbsoluteError()(x, y), losses.mean(losses.distances)(x, y))
    found = keras.losses.BinaryCrossentropy()(labels, chances)
    # Near 1, float32 holds 1e-7 to one digit.
    assert float(found) == pytest.approx(float(losses.mean(losses.of_labels)(labels, chances)), rel=0.02)
    close(keras.losses.BinaryCrossentropy()(labels[:2], chances[:2] + 0.2), losses.mean(losses.of_labels)(labels[:2], chances[:2] + 0.2))  # fmt: skip
    close(keras.losses.CategoricalCrossentropy()(one_hot, shares), losses.mean(losses.of_classes)(one_hot, shares))


def test_activations() -> None:
    """From far below zero to far above."""
    x = np.concatenate([normal(2, 5), np.array([[-90.0, -1, 0, 1, 90]], "float32")])

    for name, right in (
        ("sigmoid", sigmoid),
        ("softmax", softmax),
        ("tanh", activations.tanh),
        ("relu", activations.relu),
    ):
        close(getattr(keras.activations, name)(x), right(x.astype("float64")))
    close(keras.activations.leaky_relu(x), activations.leaky_relu(x, 0.2))


# --- layers -----------------------------------------------------------------------------------------------------


@drawn
@given(
    size=st.integers(1, 40),
    kernel=st.integers(1, 8),
    stride=st.integers(1, 5),
    padding=st.sampled_from(["valid", "same"]),
)
def test_lengths_of_convolutions(size: int, kernel: int, stride: int, padding: str) -> None:
    """Whatever fits."""
    if kernel <= size:
        layer = keras.layers.Conv1D(1, kernel, strides=stride, padding=padding)
        assert conv_output.right(size, kernel, stride, padding) == layer.compute_output_shape((1, size, 1))[1]


def test_counts() -> None:
    """Parameters of recurrent layers and of a small CNN."""
    rows = keras.Input((4, 3))
    layers = keras.layers

    def count(layer: Any) -> int:
        layer(rows)
        return int(layer.count_params())

    assert recurrent_params.simple_rnn(3, 5) == count(layers.SimpleRNN(5))
    assert recurrent_params.lstm(3, 5) == count(layers.LSTM(5))
    for reset_after in (True, False):
        assert recurrent_params.gru(3, 5, reset_after) == count(layers.GRU(5, reset_after=reset_after))
    built = [layers.Conv2D(4, 3), layers.MaxPooling2D(2), layers.Flatten(), layers.Dense(6), layers.Dense(3)]
    assert (
        cnn_params.network((9, 8, 2), 4, 3, 2, 6, 3)
        == keras.Sequential([keras.Input((9, 8, 2)), *built]).count_params()
    )


def test_pooling() -> None:
    """The rest that fills no window is left out."""
    image = normal(7, 5, 2)
    for kind, right in (("Max", pooling.largest), ("Average", pooling.mean)):
        close(getattr(keras.layers, f"{kind}Pooling2D")(2)(image[None])[0], right(image, 2))


def test_recurrent_steps() -> None:
    """States of a SimpleRNN, one step of an LSTM and one of a GRU, from weights that Keras's layers drew."""
    x, h, c = normal(6, 3), normal(5), normal(5)
    simple = keras.layers.SimpleRNN(5, return_sequences=True, bias_initializer="random_normal")
    found = simple(x[None])[0]
    close(found, rnn_step.states(x, *map(np.array, simple.get_weights())))

    cell = keras.layers.LSTMCell(5, bias_initializer="random_normal")
    _, (new_h, new_c) = cell(x[:1], [h[None], c[None]])
    close(keras.ops.stack([new_h[0], new_c[0]]), gates.lstm(x[0], h, c, *cell.get_weights()))

    cell = keras.layers.GRUCell(5, bias_initializer="random_normal")
    _, states = cell(x[:1], [h[None]])
    close((states[0] if isinstance(states, list | tuple) else states)[0], gates.gru(x[0], h, *cell.get_weights()))


def test_batch_normalization() -> None:
    """What a batch becomes, and what is remembered of it."""
    x, gamma, beta, before = normal(6, 3), normal(3), normal(3), np.abs(normal(3))
    layer = keras.layers.BatchNormalization(momentum=0.8, epsilon=1e-2)
    layer.build(x.shape)
    layer.set_weights([gamma, beta, before, before])
    right, mean, variance = by_hand.normalized(x, gamma, beta, 1e-2)

    close(layer(x, training=True), right)
    close(layer.moving_mean, by_hand.moved(before, mean, 0.8))
    close(layer.moving_variance, by_hand.moved(before, variance, 0.8))
