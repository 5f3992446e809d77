"""Faults of how states and maps reach the output: from another cell, of every step, pooled, or flattened."""

from pytest_keraskata.explain.layers import CHECKS, RECURRENT, promised, shown
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.failures.networks import WrongCount, WrongWeights


@rule(*CHECKS)
def states_of_every_step(facts: Facts) -> Explanation | None:
    last = next((layer for layer in reversed(shown(facts)) if layer.kind in RECURRENT), None)
    if last is None or not last.settings.get("return_sequences"):
        return None
    outputs = facts.evidence.outputs
    if outputs is None or outputs.at_inference.ndim < 3:
        return None
    return Explanation(
        f"{last.kind} returns its state at every step (return_sequences is on), so there is one output per step "
        "instead of one per sequence",
        "which state has seen the whole sequence?",
    )


@rule(*CHECKS)
def maps_not_flattened(facts: Facts) -> Explanation | None:
    outputs = facts.evidence.outputs
    if outputs is None or outputs.at_inference.ndim < 4 or any(layer.kind == "Flatten" for layer in shown(facts)):
        return None
    if not any(layer.kind == "Flatten" for layer in promised(facts)):
        return None
    if not any(layer.kind == "Dense" for layer in promised(facts)):
        return Explanation(
            "the maps of the convolution are not flattened", "which layer turns a stack of maps into one vector?"
        )
    return Explanation(
        "the dense layers read the maps without flattening, so they judge every position of the image separately",
        "which layer turns a stack of maps into one vector?",
    )


@rule(*CHECKS)
def other_recurrent_layer(facts: Facts) -> Explanation | None:
    ours = [layer.kind for layer in promised(facts) if layer.kind in RECURRENT]
    theirs = [layer.kind for layer in shown(facts) if layer.kind in RECURRENT]
    if not ours or not theirs or ours == theirs:
        return None
    if theirs[0] == ours[0]:
        return Explanation(
            f"there are {len(theirs)} recurrent layers, but the task needs {len(ours)}",
            "how many layers should read the sequence?",
        )
    return other_cell(theirs[0], ours[0])


def other_cell(found: str, needed: str) -> Explanation:
    """Why one recurrent layer doesn't do for another, both by their names in Keras."""
    named = {
        "SimpleRNN": "a SimpleRNN with one set of weights",
        "GRU": "a GRU with three sets of weights",
        "LSTM": "an LSTM with four sets of weights",
    }
    return Explanation(
        f"the network has {named[found]}, but the task needs {named[needed]}",
        {
            "SimpleRNN": "which recurrent layer has no gates at all?",
            "GRU": "which recurrent layer has an update gate and a reset gate, and one state?",
            "LSTM": "which recurrent layer keeps a cell state besides its output state?",
        }[needed],
    )


@rule(*CHECKS)
def pooled_away(facts: Facts) -> Explanation | None:
    averaging = [layer for layer in shown(facts) if layer.kind.startswith("Global") and layer.kind.endswith("2D")]
    # Where the task flattens no maps, what becomes of them is another matter.
    if not averaging or not any(layer.kind == "Flatten" for layer in promised(facts)):
        return None
    return Explanation(
        f"{averaging[0].kind} keeps one number of each map, but the task needs every position of the map",
        "which layer turns a stack of maps into one vector without losing any number?",
    )


@rule(*CHECKS)
def states_pooled(facts: Facts) -> Explanation | None:
    pooling = [layer for layer in shown(facts) if layer.kind.startswith("Global") and layer.kind.endswith("1D")]
    reading = [layer for layer in shown(facts) if layer.kind in RECURRENT and layer.settings.get("return_sequences")]
    if not pooling or not reading or any(layer.kind.startswith("Global") for layer in promised(facts)):
        return None
    return Explanation(
        f"{pooling[0].kind} combines the states of all steps, but the task needs only the last state",
        "which state has seen the whole sequence?",
    )


@rule(*CHECKS, kinds=(WrongWeights, WrongCount))
def states_flattened(facts: Facts) -> Explanation | None:
    found = shown(facts)
    reading = [layer for layer in found if layer.kind in RECURRENT and layer.settings.get("return_sequences")]
    if not reading or not any(layer.kind == "Flatten" for layer in found):
        return None
    if any(layer.kind == "Flatten" for layer in promised(facts)):
        return None
    return Explanation(
        f"{reading[-1].kind} returns its state at every step, and Flatten joins all of them into one long vector",
        "which state has seen the whole sequence?",
    )


@rule(*CHECKS, about="outputs")
def steps_masked(facts: Facts) -> Explanation | None:
    if not any(layer.kind == "Masking" for layer in shown(facts)):
        return None
    if any(layer.kind == "Masking" for layer in promised(facts)):
        return None
    return Explanation(
        "after Masking, the recurrent layer skips every step whose numbers are all the masked value",
        "does the task mention steps that don't count?",
    )


@rule(*CHECKS, kinds=(WrongWeights, WrongCount))
def read_in_both_directions(facts: Facts) -> Explanation | None:
    if not any(layer.kind == "Bidirectional" for layer in shown(facts)):
        return None
    if any(layer.kind == "Bidirectional" for layer in promised(facts)):
        return None
    return Explanation(
        "Bidirectional reads the sequence a second time, from its end, with a layer of its own",
        "how many layers should read the sequence, and in which order?",
    )


RULES = (
    steps_masked,
    read_in_both_directions,
    states_of_every_step,
    maps_not_flattened,
    other_recurrent_layer,
    pooled_away,
    states_pooled,
    states_flattened,
)
