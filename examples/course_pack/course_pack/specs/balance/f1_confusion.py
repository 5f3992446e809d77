"""From a confusion matrix to F1."""

from collections.abc import Callable

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Array, function, function_kata, mistake, sizes, then

confusion, macro_f1 = function("confusion(y_true, y_pred, classes)"), function("macro_f1(matrix)")


def counted(y_true: Array, y_pred: Array, classes: int) -> Array:
    return np.asarray(np.bincount(y_true * classes + y_pred, minlength=classes**2).reshape(classes, classes))


def divided(above: Array, below: Array) -> Array:
    """A quotient for each class, 0 where it would be none."""
    return np.asarray(np.divide(above, below, out=np.zeros(len(above)), where=below != 0))


def precision(matrix: Array) -> Array:
    return divided(np.diag(matrix), matrix.sum(axis=0))


def recall(matrix: Array) -> Array:
    return divided(np.diag(matrix), matrix.sum(axis=1))


def scores(matrix: Array) -> Array:
    """The F1 score of each class."""
    return divided(2 * np.diag(matrix), matrix.sum(axis=0) + matrix.sum(axis=1))


def right(matrix: Array) -> float:
    return float(np.mean(scores(matrix)))


def pairs(rows: int, classes: int, seed: int) -> dict[str, object]:
    """Labels of which most are predicted rightly; of three seeds, one leaves the last class out."""
    random = np.random.default_rng(seed)
    y_true = random.integers(0, max(classes - (seed % 3 == 0), 1), rows)
    y_pred = np.where(random.random(rows) < 0.6, y_true, random.integers(0, classes, rows))
    return {"y_true": y_true, "y_pred": y_pred, "classes": classes}


def matrices(classes: int, seed: int, largest: int = 9) -> dict[str, Array]:
    """Counts in which each class occurs."""
    return {
        "matrix": np.random.default_rng(seed).integers(1, largest + 1, (classes, classes)) + np.eye(classes, dtype=int)
    }


def sparse(classes: int, seed: int) -> dict[str, Array]:
    """Counts in which the last class never occurs and another one is never hit."""
    matrix = matrices(classes, seed)["matrix"]
    matrix[-1], matrix[:, -1] = 0, 0
    if classes > 2:
        matrix[seed % (classes - 1), seed % (classes - 1)] = 0
    return {"matrix": matrix}


def _averaged(weights: Callable[[Array], Array]) -> Callable[[Array], float]:
    """The F1 scores with a weight for each class."""

    def wrong(matrix: Array) -> float:
        return float(np.sum(scores(matrix) * weights(matrix)))

    return wrong


def _of_means(matrix: Array) -> float:
    first, second = np.mean(precision(matrix)), np.mean(recall(matrix))
    return float(2 * first * second / (first + second))


def _there(matrix: Array) -> Array:
    return np.asarray(matrix.sum(axis=0) + matrix.sum(axis=1) > 0)


_ROW, _OFTEN = "what does a row represent, and what a column?", "how often should a pair count that occurs twice?"
_MEAN, _BOTH = "what is the mean taken of?", "what is the harmonic mean of 0 and 1?"
_ABSENT = "what is the score of a class that never occurs, and does it count?"
_COUNTS = (
    mistake("columns-true", then(counted, np.transpose), "rows and columns are swapped", _ROW),
    mistake("once", lambda y_true, y_pred, classes: np.minimum(counted(y_true, y_pred, classes), 1),
            "each pair counts once, however often it occurs", _OFTEN),
    mistake("shares", lambda y_true, y_pred, classes: divided_rows(counted(y_true, y_pred, classes)),
            "these are shares of each row, not counts", "what does one sample add to the matrix?"),
    mistake("hits-only", lambda y_true, y_pred, classes: np.diag(np.diag(counted(y_true, y_pred, classes))),
            "only correct predictions are counted", "where does a wrong prediction go?"),
    mistake("misses-only", lambda y_true, y_pred, classes: counted(y_true, y_pred, classes) * (1 - np.eye(classes, dtype=int)),
            "only wrong predictions are counted", "where does a correct prediction go?"),
    mistake("flat", then(counted, np.ravel), "the counts are in one row", _ROW),
    mistake("from-behind", then(counted, lambda found: found[::-1, ::-1]), "the classes are in reverse order", _ROW),
    mistake("up-to-the-largest", lambda y_true, y_pred, classes:
            counted(y_true, y_pred, classes)[: max(y_true.max(), y_pred.max()) + 1, : max(y_true.max(), y_pred.max()) + 1]
            if len(y_true) else None,
            "classes after the last one that occurs have no row", "which argument sets the number of classes?"),
)  # fmt: skip
_F1 = (
    mistake("accuracy", lambda matrix: float(np.trace(matrix) / matrix.sum()),
            "this is the share of all hits, in which frequent classes count more", _MEAN),
    mistake("by-support", _averaged(lambda matrix: matrix.sum(axis=1) / matrix.sum()),
            "each class counts as often as it occurs", _MEAN),
    mistake("precision", lambda matrix: float(np.mean(precision(matrix))), "this is the mean precision", _BOTH),
    mistake("recall", lambda matrix: float(np.mean(recall(matrix))), "this is the mean recall", _BOTH),
    mistake("of-means", _of_means, "this is the score of the mean precision and the mean recall", _MEAN),
    mistake("arithmetic", lambda matrix: float(np.mean(precision(matrix) + recall(matrix)) / 2),
            "the mean of precision and recall is an arithmetic one", _BOTH),
    mistake("product", lambda matrix: float(np.mean(precision(matrix) * recall(matrix))),
            "precision and recall are multiplied", _BOTH),
    mistake("geometric", lambda matrix: float(np.mean(np.sqrt(precision(matrix) * recall(matrix)))),
            "the mean of precision and recall is a geometric one", _BOTH),
    mistake("half", lambda matrix: right(matrix) / 2, "all scores are half of what they should be",
            "what is the mean of two equal numbers?"),
    mistake("union", lambda matrix: float(np.mean(
        divided(np.diag(matrix), matrix.sum(axis=0) + matrix.sum(axis=1) - np.diag(matrix)))),
            "the hits are divided by all samples that involve the class", _BOTH),
    mistake("one-class", lambda matrix: float(scores(matrix)[-1]), "this is the score of the last class alone", _MEAN),
    mistake("class-by-class", scores, "there is a score for each class", _MEAN),
    mistake("best", lambda matrix: float(np.max(scores(matrix))), "this is the score of the best class", _MEAN),
)  # fmt: skip
_RARE = (
    mistake("absent-left-out", lambda matrix: float(np.sum(scores(matrix)) / max(_there(matrix).sum(), 1)),
            "a class that never occurs is left out of the mean", _ABSENT),
    mistake("absent-right", lambda matrix: float(np.mean(np.where(_there(matrix), scores(matrix), 1))),
            "a class that never occurs has a score of 1", _ABSENT),
    mistake("not-a-number", lambda matrix: float("nan"), "a division by zero leaves no number", _ABSENT),
    mistake("missed-left-out", lambda matrix: float(np.sum(scores(matrix)) / max((np.diag(matrix) > 0).sum(), 1)),
            "a class that is never hit is left out of the mean", "which classes count in the mean?"),
)  # fmt: skip


def divided_rows(matrix: Array) -> Array:
    total = matrix.sum(axis=1, keepdims=True)
    return np.asarray(matrix / np.where(total == 0, 1, total))


_PINNED = ((12, 3, 1), (20, 4, 3), (30, 2, 2), (1, 1, 1), (0, 3, 1), (5, 6, 4), (300, 12, 5))
_ONE = np.array([0, 1])
kata = function_kata(
    __name__,
    title="From a confusion matrix to F1",
    questions=(),
    functions=(confusion, macro_f1),
    checks=(
        confusion.returns(
            "counts",
            counted,
            draws=st.builds(pairs, sizes(0, 30), sizes(1, 6), st.integers(0, 999)),
            pinned=[*(tuple(pairs(*size).values()) for size in _PINNED), (_ONE, 1 - _ONE, 4), (2 * _ONE, _ONE, 5)],
            mistakes=_COUNTS,
        ),
        confusion.refuses(
            "no_class",
            "labels are {y_true} and {y_pred}, of {classes} classes",
            pinned=[
                (np.array([0, 2]), _ONE, 2), (_ONE, np.array([0, 2]), 2), (np.array([-1, 1]), _ONE, 2),
                (_ONE, np.array([1, -2]), 2), (_ONE, np.array([0]), 2), (_ONE, np.array([0, 1, 1]), 2),
            ],
        ),
        macro_f1.returns(
            "score",
            right,
            draws=st.builds(matrices, sizes(1, 6), st.integers(0, 999), st.sampled_from([9, 10**6])),
            pinned=[(matrices(*size)["matrix"],) for size in ((3, 1), (2, 2), (5, 3), (1, 1), (4, 4, 2**33))],
            mistakes=_F1,
        ),
        macro_f1.returns(
            "rare",
            right,
            draws=st.builds(sparse, sizes(1, 6), st.integers(0, 999)),
            pinned=[(sparse(*size)["matrix"],) for size in ((4, 1), (3, 2), (2, 1), (1, 1), (6, 3))],
            mistakes=_RARE,
            after=("score",),
        ),
    ),
    hints=(
        "Which entry of the matrix does one sample add to, and what if the next sample adds to the same entry?",
        "Where in the matrix are the hits of a class, all its samples, and all predictions of it?",
        "What is left of your quotients if a class never occurs?",
    ),
)  # fmt: skip
