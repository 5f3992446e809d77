"""Is it compiled as asked? Loss and metrics by value, the optimizer by class."""

from collections.abc import Callable, Sequence

import numpy as np

from pytest_keraskata.asking.model import Compiled, LossCase
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.failures import FlatLabels, NotCompiled, Penalized, WrongLoss, WrongMetric, WrongOptimizer
from pytest_keraskata.judge.case import Case, raised_in, the_model
from pytest_keraskata.judge.tasks import Task

_TOLERANCE = 1e-4


def judge_loss(
    case: Case,
    task: Task,
    loss_cases: Sequence[LossCase],
    optimizer: str = "Adam",
    metrics: Sequence[tuple[str, Callable[[Array, Array], float]]] | None = None,
) -> None:
    """The compiled loss is the task's, by value on plain arrays; the optimizer is of the class; metrics are right.

    The compiled loss is never read through the model's own outputs: on TensorFlow Keras hides the logits of a sigmoid
    or softmax there, and takes them instead of the probabilities.

    Args:
        case: the case.
        task: what the model is compiled for.
        loss_cases: the pairs behind `evidence.compiled`.
        optimizer: Keras's name of the optimizer.
        metrics: (name, value) of each metric that must be reported; the task's own where None.

    Raises:
        Failed: where the model isn't compiled or one of them differs.
    """
    compiled = _compiled(case, loss_cases, f"{optimizer}, {task.loss_words}")
    evidence = case.evidence
    for pair, found in zip(loss_cases, compiled.losses, strict=True):
        if pair.extreme:
            if not np.isfinite(found):
                raise case.failed(WrongLoss(task.loss_words, len(pair.targets), None, found, compiled.loss_name))
            continue
        expected = task.loss_value(pair.targets, pair.predictions)
        if not abs(found - expected) <= _TOLERANCE * max(1.0, abs(expected)):
            raise case.failed(WrongLoss(task.loss_words, len(pair.targets), expected, found, compiled.loss_name))
    if compiled.optimizer.kind != optimizer:
        raise case.failed(WrongOptimizer(optimizer, compiled.optimizer.type_name))
    decay = compiled.optimizer.settings.get("weight_decay")
    if decay:
        raise case.failed(WrongOptimizer(optimizer, compiled.optimizer.type_name, float(decay)))
    if abs(evidence.extra_losses) > 1e-7:
        raise case.failed(Penalized(evidence.extra_losses))
    judge_metrics(case, loss_cases, [(task.metric, task.metric_value)] if metrics is None else metrics)


def judge_metrics(
    case: Case, loss_cases: Sequence[LossCase], metrics: Sequence[tuple[str, Callable[[Array, Array], float]]]
) -> None:
    """Each of these metrics is reported by some compiled one, by value, for labels of both shapes.

    Raises:
        Failed: where none does.
    """
    compiled = _compiled(case, loss_cases, ", ".join(name for name, _ in metrics))
    for name, value in metrics:
        _reported(case, compiled, loss_cases, name, value)


def _compiled(case: Case, loss_cases: Sequence[LossCase], words: str) -> Compiled:
    evidence = the_model(case)
    if not evidence.compiled_at_all:
        raise case.failed(NotCompiled(words))
    if "compiled" in evidence.problems:
        wanted = f"a loss for targets of shape (batch, {loss_cases[0].targets.shape[-1]})"
        raise raised_in(case, evidence.problems["compiled"], wanted)
    assert evidence.compiled is not None, "the request had judged pairs"
    return evidence.compiled


def _reported(
    case: Case, compiled: Compiled, loss_cases: Sequence[LossCase], name: str, value: Callable[[Array, Array], float]
) -> None:
    expected = [value(pair.targets, pair.predictions) for pair in loss_cases]
    by_name = {
        metric: [found.get(metric, float("nan")) for found in compiled.metrics] for metric in compiled.metrics[0]
    }
    flat = {metric: [found.get(metric, float("nan")) for found in compiled.metrics_flat] for metric in by_name}
    right = [metric for metric, found in by_name.items() if _same(found, expected)]
    if any(not compiled.metrics_flat or _same(flat[metric], expected) for metric in right):
        return
    if right:
        raise case.failed(FlatLabels(name, expected[0], right[0], flat[right[0]][0]))
    firsts = {metric: found[0] for metric, found in by_name.items()}
    raise case.failed(WrongMetric(name, len(loss_cases[0].targets), expected[0], firsts))


def _same(found: Sequence[float], expected: Sequence[float]) -> bool:
    return all(
        abs(one - other) <= _TOLERANCE * max(1.0, abs(other)) for one, other in zip(found, expected, strict=True)
    )
