"""Functions on tensors: of numbers they make tensors of the backend, of symbols what Functional models are made of."""

from __future__ import annotations

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.model import ModelEvidence, ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import value
from pytest_keraskata.failures import Claim, Facts, Failed


def is_tensor(subject: Subject, call: Call, **request: bool) -> None:
    """A call returns a tensor of the backend.

    Args:
        request: how the call is requested.

    Raises:
        Failed: if it returns anything else.
    """
    returned = value(subject, call, "a tensor", **request)
    if not returned.is_tensor:
        raise Failed(
            Claim("a tensor of the backend", f"{returned.words}: {returned.type_name}"),
            call=call,
            why="the values left the backend in between",
            advice="which functions take arrays and return tensors?",
            facts=Facts(call, returned),
        )


def functional_outputs(subject: Subject, call: Call, batch: Array) -> Array:
    """What a Functional model gives for a batch, where it is made of what a symbolic call returns.

    Raises:
        Failed: if none can be made of it.
    """
    evidence: ModelEvidence = subject.ask(ModelRequest(call, (batch,), brief=True))
    problem = evidence.raised or evidence.problems.get("outputs")
    if problem is None and evidence.outputs is not None:
        return evidence.outputs.at_inference
    claim = Claim("a tensor that a Functional model can be built from", str(problem))
    raise Failed(claim, call=call, line=problem.line if problem else None, facts=Facts(call, evidence))
