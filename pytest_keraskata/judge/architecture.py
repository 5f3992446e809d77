"""Is it the same network? The reference gets the answer's weights and must give the answer's outputs."""

import numpy as np

from pytest_keraskata.asking.model import ModelEvidence
from pytest_keraskata.failures import (
    CallsDiffer,
    Constrained,
    Failed,
    NoInput,
    Penalized,
    WrongInput,
    WrongInTraining,
    WrongOutputs,
    WrongOutputShape,
    WrongStyle,
    WrongWeights,
)
from pytest_keraskata.judge.case import Case, close, raised_in, the_model
from pytest_keraskata.pictures import LayerTable


def judge_architecture(case: Case) -> None:
    """The answer's network computes what the reference computes, for every way of calling it.

    Raises:
        Failed: where input shape, weights, outputs at inference, or outputs in training differ.
    """
    evidence = the_model(case)
    _same_inputs(case, evidence)
    if "outputs" in evidence.problems:
        raise raised_in(case, evidence.problems["outputs"], "a model that can be called on a batch of that input shape")
    reference = case.reference
    _same_output_shape(case, evidence)
    if not case.fits:
        found = tuple(weight.shape for weight in evidence.weights)
        raise case.failed(WrongWeights(reference.layers, tuple(reference.shapes), found, differing(case)))
    _nothing_added(case, evidence)
    outputs = evidence.outputs
    if outputs is None:
        # Asked for its shapes only.
        return
    order, right = case.matching_order, case.right
    if order is None or right is None:
        raise _differs(case, evidence)
    for shown, way in ((outputs.called, "model(x)"), (outputs.predicted, "model.predict(x)")):
        if shown is not None and not close(shown, right[: len(shown)]):
            raise case.failed(CallsDiffer(way, float(np.max(np.abs(shown - right[: len(shown)])))))
    if outputs.in_training is not None and not case.stochastic:
        # Few networks act otherwise in training, and most answers are right: the second forward pass is rarely due.
        acts_alike = all(close(found, right) for found in outputs.in_training) and not reference.acts_in_training
        in_training = right
        if not acts_alike:
            drawn = case.seen(case.drawn)
            reference.place([drawn[place] for place in order])
            in_training = reference.outputs(case.inputs, training=True)
        if not all(close(found, in_training) for found in outputs.in_training):
            raise case.failed(WrongInTraining(reference.layers, not close(*outputs.in_training), differing(case)))


def judge_style(case: Case, style: str) -> None:
    """The model is an instance of the class that the kata is about.

    Args:
        case: the case.
        style: "sequential" for `keras.Sequential`; "functional" for a model that isn't, and whose graph can be read.

    Raises:
        Failed: where it is another one.
    """
    evidence = the_model(case)
    if evidence.style != style:
        raise case.failed(WrongStyle(style, evidence.style))


def _same_inputs(case: Case, evidence: ModelEvidence) -> None:
    expected = case.reference.input_shapes
    found = tuple(shape[1:] for shape in evidence.input_shapes)
    if not found:
        raise case.failed(NoInput())
    if found != expected:
        raise case.failed(WrongInput(expected, found))


def _same_output_shape(case: Case, evidence: ModelEvidence) -> None:
    expected = case.reference.output_shape
    found: tuple[int | None, ...] | None = None
    if evidence.outputs is not None:
        found = evidence.outputs.at_inference.shape[1:]
    elif evidence.output_shapes:
        found = evidence.output_shapes[0][1:]
    if found is not None and found != expected:
        raise case.failed(WrongOutputShape(expected, found, table=differing(case)))


def _differs(case: Case, evidence: ModelEvidence) -> Failed:
    """What to raise where the shapes fit and the outputs differ: told by the row that differs most."""
    outputs = evidence.outputs
    assert outputs is not None, "asked for above"
    fitting = case.fitting
    assert fitting is not None, "shapes were compared before"
    case.reference.place(fitting)
    right = case.reference.outputs(case.inputs)
    row = int(np.argmax(np.abs(np.nan_to_num(outputs.at_inference - right)).reshape(len(right), -1).max(axis=1)))
    return case.failed(
        WrongOutputs(case.reference.layers, np.ravel(right[row]), np.ravel(outputs.at_inference[row]), differing(case))
    )


def _nothing_added(case: Case, evidence: ModelEvidence) -> None:
    if abs(evidence.extra_losses) > 1e-7:
        raise case.failed(Penalized(evidence.extra_losses))
    held = [weight.words for weight in evidence.weights if weight.constrained]
    if held:
        raise case.failed(Constrained(held[0]))


def differing(case: Case) -> LayerTable | None:
    """Both networks layer by layer; None where no difference shows, or where the answer's layers can't be listed."""
    table = LayerTable.of(str(case.call), case.reference.layers, case.evidence.layers)
    return table if case.evidence.layers and table.first_difference is not None else None
