"""Inputs, and the rows and arguments that `fit` is given."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.layers import MIXING
from pytest_keraskata.portrait.seen import Portrait

_RECURRENT = ("LSTM", "GRU", "SimpleRNN", "Bidirectional")


def inputs_not_scaled(portrait: Portrait) -> Iterator[Fault]:
    first = portrait.first
    if (
        first is None
        or not portrait.x
        or first.kind in ("Rescaling", "Normalization", "BatchNormalization", "Embedding")
    ):
        return
    column = max(portrait.x, key=lambda one: one.largest)
    if column.largest < 50 or first.kind not in (*MIXING, *_RECURRENT, "Flatten", "Reshape"):
        return
    baseline = _baseline(portrait)
    found = f"inputs from {column.low:.4g} to {column.high:.4g} reach {first.name}"
    change = "divide by 255, or standardize: a Rescaling or Normalization layer will do"
    saturated = baseline is not None and bool(portrait.losses) and portrait.losses[0] - portrait.penalty > 3 * baseline
    stuck = portrait.stuck.get(_first_weighted(portrait), 0.0)
    if stuck > 0.5:
        yield error(
            "inputs that are not scaled",
            "x",
            f"{found}, and {stuck:.0%} of its units say the same of every row or are at the end of their range",
            "initial weights are made for inputs of about 1; hundreds of times as large, they saturate every unit",
            change,
        )
    elif saturated or not all(np.isfinite(portrait.losses)):
        yield error(
            "inputs that are not scaled",
            "x",
            f"{found}, and the first loss is {portrait.losses[0]:.3g} where guessing costs {baseline or 0:.2g}",
            "initial weights are made for inputs of about 1; hundreds of times as large, they saturate or overshoot",
            change,
        )
    else:
        yield note("inputs that are not scaled", "x", found, "initial weights are made for inputs of about 1", change)


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


def sorted_validation(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    if y is None or fitting is None or not fitting.asked.get("validation_split") or not portrait.classifies:
        return
    if len(y.labels) < 2 or y.shape[0] < 20:
        return
    if len(y.tail) < len(y.labels) and len(y.tail) <= max(1, len(y.labels) // 2):
        yield error(
            "validation on other classes",
            "validation_split",
            f"the last rows, which are held out, have the labels {_listed(y.tail)}, all rows {_listed(y.labels)}",
            "validation_split takes the last rows before anything is shuffled, and these rows are sorted by label",
            "shuffle x and y together first",
        )


def validation_seen(portrait: Portrait) -> Iterator[Fault]:
    overlap = portrait.fitting.overlap if portrait.fitting else None
    if overlap is not None and overlap > 0.5:
        yield error(
            "validation on the training rows",
            "validation_data",
            f"{overlap:.0%} of the validation rows are training rows",
            "the model knows them by heart, so they say nothing about new ones",
            "hold rows out, with validation_split or train_test_split",
        )


def class_weights(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    given = fitting.asked.get("class_weight") if fitting else None
    if y is None or not isinstance(given, dict) or not portrait.classifies:
        return
    keys = {float(key) for key in given}
    missing = [value for value in y.labels if value not in keys]
    if missing:
        # One weight for one class is a way to say that the others count once.
        told = error if len(keys) > 1 or keys - set(y.labels) else note
        yield told(
            "a class without a weight",
            "class_weight",
            f"labels {_listed(y.labels)}, weights for {_listed(tuple(sorted(keys)))}",
            "a class that is left out counts once, and nothing is said about it",
            "name every class",
        )


def _listed(values: tuple[float, ...]) -> str:
    return ", ".join(f"{value:g}" for value in values[:6]) + (", …" if len(values) > 6 else "")


def full_batches(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    size = fitting.asked.get("batch_size") if fitting else None
    if y is not None and isinstance(size, int) and y.shape[0] > 256 and size >= y.shape[0]:
        yield note(
            "one step an epoch",
            "batch_size",
            f"batches of {size} for {y.shape[0]} rows",
            "each epoch is one step, so there are as many steps as epochs",
            "32 is the usual start",
        )
    if fitting is not None and fitting.asked.get("shuffle") is False and y is not None and y.shape[0] > 32:
        yield note("rows in order", "shuffle=False", "rows are not shuffled", "sorted rows make one-sided batches",
                    "leave shuffle at its default")  # fmt: skip
