"""Inputs, and the rows and arguments that `fit` is given."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.layers import MIXING, RECURRENT
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait


@rule("fit", "inputs that are not scaled")
def inputs_not_scaled(portrait: Portrait) -> Iterator[Fault]:
    first = portrait.first
    if (
        first is None
        or not portrait.x
        or first.kind in ("Rescaling", "Normalization", "BatchNormalization", "Embedding")
    ):
        return
    column = max(portrait.x, key=lambda one: one.largest)
    # Measured: inputs of 29 at most in sound programs whose first layer doesn't scale them, but for centred pixels; of
    # 249 at least in faulty ones.
    if column.largest < 50 or first.kind not in (*MIXING, *RECURRENT, "Flatten", "Reshape"):
        return
    baseline = _baseline(portrait)
    found = f"inputs from {column.low:.4g} to {column.high:.4g} reach {first.name}"
    pixels = column.low >= 0 and 200 < column.high <= 256
    change = (
        "divide by 255, or put a Rescaling layer first"
        if pixels
        else "subtract the mean and divide by the standard deviation, or put a Normalization layer first"
    )
    # Measured, of inputs beyond 50: first losses of 1 times a guess at most in sound programs, up to 322012 in faulty
    # ones; and 0 of the units stuck at most, up to 0.8. Each faulty one passes one of the two.
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
    # Centred inputs of this size are what some networks with trained weights were made for; pixels without their means
    # begin at -124 and end at 151.
    elif (saturated and column.low > -column.high / 100) or not all(np.isfinite(portrait.losses)):
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
    """What it costs to guess; None where that isn't known, as of a loss that weighs sure guesses less."""
    if "focal" in portrait.loss_name.lower():
        return None
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


@rule("fit", "validation on other classes")
def sorted_validation(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    if y is None or fitting is None or not fitting.asked.get("validation_split") or not portrait.classifies:
        return
    if len(y.labels) < 2 or y.shape[0] < 20:
        return
    # Measured: 0.2 to 0.5 of the labels are in the tail of faulty programs; in sound ones all, or those but a class
    # of a few rows.
    # Few rows of a class may all come early by chance; so many don't, once in a thousand orders.
    if len(y.tail) < len(y.labels) and len(y.tail) <= max(1, len(y.labels) // 2) and 0.8**y.missed < 1e-3:
        yield error(
            "validation on other classes",
            "validation_split",
            f"the last rows, which are held out, have the labels {_listed(y.tail)}, all rows {_listed(y.labels)}",
            "validation_split takes the last rows before anything is shuffled, and these rows are sorted by label",
            "shuffle x and y together first",
        )


@rule("fit", "validation on the training rows")
def validation_seen(portrait: Portrait) -> Iterator[Fault]:
    overlap = portrait.fitting.overlap if portrait.fitting else None
    # Measured: 0 at most in sound programs, 1 at least in faulty ones.
    if overlap is not None and overlap > 0.5:
        yield error(
            "validation on the training rows",
            "validation_data",
            f"{overlap:.0%} of the validation rows are training rows",
            "the model knows them by heart, so they say nothing about new ones",
            "hold rows out, with validation_split or train_test_split",
        )


@rule("fit", "a class without a weight", "class weights for words")
def class_weights(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    given = fitting.asked.get("class_weight") if fitting else None
    if y is None or not isinstance(given, dict) or not portrait.classifies:
        return
    words = [key for key in given if isinstance(key, str)]
    if words:
        yield error(
            "class weights for words",
            "class_weight",
            f"weights for {', '.join(map(repr, words[:4]))}; the labels are {_listed(y.labels) or 'numbers'}"
            + (f"; fit raises {portrait.raised.kind}" if portrait.raised else ""),
            "fit looks a weight up by the number of the class, and no number is a word",
            "write the numbers of the classes as keys, such as class_weight={0: 1.0, 1: 5.0}",
        )
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


@rule("fit", "one step an epoch", "rows in order")
def full_batches(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    size = fitting.asked.get("batch_size") if fitting else None
    # Measured: sound programs take 40 rows at most in one batch.
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


@rule("fit", "tokens that are not integers", "tokens beyond the vocabulary")
def tokens(portrait: Portrait) -> Iterator[Fault]:
    first = portrait.first
    if first is None or first.kind != "Embedding" or len(portrait.x) != 1 or portrait.x[0].kind == "O":
        return
    column, known = portrait.x[0], portrait.vocabularies.get(first.name, 0)
    told = portrait.problems.get("call", "") + (portrait.raised.message if portrait.raised else "")
    # Who packs numbers and tokens into one array takes it apart, and each is read as what it is.
    if (not column.whole and portrait.truncates) or (column.low < 0 and "is not in [0" in told):
        yield error(
            "tokens that are not integers",
            "x",
            f"inputs from {column.low:.3g} to {column.high:.3g}{'' if column.whole else ' with fractions'} reach "
            f"{first.name}, which knows the numbers 0 to {known - 1}; cut off, "
            f"{int(column.high) - int(column.low) + 1} of them are left",
            "an Embedding looks each number up in a table: a token is a name, and scaled it names another one",
            "pass the tokens unscaled",
            layer=first.name,
        )
    elif known and column.high >= known and (portrait.raised or "call" in portrait.problems):
        yield error(
            "tokens beyond the vocabulary",
            f"input_dim of {first.name}",
            f"tokens up to {column.high:g}, and an Embedding of {known}"
            + (f": {portrait.raised.kind}" if portrait.raised else ""),
            "an Embedding of n knows the numbers 0 to n - 1; beyond it there is no row to look up",
            f"input_dim={int(column.high) + 1}, one more than the largest token",
            layer=first.name,
        )


@rule("fit", "validation prepared otherwise")
def validation_of_another_kind(portrait: Portrait) -> Iterator[Fault]:
    fitting = portrait.fitting
    if fitting is None or len(fitting.held_out) != len(portrait.x):
        return
    for ours, theirs in zip(portrait.x, fitting.held_out, strict=True):
        if ours.kind not in "fiu" or theirs.kind not in "fiu" or not ours.spread or not theirs.spread:
            continue
        sizes, spreads = theirs.largest / max(ours.largest, 1e-9), theirs.spread / ours.spread
        # Measured: 255 where a division was left out, 10 and more where a standardization was; between two halves of
        # one table at most 3.
        if (sizes > 20 and spreads > 20) or (sizes < 1 / 20 and spreads < 1 / 20):
            yield error(
                "validation prepared otherwise",
                "validation_data",
                f"training inputs from {ours.low:.4g} to {ours.high:.4g}, validation inputs from {theirs.low:.4g} to "
                f"{theirs.high:.4g}; their standard deviations are {ours.spread:.3g} and {theirs.spread:.3g}",
                "the model is validated on numbers of a size that it never trains on",
                "do to the validation inputs what is done to the training inputs, with the same numbers",
            )
            return


@rule("fit", "a split that leaves nothing")
def split_of_nothing(portrait: Portrait) -> Iterator[Fault]:
    y, fitting = portrait.y, portrait.fitting
    split = fitting.asked.get("validation_split") if fitting else None
    if y is None or not isinstance(split, float) or not y.shape or y.shape[0] < 8:
        return
    kept = int(y.shape[0] * (1 - split))
    left = y.shape[0] - kept
    # Measured: 30 rows at least in sound programs, 1 in the faulty one.
    if min(kept, left) <= 1:
        yield error(
            "a split that leaves nothing",
            f"validation_split={split:g}",
            f"of {y.shape[0]} rows {kept} are trained on and {left} validated on",
            "one row shows nothing of the others",
            "use more rows, or cross-validation where there are no more",
        )


@rule("output", "a first loss far from guessing")
def far_from_guessing(portrait: Portrait) -> Iterator[Fault]:
    baseline = _baseline(portrait) if portrait.classifies and not portrait.own_loss else None
    if baseline is None or not portrait.losses or portrait.activation not in ("sigmoid", "softmax", "linear"):
        return
    first = portrait.losses[0] - portrait.penalty
    # Measured, in guesses: 2.8 at most in 177 of 179 sound programs, whose logits cost 1.3 at most; 18 and more in nine
    # faulty ones.
    if (first > 3 * baseline and portrait.activation != "linear") or first > 20 * baseline:
        yield note(
            "a first loss far from guessing",
            "kernel_initializer, or the size of x",
            f"a first loss of {first:.3g}, where knowing nothing costs {baseline:.3g}",
            "the model begins very sure, and wrong: the first steps only unlearn that",
            "scale the inputs, and leave the initializers at their defaults",
        )
