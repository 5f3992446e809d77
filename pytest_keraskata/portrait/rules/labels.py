"""Targets: whether the outputs can meet them, and the loss can read them."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.outputs import span
from pytest_keraskata.portrait.seen import Portrait


def too_few_units(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or not y.values or not y.whole:
        return
    if portrait.units == 1 and portrait.loss in ("binary", "binary on logits") and y.high > 1 and y.low >= 0:
        lowest = min(portrait.losses) if portrait.losses else 0.0
        yield error(
            "one unit for several classes",
            "units of the last layer",
            f"labels from {y.low:g} to {y.high:g} and one output unit; a loss of {lowest:.3g}",
            "binary cross-entropy knows the labels 0 and 1; for larger ones it has no lower end",
            f"use {int(y.high) + 1} units with a softmax and sparse_categorical_crossentropy",
        )
    elif portrait.loss.startswith("sparse") and y.high >= portrait.units > 1:
        why = "labels count from 0, so the largest one is one less than the number of units"
        yield error(
            "labels beyond the units",
            "units of the last layer",
            f"labels up to {y.high:g}, and {portrait.units} output units: {portrait.problems.get('train', '')}".strip(
                ": "
            ),
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


def several_labels(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or y.row_sums is None or set(y.values) - {0.0, 1.0} or portrait.units < 2:
        return
    if portrait.activation == "softmax" and portrait.loss.startswith("categorical") and y.row_sums[1] > 1:
        yield error(
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
        yield error(
            "negative labels",
            "y",
            f"labels from {y.low:g} to {y.high:g}, and a loss of {min(portrait.losses):.3g}",
            "cross-entropy takes labels for probabilities, and none is negative: the loss has no lower end",
            "map the labels to 0 and 1",
        )
    elif portrait.loss.startswith("binary") and y.values and 0 < y.high < 0.5 and y.low == 0:
        yield error(
            "labels that never say yes",
            "y",
            f"labels from {y.low:g} to {y.high:.3g}",
            "the label of a positive sample is 1; of these none comes near it, so the right answer is always no",
            "scale the inputs, not the labels",
        )
    elif portrait.loss in ("binary", "binary on logits", "categorical", "categorical on logits") and y.high > 1:
        if portrait.units > 1 or not y.whole:
            yield error(
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
        told = note if portrait.activation == "sigmoid" and y.low >= 0 and y.high <= 1 else error
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
        yield error(
            "targets out of reach",
            f"the activation of the last layer, {portrait.activation}",
            f"targets from {y.low:.4g} to {y.high:.4g}, {span(portrait.outputs)}",
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


def regression_loss_for_classes(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or portrait.loss not in ("mse", "mae") or not (y.is_one_hot or y.is_labels):
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


def one_class(portrait: Portrait) -> Iterator[Fault]:
    y = portrait.y
    if y is None or not portrait.classifies or y.shape[0] < 8:
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
