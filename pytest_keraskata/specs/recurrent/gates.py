"""One step of an LSTM and of a GRU."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Array, but, function, function_kata, mistake, of_all_sizes, sigmoid, slack, then

lstm_step = function("lstm_step(x, h, c, kernel, recurrent_kernel, bias)")
gru_step = function("gru_step(x, h, kernel, recurrent_kernel, bias)")

Activation = Callable[[Array], Array]


def sums(x: Array, h: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> tuple[Array, Array]:
    """What the gates add up of x and of h, a row for each block, in float64."""
    of_x, of_h = bias if bias.ndim == 2 else (bias, np.zeros_like(bias))
    found = x.astype("float64") @ kernel + of_x, h.astype("float64") @ recurrent_kernel + of_h
    return found[0].reshape(-1, len(h)), found[1].reshape(-1, len(h))


def lstm(
    x: Array, h: Array, c: Array, kernel: Array, recurrent_kernel: Array, bias: Array,
    order: Sequence[int] = (0, 1, 2, 3), gate: Activation = sigmoid, candidate: Activation = np.tanh,
    out: Callable[[Array, Array], Array] = lambda new, old: np.tanh(new), more: float = 0.0,
) -> Array:  # fmt: skip
    """Keras's new h and c, one above the other; `order` says where i, f, candidate, o lie, `more` what f has more."""
    i, f, g, o = np.add(*sums(x, h, kernel, recurrent_kernel, bias))[list(order)]
    new = gate(f + more) * c + gate(i) * candidate(g)
    return np.array([gate(o) * out(new, c), new])


def gru(
    x: Array, h: Array, kernel: Array, recurrent_kernel: Array, bias: Array,
    order: Sequence[int] = (0, 1), gate: Activation = sigmoid, candidate: Activation = np.tanh,
    reset: Callable[[Array, Array, Array, Array], Array] = lambda r, h, kernel, bias: r * (h @ kernel + bias),
    mixed: Callable[[Array, Array, Array], Array] = lambda z, h, new: z * h + (1 - z) * new,
) -> Array:  # fmt: skip
    """Keras's new h; `order` says where z and r lie."""
    of_x, of_h = sums(x, h, kernel, recurrent_kernel, bias)
    z, r = gate(of_x + of_h)[list(order)]
    last = slice(2 * len(h), None)
    content = reset(r, h.astype("float64"), recurrent_kernel[:, last], bias[1, last])
    return np.asarray(mixed(z, h, candidate(of_x[2] + content)))


def _coupled(x: Array, h: Array, c: Array, kernel: Array, recurrent_kernel: Array, bias: Array) -> Array:
    _, f, g, o = np.add(*sums(x, h, kernel, recurrent_kernel, bias))
    new = sigmoid(f) * c + (1 - sigmoid(f)) * np.tanh(g)
    return np.array([sigmoid(o) * np.tanh(new), new])


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


def apart(blocks: int) -> Callable[[Array], Array]:
    """The numbers of a unit, which lie side by side, come to where those of a gate do."""
    return lambda weights: np.moveaxis(weights.reshape(*weights.shape[:-1], -1, blocks), -1, -2).reshape(weights.shape)


def turned(blocks: int) -> Callable[[Array], Array]:
    """Each block of a recurrent kernel is transposed."""
    return lambda weights: np.hstack([block.T for block in np.hsplit(weights, blocks)])


_HARD, _KINK = "the gates are hard sigmoids", "which function opens a gate smoothly?"
_KEPT, _WHERE = "if z is 1, what is the new h?", "what exactly is multiplied by the reset gate?"
_ORDER, _BIASES = "in which order are the blocks?", "how many biases does a unit have?"
_BOTH = [
    (
        mistake("unit-by-unit", but(right, kernel=apart(blocks), recurrent_kernel=apart(blocks), bias=apart(blocks)),
                "the numbers of a unit are taken from adjacent columns", "how wide is one gate's block?"),
        mistake("turned-recurrent-kernel", but(right, recurrent_kernel=turned(blocks)),
                "the recurrent kernel of each gate is transposed", "which axis of the recurrent kernel belongs to h?"),
        mistake("sigmoid-candidate", partial(right, candidate=sigmoid), "the candidate uses a sigmoid",
                "may new content be negative?"),
        mistake("linear-candidate", partial(right, candidate=np.asarray), "the candidate has no activation",
                "what keeps new content between -1 and 1?"),
        mistake("h-unseen", but(right, recurrent_kernel=np.zeros_like), "h doesn't affect the gates",
                "what does a gate read?"),
        mistake("tanh-gates", partial(right, gate=np.tanh), "the gates use a tanh", "between which numbers is a gate?"),
        mistake("hard-gates", partial(right, gate=lambda x: np.clip(x / 6 + 0.5, 0, 1)), _HARD, _KINK),
        mistake("hard-gates-of-old", partial(right, gate=lambda x: np.clip(x / 5 + 0.5, 0, 1)), _HARD, _KINK),
    )
    for right, blocks in ((lstm, 4), (gru, 3))
]  # fmt: skip
_LSTM = (
    *_BOTH[0],
    mistake("states-exchanged", then(lstm, np.flipud),
            "h and c are returned in the wrong order", "which of the two comes first?"),
    mistake("c-through-tanh", then(lstm, lambda states: np.stack([states[0], np.tanh(states[1])])),
            "the returned c has passed through a tanh, which only the way to h has", "which c does the next step need?"),
    mistake("coupled-gates", _coupled,
            "the candidate is let in by 1 minus the forget gate, and the input gate has no say", "what does each gate decide?"),
    mistake("only-h", then(lstm, lambda states: states[0]), "c is missing", "which two states does an LSTM pass on?"),
    mistake("forget-gate-first", partial(lstm, order=(1, 0, 2, 3)),
            "input gate and forget gate are swapped", _ORDER),
    mistake("candidate-last", partial(lstm, order=(0, 1, 3, 2)),
            "candidate and output gate are swapped", _ORDER),
    mistake("candidate-second", partial(lstm, order=(0, 2, 1, 3)),
            "candidate and forget gate are swapped", _ORDER),
    mistake("both-exchanged", partial(lstm, order=(1, 0, 3, 2)), "the blocks are read in a different order", _ORDER),
    mistake("one-added", partial(lstm, more=1.0),
            "1 is added to the forget gate, which Keras does only once, in the initial bias",
            "what does the bias already contain?"),
    mistake("nothing-forgotten", partial(lstm, more=1e3),
            "the forget gate isn't used", "what happens to the old c if f is 0?"),
    mistake("new-c-without-tanh", partial(lstm, out=lambda new, old: new),
            "the new c is passed on without a tanh", "what keeps h between -1 and 1?"),
    mistake("old-c-let-out", partial(lstm, out=lambda new, old: np.tanh(old)),
            "h is computed from the old c", "which c does the output gate let through?"),
    mistake("no-bias", but(lstm, bias=np.zeros_like),
            "the bias is missing", "what does a gate add to its weighted sum?"),
)  # fmt: skip
_GRU = (
    *_BOTH[1],
    mistake("z-turned", partial(gru, mixed=lambda z, h, new: (1 - z) * h + z * new),
            "z and 1 - z are swapped", _KEPT),
    mistake("reset-gate-first", partial(gru, order=(1, 0)), "update gate and reset gate are swapped", _ORDER),
    mistake("reset-before", partial(gru, reset=lambda r, h, kernel, bias: (r * h) @ kernel + bias),
            "h is reset before the product, as with reset_after=False", _WHERE),
    mistake("bias-outside", partial(gru, reset=lambda r, h, kernel, bias: r * (h @ kernel) + bias),
            "the second bias of the candidate is added outside the reset", _WHERE),
    mistake("never-reset", partial(gru, reset=lambda r, h, kernel, bias: h @ kernel + bias),
            "the reset gate isn't used", _WHERE),
    mistake("biases-exchanged", but(gru, bias=np.flipud), "the two biases are exchanged", _BIASES),
    mistake("no-second-bias", but(gru, bias=lambda bias: bias * [[1], [0]]), "the second bias is missing", _BIASES),
    mistake("no-first-bias", but(gru, bias=lambda bias: bias * [[0], [1]]), "the first bias is missing", _BIASES),
    mistake("candidate-alone", partial(gru, mixed=lambda z, h, new: new), "this is only the candidate", _KEPT),
    mistake("candidate-unweighted", partial(gru, mixed=lambda z, h, new: z * h + new),
            "the candidate isn't weighted", _KEPT),
)  # fmt: skip


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
            pinned=[tuple(small(4, *size).values()) for size in _SIZES], mistakes=_LSTM,
        ),
        gru_step.returns(
            "gru", gru, error=gru_errors, draws=drawn(small, 3), examples=15,
            # A single unit can't tell what is reset before the product and what behind it.
            pinned=[tuple(small(3, *size).values()) for size in ((2, 2), *_SIZES)], mistakes=_GRU,
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
