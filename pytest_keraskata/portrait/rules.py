"""Faults that are faults whatever a model is for: rules over a portrait of a model and its data.

An error has two witnesses that don't depend on each other, such as what the layers say and what the numbers show.
What may be meant is a note. Style is nothing at all.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import numpy as np

from pytest_keraskata.asking.model import Layer
from pytest_keraskata.explain.outputs import (
    DROPPED_BEHIND,
    dropped_behind,
    softmax_of_one,
    squeezed_twice,
    summing_to_one_by_columns,
)
from pytest_keraskata.portrait.fault import Fault
from pytest_keraskata.portrait.seen import Portrait

Rule: TypeAlias = Callable[[Portrait], Iterator[Fault]]

_PROBABILITIES = ("binary", "categorical", "sparse")
_LOGITS = tuple(f"{name} on logits" for name in _PROBABILITIES)
_CLASSIFYING = (*_PROBABILITIES, *_LOGITS)
_RECURRENT = ("LSTM", "GRU", "SimpleRNN", "Bidirectional")
_FREE = ("linear", "relu", "tanh", "elu", "selu", "leaky_relu", "softplus", "exponential")
_MIXING = ("Dense", "Conv1D", "Conv2D", "Conv3D")
# Layers that change nothing that a linear one could not.
_PASSIVE = ("Dropout", "SpatialDropout1D", "SpatialDropout2D", "Flatten", "Reshape", "Permute", "Identity")


def _error(name: str, about: str, found: str, why: str, change: str) -> Fault:
    return Fault(name, about, found, why, change)


def _note(name: str, about: str, found: str, why: str, change: str) -> Fault:
    return Fault(name, about, found, why, change, level="note")


def _span(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> str:
    return f"outputs from {float(values.min()):.3g} to {float(values.max()):.3g}"


def _classes(portrait: Portrait) -> int | None:
    """How many classes the targets have: columns of one-hot rows, or different whole numbers."""
    y = portrait.y
    if y is None:
        return None
    if y.row_sums is not None and y.shape[1] > 1:
        return y.shape[1]
    return len(y.values) if y.values and y.whole else None


def _is_one_hot(portrait: Portrait) -> bool:
    y = portrait.y
    return y is not None and y.row_sums == (1.0, 1.0) and set(y.values) <= {0.0, 1.0}


def _is_integer_labels(portrait: Portrait) -> bool:
    """Whether the targets are one whole number a row, few of them different."""
    y = portrait.y
    if y is None or not y.whole or not y.values:
        return False
    single = len(y.shape) == 1 or (len(y.shape) == 2 and y.shape[1] == 1)
    return single and 1 < len(y.values) <= max(2, min(30, y.shape[0] // 2))


# --- output and loss ----------------------------------------------------------------------------------------


def softmax_over_one_unit(portrait: Portrait) -> Iterator[Fault]:
    values = portrait.outputs
    if values is None or values.ndim < 2:
        return
    flat = values.reshape(-1, values.shape[-1])
    told = softmax_of_one(portrait.layers, flat)
    if told is None and portrait.activation == "softmax" and portrait.units == 1 and np.allclose(values, 1):
        told = softmax_of_one((), flat)
    if told:
        yield _error(
            "softmax over one unit",
            "the activation of the last layer",
            "the output is 1.0 for every input",
            told,
            "use a sigmoid on the one unit, or two units with the softmax",
        )


def categorical_over_one_unit(portrait: Portrait) -> Iterator[Fault]:
    if portrait.units != 1 or not portrait.loss.startswith(("categorical", "sparse")) or portrait.outputs is None:
        return
    if portrait.losses and abs(portrait.losses[0] - portrait.penalty) > 1e-5 and portrait.loss.startswith("cat"):
        return
    yield _error(
        "categorical loss over one unit",
        f"loss={portrait.loss_name!r}",
        f"one output unit, and a loss of {portrait.losses[0] if portrait.losses else 0:.3g} from the first step on",
        "categorical cross-entropy compares the classes of a sample with each other, and here is only one",
        "use binary_crossentropy for one sigmoid unit, or one unit for each class with a softmax",
    )


def no_probability(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss not in _PROBABILITIES or portrait.activation not in _FREE or portrait.outputs is None:
        return
    values = portrait.outputs
    outside = values.min() < 0 or values.max() > 1
    # A row of a distribution sums to one; free numbers don't.
    sums = portrait.loss != "binary" and values.ndim > 1 and not np.allclose(values.sum(-1), 1, atol=1e-2)
    # These two are probabilities where what they get is bounded; the others are none whatever they happen to show.
    if not outside and not sums and portrait.activation in ("softplus", "exponential"):
        return
    right = "sigmoid" if portrait.loss == "binary" else "softmax"
    told = "" if outside or sums else " for these rows and nothing that holds others between 0 and 1"
    yield _error(
        "no probability",
        f"the activation of the last layer, {portrait.activation}",
        f"{_span(values)}{told}, read by {portrait.loss_name} as probabilities",
        f"a last layer with the activation {portrait.activation} gives numbers that are no probabilities, and the loss "
        "cuts them off at 0 and 1, where it has no slope",
        f'give the last layer activation="{right}", or the loss from_logits=True where it is linear',
    )


def logits_of_probabilities(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss not in _LOGITS or portrait.activation not in ("sigmoid", "softmax"):
        return
    values = portrait.outputs
    if values is None or values.min() < 0 or values.max() > 1:
        return
    yield _error(
        "logits of probabilities",
        "from_logits=True",
        f"{_span(values)} behind a {portrait.activation}, and a loss that expects numbers from before it",
        f"the {portrait.activation} is applied twice, once by the last layer and once by the loss; Keras on TensorFlow "
        "hides it in training by looking for the numbers behind the activation, other backends and saved models don't",
        f"leave from_logits out, or the {portrait.activation}",
    )


def sigmoid_for_classes(portrait: Portrait) -> Iterator[Fault]:
    if portrait.activation != "sigmoid" or portrait.units < 2 or portrait.outputs is None:
        return
    if portrait.loss not in ("categorical", "sparse"):
        return
    sums = portrait.outputs.reshape(-1, portrait.units).sum(1)
    if np.allclose(sums, 1, atol=1e-2):
        return
    yield _error(
        "sigmoid for classes",
        "the activation of the last layer",
        f"rows that sum to between {sums.min():.3g} and {sums.max():.3g}",
        f"{portrait.loss_name} takes the outputs for shares of one whole, and a sigmoid judges every class for itself",
        'use activation="softmax", or binary_crossentropy where a sample may have several labels',
    )


def binary_loss_on_softmax(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss != "binary" or portrait.activation != "softmax" or portrait.units < 2 or portrait.outputs is None:
        return
    if not np.allclose(portrait.outputs.reshape(-1, portrait.units).sum(1), 1, atol=1e-3):
        return
    yield _error(
        "binary loss on a softmax",
        f"loss={portrait.loss_name!r}",
        f"{portrait.units} outputs that sum to 1, and binary cross-entropy on each of them",
        "binary cross-entropy takes the outputs for independent yes or no answers; those of a softmax exclude each "
        "other, and accuracy then counts each output for itself, which looks far better than it is",
        "use categorical_crossentropy, or sparse_categorical_crossentropy for whole-number labels",
    )


def two_activations(portrait: Portrait) -> Iterator[Fault]:
    if portrait.activation is None or " after " not in portrait.activation:
        return
    second, _, first = portrait.activation.partition(" after ")
    yield _error(
        "two activations at the end",
        "the activation of the last layers",
        f"a {first} behind the last weights, and a {second} behind that: {_span(portrait.outputs)}"
        if portrait.outputs is not None
        else f"a {second} behind a {first}",
        squeezed_twice(first, second),
        f"leave the {first} out: the {second} reads the last layer's own numbers",
    )


def softmax_over_the_batch(portrait: Portrait) -> Iterator[Fault]:
    values = portrait.outputs
    if values is None or values.ndim != 2 or len(values) < 2 or portrait.units < 2:
        return
    told = summing_to_one_by_columns(values)
    if told and portrait.alone is not None and not np.allclose(portrait.alone, values[:1], atol=1e-4):
        yield _error(
            "softmax over the batch",
            "the axis of the softmax",
            "columns that sum to 1, and another output for a sample that is alone",
            told,
            "leave the axis at its default, -1",
        )


def dropout_behind_the_output(portrait: Portrait) -> Iterator[Fault]:
    dropped = dropped_behind(portrait.layers)
    if dropped is None or portrait.in_training is None or portrait.outputs is None:
        return
    if not np.allclose(portrait.in_training, portrait.outputs, atol=1e-6):
        share = float(np.mean(portrait.in_training == 0))
        yield _error(
            "dropout behind the output",
            dropped.name,
            f"{share:.0%} of the outputs are zero in training",
            DROPPED_BEHIND,
            "move it before the last layer, or leave it out",
        )


def too_few_units(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or not y.values or not y.whole:
        return
    if portrait.units == 1 and portrait.loss in ("binary", "binary on logits") and y.high > 1 and y.low >= 0:
        lowest = min(portrait.losses) if portrait.losses else 0.0
        yield _error(
            "one unit for several classes",
            "units of the last layer",
            f"labels from {y.low:g} to {y.high:g} and one output unit; a loss of {lowest:.3g}",
            "binary cross-entropy knows the labels 0 and 1; for larger ones it has no lower end",
            f"use {int(y.high) + 1} units with a softmax and sparse_categorical_crossentropy",
        )
    elif portrait.loss.startswith("sparse") and y.high >= portrait.units > 1:
        why = "labels count from 0, so the largest one is one less than the number of units"
        yield _error(
            "labels beyond the units",
            "units of the last layer",
            f"labels up to {y.high:g}, and {portrait.units} output units: {portrait.problems.get('train', '')}".strip(
                ": "
            ),
            why,
            f"use {int(y.high) + 1} units" if y.low == 0 else "let the labels begin with 0",
        )
    elif portrait.loss.startswith("sparse") and _is_integer_labels(portrait) and y.high + 1 < portrait.units:
        yield _note(
            "more units than labels",
            "units of the last layer",
            f"labels up to {y.high:g}, and {portrait.units} output units",
            "no sample has a label for some of the units",
            "one unit for each class is enough",
        )


def several_labels(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or y.row_sums is None or set(y.values) - {0.0, 1.0} or portrait.units < 2:
        return
    if portrait.activation == "softmax" and portrait.loss.startswith("categorical") and y.row_sums[1] > 1:
        yield _error(
            "softmax for several labels",
            "the activation of the last layer",
            f"rows of targets with up to {y.row_sums[1]:g} ones, and a softmax, whose outputs share one whole",
            "a softmax gives all labels of a sample together the probability 1, so two can't both be likely",
            'use activation="sigmoid" and binary_crossentropy',
        )


def labels_out_of_range(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None:
        return
    if portrait.loss.startswith("binary") and y.low < 0 and portrait.losses:
        yield _error(
            "negative labels",
            "y",
            f"labels from {y.low:g} to {y.high:g}, and a loss of {min(portrait.losses):.3g}",
            "cross-entropy takes labels for probabilities, and none is negative: the loss has no lower end",
            "map the labels to 0 and 1",
        )
    elif portrait.loss.startswith("binary") and y.values and 0 < y.high < 0.5 and y.low == 0:
        yield _error(
            "labels that never say yes",
            "y",
            f"labels from {y.low:g} to {y.high:.3g}",
            "the label of a positive sample is 1; of these none comes near it, so the right answer is always no",
            "scale the inputs, not the labels",
        )
    elif portrait.loss in ("binary", "binary on logits", "categorical", "categorical on logits") and y.high > 1:
        if portrait.units > 1 or not y.whole:
            yield _error(
                "labels above 1",
                "y",
                f"targets from {y.low:g} to {y.high:g} for {portrait.loss_name}",
                "cross-entropy takes targets for probabilities, and none is above 1",
                "use one-hot or 0/1 labels here, or a regression loss such as mse",
            )
    elif portrait.loss.startswith("sparse") and not y.whole:
        yield _error(
            "labels with fractions",
            "y",
            f"labels from {y.low:.3g} to {y.high:.3g} with fractions for {portrait.loss_name}",
            "sparse cross-entropy takes labels for numbers of classes, and cuts their fractions off",
            "scale the inputs, not the labels",
        )
    elif portrait.loss in ("binary", "binary on logits") and not y.whole and not y.values and portrait.units == 1:
        # A probability may be a target too.
        told = _note if portrait.activation == "sigmoid" and y.low >= 0 and y.high <= 1 else _error
        yield told(
            "numbers for labels",
            "loss",
            f"targets of many values from {y.low:.3g} to {y.high:.3g} for {portrait.loss_name}",
            "cross-entropy is for classes, or for probabilities as targets",
            'if these are numbers to be met, use a linear last layer and loss="mse"',
        )


def output_out_of_reach(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    bounds = {"sigmoid": (0.0, 1.0), "softmax": (0.0, 1.0), "tanh": (-1.0, 1.0), "relu": (0.0, np.inf)}
    if y is None or portrait.loss not in ("mse", "mae", "other") or portrait.activation not in bounds:
        return
    if portrait.loss_name and "crossentropy" in portrait.loss_name:
        return
    low, high = bounds[portrait.activation]
    slack = 0.05 * max(y.high - y.low, 1e-9)
    if (y.low < low - slack or y.high > high + slack) and portrait.outputs is not None:
        yield _error(
            "targets out of reach",
            f"the activation of the last layer, {portrait.activation}",
            f"targets from {y.low:.4g} to {y.high:.4g}, {_span(portrait.outputs)}",
            f"a {portrait.activation} only gives numbers from {low:g} to {high:g}, so some targets can never be met",
            "leave the activation of the last layer out, or scale the targets into its range",
        )


def shapes_that_spread(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or portrait.loss not in ("mse", "mae", "other") or len(portrait.output_shape) < 2:
        return
    ours, theirs = portrait.output_shape[1:], y.shape[1:]
    if len(ours) == len(theirs) + 1 and ours[-1] == 1:
        ours = ours[:-1]
    if len(theirs) == len(ours) + 1 and theirs[-1] == 1:
        theirs = theirs[:-1]
    if ours == theirs:
        return
    yield _error(
        "outputs and targets of different shapes",
        "the shape of the last layer's output",
        f"outputs of shape (rows, {', '.join(map(str, portrait.output_shape[1:]))}) and targets of shape "
        f"(rows{''.join(f', {size}' for size in y.shape[1:])})"
        + (f": {portrait.problems['train']}" if "train" in portrait.problems else ""),
        "the loss spreads the smaller one over the larger one, and compares numbers that don't belong together",
        "a recurrent layer without return_sequences, a Flatten, or as many units as a target has numbers"
        if len(ours) > len(theirs)
        else "give the last layer as many units as a target has numbers",
    )


def regression_loss_for_classes(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss not in ("mse", "mae") or not (_is_one_hot(portrait) or _is_integer_labels(portrait)):
        return
    y = portrait.y
    assert y is not None, "labels were looked at"
    if portrait.activation == "softmax" and portrait.units > 1 and not _is_one_hot(portrait):
        yield _error(
            "distances to numbers of classes",
            f"loss={portrait.loss_name!r}",
            f"{portrait.units} probabilities, and labels from {y.low:g} to {y.high:g}",
            "the loss measures how far each probability is from the number of the class",
            "use sparse_categorical_crossentropy",
        )
    elif portrait.activation in ("sigmoid", "softmax") and y.low == 0 and y.high == 1:
        yield _note(
            "squared error of probabilities",
            f"loss={portrait.loss_name!r}",
            f"a {portrait.activation} and {portrait.loss_name}",
            "it learns, slowly where the model is surely wrong: there the slope of the activation is near zero",
            "cross-entropy is steep exactly there",
        )


def loss_of_ones_own(portrait: Portrait) -> Iterator[Fault]:
    if "rewards errors" in portrait.loss_words:
        yield _error(
            "the loss rewards errors",
            f"loss={portrait.loss_name}",
            "predictions that are all wrong cost less than ones that are nearly right",
            "training makes the loss small, and this one is smallest where the model is wrong",
            "look at its sign, and at the order of y_true and y_pred",
        )
    if "nan at 0 and 1" in portrait.loss_words and portrait.activation in ("sigmoid", "softmax", "relu"):
        yield _error(
            "the loss is no number at the ends",
            f"loss={portrait.loss_name}",
            "nan or infinity for a prediction of exactly 0 or 1",
            f"a {portrait.activation} reaches its ends in float32, and the logarithm of 0 is no number",
            "clip the predictions, or use the loss that Keras has",
        )
    if "a sum over the batch" in portrait.loss_words:
        yield _note(
            "a loss that grows with the batch",
            f"loss={portrait.loss_name}",
            "twice the rows cost twice as much",
            "the learning rate then depends on the batch size",
            "take the mean over the batch",
        )


# --- metrics ----------------------------------------------------------------------------------------------


def accuracy_of_numbers(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    named = [kind for kind in portrait.metric_kinds if kind.lower() in ("accuracy", "acc", "binary_accuracy")]
    if y is None or not named or portrait.loss not in ("mse", "mae", "other") or y.kind != "f":
        return
    if not y.whole or (len(y.values) == 0 and y.high - y.low > 30):
        value = next((value for name, value in portrait.metrics.items() if "acc" in name), 0.0)
        yield _error(
            "accuracy of numbers",
            f"metrics=[{named[0]!r}]",
            f"targets of many values from {y.low:.4g} to {y.high:.4g}, and an accuracy of {value:.3g}",
            "accuracy counts predictions that equal their target, and a number is hardly ever met exactly",
            'use metrics=["mae"]',
        )


def exact_accuracy(portrait: Portrait) -> Iterator[Fault]:
    if "Accuracy" not in portrait.metric_kinds or portrait.activation not in ("sigmoid", "softmax"):
        return
    value = next((value for name, value in portrait.metrics.items() if "acc" in name), None)
    values = portrait.outputs
    if value is not None and values is not None and float(np.mean((values == 0) | (values == 1))) < 0.2:
        yield _error(
            "accuracy by exact equality",
            "metrics=[keras.metrics.Accuracy()]",
            f"probabilities, and an accuracy of {value:.3g}",
            "the class Accuracy counts predictions that equal the label exactly, and a probability never does",
            'use "accuracy", BinaryAccuracy() or CategoricalAccuracy()',
        )


def binary_accuracy_of_classes(portrait: Portrait) -> Iterator[Fault]:
    kinds = {kind.lower().replace("_", "") for kind in portrait.metric_kinds}
    if "binaryaccuracy" not in kinds or portrait.activation != "softmax" or portrait.units < 3:
        return
    value = next((value for name, value in portrait.metrics.items() if "binary_acc" in name), None)
    if value is not None:
        yield _error(
            "binary accuracy of classes",
            "metrics",
            f"{portrait.units} classes, and a binary accuracy of {value:.3g}",
            "it counts each output for itself, and most of a one-hot row is zero: a model that knows nothing looks good",
            'use "accuracy"',
        )


def metric_that_spreads(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if portrait.spreading and y is not None and len(y.shape) == 1:
        yield _error(
            "a metric that compares all with all",
            f"metrics=[{portrait.spreading[0]}]",
            f"another value for labels of shape (rows,) than for (rows, 1), and the labels here have shape {y.shape}",
            "labels (rows,) and predictions (rows, 1) spread to (rows, rows): every label meets every prediction",
            "reshape y_true to the shape of y_pred first",
        )


def threshold_on_logits(portrait: Portrait) -> Iterator[Fault]:
    if portrait.loss == "binary on logits" and portrait.activation == "linear" and "accuracy" in portrait.metric_kinds:
        yield _note(
            "accuracy at 0.5 of logits",
            'metrics=["accuracy"]',
            "logits, and an accuracy that calls those above 0.5 positive",
            "the logit of the probability 0.5 is 0",
            "use keras.metrics.BinaryAccuracy(threshold=0.0)",
        )


# --- architecture -------------------------------------------------------------------------------------------


def all_linear(portrait: Portrait) -> Iterator[Fault]:
    layers = portrait.weighted
    if len(layers) < 2 or portrait.affine is None or portrait.affine > 1e-3:
        return
    hidden = layers[:-1]
    if any(layer.activation not in (None, "linear") for layer in hidden):
        return
    yield _error(
        "nothing but linear layers",
        f"the activation of {hidden[0].name}",
        f"{len(layers)} layers with weights, and f(a) + f(b) = f(a + b) + f(0) up to {portrait.affine:.1g}",
        "without activations between them, layers in a row compute no more than one of them could",
        'give the hidden layers activation="relu"',
    )


def linear_in_between(portrait: Portrait) -> Iterator[Fault]:
    """A layer without activation in front of another one, where others have one."""
    if portrait.affine is not None and portrait.affine <= 1e-3:
        return
    named = {layer.name: layer for layer in portrait.layers}
    for layer in portrait.layers[:-1]:
        later = _only_reader(portrait, named, layer)
        if layer.kind not in _MIXING or layer.own or layer.activation != "linear":
            continue
        if later is None or later.kind not in _MIXING or later.own:
            continue
        units = layer.settings.get("units") or layer.settings.get("filters")
        others = later.settings.get("units") or later.settings.get("filters")
        if (
            isinstance(units, int)
            and isinstance(others, int)
            and units >= others
            and later.kind == layer.kind == "Dense"
        ):
            yield _error(
                "a linear hidden layer",
                f"the activation of {layer.name}",
                f"{layer.name}: {units} units without an activation, right before {later.name}",
                f"together the two are one linear layer: {later.name} alone could compute the same",
                f'give {layer.name} activation="relu", or leave it out',
            )
        else:
            yield _note(
                "a linear hidden layer",
                f"the activation of {layer.name}",
                f"{layer.name} has no activation, and {later.name} comes right behind it",
                "together the two are one linear layer",
                f'if that is not meant, give {layer.name} activation="relu"',
            )
        return


def _only_reader(portrait: Portrait, named: Mapping[str, Layer], layer: Layer) -> Layer | None:
    """The one layer that reads the output of another, behind such as change nothing that counts."""
    at: Layer | None = layer
    while at is not None:
        readers = portrait.followers.get(at.name, ())
        at = named.get(readers[0]) if len(readers) == 1 else None
        if at is None or at.kind not in _PASSIVE:
            return at
    return None


def channels_first(portrait: Portrait) -> Iterator[Fault]:
    first = portrait.layers[0] if portrait.layers else None
    shapes = [shape for shape in portrait.input_shapes if len(shape) == 3]
    if first is None or not shapes or "Conv2D" not in first.kind:
        return
    channels, height, width = shapes[0]
    is_first = channels in (1, 3) and height == width and width is not None and width > 4
    if is_first and first.settings.get("data_format") == "channels_last":
        yield _error(
            "channels first",
            "input_shape",
            f"an input of shape {shapes[0]}, and {first.name} reads {width} channels and {channels} rows",
            "Keras expects the channels last: the convolution slides over rows and channels instead of the image",
            f"use the shape ({height}, {width}, {channels}), and move the axis in the data",
        )


def normalized_along_rows(portrait: Portrait) -> Iterator[Fault]:
    for before, layer in zip(portrait.layers, portrait.layers[1:], strict=False):
        axis = layer.settings.get("axis")
        axis = axis[0] if isinstance(axis, tuple) and axis else axis
        if layer.kind == "BatchNormalization" and "Conv2D" in before.kind and axis == 1:
            filters = before.settings.get("filters")
            if before.settings.get("data_format") == "channels_last" and layer.parameters != 4 * int(filters or 0):
                yield _error(
                    "normalized along the rows",
                    f"axis=1 of {layer.name}",
                    f"{layer.parameters} parameters for {filters} channels",
                    "the channels are the last axis here; this normalizes every row of the image for itself",
                    "leave the axis at its default, -1",
                )


def stride_as_kernel(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.layers:
        kernel, strides = layer.settings.get("kernel_size"), layer.settings.get("strides")
        if layer.kind == "Conv2D" and kernel == strides and isinstance(kernel, tuple) and kernel in ((3, 3), (5, 5)):
            at = portrait.layers.index(layer)
            later = next((one for one in portrait.layers[at + 1 :] if one.settings.get("strides")), None)
            # Whoever cuts images into patches does it once.
            again = later is not None and later.settings["strides"] not in ((1, 1), 1)
            told = _error if again else _note
            yield told(
                "steps as long as the kernel",
                f"strides of {layer.name}",
                f"{layer.name} has kernel {kernel} and strides {strides}"
                + (f", and {later.name} makes the map smaller again" if again and later else ""),
                f"Conv2D(filters, {kernel[0]}, {kernel[0]}) means strides of {kernel[0]}: most places are never looked at",
                f"if a kernel of {kernel[0]} × {kernel[0]} is meant, write kernel_size={kernel[0]}",
            )
            return


def dropout_rate(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.layers:
        rate = layer.settings.get("rate", 0)
        if "Dropout" not in layer.kind or not isinstance(rate, int | float):
            continue
        if rate >= 1 and portrait.in_training is not None:
            constant = bool(np.allclose(portrait.in_training, portrait.in_training[:1]))
            if constant:
                yield _error(
                    "everything dropped",
                    f"rate of {layer.name}",
                    f"a rate of {rate:g}, and in training the same output for every input",
                    "the rate is the share that is dropped",
                    "0.2 to 0.5 is usual",
                )
        elif rate > 0.6:
            noise = _noise(portrait)
            told = _error if rate >= 0.75 and noise > 0.5 else _note
            yield told(
                "much is dropped",
                f"rate of {layer.name}",
                f"a rate of {rate:g}; what it changes in training is {noise:.1f} times what tells samples apart",
                "the rate is the share that is dropped, not the share that is kept",
                f"if {rate:g} was to be kept, the rate is {1 - rate:g}",
            )


def _noise(portrait: Portrait) -> float:
    """How much outputs change from inference to training, against how much they differ from row to row."""
    one, other = portrait.outputs, portrait.in_training
    if one is None or other is None or one.shape != other.shape or len(one) < 2:
        return 0.0
    return float(np.sqrt(np.mean((one - other) ** 2)) / max(float(np.mean(one.std(axis=0))), 1e-9))


def random_at_inference(portrait: Portrait) -> Iterator[Fault]:
    one, other = portrait.outputs, portrait.outputs_again
    if one is None or other is None or one.shape != other.shape or np.allclose(one, other, atol=1e-5, equal_nan=True):
        return
    chancy = [layer.name for layer in portrait.layers if "Dropout" in layer.kind or layer.kind.startswith("Random")
              or layer.own]  # fmt: skip
    yield _error(
        "random at inference",
        "training=True",
        f"two calls with training=False differ by up to {float(np.max(np.abs(one - other))):.3g}",
        f"something acts as in training all the time{': ' + chancy[0] if chancy else ''}",
        "hand the argument training of call on, and don't set it to True",
    )


def narrow_relu(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.weighted[:-1]:
        if layer.kind == "Dense" and layer.settings.get("units") == 1 and not layer.own:
            silent = portrait.silent.get(layer.name, 0.0)
            told = _error if layer.activation == "relu" and silent == 1 else _note
            yield told(
                "one unit in the middle",
                f"units of {layer.name}",
                f"{layer.name} has 1 unit" + (", and it is zero for every row" if silent == 1 else ""),
                "all that the layers before it know goes through one number"
                + (", which a ReLU cuts off below zero" if layer.activation == "relu" else ""),
                "give it more units",
            )


def softmax_in_the_middle(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.weighted[:-1]:
        if layer.activation == "softmax" and layer.kind in _MIXING and not layer.own:
            yield _error(
                "softmax in the middle",
                f"the activation of {layer.name}",
                f"{layer.name} is a hidden layer with a softmax: its {layer.settings.get('units', '')} numbers sum to 1",
                "its units compete, so that hardly anything of what the layers before it know gets through",
                'use activation="relu" in hidden layers',
            )


def relu_in_recurrent(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.layers:
        if layer.kind in ("LSTM", "GRU") and layer.activation == "relu":
            yield _note(
                "an unbounded state",
                f"the activation of {layer.name}",
                f"{layer.name} with a ReLU",
                "the state of a recurrent layer can grow at every step when nothing bounds it",
                "leave the activation at its default, tanh",
            )


# --- initial weights, gradients, optimizer ------------------------------------------------------------------


def units_alike(portrait: Portrait) -> Iterator[Fault]:
    kernels = [move for move in portrait.moves if move.is_kernel and move.trainable]
    if len(kernels) < 2:
        return
    same = [move for move in kernels[:-1] if move.alike]
    still = [move for move in kernels[:-1] if move.start == 0 and not move.moved]
    stuck = still or same
    if stuck and (still or len(same) == len(kernels) - 1):
        yield _error(
            "units that are all alike",
            f"kernel_initializer of {stuck[0].path}",
            f"all units of {stuck[0].path} are the same at first and after {len(portrait.losses)} steps",
            "units that begin alike get the same gradient, and stay alike",
            "leave the initializer at its default, which is random",
        )


def exploding_outputs(portrait: Portrait) -> Iterator[Fault]:
    if not portrait.magnitudes or not portrait.x:
        return
    largest_x = max((max(abs(column.low), abs(column.high)) for column in portrait.x), default=1.0)
    name, size = max(portrait.magnitudes.items(), key=lambda item: item[1])
    wide = [move for move in portrait.moves if move.is_kernel and move.spread > 0.5]
    if wide and size > 1e3 * max(largest_x, 1.0):
        yield _error(
            "numbers that grow from layer to layer",
            f"kernel_initializer of {wide[0].path}",
            f"weights with a standard deviation of {wide[0].spread:.2g}, and outputs of {name} up to {size:.2g}",
            "every layer multiplies what it gets by the size of its weights",
            "leave the initializer at its default, which fits the number of inputs",
        )


def learning_rate(portrait: Portrait) -> Iterator[Fault]:
    optimizer = portrait.optimizer
    if optimizer is None or not portrait.losses:
        return
    rate = optimizer.learning_rate
    about = f"learning_rate={rate:g}"
    first, later = portrait.losses[0], portrait.losses[1:]
    if rate < 0:
        yield _error(
            "a negative learning rate",
            about,
            "losses of " + ", ".join(f"{loss:.3g}" for loss in portrait.losses),
            "every step goes up the slope instead of down",
            f"use {-rate:g}",
        )
        return
    trained = [move for move in portrait.moves if move.trainable]
    if trained and all(not move.moved > 1e-6 for move in trained) and rate < 1e-6:
        yield _error(
            "a learning rate of nothing",
            about,
            f"after {len(portrait.losses)} steps no weight has moved by a millionth of its length",
            "the steps are smaller than float32 can tell",
            "use 1e-3 with Adam, 1e-2 with SGD",
        )
    usual = {"SGD": 0.5}.get(optimizer.kind, 0.05)
    worse = not all(np.isfinite(later)) or (bool(later) and min(later[1:] or later) > 3 * max(first, 1e-3))
    if worse and rate > usual:
        yield _error(
            "a learning rate that is too high",
            about,
            "losses of " + ", ".join(f"{loss:.3g}" for loss in portrait.losses) + " in the first steps",
            "the steps leap over the valley and end higher on the other side",
            f"try {rate / 100:g}",
        )
    elif rate > 4 * usual:
        yield _note(
            "a high learning rate",
            about,
            f"{optimizer.kind} with {rate:g}",
            "few networks train with steps of this size",
            f"try {rate / 100:g}",
        )
    elif 0 < rate < 1e-5 and portrait.losses:
        yield _note(
            "a low learning rate",
            about,
            f"{optimizer.kind} with {rate:g}",
            "right for the last touches to a trained model; a new one will take very long",
            "1e-3 is the usual start with Adam",
        )


def numbers_lost(portrait: Portrait) -> Iterator[Fault]:
    lost = [move.path for move in portrait.moves if np.isnan(move.moved) or np.isinf(move.moved)]
    missing = [column for column in (*portrait.x, *((portrait.y,) if portrait.y else ())) if column.missing]
    if missing and lost:
        yield _error(
            "missing numbers in the data",
            "x" if missing[0] in portrait.x else "y",
            f"{missing[0].missing} numbers are nan or infinite, and after a step {lost[0]} is nan",
            "one nan makes every weight nan that it meets, even where the loss stays finite",
            "remove or replace these rows before training",
        )
    elif missing:
        yield _error(
            "missing numbers in the data",
            "x" if missing[0] in portrait.x else "y",
            f"{missing[0].missing} numbers are nan or infinite, and the outputs are "
            + ("nan" if portrait.outputs is not None and np.isnan(portrait.outputs).any() else "made of them"),
            "nothing that is computed from a nan is a number",
            "remove or replace these rows before training",
        )
    elif lost and not any("learning rate" in one.name for one in learning_rate(portrait)):
        yield _error(
            "weights that become nan",
            "the loss, or the size of the inputs",
            f"after {len(portrait.losses)} steps {lost[0]} is nan; losses: "
            + ", ".join(f"{loss:.3g}" for loss in portrait.losses),
            "a number grew beyond what float32 holds, or a logarithm met 0",
            "scale the inputs, and use losses of Keras's own",
        )


def vanishing(portrait: Portrait) -> Iterator[Fault]:
    kernels = [move for move in portrait.moves if move.is_kernel and move.trainable and move.gradients[0] is not None]
    acting = [layer for layer in portrait.layers if layer.activation not in (None, "linear")]
    squashing = [layer for layer in acting[:-1] if layer.activation in ("sigmoid", "hard_sigmoid", "softmax")]
    if len(kernels) < 3 or len(squashing) < 3:
        return
    first, last = kernels[0].gradients[0] or 0.0, kernels[-1].gradients[0] or 0.0
    if first < 1e-3 * last:
        yield _error(
            "a gradient that vanishes",
            f"the activation of {squashing[0].name} and {len(squashing) - 1} more",
            f"a gradient of {first:.2g} for {kernels[0].path}, {last:.2g} for {kernels[-1].path}",
            "on its way back the gradient is multiplied by the slope of a sigmoid at every layer, 1/4 at most",
            'use activation="relu" in hidden layers',
        )


def dead(portrait: Portrait) -> Iterator[Fault]:
    kernels = [move for move in portrait.moves if move.is_kernel and move.trainable]
    stopped = [move for move in kernels if move.gradients == (0.0, 0.0)]
    quiet = [name for name, share in portrait.silent.items() if share == 1]
    if stopped and quiet and not any(move.start == 0 for move in stopped):
        yield _error(
            "units that never say anything",
            quiet[0],
            f"{quiet[0]} gives zero for every row, and {stopped[0].path} has no gradient",
            "a ReLU that is below zero for every input has no slope anywhere, and never comes back",
            "look at its bias, the size of its inputs and the learning rate",
        )


def no_gradient(portrait: Portrait) -> Iterator[Fault]:
    problem = portrait.problems.get("train", "")
    if "No gradients provided" in problem:
        yield _error(
            "a loss without a slope",
            f"loss={portrait.loss_name}",
            "no weight has a gradient",
            "round, argmax and comparisons are flat or jump: there is no direction in which to go",
            "compute the loss from the outputs as they are",
        )


def penalty_too_large(portrait: Portrait) -> Iterator[Fault]:
    if not portrait.losses or portrait.penalty <= 0:
        return
    data = abs(portrait.losses[0] - portrait.penalty)
    share = portrait.penalty / max(data, 1e-6)
    if share > 3:
        told = _error if share > 20 else _note
        yield told(
            "a penalty that outweighs the data",
            "the regularizer's factor",
            f"regularizers add {portrait.penalty:.3g} to a loss of {data:.3g}",
            "training will make the weights small before anything else",
            "a hundredth of the factor would leave the data something to say",
        )


def nothing_trains(portrait: Portrait) -> Iterator[Fault]:
    if not portrait.moves or not portrait.losses or any(move.trainable for move in portrait.moves):
        return
    if not any(move.moved > 0 for move in portrait.moves if "moving" not in move.path):
        yield _error(
            "nothing trains",
            "trainable",
            f"0 of {len(portrait.moves)} weights are trainable, and none has moved",
            "a layer inside a frozen model stays frozen unless the model itself is set trainable first",
            "set trainable=True on the outer model, then freeze single layers",
        )


def frozen_too_late(portrait: Portrait) -> Iterator[Fault]:
    changed = portrait.fitting.after_change if portrait.fitting else ()
    if changed:
        yield _error(
            "trainable changed without compile",
            "trainable",
            f"{len(changed)} weights such as {changed[0]} changed their trainable after the last fit, and compile was "
            "not called again",
            "what trains is settled when training first runs after compile; the change is silently ignored",
            "call model.compile(…) again before this fit",
        )


# --- data -------------------------------------------------------------------------------------------------


def inputs_not_scaled(portrait: Portrait) -> Iterator[Fault]:
    first = portrait.layers[0] if portrait.layers else None
    if (
        first is None
        or not portrait.x
        or first.kind in ("Rescaling", "Normalization", "BatchNormalization", "Embedding")
    ):
        return
    column = max(portrait.x, key=lambda one: max(abs(one.low), abs(one.high)))
    largest = max(abs(column.low), abs(column.high))
    if largest < 50 or first.kind not in (*_MIXING, *_RECURRENT, "Flatten", "Reshape", "SimpleRNN"):
        return
    baseline = _baseline(portrait)
    found = f"inputs from {column.low:.4g} to {column.high:.4g} reach {first.name}"
    change = "divide by 255, or standardize: a Rescaling or Normalization layer will do"
    saturated = baseline is not None and bool(portrait.losses) and portrait.losses[0] - portrait.penalty > 3 * baseline
    stuck = portrait.stuck.get(_first_weighted(portrait), 0.0)
    if stuck > 0.5:
        yield _error(
            "inputs that are not scaled",
            "x",
            f"{found}, and {stuck:.0%} of its units say the same of every row or are at the end of their range",
            "initial weights are made for inputs of about 1; hundreds of times as large, they saturate every unit",
            change,
        )
    elif saturated or not all(np.isfinite(portrait.losses)):
        yield _error(
            "inputs that are not scaled",
            "x",
            f"{found}, and the first loss is {portrait.losses[0]:.3g} where guessing costs {baseline or 0:.2g}",
            "initial weights are made for inputs of about 1; hundreds of times as large, they saturate or overshoot",
            change,
        )
    else:
        yield _note("inputs that are not scaled", "x", found, "initial weights are made for inputs of about 1", change)


def _first_weighted(portrait: Portrait) -> str:
    """The first layer with weights, or the activation behind it."""
    layers = portrait.layers
    at = next((place for place, layer in enumerate(layers) if layer.parameters), None)
    if at is None:
        return ""
    behind = layers[at + 1] if at + 1 < len(layers) else layers[at]
    return behind.name if behind.kind == "Activation" else layers[at].name


def _baseline(portrait: Portrait) -> float | None:
    """What it costs to guess."""
    if portrait.loss.startswith("binary"):
        return float(np.log(2))
    if portrait.loss.startswith(("categorical", "sparse")) and portrait.units > 1:
        return float(np.log(portrait.units))
    y = portrait.y
    if portrait.loss in ("mse", "mae") and y is not None:
        # A new network says something near zero of everything; three times that is noise.
        size = float(np.hypot(y.mean, y.spread))
        return max(3 * size**2 if portrait.loss == "mse" else size, 1e-6)
    return None


def one_class(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or portrait.loss not in _CLASSIFYING or y.shape[0] < 8:
        return
    single = len(y.values) == 1 or (y.row_sums is not None and y.spread == 0)
    if single:
        yield _error(
            "only one class",
            "y",
            f"all {y.shape[0]} labels are {y.low:g}",
            "there is nothing to tell apart: the model will say the same of everything",
            "look at how the labels were made",
        )


def sorted_validation(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    if y is None or fitting is None or not fitting.asked.get("validation_split") or portrait.loss not in _CLASSIFYING:
        return
    if len(y.labels) < 2 or y.shape[0] < 20:
        return
    if len(y.tail) < len(y.labels) and len(y.tail) <= max(1, len(y.labels) // 2):
        yield _error(
            "validation on other classes",
            "validation_split",
            f"the last rows, which are held out, have the labels {_listed(y.tail)}, all rows {_listed(y.labels)}",
            "validation_split takes the last rows before anything is shuffled, and these rows are sorted by label",
            "shuffle x and y together first",
        )


def _listed(values: tuple[float, ...]) -> str:
    return ", ".join(f"{value:g}" for value in values[:6]) + (", …" if len(values) > 6 else "")


def validation_seen(portrait: Portrait) -> Iterator[Fault]:
    overlap = portrait.fitting.overlap if portrait.fitting else None
    if overlap is not None and overlap > 0.5:
        yield _error(
            "validation on the training rows",
            "validation_data",
            f"{overlap:.0%} of the validation rows are training rows",
            "the model knows them by heart, so they say nothing about new ones",
            "hold rows out, with validation_split or train_test_split",
        )


def class_weights(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    given = fitting.asked.get("class_weight") if fitting else None
    if y is None or not isinstance(given, dict) or portrait.loss not in _CLASSIFYING:
        return
    keys = {float(key) for key in given}
    missing = [value for value in y.labels if value not in keys]
    if missing:
        # One weight for one class is a way to say that the others count once.
        told = _error if len(keys) > 1 or keys - set(y.labels) else _note
        yield told(
            "a class without a weight",
            "class_weight",
            f"labels {_listed(y.labels)}, weights for {_listed(tuple(sorted(keys)))}",
            "a class that is left out counts once, and nothing is said about it",
            "name every class",
        )


def full_batches(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    size = fitting.asked.get("batch_size") if fitting else None
    if y is not None and isinstance(size, int) and y.shape[0] > 256 and size >= y.shape[0]:
        yield _note(
            "one step an epoch",
            "batch_size",
            f"batches of {size} for {y.shape[0]} rows",
            "each epoch is one step, so there are as many steps as epochs",
            "32 is the usual start",
        )
    if fitting is not None and fitting.asked.get("shuffle") is False and y is not None and y.shape[0] > 32:
        yield _note("rows in order", "shuffle=False", "rows are not shuffled", "sorted rows make one-sided batches",
                    "leave shuffle at its default")  # fmt: skip


def can_not_run(portrait: Portrait) -> Iterator[Fault]:
    for stage in ("call", "train", "evaluate"):
        problem = portrait.problems.get(stage)
        if problem and "No gradients provided" not in problem:
            words = {"call": "the model can't be called on x", "train": "a step of training raises",
                     "evaluate": "the loss can't be computed"}[stage]  # fmt: skip
            yield _error("it does not run", "x, y or loss", f"{words}: {problem}", "shapes or types don't fit each other",
                         "compare the shapes of outputs and targets with what the loss expects")  # fmt: skip
            return


RULES: tuple[Rule, ...] = (
    softmax_over_one_unit, categorical_over_one_unit, two_activations, no_probability, logits_of_probabilities,
    sigmoid_for_classes, binary_loss_on_softmax, softmax_over_the_batch, dropout_behind_the_output, too_few_units,
    several_labels, labels_out_of_range, output_out_of_reach, shapes_that_spread, regression_loss_for_classes,
    loss_of_ones_own, accuracy_of_numbers, exact_accuracy, metric_that_spreads, binary_accuracy_of_classes, threshold_on_logits, all_linear,
    linear_in_between, channels_first, normalized_along_rows, stride_as_kernel, dropout_rate, random_at_inference,
    narrow_relu, softmax_in_the_middle, relu_in_recurrent, units_alike, exploding_outputs, learning_rate, numbers_lost,
    vanishing, dead, no_gradient, penalty_too_large, nothing_trains, frozen_too_late, inputs_not_scaled, one_class,
    sorted_validation, validation_seen, class_weights, full_batches, can_not_run,
)  # fmt: skip


def findings(portrait: Portrait) -> list[Fault]:
    """What is wrong, errors first."""
    found = [finding for rule in RULES for finding in rule(portrait)]
    if any(finding.name != "it does not run" and finding.level == "error" for finding in found):
        # What does not run has been explained.
        found = [finding for finding in found if finding.name != "it does not run"]
    return sorted(found, key=lambda finding: finding.level != "error")
