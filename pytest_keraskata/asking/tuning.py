"""Asking what training moves in a model after its base was unfrozen."""

from dataclasses import dataclass

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.handed import Change
from pytest_keraskata.asking.message import Evidence, Request
from pytest_keraskata.asking.model import Optimizer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class TuningRequest(Request, probe="pytest_keraskata.answer.probes.tuning"):
    """Hand over a model and its base, and report what training moves afterwards.

    Args:
        call: the call; its first argument is a `Given`, its second a `PartOf`.
        inputs: one batch.
        targets: its targets.
        frozen: whether the base is frozen when it is handed over.
        trained: updates that the model has behind it.
        steps: updates that follow.
        in_graph: train in a compiled graph, as `fit` does, instead of eagerly.
    """

    call: Call
    inputs: Array
    targets: Array
    frozen: bool = True
    trained: int = 1
    steps: int = 2
    in_graph: bool = False


@dataclass(frozen=True)
class TuningEvidence(Evidence):
    """What became of a model and its base.

    Args:
        is_returned: whether the model itself came back.
        before: the weights before the call.
        after: the weights right after it.
        steps: the weights after each update.
        trainable: which weights the model says it trains.
        optimizer: the compiled optimizer, or None.
        losses: what each update reported.
        problem: what training raised, or None.
        changes: what of the model was no longer as it was after the call.
        rates: the learning rate at each of the `STEPS`.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_returned: bool = False
    before: tuple[Array, ...] = ()
    after: tuple[Array, ...] = ()
    steps: tuple[tuple[Array, ...], ...] = ()
    trainable: tuple[bool, ...] = ()
    optimizer: Optimizer | None = None
    losses: tuple[float, ...] = ()
    problem: Raised | None = None
    changes: tuple[Change, ...] = ()
    rates: tuple[float, ...] = ()
