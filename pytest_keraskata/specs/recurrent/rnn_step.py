"""The states of a simple recurrent layer."""

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

_FUNCTION = signature("simple_rnn(x, kernel, recurrent_kernel, bias)")

# timesteps, features, units
Sizes = tuple[int, int, int]


def states(
    x: Array,
    kernel: Array,
    recurrent_kernel: Array,
    bias: Array,
    activation: Callable[[Array], Array] = np.tanh,
    first: float = 0.0,
) -> Array:
    """What Keras's SimpleRNN gives, in float64."""
    x, kernel, recurrent_kernel = (value.astype("float64") for value in (x, kernel, recurrent_kernel))
    state = np.full(len(bias), first)
    found = []
    for step in x:
        state = activation(step @ kernel + state @ recurrent_kernel + bias)
        found.append(state)
    return np.array(found)


def errors(x: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """How far each state may be off: by the rounding of its sum, by what came from the state before, and by a digit."""
    right = states(x, kernel, recurrent_kernel, bias)
    error, found = np.zeros(len(bias)), []
    for step, before in zip(x.astype("float64"), [np.zeros(len(bias)), *right], strict=False):
        total = step @ kernel + before @ recurrent_kernel + bias
        size = np.abs(step) @ np.abs(kernel) + np.abs(before) @ np.abs(recurrent_kernel) + np.abs(bias)
        spread = 1e-6 * size + error @ np.abs(recurrent_kernel)
        error = np.maximum(np.tanh(total + spread) - np.tanh(total), np.tanh(total) - np.tanh(total - spread)) + 4e-7
        found.append(error)
    return np.array(found)


def mistakes(x: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> list[Any]:
    right = states(x, kernel, recurrent_kernel, bias)
    nothing = np.zeros_like(recurrent_kernel)
    remembered = "what does a step know of the steps before it?"
    order = "which step's state comes first?"
    return [
        (right[-1], "this is the last state alone", "how many states does a sequence have?"),
        (right[-1:], "this is the last state alone", "how many states does a sequence have?"),
        (states(x, kernel, nothing, bias), "no step knows of the steps before it", remembered),
        (
            states(x, kernel, recurrent_kernel, np.zeros_like(bias)),
            "the bias is missing",
            "what is added before the tanh?",
        ),
        (
            states(x, kernel, recurrent_kernel.T, bias),
            "the recurrent kernel is transposed",
            "along which axis of the recurrent kernel do the old states lie?",
        ),
        (
            states(x, kernel, recurrent_kernel, bias, lambda value: np.maximum(value, 0)),
            "the activation is a ReLU",
            "which function keeps a state between -1 and 1?",
        ),
        (
            states(x, kernel, recurrent_kernel, bias, sigmoid),
            "the activation is a sigmoid",
            "which function keeps a state between -1 and 1?",
        ),
        (
            states(x, kernel, recurrent_kernel, bias, lambda value: value),
            "there is no activation",
            "what keeps a state from growing?",
        ),
        (states(x[::-1], kernel, recurrent_kernel, bias), "the sequence is read backwards", order),
        (states(x[::-1], kernel, recurrent_kernel, bias)[::-1], "the sequence is read backwards", order),
        (right[::-1], "the states stand in reverse order", order),
        (np.concatenate([np.zeros_like(right[:1]), right[:-1]]), "each row is the state before its step", order),
        (
            np.concatenate([np.zeros_like(right[:1]), right]),
            "the zeros before the first step are among the states",
            order,
        ),
        (
            states(x, kernel, recurrent_kernel, bias, first=1.0),
            "the state before the first step is all ones",
            remembered,
        ),
        (right.T, "rows and columns are exchanged", "which axis is that of time?"),
    ]


def call_of(sizes_: Sizes, seed: int, scale: float = 1.0) -> Call:
    """A call with random numbers of these sizes."""
    timesteps, features, units = sizes_
    random = np.random.default_rng(seed)

    def drawn(*shape: int, spread: float = 1.0) -> Array:
        if seed % 4 == 2:
            return of_all_sizes(random, shape, 1e-7, spread).astype("float32")
        return random.normal(0, spread, shape).round(0 if seed % 4 == 3 else 2).astype("float32")

    return Call(
        "simple_rnn",
        (
            drawn(timesteps, features, spread=scale),
            drawn(features, units),
            drawn(units, units, spread=0.8 / np.sqrt(units)),
            drawn(units),
        ),
    )


def large_call_of(sizes_: Sizes, seed: int) -> Call:
    """The same with inputs of up to 1000 in magnitude; products are exact in float32, so nothing hangs on rounding."""
    timesteps, features, units = sizes_
    random = np.random.default_rng(seed)
    _, _, recurrent_kernel, bias = call_of(sizes_, seed).args
    x = random.choice([-1000.0, -500.0, 250.0, 1000.0], (timesteps, features)).astype("float32")
    kernel = random.choice([-2.0, -0.5, 0.25, 1.0, 1.5], (features, units)).astype("float32")
    return Call("simple_rnn", (x, kernel, recurrent_kernel, bias))


@st.composite
def sequences(draw: st.DrawFn, make: Callable[[Sizes, int], Call]) -> Call:
    """Calls by position or by name."""
    call = make((draw(sizes(1, 6)), draw(sizes(1, 4)), draw(sizes(1, 4))), draw(st.integers(0, 2**16)))
    return Call(call.function, kwargs=_FUNCTION.arguments(call)) if draw(st.booleans()) else call


_SIZES: tuple[Sizes, ...] = (
    (3, 2, 2),
    (4, 3, 2),
    (2, 2, 5),
    (5, 1, 3),
    (1, 3, 2),
    (1, 1, 1),
    (6, 1, 1),
    (3, 3, 3),
    (4, 4, 4),
)


def _judge(subject: Subject, call: Call) -> None:
    given = _FUNCTION.arguments(call)
    array(subject, call, states(**given), error=errors(**given), facts={"others": mistakes(**given)})


@check(call=sequences(call_of), draws=20, pinned=tuple({"call": call_of(size, 1)} for size in _SIZES))
def value(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    call=sequences(large_call_of),
    pinned=tuple({"call": large_call_of(size, 1)} for size in _SIZES[:6]),
    draws=8,
    after=("value",),
)
def large(subject: Subject, call: Call) -> None:
    without_overflow(subject, call)
    _judge(subject, call)


kata = Kata(
    __name__,
    title="A recurrent layer by hand",
    questions=("Q14",),
    functions=(_FUNCTION,),
    checks=(value, large),
    hints=(
        "What does a step need besides its input, and where does it get that from?",
        "What shape has one step's input, and what shape has it behind the kernel?",
        "What has to be kept so that all states can be given back?",
    ),
)
