"""What can be wrong with a network: its layers, weights, outputs and gradients."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_keraskata.asking.model import Layer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Returned
from pytest_keraskata.failures.failure import Claim, Failure
from pytest_keraskata.failures.functions import NotRefused, Raises, Remembers
from pytest_keraskata.pictures import LayerTable

Shape = tuple[int | None, ...]


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
    told_by = "architecture"


@dataclass(frozen=True)
class WrongWeights(Failure):
    """The shapes of a model's weights are others than those of the right network."""

    layers: tuple[Layer, ...]
    expected: tuple[Shape, ...]
    found: tuple[Shape, ...]
    table: LayerTable | None = None
    about = "weights"
    told_by = "architecture"


@dataclass(frozen=True)
class WrongOutputs(Failure):
    """With the same weights a sample has other outputs."""

    layers: tuple[Layer, ...]
    expected: Array
    found: Array
    table: LayerTable | None = None
    told_by = "architecture"


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
    told_by = "architecture"


@dataclass(frozen=True)
class Penalized(Failure):
    """Something adds to the loss."""

    amount: float
    told_by = "architecture"


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
    told_by = "params"


@dataclass(frozen=True)
class WrongTrainable(Failure):
    """Of the parameters, (trainable, others), another number trains."""

    expected: tuple[int, int]
    found: tuple[int, int]
    about = "weights"
    told_by = "params"


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
    told_by = "architecture"


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
