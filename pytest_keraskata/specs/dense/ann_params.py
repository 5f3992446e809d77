"""Parameter counts of dense layers and networks."""

from collections.abc import Sequence
from itertools import pairwise
from math import prod

from hypothesis import strategies as st

from pytest_keraskata.authoring import counts, defaulting, function, function_kata, mistake, sizes, wrapped

dense = function("dense_params(inputs, units, use_bias=True)")
net = function("ann_params(sizes)")


def layer(inputs: int, units: int, use_bias: bool = True) -> int:
    return (inputs + (1 if use_bias else 0)) * units


def network(sizes: Sequence[int]) -> int:
    return sum(layer(inputs, units) for inputs, units in pairwise(sizes))


def weights(sizes: Sequence[int]) -> int:
    return sum(inputs * units for inputs, units in pairwise(sizes))


_NO_BIAS, _ONE_BIAS = "the biases are missing", "how many units add a bias?"
_SUM, _BETWEEN = "what does a unit add to its weighted sum?", "which two sizes does a layer connect?"
_LAYER = (
    mistake("no-bias", lambda inputs, units: inputs * units, _NO_BIAS, _SUM),
    mistake("bias-ignored", lambda inputs, units: layer(inputs, units),
            "the biases are counted, although there are none", "does your function use use_bias?"),
    mistake("one-bias", lambda inputs, units, use_bias: inputs * units + use_bias,
            "there is one bias for the whole layer", _ONE_BIAS),
    mistake("input-bias", lambda inputs, units, use_bias: inputs * (units + use_bias),
            "there is a bias for every input", "what is a bias added to: each input or their sum?"),
    mistake("sizes-added", lambda inputs, units: inputs + units,
            "the sizes are added", "how many weights does each unit have?"),
    mistake("bias-turned", lambda inputs, units, use_bias: layer(inputs, units, not use_bias),
            "use_bias is inverted", "which value of use_bias turns biases on?"),
    mistake("no-bias-unless-asked", defaulting(layer, use_bias=False),
            "by default, layers have no biases here", "what is the default of use_bias?"),
    mistake("layer-runs-over", wrapped(layer), "the count overflows: 32 bits hold at most 2,147,483,647",
            "what type is your count?"),
)  # fmt: skip
_NETWORK = (
    mistake("no-biases", weights, _NO_BIAS, _SUM),
    mistake("bias-per-layer", lambda sizes: weights(sizes) + len(sizes) - 1,
            "there is one bias for every layer", _ONE_BIAS),
    mistake("inputs-biased", lambda sizes: weights(sizes) + sum(sizes),
            "the inputs are counted with biases, too", "which of the sizes belong to layers?"),
    mistake("biases-of-inputs", lambda sizes: weights(sizes) + sum(sizes[:-1]),
            "there is a bias for every input of a layer", "what is a bias added to?"),
    mistake("no-last-layer", lambda sizes: network(sizes[:-1]), "the last layer is missing", _BETWEEN),
    mistake("no-first-layer", lambda sizes: network(sizes[1:]), "the first layer is missing", _BETWEEN),
    mistake("two-layers", lambda sizes: network(sizes[:3]),
            "only the first two layers are counted", "how many layers connect your sizes?"),
    mistake("all-read-the-inputs", lambda sizes: sum(layer(sizes[0], units) for units in sizes[1:]),
            "every layer reads the network's inputs", _BETWEEN),
    mistake("no-output-bias", lambda sizes: network(sizes) - sizes[-1],
            "the last layer is counted without biases", "which layers have biases?"),
    mistake("alike-counted-once", lambda sizes: sum({layer(*pair) for pair in pairwise(sizes)}),
            "layers with equal counts are counted only once", "what happens to equal entries of a set or a dict?"),
    mistake("sorted", lambda sizes: network(sorted(sizes, reverse=True)),
            "the sizes are sorted before they are used", "does the order of the layers matter?"),
    mistake("product", lambda sizes: prod(sizes) + sum(sizes[1:]),
            "all sizes are multiplied with each other", _BETWEEN),
    mistake("every-second", lambda sizes: sum(layer(*pair) for pair in list(pairwise(sizes))[::2]),
            "every second layer is missing", _BETWEEN),
    mistake("all-added", lambda sizes: sum(sizes), "the sizes are added", _BETWEEN),
    mistake("network-runs-over", wrapped(network), "the count overflows: 32 bits hold at most 2,147,483,647",
            "what type is your count?"),
)  # fmt: skip

kata = function_kata(
    __name__,
    title="Counting the parameters of dense layers",
    questions=("Q10",),
    functions=(dense, net),
    checks=(
        dense.returns(
            "layer",
            layer,
            draws={"inputs": counts(10**10), "units": counts(10**4), "use_bias": st.booleans()},
            pinned=[
                (3, 5), {"inputs": 3, "units": 5, "use_bias": False}, (7, 2, True), (7, 2, False), (1, 1), (784, 128),
                (2**31 + 11, 3), (2**31 + 11, 3, False), (4099, 4099),
            ],
            mistakes=_LAYER,
        ),
        net.returns(
            "network",
            network,
            draws={"sizes": st.lists(sizes(1, 200) | counts(10**6), min_size=2, max_size=7).map(tuple)},
            pinned=[
                ((4, 7, 6, 2),), ((3, 5),), ((1, 1),), ((2, 5, 1),), ((10, 16, 8, 1),), ((4, 4, 4, 4, 4, 4),),
                ((1, 9, 1, 9, 1),), ((2**31 + 11, 3, 2),), ((99_991, 65_537, 3),), (tuple(range(2, 40)),),
            ],
            mistakes=_NETWORK,
        ),
    ),
    hints=(
        "How many weights does a single unit have, and how many units are there?",
        "How many layers connect three sizes?",
        "Does the first size have biases?",
    ),
)  # fmt: skip
