"""What is known to go wrong with stacks of layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from pytest_keraskata.authoring.layers import CELLS, Activation, Bare, BatchNormalization, Dense, Recurrent, Step
from pytest_keraskata.authoring.maps import Conv2D, Flatten, Pooling2D
from pytest_keraskata.authoring.stacks import Stack
from pytest_keraskata.explain.layers import NAMED
from pytest_keraskata.explain.states import other_cell

_HIDDEN = "what does the task say about the layers between input and output?"
_PROBABILITY = "which function stays between 0 and 1?"
_WHOLE = "which state has seen the whole sequence?"
_VECTOR = "which layer turns a stack of maps into one vector?"
_WINDOWS = "where does each window begin, and where does the last one end?"
_PLACES = "at how many positions does the kernel fit into the image, along its height and along its width?"
_ORDER = "in which order are the numbers of one image's maps in memory?"

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
    linear = "a hidden Dense has no activation: linear layers in a row equal a single linear layer"
    yield (
        "hidden-linear",
        lambda stack: _activated(stack, "linear"),
        linear,
        "which part of a network makes it more than a matrix product?",
    )
    for name in ("tanh", "sigmoid"):
        why = f"a hidden Dense has the activation {name}, but the task needs relu"
        yield f"hidden-{name}", partial(_activated, name=name), why, _HIDDEN
    yield "no-biases", _without_biases, "the biases are missing", "what does a unit add to its weighted sum?"
    missing = "a hidden Dense is missing"
    yield "hidden-missing", lambda stack: stack.instead(Dense, lambda one: (), last=True), missing, NAMED
    more = "there is one hidden Dense too many"
    twice = lambda one: (one, one)  # noqa: E731
    yield "hidden-twice", lambda stack: stack.instead(Dense, twice, last=True), more, NAMED


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

    linear = "the last layer has no activation, so it is linear and can output any number"
    yield "last-linear", ending("linear"), linear, "which function turns any number into a probability?"
    relu = "a ReLU at the output cuts off negative numbers and lets positive ones exceed 1, so the output is not a probability"
    yield "last-relu", ending("relu"), relu, _PROBABILITY
    yield (
        "last-tanh",
        ending("tanh"),
        "tanh outputs numbers from -1 to 1, but a probability is never negative",
        _PROBABILITY,
    )
    twice = (
        f"the last layer already has the activation {end.activation}, and {end.activation} follows: "
        "the second one can't restore what the first one has cut off"
    )
    reads = "what should the last activation read: raw numbers, or numbers that were already squeezed?"
    again = Activation(end.activation)
    yield "last-twice", lambda stack: replace(stack, steps=(*stack.steps, again)), twice, reads
    if end.activation == "sigmoid":
        one = "a softmax over a single unit divides a number by itself: the output is always 1.0"
        yield "last-softmax", ending("softmax"), one, "which function turns one number into a probability?"
        two = "the last layer has 2 units, but the task needs 1"
        pair = Dense(2, "softmax")
        whole = "how many numbers does one prediction consist of?"
        yield "two-units", lambda stack: replace(stack, steps=(*stack.steps[:-1], pair)), two, whole
    else:
        each = "a sigmoid judges every class separately, so a row doesn't sum to 1"
        yield "last-sigmoid", ending("sigmoid"), each, "which function makes the probabilities of all classes sum to 1?"


def _recurrent(stack: Stack) -> Iterator[Variation]:
    own = next((step for step in stack.steps if isinstance(step, Recurrent)), None)
    if own is None:
        return
    for cell in CELLS:
        told = other_cell(cell, own.cell)
        yield cell.lower(), partial(_recurrent_with, cell=cell), told.why, told.advice
    every = f"{own.cell} returns its state at every step (return_sequences is on), so there is one output per step instead of one per sequence"
    yield "every-step", partial(_recurrent_with, sequences=True), every, _WHOLE
    for kind in ("GlobalAveragePooling1D", "GlobalMaxPooling1D"):
        why = f"{kind} combines the states of all steps, but the task needs only the last state"
        yield (
            {"A": "states-averaged", "M": "states-maximal"}[kind[6]],
            partial(_behind_states, then=Bare(kind)),
            why,
            _WHOLE,
        )
    flat = f"{own.cell} returns its state at every step, and Flatten joins all of them into one long vector"
    yield "states-flattened", partial(_behind_states, then=Flatten()), flat, _WHOLE
    yield (
        "backwards",
        partial(_recurrent_with, backwards=True),
        "the sequence is read backwards",
        "in which order should the steps be read?",
    )
    relu = f"{own.cell} has the activation relu instead of its default tanh"
    bounds = "what keeps the state of a recurrent layer bounded?"
    yield "relu-state", partial(_recurrent_with, activation="relu"), relu, bounds
    two = "there are 2 recurrent layers, but the task needs 1"
    stacked = lambda one: (replace(one, sequences=True), one)  # noqa: E731
    yield (
        "two-recurrent",
        lambda stack: stack.instead(Recurrent, stacked),
        two,
        "how many layers should read the sequence?",
    )
    if own.cell == "GRU":
        before = "the state is reset before the product (reset_after=False), which leaves one bias instead of two"
        asked = "did you set it, or is it the layer's default?"
        yield "reset-before", partial(_recurrent_with, reset_after=False), before, asked


def _recurrent_with(stack: Stack, **changes: Any) -> Stack | None:
    return stack.instead(Recurrent, lambda one: (replace(one, **changes),))


def _behind_states(stack: Stack, then: Step) -> Stack | None:
    return stack.instead(Recurrent, lambda one: (replace(one, sequences=True), then))


def _maps(stack: Stack) -> Iterator[Variation]:
    if not stack.has(Conv2D):
        return
    dense, places = stack.has(Dense), "what should happen to negative numbers in a map?"

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
    stay = "remain in its maps" if dense else "stay in its maps"
    yield "maps-linear", conv(activation="linear"), f"the Conv2D has no activation, so negative numbers {stay}", places
    yield "maps-tanh", conv(activation="tanh"), "the Conv2D has the activation tanh, but the task needs relu", places
    steps = (
        "the kernel of Conv2D moves by its own length: its third argument is the strides, not the width of the kernel"
    )
    strided = lambda one: (replace(one, strides=one.size),)  # noqa: E731
    given = "how do you pass a kernel with a height and a width?"
    yield "kernel-as-strides", lambda stack: stack.instead(Conv2D, strided), steps, given
    average = "the network has AveragePooling2D instead of MaxPooling2D"
    yield "average-pooling", pool(of="Average"), average, "what should be kept from each window?"
    smaller = "what makes the maps smaller?"
    yield "no-pooling", lambda stack: stack.instead(Pooling2D, lambda one: ()), "there is no MaxPooling2D", smaller
    yield "pooling-overlaps", pool(strides=1), "the windows of the pooling move by one position", _WINDOWS
    rest = "the pooling pads the edge (padding='same'), so leftover rows and columns form windows of their own"
    yield "rest-pooled", pool(padding="same"), rest, _WINDOWS
    yield (
        "pooled-first",
        _pooled_first,
        "the pooling comes before the convolution",
        "which layer should read the image itself?",
    )
    kept = (
        "GlobalAveragePooling2D keeps one number of each map, but the task needs every position of the map",
        "which layer turns a stack of maps into one vector without losing any number?",
    )
    averaged = Bare("GlobalAveragePooling2D")
    yield "global-average", lambda stack: stack.instead(Flatten, lambda one: (averaged,)), *kept
    left = (
        "the dense layers read the maps without flattening, so they judge every position of the image separately"
        if dense
        else "the maps of the convolution are not flattened"
    )
    yield "not-flattened", lambda stack: stack.instead(Flatten, lambda one: ()), left, _VECTOR
    if not dense:
        by_map = "the numbers are ordered by map: all positions of one filter, then those of the next"
        yield "map-by-map", lambda stack: stack.instead(Flatten, lambda one: (Flatten((3, 1, 2)),)), by_map, _ORDER
        columns = "the numbers are ordered by column"
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
    kept = "which layer's numbers should be normalized?"

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
    yield "normalized-behind", partial(moved, by=1), "BatchNormalization comes after the activation", kept
    yield "normalized-before", partial(moved, by=-1), "the inputs are normalized, before the first Dense", kept
    biased = "the Dense before BatchNormalization has biases, which it subtracts again with the mean"
    yield "needless-biases", _biased, biased, "what happens to a bias when the mean is subtracted right after it?"
    other = "the epsilon of BatchNormalization is 1e-5, not Keras's default"
    asked = "did you set it, or is it the layer's default?"
    yield (
        "other-epsilon",
        lambda stack: stack.instead(BatchNormalization, lambda one: (replace(one, epsilon=1e-5),)),
        other,
        asked,
    )


def _biased(stack: Stack) -> Stack | None:
    return stack.instead(Dense, lambda one: (replace(one, bias=True),))
