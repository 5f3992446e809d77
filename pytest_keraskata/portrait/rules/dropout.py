"""What is left to chance: dropout at the wrong place or rate, and outputs that differ from call to call."""

from collections.abc import Iterator

import numpy as np

from pytest_keraskata.explain.outputs import DROPPED_BEHIND, dropped_behind
from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait

# So many predictions of the same rows in one line are draws: comparing two or three is how the fault is noticed.
_AVERAGED = 5


@rule("output", "dropout after the output")
def dropout_behind_the_output(portrait: Portrait) -> Iterator[Fault]:
    dropped = dropped_behind(portrait.layers)
    if dropped is None or portrait.in_training is None or portrait.outputs is None:
        return
    if not np.allclose(portrait.in_training, portrait.outputs, atol=1e-6):
        share = float(np.mean(portrait.in_training == 0))
        yield error(
            "dropout after the output",
            dropped.name,
            f"{share:.0%} of the outputs are zero in training",
            DROPPED_BEHIND,
            "move it before the last layer, or leave it out",
            layer=dropped.name,
        )


@rule("output", "everything dropped", "much is dropped")
def dropout_rate(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.layers:
        rate = layer.settings.get("rate", 0)
        if "Dropout" not in layer.kind or not isinstance(rate, int | float):
            continue
        if rate >= 1 and portrait.in_training is not None:
            constant = bool(np.allclose(portrait.in_training, portrait.in_training[:1]))
            if constant:
                yield error(
                    "everything dropped",
                    f"rate of {layer.name}",
                    f"a rate of {rate:g}, and in training the same output for every input",
                    "the rate is the share that is dropped",
                    "0.2 to 0.5 is usual",
                    layer=layer.name,
                )
        elif rate > 0.6:
            noise = _noise(portrait)
            # Measured: rates up to 0.5 in sound programs, from 0.9 in the faulty ones, where the noise is 5.1 or more.
            told = error if rate >= 0.75 and noise > 0.5 else note
            yield told(
                "much is dropped",
                f"rate of {layer.name}",
                f"a rate of {rate:g}; what it changes in training is {noise:.1f} times what tells samples apart",
                "the rate is the share that is dropped, not the share that is kept",
                f"if {rate:g} was to be kept, the rate is {1 - rate:g}",
                layer=layer.name,
            )


def _noise(portrait: Portrait) -> float:
    """How much outputs change from inference to training, against how much they differ from row to row."""
    one, other = portrait.outputs, portrait.in_training
    if one is None or other is None or one.shape != other.shape or len(one) < 2:
        return 0.0
    return float(np.sqrt(np.mean((one - other) ** 2)) / max(float(np.mean(one.std(axis=0))), 1e-9))


@rule("output", "random at inference", "draws that are all alike")
def random_at_inference(portrait: Portrait) -> Iterator[Fault]:
    one, other = portrait.outputs, portrait.outputs_again
    if portrait.unasked:
        yield from _overruled(portrait)
    # Measured: calls of faulty programs differ by 0.032 or more; those of sound ones by 0, where none draws on
    # purpose.
    if one is None or other is None or one.shape != other.shape or np.allclose(one, other, atol=1e-5, equal_nan=True):
        return
    if not portrait.by_dropout:
        yield note(
            "random at inference",
            "the layers of your own",
            f"two calls with training=False differ by up to {float(np.max(np.abs(one - other))):.3g}, without any Dropout",
            "a layer draws at random whether it trains or not",
            "where that isn't meant, draw only when the argument training of call is true",
        )
        return
    chancy = [layer.name for layer in portrait.layers if "Dropout" in layer.kind or layer.kind.startswith("Random")
              or layer.own]  # fmt: skip
    # Whoever averages predictions draws them many times.
    told = note if portrait.repeated >= _AVERAGED else error
    yield told(
        "random at inference",
        "training=True",
        f"two calls with training=False differ by up to {float(np.max(np.abs(one - other))):.3g}",
        f"something acts as in training all the time{': ' + chancy[0] if chancy else ''}"
        + (f"; one line predicts the same rows {portrait.repeated} times, as if to average" if told is note else ""),
        "hand the argument training of call on, and don't set it to True",
    )


def _overruled(portrait: Portrait) -> Iterator[Fault]:
    """A layer that was called with training=True in a graph: a call with training=False overrules it."""
    found = "calls without the argument training differ from each other, and calls with training=False don't"
    if portrait.predicted >= _AVERAGED:
        yield error(
            "draws that are all alike",
            "training=True",
            f"{found}; one line predicts the same rows {portrait.predicted} times by predict",
            "predict calls the model with training=False, which overrules the training=True of a layer in the graph: "
            "every draw is the same, and their spread is 0",
            "draw with model(x, training=True), or call the layer in a call method of your own",
        )
    elif portrait.repeated < _AVERAGED:
        yield note(
            "random at inference",
            "training=True",
            found,
            "predict and evaluate overrule the training=True of a layer in the graph, and model(x) doesn't",
            "leave training=True out, or draw with model(x, training=True) where draws are meant",
        )
