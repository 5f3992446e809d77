"""Katas whose model is a stack of layers: what can be said of it on paper, and what is known to go wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random
from typing import Any

from pytest_keraskata.authoring.layers import Step
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.authoring.stacks import Stack
from pytest_keraskata.authoring.variations import Vary, variations
from pytest_keraskata.kata import Kata, Mistake, Prediction, Shape

_BEHIND = "which layers come after it?"
_PLACES = "at how many positions does the kernel fit into the image, along its height and along its width?"


def known_mistakes(stack: Callable[..., Stack], sample: Stack, *, functional: bool = True) -> tuple[Mistake, ...]:
    """What is known to go wrong with a stack, as mistakes whose networks are Keras models.

    Args:
        stack: makes the right one from a kata's arguments.
        sample: one of them, which tells what its layers are.
        functional: whether the models are functional ones, or `keras.Sequential`.
    """

    def network(vary: Vary, **arguments: Any) -> Any:
        wrong = vary(stack(**arguments))
        return None if wrong is None else wrong.network(functional=functional)

    def params(vary: Vary, **arguments: Any) -> int:
        right = stack(**arguments)
        return (vary(right) or right).params

    return tuple(
        Mistake(name, partial(network, vary), why, advice, params=partial(params, vary))
        for name, vary, why, advice in variations(sample)
    )


def stack_kata(
    module: str,
    *,
    function: str,
    stack: Callable[..., Stack],
    pinned: Sequence[Mapping[str, Any]],
    on_paper: Callable[[Random], dict[str, Any]],
    style: str = "",
    mistakes: Sequence[Mistake] = (),
    **more: Any,
) -> Kata:
    """A kata whose function builds one model, a stack of layers, of which the usual mistakes are known.

    Args:
        module: pass `__name__`.
        function: the signature.
        stack: makes the right one from all arguments by name.
        pinned: arguments that are tried on every run; the first ones tell what its layers are.
        on_paper: gives arguments of sizes that one can count with.
        style: "sequential" or "functional", where the kata is about that.
        mistakes: wrong networks besides.
        more: as for `model_kata`.
    """
    functional = style != "sequential"
    return model_kata(
        module,
        function=function,
        pinned=pinned,
        network=lambda **given: stack(**given).network(functional=functional),
        params=lambda **given: stack(**given).params,
        terms=lambda **given: stack(**given).terms,
        style=style,
        mistakes=(*mistakes, *known_mistakes(stack, stack(**pinned[0]), functional=functional)),
        prediction=prediction(function.partition("(")[0], stack, on_paper),
        **more,
    )


def prediction(function: str, stack: Callable[..., Stack], draw: Callable[[Random], dict[str, Any]]) -> Prediction:
    """What can be worked out about a stack before it is built.

    Args:
        function: the name of the function that builds it.
        stack: makes it from the function's arguments.
        draw: gives arguments of sizes that one can count with.
    """
    return Prediction(
        function=function,
        draw=draw,
        layers=lambda **given: stack(**given).layers,
        params=lambda **given: stack(**given).params,
        terms=lambda **given: stack(**given).terms,
        shapes=lambda **given: _wrong_shapes(stack(**given)),
        counts=lambda **given: _wrong_counts(stack(**given)),
    )


def _wrong_shapes(stack: Stack) -> list[tuple[Shape, str, str]]:
    *before, right = stack.shapes
    found = [(before[0], "this is the shape of the input", "how many numbers does a layer output for one sample?")]
    for place, (step, shape) in enumerate(zip(stack.steps, stack.shapes, strict=False)):
        if place < len(stack.steps) - 1 and step.shape(shape) not in [one[0] for one in found]:
            found.append((step.shape(shape), f"this is the shape after {step.kind}", _BEHIND))
        for wrong, why, advice in step.misshapes(shape):
            found.append((wrong, why, advice))
            if len(wrong) == len(step.shape(shape)):
                found.append((_through(stack.steps[place + 1 :], wrong), why, advice))
    return _with_variations(stack, found, right, lambda wrong: wrong.shapes[-1])


def _through(steps: Sequence[Step], shape: Shape) -> Shape:
    """What becomes of a shape behind further layers; itself where they can't read it."""
    try:
        for step in steps:
            shape = step.shape(shape)
    except (TypeError, ValueError, IndexError):
        pass
    return shape


def _wrong_counts(stack: Stack) -> list[tuple[int, str, str]]:
    right, read = stack.params, list(zip(stack.steps, stack.shapes, strict=False))
    biases = sum(step.biases(shape) for step, shape in read)
    found = [(right - biases, "the biases are missing", "what does a unit add to its weighted sum?")]
    weighted = [(step, shape) for step, shape in read if step.count(shape)]
    for place, (step, shape) in enumerate(weighted):
        which = _which(place, [one.kind for one, _ in weighted])
        if right - step.count(shape) not in [one[0] for one in found[1:]]:
            found.append((right - step.count(shape), f"the {which} is missing", "which layers have weights?"))
    for step, shape in read:
        miscounts = [(right - step.count(shape) + count, why, advice) for count, why, advice in step.miscounts(shape)]
        found += [one for one in miscounts if one[0] != right - biases]
    return _with_variations(stack, found, right, lambda wrong: wrong.params)


def _which(place: int, kinds: list[str]) -> str:
    if kinds.count(kinds[place]) == 1:
        return f"{kinds[place]} layer"
    return "last layer" if place == len(kinds) - 1 else f"{('first', 'second', 'third', 'fourth')[min(place, 3)]} layer"


def _with_variations(
    stack: Stack, known: list[tuple[Any, str, str]], right: Any, value: Callable[[Stack], Any]
) -> list[tuple[Any, str, str]]:
    """What is known, and what comes of each variation, where that comes to something of its own."""
    found = [
        one for one in dict.fromkeys(known) if one[0] != right and (not isinstance(one[0], tuple) or min(one[0]) > 0)
    ]
    for _, vary, why, advice in variations(stack):
        wrong = vary(stack)
        if wrong is not None and value(wrong) not in (right, *(one[0] for one in found)):
            found.append((value(wrong), why, advice))
    return found
