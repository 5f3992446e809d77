"""Faults of functions on numbers and arrays, recognised by the number that comes out."""

import numpy as np

from pytest_keraskata.asking.returned import Returned, as_number
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts


@rule("value", "shapes", "labels", "graph", "compiled")
def row_times_column(facts: Facts) -> Explanation | None:
    if facts.call.function != "recall" or len(facts.call.args) != 2:
        return None
    labels, predictions = facts.call.args
    if labels.ndim == predictions.ndim:
        return None
    right = facts.expected.get("array")
    if not isinstance(facts.evidence, Returned) or right is None:
        return None
    number = as_number(facts.evidence)
    if number is not None and abs(number - float(right)) <= 2e-3:
        return None
    return Explanation(
        f"labels {labels.shape} meet predictions {predictions.shape}, and a row times a column is a whole matrix",
        "what shape do both need before they are multiplied?",
    )


@rule("value", "no_positives")
def nothing_divided_by_nothing(facts: Facts) -> Explanation | None:
    found = as_number(facts.evidence)
    if facts.call.function != "recall" or found is None or not np.isnan(found):
        return None
    return Explanation("there are no positives, and 0 / 0 is not a number", "what keeps a denominator from being zero?")


@rule("value", "shapes")
def precision_instead(facts: Facts) -> Explanation | None:
    found, right = as_number(facts.evidence), facts.expected.get("array")
    if facts.call.function != "recall" or found is None or right is None:
        return None
    labels, predictions = (np.ravel(value) for value in facts.call.args)
    decided = predictions > 0.5
    hits = float(np.sum(labels * decided))
    others = {
        "the precision: the fraction of the decided positives that are right": hits / max(float(decided.sum()), 1e-7),
        "the accuracy: the fraction of all decisions that are right": float(np.mean(decided == (labels > 0.5))),
        "the true positives as a fraction of the whole batch": hits / len(labels),
    }
    for words, number in others.items():
        # 0 and 1 are every fraction's now and then.
        if abs(found - number) < 1e-4 and abs(number - float(right)) > 1e-3 and 0.01 < number < 0.99:
            return Explanation(f"{found:.3f} is {words}", "of which samples is recall a fraction?")
    return None


RULES = (nothing_divided_by_nothing, row_times_column, precision_instead)
