"""Does it train as asked? Steps from the same weights on the same batch, and a short course of learning."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from pytest_keraskata.asking.data import FIT_BATCH, FIT_EPOCHS
from pytest_keraskata.asking.model import ModelEvidence, Step
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.failures import Claim, Failed
from pytest_keraskata.failures.training import (
    Diverges,
    NoMovement,
    NotCompiled,
    NotLearned,
    OtherNetwork,
    RateEnds,
    RateTooSmall,
    WrongStep,
)
from pytest_keraskata.judge.case import Case, raised_in, the_model

# Of the distance that the reference moves. Right answers stayed below 1e-3, wrong losses, activations and
# optimizers differ by more than 0.2 (benchmarks/calibration.md).
TOLERANCE = 0.02

# By how much, relative to the first, some later loss must be lower (benchmarks/calibration.md).
LEARNED = 5e-6

# A third step would tell nothing that the second one didn't.
_FOLLOWED = 2

# A weight of 0.1 is the same number of 32 bits after a step of a tenth of this.
_LEAST_RATE = 1e-7


def judge_training(case: Case, optimizer: str = "Adam") -> None:
    """Every step from drawn weights moves them as the reference's optimizer moves them on the same batch.

    Raises:
        Failed: if a step raises, moves a weight elsewhere, or leaves one that should move.
    """
    evidence = the_model(case)
    _ran(case, evidence, "steps")
    _follow(case, evidence, evidence.steps, case.drawn, optimizer)
    if evidence.own:
        _judge_fit(case, evidence, optimizer)


def _judge_fit(case: Case, evidence: ModelEvidence, optimizer: str) -> None:
    """An `evaluate` or `fit` of the answer's own reports and does what Keras's does."""
    _ran(case, evidence, "fitted")
    done, task, targets = evidence.fitted, case.task, case.train_targets
    if done is None or task is None or targets is None or case.matching_order is None:
        return
    case.reference.place(case.placed(case.drawn))
    outputs = case.reference.outputs(case.train_inputs)
    right = {"loss": task.loss_value(targets, outputs)}
    if task.metric:
        right[task.metric] = task.metric_value(targets, outputs)
    told = [value for name, value in done.evaluated.items() if name != "loss"]
    is_right = _near(done.evaluated.get("loss", np.nan), right["loss"])
    if task.metric:
        is_right = is_right and any(_near(value, right[task.metric]) for value in told)
    if not is_right:
        raise case.failed(Claim(f"from evaluate: {_listed(right)}", _listed(done.evaluated) or "nothing")).because(
            *_replaced(evidence)
        )
    _judge_first_batch(case, evidence, right)
    try:
        _follow(case, evidence, (done.step,), case.drawn, optimizer)
    except Failed as failed:
        raise failed.because(*_replaced(evidence)) from None
    updates = FIT_EPOCHS * math.ceil(len(targets) / FIT_BATCH)
    if (done.updates, done.epochs) != (updates, FIT_EPOCHS):
        expected = f"{FIT_EPOCHS} epochs and {updates} updates from fit with epochs={FIT_EPOCHS}"
        found = f"{done.epochs} losses in its history and {done.updates} updates"
        raise case.failed(Claim(expected, found)).because(*_replaced(evidence))


def _judge_first_batch(case: Case, evidence: ModelEvidence, right: Mapping[str, float]) -> None:
    """What `fit` says of its first batch is what `evaluate` says of it, where nothing else happens in training."""
    done = evidence.fitted
    if done is None or case.reference.acts_in_training:
        return
    expected = {
        name: value
        for name, value in done.evaluated.items()
        if name in done.trained and any(_near(value, one) for one in right.values())
    }
    found = {name: done.trained[name] for name in expected}
    if not all(_near(found[name], value) for name, value in expected.items()):
        raise case.failed(Claim(f"from fit, for one batch: {_listed(expected)}", _listed(found))).because(
            *_replaced(evidence)
        )


def _replaced(evidence: ModelEvidence) -> tuple[str, str]:
    return f"the model has its own {', '.join(evidence.own)}", "what does Keras's method do that yours doesn't?"


def _near(found: float, right: float) -> bool:
    return bool(abs(found - right) <= 1e-3 * max(1.0, abs(right)))


def _listed(values: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.4g}" for name, value in values.items())


def _follow(
    case: Case, evidence: ModelEvidence, steps: Sequence[Step], weights: Sequence[Array], optimizer: str
) -> None:
    """The reference takes each step from the answer's own weights before it, so differences can't add up.

    Entries whose gradient is all rounding are left out: Adam turns the sign of any number into a full step.
    """
    order = case.matching_order
    if order is None or evidence.compiled is None:
        raise case.failed(OtherNetwork())
    assert case.train_targets is not None, "the request had targets"
    if not steps:
        return
    before = [weights, *(step.weights for step in steps)]
    starts = [(case.placed(values), step.learning_rate) for values, step in zip(before, steps, strict=False)]
    found = evidence.compiled.optimizer
    expected = case.reference.steps(starts, case.train_inputs, case.train_targets, found, optimizer)
    for number, (step, right) in enumerate(zip(steps, expected, strict=True), start=1):
        for at, start, wanted, gradient, value in zip(order, *right, case.placed(step.weights), strict=True):
            weight, after = case.laid[at], np.asarray(value).reshape(wanted.shape)
            if step_error(start, wanted, after, gradient) > TOLERANCE:
                moved, way = float(np.linalg.norm(after - start)), float(np.linalg.norm(wanted - start))
                raise case.failed(WrongStep(number, optimizer, weight.words, way, moved))


def judge_learning(case: Case, optimizer: str = "Adam") -> None:
    """From its own initial weights every trainable weight moves, none other does, and the loss gets lower.

    The first two steps are also the reference's: an optimizer that is another one after its first step shows.

    Raises:
        Failed: if one of them isn't, a weight stays, or the loss of no later step is below the first one's.
    """
    evidence = the_model(case)
    _ran(case, evidence, "learn")
    steps = evidence.learned
    initial = [weight.initial for weight in evidence.weights if weight.initial is not None]
    _follow(case, evidence, steps[:_FOLLOWED], initial, optimizer)
    losses, rates = tuple(step.loss for step in steps), (steps[0].learning_rate, steps[-1].learning_rate)
    last = steps[-1]
    middle = steps[len(steps) // 2 - 1]
    for at, weight in enumerate(evidence.weights):
        if not np.all(np.isfinite(last.weights[at])):
            raise case.failed(Diverges(weight.words, losses))
        if weight.trainable and weight.initial is not None and np.array_equal(last.weights[at], weight.initial):
            raise case.failed(NoMovement(weight.words, losses, rates))
    if all(np.array_equal(last.weights[at], middle.weights[at]) for at, _ in enumerate(evidence.weights)):
        raise case.failed(NoMovement("", losses, rates))
    later = evidence.later_rate
    if later is not None and not later > 1e-3 * rates[0]:
        raise case.failed(RateEnds(rates[0], later, losses))
    if not min(losses[1:]) < losses[0] - LEARNED * abs(losses[0]):
        raise case.failed(NotLearned(losses, rates[0]))


def judge_rate(case: Case) -> None:
    """The learning rate is large enough to change anything: for models that are too large to be trained here.

    Raises:
        Failed: if it isn't.
    """
    compiled = case.evidence.compiled
    rate = compiled.optimizer.learning_rate if compiled else 0.0
    if not rate > _LEAST_RATE:
        raise case.failed(RateTooSmall(rate))


def _ran(case: Case, evidence: ModelEvidence, stage: str) -> None:
    if not evidence.compiled_at_all:
        raise case.failed(NotCompiled())
    if stage in evidence.problems:
        raise raised_in(case, evidence.problems[stage], "a model that trains on a batch")


def step_error(start: Array, expected: Array, found: Array, gradient: Array | None) -> float:
    """How far a step went astray, relative to how far it should have gone."""
    if gradient is None:
        # Not trained: moving statistics follow the batch, everything else stays.
        reach = max(float(np.max(np.abs(expected - start))), 1e-3)
        return float(np.max(np.abs(found - expected))) / reach
    largest = float(np.max(np.abs(gradient)))
    if largest < 1e-6:
        return 0.0
    counts = np.abs(gradient) > 1e-3 * largest
    way = float(np.linalg.norm((expected - start)[counts]))
    # Half a unit in the last place of every weight is no movement.
    rounding = float(np.linalg.norm(start[counts])) * 2e-7
    astray = float(np.linalg.norm((found - expected)[counts]))
    return max(astray - rounding, 0.0) / max(way, 1e-12)
