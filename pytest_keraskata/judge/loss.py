"""Is it compiled as asked? Loss and metrics by value, the optimizer by class."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np

from pytest_keraskata.asking.model import Compiled, LossCase
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.failures.networks import Penalized
from pytest_keraskata.failures.training import (
    FlatLabels,
    NotCompiled,
    Unreduced,
    WrongLoss,
    WrongMetric,
    WrongName,
    WrongOptimizer,
    WrongOverBatches,
    WrongSetting,
)
from pytest_keraskata.judge.case import Case, raised_in, the_model
from pytest_keraskata.judge.tasks import Task, metric_by_name

_TOLERANCE = 1e-4

# With one of them it is another optimizer.
EXTRAS = (
    "weight_decay", "amsgrad", "clipnorm", "clipvalue", "global_clipnorm", "use_ema", "gradient_accumulation_steps"
)  # fmt: skip


def judge_loss(
    case: Case,
    task: Task,
    loss_cases: Sequence[LossCase],
    optimizer: str = "Adam",
    *,
    free: Collection[str] = (),
    metrics: Sequence[tuple[str, Callable[[Array, Array], float]]] | None = None,
) -> None:
    """The compiled loss is the task's, by value on plain arrays; the optimizer is of the class; metrics are right.

    The compiled loss is never read through the model's own outputs: on TensorFlow Keras hides the logits of a sigmoid
    or softmax there, and takes them instead of the probabilities.

    Args:
        case: the case.
        task: what the model is compiled for.
        loss_cases: the pairs for `evidence.compiled`.
        optimizer: Keras's name of the optimizer.
        free: settings of the optimizer that the kata is about.
        metrics: (name, value) of each metric that must be reported; the task's own where None.

    Raises:
        Failed: if the model isn't compiled or one of them differs.
    """
    compiled = _compiled(case, loss_cases, f"{optimizer}, {task.loss_words}")
    evidence = case.evidence
    if compiled.loss_shape:
        raise case.failed(Unreduced(task.loss_words, compiled.loss_shape, compiled.loss_name)).because(
            "the loss is computed for each sample, but training minimizes a single number",
            "what does a loss's argument `reduction` determine?",
        )
    for pair, found in zip(loss_cases, compiled.losses, strict=True):
        if pair.extreme:
            if not np.isfinite(found):
                raise case.failed(WrongLoss(task.loss_words, len(pair.targets), None, found, compiled.loss_name))
            continue
        expected = task.loss_value(pair.targets, pair.predictions)
        if not abs(found - expected) <= _TOLERANCE * max(1.0, abs(expected)):
            raise case.failed(WrongLoss(task.loss_words, len(pair.targets), expected, found, compiled.loss_name))
    if compiled.optimizer.kind != optimizer:
        raise case.failed(WrongOptimizer(optimizer, compiled.optimizer.words))
    for name in EXTRAS:
        value = compiled.optimizer.settings.get(name)
        if value and name not in free:
            raise case.failed(WrongSetting(optimizer, name, float(value)))
    if abs(evidence.extra_losses) > 1e-7:
        raise case.failed(Penalized(evidence.extra_losses))
    judge_metrics(case, loss_cases, [(task.metric, task.metric_value)] if metrics is None else metrics)


def judge_metrics(
    case: Case, loss_cases: Sequence[LossCase], metrics: Sequence[tuple[str, Callable[[Array, Array], float]]]
) -> None:
    """Each of these metrics is reported by some compiled one, by value, for labels of both shapes.

    Raises:
        Failed: if none does.
    """
    compiled = _compiled(case, loss_cases, ", ".join(name for name, _ in metrics))
    for name, value in metrics:
        _reported(case, compiled, loss_cases, name, value)
    _as_named(case, compiled, loss_cases)


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
    by_name = _by_name(compiled.metrics, compiled.metrics[0])
    flat = _by_name(compiled.metrics_flat, by_name)
    right = [metric for metric, found in by_name.items() if _same(found, expected)]
    both = [metric for metric in right if not compiled.metrics_flat or _same(flat[metric], expected)]
    if right and not both:
        raise case.failed(FlatLabels(name, expected[0], right[0], flat[right[0]][0]))
    together, *others = _over_batches(name, value, loss_cases)
    for metric in both:
        shown = [compiled.metrics_together, *([compiled.flat_together] if compiled.metrics_flat else [])]
        told = [found.get(metric, float("nan")) for found in shown]
        if any(_same(told, [due] * len(shown)) for due in (together, *others)):
            return
    if both:
        found = compiled.metrics_together.get(both[0], float("nan"))
        last = value(loss_cases[1].targets, loss_cases[1].predictions)
        mean = (value(loss_cases[0].targets, loss_cases[0].predictions) + last) / 2
        why = "batches of different size count equally" if _same([found], [mean]) else (
            "earlier batches are forgotten" if _same([found], [last]) else ""
        )  # fmt: skip
        rows = len(loss_cases[0].targets), len(loss_cases[1].targets)
        raise case.failed(WrongOverBatches(name, rows, together, both[0], found)).because(
            why, "how many samples does each averaged number represent?"
        )
    # Shown is a batch for which the metric of that name is wrong, or else the one that is right most often.
    agrees = {
        metric: [_same([one], [due]) for one, due in zip(found, expected, strict=True)]
        for metric, found in by_name.items()
    }
    nearest = max(agrees, key=lambda metric: (name in metric.lower(), sum(agrees[metric])), default="")
    place = agrees[nearest].index(False) if nearest else 0
    shown_there = {metric: found[place] for metric, found in by_name.items()}
    raise case.failed(WrongMetric(name, len(loss_cases[place].targets), expected[place], shown_there))


def _by_name(shown: Sequence[Mapping[str, float]], names: Iterable[str]) -> dict[str, list[float]]:
    return {name: [found.get(name, float("nan")) for found in shown] for name in names}


def _joined(loss_cases: Sequence[LossCase]) -> tuple[Array, Array]:
    """The first two pairs as one batch."""
    first, second = loss_cases[:2]
    return np.concatenate([first.targets, second.targets]), np.concatenate([first.predictions, second.predictions])


def _over_batches(name: str, value: Callable[[Array, Array], float], loss_cases: Sequence[LossCase]) -> list[float]:
    """What a metric may say after two batches.

    Accuracy counts samples. Of a function that gives one number for a batch Keras takes the mean over the batches, which
    is how precision, recall and errors are often written, and no contract rules it out.
    """
    exact = value(*_joined(loss_cases))
    if "acc" in name:
        return [exact]
    return [exact, float(np.mean([value(pair.targets, pair.predictions) for pair in loss_cases[:2]]))]


def _as_named(case: Case, compiled: Compiled, loss_cases: Sequence[LossCase]) -> None:
    """What goes by the name of a known metric is that one, for labels that have one column."""
    targets, _ = _joined(loss_cases)
    if targets.shape[-1] != 1 or case.task is None:
        return
    for metric, found in compiled.metrics_together.items():
        known = metric_by_name(case.task.name, metric)
        # A recall at another threshold is a recall, and Keras calls it so.
        if known is None or metric in compiled.named_by_keras:
            continue
        allowed = _over_batches(metric, known.value, loss_cases)
        if not any(abs(found - due) <= max(known.tolerance, _TOLERANCE * abs(due)) for due in allowed):
            raise case.failed(WrongName(metric, len(targets), allowed[0], found)).because(
                "a metric doesn't report the number that its name promises", "what does each metric count?"
            )


def _same(found: Sequence[float], expected: Sequence[float]) -> bool:
    return all(
        abs(one - other) <= _TOLERANCE * max(1.0, abs(other)) for one, other in zip(found, expected, strict=True)
    )
