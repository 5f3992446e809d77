"""Faults of the output layer. Each has two witnesses: what the layers say, and what the outputs show."""

import numpy as np

from pytest_keraskata.asking.model import Layer, ModelEvidence
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.explain.layers import NAMED, legible, promised, shown
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts

_CHECKS = ("architecture", "output")
_SQUEEZING = ("relu", "sigmoid", "tanh", "softmax", "elu", "selu", "softplus", "leaky_relu")
_OTHERS = ("hard_sigmoid", "silu", "gelu", "log_softmax", "log_sigmoid", "softsign", "exponential", "relu6", "mish")


def outputs_of(facts: Facts) -> Array | None:
    """The outputs at inference, (rows, units), where there are any."""
    evidence = facts.evidence
    if not isinstance(evidence, ModelEvidence) or evidence.outputs is None:
        return None
    return evidence.outputs.at_inference if evidence.outputs.at_inference.ndim == 2 else None


def last_weighted(layers: tuple[Layer, ...]) -> int | None:
    """Where the last layer with weights stands."""
    return next((place for place in reversed(range(len(layers))) if layers[place].parameters), None)


def final_activation(layers: tuple[Layer, ...]) -> str | None:
    """The activation after the last layer with weights; None where the layers don't tell."""
    place = last_weighted(layers)
    if place is None:
        return None
    found = _activations(layers[place:])
    return found[-1] if found else "linear"


def _activations(layers: tuple[Layer, ...]) -> list[str]:
    """The activations of layers that do something."""
    return [layer.activation for layer in layers if layer.activation and layer.activation != "linear"]


def _as_many(facts: Facts) -> bool:
    """Whether there are as many layers with weights as there should be: else the last one may stand for another."""
    ours, theirs = ([one for one in layers if one.parameters] for layers in (promised(facts), shown(facts)))
    return not ours or not legible(facts) or len(ours) == len(theirs)


def _is_probability_task(facts: Facts) -> bool:
    return final_activation(tuple(facts.expected.get("layers") or ())) in ("sigmoid", "softmax")


def _reads_probabilities(facts: Facts) -> bool:
    """Whether the model is compiled with a loss for probabilities."""
    compiled = facts.evidence.compiled
    return bool(facts.expected.get("task")) and compiled is not None and not compiled.from_logits


# --- what is also true of a model that belongs to no kata ---


def softmax_of_one(layers: tuple[Layer, ...], values: Array) -> str | None:
    """Why outputs of (rows, 1) are all 1.0, where a softmax over one unit is behind it; layers may be unknown."""
    if values.shape[1] != 1 or not np.allclose(values, 1):
        return None
    if layers and final_activation(layers) not in ("softmax", "softmax_v2"):
        return None
    return "a softmax over a single unit divides a number by itself: the output is always 1.0"


def summing_to_one_by_columns(values: Array) -> str | None:
    """Why columns of outputs (rows, units) sum to 1, and rows don't."""
    if np.allclose(values.sum(axis=1), 1, atol=1e-3) or not np.allclose(values.sum(axis=0), 1, atol=1e-3):
        return None
    return "the softmax is taken along the batch: columns sum to 1 instead of rows, so samples compete with each other"


def squeezed_twice(first: str, second: str) -> str:
    """Why one activation behind another one is wrong at the end of a network."""
    return f"the last layer already has the activation {first}, and {second} follows: the second one can't restore what the first one has cut off"


def dropped_behind(layers: tuple[Layer, ...]) -> Layer | None:
    """A dropout that drops something after the last layer with weights."""
    place = last_weighted(layers)
    later = layers[place + 1 :] if place is not None else ()
    return next((layer for layer in later if "Dropout" in layer.kind and layer.settings.get("rate", 0) > 0), None)


DROPPED_BEHIND = "dropout comes after the last layer, so in training it sets the predictions themselves to zero"


# --- what is known beside a kata's own network ---


@rule(*_CHECKS, about="outputs")
def softmax_over_one_unit(facts: Facts) -> Explanation | None:
    values = outputs_of(facts)
    # An answer whose layers can't be listed shows no activation either.
    why = softmax_of_one(facts.evidence.layers, values) if values is not None and facts.evidence.layers else None
    return Explanation(why, "which function turns one number into a probability?") if why else None


@rule(*_CHECKS, about="outputs")
def linear_output(facts: Facts) -> Explanation | None:
    values = outputs_of(facts)
    if values is None or not _is_probability_task(facts) or final_activation(facts.evidence.layers) != "linear":
        return None
    if values.min() >= 0 and values.max() <= 1:
        return None
    return Explanation(
        "the last layer has no activation, so it is linear and can output any number"
        + ("; the loss treats these numbers as probabilities" if _reads_probabilities(facts) else ""),
        "which function turns any number into a probability?",
    )


@rule(*_CHECKS, about="outputs")
def relu_output(facts: Facts) -> Explanation | None:
    values = outputs_of(facts)
    if values is None or not _is_probability_task(facts) or final_activation(facts.evidence.layers) != "relu":
        return None
    if not _as_many(facts):
        return None
    if values.min() < 0 or values.max() <= 1:
        return None
    return Explanation(
        "a ReLU at the output cuts off negative numbers and lets positive ones exceed 1, so the output is not a "
        "probability",
        "which function stays between 0 and 1?",
    )


@rule(*_CHECKS, about="outputs")
def tanh_output(facts: Facts) -> Explanation | None:
    values = outputs_of(facts)
    if values is None or not _is_probability_task(facts) or final_activation(facts.evidence.layers) != "tanh":
        return None
    if not _as_many(facts):
        return None
    if values.min() >= 0:
        return None
    return Explanation(
        "tanh outputs numbers from -1 to 1, but a probability is never negative",
        "which function stays between 0 and 1?",
    )


@rule(*_CHECKS, about="outputs")
def softmax_over_the_batch(facts: Facts) -> Explanation | None:
    values = outputs_of(facts)
    if (
        values is None
        or len(values) < 2
        or final_activation(facts.evidence.layers) in ("relu", "sigmoid", "tanh", "linear")
    ):
        return None
    why = summing_to_one_by_columns(values)
    return Explanation(why, "along which axis are the classes of one sample?") if why else None


@rule(*_CHECKS, about="outputs")
def sigmoid_for_classes(facts: Facts) -> Explanation | None:
    values = outputs_of(facts)
    right = tuple(facts.expected.get("layers") or ())
    if values is None or values.shape[1] < 2 or final_activation(right) != "softmax":
        return None
    if final_activation(facts.evidence.layers) != "sigmoid" or np.allclose(values.sum(axis=1), 1, atol=1e-3):
        return None
    return Explanation(
        "a sigmoid judges every class separately, so a row doesn't sum to 1; training still looks healthy, since "
        "Keras on TensorFlow passes the loss the numbers from before the sigmoid",
        "which function makes the probabilities of all classes sum to 1?",
    )


@rule(*_CHECKS, about="outputs")
def activation_before_softmax(facts: Facts) -> Explanation | None:
    layers = facts.evidence.layers
    place = last_weighted(layers)
    values = outputs_of(facts)
    if place is None or values is None:
        return None
    # An operation of a graph is listed like an activation, and a convolution's is followed by others.
    if not _is_probability_task(facts):
        return None
    later = [layer.activation for layer in layers[place + 1 :] if layer.activation not in (None, "linear")]
    first = layers[place].activation
    if first in (None, "linear") and later and later[0] in _SQUEEZING:
        first = later.pop(0)
    if not later or first in (None, "linear"):
        return None
    if later[0] not in (*_SQUEEZING, *_OTHERS):
        return Explanation(
            f"the last layer already has the activation {first}, and {later[0]} follows, which changes its output",
            "which of the two should be the last?",
        )
    return Explanation(
        squeezed_twice(str(first), str(later[0])),
        "what should the last activation read: raw numbers, or numbers that were already squeezed?",
    )


@rule(*_CHECKS, about="outputs")
def another_last_activation(facts: Facts) -> Explanation | None:
    found, right = (final_activation(tuple(layers)) for layers in (facts.evidence.layers, facts.expected["layers"]))
    # Without a graph, the layer that stands last need not be the one that comes last.
    if outputs_of(facts) is None or facts.evidence.style not in ("sequential", "functional"):
        return None
    if found == right or found not in (*_SQUEEZING, *_OTHERS) or not _as_many(facts):
        return None
    place = last_weighted(facts.evidence.layers)
    if right in _activations(facts.evidence.layers[place:])[:-1]:
        return Explanation(f"after the activation {right} comes {found}, which the task doesn't name", NAMED)
    return Explanation(
        f"the last layer has the activation {found}, but the task needs {right}", "what should the output be?"
    )


@rule(*_CHECKS, about="outputs")
def dropout_behind_the_output(facts: Facts) -> Explanation | None:
    if dropped_behind(facts.evidence.layers) is None:
        return None
    if not any(layer.kind == "Dense" for layer in facts.expected.get("layers") or ()):
        return None
    return Explanation(DROPPED_BEHIND, "which units should dropout thin out?")


@rule(*_CHECKS, "params")
def number_of_units(facts: Facts) -> Explanation | None:
    layers = tuple(facts.expected.get("layers") or ())
    ours, theirs = last_weighted(layers), last_weighted(facts.evidence.layers)
    if ours is None or theirs is None or any(layer.own for layer in facts.evidence.layers) or not _as_many(facts):
        return None
    right, found = layers[ours].settings.get("units"), facts.evidence.layers[theirs].settings.get("units")
    if right is None or found is None or right == found:
        return None
    return Explanation(
        f"the last layer has {found} unit{'s' if found != 1 else ''}, but the task needs {right}",
        "how many numbers does one prediction consist of?",
    )


RULES = (
    number_of_units,
    softmax_over_one_unit,
    softmax_over_the_batch,
    sigmoid_for_classes,
    activation_before_softmax,
    linear_output,
    relu_output,
    tanh_output,
    another_last_activation,
    dropout_behind_the_output,
)
