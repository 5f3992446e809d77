"""Looks at a compiled model and its data: how it is made, what it computes, and how a few steps of training go.

Everything is put back afterwards: weights, optimizer, metrics.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.compiled import described_optimizer
from pytest_keraskata.answer.models.steps import logs_of_step
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.structure import layers as layer_rows
from pytest_keraskata.backend import keras, quiet_warnings, tf
from pytest_keraskata.portrait.seen import Column, Fitting, Movement, Portrait

_ROWS = 64
_STEPS = 4
_MANY = 50
_SWEEP = (-3.0, -1.5, -0.4, 0.3, 0.8, 2.5)
_UNKNOWN = "unknown"


def portrait(model: Any, x: Any = None, y: Any = None, fitting: Fitting | None = None) -> Portrait:
    """What model and data show.

    Args:
        model: a built or callable Keras model.
        x: its inputs: an array, a list or dict of arrays, or a dataset of batches; normal numbers where None.
        y: its targets, or None.
        fitting: the arguments of `fit`, where it was called.
    """
    with quiet_warnings():
        return _Painter(model, x, y, fitting).paint()


def column(values: Any) -> Column:
    """An array, counted."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiub" or not array.size:
        return Column(tuple(array.shape), "O" if array.dtype.kind not in "fiub" else array.dtype.kind)
    numbers = array.astype("float64")
    finite = numbers[np.isfinite(numbers)]
    different = np.unique(finite) if finite.size else np.array([])
    few = tuple(float(value) for value in different) if len(different) <= _MANY else ()
    flat = numbers.reshape(len(numbers), -1)
    sums = (float(flat.sum(1).min()), float(flat.sum(1).max())) if array.ndim == 2 and array.shape[1] > 1 else None
    labels = _labels(numbers, few)
    tail = labels[len(labels) - max(len(labels) // 5, 1) :] if labels is not None else ()
    return Column(
        tuple(array.shape),
        array.dtype.kind,
        low=float(finite.min()) if finite.size else 0.0,
        high=float(finite.max()) if finite.size else 0.0,
        mean=float(finite.mean()) if finite.size else 0.0,
        spread=float(finite.std()) if finite.size else 0.0,
        missing=int(numbers.size - finite.size),
        values=few,
        whole=bool(np.all(finite == np.round(finite))),
        row_sums=sums,
        labels=tuple(float(value) for value in np.unique(labels)) if labels is not None else (),
        tail=tuple(float(value) for value in np.unique(np.asarray(tail))),
    )


def _labels(numbers: Array, different: Sequence[float]) -> Array | None:
    """The class of each row, where the numbers are classes."""
    if numbers.ndim == 2 and numbers.shape[1] > 1:
        is_one_hot = set(different) <= {0.0, 1.0} and bool(np.all(numbers.sum(1) == 1))
        return np.asarray(numbers.argmax(1)) if is_one_hot else None
    flat = numbers.reshape(-1)
    is_class = bool(different) and len(flat) == len(numbers) and bool(np.all(flat == np.round(flat)))
    return flat if is_class else None


def gathered(x: Any, y: Any) -> tuple[Any, Any]:
    """Inputs and targets as arrays, whatever they came as; of a dataset its first batches."""
    if isinstance(x, tf.data.Dataset) or (hasattr(x, "__getitem__") and isinstance(x, keras.utils.PyDataset)):
        batches = list(x.take(20)) if isinstance(x, tf.data.Dataset) else [x[at] for at in range(min(len(x), 20))]
        inputs = [_arrays(batch[0] if isinstance(batch, tuple | list) else batch) for batch in batches]
        targets = [np.asarray(batch[1]) for batch in batches if isinstance(batch, tuple | list) and len(batch) > 1]
        joined = keras.tree.map_structure(lambda *parts: np.concatenate(parts), *inputs)
        return joined, np.concatenate(targets) if targets else None
    # Of several outputs nothing is said that takes targets.
    several = isinstance(y, dict) or (isinstance(y, list | tuple) and len(y) and hasattr(y[0], "shape") and y[0].ndim)
    return _arrays(x), None if y is None or several else _array(y)


def _arrays(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _array(part) for name, part in value.items()}
    if isinstance(value, list | tuple) and value and hasattr(value[0], "shape"):
        return [_array(part) for part in value]
    return None if value is None else _array(value)


def _array(value: Any) -> Array:
    with contextlib.suppress(Exception):
        return np.asarray(keras.ops.convert_to_numpy(value))
    return np.asarray(value)


class _Painter:
    """One model under observation; a stage that raises is noted, and the others go on."""

    def __init__(self, model: Any, x: Any, y: Any, fitting: Fitting | None) -> None:
        self.model = model
        all_x, all_y = gathered(x, y)
        self.found: dict[str, Any] = {"fitting": fitting}
        self.problems: dict[str, str] = {}
        if all_x is None and getattr(model, "inputs", None):
            generator = np.random.default_rng(0)
            made = [generator.normal(size=(8, *(size or 8 for size in one.shape[1:]))) for one in model.inputs]
            all_x = [one.astype("float32") for one in made] if len(made) > 1 else made[0].astype("float32")
        else:
            self.found["x"] = tuple(column(part) for part in keras.tree.flatten(all_x))
            self.found["y"] = None if all_y is None else column(all_y)
        self.x = keras.tree.map_structure(self._some, all_x)
        self.y = None if all_y is None else self._some(all_y)

    def _some(self, array: Array) -> Array:
        """Rows from all over: sorted data begin with one class."""
        # Run eagerly, a hundred layers take their time.
        rows = _ROWS if len(self.model.weights) < 100 else _ROWS // 8
        places = np.unique(np.linspace(0, len(array) - 1, min(rows, len(array))).astype(int))
        return np.asarray(array[places])

    def stage(self, name: str, act: Callable[[], Any], otherwise: Any = None) -> Any:
        try:
            return act()
        except Exception as error:
            self.problems.setdefault(name, f"{type(error).__name__}: {str(error).splitlines()[0][:300]}" if str(error)
                                     else type(error).__name__)  # fmt: skip
            return otherwise

    def paint(self) -> Portrait:
        found = self.found
        outputs = self.stage("call", lambda: self._called(self.x))
        if outputs is not None and outputs.ndim >= 1:
            found["outputs"] = outputs
            found["output_shape"] = tuple(outputs.shape)
            found["layers"] = self.stage("layers", lambda: tuple(layer_rows(self.model)), ())
            found["followers"] = self.stage("followers", lambda: dict(_followers(self.model)), {})
            shapes = [tuple(one.shape[1:]) for one in getattr(self.model, "inputs", None) or ()]
            found["input_shapes"] = tuple(shapes)
            with self._restored():
                self._look(found)
        found["problems"] = self.problems
        return Portrait(**found)

    def _look(self, found: dict[str, Any]) -> None:
        model = self.model
        found["outputs_again"] = self._called(self.x)
        found["alone"] = self.stage("alone", lambda: self._called(keras.tree.map_structure(lambda a: a[:1], self.x)))
        found["in_training"] = self.stage("train", lambda: self._called(self.x, training=True))
        found["activation"] = self.stage("bias", self._activation)
        self._put_back()
        found["affine"] = self.stage("affine", lambda: self._affine(found["activation"]))
        sizes = self.stage("sizes", self._sizes, ({}, {}, {}))
        found["magnitudes"], found["silent"], found["stuck"] = sizes
        if not model.compiled:
            return
        found["optimizer"] = self.stage("optimizer", lambda: described_optimizer(model.optimizer))
        loss = model.loss
        found["loss_name"] = loss if isinstance(loss, str) else getattr(loss, "name", getattr(loss, "__name__", "loss"))
        found["loss"], found["loss_words"] = self.stage("loss", self._loss, ("other", ()))
        found["metric_kinds"] = self.stage("metrics", self._metric_kinds, ())
        found["spreading"] = self.stage("spreading", self._spreading, ())
        if self.y is None:
            return
        found["penalty"] = float(sum(float(_array(one)) for one in model.losses))
        self.stage("evaluate", lambda: self._evaluate(found))
        found["losses"], found["moves"] = self.stage("train", self._trained, ((), ()))

    # --- outputs ---

    def _called(self, x: Any, *, training: bool = False) -> Array:
        outputs = self.model(x, training=training)
        return _array(keras.tree.flatten(outputs)[0])

    def _activation(self) -> str | None:
        """Where the last kernel is zero, what comes out is the last activation of its bias."""
        place = self._last_bias()
        if place is None:
            return None
        model = self.model
        kernel, bias = model.weights[place - 1], model.weights[place]
        kernel.assign(np.zeros(kernel.shape, "float32"))
        units = int(bias.shape[0])
        seen, given = [], []
        for step in _SWEEP:
            values = np.zeros(units, "float32")
            values[0] = step
            bias.assign(values)
            row = self._called(keras.tree.map_structure(lambda a: a[:2], self.x))
            seen.append(np.asarray(row, "float64").reshape(-1, row.shape[-1])[0])
            given.append(values.astype("float64"))
        return _named(np.array(given), np.array(seen))

    def _last_bias(self) -> int | None:
        """The last vector that stands behind a kernel with as many units, and decides on the outputs."""
        weights = self.model.weights
        units = self.found["output_shape"][-1]
        for place in reversed(range(1, len(weights))):
            kernel, bias = weights[place - 1], weights[place]
            if len(bias.shape) == 1 and len(kernel.shape) >= 2 and kernel.shape[-1] == bias.shape[0] == units:
                return place
        return None

    def _affine(self, activation: str | None) -> float | None:
        # A token's number is a name, and no quantity.
        looks_up = any("Embedding" in layer.kind or "Lookup" in layer.kind for layer in self.found.get("layers", ()))
        if activation is None or looks_up or isinstance(self.x, dict | list) or self.x.dtype.kind not in "fiub":
            return None
        shapes = self.x.shape[1:]
        back = _INVERSES.get(activation)
        if back is None:
            return None
        generator = np.random.default_rng(1)
        # Small enough for a sigmoid to stay away from its ends.
        one, other = (generator.normal(0, 0.3, (8, *shapes)).astype("float32") for _ in range(2))
        values = [back(self._called(part).astype("float64")) for part in (one, other, one + other, 0 * one)]
        if not all(np.isfinite(value).all() for value in values):
            return None
        scale = max(float(np.max(np.abs(values[0] - values[3]))), 1e-9)
        return float(np.max(np.abs(values[0] + values[1] - values[2] - values[3]))) / scale

    def _sizes(self) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
        """How large each layer's outputs are, how many of its units say nothing, and how many the same of all rows."""
        steps = [layer for layer in self.model.layers if not isinstance(layer, keras.layers.InputLayer)]
        if not getattr(self.model, "inputs", None):
            return {}, {}, {}
        # A nested model has outputs of its own besides those in this one.
        tensors = [layer._inbound_nodes[-1].output_tensors[0] for layer in steps]
        inner = keras.Model(self.model.inputs, tensors)
        values = [_array(value).astype("float64") for value in keras.tree.flatten(inner(self.x, training=False))]
        named = {layer.name: value for layer, value in zip(steps, values, strict=True) if value.ndim > 1}
        units = {name: value.reshape(-1, value.shape[-1]) for name, value in named.items()}
        large = {name: float(np.max(np.abs(value))) for name, value in units.items()}
        silent = {name: float(np.mean(np.all(value == 0, axis=0))) for name, value in units.items()}
        return large, silent, {name: float(np.mean(_is_stuck(value))) for name, value in units.items()}

    # --- loss and metrics ---

    def _loss(self) -> tuple[str, tuple[str, ...]]:
        """The compiled loss by value, on plain tensors: Keras hides logits on a layer's own output."""
        units = self.found["output_shape"][-1]
        generator = np.random.default_rng(2)
        binary = (generator.uniform(size=(12, units)) > 0.5).astype("float32")
        classes = generator.integers(0, max(units, 2), 12)
        one_hot = np.eye(max(units, 2), dtype="float32")[classes][:, :units]
        p = generator.dirichlet(np.ones(max(units, 2)), 12).astype("float32")[:, :units]
        p = 0.02 + 0.96 * p
        name = "other"
        for kind, targets, right in _losses(binary, one_hot, classes, p):
            if kind.startswith(("categorical", "sparse")) and units < 2:
                # Over one unit the mistake shows in the name alone: the value is zero.
                continue
            value = self._loss_of(targets, p)
            if value is not None and np.isclose(value, right, rtol=1e-3, atol=1e-5):
                name = kind
                break
        if name == "other" and units < 2:
            name = self._by_name()
        return name, self._words_on_loss(binary if units == 1 else one_hot)

    def _by_name(self) -> str:
        text = str(self.found["loss_name"]).lower()
        logits = " on logits" if getattr(self.model.loss, "from_logits", False) else ""
        for word, kind in (
            ("sparse_categorical", "sparse"),
            ("sparsecategorical", "sparse"),
            ("categorical", "categorical"),
        ):
            if text.startswith(word):
                return kind + logits
        return "other"

    def _loss_of(self, targets: Array, predictions: Array) -> float | None:
        try:
            y, p = keras.ops.convert_to_tensor(targets), keras.ops.convert_to_tensor(predictions)
            total = float(_array(self.model.compute_loss(x=None, y=y, y_pred=p)))
            return total - float(sum(float(_array(one)) for one in self.model.losses))
        except Exception:
            return None

    def _words_on_loss(self, targets: Array) -> tuple[str, ...]:
        said = []
        if self.y is not None and self.y.dtype.kind in "fiub" and set(np.unique(self.y)) <= {0, 1}:
            # A loss of an answer's own may count on the shape of its own targets.
            targets = (
                self.y.astype("float32").reshape(self.found["output_shape"])
                if (self.y.size == np.prod(self.found["output_shape"]))
                else targets
            )
        near = np.clip(targets, 0.05, 0.95)
        good, bad = self._loss_of(targets, near), self._loss_of(targets, 1 - near)
        if good is not None and bad is not None and bad < good - 1e-6:
            said.append("rewards errors")
        extreme = self._loss_of(targets, targets)
        wrong = self._loss_of(targets, 1 - targets)
        if any(value is not None and not np.isfinite(value) for value in (extreme, wrong)):
            said.append("nan at 0 and 1")
        twice = self._loss_of(np.concatenate([targets, targets]), np.concatenate([near, near]))
        if good and twice is not None and np.isclose(twice, 2 * good, rtol=1e-3) and abs(good) > 1e-6:
            said.append("a sum over the batch")
        return tuple(said)

    def _metric_kinds(self) -> tuple[str, ...]:
        given = getattr(self.model._compile_metrics, "_user_metrics", None)
        return tuple(
            one if isinstance(one, str) else getattr(one, "__name__", type(one).__name__)
            for one in keras.tree.flatten(given)
            if one is not None
        )

    def _spreading(self) -> tuple[str, ...]:
        """Metrics of an answer's own that compare each label with every prediction."""
        if self.found["output_shape"][1:] != (1,):
            return ()
        generator = np.random.default_rng(3)
        labels = (generator.uniform(size=24) > 0.5).astype("float32")
        p = keras.ops.convert_to_tensor(generator.uniform(size=(24, 1)).astype("float32"))
        said = []
        for one in keras.tree.flatten(getattr(self.model._compile_metrics, "_user_metrics", None)):
            if callable(one) and hasattr(one, "__code__"):
                flat, deep = (
                    float(np.mean(_array(one(keras.ops.convert_to_tensor(value), p))))
                    for value in (labels, labels[:, None])
                )
                said += [str(one.__name__)] if not np.isclose(flat, deep, rtol=1e-3) else []
        return tuple(said)

    def _evaluate(self, found: dict[str, Any]) -> None:
        model = self.model
        model.reset_metrics()
        eagerly, model.run_eagerly = model.run_eagerly, True
        function, model.test_function = model.test_function, None
        try:
            logs = model.test_on_batch(self.x, self.y, return_dict=True)
        finally:
            model.run_eagerly, model.test_function = eagerly, function
            model.reset_metrics()
        found["metrics"] = {
            str(name): float(np.asarray(value))
            for name, value in logs.items()
            if name != "loss" and np.ndim(value) == 0
        }
        assert self.y is not None, "there are targets to evaluate on"
        by_hand = self._loss_of(self.y, found["outputs"])
        if by_hand is not None:
            found["consistent"] = (float(np.asarray(logs["loss"])), by_hand + found["penalty"])

    # --- training ---

    def _trained(self) -> tuple[tuple[float, ...], tuple[Movement, ...]]:
        model = self.model
        first = self._gradients()
        start = [_array(one).copy() for one in model.weights]
        eagerly, model.run_eagerly = model.run_eagerly, True
        function, model.train_function = model.train_function, None
        try:
            losses = self._steps()
        finally:
            model.run_eagerly, model.train_function = eagerly, function
        later = self._gradients()
        trained = {id(one) for one in model.trainable_weights}
        return tuple(losses), tuple(
            _movement(one, id(one) in trained, before, _array(one), gradients)
            for one, before, gradients in zip(model.weights, start, zip(first, later, strict=True), strict=True)
        )

    def _steps(self) -> list[float]:
        model = self.model
        assert self.y is not None, "there are targets to train on"
        try:
            logs = [logs_of_step(model, self.x, self.y) for _ in range(_STEPS)]
            return [float(np.asarray(one["loss"])) for one in logs]
        except Exception:
            # A training step of an answer's own may count on what `fit` hands it.
            history = model.fit(self.x, self.y, batch_size=len(self.y), epochs=_STEPS, shuffle=False, verbose=0)
            return [float(value) for value in history.history["loss"]]

    def _gradients(self) -> list[float | None]:
        model = self.model
        values = [variable.value for variable in model.weights]
        with tf.GradientTape() as tape:
            outputs = model(self.x, training=True)
            loss = model.compute_loss(x=self.x, y=keras.ops.convert_to_tensor(self.y), y_pred=outputs)
        found = tape.gradient(loss, values)
        return [None if one is None else float(np.linalg.norm(_array(tf.convert_to_tensor(one)))) for one in found]

    @contextlib.contextmanager
    def _restored(self) -> Iterator[None]:
        model = self.model
        state = model.optimizer.variables if model.compiled and model.optimizer is not None else []
        kept = [(one, _array(one).copy()) for one in state]
        # Weights, and the states of whatever draws at random.
        self._kept = [(one, _array(one).copy()) for one in model.variables]
        try:
            yield
        finally:
            self._put_back()
            known = {id(one) for one, _ in kept}
            for one, value in kept:
                one.assign(value)
            later = model.optimizer.variables if model.compiled and model.optimizer is not None else []
            for one in later:
                if id(one) not in known:
                    one.assign(np.zeros(one.shape, str(one.dtype)))
            if model.compiled:
                model.reset_metrics()

    def _put_back(self) -> None:
        for variable, value in self._kept:
            variable.assign(value)


def _followers(model: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = {id(layer) for layer in model.layers}
    for layer in model.layers if getattr(model, "inputs", None) else ():
        readers = [node.operation for node in layer._outbound_nodes]
        yield str(layer.name), tuple(str(one.name) for one in readers if id(one) in known or not hasattr(one, "layers"))


def _is_stuck(values: Array) -> Array:
    """For each unit whether it is at an end of a bounded range, or says the same of every row but not zero."""
    size = np.abs(values)
    # A gate that is shut makes zeros; a ReLU's zeros are no end, and its other values are no ends either.
    bounded = bool(size.max() <= 1 and size.max() > 0.98)
    ends = np.mean((size > 0.98) | (size < 1e-4), axis=0) > 0.95
    same = (values.std(axis=0) < 1e-4 * np.maximum(np.abs(values).mean(axis=0), 1e-3)) & np.any(values != 0, axis=0)
    return np.asarray((ends & bounded) | same)


def _movement(variable: Any, trainable: bool, before: Array, after: Array, gradients: tuple[Any, Any]) -> Movement:
    if before.dtype.kind != "f":
        return Movement(str(variable.path), tuple(before.shape), trainable, 0.0, 0.0, gradients, 0.0, False)
    length = max(float(np.linalg.norm(before)), 1e-12)
    moved = float(np.linalg.norm(after - before))
    return Movement(
        str(variable.path),
        tuple(before.shape),
        trainable,
        float(np.max(np.abs(before))) if before.size else 0.0,
        float(np.std(before)) if before.size else 0.0,
        gradients,
        moved / length if length > 1e-9 else moved,
        before.ndim > 1
        and before.shape[-1] > 1
        and all(bool(np.allclose(one, one[..., :1])) for one in (before, after)),
    )


def _softmax(values: Array) -> Array:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


_ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "softmax": _softmax,
    "sigmoid": lambda b: 1 / (1 + np.exp(-b)),
    "linear": lambda b: b,
    "relu": lambda b: np.maximum(b, 0),
    "tanh": np.tanh,
    "softplus": lambda b: np.log1p(np.exp(b)),
    "exponential": np.exp,
    "elu": lambda b: np.where(b > 0, b, np.expm1(b)),
    "selu": lambda b: 1.0507009873554805 * np.where(b > 0, b, 1.6732632423543772 * np.expm1(b)),
    "leaky_relu": lambda b: np.where(b > 0, b, 0.2 * b),
    "softmax after softmax": lambda b: _softmax(_softmax(b)),
    "softmax after relu": lambda b: _softmax(np.maximum(b, 0)),
    "softmax after tanh": lambda b: _softmax(np.tanh(b)),
    "softmax after sigmoid": lambda b: _softmax(1 / (1 + np.exp(-b))),
    "sigmoid after relu": lambda b: 1 / (1 + np.exp(-np.maximum(b, 0))),
    "sigmoid after sigmoid": lambda b: 1 / (1 + np.exp(-1 / (1 + np.exp(-b)))),
    "sigmoid after tanh": lambda b: 1 / (1 + np.exp(-np.tanh(b))),
    # Over the batch all rows are alike here, and share the whole.
    "softmax over the batch": lambda b: np.full_like(b, 0.5),
}
_INVERSES: dict[str, Callable[[Array], Array]] = {
    "linear": lambda v: v,
    "sigmoid": lambda v: np.log(v / (1 - v)),
    "softmax": lambda v: np.log(v) - np.log(v[..., :1]),
    "tanh": lambda v: np.arctanh(v),
}


def _named(given: Array, seen: Array) -> str:
    if seen.shape != given.shape:
        return _UNKNOWN
    for name, function in _ACTIVATIONS.items():
        if np.allclose(seen, function(given), rtol=1e-3, atol=1e-4):
            return name
    return _UNKNOWN


def _losses(binary: Array, one_hot: Array, classes: Array, p: Array) -> Iterator[tuple[str, Array, float]]:
    """What a loss may be: its name, the targets to ask it about, and its value for them."""
    losses = keras.losses
    for suffix, logits in (("", False), (" on logits", True)):
        yield "binary" + suffix, binary, _value(losses.BinaryCrossentropy(from_logits=logits), binary, p)
    if p.shape[1] > 1:
        for suffix, logits in (("", False), (" on logits", True)):
            yield (
                "categorical" + suffix,
                one_hot,
                _value(losses.CategoricalCrossentropy(from_logits=logits), one_hot, p),
            )
            column_ = classes.reshape(-1, 1).astype("float32")
            yield (
                "sparse" + suffix,
                column_,
                _value(losses.SparseCategoricalCrossentropy(from_logits=logits), column_, p),
            )
    yield "mse", binary, _value(losses.MeanSquaredError(), binary, p)
    yield "mae", binary, _value(losses.MeanAbsoluteError(), binary, p)
    yield "hinge", binary * 2 - 1, _value(losses.Hinge(), binary * 2 - 1, p)


def _value(loss: Any, targets: Array, predictions: Array) -> float:
    return float(_array(loss(keras.ops.convert_to_tensor(targets), keras.ops.convert_to_tensor(predictions))))


# --- the arguments of fit -----------------------------------------------------------------------------------


def first_rows(values: Any, count: int) -> Any:
    """The first rows of data, whatever they came as."""
    if isinstance(values, tf.data.Dataset):
        return values.take(1)
    if isinstance(values, dict):
        return {name: part[:count] for name, part in values.items()}
    if isinstance(values, list | tuple) and values and hasattr(values[0], "shape"):
        return type(values)(part[:count] for part in values)
    return values[:count]


def overlap(x: Any, held_out: Any) -> float | None:
    """The share of validation rows that are training rows too; None where that can't be told."""
    if not isinstance(held_out, list | tuple) or not hasattr(x, "shape"):
        return None
    ours, theirs = _array(x), _array(held_out[0])
    if ours.shape[1:] != theirs.shape[1:] or not len(theirs) or ours.dtype.kind not in "fiub":
        return None
    if len(np.unique(ours, axis=0)) < 0.9 * len(ours):
        # Rows that repeat anyway say nothing.
        return None
    known = {row.tobytes() for row in ours}
    return float(np.mean([row.tobytes() in known for row in theirs.astype(ours.dtype)]))
