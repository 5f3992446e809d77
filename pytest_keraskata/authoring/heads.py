"""Functions that return an output layer and the loss that belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs, seed_of
from pytest_keraskata.asking.head import HeadEvidence, HeadRequest
from pytest_keraskata.asking.returned import Returned
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.failures.training import WrongStep
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.params import judge_trained
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import Task
from pytest_keraskata.judge.training import judge_training

# What the probe compiles with.
_OPTIMIZER = "SGD"


def head_case(
    subject: Subject,
    call: Call,
    task: Task,
    units: int,
    features: int,
    network: Callable[[], Any],
    trained: bool = False,
) -> tuple[HeadEvidence, Case]:
    """What a call shows, beside the right network; it is a layer and a loss at all.

    Args:
        subject: the answer.
        call: the call.
        task: what the head is for.
        units: how many numbers it gives.
        features: how many numbers come in.
        network: makes the right one.
        trained: whether a step of training is requested as well.

    Raises:
        Failed: if a call returns anything but a layer and a loss.
    """
    seed = seed_of(call) % 2**31
    loss_cases, batch = task.loss_cases(seed, units), inputs(seed, (features,))
    pulled = inputs(seed + 3, (features,), 6, wide=False)
    cotangent = inputs(seed + 5, (units,), 6, wide=False)
    targets = task.targets(np.random.default_rng(seed), len(pulled), units) if trained else None
    evidence: HeadEvidence = subject.ask(HeadRequest(call, batch, loss_cases, seed, pulled, cotangent, targets))
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a pair of a layer and a loss")
    returned = evidence.returned
    assert returned is not None, "a call returns or raises"
    if not evidence.is_layer:
        found = returned.words
        if returned.kind == "sequence":
            found = f"a {returned.type_name} of {', '.join(item.words for item in returned.value)}"
        claim = Claim("a pair: a Keras layer and its loss", found)
        why, advice = _no_head(returned)
        raise Failed(claim, call=call, why=why, advice=advice, ends=True, facts=Facts(call, evidence))
    assert evidence.model is not None, "the function returns a layer"
    case = Case(
        call,
        evidence.model,
        Reference(network, task.loss),
        (batch,),
        task,
        (pulled,),
        targets,
        seed=seed,
        loss_cases=loss_cases,
        optimizer=_OPTIMIZER,
        pulled=(pulled,),
        cotangent=cotangent,
    )
    return evidence, case


def _no_head(returned: Returned) -> tuple[str, str]:
    """Why what was returned is no layer and its loss, and what leads on."""
    two = "which two things does the task need, and in which order?"
    if returned.kind == "object":
        return "one object is returned, but a layer and its loss are two", two
    if returned.kind == "mapping":
        return "a dict is returned, not a pair", two
    parts = returned.value if returned.kind == "sequence" else []
    if len(parts) != 2:
        return "", two
    first, second = parts
    if first.type_name == "type":
        return "the first of the two is a class, and no layer is made of it", "what makes a layer of its class?"
    if first.kind == "text" and second.kind == "text":
        return f"{first.words} is a name, and not a layer", "which layer has this activation?"
    if first.kind == "text" or second.type_name == "Dense":
        return "the layer doesn't come first", two
    return "", two


def judge_head(case: Case) -> None:
    """The layer is the right one, and all of its weights are trained.

    Raises:
        Failed: if it isn't, or if some are frozen.
    """
    judge_architecture(case)
    judge_trained(case, sum(weight.size for weight in case.evidence.weights))


def judge_head_loss(case: Case, task: Task) -> None:
    """The loss is the task's by value, and so is its gradient, where a step was taken with the right layer.

    Raises:
        Failed: if either isn't.
    """
    judge_loss(case, task, case.loss_cases, _OPTIMIZER, metrics=())
    if case.train_targets is None or case.matching_order is None:
        return
    try:
        judge_training(case, _OPTIMIZER)
    except Failed as failed:
        if isinstance(failed.failure, WrongStep):
            failed.because(
                "the loss has the right values, but a step along its gradient leads elsewhere",
                "which operation in your loss lets values through, but not gradients?",
            )
        raise


def judge_new_head(call: Call, evidence: HeadEvidence) -> None:
    """Two calls give two layers.

    Raises:
        Failed: if they share weights.
    """
    if not evidence.is_new:
        raise Failed(
            Claim("a new layer on every call", "the same layer, or a layer with the same weights, on the second call"),
            call=call,
            why="a layer keeps its weights, so two networks would share them",
            advice="when does your code create the layer: once, or on every call?",
            facts=Facts(call, evidence),
        )
