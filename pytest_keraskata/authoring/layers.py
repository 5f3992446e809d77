"""Layers on paper: what one gives, how many parameters it has, how both are said, and what is easily miscounted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pytest_keraskata.backend import keras
from pytest_keraskata.kata import Shape

# A wrong number or shape, why it is wrong, and a question that leads on.
Miscount = tuple[int, str, str]
Misshape = tuple[Shape, str, str]

_BIAS, _FEW_BIASES = "what does a unit add to its weighted sum?", "how many units add a bias?"
_SEES, _SETS = "what does a unit read at each step?", "how many biases does a unit have, and in how many sets?"


@dataclass(frozen=True)
class Step:
    """A layer of a stack."""

    @property
    def kind(self) -> str:
        """Keras's name of the layer."""
        return type(self).__name__

    @property
    def words(self) -> str:
        """How it is said."""
        return self.kind

    def make(self) -> Any:
        """Keras's layer."""
        return getattr(keras.layers, self.kind)()

    def shape(self, shape: Shape) -> Shape:
        """The shape of what it gives for a sample of a shape."""
        return shape

    def term(self, shape: Shape) -> str:
        """How its parameters are counted; "" if there are obviously none."""
        return ""

    def count(self, shape: Shape) -> int:
        """How many parameters it has for a sample of this shape."""
        return 0

    def biases(self, shape: Shape) -> int:
        """How many of them are biases."""
        return 0

    def miscounts(self, shape: Shape) -> Iterator[Miscount]:
        """Common wrong counts of its parameters."""
        yield from ()

    def misshapes(self, shape: Shape) -> Iterator[Misshape]:
        """Common wrong shapes of its output."""
        yield from ()


@dataclass(frozen=True)
class Dense(Step):
    """A dense layer."""

    units: int
    activation: str = "linear"
    bias: bool = True

    @property
    def words(self) -> str:
        units = f"{self.units} unit{'s' * (self.units != 1)}"
        return f"Dense: {units}{'' if self.bias else ' without bias'}" + (
            f", {self.activation}" if self.activation != "linear" else ""
        )

    def make(self) -> Any:
        return keras.layers.Dense(self.units, activation=self.activation, use_bias=self.bias)

    def shape(self, shape: Shape) -> Shape:
        return *shape[:-1], self.units

    def count(self, shape: Shape) -> int:
        return (shape[-1] + self.bias) * self.units

    def biases(self, shape: Shape) -> int:
        return self.units if self.bias else 0

    def term(self, shape: Shape) -> str:
        inputs, count = f"{shape[-1]:,} inputs", f"{self.count(shape):,}"
        if not self.bias:
            return f"Dense: {inputs} × {self.units} units = {count}"
        if self.units == 1:
            return f"Dense: {shape[-1]} weights + 1 bias = {count}"
        return f"Dense: ({inputs} + 1 bias) × {self.units} units = {count}"

    def miscounts(self, shape: Shape) -> Iterator[Miscount]:
        inputs, units = shape[-1], self.units
        if self.bias and units > 1:
            yield inputs * units + 1, "there is one bias for the whole Dense layer", _FEW_BIASES
            yield inputs * units + inputs, "there is a bias for every input of a layer", "what is a bias added to?"


# The sets of weights of each recurrent layer, as one says it, the number first; and the biases of a unit in each.
CELLS = {"SimpleRNN": ("1 set", 1), "LSTM": ("4 gates", 1), "GRU": ("3 sets", 2)}


@dataclass(frozen=True)
class Recurrent(Step):
    """A SimpleRNN, an LSTM or a GRU that passes on its last state."""

    cell: str
    units: int
    activation: str = "tanh"
    sequences: bool = False
    reset_after: bool = True
    backwards: bool = False
    bias: bool = True

    @property
    def kind(self) -> str:
        return self.cell

    @property
    def words(self) -> str:
        return f"{self.cell}: {self.units} units, of which only the last state is passed on"

    def make(self) -> Any:
        settings: dict[str, Any] = {"activation": self.activation, "use_bias": self.bias}
        settings |= {"return_sequences": self.sequences, "go_backwards": self.backwards}
        if self.cell == "GRU":
            settings["reset_after"] = self.reset_after
        return getattr(keras.layers, self.cell)(self.units, **settings)

    def shape(self, shape: Shape) -> Shape:
        return (shape[0], self.units) if self.sequences else (self.units,)

    @property
    def _sets(self) -> int:
        return int(CELLS[self.cell][0].split()[0])

    @property
    def _biases(self) -> int:
        return 0 if not self.bias else CELLS[self.cell][1] if self.reset_after else 1

    def count(self, shape: Shape) -> int:
        return self._sets * self.units * (shape[-1] + self.units + self._biases)

    def biases(self, shape: Shape) -> int:
        return self._sets * self.units * self._biases

    def term(self, shape: Shape) -> str:
        each, sets = self.units * (shape[-1] + self.units + self._biases), self._sets
        bias = "1 bias" if self._biases == 1 else f"{self._biases} biases"
        product = f"{sets} × {each:,} = {sets * each:,}" if sets > 1 else f"{each:,}"
        said = CELLS[self.cell][0]
        return f"{self.cell}: {said} × {self.units} units × ({shape[-1]} features + {self.units} states + {bias}) = {product}"

    def miscounts(self, shape: Shape) -> Iterator[Miscount]:
        (steps, features), units, sets, biases = shape, self.units, self._sets, self._biases
        one, right = sets * units, self.count(shape)
        for other in CELLS:
            if other != self.cell:
                why = f"this is {called(other)}'s count, with {CELLS[other][0]} instead of {called(self.cell)}'s {CELLS[self.cell][0]}"
                count = Recurrent(other, units).count(shape)
                yield count, why, f"how many sets of weights does {called(self.cell)} have?"
        if self.cell == "GRU":
            why = "the second bias is missing, which a GRU has with reset_after=True"
            yield right - one, why, _SETS
        else:
            yield right + one, "each set is counted with two biases, which only a GRU has", _SETS
        yield right - one * biases, f"the biases of the {self.cell} are missing", _SETS
        yield right - one * units, "the weights between the states are missing", _SEES
        yield right - one * features, "the weights of the input are missing", _SEES
        yield Recurrent(self.cell, features).count((steps, units)), "features and units are swapped", _SEES
        again = "does it have different weights at every step?"
        yield right * steps, f"the {self.cell} is counted for each step", again
        yield one * (steps * features + units + biases), f"the {self.cell} reads all steps at once", _SEES

    def misshapes(self, shape: Shape) -> Iterator[Misshape]:
        yield (shape[0], self.units), "these are the states of all steps", "which state is passed on?"


def called(cell: str) -> str:
    """A recurrent layer with its article."""
    return f"{'an' if cell == 'LSTM' else 'a'} {cell}"


@dataclass(frozen=True)
class Dropout(Step):
    """Dropout."""

    rate: float

    @property
    def words(self) -> str:
        return f"Dropout: rate {self.rate:g}"

    def make(self) -> Any:
        return keras.layers.Dropout(self.rate)

    def term(self, shape: Shape) -> str:
        return "Dropout: nothing to train = 0"

    def miscounts(self, shape: Shape) -> Iterator[Miscount]:
        learn = "what could dropout learn?"
        yield (shape[-1] + 1) * shape[-1], "Dropout is counted as another Dense layer", learn
        yield shape[-1], "Dropout is counted with a number for each unit", learn

    def misshapes(self, shape: Shape) -> Iterator[Misshape]:
        kept = round(shape[-1] * (1 - self.rate))
        yield (*shape[:-1], kept), "this is how many hidden units dropout keeps", "does a vector lose its zeros?"


@dataclass(frozen=True)
class BatchNormalization(Step):
    """Batch normalization with Keras's defaults."""

    epsilon: float = 1e-3

    def make(self) -> Any:
        return keras.layers.BatchNormalization(epsilon=self.epsilon)

    def count(self, shape: Shape) -> int:
        return 4 * shape[-1]

    def term(self, shape: Shape) -> str:
        named = "gamma, beta, moving mean and moving variance"
        return f"BatchNormalization: {named} of {shape[-1]} units = {self.count(shape):,}"

    def miscounts(self, shape: Shape) -> Iterator[Miscount]:
        units, kept = shape[-1], "which numbers does the layer keep for each unit, trained or not?"
        untrained = "gamma and beta are counted, but not the moving mean and variance, which training doesn't adjust"
        yield 2 * units, untrained, kept
        yield units, "normalization has four numbers for each unit, but only one is counted", kept
        yield 4, "normalization has four numbers for each unit, not for all together", kept

    def misshapes(self, shape: Shape) -> Iterator[Misshape]:
        yield (4 * shape[-1],), "normalization changes no shape", "what does it output for each number?"


@dataclass(frozen=True)
class Activation(Step):
    """An activation in a layer of its own."""

    name: str

    @property
    def words(self) -> str:
        return {"relu": "ReLU"}.get(self.name, self.name)

    def make(self) -> Any:
        return keras.layers.Activation(self.name)


@dataclass(frozen=True)
class Bare(Step):
    """A layer of Keras's that no right stack has, for what is made by mistake.

    Args:
        name: Keras's name.
        to: the shape of what it gives; None for the shape that it gets.
    """

    name: str
    to: Shape | None = None

    def make(self) -> Any:
        return getattr(keras.layers, self.name)()

    def shape(self, shape: Shape) -> Shape:
        return shape[-1:] if self.name.startswith("Global") else shape if self.to is None else self.to
