"""Faults of compile and training: loss, optimizer, learning rate, metrics, initial weights."""

import numpy as np

from pytest_keraskata.asking.model import Compiled, ModelEvidence
from pytest_keraskata.backend import keras
from pytest_keraskata.explain.outputs import final_activation
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.failures.networks import Penalized
from pytest_keraskata.failures.training import (
    FlatLabels,
    WrongLoss,
    WrongMetric,
    WrongOptimizer,
    WrongSetting,
    WrongStep,
)

_WORDS = {
    "binary": "binary cross-entropy",
    "multiclass": "categorical cross-entropy",
    "regression": "mean squared error",
}
_LOSSES = {
    "binary": ("binary_crossentropy", "bce"),
    "multiclass": ("categorical_crossentropy", "cce"),
    "regression": ("mean_squared_error", "mse"),
}

_ASKED = {
    "binary": "which loss compares a probability with a label of 0 or 1?",
    "multiclass": "which loss compares a row of probabilities with a one-hot label?",
    "regression": "which distance between two numbers punishes one large error more than many small ones?",
}


def other_loss(name: str, task: str) -> Explanation:
    """What is said of a loss that isn't the task's."""
    return Explanation(f"the model is compiled with {name}, but the task needs {_WORDS[task]}", _ASKED[task])


def other_optimizer(name: str, right: str) -> Explanation:
    """What is said of another optimizer than the right one."""
    why = f"the model is compiled with {name} instead of {right}"
    return Explanation(why, "which optimizer does the task name?")


# So many losses that differ have one factor by no chance.
_TELLING = 2


def _compiled(facts: Facts) -> Compiled | None:
    return facts.evidence.compiled if isinstance(facts.evidence, ModelEvidence) else None


def _off(facts: Facts) -> bool:
    """Whether the compiled loss differs from the right one, by value."""
    compiled, right = _compiled(facts), facts.expected.get("loss_values")
    if compiled is None or not right:
        return False
    # None stands for predictions of exactly 0 and 1, where a loss may be any finite number.
    pairs = [(found, due) for found, due in zip(compiled.losses, right, strict=True) if due is not None]
    return not all(np.isclose(found, due, rtol=1e-4, atol=1e-4) for found, due in pairs)


@rule("loss", "training")
def from_logits(facts: Facts) -> Explanation | None:
    compiled = _compiled(facts)
    if compiled is None or not compiled.from_logits or not _off(facts):
        return None
    if final_activation(facts.evidence.layers) == "linear":
        return Explanation(
            "loss and output agree on logits (from_logits=True), but the task needs a model that outputs "
            "probabilities, and a loss that reads them",
            "which function turns logits into probabilities inside the model?",
        )
    return Explanation(
        "with from_logits=True the loss applies the activation a second time, though the model already outputs "
        "probabilities; on TensorFlow training hides this, since Keras then uses the logits from before the activation",
        "what does the loss have to know about the output of your last layer?",
    )


@rule("loss")
def sparse_loss(facts: Facts) -> Explanation | None:
    compiled = _compiled(facts)
    problem = facts.evidence.problems.get("compiled")
    if compiled is not None or problem is None or facts.expected.get("task") != "multiclass":
        return None
    if "rank" not in problem.message and "sparse" not in problem.message.lower():
        return None
    return Explanation(
        "the sparse loss reads class numbers, but the labels here are one-hot",
        "which cross-entropy reads one-hot labels?",
    )


@rule("loss", kinds=(WrongLoss,))
def summed_loss(facts: Facts) -> Explanation | None:
    compiled, right, rows = _compiled(facts), facts.expected.get("loss_values"), facts.expected.get("loss_rows")
    if compiled is None or not right or not rows or not _off(facts):
        return None
    sums = [
        (found, due * count) for found, due, count in zip(compiled.losses, right, rows, strict=True) if due is not None
    ]
    if not all(np.isclose(found, due, rtol=2e-3) for found, due in sums):
        return None
    return Explanation(
        "the loss is the sum over the batch instead of its mean, so it grows with the batch size",
        "should a step be twice as long because a batch has twice as many samples?",
    )


@rule("loss", kinds=(WrongLoss,))
def never_clipped(facts: Facts) -> Explanation | None:
    """Right for all other predictions, and infinite for 0 and 1."""
    compiled, right = _compiled(facts), facts.expected.get("loss_values")
    if compiled is None or not right or _off(facts) or np.all(np.isfinite(compiled.losses)):
        return None
    return Explanation(
        "the logarithm of 0 is minus infinity, and nothing keeps probabilities of exactly 0 or 1 away from it",
        "what does Keras do to probabilities?",
    )


# Ten times as far as the factors of a few predictions may be apart.
_NO_FACTOR = 0.01


@rule("loss", kinds=(WrongLoss,))
def scaled_loss(facts: Facts) -> Explanation | None:
    """For all known predictions the loss is the right one times one number."""
    compiled, right = _compiled(facts), facts.expected.get("loss_values")
    if compiled is None or not right or not _off(facts):
        return None
    known = [(found, due) for found, due in zip(compiled.losses, right, strict=True) if due]
    factors = [found / due for found, due in known]
    if len({round(due, 3) for _, due in known}) < _TELLING or not np.allclose(factors, factors[0], rtol=1e-4):
        return None
    if abs(factors[0] - 1) < _NO_FACTOR:
        # Nobody multiplies by so little: it is another loss that is close to the right one.
        return None
    return Explanation(
        f"the loss is multiplied by {factors[0]:.4g}, whatever the predictions are",
        "is there a factor in the loss, or are there loss_weights in compile?",
    )


@rule("loss", kinds=(WrongLoss,))
def smoothed_labels(facts: Facts) -> Explanation | None:
    compiled = _compiled(facts)
    if compiled is None or not compiled.label_smoothing or not _off(facts):
        return None
    return Explanation(
        f"the loss smooths the labels (label_smoothing={compiled.label_smoothing:g}), which the task doesn't mention",
        "what happens to a label of 1 when it is smoothed?",
    )


@rule("loss", kinds=(WrongLoss,))
def another_loss(facts: Facts) -> Explanation | None:
    compiled, task = _compiled(facts), str(facts.expected.get("task"))
    if compiled is None or task not in _WORDS or not _off(facts):
        return None
    if compiled.loss_name.lower() in _LOSSES[task] or not _is_of_keras(compiled.loss_name):
        return None
    return other_loss(compiled.loss_name, task)


def _is_of_keras(name: str) -> bool:
    """Whether this is what a loss of Keras's is called: what an answer calls its own says nothing of what it computes."""
    try:
        return keras.losses.get(name) is not None
    except (ValueError, TypeError):
        return False


@rule("loss", "training", kinds=(WrongOptimizer, WrongStep))
def optimizer_of_another_kind(facts: Facts) -> Explanation | None:
    compiled, right = _compiled(facts), facts.expected.get("optimizer")
    if compiled is None or not right or compiled.optimizer.kind == right:
        return None
    if compiled.optimizer.type_name == "LossScaleOptimizer":
        return Explanation(
            "the optimizer is wrapped in a LossScaleOptimizer, which Keras does by itself while the dtype policy is "
            "mixed_float16",
            "what in your code wraps the optimizer, or sets the policy?",
        )
    return other_optimizer(compiled.optimizer.words, right)


@rule("loss", "training", kinds=(WrongOptimizer, WrongSetting, WrongStep))
def weight_decay(facts: Facts) -> Explanation | None:
    compiled = _compiled(facts)
    decay = compiled.optimizer.settings.get("weight_decay") if compiled else None
    if not decay:
        return None
    return Explanation(
        f"the optimizer also shrinks every weight at every step (weight_decay={decay:g})",
        "what should a step do to a weight whose gradient is zero?",
    )


@rule("training")
def learning_rate_of_zero(facts: Facts) -> Explanation | None:
    compiled = _compiled(facts)
    if compiled is None or compiled.optimizer.learning_rate > 1e-7:
        return None
    # A schedule may begin at zero: only a course of steps tells.
    if not facts.evidence.learned or any(step.learning_rate > 1e-7 for step in facts.evidence.learned):
        return None
    if (facts.evidence.later_rate or 0.0) > 1e-7:
        return None
    rate = compiled.optimizer.learning_rate
    if rate < 0:
        return Explanation(
            f"the learning rate is {rate:g}: every step goes uphill",
            "does descent follow the gradient or go against it?",
        )
    return Explanation(
        f"the learning rate is {rate:g}: steps of that size change nothing",
        "how far should a weight of 0.1 move in one step?",
    )


@rule("training")
def learning_rate_that_dies(facts: Facts) -> Explanation | None:
    steps = facts.evidence.learned or facts.evidence.steps
    if len(steps) < 2 or steps[-1].learning_rate > 1e-3 * steps[0].learning_rate:
        return None
    return Explanation(
        f"the learning rate is {steps[0].learning_rate:.3g} at first and {steps[-1].learning_rate:.3g} "
        f"after {len(steps) - 1} steps, so training ends almost as soon as it begins",
        "how many steps do a few epochs take?",
    )


@rule("training")
def learning_rate_too_high(facts: Facts) -> Explanation | None:
    steps, compiled = facts.evidence.learned, _compiled(facts)
    if compiled is None or not steps or compiled.optimizer.learning_rate < 0.3:
        return None
    if min(step.loss for step in steps[1:]) < steps[0].loss:
        return None
    return Explanation(
        f"with a learning rate of {compiled.optimizer.learning_rate:g} every step overshoots the minimum",
        "how far should a weight of 0.1 move in one step?",
    )


@rule("training")
def weights_all_alike(facts: Facts) -> Explanation | None:
    learned = facts.evidence.learned
    stuck = [
        weight
        for weight, after in zip(facts.evidence.weights, learned[-1].weights, strict=True)
        if weight.trainable and len(weight.shape) > 1 and not np.any(weight.initial) and not np.any(after)
    ]
    if not stuck:
        return None
    return Explanation(
        f"{stuck[0].words} starts at zero and stays there: its units are identical, and no gradient tells them apart",
        "how should the weights of two units differ at the start?",
    )


@rule("loss", "metrics", kinds=(FlatLabels, WrongMetric))
def exact_accuracy(facts: Facts) -> Explanation | None:
    compiled = _compiled(facts)
    if compiled is None or _off(facts) or facts.expected.get("task") not in ("binary", "multiclass"):
        return None
    near = [name for name in compiled.metrics[0] if "acc" in name.lower()]
    rights = [
        right for right, due in zip(facts.expected["metrics"], facts.expected["loss_values"], strict=True)
        if due is not None
    ]  # fmt: skip
    if not near or not rights:
        return None
    right = rights[0]
    agrees = [
        [abs(found[name] - due) < 2e-3 for name in near] for found, due in zip(compiled.metrics, rights, strict=False)
    ]
    if any(agrees[0]):
        return None
    rows = facts.expected["loss_rows"][:2]
    together = float(np.average(rights[:2], weights=rows[: len(rights)]))
    # A second observation: few rows may agree by chance.
    later = all(map(any, agrees[1:])) and abs(compiled.metrics_together.get(near[0], np.nan) - together) < 2e-3
    if len(agrees) > 1 and later:
        return Explanation(
            f"the metric {near[0]} is wrong for the first batch alone: it counts on from what it has seen before",
            "where is the metric made, and for how many models?",
        )
    factors = [found[near[0]] / due for found, due in zip(compiled.metrics, rights, strict=False) if due]
    if len(factors) > 1 and abs(factors[0]) > 1e-3 and np.allclose(factors, factors[0], rtol=1e-3):
        return Explanation(
            f"the metric {near[0]} is {factors[0]:.4g} times the fraction of decisions that are right",
            "which number should it be if every decision is right?",
        )
    is_binary = facts.expected["task"] == "binary"
    decision = "decisions at 0.5" if is_binary else "the most probable class"
    return Explanation(
        f"the metric {near[0]} reports {compiled.metrics[0][near[0]]:.3f}, but {right:.3f} of the decisions are "
        f"right: it doesn't compare labels with {decision}",
        "how does a probability become a decision before it is compared with a label?"
        if is_binary
        else "which class does a row of probabilities decide for?",
    )


@rule("architecture", "loss", kinds=(Penalized,))
def regularizer(facts: Facts) -> Explanation | None:
    if not isinstance(facts.evidence, ModelEvidence) or abs(facts.evidence.extra_losses) <= 1e-7:
        return None
    return Explanation(
        "one of the layers adds a penalty to the loss, as a regularizer does, and the task mentions none",
        "what should the loss contain besides the error on the batch?",
    )


RULES = (
    from_logits,
    sparse_loss,
    summed_loss,
    scaled_loss,
    never_clipped,
    smoothed_labels,
    another_loss,
    optimizer_of_another_kind,
    weight_decay,
    learning_rate_of_zero,
    learning_rate_that_dies,
    learning_rate_too_high,
    weights_all_alike,
    exact_accuracy,
    regularizer,
)
