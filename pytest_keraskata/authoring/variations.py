"""What is known to go wrong with stacks of layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from pytest_keraskata.authoring.layers import (
    CELLS,
    Activation,
    Bare,
    BatchNormalization,
    Conv2D,
    Dense,
    Flatten,
    Pooling2D,
    Recurrent,
    Step,
    called,
)
from pytest_keraskata.authoring.stacks import Stack

_NAMED = "which layers does the task name, one after the other?"
_HIDDEN = "what does the task say of the layers between input and output?"
_PROBABILITY = "which function stays between 0 and 1?"
_WHOLE = "which of the states knows the whole sequence?"
_VECTOR = "what makes one vector out of a stack of maps?"
_WINDOWS = "where does each window begin, and where does the last one end?"
_PLACES = "at how many places does the kernel fit into the image, along its height and along its width?"
_ORDER = "in which order do the numbers of one image's maps lie in memory?"

# Makes a wrong stack of a right one; None where nothing comes of it.
Vary = Callable[[Stack], Stack | None]
# The id of what is known to go wrong, the wrong stack, why it is wrong, and a question that leads on.
Variation = tuple[str, Vary, str, str]


def variations(stack: Stack) -> Iterator[Variation]:
    """What is known to go wrong with stacks like this one; of another stack like it nothing may come."""
    for one in (*_hidden(), *_ends(stack), *_recurrent(stack), *_maps(stack), *_normal()):
        if one[1](stack) is not None:
            yield one


def _hidden() -> Iterator[Variation]:
    linear = "a hidden Dense has no activation: linear layers in a row are no more than one linear layer"
    yield (
        "hidden-linear",
        lambda stack: _activated(stack, "linear"),
        linear,
        "what makes a network more than a matrix product?",
    )
    for name in ("tanh", "sigmoid"):
        why = f"a hidden Dense has the activation {name}; asked for is relu"
        yield f"hidden-{name}", partial(_activated, name=name), why, _HIDDEN
    yield "no-biases", _without_biases, "the biases are missing", "what does a unit add to its weighted sum?"
    missing = "one layer with weights is missing"
    yield "hidden-missing", lambda stack: stack.instead(Dense, lambda one: (), last=True), missing, _NAMED
    more = "the network has one layer with weights more than asked for"
    twice = lambda one: (one, one)  # noqa: E731
    yield "hidden-twice", lambda stack: stack.instead(Dense, twice, last=True), more, _NAMED


def _activated(stack: Stack, name: str) -> Stack | None:
    """Another activation behind each hidden Dense that has one, in the same layer or in the next."""
    steps = tuple(
        replace(step, activation=name)
        if isinstance(step, Dense) and step.activation == "relu"
        else Activation(name) if isinstance(step, Activation) else step
        for step in stack.steps[:-1]
    )  # fmt: skip
    made = replace(stack, steps=(*steps, stack.steps[-1]))
    return None if made == stack else made


def _without_biases(stack: Stack) -> Stack:
    steps = tuple(
        replace(one, bias=False) if isinstance(one, Dense | Recurrent | Conv2D) else one for one in stack.steps
    )
    return replace(stack, steps=steps)


def _ends(stack: Stack) -> Iterator[Variation]:
    end = stack.steps[-1]
    if not isinstance(end, Dense) or end.activation not in ("sigmoid", "softmax"):
        return

    def ending(name: str) -> Vary:
        return lambda stack: stack.each(Dense, at_end=True, activation=name)

    linear = "the last layer has no activation, so it is linear and gives any number"
    yield "last-linear", ending("linear"), linear, "which function turns any numbers into probabilities?"
    relu = "a ReLU at the output cuts negative numbers off and lets positive ones grow beyond 1: no probability"
    yield "last-relu", ending("relu"), relu, _PROBABILITY
    yield (
        "last-tanh",
        ending("tanh"),
        "tanh gives numbers from -1 to 1, and a probability is never negative",
        _PROBABILITY,
    )
    twice = (
        f"the last layer already has the activation {end.activation}, and {end.activation} follows: "
        "the second one can't undo what the first one has cut off"
    )
    reads = "what should the last activation read: raw numbers, or numbers that were squeezed before?"
    again = Activation(end.activation)
    yield "last-twice", lambda stack: replace(stack, steps=(*stack.steps, again)), twice, reads
    if end.activation == "sigmoid":
        one = "a softmax over a single unit divides a number by itself: the model says 1.0 whatever it sees"
        yield "last-softmax", ending("softmax"), one, "which function turns one number into a probability?"
        two = "the last layer has 2 units where 1 is needed"
        pair = Dense(2, "softmax")
        whole = "how many numbers does one answer consist of?"
        yield "two-units", lambda stack: replace(stack, steps=(*stack.steps[:-1], pair)), two, whole
    else:
        each = "a sigmoid judges every class for itself, so a row doesn't sum to 1"
        yield "last-sigmoid", ending("sigmoid"), each, "which function makes the classes share one whole?"


def _recurrent(stack: Stack) -> Iterator[Variation]:
    own = next((step for step in stack.steps if isinstance(step, Recurrent)), None)
    if own is None:
        return
    sets = {"SimpleRNN": "one set of weights", "GRU": "three sets of weights", "LSTM": "four sets of weights"}
    asks = {
        "SimpleRNN": "which recurrent layer has no gates at all?",
        "GRU": "which recurrent layer has an update gate and a reset gate, and one state?",
        "LSTM": "which recurrent layer keeps a cell state beside the state that it hands on?",
    }[own.cell]
    for cell in CELLS:
        why = (
            f"the network has {called(cell)}, which has {sets[cell]}; "
            f"asked for is {called(own.cell)} with {sets[own.cell]}"
        )
        yield cell.lower(), partial(_recurrent_with, cell=cell), why, asks
    every = (
        f"{own.cell} gives its state at every step (return_sequences is on), so there is one output per step "
        "instead of one per sequence"
    )
    yield "every-step", partial(_recurrent_with, sequences=True), every, _WHOLE
    for kind in ("GlobalAveragePooling1D", "GlobalMaxPooling1D"):
        why = f"{kind} puts the states of all steps together, where the last state alone is to go on"
        yield (
            {"A": "states-averaged", "M": "states-maximal"}[kind[6]],
            partial(_behind_states, then=Bare(kind)),
            why,
            _WHOLE,
        )
    flat = f"{own.cell} gives its state at every step, and Flatten makes one long vector of them all"
    yield "states-flattened", partial(_behind_states, then=Flatten()), flat, _WHOLE
    yield (
        "backwards",
        partial(_recurrent_with, backwards=True),
        "the sequence is read backwards",
        "in which order do the steps come?",
    )
    relu = f"{own.cell} has the activation relu instead of its default tanh"
    bounds = "what keeps the state of a recurrent layer from growing without bounds?"
    yield "relu-state", partial(_recurrent_with, activation="relu"), relu, bounds
    two = "there are 2 recurrent layers, and 1 asked for"
    stacked = lambda one: (replace(one, sequences=True), one)  # noqa: E731
    yield (
        "two-recurrent",
        lambda stack: stack.instead(Recurrent, stacked),
        two,
        "how many layers have to read the sequence?",
    )
    if own.cell == "GRU":
        before = "the state is reset before the product (reset_after=False), which leaves one bias where there are two"
        asked = "is it what you gave, or what the layer takes where nothing is given?"
        yield "reset-before", partial(_recurrent_with, reset_after=False), before, asked


def _recurrent_with(stack: Stack, **changes: Any) -> Stack | None:
    return stack.instead(Recurrent, lambda one: (replace(one, **changes),))


def _behind_states(stack: Stack, then: Step) -> Stack | None:
    return stack.instead(Recurrent, lambda one: (replace(one, sequences=True), then))


def _maps(stack: Stack) -> Iterator[Variation]:
    if not stack.has(Conv2D):
        return
    dense, places = stack.has(Dense), "what should become of negative numbers in a map?"

    def conv(**changes: Any) -> Vary:
        return lambda stack: stack.instead(Conv2D, lambda one: (replace(one, **changes),))

    def pool(**changes: Any) -> Vary:
        return lambda stack: stack.instead(Pooling2D, lambda one: (replace(one, **changes),))

    yield (
        "padded",
        conv(padding="same"),
        "the convolution pads the image (padding='same'), so its maps are as large as the image",
        _PLACES,
    )
    stay = "go on from its maps" if dense else "stay in its maps"
    yield "maps-linear", conv(activation="linear"), f"the Conv2D has no activation, so negative numbers {stay}", places
    yield "maps-tanh", conv(activation="tanh"), "the Conv2D has the activation tanh; asked for is relu", places
    steps = (
        "the kernel of Conv2D steps by its own length: its third argument is the strides, not the width of the kernel"
    )
    strided = lambda one: (replace(one, strides=one.size),)  # noqa: E731
    given = "how is the kernel given when it has a height and a width?"
    yield "kernel-as-strides", lambda stack: stack.instead(Conv2D, strided), steps, given
    average = "the network has AveragePooling2D where MaxPooling2D is asked for"
    yield "average-pooling", pool(of="Average"), average, "what should go on of each window?"
    smaller = "what makes the maps smaller?"
    yield "no-pooling", lambda stack: stack.instead(Pooling2D, lambda one: ()), "there is no MaxPooling2D", smaller
    yield "pooling-overlaps", pool(strides=1), "the windows of the pooling move on by one place", _WINDOWS
    rest = "the pooling pads the edge (padding='same'), so a rest there makes a window of its own"
    yield "rest-pooled", pool(padding="same"), rest, _WINDOWS
    yield (
        "pooled-first",
        _pooled_first,
        "the pooling stands before the convolution",
        "which layer should see the image itself?",
    )
    kept = (
        "GlobalAveragePooling2D keeps one number of each map, where all places of the map are to go on",
        "what makes one vector out of a stack of maps without losing any number?",
    )
    averaged = Bare("GlobalAveragePooling2D")
    yield "global-average", lambda stack: stack.instead(Flatten, lambda one: (averaged,)), *kept
    left = (
        "the maps of the convolution reach the dense layers as they are, so these judge every place of the image alone"
        if dense
        else "the maps of the convolution are left as they are"
    )
    yield "not-flattened", lambda stack: stack.instead(Flatten, lambda one: ()), left, _VECTOR
    if not dense:
        by_map = "the numbers stand map by map: all places of one filter, then those of the next"
        yield "map-by-map", lambda stack: stack.instead(Flatten, lambda one: (Flatten((3, 1, 2)),)), by_map, _ORDER
        columns = "the numbers stand column by column"
        yield (
            "column-by-column",
            lambda stack: stack.instead(Flatten, lambda one: (Flatten((2, 1, 3)),)),
            columns,
            _ORDER,
        )


def _pooled_first(stack: Stack) -> Stack | None:
    pools = tuple(step for step in stack.steps if isinstance(step, Pooling2D))
    others = tuple(step for step in stack.steps if not isinstance(step, Pooling2D))
    return replace(stack, steps=(*pools, *others)) if pools else None


def _normal() -> Iterator[Variation]:
    kept = "where does the layer stand whose numbers are normalized?"

    def moved(stack: Stack, by: int) -> Stack | None:
        places = [place for place, step in enumerate(stack.steps) if isinstance(step, BatchNormalization)]
        if not places:
            return None
        steps = list(stack.steps)
        steps.insert(places[0] + by, steps.pop(places[0]))
        return replace(stack, steps=tuple(steps))

    without = lambda stack: stack.instead(BatchNormalization, lambda one: ())  # noqa: E731
    yield (
        "no-normalization",
        without,
        "there is no BatchNormalization",
        "what is subtracted, and by what is it divided?",
    )
    yield "normalized-behind", partial(moved, by=1), "BatchNormalization stands behind the activation", kept
    yield "normalized-before", partial(moved, by=-1), "the inputs are normalized, before the first Dense", kept
    biased = "the Dense before BatchNormalization has biases, which its mean takes away again"
    yield "needless-biases", _biased, biased, "what becomes of a bias when the mean is subtracted right behind it?"
    other = "the epsilon of BatchNormalization is 1e-5, another one than Keras's default"
    asked = "is it what you gave, or what the layer takes where nothing is given?"
    yield (
        "other-epsilon",
        lambda stack: stack.instead(BatchNormalization, lambda one: (replace(one, epsilon=1e-5),)),
        other,
        asked,
    )


def _biased(stack: Stack) -> Stack | None:
    return stack.instead(Dense, lambda one: (replace(one, bias=True),))
