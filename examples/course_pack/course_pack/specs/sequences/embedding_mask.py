"""A mean that leaves padding out: Embedding with mask_zero=True, and GlobalAveragePooling1D behind it."""

from collections.abc import Callable

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import ROUNDING, Array, but, function, function_kata, mistake, sizes, then

masked_mean = function("masked_mean(ids, table)")


def weighed(ids: Array, table: Array, weights: Callable[[Array], Array] = np.ones_like) -> Array:
    """A mean of vectors, each with a weight; padding has none."""
    factors = np.where(ids != 0, weights(ids), 0).astype("float64")
    total = factors.sum(axis=1, keepdims=True)
    shares = factors / np.where(total == 0, 1, total)
    return np.asarray(np.einsum("rs,rsu->ru", shares, table.astype("float64")[ids]))


def right(ids: Array, table: Array) -> Array:
    return weighed(ids, table)


def errors(ids: Array, table: Array) -> Array:
    return np.asarray(4 * ROUNDING * weighed(ids, np.abs(table)))


def by(weights: Callable[[Array], Array]) -> Callable[[Array, Array], Array]:
    """A mean in which words have different weights."""
    return lambda ids, table: weighed(ids, table, weights)


def times(factor: Callable[[Array], Array]) -> Callable[[Array, Array], Array]:
    """The right mean, times a factor that is made of the words of each row."""
    return lambda ids, table: np.asarray(right(ids, table) * factor(ids)[:, None])


def words(ids: Array) -> Array:
    """How many words each row has."""
    return np.asarray((ids != 0).sum(axis=1))


def _first_times(ids: Array) -> Array:
    """Where a word stands for the first time in its row."""
    return np.array([[row.tolist().index(one) == place for place, one in enumerate(row)] for row in ids])


def _before_padding(ids: Array) -> Array:
    return np.cumprod(ids != 0, axis=1)


def _last(ids: Array) -> Array:
    return np.asarray(np.cumsum(ids != 0, axis=1) == words(ids)[:, None])


def _up_to_last_word(ids: Array, table: Array) -> Array:
    """Only the padding at the end is left out."""
    lengths = [np.max(np.flatnonzero(row), initial=-1) + 1 for row in ids]
    vectors = [table[row[:length]].sum(axis=0) / max(length, 1) for row, length in zip(ids, lengths, strict=True)]
    return np.array(vectors)


def drawn(rows: int, steps: int, units: int, seed: int) -> dict[str, Array]:
    """Rows with one word at least and padding anywhere; few words, so that some occur twice."""
    random = np.random.default_rng(seed)
    ids = random.integers(1, 7, (rows, steps)) * (random.random((rows, steps)) < 0.6)
    ids[np.arange(rows), random.integers(0, steps, rows)] = 1 + seed % 6
    return {"ids": ids, "table": random.normal(0, 2, (8, units)).round(2).astype("float32")}


def padded(rows: int, steps: int, units: int, seed: int) -> dict[str, Array]:
    """The same with rows that hold nothing but padding."""
    found = drawn(rows, steps, units, seed)
    found["ids"][seed % rows] = 0
    return found


_PADDING, _DIVISOR = "which steps hold a word?", "what is the sum of the vectors divided by?"
_AXIS, _EMPTY = "what is each row of the result the mean of?", "how many words does a row of padding have?"
_MEAN = (
    mistake("no-mask", lambda ids, table: table[ids].mean(axis=1), "padding is included in the mean", _PADDING),
    mistake("all-steps", times(lambda ids: words(ids) / ids.shape[1]),
            "the sum is divided by the number of steps, including padding", _DIVISOR),
    mistake("sum", times(words), "this is the sum of the vectors", _DIVISOR),
    mistake("root", times(lambda ids: np.sqrt(words(ids))), "the sum is divided by the root of the number of words",
            _DIVISOR),
    mistake("one-more", times(lambda ids: words(ids) / (words(ids) + 1)), "the divisor is too large by one", _DIVISOR),
    mistake("up-to-padding", by(_before_padding), "words after the first padding are left out", _PADDING),
    mistake("padding-at-end", _up_to_last_word, "only the padding at the end is left out", _PADDING),
    mistake("each-word-once", by(_first_times), "a word that occurs twice counts once",
            "how often should a word count that occurs twice?"),
    mistake("last-word", by(_last), "this is the vector of the last word", _AXIS),
    mistake("maximum", lambda ids, table: np.max(np.where((ids != 0)[..., None], table[ids], -np.inf), axis=1),
            "this is the largest value, not the mean", _AXIS),
    mistake("not-pooled", lambda ids, table: table[ids] * (ids != 0)[..., None], "there is still a vector for each step",
            _AXIS),
    mistake("over-units", lambda ids, table: (table[ids] * (ids != 0)[..., None]).mean(axis=2),
            "the mean is taken over the units", _AXIS),
    mistake("word-before", but(right, table=lambda table: np.roll(table, 1, axis=0)),
            "each word has the vector of the one before it", "which row of the table belongs to word 1?"),
    mistake("of-numbers", by(lambda ids: ids), "large numbers count more", "does the number of a word mean anything?"),
    mistake("of-whole-batch", then(right, lambda found: np.tile(found.mean(axis=0), (len(found), 1))),
            "all rows share one mean", _AXIS),
)  # fmt: skip
_ROWS_OF_PADDING = (
    mistake("not-a-number", lambda ids, table: np.where(words(ids)[:, None], right(ids, table), np.nan),
            "a row of padding is zero divided by zero", _EMPTY),
    mistake("vector-of-padding", lambda ids, table: np.where(words(ids)[:, None], right(ids, table), table[0]),
            "a row of padding has the vector of padding", _EMPTY),
    mistake("mean-of-table", lambda ids, table: np.where(words(ids)[:, None], right(ids, table), table.mean(axis=0)),
            "a row of padding has the mean of all vectors", _EMPTY),
    mistake("left-out", lambda ids, table: right(ids, table)[words(ids) > 0], "rows of padding are left out",
            "how many rows does the result have?"),
)  # fmt: skip
_SIZES = sizes(1, 5), sizes(1, 8), sizes(1, 5), st.integers(0, 999)
_ALWAYS = ((4, 6, 3, 1), (3, 5, 2, 2), (2, 8, 4, 3), (1, 1, 1, 4), (5, 3, 3, 5), (60, 90, 40, 6))

kata = function_kata(
    __name__,
    title="A mean that leaves padding out",
    questions=(),
    functions=(masked_mean,),
    checks=(
        masked_mean.returns(
            "mean",
            right,
            error=errors,
            draws=st.builds(drawn, *_SIZES),
            examples=25,
            pinned=[tuple(drawn(*size).values()) for size in _ALWAYS],
            mistakes=_MEAN,
        ),
        masked_mean.returns(
            "only_padding",
            right,
            error=errors,
            draws=st.builds(padded, *_SIZES),
            examples=15,
            pinned=[tuple(padded(*size).values()) for size in _ALWAYS],
            mistakes=_ROWS_OF_PADDING,
            after=("mean",),
        ),
    ),
    hints=(
        "What does an array return if its index is a whole matrix of numbers?",
        "How can a step be left out of a sum without taking it out of the array, and what else counts steps?",
        "What is left of your quotient in a row without words?",
    ),
)  # fmt: skip
