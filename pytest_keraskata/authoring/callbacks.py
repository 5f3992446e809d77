"""Katas whose function makes a callback: it is new at each call, and what isn't its own it leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pytest_keraskata.asking.call import Call, InFolder
from pytest_keraskata.asking.callback import CallbackEvidence, CallbackRequest, EpochEvidence
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.failures.training import Interferes
from pytest_keraskata.kata import given

# What others have left in the folder.
_KEPT = {"notes.txt": "of an earlier training\n", "00-1.0000.keras": "a model", "older/best.keras": "a different model"}


def made(
    subject: Subject,
    request: CallbackRequest,
    *,
    sets_rate: bool = False,
    stops: bool = False,
    adds: Sequence[str] = (),
) -> CallbackEvidence:
    """What a callback did, which must be one, may not raise, and leaves alone what isn't its own.

    A second one, made by the same call, takes part in another training meanwhile; another callback requests a stop in the last epoch; and there are files in the folder already.

    Args:
        subject: the answer.
        request: what is asked.
        sets_rate: whether it is to change the learning rate.
        stops: whether it is to stop trainings, which is then all that stops them.
        adds: names under which it may log something of its own.

    Raises:
        Failed: if it isn't a callback, raises, or changes something else.
    """
    twin = None if request.fit else _elsewhere(request.call)
    request = replace(request, twin=twin, kept=_KEPT, stopped=request.stopped or not (stops or request.fit))
    call = request.call
    evidence: CallbackEvidence = subject.ask(request)
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a callback that takes part in training")
    facts = Facts(call, evidence)
    if not evidence.is_callback:
        returned = evidence.returned
        assert returned is not None, "a call returns or raises"
        found = "a class" if returned.type_name == "type" else returned.words
        is_list = returned.kind == "sequence"
        why = "fit takes a list of callbacks, but the task needs the callback itself" if is_list else ""
        raise Failed(Claim("a Keras callback", found), call=call, ends=True, why=why, facts=facts)
    if not evidence.is_new:
        raise Failed(Claim("a new callback on each call", "the same callback again"), call=call, facts=facts)
    if evidence.spoilt:
        failure = Interferes(
            f"{evidence.spoilt[0]}, which was there before", "it stays unchanged", "removed, or modified"
        )
        raise Failed(failure, call=call, facts=facts)
    for epoch in evidence.epochs:
        failed = _interferes(epoch, sets_rate, adds)
        if failed is not None:
            raise Failed(failed, call=call, facts=facts)
    for change in evidence.changes:
        failure = Interferes(change.what, change.before or "unchanged", change.after or "changed")
        raise Failed(failure, call=call, facts=facts)
    return evidence


def stops_by(
    rule: Callable[..., tuple[bool, int]], kept: Callable[..., int] = lambda best: best, logged: str = "val_loss"
) -> Callable[..., Mapping[str, Any]]:
    """What `fit` is called with by an answer whose callback stops by a rule, and goes back to the weights of an epoch.

    Args:
        rule: takes the losses so far and the patience, and gives whether training stops, and the best epoch.
        kept: takes those that it names of best, last, stops and patience, and gives the epoch whose weights are kept.
        logged: which of the logged values is the loss.
    """

    def asked(model: Any, patience: int) -> Mapping[str, Any]:
        losses: list[float] = []
        weights: list[Any] = []

        def seen(epoch: int, logs: Mapping[str, float]) -> None:
            losses.append(logs[logged])
            weights.append(model.get_weights())
            model.stop_training = rule(losses=losses, patience=patience)[0]

        def back(logs: object) -> None:
            stops, best = rule(losses=losses, patience=patience)
            known = {"best": best, "last": len(losses) - 1, "stops": stops, "patience": patience}
            model.set_weights(weights[given(kept, known)])

        return {"callbacks": [keras.callbacks.LambdaCallback(on_epoch_end=seen, on_train_end=back)]}

    return asked


def _interferes(epoch: EpochEvidence, sets_rate: bool, adds: Sequence[str]) -> Interferes | None:
    when = f"after epoch {epoch.number + 1}"
    found = {name: value for name, value in epoch.logs_after.items() if name in epoch.logs or name not in adds}
    same = found.keys() == epoch.logs.keys()
    if not same or any(not abs(found[name] - value) <= 1e-6 * abs(value) for name, value in epoch.logs.items()):
        return Interferes(f"the logs {when}, which all callbacks share", _told(epoch.logs), _told(found))
    if epoch.stopped and not epoch.stops:
        return Interferes(f"{when} another callback has requested a stop", "training stops", "the stop is cancelled")
    if not sets_rate and epoch.learning_rate != epoch.rate_before:
        rates = (f"{rate:g}" for rate in (epoch.rate_before, epoch.learning_rate))
        return Interferes(f"the learning rate {when}", *rates)
    return None


def _told(logs: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in logs.items()) or "nothing"


def _elsewhere(call: Call) -> Call:
    """The same call, with every path in a folder of its own."""

    def moved(value: Plain) -> Any:
        if not isinstance(value, InFolder):
            return value
        return replace(value, name=f"twin/{value.name}".rstrip("/"))

    return replace(
        call, args=tuple(map(moved, call.args)), kwargs={name: moved(value) for name, value in call.kwargs.items()}
    )


def logs_of(losses: Sequence[float | None], others: str = "falling") -> tuple[Mapping[str, float], ...]:
    """What epochs of these validation losses log; None for none. Other values tell another story: "falling", "rising"."""
    told = []
    for number, loss in enumerate(losses):
        up, down = 1.0 + number, 10.0 / (1 + number)
        rising = others == "rising"
        logs = {"loss": up if rising else down, "accuracy": 1 - 1 / up if rising else 1 / up}
        told.append(logs if loss is None else logs | {"val_loss": loss, "val_accuracy": logs["accuracy"]})
    return tuple(told)


def trains_at(
    call: Call,
    evidence: CallbackEvidence,
    epochs: Sequence[EpochEvidence],
    rates: Sequence[float],
    losses: Sequence[float | None],
    which: str = "",
) -> None:
    """These epochs are trained at these learning rates, as many of them as there are losses.

    Args:
        call: the call.
        evidence: what the callback did.
        epochs: those of one training.
        rates: the right ones.
        losses: the validation losses, None for none.
        which: of several trainings, as it is shown.

    Raises:
        Failed: if one isn't, or training stops.
    """
    facts = Facts(call, evidence)
    for place, (epoch, wanted) in enumerate(zip(epochs, rates, strict=False)):
        if not abs(epoch.trained_at - wanted) <= 1e-4 * wanted:
            told = ", ".join("none" if one is None else f"{one:.6g}" for one in losses)
            found = ", ".join(f"{one.trained_at:.3g}" for one in epochs)
            words = f"a learning rate of {wanted:g} in epoch {place + 1}{which}"
            next_ones = ", ".join(f"{one.trained_at:g}" for one in epochs[place + 1 : place + 8])
            seen = f"{epoch.trained_at:g}" + f", then {next_ones}" * bool(next_ones)
            notes = f"validation loss by epoch: {told}", f"learning rate by epoch:   {found}"
            why, advice = "optimizer.lr is an old name that Keras no longer reads", "what is the attribute called now?"
            why, advice = (why, advice) if evidence.settings.get("sets_lr") else ("", "")
            raise Failed(Claim(words, seen, notes), call=call, why=why, advice=advice, facts=facts)
    if len(epochs) < len(losses):
        words = f"training that continues for all {len(losses)} epochs"
        raise Failed(Claim(words, f"training that stops after epoch {len(epochs)}"), call=call, facts=facts)


def lowers(
    rule: Callable[..., list[float]],
    logged: str = "val_loss",
    forgets: bool = True,
    own: bool = False,
    **otherwise: Any,
) -> Callable[..., Any]:
    """An answer whose callback changes the learning rate by a rule.

    Args:
        rule: takes the losses so far, factor, patience and the rate at first, and gives the rate of each epoch and the next.
        logged: which of the logged values is the loss.
        forgets: whether another training starts afresh.
        own: whether it sets the rate that it knows itself, where it else scales the one that the optimizer has.
        otherwise: defaults that differ from the task's.
    """

    names = "factor", "patience"

    def made(*args: Any, **kwargs: Any) -> Any:
        given = {"factor": 0.2, "patience": 3, **otherwise, **dict(zip(names, args, strict=False)), **kwargs}
        losses: list[Any] = []
        start: list[float] = []

        def begin(logs: object) -> None:
            if forgets:
                losses.clear()
                start.clear()
            start.append(float(callback.model.optimizer.learning_rate))

        def seen(epoch: int, logs: Mapping[str, float]) -> None:
            losses.append(logs.get(logged))
            before, after = rule(losses=losses, rate=start[0], **given)[-2:]
            if after != before:
                known = float(callback.model.optimizer.learning_rate)
                callback.model.optimizer.learning_rate = after if own else known * after / before

        callback = keras.callbacks.LambdaCallback(on_train_begin=begin, on_epoch_end=seen)
        return callback

    return made


def plateau(**settings: Any) -> Callable[..., Any]:
    """An answer that makes Keras's callback with other settings."""
    return lambda factor=0.2, patience=3: keras.callbacks.ReduceLROnPlateau(
        **{"factor": factor, "patience": patience, **settings}
    )


def also(act: Callable[[Any, dict[str, Any]], object]) -> Callable[..., Any]:
    """An answer that lowers the rate as it should and does something else after each epoch, with model and logs."""

    def made(factor: float = 0.2, patience: int = 3) -> Any:
        callback = keras.callbacks.ReduceLROnPlateau(factor=factor, patience=patience)
        inner = callback.on_epoch_end
        callback.on_epoch_end = lambda epoch, logs=None: (inner(epoch, logs), act(callback.model, logs))
        return callback

    return made


@dataclass(frozen=True)
class Watched:
    """What a callback did, and what is judged of it."""

    call: Call
    evidence: CallbackEvidence

    def judge(self, holds: object, expected: str, found: str, advice: str = "") -> None:
        """Something holds, or else it is said what was expected, and what was found.

        Raises:
            Failed: if it doesn't hold.
        """
        if not holds:
            raise Failed(Claim(expected, found), call=self.call, advice=advice, facts=Facts(self.call, self.evidence))


def watched(subject: Subject, request: CallbackRequest, **allowed: Any) -> Watched:
    """As `made`, to be judged."""
    return Watched(request.call, made(subject, request, **allowed))


def hooked(**hooks: Callable[..., Any]) -> Any:
    """A callback of these hooks, each of which gets the callback first."""
    callback = keras.callbacks.LambdaCallback()
    for name, hook in hooks.items():
        setattr(callback, name, partial(hook, callback))
    return callback


def as_class(make: Callable[..., Any]) -> type:
    """A class whose objects are what a function makes; no base of it is Keras's, which is imported later."""
    return type("Made", (), {"__new__": lambda cls, *args, **kwargs: make(*args, **kwargs)})
