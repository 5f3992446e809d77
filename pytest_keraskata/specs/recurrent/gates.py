"""One step of an LSTM and of a GRU."""

from collections.abc import Callable, Sequence

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Array, function, function_kata, of_all_sizes, sigmoid, slack
from pytest_keraskata.specs.recurrent._gates import GRU, LSTM, Activation, gru, lstm, sums

lstm_step = function("lstm_step(x, h, c, kernel, recurrent_kernel, bias)")
gru_step = function("gru_step(x, h, kernel, recurrent_kernel, bias)")


def lstm_errors(x: Array, h: Array, c: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """How far h and c may be off by the rounding of the sums."""
    total = np.add(*sums(x, h, kernel, recurrent_kernel, bias))
    size = np.add(*sums(*map(np.abs, (x, h, kernel, recurrent_kernel, bias))))
    gates: Sequence[Activation] = (sigmoid, sigmoid, np.tanh, sigmoid)
    off = [slack(gate, x, spread) for gate, x, spread in zip(gates, total, 1e-6 * size, strict=True)]
    old, new = np.abs(c.astype("float64")), lstm(x, h, c, kernel, recurrent_kernel, bias)[1]
    of_c = old * off[1] + sigmoid(total[0]) * off[2] + np.abs(np.tanh(total[2])) * off[0] + 1e-6 * old
    return np.array([off[3] + slack(np.tanh, new, of_c), of_c])


def gru_errors(x: Array, h: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    """How far h may be off by the rounding of the sums."""
    of_x, of_h = sums(x, h, kernel, recurrent_kernel, bias)
    size_x, size_h = sums(*map(np.abs, (x, h, kernel, recurrent_kernel, bias)))
    z, r, _ = slack(sigmoid, of_x + of_h, 1e-6 * (size_x + size_h))
    total = of_x[2] + sigmoid(of_x[1] + of_h[1]) * of_h[2]
    candidate = slack(np.tanh, total, 1e-6 * (size_x[2] + size_h[2]) + r * np.abs(of_h[2]))
    return np.asarray(z * (np.abs(h) + np.abs(np.tanh(total))) + candidate + 1e-6 * np.abs(h))


def small(blocks: int, features: int, units: int, seed: int = 1) -> dict[str, Array]:
    """Random numbers for an LSTM of four blocks, or a GRU of three; of some seeds whole ones, or of every magnitude."""
    random = np.random.default_rng(seed)

    def drawn(*shape: int, seed: int = 0) -> Array:
        if seed % 4 == 2:
            return of_all_sizes(random, shape, 1e-7, 3.0).astype("float32")
        return random.normal(0, 1, shape).round(0 if seed % 4 == 3 else 2).astype("float32")

    given = {
        "x": drawn(features, seed=seed), "h": np.tanh(drawn(units)).round(2), "c": drawn(units, seed=seed),
        "kernel": drawn(features, blocks * units), "recurrent_kernel": drawn(units, blocks * units),
        "bias": drawn(4 * units) if blocks == 4 else drawn(2, 3 * units),
    }  # fmt: skip
    return given if blocks == 4 else {name: part for name, part in given.items() if name != "c"}


def large(blocks: int, features: int, units: int, seed: int = 1) -> dict[str, Array]:
    """Inputs of up to 1000 in magnitude; products are exact in float32, so nothing hangs on rounding."""
    random, given = np.random.default_rng(seed), small(blocks, features, units, seed)
    given["x"] = random.choice([-1000.0, -500.0, 250.0, 1000.0], features).astype("float32")
    given["kernel"] = random.choice([-2.0, -0.5, 0.25, 1.0, 1.5], given["kernel"].shape).astype("float32")
    return given | ({"c": random.choice([-100.0, 0.5, 100.0], units).astype("float32")} if blocks == 4 else {})


def drawn(numbers: Callable[..., dict[str, Array]], blocks: int) -> st.SearchStrategy[dict[str, Array]]:
    return st.builds(numbers, st.just(blocks), st.integers(1, 4), st.integers(1, 4), st.integers(0, 2**16))


# The first one is small enough to be shown as a whole.
_SIZES = [(2, 1), (3, 2), (2, 4), (1, 3), (4, 1), (1, 1), (3, 3), (4, 4), (21, 23)]

kata = function_kata(
    __name__,
    title="One step of an LSTM and of a GRU",
    questions=("Q15",),
    functions=(lstm_step, gru_step),
    checks=(
        lstm_step.returns(
            "lstm", lstm, error=lstm_errors, draws=drawn(small, 4), examples=15,
            pinned=[tuple(small(4, *size).values()) for size in _SIZES], mistakes=LSTM,
        ),
        gru_step.returns(
            "gru", gru, error=gru_errors, draws=drawn(small, 3), examples=15,
            # A single unit can't tell what is reset before the product and what behind it.
            pinned=[tuple(small(3, *size).values()) for size in ((2, 2), *_SIZES)], mistakes=GRU,
        ),
        # Where an exponential can become too large.
        lstm_step.returns(
            "large", lstm, error=lstm_errors, draws=drawn(large, 4), examples=5,
            pinned=[tuple(large(4, *size).values()) for size in _SIZES[:5]], without_overflow=True, after=("lstm",),
        ),
        gru_step.returns(
            "large_gru", gru, error=gru_errors, draws=drawn(large, 3), examples=5,
            pinned=[tuple(large(3, *size).values()) for size in _SIZES[:5]], without_overflow=True, after=("gru",),
        ),
    ),
    hints=(
        "Which part of the sum belongs to which gate?",
        "What does a gate of 0 let through, and what a gate of 1?",
        "Which exponential overflows in a sigmoid of -1000, and how could it be avoided?",
    ),
)  # fmt: skip
