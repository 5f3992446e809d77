"""A callback that lowers the learning rate on a plateau."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.callback import CallbackEvidence, CallbackRequest, EpochEvidence
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.callbacks import made
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.pictures import Curves, series
from pytest_keraskata.kata import Kata

_SIGNATURE = "reduce_lr_callback(factor=0.2, patience=3)"
_MIN_DELTA = 1e-4
# None of these sums differ by just 0.0001, where rounding would decide.
_STEP = 3e-5

Losses = Sequence[float | None]


def expected_rates(
    losses: Losses,
    factor: float,
    patience: int,
    rate: float,
    min_delta: float = _MIN_DELTA,
    others: Mapping[int, float] | None = None,
) -> list[float]:
    """The learning rate of each epoch, and the one after the last; within some epochs others set another one."""
    rates, best, waited = [rate], float("inf"), 0
    for epoch, loss in enumerate(losses):
        rate = (others or {}).get(epoch, rate)
        if loss is not None:
            if loss < best - min_delta:
                best, waited = loss, 0
            else:
                waited += 1
            if waited >= patience:
                rate, waited = rate * factor, 0
        rates.append(rate)
    return rates


@cache
def _starts_anew() -> bool:
    """Whether Keras's own callback forgets the best loss when another training begins."""

    known = keras.callbacks.ReduceLROnPlateau()
    known.best = 0.0
    known.on_train_begin()
    return bool(known.best != 0.0)


def _logs(losses: Losses, others: str) -> tuple[Mapping[str, float], ...]:
    """What the epochs log; the other values tell another story than the validation loss."""
    told = []
    for number, loss in enumerate(losses):
        up, down = 1.0 + number, 10.0 / (1 + number)
        rising = others == "rising"
        logs = {"loss": up if rising else down, "accuracy": 1 - 1 / up if rising else 1 / up}
        if loss is not None:
            logs |= {"val_loss": loss, "val_accuracy": logs["accuracy"]}
        told.append(logs)
    return tuple(told)


def _why(found: Sequence[float], logs: Sequence[Mapping[str, float]], factor: float, patience: int) -> tuple[str, str]:
    """Which other rule gives just these learning rates, where only one does."""
    start = found[0]
    losses = [one.get("val_loss") for one in logs]
    others = {
        ("the highest validation loss is taken for the best", "is a loss better when it is high or low?"): (
            expected_rates([None if loss is None else -loss for loss in losses], factor, patience, start)
        ),
        (f"it waits for {patience + 1} epochs without improvement", "after which epoch does patience run out?"): (
            expected_rates(losses, factor, patience + 1, start)
        ),
        ("any decrease counts as an improvement, however small", "how far below the best is better?"): (
            expected_rates(losses, factor, patience, start, 0.0)
        ),
        ("it multiplies by 0.1, which is Keras's own default", "what is factor there for?"): (
            expected_rates(losses, 0.1, patience, start)
        ),
    }
    same = [words for words, rates in others.items() if np.allclose(found, rates[: len(found)], rtol=1e-4)]
    # A rate that stays as it is fits too many stories.
    return same[0] if len(same) == 1 and min(found) < start else ("", "")


def _made(subject: Subject, request: CallbackRequest) -> CallbackEvidence:
    # Keras's own callback logs the learning rate.
    return made(subject, request, sets_rate=True, adds=("learning_rate", "lr"))


def _judge(
    subject: Subject,
    call: Call,
    trainings: Sequence[Losses],
    *,
    rate: float = 0.5,
    others: str = "falling",
    set_to: Mapping[int, float] | None = None,
    scalars: str = "float",
) -> None:
    logs = tuple(_logs(losses, others) for losses in trainings)
    request = CallbackRequest(call, logs, learning_rate=rate, scalars=scalars, rates=set_to or {})
    evidence = _made(subject, request)
    arguments = signature(_SIGNATURE).arguments(call)
    start = rate
    for training, losses in enumerate(trainings):
        epochs = [epoch for epoch in evidence.epochs if epoch.training == training]
        right = expected_rates(losses, arguments["factor"], arguments["patience"], start, others=set_to)
        # Whoever lowers it when the next epoch begins trains just the same, so only rates that train are compared.
        start = epochs[-1].learning_rate
        _same(call, evidence, epochs, right, losses, training)


def _same(
    call: Call,
    evidence: CallbackEvidence,
    epochs: Sequence[EpochEvidence],
    right: Sequence[float],
    losses: Losses,
    training: int,
) -> None:
    for place, epoch in enumerate(epochs):
        if not abs(epoch.trained_at - right[place]) <= 1e-4 * right[place]:
            which = "" if training == 0 else f" of training {training + 1}"
            found = [one.trained_at for one in epochs]
            arguments = signature(_SIGNATURE).arguments(call)
            why, advice = _why(found, [one.logs for one in epochs], arguments["factor"], arguments["patience"])
            if evidence.settings.get("sets_lr"):
                why, advice = "optimizer.lr is an old name that nobody reads any more", "what is it called now?"
            monitor = evidence.settings.get("monitor", "val_loss")
            if monitor != "val_loss":
                why, advice = f"it watches {monitor}", "on which rows should the loss be watched?"
            raise Failed(
                Claim(
                    f"epoch {place + 1}{which} is trained at a learning rate of {right[place]:g}",
                    f"{epoch.trained_at:g}",
                    (
                        "validation loss by epoch: "
                        + ", ".join("none" if one is None else f"{one:.6g}" for one in losses),
                        "learning rate by epoch:   " + ", ".join(f"{one.trained_at:.3g}" for one in epochs),
                    ),
                ),
                call=call,
                why=why,
                advice=advice,
                facts=Facts(call, evidence, {"losses": list(losses), "rates": found, "right": list(right)}),
            )
    if len(epochs) < len(losses):
        raise Failed(
            Claim(
                f"training that goes on for all {len(losses)} epochs", f"training that stops after epoch {len(epochs)}"
            ),
            call=call,
            facts=Facts(call, evidence),
        )


def _call(factor: float, patience: int) -> Call:
    return Call("reduce_lr_callback", (), {"factor": factor, "patience": patience})


_FACTORS = st.sampled_from([0.1, 0.2, 0.5, 0.9])
_PATIENCE = st.integers(1, 4)
_PLATEAUS = (
    [3.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.0, 1.5, 1.5, 1.5],
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0],
)


# What keeps the order of losses, whatever their size and sign, and every gain above 0.0001.
_SCALES: tuple[tuple[float, float], ...] = (
    (1.0, 0.0),
    (1.0, -3.0),
    (1.0, -9.0),
    (1e6, 0.0),
    (0.01, 1000.0),
    (0.01, -5e4),
)


@st.composite
def _losses(draw: st.DrawFn) -> list[float]:
    scale, offset = draw(st.sampled_from(_SCALES))
    return [scale * value + offset for value in draw(st.lists(st.integers(1, 6), min_size=2, max_size=14))]


@check(
    losses=_losses(),
    factor=_FACTORS,
    patience=_PATIENCE,
    rate=st.sampled_from([0.5, 1.0, 0.001]),
    at=st.none() | st.integers(0, 12),
    pinned=(
        {"losses": _PLATEAUS[0], "factor": 0.5, "patience": 2, "rate": 0.25, "at": None},
        {"losses": _PLATEAUS[1], "factor": 0.1, "patience": 1, "rate": 0.01, "at": None},
        {
            "losses": [2.0, 1.0, 3.0, 3.0, 0.5, 3.0, 3.0, 3.0, 3.0],
            "factor": 0.2,
            "patience": 3,
            "rate": 1.0,
            "at": None,
        },
        {"losses": [9.0 - epoch for epoch in range(8)], "factor": 0.2, "patience": 1, "rate": 0.5, "at": None},
        {"losses": [1.0, 6.0, 5.0, 4.0, 3.0, 2.0], "factor": 0.5, "patience": 2, "rate": 0.5, "at": None},
        # Another callback sets a learning rate.
        {"losses": _PLATEAUS[1], "factor": 0.5, "patience": 2, "rate": 0.5, "at": 2},
        {"losses": [2.0, *[1.0] * 6], "factor": 0.5, "patience": 2, "rate": 0.5, "at": 3},
        # Zero as the best, negative ones, a best above whatever one might begin with, gains small beside the loss.
        {"losses": [2.0, 0.0, 1.0, 0.0, -1.0, 0.0, 0.0], "factor": 0.5, "patience": 2, "rate": 0.5, "at": None},
        {"losses": [-1.0, -2.0, -1.5, -1.5, -3.0], "factor": 0.5, "patience": 2, "rate": 0.5, "at": None},
        {"losses": [5e6, 3e6, 2e6, 4e6, 1e6, 1e6], "factor": 0.5, "patience": 2, "rate": 0.5, "at": None},
        {"losses": [1000 - 0.01 * epoch for epoch in range(6)], "factor": 0.5, "patience": 2, "rate": 0.5, "at": None},
        {
            "losses": [2.0 - epoch / 64 for epoch in range(30)] + [2.0] * 30,
            "factor": 0.5,
            "patience": 9,
            "rate": 0.5,
            "at": None,
        },
    ),
    draws=6,
)
def reduces(subject: Subject, losses: list[float], factor: float, patience: int, rate: float, at: int | None) -> None:
    set_to = {} if at is None else {at: 0.03125}
    _judge(subject, _call(factor, patience), [losses], rate=rate, set_to=set_to)


@check(
    losses=_losses(),
    others=st.sampled_from(["falling", "rising"]),
    pinned=tuple(
        {"losses": losses, "others": others}
        for losses in (_PLATEAUS[0], [9.0 - epoch for epoch in range(8)])
        for others in ("falling", "rising")
    ),
    draws=2,
    after=("reduces",),
)
def watches(subject: Subject, losses: list[float], others: str) -> None:
    """Whatever the other values do."""
    _judge(subject, _call(0.5, 2), [losses], others=others, scalars="numpy" if others == "rising" else "float")


@check(
    steps=st.lists(st.integers(0, 12), min_size=3, max_size=12),
    pinned=(
        {"steps": [12, 9, 6, 3, 0, 0]},
        {"steps": [12, 8, 4, 0, 0, 0]},
        {"steps": [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]},
    ),
    draws=4,
    after=("reduces",),
)
def min_delta(subject: Subject, steps: list[int]) -> None:
    """Losses that differ by about 0.0001."""
    _judge(subject, _call(0.5, 2), [[1 + _STEP * step for step in steps]])


@check(after=("reduces",), pinned=({"case": "again"}, {"case": "waiting"}, {"case": "higher"}))
def again(subject: Subject, case: str) -> None:
    """The same callback in a second training."""
    cases: dict[str, list[Losses]] = {
        "again": [[1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]],
        "waiting": [[2.0, 3.0, 3.0], [1.0, 3.0, 3.0, 3.0, 3.0]],
        "higher": [[1.0, 0.5], [9.0, 8.0, 7.0, 6.0, 5.0]],
    }
    # Older versions of Keras keep the best loss; with them, to keep it and to forget it is both right.
    if case == "waiting" or _starts_anew():
        _judge(subject, _call(0.5, 3 if case == "waiting" else 2), cases[case])


@check(
    losses=st.lists(st.sampled_from([None, 1.0, 2.0]), min_size=3, max_size=8),
    pinned=({"losses": [None, None, None, None]}, {"losses": [2.0, None, 2.0, None, None, 2.0, 1.0]}),
    draws=4,
    after=("reduces",),
)
def without_validation(subject: Subject, losses: list[float | None]) -> None:
    _judge(subject, _call(0.5, 2), [losses])


@check(
    after=("reduces",),
    pinned=(
        {"call": Call("reduce_lr_callback")},
        {"call": Call("reduce_lr_callback", (), {"factor": 0.5})},
        {"call": Call("reduce_lr_callback", (), {"patience": 2})},
        {"call": Call("reduce_lr_callback", (0.5, 2))},
    ),
)
def defaults(subject: Subject, call: Call) -> None:
    _judge(subject, call, [[4.0, 3.0, *[5.0] * 8]])


@check(after=("reduces",), pinned=({"call": _call(0.5, 1)},))
def fit(subject: Subject, call: Call) -> None:
    """In a real `fit`, at a learning rate at which nothing improves."""
    rate = 1e-12
    evidence = _made(subject, CallbackRequest(call, learning_rate=rate, fit=4))
    _same(call, evidence, evidence.epochs, [rate, rate, rate / 2, rate / 4], [1.0] * 4, 0)


def _pictures(subject: Subject) -> Iterator[Curves]:
    losses, factor, patience, rate = _PLATEAUS[0], 0.5, 2, 0.25
    request = CallbackRequest(_call(factor, patience), (_logs(losses, "falling"),), learning_rate=rate)
    found = [epoch.trained_at for epoch in _made(subject, request).epochs]
    right = expected_rates(losses, factor, patience, rate)[: len(losses)]
    title = f"factor={factor:g}, patience={patience}"
    yield Curves(f"what it sees: {title}", "epoch", "validation loss", (series("validation loss", losses),), first=1)
    rates = (series("expected", right, expected=True), series("yours", found))
    yield Curves(f"what it does: {title}", "epoch", "learning rate", rates, first=1)


kata = Kata(
    __name__,
    title="Reducing the learning rate on a plateau",
    questions=("Q47",),
    functions=(signature(_SIGNATURE),),
    checks=(reduces, watches, min_delta, again, without_validation, defaults, fit),
    hints=(
        "Which of Keras's callbacks waits for a plateau, and what does it watch?",
        "Which of its settings are asked for here, and which stay as they are?",
        "If you write it yourself: what has to be forgotten when a training begins?",
    ),
    pictures=_pictures,
)
