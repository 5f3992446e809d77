"""The right network, built on the judge's side: given the answer's weights, what would it compute, and how train?"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np

from pytest_keraskata.asking.call import Given
from pytest_keraskata.asking.data import drawn_weights
from pytest_keraskata.asking.model import Layer, Optimizer, Weight
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.structure import layers as rows_of
from pytest_keraskata.backend import engine, keras, quiet_warnings, zero_initialized

Found = TypeVar("Found")

# Orders of equally shaped layers are tried in turn; nobody repeats one shape more often than this allows.
_MOST_ORDERS = 1000

# Whoever watches a file, or grades a class, asks for the same again and again: so much is remembered of one network,
# and of what is remembered each has so many bytes at most.
_REMEMBERED, _SMALL = 32, 1_000_000

# How often, and by how many units in the last place, weights and inputs are moved to see what rounding may cost.
_DRAWS, _UNITS = 3, 8


class Stepped(NamedTuple):
    """The weights before and after a step, and the gradient of each (None where it has none)."""

    start: list[Array]
    after: list[Array]
    gradients: list[Array | None]


class Expected:
    """The right outputs for a batch.

    Args:
        reference: the network, with the weights that count.
        inputs: the batch.
        training: whether they are those in training.
    """

    def __init__(self, reference: Reference, inputs: Sequence[Array], training: bool) -> None:
        self._reference = reference
        self._inputs = inputs
        self._training = training
        self._weights = reference.values()
        self.values = reference.outputs(inputs, training=training)

    def agree(self, found: Array, relative: float = 1e-5) -> bool:
        """Whether each number is as near to the right one as rounding allows, for as many rows as there are.

        Args:
            found: the numbers.
            relative: the fraction of each number that it may be off in any case.
        """
        right = self.values[: len(found)]
        if found.shape != right.shape:
            return False
        with np.errstate(invalid="ignore"):
            gaps = np.where(found == right, 0, np.abs(found.astype("float64") - right))
            due = 1e-6 + relative * np.abs(right)
            # Most answers take the reference's steps, and there is nothing to measure.
            return bool(np.all(gaps <= due)) or bool(np.all(gaps <= due + 8 * self._spread[: len(found)]))

    @cached_property
    def _spread(self) -> Array:
        """What rounding may cost: how outputs move when weights and inputs do by some units in the last place."""
        squares = np.zeros(self.values.shape)
        generator = np.random.default_rng(0)
        for _ in range(_DRAWS):
            self._reference.place([_moved(value, generator) for value in self._weights])
            moved = self._reference.outputs(
                [_moved(value, generator) for value in self._inputs], training=self._training
            )
            squares += np.nan_to_num(moved.astype("float64") - self.values) ** 2
        self._reference.place(self._weights)
        spread = np.sqrt(squares / _DRAWS)
        # By chance all draws may leave one number as it is.
        return np.asarray(spread + 0.1 * spread.mean(axis=tuple(range(1, spread.ndim)), keepdims=True))


class Reference:
    """A network that is known to be right for one call; its weights are what was placed in it last.

    Args:
        build: makes the model, not compiled.
        loss: Keras's name of the loss that it is trained with, or "" where it isn't.
    """

    def __init__(self, build: Callable[[], Any], loss: str = "") -> None:
        with quiet_warnings(), zero_initialized():
            self._model = build()
        self._loss = keras.losses.get(loss) if loss else None
        self._known: dict[bytes, Any] = {}

    @property
    def input_shapes(self) -> tuple[tuple[int, ...], ...]:
        """Without the batch axis."""
        return tuple(tuple(tensor.shape[1:]) for tensor in self._model.inputs)

    @property
    def input_names(self) -> tuple[str, ...]:
        return tuple(str(tensor.name) for tensor in self._model.inputs)

    @property
    def output_shape(self) -> tuple[int, ...]:
        return tuple(self._model.outputs[0].shape[1:])

    @property
    def layers(self) -> tuple[Layer, ...]:
        return tuple(rows_of(self._model))

    @property
    def acts_in_training(self) -> bool:
        """Whether it computes something else in training than at inference."""
        return any("Dropout" in layer.kind or "Normalization" in layer.kind for layer in self.layers)

    @property
    def shapes(self) -> list[tuple[int, ...]]:
        """The shapes of its weights, in order."""
        return [tuple(variable.shape) for variable in self._model.weights]

    @property
    def paths(self) -> list[str]:
        """The names of its weights, with those of their layers."""
        return [variable.path for variable in self._model.weights]

    @property
    def counts(self) -> tuple[int, int]:
        """Trainable and other parameters."""
        trained = sum(int(np.prod(variable.shape)) for variable in self._model.trainable_weights)
        return trained, sum(int(np.prod(shape)) for shape in self.shapes) - trained

    @property
    def trainable(self) -> list[bool]:
        trained = {id(variable) for variable in self._model.trainable_weights}
        return [id(variable) in trained for variable in self._model.weights]

    def given(self, seed: int = 0, compiled: str = "") -> Given:
        """This very model, with drawn weights, as it can be handed to an answer; `compiled` as in `Given`."""
        weights = [(variable.path, tuple(variable.shape), bool(variable.trainable)) for variable in self._model.weights]
        values = drawn_weights(weights, seed)
        self.place(values)
        return Given(self._model.to_json(), tuple(values), compiled)

    def orders(self, weights: Sequence[Weight]) -> Iterator[list[int]]:
        """Every way in which an answer's weights can be this network's: for each of its weights, an index into theirs.

        Shapes must agree up to axes of size one and up to flattening all axes but the last, which is how a Dense
        kernel and the convolution that does the same differ; and where they don't, up to all axes of size one, as of a
        bias that is a row. Layers keep their weights together where they can.
        """
        shapes = [weight.shape for weight in weights]
        for kind in (_kind, _bare):
            wanted, found = [kind(shape) for shape in self.shapes], [kind(shape) for shape in shapes]
            if Counter(wanted) == Counter(found):
                break
        else:
            return
        seen: set[tuple[int, ...]] = set()
        for order in itertools.islice(self._candidates(wanted, found, weights), _MOST_ORDERS):
            if tuple(order) not in seen:
                seen.add(tuple(order))
                yield order

    def _candidates(self, wanted: list[Any], found: list[Any], weights: Sequence[Weight]) -> Iterator[list[int]]:
        if wanted == found:
            yield list(range(len(wanted)))
        yield from _by_groups(
            _grouped(wanted, [variable.path for variable in self._model.weights]),
            _grouped(found, [weight.path for weight in weights]),
        )
        places = {kind: [place for place, other in enumerate(found) if other == kind] for kind in wanted}
        kinds = list(places)
        for choice in itertools.product(*(itertools.permutations(places[kind]) for kind in kinds)):
            queues = {kind: list(order) for kind, order in zip(kinds, choice, strict=True)}
            yield [queues[kind].pop(0) for kind in wanted]

    def place(self, values: Sequence[Array]) -> None:
        """Set the weights, in this network's order; each is reshaped to fit."""
        for variable, value in zip(self._model.weights, values, strict=True):
            variable.assign(np.asarray(value, dtype="float32").reshape(variable.shape))

    def values(self) -> list[Array]:
        """The weights as they are."""
        return [variable.numpy() for variable in self._model.weights]

    def outputs(self, inputs: Sequence[Array], *, training: bool = False) -> Array:
        """The outputs for a batch."""

        def called() -> Array:
            with quiet_warnings():
                return np.array(self._model(_as_given(inputs), training=training))

        return called() if training and self.acts_in_training else self._once("outputs", self._with(inputs), called)

    def expected(self, inputs: Sequence[Array], *, training: bool = False) -> Expected:
        """The outputs for a batch with the weights as they are, and how far from them a right network's may be."""
        return Expected(self, inputs, training)

    def pull(
        self, inputs: Sequence[Array], cotangent: Array, *, training: bool = False
    ) -> tuple[list[Array | None], list[Array | None]]:
        """Gradients of the weighed outputs with respect to each weight and each input; None where there is none."""

        def weighed(batches: Sequence[Any]) -> Any:
            return keras.ops.sum(self._model(_as_given(batches), training=training) * cotangent)

        def pulled() -> tuple[list[Array | None], list[Array | None]]:
            batches = [keras.ops.convert_to_tensor(batch) for batch in inputs]
            with quiet_warnings():
                found = engine.gradients(weighed, self._model.weights, batches, model=self._model)
            by_weight, by_input = ([None if one is None else np.array(one) for one in part] for part in found)
            return by_weight, by_input

        if training and self.acts_in_training:
            return pulled()
        return self._once("gradients", [*self._with(inputs), cotangent], pulled)

    def loss(self, inputs: Sequence[Array], targets: Array, *, training: bool = True) -> float:
        """The loss at the weights as they are, in training or at inference."""
        return float(self._mean_loss(inputs, targets, training))

    def _mean_loss(self, inputs: Sequence[Array], targets: Array, training: bool = True) -> Any:
        assert self._loss is not None, "this reference is not trained"
        return keras.ops.mean(self._loss(targets, self._model(_as_given(inputs), training=training)))

    def step(self, inputs: Sequence[Array], targets: Array, optimizer: Any) -> tuple[list[Array], list[Array | None]]:
        """One step of an optimizer: the weights after it, and the gradient of each (None where it has none)."""
        trained = self._model.trainable_variables
        gradients, _ = engine.gradients(lambda _: self._mean_loss(inputs, targets), trained, model=self._model)
        pairs = [
            (gradient, variable) for gradient, variable in zip(gradients, trained, strict=True) if gradient is not None
        ]
        optimizer.apply([gradient for gradient, _ in pairs], [variable for _, variable in pairs])
        known = {
            id(variable): None if gradient is None else np.array(gradient)
            for variable, gradient in zip(trained, gradients, strict=True)
        }
        return self.values(), [known.get(id(variable)) for variable in self._model.weights]

    def steps(
        self,
        starts: Sequence[tuple[Sequence[Array], float]],
        inputs: Sequence[Array],
        targets: Array,
        found: Optimizer,
        kind: str,
    ) -> list[Stepped]:
        """Steps of one optimizer that goes on, on one batch, each from weights and with a learning rate that are given.

        Args:
            starts: for each step the weights before it, in this network's order, and the learning rate.
            inputs: of the batch.
            targets: of the batch.
            found: an answer's optimizer.
            kind: the class that it should be of.
        """
        rates = [rate for _, rate in starts]

        def taken() -> list[Stepped]:
            optimizer = optimizer_like(found, kind, rates[0])
            steps = []
            for values, rate in starts:
                self.place(values)
                optimizer.learning_rate = rate
                steps.append(Stepped(self.values(), *self.step(inputs, targets, optimizer)))
            return steps

        if self.acts_in_training:
            return taken()
        arrays = [*itertools.chain.from_iterable(values for values, _ in starts), *inputs, targets]
        settings = {name: value for name, value in found.settings.items() if name != "name"}
        return self._once(repr((kind, rates, settings)), arrays, taken)

    def _with(self, inputs: Sequence[Array]) -> list[Array]:
        return [*self.values(), *inputs]

    def _once(self, what: str, arrays: Sequence[Array], act: Callable[[], Found]) -> Found:
        """What `act` gives, which depends on nothing but these arrays: it isn't a matter of chance, nor does it leave traces."""
        digest = hashlib.blake2b(what.encode(), digest_size=16)
        for one in arrays:
            digest.update(f"{one.dtype}{one.shape}".encode())
            digest.update(np.ascontiguousarray(one).data)
        key = digest.digest()
        found: Found = self._known.pop(key) if key in self._known else act()
        if sum(one.nbytes for one in keras.tree.flatten(found) if one is not None) <= _SMALL:
            self._known[key] = found
        while len(self._known) > _REMEMBERED:
            # Which was not asked for the longest.
            del self._known[next(iter(self._known))]
        return found


def optimizer_like(found: Optimizer, kind: str, rate: float) -> Any:
    """Keras's optimizer of this kind with an answer's numbers, but without weight decay."""
    settings: Mapping[str, Any] = {
        name: value
        for name, value in found.settings.items()
        if name not in ("name", "learning_rate", "weight_decay", "loss_scale_factor")
    }
    made = getattr(keras.optimizers, kind)
    known = made().get_config()
    return made(learning_rate=rate, **{name: value for name, value in settings.items() if name in known})


def _moved(values: Array, generator: np.random.Generator) -> Array:
    # Millions of numbers would take their time to draw.
    noise = np.resize(generator.standard_normal(min(values.size, 65521), dtype="float32"), values.shape)
    return np.asarray(values * (1 + noise * np.float32(_UNITS * 2**-23)), dtype="float32")


def _kind(shape: tuple[int, ...]) -> tuple[int, ...]:
    squeezed = tuple(size for size in shape if size != 1)
    if len(squeezed) < 2:
        return (int(np.prod(squeezed)),) if len(shape) < 2 else (int(np.prod(shape[:-1])), shape[-1])
    return int(np.prod(shape[:-1])), shape[-1]


def _bare(shape: tuple[int, ...]) -> tuple[int, ...]:
    """What is left of a shape without axes of size one, a kernel's flattened."""
    squeezed = tuple(size for size in shape if size != 1)
    return (int(np.prod(squeezed[:-1])), squeezed[-1]) if len(squeezed) > 1 else squeezed


def _grouped(kinds: list[Any], paths: list[str]) -> list[tuple[tuple[Any, ...], list[int]]]:
    """Weights by the layer that owns them: the shapes of each group, and where they stand."""
    groups: dict[str, list[int]] = {}
    for place, path in enumerate(paths):
        groups.setdefault(path.rpartition("/")[0], []).append(place)
    return [(tuple(kinds[place] for place in places), places) for places in groups.values()]


def _by_groups(
    wanted: list[tuple[tuple[Any, ...], list[int]]], found: list[tuple[tuple[Any, ...], list[int]]]
) -> Iterator[list[int]]:
    shapes = list(dict.fromkeys(kinds for kinds, _ in wanted))
    ours = {kinds: [places for other, places in wanted if other == kinds] for kinds in shapes}
    theirs = {kinds: [places for other, places in found if other == kinds] for kinds in shapes}
    if Counter(kinds for kinds, _ in wanted) != Counter(kinds for kinds, _ in found):
        return
    for choice in itertools.product(*(itertools.permutations(theirs[kinds]) for kinds in shapes)):
        order: dict[int, int] = {}
        for kinds, groups in zip(shapes, choice, strict=True):
            for target, source in zip(ours[kinds], groups, strict=True):
                order.update(zip(target, source, strict=True))
        yield [order[place] for place in range(len(order))]


def _as_given(inputs: Sequence[Array]) -> Any:
    return inputs[0] if len(inputs) == 1 else list(inputs)
