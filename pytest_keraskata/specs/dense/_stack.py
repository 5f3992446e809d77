"""What can be worked out of a stack of dense layers: hidden layers in a row, and one sigmoid unit behind them."""

from collections.abc import Sequence
from itertools import pairwise

from pytest_keraskata.kata import Prediction, Shape
from pytest_keraskata.specs.dense.ann_params import mistakes_in_network, network


def terms(input_dim: int, hidden: Sequence[int]) -> tuple[str, ...]:
    """The parameters of each layer."""
    return tuple(
        f"Dense: ({inputs} inputs + 1 bias) × {units} unit{'s' * (units != 1)} = {(inputs + 1) * units:,}"
        for inputs, units in pairwise((input_dim, *hidden, 1))
    )


def layers(input_dim: int, hidden: Sequence[int]) -> list[tuple[str, Shape]]:
    """The input and each layer, in words and with the shape of what it gives."""
    return [
        (f"input: {input_dim} numbers per sample", (input_dim,)),
        *((f"Dense: {units} units, relu", (units,)) for units in hidden),
        ("Dense: 1 unit, sigmoid", (1,)),
    ]


def shapes(input_dim: int, hidden: Sequence[int]) -> list[tuple[Shape, str, str]]:
    """Wrong output shapes, with the reason and a question that leads on."""
    return [
        ((hidden[-1],), "this is what the last hidden layer gives", "how many units has the layer behind it?"),
        ((input_dim,), "this is the shape of the input", "how many numbers does a layer give for one sample?"),
        (
            (input_dim, hidden[0]),
            "this is the shape of a kernel: inputs × units",
            "how many numbers does a layer give for one sample?",
        ),
        (
            (len(hidden) + 1,),
            "this is the number of layers",
            "how many numbers does the last of them give for one sample?",
        ),
    ]


def two_layers(function: str) -> Prediction:
    """What can be worked out of a network with one hidden layer, made from `input_dim` and `units`."""
    return Prediction(
        function=function,
        draw=lambda random: {"input_dim": random.randint(3, 12), "units": random.randint(4, 16)},
        layers=lambda input_dim, units: layers(input_dim, (units,)),
        params=lambda input_dim, units: network((input_dim, units, 1)),
        terms=lambda input_dim, units: terms(input_dim, (units,)),
        shapes=lambda input_dim, units: shapes(input_dim, (units,)),
        counts=lambda input_dim, units: mistakes_in_network((input_dim, units, 1)),
    )
