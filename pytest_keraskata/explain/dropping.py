"""Faults of what acts at random: dropout and noise that are too many, missing, in another place, or set otherwise."""

import numpy as np

from pytest_keraskata.asking.model import Layer
from pytest_keraskata.explain.layers import NAMED, RECURRENT, legible, promised, shown
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.failures.networks import CallsDiffer, WrongInTraining
from pytest_keraskata.failures.training import WrongStep


@rule("architecture", "output", "training")
def random_at_inference(facts: Facts) -> Explanation | None:
    outputs = facts.evidence.outputs
    if outputs is None:
        return None
    others = [one for one in (outputs.called, outputs.predicted, outputs.single) if one is not None]
    differs = any(not np.allclose(one, outputs.at_inference[: len(one)], atol=1e-5) for one in others)
    if not differs or not any("Dropout" in layer.kind for layer in shown(facts)):
        return None
    return Explanation("dropout also acts at inference", "what should decide whether a layer is in training mode?")


# What differs at inference already has another cause.
@rule("architecture", "training", kinds=(WrongInTraining, CallsDiffer, WrongStep))
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


RULES = (random_at_inference, random_in_training, no_dropout, dropout_of_inputs, other_rate)
