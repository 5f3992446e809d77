"""Two convolutions and a shortcut."""

from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import described, value, words
from pytest_keraskata.evidence import Call, ModelEvidence, ModelRequest, Symbolic
from pytest_keraskata.kata import Facts, Failed, Kata
from pytest_keraskata.strategies import check, sizes
from pytest_keraskata.subject import Subject
from pytest_keraskata.tasks import inputs, seed_of

_SIGNATURE = "residual_block(x, filters)"


def network(shape: tuple[int, ...], filters: int) -> Any:
    import keras
    from keras import layers

    x = keras.Input(shape)
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    shortcut = x if shape[-1] == filters else layers.Conv2D(filters, 1)(x)
    return keras.Model(x, layers.ReLU()(layers.Add()([shortcut, y])))


@lru_cache(maxsize=64)
def _reference(shape: tuple[int, ...], filters: int) -> Any:
    from pytest_keraskata.reference import Reference

    return Reference(lambda: network(shape, filters))


def count(channels: int, filters: int) -> int:
    shortcut = 0 if channels == filters else (channels + 1) * filters
    return (9 * channels + 1) * filters + (9 * filters + 1) * filters + shortcut


def _case(subject: Subject, call: Call) -> Any:
    from pytest_keraskata.checks.case import Case

    x, filters = described(_SIGNATURE).arguments(call).values()
    seed = seed_of(call) % 2**31
    batch = inputs(seed, x.shape, 5)
    evidence: ModelEvidence = subject.ask(ModelRequest(call, (batch,), seed=seed))
    return Case(call, evidence, _reference(x.shape, filters), (batch,), seed=seed)


_shapes = st.tuples(sizes(1, 6), sizes(1, 6), sizes(1, 4))
_fitting = _shapes.map(lambda shape: Call("residual_block", (Symbolic(shape), shape[-1])))
_others = st.builds(
    lambda shape, filters: Call("residual_block", (Symbolic(shape),), {"filters": filters}),
    _shapes,
    sizes(1, 5),
)
_FITTING = (
    {"call": Call("residual_block", (Symbolic((5, 4, 2)), 2))},
    {"call": Call("residual_block", kwargs={"x": Symbolic((1, 3, 1)), "filters": 1})},
)
_OTHERS = (
    {"call": Call("residual_block", (Symbolic((4, 5, 3)), 2))},
    {"call": Call("residual_block", kwargs={"x": Symbolic((3, 3, 1)), "filters": 4})},
)


@check(call=st.one_of(_fitting, _others), examples=2, always=(_FITTING[0], _OTHERS[0]))
def tensor(subject: Subject, call: Call) -> None:
    x, filters = described(_SIGNATURE).arguments(call).values()
    shape = (None, *x.shape[:-1], filters)
    returned = value(subject, call, f"a KerasTensor of shape {shape}")
    if returned.kind != "symbolic" or returned.value != shape:
        raise Failed(
            call=call, expected=f"a KerasTensor of shape {shape}", found=words(returned), case=Facts(call, returned)
        )


@check(call=_fitting, examples=2, always=_FITTING, after=("tensor",))
def shortcut(subject: Subject, call: Call) -> None:
    """As many channels as filters: x itself is added."""
    from pytest_keraskata.checks import architecture

    architecture.judge(_case(subject, call))


@check(call=_others, examples=2, always=_OTHERS, after=("tensor",))
def projection(subject: Subject, call: Call) -> None:
    """Another number of channels: a 1×1 convolution of x is added."""
    from pytest_keraskata.checks import architecture

    architecture.judge(_case(subject, call))


@check(call=st.one_of(_fitting, _others), examples=1, always=(*_FITTING, *_OTHERS), after=("tensor",))
def params(subject: Subject, call: Call) -> None:
    from pytest_keraskata.checks import params as judging

    x, filters = described(_SIGNATURE).arguments(call).values()
    channels = x.shape[-1]
    terms = [
        f"first convolution: (3 × 3 × {channels} + 1 bias) × {filters} filters = {(9 * channels + 1) * filters:,}",
        f"second convolution: (3 × 3 × {filters} + 1 bias) × {filters} filters = {(9 * filters + 1) * filters:,}",
    ]
    if channels != filters:
        terms.append(f"shortcut: (1 × 1 × {channels} + 1 bias) × {filters} filters = {(channels + 1) * filters:,}")
    else:
        terms.append("shortcut: x itself = 0")
    judging.judge(_case(subject, call), count(channels, filters), terms=terms)


kata = Kata(
    __name__,
    title="Residual block",
    questions=("G1",),
    functions=(described(_SIGNATURE),),
    checks=(tensor, shortcut, projection, params),
    hints=(
        "Which of the two terms of a sum does a gradient reach?",
        "What must two tensors have in common before they can be added, and which kernel changes nothing but channels?",
        "Where does the second ReLU stand: before the sum, or behind it?",
    ),
)
