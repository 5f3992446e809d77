"""Asking for an output layer and its loss."""

from dataclasses import dataclass

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Request
from pytest_keraskata.asking.model import LossCase, ModelEvidence
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class HeadRequest(Request, probe="pytest_keraskata.answer.probes.head"):
    """Call a function that returns a layer and a loss twice, and report on a model that ends in the first layer.

    Args:
        call: the call.
        inputs: one batch, (rows, features).
        loss_cases: pairs for which the loss is asked.
        seed: of the drawn weights.
        pulled: a batch on which gradients of the layer's outputs are asked for, and a step of training.
        cotangent: by what each of these outputs is weighed.
        targets: what that step trains for.
    """

    call: Call
    inputs: Array
    loss_cases: tuple[LossCase, ...] = ()
    seed: int = 0
    pulled: Array | None = None
    cotangent: Array | None = None
    targets: Array | None = None


@dataclass(frozen=True)
class HeadEvidence(Evidence):
    """What a function that returns a layer and a loss showed.

    Args:
        returned: what it returned; a layer is an object.
        is_layer: whether the first of the two is a Keras layer.
        is_new: whether two calls gave two layers that share no weights.
        model: a model of one input and the layer, compiled with the loss and SGD.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    is_layer: bool = False
    is_new: bool = False
    model: ModelEvidence | None = None
