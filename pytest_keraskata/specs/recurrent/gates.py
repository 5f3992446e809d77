"""One step of an LSTM and of a GRU."""

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.activations import sigmoid
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import of_all_sizes, sizes
from pytest_keraskata.authoring.functions import array, signature, without_overflow
from pytest_keraskata.kata import Kata

_LSTM = signature("lstm_step(x, h, c, kernel, recurrent_kernel, bias)")
_GRU = signature("gru_step(x, h, kernel, recurrent_kernel, bias)")

# features, units
Sizes = tuple[int, int]


def _between(function: Callable[[Array], Array], x: Array, spread: Array) -> Array:
    """How far a rising function may be off where its argument may be off by so much, and by a digit of its own."""
    return np.asarray(np.maximum(function(x + spread) - function(x), function(x) - function(x - spread)) + 4e-7)


def lstm_errors(x: Array, h: Array, c: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """How far h and c may be off by the rounding of the sums."""
    blocks = _lstm_blocks(x, h, kernel, recurrent_kernel, bias)
    sizes_ = _lstm_blocks(*(np.abs(part) for part in (x, h, kernel, recurrent_kernel, bias)))
    gates = [np.tanh if place == 2 else sigmoid for place in range(4)]
    off = [_between(gate, sum_, 1e-6 * size) for gate, sum_, size in zip(gates, blocks, sizes_, strict=True)]
    i, candidate, old = sigmoid(blocks[0]), np.tanh(blocks[2]), np.abs(c.astype("float64"))
    of_c = old * off[1] + i * off[2] + np.abs(candidate) * off[0] + 1e-6 * old
    new = _lstm_of(c, *blocks)[1]
    return np.array([off[3] + _between(np.tanh, new, of_c), of_c])


def gru_errors(x: Array, h: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """How far h may be off by the rounding of the sums."""
    of_x, of_h = _gru_blocks(x, h, kernel, recurrent_kernel, bias)
    sizes_x, sizes_h = _gru_blocks(*(np.abs(part) for part in (x, h, kernel, recurrent_kernel, bias)))
    z, r = (_between(sigmoid, of_x[k] + of_h[k], 1e-6 * (sizes_x[k] + sizes_h[k])) for k in (0, 1))
    reset = sigmoid(of_x[1] + of_h[1])
    total = of_x[2] + reset * of_h[2]
    candidate = _between(np.tanh, total, 1e-6 * (sizes_x[2] + sizes_h[2]) + r * np.abs(of_h[2]))
    return np.asarray(z * (np.abs(h) + np.abs(np.tanh(total))) + candidate + 1e-6 * np.abs(h))


def lstm(x: Array, h: Array, c: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """Keras's new h and c, one above the other, in float64."""
    blocks = _lstm_blocks(x, h, kernel, recurrent_kernel, bias)
    return _lstm_of(c, *blocks)


def _lstm_blocks(x: Array, h: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> list[Array]:
    return np.split(x.astype("float64") @ kernel + h.astype("float64") @ recurrent_kernel + bias, 4)


def _lstm_of(c: Array, *blocks: Array) -> Array:
    i, f, candidate, o = blocks
    new = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
    return np.array([sigmoid(o) * np.tanh(new), new])


def mistakes_in_lstm(x: Array, h: Array, c: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> list[Any]:
    i, f, g, o = _lstm_blocks(x, h, kernel, recurrent_kernel, bias)
    right = _lstm_of(c, i, f, g, o)
    order = "in which order do the blocks lie?"
    without_h = _lstm_blocks(x, np.zeros_like(h), kernel, recurrent_kernel, bias)
    without_bias = _lstm_blocks(x, h, kernel, recurrent_kernel, np.zeros_like(bias))
    open_candidate = sigmoid(f) * c + sigmoid(i) * sigmoid(g)
    linear_candidate = sigmoid(f) * c + sigmoid(i) * g
    return [
        (right[::-1], "h and c are given back in the other order", "which of the two comes first?"),
        (right[0], "c is missing", "which two states does an LSTM hand on?"),
        (_lstm_of(c, f, i, g, o), "input gate and forget gate have changed places", order),
        (_lstm_of(c, i, f, o, g), "candidate and output gate have changed places", order),
        (_lstm_of(c, f, i, o, g), "the blocks are taken in another order", order),
        (
            _lstm_of(c, i, f + 1, g, o),
            "1 is added to the forget gate, which Keras does once, in the bias it starts with",
            "what does the bias hold already?",
        ),
        (
            np.array([sigmoid(o) * right[1], right[1]]),
            "the new c goes on without a tanh",
            "what keeps h between -1 and 1?",
        ),
        (
            np.array([sigmoid(o) * np.tanh(open_candidate), open_candidate]),
            "the candidate is a sigmoid",
            "may new content be negative?",
        ),
        (
            np.array([sigmoid(o) * np.tanh(linear_candidate), linear_candidate]),
            "the candidate has no activation",
            "what keeps new content between -1 and 1?",
        ),
        (
            np.array([sigmoid(o) * np.tanh(c), right[1]]),
            "h is made of the old c",
            "which c does the output gate let out?",
        ),
        (_lstm_of(c, *without_h), "h has no say in the gates", "what does a gate look at?"),
        (_lstm_of(c, *without_bias), "the bias is missing", "what does a gate add to its weighted sum?"),
    ]


def gru(x: Array, h: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """Keras's new h, in float64."""
    return _gru_of(*_gru_blocks(x, h, kernel, recurrent_kernel, bias), h)


def _gru_blocks(
    x: Array, h: Array, kernel: Array, recurrent_kernel: Array, bias: Array
) -> tuple[list[Array], list[Array]]:
    of_x = np.split(x.astype("float64") @ kernel + bias[0], 3)
    of_h = np.split(h.astype("float64") @ recurrent_kernel + bias[1], 3)
    return of_x, of_h


def _gru_of(of_x: list[Array], of_h: list[Array], h: Array, *, z: int = 0, r: int = 1) -> Array:
    update, reset = sigmoid(of_x[z] + of_h[z]), sigmoid(of_x[r] + of_h[r])
    return np.asarray(update * h + (1 - update) * np.tanh(of_x[2] + reset * of_h[2]))


def mistakes_in_gru(x: Array, h: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> list[Any]:
    of_x, of_h = _gru_blocks(x, h, kernel, recurrent_kernel, bias)
    z, r = sigmoid(of_x[0] + of_h[0]), sigmoid(of_x[1] + of_h[1])
    candidate = np.tanh(of_x[2] + r * of_h[2])
    units = len(h)
    last = recurrent_kernel[:, 2 * units :]
    before = np.tanh(of_x[2] + (r * h) @ last + bias[1][2 * units :])
    outside = np.tanh(of_x[2] + r * (h @ last) + bias[1][2 * units :])
    no_second = np.stack([bias[0], np.zeros_like(bias[1])])
    kept = "where z is 1, what is the new h?"
    where = "what exactly is multiplied by the reset gate?"
    return [
        ((1 - z) * h + z * candidate, "z and 1 - z have changed places", kept),
        (
            _gru_of(of_x, of_h, h, z=1, r=0),
            "update gate and reset gate have changed places",
            "in which order do the blocks lie?",
        ),
        (z * h + (1 - z) * before, "h is reset before the product, as with reset_after=False", where),
        (z * h + (1 - z) * outside, "the second bias of the candidate is added outside the reset", where),
        (z * h + (1 - z) * np.tanh(of_x[2] + of_h[2]), "the reset gate isn't used", where),
        (
            _gru_of(*_gru_blocks(x, h, kernel, recurrent_kernel, no_second), h),
            "the second bias is missing",
            "how many biases has a unit?",
        ),
        (candidate, "this is the candidate alone", kept),
        (z * h + candidate, "the candidate isn't weighted", kept),
        (
            z * h + (1 - z) * sigmoid(of_x[2] + r * of_h[2]),
            "the candidate is a sigmoid",
            "may new content be negative?",
        ),
        (
            _gru_of(*_gru_blocks(x, np.zeros_like(h), kernel, recurrent_kernel, bias), h),
            "h has no say in the gates",
            "what does a gate look at?",
        ),
    ]


def _drawn(random: np.random.Generator, *shape: int, seed: int = 0) -> Array:
    if seed % 4 == 2:
        return of_all_sizes(random, shape, 1e-7, 3.0).astype("float32")
    return random.normal(0, 1, shape).round(0 if seed % 4 == 3 else 2).astype("float32")


def call_of(function: str, sizes_: Sizes, seed: int) -> Call:
    """A call with random numbers of these sizes."""
    features, units = sizes_
    random = np.random.default_rng(seed)
    x, h, c = (
        _drawn(random, features, seed=seed),
        np.tanh(_drawn(random, units)).round(2),
        _drawn(random, units, seed=seed),
    )
    blocks = 4 if function == "lstm_step" else 3
    kernel, recurrent_kernel = _drawn(random, features, blocks * units), _drawn(random, units, blocks * units)
    if function == "lstm_step":
        return Call(function, (x, h, c, kernel, recurrent_kernel, _drawn(random, 4 * units)))
    return Call(function, (x, h, kernel, recurrent_kernel, _drawn(random, 2, 3 * units)))


def large_call_of(function: str, sizes_: Sizes, seed: int) -> Call:
    """The same with inputs of up to 1000 in magnitude; products are exact in float32, so nothing hangs on rounding."""
    features, units = sizes_
    random = np.random.default_rng(seed)
    given = (_LSTM if function == "lstm_step" else _GRU).arguments(call_of(function, sizes_, seed))
    given["x"] = random.choice([-1000.0, -500.0, 250.0, 1000.0], features).astype("float32")
    given["kernel"] = random.choice([-2.0, -0.5, 0.25, 1.0, 1.5], given["kernel"].shape).astype("float32")
    if "c" in given:
        given["c"] = random.choice([-100.0, 0.5, 100.0], units).astype("float32")
    return Call(function, tuple(given.values()))


@st.composite
def steps(draw: st.DrawFn, make: Callable[[str, Sizes, int], Call], *functions: str) -> Call:
    """Calls by position or by name."""
    function = draw(st.sampled_from(functions))
    call = make(function, (draw(sizes(1, 4)), draw(sizes(1, 4))), draw(st.integers(0, 2**16)))
    signature = _LSTM if function == "lstm_step" else _GRU
    return Call(function, kwargs=signature.arguments(call)) if draw(st.booleans()) else call


# The first one is small enough to be shown as a whole.
_SIZES: tuple[Sizes, ...] = ((2, 1), (3, 2), (2, 4), (1, 3), (4, 1), (1, 1), (3, 3), (4, 4))


def _judge(subject: Subject, call: Call) -> None:
    if call.function == "lstm_step":
        given = _LSTM.arguments(call)
        array(subject, call, lstm(**given), error=lstm_errors(**given), facts={"others": mistakes_in_lstm(**given)})
    else:
        given = _GRU.arguments(call)
        array(subject, call, gru(**given), error=gru_errors(**given), facts={"others": mistakes_in_gru(**given)})


@check(
    name="lstm",
    call=steps(call_of, "lstm_step"),
    pinned=tuple({"call": call_of("lstm_step", size, 1)} for size in _SIZES),
    draws=15,
)
def lstm_(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    name="gru",
    call=steps(call_of, "gru_step"),
    # A single unit can't tell what is reset before the product and what behind it.
    pinned=tuple({"call": call_of("gru_step", size, 1)} for size in ((2, 2), *_SIZES)),
    draws=15,
)
def gru_(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    call=steps(large_call_of, "lstm_step", "gru_step"),
    pinned=tuple(
        {"call": large_call_of(function, size, 1)} for function in ("lstm_step", "gru_step") for size in _SIZES[:5]
    ),
    draws=10,
    after=("lstm", "gru"),
)
def large(subject: Subject, call: Call) -> None:
    without_overflow(subject, call)
    _judge(subject, call)


kata = Kata(
    __name__,
    title="One step of an LSTM and of a GRU",
    questions=("Q15",),
    functions=(_LSTM, _GRU),
    checks=(lstm_, gru_, large),
    hints=(
        "Which part of the sum belongs to which gate?",
        "What does a gate of 0 let through, and what a gate of 1?",
        "Which exponential becomes too large for a sigmoid of -1000, and how could it be avoided?",
    ),
)
