"""Dropout with the noise given."""

from collections.abc import Callable, Mapping

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array, Plain, but, defaulting, function, function_kata, mistake, of_all_sizes, sizes, then, wrong_answer,
)  # fmt: skip

inverted_dropout = function("inverted_dropout(x, rate, noise, training=True)")
# Exact in float32, so that noise equal to the rate is just that.
_RATES: tuple[float, ...] = (*(step / 32 for step in range(32)), 0)
# These are not: NumPy compares them as the nearest float32, Python as they are.
_INEXACT = (0.1, 0.3, 0.9, 0.999, 1e-3)


def _scaled(x: Array, rate: float) -> Array:
    return np.asarray(x.astype("float64") / (1 - float(rate)))


def dropped(x: Array, rate: float, noise: Array, training: bool) -> Array:
    return np.where(noise >= rate, _scaled(x, rate), 0.0) if training else x.astype("float64")


def _where(kept: Callable[[Array, float], Array]) -> Callable[..., Array]:
    """Dropout that keeps other units."""
    return lambda x, rate, noise: np.where(kept(noise, float(rate)), _scaled(x, rate), 0.0)


_KEPT, _MEAN = "when is a unit kept?", "what is the mean of a unit over many draws of noise?"
_LOOKS, _EXACTLY = "does your function use training?", "is a unit kept if its noise is exactly the rate?"
_TRAINING = (
    mistake("not-scaled", lambda x, rate, noise: np.where(noise >= rate, x, 0.0), "kept units aren't scaled", _MEAN),
    mistake("scaled-down", lambda x, rate, noise: np.where(noise >= rate, x * (1 - float(rate)), 0.0),
            "units that are kept are scaled down instead of up", _MEAN),
    mistake("turned", _where(lambda noise, rate: noise < rate), "kept and dropped units are swapped", _KEPT),
    mistake("equal-dropped", _where(lambda noise, rate: noise > rate),
            "noise that equals the rate drops its unit", _EXACTLY),
    mistake("nearly-equal-kept", _where(lambda noise, rate: (noise >= rate) | np.isclose(noise, rate)),
            "noise just below the rate keeps its unit", _EXACTLY),
    mistake("rate-kept", _where(lambda noise, rate: noise < 1 - rate), "noise is compared with 1 - rate", _KEPT),
    mistake("divided-by-rate", lambda x, rate, noise: np.where(noise >= rate, x / float(rate), 0.0) if rate else None,
            "units that are kept are divided by the rate", "which fraction of the units is left?"),
    mistake("dropped-stay", lambda x, rate, noise: np.where(noise >= rate, _scaled(x, rate), x),
            "dropped units stay unchanged", "what is the value of a dropped unit?"),
    mistake("all-scaled", lambda x, rate: _scaled(x, rate),
            "every unit is scaled up and none is dropped", "what is the value of a dropped unit?"),
    mistake("times-1-plus-rate", lambda x, rate, noise: np.where(noise >= rate, x * (1 + float(rate)), 0.0),
            "units that are kept are multiplied by 1 + rate", _MEAN),
    mistake("scaled-twice", lambda x, rate, noise: np.where(noise >= rate, _scaled(_scaled(x, rate), rate), 0.0),
            "units that are kept are scaled twice", _MEAN),
    mistake("found-share", lambda x, rate, noise: x * (noise >= rate) / max(np.mean(noise >= rate), 1e-7),
            "the scale is taken from how many units happen to be kept", "which of the arguments determines the scale?"),
    mistake("one-mask-for-all", lambda x, rate, noise: np.where(noise[:1] >= rate, _scaled(x, rate), 0.0),
            "the first row of noise decides for every row", "how many units does each number of noise decide about?"),
    mistake("kept-alone", lambda x, rate, noise: _scaled(x, rate)[noise >= rate],
            "only the units that are kept are returned", "which shape should the result have?"),
    mistake("mask-alone", lambda x, rate, noise: _scaled(noise >= rate, rate),
            "this is only the mask, without x", "what is the mask multiplied by?"),
    mistake("nothing-happens", lambda x: x, "nothing happens, although this is training", _LOOKS),
    mistake("inference-by-default", defaulting(dropped, training=False),
            "nothing happens if the call omits training", "what is the default of training?"),
)  # fmt: skip


def _refusing(refused: Callable[[float, bool], bool], error: type[Exception] = ValueError) -> Callable[..., Array]:
    """An answer that refuses other rates, or in another way."""

    def answer(x: Array, rate: float, noise: Array, training: bool = True) -> Array:
        if refused(rate, training):
            raise error
        return dropped(x, rate, noise, training)

    return answer


_REFUSES = (
    wrong_answer("inverted_dropout", "zero-refused", _refusing(lambda rate, training: not 0 < rate < 1),
                 "a rate of 0 is refused, at which every unit is kept", "which fractions of the units can be dropped?"),
)  # fmt: skip
_INFERENCE = (
    mistake("always-training", but(dropped, training=lambda _: True),
            "units are dropped at inference", _LOOKS),
    mistake("scaled-at-inference", lambda x, rate: x * (1 - float(rate)),
            "x is scaled down, as in dropout that isn't inverted",
            "what has training already done for inference?"),
    mistake("scaled-up-at-inference", lambda x, rate: _scaled(x, rate),
            "x is scaled up at inference", "when does a unit have to compensate for others?"),
    mistake("all-zeros", then(dropped, np.zeros_like),
            "everything is dropped at inference", "what does inference do with the units?"),
)  # fmt: skip


_FRACTION, _WHICH = "which fractions of the units can be dropped?", "which units are left at a rate of 1?"
_REFUSED = tuple(
    wrong_answer("inverted_dropout", named, wrong, why, advice)
    for named, wrong, why, advice in (
        ("every-rate", _refusing(lambda rate, training: False), "every rate is accepted", _FRACTION),
        ("unchecked-at-inference", _refusing(lambda rate, training: training and not 0 <= rate < 1),
         "the rate is checked only in training", "is a wrong rate in training right at inference?"),
        ("rate-of-one", _refusing(lambda rate, training: not 0 <= rate <= 1), "a rate of 1 is accepted", _WHICH),
        ("negative-rates", _refusing(lambda rate, training: rate >= 1), "negative rates are accepted", _FRACTION),
        ("above-one", _refusing(lambda rate, training: rate < 0), "rates of 1 and more are accepted", _WHICH),
        ("asserted", _refusing(lambda rate, training: not 0 <= rate < 1, AssertionError),
         "an assert raises AssertionError, and `python -O` removes it",
         "which exception means that a value makes no sense?"),
    )
)  # fmt: skip


def case(shape: tuple[int, ...], rate: float, seed: int) -> dict[str, Plain]:
    """Random numbers, some of the noise just at the rate, just below it and at 0."""
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
    return {"x": x, "rate": rate, "noise": noise}


@st.composite
def cases(draw: st.DrawFn, training: bool) -> Mapping[str, Plain]:
    shape = tuple(draw(st.lists(sizes(1, 5), min_size=1, max_size=3)))
    rate = draw(st.sampled_from((*_RATES, *_INEXACT)))
    return {**case(shape, rate, draw(st.integers(0, 2**16))), "training": training}


def _row(x: list[float], rate: float, noise: list[float], *training: bool) -> tuple[Plain, ...]:
    return np.array(x, "float32"), rate, np.array(noise, "float32"), *training


_FIVE = ([1.0, -2.0, 3.0, 4.0, -5.0], 0.25, [0.1, 0.25, 0.5, 0.8, 0.2])
_THREE = case((3,), 0.5, 1)
_BEYOND = (23,), (2, 25), (1, 2, 24), (2, 1, 3, 2, 3)

kata = function_kata(
    __name__,
    title="Inverted dropout by hand",
    questions=("Q20", "K5"),
    functions=(inverted_dropout,),
    checks=(
        inverted_dropout.returns(
            "training",
            dropped,
            draws=cases(True),
            pinned=[
                _row(*_FIVE), _row(*_FIVE, True), _row([1.0, 2.0, 3.0], 0.0, [0.0, 0.5, 0.999]),
                _row([2.0], 0.75, [0.75]), _row([2.0, -1.0], 0.5, [0.1, 0.2]),
                _row([0.0, 1000.0, -1000.0], 0.5, [0.9, 0.6, 0.3]), _row([2.0, -1.0], 1 - 2**-16, [1 - 2**-20, 0.5]), _row([1.0, 2.0, 3.0], 0, [0.0, 0.5, 0.999]),
                _row([2.0, -1.0], 2**-10, [0.5, 2**-11]),
                tuple(case((4, 5), 0.5, 1).values()), (*case((2, 3, 4), 0.125, 2).values(), True),
                *(tuple(case(shape, 0.25, 2).values()) for shape in _BEYOND),
            ],
            mistakes=(*_TRAINING, *_REFUSES),
        ),
        inverted_dropout.returns(
            "inference",
            dropped,
            draws=cases(False),
            examples=20,
            pinned=[_row(*_FIVE, False), (*case((3, 4), 0.5, 1).values(), False)],
            mistakes=_INFERENCE,
        ),
        inverted_dropout.refuses(
            "rates",
            lambda rate: f"a rate of {rate:g} is not a fraction from 0 to below 1, in training and at inference",
            draws={
                "x": st.just(_THREE["x"]),
                "rate": st.one_of(st.floats(1, 50), st.floats(-50, -1e-9), st.integers(1, 50), st.integers(-50, -1)),
                "noise": st.just(_THREE["noise"]),
                "training": st.booleans(),
            },
            pinned=[
                {**_THREE, "rate": rate, **training}
                for training in ({}, {"training": False})
                for rate in (1.0, 1.5, -0.1, 50.0, 1, -1, -1e-9)
            ],
            mistakes=_REFUSED,
        ),
    ),
    hints=(
        "Which units are kept, and which become 0?",
        "If a quarter of the units is missing, by how much do the others have to grow so that the sum stays as it was?",
        "What is left to do at inference?",
    ),
)  # fmt: skip
