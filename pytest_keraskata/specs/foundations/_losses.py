"""Four losses, and what is known to go wrong in them."""

from collections.abc import Callable
from functools import partial

import numpy as np

from pytest_keraskata.authoring import Array, Mistake, mistake, softmax, then, wrong_answer

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
        mistake("labels-cut", lambda y_true, y_pred: np.mean(each(np.trunc(y_true), y_pred)),
                "the decimals of y_true are dropped", "which type do your labels have on the way?"),
        mistake("columns-first", lambda y_true, y_pred: np.mean(
                    each(np.mean(y_true - y_pred, axis=0), np.float64(0))),
                "the mean over the samples is taken before the differences lose their signs", "may errors cancel?"),
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


BINARY = (
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
CATEGORICAL = (
    *of(of_classes),
    mistake("over-classes", lambda y_true, y_pred: np.mean(of_classes(y_true, y_pred)) / y_true.shape[-1],
            "this is the loss divided by the number of classes as well",
            "over which axis is it a sum, and over which a mean?"),
    mistake("of-the-decision", lambda y_true, y_pred: -np.mean(np.log(y_pred.max(axis=-1))),
            "this is the logarithm of the largest probability, whatever the label is", "which class's probability counts?"),
    mistake("class-by-class", lambda y_true, y_pred: np.sum(
            np.sum(y_true * -np.log(y_pred), axis=0) / np.maximum(y_true.sum(axis=0), 1)),
            "each class has a mean of its own, and these are summed", "over how many samples is the mean?"),
    mistake("binary-of-each", mean(of_labels),
            "this is the binary cross-entropy of every class", "which classes does the sum omit?"),
    mistake("sum-of-each-class", lambda y_true, y_pred: np.mean(np.sum(of_labels(y_true, y_pred), axis=-1)),
            "this is the binary cross-entropy of every class", "which classes does the sum omit?"),
    mistake("added-to-classes", lambda y_true, y_pred: np.mean(-np.sum(y_true * np.log(y_pred + 1e-7), axis=-1)),
            "this is the loss of a version that adds 1e-7 instead of clipping", _CLIP),
    mistake("along-the-batch", lambda y_true, y_pred: np.mean(of_classes(y_true.T, y_pred.T)),
            "the sum covers the samples, and the mean the classes", "which axis is the class axis?"),
    mistake("softmax-again", lambda y_true, y_pred: np.mean(of_classes(y_true, softmax(y_pred))),
            "a softmax is applied to the probabilities", "are these numbers logits, or probabilities already?"),
)  # fmt: skip


def _without_zeros(p: Array) -> Array:
    return np.where(p == 0, 1e-7, np.where(p == 1, 1 - 1e-7, p.astype("float64")))


def _added(y_true: Array, y_pred: Array, tiny: float) -> Array:
    return np.asarray(-(y_true * np.log(y_pred + tiny) + (1 - y_true) * np.log(1 - y_pred + tiny)))


def _added_to_classes(y_true: Array, y_pred: Array, tiny: float) -> Array:
    return np.asarray(-np.sum(y_true * np.log(y_pred + tiny), axis=-1))


_ZERO = "log(0) is minus infinity, and 0 times infinity is not a number"
_LEAST = "what is the smallest probability that your logarithm should see?"
# Of classes only what becomes of 0 shows: the same number, whether it is added or clipped to.
_CLOSER = {
    "binary": "probabilities are clipped closer to 0 and 1 than in Keras",
    "categorical": "the logarithm sees smaller numbers than Keras's, which clips probabilities at 1e-7",
}
CERTAIN = (
    *(
        wrong_answer(f"{kind}_crossentropy", f"{named}-{kind}", then(partial(each, low=low, high=high), np.mean), why,
                     _LEAST)
        for kind, each in (("binary", of_labels), ("categorical", of_classes))
        for named, low, high, why in (
            ("unclipped", 0.0, 0.0, _ZERO),
            ("clipped-below", 1e-7, 0.0, _ZERO),
            *((f"clipped-at-1e{digits}", 10.0**-digits, 10.0**-digits, _CLOSER[kind]) for digits in (8, 9, 10, 12, 15)),
        )
        if (kind, named) != ("categorical", "clipped-below")
    ),
    *(
        wrong_answer(f"{kind}_crossentropy", f"zeros-replaced-{kind}", wrong,
                     "only probabilities of exactly 0 are replaced, and those between 0 and 1e-7 stay as they are", _CLIP)
        for kind, wrong in (
            ("binary", lambda y_true, y_pred: np.mean(of_labels(y_true, _without_zeros(y_pred), 0, 0))),
            ("categorical", lambda y_true, y_pred: np.mean(of_classes(y_true, _without_zeros(y_pred), 0, 0))),
        )
    ),
    *(
        wrong_answer(f"{kind}_crossentropy", f"1e{digits}-added-{kind}", then(partial(wrong, tiny=10.0**-digits), np.mean),
                     why, _LEAST)
        for kind, wrong, why in (
            ("binary", _added, "a tiny number is added to the probabilities instead of clipping them"),
            ("categorical", _added_to_classes, _CLOSER["categorical"]),
        )
        for digits in (8, 9, 10, 12, 15)
    ),
    wrong_answer("categorical_crossentropy", "infinities-thrown-away",
                 lambda y_true, y_pred: np.mean(np.nan_to_num(of_classes(y_true, y_pred, 0, 0), posinf=0)),
                 "infinities are discarded afterwards", "what should the loss of a certain and wrong prediction be?"),
)  # fmt: skip
