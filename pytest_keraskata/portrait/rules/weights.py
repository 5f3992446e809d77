"""Initial weights, gradients, and which weights train."""

from collections.abc import Iterator

from pytest_keraskata.portrait.fault import Fault, error
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait


@rule("output", "units that are all alike")
def units_alike(portrait: Portrait) -> Iterator[Fault]:
    kernels = portrait.kernels
    if len(kernels) < 2:
        return
    same = [move for move in kernels[:-1] if move.alike]
    still = [move for move in kernels[:-1] if move.start == 0 and not move.moved]
    stuck = still or same
    if stuck and (still or len(same) == len(kernels) - 1):
        yield error(
            "units that are all alike",
            f"kernel_initializer of {stuck[0].path}",
            f"all units of {stuck[0].path} are the same at first and after {len(portrait.losses)} steps",
            "units that begin alike get the same gradient, and stay alike",
            "leave the initializer at its default, which is random",
        )


@rule("output", "numbers that grow from layer to layer")
def exploding_outputs(portrait: Portrait) -> Iterator[Fault]:
    if not portrait.magnitudes or not portrait.x:
        return
    largest_x = max(column.largest for column in portrait.x)
    # A layer without weights may scale what comes out on purpose.
    own = {layer.name for layer in portrait.layers if layer.parameters}
    name, size = max(
        ((name, size) for name, size in portrait.magnitudes.items() if name in own),
        key=lambda item: item[1],
        default=("", 0.0),
    )
    wide = [move for move in portrait.moves if move.is_kernel and move.spread > 0.5]
    # Measured: standard deviations up to 0.86 in sound programs, and outputs up to 3.3 times the inputs where they
    # are wide; 1 and 4.9e+06 at least in faulty ones.
    if wide and size > 1e3 * max(largest_x, 1.0):
        yield error(
            "numbers that grow from layer to layer",
            f"kernel_initializer of {wide[0].path}",
            f"weights with a standard deviation of {wide[0].spread:.2g}, and outputs of {name} up to {size:.2g}",
            "every layer multiplies what it gets by the size of its weights",
            "leave the initializer at its default, which fits the number of inputs",
        )


@rule("output", "a gradient that vanishes")
def vanishing(portrait: Portrait) -> Iterator[Fault]:
    kernels = [move for move in portrait.kernels if move.gradients[0] is not None]
    acting = [layer for layer in portrait.layers if layer.activation not in (None, "linear")]
    squashing = [layer for layer in acting[:-1] if layer.activation in ("sigmoid", "hard_sigmoid", "softmax")]
    if len(kernels) < 3 or len(squashing) < 2:
        return
    first, last = kernels[0].gradients[0] or 0.0, kernels[-1].gradients[0] or 0.0
    # Measured: 1.6e-06 at most in faulty programs; no sound one measured has two such activations.
    if first < 1e-3 * last:
        yield error(
            "a gradient that vanishes",
            f"the activation of {squashing[0].name} and {len(squashing) - 1} more",
            f"a gradient of {first:.2g} for {kernels[0].path}, {last:.2g} for {kernels[-1].path}",
            "on its way back the gradient is multiplied by the slope of a sigmoid at every layer, 1/4 at most",
            'use activation="relu" in hidden layers',
        )


@rule("output", "units that never say anything")
def dead(portrait: Portrait) -> Iterator[Fault]:
    kernels = portrait.kernels
    stopped = [move for move in kernels if move.gradients == (0.0, 0.0)]
    # What a gate shuts out is silent, too, and may be let in later.
    cutting = {layer.name for layer in portrait.layers if layer.activation == "relu" or layer.kind == "ReLU"}
    quiet = [name for name, share in portrait.silent.items() if share == 1 and name in cutting]
    if stopped and quiet and not any(move.start == 0 for move in stopped):
        yield error(
            "units that never say anything",
            quiet[0],
            f"{quiet[0]} gives zero for every row, and {stopped[0].path} has no gradient",
            "a ReLU that is below zero for every input has no slope anywhere, and never recovers",
            "look at its bias, the size of its inputs and the learning rate",
        )


@rule("compile", "a loss without a slope")
def no_gradient(portrait: Portrait) -> Iterator[Fault]:
    problem = portrait.problems.get("train", "")
    if "No gradients provided" in problem:
        yield error(
            "a loss without a slope",
            f"loss={portrait.loss_name}",
            "no weight has a gradient",
            "round, argmax and comparisons are flat or jump: there is no direction in which to go",
            "compute the loss from the outputs as they are",
        )


@rule("fit", "nothing trains")
def nothing_trains(portrait: Portrait) -> Iterator[Fault]:
    if not portrait.moves or not portrait.losses or any(move.trainable for move in portrait.moves):
        return
    if not any(move.moved > 0 for move in portrait.moves if "moving" not in move.path):
        yield error(
            "nothing trains",
            "trainable",
            f"0 of {len(portrait.moves)} weights are trainable, and none has moved",
            "trainable is read when training first runs, not when compile is called; and a layer inside a frozen model "
            "stays frozen whatever its own trainable says",
            "set trainable=True on the model before this call, then freeze single layers",
        )


@rule("fit", "trainable changed without compile")
def frozen_too_late(portrait: Portrait) -> Iterator[Fault]:
    changed = portrait.fitting.after_change if portrait.fitting else ()
    if changed:
        yield error(
            "trainable changed without compile",
            "trainable",
            f"{len(changed)} weights such as {changed[0]} changed their trainable after the last fit, and compile was "
            "not called again",
            "what trains is settled when training first runs after compile; the change is silently ignored",
            "call model.compile(…) again before this fit",
        )
