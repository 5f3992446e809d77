"""Asking for one call of a function."""

from dataclasses import dataclass

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Message, Request
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class FunctionRequest(Request, probe="pytest_keraskata.answer.probes.function"):
    """Call a function, and report what it returned and what else it did.

    A call of plain values is made again, with another one in between, and beside a copy of the answer that has been
    asked the other way round: the same call gives the same, whatever was called before.

    Args:
        call: the call.
        as_tensors: hand arrays over as the backend's tensors.
        in_graph: call it inside a compiled graph whose array arguments have no known sizes.
        as_metric: the function is a metric: compile a model with it and report what `evaluate` says of the two
            array arguments of the call, labels and predictions.
        batch_size: of `evaluate`; 0 for all rows in one batch.
        watch: look at models among the arguments as well: weights, optimizer, what trains.
        again: whether the call is made again; models among the arguments rule it out, since each costs its building.
        alone: call it in a copy of the answer that was asked nothing before.
        weightless: weights that the function makes have shapes and no values, so that huge ones cost nothing.
        ops_only: report what the function takes from TensorFlow beside Keras.
    """

    call: Call
    as_tensors: bool = False
    in_graph: bool = False
    as_metric: bool = False
    batch_size: int = 0
    watch: bool = False
    again: bool = True
    alone: bool = False
    weightless: bool = False
    ops_only: bool = False


@dataclass(frozen=True)
class Unsteady(Message):
    """A call that doesn't give the same each time.

    Args:
        way: "again" where it was made twice, "after" where another one came first, "overwritten" where another one
            changed what it had returned.
        call: the call.
        other: the other call, or None.
        first: what it returned at first, or alone.
        later: what it returned or raised later.
    """

    way: str
    call: Call
    other: Call | None
    first: Returned | Raised
    later: Returned | Raised


@dataclass(frozen=True)
class FunctionEvidence(Evidence):
    """What one call of a function showed.

    Args:
        raised: what it raised, or None.
        returned: what it returned.
        changed: arguments that are others than before.
        warned: what was warned about.
        unsettled: settings of the whole process that are others than before.
        unsteady: how it gives something else another time, or None.
        outside: what it took from TensorFlow beside Keras, each with its line.
        is_part: whether the array that it returned lies where an argument lies.
    """

    raised: Raised | None
    returned: Returned | None = None
    changed: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    unsteady: Unsteady | None = None
    outside: tuple[tuple[str, int], ...] = ()
    is_part: bool = False

    @property
    def is_sound(self) -> bool:
        return (self.raised is None) != (self.returned is None)
