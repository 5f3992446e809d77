"""Faults of the network behind the output: layers that are missing, added, other ones, or set otherwise."""

from collections import Counter
from itertools import pairwise

import numpy as np

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
    "padding": "padding",
    "strides": "strides",
    "pool_size": "pool_size",
    "kernel_size": "kernel_size",
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
        return Explanation(f"there is no {ours[0]}", "what makes the maps smaller before they are flattened?")
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
            return Explanation(
                f"the network has {found} instead of {right}", "how many channels does each filter of the task read?"
            )
    return None


@rule("architecture", "params")
def resized(facts: Facts) -> Explanation | None:
    """A layer without weights that makes images or maps larger or smaller."""
    named = {layer.kind for layer in promised(facts)}
    more = [layer.kind for layer in shown(facts) if layer.kind in _RESIZING and layer.kind not in named]
    if not more or not named & {"Conv2D", "MaxPooling2D"} or not legible(facts):
        return None
    return Explanation(f"the network has a {more[0]} layer, which the task doesn't name", NAMED)


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


@rule("architecture", "output", "training")
def random_at_inference(facts: Facts) -> Explanation | None:
    outputs = facts.evidence.outputs
    if outputs is None or outputs.called is None or outputs.predicted is None:
        return None
    differs = not np.allclose(outputs.called, outputs.at_inference, atol=1e-5)
    differs |= not np.allclose(outputs.predicted, outputs.at_inference[: len(outputs.predicted)], atol=1e-5)
    if not differs or not any("Dropout" in layer.kind for layer in shown(facts)):
        return None
    return Explanation("dropout also acts at inference", "what should decide whether a layer is in training mode?")


@rule("architecture", "training")
def random_in_training(facts: Facts) -> Explanation | None:
    outputs = facts.evidence.outputs
    if outputs is None or outputs.in_training is None or not legible(facts):
        return None
    if any("Dropout" in layer.kind for layer in promised(facts)):
        return None
    acting = [layer for layer in shown(facts) if "Dropout" in layer.kind and layer.settings.get("rate", 0) > 0]
    acting += [layer for layer in shown(facts) if layer.kind in RECURRENT and _drops(layer)]
    noisy = [layer for layer in shown(facts) if layer.kind == "GaussianNoise" and layer.parameters == 0]
    if (not acting and not noisy) or np.allclose(outputs.in_training[0], outputs.in_training[1], atol=1e-6):
        return None
    kind, act, name = (acting[0].kind, "drops units", "dropout") if acting else (noisy[0].kind, "adds noise", "noise")
    return Explanation(
        f"{kind} {act} in training, but the task has no {name}", "does the task mention noise in training?"
    )


def _drops(layer: Layer) -> bool:
    return bool(layer.settings.get("dropout") or layer.settings.get("recurrent_dropout"))


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
    article = "an" if more[0][0] in "AEIO" else "a"
    return Explanation(f"the network has {article} {more[0]} layer, which the task doesn't name", NAMED)


@rule("training")
def no_dropout(facts: Facts) -> Explanation | None:
    if not any("Dropout" in layer.kind for layer in promised(facts)) or not legible(facts):
        return None
    found = [layer for layer in shown(facts) if "Dropout" in layer.kind]
    outputs = facts.evidence.outputs
    if found or outputs is None or outputs.in_training is None:
        return None
    return Explanation("there is no dropout in the network", "which layer sets units to zero in training?")


@rule("training")
def dropout_of_inputs(facts: Facts) -> Explanation | None:
    kinds = [layer.kind for layer in shown(facts)]
    if not legible(facts) or kinds[:1] != ["Dropout"] or sorted(kinds) != sorted(one.kind for one in promised(facts)):
        return None
    return Explanation("Dropout comes first, so it drops inputs instead of hidden units", NAMED)


@rule("training")
def other_rate(facts: Facts) -> Explanation | None:
    right = [float(layer.settings.get("rate", 0)) for layer in promised(facts) if layer.kind == "Dropout"]
    found = [float(layer.settings.get("rate", 0)) for layer in shown(facts) if layer.kind == "Dropout"]
    if len(found) > len(right) and legible(facts):
        count = "one layer" if len(right) == 1 else f"{len(right)} layers"
        return Explanation(f"the network has {len(found)} Dropout layers, but the task needs {count}", NAMED)
    if not right or len(found) != len(right) or abs(right[0] - found[0]) < 1e-6:
        return None
    turned = " (the fraction to keep instead of the fraction to drop)" if abs(1 - right[0] - found[0]) < 1e-6 else ""
    return Explanation(
        f"the dropout rate is {found[0]:g}, but this call needs {right[0]:g}{turned}",
        "is the rate the fraction of units that are dropped, or of units that are kept?",
    )


@rule("architecture", "params")
def more_or_fewer_layers(facts: Facts) -> Explanation | None:
    ours, theirs = _weighted(promised(facts)), _weighted(shown(facts))
    if not legible(facts) or not ours or len(ours) == len(theirs):
        return None
    difference = len(theirs) - len(ours)
    count = "one layer" if abs(difference) == 1 else f"{abs(difference)} layers"
    if difference > 0:
        return Explanation(f"the network has {count} with weights too many", NAMED)
    return Explanation(f"{count} with weights {'is' if difference == -1 else 'are'} missing", NAMED)


@rule("architecture", "params")
def layer_of_another_kind(facts: Facts) -> Explanation | None:
    """As many layers with weights, of which some are of another kind and have another number of them."""
    ours, theirs = _weighted(promised(facts)), _weighted(shown(facts))
    if not legible(facts) or len(ours) != len(theirs):
        return None
    kinds = Counter(one.kind for one in ours), Counter(one.kind for one in theirs)
    missing, others = (list((kinds[one] - kinds[1 - one]).elements()) for one in (0, 1))
    if len(set(missing)) != 1 or len(set(others)) != 1:
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
    random_at_inference,
    random_in_training,
    no_dropout,
    dropout_of_inputs,
    other_rate,
    more_or_fewer_layers,
    other_size,
    hidden_activation,
    recurrent_activation,
    other_setting,
    layer_of_another_kind,
    frozen_layer,
    unasked_layer,
)
