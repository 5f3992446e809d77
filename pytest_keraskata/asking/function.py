"""Asking for one call of a function."""

from dataclasses import dataclass

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Request
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class FunctionRequest(Request, probe="pytest_keraskata.answer.probes.function"):
    """Call a function, and report what it returned and whether it left its arguments alone.

    Args:
        call: the call.
        as_tensors: hand arrays over as the backend's tensors.
        in_graph: call it inside a compiled graph whose array arguments have no known sizes.
        as_metric: the function is a metric: compile a model with it and report what `evaluate` says of the two
            array arguments of the call, labels and predictions.
        watch: look at models among the arguments as well: weights, optimizer, what trains.
    """

    call: Call
    as_tensors: bool = False
    in_graph: bool = False
    as_metric: bool = False
    watch: bool = False


@dataclass(frozen=True)
class FunctionEvidence(Evidence):
    """What one call of a function showed."""

    raised: Raised | None
    returned: Returned | None = None
    changed: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
