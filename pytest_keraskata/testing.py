"""The checks of a model for anyone's own tests: plain assertions about a plain Keras model.

Each asks the model the way it asks a learner's, raises `Failed`, an AssertionError that says what was expected and
found, and leaves the model as it was.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.failures import Claim, Failed
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.judge.training import judge_learning, judge_training
from pytest_keraskata.portrait.painter import portrait
from pytest_keraskata.portrait.rules import findings

__all__ = (
    "Failed",
    "assert_architecture",
    "assert_healthy",
    "assert_loss",
    "assert_output",
    "assert_params",
    "assert_training",
)

_TASKS = {task.name: task for task in (BINARY, MULTICLASS, REGRESSION)}


def assert_architecture(model: Any, reference: Any, *, batch: Sequence[Array] | None = None) -> None:
    """The model computes what the reference computes, for all weights, and however it is written.

    The reference gets the model's weights, matched by shape and order; the outputs of both are compared at inference,
    by `predict`, and in training.

    Args:
        model: a built Keras model.
        reference: a built Keras model that is known to be right; it need not be compiled.
        batch: inputs, one array of shape (rows, ...) for each input; normally distributed numbers if None.

    Raises:
        Failed: if input shape, weights or outputs differ.
    """

    with _asked(model, reference, None, batch) as case:
        judge_architecture(case)


def assert_params(model: Any, total: int, non_trainable: int = 0) -> None:
    """The model has this many parameters.

    Args:
        model: a built Keras model.
        total: all parameters.
        non_trainable: how many of them are not trained.

    Raises:
        Failed: if a count differs.
    """

    with _asked(model, model, None, ()) as case:
        judge_params(case, total, non_trainable)


def assert_output(model: Any, task: str, shape: tuple[int, ...], *, batch: Sequence[Array] | None = None) -> None:
    """Outputs have the shape and the range of a task, and depend only on their own sample.

    Args:
        model: a built Keras model.
        task: "binary", "multiclass" or "regression".
        shape: shape of the output for one sample, for example (1,).
        batch: inputs, one array of shape (rows, ...) for each input; normally distributed numbers if None.

    Raises:
        Failed: if shape, range or sums are wrong, or `predict` and a call disagree.
    """

    with _asked(model, model, None, batch) as case:
        judge_output(case, _task(task), shape)


def assert_loss(model: Any, task: str, *, optimizer: str = "Adam") -> None:
    """The model is compiled with the loss and metric of a task, by value, and with an optimizer of this class.

    Args:
        model: a compiled Keras model.
        task: "binary", "multiclass" or "regression".
        optimizer: the name of the optimizer's class in Keras.

    Raises:
        Failed: if one of them differs.
    """

    with _asked(model, model, _task(task), ()) as case:
        judge_loss(case, _task(task), case.loss_cases, optimizer)


def assert_training(
    model: Any, reference: Any, task: str, *, optimizer: str = "Adam", batch: Sequence[Array] | None = None
) -> None:
    """From the same weights on the same batch the model takes the reference's steps, and it learns.

    Args:
        model: a compiled Keras model.
        reference: a built Keras model that is known to be right.
        task: "binary", "multiclass" or "regression".
        optimizer: the name of the optimizer's class in Keras.
        batch: inputs, one array of shape (rows, ...) for each input; normally distributed numbers if None.

    Raises:
        Failed: if a step differs, a weight doesn't move, or the loss doesn't fall.
    """

    with _asked(model, reference, _task(task), batch, steps=2) as case:
        judge_training(case, optimizer)
        judge_learning(case, optimizer)


def assert_healthy(model: Any, x: Any = None, y: Any = None) -> None:
    """Nothing is surely wrong with the model and its data, whatever they are for.

    Args:
        model: a Keras model, compiled for what is to be said of its loss, metrics and training.
        x: its inputs as for `fit`: (rows, ...) arrays, a list or dict of them, or a dataset of batches with targets.
        y: its targets, (rows,) or (rows, units).

    Raises:
        Failed: with the first error, and the names of the others.
    """
    errors = [fault for fault in findings(portrait(model, x, y)) if fault.level == "error"]
    if errors:
        first, *others = errors
        told = tuple(f"{fault.name} ({fault.about}): {fault.found}" for fault in others)
        claim = Claim("a model without errors", f"{first.name} ({first.about}): {first.found}", told)
        raise Failed(claim, call=model.name, why=first.why, advice=first.advice)


def _task(name: str) -> Task:
    if name not in _TASKS:
        raise ValueError(f"task should be one of {', '.join(_TASKS)}; received {name!r}")
    return _TASKS[name]


@contextmanager
def _asked(
    model: Any, reference: Any, task: Task | None, batch: Sequence[Array] | None, steps: int = 0
) -> Iterator[Any]:
    """A case about a live model, which afterwards is as it was before."""

    right = Reference(lambda: reference, task.loss if task else "")
    given = tuple(batch) if batch is not None else tuple(inputs(0, shape) for shape in right.input_shapes)
    units = right.output_shape[-1] if right.output_shape else 1
    loss_cases = task.loss_cases(0, units) if task else ()
    targets = task.targets(np.random.default_rng(0), len(given[0]), units) if task and steps else None
    request = ModelRequest(
        Call(model.name), given, loss_cases, given if steps else (), targets, steps, learn=6 if steps else 0
    )
    with _kept(model), _kept(reference):
        evidence: Any = LocalSubject({model.name: lambda: model}).ask(request)
        yield Case(
            request.call,
            evidence,
            right,
            given,
            task,
            request.train_inputs,
            targets,
            loss_cases=loss_cases,
            stochastic=False,
        )


@contextmanager
def _kept(model: Any) -> Iterator[None]:
    optimizer = model.optimizer if getattr(model, "compiled", False) else None
    variables = [*model.variables, *(optimizer.variables if optimizer is not None else [])]
    values = [np.array(variable.numpy()) for variable in variables]
    eagerly = model.run_eagerly
    try:
        yield
    finally:
        for variable, value in zip(variables, values, strict=True):
            variable.assign(value)
        model.run_eagerly = eagerly
        model.train_function = model.predict_function = None
