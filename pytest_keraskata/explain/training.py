"""Faults of training and of what is read off predictions, recognised by the numbers that come out."""

import numpy as np

from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts


def _arguments(facts: Facts, *names: str) -> list[int]:
    return [{**dict(zip(names, facts.call.args, strict=False)), **facts.call.kwargs}[name] for name in names]


@rule("updates_per_epoch", "last_batch_size", "total_updates")
def batches_miscounted(facts: Facts) -> Explanation | None:
    found, right = as_array(facts.evidence), facts.expected.get("number")
    if found is None or right is None or found.shape != () or found == right:
        return None
    samples, size = _arguments(facts, "samples", "batch_size")
    if facts.call.function == "updates_per_epoch":
        if found == samples // size:
            return Explanation("the samples that don't fill a batch are left out", "what becomes of the rest?")
        if found == samples // size + 1:
            return Explanation("a batch is added though no sample is left over", "how many samples would it hold?")
    if facts.call.function == "last_batch_size" and found == 0:
        return Explanation("a batch of 0 samples never occurs", "how large is the last batch if all of them are full?")
    if facts.call.function == "total_updates":
        (epochs,) = _arguments(facts, "samples", "batch_size", "epochs")[2:]
        if found == -(-samples * epochs // size):
            return Explanation("a batch here holds samples of two epochs", "where does every epoch start anew?")
    return None


@rule("max_stable_learning_rate")
def rate_of_one_step(facts: Facts) -> Explanation | None:
    found, right = as_array(facts.evidence), facts.expected.get("array")
    if found is None or right is None or found.shape != () or not np.isclose(2 * found, right):
        return None
    return Explanation(
        "at this rate descent arrives in one single step, and it still converges beyond it",
        "what happens at a rate a little above this one: does w still shrink?",
    )


@rule("rule", "ties", "one_epoch", "min_delta", "long_runs")
def epochs_turned_round(facts: Facts) -> Explanation | None:
    found, right = as_array(facts.evidence), facts.expected.get("epochs")
    if facts.call.function != "stopping_epoch" or found is None or right is None or found.shape != (2,):
        return None
    last, best = right
    if tuple(found) == (best, last) and last != best:
        return Explanation("the two epochs have changed places", "which of the two comes first in what is returned?")
    if tuple(found) == (last + 1, best + 1):
        return Explanation(
            "epochs are counted from 1 here, and asked for from 0", "which number has the first loss of the list?"
        )
    return None


@rule("labels", "threshold", "real_model")
def decided_by_another_rule(facts: Facts) -> Explanation | None:
    found = as_array(facts.evidence)
    probabilities, threshold = facts.expected.get("probabilities"), facts.expected.get("threshold")
    if facts.call.function != "predict_labels" or found is None or probabilities is None or threshold is None:
        return None
    labels, right = found.ravel(), probabilities > threshold
    if labels.shape != probabilities.shape or found.dtype.kind not in "iu" or np.array_equal(labels, right):
        return None
    if np.array_equal(labels, probabilities >= threshold):
        return Explanation(
            "a probability that equals the threshold counts as positive here",
            "what does the task say of one that is exactly as large as the threshold?",
        )
    if not labels.any() and np.max(probabilities) == 1:
        return Explanation(
            "every label is 0, even that of a probability of 1",
            "if argmax decides: how many columns does it have to choose from?",
        )
    if np.array_equal(labels, probabilities == 1) and np.any(labels) and np.sum(right) > 1:
        return Explanation("only a probability of 1 gets a 1", "what is left of 0.9 when you make an int of it?")
    if threshold != 0.5 and np.array_equal(labels, probabilities > 0.5):
        return Explanation("these are the labels for a threshold of 0.5", "does your function look at threshold?")
    return None


RULES = (batches_miscounted, rate_of_one_step, epochs_turned_round, decided_by_another_rule)
