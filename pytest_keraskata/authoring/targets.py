"""What Hypothesis draws for losses and metrics: what is true, and what is predicted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.authoring.drawn import arrays, magnitudes, sizes


def targets(y_true: object, y_pred: object) -> dict[str, Array]:
    """Both as float32, by the names that Keras gives them."""
    return {"y_true": np.array(y_true, "float32"), "y_pred": np.array(y_pred, "float32")}


@st.composite
def numeric_targets(draw: st.DrawFn) -> dict[str, Array]:
    """Numbers of every magnitude, or all of one: very near each other, or far apart."""
    shape = draw(sizes(1, 5)), draw(sizes(1, 4))
    is_mixed = draw(st.booleans())
    scale = draw(st.sampled_from([1e-6, 1e-3, 1.0, 30.0, 1e5]))
    values = magnitudes(shape) if is_mixed else arrays(shape, -scale, scale)
    return targets(draw(values), draw(values))


@st.composite
def labels(draw: st.DrawFn, extreme: Sequence[float]) -> dict[str, Array]:
    """Labels 0 or 1 of a few samples, and a probability for each, now and then one of these extreme ones."""
    rows, random = draw(sizes(1, 8)), np.random.default_rng(draw(st.integers(0, 2**16)))
    p = random.uniform(0.001, 0.999, rows)
    if draw(st.booleans()):
        p[draw(st.integers(0, rows - 1))] = draw(st.sampled_from(extreme))
    return targets(random.integers(0, 2, rows), p)


@st.composite
def one_hot_labels(draw: st.DrawFn) -> dict[str, Array]:
    """One-hot labels of a few samples and classes, and probabilities, which sum to 1 in each row."""
    rows, classes = draw(sizes(1, 6)), draw(sizes(3, 6))
    random = np.random.default_rng(draw(st.integers(0, 2**16)))
    p = np.clip(random.dirichlet(np.ones(classes) * draw(st.sampled_from([0.5, 1.0, 5.0])), rows), 1e-4, None)
    return targets(np.eye(classes)[random.integers(0, classes, rows)], p / p.sum(axis=1, keepdims=True))
