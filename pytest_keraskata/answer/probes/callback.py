"""Makes a callback of an answer's, takes it through epochs, and reports how things stand after each."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.folder import folder, placeless
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.standing import Standing
from pytest_keraskata.answer.values import values_of
from pytest_keraskata.asking.callback import CallbackEvidence, CallbackRequest, EpochEvidence, SavedModel
from pytest_keraskata.asking.handed import Change
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.backend import keras

_BATCHES = 2
# Before them, an optimizer's variables are its count of steps and its learning rate.
_OF_STEPS = 2
_SETTINGS = ("monitor", "mode", "factor", "patience", "cooldown", "min_lr", "save_best_only", "save_weights_only")
_LONGEST_TEXT = 100_000
# What no callback changes, and training doesn't either.
_STAYS = ("layers", "trainable", "optimizer", "loss", "metrics", "running")


def probe(answer: Answer, request: CallbackRequest) -> CallbackEvidence:
    answer.seed(0)
    with folder() as at, recorded_warnings():
        for name, text in {**request.files, **request.kept}.items():
            (at / name).parent.mkdir(exist_ok=True)
            (at / name).write_text(text)
        callback, raised = answer.call(request.call, *arguments(request.call, at))
        if raised:
            return CallbackEvidence(placeless(raised, at))
        if not issubclass(type(callback), keras.callbacks.Callback):
            returned, raised = answer.guarded(lambda: describe(callback))
            return CallbackEvidence(placeless(raised, at), returned)
        twin, raised = _twin(answer, request, at)
        if raised:
            return CallbackEvidence(placeless(raised, at))
        again, raised = answer.call(request.call, *arguments(request.call, at)) if twin is not None else (None, None)
        if raised:
            return CallbackEvidence(placeless(raised, at))
        for name, text in request.late.items():
            with (at / name).open("a") as file:
                file.write(text)
        observed = _Observed(request, at, twin)
        act = observed.fit if request.fit else observed.script
        _, raised = answer.guarded(lambda: act(callback))
        raised = placeless(raised, at)
        return CallbackEvidence(
            raised,
            None,
            True,
            tuple(observed.epochs),
            observed.files,
            _settings(callback, observed.model),
            tuple(name for name, text in request.kept.items() if _text(at / name) != text),
            all(one is not callback for one in (twin, again)),
            observed.changes,
        )


def _twin(answer: Answer, request: CallbackRequest, at: Path) -> tuple[Any, Raised | None]:
    if request.twin is None:
        return None, None
    (at / "twin").mkdir()
    return answer.call(request.twin, *arguments(request.twin, at))


def _text(path: Path) -> str | None:
    return path.read_text(errors="replace") if path.is_file() else None


class _Observed:
    """A small model in training, and what could be seen of it after each epoch."""

    def __init__(self, request: CallbackRequest, at: Path, twin: Any = None) -> None:
        self.request = request
        self.at = at
        self._twin = _Twin(twin) if twin is not None else None
        self.epochs: list[EpochEvidence] = []
        self._training = 0
        self._trained_at = 0.0
        self._rate_to_come: float | None = None
        self._stood = (0.0, False)
        self._weights: tuple[Array, ...] = ()
        self._memory: tuple[Array, ...] = ()
        self._known: dict[str, str] = {}
        inputs = keras.Input((2,))
        # Weights take longest to make, and are looked at only where files are read or something is trained.
        trains = request.loads or bool(request.fit)
        self.model = keras.Model(inputs, (keras.layers.Dense(1) if trains else keras.layers.Identity())(inputs))
        # A loss by its full name: the short one can't be read back from an .h5 file.
        optimizer = keras.optimizers.Adam(request.learning_rate)
        self.model.compile(optimizer=optimizer, loss="mean_squared_error", run_eagerly=True)
        if request.loads:
            optimizer.build(self.model.trainable_variables)
        self._holds = trains
        self._moved: list[Change] = []
        self._standing = Standing(self.model)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What of the model is no longer as training left it."""
        stands = (change for change in self._standing.changes() if change.aspect in _STAYS)
        return (*stands, *self._moved)

    @property
    def files(self) -> tuple[str, ...]:
        others = {*(name.partition("/")[0] for name in self.request.kept), "twin"}
        return tuple(path.name for path in self._paths() if path.name not in others)

    def _paths(self) -> list[Path]:
        """What is in the folder, which an answer may have removed."""
        return sorted(self.at.iterdir()) if self.at.is_dir() else []

    def script(self, callback: Any) -> None:
        """Call the hooks in the order of `fit`, with invented logs."""
        for training, epochs in enumerate(self.request.trainings):
            self._training = training
            callback.set_params({"epochs": len(epochs), "steps": _BATCHES, "verbose": 0})
            callback.set_model(self.model)
            self.model.stop_training = False
            callback.on_train_begin({})
            if self._twin:
                self._twin.begins()
            logs: dict[str, Any] = {}
            for number, written in enumerate(epochs, self.request.first_epoch):
                callback.on_epoch_begin(number, {})
                self._rate_to_come = self.request.rates.get(number - self.request.first_epoch)
                self._batches(callback, written)
                logs = {name: _scalar(value, self.request.scalars) for name, value in written.items()}
                if self.request.stopped and number == self.request.first_epoch + len(epochs) - 1:
                    self.model.stop_training = True
                self.stands()
                callback.on_epoch_end(number, logs)
                self.look(number, written, logs)
                if self._twin:
                    self._twin.goes_on(number, written)
                if self.model.stop_training:
                    break
            self.stands()
            callback.on_train_end(logs)
            self.compare("when training ends")

    def _batches(self, callback: Any, written: Mapping[str, float]) -> None:
        for batch in range(_BATCHES):
            callback.on_train_batch_begin(batch, {})
            if batch == 0:
                self.trains()
            elif self._rate_to_come is not None:
                self.model.optimizer.learning_rate = self._rate_to_come
            if self.request.loads:
                # Different in every epoch, so that a file shows when it was written.
                self.model.optimizer.iterations.assign_add(1)
                for variable in (*self.model.weights, *self.model.optimizer.variables[_OF_STEPS:]):
                    variable.assign_add(np.full(variable.shape, 0.25, "float32"))
            logs = {"loss": written.get("loss", 0.0) + 0.125}
            callback.on_train_batch_end(batch, logs)
        if "val_loss" in written:
            callback.on_test_begin({})
            callback.on_test_end({"loss": written["val_loss"]})

    def fit(self, callback: Any) -> None:
        """A real `fit`, watched by a callback before and one after the answer's."""
        before = _Before(self)
        after = _After(self, before)
        generator = np.random.default_rng(0)
        x, y = generator.normal(size=(4, 2)).astype("float32"), np.ones((4, 1), "float32")
        self.model.fit(
            x,
            y,
            batch_size=2,
            epochs=self.request.fit,
            verbose=0,
            validation_data=(x[:2], 100 * y[:2]),
            callbacks=[before, callback, after],
        )

    def trains(self) -> None:
        self._trained_at = self._rate

    @property
    def _rate(self) -> float:
        return float(np.asarray(self.model.optimizer.learning_rate.numpy()))

    def stands(self) -> None:
        """Note how things stand before the callback hears that an epoch is over."""
        self._stood = (self._rate, bool(self.model.stop_training))
        self._weights = values_of(self.model.weights) if self._holds else ()
        self._memory = _memory(self.model) if self._holds else ()

    def compare(self, when: str) -> None:
        """Note what of the model the callback has changed since."""
        if not self._holds:
            return
        known = {
            "weights": ("the model's weights", self._weights, values_of(self.model.weights)),
            "memory": ("the optimizer's memory of its steps", self._memory, _memory(self.model)),
        }
        for aspect, (what, before, now) in known.items():
            if len(before) != len(now) or not all(map(np.array_equal, before, now)):
                self._moved.append(Change(aspect, f"{what} {when}"))

    def look(self, number: int, logs: Mapping[str, float], after: Mapping[str, Any]) -> None:
        """Note how things stand after an epoch."""
        self.compare(f"after epoch {number + 1}")
        self.epochs.append(
            EpochEvidence(
                self._training,
                number,
                dict(logs),
                self._trained_at,
                self._rate,
                bool(self.model.stop_training),
                self.files,
                self._texts(),
                self._saved() if self.request.loads else (),
                self._weights,
                int(self.model.optimizer.iterations.numpy()),
                self._memory,
                _numbers(after),
                *self._stood,
                _compiled(self.model) if self.request.loads else "",
            )
        )

    def _texts(self) -> dict[str, str]:
        return {
            path.name: path.read_text(errors="replace")
            for path in self._paths()
            if path.name not in self.request.kept
            and path.is_file()
            and path.suffix != ".keras"
            and path.stat().st_size <= _LONGEST_TEXT
        }

    def _saved(self) -> tuple[SavedModel, ...]:
        saved = []
        for path in sorted(set(self.at.glob("*.keras")) - {self.at / name for name in self.request.kept}):
            content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            if self._known.get(path.name) != content:
                self._known[path.name] = content
                saved.append(_read(path))
        return tuple(saved)


class _Before(keras.callbacks.Callback):
    """Notes what was logged: a callback after it may add to the logs."""

    def __init__(self, observed: _Observed) -> None:
        super().__init__()
        self.observed = observed
        self.logs: dict[str, float] = {}

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        # Away from the targets of validation: so weights differ from epoch to epoch, and no loss of it improves.
        self.observed.model.weights[-1].assign_sub([0.25])

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        self.observed.stands()
        self.logs = {name: float(value) for name, value in (logs or {}).items()}

    def on_train_end(self, logs: Any = None) -> None:
        self.observed.stands()


class _After(keras.callbacks.Callback):
    """Notes what the answer's callback has done."""

    def __init__(self, observed: _Observed, before: _Before) -> None:
        super().__init__()
        self.observed = observed
        self.before = before

    def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
        if batch == 0:
            self.observed.trains()

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        self.observed.look(epoch, self.before.logs, logs or {})

    def on_train_end(self, logs: Any = None) -> None:
        self.observed.compare("when training ends")


@cache
def _other_model() -> Any:
    """A model without weights, made once: nothing but its learning rate can change."""
    inputs = keras.Input((2,))
    model = keras.Model(inputs, keras.layers.Identity()(inputs))
    model.compile(optimizer=keras.optimizers.SGD(0.25), loss="mean_squared_error", run_eagerly=True)
    return model


class _Twin:
    """Another callback of the same kind in a training of its own, whose losses are lower."""

    def __init__(self, callback: Any) -> None:
        self._callback = callback
        self._model = _other_model()
        self._model.optimizer.learning_rate = 0.25

    def begins(self) -> None:
        self._callback.set_params({"epochs": 100, "steps": 1, "verbose": 0})
        self._callback.set_model(self._model)
        self._model.stop_training = False
        self._callback.on_train_begin({})

    def goes_on(self, number: int, written: Mapping[str, float]) -> None:
        self._callback.on_epoch_begin(number, {})
        self._callback.on_train_batch_begin(0, {})
        self._callback.on_train_batch_end(0, {})
        if "val_loss" in written:
            self._callback.on_test_begin({})
            self._callback.on_test_end({"loss": written["val_loss"] - 1000.0})
        self._callback.on_epoch_end(number, {name: value - 1000.0 for name, value in written.items()})


def _settings(callback: Any, model: Any) -> dict[str, Any]:
    own = getattr(callback, "__dict__", {})
    known = {name: own[name] for name in _SETTINGS if type(own.get(name)) in (bool, int, float, str)}
    return {**known, "sets_lr": "lr" in vars(model.optimizer)}


def _numbers(logs: Mapping[str, Any]) -> dict[str, float]:
    """Logs as they are, what isn't a number left as nan."""
    known = {}
    for name, value in logs.items():
        try:
            known[str(name)] = float(value)
        except (TypeError, ValueError):
            known[str(name)] = float("nan")
    return known


def _scalar(value: float, scalars: str) -> Any:
    if scalars == "numpy":
        return np.float32(value)
    return keras.ops.convert_to_tensor(np.float32(value)) if scalars == "tensor" else value


def _read(path: Path) -> SavedModel:
    """What a fresh `load_model` makes of a file."""
    model, problem = Answer().guarded(lambda: keras.models.load_model(path))
    if problem is not None:
        return SavedModel(path.name, problem)
    weights = values_of(model.weights)
    optimizer = getattr(model, "optimizer", None)
    iterations = int(optimizer.iterations.numpy()) if optimizer is not None else 0
    return SavedModel(path.name, None, weights, bool(model.compiled), iterations, _memory(model), _compiled(model))


def _compiled(model: Any) -> str:
    """How a model is compiled, as text; its loss and metrics by what describes them."""
    return json.dumps(model.get_compile_config(), sort_keys=True, default=str) if model.compiled else ""


def _memory(model: Any) -> tuple[Array, ...]:
    """What a model's optimizer remembers of earlier steps."""
    optimizer = getattr(model, "optimizer", None)
    return values_of(optimizer.variables[_OF_STEPS:]) if optimizer is not None else ()
