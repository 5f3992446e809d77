"""A learning rate that falls on a plateau, by a rule of the losses: the right one, and those known to go wrong."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise

from pytest_keraskata.authoring import (
    Call, CallbackEvidence, CallbackRequest, Mistake, Subject, also, but, logs_of, lowers, made, plateau, signature,
    then, trains_at, wrong_answer,
)  # fmt: skip
from pytest_keraskata.backend import keras

REDUCE = signature("reduce_lr_callback(factor=0.2, patience=3)")
Losses = Sequence[float | None]


def rates(
    losses: Losses,
    factor: float,
    patience: int,
    rate: float,
    others: Mapping[int, float] | None = None,
    better: Callable[[float, float], bool] = lambda loss, best: loss < best - 1e-4,
    best: float = float("inf"),
    restarts: bool = True,
    forgets: bool = False,
) -> list[float]:
    """As ReduceLROnPlateau has it; within some epochs others set another rate.

    `restarts` says whether a reduction sets the count to zero, `forgets` whether its loss becomes the best one.
    """
    found, waited = [rate], 0
    for epoch, loss in enumerate(losses):
        rate = (others or {}).get(epoch, rate)
        if loss is not None:
            best, waited = (loss, 0) if better(loss, best) else (best, waited + 1)
            if waited >= patience:
                rate, waited, best = rate * factor, 0 if restarts else waited, loss if forgets else best
        found.append(rate)
    return found


@cache
def starts_anew() -> bool:
    """Whether Keras's own callback forgets the best loss when another training begins."""

    known = keras.callbacks.ReduceLROnPlateau()
    known.best = 0.0
    known.on_train_begin()
    return bool(known.best != 0.0)


def _against_last(losses: Losses, factor: float, patience: int, rate: float) -> list[float]:
    """Each loss is compared with that of the epoch before."""
    found, waited = [rate, rate], 0
    for before, loss in pairwise(losses):
        waited = 0 if loss < before - 1e-4 else waited + 1  # type: ignore[operator]
        rate, waited = (rate * factor, 0) if waited >= patience else (rate, waited)
        found.append(rate)
    return found


def _known(loss: float | None) -> float:
    if loss is None:
        raise KeyError("val_loss")
    return loss


def _once(found: list[float]) -> list[float]:
    return [max(rate, next((one for one in found if one != found[0]), found[0])) for rate in found]


_mistake = partial(wrong_answer, "reduce_lr_callback")
_WAITED, _SCALE = "after which epoch does patience run out?", "what happens to the rate on each plateau?"
_BELOW, _WHOSE = "how far below the best must a loss be?", "who else may have changed the learning rate by then?"
_SETTINGS = "which settings does the task need, and which keep their defaults?"
REDUCES: tuple[Mistake, ...] = (
    _mistake("highest-loss", lowers(but(rates, losses=lambda losses: [-loss for loss in losses])),
             "the highest validation loss is treated as the best", "is a loss better when it is high or low?"),
    _mistake("training-loss", lowers(rates, "loss"), "the callback watches loss, the loss on training rows",
             "on which rows should the loss be monitored?"),
    _mistake("one-more", lowers(but(rates, patience=lambda patience: patience + 1)),
             "the callback waits one epoch longer than patience", _WAITED),
    _mistake("one-short", lowers(but(rates, patience=lambda patience: patience - 1)),
             "the callback waits one epoch less than patience", _WAITED),
    _mistake("keras-factor", lowers(but(rates, factor=lambda _: 0.1)),
             "the callback multiplies by 0.1, Keras's default", "what is factor for?"),
    _mistake("fixed", lowers(but(rates, factor=lambda _: 0.2, patience=lambda _: 3)),
             "factor and patience are 0.2 and 3, whatever the call passes", "does your function use its arguments?"),
    _mistake("divided", lowers(but(rates, factor=lambda factor: 1 / factor)),
             "the learning rate is divided by factor, and grows", _SCALE),
    _mistake("complement", lowers(but(rates, factor=lambda factor: 1 - factor)),
             "the learning rate is multiplied by 1 - factor", _SCALE),
    _mistake("own-rate", lowers(rates, own=True),
             "the callback sets a rate that it remembers, whatever rate the optimizer has by then", _WHOSE),
    _mistake("best-forgotten", lowers(partial(rates, forgets=True)), "the best loss is forgotten with each reduction",
             "which values start afresh after a reduction?"),
    _mistake("count-goes-on", lowers(partial(rates, restarts=False)), "the count doesn't restart after a reduction",
             "which values start afresh after a reduction?"),
    _mistake("set-to-factor", lowers(lambda losses, factor, patience, rate: [
                 one if one == rate else factor for one in rates(losses, factor, patience, rate)]),
             "the learning rate is set to factor", _SCALE),
    _mistake("once", lowers(then(rates, _once)), "the learning rate is lowered once and never again", _SCALE),
    _mistake("every-few-epochs", lowers(lambda losses, factor, patience, rate: [
                 rate * factor ** (epoch // patience) for epoch in range(len(losses) + 1)]),
             "the rate falls every few epochs, whatever the loss is", "what does the rate have to do with the loss?"),
    _mistake("epoch-before", lowers(_against_last), "a loss is compared with that of the previous epoch",
             "which earlier loss should a new one be compared with?"),
    _mistake("relative", lowers(partial(rates, better=lambda loss, best: loss < best * (1 - 1e-4))),
             "a gain is measured as a fraction of the best loss", _BELOW),
    _mistake("best-from-ten", lowers(partial(rates, best=10.0)), "the best loss starts at a number, but losses can be higher",
             "which loss must the first epoch beat?"),
    _mistake("cooldown", plateau(cooldown=2), "the callback pauses for two epochs after each reduction",
             _SETTINGS),
    _mistake("lower-bound", plateau(min_lr=1e-3), "the learning rate never falls below 0.001", _SETTINGS),
    _mistake("stops", lambda factor=0.2, patience=3: keras.callbacks.EarlyStopping(patience=patience),
             "training stops on the plateau instead of continuing with smaller steps",
             "which of Keras's callbacks changes the learning rate?"),
    _mistake("schedule", lambda factor=0.2, patience=3: keras.optimizers.schedules.ExponentialDecay(0.01, patience, factor),
             "a schedule knows only how many steps were taken, and is passed to an optimizer, not to fit",
             "which of Keras's callbacks changes the learning rate?"),
    _mistake("class", lambda factor=0.2, patience=3: keras.callbacks.ReduceLROnPlateau,
             "the class is returned instead of an instance", "what does fit need, a class or an object?"),
    _mistake("shared", cache(plateau()), "one callback serves all calls, so trainings share its best loss",
             "how many callbacks are there after two calls?"),
    _mistake("in-the-logs", also(lambda model, logs: logs.update(loss=0.0)), "the logs are modified, which all share", _WHOSE),
    _mistake("takes-back-a-stop", also(lambda model, logs: setattr(model, "stop_training", False)),
             "a stop that another callback requested is cancelled", _WHOSE),
)  # fmt: skip
MIN_DELTA = (
    _mistake("any-gain", plateau(min_delta=0), "any decrease counts as an improvement, however small", _BELOW),
    _mistake("thousandth", plateau(min_delta=1e-3), "a gain has to be larger than Keras's default for it", _BELOW),
)  # fmt: skip
AGAIN = (
    _mistake("remembers", lowers(rates, forgets=False), "the best loss of one training run is kept for the next one",
             "what has to be reset when training starts?"),
)  # fmt: skip
_NONE = "what is there to compare if nothing was validated?"
NO_VALIDATION = (
    _mistake("needs-val-loss", lowers(but(rates, losses=lambda losses: [_known(loss) for loss in losses])),
             "val_loss is assumed to exist, but some epochs don't log it", _NONE),
    _mistake("none-is-zero", lowers(but(rates, losses=lambda losses: [loss or 0.0 for loss in losses])),
             "a loss that wasn't logged counts as zero, which no other loss beats", _NONE),
    _mistake("none-waits", lowers(but(rates, losses=lambda losses: [
                 float("inf") if loss is None else loss for loss in losses])),
             "an epoch without validation counts as an epoch without improvement", _NONE),
)  # fmt: skip
DEFAULTS = (
    _mistake("other-patience", lowers(rates, patience=5), "the default of patience is not the one in the task",
             "which defaults does the task's signature have?"),
    _mistake("keras-defaults", lowers(rates, factor=0.1, patience=10),
             "the defaults are those of ReduceLROnPlateau, not the ones in the task",
             "which defaults does the task's signature have?"),
    _mistake("other-factor", lowers(rates, factor=0.1), "the default of factor is not the one in the task",
             "which defaults does the task's signature have?"),
)  # fmt: skip


def reducing(subject: Subject, request: CallbackRequest) -> CallbackEvidence:
    # Keras's own callback logs the learning rate.
    return made(subject, request, sets_rate=True, adds=("learning_rate", "lr"))


def judge(
    subject: Subject, call: Call, *trainings: Losses, rate: float = 0.5, others: str = "falling", at: int | None = None,
    scalars: str = "float", first: int = 0,
) -> None:  # fmt: skip
    """Each epoch of these trainings is trained at the right rate; in one of them others set one of their own."""
    set_to = {} if at is None else {at: 0.03125}
    logs = tuple(logs_of(losses, others) for losses in trainings)
    request = CallbackRequest(call, logs, learning_rate=rate, scalars=scalars, rates=set_to, first_epoch=first)
    evidence, asked = reducing(subject, request), REDUCE.arguments(call)
    for training, losses in enumerate(trainings):
        epochs = [epoch for epoch in evidence.epochs if epoch.training == training]
        right = rates(losses, asked["factor"], asked["patience"], rate, set_to)
        # Whoever lowers it when the next epoch begins trains just the same, so only rates that train are compared.
        rate = epochs[-1].learning_rate
        trains_at(call, evidence, epochs, right, losses, f" of training run {training + 1}" if training else "")
