"""Faults of convolutions, of the pooling behind them, and of what becomes of their maps."""

from pytest_keraskata.asking.model import Layer
from pytest_keraskata.explain.layers import NAMED, activation_of, legible, one_of, pairs, promised, shown
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts

_CHECKS = ("architecture", "output", "params")
_SPATIAL = ("Conv", "Pool", "Flatten", "Permute")
_POOLING = {
    "pool_size": "the windows of {kind} are {found}, but this call needs {right}",
    "strides": "the windows of {kind} move by {found}, but this call needs {right}",
    "padding": "{kind} pads the edge (padding={found!r}), so leftover rows and columns form windows of their own",
}


def _pools(layers: tuple[Layer, ...]) -> list[Layer]:
    return [layer for layer in layers if "Pooling" in layer.kind]


@rule(*_CHECKS)
def pooling_set_otherwise(facts: Facts) -> Explanation | None:
    ours, theirs = _pools(promised(facts)), _pools(shown(facts))
    if [layer.kind for layer in ours] != [layer.kind for layer in theirs]:
        return None
    for right, found in zip(ours, theirs, strict=True):
        for name, words in _POOLING.items():
            values = right.settings.get(name), found.settings.get(name)
            if None not in values and values[0] != values[1]:
                text = words.format(kind=found.kind, right=_places(values[0]), found=_places(values[1]))
                return Explanation(text, "where does each window begin, and where does the last one end?")
    return None


def _places(value: object) -> object:
    return " × ".join(map(str, value)) if isinstance(value, tuple) else value


@rule("architecture", "output")
def maps_without_activation(facts: Facts) -> Explanation | None:
    """Of the last layer with weights, which other rules take for an output layer."""
    found = pairs(facts)
    if not found or not legible(facts) or "Conv" not in found[-1][0].kind:
        return None
    ours, theirs = found[-1]
    right, other = activation_of(ours, promised(facts)), activation_of(theirs, shown(facts))
    if right == other or other is None:
        return None
    if other == "linear":
        return Explanation(
            f"the {theirs.kind} has no activation, so negative numbers stay in its maps",
            "what does a ReLU do to a map?",
        )
    place = f"the {theirs.kind} has the activation" if theirs.activation == other else f"after {theirs.kind} comes"
    return Explanation(
        f"{place} {other}, but the task needs {right}", "what should happen to negative numbers in a map?"
    )


@rule("architecture", "output")
def other_order(facts: Facts) -> Explanation | None:
    ours, theirs = (_of(layers, *_SPATIAL, "Dense") for layers in (promised(facts), shown(facts)))
    if ours == theirs or sorted(ours) != sorted(theirs) or not _spatial(promised(facts)):
        return None
    return Explanation(
        f"the layers are in the wrong order: {', '.join(theirs)} instead of {', '.join(ours)}",
        "which layer should read the image itself?" if "Conv" not in theirs[0] else NAMED,
    )


@rule("architecture", "output")
def layer_too_many(facts: Facts) -> Explanation | None:
    ours, theirs = _spatial(promised(facts)), _spatial(shown(facts))
    if not any("Conv" in kind for kind in ours):
        return None
    more = [kind for kind in theirs if theirs.count(kind) > ours.count(kind) and "Conv" not in kind]
    if len(theirs) != len(ours) + 1 or len(more) != 1:
        return None
    return Explanation(f"the network has {one_of(more[0])} that the task doesn't mention", NAMED)


def _spatial(layers: tuple[Layer, ...]) -> list[str]:
    return _of(layers, *_SPATIAL)


def _of(layers: tuple[Layer, ...], *words: str) -> list[str]:
    return [layer.kind for layer in layers if any(word in layer.kind for word in words)]


RULES = (other_order, pooling_set_otherwise, maps_without_activation, layer_too_many)
