"""Asking what a call leaves as it was of a model that is handed to it."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Message, Request
from pytest_keraskata.asking.model import Optimizer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned

# What of a model is looked at. "memory" is what its optimizer remembers of its steps, "counts" what its metrics do.
ASPECTS = (
    "layers", "trainable", "optimizer", "settings", "loss", "metrics", "running", "weights", "memory", "counts",
)  # fmt: skip

# At how many steps behind it an optimizer is asked for its learning rate.
STEPS = (0, 10, 100, 10_000)


@dataclass(frozen=True)
class HandedRequest(Request, probe="pytest_keraskata.answer.probes.handed"):
    """Hand over a model, and report what is no longer as it was after the call.

    Args:
        call: the call; one of its arguments is a `Given`.
        inputs: one batch.
        targets: its targets.
        updates: that a compiled model has behind it when it is handed over.
        steps: updates that follow the call.
    """

    call: Call
    inputs: Array
    targets: Array
    updates: int = 0
    steps: int = 0


@dataclass(frozen=True)
class Change(Message):
    """Something about a handed-over model that is no longer as it was.

    Args:
        aspect: one of `ASPECTS`.
        what: which part of the model.
        before: how it stood, in a few words, or "".
        after: how it stands.
    """

    aspect: str
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class HandedEvidence(Evidence):
    """What a call left of a model.

    Args:
        is_returned: whether the model itself came back.
        changes: what is no longer as it was.
        after: the weights right after the call; `stepped` those after each update that followed.
        names: of the weights, as one would say them.
        frozen: which of them came as part of a frozen layer.
        optimizer: the compiled optimizer, or None.
        rates: its learning rate at each of the `STEPS`.
        problem: what these updates raised, or None.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_returned: bool = False
    changes: tuple[Change, ...] = ()
    after: tuple[Array, ...] = ()
    stepped: tuple[tuple[Array, ...], ...] = ()
    names: tuple[str, ...] = ()
    frozen: tuple[bool, ...] = ()
    optimizer: Optimizer | None = None
    rates: tuple[float, ...] = ()
    problem: Raised | None = None
