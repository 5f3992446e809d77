"""Loops of training steps: which model takes them, on which data, by which loss."""

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.backend import keras
from pytest_keraskata.portrait.painter.data import gathered, joined

# Outputs of so many calls are remembered, since a loss may be asked about them later.
_REMEMBERED = 64


class Loop:
    """The steps of one model.

    Args:
        model: the model.
        way: how it is trained.
        line: where.
        start: the values of its weights at first.
    """

    def __init__(self, model: Any, way: str, line: int, start: Sequence[Array]) -> None:
        self.model = model
        self.way = way
        self.line = line
        self.count = 0
        self.optimizer: Any = None
        self.loss: Any = None
        self.raised: Raised | None = None
        self._start = start
        self._batches: list[tuple[Any, Any]] = []

    def add(self, x: Any, y: Any) -> None:
        """Another batch."""
        self.count += 1
        with contextlib.suppress(Exception):
            self._batches.append(gathered(x, y))

    def data(self) -> tuple[Any, Any]:
        """All batches together, those with targets where there are any."""
        batches = [batch for batch in self._batches if batch[1] is not None] or self._batches
        x = joined([batch[0] for batch in batches])
        return x, joined([batch[1] for batch in batches]) if batches and batches[0][1] is not None else None

    @contextlib.contextmanager
    def from_the_start(self) -> Iterator[None]:
        """Inside, the model's weights are what they were before the first step."""
        weights = self.model.weights
        kept = [np.array(variable.numpy()) for variable in weights]
        for variable, value in zip(weights, self._start, strict=False):
            variable.assign(value)
        try:
            yield
        finally:
            for variable, value in zip(weights, kept, strict=True):
                variable.assign(value)


class Calls:
    """Calls of models and losses in a loop of one's own, by the tensors that go from one to the other."""

    def __init__(self) -> None:
        self.inside: Any = None
        self._depth = 0
        self._outputs: deque[tuple[Any, Any, Any]] = deque(maxlen=_REMEMBERED)
        self._judged: dict[int, tuple[Any, Any, Any, Any]] = {}

    @contextlib.contextmanager
    def deeper(self) -> Iterator[None]:
        """Inside is a call of a model; what it calls itself is part of it."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def called(self, model: Any, x: Any, outputs: Any) -> None:
        """A model gave these outputs."""
        if not self._depth and x is not None:
            self._outputs += [(model, x, one) for one in keras.tree.flatten(outputs) if hasattr(one, "numpy")]

    def judged(self, loss: Any, y: Any, outputs: Any) -> None:
        """A loss was asked about these outputs."""
        if self._depth or type(loss).__name__ == "CompileLoss" or not hasattr(y, "shape"):
            return
        known = next((one for one in reversed(self._outputs) if one[2] is outputs), None)
        # What is asked about one of several outputs says nothing of the first.
        if known is not None and len(getattr(known[0], "outputs", None) or [known]) == 1:
            model, x, _ = known
            self._judged[id(model)] = model, x, y, loss

    def trained(self, variables: Sequence[Any]) -> list[tuple[Any, Any, Any, Any]]:
        """The models whose weights these are, with the batch and the loss of the step; and all is forgotten.

        Each is model, x, y and loss; the last two are None where no loss of Keras's was asked about its outputs.
        """
        moved = {id(one) for one in variables}
        found: dict[int, tuple[Any, Any, Any, Any]] = {}
        for model, x, _ in self._outputs:
            own = {id(one) for one in model.trainable_variables}
            if own and own <= moved:
                found[id(model)] = self._judged.get(id(model), (model, x, None, None))
        self._outputs.clear()
        self._judged.clear()
        return list(found.values())

    def taken(self) -> list[Loop]:
        """What a training step of a model's own asked losses about, and all is forgotten."""
        loops = []
        for model, x, y, loss in self._judged.values():
            loop = Loop(model, "train_step", 0, [np.array(variable.numpy()) for variable in model.weights])
            loop.loss = loss
            loop.add(x, y)
            loops.append(loop)
        self._outputs.clear()
        self._judged.clear()
        return loops


@contextlib.contextmanager
def compiled_for(model: Any, optimizer: Any, loss: Any) -> Iterator[None]:
    """Inside, a model that nobody compiled is compiled with what its loop uses."""
    if model.compiled or loss is None:
        yield
        return
    kept = dict(vars(model))
    own = type(optimizer).from_config(optimizer.get_config()) if optimizer is not None else "sgd"
    keras.Model.compile(model, optimizer=own, loss=loss)
    try:
        yield
    finally:
        model.compiled = False
        for name in ("optimizer", "loss", "_compile_loss", "_compile_metrics", "_loss_tracker"):
            with contextlib.suppress(Exception):
                object.__setattr__(model, name, kept.get(name))
