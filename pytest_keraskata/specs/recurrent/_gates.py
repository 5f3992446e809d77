"""One step of an LSTM and of a GRU, and what is known to go wrong in it."""

import itertools
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from pytest_keraskata.authoring import Array, but, mistake, sigmoid, then

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
    weighted: Callable[[Array, Array], Array] = np.multiply,
) -> Array:  # fmt: skip
    """Keras's new h and c, one above the other; `order` says where i, f, candidate, o lie, `more` what f has more."""
    i, f, g, o = np.add(*sums(x, h, kernel, recurrent_kernel, bias))[list(order)]
    new = gate(f + more) * c + weighted(gate(i), candidate(g))
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
LSTM = (
    *_BOTH[0],
    mistake("states-exchanged", then(lstm, np.flipud),
            "h and c are returned in the wrong order", "which of the two comes first?"),
    mistake("c-through-tanh", then(lstm, lambda states: np.stack([states[0], np.tanh(states[1])])),
            "the returned c has passed through a tanh, which only the way to h has", "which c does the next step need?"),
    mistake("coupled-gates", _coupled,
            "the candidate is scaled by 1 minus the forget gate, and the input gate is ignored", "what does each gate decide?"),
    mistake("only-h", then(lstm, lambda states: states[0]), "c is missing", "which two states does an LSTM pass on?"),
    mistake("forget-gate-first", partial(lstm, order=(1, 0, 2, 3)),
            "input gate and forget gate are swapped", _ORDER),
    mistake("candidate-last", partial(lstm, order=(0, 1, 3, 2)),
            "candidate and output gate are swapped", _ORDER),
    mistake("candidate-second", partial(lstm, order=(0, 2, 1, 3)),
            "candidate and forget gate are swapped", _ORDER),
    *(mistake(f"order-{''.join(map(str, order))}", partial(lstm, order=order), "the blocks are read in a different order", _ORDER)
      for order in itertools.permutations(range(4)) if sum(place != one for place, one in enumerate(order)) > 2),
    mistake("candidate-unweighted-by-i", partial(lstm, weighted=lambda i, new: new),
            "the candidate isn't weighted by the input gate", "what does the input gate decide?"),
    mistake("old-c-kept", lambda c, **given: np.stack([lstm(c=c, **given)[0], c]),
            "the c that is returned is the old one", "which c does the next step need?"),
    mistake("bias-twice", but(lstm, bias=lambda bias: 2 * bias),
            "the bias is added twice; only in PyTorch there are two", "how many biases has a unit?"),
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
GRU = (
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
