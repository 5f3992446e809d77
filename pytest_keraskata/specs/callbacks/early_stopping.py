"""Training that stops when the validation loss no longer improves."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Course, Curves, Kata, Learned, Mark, Subject, TrainingRequest, check, counted, series, trained_on,
)  # fmt: skip
from pytest_keraskata.backend import keras
from pytest_keraskata.specs.callbacks._stopping import RECOMPILED, STOPS, WEIGHTS, ends, training

# What the best epoch is, where training ends and whether the patience runs out, each in its own way.
_SCRIPTS: tuple[tuple[list[float], int], ...] = (
    ([5, 3, 4, 4, 4, 1, 1], 2), ([1, 2, 3, 4, 5, 6, 7, 8], 1), ([4, 3, 2, 1], 2), ([3, 2, 2, 2, 2], 2),
    ([5, 4, 6, 3, 6, 6, 2, 6, 6, 6, 1], 3), ([2, 3], 4), ([5, 3, 3, 3, 1], 2),
    # Better than the epoch before, but not than the best.
    ([5, 1, 3, 2, 4, 3], 2), ([6, 2, 5, 4, 3, 4, 3], 2),
    # Small gains count, of small and of large losses, and so does a loss in millions.
    ([1, 1023 / 1024, 1022 / 1024, 1021 / 1024], 1), ([0.5, 0.492, 0.484, 0.476, 0.468], 1), ([1000, 995, 990, 985], 1),
    ([5e6, 4e6, 6e6, 3e6], 2), ([2.0**119, 2.0**118, 2.0**119, 2.0**117], 2),
    # Below zero, and zero as the best; far above whatever a best might start at; gains of a millionth.
    ([2, 1, 0, 1, -1, 0, 0, -1], 2), ([0, 1, 1, 1], 2), ([1, 0, 3, 2, 2, 2], 2), ([-1, -2, -4, -3, -3.5, -3.75], 3),
    ([3000, 2000, 1500, 1750, 1600, 1700], 3), ([1 - step * 2.0**-20 for step in (0, 1, 2, 3, 2, 3, 4)], 2),
    # One good epoch long before the end, and a patience that is never used up.
    ([50.0 - epoch if epoch < 20 else 40.0 + epoch % 3 for epoch in range(60)], 50),
)  # fmt: skip
# What keeps the order of losses, whatever they are.
_SCALES = (
    (1.0, 0.0), (1.0, -3.0), (1.0, -6.0), (1e6, 0.0), (2.0**-20, 1.0), (2.0**-20, -1.0), (500.0, -1e6), (2.0**-30, 0.0),
)  # fmt: skip
_HISTORIES: tuple[dict[str, Any], ...] = tuple(
    {"script": _SCRIPTS[place], "rows": rows, "split": split}
    for place, rows, split in ((0, 20, 0.2), (1, 11, 0.25), (0, 20, 0.5), (1, 18, 0.4))
)
# Of calls without settings: the best is long ago, or always the last one.
_LONG: tuple[list[float], ...] = (
    [2.0, 1.0, *[3.0] * 58], [100.0 - epoch for epoch in range(60)], [1.0, *[2.0] * 58], [1 / (1 + e) for e in range(60)],
)  # fmt: skip


# Moving statistics belong to an epoch's weights as well, and with this seed the best epoch is the first.
_learned = Learned(
    training,
    lambda: [keras.layers.Dense(6, "tanh"), keras.layers.BatchNormalization(momentum=0.5), keras.layers.Dense(1)],
    "mean_absolute_error", columns=1, rows=24, settings={"patience": 2, "epochs": 4, "validation_split": 0.25},
    metrics=("mse",), seed=2,
)  # fmt: skip


# The losses by epoch, and the patience.
Script = tuple[Sequence[float], int]


def _request(script: Script, told: str = "falling", split: float = 0.2, rows: int = 20) -> TrainingRequest:
    """A training with these validation losses, whose training loss tells another story."""
    (losses, patience), count = script, len(script[0])
    others = [1.0 + epoch if told == "rising" else float(count - epoch) for epoch in range(count)]
    settings = {"patience": patience, "epochs": count, "validation_split": split}
    return training.scripted(settings, losses, others, rows=rows)


def _course(subject: Subject, script: Script, **how: Any) -> Course:
    losses = ", ".join(f"{loss:.7g}" for loss in script[0])
    return training.course(subject, _request(script, **how), f"validation loss by epoch: {losses}")


@st.composite
def _scripts(draw: st.DrawFn) -> tuple[list[float], int]:
    losses = draw(st.lists(st.integers(1, 6), min_size=2, max_size=8))
    scale, offset = draw(st.sampled_from(_SCALES))
    return [scale * loss + offset for loss in losses], draw(st.integers(1, 4))


@check(
    name="history", script=st.just(_SCRIPTS[0]), rows=st.sampled_from([10, 50]), split=st.sampled_from([0.2, 0.5]),
    pinned=_HISTORIES, draws=2, mistakes=(*training.other_returns(), *training.other_rows()),
)  # fmt: skip
def history(subject: Subject, script: Script, rows: int, split: float) -> None:
    """The returned History has the validation loss, the last rows are held out, and the learning rate is unchanged."""
    course = _course(subject, script, split=split, rows=rows)
    course.returns_history("val_loss")
    course.holds_out()
    course.keeps_rate()


# What the training loss does meanwhile.
_TOLD = st.sampled_from(["falling", "rising"])


@check(
    name="stops",
    script=_scripts(),
    told=_TOLD,
    # The first ones part those mistakes that run on from those that look at other losses.
    pinned=(
        *({"script": script, "told": told} for script in _SCRIPTS[:2] for told in ("falling", "rising")),
        *({"script": script, "told": "falling"} for script in _SCRIPTS[2:]),
    ),
    draws=8,
    after=("history",),
    mistakes=STOPS,
)
def stops(subject: Subject, script: Script, told: str) -> None:
    """Training ends after the right epoch, whatever the training loss does."""
    losses, patience = script
    course = _course(subject, script, told=told)
    last, best = ends(*script)
    lasts = last + 1 == len(losses) and last - best < patience
    endured = f"{patience} in a row without a loss below {losses[best]:.7g}"
    why = "all of them, since patience never runs out" if lasts else endured
    found = course.evidence.epochs
    course.judge(found == last + 1, f"{counted(last + 1, 'epoch')}: {why}", counted(found, "epoch"))
    written = course.evidence.history.get("val_loss", ())
    shown = ", ".join(f"{one:g}" for one in written) or "none"
    # Keras's own loop keeps them in float32.
    same = len(written) == last + 1 and np.allclose(written, losses[: last + 1], rtol=1e-6, atol=0)
    course.judge(same, f"a history of {last + 1} validation losses", shown)
    course.keeps_rate()  # Also on a long plateau, where others would lower it.


@check(
    name="best_weights",
    # One seed draws the same trainings for both checks.
    script=_scripts(),
    told=_TOLD,
    pinned=tuple({"script": script, "told": "falling"} for script in _SCRIPTS),
    draws=8, after=("history", "stops"), mistakes=WEIGHTS,
)  # fmt: skip
def best_weights(subject: Subject, script: Script, told: str) -> None:
    """After training, the model has the weights of its best epoch."""
    _ends_with_the_best(_course(subject, script, told=told), ends(*script)[1])


def _ends_with_the_best(course: Course, best: int) -> None:
    found = course.evidence.position
    right = f"the weights of epoch {best + 1}, the best"
    course.judge(abs(found - (best + 1)) <= 0.01, right, f"the weights of epoch {found:g}")


@check(
    name="defaults",
    after=("history", "stops", "best_weights"),
    pinned=tuple({"losses": losses} for losses in _LONG),
    mistakes=training.other_defaults(patience=3, epochs=100, validation_split=0.1),
)
def defaults(subject: Subject, losses: list[float]) -> None:
    """Without arguments: a patience of 5, 50 epochs, a fifth held out."""
    course = training.course(subject, training.scripted({}, losses))
    epochs = ends(losses[:50], 5)[0] + 1
    course.judge(course.evidence.epochs == epochs, counted(epochs, "epoch"), counted(course.evidence.epochs, "epoch"))
    _ends_with_the_best(course, ends(losses[:50], 5)[1])
    course.holds_out()
    course.keeps_rate()


@check(
    name="real_model",
    after=("history", "stops", "best_weights"),
    pinned=({"kind": "exact"}, {"kind": "models"}),
    mistakes=(RECOMPILED,),
)
def real_model(subject: Subject, kind: str) -> None:
    """A model that really learns ends with the weights of its lowest validation loss."""
    if kind != "exact":
        trained_on(training, subject, kind, "huber", "rmsprop", {"patience": 1, "epochs": 2, "validation_split": 0.25})
        return
    course = _learned.course(subject)
    _learned.begins_with_its_weights(course)
    _learned.ends_with_the_best(course)


def _pictures(subject: Subject) -> Iterator[Curves]:
    losses, patience = _SCRIPTS[4]
    seen, (last, best) = _course(subject, _SCRIPTS[4]).evidence, ends(losses, patience)
    shown = series("after the end", losses, expected=True), series("during your training", seen.history["val_loss"])
    marks = (Mark(seen.position, f"epoch {seen.position:g}: the weights at the end"),)
    note = f"the best of these epochs is {best + 1}, so patience runs out in epoch {last + 1}"
    title = f"patience={patience}, epochs={len(losses)}"
    yield Curves(title, "epoch", "validation loss", shown, first=1, marks=marks, note=note)


kata = Kata(
    __name__,
    title="Early stopping",
    questions=("Q36", "Q21", "K9"),
    functions=(training.function,),
    checks=(history, stops, best_weights, defaults, real_model),
    hints=(
        "Which loss shows whether the model still improves on data it doesn't learn from?",
        "When training stops, how many epochs past the best are the weights, and which weights would you rather have?",
        "What should happen if the epochs run out before patience does?",
    ),
    # No more than the first check asks for: what it draws waits behind this, and an answer's epochs may be slow.
    ahead=lambda: (_request(**one) for one in _HISTORIES),
    pictures=_pictures,
)
