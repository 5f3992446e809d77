"""Saving a model and loading it again."""

import json
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Given, InFolder
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.saving import ModelState, SaveEvidence, SaveRequest
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import raised, signature
from pytest_keraskata.authoring.predicting import left_alone
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Kata

_ROWS = 6
# Losses and metrics by their full names: a short one in an .h5 file can't be read back, which is a fault of Keras's.
_COMPILED: dict[str, dict[str, Any]] = {
    "": {},
    "adam": {"optimizer": "Adam", "loss": "binary_crossentropy", "metrics": ["accuracy", "recall"]},
    "momentum": {"optimizer": "SGD", "loss": "mean_squared_error", "metrics": ["mean_absolute_error"]},
    "rmsprop": {"optimizer": "RMSprop", "loss": "binary_crossentropy", "metrics": None},
}
_KINDS = ("sequential", "functional", "recurrent")


def network(kind: str) -> Any:
    if kind == "sequential":
        frozen = keras.layers.Dense(5, activation="tanh")
        frozen.trainable = False
        steps = [
            frozen,
            keras.layers.Dense(4, activation="tanh"),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
        return keras.Sequential([keras.Input((3,)), *steps])
    if kind == "recurrent":
        return keras.Sequential([keras.Input((3, 1)), keras.layers.GRU(2), keras.layers.Dense(1, activation="sigmoid")])
    inputs = keras.Input((3,))
    hidden = keras.layers.Dense(3, activation="relu")(inputs)
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(keras.layers.Add()([inputs, hidden])))


@cache
def _given(kind: str, compiled: str) -> Given:
    # No drawn value looks like a fresh one: biases are zero and variances one where nothing was loaded.
    plain = Reference(lambda: network(kind)).given()
    if not compiled:
        return plain
    model = network(kind)
    settings = dict(_COMPILED[compiled])
    momentum = {"momentum": 0.5} if settings["optimizer"] == "SGD" else {}
    optimizer = getattr(keras.optimizers, settings.pop("optimizer"))(learning_rate=0.03, **momentum)
    metrics = [keras.metrics.Recall(name="recall") if one == "recall" else one for one in settings.pop("metrics") or ()]
    model.compile(optimizer=optimizer, metrics=metrics, **settings)
    return Given(plain.config, plain.weights, json.dumps(model.get_compile_config()))


def _saved(
    subject: Subject,
    kind: str,
    compiled: str,
    name: str,
    *,
    steps: int = 2,
    there: str = "",
    other: Given | None = None,
) -> tuple[Call, SaveEvidence]:
    """Save and load a model; what comes back is another model with the same weights.

    Raises:
        Failed: where it isn't.
    """
    generator = np.random.default_rng(1)
    shape = (_ROWS, 3, 1) if kind == "recurrent" else (_ROWS, 3)
    inputs = generator.normal(size=shape).astype("float32")
    targets = (np.arange(_ROWS) % 2).reshape(-1, 1).astype("float32")
    call = Call("save_and_load", (_given(kind, compiled), InFolder(name)))
    evidence: SaveEvidence = subject.ask(SaveRequest(call, inputs, targets, steps if compiled else 0, there, other))
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a model that is saved and loaded")
    if not evidence.is_model:
        assert evidence.returned is not None, "a call returns or raises"
        raise _failed(call, evidence, "the loaded model", evidence.returned.words, ends=True)
    if evidence.is_same:
        raise _failed(
            call, evidence, "a second model, loaded from the file", "the model that was handed over", ends=True
        )
    return call, evidence


def _failed(
    call: Call, evidence: SaveEvidence, expected: str, found: str, why: str = "", *, ends: bool = False
) -> Failed:
    return Failed(Claim(expected, found), call=call, why=why, ends=ends, facts=Facts(call, evidence))


def _equal(one: Sequence[Array], other: Sequence[Array], tolerance: float = 0.0) -> bool:
    return len(one) == len(other) and all(
        a.shape == b.shape and bool(np.allclose(a, b, rtol=tolerance, atol=tolerance))
        for a, b in zip(one, other, strict=True)
    )


def _same_model(call: Call, evidence: SaveEvidence, found: ModelState, whose: str) -> None:
    right = evidence.before
    assert right is not None, "asked for before the call"
    if not _equal(found.weights, right.weights):
        raise _failed(call, evidence, f"{whose} with the weights of the model", *_other_weights(found, right))
    if found.trainable != right.trainable:
        raise _failed(call, evidence, f"{whose} of which the same layers train", "others do")
    if not np.allclose(found.outputs, right.outputs, rtol=1e-5, atol=1e-6):
        most = float(np.max(np.abs(found.outputs - right.outputs)))
        raise _failed(
            call, evidence, f"the same predictions from {whose}", f"predictions that differ by up to {most:.3g}"
        )


def _other_weights(found: ModelState, right: ModelState) -> tuple[str, str]:
    """What weights were found in the place of others, and why perhaps."""
    if [weight.shape for weight in found.weights] != [weight.shape for weight in right.weights]:
        return "other weights", ""
    # Drawn ones are neither zero nor one.
    vectors = [weight for weight in found.weights if weight.ndim == 1]
    if all(np.all(weight == weight[0]) and weight[0] in (0, 1) for weight in vectors):
        return "fresh weights", "the architecture alone, without the weights, makes a new model with weights of its own"
    most = max(float(np.max(np.abs(a - b))) for a, b in zip(found.weights, right.weights, strict=True))
    return f"weights that differ by up to {most:.3g}", ""


@check(
    kind=st.sampled_from(_KINDS),
    compiled=st.just(""),
    path=st.sampled_from(["model.keras", "model.h5"]),
    pinned=(
        {"kind": "sequential", "compiled": "", "path": "model.keras"},
        {"kind": "functional", "compiled": "adam", "path": "my model.keras"},
        {"kind": "sequential", "compiled": "", "path": "model.h5"},
        {"kind": "functional", "compiled": "adam", "path": "old.h5"},
        {"kind": "recurrent", "compiled": "", "path": "model.keras"},
    ),
    draws=1,
)
def loaded(subject: Subject, kind: str, compiled: str, path: str) -> None:
    call, evidence = _saved(subject, kind, compiled, path)
    before, after = evidence.before, evidence.after
    assert evidence.loaded is not None, "a model came back"
    assert before is not None, "asked for before the call"
    assert after is not None, "asked for after the call"
    _same_model(call, evidence, evidence.loaded, "a second model")
    if evidence.shares:
        raise _failed(call, evidence, "a second model with weights of its own", "weights that both models share")
    left_alone(call, evidence, evidence.lost)
    if evidence.disturbed:
        raise _failed(
            call, evidence, "other files in the folder stay as they are", f"{evidence.disturbed[0]} is another"
        )


@check(
    path=st.sampled_from(["model.keras", "model.h5"]),
    there=st.sampled_from(["", "model", "text"]),
    pinned=(
        {"path": "model.keras", "there": ""},
        {"path": "model.h5", "there": ""},
        {"path": "model.keras", "there": "model"},
        {"path": "model.h5", "there": "model"},
        {"path": "model.keras", "there": "text"},
    ),
    draws=1,
    after=("loaded",),
)
def file(subject: Subject, path: str, there: str) -> None:
    """The file at the path holds the model, whatever was there before; whoever has the file can read it."""
    call, evidence = _saved(subject, "sequential", "", path, there=there)
    where = f"a file at {path!r}" + (", which takes the place of the one that was there" if there else "")
    if evidence.file is None:
        raise _failed(call, evidence, where, ", ".join(evidence.files) or "no file")
    assert evidence.file is not None, "checked above"
    assert evidence.loaded is not None, "a model came back"
    state = _read(evidence.file, path, call, evidence)
    _same_model(call, evidence, state, "the file" if not there else "the new file")
    _same_model(call, evidence, evidence.loaded, "a second model")
    if there == "model":
        _same_path(subject, path)


def _same_path(subject: Subject, path: str) -> None:
    """Another model with the same path comes back as itself, and not as the one before."""
    other = Reference(lambda: network("sequential")).given(seed=1)
    call, evidence = _saved(subject, "sequential", "", path, other=other)
    assert evidence.before is not None, "asked for before the call"
    expected = "when another model is saved at the same path, that one back"
    if evidence.other is None:
        raise _failed(call, evidence, expected, "no model")
    if not _equal(evidence.other.weights, other.weights):
        is_first = _equal(evidence.other.weights, evidence.before.weights)
        raise _failed(call, evidence, expected, "the model before" if is_first else "a model with other weights")


def _read(content: Array, name: str, call: Call, evidence: SaveEvidence) -> ModelState:
    """The model in a file, read here: what an answer leaves in its own process has no say.

    A file of a learner's one trusts as much as their code; graders of untrusted answers run the judge where that is
    no matter, and Keras's safe mode refuses code in it.
    """

    with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
        path = Path(folder) / name
        path.write_bytes(content.tobytes())
        try:
            model = keras.models.load_model(path, safe_mode=True)
        except Exception as error:
            found = f"{type(error).__name__}: {str(error).replace(folder, 'directory')[:200]}"
            only_weights = name.endswith(".keras") and content.tobytes().startswith(b"\x89HDF")
            why = "the file is in another format: weights alone, or the older .h5" if only_weights else ""
            raise _failed(call, evidence, f"{name!r} can be read by keras.models.load_model", found, why) from None
    generator = np.random.default_rng(1)
    inputs = generator.normal(size=(_ROWS, 3)).astype("float32")
    values = tuple(np.array(variable.numpy()) for variable in model.weights)
    trained = {id(variable) for variable in model.trainable_weights}
    shape = tuple(model.inputs[0].shape[1:])
    outputs = np.array(model(inputs, training=False)) if shape == (3,) else np.zeros(0, "float32")
    optimizer = model.optimizer if model.compiled else None
    return ModelState(
        values,
        tuple(id(variable) in trained for variable in model.weights),
        outputs if outputs.shape == (_ROWS, 1) else np.zeros((_ROWS, 1), "float32"),
        bool(model.compiled),
        type(optimizer).__name__ if optimizer is not None else "",
        tuple(np.array(variable.numpy()) for variable in optimizer.variables) if optimizer is not None else (),
    )


@check(
    name="compiled",
    kind=st.sampled_from(["sequential", "functional"]),
    compiled=st.sampled_from(["momentum", "rmsprop"]),
    steps=st.sampled_from([1, 3]),
    pinned=(
        {"kind": "sequential", "compiled": "adam", "steps": 2},
        {"kind": "functional", "compiled": "momentum", "steps": 3},
        {"kind": "functional", "compiled": "adam", "steps": 0},
    ),
    draws=1,
    after=("loaded",),
)
def compiled_(subject: Subject, kind: str, compiled: str, steps: int) -> None:
    """From a .keras file the model comes back compiled, and training goes on as if nothing had happened."""
    call, evidence = _saved(subject, kind, compiled, "model.keras", steps=steps)
    found, right = evidence.loaded, evidence.after
    assert found is not None, "a model came back"
    assert right is not None, "asked for after the call"
    if not found.compiled:
        raise _failed(call, evidence, "a compiled model", "a model that is not compiled")
    if found.optimizer != right.optimizer:
        raise _failed(call, evidence, f"the optimizer {right.optimizer}", found.optimizer)
    if found.problem is not None:
        raise _failed(call, evidence, "a model that trains on", str(found.problem))
    if set(found.next_logs) != set(right.next_logs):
        raise _failed(call, evidence, f"a model that logs {', '.join(right.next_logs)}", ", ".join(found.next_logs))
    for name, value in right.next_logs.items():
        if not abs(found.next_logs[name] - value) <= 1e-4 * max(1.0, abs(value)):
            raise _failed(call, evidence, f"{name} {value:.4f} on a known batch", f"{found.next_logs[name]:.4f}")
    if steps and not _equal(found.optimizer_state, right.optimizer_state, 1e-6):
        raise _failed(
            call,
            evidence,
            f"an optimizer with its state: {steps} updates made",
            "a fresh optimizer" if not any(np.any(value) for value in found.optimizer_state[2:]) else "another state",
        )
    if evidence.file is not None:
        in_file = _read(evidence.file, "model.keras", call, evidence)
        if in_file.optimizer != right.optimizer or (
            steps and not _equal(in_file.optimizer_state, right.optimizer_state, 1e-6)
        ):
            raise _failed(call, evidence, "a file that also holds how the model is compiled", "a file that holds less")
    if not _equal(found.next_weights, right.next_weights, 1e-5):
        raise _failed(call, evidence, "the next update moves the weights as it would have", "it moves them elsewhere")


kata = Kata(
    __name__,
    title="Saving and loading a model",
    questions=("Q46",),
    functions=(signature("save_and_load(model, path)"),),
    checks=(loaded, file, compiled_),
    hints=(
        "What does a model consist of besides its weights?",
        "Which function makes a model of a file?",
        "What has an optimizer learned about the weights by the time the model is saved?",
    ),
)
