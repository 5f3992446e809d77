"""Katas that ask for a layer, or a model of layers, that changes images at random."""

from __future__ import annotations

from typing import Any

import numpy as np

from pytest_keraskata.asking.augmenter import AugmenterEvidence, AugmenterRequest
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.augmenting import DRAWS, Augmented
from pytest_keraskata.judge.landmarks import ARM, marked, measured
from pytest_keraskata.kata import Function

# Calls of a batch of one: all heads or all tails is as rare as what chance may do to the other measures.
_SINGLES = 32
_LONG_ARM, _MANY_DRAWS = 14, 640
_STAGES = {
    "inference": "with training=False",
    "training": "with training=True",
    "graph": "in a compiled graph for batches of any size, as in fit",
    "model": "as part of a model",
}


def changed_images(subject: Subject, call: Call, images: Array, **asked: Any) -> AugmenterEvidence:
    """What a call's layer makes of images.

    Args:
        subject: the answer.
        call: the call.
        images: one batch.
        asked: what is asked about it, as for `AugmenterRequest`.

    Raises:
        Failed: if no layer is returned, or it can't be called.
    """
    evidence: AugmenterEvidence = subject.ask(AugmenterRequest(call, images, **asked))
    facts = Facts(call, evidence)
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a layer or model")
    if not evidence.is_layer:
        assert evidence.returned is not None, "a call returns or raises"
        raise Failed(Claim("a Keras layer or model", evidence.returned.words), call=call, ends=True, facts=facts)
    for stage, problem in evidence.problems.items():
        expected = f"a layer that can be called on images of shape {tuple(images.shape)} {_STAGES[stage]}"
        raise Failed(Claim(expected, str(problem)[:300]), call=call, line=problem.line, facts=facts)
    return evidence


def marked_images(subject: Subject, function: Function, call: Call, size: tuple[int, int]) -> Augmented:
    """What a call's layer makes of many copies of a marked image of this height and width.

    The defaults are also looked at as they are called in `fit`, and from one call to the next.

    Raises:
        Failed: if images come out in another shape.
    """
    is_default = not (call.args or call.kwargs)
    more = {"draws": 2, "graph": 2, "singles": _SINGLES} if is_default else {}
    evidence = changed_images(subject, call, marked(*size)[None], copies=DRAWS, **more)
    named = [("", one) for one in evidence.in_training] + [(" in a compiled graph", one) for one in evidence.in_graph]
    if evidence.single:
        named.append((" in batches of one", np.concatenate(evidence.single)))
    for how, one in named:
        if one.shape[1:] != (*size, 3):
            failure = Claim(f"images of shape {(*size, 3)}{how}", f"shape {one.shape[1:]}")
            raise Failed(failure, call=call, facts=Facts(call, evidence))
    return _augmented(function, call, size, evidence, named, ARM)


def marked_further_out(subject: Subject, function: Function, call: Call, size: tuple[int, int]) -> Augmented:
    """The same of more copies whose marks lie further out, for limits that are to be exact."""
    evidence = changed_images(subject, call, marked(*size, _LONG_ARM)[None], copies=_MANY_DRAWS)
    return _augmented(function, call, size, evidence, [("", evidence.in_training[0])], _LONG_ARM)


def _augmented(
    function: Function,
    call: Call,
    size: tuple[int, int],
    evidence: AugmenterEvidence,
    images: list[tuple[str, Array]],
    arm: int,
) -> Augmented:
    given: Any = function.arguments(call)
    moves = [(how, measured(one, arm)) for how, one in images]
    return Augmented(call, evidence, float(given["rotation_degrees"]), float(given["shift"]), size, moves)
