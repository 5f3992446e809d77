"""A callback that writes the model after every epoch."""

import math
from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Call, CallbackRequest, EpochEvidence, InFolder, Kata, Subject, Watched, check, signature, watched,
)  # fmt: skip
from pytest_keraskata.specs.callbacks._files import KEEPS, MODELS, NAMES, name_of

_TEXT = Call("checkpoint_callback", (InFolder(),))
_PATH = Call("checkpoint_callback", (), {"directory": InFolder(as_text=False)})
_RISING = (0.5, 0.75, 1.25)


def _asked(
    subject: Subject, call: Call, *trainings: Sequence[float], first: int = 0, loads: bool = True, fit: int = 0
) -> Watched:
    logs = tuple(
        tuple({"loss": 9.0 - number, "val_loss": loss, "accuracy": 0.5} for number, loss in enumerate(losses))
        for losses in trainings
    )
    return watched(subject, CallbackRequest(call, logs, first_epoch=first, loads=loads, fit=fit))


def _are_there(seen: Watched, files: Sequence[str], expected: set[str], when: str) -> None:
    """Of models just these are there."""
    found = [name for name in files if name.endswith((".keras", ".h5"))]
    shown = ", ".join(found) or f"no file{_later(seen, expected)}"
    seen.judge(set(found) == expected, f"{when}: {', '.join(sorted(expected))}", shown)


def _later(seen: Watched, expected: set[str]) -> str:
    """When the models are there, if later than they should be."""
    for epoch in seen.evidence.epochs:
        if expected <= {*epoch.files}:
            return f" before epoch {epoch.number + 1} is over"
    return " before training ends" if expected <= {*seen.evidence.files} else ""


def _all_there(seen: Watched) -> None:
    """After each epoch its file is there, and those of the epochs before."""
    expected: set[str] = set()
    for epoch in seen.evidence.epochs:
        loss = epoch.logs["val_loss"]
        expected.add(name_of(epoch.number, loss))
        _are_there(seen, epoch.files, expected, f"after epoch {epoch.number + 1}, val_loss {loss:g}")
    _are_there(seen, seen.evidence.files, expected, "at the end of training")


def _whole(seen: Watched, epoch: EpochEvidence) -> None:
    """The epoch's file is the whole model as it was after it."""
    name = name_of(epoch.number, epoch.logs["val_loss"])
    written = [saved for saved in epoch.saved if saved.name == name]
    seen.judge(written, f"{name}, written after epoch {epoch.number + 1}", "an older file")
    saved = written[0]
    seen.judge(saved.raised is None, f"{name} can be read by keras.models.load_model", str(saved.raised))
    pairs = list(zip(saved.weights, epoch.weights, strict=False))
    alike = len(saved.weights) == len(epoch.weights) and all(one.shape == other.shape for one, other in pairs)
    off = max((float(np.max(np.abs(one - other))) for one, other in pairs), default=0.0) if alike else math.inf
    found = f"weights that are off by up to {off:.3g}" if alike else "weights of different shapes"
    seen.judge(off == 0, f"{name} holds the weights of epoch {epoch.number + 1}", found)
    seen.judge(saved.compiled, f"{name} holds a compiled model", "a model that is not compiled")
    words = f"{name} holds the optimizer's state: {epoch.iterations} updates made"
    seen.judge(saved.iterations == epoch.iterations, words, f"an optimizer with {saved.iterations}")
    same = len(saved.memory) == len(epoch.memory) and all(map(np.array_equal, saved.memory, epoch.memory))
    seen.judge(
        same, f"{name} holds what the optimizer remembers of earlier steps", "an optimizer with a different memory"
    )
    same = saved.settings == epoch.settings
    seen.judge(same, f"{name} holds the model as it is compiled", "a model that is compiled in a different way")


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
    mistakes=NAMES,
)
def names(subject: Subject, losses: list[int], first: int, call: Call) -> None:
    """After each epoch, the right files exist."""
    # Four decimals and a bit, which rounds up: so that it shows whether numbers are cut, and rounding never decides.
    told = [loss / 10_000 + 7e-5 if loss else 0.0 for loss in losses]
    _all_there(_asked(subject, call, told, first=first, loads=False))


@check(
    losses=st.just(_RISING),
    call=st.sampled_from([_TEXT, _PATH]),
    pinned=({"losses": _RISING, "call": _TEXT}, {"losses": _RISING[::-1], "call": _PATH}),
    draws=1,
    after=("names",),
    mistakes=MODELS,
)
def models(subject: Subject, losses: Sequence[float], call: Call) -> None:
    """Each file holds the whole model as it was after its epoch."""
    seen = _asked(subject, call, losses)
    for epoch in seen.evidence.epochs:
        _whole(seen, epoch)


@check(after=("names", "models"), pinned=({"call": _TEXT}, {"call": _PATH}), mistakes=KEEPS)
def again(subject: Subject, call: Call) -> None:
    """A second training whose epochs have the same numbers and losses replaces the files."""
    seen = _asked(subject, call, [0.5, 0.25], [0.5, 0.75])
    expected = {name_of(0, 0.5), name_of(1, 0.25), name_of(1, 0.75)}
    _are_there(seen, seen.evidence.files, expected, "after two trainings")
    for epoch in seen.evidence.epochs:
        _whole(seen, epoch)


@check(after=("names", "models"), pinned=({"call": _PATH},))
def fit(subject: Subject, call: Call) -> None:
    """In a real `fit`, the files are written as well."""
    seen = _asked(subject, call, fit=2)
    _all_there(seen)
    for epoch in seen.evidence.epochs:
        _whole(seen, epoch)


kata = Kata(
    __name__,
    title="A checkpoint after every epoch",
    questions=("K8", "Q25"),
    functions=(signature("checkpoint_callback(directory)"),),
    checks=(names, models, again, fit),
    hints=(
        "Which of Keras's callbacks saves models, and when does it fill in the braces in a file name?",
        "Do you want to resume training from any epoch, or only to keep the best one?",
        "What is lost of a model if only its weights are saved?",
    ),
)
