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


def _agree(found: Array, other: Array) -> bool:
    return found.shape == other.shape and bool(np.allclose(found, other, rtol=1e-4, atol=1e-6))


@rule("sigmoid", "tanh", "softmax")
def infinite_on_the_way(facts: Facts) -> Explanation | None:
    found = as_array(facts.evidence)
    if found is None or facts.call.function not in ("sigmoid", "tanh", "softmax") or np.all(np.isfinite(found)):
        return None
    x = _argument(facts, 0, "x")
    if np.max(np.abs(x)) < 80:
        return None
    lost = np.isnan(found)
    if found.shape == x.shape and np.any(lost) and np.max(x[lost]) < 0 and facts.call.function == "softmax":
        return Explanation(
            "exp of a number this far below zero is 0, and where all of a row are, 0 divided by 0 is not a number",
            "the largest number of what should be taken away from a row?",
        )
    return Explanation(
        "exp of a number this large is infinite, and infinity divided by infinity is not a number",
        "can you write it so that exp only sees numbers that are not positive?",
    )


@rule("softmax")
def softmax_along_another_axis(facts: Facts) -> Explanation | None:
    found = as_array(facts.evidence)
    if found is None or facts.call.function != "softmax" or not np.all(np.isfinite(found)):
        return None
    x = _argument(facts, 0, "x")
    if found.shape != x.shape or np.allclose(found.sum(axis=-1), 1, atol=1e-4):
        return None
    if np.isclose(found.sum(), 1, atol=1e-4):
        return Explanation("all numbers of the array share one sum", "how many distributions does the array hold?")
    for axis in range(x.ndim - 1):
        if np.allclose(found.sum(axis=axis), 1, atol=1e-4):
            return Explanation(
                f"the results sum to 1 along axis {axis} instead of the last one",
                "along which axis do the classes of one sample lie?",
            )
    return None


@rule("leaky_relu")
def another_slope(facts: Facts) -> Explanation | None:
    found = as_array(facts.evidence)
    if found is None or facts.call.function != "leaky_relu":
        return None
    x = _argument(facts, 0, "x")
    given = facts.call.args[1] if len(facts.call.args) > 1 else facts.call.kwargs.get("negative_slope")
    asked = 0.2 if given is None else given
    if not np.any(x < 0) or found.shape != x.shape:
        return None
    if _agree(found, np.where(x > 0, asked * x, x)) and asked not in (0, 1):
        return Explanation("the slope is on the positive side", "which side of zero leaks?")
    if not _agree(found[x >= 0], x[x >= 0]):
        return None
    slopes = found[x < 0] / x[x < 0]
    slope = float(slopes[0])
    if not np.allclose(slopes, slope, rtol=1e-3, atol=1e-6) or abs(slope - asked) < 1e-4:
        return None
    if given is not None and abs(slope - 0.2) < 1e-4:
        return Explanation("this is the slope 0.2, whatever negative_slope is", "does your function look at it?")
    if given is None and abs(slope - 0.3) < 1e-4:
        return Explanation(
            "0.3 is the slope of the layer keras.layers.LeakyReLU; the function has 0.2", "which default is asked for?"
        )
    return Explanation(
        f"below zero the slope is {slope:.3g}", f"what should x be multiplied by to have a slope of {asked:g}?"
    )


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


RULES = (infinite_on_the_way, softmax_along_another_axis, another_slope, loss_of_another_layer)
