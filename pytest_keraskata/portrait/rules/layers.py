"""Layers that do less than they seem to."""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from pytest_keraskata.asking.model import Layer
from pytest_keraskata.portrait.fault import Fault, error, note
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait

# Layers that mix what they get, each output of every input.
MIXING = ("Dense", "Conv1D", "Conv2D", "Conv3D")
RECURRENT = ("LSTM", "GRU", "SimpleRNN", "Bidirectional")
# Layers that change nothing that a linear one could not.
_PASSIVE = ("Dropout", "SpatialDropout1D", "SpatialDropout2D", "Flatten", "Reshape", "Permute", "Identity")


@rule("output", "nothing but linear layers")
def all_linear(portrait: Portrait) -> Iterator[Fault]:
    layers = portrait.weighted
    # Measured: 2.1e-06 at most in the faulty programs, 0.0022 at least in sound ones with an activation in between.
    if len(layers) < 2 or portrait.affine is None or portrait.affine > 1e-3:
        return
    hidden = layers[:-1]
    # An activation may stand in a layer of its own.
    places = [layer.name for layer in portrait.layers]
    before = portrait.layers[: places.index(layers[-1].name)]
    if any(layer.activation not in (None, "linear") for layer in before):
        return
    # Through a bottleneck two linear layers compute what one could not be held to: principal components.
    if any(layer.settings.get("units", portrait.units) < portrait.units for layer in hidden):
        return
    yield error(
        "nothing but linear layers",
        f"the activation of {hidden[0].name}",
        f"{len(layers)} layers with weights, and f(a) + f(b) = f(a + b) + f(0) up to {portrait.affine:.1g}",
        "without activations between them, layers in a row compute no more than one of them could",
        'give the hidden layers activation="relu"',
        layer=hidden[0].name,
    )


@rule("output", "a linear hidden layer")
def linear_in_between(portrait: Portrait) -> Iterator[Fault]:
    """A layer without activation in front of another one, where others have one."""
    if portrait.affine is not None and portrait.affine <= 1e-3:
        return
    named = {layer.name: layer for layer in portrait.layers}
    for layer in portrait.layers[:-1]:
        later = _only_reader(portrait, named, layer)
        if layer.kind not in MIXING or layer.own or layer.activation != "linear":
            continue
        if later is None or later.kind not in MIXING or later.own:
            continue
        units = layer.settings.get("units") or layer.settings.get("filters")
        others = later.settings.get("units") or later.settings.get("filters")
        if (
            isinstance(units, int)
            and isinstance(others, int)
            and units >= others
            and later.kind == layer.kind == "Dense"
            # Who names a layer may read its output elsewhere, as an embedding.
            and re.fullmatch(r"dense(_\d+)?", layer.name)
        ):
            yield error(
                "a linear hidden layer",
                f"the activation of {layer.name}",
                f"{layer.name}: {units} units without an activation, right before {later.name}",
                f"together the two are one linear layer: {later.name} alone could compute the same",
                f'give {layer.name} activation="relu", or leave it out',
                layer=layer.name,
            )
        else:
            yield note(
                "a linear hidden layer",
                f"the activation of {layer.name}",
                f"{layer.name} has no activation, and {later.name} comes right after it",
                "together the two are one linear layer",
                f'if that is not meant, give {layer.name} activation="relu"',
                layer=layer.name,
            )
        return


def _only_reader(portrait: Portrait, named: Mapping[str, Layer], layer: Layer) -> Layer | None:
    """The one layer that reads the output of another, behind such as change nothing that counts."""
    at: Layer | None = layer
    while at is not None:
        readers = portrait.followers.get(at.name, ())
        at = named.get(readers[0]) if len(readers) == 1 else None
        if at is None or at.kind not in _PASSIVE:
            return at
    return None


@rule("output", "channels first")
def channels_first(portrait: Portrait) -> Iterator[Fault]:
    first = portrait.first
    shapes = [shape for shape in portrait.input_shapes if len(shape) == 3]
    if first is None or not shapes or "Conv2D" not in first.kind:
        return
    channels, height, width = shapes[0]
    is_first = channels in (1, 3) and height == width and width is not None and width > 4
    if is_first and first.settings.get("data_format") == "channels_last":
        yield error(
            "channels first",
            "input_shape",
            f"an input of shape {shapes[0]}, and {first.name} reads {width} channels and {channels} rows",
            "Keras expects the channels last: the convolution slides over rows and channels instead of the image",
            f"use the shape ({height}, {width}, {channels}), and move the axis in the data",
            layer=first.name,
        )


@rule("output", "normalized along the rows")
def normalized_along_rows(portrait: Portrait) -> Iterator[Fault]:
    before: Layer | None = None
    for layer in portrait.layers:
        if "Conv2D" in layer.kind:
            before = layer
        axis = layer.settings.get("axis")
        axis = axis[0] if isinstance(axis, tuple) and axis else axis
        if layer.kind == "BatchNormalization" and before is not None and axis == 1:
            filters = before.settings.get("filters")
            if before.settings.get("data_format") == "channels_last" and layer.parameters != 4 * int(filters or 0):
                yield error(
                    "normalized along the rows",
                    f"axis=1 of {layer.name}",
                    f"{layer.parameters} parameters for {filters} channels",
                    "the channels are the last axis here; this normalizes every row of the image separately",
                    "leave the axis at its default, -1",
                    layer=layer.name,
                )
        elif layer.kind not in ("BatchNormalization", "Activation", "ReLU", "LeakyReLU", *_PASSIVE) and "Pool" not in (
            layer.kind
        ):
            before = before if "Conv2D" in layer.kind else None


@rule("output", "steps as long as the kernel")
def stride_as_kernel(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.layers:
        kernel, strides = layer.settings.get("kernel_size"), layer.settings.get("strides")
        if layer.kind == "Conv2D" and kernel == strides and isinstance(kernel, tuple) and kernel in ((3, 3), (5, 5)):
            at = portrait.layers.index(layer)
            later = next((one for one in portrait.layers[at + 1 :] if one.settings.get("strides")), None)
            # Whoever cuts images into patches does it once.
            again = later is not None and later.settings["strides"] not in ((1, 1), 1)
            told = error if again else note
            yield told(
                "steps as long as the kernel",
                f"strides of {layer.name}",
                f"{layer.name} has kernel {kernel} and strides {strides}"
                + (f", and {later.name} makes the map smaller again" if again and later else ""),
                f"Conv2D(filters, {kernel[0]}, {kernel[0]}) means strides of {kernel[0]}: most places are never looked at",
                f"if a kernel of {kernel[0]} × {kernel[0]} is meant, write kernel_size={kernel[0]}",
                layer=layer.name,
            )
            return


@rule("output", "one unit in the middle")
def narrow_relu(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.weighted[:-1]:
        # What no layer reads is one of several outputs.
        is_output = portrait.followers.get(layer.name) == ()
        if layer.kind == "Dense" and layer.settings.get("units") == 1 and not layer.own and not is_output:
            silent = portrait.silent.get(layer.name, 0.0)
            told = error if layer.activation == "relu" and silent == 1 else note
            yield told(
                "one unit in the middle",
                f"units of {layer.name}",
                f"{layer.name} has 1 unit" + (", and it is zero for every row" if silent == 1 else ""),
                "all that the layers before it know goes through one number"
                + (", which a ReLU cuts off below zero" if layer.activation == "relu" else ""),
                "give it more units",
                layer=layer.name,
            )


@rule("output", "softmax in the middle")
def softmax_in_the_middle(portrait: Portrait) -> Iterator[Fault]:
    named = {layer.name: layer for layer in portrait.layers}
    for layer in portrait.weighted[:-1]:
        # As the weights of an attention, or as one of several outputs, it is where it belongs.
        later = _only_reader(portrait, named, layer)
        if layer.activation == "softmax" and layer.kind in MIXING and later is not None and later.kind in MIXING:
            ours, theirs = (one.settings.get("units") or one.settings.get("filters") or 0 for one in (layer, later))
            # Shares of a few that are spread over more are a mixture: topics over words, archetypes over features.
            yield (error if theirs < ours else note)(
                "softmax in the middle",
                f"the activation of {layer.name}",
                f"{layer.name} is a hidden layer with a softmax: its {layer.settings.get('units', '')} numbers sum to 1",
                "its units compete, so that hardly anything of what the layers before it know gets through",
                'use activation="relu" in hidden layers',
                layer=layer.name,
            )


@rule("output", "an unbounded state")
def relu_in_recurrent(portrait: Portrait) -> Iterator[Fault]:
    for layer in portrait.layers:
        if layer.kind in ("LSTM", "GRU") and layer.activation == "relu":
            yield note(
                "an unbounded state",
                f"the activation of {layer.name}",
                f"{layer.name} with a ReLU",
                "the state of a recurrent layer can grow at every step when nothing bounds it",
                "leave the activation at its default, tanh",
                layer=layer.name,
            )


@rule("fit", "normalization that was thawed")
def thawed_normalization(portrait: Portrait) -> Iterator[Fault]:
    fitting, one, other = portrait.fitting, portrait.outputs, portrait.in_training
    if not portrait.thawed or fitting is None or one is None or other is None or one.shape != other.shape:
        return
    size = fitting.asked.get("batch_size", 32)
    shift = float(np.mean(np.abs(one - other))) / max(float(one.std()), 1e-9)
    # Measured: a shift of 0.66 in the faulty program, whose batches have 2 rows; no sound one measured thaws its
    # normalization.
    told = error if isinstance(size, int) and size < 8 and shift > 0.05 else note
    yield told(
        "normalization that was thawed",
        f"trainable of {portrait.thawed[0]}",
        f"{len(portrait.thawed)} BatchNormalization layers such as {portrait.thawed[0]} were frozen in the last fit and "
        f"train now, in batches of {size}; outputs in training differ from those at inference by {shift:.1g} of their "
        "spread",
        "they throw the averages away that the base was trained with, and replace them by those of small batches",
        "unfreeze the other layers alone: set trainable=False on each BatchNormalization before compile",
    )


@rule("fit", "averages that are too young")
def young_averages(portrait: Portrait) -> Iterator[Fault]:
    y, fitting, one, other = portrait.y, portrait.fitting, portrait.outputs, portrait.in_training
    norms = [layer for layer in portrait.layers if layer.kind == "BatchNormalization" and layer.trainable]
    if not norms or y is None or not y.shape or fitting is None or one is None or other is None:
        return
    epochs, size, momentum = (
        fitting.asked.get("epochs", 1),
        fitting.asked.get("batch_size", 32),
        norms[0].settings.get("momentum"),
    )
    if (
        not (isinstance(epochs, int) and isinstance(size, int) and isinstance(momentum, float))
        or one.shape != other.shape
    ):
        return
    steps = epochs * -(-y.shape[0] // max(size, 1))
    left = momentum**steps
    if left < 0.5:
        return
    shift = float(np.mean(np.abs(one - other))) / max(float(one.std()), 1e-9)
    # A trial of an epoch or two is none of this rule's business.
    # Measured: 0.98 left and a shift of 292655 in the faulty program; where as much is left in sound ones that run
    # for five epochs, no shift was measured.
    told = error if left > 0.8 and epochs >= 5 and shift > 1 else note
    yield told(
        "averages that are too young",
        f"momentum of {norms[0].name}",
        f"{steps} steps with a momentum of {momentum:g}: {left:.0%} of the averages are still what they began with; "
        f"outputs in training differ from those at inference by {shift:.1g} of their spread",
        "at inference BatchNormalization uses its averages, which follow the batches slowly: training looks well, and "
        "predictions are off",
        f"use momentum=0.9, or more steps: {int(np.ceil(np.log(0.05) / np.log(momentum)))} leave a twentieth",
        layer=norms[0].name,
    )
