"""What can be wrong with an answer, as data: a class for each kind, from which `render` makes the words."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Message
from pytest_keraskata.asking.model import Layer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.kata import Mistake
from pytest_keraskata.pictures import LayerTable

Shape = tuple[int | None, ...]


@dataclass(frozen=True)
class Failure(Message):
    """A property that doesn't hold.

    `about` is "weights" where shapes and counts differ, whatever is computed with them, and "input" where nothing behind
    the input tells more; `kind` is of answers that can't be checked: "todo", or how they end.
    """

    about: ClassVar[str] = ""
    kind: ClassVar[str] = ""


@dataclass(frozen=True)
class Claim(Failure):
    """A property of one kata's own, in the words of its spec."""

    expected: str
    found: str
    details: tuple[str, ...] = ()


# --- answers that can't be checked ------------------------------------------------------------------------


@dataclass(frozen=True)
class Unwritten(Failure):
    """Nothing of the kata has been written yet."""

    kind = "todo"


@dataclass(frozen=True)
class NoFile(Failure):
    """There is no file of this name to be checked."""

    file: str
    kind = "missing"


@dataclass(frozen=True)
class NotLoaded(Failure):
    """The file can't be read or imported."""

    raised: Raised
    kind = "import"


@dataclass(frozen=True)
class NoFunction(Failure):
    """A function or class is missing; `near` is one with a similar name, or "", and `defined` what there is."""

    function: str
    is_class: bool
    near: str
    defined: tuple[str, ...]
    kind = "signature"


@dataclass(frozen=True)
class NoCallable(Failure):
    """What bears a function's name is something else."""

    function: str
    is_class: bool
    found: str
    kind = "signature"


@dataclass(frozen=True)
class WrongSignature(Failure):
    """A function can't be called as the kata calls it.

    Args:
        function: its name.
        problem: "missing" or "unknown" for an argument, "order", "usage", or "default".
        argument: the one in question.
        wanted: the call as it should be possible, or the default that is missing.
        found: the signature as it is written.
    """

    function: str
    problem: str
    argument: str
    wanted: str
    found: str
    kind = "signature"


@dataclass(frozen=True)
class Silent(Failure):
    """The process of the answer gave no evidence."""

    message: str
    how: str = "crash"


@dataclass(frozen=True)
class OurFault(Failure):
    """The checker itself failed: with which exception, and where, for the author of the spec."""

    error: str
    where: str = ""
    kind = "fault"

    @classmethod
    def of(cls, fault: Exception) -> OurFault:
        """An exception that came out of a check."""
        frames = traceback.extract_tb(fault.__traceback__)
        own = [frame for frame in frames if "/specs/" in Path(frame.filename).as_posix()] or frames
        where = f"{own[-1].filename}:{own[-1].lineno}: {own[-1].line}" if own else ""
        return cls(f"{type(fault).__name__}: {fault}", where)


# --- functions --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Raises(Failure):
    """An exception came out of the answer where something was expected."""

    expected: str
    raised: Raised


@dataclass(frozen=True)
class NotRefused(Failure):
    """Arguments that must raise ValueError came to something else."""

    returned: Returned | None
    raised: Raised | None


@dataclass(frozen=True)
class Modified(Failure):
    """Something that was handed over has changed."""

    what: str


@dataclass(frozen=True)
class Unsettled(Failure):
    """A setting of the whole process has changed."""

    what: str


@dataclass(frozen=True)
class Remembers(Failure):
    """A call gives something else another time; the ways are those of `asking.function.Unsteady`."""

    way: str
    other: str
    first: Returned | Raised
    later: Returned | Raised


@dataclass(frozen=True)
class Outside(Failure):
    """TensorFlow is asked for what Keras should be asked for."""

    what: str


@dataclass(frozen=True)
class Warns(Failure):
    """NumPy warns of an overflow, an invalid value or a division by zero."""

    warning: str


@dataclass(frozen=True)
class NoInteger(Failure):
    """A count is no int."""

    expected: int
    returned: Returned


@dataclass(frozen=True)
class WrongInteger(Failure):
    """A count is another number."""

    expected: int
    found: int


@dataclass(frozen=True)
class NoNumbers(Failure):
    """Something came back of which `numpy.asarray` makes no numbers; `words` says what was expected, or is ""."""

    expected: Array
    returned: Returned
    words: str = ""


@dataclass(frozen=True)
class WrongShape(Failure):
    """An array has another shape."""

    expected: Array
    found: Array


@dataclass(frozen=True)
class WrongValues(Failure):
    """An array, or a number, has other values; `worst` is the place of the one that is most wrong, where it is known."""

    expected: Array
    found: Array
    words: str = ""
    worst: tuple[int, ...] | None = None


@dataclass(frozen=True)
class IntegersOnly(Failure):
    """Integers came back where floats are due."""

    found: Array


# --- networks ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class NoModel(Failure):
    """Something other than a Keras model came back."""

    returned: Returned


@dataclass(frozen=True)
class NotBuilt(Failure):
    """A model doesn't know its input shape, so it has no weights."""


@dataclass(frozen=True)
class SeveralOutputs(Failure):
    """A model has more than one output."""

    count: int


@dataclass(frozen=True)
class NoInput(Failure):
    """A model doesn't say what its input shape is."""


@dataclass(frozen=True)
class WrongInput(Failure):
    """A model takes inputs of other shapes."""

    expected: tuple[Shape, ...]
    found: tuple[Shape, ...]
    about = "input"


@dataclass(frozen=True)
class WrongOutputShape(Failure):
    """A sample's output has another shape; `promise` says what it should be, or is ""."""

    expected: Shape
    found: Shape
    promise: str = ""
    table: LayerTable | None = None


@dataclass(frozen=True)
class WrongWeights(Failure):
    """The shapes of a model's weights are others than those of the right network."""

    layers: tuple[Layer, ...]
    expected: tuple[Shape, ...]
    found: tuple[Shape, ...]
    table: LayerTable | None = None
    about = "weights"


@dataclass(frozen=True)
class WrongOutputs(Failure):
    """With the same weights a sample has other outputs."""

    layers: tuple[Layer, ...]
    expected: Array
    found: Array
    table: LayerTable | None = None


@dataclass(frozen=True)
class CallsDiffer(Failure):
    """Two ways of asking a model for the same samples give outputs that differ, by `gap` at most."""

    way: str
    gap: float


@dataclass(frozen=True)
class FormsDiffer(Failure):
    """Several inputs give other outputs, by `gap` at most, as a list than by name."""

    names: tuple[str, ...]
    gap: float


@dataclass(frozen=True)
class WrongInTraining(Failure):
    """In training a model gives other outputs than the right network with the same weights."""

    layers: tuple[Layer, ...]
    at_random: bool
    table: LayerTable | None = None


@dataclass(frozen=True)
class Penalized(Failure):
    """Something adds to the loss."""

    amount: float


@dataclass(frozen=True)
class Constrained(Failure):
    """A constraint changes a weight after a step."""

    weight: str


@dataclass(frozen=True)
class WrongStyle(Failure):
    """A model is written in another way than the one that the kata is about."""

    expected: str
    found: str


@dataclass(frozen=True)
class WrongCount(Failure):
    """A model has another number of parameters; `terms` is the formula term by term."""

    expected: int
    found: int
    terms: tuple[str, ...] = ()
    about = "weights"


@dataclass(frozen=True)
class WrongTrainable(Failure):
    """Of the parameters, (trainable, others), another number trains."""

    expected: tuple[int, int]
    found: tuple[int, int]
    about = "weights"


@dataclass(frozen=True)
class BreaksPromise(Failure):
    """Outputs are out of their range, (lowest, highest), or rows don't sum to 1, (smallest sum, largest sum)."""

    promise: str
    way: str
    values: tuple[float, float]
    sums: tuple[float, float] | None


@dataclass(frozen=True)
class WrongForLarge(Failure):
    """With the same weights a sample has other outputs where inputs, or weights, are large; `are` says which."""

    layers: tuple[Layer, ...]
    are: str
    expected: Array
    found: Array


@dataclass(frozen=True)
class WrongGradient(Failure):
    """With the same weights another gradient reaches a weight or the input; `expected` and `found` are norms."""

    layers: tuple[Layer, ...]
    name: str
    expected: float
    found: float
    training: bool


@dataclass(frozen=True)
class Shared(Failure):
    """Two calls give models that have a variable in common, or the very same model."""

    other: str


@dataclass(frozen=True)
class LaterCall(Failure):
    """A call gives another network once other calls came before it; `before` is the first of them."""

    before: str
    failure: Failure


# The kinds that may tell of an exception.
OF_AN_EXCEPTION = (Raises, NotRefused, Remembers, LaterCall, Claim)


# --- compiling and training -------------------------------------------------------------------------------


@dataclass(frozen=True)
class NotCompiled(Failure):
    """A model is not compiled; `wanted` says with what it should be, or is ""."""

    wanted: str = ""


@dataclass(frozen=True)
class WrongLoss(Failure):
    """The compiled loss has another value for known predictions, so many `rows`; nan or inf where one is due."""

    loss: str
    rows: int
    expected: float | None
    found: float
    name: str


@dataclass(frozen=True)
class Unreduced(Failure):
    """The compiled loss is an array, where a number is due."""

    loss: str
    shape: Shape
    name: str


@dataclass(frozen=True)
class WrongOptimizer(Failure):
    """Another optimizer."""

    expected: str
    found: str


@dataclass(frozen=True)
class WrongSetting(Failure):
    """The right optimizer with a setting that makes another one of it."""

    optimizer: str
    setting: str
    value: float


@dataclass(frozen=True)
class WrongMetric(Failure):
    """No metric reports the right number for so many known predictions; `found` has what there is, by name."""

    metric: str
    rows: int
    expected: float
    found: Mapping[str, float]


@dataclass(frozen=True)
class FlatLabels(Failure):
    """A metric is wrong for labels without a second axis."""

    metric: str
    expected: float
    name: str
    found: float


@dataclass(frozen=True)
class WrongOverBatches(Failure):
    """A metric is right for one batch, and wrong for two of so many rows one behind the other."""

    metric: str
    rows: tuple[int, int]
    expected: float
    name: str
    found: float


@dataclass(frozen=True)
class WrongName(Failure):
    """A metric goes by the name of another one."""

    name: str
    rows: int
    expected: float
    found: float


@dataclass(frozen=True)
class OtherNetwork(Failure):
    """Training can't be compared, since the network is another one."""


@dataclass(frozen=True)
class WrongStep(Failure):
    """A step moves a weight by another way: so far it should go, and so far it goes."""

    number: int
    optimizer: str
    weight: str
    expected: float
    found: float


@dataclass(frozen=True)
class NoMovement(Failure):
    """A weight never moves within so many steps; "" for all weights, from the middle of them on."""

    weight: str
    losses: tuple[float, ...]
    rates: tuple[float, float]


@dataclass(frozen=True)
class Diverges(Failure):
    """A weight becomes infinite or nan."""

    weight: str
    losses: tuple[float, ...]


@dataclass(frozen=True)
class RateEnds(Failure):
    """The learning rate is nothing any more after some steps."""

    first: float
    later: float
    losses: tuple[float, ...]


@dataclass(frozen=True)
class RateTooSmall(Failure):
    """The learning rate is too small to change a number of 32 bits."""

    rate: float


@dataclass(frozen=True)
class NotLearned(Failure):
    """The loss gets no lower in some steps on one batch."""

    losses: tuple[float, ...]
    rate: float


@dataclass(frozen=True)
class Disturbed(Failure):
    """Something about a model that was handed over is no longer as it was, and nothing asks for that.

    Args:
        aspect: one of `asking.handed.ASPECTS`.
        what: which part of the model.
        before: how it stood, or "".
        after: how it stands, or "".
    """

    aspect: str
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Interferes(Failure):
    """A callback changes something that isn't its own: `what` should be `before` and is `after`."""

    what: str
    before: str
    after: str


# --- raised -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Facts:
    """What `explain` may look at when a check has failed: evidence and the reference's, all plain.

    Args:
        call: the call.
        evidence: what the answer showed.
        expected: further facts by name, such as the reference's layers.
        witnesses: gives the facts of the other cases that the check always tries.
        played: gives the mistakes that, as answers of their own, fail in those cases as this one does.
    """

    call: Call
    evidence: Any
    expected: Mapping[str, Any] = field(default_factory=dict)
    witnesses: Callable[[], Sequence[Facts]] = tuple
    played: Callable[[], Sequence[Mistake]] = tuple

    def __post_init__(self) -> None:
        observe(lambda: self)


_OBSERVER: ContextVar[Callable[[Callable[[], Facts]], None] | None] = ContextVar("observer", default=None)


@contextmanager
def observed(tell: Callable[[Callable[[], Facts]], None]) -> Iterator[None]:
    """Be told of all facts that come up inside, whether or not anything fails; each as a function that gives them."""
    token = _OBSERVER.set(tell)
    try:
        yield
    finally:
        _OBSERVER.reset(token)


def observe(facts: Callable[[], Facts]) -> None:
    """Tell of facts, where somebody wants to know."""
    tell = _OBSERVER.get()
    if tell is not None:
        tell(facts)


class Failed(AssertionError):
    """A check's property does not hold for one call.

    Args:
        failure: what differs.
        call: the call that shows it.
        why: the fault in a sentence, where the spec itself knows it; otherwise `explain` is asked.
        advice: a question that leads on.
        line: of the answer's file.
        ends: nothing else can be learned from this answer: the other checks are not reached.
        facts: what `explain` may look at.
    """

    def __init__(
        self,
        failure: Failure,
        *,
        call: Call | str,
        why: str = "",
        advice: str = "",
        line: int | None = None,
        ends: bool = False,
        facts: Facts | None = None,
    ) -> None:
        super().__init__(f"{call}: {failure}")
        self.failure = failure
        self.call = str(call)
        self.case = call if isinstance(call, Call) else facts.call if facts is not None else None
        self.legend = call.legend if isinstance(call, Call) else ()
        self.why = why
        self.advice = advice
        self.line = line
        self.ends = ends
        self.facts = facts

    def because(self, why: str, advice: str) -> Failed:
        """The same with an explanation in the place of what the facts tell; itself where there is none."""
        if why:
            self.why, self.advice, self.facts = why, advice, None
        return self
