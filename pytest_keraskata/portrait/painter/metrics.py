"""The compiled metrics: what they are, and their values."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.observed import given_metrics
from pytest_keraskata.answer.values import array_of
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras
from pytest_keraskata.portrait.painter.training import eagerly


def metric_kinds(model: Any) -> Iterator[str]:
    """The class or function of each."""
    for one in given_metrics(model):
        if one is not None:
            yield one if isinstance(one, str) else getattr(one, "__name__", type(one).__name__)


def spreading(model: Any) -> Iterator[str]:
    """Those of an answer's own, of a model with one output, that compare each label with every prediction."""
    generator = np.random.default_rng(3)
    labels = (generator.uniform(size=24) > 0.5).astype("float32")
    p = keras.ops.convert_to_tensor(generator.uniform(size=(24, 1)).astype("float32"))
    for one in given_metrics(model):
        if callable(one) and hasattr(one, "__code__"):
            flat, deep = (
                float(np.mean(array_of(one(keras.ops.convert_to_tensor(value), p))))
                for value in (labels, labels[:, None])
            )
            if not np.isclose(flat, deep, rtol=1e-3):
                yield str(one.__name__)


def evaluated(model: Any, x: Any, y: Array) -> dict[str, float]:
    """The value of each metric for a batch, by its name."""
    model.reset_metrics()
    with eagerly(model):
        try:
            logs = model.test_on_batch(x, y, return_dict=True)
        finally:
            model.reset_metrics()
    return {
        str(name): float(np.asarray(value)) for name, value in logs.items() if name != "loss" and np.ndim(value) == 0
    }
