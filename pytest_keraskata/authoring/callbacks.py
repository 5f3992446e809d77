"""Katas whose function makes a callback: it is new at each call, and what isn't its own it leaves alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pytest_keraskata.asking.call import Call, InFolder
from pytest_keraskata.asking.callback import CallbackEvidence, CallbackRequest, EpochEvidence
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.failures import Claim, Facts, Failed, Interferes

# What others have left in the folder.
_KEPT = {"notes.txt": "of an earlier training\n", "00-1.0000.keras": "a model", "older/best.keras": "another model"}


def made(
    subject: Subject,
    request: CallbackRequest,
    *,
    sets_rate: bool = False,
    stops: bool = False,
    adds: Sequence[str] = (),
) -> CallbackEvidence:
    """What a callback did, which must be one, may not raise, and leaves alone what isn't its own.

    A second one, made by the same call, takes part in another training meanwhile; another callback asks for a stop in
    the last epoch; and there are files in the folder already.

    Args:
        subject: the answer.
        request: what is asked.
        sets_rate: whether it is to change the learning rate.
        stops: whether it is to stop trainings, which is then all that stops them.
        adds: names under which it may log something of its own.

    Raises:
        Failed: where it isn't a callback, raises, or changes something else.
    """
    twin = None if request.fit else _elsewhere(request.call)
    request = replace(request, twin=twin, kept=_KEPT, stopped=request.stopped or not (stops or request.fit))
    call = request.call
    evidence: CallbackEvidence = subject.ask(request)
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a callback that takes part in a training")
    facts = Facts(call, evidence)
    if not evidence.is_callback:
        returned = evidence.returned
        assert returned is not None, "a call returns or raises"
        found = "a class" if returned.type_name == "type" else returned.words
        raise Failed(Claim("a Keras callback", found), call=call, ends=True, facts=facts)
    if not evidence.is_new:
        raise Failed(Claim("a new callback at each call", "the same one again"), call=call, facts=facts)
    if evidence.spoilt:
        failure = Interferes(f"{evidence.spoilt[0]}, which was there before", "it stays as it is", "gone, or changed")
        raise Failed(failure, call=call, facts=facts)
    for epoch in evidence.epochs:
        failed = _interferes(epoch, sets_rate, adds)
        if failed is not None:
            raise Failed(failed, call=call, facts=facts)
    return evidence


def _interferes(epoch: EpochEvidence, sets_rate: bool, adds: Sequence[str]) -> Interferes | None:
    when = f"after epoch {epoch.number + 1}"
    found = {name: value for name, value in epoch.logs_after.items() if name in epoch.logs or name not in adds}
    same = found.keys() == epoch.logs.keys()
    if not same or any(not abs(found[name] - value) <= 1e-6 * abs(value) for name, value in epoch.logs.items()):
        return Interferes(f"the logs {when}, which all callbacks share", _told(epoch.logs), _told(found))
    if epoch.stopped and not epoch.stops:
        return Interferes(f"{when} another callback has asked for a stop", "training stops", "the stop is taken back")
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
