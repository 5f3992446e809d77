"""One `fit` with the settings that were asked for."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Given, Script
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.asking.training import TrainingEvidence, TrainingRequest, held_out
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import raised, signature
from pytest_keraskata.authoring.handed import (
    TRAINING,
    batch_for,
    compiled_with,
    handed,
    labels_for,
    leaves_alone,
    one_rate,
)
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Kata

_TRAIN = signature("train(model, x, y, epochs=20, batch_size=32, validation_split=0.2)")
_NAMES = ("epochs", "batch_size", "validation_split")
# Rows, and the settings of a call: by name, by position, some left out, a batch for all rows, batches of one.
_CASES: tuple[tuple[int, dict[str, Plain]], ...] = (
    (20, {"epochs": 3, "batch_size": 5, "validation_split": 0.25}),
    (11, {"epochs": 2, "batch_size": 3, "validation_split": 0.25}),
    (10, {"epochs": 1, "batch_size": 50, "validation_split": 0.5}),
    (6, {"epochs": 2, "batch_size": 1, "validation_split": 0.3}),
)
_DEFAULTS: tuple[tuple[int, dict[str, Plain]], ...] = (
    (50, {}),
    (43, {"epochs": 2}),
    (12, {"batch_size": 4}),
    (12, {"epochs": 1, "validation_split": 0.5}),
)
# A learning rate that falls only late, or from one epoch to the next by little, shows by then.
_LONG: tuple[int, dict[str, Plain]] = (8, {"epochs": 60, "batch_size": 4, "validation_split": 0.5})
_drawn = st.tuples(
    st.integers(6, 30),
    st.fixed_dictionaries(
        {
            "epochs": st.integers(1, 4),
            "batch_size": st.integers(1, 12),
            "validation_split": st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.7]),
        }
    ),
)
_always = tuple({"case": case} for case in _CASES)


def batches_of(rows: int, batch_size: int) -> list[int]:
    """How many rows each batch of an epoch has."""
    return [min(batch_size, rows - start) for start in range(0, rows, batch_size)]


def _asked(settings: Mapping[str, Plain]) -> dict[str, Plain]:
    return {"epochs": 20, "batch_size": 32, "validation_split": 0.2, **settings}


def _train(subject: Subject, case: tuple[int, Mapping[str, Plain]]) -> tuple[Call, TrainingEvidence]:
    """Train a model that notes which rows it sees, and whose losses never get better, which is no reason to stop."""
    rows, settings = case
    asked = _asked(settings)
    x = np.stack([np.arange(rows), np.zeros(rows)], axis=1).astype("float32")
    script = Script((1.0,), (1.0, 2.0, 3.0), rows - held_out(rows, asked["validation_split"]))
    # Targets of one column, of none, or of several, each with the number of its row.
    columns: tuple[int, ...] = ((), (1,), (2,))[rows % 3]
    y = np.tile(np.arange(rows).reshape(rows, *(1 for _ in columns)), (1, *columns)) if columns else np.arange(rows)
    data = (script, x, y.astype("float32") if columns else y)
    by_position = len(settings) == len(_NAMES) and rows % 2 == 0
    call = (
        Call(_TRAIN.name, (*data, *(settings[name] for name in _NAMES)))
        if by_position
        else Call(_TRAIN.name, data, dict(settings))
    )
    evidence: TrainingEvidence = subject.ask(TrainingRequest(call))
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a training that runs")
    return call, evidence


def _shown(case: tuple[int, Mapping[str, Plain]], call: Call) -> str:
    named = "".join(f", {name}={value:g}" for name, value in case[1].items())
    return f"{call.function}(model, x, y{named})"


def _failed(case: tuple[int, Mapping[str, Plain]], call: Call, evidence: Any, expected: str, found: str) -> Failed:
    rows, settings = case
    return Failed(
        Claim(expected, found, (f"x and y have {rows} rows",)),
        call=_shown(case, call),
        facts=Facts(call, evidence, {"samples": rows, **_asked(settings)}),
    )


def _judge_history(case: tuple[int, Mapping[str, Plain]], call: Call, evidence: TrainingEvidence) -> None:
    returned = evidence.returned
    assert returned is not None, "a call returns or raises"
    epochs = _asked(case[1])["epochs"]
    if not evidence.is_history:
        found = "None" if returned.kind == "none" else returned.words
        raise _failed(case, call, evidence, "the History that fit returns", found)
    for name in ("loss", "val_loss"):
        told = len(evidence.history.get(name, ()))
        if told != epochs:
            raise _failed(
                case,
                call,
                evidence,
                f"a history with {_many(epochs, name)}",
                _many(told, name) if told else f"no {name}",
            )


def _many(count: int, name: str) -> str:
    return f"one {name}" if count == 1 else f"{count} values of {name}"


def _judge_rows(case: tuple[int, Mapping[str, Plain]], call: Call, evidence: TrainingEvidence) -> None:
    rows = case[0]
    trained = rows - held_out(rows, _asked(case[1])["validation_split"])
    if evidence.trained_rows != tuple(range(trained)) or evidence.held_out_rows != tuple(range(trained, rows)):
        expected = f"{_rows(range(trained))} trained on, {_rows(range(trained, rows))} only looked at"
        found = f"{_rows(evidence.trained_rows)} trained on, {_rows(evidence.held_out_rows)} looked at"
        raise _failed(case, call, evidence, expected, found)
    if evidence.mispaired:
        raise _failed(case, call, evidence, "every row with its own target", "rows of x beside targets of other rows")


def _rows(rows: Any) -> str:
    if not rows:
        return "no rows"
    if len(rows) == 1:
        return f"row {rows[0]}"
    return f"rows {rows[0]} to {rows[-1]}" if len(rows) == rows[-1] - rows[0] + 1 else f"{len(rows)} rows"


def _judge_updates(case: tuple[int, Mapping[str, Plain]], call: Call, evidence: TrainingEvidence) -> None:
    rows, asked = case[0], _asked(case[1])
    each = batches_of(rows - held_out(rows, asked["validation_split"]), asked["batch_size"])
    found = evidence.batches
    # The order of an epoch's batches is free.
    epochs = [sorted(found[start : start + len(each)]) for start in range(0, len(found), len(each))]
    if epochs != [sorted(each)] * asked["epochs"]:
        expected = f"{asked['epochs']} × {len(each)} updates, an epoch in batches of {_sizes(each)}"
        told = f"{len(found)} updates, in batches of {_sizes(found[: len(each) + 2])}"
        raise _failed(case, call, evidence, expected, told + ", …" * (len(found) > len(each) + 2))
    one_rate(call, evidence, words=_shown(case, call))


def _sizes(sizes: Any) -> str:
    shown = ", ".join(str(size) for size in sizes[:8]) if len(sizes) else "nothing"
    return shown + ", …" * (len(sizes) > 8)


@check(name="history", case=_drawn, pinned=_always, draws=4)
def history(subject: Subject, case: tuple[int, Mapping[str, Plain]]) -> None:
    _judge_history(case, *_train(subject, case))


@check(name="held_out", case=_drawn, pinned=_always, draws=4)
def held_out_(subject: Subject, case: tuple[int, Mapping[str, Plain]]) -> None:
    _judge_rows(case, *_train(subject, case))


@check(name="updates", case=_drawn, pinned=_always, draws=4, after=("held_out",))
def updates(subject: Subject, case: tuple[int, Mapping[str, Plain]]) -> None:
    _judge_updates(case, *_train(subject, case))


@check(
    name="defaults",
    after=("history", "held_out", "updates"),
    pinned=tuple({"case": case} for case in (*_DEFAULTS, _LONG)),
)
def defaults(subject: Subject, case: tuple[int, Mapping[str, Plain]]) -> None:
    """What is left out: 20 epochs, batches of 32, a fifth held out; and a training that is longer than that."""
    call, evidence = _train(subject, case)
    _judge_rows(case, call, evidence)
    _judge_updates(case, call, evidence)
    _judge_history(case, call, evidence)
    leaves_alone(call, evidence, evidence.changes, TRAINING, words=_shown(case, call))


@check(name="real_model", after=("history", "held_out", "updates"), pinned=({"kind": "exact"}, {"kind": "images"}))
def real_model(subject: Subject, kind: str) -> None:
    """Real models take the steps of the optimizer that they came with, and are otherwise left as they were."""
    if kind == "exact":
        _judge_steps(subject)
        return
    loss = "sparse_categorical_crossentropy"
    given = handed(kind, *labels_for(loss)[1:], loss, "sgd")
    case = (15, {"epochs": 1, "batch_size": 8, "validation_split": 0.2})
    call = Call(_TRAIN.name, (given, batch_for(given, rows=15), labels_for(loss)[0](15)), case[1])
    evidence = _on_real(subject, call, case)
    told = evidence.history.get("val_loss", ())
    if len(told) != 1 or not np.all(np.isfinite(told)) or evidence.updates != 1 + 2:
        expected = "one epoch of two updates, and its val_loss"
        raise _failed(case, call, evidence, expected, f"{evidence.updates - 1} updates, {_many(len(told), 'val_loss')}")


def _on_real(subject: Subject, call: Call, case: tuple[int, Mapping[str, Plain]]) -> TrainingEvidence:
    evidence: TrainingEvidence = subject.ask(TrainingRequest(call, 1, updates=1, held_out=3))
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a training that runs")
    leaves_alone(call, evidence, evidence.changes, TRAINING, words=_shown(case, call))
    if evidence.moved:
        raise _failed(case, call, evidence, f"{evidence.moved[0]}, which is frozen, stays as it was", "it moves")
    return evidence


def _judge_steps(subject: Subject) -> None:
    """One step an epoch where all rows fit, with the momentum of the step before."""

    def network() -> Any:
        layers = [keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(3, "tanh"), keras.layers.Dense(2)]
        layers[1].trainable = False
        return keras.Sequential([keras.Input((3,)), *layers])

    reference = Reference(network, "mean_squared_error")
    generator = np.random.default_rng(1)
    x = generator.normal(size=(15, 3)).astype("float32")
    y = generator.normal(size=(15, 2)).astype("float32")
    given = reference.given()
    case = (15, {"epochs": 2, "batch_size": 64, "validation_split": 0.2})
    compiled = compiled_with("mean_squared_error", "sgd", ())
    call = Call(_TRAIN.name, (Given(given.config, given.weights, compiled), x, y), case[1])
    evidence = _on_real(subject, call, case)
    optimizer = keras.optimizers.SGD(0.0625, momentum=0.5)
    losses = []
    for _ in range(3):
        reference.step((x[:12],), y[:12], optimizer)
        losses.append(reference.loss((x[12:],), y[12:]))
    told = evidence.history.get("val_loss", ())
    if len(told) != 2 or not np.allclose(told, losses[1:], rtol=1e-3):
        expected = "val_loss " + ", ".join(f"{loss:.4f}" for loss in losses[1:])
        found = "val_loss " + ", ".join(f"{loss:.4f}" for loss in told)
        raise _failed(
            case, call, evidence, f"{expected} from the optimizer and loss that the model was compiled with", found
        )
    right = reference.values()
    if any(not np.allclose(one, other, atol=1e-4) for one, other in zip(evidence.weights, right, strict=True)):
        raise _failed(
            case, call, evidence, "the model that was handed over, trained for 2 epochs", "other weights at the end"
        )


kata = Kata(
    __name__,
    title="Training a model",
    questions=("Q27", "Q4"),
    functions=(_TRAIN,),
    checks=(history, held_out_, updates, defaults, real_model),
    hints=(
        "Which method of a model goes over the data again and again?",
        "Which rows does that method hold out, the first or the last ones, and are they shuffled before?",
        "What does that method give back, and who would like to see it?",
    ),
)
