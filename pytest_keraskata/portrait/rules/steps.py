"""How the first steps of training go."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait


@rule(
    "compile",
    "a negative learning rate",
    "a learning rate of nothing",
    "a learning rate that is too high",
    "a high learning rate",
    "a low learning rate",
)
def learning_rate(portrait: Portrait) -> Iterator[Fault]:
    optimizer = portrait.optimizer
    if optimizer is None or not portrait.losses:
        return
    rate = optimizer.learning_rate
    about = f"learning_rate={rate:g}"
    first, later = portrait.losses[0], portrait.losses[1:]
    if rate < 0:
        yield error(
            "a negative learning rate",
            about,
            "losses of " + _listed(portrait.losses),
            "every step goes up the slope instead of down",
            f"use {-rate:g}",
        )
        return
    trained = [move for move in portrait.moves if move.trainable]
    # Measured: weights of sound programs move by 0.0017 or more, of faulty ones by 1.4e-09 at most; rates are 1e-05
    # at least, and 1e-10 at most.
    if trained and all(not move.moved > 1e-6 for move in trained) and rate < 1e-6:
        yield error(
            "a learning rate of nothing",
            about,
            f"after {len(portrait.losses)} steps no weight has moved by a millionth of its length",
            "the steps are smaller than float32 can tell",
            "use 1e-3 with Adam, 1e-2 with SGD",
        )
    # Measured, of optimizers other than SGD: rates up to 0.05 in sound programs, from 10 in faulty ones; of SGD up to
    # 0.02, and from 10. Losses grow to 1 times the first at most with higher rates in sound ones, 3.6e+06 times at
    # least in faulty ones.
    usual = {"SGD": 0.5, "Adadelta": 5.0}.get(optimizer.kind, 0.05)
    worse = not all(np.isfinite(later)) or (bool(later) and min(later[1:] or later) > 3 * max(first, 1e-3))
    if worse and rate > usual:
        yield error(
            "a learning rate that is too high",
            about,
            "losses of " + _listed(portrait.losses) + " in the first steps",
            "the steps leap over the valley and end higher on the other side",
            f"try {rate / 100:g}",
        )
    elif rate > 4 * usual:
        yield note(
            "a high learning rate",
            about,
            f"{optimizer.kind} with {rate:g}",
            "few networks train with steps of this size",
            f"try {rate / 100:g}",
        )
    elif 0 < rate < 1e-5 and portrait.losses:
        yield note(
            "a low learning rate",
            about,
            f"{optimizer.kind} with {rate:g}",
            "right for the last touches to a trained model; a new one will take very long",
            "1e-3 is the usual start with Adam",
        )


@rule("fit", "missing numbers in the data", "weights that become nan")
def numbers_lost(portrait: Portrait) -> Iterator[Fault]:
    lost = [move.path for move in portrait.moves if np.isnan(move.moved) or np.isinf(move.moved)]
    missing = [column for column in (*portrait.x, *((portrait.y,) if portrait.y else ())) if column.missing]
    if missing and lost:
        yield error(
            "missing numbers in the data",
            "x" if missing[0] in portrait.x else "y",
            f"{missing[0].missing} numbers are nan or infinite, and after a step {lost[0]} is nan",
            "one nan makes every weight nan that it meets, even where the loss stays finite",
            "remove or replace these rows before training",
        )
    elif missing:
        # A row with some is among those that were looked at; a layer or a loss of one's own may leave them out.
        harmed = portrait.outputs is not None and not np.isfinite(portrait.outputs).all()
        yield (error if harmed or not all(np.isfinite(portrait.losses)) else note)(
            "missing numbers in the data",
            "x" if missing[0] in portrait.x else "y",
            f"{missing[0].missing} numbers are nan or infinite, and the outputs are " + ("too" if harmed else "not"),
            "nothing that is computed from a nan is a number",
            "remove or replace these rows before training",
        )
    elif lost and not any("learning rate" in one.name for one in learning_rate.look(portrait)):
        yield error(
            "weights that become nan",
            "the loss, or the size of the inputs",
            f"after {len(portrait.losses)} steps {lost[0]} is nan; losses: " + _listed(portrait.losses),
            "a number grew beyond what float32 holds, or a logarithm met 0",
            "scale the inputs, and use losses of Keras's own",
        )


@rule("compile", "a penalty that outweighs the data")
def penalty_too_large(portrait: Portrait) -> Iterator[Fault]:
    if not portrait.losses or portrait.penalty <= 0:
        return
    data = abs(portrait.losses[0] - portrait.penalty)
    share = portrait.penalty / max(data, 1e-6)
    # Measured: 0.26 at most in sound programs, 7.4e+02 at least in faulty ones.
    if share > 3:
        told = error if share > 20 else note
        yield told(
            "a penalty that outweighs the data",
            "the regularizer's factor",
            f"regularizers add {portrait.penalty:.3g} to a loss of {data:.3g}",
            "training will make the weights small before anything else",
            "a hundredth of the factor would leave the data something to say",
        )


def _listed(losses: tuple[float, ...]) -> str:
    return ", ".join(f"{loss:.3g}" for loss in losses)


@rule("fit", "hardly any steps")
def hardly_any_steps(portrait: Portrait) -> Iterator[Fault]:
    y, fitting, optimizer = portrait.y, portrait.fitting, portrait.optimizer
    if y is None or fitting is None or optimizer is None or not y.shape:
        return
    epochs, size = fitting.asked.get("epochs", 1), fitting.asked.get("batch_size", 32)
    if not isinstance(epochs, int) or not isinstance(size, int) or size < 1 or "Adam" not in optimizer.kind:
        return
    steps = epochs * -(-y.shape[0] // size)
    # Each step of Adam moves a weight by the learning rate at most, and weights begin at about 0.1. Measured: 0.006 at most
    # in seven sound programs that are short on purpose, 0.01 and more in all others.
    if 0 < steps * optimizer.learning_rate < 0.01:
        yield note(
            "hardly any steps",
            "epochs",
            f"{epochs} epochs of {-(-y.shape[0] // size)} steps with a learning rate of {optimizer.learning_rate:g}",
            f"no weight can move by more than {steps * optimizer.learning_rate:.2g}",
            "more epochs, smaller batches or a larger learning rate",
        )
