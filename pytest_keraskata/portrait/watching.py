"""Watches a script train its models: by `fit`, by `train_on_batch`, or by steps of an optimizer."""

import contextlib
import functools
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from unittest import mock
from weakref import WeakSet

import numpy as np

from pytest_keraskata.answer.values import values_of
from pytest_keraskata.backend import keras
from pytest_keraskata.portrait.fitting import built, fitting, shortened
from pytest_keraskata.portrait.loops import Calls, Loop, compiled_for
from pytest_keraskata.portrait.painter import portrait
from pytest_keraskata.portrait.painter.data import peeked
from pytest_keraskata.portrait.painter.training import eagerly, steps_are_own
from pytest_keraskata.portrait.places import Places
from pytest_keraskata.portrait.seen import Portrait

_NAMES = (
    "x", "y", "batch_size", "epochs", "verbose", "callbacks", "validation_split", "validation_data", "shuffle",
    "class_weight", "sample_weight", "initial_epoch", "steps_per_epoch", "validation_steps", "validation_batch_size",
    "validation_freq",
)  # fmt: skip
# A fit in a loop is looked at this often.
_TIMES = 2
# So many batches of a loop are looked at together, and so long it goes on behind that.
_BATCHES = 24
_GOES_ON = 15.0


class Enough(BaseException):
    """A loop of training steps has been looked at, and need not go on."""


class Watch:
    """Every model that a script trains, as it comes.

    Args:
        places: the lines of the script.
        budget: seconds for each model, about.
        write: called whenever there is more to be told.
    """

    def __init__(self, places: Places, budget: float, write: Callable[[], None]) -> None:
        self.places = places
        self.budget = budget
        self.write = write
        self.seen: list[Portrait] = []
        self.left_out: list[str] = []
        self._numbers: dict[int, tuple[int, Any]] = {}
        self._compiled: dict[int, int] = {}
        self._trained_by: dict[int, list[bool]] = {}
        self._fits: dict[int, int] = {}
        self._raised: list[BaseException] = []
        self._calls = Calls()
        self._loops: dict[int, Loop] = {}
        self._looked: dict[int, Any] = {}
        self._frozen: WeakSet[Any] = WeakSet()
        self._predicted: Counter[tuple[int, str, int, bytes]] = Counter()
        self._busy = 0
        self._steps = 0
        self._since = 0.0

    def knows(self, error: BaseException) -> bool:
        """Whether a training call raised this, and its portrait tells."""
        chain: BaseException | None = error
        while chain is not None:
            if any(chain is one for one in self._raised):
                return True
            chain = chain.__cause__ or chain.__context__
        return False

    @contextlib.contextmanager
    def on(self) -> Iterator[None]:
        """Inside, training is watched."""
        model, watch = keras.Model, self
        patches: list[tuple[Any, str, Callable[..., Any]]] = [
            (model, "fit", watch._fit),
            (model, "compile", watch._compile),
            (model, "train_on_batch", watch._train_on_batch),
            (model, "predict", watch._predict),
            (model, "__call__", watch._call),
            (keras.losses.Loss, "__call__", watch._loss),
            (keras.optimizers.Optimizer, "apply", watch._step),
            (sys.modules["tensorflow"], "function", watch._function),
        ]
        with contextlib.ExitStack() as stack:
            for owner, name, watched in patches:
                original = getattr(owner, name)
                stack.enter_context(mock.patch.object(owner, name, _watched(original, watched)))
            # Not __init__: Keras reads its arguments.
            made = staticmethod(_watched(keras.Layer.__new__, watch._layer))
            stack.enter_context(mock.patch.object(keras.Layer, "__new__", made))
            yield

    def finish(self) -> None:
        """Look at what was collected and not yet looked at."""
        for loop in list(self._loops.values()):
            self._look_at(loop)
        for at, one in enumerate(self.seen):
            often, by_predict = (
                max(
                    (
                        count
                        for (number, kind, *_), count in self._predicted.items()
                        if number == one.number and kind in kinds
                    ),
                    default=0,
                )
                for kinds in (("predict", "call"), ("predict",))
            )
            self.seen[at] = replace(one, repeated=often, predicted=by_predict)
        if self._steps and not self.seen:
            self.left_out.append("an optimizer takes steps, on weights of no Keras model that was called before them")

    # --- how a model is trained ---

    def _fit(self, fit: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        if self._busy:
            return fit(model, *args, **kwargs)
        asked = {**dict(zip(_NAMES, args, strict=False)), **kwargs}
        line = self.places.line()
        self._fits[line] = self._fits.get(line, 0) + 1
        place = -1
        with self._by_itself():
            some, asked["x"] = peeked(asked.get("x"))
            built(model, some)
            if self._fits[line] <= _TIMES:
                fitted = self._guarded(lambda: fitting(model, asked, self._trained_by.get(id(model))))
                known = replace(self._known(model, "fit", line), fitting=fitted, thawed=self._thawed(model))
                place = self._paint(model, some, asked.get("y"), known)
            else:
                self.left_out.append(
                    f"fit in line {line} is called more than {_TIMES} times: the later ones were not looked at"
                )
            self._trained_by[id(model)] = [bool(variable.trainable) for variable in model.weights]
        return self._run(fit, model, asked, place)

    def _run(self, fit: Any, model: Any, asked: dict[str, Any], place: int) -> Any:
        """The same training on a few rows; where that raises, the training that was asked for, for two batches."""
        before = values_of(model.weights)
        self._calls.inside = model if steps_are_own(model) else None
        try:
            with self._by_itself(), eagerly(model):
                return self._done(fit(model, **shortened(model, asked, thinned=True)), place)
        except Exception:
            # Rows were left out, and it ran without a graph: that must not be the reason.
            with contextlib.suppress(Exception):
                for variable, value in zip(model.weights, before, strict=False):
                    variable.assign(value)
            try:
                with self._by_itself():
                    return self._done(fit(model, **shortened(model, asked, thinned=False)), place)
            except Exception as error:
                self._raised.append(error)
                if place >= 0:
                    raised, _ = self.places.raised(error)
                    self.seen[place] = replace(self.seen[place], raised=raised)
                    self.write()
                raise
        finally:
            self._calls.inside = None
            for loop in self._calls.taken():
                loop.line = self.places.line()
                if id(loop.model) not in self._looked:
                    self._look_at(loop)

    def _done(self, history: Any, place: int) -> Any:
        if place >= 0:
            self.seen[place] = replace(self.seen[place], computed=tuple(map(str, history.history)))
            self.write()
        return history

    def _compile(self, compile_: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        if not self._busy:
            self._trained_by.pop(id(model), None)
            self._looked.pop(id(model), None)
            self._compiled[id(model)] = self.places.line()
        return compile_(model, *args, **kwargs)

    def _train_on_batch(self, train: Any, model: Any, x: Any, y: Any = None, *args: Any, **kwargs: Any) -> Any:
        if self._busy:
            return train(model, x, y, *args, **kwargs)
        if id(model) in self._looked:
            self._time()
            kept = self._looked[id(model)]
            if kept is not None:
                return kept
        with self._by_itself():
            built(model, x)
            loop = self._loops.get(id(model)) or Loop(
                model, "train_on_batch", self.places.line(), values_of(model.weights)
            )
            loop.add(x, y)
        if id(model) not in self._looked:
            self._loops[id(model)] = loop
        try:
            with self._by_itself(), eagerly(model):
                told = train(model, x, y, *args, **kwargs)
        except Exception as error:
            self._raised.append(error)
            loop.raised, _ = self.places.raised(error)
            self._look_at(loop)
            raise
        if loop.count >= _BATCHES and id(model) not in self._looked:
            self._look_at(loop)
        if id(model) in self._looked:
            self._looked[id(model)] = told
        return told

    def _step(self, apply: Any, optimizer: Any, grads: Any, trainable_variables: Any = None) -> Any:
        if not self._busy:
            self._steps += 1
            # Before the step: the weights are those that it begins with.
            with contextlib.suppress(Exception):
                self._follow(optimizer, trainable_variables)
            self._time()
        return apply(optimizer, grads, trainable_variables)

    def _follow(self, optimizer: Any, trainable_variables: Any) -> None:
        variables = trainable_variables if trainable_variables is not None else optimizer._trainable_variables
        for model, x, y, loss in self._calls.trained(variables):
            loop = self._loops.get(id(model))
            if loop is None and id(model) not in self._looked:
                loop = Loop(model, "GradientTape", self.places.line(), values_of(model.weights))
                self._loops[id(model)] = loop
            if loop is not None:
                loop.optimizer, loop.loss = optimizer, loss or loop.loss
                loop.add(x, y)
                if loop.count >= _BATCHES:
                    self._look_at(loop)

    # --- what a loop of one's own does in between ---

    def _predict(self, predict: Any, model: Any, x: Any, *args: Any, **kwargs: Any) -> Any:
        self._count(model, "predict", x)
        with self._by_itself():
            return predict(model, x, *args, **kwargs)

    def _count(self, model: Any, way: str, x: Any) -> None:
        """Remember which rows a line of the script predicts."""
        if not self._busy and id(model) in self._numbers:
            with contextlib.suppress(Exception):
                few = np.asarray(keras.tree.flatten(x)[0][:4])
                self._predicted[self._numbers[id(model)][0], way, self.places.line(), few.tobytes()] += 1

    def _call(self, call: Any, model: Any, *args: Any, **kwargs: Any) -> Any:
        if self._busy and self._calls.inside is None:
            return call(model, *args, **kwargs)
        if args and not self._steps:
            self._count(model, "call", args[0])
        with self._calls.deeper():
            told = call(model, *args, **kwargs)
        with contextlib.suppress(Exception):
            self._calls.called(model, args[0] if args else None, told)
        return told

    def _loss(self, call: Any, loss: Any, y_true: Any, y_pred: Any, *args: Any, **kwargs: Any) -> Any:
        if not self._busy or self._calls.inside is not None:
            with contextlib.suppress(Exception):
                self._calls.judged(loss, y_true, y_pred)
        return call(loss, y_true, y_pred, *args, **kwargs)

    def _layer(self, new: Any, kind: Any, *args: Any, **kwargs: Any) -> Any:
        layer = new(kind, *args, **kwargs)
        with contextlib.suppress(Exception):
            self.places.made(layer)
        return layer

    def _function(self, function: Any, plain: Any = None, *args: Any, **kwargs: Any) -> Any:
        """A function of the script's own runs as plain Python, where its tensors can be looked at."""
        # Called by the wrapper, which the decorated function's module called.
        if not self.places.is_script(sys._getframe(2)):
            return function(*(() if plain is None else (plain,)), *args, **kwargs)
        return plain if callable(plain) else (lambda own: own)

    # --- looking ---

    def _known(self, model: Any, way: str, line: int) -> Portrait:
        number, _ = self._numbers.setdefault(id(model), (len(self._numbers) + 1, model))
        lines = {"fit": line, "compile": self._compiled.get(id(model), line), **self.places.layers(model)}
        return Portrait(way=way, number=number, file=self.places.script, lines=lines)

    def _thawed(self, model: Any) -> tuple[str, ...]:
        """Layers of normalization that trained not in an earlier fit, and do now."""
        norms = [one for one in model._flatten_layers() if type(one).__name__ == "BatchNormalization"]
        frozen = [one for one in norms if not one.trainable]
        thawed = tuple(str(one.name) for one in norms if one.trainable and one in self._frozen)
        self._frozen.update(frozen)
        return thawed

    def _paint(self, model: Any, x: Any, y: Any, known: Portrait) -> int:
        """Add a portrait; its place among those seen, -1 where the model can't be looked at."""
        try:
            self.seen.append(portrait(model, x, y, known=known, budget=self.budget))
        except Exception as error:
            self.left_out.append(
                f"{known.way} in line {known.lines['fit']}: the model could not be looked at ({type(error).__name__}: {error})"[
                    :300
                ]
            )
            return -1
        finally:
            self.write()
        return len(self.seen) - 1

    def _look_at(self, loop: Loop) -> None:
        model = loop.model
        self._loops.pop(id(model), None)
        self._looked[id(model)] = None
        self._since = self._since or time.process_time()
        with self._by_itself(), contextlib.suppress(Exception):
            x, y = loop.data()
            known = replace(self._known(model, loop.way, loop.line), raised=loop.raised)
            with compiled_for(model, loop.optimizer, loop.loss), loop.from_the_start():
                self._paint(model, x, y, known)

    def _time(self) -> None:
        """A loop that has been looked at may go on for a while."""
        if self._since and not self._loops and time.process_time() > self._since + _GOES_ON:
            self.left_out.append("the script was stopped in its loop of training steps, after the first of them")
            raise Enough

    @contextlib.contextmanager
    def _by_itself(self) -> Iterator[None]:
        """Inside, what is called is no call of the script's."""
        self._busy += 1
        try:
            yield
        finally:
            self._busy -= 1

    def _guarded(self, act: Callable[[], Any]) -> Any:
        with contextlib.suppress(Exception):
            return act()
        return None


def _watched(original: Any, watched: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return watched(original, *args, **kwargs)

    return wrapper
