"""Is it the same network? The reference gets the answer's weights and must give the answer's outputs."""

from typing import NoReturn

import numpy as np

from pytest_keraskata.asking.model import ModelEvidence
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.judge.case import Case, close, network_words, raise_of_learner, the_model
from pytest_keraskata.judge.pictures import model
from pytest_keraskata.render.tables import table_lines


def judge_architecture(case: Case) -> None:
    """The answer's network computes what the reference computes, for every way of calling it.

    Raises:
        Failed: where input shape, weights, outputs at inference, or outputs in training differ.
    """
    evidence = the_model(case)
    _same_inputs(case, evidence)
    if "outputs" in evidence.problems:
        raise_of_learner(
            case, evidence.problems["outputs"], "a model that can be called on a batch of that input shape"
        )
    reference = case.reference
    _same_outputs(case, evidence)
    if not case.fits:
        found = [weight.shape for weight in evidence.weights]
        case.fail(
            f"weights of shapes {_shapes(reference.shapes)} ({network_words(reference.layers)})",
            f"weights of shapes {_shapes(found)}",
            details=side_by_side(case),
            about="weights",
        )
    _nothing_added(case, evidence)
    outputs = evidence.outputs
    if outputs is None:
        # Asked for its shapes only.
        return
    order, right = case.matching_order, case.right
    if order is None or right is None:
        _differs(case, evidence)
    for shown, words in ((outputs.called, "model(x)"), (outputs.predicted, "model.predict(x)")):
        if shown is not None and not close(shown, right[: len(shown)]):
            case.fail(
                f"the same outputs from {words} and model(x, training=False)",
                f"outputs that differ by up to {np.max(np.abs(shown - right[: len(shown)])):.3g}",
                why="something in the model acts as in training, or looks at the other samples of a batch",
            )
    if outputs.in_training is not None and not case.stochastic:
        # Few networks act otherwise in training, and most answers are right: the second forward pass is rarely due.
        acts_alike = all(close(found, right) for found in outputs.in_training) and not reference.acts_in_training
        in_training = right
        if not acts_alike:
            drawn = case.seen(case.drawn)
            reference.place([drawn[place] for place in order])
            in_training = reference.outputs(case.inputs, training=True)
        if not all(close(found, in_training) for found in outputs.in_training):
            case.fail(
                f"in training the outputs of {network_words(reference.layers)} with the same weights",
                "outputs that differ from one call to the next"
                if not close(*outputs.in_training)
                else "other outputs in training",
                details=side_by_side(case),
            )


def judge_style(case: Case, style: str) -> None:
    """The model is an instance of the class that the kata is about.

    Args:
        case: the case.
        style: "sequential" for `keras.Sequential`; "functional" for a model that isn't, and whose graph can be read.

    Raises:
        Failed: where it is another one.
    """
    evidence = the_model(case)
    words = {
        "sequential": "a keras.Sequential",
        "functional": "a keras.Model made of inputs and outputs by the Functional API",
        "subclassed": "a subclass of keras.Model without a graph of layers that could be read",
    }
    if evidence.style != style:
        case.fail(words[style], words[evidence.style])


def _same_inputs(case: Case, evidence: ModelEvidence) -> None:
    expected = case.reference.input_shapes
    found = tuple(shape[1:] for shape in evidence.input_shapes)
    if not found:
        case.fail(
            "a model whose input shape is known",
            "a model that doesn't know its input shape",
            advice="where does the model learn how many numbers one sample has?",
        )
    if found != expected:
        case.fail(
            "an input of shape " + ", ".join(_batched(shape) for shape in expected),
            "an input of shape " + ", ".join(_batched(shape) for shape in found),
            why="the input shape doesn't follow from the arguments of this call",
            about="input",
        )


def _same_outputs(case: Case, evidence: ModelEvidence) -> None:
    expected = case.reference.output_shape
    found: tuple[int | None, ...] | None = None
    if evidence.outputs is not None:
        found = evidence.outputs.at_inference.shape[1:]
    elif evidence.output_shapes:
        found = evidence.output_shapes[0][1:]
    if found is not None and found != expected:
        case.fail(
            f"an output of shape {_batched(expected)}",
            f"an output of shape {_batched(found)}",
            details=side_by_side(case),
        )


def _differs(case: Case, evidence: ModelEvidence) -> NoReturn:
    outputs = evidence.outputs
    assert outputs is not None, "asked for above"
    fitting = case.fitting
    assert fitting is not None, "shapes were compared before"
    case.reference.place(fitting)
    right = case.reference.outputs(case.inputs)
    row = int(np.argmax(np.abs(np.nan_to_num(outputs.at_inference - right)).reshape(len(right), -1).max(axis=1)))
    case.fail(
        f"the outputs of {network_words(case.reference.layers)} with the same weights: {_values(right[row])}",
        f"{_values(outputs.at_inference[row])}",
        details=side_by_side(case),
    )


def _nothing_added(case: Case, evidence: ModelEvidence) -> None:
    if abs(evidence.extra_losses) > 1e-7:
        case.fail(
            "no penalty beside the loss",
            f"penalties that add {evidence.extra_losses:.3g} to the loss",
            why="a regularizer of some layer adds to the loss, and none is asked for",
        )
    held = [weight.words for weight in evidence.weights if weight.constrained]
    if held:
        case.fail(
            "weights that are free", f"a constraint on {held[0]}", why="a constraint changes weights after a step"
        )


def side_by_side(case: Case) -> tuple[str, ...]:
    """Both networks layer by layer, the first difference marked; empty where the answer's layers can't be listed."""
    drawn = model(str(case.call), case.reference.layers, case.evidence)
    return () if drawn is None or drawn.table.first_difference is None else table_lines(drawn.table)


def _batched(shape: tuple[int | None, ...]) -> str:
    inner = ", ".join("?" if size is None else str(size) for size in shape)
    return f"(batch, {inner})" if shape else "(batch,)"


def _shapes(shapes: list[tuple[int, ...]]) -> str:
    return ", ".join(str(shape) for shape in shapes) if shapes else "none"


def _values(row: Array) -> str:
    flat = np.ravel(row)
    words = ", ".join(f"{value:.4g}" for value in flat[:5])
    return f"{words}, …" if flat.size > 5 else words
