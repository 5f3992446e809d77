"""Batch normalization in NumPy: a batch that is normalized, and the statistics that are kept of it."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Array, arrays, but, defaulting, function, magnitudes, mistake, sizes, then

NORM = function("batch_norm(x, gamma, beta, epsilon=1e-3)")
MOVING = function("update_moving(moving, batch, momentum=0.99)")

_X = np.array([[1.0, -2.0, 0.0], [3.0, 4.0, 0.0], [2.0, 1.0, 0.0], [6.0, 1.0, 0.0]], "float32")
_GAMMA = np.array([1.0, 2.0, 3.0], "float32")
_BETA = np.array([0.0, -1.0, 0.5], "float32")
# Of the size of the default epsilon, so that it shows.
_SMALL = _X / 100
_ROW = np.linspace(-1, 2, 23, dtype="float32")

# y, mean and variance.
Three = tuple[Array, Array, Array]


def deviation(variance: Array, epsilon: float) -> Array:
    return np.asarray(np.sqrt(variance + epsilon))


def normalized(
    x: Array, gamma: Array, beta: Array, epsilon: float, *,
    axis: int | None = 0, by: Callable[[Array, float], Array] = deviation, lost: int = 0,
) -> Three:  # fmt: skip
    """The right one divides the distances from the mean `by` the deviation, and loses no degree of freedom."""
    x, gamma, beta = (one.astype("float64") for one in (x, gamma, beta))
    with np.errstate(all="ignore"):
        both: tuple[Callable[..., Array], ...] = (x.mean, x.var)
        mean, variance = (of(axis=axis, keepdims=axis == 1) for of in both)
        variance = variance * np.divide(len(x), len(x) - lost)
        return gamma * (x - mean) / by(variance, epsilon) + beta, mean, variance


def errors(x: Array, gamma: Array, beta: Array, epsilon: float) -> Three:
    """How far y, mean and variance may be off by rounding, with the mean of squares minus the square of the mean too."""
    x, gamma, beta = (one.astype("float64") for one in (x, gamma, beta))
    of_mean = 1e-6 * np.abs(x).mean(axis=0)
    of_variance = 1e-6 * (x**2).mean(axis=0) + 1e-5 * x.var(axis=0)
    lowest, highest = (np.sqrt(np.maximum(x.var(axis=0) + sign * of_variance, 0) + epsilon) for sign in (-1, 1))
    distance, of_distance = np.abs(x - x.mean(axis=0)), of_mean + 1e-6 * np.abs(x)
    of_y = (distance + of_distance) / lowest - np.maximum(distance - of_distance, 0) / highest
    of_y = np.abs(gamma) * (of_y + 1e-5 * distance / highest) + 1e-6 * np.abs(beta)
    return of_y, of_mean, of_variance


def _of_a_sample(x: Array, gamma: Array, beta: Array, epsilon: float) -> Three | None:
    """Divided by n - 1; of one row nobody knows what an answer makes of 0 / 0."""
    return normalized(x, gamma, beta, epsilon, lost=1) if len(x) > 1 else None


_FREEDOM, _AXIS = "what is the sum of squares divided by?", "what does one mean average?"
_EPSILON = "what does epsilon keep from becoming zero, and where is it in the formula?"
_PARTS, _SCALE = "which arrays are needed, in which order?", "what do gamma and beta act on, and in which order?"
_NORMALIZED = (
    mistake("sample-variance", _of_a_sample, "the sum of squares is divided by n - 1 instead of n", _FREEDOM),
    mistake("sample-variance-returned", lambda x, gamma, beta, epsilon: (found := _of_a_sample(x, gamma, beta, epsilon))
            and (normalized(x, gamma, beta, epsilon)[0], *found[1:]),
            "the sum of squares is divided by n - 1 instead of n", _FREEDOM),
    mistake("deviation", then(normalized, lambda found: (*found[:2], np.sqrt(found[2]))),
            "this is the standard deviation", "which measure of spread does the task need?"),
    mistake("epsilon-outside", partial(normalized, by=lambda variance, epsilon: np.sqrt(variance) + epsilon),
            "epsilon is added to the standard deviation instead of the variance", _EPSILON),
    mistake("epsilon-in-variance", lambda **given: (*normalized(**given)[:2], normalized(**given)[2] + given["epsilon"]),
            "epsilon is added to the variance that is returned", "what is the variance of the batch itself?"),
    mistake("no-epsilon", but(normalized, epsilon=lambda _: 0.0), "epsilon is missing", _EPSILON),
    mistake("fixed-epsilon", but(normalized, epsilon=lambda _: 1e-3),
            "epsilon is 0.001, whatever the call passes", "where does your formula get its epsilon from?"),
    mistake("default-epsilon", but(normalized, epsilon=lambda given: 1e-5 if given == 1e-3 else given),
            "the default of epsilon is 0.00001", "which default does Keras's layer have?"),
    *(mistake(f"default-epsilon-of-{text}", defaulting(normalized, epsilon=float(text)),
              "the default of epsilon is smaller than in the task", "which default does Keras's layer have?")
      for text in ("1e-6", "1e-7", "1e-8")),
    mistake("beta-subtracted", but(normalized, beta=np.negative), "beta is subtracted", _SCALE),
    mistake("not-centred", lambda x, gamma, beta, epsilon: (
                gamma * x / deviation(x.var(axis=0), epsilon) + beta, *normalized(x, gamma, beta, epsilon)[1:]),
            "the mean isn't subtracted", "which mean does a normalized feature have?"),
    mistake("epsilon-as-floor", partial(normalized, by=lambda variance, epsilon: np.sqrt(np.maximum(variance, epsilon))),
            "epsilon is the least variance instead of being added to it", _EPSILON),
    mistake("statistics-of-y", then(normalized, lambda found: (found[0], found[0].mean(axis=0), found[0].var(axis=0))),
            "mean and variance are those of y", "which batch does the layer keep statistics of?"),
    mistake("no-root", partial(normalized, by=np.add),
            "the distances are divided by the variance", "in which unit is a variance, and in which one a distance?"),
    mistake("beta-scaled", lambda x, gamma, beta, epsilon: normalized(x, gamma, gamma * beta, epsilon),
            "beta is scaled by gamma as well", _SCALE),
    mistake("no-scale", but(normalized, gamma=np.ones_like, beta=np.zeros_like),
            "gamma and beta are missing", "what happens after the normalization?"),
    mistake("exchanged", lambda x, gamma, beta, epsilon: normalized(x, beta, gamma, epsilon),
            "gamma and beta are swapped", _SCALE),
    mistake("each-sample", partial(normalized, axis=1), "each sample is normalized separately", _AXIS),
    mistake("all-together", partial(normalized, axis=None),
            "all features share one mean and one variance", _AXIS),
    mistake("axis-kept", then(normalized, lambda found: (found[0], found[1][None], found[2][None])),
            "mean and variance keep an axis of length 1", "how many numbers is the mean of a feature?"),
    mistake("only-y", then(normalized, lambda found: found[0]), "mean and variance are not returned", _PARTS),
    mistake("variance-first", then(normalized, lambda found: (found[0], found[2], found[1])),
            "the variance comes before the mean", _PARTS),
    mistake("y-last", then(normalized, lambda found: (*found[1:], found[0])), "y comes last", _PARTS),
)  # fmt: skip


def moved(moving: Array, batch: Array, momentum: float) -> Array:
    return momentum * moving.astype("float64") + (1 - momentum) * batch.astype("float64")


_SHARE = "how far may a single batch move the statistic if the momentum is near 1?"
_SUM = "what do the weights of old and new add up to?"
_MOVED = (
    mistake("shares-exchanged", but(moved, momentum=lambda given: 1 - given),
            "the momentum weights the batch instead of the old statistic", _SHARE),
    mistake("batch-in-full", lambda moving, batch, momentum: momentum * moving + batch,
            "the batch is added in full", _SUM),
    mistake("moving-in-full", lambda moving, batch, momentum: moving + (1 - momentum) * batch,
            "the old statistic stays in full, and the batch is added", _SUM),
    mistake("default-momentum", but(moved, momentum=lambda given: 0.9 if given == 0.99 else given),
            "the default of momentum is 0.9", "which default does Keras's layer have?"),
    mistake("fixed-momentum", but(moved, momentum=lambda _: 0.99),
            "the momentum is 0.99, whatever the call passes", "where does your formula get its momentum from?"),
    mistake("momentum-or-default", but(moved, momentum=lambda given: given or 0.99),
            "a momentum of 0 is treated as missing", "which of its values does Python take for false?"),
    mistake("first-batch-in-full", lambda moving, batch, momentum: moved(moving, batch, momentum if moving.any() else 0.0),
            "where the old statistic is 0, the batch takes its place", "with which mean does Keras's layer begin?"),
    mistake("half-each", but(moved, momentum=lambda _: 0.5), "old and new have the same weight", _SHARE),
    mistake("batch-alone", lambda batch: batch, "nothing of the old statistic is left", _SHARE),
    mistake("unmoved", lambda moving: moving, "the batch changes nothing", _SHARE),
)  # fmt: skip


@st.composite
def _batches(draw: st.DrawFn) -> Mapping[str, object]:
    rows, features = draw(sizes(1, 5)), draw(sizes(1, 4))
    generator = np.random.default_rng(draw(st.integers(0, 2**16)))
    if draw(st.integers(0, 2)) == 2:
        x = draw(magnitudes((rows, features), 1e-7, draw(st.sampled_from([1.0, 1e6]))))
    else:
        centre, spread = draw(st.sampled_from([0, 5, -300])), draw(st.sampled_from([1e-4, 0.05, 1, 3, 1e4]))
        x = generator.normal(centre, spread, (rows, features)).astype("float32")
    gamma, beta = (generator.uniform(-2, 2, features).astype("float32") for _ in range(2))
    epsilon = {} if draw(st.booleans()) else {"epsilon": draw(st.sampled_from([1e-5, 1e-2, 1.0]))}
    return {"x": x, "gamma": gamma, "beta": beta, **epsilon}


def _statistics(
    values: st.SearchStrategy[Array], momentum: st.SearchStrategy[float]
) -> st.SearchStrategy[Mapping[str, object]]:
    return st.fixed_dictionaries({"moving": values, "batch": values}, optional={"momentum": momentum})


normalizing = NORM.returns(
    "batch_norm",
    normalized,
    error=errors,
    tolerance=0.0,
    names=("y", "mean", "variance"),
    draws=_batches(),
    examples=30,
    pinned=[
        (_X, _GAMMA, _BETA),
        (_X, _GAMMA, _BETA, 1.0),
        {"x": _SMALL, "gamma": _GAMMA, "beta": _BETA},
        {"x": _X[:1], "gamma": _GAMMA, "beta": _BETA, "epsilon": 1e-3},
        (_X[:3], _GAMMA, _BETA),
        (np.array([[1.0], [5.0]], "float32"), _GAMMA[1:2], _BETA[1:2]),
        (_SMALL[:3], _GAMMA, _BETA),
        {"x": _SMALL, "gamma": _GAMMA, "beta": _BETA, "epsilon": 1e-5},
        (np.cos(np.arange(123, dtype="float32")).reshape(41, 3), _GAMMA, _BETA),
        (np.cos(np.arange(69, dtype="float32")).reshape(3, 23), _ROW, _ROW - 2),
    ],
    mistakes=_NORMALIZED,
)
moving = MOVING.returns(
    "update_moving",
    moved,
    error=lambda moving, batch: 1e-6 * (np.abs(moving) + np.abs(batch)),
    draws=st.one_of(
        _statistics(arrays((3,)), st.sampled_from([0.0, 0.5, 0.9, 1.0])), _statistics(magnitudes((3,)), st.floats(0, 1))
    ),
    examples=20,
    pinned=[
        (_GAMMA, _BETA * 100),
        (_GAMMA, _BETA, 0.75),
        {"moving": _GAMMA[:1], "batch": _BETA[:1], "momentum": 0.0},
        (_ROW, _ROW**2),
        # A statistic of tiny numbers moves as any other one.
        (_GAMMA * np.float32(1e-11), _BETA * np.float32(1e-10)),
        # As Keras's layer begins.
        (np.zeros_like(_GAMMA), _GAMMA),
        (np.zeros_like(_BETA), _BETA, 0.0),
        (np.zeros_like(_ROW), _ROW, 0.9),
    ],
    mistakes=_MOVED,
)
