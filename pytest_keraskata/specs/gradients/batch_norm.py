"""Batch normalization in NumPy and in a network."""

from functools import partial
from typing import Any

from pytest_keraskata.authoring import (
    BINARY, Activation, BatchNormalization, Call, Dense, Kata, Stack, Subject, check, judge_moving, known_mistakes,
    mistake, model_kata, prediction, signature, sizes,
)  # fmt: skip
from pytest_keraskata.backend import keras
from pytest_keraskata.specs.gradients import _batch_norm_by_hand as by_hand

_NET = "build_bn_net(input_dim=10, units=16)"


def stack(input_dim: int, units: int) -> Stack:
    layers = (Dense(units, bias=False), BatchNormalization(), Activation("relu"), Dense(1, "sigmoid"))
    return Stack(f"{input_dim} numbers per sample", (input_dim,), layers)


def network(input_dim: int, units: int, normalization: str = "BatchNormalization", **options: Any) -> Any:
    """The network, or one with another normalization."""
    layers = keras.layers
    body = [layers.Dense(units, use_bias=False), getattr(layers, normalization)(**options), layers.ReLU()]
    return keras.Sequential([keras.Input((input_dim,)), *body, layers.Dense(1, activation="sigmoid")])


_KEPT, _DEFAULTS = ("which numbers does the layer keep for each unit?", "did you set it, or is it the layer's default?")
_NETWORKS = (
    mistake("layer-normalized", partial(network, normalization="LayerNormalization"),
            "each sample is normalized separately: this is layer normalization", "what does one mean average?"),
    mistake("no-gamma", partial(network, scale=False), "the normalization has no gamma", _KEPT),
    mistake("no-beta", partial(network, center=False), "the normalization has no beta", _KEPT),
    mistake("large-epsilon", partial(network, epsilon=1e-2),
            "the epsilon of BatchNormalization is 0.01, not Keras's default", _DEFAULTS),
    *known_mistakes(stack, stack(3, 5)),
)  # fmt: skip


_SIZES = ({"input_dim": 3, "units": 5}, {"input_dim": 4, "units": 2})
_NETS = tuple({"call": Call("build_bn_net", kwargs=dict(one))} for one in _SIZES)


@check(after=("architecture",), pinned=_NETS)
def moving_statistics(subject: Subject, call: Call) -> None:
    """A batch in training moves the moving statistics as Keras's defaults do."""
    judge_moving(subject, signature(_NET), network, call)


_net = model_kata(
    __name__,
    title="",
    questions=(),
    function=_NET,
    arguments={"input_dim": sizes(1, 6), "units": sizes(1, 8)},
    pinned=_SIZES,
    large=({"input_dim": 700, "units": 600},),
    learns_at={"input_dim": 5, "units": 8},
    network=network,
    params=lambda **given: stack(**given).params,
    untrained=lambda input_dim, units: 2 * units,
    terms=lambda **given: stack(**given).terms,
    outputs=BINARY,
    hints=(),
    mistakes=_NETWORKS,
)

kata = Kata(
    __name__,
    title="Batch normalization",
    questions=("G3",),
    functions=(by_hand.NORM.function, by_hand.MOVING.function, signature(_NET)),
    checks=(by_hand.normalizing, by_hand.moving, *_net.checks, moving_statistics),
    prediction=prediction(
        "build_bn_net", stack, lambda random: {"input_dim": random.randint(3, 12), "units": random.randint(4, 16)}
    ),
    hints=(
        "Which axis holds the samples of a batch, and what is the sum of squares divided by?",
        "If momentum is near 1, should one batch move the statistic much or little?",
        "What happens to a bias when the mean is subtracted right after it?",
    ),
    pictures=_net.pictures,
)
