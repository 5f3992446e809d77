"""A callback that writes the model after every epoch."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, InFolder
from pytest_keraskata.asking.callback import CallbackEvidence, CallbackRequest, EpochEvidence, SavedModel
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.callbacks import made
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata

_TEXT = Call("checkpoint_callback", (InFolder(),))
_PATH = Call("checkpoint_callback", (), {"directory": InFolder(as_text=False)})
_RISING = (0.5, 0.75, 1.25)


def _name(number: int, loss: float) -> str:
    return f"{number + 1:02d}-{loss:.4f}.keras"


def _ask(
    subject: Subject, call: Call, trainings: Sequence[Sequence[float]], *, first: int = 0, loads: bool = True
) -> CallbackEvidence:
    logs = tuple(
        tuple({"loss": 9.0 - number, "val_loss": loss, "accuracy": 0.5} for number, loss in enumerate(losses))
        for losses in trainings
    )
    return made(subject, CallbackRequest(call, logs, first_epoch=first, loads=loads))


def _failed(
    call: Call, evidence: CallbackEvidence, expected: str, found: str, why: str = "", advice: str = ""
) -> Failed:
    return Failed(Claim(expected, found), call=call, why=why, advice=advice, facts=Facts(call, evidence))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "no file"


def _models(names: Sequence[str]) -> list[str]:
    return [name for name in names if name.endswith((".keras", ".h5"))]


def _all_there(call: Call, evidence: CallbackEvidence) -> None:
    """After each epoch its file is there, and those of the epochs before."""
    expected: set[str] = set()
    for epoch in evidence.epochs:
        expected.add(_name(epoch.number, epoch.logs["val_loss"]))
        found = _models(epoch.files)
        if set(found) != expected:
            why, advice = _why(evidence, epoch, found)
            raise _failed(
                call,
                evidence,
                f"after epoch {epoch.number + 1}, val_loss {epoch.logs['val_loss']:g}: {_listed(sorted(expected))}",
                _listed(found),
                why,
                advice,
            )
    if set(_models(evidence.files)) != expected:
        raise _failed(
            call, evidence, f"when training is over: {_listed(sorted(expected))}", _listed(_models(evidence.files))
        )


def _why(evidence: CallbackEvidence, epoch: EpochEvidence, found: Sequence[str]) -> tuple[str, str]:
    if evidence.settings.get("save_best_only"):
        return (
            "save_best_only writes a file only where the monitored value got better",
            "which epochs should leave one?",
        )
    if found == [_name(epoch.number - 1, epoch.logs["val_loss"])]:
        return "its epochs count from 0", "with which number does ModelCheckpoint name the first epoch?"
    if found == [_name(epoch.number, epoch.logs["loss"])]:
        return "the number in the name is the training loss", "which of the logged values is asked for?"
    if not found and epoch is evidence.epochs[0] and evidence.epochs[-1].files:
        return "the first file comes only after a later epoch", "which hook is called when an epoch is over?"
    return "", ""


@check(
    losses=st.lists(st.one_of(st.integers(0, 200_000), st.integers(-(10**9), 10**9)), min_size=1, max_size=4),
    first=st.sampled_from([0, 3]),
    call=st.sampled_from([_TEXT, _PATH]),
    pinned=(
        {"losses": [5000, 7500, 12500], "first": 0, "call": _TEXT},
        {"losses": [123456, 60000, 1], "first": 8, "call": _PATH},
        {"losses": [0, 999999], "first": 98, "call": _TEXT},
        {"losses": [40_000 - 5_000 * epoch for epoch in range(12)], "first": 0, "call": _PATH},
    ),
    draws=4,
)
def names(subject: Subject, losses: list[int], first: int, call: Call) -> None:
    """Which files are there after each epoch."""
    # Four decimals and a bit, so that rounding shows but never decides.
    told = [loss / 10_000 + 1e-5 for loss in losses]
    evidence = _ask(subject, call, [told], first=first, loads=False)
    _all_there(call, evidence)


@check(
    losses=st.just(_RISING),
    call=st.sampled_from([_TEXT, _PATH]),
    pinned=({"losses": _RISING, "call": _TEXT}, {"losses": _RISING[::-1], "call": _PATH}),
    draws=1,
    after=("names",),
)
def models(subject: Subject, losses: Sequence[float], call: Call) -> None:
    """Each file is the whole model as it was after its epoch."""
    evidence = _ask(subject, call, [losses])
    for epoch in evidence.epochs:
        _whole(call, evidence, epoch)


def _whole(call: Call, evidence: CallbackEvidence, epoch: EpochEvidence) -> None:
    name = _name(epoch.number, epoch.logs["val_loss"])
    written = [saved for saved in epoch.saved if saved.name == name]
    if not written:
        raise _failed(
            call, evidence, f"{name}, written after epoch {epoch.number + 1}", "a file that is older than that"
        )
    saved: SavedModel = written[0]
    if saved.raised is not None:
        raise _failed(call, evidence, f"{name} can be read by keras.models.load_model", str(saved.raised))
    same = len(saved.weights) == len(epoch.weights) and all(
        np.array_equal(one, other) for one, other in zip(saved.weights, epoch.weights, strict=True)
    )
    if not same:
        raise _failed(
            call,
            evidence,
            f"{name} holds the weights of epoch {epoch.number + 1}",
            "other weights",
            _older(evidence, saved),
        )
    if not saved.compiled:
        raise _failed(call, evidence, f"{name} holds a compiled model", "a model that is not compiled")
    if saved.iterations != epoch.iterations:
        raise _failed(
            call,
            evidence,
            f"{name} holds the optimizer's state: {epoch.iterations} updates made",
            f"an optimizer that has made {saved.iterations}",
        )


def _older(evidence: CallbackEvidence, saved: SavedModel) -> str:
    for epoch in evidence.epochs:
        if len(saved.weights) == len(epoch.weights) and all(map(np.array_equal, saved.weights, epoch.weights)):
            return f"they are those of epoch {epoch.number + 1}"
    return ""


@check(after=("names", "models"), pinned=({"call": _TEXT},))
def again(subject: Subject, call: Call) -> None:
    """A second training whose epochs have the same numbers and losses replaces the files."""
    evidence = _ask(subject, call, [[0.5, 0.25], [0.5, 0.75]])
    expected = {_name(0, 0.5), _name(1, 0.25), _name(1, 0.75)}
    if set(_models(evidence.files)) != expected:
        raise _failed(
            call, evidence, f"after two trainings {_listed(sorted(expected))}", _listed(_models(evidence.files))
        )
    for epoch in evidence.epochs:
        _whole(call, evidence, epoch)


@check(after=("names", "models"), pinned=({"call": _PATH},))
def fit(subject: Subject, call: Call) -> None:
    """In a real `fit`."""
    evidence = made(subject, CallbackRequest(call, fit=2, loads=True))
    _all_there(call, evidence)
    for epoch in evidence.epochs:
        _whole(call, evidence, epoch)


kata = Kata(
    __name__,
    title="A checkpoint after every epoch",
    questions=("K8", "Q25"),
    functions=(signature("checkpoint_callback(directory)"),),
    checks=(names, models, again, fit),
    hints=(
        "Which of Keras's callbacks writes models, and when does it fill in the braces of a name?",
        "Would you like to go on training from any epoch, or only to keep the best one?",
        "What of a model is lost where only its weights are kept?",
    ),
)
