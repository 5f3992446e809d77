"""Is it the class of each sample? Models whose predictions are known, and what a right answer makes of them."""

from functools import cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Given
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import value
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Check


@cache
def known_model(classes: int) -> Given:
    """A model that gives its input back, so that its predictions are known."""

    return Reference(lambda: keras.Sequential([keras.Input((classes,)), keras.layers.Identity()])).given()


@cache
def network(features: int, classes: int) -> tuple[Given, Any]:
    """A real classifier as it is handed over, and the same to ask."""

    layers = [
        keras.Input((features,)),
        keras.layers.Dense(8, "tanh", kernel_initializer="random_normal"),
        keras.layers.Dense(classes, "softmax", kernel_initializer="random_normal"),
    ]
    reference = Reference(lambda: keras.Sequential(layers))
    return reference.given(), reference


def distributions(seed: int, rows: int, classes: int) -> Array:
    """Probabilities of which no two in a row are alike, so that no class ties with another."""
    generator = np.random.default_rng(seed)
    values = generator.permuted(np.tile(np.arange(1, classes + 1), (rows, 1)), axis=1) + generator.uniform(0, 0.4)
    return np.asarray(values / values.sum(axis=1, keepdims=True), dtype="float32")


def judge(subject: Subject, call: Call, probabilities: Array) -> None:
    """A call returns the most probable class of each sample, as integers of shape (n,).

    Raises:
        Failed: where it returns anything else.
    """
    right = probabilities.argmax(axis=1)
    returned = value(subject, call, f"classes {_few(right)}")
    found = as_array(returned)
    facts = Facts(call, returned, {"array": right, "probabilities": probabilities})
    shown = f"{call.function}(model, x)"
    rows = [", ".join(f"{number:.3g}" for number in row) for row in probabilities[:4]]
    details = ("predictions: " + "; ".join(rows) + "; …" * (len(probabilities) > 4),)
    if found is None or found.shape != right.shape:
        what = returned.words if found is None else f"shape {found.shape}"
        expected = f"one class per sample, shape {right.shape}"
        raise Failed(Claim(expected, what, details), call=shown, facts=facts)
    if found.dtype.kind not in "iu":
        kind = {"b": "bools", "f": "floats"}.get(found.dtype.kind, str(found.dtype))
        raise Failed(Claim("integers", f"{kind}: {_few(found)}", details), call=shown, facts=facts)
    if not np.array_equal(found, right):
        raise Failed(Claim(_few(right), _few(found), details), call=shown, facts=facts)


def _few(labels: Array) -> str:
    flat = np.ravel(labels).tolist()
    return str(flat) if len(flat) <= 12 else str(flat[:12])[:-1] + ", …]"


def class_checks(function: str) -> tuple[Check, Check]:
    """The checks of a function (model, x) that returns the predicted class of each sample: "classes", "real_model".

    Args:
        function: its name.
    """

    @check(
        name="classes",
        seed=st.integers(0, 999),
        rows=st.integers(1, 9),
        classes=st.integers(3, 6),
        pinned=(
            {"seed": 0, "rows": 4, "classes": 3},
            {"seed": 1, "rows": 1, "classes": 5},
            {"seed": 2, "rows": 3, "classes": 3},
            # More samples than a batch of predict's.
            {"seed": 3, "rows": 40, "classes": 4},
        ),
        draws=3,
    )
    def classes_(subject: Subject, seed: int, rows: int, classes: int) -> None:
        x = distributions(seed, rows, classes)
        judge(subject, Call(function, (known_model(classes), x)), x)

    @check(rows=st.integers(1, 9), pinned=({"rows": 6},), draws=1, after=("classes",))
    def real_model(subject: Subject, rows: int) -> None:
        given, reference = network(4, 3)
        x = np.random.default_rng(rows).normal(0, 20, size=(rows, 4)).astype("float32")
        judge(subject, Call(function, kwargs={"model": given, "x": x}), reference.outputs((x,)))

    return classes_, real_model
