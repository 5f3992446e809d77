"""Asking what a callback does while a model is trained."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.handed import Change
from pytest_keraskata.asking.message import Evidence, Message, Request
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class CallbackRequest(Request, probe="pytest_keraskata.answer.probes.callback"):
    """Make a callback, and report what it does while a small model is trained.

    Args:
        call: the call that returns the callback.
        trainings: what each epoch logs, in one training after another; the same callback takes part in all.
        first_epoch: the number of each training's first epoch.
        learning_rate: at the start.
        scalars: how logged values are passed: "float", "numpy" or "tensor".
        fit: instead of the scripted trainings, epochs of a real `fit`.
        files: text of files that are there before, by name.
        late: text that others add to files when the callback is already made, by name.
        loads: read every `.keras` file back after the epoch that wrote it.
        rates: the learning rate that another callback sets within an epoch, by the epoch's place in its training.
        stopped: whether another callback has requested a stop before the last epoch of each training is over.
        twin: another call, of a callback that takes part in a training of its own meanwhile, whose losses are lower.
        kept: text of further files that are there before and that no callback has to do with.
    """

    call: Call
    trainings: tuple[tuple[Mapping[str, float], ...], ...] = ()
    first_epoch: int = 0
    learning_rate: float = 0.5
    scalars: str = "float"
    fit: int = 0
    files: Mapping[str, str] = field(default_factory=dict)
    late: Mapping[str, str] = field(default_factory=dict)
    loads: bool = False
    rates: Mapping[int, float] = field(default_factory=dict)
    stopped: bool = False
    twin: Call | None = None
    kept: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SavedModel(Message):
    """A model file, read back.

    Args:
        name: the file's name.
        raised: why it can't be read, or None.
        weights: the values in it.
        compiled: whether the model in it is compiled.
        iterations: how many updates its optimizer has behind it.
        memory: what its optimizer remembers of them.
        settings: how it is compiled, as text.
    """

    name: str
    raised: Raised | None = None
    weights: tuple[Array, ...] = ()
    compiled: bool = False
    iterations: int = 0
    memory: tuple[Array, ...] = ()
    settings: str = ""


@dataclass(frozen=True)
class EpochEvidence(Message):
    """The state of things after an epoch.

    Args:
        training: which training it belongs to, from 0.
        number: the epoch's number.
        logs: what it logged.
        trained_at: the learning rate at its first batch.
        learning_rate: the learning rate after it.
        stops: whether training is to stop.
        files: names of all files in the folder.
        texts: text of those that are not models.
        saved: model files that this epoch wrote.
        weights: the model's, before the callback heard that the epoch is over.
        iterations: its optimizer's.
        memory: what its optimizer remembers of earlier steps, where models are loaded.
        logs_after: the logs when the callback has seen them.
        rate_before: the learning rate before the callback heard that the epoch is over.
        stopped: whether another callback had requested a stop by then.
        settings: how the model is compiled, as text, where models are loaded.
    """

    training: int
    number: int
    logs: Mapping[str, float]
    trained_at: float
    learning_rate: float
    stops: bool
    files: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    saved: tuple[SavedModel, ...] = ()
    weights: tuple[Array, ...] = ()
    iterations: int = 0
    memory: tuple[Array, ...] = ()
    logs_after: Mapping[str, float] = field(default_factory=dict)
    rate_before: float = 0.0
    stopped: bool = False
    settings: str = ""


@dataclass(frozen=True)
class CallbackEvidence(Evidence):
    """What a callback did, epoch by epoch; `raised` ended it early where it isn't None.

    `spoilt` are files of `kept` that are gone or have changed; `is_new` says whether the twin is a different object, and
    what the same call makes again. `changes` are what of the model is no longer as training left it.
    `settings` are its plain attributes, where it has some of Keras's names: for explanations, never for a verdict.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_callback: bool = False
    epochs: tuple[EpochEvidence, ...] = ()
    files: tuple[str, ...] = ()
    settings: Mapping[str, Plain] = field(default_factory=dict)
    spoilt: tuple[str, ...] = ()
    is_new: bool = True
    changes: tuple[Change, ...] = ()
