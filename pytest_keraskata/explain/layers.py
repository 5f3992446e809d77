"""Faults of the network behind the output: layers that are missing, added, other ones, or set otherwise."""

from collections import Counter
from itertools import pairwise

from pytest_keraskata.asking.model import Layer, ModelEvidence
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts

# The last two are about a part of a network, its shortcut.
CHECKS = ("architecture", "params", "output", "training", "shortcut", "projection")
_JOINS = ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot")
RECURRENT = ("SimpleRNN", "LSTM", "GRU")
# Settings that change what a layer computes, and how they are said.
_SETTINGS = {
    "use_bias": "use_bias",
    "reset_after": "reset_after",
    "recurrent_activation": "recurrent_activation",
    # First of all: what a kernel of another size has to be padded with is another matter.
    "kernel_size": "kernel_size",
    "padding": "padding",
    "strides": "strides",
    "pool_size": "pool_size",
    "go_backwards": "go_backwards",
    "axis": "axis",
    "epsilon": "epsilon",
    "momentum": "momentum",
    "dilation_rate": "dilation_rate",
}

# What leads on where layers are too many or too few.
NAMED = "which layers does the task name, and in which order?"
_RESIZING = ("Resizing", "CenterCrop", "RandomCrop", "ZeroPadding2D", "Cropping2D", "UpSampling2D")
# Without weights, they change every number.
_CHANGING = ("Rescaling", "UnitNormalization", "AveragePooling2D", "MaxPooling2D", "ZeroPadding1D", "Cropping1D")
# Set rightly, they compute what others do: their kind is no fault.
_AS_ANOTHER = ("EinsumDense",)
_ACTIVATING = ("ReLU", "LeakyReLU", "ELU", "Softmax", "Activation")


def promised(facts: Facts) -> tuple[Layer, ...]:
    """The right network's layers; none where there are no others to compare them with."""
    if (isinstance(facts.evidence, ModelEvidence) and not facts.evidence.built) or facts.expected.get("own_body"):
        return ()
    return tuple(facts.expected.get("layers") or ())


def shown(facts: Facts) -> tuple[Layer, ...]:
    """The answer's layers."""
    evidence = facts.evidence
    # Layers that are not built have no weights yet, which says nothing about the network.
    return evidence.layers if isinstance(evidence, ModelEvidence) and evidence.built else ()


def _weighted(layers: tuple[Layer, ...]) -> list[Layer]:
    return [layer for layer in layers if layer.parameters]


def legible(facts: Facts) -> bool:
    """Whether the answer's layers tell what it computes: none of its own code, nothing hidden in functions."""
    found = shown(facts)
    hidden = any(
        layer.own or layer.kind == "Lambda" or (_is_bare(layer) and not _joins(facts, place, layer))
        for place, layer in enumerate(found)
    )
    return bool(found) and not hidden


def _is_bare(layer: Layer) -> bool:
    """Whether this is an operation of the graph that is no layer, such as `keras.ops.max_pool`."""
    return not layer.settings and not layer.parameters and layer.activation == layer.kind.lower()


def _joins(facts: Facts, place: int, layer: Layer) -> bool:
    """Whether an operation such as `+` does no more to its inputs than the layer of that name; one may be a constant."""
    return layer.kind in _JOINS and len([reader for _, reader in facts.evidence.edges if reader == place]) > 1


def pairs(facts: Facts) -> list[tuple[Layer, Layer]]:
    """Layers of both networks that stand for each other: the weighted ones, where there are as many of the same kind."""
    ours, theirs = _weighted(promised(facts)), _weighted(shown(facts))
    if not legible(facts) or len(ours) != len(theirs):
        return []
    return [(one, other) for one, other in zip(ours, theirs, strict=True) if one.kind == other.kind]


@rule(*CHECKS)
def other_pooling(facts: Facts) -> Explanation | None:
    ours = [layer.kind for layer in promised(facts) if "Pooling" in layer.kind]
    theirs = [layer.kind for layer in shown(facts) if "Pooling" in layer.kind]
    if ours == theirs or not ours or not legible(facts):
        return None
    if not theirs:
        return Explanation(f"there is no {ours[0]}", "what makes the maps smaller?")
    if set(ours) == set(theirs):
        return Explanation(f"there are {len(theirs)} layers of {theirs[0]}, but the task needs {len(ours)}", NAMED)
    return Explanation(
        f"the network has {', '.join(theirs)} instead of {', '.join(ours)}", "what should be kept from each window?"
    )


@rule("architecture", "params")
def other_convolution(facts: Facts) -> Explanation | None:
    ours, theirs = ([one.kind for one in layers if "Conv" in one.kind] for layers in (promised(facts), shown(facts)))
    if not ours or not legible(facts):
        return None
    if not theirs:
        return Explanation(f"there is no {ours[0]}", "which layer uses the same weights at every position?")
    if len(ours) != len(theirs):
        return None
    for right, found in zip(ours, theirs, strict=True):
        if right != found:
            few = found in ("SeparableConv2D", "DepthwiseConv2D")
            return Explanation(
                f"the network has {found} instead of {right}",
                "how many channels does each filter of the task read?" if few else NAMED,
            )
    return None


@rule("architecture", "params")
def resized(facts: Facts) -> Explanation | None:
    """A layer without weights that makes images or maps larger or smaller."""
    named = {layer.kind for layer in promised(facts)}
    more = [layer.kind for layer in shown(facts) if layer.kind in _RESIZING and layer.kind not in named]
    if not more or not named & {"Conv2D", "MaxPooling2D"} or not legible(facts):
        return None
    if len(_weighted(promised(facts))) != len(_weighted(shown(facts))):
        # A whole network may be another one.
        return None
    return Explanation(f"the network has {one_of(more[0])}, which the task doesn't name", NAMED)


@rule(*CHECKS)
def kernel_as_strides(facts: Facts) -> Explanation | None:
    here = _strides(facts)
    if not here or here[0][0] == here[0][2]:
        return None
    # A stride of 2 is also a common one: in several calls it follows the kernel by no chance.
    found = [*here, *(one for other in facts.witnesses() for one in _strides(other))]
    if any(strides != kernel for strides, kernel, *_ in found) or len({kernel for _, kernel, *_ in found}) < 2:
        return None
    strides, _, _, kind = found[0]
    return Explanation(
        f"the strides of {kind} are {strides}: its third argument is the strides, not the width of the kernel",
        "how do you pass a kernel with a height and a width?",
    )


def _strides(facts: Facts) -> list[tuple[object, object, object, str]]:
    """Of each convolution the strides, the size of its kernel, the right strides, and its kind."""
    return [
        (theirs.settings.get("strides"), theirs.settings.get("kernel_size"), ours.settings.get("strides"), theirs.kind)
        for ours, theirs in pairs(facts)
        if "Conv" in theirs.kind
    ]


@rule(*CHECKS, about="outputs")
def hidden_activation(facts: Facts) -> Explanation | None:
    if not legible(facts):
        return None
    for ours, theirs in pairs(facts)[:-1]:
        if ours.kind in RECURRENT:
            continue
        right, found = activation_of(ours, promised(facts)), activation_of(theirs, shown(facts))
        if found is None or str(right).lower() == found.lower():
            continue
        if found == "linear" and "Conv" in theirs.kind:
            return Explanation(
                f"{theirs.kind} has no activation, so negative numbers remain in its maps",
                "what should happen to negative numbers in a map?",
            )
        if found == "linear":
            return Explanation(
                f"a hidden {theirs.kind} has no activation: linear layers in a row equal a single linear layer",
                "which part of a network makes it more than a matrix product?",
            )
        place = f"a hidden {theirs.kind} has the activation" if theirs.activation else f"after {theirs.kind} comes"
        return Explanation(
            f"{place} {found}, but the task needs {right}",
            "what does the task say about the layers between input and output?",
        )
    return None


@rule(*CHECKS)
def joined_otherwise(facts: Facts) -> Explanation | None:
    if not legible(facts):
        return None
    ours, theirs = ([one.kind for one in layers if one.kind in _JOINS] for layers in (promised(facts), shown(facts)))
    if len(ours) != len(theirs):
        return None
    for right, found in zip(ours, theirs, strict=True):
        if right != found:
            return Explanation(
                f"two paths are joined by {found}, not by {right}", "how should the two values make one?"
            )
    return None


def activation_of(layer: Layer, layers: tuple[Layer, ...]) -> str | None:
    """The activation of a layer or of an activation layer before the next one with weights."""
    if layer.activation not in (None, "linear"):
        return layer.activation
    place = layers.index(layer)
    for other in layers[place + 1 :]:
        if other.parameters:
            break
        # A sum goes by its own name.
        if other.activation not in (None, "linear") and not (_is_bare(other) and other.kind in _JOINS):
            return other.activation
    return "linear"


@rule(*CHECKS)
def recurrent_activation(facts: Facts) -> Explanation | None:
    for ours, theirs in pairs(facts):
        if ours.kind in RECURRENT and theirs.activation not in (None, ours.activation):
            return Explanation(
                f"{theirs.kind} has the activation {theirs.activation} instead of its default {ours.activation}",
                "what keeps the state of a recurrent layer bounded?",
            )
    return None


@rule(*CHECKS)
def other_size(facts: Facts) -> Explanation | None:
    for ours, theirs in pairs(facts):
        for name in ("units", "filters"):
            right, found = ours.settings.get(name), theirs.settings.get(name)
            if right is not None and found is not None and right != found:
                asked = [key for key, value in facts.call.kwargs.items() if type(value) is int and value == right]
                hint = (
                    f"does your layer use the argument {' or '.join(asked)}?"
                    if asked
                    else "which argument determines its size?"
                )
                return Explanation(f"{theirs.kind} has {found} {name}, but this call needs {right}", hint)
    return None


@rule(*CHECKS)
def other_setting(facts: Facts) -> Explanation | None:
    for name, words in _SETTINGS.items():
        both = [(_setting(ours, name), _setting(theirs, name), theirs.kind) for ours, theirs in pairs(facts)]
        known = [one for one in both if one[0] is not None and one[1] is not None]
        # Branches of a graph may stand in another order.
        if sorted(repr(right) for right, _, _ in known) == sorted(repr(found) for _, found, _ in known):
            continue
        right, found, kind = next(one for one in known if one[0] != one[1])
        return Explanation(
            f"{kind} uses {words}={found!r}, but this call needs {right!r}",
            "did you set it, or is it the layer's default?",
        )
    return None


def _setting(layer: Layer, name: str) -> object:
    """What a layer's setting is; a kernel of a single place has nothing to pad."""
    is_point = name == "padding" and set(layer.settings.get("kernel_size") or (0,)) == {1}
    return "valid" if is_point else layer.settings.get(name)


@rule("architecture", "output", about="outputs")
def unasked_layer(facts: Facts) -> Explanation | None:
    """A layer that has no weights, so that only outputs show it."""
    if not legible(facts) or len(_weighted(promised(facts))) != len(_weighted(shown(facts))):
        return None
    named = {layer.kind for layer in promised(facts)}
    more = [layer.kind for layer in shown(facts) if layer.kind in _CHANGING and layer.kind not in named]
    # A recurrent layer has an activation of its own, so that one after it is one too many.
    more += [
        layer.kind
        for before, layer in pairwise(shown(facts))
        if before.kind in RECURRENT and layer.kind in _ACTIVATING and layer.activation != "linear"
    ]
    if not more:
        return None
    return Explanation(f"the network has {one_of(more[0])}, which the task doesn't name", NAMED)


@rule("architecture", "params")
def more_or_fewer_layers(facts: Facts) -> Explanation | None:
    ours, theirs = _weighted(promised(facts)), _weighted(shown(facts))
    if not legible(facts) or not ours or len(ours) == len(theirs):
        return None
    apart = Counter(one.kind for one in theirs)
    apart.subtract(one.kind for one in ours)
    changed = [kind for kind, count in apart.items() if count]
    if len(changed) == 1:
        right, found = (sum(one.kind == changed[0] for one in layers) for layers in (ours, theirs))
        return Explanation(_counted(changed[0], right, found), NAMED)
    difference = len(theirs) - len(ours)
    count = "one layer" if abs(difference) == 1 else f"{abs(difference)} layers"
    if difference > 0:
        return Explanation(f"the network has {count} with weights too many", NAMED)
    return Explanation(f"{count} with weights {'is' if difference == -1 else 'are'} missing", NAMED)


def _counted(kind: str, right: int, found: int) -> str:
    """What is said where there are more or fewer layers of one kind, and as many of all others."""
    if not right:
        return (
            f"the network has {one_of(kind) if found == 1 else f'{found} {kind} layers'}, which the task doesn't name"
        )
    if not found:
        return f"the network has no {kind} layer"
    return f"the network has {found} {kind} layer{'s' if found > 1 else ''}, but the task needs {right}"


def one_of(kind: str) -> str:
    """A layer of a kind, with its article."""
    return f"{'an' if kind[0] in 'AEIO' or kind[:2] == 'LS' else 'a'} {kind} layer"


@rule("architecture", "params")
def layer_of_another_kind(facts: Facts) -> Explanation | None:
    """As many layers with weights, of which some are of another kind and have another number of them."""
    ours, theirs = _weighted(promised(facts)), _weighted(shown(facts))
    if not legible(facts) or len(ours) != len(theirs):
        return None
    kinds = Counter(one.kind for one in ours), Counter(one.kind for one in theirs)
    missing, others = (list((kinds[one] - kinds[1 - one]).elements()) for one in (0, 1))
    if len(set(missing)) != 1 or len(set(others)) != 1 or others[0] in _AS_ANOTHER:
        return None
    counts = [
        sum(one.parameters for one in layers if one.kind in named)
        for layers, named in ((ours, missing), (theirs, others))
    ]
    if counts[0] == counts[1]:
        return None
    return Explanation(f"the network has {others[0]} instead of {missing[0]}", NAMED)


@rule("architecture", "params", "training")
def frozen_layer(facts: Facts) -> Explanation | None:
    ours = promised(facts)
    frozen = [layer for layer in _weighted(shown(facts)) if not layer.trainable]
    if not frozen or any(not layer.trainable for layer in ours):
        return None
    return Explanation(
        f"{frozen[0].name} is frozen (trainable is False), so training never changes it",
        "which layers should learn here?",
    )


RULES = (
    resized,
    other_convolution,
    other_pooling,
    kernel_as_strides,
    joined_otherwise,
    more_or_fewer_layers,
    other_size,
    hidden_activation,
    recurrent_activation,
    other_setting,
    layer_of_another_kind,
    frozen_layer,
    unasked_layer,
)
