"""Faults that let training run and the loss fall: inputs that don't count, rows that mix, weights that are cut off."""

from collections.abc import Iterator

from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.layers import RECURRENT
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait


@rule("output", "inputs that are ignored")
def inputs_ignored(portrait: Portrait) -> Iterator[Fault]:
    count = len(portrait.ignored)
    if not count or len(portrait.x) != 1:
        return
    features = portrait.x[0].shape[1]
    # Some columns may be left out on purpose; who hands over that many means them to count.
    # Measured: 0 of the features at most in sound programs, 0.5 at least in faulty ones.
    told = error if 2 * count >= features else note
    yield told(
        "inputs that are ignored",
        "the layers that read the input",
        f"{count} of {features} features, such as number {portrait.ignored[0]}: the outputs have no slope along them, "
        "and stay the same when they are exchanged among the rows",
        "whatever these features say is lost before the first weight",
        "look at slices and reshapes of the input: x[:, :n] takes n columns, x[:n] takes rows",
    )


@rule("output", "rows that depend on each other")
def rows_mix(portrait: Portrait) -> Iterator[Fault]:
    # Measured: 0 at most in sound programs that compare no rows on purpose, 0.24 and 0.52 at least in faulty ones.
    if portrait.mixing < 1e-3 or portrait.alone is None or portrait.outputs is None:
        return
    alone = (
        abs(portrait.alone - portrait.outputs[:1]).max()
        if portrait.alone.shape[1:] == portrait.outputs.shape[1:]
        else 0
    )
    if alone < 1e-4:
        return
    fitting, rows = portrait.fitting, portrait.x[0].shape[0] if portrait.x else 0
    whole = fitting is not None and isinstance(size := fitting.asked.get("batch_size"), int) and size >= rows > 0
    # All rows in one batch may be one graph or set; a network of a game may compare the rows that it judges.
    told = error if portrait.way in ("", "fit") and not whole else note
    yield told(
        "rows that depend on each other",
        "an axis",
        f"at inference an output changes by {portrait.mixing:.0%} when other rows do, and by {alone:.2g} when its row "
        "is alone",
        "a sum, a mean, a softmax or a reshape runs along the batch, so a prediction depends on its neighbours",
        "give the axis of the operation: the batch is axis 0, features are axis -1",
    )


@rule("fit", "weights that are cut off")
def weights_cut_off(portrait: Portrait) -> Iterator[Fault]:
    cut = [move for move in portrait.moves if move.trainable and move.gradients == (None, None) and move.moved == 0]
    if not cut or portrait.own_step or len(cut) == sum(move.trainable for move in portrait.moves):
        return
    told = note if portrait.several else error
    yield told(
        "weights that are cut off",
        cut[0].path,
        f"{len(cut)} trainable weights such as {cut[0].path} have no gradient, and none has moved after "
        f"{len(portrait.losses)} steps",
        "nothing that the loss reads is computed from them: there is a stop_gradient in between, or call doesn't use the layer",
        "use the layer's output in call, or set its trainable to False where that is meant",
    )


@rule("output", "a reshape for a permute")
def reshape_for_permute(portrait: Portrait) -> Iterator[Fault]:
    for name, (before, behind) in portrait.reshaped.items():
        swapped = len(before) == len(behind) >= 2 and before != behind and sorted(before) == sorted(behind)
        if swapped and 1 not in before:
            yield error(
                "a reshape for a permute",
                name,
                f"{name} turns {before} into {behind}: the same sizes in another order",
                "Reshape keeps the numbers in a row and cuts them differently, so that values of different steps and channels "
                "land in one place; it exchanges no axes",
                f"use keras.layers.Permute({tuple(before.index(size) + 1 for size in behind)})",
                layer=name,
            )


@rule("output", "padding without a mask")
def padding_read(portrait: Portrait) -> Iterator[Fault]:
    if portrait.padding is None:
        return
    share, left = portrait.padding
    # Measured: 6.3e-07 is left at most in the faulty programs, where 0.82 or more is padding; in the sound ones that
    # fill up at the end 0.48 at most.
    if share < 0.5 or left > 0.5:
        return
    reader = next((one for one in portrait.layers if one.kind in RECURRENT), None)
    embeds = any(one.kind == "Embedding" for one in portrait.layers)
    told = error if left < 0.05 else note
    yield told(
        "padding without a mask",
        "mask_zero of the Embedding" if embeds else "the layer before the first recurrent one",
        f"zeros fill the last {share:.0%} of a row, and outputs of different rows differ {left:.2g} times as much as they do "
        "when the zeros come first",
        "a recurrent layer reads the padding as well, and forgets the sequence before it reaches the end",
        "pass mask_zero=True to the Embedding, or pad in front"
        if embeds
        else "put keras.layers.Masking() first, or pad in front",
        layer=reader.name if reader else "",
    )
