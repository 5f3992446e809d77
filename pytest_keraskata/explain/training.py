"""Faults of training and of what is read off predictions, recognised by the numbers that come out."""

import numpy as np

from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.training import TrainingEvidence
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts


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


@rule("updates", "defaults")
def batches_of_another_size(facts: Facts) -> Explanation | None:
    evidence = facts.evidence
    asked = facts.expected.get("batch_size")
    if facts.call.function != "train" or not isinstance(evidence, TrainingEvidence) or not evidence.batches:
        return None
    largest = max(evidence.batches)
    rows = len(evidence.trained_rows)
    if asked is None or largest == min(asked, rows):
        return None
    known = " (32 is what fit takes where nothing is said)" if largest == min(32, rows) else ""
    return Explanation(
        f"batches hold up to {largest} samples where this call asks for {asked}{known}",
        "which argument of fit says how many samples a batch has?",
    )


RULES = (decided_by_another_rule, batches_of_another_size)
