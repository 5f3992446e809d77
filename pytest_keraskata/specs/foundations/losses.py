"""Loss functions in NumPy."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array, Asked, Call, Mistake, Subject, array, check, function, function_kata, labels, mistake, numeric_targets,
    one_hot_labels, softmax, targets, then, told, wrong_answer,
)  # fmt: skip

squared, absolute = (function(f"mean_{kind}_error(y_true, y_pred)") for kind in ("squared", "absolute"))
binary, categorical = (function(f"{kind}_crossentropy(y_true, y_pred)") for kind in ("binary", "categorical"))
_OTHER, _CLIP = "which loss does the task need?", "what does Keras do to probabilities?"


def squares(y_true: Array, y_pred: Array) -> Array:
    return np.asarray((y_true - y_pred) ** 2)


def distances(y_true: Array, y_pred: Array) -> Array:
    return np.asarray(np.abs(y_true - y_pred))


def of_labels(y_true: Array, y_pred: Array, low: float = 1e-7, high: float = 1e-7) -> Array:
    p = np.clip(y_pred, low, 1 - high)
    return np.asarray(-(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)))


def of_classes(y_true: Array, y_pred: Array, low: float = 1e-7, high: float = 1e-7) -> Array:
    return np.asarray(-np.sum(y_true * np.log(np.clip(y_pred, low, 1 - high)), axis=-1))


def mean(each: Callable[..., Array], **settings: float) -> Callable[..., Array]:
    return lambda y_true, y_pred: np.asarray(
        np.mean(each(np.asarray(y_true, "float64"), np.asarray(y_pred, "float64"), **settings))
    )


def of(each: Callable[..., Array]) -> tuple[Mistake, ...]:
    return (
        mistake("sum", then(each, np.sum), "this is the sum, not the mean", "how many samples are there?"),
        mistake("half", then(mean(each), lambda loss: loss / 2),
                "this is half of the loss, as in textbooks that want a simple gradient", "what does Keras do?"),
        mistake("sign", then(mean(each), lambda loss: -loss),
                "the magnitude is right, but the sign is wrong", "what sign has the logarithm of a probability?"),
        mistake("per-sample", then(each, lambda terms: terms if terms.ndim == 1 else terms.mean(axis=-1)),
                "this is one loss per sample", "how many numbers does the task need?"),
        mistake("log-of-mean", lambda y_true, y_pred: -np.log(np.mean(np.exp(-each(y_true, y_pred)))),
                "the mean is taken first, and the logarithm of it", "which comes first: the logarithm or the mean?"),
        mistake("base-10", then(mean(each), lambda loss: loss / np.log(10)),
                "this uses logarithms to base 10", "which logarithm does Keras use?"),
        mistake("base-2", then(mean(each), lambda loss: loss / np.log(2)),
                "this uses logarithms to base 2", "which logarithm does Keras use?"),
    )  # fmt: skip


def of_differences(each: Callable[..., Array], other: Callable[..., Array], words: str) -> tuple[Mistake, ...]:
    return (
        *of(each)[:-3],
        mistake("sum-of-outputs", then(each, lambda terms: terms.sum(axis=-1).mean()),
                "this is the sum over the outputs of a sample", "is it a mean over the outputs too?"),
        mistake("with-signs", lambda y_true, y_pred: np.mean(y_true - y_pred),
                "this is the mean of the differences with their signs: errors cancel", "may errors cancel?"),
        mistake("mean-first", lambda y_true, y_pred: each(np.mean(y_true - y_pred), np.float64(0)),
                "the sign is removed only after the mean of the differences", "may errors cancel?"),
        mistake(words, mean(other), f"this is the mean of the {words} differences", _OTHER),
        mistake("largest", then(each, np.max), "this is the largest difference of the batch", _OTHER),
        mistake("one-less", lambda y_true, y_pred: np.sum(each(y_true, y_pred)) / max(y_true.size - 1, 1),
                "the sum is divided by one less than there are numbers", "how many numbers are there?"),
        mistake("spread", lambda y_true, y_pred: np.var(y_true - y_pred),
                "this is the variance of the differences: a constant error doesn't count", _OTHER),
        mistake("huber", lambda y_true, y_pred: np.mean(np.where(
                    distances(y_true, y_pred) <= 1, squares(y_true, y_pred) / 2, distances(y_true, y_pred) - 0.5)),
                "this is the Huber loss", _OTHER),
        *(mistake(f"percentage{named}", lambda y_true, y_pred, factor=factor:
                  factor * np.mean(distances(y_true, y_pred) / np.maximum(np.abs(y_true), 1e-7)),
                  "this is the mean absolute percentage error", _OTHER) for named, factor in (("", 100), ("-as-fraction", 1))),
        mistake("of-logarithms", lambda y_true, y_pred: np.mean((
                    np.log1p(np.maximum(y_true, 0)) - np.log1p(np.maximum(y_pred, 0))) ** 2),
                "this is the mean squared logarithmic error", _OTHER),
        mistake("median", then(each, np.median), "this is a median", "how does one outlier change the loss?"),
        mistake("root", then(mean(squares), np.sqrt), "this is the root of the mean squared error", _OTHER),
    )  # fmt: skip


_BINARY = (
    *of(of_labels),
    mistake("positives-alone", lambda y_true, y_pred: of_classes(y_true, y_pred) / len(y_true),
            "this is the loss of the positive samples only", "what should the loss of a sample with label 0 be?"),
    mistake("negatives-alone", lambda y_true, y_pred: -np.mean((1 - y_true) * np.log(1 - y_pred)),
            "this is the loss of the negative samples only", "what should the loss of a sample with label 1 be?"),
    mistake("subtracted", lambda y_true, y_pred: -np.mean(y_true * np.log(y_pred) - (1 - y_true) * np.log(1 - y_pred)),
            "the term of the negative samples has the wrong sign", "what joins the two terms of a sample?"),
    mistake("of-logits", lambda y_true, y_pred: np.mean(np.logaddexp(0, y_pred) - y_true * y_pred),
            "the probabilities are read as logits: a sigmoid is applied to them", "are they logits, or probabilities already?"),
    mistake("smoothed", lambda y_true, y_pred: np.mean(of_labels(0.9 * y_true + 0.05, y_pred)),
            "the labels are smoothed to 0.05 and 0.95", "does the task mention smoothing?"),
    mistake("focal", lambda y_true, y_pred: np.mean(
            of_labels(y_true, y_pred) * (1 - np.exp(-of_labels(y_true, y_pred))) ** 2),
            "this is the focal loss, which counts easy samples less", _OTHER),
    mistake("added", lambda y_true, y_pred: -np.mean(np.log(1e-7 + np.where(y_true, y_pred, 1 - y_pred))),
            "this is the loss of a version that adds 1e-7 instead of clipping", _CLIP),
    *(mistake(f"clipped-at-1e{digits}", mean(of_labels, low=10.0**-digits, high=10.0**-digits),
              "probabilities are clipped too far from 0 and 1", _CLIP) for digits in (2, 3, 4, 5)),
    mistake("exchanged", lambda y_true, y_pred: np.mean(of_labels(y_pred, y_true)),
            "labels and predictions are swapped", "which of the two do you take the logarithm of?"),
)  # fmt: skip
_CATEGORICAL = (
    *of(of_classes),
    mistake("over-classes", lambda y_true, y_pred: np.mean(of_classes(y_true, y_pred)) / y_true.shape[-1],
            "this is the loss divided by the number of classes as well",
            "over which axis is it a sum, and over which a mean?"),
    mistake("of-the-decision", lambda y_true, y_pred: -np.mean(np.log(y_pred.max(axis=-1))),
            "this is the logarithm of the largest probability, whatever the label is", "which class's probability counts?"),
    mistake("class-by-class", lambda y_true, y_pred: np.sum(
            np.sum(-y_true * np.log(y_pred), axis=0) / np.maximum(y_true.sum(axis=0), 1)),
            "each class has a mean of its own, and these are summed", "over how many samples is the mean?"),
    mistake("binary-of-each", mean(of_labels),
            "this is the binary cross-entropy of every class", "which classes does the sum omit?"),
    mistake("along-the-batch", lambda y_true, y_pred: np.mean(of_classes(y_true.T, y_pred.T)),
            "the sum covers the samples, and the mean the classes", "which axis is the class axis?"),
    mistake("softmax-again", lambda y_true, y_pred: np.mean(of_classes(y_true, softmax(y_pred))),
            "a softmax is applied to the probabilities", "are these numbers logits, or probabilities already?"),
)  # fmt: skip
_ZERO = "log(0) is minus infinity, and 0 times infinity is not a number"
_CERTAIN = (
    *(
        wrong_answer(f"{kind}_crossentropy", f"{named}-{kind}", then(partial(each, low=low, high=high), np.mean), why,
                     "what is the smallest probability that your logarithm should see?")
        for kind, each in (("binary", of_labels), ("categorical", of_classes))
        for named, low, high, why in (
            ("unclipped", 0.0, 0.0, _ZERO),
            ("clipped-below", 1e-7, 0.0, _ZERO),
            *((f"clipped-at-1e{digits}", 10.0**-digits, 10.0**-digits,
               "probabilities are clipped closer to 0 and 1 than in Keras") for digits in (9, 10, 12, 15)),
        )
        if (kind, named) != ("categorical", "clipped-below")
    ),
    wrong_answer("categorical_crossentropy", "infinities-thrown-away",
                 lambda y_true, y_pred: np.mean(np.nan_to_num(of_classes(y_true, y_pred, 0, 0), posinf=0)),
                 "infinities are discarded afterwards", "what should the loss of a certain and wrong prediction be?"),
)  # fmt: skip


def certain(of: Asked, pairs: Sequence[tuple[float, float]]) -> Call:
    """Probabilities of exactly 0 and 1: each pair is a label and a prediction, or the classes of both."""
    y, p = zip(*pairs, strict=True)
    return of.call(targets(y, p) if of is binary else targets(np.eye(3)[[*y]], np.eye(3)[[*p]]))


_pairs = partial(st.lists, min_size=1, max_size=4)


@check(
    name="certain",
    call=_pairs(st.tuples(st.integers(0, 1), st.sampled_from([0, 1, 0.5]))).map(partial(certain, binary))
    | _pairs(st.tuples(st.integers(0, 2), st.integers(0, 2))).map(partial(certain, categorical)),
    draws=24,
    pinned=tuple(
        {"call": certain(asked, pairs)} for asked, other in ((binary, 0.5), (categorical, 2))
        for pairs in ([(0, 0), (1, 1)], [(1, 0)], [(0, 1)], [(1, 0), (1, other), (0, 1)])
    ),
    after=("binary_crossentropy", "categorical_crossentropy"),
    mistakes=_CERTAIN,
)  # fmt: skip
def finite(subject: Subject, call: Call) -> None:
    """Probabilities of exactly 0 and 1 are clipped, so every loss is finite and close to the right one."""
    given = binary.function.arguments(call)
    right = mean(of_labels if call.function == binary.name else of_classes)(**given)
    facts = {"mistakes": told([one for one in _CERTAIN if one.function == call.function], given)}
    words = f"about {right:.3f}, as probabilities are clipped to [1e-7, 1 - 1e-7]"
    # Below the clip a loss differs by how 1 - 1e-7 is rounded: 15.94 in float32, 16.12 otherwise.
    array(subject, call, right, error=5e-5, tolerance=0.05, words_for=words, facts=facts)


_LEAST = 1e-6
_HALVES = np.linspace(-3, 4, 56).round(2)
_MANY = np.linspace(0.02, 0.98, 41).round(2)
_NUMBERS = [
    ([[1, 2], [3, 5], [0.5, 0]], [[1.3, 4], [0, 5.5], [1, 0.2]]), ([[2]], [[-1]]), ([[1, 2, 3]], [[1, 2, 3]]),
    ([[0, 1, 2], [3, 4, 5]], [[1, 3, 2], [0, 4.5, 9]]),
    # Close together, and far from zero.
    ([[1000.5, 2000.25], [3000.75, 1500.5]], [[1000.25, 2000.75], [3000.5, 1500.0]]),
    *((_HALVES.reshape(shape), _HALVES[::-1].reshape(shape)) for shape in ((28, 2), (2, 28))),
]  # fmt: skip
_LABELS = [
    ([1, 0, 0], [0.8, 0.3, 0.5]), ([0], [0.9]), ([1, 0, 0], [_LEAST, 1 - _LEAST, 0.25]), ([1], [_LEAST]),
    ([0, 1], [_LEAST, 1 - _LEAST]), (np.arange(41) % 3 == 1, _MANY),
]  # fmt: skip
_CLASSES = [
    ([[1, 0, 0], [0, 0, 1]], [[0.7, 0.2, 0.1], [0.5, 0.25, 0.25]]), ([[0, 1, 0, 0]], [[0.4, 0.3, 0.2, 0.1]]),
    ([[1, 0, 0]], [[_LEAST, 0.5, 0.5 - _LEAST]]),
    ([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]], [[0.1, 0.6, 0.2, 0.1], [0.2, 0.3, 0.4, 0.1], [0.1, 0.1, 0.1, 0.7]]),
    (np.eye(3)[np.arange(41) % 3], np.array([_MANY / 2, 1 - _MANY, _MANY / 2]).T),
    (np.eye(25)[[3, 24]], np.array([_MANY[:25], _MANY[24::-1]]) / _MANY[:25].sum()),
]  # fmt: skip


kata = function_kata(
    __name__,
    title="Loss functions",
    questions=("Q8", "Q9"),
    functions=(squared, absolute, binary, categorical),
    checks=(
        *(
            asked.returns(
                asked.name, mean(each), draws=drawn, examples=30, integers=True, error=error,
                pinned=[tuple(targets(*one).values()) for one in tried], mistakes=mistakes,
            )
            for asked, each, drawn, tried, mistakes, error in (
                (squared, squares, numeric_targets(), _NUMBERS, of_differences(squares, distances, "absolute"), None),
                (absolute, distances, numeric_targets(), _NUMBERS, of_differences(distances, squares, "squared"), None),
                # In float32 1 - p is off by half a digit of 1, and so is the logarithm; a sum of them by a few.
                (binary, of_labels, labels([_LEAST, 1 - _LEAST, 1e-4, 0.9999]), _LABELS, _BINARY, lambda: 1e-6),
                (categorical, of_classes, one_hot_labels(), _CLASSES, _CATEGORICAL, lambda: 1e-6),
            )
        ),
        finite,
    ),
    hints=(
        "Over which axes do you take the mean, and is there one over which you take the sum?",
        "How surprised should the loss be if the probability of what happened was 1, and if it was 0?",
        "Which probabilities does Keras allow in its logarithm?",
    ),
)  # fmt: skip
