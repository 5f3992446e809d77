"""Weights for unequal classes."""

from collections.abc import Callable

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Array, function, function_kata, mistake, sizes, then, wrong_answer

class_weights = function("class_weights(labels)")


def right(labels: Array) -> Array:
    counts = np.bincount(labels)
    shares = counts * np.count_nonzero(counts) / len(labels)
    return np.divide(1, shares, out=np.zeros(len(counts)), where=counts > 0)


def of_counts(weights: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """Weights that are made of how often each class occurs."""

    def wrong(labels: Array) -> Array:
        counts = np.bincount(labels).astype("float64")
        with np.errstate(all="ignore"):
            return np.nan_to_num(weights(counts), posinf=0.0)

    return wrong


def drawn(rows: int, classes: int, seed: int) -> dict[str, Array]:
    """Labels of classes that are the rarer, the larger they are; each occurs."""
    labels = (np.random.default_rng(seed).random(rows) ** 2 * classes).astype("int64")
    return {"labels": np.concatenate([np.arange(classes), labels])}


def with_gaps(rows: int, classes: int, seed: int) -> dict[str, Array]:
    """The same where classes are left out, among them the one below the largest."""
    labels = drawn(rows, classes, seed)["labels"]
    return {"labels": np.where(labels == classes - 1, classes, labels) + seed % 3}


_MORE, _MEAN = (
    "how does a weight change if its class gets twice as many samples?",
    "what is the mean over all samples?",
)
_NEVER = "which classes share the total weight?"
_VALUES = (
    mistake("frequencies", of_counts(lambda counts: counts / counts.sum()),
            "the frequencies themselves are the weights, so rare classes count less", _MORE),
    mistake("balanced-the-wrong-way", of_counts(lambda counts: counts * len(counts) / counts.sum()),
            "the more often a class occurs, the more it weighs", _MORE),
    mistake("one-by-count", of_counts(lambda counts: 1 / counts), "the weights are not scaled: their mean is below 1", _MEAN),
    mistake("one-by-frequency", of_counts(lambda counts: counts.sum() / counts),
            "the number of classes is left out, so the mean is not 1", _MEAN),
    mistake("mean-over-classes", of_counts(lambda counts: len(counts) / counts / np.sum(1 / counts)),
            "the mean of the weights over the classes is 1, and not that over the samples", _MEAN),
    mistake("sum-of-one", of_counts(lambda counts: 1 / counts / np.sum(1 / counts)),
            "the weights sum to 1", _MEAN),
    mistake("by-the-largest", of_counts(lambda counts: counts.max() / counts),
            "the most frequent class has a weight of 1", _MEAN),
    mistake("by-the-smallest", of_counts(lambda counts: counts.min() / counts),
            "the rarest class has a weight of 1", _MEAN),
    mistake("root", of_counts(lambda counts: np.sqrt(counts.sum() / counts / len(counts))),
            "the weights contain a root, so rare classes still count less than others", _MORE),
    mistake("complement", of_counts(lambda counts: 1 - counts / counts.sum()),
            "these are the frequencies of all other classes", _MORE),
    mistake("all-one", of_counts(np.ones_like), "all classes have a weight of 1", _MORE),
    mistake("whole", of_counts(lambda counts: counts.sum() // (len(counts) * counts)), "the weights are rounded down",
            "which division keeps the decimals?"),
    mistake("for-samples", lambda labels: right(labels)[labels], "there is a weight for each sample, not for each class",
            "how long is the array?"),
    mistake("in-order-of-size", then(right, np.sort), "the weights are sorted by size",
            "which class does the first weight belong to?"),
)  # fmt: skip
_GAPS = (
    mistake("no-gaps", lambda labels: right(labels)[np.unique(labels)],
            "absent classes are left out, so the others have moved", "at which position is the weight of class 5?"),
    mistake("gaps-counted", of_counts(lambda counts: counts.sum() / (len(counts) * counts)),
            "classes that never occur have a share of the total weight", _NEVER),
    mistake("infinite", lambda labels: np.where(np.bincount(labels) > 0, right(labels), np.inf),
            "a class that never occurs has an infinite weight", _NEVER),
    mistake("one-for-none", lambda labels: np.where(np.bincount(labels) > 0, right(labels), 1.0),
            "a class that never occurs has a weight of 1", _NEVER),
    mistake("one-more-of-each", of_counts(lambda counts: (counts + 1).sum() / (len(counts) * (counts + 1))),
            "each class is counted with one sample too many", _NEVER),
)  # fmt: skip


def _of_none(labels: Array) -> Array:
    return right(labels) if len(labels) else np.zeros(0)


def _without_sign(labels: Array) -> Array:
    if not len(labels):
        raise ValueError
    return right(np.abs(labels))


_REFUSED = (
    wrong_answer("class_weights", "none-for-none", _of_none, "if there are no labels, an empty array is returned",
                 "what would fit do with it?"),
    wrong_answer("class_weights", "without-sign", _without_sign, "a label below 0 is treated as a different class",
                 "which class is the first one?"),
)  # fmt: skip
_EMPTY = np.zeros(0, "int64")

kata = function_kata(
    __name__,
    title="Weights for unequal classes",
    questions=(),
    functions=(class_weights,),
    checks=(
        class_weights.returns(
            "values",
            right,
            draws=st.builds(drawn, sizes(0, 30), sizes(1, 6), st.integers(0, 999)),
            pinned=[(drawn(*size)["labels"],) for size in ((9, 3, 1), (4, 2, 3), (0, 1, 1), (20, 5, 2), (500, 40, 1))],
            mistakes=_VALUES,
        ),
        class_weights.returns(
            "gaps",
            right,
            draws=st.builds(with_gaps, sizes(0, 30), sizes(1, 6), st.integers(0, 999)),
            pinned=[(with_gaps(*size)["labels"],) for size in ((9, 3, 1), (4, 2, 3), (0, 1, 1), (20, 5, 2), (60, 9, 0))],
            mistakes=_GAPS,
            after=("values",),
        ),
        class_weights.refuses(
            "no_labels",
            lambda labels: f"a label is {labels.min()}" if labels.size else "there are no labels",
            pinned=[(_EMPTY,), (np.array([0, -1, 2]),), (np.array([-3]),)],
            mistakes=_REFUSED,
        ),
    ),
    hints=(
        "If two classes share the total weight equally, how much does each class get, and how much each of its "
        "samples?",
        "What do the weights of all samples of one class sum to?",
        "What happens to your formula for a class without samples?",
    ),
)  # fmt: skip
