"""Dropout with the noise given."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import of_all_sizes, sizes
from pytest_keraskata.authoring.functions import array, refuses, signature
from pytest_keraskata.kata import Kata

_FUNCTION = signature("inverted_dropout(x, rate, noise, training=True)")
# Exact in float32, so that noise equal to the rate is just that.
_RATES: tuple[Plain, ...] = (*(step / 32 for step in range(32)), 0)
# These are not: NumPy compares them as the nearest float32, Python as they are.
_INEXACT = (0.1, 0.3, 0.9, 0.999, 1e-3)


def dropped(x: Array, rate: Plain, noise: Array, training: bool) -> Array:
    x, rate = x.astype("float64"), float(rate)
    return np.where(noise >= rate, x / (1 - rate), 0.0) if training else x


def mistakes(x: Array, rate: Plain, noise: Array, training: bool) -> list[Any]:
    x, rate = x.astype("float64"), float(rate)
    kept = noise >= rate
    scale = 1 / (1 - rate)
    if not training:
        return [
            (
                np.where(kept, x * scale, 0.0),
                "units are dropped, though nobody trains",
                "does your function look at training?",
            ),
            (
                x * (1 - rate),
                "x is scaled down: that belongs to the dropout that isn't inverted",
                "what has been done for inference in training already?",
            ),
            (x * scale, "x is scaled up, though nobody trains", "when does a unit have to make up for others?"),
        ]
    return [
        (np.where(kept, x, 0.0), "what is kept isn't scaled", "what is the mean of a unit over many draws of noise?"),
        (
            np.where(kept, x * (1 - rate), 0.0),
            "what is kept is scaled down instead of up",
            "what is the mean of a unit over many draws of noise?",
        ),
        (np.where(kept, 0.0, x * scale), "kept and dropped units have changed places", "where is a unit kept?"),
        (
            np.where(noise > rate, x * scale, 0.0),
            "noise that equals the rate drops its unit",
            "is a unit kept where its noise is exactly the rate?",
        ),
        (np.where(noise < 1 - rate, x * scale, 0.0), "noise is compared with 1 - rate", "where is a unit kept?"),
        (
            np.where(kept, x / rate, 0.0) if rate else x,
            "what is kept is divided by the rate",
            "which fraction of the units is left?",
        ),
        (np.where(kept, x * scale, x), "dropped units stay as they are", "what does a dropped unit give?"),
        (x, "nothing happens, though this is training", "does your function look at training?"),
    ]


def call_of(shape: tuple[int, ...], rate: Plain, seed: int, training: bool | None = None) -> Call:
    """A call with random numbers, some of the noise just at the rate, just below it and at 0."""
    random = np.random.default_rng(seed)
    x = random.normal(0, 2, shape).round(2).astype("float32")
    noise = random.uniform(0, 1, shape).round(3).clip(0, 0.999).astype("float32")
    flat = noise.reshape(-1)
    if seed % 4 == 1:
        x = of_all_sizes(random, shape).astype("float32")
    if rate in _INEXACT:
        flat[np.abs(flat - rate) < 1e-5] = 0
    else:
        flat[::3] = rate
        flat[2::9] = np.nextafter(np.float32(rate), np.float32(1))
        if rate:
            flat[4::9] = np.nextafter(np.float32(rate), np.float32(0))
    flat[5::7] = 0
    named: dict[str, Plain] = {} if training is None else {"training": training}
    return Call("inverted_dropout", (x, rate, noise), named)


@st.composite
def dropouts(draw: st.DrawFn, *, training: bool) -> Call:
    """Calls, by position or by name; in training the argument is left out now and then."""
    shape = tuple(draw(st.lists(sizes(1, 5), min_size=1, max_size=3)))
    call = call_of(shape, draw(st.sampled_from((*_RATES, *_INEXACT))), draw(st.integers(0, 2**16)), training)
    written = draw(st.sampled_from(["named", "placed", "short" if training else "named"]))
    if written == "short":
        return Call(call.function, call.args)
    if written == "placed":
        return Call(call.function, (*call.args, training))
    return Call(call.function, kwargs=_FUNCTION.arguments(call))


def _judge(subject: Subject, call: Call) -> None:
    given = _FUNCTION.arguments(call)
    array(subject, call, dropped(**given), facts={"others": mistakes(**given)})


def _noisy(x: list[float], rate: Plain, noise: list[float], *more: Plain) -> Call:
    return Call("inverted_dropout", (np.array(x, "float32"), rate, np.array(noise, "float32"), *more))


@check(
    name="training",
    call=dropouts(training=True),
    pinned=(
        {"call": _noisy([1.0, -2.0, 3.0, 4.0, -5.0], 0.25, [0.1, 0.25, 0.5, 0.8, 0.2])},
        {"call": _noisy([1.0, -2.0, 3.0, 4.0, -5.0], 0.25, [0.1, 0.25, 0.5, 0.8, 0.2], True)},
        {"call": _noisy([1.0, 2.0, 3.0], 0.0, [0.0, 0.5, 0.999])},
        {"call": _noisy([2.0], 0.75, [0.75])},
        {"call": _noisy([2.0, -1.0], 0.5, [0.1, 0.2])},
        {"call": _noisy([0.0, 1000.0, -1000.0], 0.5, [0.9, 0.6, 0.3])},
        {"call": _noisy([1.0, 2.0, 3.0], 0, [0.0, 0.5, 0.999])},
        {"call": call_of((4, 5), 0.5, 1)},
        {"call": call_of((2, 3, 4), 0.125, 2, True)},
    ),
)
def training_(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    name="inference",
    call=dropouts(training=False),
    pinned=(
        {"call": _noisy([1.0, -2.0, 3.0, 4.0, -5.0], 0.25, [0.1, 0.25, 0.5, 0.8, 0.2], False)},
        {"call": call_of((3, 4), 0.5, 1, False)},
    ),
    draws=20,
)
def inference(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    name="rates",
    rate=st.one_of(st.floats(1, 50), st.floats(-50, -1e-9), st.integers(1, 50), st.integers(-50, -1)),
    training=st.sampled_from([None, True, False]),
    pinned=tuple(
        {"rate": rate, "training": training}
        for rate in (1.0, 1.5, -0.1, 50.0, 1, -1, -1e-9)
        for training in (None, False)
    ),
    draws=12,
)
def rates(subject: Subject, rate: float, training: bool | None) -> None:
    call = call_of((3,), 0.5, 1, training)
    refuses(
        subject,
        Call(call.function, (call.args[0], rate, call.args[2]), call.kwargs),
        f"a rate of {rate:g} is no fraction of units that leaves some, whether training or not",
    )


kata = Kata(
    __name__,
    title="Inverted dropout by hand",
    questions=("Q20", "K5"),
    functions=(_FUNCTION,),
    checks=(training_, inference, rates),
    hints=(
        "Which units are kept, and which become 0?",
        "If a quarter of the units is missing, by how much do the others have to grow so that the sum stays as it was?",
        "What is left to do at inference?",
    ),
)
