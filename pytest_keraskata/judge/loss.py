"""Is it compiled as asked? Loss and metrics by value, the optimizer by class."""

from collections.abc import Callable, Sequence

import numpy as np

from pytest_keraskata.asking.model import Compiled, LossCase
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.judge.case import Case, raise_of_learner, the_model
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
                case.fail("a finite loss for probabilities of exactly 0 and 1", f"{found} ({compiled.loss_name})")
            continue
        expected = task.loss_value(pair.targets, pair.predictions)
        if not abs(found - expected) <= _TOLERANCE * max(1.0, abs(expected)):
            case.fail(
                f"{task.loss_words}: {expected:.4f} for {len(pair.targets)} known predictions",
                f"{found:.4f} ({compiled.loss_name})",
            )
    if compiled.optimizer.kind != optimizer:
        case.fail(f"the optimizer {optimizer}", compiled.optimizer.type_name)
    decay = compiled.optimizer.settings.get("weight_decay")
    if decay:
        case.fail(f"{optimizer} alone", f"{optimizer} with a weight decay of {decay:g}")
    if abs(evidence.extra_losses) > 1e-7:
        case.fail("no penalty beside the loss", f"penalties that add {evidence.extra_losses:.3g} to it")
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
        case.fail(
            f"a compiled model: {words}",
            "a model that is not compiled",
            advice="what does Keras have to know before it can train?",
        )
    if "compiled" in evidence.problems:
        raise_of_learner(
            case, evidence.problems["compiled"], f"a loss for targets of shape (batch, {_width(loss_cases)})"
        )
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
        case.fail(
            f"{name} {expected[0]:.3f} also for labels of shape (batch,), as they are mostly given to fit",
            f"{right[0]} {flat[right[0]][0]:.3f}",
            why="labels (batch,) beside predictions (batch, 1): a row and a column make a matrix",
        )
    if not by_name:
        case.fail(f"{name} among the metrics", "no metrics", advice="what would you like to read while it trains?")
    listed = ", ".join(f"{metric} {found[0]:.3f}" for metric, found in by_name.items())
    case.fail(f"{name} among the metrics: {expected[0]:.3f} for {len(loss_cases[0].targets)} known predictions", listed)


def _same(found: Sequence[float], expected: Sequence[float]) -> bool:
    return all(
        abs(one - other) <= _TOLERANCE * max(1.0, abs(other)) for one, other in zip(found, expected, strict=True)
    )


def _width(loss_cases: Sequence[LossCase]) -> int:
    return int(loss_cases[0].targets.shape[-1])
