"""Faults of activations, losses and the like, recognised by the numbers that come out."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts


def _argument(facts: Facts, place: int, name: str) -> Array:
    value = facts.call.args[place] if len(facts.call.args) > place else facts.call.kwargs[name]
    return np.asarray(value, "float64")


def _other_losses(name: str, y: Array, p: Array) -> Iterator[tuple[float, str, str]]:
    """What commonly comes out instead: the number, what it is, and a question."""
    if name in ("mean_squared_error", "mean_absolute_error"):
        squares, sizes = (y - p) ** 2, np.abs(y - p)
        own, other = (squares, sizes) if name == "mean_squared_error" else (sizes, squares)
        yield float(own.sum()), "the sum, not the mean", "how many differences are there?"
        yield float(own.mean()) / 2, "half of it, as one writes it to get a neat gradient", "what does Keras do?"
        yield float(own.sum() / len(own)), "the sum over the outputs of a sample", "is it a mean over the outputs too?"
        if name == "mean_squared_error":
            yield float(np.sqrt(squares.mean())), "the root of the mean squared error", "what is asked for?"
        yield (
            float(other.mean()),
            "the mean of the " + ("squared" if other is squares else "absolute") + " differences",
            "",
        )
        yield float((y - p).mean()), "the mean of the differences with their signs: errors cancel", ""
        return
    p = np.clip(p, 1e-7, 1 - 1e-7)
    hits, misses = y * np.log(p), (1 - y) * np.log(1 - p)
    terms = hits + misses if name == "binary_crossentropy" else hits
    samples = len(y)
    yield -float(terms.sum()), "the sum over the batch, not the mean", "how many samples are there?"
    yield (
        float(terms.sum()) / samples,
        "the right size with the wrong sign",
        "what sign has the logarithm of a probability?",
    )
    yield (
        -float(terms.sum()) / samples / np.log(2),
        "measured with logarithms to base 2",
        "which logarithm does Keras take?",
    )
    if name == "binary_crossentropy":
        yield -float(hits.mean()), "the loss of the positive samples alone", "what should a sample with label 0 cost?"
        y64, odds = np.clip(y, 0, 1), np.clip(p, 0, 1)
        added = -np.mean(y64 * np.log(odds + 1e-7) + (1 - y64) * np.log(1 - odds + 1e-7))
        yield (
            float(added),
            "the loss of a version that adds 1e-7 instead of clipping",
            "what does Keras do to probabilities?",
        )
    else:
        words = "the loss divided by the number of classes as well"
        yield -float(terms.mean()), words, "over which axis is it a sum, and over which a mean?"
        yield (
            -float((hits + misses).mean()),
            "the binary cross-entropy of every class",
            "which classes does the sum leave out?",
        )


@rule("mean_squared_error", "mean_absolute_error", "binary_crossentropy", "categorical_crossentropy")
def loss_of_another_layer(facts: Facts) -> Explanation | None:
    found, right = as_array(facts.evidence), facts.expected.get("array")
    if found is None or right is None or found.shape != () or not np.isfinite(found):
        return None
    y, p = _argument(facts, 0, "y_true"), _argument(facts, 1, "y_pred")
    for number, words, advice in _other_losses(facts.call.function, y, p):
        if np.isclose(found, number, rtol=1e-4, atol=1e-9) and not np.isclose(number, right, rtol=1e-3):
            return Explanation(f"{float(found):.4g} is {words}", advice)
    return None


RULES = (loss_of_another_layer,)
