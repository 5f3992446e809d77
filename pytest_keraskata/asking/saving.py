"""Asking for a model that is saved and loaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pytest_keraskata.asking.call import Call, Given
from pytest_keraskata.asking.message import Evidence, Message, Request
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class SaveRequest(Request, probe="pytest_keraskata.answer.probes.saving"):
    """Hand over a model and a path, and report what was written and what came back.

    Args:
        call: the call; its first argument is a `Given`, its second an `InFolder`.
        inputs: one batch.
        targets: its targets.
        steps: updates that a compiled model has behind it when it is handed over.
        there: what lies at the path before: "" for nothing, "text" or "model" for a file of that kind.
        other: another model that is handed over with the same path afterwards, or None.
    """

    call: Call
    inputs: Array
    targets: Array
    steps: int = 0
    there: str = ""
    other: Given | None = None


@dataclass(frozen=True)
class ModelState(Message):
    """A model as it stands.

    Args:
        weights: their values.
        trainable: which of them train.
        outputs: for the request's inputs, at inference.
        compiled: whether it is compiled.
        optimizer: the class of its optimizer, "" where there is none.
        optimizer_state: the values of its optimizer's variables.
        next_logs: what one more update logs, by name.
        next_weights: the weights after it.
        problem: what that update raised, or None.
    """

    weights: tuple[Array, ...]
    trainable: tuple[bool, ...]
    outputs: Array
    compiled: bool = False
    optimizer: str = ""
    optimizer_state: tuple[Array, ...] = ()
    next_logs: Mapping[str, float] = field(default_factory=dict)
    next_weights: tuple[Array, ...] = ()
    problem: Raised | None = None


@dataclass(frozen=True)
class SaveEvidence(Evidence):
    """What saving and loading showed.

    Args:
        is_same: whether the very model came back.
        shares: whether the model that came back shares variables with the one that was handed over.
        before: the model before the call.
        after: the same model after it.
        loaded: the model that came back.
        lost: what of it is another: keys of `answer.kept`.
        other: what came back for the other model, or None where it was not asked for or no model came.
        file: the bytes at the path, or None where there is no file.
        files: the names of all files that were not there before.
        disturbed: files that were there beside the path and are others, or gone.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_model: bool = False
    is_same: bool = False
    shares: bool = False
    before: ModelState | None = None
    after: ModelState | None = None
    loaded: ModelState | None = None
    lost: tuple[str, ...] = ()
    other: ModelState | None = None
    file: Array | None = None
    files: tuple[str, ...] = ()
    disturbed: tuple[str, ...] = ()
