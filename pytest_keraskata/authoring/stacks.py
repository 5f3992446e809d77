"""Networks that are stacks of layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pytest_keraskata.authoring.layers import Step
from pytest_keraskata.backend import keras
from pytest_keraskata.kata import Shape


@dataclass(frozen=True)
class Stack:
    """A network whose layers follow one another.

    Args:
        words: what a sample is, such as "10 numbers per sample".
        input_shape: of a sample.
        steps: the layers.
    """

    words: str
    input_shape: Shape
    steps: tuple[Step, ...]

    def network(self, *, functional: bool = True) -> Any:
        """The Keras model, not compiled."""
        made = [step.make() for step in self.steps]
        if not functional:
            return keras.Sequential([keras.Input(self.input_shape), *made])
        at = inputs = keras.Input(self.input_shape)
        for layer in made:
            at = layer(at)
        return keras.Model(inputs, at)

    @property
    def shapes(self) -> list[Shape]:
        """The input's shape, and the shape of what each layer gives."""
        found = [self.input_shape]
        for step in self.steps:
            found.append(step.shape(found[-1]))
        return found

    @property
    def _read(self) -> list[tuple[Step, Shape]]:
        """Each layer, and the shape of what it reads."""
        return list(zip(self.steps, self.shapes, strict=False))

    @property
    def params(self) -> int:
        """How many parameters there are."""
        return sum(step.count(shape) for step, shape in self._read)

    @property
    def terms(self) -> tuple[str, ...]:
        """How they are counted, layer by layer."""
        return tuple(term for step, shape in self._read if (term := step.term(shape)))

    @property
    def layers(self) -> list[tuple[str, Shape]]:
        """The input and each layer in words, with the shape of what it gives."""
        return list(zip([f"input: {self.words}", *(step.words for step in self.steps)], self.shapes, strict=True))

    def each(self, kind: type[Step], *, at_end: bool = False, **changes: Any) -> Stack | None:
        """The same where each layer of a kind has other options: those before the last layer, or the last one itself."""
        last = len(self.steps) - 1
        steps = tuple(
            replace(step, **changes) if isinstance(step, kind) and (place == last) == at_end else step
            for place, step in enumerate(self.steps)
        )
        made = replace(self, steps=steps)
        return None if made == self else made

    def instead(self, kind: type[Step], make: Callable[[Any], tuple[Step, ...]], *, last: bool = False) -> Stack | None:
        """The same where layers of a kind are made into others: all of them, or but the last one that isn't the end."""
        places = [place for place, step in enumerate(self.steps) if isinstance(step, kind)]
        if last:
            places = [place for place in places if place < len(self.steps) - 1][-1:]
        found = [make(step) if place in places else (step,) for place, step in enumerate(self.steps)]
        made = replace(self, steps=tuple(step for some in found for step in some))
        return None if made == self else made

    def has(self, kind: type[Step]) -> bool:
        """Whether one of its layers is of this kind."""
        return any(isinstance(step, kind) for step in self.steps)
