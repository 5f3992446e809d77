"""Scaled dot-product attention."""

import numpy as np
from hypothesis import strategies as st

from course_pack.specs.sequences._attention import LARGE, MASKED, NOTHING, VALUE, attended, errors
from pytest_keraskata.authoring import Array, function, function_kata, sizes

attention = function("attention(q, k, v, mask=None)")


def plain(queries: int, keys: int, d: int, e: int, seed: int = 1) -> dict[str, Array]:
    """Random queries, keys and values."""
    random = np.random.default_rng(seed)
    return {
        name: random.normal(0, 1, shape).round(2 if seed % 3 else 0).astype("float32")
        for name, shape in (("q", (queries, d)), ("k", (keys, d)), ("v", (keys, e)))
    }


def masked(queries: int, keys: int, d: int, e: int, seed: int = 1) -> dict[str, Array]:
    """The same with a mask; each query may look at one key at least."""
    mask = np.random.default_rng(seed).random((queries, keys)) < 0.6
    mask[np.arange(queries), np.arange(queries) * seed % keys] = True
    return plain(queries, keys, d, e, seed) | {"mask": mask}


def forbidden(queries: int, keys: int, d: int, e: int, seed: int = 1) -> dict[str, Array]:
    """The same where one query may look at nothing."""
    found = masked(queries, keys, d, e, seed)
    found["mask"][seed % queries] = False
    return found


def large(queries: int, keys: int, root: int, e: int, seed: int = 1) -> dict[str, Array]:
    """Scores of thousands that are exact in single precision: d is a square, and the numbers are whole."""
    random = np.random.default_rng(seed)
    found = masked(queries, keys, root**2, e, seed)
    found["q"] = (50 * random.integers(-9, 10, found["q"].shape)).astype("float32")
    found["k"] = (20 * random.integers(-9, 10, found["k"].shape)).astype("float32")
    return found if seed % 2 else {name: found[name] for name in "qkv"}


# A single key with a score as far down as another is up: what one may look at is below what one may not.
_LOW: tuple[Array, ...] = (
    np.array([[1e5], [-1e5]], "float32"),
    np.array([[1], [-1], [-1]], "float32"),
    np.array([[1], [2], [5]], "float32"),
    np.array([[False, True, True], [True, False, True]]),
)
_ALWAYS = ((3, 4, 5, 2), (2, 5, 3, 3), (4, 4, 4, 4), (1, 3, 2, 1), (3, 1, 1, 2), (40, 30, 64, 8))
_SIZES = sizes(1, 5), sizes(1, 6), sizes(1, 6), sizes(1, 4), st.integers(0, 999)

kata = function_kata(
    __name__,
    title="Scaled dot-product attention",
    questions=(),
    functions=(attention,),
    checks=(
        attention.returns(
            "value",
            attended,
            error=errors,
            draws=st.builds(plain, *_SIZES),
            examples=20,
            pinned=[tuple(plain(*size).values()) for size in _ALWAYS],
            mistakes=VALUE,
        ),
        attention.returns(
            "masked",
            attended,
            error=errors,
            draws=st.builds(masked, *_SIZES),
            examples=20,
            pinned=[tuple(masked(*size).values()) for size in _ALWAYS],
            mistakes=MASKED,
            after=("value",),
        ),
        attention.returns(
            "nothing_allowed",
            attended,
            error=errors,
            draws=st.builds(forbidden, *_SIZES),
            examples=10,
            pinned=[tuple(forbidden(*size).values()) for size in _ALWAYS[:5]],
            mistakes=NOTHING,
            after=("masked",),
        ),
        attention.returns(
            "large",
            attended,
            error=lambda v: 1e-5 * np.max(np.abs(v)),
            draws=st.builds(large, sizes(1, 4), sizes(1, 5), sizes(1, 3), sizes(1, 3), st.integers(0, 999)),
            examples=20,
            pinned=[_LOW, *(tuple(large(3, 4, 2, 2, seed).values()) for seed in range(4))],
            mistakes=LARGE,
            after=("masked",),
        ),
    ),
    hints=(
        "Which product of two matrices holds the score of every query and every key, and what is its shape?",
        "Along which axis do the weights sum to 1, and how large can an exponential become?",
        "Which score makes a weight of exactly zero, and what is left if all scores are like that?",
    ),
)  # fmt: skip
