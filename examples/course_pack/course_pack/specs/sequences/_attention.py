"""What attention gives, and what is known to go wrong with it."""

from collections.abc import Callable

import numpy as np

from pytest_keraskata.authoring import Array, but, mistake, sigmoid

Weights = Callable[[Array, Array | None], Array]


def softmax(scores: Array, mask: Array | None) -> Array:
    """Weights that sum to 1 in each row; zeros where nothing is allowed."""
    allowed = np.ones(scores.shape, bool) if mask is None else mask
    shifted = scores - np.max(scores, axis=1, keepdims=True, where=allowed, initial=-1e30)
    found = np.where(allowed, np.exp(np.where(allowed, shifted, 0)), 0)
    total = found.sum(axis=1, keepdims=True)
    return np.asarray(found / np.where(total == 0, 1, total))


def attended(
    q: Array, k: Array, v: Array, mask: Array | None = None, weights: Weights = softmax, scale: float = 0.0
) -> Array:
    """What each query gets, in float64; by different weights, or where scores are divided by another number."""
    q, k, v = (one.astype("float64") for one in (q, k, v))
    return np.asarray(weights(q @ k.T / (scale or np.sqrt(q.shape[1])), mask) @ v)


def errors(q: Array, k: Array, v: Array, mask: Array | None) -> Array:
    """What rounding in float32 may cost: of each score, and of the sum of values."""
    size = np.abs(q.astype("float64")) @ np.abs(k.astype("float64")).T / np.sqrt(q.shape[1])
    spread = 1e-5 + 2e-6 * np.max(size)
    return np.asarray(spread * attended(q, k, np.abs(v), mask))


def by(weights: Weights) -> Callable[..., Array]:
    """Attention by different weights."""

    def wrong(q: Array, k: Array, v: Array, mask: Array | None) -> Array:
        return attended(q, k, v, mask, weights)

    return wrong


def scaled(scale: Callable[[Array, Array], float]) -> Callable[..., Array]:
    """Attention whose scores are divided by a number made of queries and keys."""

    def wrong(q: Array, k: Array, v: Array, mask: Array | None) -> Array:
        return attended(q, k, v, mask, scale=scale(q, k))

    return wrong


def _naive(scores: Array, mask: Array | None) -> Array:
    """In single precision, as it is where nobody thinks of it."""
    found = np.exp(scores.astype("float32"))
    found = found if mask is None else np.where(mask, found, np.float32(0))
    return np.asarray(found / found.sum(axis=1, keepdims=True))


def _guarded(scores: Array, mask: Array | None) -> Array:
    """The same where nothing is divided by zero."""
    found = np.exp(scores.astype("float32")) * (True if mask is None else mask)
    total = found.sum(axis=1, keepdims=True)
    return np.asarray(found / np.where(total == 0, 1, total))


def _shifted_by_largest(scores: Array, mask: Array | None) -> Array:
    return _naive(scores - scores.max(), mask)


def _shifted_by_forbidden(scores: Array, mask: Array | None) -> Array:
    found = np.exp(scores - scores.max(axis=1, keepdims=True)) * (True if mask is None else mask)
    return np.asarray(found / found.sum(axis=1, keepdims=True))


def _lowered(scores: Array, mask: Array | None) -> Array:
    return softmax(scores if mask is None else scores - 1e4 * ~mask, None)


_SCALE, _AXIS = "what are the scores divided by?", "whose weights sum to 1?"
_WEIGHTS, _WHO = "what turns scores into weights?", "what does True in the mask mean?"
VALUE = (
    mistake("no-scale", scaled(lambda q, k: 1.0), "the scores are not scaled", _SCALE),
    mistake("scaled-by-d", scaled(lambda q, k: q.shape[1]), "the scores are divided by d, not by its root", _SCALE),
    mistake("scaled-by-keys", scaled(lambda q, k: np.sqrt(len(k))),
            "the scores are divided by the root of the number of keys", _SCALE),
    mistake("multiplied", scaled(lambda q, k: 1 / np.sqrt(q.shape[1])), "the scores are multiplied by the root", _SCALE),
    mistake("over-queries", by(lambda scores, mask: softmax(scores.T, None).T),
            "the weights of each key sum to 1, over all queries", _AXIS),
    mistake("over-all", by(lambda scores, mask: softmax(scores.reshape(1, -1), None).reshape(scores.shape)),
            "all weights together sum to 1", _AXIS),
    mistake("no-softmax", by(lambda scores, mask: scores), "the scores themselves are the weights", _WEIGHTS),
    mistake("sigmoid", by(lambda scores, mask: sigmoid(scores)), "each weight is a separate sigmoid", _WEIGHTS),
    mistake("hardest", by(lambda scores, mask: np.eye(scores.shape[1])[scores.argmax(axis=1)]),
            "only the best key counts", _WEIGHTS),
    mistake("no-sum", by(lambda scores, mask: np.exp(scores)), "the weights don't sum to 1", _AXIS),
    mistake("mean", by(lambda scores, mask: 0 * scores + 1 / scores.shape[1]),
            "all values count equally, whatever the scores are", "what does a better fit change?"),
    mistake("weights-back", lambda q, k: softmax(q.astype("float64") @ k.T / np.sqrt(q.shape[1]), None),
            "these are the weights, not the weighted values", "what is the mean taken of?"),
    mistake("keys-as-values", lambda q, k: attended(q, k, k), "this is a mean of keys", "what is the mean taken of?"),
)  # fmt: skip
MASKED = (
    mistake("mask-ignored", but(attended, mask=lambda mask: None), "the mask changes nothing", _WHO),
    mistake("mask-inverted", but(attended, mask=np.logical_not), "queries read the keys that they may not read", _WHO),
    mistake("cut-after", by(lambda scores, mask: softmax(scores, None) * mask),
            "the remaining weights no longer sum to 1", "is the mask applied before the softmax, or after it?"),
    mistake("scores-of-zero", by(lambda scores, mask: softmax(scores * mask, None)),
            "a forbidden key has a score of 0, and so still has a weight", "which score makes a weight of zero?"),
    mistake("mask-added", by(lambda scores, mask: softmax(scores + mask, None)),
            "the mask is added to the scores as ones and zeros", "which score makes a weight of zero?"),
)  # fmt: skip
NOTHING = (
    mistake("mean-of-all", by(lambda scores, mask: softmax(np.where(np.asarray(mask), scores, -1e9), None)),
            "a query that may read no key gets the mean of all values", "what do weights of zero sum to?"),
    mistake("not-a-number", by(_naive), "a query that may read no key gets nan", "what is zero divided by zero?"),
)  # fmt: skip
LARGE = (
    mistake("overflow", by(_naive), "the exponential of a large score is infinite",
            "what can be subtracted from all scores of a query without changing its weights?"),
    mistake("overflow-guarded", by(_guarded), "the exponential of a large score is infinite",
            "what can be subtracted from all scores of a query without changing its weights?"),
    mistake("one-largest", by(_shifted_by_largest),
            "the largest score of all queries is subtracted, which leaves the other queries only zeros",
            "which largest score matters to a query?"),
    mistake("largest-forbidden", by(_shifted_by_forbidden),
            "the largest score that is subtracted may belong to a forbidden key, which leaves the others only zeros",
            "among which keys should the largest score be?"),
    mistake("clipped", by(lambda scores, mask: softmax(np.clip(scores, -50, 50), mask)),
            "scores beyond a bound are all equal", "what happens to the order of two large scores?"),
    mistake("forbidden-too-high", by(_lowered),
            "a forbidden key still has a weight if its score is far above the others",
            "which score is below every other score?"),
)  # fmt: skip
