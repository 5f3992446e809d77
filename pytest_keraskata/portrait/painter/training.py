"""A few steps of training, and what they do to each weight."""

import contextlib
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.steps import gradient_lengths, logs_of_step
from pytest_keraskata.answer.values import array_of, number_of, values_of
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.portrait.painter.data import rows_of
from pytest_keraskata.portrait.painter.outputs import is_large
from pytest_keraskata.portrait.seen import Movement

_STEPS = 4


def steps_are_own(model: Any) -> bool:
    """Whether a step of training, or how the loss is computed, is code of the model's own."""
    named = ("train_step", "compute_loss")
    return any(not str(getattr(type(model), name).__module__).startswith("keras.") for name in named)


def loss_is_compiled(model: Any) -> bool:
    """Whether the loss that a model is compiled with is the one that its steps ask for, as far as its code tells."""
    if not steps_are_own(model):
        return True
    if not str(type(model).compute_loss.__module__).startswith("keras."):
        return False
    try:
        code = inspect.getsource(type(model).train_step)
    except (OSError, TypeError):
        return False
    return "self.compute_loss(" in code or "self.compiled_loss(" in code or "super().train_step(" in code


def trained(model: Any, x: Any, y: Array) -> tuple[tuple[float, ...], tuple[Movement, ...]]:
    """The loss of each step on a batch, and what these steps did to each weight; the model is left trained."""
    first = gradient_lengths(model, x, y)
    start = values_of(model.weights)
    large = is_large(model)
    with eagerly(model):
        losses = _steps(model, x, y, 2 if large else _STEPS)
    later = first if large else gradient_lengths(model, x, y)
    trainable = {id(one) for one in model.trainable_weights}
    return losses, tuple(
        _movement(one, id(one) in trainable, before, array_of(one), gradients)
        for one, before, gradients in zip(model.weights, start, zip(first, later, strict=True), strict=True)
    )


def _steps(model: Any, x: Any, y: Array, count: int) -> tuple[float, ...]:
    try:
        return tuple(number_of(logs_of_step(model, x, y)["loss"]) for _ in range(count))
    except Exception:
        # A training step of an answer's own may count on what `fit` hands it.
        history = model.fit(x, y, batch_size=rows_of(x), epochs=count, shuffle=False, verbose=0)
        return tuple(float(value) for value in history.history["loss"])


def _movement(
    variable: Any, trainable: bool, before: Array, after: Array, gradients: tuple[float | None, float | None]
) -> Movement:
    if before.dtype.kind != "f":
        return Movement(str(variable.path), tuple(before.shape), trainable, 0.0, 0.0, gradients, 0.0, False)
    length = max(float(np.linalg.norm(before)), 1e-12)
    moved = float(np.linalg.norm(after - before))
    return Movement(
        str(variable.path),
        tuple(before.shape),
        trainable,
        float(np.max(np.abs(before))) if before.size else 0.0,
        float(np.std(before)) if before.size else 0.0,
        gradients,
        moved / length if length > 1e-9 else moved,
        before.ndim > 1
        and before.shape[-1] > 1
        and all(bool(np.allclose(one, one[..., :1])) for one in (before, after)),
    )


@contextlib.contextmanager
def eagerly(model: Any) -> Iterator[None]:
    """Inside, a model trains and is evaluated without a graph: for a step or two a compiled one doesn't pay."""
    kept = model.run_eagerly, model.train_function, model.test_function
    model.run_eagerly, model.train_function, model.test_function = True, None, None
    try:
        yield
    finally:
        model.run_eagerly, model.train_function, model.test_function = kept


@contextlib.contextmanager
def restored(model: Any) -> Iterator[Callable[[], None]]:
    """Inside, a model may be changed. It is put back as it was: weights, optimizer, metrics, and whatever draws.

    Yields:
        puts all of its variables back already before the end.
    """
    state = _optimizer_variables(model)
    kept = [(one, array_of(one)) for one in state]
    # Weights, and the states of whatever draws at random.
    own = [(one, array_of(one)) for one in model.variables]

    def put_back() -> None:
        for variable, value in own:
            variable.assign(value)

    try:
        yield put_back
    finally:
        put_back()
        for one, value in kept:
            one.assign(value)
        known = {id(one) for one in state}
        for one in _optimizer_variables(model):
            if id(one) not in known:
                one.assign(np.zeros(one.shape, str(one.dtype)))
        if model.compiled:
            model.reset_metrics()


def _optimizer_variables(model: Any) -> list[Any]:
    return list(model.optimizer.variables) if model.compiled and model.optimizer is not None else []
