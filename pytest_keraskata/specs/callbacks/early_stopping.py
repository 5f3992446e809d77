"""Training that stops when the validation loss no longer improves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Given, Script
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
from pytest_keraskata.pictures import Curves, Mark, series

_SIGNATURE = "train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2)"
# What the best epoch is, where training ends and whether the patience runs out, each in its own way.
_SCRIPTS: tuple[tuple[list[float], int], ...] = (
    ([5, 3, 4, 4, 4, 1, 1], 2),
    ([4, 3, 2, 1], 2),
    ([3, 2, 2, 2, 2], 2),
    ([1, 2, 3, 4, 5, 6], 1),
    ([5, 4, 6, 3, 6, 6, 2, 6, 6, 6, 1], 3),
    ([2, 3], 4),
    # Better than the epoch before, but not than the best.
    ([5, 1, 3, 2, 4, 3], 2),
    # Small gains count, and so does a loss in millions.
    ([1, 1023 / 1024, 1022 / 1024, 1021 / 1024], 1),
    ([5e6, 4e6, 6e6, 3e6], 2),
    # Below zero, and zero as the best; far above whatever a best might start at; gains of a millionth.
    ([2, 1, 0, 1, -1, 0, 0, -1], 2),
    ([0, 1, 1, 1], 2),
    ([-1, -2, -4, -3, -3.5, -3.75], 3),
    ([3000, 2000, 1500, 1750, 1600, 1700], 3),
    ([1 - step * 2.0**-20 for step in (0, 1, 2, 3, 2, 3, 4)], 2),
    # One good epoch long before the end, and a patience that is never used up.
    ([50.0 - epoch if epoch < 20 else 40.0 + epoch % 3 for epoch in range(60)], 50),
)
# What keeps the order of losses, whatever they are.
_SCALES: tuple[tuple[float, float], ...] = (
    (1.0, 0.0), (1.0, -3.0), (1.0, -6.0), (1e6, 0.0), (2.0**-20, 1.0), (2.0**-20, -1.0), (500.0, -1e6), (2.0**-30, 0.0),
)  # fmt: skip
_HISTORIES: tuple[dict[str, Any], ...] = (
    {"script": _SCRIPTS[0], "rows": 20, "split": 0.2},
    {"script": _SCRIPTS[1], "rows": 11, "split": 0.25},
    {"script": _SCRIPTS[0], "rows": 20, "split": 0.5},
)
_STOPS: tuple[dict[str, Any], ...] = (
    *({"script": script, "training": "falling"} for script in _SCRIPTS),
    *({"script": script, "training": "rising"} for script in _SCRIPTS[:2]),
)
# The best is long ago, or always the last one.
_LONG = {"patience": [2, 1, *[3] * 58], "epochs": [100 - epoch for epoch in range(60)]}
_DEFAULTS: tuple[dict[str, Any], ...] = ({"case": "patience"}, {"case": "epochs"})


def _ends(losses: list[float], patience: int) -> tuple[int, int]:
    """The last epoch that is trained and the best one, from 0."""
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return epoch, best
    return len(losses) - 1, best


def _scripted(
    losses: list[float], patience: int, *, rows: int = 20, split: float = 0.2, training: str = "falling"
) -> TrainingRequest:
    """Training of a model whose validation losses are these; its training loss tells another story."""
    count = len(losses)
    told = (
        [float(count - epoch) for epoch in range(count)] if training == "falling" else [1.0 + e for e in range(count)]
    )
    x = np.stack([np.arange(rows), np.zeros(rows)], axis=1).astype("float32")
    script = Script(tuple(told), tuple(float(loss) for loss in losses), rows - held_out(rows, split))
    named = {"patience": patience, "epochs": count, "validation_split": split}
    # Targets of one column, of none, or of several, each with the number of its row.
    targets = (x[:, 0].astype("int64"), x[:, :1].copy(), x[:, [0, 0]])[rows % 3]
    return TrainingRequest(Call("train_with_early_stopping", (script, x, targets), named))


def _trained(subject: Subject, request: TrainingRequest) -> tuple[Call, TrainingEvidence]:
    evidence: TrainingEvidence = subject.ask(request)
    if evidence.raised is not None:
        raise raised(request.call, evidence, evidence.raised, "a training that runs")
    return request.call, evidence


def _failed(
    call: Call, evidence: TrainingEvidence, expected: str, found: str, losses: list[float], **more: Any
) -> Failed:
    return Failed(
        Claim(expected, found, ("validation loss by epoch: " + ", ".join(f"{loss:.7g}" for loss in losses),)),
        call=_shown(call),
        facts=Facts(call, evidence, {"losses": losses}),
        **more,
    )


def _shown(call: Call) -> str:
    named = ", ".join(f"{name}={value:g}" for name, value in call.kwargs.items())
    return f"{call.function}(model, x, y, {named})"


@st.composite
def _scripts(draw: st.DrawFn) -> tuple[list[float], int]:
    losses = draw(st.lists(st.integers(1, 6), min_size=2, max_size=8))
    scale, offset = draw(st.sampled_from(_SCALES))
    return [scale * loss + offset for loss in losses], draw(st.integers(1, 4))


@check(
    name="history",
    script=st.just(_SCRIPTS[0]),
    rows=st.sampled_from([10, 50]),
    split=st.sampled_from([0.2, 0.5]),
    pinned=_HISTORIES,
    draws=2,
)
def history(subject: Subject, script: tuple[list[float], int], rows: int, split: float) -> None:
    losses, patience = script
    call, evidence = _trained(subject, _scripted(losses, patience, rows=rows, split=split))
    returned = evidence.returned
    assert returned is not None, "a call returns or raises"
    if not evidence.is_history:
        found = "None" if returned.kind == "none" else returned.words
        raise _failed(call, evidence, "the History that fit returns", found, losses)
    if "val_loss" not in evidence.history:
        known = ", ".join(evidence.history) or "nothing"
        raise _failed(call, evidence, "a history with val_loss for every epoch", f"a history of {known}", losses)
    trained = rows - held_out(rows, split)
    if evidence.trained_rows != tuple(range(trained)) or evidence.held_out_rows != tuple(range(trained, rows)):
        raise _failed(
            call,
            evidence,
            f"rows 0 to {trained - 1} trained on, rows {trained} to {rows - 1} only looked at",
            f"{_rows(evidence.trained_rows)} trained on, {_rows(evidence.held_out_rows)} looked at",
            losses,
        )
    if evidence.mispaired:
        raise _failed(call, evidence, "every row with its own target", "rows of x beside targets of other rows", losses)
    one_rate(call, evidence, words=_shown(call))


def _rows(rows: tuple[int, ...]) -> str:
    if not rows:
        return "none"
    return f"rows {rows[0]} to {rows[-1]}" if len(rows) == rows[-1] - rows[0] + 1 else f"{len(rows)} rows"


@check(
    name="stops",
    script=_scripts(),
    training=st.sampled_from(["falling", "rising"]),
    pinned=_STOPS,
    draws=6,
    after=("history",),
)
def stops(subject: Subject, script: tuple[list[float], int], training: str) -> None:
    losses, patience = script
    call, evidence = _trained(subject, _scripted(losses, patience, training=training))
    last, best = _ends(losses, patience)
    if evidence.epochs != last + 1:
        found = evidence.epochs
        ends = last + 1 == len(losses) and last - best < patience
        reason = (
            "all of them, since patience never runs out"
            if ends
            else f"{patience} without a loss below {losses[best]:.7g}"
        )
        raise _failed(call, evidence, f"{_epochs(last + 1)}: {reason}", _epochs(found), losses)
    written = [float(loss) for loss in losses[: last + 1]]
    if list(evidence.history.get("val_loss", ())) != written:
        found_losses = ", ".join(f"{loss:g}" for loss in evidence.history.get("val_loss", ()))
        raise _failed(call, evidence, f"a history of {last + 1} validation losses", found_losses or "none", losses)


def _epochs(count: int) -> str:
    return "1 epoch" if count == 1 else f"{count} epochs"


@check(
    name="best_weights",
    script=_scripts(),
    pinned=tuple({"script": script} for script in _SCRIPTS),
    draws=6,
    after=("history", "stops"),
)
def best_weights(subject: Subject, script: tuple[list[float], int]) -> None:
    losses, patience = script
    call, evidence = _trained(subject, _scripted(losses, patience))
    _, best = _ends(losses, patience)
    if abs(evidence.position - (best + 1)) > 0.01:
        raise _failed(
            call,
            evidence,
            f"the weights of epoch {best + 1}, the best",
            f"the weights of epoch {evidence.position:g}",
            losses,
        )


def _by_default(case: str) -> TrainingRequest:
    """A call that leaves patience, epochs and split to their defaults, of which this one shows."""
    x = np.stack([np.arange(20), np.zeros(20)], axis=1).astype("float32")
    script = Script((1.0,), tuple(float(loss) for loss in _LONG[case]), 16)
    return TrainingRequest(Call("train_with_early_stopping", (script, x, np.zeros((20, 1), "float32"))))


@check(name="defaults", after=("history", "stops"), pinned=_DEFAULTS)
def defaults(subject: Subject, case: str) -> None:
    """Without arguments: a patience of 5, 50 epochs, a fifth held out."""
    call, evidence = _trained(subject, _by_default(case))
    expected = 7 if case == "patience" else 50
    if evidence.epochs != expected or evidence.held_out_rows != tuple(range(16, 20)):
        raise Failed(
            Claim(
                f"{expected} epochs, the last 4 of 20 rows held out",
                f"{evidence.epochs} epochs, {_rows(evidence.held_out_rows)} held out",
            ),
            call="train_with_early_stopping(model, x, y)",
            facts=Facts(call, evidence, {"losses": _LONG[case]}),
        )
    one_rate(call, evidence, words="train_with_early_stopping(model, x, y)")


@cache
def _real(seed: int) -> tuple[TrainingRequest, Reference]:
    """Training of a model that really learns, and that model on the judge's side."""

    def network() -> Any:
        layers = keras.layers
        # Moving statistics belong to an epoch's weights as well.
        hidden = [layers.Dense(6, activation="tanh"), layers.BatchNormalization(momentum=0.5)]
        return keras.Sequential([keras.Input((3,)), *hidden, layers.Dense(1)])

    reference = Reference(network, "mean_absolute_error")
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(24, 3)).astype("float32")
    y = generator.normal(size=(24, 1)).astype("float32")
    compiled = compiled_with("mean_absolute_error", "sgd", ["mse"])
    given = reference.given()
    call = Call(
        "train_with_early_stopping",
        (Given(given.config, given.weights, compiled), x, y),
        {"patience": 2, "epochs": 4, "validation_split": 0.25},
    )
    return TrainingRequest(call, seed), reference


@check(name="real_model", after=("history", "stops", "best_weights"), pinned=({"kind": "exact"}, {"kind": "models"}))
def real_model(subject: Subject, kind: str) -> None:
    """On a model that really learns, the weights at the end are those of the lowest validation loss."""
    if kind == "exact":
        _judge_weights(subject)
        return
    loss = "huber"
    targets, units, activation = labels_for(loss)
    given = handed(kind, units, activation, loss, "rmsprop")
    named = {"patience": 1, "epochs": 2, "validation_split": 0.25}
    call = Call("train_with_early_stopping", (given, batch_for(given, rows=8), targets(8)), named)
    _left_alone(*_trained(subject, TrainingRequest(call, 1, updates=1, held_out=2)))


def _left_alone(call: Call, evidence: TrainingEvidence) -> None:
    leaves_alone(call, evidence, evidence.changes, TRAINING, words=_shown(call))
    if evidence.moved:
        failure = Claim(f"{evidence.moved[0]}, which is frozen, stays as it was", "it moves")
        raise Failed(failure, call=_shown(call), facts=Facts(call, evidence))


def _judge_weights(subject: Subject) -> None:
    request, reference = _real(1)
    call, evidence = _trained(subject, request)
    given, x, y = request.call.args
    facts = Facts(call, evidence)
    if "mse" not in evidence.history:
        known = ", ".join(evidence.history) or "nothing"
        raise Failed(
            Claim("the metrics that the model was compiled with in the history: mse", f"a history of {known}"),
            call=_shown(call),
            why="the model comes compiled, and training it doesn't take another compile",
            facts=facts,
        )
    _left_alone(call, evidence)
    reference.place(given.weights)
    first, found = reference.loss((x[:18],), y[:18]), evidence.history["loss"][0]
    # Where an epoch has several batches, its loss is a mean over weights that change.
    if evidence.updates == evidence.epochs and not abs(found - first) <= 1e-3 * max(first, 1.0):
        raise Failed(
            Claim(
                f"training that starts from the weights that the model has: a first loss of {first:.4f}",
                f"a first loss of {found:.4f}",
            ),
            call=_shown(call),
            facts=facts,
        )
    reference.place(evidence.weights)
    held_out = reference.loss((x[18:],), y[18:], training=False)
    best = min(evidence.history.get("val_loss", (float("nan"),)))
    if not abs(held_out - best) <= 1e-3 * max(best, 1.0):
        raise Failed(
            Claim(
                f"the weights of the lowest validation loss, {best:.4f}",
                f"weights whose loss on the held-out rows is {held_out:.4f}",
            ),
            call=_shown(call),
            facts=facts,
        )


def _pictures(subject: Subject) -> Iterator[Curves]:
    losses, patience = _SCRIPTS[4]
    _, evidence = _trained(subject, _scripted(losses, patience))
    last, best = _ends(losses, patience)
    yield Curves(
        f"patience={patience}, epochs={len(losses)}",
        "epoch",
        "validation loss",
        (
            series("what would come", losses, expected=True),
            series("what your training saw", evidence.history.get("val_loss", ())),
        ),
        first=1,
        marks=(Mark(evidence.position, f"epoch {evidence.position:g}: the weights at the end"),),
        note=f"the best of these epochs is {best + 1}, and with it patience runs out in epoch {last + 1}",
    )


def _ahead() -> Iterator[TrainingRequest]:
    # No more than the first check asks for: what it draws waits behind this, and an answer's epochs may be slow.
    return (_scripted(*one["script"], rows=one["rows"], split=one["split"]) for one in _HISTORIES)


kata = Kata(
    __name__,
    title="Early stopping",
    questions=("Q36", "Q21", "K9"),
    functions=(signature(_SIGNATURE),),
    checks=(history, stops, best_weights, defaults, real_model),
    hints=(
        "Which loss tells whether the model still gets better on data it doesn't learn from?",
        "When training stops, how old are the weights, and which ones would you rather have?",
        "What should happen when the last epoch comes before patience runs out?",
    ),
    ahead=_ahead,
    pictures=_pictures,
)
