"""Katas whose function decides by a model's predictions: known predictions, and models that want to be left alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from pytest_keraskata.asking.call import Call, Given
from pytest_keraskata.asking.message import Evidence
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.predicting import PredictEvidence, PredictRequest
from pytest_keraskata.asking.returned import Returned
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.failures.functions import Modified
from pytest_keraskata.judge.reference import Reference

# (kind, rows): one row, and more than a batch of predict's but no multiple of it.
HANDED = (("dense", 70), ("images", 33), ("sequences", 1))
KINDS = tuple(kind for kind, _ in HANDED)
# Samples whose decision rounding could turn, when one predicts in another way, are not asked for.
MARGIN = 1e-3
_ANEW = "compiling again creates a new optimizer, which knows nothing about the earlier steps"
# What is found, and why, where something of a model has changed.
_LOST = {
    "layers": ("its layers were changed", ""),
    "weights": (
        "its weights have changed",
        "training changes weights, and so does a normalization layer called with training=True",
    ),
    "trainable": ("different layers of it are trainable", "which layers train is up to the caller"),
    "optimizer": ("it has a different optimizer", _ANEW),
    "settings": ("its optimizer has different settings", ""),
    "memory": ("its optimizer has lost the memory of its steps", ""),
    "compiled": ("it is compiled with a different loss, or different metrics", ""),
}


@cache
def known_model(columns: int) -> Given:
    """A model that gives its input back, so that its predictions are known."""
    return Reference(lambda: keras.Sequential([keras.Input((columns,)), keras.layers.Identity()])).given()


class Handed(NamedTuple):
    """A real model as it is handed over, the same to ask, and the shape of a sample."""

    given: Given
    reference: Reference
    shape: tuple[int, ...]


@cache
def handed(kind: str, units: int) -> Handed:
    """A classifier that came compiled and trained, with layers that came frozen and others that act only in training.

    Args:
        kind: one of `KINDS`.
        units: of its last layer: 1 with a sigmoid, or more with a softmax.
    """
    layers = keras.layers
    frozen: list[Any] = {
        "dense": [layers.Dense(8, "tanh")],
        "images": [layers.Conv2D(4, 2, activation="tanh"), layers.Flatten()],
        "sequences": [layers.SimpleRNN(6)],
    }[kind]
    frozen[0].trainable = False
    shape = {"dense": (4,), "images": (5, 4, 2), "sequences": (6, 2)}[kind]
    body = [*frozen, layers.Dropout(0.4), layers.BatchNormalization()]
    head = layers.Dense(units, "softmax" if units > 1 else "sigmoid")
    model = keras.Sequential([keras.Input(shape), *body, head])
    reference = Reference(lambda: model)
    plain = reference.given()
    weights = _undecided([*plain.weights], reference, shape)
    loss = "categorical_crossentropy" if units > 1 else "binary_crossentropy"
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss=loss, metrics=["accuracy"])
    compiled = "" if kind == "images" else json.dumps(model.get_compile_config())
    return Handed(Given(plain.config, weights, compiled), reference, shape)


def _undecided(weights: list[Array], reference: Reference, shape: tuple[int, ...]) -> tuple[Array, ...]:
    """The weights with a last layer that makes of some samples one class and of others another."""
    weights[-2], weights[-1] = 5 * weights[-2], 0 * weights[-1]
    reference.place(weights)
    probabilities = reference.outputs((np.random.default_rng(0).normal(0, 2, (100, *shape)).astype("float32"),))
    odds = np.log(probabilities) - (np.log1p(-probabilities) if probabilities.shape[1] == 1 else 0)
    weights[-1] = -np.median(odds, axis=0).astype("float32")
    reference.place(weights)
    return tuple(weights)


def samples(model: Handed, rows: int, threshold: float | None = None, seed: int = 0) -> tuple[Array, Array]:
    """Inputs for a model that is passed in and its predictions, each clear of the decision by `MARGIN`.

    Args:
        model: the model.
        rows: how many.
        threshold: what the probability of one column is compared with; of several columns, the largest one decides.
        seed: of the inputs.
    """
    x = np.random.default_rng(seed).normal(0, 2, (4 * rows + 60, *model.shape)).astype("float32")
    probabilities = model.reference.outputs((x,))
    ordered = np.sort(probabilities, axis=1)
    gaps = np.abs(ordered[:, 0] - threshold) if threshold is not None else ordered[:, -1] - ordered[:, -2]
    clear = np.flatnonzero(gaps > MARGIN)[:rows]
    assert len(clear) == rows, "decisions that close are rare"
    return x[clear], probabilities[clear]


def asked(
    subject: Subject, function: str, given: Given, inputs: Sequence[Array], named: Mapping[str, Plain], expected: str
) -> list[tuple[Call, Returned]]:
    """What a function (model, x, …) returns for each of these inputs of one model, in this order.

    It may not raise, and leaves its arguments alone: the model as it is, with its weights, what of it trains, and how
    it is compiled.

    Raises:
        Failed: if it does otherwise.
    """
    calls = tuple(Call(function, (given, x), named) for x in inputs)
    evidence: PredictEvidence = subject.ask(PredictRequest(calls))
    if evidence.raised is not None:
        call = calls[len(evidence.returned)]
        raise raised(call, evidence, evidence.raised, expected)
    if evidence.changed:
        raise Failed(Modified(evidence.changed[0]), call=calls[0], facts=Facts(calls[0], evidence))
    left_alone(calls[0], evidence, evidence.lost)
    return list(zip(calls, evidence.returned, strict=True))


def left_alone(call: Call, evidence: Evidence, lost: Sequence[str]) -> None:
    """A model that was handed over is as it was.

    Args:
        call: the call.
        evidence: what it showed.
        lost: what of the model is another than before.

    Raises:
        Failed: if anything is.
    """
    if lost:
        found, why = _LOST[lost[0]]
        raise Failed(Claim("the model as it was passed in", found), call=call, why=why, facts=Facts(call, evidence))
