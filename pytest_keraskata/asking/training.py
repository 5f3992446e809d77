"""Asking for the course of a training."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.handed import Change
from pytest_keraskata.asking.message import Evidence, Request
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Raised, Returned


def held_out(rows: int, split: float) -> int:
    """How many rows `fit` holds out for this `validation_split`."""
    return rows - math.floor(rows * (1.0 - split))


@dataclass(frozen=True)
class TrainingRequest(Request, probe="pytest_keraskata.answer.probes.training"):
    """Call a function that trains a model, and report the course of the training.

    Args:
        call: the call; its first argument is a `Given` or a `Script`.
        updates: that a `Given` has already made, each on the first so many rows that `held_out` leaves.
        held_out: how many of the rows come last.
    """

    call: Call
    seed: int = 0
    updates: int = 0
    held_out: int = 0


@dataclass(frozen=True)
class TrainingEvidence(Evidence):
    """The course of a training.

    Args:
        epochs: how many epochs the model was trained.
        history: what `History.history` holds.
        returned: what the function returned.
        position: epochs of training that the final weights have behind them (a `Script` counts them).
        trained_rows: which rows were trained on; `held_out_rows` which were only evaluated.
        weights: the final weights of a `Given`.
        updates: optimizer updates made.
        mispaired: rows that a `Script` saw beside a target of another row's.
        batches: how many rows each batch had that a `Script` was trained on.
        rates: the learning rates at which a `Script` was trained, in order, each only where it changes.
        weighted: whether some rows of a `Script` counted more than others.
        changes: what of the model is no longer as it was.
        moved: weights of a `Given` that came frozen and have other values now.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_history: bool = False
    epochs: int = 0
    history: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    position: float = 0.0
    trained_rows: tuple[int, ...] = ()
    held_out_rows: tuple[int, ...] = ()
    weights: tuple[Array, ...] = ()
    updates: int = 0
    mispaired: int = 0
    stopping: Mapping[str, Plain] = field(default_factory=dict)
    batches: tuple[int, ...] = ()
    rates: tuple[float, ...] = ()
    weighted: bool = False
    changes: tuple[Change, ...] = ()
    moved: tuple[str, ...] = ()
