"""Loss functions in NumPy."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Asked, Call, Subject, array, check, function, function_kata, labels, numeric_targets, one_hot_labels, targets, told,
)  # fmt: skip
from pytest_keraskata.specs.foundations._losses import (
    BINARY, CATEGORICAL, CERTAIN, distances, mean, of_classes, of_differences, of_labels, squares,
)  # fmt: skip

squared, absolute = (function(f"mean_{kind}_error(y_true, y_pred)") for kind in ("squared", "absolute"))
binary, categorical = (function(f"{kind}_crossentropy(y_true, y_pred)") for kind in ("binary", "categorical"))


def certain(of: Asked, pairs: Sequence[tuple[float, float]], least: float = 0.0) -> Call:
    """Probabilities of 0 and 1, or so near them: each pair is a label and a prediction, or the classes of both."""
    y, p = zip(*pairs, strict=True)
    labels, predictions = (y, p) if of is binary else (np.eye(3)[[*y]], np.eye(3)[[*p]])
    return of.call(targets(labels, np.clip(predictions, least, 1 - least)))


_pairs = partial(st.lists, min_size=1, max_size=4)
# A softmax seldom gives exactly 0; numbers between that and the clip are as common.
_LEASTS = st.sampled_from([0.0, 1e-12, 1e-30])


@check(
    name="certain",
    call=st.builds(partial(certain, binary), _pairs(st.tuples(st.integers(0, 1), st.sampled_from([0, 1, 0.5]))), _LEASTS)
    | st.builds(partial(certain, categorical), _pairs(st.tuples(st.integers(0, 2), st.integers(0, 2))), _LEASTS),
    draws=24,
    pinned=tuple(
        {"call": certain(asked, pairs, least)} for asked, other in ((binary, 0.5), (categorical, 2))
        for pairs, least in (([(0, 0), (1, 1)], 0.0), ([(1, 0)], 0.0), ([(0, 1)], 0.0),
                             ([(1, 0), (1, other), (0, 1)], 0.0), ([(1, 0), (0, 0)], 1e-12), ([(1, 0)], 1e-30))
    ),
    after=("binary_crossentropy", "categorical_crossentropy"),
    mistakes=CERTAIN,
)  # fmt: skip
def finite(subject: Subject, call: Call) -> None:
    """Probabilities of 0 and 1, and those next to them, are clipped, so every loss is finite and close to the right one."""
    given = binary.function.arguments(call)
    right = mean(of_labels if call.function == binary.name else of_classes)(**given)
    facts = {"mistakes": told([one for one in CERTAIN if one.function == call.function], given)}
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
    ([[0, 0, 1], [0, 1, 0]], [[0.5, 0.5 - _LEAST, _LEAST], [_LEAST, 0.25, 0.75 - _LEAST]]),
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
                (binary, of_labels, labels([_LEAST, 1 - _LEAST, 1e-4, 0.9999]), _LABELS, BINARY, lambda: 1e-6),
                (categorical, of_classes, one_hot_labels(), _CLASSES, CATEGORICAL, lambda: 1e-6),
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
