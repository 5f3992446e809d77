"""A network with two inputs and one encoder for both."""

from collections.abc import Callable
from typing import Any

from pytest_keraskata.authoring import (
    BINARY, Call, Claim, ModelCases, Prediction, Shape, Subject, check, mistake, model_kata, signature, sizes, the_model,
)  # fmt: skip
from pytest_keraskata.backend import keras

_FUNCTION = "build_siamese(input_dim=8, units=16)"
_SIZES = {"input_dim": sizes(1, 6), "units": sizes(1, 8)}
_ALWAYS = ({"input_dim": 3, "units": 5}, {"input_dim": 4, "units": 2}, {"input_dim": 2, "units": 6})


def network(
    input_dim: int,
    units: int,
    *,
    activation: str = "relu",
    end: str = "sigmoid",
    encoders: int = 1,
    merged: str = "Concatenate",
    right_first: bool = False,
    bias: bool = True,
) -> Any:
    """The network, or one with another encoder, end, or way to put the codes together."""
    inputs = [keras.Input((input_dim,), name=name) for name in ("left", "right")]
    made = [keras.layers.Dense(units, activation=activation, use_bias=bias) for _ in range(encoders)]
    codes = [made[place % encoders](one) for place, one in enumerate(inputs)]
    both = getattr(keras.layers, merged)()(codes[::-1] if right_first else codes)
    return keras.Model(inputs, keras.layers.Dense(1, activation=end)(both))


def _joined(join: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """The network, but for how the two codes become one vector."""

    def made(input_dim: int, units: int) -> Any:
        inputs = [keras.Input((input_dim,), name=name) for name in ("left", "right")]
        encoder = keras.layers.Dense(units, activation="relu")
        vector = join(*(encoder(one) for one in inputs))
        return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(vector))

    return made


def _distance(left: Any, right: Any) -> Any:
    return keras.ops.abs(left - right)


def _both(left: Any, right: Any) -> Any:
    return keras.ops.concatenate([_distance(left, right), left * right], axis=-1)


def _in_turn(left: Any, right: Any) -> Any:
    return keras.layers.Flatten()(keras.ops.stack([left, right], axis=-1))


def params(input_dim: int, units: int) -> int:
    return (input_dim + 1) * units + 2 * units + 1


_CODES, _WITH = "how do two codes become one vector?", "which function turns any number into a probability?"
_MISTAKES = tuple(
    mistake(named, lambda input_dim, units, changes=changes: network(input_dim, units, **changes), why, advice)
    for named, changes, why, advice in (
        ("two-encoders", {"encoders": 2}, "each input has its own encoder, with its own weights",
         "how often is the layer created, and how often is it called?"),
        ("right-first", {"right_first": True}, "the two codes are swapped: right first",
         "which code comes first?"),
        ("added", {"merged": "Add"}, "the two codes are added instead of concatenated", _CODES),
        ("subtracted", {"merged": "Subtract"}, "the two codes are subtracted instead of concatenated",
         _CODES),
        ("multiplied", {"merged": "Multiply"},
         "the two codes are multiplied instead of concatenated", _CODES),
        ("averaged", {"merged": "Average"}, "the two codes are averaged instead of concatenated",
         _CODES),
        ("encoder-linear", {"activation": "linear"},
         "the encoder has no activation: linear layers in a row equal a single linear layer",
         "which part of a network makes it more than a matrix product?"),
        ("encoder-tanh", {"activation": "tanh"}, "the encoder has the activation tanh, but the task needs relu",
         "what does the task say about the encoder?"),
        ("encoder-sigmoid", {"activation": "sigmoid"}, "the encoder has the activation sigmoid, but the task needs relu",
         "what does the task say about the encoder?"),
        ("no-biases", {"bias": False}, "the biases of the encoder are missing",
         "what does a unit add to its weighted sum?"),
        ("last-linear", {"end": "linear"}, "the last layer has no activation, so it is linear and can output any number",
         _WITH),
        ("last-softmax", {"end": "softmax"},
         "a softmax over a single unit divides a number by itself: the output is always 1.0",
         "which function turns one number into a probability?"),
    )
)  # fmt: skip


def terms(input_dim: int, units: int) -> tuple[str, ...]:
    return (
        f"encoder: ({input_dim} inputs + 1 bias) × {units} units = {(input_dim + 1) * units:,}, once for both inputs",
        f"Dense: 2 × {units} weights + 1 bias = {2 * units + 1:,}",
    )


def _layers(input_dim: int, units: int) -> list[tuple[str, Shape]]:
    return [
        (f"two inputs: {input_dim} numbers each", (input_dim,)),
        (f"one encoder for both, Dense: {units} units, relu", (units,)),
        ("the two codes, concatenated", (2 * units,)),
        ("Dense: 1 unit, sigmoid", (1,)),
    ]


def _wrong_shapes(input_dim: int, units: int) -> list[tuple[Shape, str, str]]:
    behind = "how many units does the layer after it have?"
    each = "what does the last layer read: each code, or both together?"
    return [
        ((2 * units,), "these are the two codes together", behind),
        ((units,), "this is the code of one sample", behind),
        ((2,), "two inputs have a single probability", each),
        ((input_dim,), "this is the shape of an input", "how many numbers does a layer output for one sample?"),
    ]


def _wrong_counts(input_dim: int, units: int) -> list[tuple[int, str, str]]:
    encoder, last = (input_dim + 1) * units, 2 * units + 1
    once = "how many encoders are there, and how often are their weights counted?"
    bias, reads = "what does a unit add to its weighted sum?", "how many numbers does the encoder read?"
    length, layers = "how long are two codes together?", "which layers have weights?"
    return [
        (2 * encoder + last, "the encoder is counted for each input, but both share it", once),
        (encoder + units + 1, "the last layer is counted with one code instead of two", length),
        (2 * encoder + units + 1, "the encoder is counted twice, and the last layer reads one code", once),
        ((2 * input_dim + 1) * units + units + 1, "the encoder reads both inputs at once", reads),
        (input_dim * units + 2 * units, "the biases are missing", bias),
        (input_dim * units + last, "the biases of the encoder are missing", bias),
        (encoder + 2 * units, "the bias of the last layer is missing", bias),
        (input_dim * units + 1 + last, "there is one bias for the whole encoder", "how many units add a bias?"),
        (encoder, "the last layer is missing", layers),
        (last, "the encoder is missing", layers),
    ]


_FIRST = Call("build_siamese", kwargs=dict(_ALWAYS[0]))
# Asks what the check of the architecture asks.
_cases_of_models = ModelCases(signature(_FUNCTION), network, graphed=(_FIRST,), pulled=(_FIRST,), extreme=(_FIRST,))


@check(pinned=({"call": _FIRST},))
def names(subject: Subject, call: Call) -> None:
    """The two inputs are named `left` and `right`."""
    case = _cases_of_models.case(subject, call)
    found = the_model(case).input_names
    # A subclass without a graph has no names to look at; it takes a list, or a dict by these names.
    if found and sorted(found) != ["left", "right"]:
        raise case.failed(
            Claim("inputs named left and right", "inputs named " + " and ".join(found)),
            why="the names of the inputs differ from those that the task gives",
            advice="where does an input get its name?",
        )


kata = model_kata(
    __name__,
    title="Two inputs, one encoder",
    questions=("Q24", "K2"),
    function=_FUNCTION,
    arguments=_SIZES,
    pinned=_ALWAYS,
    large=({"input_dim": 700, "units": 600},),
    learns_at={"input_dim": 6, "units": 8},
    network=network,
    params=params,
    terms=terms,
    outputs=BINARY,
    checks={"names": names},
    mistakes=(
        *_MISTAKES,
        *(
            mistake(named, _joined(join), f"the last layer reads {what}", _CODES)
            for named, join, what in (
                ("distance", _distance, "the difference of the codes instead of both codes"),
                ("distance-and-product", _both, "the difference and the product of the codes instead of both codes"),
                ("in-turn", _in_turn, "one number of the left code, one of the right, and so on"),
            )
        ),
    ),
    prediction=Prediction(
        function="build_siamese",
        draw=lambda random: {"input_dim": random.randint(3, 12), "units": random.randint(3, 12)},
        layers=_layers,
        params=params,
        terms=terms,
        shapes=_wrong_shapes,
        counts=_wrong_counts,
    ),
    hints=(
        "What happens when you call one and the same layer on two tensors?",
        "What shape do the two codes have together?",
        "What does a model with two inputs need to know besides its output?",
    ),
)
