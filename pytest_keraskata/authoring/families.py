"""Networks of which only the family is asked for: tables, sequences or images in, one softmax out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pytest_keraskata.asking.activations import softmax
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import LARGER, inputs, seed_of
from pytest_keraskata.asking.model import Layer, ModelEvidence, ModelRequest, Outputs
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.cases import judge_apart_calls
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.architecture import judge_inputs
from pytest_keraskata.judge.case import Case, close, raised_in, the_model
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import MULTICLASS
from pytest_keraskata.kata import Function

# Steps of a sequence that is long enough to show a state, and rows enough that no layer is silent on all of them.
_SEVERAL, _PULLED_ROWS = 4, 16
_SIGNATURE = Function("choose_model(sample_shape, classes)")
_RECURRENT = ("RNN", "SimpleRNN", "LSTM", "GRU", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")
_ROW, _STATE = "does the order of a table's columns matter?", "what does the network remember from step to step?"
_PLACE = "which layer uses the same weights at every position?"
_END = "what does the last Dense layer give, and what should the softmax read?"
_WORDS = {
    1: "a row of a table: dense layers only",
    2: "a sequence: at least one recurrent layer, whose state affects the output",
    3: "an image: at least one convolution that affects the output",
}


def _network(sample_shape: tuple[int, ...], classes: int) -> Any:
    return keras.Sequential(
        [keras.Input(sample_shape), keras.layers.Reshape((-1,)), keras.layers.Dense(classes, activation="softmax")]
    )


def family_case(subject: Subject, call: Call, zeroed: tuple[int, ...] = (), *, gradients_only: bool = False) -> Any:
    """What a call shows, beside a network that has the same shapes at both ends."""
    given = _SIGNATURE.arguments(call)
    seed = seed_of(call) % 2**31
    batch = inputs(seed, given["sample_shape"], 6)
    pulled = inputs(seed + 3, given["sample_shape"], _PULLED_ROWS, wide=False)
    if pulled.ndim == 3:
        # All steps of a sequence alike: see `_recurs`.
        pulled[:] = pulled[:, :1]
    cotangent = inputs(seed + 5, (given["classes"],), _PULLED_ROWS, wide=False)
    request = ModelRequest(
        call,
        () if gradients_only else (batch,),
        seed=seed,
        zeroed=zeroed,
        brief=bool(zeroed),
        extreme=bool(zeroed),
        pulled=() if zeroed else (pulled,),
        cotangent=cotangent,
    )
    evidence: ModelEvidence = subject.ask(request)
    return Case(call, evidence, Reference(lambda: _network(**given)), (batch,), seed=seed, own_body=True)


def _is_convolution(layer: Layer) -> bool:
    return "Conv" in layer.kind and not layer.own


def _is_recurrent(layer: Layer) -> bool:
    return layer.kind in _RECURRENT or layer.kind.startswith("CuDNN")


def _is_of_families(evidence: ModelEvidence) -> bool:
    """Whether some layer of Keras's is no layer for tables."""
    return any(_is_convolution(layer) or _is_recurrent(layer) for layer in evidence.layers)


def _is_dense(evidence: ModelEvidence) -> bool:
    """Whether no kernel but those of Keras's own dense layers has more axes than two."""
    several = sum(len(weight.shape) > 2 for weight in evidence.weights)
    return several <= sum(layer.kind == "EinsumDense" and not layer.own for layer in evidence.layers)


def _convolves(evidence: ModelEvidence) -> bool:
    """Whether the outputs depend on a kernel that slides over places, whoever wrote the layer."""
    # What slides over the rows of an image one by one is wrapped.
    slides = any(_is_convolution(layer) or layer.kind == "TimeDistributed" for layer in evidence.layers)
    axes = 3 if slides else 4
    found = zip(evidence.weights, _lengths(evidence), strict=False)
    return any(len(weight.shape) >= axes and length > 0 for weight, length in found)


def _recurs(subject: Subject, call: Call) -> bool:
    """Whether the outputs depend on a weight that acts from step to step.

    Such a weight meets the state, which is zero before the first step: it does nothing where there is one step alone. In
    longer sequences it does, also where all steps are alike, unlike what only compares steps with each other.
    """
    (steps, features), classes = _SIGNATURE.arguments(call).values()
    single, several = (
        _lengths(family_case(subject, Call(call.function, ((count, features), classes)), gradients_only=True).evidence)
        for count in (1, max(steps, _SEVERAL))
    )
    if not several or len(single) != len(several):
        return False
    least = 1e-5 * max(several)
    return any(one <= least < other for one, other in zip(single, several, strict=True))


def _follows_columns(subject: Subject, call: Call, evidence: ModelEvidence) -> bool:
    """Whether weights follow the columns of a row: there are more of them for more columns, or a kernel has as many rows.

    Widths are up to the answer, and may well be smaller for longer rows.
    """
    (columns,), classes = _SIGNATURE.arguments(call).values()
    more = family_case(subject, Call(call.function, ((2 * columns,), classes)), gradients_only=True).evidence
    pairs = (evidence, columns), (more, 2 * columns)
    return _count(more) > _count(evidence) or all(
        any(len(weight.shape) == 2 and weight.shape[0] == size for weight in one.weights) for one, size in pairs
    )


def _count(evidence: ModelEvidence) -> int:
    return sum(int(np.prod(weight.shape)) for weight in evidence.weights)


def _lengths(evidence: ModelEvidence) -> list[float]:
    """How long the gradient of the outputs is for each weight."""
    if evidence.pulled is None:
        return []
    return [0.0 if one is None else float(np.linalg.norm(one)) for one in evidence.pulled.weights]


def _listed(layers: Sequence[Layer]) -> str:
    return " → ".join(layer.words for layer in layers)


def judge_family(subject: Subject, call: Call, apart: bool) -> None:
    """A model of the family that suits the shape of a sample; `apart` where two calls have to make two models.

    Raises:
        Failed: if it is of another one.
    """
    case = family_case(subject, call)
    evidence = the_model(case)
    shape = _SIGNATURE.arguments(call)["sample_shape"]
    judge_inputs(case, evidence)
    right = {
        1: lambda: (
            not _is_of_families(evidence)
            and _is_dense(evidence)
            and (not apart or _follows_columns(subject, call, evidence))
        ),
        2: lambda: _recurs(subject, call),
        3: lambda: _convolves(evidence),
    }
    if "pulled" in evidence.problems:
        raise raised_in(case, evidence.problems["pulled"], "a model through which gradients can be computed")
    if apart:
        judge_apart_calls(subject, (call, call), lambda _: case.reference)
    if not right[len(shape)]():
        why, advice = _why_not(evidence, len(shape))
        raise case.failed(
            Claim(_WORDS[len(shape)], _listed(evidence.layers) or "no such layer"), why=why, advice=advice
        )


def _why_not(evidence: ModelEvidence, axes: int) -> tuple[str, str]:
    """Why a model is of another family, where its layers tell what its gradients have shown."""
    own = any(layer.own for layer in evidence.layers)
    recurrent = [layer.kind for layer in evidence.layers if _is_recurrent(layer)]
    convolving = [layer.kind for layer in evidence.layers if _is_convolution(layer)]
    match axes:
        case 1 if recurrent or convolving:
            return f"{(recurrent + convolving)[0]} reads the columns of a row in their order", _ROW
        case 1 if _is_dense(evidence):
            return "no layer has weights for each column: there are as many for a row of twice the length", _ROW
        case 2 if recurrent:
            return (
                f"{recurrent[0]} is there, but no state that goes from one step to the next reaches the output",
                _STATE,
            )
        case 2 if not own:
            return "none of the layers passes a state from step to step", _STATE
        case 3 if convolving:
            return f"{convolving[0]} is there, but what it computes doesn't reach the output", _PLACE
        case 3 if not own:
            return "none of the layers slides its weights over the positions of an image", _PLACE
    return "", ""


def _is_softmax(outputs: Outputs, bias: Array) -> bool:
    """Whether outputs are the softmax of this bias, and of one that is many times as large: nothing bounds it before."""
    large = outputs.extremes[-1]
    # In a network of one's own choice larger weights may be too much for a float, wherever they are.
    same = not np.all(np.isfinite(large)) or close(large, np.tile(softmax(LARGER * bias), (len(large), 1)))
    return same and close(outputs.at_inference, np.tile(softmax(bias), (len(large), 1)))


def _factor(outputs: Outputs, bias: Array) -> float | None:
    """By what the logits are multiplied where all that remains of them is a bias; None where they aren't."""
    with np.errstate(all="ignore"):
        logits = np.log(outputs.at_inference[0].astype("float64"))
    logits, right = logits - logits.mean(), bias - bias.mean()
    factor = float(np.sum(logits * right) / max(np.sum(right * right), 1e-9))
    return factor if abs(factor) > 1e-3 and np.allclose(logits, factor * right, rtol=1e-2, atol=1e-3) else None


def _read(factor: float) -> str:
    """What a softmax reads that isn't what the Dense layer gives, by the factor between them where numbers are small."""
    if abs(factor - 1) < 1e-2:
        return "the softmax reads what the Dense layer gives only where these numbers are small: large ones are changed"
    return f"the softmax reads {factor:.3g} times what the Dense layer gives"


def _is_shifted(plain: Outputs, found: Outputs, bias: Array) -> bool:
    """Whether a bias shifts the logits that a softmax reads: it multiplies every probability by its own factor."""
    with np.errstate(all="ignore"):
        shifted = plain.at_inference.astype("float64") * np.exp(bias.astype("float64"))
        shifted /= shifted.sum(axis=-1, keepdims=True)
    # Where probabilities underflow, nothing is left to compare.
    return bool(np.any(np.isnan(shifted))) or close(found.at_inference, shifted)


def judge_softmax_end(subject: Subject, call: Call) -> None:
    """A model ends in a Dense layer and a softmax.

    Where the last kernel is zero, a softmax of the last bias is all that remains, whatever the sample is.
    """

    case = family_case(subject, call)
    judge_output(case, MULTICLASS)
    evidence = the_model(case)
    outputs = evidence.outputs
    for found in outputs.in_training or () if outputs else ():
        if not MULTICLASS.holds(found):
            raise case.failed(
                Claim(f"in training too {MULTICLASS.promise}", "rows that don't sum to 1 with training=True"),
                why="something after the softmax changes its output",
            )
    classes = _SIGNATURE.arguments(call)["classes"]
    shapes = [weight.shape for weight in evidence.weights]
    drawn, why = case.drawn, "" if (classes,) in shapes else "the last Dense layer has no biases"
    for place in reversed(range(len(shapes))):
        if len(shapes[place]) != 2 or shapes[place][1] != classes:
            continue
        # The bias comes right behind its kernel; a layer of the answer's own may have it the other way round.
        biases = [at for at in (place + 1, place - 1) if 0 <= at < len(shapes) and shapes[at] == (classes,)]
        outputs = family_case(subject, call, (place,)).evidence.outputs
        if outputs is None:
            continue
        fitting = [at for at in biases if _is_softmax(outputs, drawn[at])]
        if not fitting:
            factors = [_factor(outputs, drawn[at]) for at in biases]
            why = next((_read(one) for one in factors if one), why)
            continue
        # What is pooled behind the softmax shows only where places differ.
        plain = family_case(subject, call, (fitting[0],)).evidence.outputs if len(case.inputs[0].shape) > 2 else None
        if plain is None or evidence.outputs is None or _is_shifted(plain, evidence.outputs, drawn[fitting[0]]):
            return
        why = "what follows the softmax combines the probabilities of several positions"
    raise case.failed(
        Claim(
            f"a model that ends in a Dense layer of {classes} units and a softmax",
            f"another end: {_listed(evidence.layers[-3:])}",
        ),
        why=why,
        advice=_END if why else "",
    )
