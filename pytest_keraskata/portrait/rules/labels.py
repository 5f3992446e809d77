"""Targets: whether the outputs can meet them, and the loss can read them."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.outputs import span
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait

# Losses that are known, by value, to measure how far numbers are apart.
DISTANCES = ("mse", "mae", "huber", "logcosh")


def _was_refused(portrait: Portrait) -> bool:
    """Whether a step came to nothing: some losses leave labels out that stand for nothing."""
    return "train" in portrait.problems or not all(np.isfinite(portrait.losses))


@rule("output", "one unit for several classes", "labels beyond the units", "more units than labels")
def too_few_units(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or not y.values or not y.whole:
        return
    binary = portrait.units == 1 and portrait.loss in ("binary", "binary on logits")
    if binary and y.high > 1 and y.low >= 0 and len(y.values) > 2:
        lowest = min(portrait.losses) if portrait.losses else 0.0
        yield error(
            "one unit for several classes",
            "units of the last layer",
            f"labels from {y.low:g} to {y.high:g} and one output unit; a loss of {lowest:.3g}",
            "binary cross-entropy knows the labels 0 and 1; for larger ones it has no lower end",
            f"use {int(y.high) + 1} units with a softmax and sparse_categorical_crossentropy",
        )
    elif portrait.loss.startswith("sparse") and y.high >= portrait.units > 1 and _was_refused(portrait):
        why = "labels count from 0, so the largest one is one less than the number of units"
        yield error(
            "labels beyond the units",
            "units of the last layer",
            f"labels up to {y.high:g}, and {portrait.units} output units; a step of training "
            + ("raises" if "train" in portrait.problems else "gives no number"),
            why,
            f"use {int(y.high) + 1} units" if y.low == 0 else "let the labels begin with 0",
        )
    elif portrait.loss.startswith("sparse") and y.is_labels and y.high + 1 < portrait.units:
        yield note(
            "more units than labels",
            "units of the last layer",
            f"labels up to {y.high:g}, and {portrait.units} output units",
            "no sample has a label for some of the units",
            "one unit for each class is enough",
        )


@rule("output", "softmax for several labels")
def several_labels(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or y.row_sums is None or set(y.values) != {0.0, 1.0} or portrait.units < 2:
        return
    # A model that gives its input back as shares of one whole is a multinomial one.
    if any(column.shape == y.shape for column in portrait.x):
        return
    if portrait.activation == "softmax" and portrait.loss.startswith("categorical") and y.row_sums[1] > 1:
        yield error(
            "softmax for several labels",
            "the activation of the last layer",
            f"rows of targets with up to {y.row_sums[1]:g} ones, and a softmax, whose outputs share one whole",
            "a softmax gives all labels of a sample together the probability 1, so two can't both be likely",
            'use activation="sigmoid" and binary_crossentropy',
        )


@rule(
    "fit",
    "negative labels",
    "labels that never say yes",
    "labels above 1",
    "labels with fractions",
    "numbers for labels",
)
def labels_out_of_range(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None:
        return
    if portrait.loss.startswith("binary") and y.low < 0 and portrait.losses:
        # A weight of zero leaves a label out that stands for none.
        yield (note if portrait.fitting and portrait.fitting.leaves_out else error)(
            "negative labels",
            "y",
            f"labels from {y.low:g} to {y.high:g}, and a loss of {min(portrait.losses):.3g}",
            "cross-entropy takes labels for probabilities, and none is negative: the loss has no lower end",
            "map the labels to 0 and 1",
        )
    elif portrait.loss.startswith("binary") and len(y.values) == 2 and 0 < y.high < 0.5 and y.low == 0:
        # Measured: the larger label is 1 at least in sound programs, 0.0039 at most in faulty ones.
        yield error(
            "labels that never say yes",
            "y",
            f"labels from {y.low:g} to {y.high:.3g}",
            "the label of a positive sample is 1; of these none comes near it, so the right answer is always no",
            "scale the inputs, not the labels",
        )
    elif portrait.loss.startswith("categorical") and _is_one_a_row(portrait):
        return
    elif portrait.loss in ("binary", "binary on logits", "categorical", "categorical on logits") and y.high > 1:
        # Returns or advantages stand in the place of the label when a policy is trained.
        if portrait.units > 1 or not y.whole or len(y.values) == 2:
            yield (note if y.single and portrait.units > 1 else error)(
                "labels above 1",
                "y",
                f"targets from {y.low:g} to {y.high:g} for {portrait.loss_name}",
                "cross-entropy takes targets for probabilities, and none is above 1",
                "use one-hot or 0/1 labels here, or a regression loss such as mse",
            )
    elif portrait.loss.startswith("sparse") and not y.whole:
        yield error(
            "labels with fractions",
            "y",
            f"labels from {y.low:.3g} to {y.high:.3g} with fractions for {portrait.loss_name}",
            "sparse cross-entropy takes labels for numbers of classes, and cuts their fractions off",
            "scale the inputs, not the labels",
        )
    elif portrait.loss in ("binary", "binary on logits") and not y.whole and not y.values and portrait.units == 1:
        # A probability may be a target too.
        yield note(
            "numbers for labels",
            "loss",
            f"targets of many values from {y.low:.3g} to {y.high:.3g} for {portrait.loss_name}",
            "cross-entropy is for classes, or for probabilities as targets",
            'if these are numbers to be met, use a linear last layer and loss="mse"',
        )


@rule("output", "targets out of reach")
def output_out_of_reach(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    bounds = {"sigmoid": (0.0, 1.0), "softmax": (0.0, 1.0), "tanh": (-1.0, 1.0), "relu": (0.0, np.inf)}
    if y is None or portrait.loss not in DISTANCES or portrait.activation not in bounds:
        return
    low, high = bounds[portrait.activation]
    # Measured: targets of sound programs pass the bound by -0.0054 of their range at most, of faulty ones by 0.38 at
    # least.
    slack = 0.05 * max(y.high - y.low, 1e-9)
    if (y.low < low - slack or y.high > high + slack) and portrait.outputs is not None:
        yield error(
            "targets out of reach",
            f"the activation of the last layer, {portrait.activation}",
            f"targets from {y.low:.4g} to {y.high:.4g}, {span(portrait.outputs)}",
            f"a {portrait.activation} only gives numbers from {low:g} to {high:g}, so some targets can never be met",
            "leave the activation of the last layer out, or scale the targets into its range",
        )


@rule("output", "outputs and targets of different shapes")
def shapes_that_spread(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    # A loss of one's own may have targets of another layout.
    if y is None or portrait.loss not in DISTANCES or portrait.own_loss or len(portrait.output_shape) < 2:
        return
    ours, theirs = portrait.output_shape[1:], y.shape[1:]
    if len(ours) == len(theirs) + 1 and ours[-1] == 1:
        ours = ours[:-1]
    if len(theirs) == len(ours) + 1 and theirs[-1] == 1:
        theirs = theirs[:-1]
    if ours == theirs:
        return
    yield error(
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


@rule("compile", "distances to numbers of classes", "a regression loss for labels", "squared error of probabilities")
def regression_loss_for_classes(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or portrait.loss not in DISTANCES or not (y.is_one_hot or y.is_labels):
        return
    counts = any(kind.lower() in ("accuracy", "acc", "categorical_accuracy") for kind in portrait.metric_kinds)
    if counts and portrait.activation in ("linear", "relu") and (y.is_one_hot or y.low == 0):
        yield error(
            "a regression loss for labels",
            f"loss={portrait.loss_name!r}",
            f"labels {', '.join(f'{one:g}' for one in y.labels[:6])}, an accuracy to count them, and outputs with the "
            f"activation {portrait.activation}, {span(portrait.outputs) if portrait.outputs is not None else ''}",
            "classes have no distances: the loss punishes confident right answers beyond the label as much as wrong ones",
            "use a sigmoid with binary_crossentropy for two classes, a softmax with sparse_categorical_crossentropy for more",
        )
        return
    if portrait.activation == "softmax" and portrait.units > 1 and not y.is_one_hot:
        yield error(
            "distances to numbers of classes",
            f"loss={portrait.loss_name!r}",
            f"{portrait.units} probabilities, and labels from {y.low:g} to {y.high:g}",
            "the loss measures how far each probability is from the number of the class",
            "use sparse_categorical_crossentropy",
        )
    elif portrait.activation in ("sigmoid", "softmax") and y.low == 0 and y.high == 1:
        yield note(
            "squared error of probabilities",
            f"loss={portrait.loss_name!r}",
            f"a {portrait.activation} and {portrait.loss_name}",
            "it learns, slowly where the model is surely wrong: there the slope of the activation is near zero",
            "cross-entropy is steep exactly there",
        )


@rule("fit", "only one class")
def one_class(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    # Of two networks that play against each other, each step has one class.
    if y is None or not portrait.classifies or y.shape[0] < 8 or portrait.way not in ("", "fit") or portrait.own_step:
        return
    single = len(y.values) == 1 or (y.row_sums is not None and y.spread == 0)
    if single:
        yield error(
            "only one class",
            "y",
            f"all {y.shape[0]} labels are {y.low:g}",
            "there is nothing to tell apart: the model will say the same of everything",
            "look at how the labels were made",
        )


@rule("fit", "classes that never occur")
def columns_that_never_occur(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or not portrait.classifies or not y.labels or portrait.units < 2:
        return
    # Measured: the first label is 0 at most in sound programs, 65 in the faulty one.
    first = int(min(y.labels))
    # Rare classes are missing here and there; codes of letters or years begin far from 0.
    if first >= 5 and first >= len(y.labels) / 2 and portrait.units > max(y.labels):
        yield error(
            "classes that never occur",
            "y",
            f"labels from {first} to {int(max(y.labels))}, and {portrait.units} units: none of the first {first} classes "
            f"occurs in {y.shape[0]} rows",
            "the labels are codes, not numbers of classes that count from 0; most units have nothing to learn",
            f"take the number of each code among the codes, np.unique(y, return_inverse=True)[1], and {len(y.labels)} "
            "units",
        )


@rule("compile", "labels of another form")
def labels_of_another_form(portrait: Portrait) -> Iterator[Fault]:
    y, raised = portrait.y, portrait.raised
    if y is None or portrait.units < 2 or not (raised or "train" in portrait.problems):
        return
    if portrait.loss.startswith("categorical") and y.whole and y.low >= 0 and y.labels and _is_one_a_row(portrait):
        yield error(
            "labels of another form",
            f"loss={portrait.loss_name!r}",
            f"labels of shape {y.shape}, whole numbers from {y.low:g} to {y.high:g}, and {portrait.units} units"
            + (f": {raised.kind}" if raised else ""),
            "categorical_crossentropy compares rows of one-hot labels with rows of outputs",
            "use sparse_categorical_crossentropy, which takes the numbers of classes",
        )
    elif portrait.loss.startswith("sparse") and y.is_one_hot and y.shape[-1] == portrait.units:
        yield error(
            "labels of another form",
            f"loss={portrait.loss_name!r}",
            f"one-hot labels of shape {y.shape}" + (f": {raised.kind}" if raised else ""),
            "sparse_categorical_crossentropy takes the number of a class, one a row",
            "use categorical_crossentropy, or the labels' y.argmax(axis=1)",
        )


def _is_one_a_row(portrait: Portrait) -> bool:
    y = portrait.y
    return y is not None and (len(y.shape) == 1 or y.shape[1:] == (1,))


@rule("compile", "independent answers for one class")
def one_hot_on_sigmoids(portrait: Portrait) -> Iterator[Fault]:
    y, outputs = portrait.y, portrait.outputs
    if y is None or outputs is None or outputs.ndim != 2 or not y.is_one_hot or len(y.labels) < 2:
        return
    if portrait.loss != "binary" or portrait.activation != "sigmoid" or portrait.units < 2 or y.shape[0] < 50:
        return
    sums = outputs.sum(1)
    # Measured: 1.1 at least in faulty programs. No sound one measured has one-hot targets on sigmoids.
    if np.ptp(sums) < 1e-3:
        return
    yield error(
        "independent answers for one class",
        "the activation of the last layer",
        f"each of {y.shape[0]} rows of targets has exactly one 1; rows of outputs sum to between {sums.min():.3g} and "
        f"{sums.max():.3g}",
        "a sigmoid on each unit answers yes or no for every class by itself, though here one class excludes the others",
        'use activation="softmax" and categorical_crossentropy',
    )


@rule("fit", "the input for a target")
def input_for_target(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or not portrait.same or portrait.units != 1 or len(portrait.x) != 1:
        return
    yield error(
        "the input for a target",
        "y",
        f"all {y.shape[0]} targets equal the one feature of their row, {y.low:.4g} to {y.high:.4g} both",
        "the model has nothing to find: it learns to hand its input on",
        "look at how y is made; to foretell a series, shift it: x[:-1] and y = x[1:]",
    )
