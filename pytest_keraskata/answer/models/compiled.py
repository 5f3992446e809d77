"""What a model was compiled with: its optimizer by its settings, its loss and its metrics by value."""

from typing import Any

import numpy as np

from pytest_keraskata.answer.models.observed import Observed
from pytest_keraskata.answer.values import number_of
from pytest_keraskata.asking.model import Compiled, Optimizer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras


def compiled(observed: Observed) -> Compiled:
    """The compile settings of a model."""
    cases = observed.request.loss_cases
    batches = observed.request.inputs
    inputs = observed.fed(batches) if batches else None
    losses = tuple(loss_of(observed.model, case.targets, case.predictions, inputs) for case in cases)
    metrics = tuple(_metrics(observed.model, case.targets, case.predictions) for case in cases)
    flat = observed.stage("flat", lambda: _flat_metrics(observed), ())
    loss = observed.model.loss
    settings = getattr(loss, "_fn_kwargs", {})
    logits = getattr(loss, "from_logits", settings.get("from_logits"))
    smoothing = getattr(loss, "label_smoothing", settings.get("label_smoothing", 0.0))
    return Compiled(
        described_optimizer(observed.model.optimizer),
        loss_name(loss, type(loss).__name__),
        logits if type(logits) is bool else None,
        float(smoothing) if type(smoothing) in (int, float) else 0.0,
        losses,
        metrics,
        flat,
    )


def described_optimizer(optimizer: Any) -> Optimizer:
    """An optimizer as plain data."""
    known = [base.__name__ for base in type(optimizer).__mro__ if base.__module__.startswith("keras.")]
    config = {
        name: value
        for name, value in optimizer.get_config().items()
        if value is None or type(value) in (bool, int, float, str)
    }
    rate = number_of(optimizer.learning_rate)
    return Optimizer(known[0] if known else "", type(optimizer).__name__, rate, config)


def loss_name(loss: Any, nameless: str) -> str:
    """What a loss is called, or this where it has no name."""
    return str(loss if isinstance(loss, str) else getattr(loss, "name", getattr(loss, "__name__", nameless)))


def loss_of(model: Any, targets: Array, predictions: Array, inputs: Any = None) -> float:
    """The compiled loss by value: on plain tensors, since Keras hides logits on a layer's own output."""
    y, p = keras.ops.convert_to_tensor(targets), keras.ops.convert_to_tensor(predictions)
    return number_of(model.compute_loss(x=inputs, y=y, y_pred=p)) - penalty(model)


def penalty(model: Any) -> float:
    """What a model's layers add to its loss."""
    return float(sum(map(number_of, model.losses)))


def _flat_metrics(observed: Observed) -> tuple[dict[str, float], ...]:
    """The same for labels (n,): some metric beside those that are asked for may not take them."""
    return tuple(
        _metrics(observed.model, case.targets[:, 0], case.predictions)
        for case in observed.request.loss_cases
        if case.targets.ndim == 2 and case.targets.shape[1] == 1
    )


def _metrics(model: Any, targets: Array, predictions: Array) -> dict[str, float]:
    model.reset_metrics()
    y, p = keras.ops.convert_to_tensor(targets), keras.ops.convert_to_tensor(predictions)
    found = model.compute_metrics(None, y, p)
    model.reset_metrics()
    return {str(name): number_of(value) for name, value in found.items() if name != "loss" and np.ndim(value) == 0}
