"""Katas whose function writes a model to a file and reads it back."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call, Given, InFolder
from pytest_keraskata.asking.saving import SaveEvidence, SaveRequest
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.authoring.predicting import left_alone
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.saving import Saved, equal

# The models that are passed in, and how they come compiled: "" where they don't.
SAVED_KINDS = ("sequential", "functional", "recurrent")
# Losses and metrics by their full names: a short one in an .h5 file can't be read back, which is a fault of Keras's.
_COMPILED: dict[str, dict[str, Any]] = {
    "adam": {"optimizer": "Adam", "loss": "binary_crossentropy", "metrics": ["accuracy", "recall"]},
    "momentum": {"optimizer": "SGD", "loss": "mean_squared_error", "metrics": ["mean_absolute_error"]},
    "rmsprop": {"optimizer": "RMSprop", "loss": "binary_crossentropy", "metrics": None},
}
_ROWS = 6


def saved(
    subject: Subject,
    function: str,
    kind: str,
    path: str,
    *,
    compiled: str = "",
    steps: int = 2,
    there: str = "",
    other: bool = False,
) -> Saved:
    """What happens to a model that a function (model, path) saves and loads: another model, and nothing else changes.

    Args:
        subject: the answer.
        function: its name.
        kind: of the model, one of `SAVED_KINDS`.
        path: where it is saved, a name in a folder that holds other files.
        compiled: "adam", "momentum", "rmsprop", or "" for a model that isn't compiled.
        steps: updates that a compiled model has already made.
        there: what exists before the call: "model", "text" or "".
        other: whether another model is saved at the same path afterwards.

    Raises:
        Failed: if no second model is returned, or something else differs.
    """
    random = np.random.default_rng(1)
    inputs = random.normal(size=(_ROWS, 3, 1) if kind == "recurrent" else (_ROWS, 3)).astype("float32")
    targets = (np.arange(_ROWS) % 2).reshape(-1, 1).astype("float32")
    call = Call(function, (_given(kind, compiled), InFolder(path)))
    then = Reference(lambda: _network(kind)).given(seed=1) if other else None
    request = SaveRequest(call, inputs, targets, steps if compiled else 0, there, then)
    evidence: SaveEvidence = subject.ask(request)
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a model that is saved and loaded")
    found = Saved(request, evidence)
    if not evidence.is_model:
        assert evidence.returned is not None, "a call returns or raises"
        raise found.failed("the loaded model", evidence.returned.words, ends=True)
    if evidence.is_same:
        raise found.failed("a second model, loaded from the file", "the model that was passed in", ends=True)
    return found


def stands_alone(saved: Saved) -> None:
    """The loaded model has weights of its own; the one that was saved and the files beside it are as they were.

    Raises:
        Failed: if it hasn't, or they aren't.
    """
    evidence = saved.evidence
    if evidence.shares:
        raise saved.failed("a second model with its own weights", "weights shared by both models")
    left_alone(saved.call, evidence, evidence.lost)
    if evidence.disturbed:
        raise saved.failed("other files in the folder stay unchanged", f"{evidence.disturbed[0]} was modified")


def another_at_its_path(saved: Saved) -> None:
    """Another model with the same path was returned as itself, and not as the one before.

    Raises:
        Failed: if it didn't.
    """
    found, right = saved.evidence.other, saved.request.other
    assert right is not None, "requested with another model"
    expected = "the second of two models that are saved to the same path"
    if found is None:
        raise saved.failed(expected, "no model")
    if not equal(found.weights, right.weights):
        is_first = equal(found.weights, saved.before.weights)
        raise saved.failed(expected, "the first one" if is_first else "a model with different weights")


def _network(kind: str) -> Any:
    dense = keras.layers.Dense
    if kind == "sequential":
        frozen = dense(5, activation="tanh")
        frozen.trainable = False
        rest = [dense(4, activation="tanh"), keras.layers.BatchNormalization(), dense(1, activation="sigmoid")]
        return keras.Sequential([keras.Input((3,)), frozen, *rest])
    if kind == "recurrent":
        return keras.Sequential([keras.Input((3, 1)), keras.layers.GRU(2), dense(1, activation="sigmoid")])
    inputs = keras.Input((3,))
    hidden = dense(3, activation="relu")(inputs)
    return keras.Model(inputs, dense(1, activation="sigmoid")(keras.layers.Add()([inputs, hidden])))


@cache
def _given(kind: str, compiled: str) -> Given:
    # No drawn value looks like a fresh one: biases are zero and variances one where nothing was loaded.
    plain = Reference(lambda: _network(kind)).given()
    if not compiled:
        return plain
    model = _network(kind)
    settings = dict(_COMPILED[compiled])
    momentum = {"momentum": 0.5} if settings["optimizer"] == "SGD" else {}
    optimizer = getattr(keras.optimizers, settings.pop("optimizer"))(learning_rate=0.03, **momentum)
    metrics = [keras.metrics.Recall(name="recall") if one == "recall" else one for one in settings.pop("metrics") or ()]
    model.compile(optimizer=optimizer, metrics=metrics, **settings)
    return Given(plain.config, plain.weights, json.dumps(model.get_compile_config()))
