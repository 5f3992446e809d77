"""What can be wrong with how a model is compiled, trained or watched while it trains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pytest_keraskata.failures.failure import Failure

Shape = tuple[int | None, ...]


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
    told_by = "loss"


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
    told_by = "loss"


@dataclass(frozen=True)
class WrongSetting(Failure):
    """The right optimizer with a setting that makes another one of it."""

    optimizer: str
    setting: str
    value: float
    told_by = "loss"


@dataclass(frozen=True)
class WrongMetric(Failure):
    """No metric reports the right number for so many known predictions; `found` has what there is, by name."""

    metric: str
    rows: int
    expected: float
    found: Mapping[str, float]
    told_by = "loss"


@dataclass(frozen=True)
class FlatLabels(Failure):
    """A metric is wrong for labels without a second axis."""

    metric: str
    expected: float
    name: str
    found: float
    told_by = "loss"


@dataclass(frozen=True)
class WrongOverBatches(Failure):
    """A metric is right for one batch, and wrong for two of so many rows one behind the other."""

    metric: str
    rows: tuple[int, int]
    expected: float
    name: str
    found: float
    told_by = "loss"


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
    told_by = "training"


@dataclass(frozen=True)
class NoMovement(Failure):
    """A weight never moves within so many steps; "" for all weights, from the middle of them on."""

    weight: str
    losses: tuple[float, ...]
    rates: tuple[float, float]
    told_by = "training"


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
    told_by = "training"


@dataclass(frozen=True)
class RateTooSmall(Failure):
    """The learning rate is too small to change a number of 32 bits."""

    rate: float
    told_by = "training"


@dataclass(frozen=True)
class NotLearned(Failure):
    """The loss gets no lower in some steps on one batch."""

    losses: tuple[float, ...]
    rate: float
    told_by = "training"


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
