"""One `fit` with the settings that were asked for."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Course, Failed, Kata, Learned, Subject, check, counted, held_in, trained_on, trains,
)  # fmt: skip
from pytest_keraskata.backend import keras
from pytest_keraskata.specs.training._fits import loop, put_back, slower, thaw, warm

training = trains(
    "train(model, x, y, epochs=20, batch_size=32, validation_split=0.2)",
    lambda epochs, batch_size, validation_split: {
        "epochs": epochs, "batch_size": batch_size, "validation_split": validation_split,
    },
)  # fmt: skip


_OFTEN, _SIZE = "which argument of fit sets the number of passes?", "which argument of fit sets the size of a batch?"
_HISTORY = (
    training.mistake("one-epoch", "training runs for one epoch, the default of fit", _OFTEN,
                     fit=lambda: {"epochs": 1}),
    training.mistake("twenty-epochs", "there are 20 epochs, whatever epochs is", _OFTEN, fit=lambda: {"epochs": 20}),
    training.mistake("an-epoch-skipped", "an initial_epoch of 1 leaves one epoch less to train",
                     "from which number does fit count epochs?", fit=lambda: {"initial_epoch": 1}),
    training.mistake("loop-of-fits", "every epoch is a separate fit, whose History covers only that epoch",
                     "what does a second fit know about the first one?", fit=loop),
    training.mistake("stops-early", "training stops as soon as the validation loss is no better",
                     "does the task mention fewer epochs?",
                     fit=lambda: {"callbacks": [keras.callbacks.EarlyStopping(patience=1)]}),
    training.mistake("every-other", "the held-out rows are evaluated only every other epoch",
                     "how many values of val_loss are there?", fit=lambda: {"validation_freq": 2}),
)  # fmt: skip
_UPDATES = (
    training.mistake("batch-size-left-out", "batches hold 32 rows, the default of fit", _SIZE,
                     fit=lambda: {"batch_size": None}),
    training.mistake("swapped", "epochs and batch size are swapped",
                     "in which order does fit take its arguments?",
                     fit=lambda epochs, batch_size: {"epochs": batch_size, "batch_size": epochs}),
    training.mistake("one-batch", "all rows make one batch", _SIZE, fit=lambda x: {"batch_size": len(x)}),
    training.mistake("warmed-up", "one extra epoch is trained first",
                     "how many updates has the model made at the end?", fit=warm),
    training.mistake("drops-last", "rows that don't fill a batch are dropped",
                     "what happens to the rest of an epoch?",
                     fit=lambda x, batch_size, validation_split: {
                         "steps_per_epoch": max(held_in(len(x), validation_split) // batch_size, 1)}),
    training.mistake("weighs-rows", "some rows count more than others", "does the task mention weights?",
                     fit=lambda x: {"sample_weight": np.linspace(0.5, 1.5, len(x))}),
    training.mistake("best-weights", "at the end the model gets the weights of an earlier epoch, its best one",
                     "which weights does training end with?", fit=lambda epochs: {"callbacks": [
                         keras.callbacks.EarlyStopping(patience=epochs, restore_best_weights=True)]}),
    training.mistake("put-back", "after training the model gets back the weights that it came with",
                     "which weights does training end with?", gives=put_back),
    training.mistake("falling-rate", "the learning rate falls from one epoch to the next",
                     "who sets the learning rate?", fit=lambda: {"callbacks": [
                         keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate / 2 if epoch else rate)]}),
)  # fmt: skip
_LONG = (
    training.mistake("capped", "there are never more than ten epochs", "does your function use epochs?",
                     fit=lambda epochs: {"epochs": min(epochs, 10)}),
    training.mistake("slower-in-the-end", "the learning rate falls during a long training run",
                     "who sets the learning rate?", fit=slower),
)  # fmt: skip
_REAL = (
    training.mistake("recompiled", "the model is already compiled, and training doesn't need another compile",
                     "who decides on the optimizer?", fit=lambda model: model.compile("adam", model.loss)),
    training.mistake("thawed", "frozen layers are trained", "what part of the model belongs to the caller?", fit=thaw),
)  # fmt: skip

# Rows, and the settings of a call: by name, by position, some left out, a batch for all rows, batches of one.
Case = tuple[int, Mapping[str, Any]]
_CASES: tuple[Case, ...] = (
    (20, {"epochs": 3, "batch_size": 5, "validation_split": 0.25}),
    (45, {"epochs": 2, "batch_size": 8, "validation_split": 0.2}),
    (11, {"epochs": 2, "batch_size": 3, "validation_split": 0.25}),
    (10, {"epochs": 1, "batch_size": 50, "validation_split": 0.5}),
    (6, {"epochs": 2, "batch_size": 1, "validation_split": 0.3}),
    (18, {"epochs": 4, "batch_size": 7, "validation_split": 0.4}),
)
# Nothing is left to improve, which is no reason to stop either.
_PERFECT: Case = (8, {"epochs": 40, "batch_size": 4, "validation_split": 0.5})
# What is left out; and a training so long that a learning rate shows that falls late, or by little.
_DEFAULTS: tuple[Case, ...] = (
    (50, {}), (8, {"epochs": 60, "batch_size": 4, "validation_split": 0.5}), _PERFECT, (43, {"epochs": 2}),
    (12, {"batch_size": 4}), (12, {"epochs": 1, "validation_split": 0.5}), (400, {"epochs": 1, "batch_size": 300}),
)  # fmt: skip
_sizes = {"epochs": st.integers(1, 4), "batch_size": st.integers(1, 12)}
_splits = st.sampled_from([0.1, 0.2, 0.3, 0.5, 0.7])
_drawn = st.tuples(st.integers(6, 30), st.fixed_dictionaries({**_sizes, "validation_split": _splits}))
_always = tuple({"case": case} for case in _CASES)


def _course(subject: Subject, case: Case) -> Course:
    """A training of a model whose losses never get better, which is no reason to stop."""
    rows, settings = case
    by_position = len(settings) == 3 and rows % 2 == 0
    falling = tuple(0.5**epoch for epoch in range(_PERFECT[1]["epochs"]))
    val_losses, losses = (falling, falling) if case == _PERFECT else ((1.0, 2.0, 3.0), (1.0,))
    request = training.scripted(settings, val_losses, losses, rows=rows, by_position=by_position)
    return training.course(subject, request, f"x and y have {rows} rows")


def _takes_updates(course: Course) -> None:
    """Each epoch goes over all rows, in batches of the size that is asked for, in any order."""
    asked, found = course.settings, course.evidence.batches
    rows, size = held_in(len(course.call.args[1]), asked["validation_split"]), asked["batch_size"]
    each = [min(size, rows - start) for start in range(0, rows, size)]
    epochs = [sorted(found[start : start + len(each)]) for start in range(0, len(found), len(each))]
    told = f"{len(found)} updates, in batches of {_listed(found)}"
    words = f"{asked['epochs']} × {len(each)} updates, each epoch in batches of {_listed(each)}"
    course.judge(epochs == [sorted(each)] * asked["epochs"], words, told)
    course.keeps_rate()


def _listed(sizes: Any) -> str:
    return (", ".join(map(str, sizes[:8])) or "nothing") + ", …" * (len(sizes) > 8)


@check(name="history", case=_drawn, pinned=_always, draws=4, mistakes=(*training.other_returns(), *_HISTORY))
def history(subject: Subject, case: Case) -> None:
    """The returned History has a loss and a validation loss for each epoch."""
    course = _course(subject, case)
    course.returns_history("loss", "val_loss", epochs=course.settings["epochs"])


@check(name="held_out", case=_drawn, pinned=_always, draws=4, mistakes=training.other_rows())
def held_out(subject: Subject, case: Case) -> None:
    """The model never trains on the last rows, and its loss on them is recorded after every epoch."""
    _course(subject, case).holds_out()


@check(name="updates", case=_drawn, pinned=_always, draws=4, after=("held_out",), mistakes=_UPDATES)
def updates(subject: Subject, case: Case) -> None:
    """Each epoch makes the right number of updates, each on a batch of the right size."""
    course = _course(subject, case)
    _takes_updates(course)
    # The model counts the epochs that it has behind it.
    last, found = course.settings["epochs"], course.evidence.position
    course.judge(abs(found - last) <= 0.01, f"the weights of epoch {last}, the last", f"the weights of epoch {found:g}")


@check(
    name="defaults",
    after=("history", "held_out", "updates"),
    pinned=tuple({"case": case} for case in _DEFAULTS),
    mistakes=(*training.other_defaults(epochs=10, batch_size=16, validation_split=0.1), *_LONG),
)
def defaults(subject: Subject, case: Case) -> None:
    """Omitted arguments have the defaults of the signature; longer trainings are right as well."""
    course = _course(subject, case)
    course.holds_out()
    try:
        _takes_updates(course)
    except Failed as failed:
        # As long a training whose losses don't fall has been right before.
        stops = case == _PERFECT and len(course.evidence.batches) < _PERFECT[1]["epochs"]
        why = "training stops as soon as the model is good enough" if stops else ""
        raise failed.because(why, "does the task mention fewer epochs?") from None
    course.returns_history("loss", "val_loss", epochs=course.settings["epochs"])
    course.leaves_alone()


# One step an epoch where all rows fit, with the momentum of the step before.
_learned = Learned(
    training,
    lambda: [keras.layers.Dense(4, "tanh"), keras.layers.Dense(3, "tanh", trainable=False), keras.layers.Dense(2)],
    "mean_squared_error", columns=2, rows=15, settings={"epochs": 2, "batch_size": 64, "validation_split": 0.2},
)  # fmt: skip


@check(after=("history", "held_out", "updates"), pinned=({"kind": "exact"}, {"kind": "images"}), mistakes=_REAL)
def real_model(subject: Subject, kind: str) -> None:
    """Real models take the steps of the optimizer that they came with, and are otherwise left as they were."""
    if kind == "exact":
        _learned.takes_steps(_learned.course(subject, updates=1), _learned.settings["epochs"])
        return
    settings = {"epochs": 1, "batch_size": 8, "validation_split": 0.2}
    course = trained_on(training, subject, kind, "sparse_categorical_crossentropy", "sgd", settings, rows=15)
    told, made = course.evidence.history.get("val_loss", ()), course.evidence.updates - 1
    holds = len(told) == 1 and np.all(np.isfinite(told)) and made == 2
    found = f"{counted(made, 'update')}, {counted(len(told), 'value')} of val_loss"
    course.judge(holds, "one epoch of two updates, and its val_loss", found)


kata = Kata(
    __name__,
    title="Training a model",
    questions=("Q27", "Q4"),
    functions=(training.function,),
    checks=(history, held_out, updates, defaults, real_model),
    hints=(
        "Which method of a model goes over the data again and again?",
        "Which rows does that method hold out, the first or the last ones, and does it shuffle first?",
        "What does that method return, and who needs it?",
    ),
)
