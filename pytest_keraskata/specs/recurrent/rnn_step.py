"""The states of a simple recurrent layer."""

from collections.abc import Callable
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Array, but, function, function_kata, mistake, of_all_sizes, sigmoid, sizes, then

simple_rnn = function("simple_rnn(x, kernel, recurrent_kernel, bias)")


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


def _linear(x: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """The states are remembered as they are before the activation."""
    return np.tanh(states(x, kernel, recurrent_kernel, bias, activation=np.asarray))


def _outside(x: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """The bias comes after the activation."""
    found = [np.zeros(len(bias))]
    for step in x.astype("float64"):
        found.append(np.tanh(step @ kernel + found[-1] @ recurrent_kernel) + bias)
    return np.array(found[1:])


_REMEMBERED, _ORDER = "what does a step know about the steps before it?", "which step's state comes first?"
_BOUNDED, _ONE = "which function keeps a state between -1 and 1?", "how many states does a sequence have?"
_MISTAKES = (
    mistake("last-state", then(states, lambda found: found[-1]), "this is only the last state", _ONE),
    mistake("last-state-as-row", then(states, lambda found: found[-1:]), "this is only the last state", _ONE),
    mistake("no-memory", but(states, recurrent_kernel=np.zeros_like),
            "no step knows about the steps before it", _REMEMBERED),
    mistake("no-bias", but(states, bias=np.zeros_like), "the bias is missing", "what is added before the tanh?"),
    mistake("state-before-tanh", _linear, "the state passed to the next step is the one before the tanh",
            "which numbers are the state: those before the tanh, or those after it?"),
    mistake("bias-outside", _outside,
            "the bias is added after the tanh", "what is added before the tanh?"),
    mistake("first-state-zeros", lambda x, kernel, recurrent_kernel, bias: np.array(
                [0.0 * bias, *states(x[1:], kernel, recurrent_kernel, bias)]),
            "the first step is skipped: its state is all zeros", "which step comes first?"),
    mistake("bias-twice", but(states, bias=lambda bias: 2 * bias),
            "the bias is added twice; only in PyTorch there are two", "how many biases has a unit?"),
    mistake("transposed", but(states, recurrent_kernel=np.transpose),
            "the recurrent kernel is transposed", "along which axis of the recurrent kernel are the old states?"),
    mistake("relu", partial(states, activation=lambda x: np.maximum(x, 0)), "the activation is a ReLU", _BOUNDED),
    mistake("sigmoid", partial(states, activation=sigmoid), "the activation is a sigmoid", _BOUNDED),
    mistake("linear", partial(states, activation=np.asarray),
            "there is no activation", "what keeps a state from growing?"),
    mistake("backwards", but(states, x=np.flipud), "the sequence is read backwards", _ORDER),
    mistake("backwards-turned", then(but(states, x=np.flipud), np.flipud), "the sequence is read backwards", _ORDER),
    mistake("reverse-order", then(states, np.flipud), "the states are in reverse order", _ORDER),
    mistake("state-before", then(states, lambda found: np.vstack([0 * found[:1], found[:-1]])),
            "each row is the state before its step", _ORDER),
    mistake("last-state-everywhere", then(states, lambda found: 0 * found + found[-1]),
            "every row is the last state: all of them are one array, which every step writes into",
            "which steps make a new array?"),
    mistake("batch-axis", then(states, lambda found: found[None]),
            "there is an axis for a batch in front", "how many sequences are there?"),
    mistake("first-zeros", then(states, lambda found: np.vstack([0 * found[:1], found])),
            "the zeros before the first step are among the states", _ORDER),
    mistake("ones-first", partial(states, first=1.0), "the state before the first step is all ones", _REMEMBERED),
    mistake("axes-exchanged", then(states, np.transpose), "rows and columns are swapped", "which axis is the time axis?"),
)  # fmt: skip


def small(timesteps: int, features: int, units: int, seed: int = 1) -> dict[str, Array]:
    """Random numbers of these sizes: of two decimals, whole, or of every magnitude."""
    random = np.random.default_rng(seed)

    def drawn(*shape: int, spread: float = 1.0) -> Array:
        if seed % 4 == 2:
            return of_all_sizes(random, shape, 1e-7, spread).astype("float32")
        return random.normal(0, spread, shape).round(0 if seed % 4 == 3 else 2).astype("float32")

    return {
        "x": drawn(timesteps, features),
        "kernel": drawn(features, units),
        "recurrent_kernel": drawn(units, units, spread=0.8 / np.sqrt(units)),
        "bias": drawn(units),
    }


def large(timesteps: int, features: int, units: int, seed: int = 1) -> dict[str, Array]:
    """Inputs of up to 1000 in magnitude; products are exact in float32, so nothing hangs on rounding."""
    random = np.random.default_rng(seed)
    return small(timesteps, features, units, seed) | {
        "x": random.choice([-1000.0, -500.0, 250.0, 1000.0], (timesteps, features)).astype("float32"),
        "kernel": random.choice([-2.0, -0.5, 0.25, 1.0, 1.5], (features, units)).astype("float32"),
    }


_SIZES = [(3, 2, 2), (4, 3, 2), (2, 2, 5), (5, 1, 3), (1, 3, 2), (1, 1, 1), (6, 1, 1), (3, 3, 3), (4, 4, 4)]
_BEYOND = [(500, 2, 3), (5, 21, 23)]
_DRAWN = sizes(1, 6), sizes(1, 4), sizes(1, 4), st.integers(0, 2**16)

kata = function_kata(
    __name__,
    title="A recurrent layer by hand",
    questions=("Q14",),
    functions=(simple_rnn,),
    checks=(
        simple_rnn.returns(
            "value",
            states,
            error=errors,
            draws=st.builds(small, *_DRAWN),
            examples=20,
            pinned=[tuple(small(*size).values()) for size in (*_SIZES, *_BEYOND)],
            mistakes=_MISTAKES,
        ),
        simple_rnn.returns(
            "large",
            states,
            error=errors,
            draws=st.builds(large, *_DRAWN),
            examples=8,
            pinned=[tuple(large(*size).values()) for size in _SIZES[:6]],
            without_overflow=True,
            after=("value",),
        ),
    ),
    hints=(
        "What does a step need besides its input, and where does it get that from?",
        "What shape does one step's input have, before and after the kernel?",
        "What has to be kept to return all states?",
    ),
)
