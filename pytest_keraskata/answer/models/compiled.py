"""What a model was compiled with: its optimizer by its settings, its loss and its metrics by value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.observed import Observed, compile_arguments, given_metrics, is_own, is_own_code
from pytest_keraskata.answer.values import array_of, number_of
from pytest_keraskata.asking.model import Compiled, LossCase, Optimizer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.structure import replaced
from pytest_keraskata.backend import keras


def compiled(observed: Observed, cases: Sequence[LossCase]) -> Compiled:
    """The compile settings of a model, with loss and metrics for these pairs."""
    batches = observed.request.inputs
    inputs = observed.fed(batches) if batches else None
    values = [_loss_values(observed.model, case.targets, case.predictions, inputs) for case in cases]
    losses = [float(np.mean(value)) - penalty(observed.model) for value in values]
    metrics = tuple(_metrics(observed.model, (case.targets, case.predictions)) for case in cases)
    together = [(case.targets, case.predictions) for case in cases[:2]]
    flat = observed.stage("flat", lambda: _flat_metrics(observed.model, cases), ())
    loss = observed.model.loss
    settings = getattr(loss, "_fn_kwargs", {})
    logits = getattr(loss, "from_logits", settings.get("from_logits"))
    smoothing = getattr(loss, "label_smoothing", settings.get("label_smoothing", 0.0))
    return Compiled(
        described_optimizer(observed.model.optimizer),
        loss_name(loss, type(loss).__name__),
        logits if type(logits) is bool else None,
        float(smoothing) if type(smoothing) in (int, float) else 0.0,
        tuple(losses),
        metrics,
        flat,
        _metrics(observed.model, *together),
        observed.stage("flat", lambda: _metrics(observed.model, *((y[:, 0], p) for y, p in together)), {})
        if flat
        else {},
        values[-1].shape if values else (),
        tuple(str(metric.name) for metric in given_metrics(observed.model) if _is_named_by_keras(metric)),
    )


def compiled_with(model: Any) -> str:
    """What `compile` was given, in words: the same words mean the same. "" where they can't tell, as of an answer's own code."""
    given = [model.optimizer, *compile_arguments(model)]
    if not model.compiled or replaced(model) or model.losses or any(map(_has_own, given)):
        return ""
    config: Any = model._compile_loss
    weights = getattr(config, "_user_loss_weights", None)
    return repr([*map(_in_words, given), weights, bool(model.run_eagerly)])


def _has_own(given: Any) -> bool:
    return is_own(given) or any(map(is_own_code, vars(given).values() if hasattr(given, "__dict__") else ()))


def _in_words(given: Any) -> object:
    if hasattr(given, "get_config"):
        config = given.get_config()
        # Keras counts its names up from model to model.
        return type(given).__qualname__, {**config, "name": re.sub(r"_\d+$", "", str(config.get("name")))}
    return given if given is None or isinstance(given, str) else (given.__module__, given.__qualname__)


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
    name = str(loss if isinstance(loss, str) else getattr(loss, "name", getattr(loss, "__name__", nameless)))
    return "a lambda" if name == "<lambda>" else name


def loss_of(model: Any, targets: Array, predictions: Array, inputs: Any = None) -> float:
    """The compiled loss by value, without what layers add to it."""
    return float(np.mean(_loss_values(model, targets, predictions, inputs))) - penalty(model)


def _loss_values(model: Any, targets: Array, predictions: Array, inputs: Any) -> Array:
    """What the compiled loss gives: on plain tensors, since Keras hides logits on a layer's own output."""
    y, p = keras.ops.convert_to_tensor(targets), keras.ops.convert_to_tensor(predictions)
    return array_of(model.compute_loss(x=inputs, y=y, y_pred=p))


def penalty(model: Any) -> float:
    """What a model's layers add to its loss."""
    return float(sum(map(number_of, model.losses)))


def _flat_metrics(model: Any, cases: Sequence[LossCase]) -> tuple[dict[str, float], ...]:
    """The same for labels (n,): some metric beside those that are asked for may not take them."""
    return tuple(
        _metrics(model, (case.targets[:, 0], case.predictions))
        for case in cases
        if case.targets.ndim == 2 and case.targets.shape[1] == 1
    )


def _metrics(model: Any, *batches: tuple[Array, Array]) -> dict[str, float]:
    """What the metrics say after these batches of targets and predictions."""
    _reset(model)
    found: dict[str, Any] = {}
    for batch in batches:
        y, p = map(keras.ops.convert_to_tensor, batch)
        found = model.compute_metrics(None, y, p)
    if "train_step" in replaced(model):
        found = {**found, **dict(_own_metrics(model, batches))}
    # Read before they are set back: what comes may be the very variable of a metric.
    known = {name: array_of(value) for name, value in _flat(found) if name != "loss"}
    _reset(model)
    return {name: float(value) for name, value in known.items() if value.ndim == 0}


def _flat(found: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What one metric reports under several names comes as a dict in its place; `fit` logs these names."""
    for name, value in found.items():
        if isinstance(value, dict):
            yield from _flat(value)
        else:
            yield str(name), value


def _own_metrics(model: Any, batches: Sequence[tuple[Array, Array]]) -> Iterator[tuple[str, Any]]:
    """What the compiled metrics say, and those that only the model's own train_step updates, often under the same names."""
    is_built = model._compile_metrics is not None and model._compile_metrics.built
    if is_built and "compute_metrics" not in replaced(model):
        yield from model._compile_metrics.result().items()
    for metric in model.metrics:
        if metric is model._compile_metrics or metric.name == "loss":
            continue
        # It may be a metric of something else than targets and predictions.
        with suppress(Exception):
            metric.reset_state()
            for targets, predictions in batches:
                metric.update_state(targets, predictions)
            yield metric.name, metric.result()


def _is_named_by_keras(metric: Any) -> bool:
    """Whether a metric of Keras's own is called by its class, with a number where Keras has counted them."""
    kind = type(metric)
    if not issubclass(kind, keras.metrics.Metric) or not kind.__module__.startswith("keras."):
        return False
    own = re.sub(r"_\d+$", "", str(metric.name))
    return own.replace("_", "") == kind.__name__.lower()


def _reset(model: Any) -> None:
    model.reset_metrics()
    # A model's own property `metrics` may leave them out.
    if model._compile_metrics is not None:
        model._compile_metrics.reset_state()
