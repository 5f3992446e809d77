"""Parameter counts of dense layers and networks."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls, counts, sizes
from pytest_keraskata.authoring.functions import signature, whole_number
from pytest_keraskata.kata import Kata

_DENSE = signature("dense_params(inputs, units, use_bias=True)")
_NETWORK = signature("ann_params(sizes)")


def layer(inputs: int, units: int, use_bias: bool = True) -> int:
    return (inputs + (1 if use_bias else 0)) * units


def network(widths: Sequence[int]) -> int:
    return sum(layer(inputs, units) for inputs, units in pairwise(widths))


def mistakes_in_layer(inputs: int, units: int, use_bias: bool) -> list[Any]:
    if not use_bias:
        return [
            (
                layer(inputs, units),
                "the biases are counted, though there are none",
                "does your function look at use_bias?",
            )
        ]
    return [
        (inputs * units, "the biases are missing", "what does a unit add to its weighted sum?"),
        (inputs * units + 1, "there is one bias for the whole layer", "how many units add a bias?"),
        (
            inputs * units + inputs,
            "there is a bias for every input",
            "to what is a bias added: to an input or to the sum of them?",
        ),
        (inputs + units, "the sizes are added", "how many weights does each unit have?"),
    ]


def mistakes_in_network(widths: Sequence[int]) -> list[Any]:
    pairs = list(pairwise(widths))
    weights = sum(inputs * units for inputs, units in pairs)
    counts = [layer(inputs, units) for inputs, units in pairs]
    between = "between which sizes does a layer lie?"
    return [
        (weights, "the biases are missing", "what does a unit add to its weighted sum?"),
        (weights + len(pairs), "there is one bias for every layer", "how many units add a bias?"),
        (weights + sum(widths), "the inputs are given biases, too", "which of the sizes belong to layers?"),
        (weights + sum(widths[:-1]), "there is a bias for every input of a layer", "to what is a bias added?"),
        (sum(counts[:-1]), "the last layer is missing", between),
        (sum(counts[1:]), "the first layer is missing", between),
        (sum(layer(widths[0], units) for units in widths[1:]), "every layer reads the network's inputs", between),
        (sum(widths), "the sizes are added", between),
    ]


@check(
    name="layer",
    call=calls("dense_params", inputs=counts(10**10), units=counts(10**4), use_bias=st.booleans()),
    pinned=(
        {"call": Call("dense_params", (3, 5))},
        {"call": Call("dense_params", (3, 5), {"use_bias": False})},
        {"call": Call("dense_params", (7, 2, True))},
        {"call": Call("dense_params", (7, 2, False))},
        {"call": Call("dense_params", (1, 1))},
        {"call": Call("dense_params", kwargs={"inputs": 784, "units": 128})},
        {"call": Call("dense_params", (2**31 + 11, 3))},
        {"call": Call("dense_params", (2**31 + 11, 3, False))},
        {"call": Call("dense_params", (4099, 4099))},
    ),
)
def layer_(subject: Subject, call: Call) -> None:
    given = _DENSE.arguments(call)
    whole_number(subject, call, layer(**given), facts={"others": mistakes_in_layer(**given)})


@check(
    name="network",
    call=calls("ann_params", sizes=st.lists(sizes(1, 200) | counts(10**6), min_size=2, max_size=7).map(tuple)),
    pinned=tuple(
        {"call": Call("ann_params", (widths,))}
        for widths in (
            (4, 7, 6, 2),
            (3, 5),
            (1, 1),
            (2, 5, 1),
            (10, 16, 8, 1),
            (4, 4, 4, 4, 4, 4),
            (1, 9, 1, 9, 1),
            (2**31 + 11, 3, 2),
            (99_991, 65_537, 3),
        )
    ),
)
def network_(subject: Subject, call: Call) -> None:
    widths = _NETWORK.arguments(call)["sizes"]
    whole_number(subject, call, network(widths), facts={"others": mistakes_in_network(widths)})


kata = Kata(
    __name__,
    title="Counting the parameters of dense layers",
    questions=("Q10",),
    functions=(_DENSE, _NETWORK),
    checks=(layer_, network_),
    hints=(
        "How many weights does a single unit have, and how many units are there?",
        "How many layers lie between three sizes?",
        "Does the first size have biases?",
    ),
)
