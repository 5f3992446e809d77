"""Is it the same network? The reference gets the answer's weights and must give the answer's outputs."""

from collections.abc import Sequence

import numpy as np

from pytest_keraskata.asking.data import extremes
from pytest_keraskata.asking.model import ModelEvidence, Weight
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.explain.rule import Explanation
from pytest_keraskata.explain.values import became, near
from pytest_keraskata.failures import Claim, Failed
from pytest_keraskata.failures.networks import (
    CallsDiffer,
    Constrained,
    FormsDiffer,
    LaterCall,
    NoInput,
    Penalized,
    Shared,
    WrongForLarge,
    WrongGradient,
    WrongInput,
    WrongInTraining,
    WrongOutputs,
    WrongOutputShape,
    WrongStyle,
    WrongWeights,
)
from pytest_keraskata.judge.case import Case, close, raised_in, the_model
from pytest_keraskata.pictures import LayerTable

_WHEN = "when does your code create the layers: once, or on each call?"

# An exponential of numbers in the thousands has three digits, however the rest of its formula is written.
_ROUNDED = 1e-3

# Of a row of outputs a message shows no more.
_SHOWN = 12

# Of a gradient's length: right answers stayed below 0.002.
_HELD_UP = 0.05


def judge_architecture(case: Case) -> None:
    """The answer's network computes what the reference computes, for every way of calling it.

    Raises:
        Failed: if input shape, weights, outputs at inference, or outputs in training differ.
    """
    evidence = the_model(case)
    judge_inputs(case, evidence)
    if "outputs" in evidence.problems:
        raise raised_in(case, evidence.problems["outputs"], "a model that can be called on a batch of that input shape")
    reference = case.reference
    _same_output_shape(case, evidence)
    if not case.fits:
        found = tuple(weight.shape for weight in evidence.weights)
        raise case.failed(WrongWeights(reference.layers, tuple(reference.shapes), found, differing(case)))
    nothing_added(case, evidence)
    outputs = evidence.outputs
    if outputs is None:
        # Asked for its shapes only.
        return
    order, right = case.matching_order, case.right
    if order is None or right is None:
        raise _differs(case, evidence)
    for shown, way in (
        (outputs.called, "model(x)"),
        (outputs.predicted, "model.predict(x)"),
        (outputs.single, "model(x[:1])"),
    ):
        if shown is not None and not right.agree(shown):
            raise calls_differ(case, way, _gap(shown, right.values))
    if outputs.by_name is not None and not right.agree(outputs.by_name):
        raise case.failed(FormsDiffer(reference.input_names, _gap(outputs.by_name, right.values))).because(
            "in a list, the inputs follow the order in which the model lists them",
            "in which order does yours list them?",
        )
    if outputs.in_training is not None and not case.stochastic:
        # Few networks act otherwise in training, and most answers are right: the second forward pass is rarely due.
        acts_alike = all(right.agree(found) for found in outputs.in_training) and not reference.acts_in_training
        in_training = right
        if not acts_alike:
            reference.place(case.placed(case.drawn))
            in_training = reference.expected(case.inputs, training=True)
        if not all(in_training.agree(found) for found in outputs.in_training):
            raise case.failed(WrongInTraining(reference.layers, not close(*outputs.in_training), differing(case)))
    extreme = extremes(case.inputs, case.drawn)
    for shown, (inputs, weights), are in zip(outputs.extremes, extreme, ("inputs", "weights"), strict=False):
        reference.place(case.placed(weights))
        wanted = reference.expected(inputs)
        if not wanted.agree(shown, relative=_ROUNDED):
            raise case.failed(WrongForLarge(reference.layers, are, *_apart(wanted.values, shown)))
    _same_gradients(case, evidence)


def judge_calls_apart(cases: Sequence[Case], shared: Sequence[int | None]) -> None:
    """Calls one after the other give models of their own arguments that have nothing in common.

    Args:
        cases: what each call showed, without outputs.
        shared: for each the first earlier call whose model has a variable in common with it, or None.

    Raises:
        Failed: if one of them doesn't.
    """
    for case, other in zip(cases, shared, strict=False):
        try:
            judge_architecture(case)
        except Failed as failed:
            before = next((str(one.call) for one in cases if one is not case), "")
            remembers = other is not None
            later = case.failed(LaterCall(before, failed.failure))
            why = "the result of an earlier call is returned again"
            raise later.because(why if remembers else "", _WHEN) from None
        judge_apart(case, None if other is None else cases[other])


def judge_apart(case: Case, other: Case | None) -> None:
    """A model has no variable in common with that of an earlier call; `other` is the call where it has.

    Raises:
        Failed: if it has.
    """
    the_model(case)
    if other is not None:
        raise case.failed(Shared(str(other.call))).because("training one of them also trains the other", _WHEN)


def judge_style(case: Case, style: str) -> None:
    """The model is an instance of the class that the kata is about.

    Args:
        case: the case.
        style: "sequential" for `keras.Sequential`; "functional" for a model that isn't, and whose graph can be read.

    Raises:
        Failed: if it differs.
    """
    evidence = the_model(case)
    if evidence.style != style:
        raise case.failed(WrongStyle(style, evidence.style))


def judge_inputs(case: Case, evidence: ModelEvidence) -> None:
    """A model takes the inputs that the reference takes.

    Raises:
        Failed: if it takes others, or doesn't say which.
    """
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
    if found is None:
        return
    # What the reference doesn't know is any size.
    if len(found) != len(expected) or any(size not in (None, one) for size, one in zip(expected, found, strict=True)):
        raise case.failed(WrongOutputShape(expected, found, table=differing(case)))
    judge_rows(case, evidence)


def judge_rows(case: Case, evidence: ModelEvidence) -> None:
    """There is an output for each sample of a batch.

    Raises:
        Failed: if there are fewer or more.
    """
    if evidence.outputs is None:
        return
    rows, found = len(case.inputs[0]), len(evidence.outputs.at_inference)
    if rows != found:
        raise case.failed(
            Claim(f"{rows} outputs for a batch of {rows} samples", f"{found} outputs"),
            why="the first axis of the output is no longer the batch",
            advice="which axis of a tensor in a model are the samples of a batch along?",
        )


def _differs(case: Case, evidence: ModelEvidence) -> Failed:
    """What to raise where the shapes fit and the outputs differ: told by the row that differs most."""
    outputs = evidence.outputs
    assert outputs is not None, "asked for above"
    fitting = case.fitting
    assert fitting is not None, "shapes were compared before"
    case.reference.place(fitting)
    right = case.reference.outputs(case.inputs)
    # Half precision has three digits.
    told = became(outputs.at_inference, right) or near(outputs.at_inference, right, 1e-2) or Explanation("", "")
    failure = WrongOutputs(case.reference.layers, *_apart(right, outputs.at_inference), differing(case))
    return case.failed(failure, why=told.why, advice=told.advice)


def calls_differ(case: Case, way: str, gap: float) -> Failed:
    """What to raise where one way to call the model gives something else."""
    failed = case.failed(CallsDiffer(way, gap))
    own = [name for name in case.evidence.own if name.startswith("predict")]
    if "predict" not in way or not own:
        return failed
    return failed.because(f"the model has its own {own[0]}, which changes the outputs", f"what should {own[0]} return?")


def _gap(found: Array, right: Array) -> float:
    return float(np.max(np.abs(found - right[: len(found)])))


def _apart(right: Array, found: Array) -> tuple[Array, Array]:
    """The row of both that differs most, relative to how large it gets."""
    gaps = np.nan_to_num(np.abs(found - right) / (1e-3 + np.abs(right)), nan=np.inf).reshape(len(right), -1)
    row = int(np.argmax(gaps.max(axis=1)))
    # Of many numbers the first ones are shown.
    order = np.argsort(-gaps[row], kind="stable") if gaps.shape[1] > _SHOWN else slice(None)
    return np.ravel(right[row])[order], np.ravel(found[row])[order]


def _same_gradients(case: Case, evidence: ModelEvidence) -> None:
    """The gradient of the outputs reaches every trained weight, and the inputs, as it does in the reference."""
    if not case.pulled or case.cotangent is None:
        return
    if "pulled" in evidence.problems:
        raise raised_in(case, evidence.problems["pulled"], "a model through which gradients can be computed")
    order = case.matching_order
    assert order is not None, "compared before"
    trained = case.reference.trainable
    for shown, training in ((evidence.pulled, False), (evidence.pulled_in_training, True)):
        if shown is None or (training and case.stochastic):
            continue
        case.reference.place(case.placed(case.drawn))
        by_weight, by_input = case.reference.pull(case.pulled, case.cotangent, training=training)
        pairs = [
            (case.laid[place].words, right, found)
            for place, right, found, is_trained in zip(
                order, by_weight, case.placed(_zeros_for(shown.weights, evidence)), trained, strict=True
            )
            if is_trained
        ]
        if all(trained):
            pairs += [
                ("the input", right, np.zeros(1) if found is None else found)
                for right, found in zip(by_input, shown.inputs, strict=True)
            ]
        for name, right, found in pairs:
            _same_gradient(case, name, right, found, training)
    _wakes_up(case, evidence, order)


def _wakes_up(case: Case, evidence: ModelEvidence, order: Sequence[int]) -> None:
    """Initial values are free; but from kernels of zeros that keep every gradient away no training leads anywhere."""
    zeros = [
        one.words for one in evidence.weights if _is_kernel(one) and one.initial is not None and not one.initial.any()
    ]
    if not zeros or case.cotangent is None or case.task is not None:
        # What is compiled shows it by its steps.
        return
    case.reference.place(case.placed([one.initial for one in evidence.weights if one.initial is not None]))
    pulled, _ = case.reference.pull(case.pulled, case.cotangent)
    if any(np.any(one) for at, one in zip(order, pulled, strict=True) if _is_kernel(case.laid[at]) and one is not None):
        return
    raise case.failed(
        Claim("a gradient for some kernel at the initial weights", "it is 0 for every kernel"),
        why=f"{zeros[0]} begins as zeros, and no kernel has a gradient other than 0, so no step moves one",
        advice="how do the units of a layer become different from each other?",
    )


def _is_kernel(weight: Weight) -> bool:
    return weight.trainable and len(weight.shape) > 1


def _zeros_for(gradients: Sequence[Array | None], evidence: ModelEvidence) -> list[Array]:
    return [
        np.zeros(weight.shape, "float32") if one is None else one
        for one, weight in zip(gradients, evidence.weights, strict=True)
    ]


def _same_gradient(case: Case, name: str, right: Array | None, found: Array, training: bool) -> None:
    seen = np.ravel(found)
    expected = np.zeros_like(seen) if right is None else np.ravel(right)
    seen = seen if seen.shape == expected.shape else np.zeros_like(expected)
    norms = float(np.linalg.norm(expected)), float(np.linalg.norm(seen))
    if case.is_small:
        is_same = np.all(np.abs(seen - expected) <= 1e-6 + 1e-3 * float(np.max(np.abs(expected))))
    else:
        # In the sums of a large network rounding comes to a thousandth; what is held up is gone.
        is_same = np.linalg.norm(seen - expected) <= 1e-6 + _HELD_UP * norms[0]
    if not is_same:
        raise case.failed(WrongGradient(case.reference.layers, name, *norms, training)).because(
            f"the outputs are right, but their gradient for {name} is not",
            "which operation in your model lets values through, but not gradients?",
        )


def nothing_added(case: Case, evidence: ModelEvidence) -> None:
    """No layer has a penalty or a constraint.

    Raises:
        Failed: if one has.
    """
    if abs(evidence.extra_losses) > 1e-7:
        raise case.failed(Penalized(evidence.extra_losses))
    held = [weight.words for weight in evidence.weights if weight.constrained]
    if held:
        raise case.failed(Constrained(held[0]))


def differing(case: Case) -> LayerTable | None:
    """Both networks layer by layer; None where no difference shows, or where the answer's layers can't be listed."""
    table = LayerTable.of(str(case.call), case.reference.layers, case.evidence.layers)
    return table if case.evidence.layers and table.first_difference is not None else None
