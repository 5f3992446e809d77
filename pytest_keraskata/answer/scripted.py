"""A model whose losses are written beforehand, so that what follows from them can be judged without waiting."""

import functools
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
from keras.src.trainers.data_adapters.array_slicing import train_validation_split

from pytest_keraskata.asking.call import Script
from pytest_keraskata.backend import keras


@dataclass
class Seen:
    """What a scripted model has seen; Keras goes through the lists of a model itself whenever one is set.

    Args:
        rows_trained: the numbers of the rows that it was trained on, one after the other.
        rows_evaluated: of those that it was evaluated on.
        mispaired: how many rows came with the targets of others.
        batches: the sizes of the batches that it was trained on.
        rates: the learning rates, each where it changed.
        weighted: whether rows came with different weights.
    """

    rows_trained: list[int] = field(default_factory=list)
    rows_evaluated: list[int] = field(default_factory=list)
    mispaired: int = 0
    batches: list[int] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    weighted: bool = False


@keras.saving.register_keras_serializable("keraskata")
class ScriptedModel(keras.Model):
    """Its one weight counts the epochs that it has been trained; every loss is looked up by that number.

    So whichever way an answer trains, evaluates, stores or restores it, its losses are those of the epoch that its
    weights come from. The first column of the inputs numbers the rows.
    """

    def __init__(self, losses: list[float], val_losses: list[float], rows: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.losses_written = [float(value) for value in losses]
        self.val_losses_written = [float(value) for value in val_losses]
        self.rows = rows
        self.trained = self.add_weight(shape=(), initializer="zeros", trainable=True, name="trained")
        self.seen = Seen()

    def call(self, inputs: Any, training: bool | None = None) -> Any:
        return keras.ops.zeros((keras.ops.shape(inputs)[0], 1)) + self.trained * 0.0

    def get_config(self) -> dict[str, Any]:
        return {
            **super().get_config(),
            "losses": self.losses_written,
            "val_losses": self.val_losses_written,
            "rows": self.rows,
        }

    @property
    def position(self) -> float:
        """How many epochs of training the weights have behind them."""
        return _number(self.trained)

    def _written(self, losses: list[float]) -> float:
        # The weights of epoch e (from 1) have seen e epochs; before any training the first loss is as good as any.
        place = max(round(self.position) - 1, 0)
        return losses[min(place, len(losses) - 1)]

    def _rows(self, data: Any) -> list[int]:
        """The numbers of a batch's rows; targets that carry numbers as well must carry the same in every column."""
        x, y, weights = keras.utils.unpack_x_y_sample_weight(data)
        rows = [int(value) for value in np.asarray(x)[:, 0]]
        targets = np.asarray(y).reshape(len(rows), -1) if y is not None else np.zeros((len(rows), 1))
        self.seen.mispaired += int(np.any(targets)) * int(np.sum(np.any(rows != targets.astype(int).T, axis=0)))
        self.seen.weighted |= weights is not None and not _are_ones(weights)
        return rows

    def train_step(self, *given: Any) -> Any:
        *state, data = given
        if not state:
            return self._trained_on(data)
        groups = (
            self.trainable_variables,
            self.non_trainable_variables,
            self.optimizer.variables,
            self.metrics_variables,
        )
        return _stepped(lambda: self._trained_on(data), groups, state[0])

    def _trained_on(self, data: Any) -> dict[str, Any]:
        rows = self._rows(data)
        self.seen.rows_trained += rows
        self.seen.batches.append(len(rows))
        rate = _number(self.optimizer.learning_rate)
        if self.seen.rates[-1:] != [rate]:
            self.seen.rates.append(rate)
        position = self.position
        # Logged when an epoch's last batch is done, so every batch reports its own epoch's loss.
        place = min(int(position + 1e-3), len(self.losses_written) - 1)
        # A sum of Keras's takes as long as the rest of an epoch.
        self.trained.assign(position + len(rows) / self.rows)
        self.optimizer.iterations.assign(int(_number(self.optimizer.iterations)) + 1)
        return {"loss": self.losses_written[place], "accuracy": _accuracy(place)}

    def test_step(self, *given: Any) -> Any:
        *state, data = given
        if not state:
            return self._evaluated_on(data)
        groups = self.trainable_variables, self.non_trainable_variables, self.metrics_variables
        return _stepped(lambda: self._evaluated_on(data), groups, state[0])

    def _evaluated_on(self, data: Any) -> dict[str, Any]:
        self.seen.rows_evaluated += self._rows(data)
        return {"loss": self._written(self.val_losses_written), "accuracy": _accuracy(self.position)}

    # What asks which arguments there are is told Keras's own.
    @functools.wraps(keras.Model.fit)
    def fit(self, x: Any = None, y: Any = None, *args: Any, **kwargs: Any) -> Any:
        """As `Model.fit`; batches are made and gone through here, since an iterator of Keras's costs more than an epoch."""
        names = ("batch_size", "epochs", "verbose", "callbacks", "validation_split", "validation_data", "shuffle")
        asked = {**dict(zip(names, args, strict=False)), **kwargs}
        # Said or not, these are the same.
        usual = {"validation_freq": 1, "steps_per_epoch": None, "class_weight": None}
        asked = {name: value for name, value in asked.items() if name not in usual or value != usual[name]}
        if asked.get("sample_weight", 0) is None or _are_ones(asked.get("sample_weight")):
            del asked["sample_weight"]
        # Without end, it is told how many of its batches are an epoch.
        endless = {"steps_per_epoch"} & set(asked) if isinstance(x, Generator) else set()
        if (
            not (isinstance(x, np.ndarray | keras.utils.PyDataset) or _is_dataset(x) or endless)
            or len(args) > len(names)
            or set(asked) - {*names, *endless, "initial_epoch", "validation_batch_size"}
        ):
            return super().fit(x, y, *args, **kwargs)
        if y is not None and len(x) != len(y):
            raise ValueError(f"Data cardinality is ambiguous: x has {len(x)} rows, and y has {len(y)}")
        held_out = asked.get("validation_data")
        if asked.get("validation_split") and held_out is None:
            (x, y), (held_x, held_y) = train_validation_split((x, y), validation_split=asked["validation_split"])
            held_out = (held_x, held_y)
        return self._fit(x, y, held_out, asked)

    def _fit(self, x: Any, y: Any, held_out: Any, asked: dict[str, Any]) -> Any:
        epochs = asked.get("epochs", 1)
        callbacks = asked.get("callbacks")
        if not isinstance(callbacks, keras.callbacks.CallbackList):
            callbacks = keras.callbacks.CallbackList(
                callbacks, add_history=True, add_progbar=False, verbose=0, epochs=epochs, steps=None, model=self
            )
        self.stop_training = False
        callbacks.on_train_begin()
        logs: dict[str, Any] = {}
        for epoch in range(asked.get("initial_epoch", 0), epochs):
            callbacks.on_epoch_begin(epoch)
            logs = self._run_batches(x, y, asked, callbacks)
            if held_out is not None:
                held = held_out[:2] if isinstance(held_out, tuple | list) else (held_out,)
                found = self.evaluate(*held, batch_size=asked.get("batch_size"), verbose=0, return_dict=True)
                logs = {**logs, **{f"val_{name}": value for name, value in found.items()}}
            callbacks.on_epoch_end(epoch, logs)
            if self.stop_training:
                break
        callbacks.on_train_end(logs)
        return self.history

    def _run_batches(self, x: Any, y: Any, asked: dict[str, Any], callbacks: Any) -> dict[str, Any]:
        logs: dict[str, Any] = {}
        for batch, data in enumerate(_batches(x, y, asked)):
            callbacks.on_train_batch_begin(batch)
            logs = self.train_step(data)
            callbacks.on_train_batch_end(batch, logs)
        return logs

    @functools.wraps(keras.Model.evaluate)
    def evaluate(self, x: Any = None, y: Any = None, *args: Any, **kwargs: Any) -> Any:
        """As `Model.evaluate`; arrays are looked at in one batch."""
        known = isinstance(x, np.ndarray | keras.utils.PyDataset) or _is_dataset(x)
        if not known or args or set(kwargs) - {"batch_size", "verbose", "return_dict"}:
            return super().evaluate(x, y, *args, **kwargs)
        logs: dict[str, Any] = {}
        for data in [(x, y)] if isinstance(x, np.ndarray) else _batches(x, y, {}):
            logs = self.test_step(data)
        return logs if kwargs.get("return_dict") else [logs["loss"], logs["accuracy"]]

    def make_train_function(self, force: bool = False) -> Any:
        self.run_eagerly = True
        return super().make_train_function(force)

    def make_test_function(self, force: bool = False) -> Any:
        self.run_eagerly = True
        return super().make_test_function(force)


def _stepped(act: Callable[[], Any], groups: Sequence[Sequence[Any]], state: Sequence[Sequence[Any]]) -> Any:
    """What a step of Keras's gives on JAX, where it is handed the values of the variables and gives them back."""
    for variables, values in zip(groups, state, strict=True):
        for variable, value in zip(variables, values, strict=True):
            # It has been taken out, to save memory, and can't be assigned to.
            variable._value = value
    return act(), tuple([variable.value for variable in variables] for variables in groups)


def _number(value: Any) -> float:
    """A variable, or a tensor, as a number."""
    return float(np.asarray(getattr(value, "value", value)))


def _accuracy(epochs: float) -> float:
    """It keeps rising, which tempts whoever watches it to go on, or to stop where it is as good as 1."""
    return float(1.0 - 0.8 ** (epochs + 2))


def _batches(x: Any, y: Any, asked: dict[str, Any]) -> Iterator[Any]:
    """The batches of an epoch."""
    if _is_dataset(x) or isinstance(x, Generator):
        yield from islice(x, asked.get("steps_per_epoch"))
        return
    if isinstance(x, keras.utils.PyDataset):
        yield from (x[place] for place in range(len(x)))
        x.on_epoch_end()
        return
    order = np.arange(len(x))
    if asked.get("shuffle", True):
        np.random.default_rng(0).shuffle(order)
    size = asked.get("batch_size") or 32
    for start in range(0, len(x), size):
        rows = order[start : start + size]
        yield x[rows], None if y is None else y[rows]


def _is_dataset(x: Any) -> bool:
    """Whether it is one of TensorFlow's, which has been imported then, whatever Keras runs on."""
    tensorflow = sys.modules.get("tensorflow")
    return tensorflow is not None and isinstance(x, tensorflow.data.Dataset)


def _are_ones(weights: Any) -> bool:
    """Whether weights of rows say nothing."""
    return weights is not None and bool(np.all(np.asarray(weights) == 1))


def scripted_model(script: Script) -> ScriptedModel:
    """The scripted model, compiled and built, as an answer receives it."""
    model = ScriptedModel(list(script.losses), list(script.val_losses), script.rows)
    model.compile(optimizer="sgd", loss="mse", run_eagerly=True)
    model(np.zeros((1, 2), "float32"))
    return model
