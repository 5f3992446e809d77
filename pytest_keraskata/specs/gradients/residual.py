"""Two convolutions and a shortcut."""

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Symbolic
from pytest_keraskata.asking.data import inputs, seed_of
from pytest_keraskata.asking.model import ModelEvidence, ModelRequest
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.functions import signature, value
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed, Raises
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.drawing import pictures_of_model
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Kata, Prediction, Shape
from pytest_keraskata.pictures import Model

_SIGNATURE = "residual_block(x, filters)"


_Sizes = tuple[int | None, ...]


def network(shape: _Sizes, *filters: int) -> Any:
    """Blocks one behind the other."""
    at = x = keras.Input(shape)
    for count in filters:
        at = _block(at, count)
    return keras.Model(x, at)


def _block(x: Any, filters: int) -> Any:
    y = keras.layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = keras.layers.Conv2D(filters, 3, padding="same")(y)
    shortcut = x if x.shape[-1] == filters else keras.layers.Conv2D(filters, 1)(x)
    return keras.layers.ReLU()(keras.layers.Add()([shortcut, y]))


@lru_cache(maxsize=64)
def _reference(shape: _Sizes, *filters: int) -> Any:
    return Reference(lambda: network(shape, *filters))


def count(channels: int, filters: int) -> int:
    shortcut = 0 if channels == filters else (channels + 1) * filters
    return (9 * channels + 1) * filters + (9 * filters + 1) * filters + shortcut


def total(x: Symbolic, filters: int) -> int:
    return count(x.shape[-1], filters)


def terms(x: Symbolic, filters: int) -> tuple[str, ...]:
    channels = x.shape[-1]
    return (
        f"first convolution: (3 × 3 × {channels} + 1 bias) × {filters} filters = {(9 * channels + 1) * filters:,}",
        f"second convolution: (3 × 3 × {filters} + 1 bias) × {filters} filters = {(9 * filters + 1) * filters:,}",
        f"shortcut: (1 × 1 × {channels} + 1 bias) × {filters} filters = {(channels + 1) * filters:,}"
        if channels != filters
        else "shortcut: x itself = 0",
    )


def _draw(random: Random) -> dict[str, Any]:
    filters = random.randint(3, 8)
    channels = random.choice((filters, random.randint(2, 8)))
    return {"x": Symbolic((random.randint(6, 12), random.randint(6, 12), channels)), "filters": filters}


def _layers(x: Symbolic, filters: int) -> list[tuple[str, Shape]]:
    height, width, channels = x.shape
    maps = (height, width, filters)
    shortcut = "x itself" if channels == filters else f"x through a convolution of 1 × 1, {filters} filters"
    return [
        (f"input: maps of {height} × {width} with {channels} channels", x.shape),
        (f"convolution: {filters} filters of 3 × 3 with padding, relu", maps),
        (f"convolution: {filters} filters of 3 × 3 with padding", maps),
        (f"shortcut: {shortcut}", maps),
        ("their sum, ReLU", maps),
    ]


def _wrong_shapes(x: Symbolic, filters: int) -> list[Any]:
    height, width, channels = x.shape
    padded, added = "how large are maps with padding?", "what is the shape of a sum?"
    found: list[Any] = [
        ((height - 4, width - 4, filters), "the maps are as small as without padding", padded),
        ((height - 2, width - 2, filters), "the maps are as small as without padding", padded),
        ((height, width, channels + filters), "the channels of both are put side by side", added),
        ((height * width * filters,), "nothing flattens the maps", added),
    ]
    if channels != filters:
        found += [
            ((height, width, channels), "these are the channels of x", "how many maps does each filter give?"),
            ((height, width, 2 * filters), "the channels of both are put side by side", added),
        ]
    return found


def _wrong_counts(x: Symbolic, filters: int) -> list[Any]:
    channels = x.shape[-1]
    first, second, projection = (9 * channels + 1) * filters, (9 * filters + 1) * filters, (channels + 1) * filters
    fits = "what must two tensors have in common before they can be added?"
    bias = "what does a filter add to its weighted sum?"
    right = total(x, filters)
    found: list[Any] = [
        (right - first, "the first convolution is missing", "which layers have weights?"),
        (right - first - second + 20 * filters, "a filter has weights for one channel only", "how deep is a kernel?"),
        (right - 2 * (filters - 1), "there is one bias for a whole convolution", "how many filters add a bias?"),
    ]
    if channels == filters:
        return [
            *found,
            (right + projection, "the shortcut is counted as a convolution, and x fits as it is", fits),
            (right - 2 * filters, "the biases are missing", bias),
        ]
    return [
        *found,
        (right - second, "the second convolution is missing", "which layers have weights?"),
        (right - projection, "the convolution of the shortcut is missing", fits),
        (right - 3 * filters, "the biases are missing", bias),
        (right - filters, "the biases of one convolution are missing", bias),
        (right - second + first, "the second convolution reads the maps of the first, not x", "what does it read?"),
        (right - projection + first, "the kernel of the shortcut is 1 × 1", fits),
    ]


def _case(subject: Subject, call: Call, *then: int) -> Any:
    """What a call shows; further ones, of so many filters, stand behind it."""
    x, filters = signature(_SIGNATURE).arguments(call).values()
    seed = seed_of(call) % 2**31
    last = then[-1] if then else filters
    batch, pulled = inputs(seed, x.shape, 9), inputs(seed + 3, x.shape, 3, wide=False)
    cotangent = inputs(seed + 5, (*x.shape[:-1], last), 3, wide=False)
    request = ModelRequest(
        call,
        (batch,),
        seed=seed,
        pulled=(pulled,),
        cotangent=cotangent,
        then=tuple({"filters": one} for one in then),
        values=call not in _LARGE,
    )
    evidence: ModelEvidence = subject.ask(request)
    reference = _reference(x.told, filters, *then)
    return Case(call, evidence, reference, (batch,), seed=seed, pulled=(pulled,), cotangent=cotangent)


_shapes = st.tuples(sizes(1, 6), sizes(1, 6), sizes(1, 4))
_fitting = _shapes.map(lambda shape: Call("residual_block", (Symbolic(shape), shape[-1])))
_others = st.builds(
    lambda shape, filters: Call("residual_block", (Symbolic(shape),), {"filters": filters}), _shapes, sizes(1, 5)
)
_LARGE = (
    Call("residual_block", (Symbolic((3, 2, 520)), 5)),
    Call("residual_block", (Symbolic((20, 17, 60)), 60)),
    Call("residual_block", (Symbolic((2, 3, 4)), 520)),
)
_UNKNOWN = (
    Call("residual_block", (Symbolic((4, 5, 3), known=False), 3)),
    Call("residual_block", (Symbolic((6, 4, 3), known=False), 2)),
)
_FITTING = (
    {"call": Call("residual_block", (Symbolic((5, 4, 2)), 2))},
    {"call": Call("residual_block", kwargs={"x": Symbolic((1, 3, 1)), "filters": 1})},
)
_OTHERS = (
    {"call": Call("residual_block", (Symbolic((4, 5, 3)), 2))},
    {"call": Call("residual_block", kwargs={"x": Symbolic((3, 3, 1)), "filters": 4})},
)


@check(call=st.one_of(_fitting, _others), draws=2, pinned=(_FITTING[0], _OTHERS[0]))
def tensor(subject: Subject, call: Call) -> None:
    x, filters = signature(_SIGNATURE).arguments(call).values()
    shape = (None, *x.shape[:-1], filters)
    returned = value(subject, call, f"a KerasTensor of shape {shape}")
    if returned.kind != "symbolic" or returned.value != shape:
        raise Failed(Claim(f"a KerasTensor of shape {shape}", returned.words), call=call, facts=Facts(call, returned))


@check(call=_fitting, draws=2, pinned=(*_FITTING, {"call": _UNKNOWN[0]}, {"call": _LARGE[1]}), after=("tensor",))
def shortcut(subject: Subject, call: Call) -> None:
    """As many channels as filters: x itself is added."""

    judge_architecture(_case(subject, call))
    if call == _FITTING[0]["call"]:
        _judge_stacked(subject, call, 2, 2)


@check(
    call=_others,
    draws=2,
    pinned=(*_OTHERS, {"call": _UNKNOWN[1]}, {"call": _LARGE[0]}, {"call": _LARGE[2]}),
    after=("tensor",),
)
def projection(subject: Subject, call: Call) -> None:
    """Another number of channels: a 1×1 convolution of x is added."""

    judge_architecture(_case(subject, call))
    if call == _OTHERS[0]["call"]:
        _judge_stacked(subject, call, 2, 3)


def _judge_stacked(subject: Subject, call: Call, *then: int) -> None:
    """Blocks stand one behind the other, each with weights of its own."""

    case = _case(subject, call, *then)
    try:
        judge_architecture(case)
    except Failed as failed:
        blocks = len(then) + 1
        raised = failed.failure.raised if isinstance(failed.failure, Raises) else None
        by_name = raised is not None and "unique" in raised.message
        raise case.failed(
            Claim(
                f"{blocks} blocks one behind the other, each on the output of the last",
                str(raised) if raised else "another network, though one block alone is right",
            ),
            why="names of layers that are fixed can stand only once in a model" if by_name else "",
            advice="what do two calls of your function have in common?",
        ) from None


@check(call=st.one_of(_fitting, _others), draws=1, pinned=(*_FITTING, *_OTHERS), after=("tensor",))
def params(subject: Subject, call: Call) -> None:
    given = signature(_SIGNATURE).arguments(call)
    judge_params(_case(subject, call), total(**given), terms=terms(**given))


def _pictures(subject: Subject) -> Iterator[Model]:
    for one in (_FITTING[0], _OTHERS[0]):
        yield from pictures_of_model(_case(subject, one["call"]))


kata = Kata(
    __name__,
    title="Residual block",
    questions=("G1",),
    functions=(signature(_SIGNATURE),),
    checks=(tensor, shortcut, projection, params),
    hints=(
        "Which of the two terms of a sum does a gradient reach?",
        "What must two tensors have in common before they can be added, and which kernel changes nothing but channels?",
        "Where does the second ReLU stand: before the sum, or behind it?",
    ),
    prediction=Prediction(
        function="residual_block",
        draw=_draw,
        layers=_layers,
        params=total,
        terms=terms,
        shapes=_wrong_shapes,
        counts=_wrong_counts,
    ),
    pictures=_pictures,
)
