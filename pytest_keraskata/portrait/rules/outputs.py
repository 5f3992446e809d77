"""What comes out at the end, and what the loss takes it for."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.explain.outputs import softmax_of_one, squeezed_twice, summing_to_one_by_columns
from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait

_PROBABILITIES = ("binary", "categorical", "sparse")
_LOGITS = tuple(f"{name} on logits" for name in _PROBABILITIES)
_FREE = ("linear", "relu", "tanh", "elu", "selu", "leaky_relu", "softplus", "exponential")


def span(values: Array) -> str:
    """Outputs in words, by the smallest and the largest."""
    return f"outputs from {float(values.min()):.3g} to {float(values.max()):.3g}"


@rule("output", "softmax over one unit")
def softmax_over_one_unit(portrait: Portrait) -> Iterator[Fault]:
    values = portrait.outputs
    if values is None or values.ndim < 2:
        return
    flat = values.reshape(-1, values.shape[-1])
    told = softmax_of_one(portrait.layers, flat)
    if told is None and portrait.activation == "softmax" and portrait.units == 1 and np.allclose(values, 1):
        told = softmax_of_one((), flat)
    if told:
        yield error(
            "softmax over one unit",
            "the activation of the last layer",
            "the output is 1.0 for every input",
            told,
            "use a sigmoid on the one unit, or two units with the softmax",
        )


@rule("compile", "categorical loss over one unit")
def categorical_over_one_unit(portrait: Portrait) -> Iterator[Fault]:
    if portrait.units != 1 or not portrait.loss.startswith(("categorical", "sparse")) or portrait.outputs is None:
        return
    # Measured: 0 to 0 in the faulty programs; a categorical loss over one unit is 0 but for rounding.
    if portrait.losses and abs(portrait.losses[0] - portrait.penalty) > 1e-5 and portrait.loss.startswith("cat"):
        return
    yield error(
        "categorical loss over one unit",
        f"loss={portrait.loss_name!r}",
        f"one output unit, and a loss of {portrait.losses[0] if portrait.losses else 0:.3g} from the first step on",
        "categorical cross-entropy compares the classes of a sample with each other, and here is only one",
        "use binary_crossentropy for one sigmoid unit, or one unit for each class with a softmax",
    )


@rule("output", "two activations at the end")
def two_activations(portrait: Portrait) -> Iterator[Fault]:
    if portrait.activation is None or " after " not in portrait.activation:
        return
    second, _, first = portrait.activation.partition(" after ")
    yield error(
        "two activations at the end",
        "the activation of the last layers",
        f"a {first} after the last weights, and a {second} after that: {span(portrait.outputs)}"
        if portrait.outputs is not None
        else f"a {second} after a {first}",
        squeezed_twice(first, second),
        f"leave the {first} out: the {second} reads the last layer's own numbers",
    )


@rule("output", "no probability")
def no_probability(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss not in _PROBABILITIES or portrait.activation not in _FREE or portrait.outputs is None:
        return
    values = portrait.outputs
    # Measured, of rows that should sum to one: off by 2.4e-07 at most in sound programs on softmaxes, by 1 at least
    # in faulty ones.
    outside = values.min() < 0 or values.max() > 1
    # A row of a distribution sums to one; free numbers don't.
    sums = portrait.loss != "binary" and values.ndim > 1 and not np.allclose(values.sum(-1), 1, atol=1e-2)
    # These two are probabilities where what they get is bounded; the others are none whatever they happen to show.
    if not outside and not sums and portrait.activation in ("softplus", "exponential"):
        return
    right = "sigmoid" if portrait.loss == "binary" else "softmax"
    told = "" if outside or sums else " for these rows and nothing that holds others between 0 and 1"
    yield error(
        "no probability",
        f"the activation of the last layer, {portrait.activation}",
        f"{span(values)}{told}, read by {portrait.loss_name} as probabilities",
        f"a last layer with the activation {portrait.activation} outputs numbers that are not probabilities, and the loss cuts them off at 0 and 1, where it has no slope",
        f'give the last layer activation="{right}", or the loss from_logits=True where it is linear',
    )


@rule("compile", "logits of probabilities")
def logits_of_probabilities(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss not in _LOGITS or portrait.activation not in ("sigmoid", "softmax"):
        return
    values = portrait.outputs
    if values is None or values.min() < 0 or values.max() > 1:
        return
    yield error(
        "logits of probabilities",
        "from_logits=True",
        f"{span(values)} after a {portrait.activation}, and a loss that expects numbers from before it",
        f"the {portrait.activation} is applied twice, once by the last layer and once by the loss; Keras on TensorFlow "
        "hides it in training by looking for the numbers from before the activation, other backends and saved models don't",
        f"leave from_logits out, or the {portrait.activation}",
    )


@rule("output", "sigmoid for classes")
def sigmoid_for_classes(portrait: Portrait) -> Iterator[Fault]:
    if portrait.activation != "sigmoid" or portrait.units < 2 or portrait.outputs is None:
        return
    if portrait.loss not in ("categorical", "sparse"):
        return
    sums = portrait.outputs.reshape(-1, portrait.units).sum(1)
    # Measured: rows of faulty programs miss 1 by 0.46 or more.
    if np.allclose(sums, 1, atol=1e-2):
        return
    yield error(
        "sigmoid for classes",
        "the activation of the last layer",
        f"rows that sum to between {sums.min():.3g} and {sums.max():.3g}",
        f"{portrait.loss_name} takes the outputs for shares of one whole, and a sigmoid judges every class separately",
        'use activation="softmax", or binary_crossentropy where a sample may have several labels',
    )


@rule("compile", "binary loss on a softmax")
def binary_loss_on_softmax(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss != "binary" or portrait.activation != "softmax" or portrait.units < 2 or portrait.outputs is None:
        return
    if not np.allclose(portrait.outputs.reshape(-1, portrait.units).sum(1), 1, atol=1e-3):
        return
    # Of two units both have the same loss, which is that of one.
    yield (error if portrait.units > 2 else note)(
        "binary loss on a softmax",
        f"loss={portrait.loss_name!r}",
        f"{portrait.units} outputs that sum to 1, and binary cross-entropy on each of them",
        "binary cross-entropy takes the outputs for independent yes or no answers; those of a softmax exclude each "
        "other, and accuracy then counts each output separately, which looks far better than it is",
        "use categorical_crossentropy, or sparse_categorical_crossentropy for whole-number labels",
    )


@rule("output", "softmax over the batch")
def softmax_over_the_batch(portrait: Portrait) -> Iterator[Fault]:
    values = portrait.outputs
    if values is None or values.ndim != 2 or len(values) < 2 or portrait.units < 2:
        return
    told = summing_to_one_by_columns(values)
    if told and portrait.alone is not None and not np.allclose(portrait.alone, values[:1], atol=1e-4):
        yield error(
            "softmax over the batch",
            "the axis of the softmax",
            "columns that sum to 1, and another output for a sample that is alone",
            told,
            "leave the axis at its default, -1",
        )


def _shares(portrait: Portrait) -> bool:
    """Whether a layer is read in several places, as by the two sides of a comparison."""
    names = [layer.name for layer in portrait.layers]
    return len(names) != len(set(names))


@rule("compile", "the loss rewards errors", "the loss is not a number at the ends", "a loss that grows with the batch")
def loss_of_ones_own(portrait: Portrait) -> Iterator[Fault]:
    # Of distances between two inputs, small ones may stand for "the same", which is 1.
    judges = portrait.activation in ("sigmoid", "softmax") and len(portrait.x) == 1 and not _shares(portrait)
    if "rewards errors" in portrait.loss_words and judges:
        yield error(
            "the loss rewards errors",
            f"loss={portrait.loss_name}",
            "predictions that are all wrong cost less than ones that are nearly right",
            "training makes the loss small, and this one is smallest where the model is wrong",
            "look at its sign, and at the order of y_true and y_pred",
        )
    if "nan at 0 and 1" in portrait.loss_words and portrait.activation in ("sigmoid", "softmax", "relu"):
        yield error(
            "the loss is not a number at the ends",
            f"loss={portrait.loss_name}",
            "nan or infinity for a prediction of exactly 0 or 1",
            f"a {portrait.activation} reaches its ends in float32, and the logarithm of 0 is not a number",
            "clip the predictions, or use the loss that Keras has",
        )
    if "a sum over the batch" in portrait.loss_words:
        yield note(
            "a loss that grows with the batch",
            f"loss={portrait.loss_name}",
            "twice the rows cost twice as much",
            "the learning rate then depends on the batch size",
            "take the mean over the batch",
        )
