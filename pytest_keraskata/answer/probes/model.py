"""Builds a model with an answer's function, and reports how it looks, what it computes and how it trains."""

import contextlib
import itertools
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

import numpy as np

from pytest_keraskata.answer.names import Answer, describe, live, recorded_warnings
from pytest_keraskata.asking.call import Given, Script
from pytest_keraskata.asking.data import drawn_weights
from pytest_keraskata.asking.model import (
    Compiled,
    GivenAfter,
    LossCase,
    ModelEvidence,
    ModelRequest,
    Optimizer,
    Outputs,
    Step,
    Weight,
)
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.asking.structure import edges, layers, style
from pytest_keraskata.backend import keras, tf, zero_initialized

# What pretrained weights are where none can be had: a value that no initializer draws for a whole weight.
_PRETRAINED = 0.0078125
# More than an epoch of most tasks in a kata; a schedule that is over by then hardly began.
_MANY_STEPS = 50


def probe(answer: Answer, request: ModelRequest) -> ModelEvidence:
    answer.seed(request.seed)
    raised = answer.load()
    if raised:
        return ModelEvidence(raised=raised)
    line = answer.line_of(request.call.function)
    handed = [live(value) for value in request.call.args]
    named = {name: live(value) for name, value in request.call.kwargs.items()}
    with recorded_warnings() as warned, _downloads() as downloads:
        # Where nobody looks at the initial values, there is no use in drawing fifteen million of them.
        with contextlib.nullcontext() if _starts_count(request) else zero_initialized():
            model, raised = answer.call(request.call, tuple(handed), named)
        if raised:
            return ModelEvidence(raised=raised, line=line, warned=tuple(warned))
        inputs = [value for value in [*handed, *named.values()] if type(value) is keras.KerasTensor]
        if inputs and issubclass(type(model), keras.KerasTensor):
            model, raised = answer.guarded(lambda: keras.Model(inputs, model))
            if raised:
                return ModelEvidence(raised=raised, line=line, warned=tuple(warned))
        # `isinstance` asks the object; its type can't be made to lie.
        if not issubclass(type(model), keras.Model):
            returned, raised = answer.guarded(lambda: describe(model))
            return ModelEvidence(raised=raised, returned=returned, line=line, warned=tuple(warned))
        kept = sum(bool(np.all(variable.numpy() == _PRETRAINED)) for variable in model.weights) if downloads else 0
        found = _Observed(answer, model, request)
        evidence = found.observe()
        given = _given_after(request, handed, named, model)
    return ModelEvidence(
        line=line,
        is_model=True,
        warned=tuple(warned),
        given=given,
        asked_for={"downloads": list(downloads), "kept": kept},
        **evidence,
    )


def _starts_count(request: ModelRequest) -> bool:
    """Whether anything is reported that depends on the initial values of the weights."""
    return bool(request.values or request.gradients or request.learn)


class _Observed:
    """One model under observation; every stage that raises is noted, and those that need it are left out."""

    def __init__(self, answer: Answer, model: Any, request: ModelRequest) -> None:
        self.answer = answer
        self.model = model
        self.request = request
        self.problems: dict[str, Raised] = {}
        # As it was compiled: who asks for eager steps gets them also from `fit`.
        self._eager = bool(model.run_eagerly)
        self._drawn: list[Array] = []
        self._initial: list[Array] = []
        self._by_name: bool | None = None

    def stage(self, name: str, act: Callable[[], Any], otherwise: Any = None) -> Any:
        value, raised = self.answer.guarded(act)
        if raised:
            self.problems[name] = raised
            return otherwise
        return value

    def observe(self) -> dict[str, Any]:
        found: dict[str, Any] = {"style": style(self.model), "compiled_at_all": bool(self.model.compiled)}
        found["layers"] = self.stage("layers", lambda: tuple(layers(self.model)), ())
        built = self.stage("build", self._built, False)
        found["built"] = bool(built)
        found["problems"] = self.problems
        if not built:
            return found
        # For pictures only: a model that can't be drawn has no problem.
        found["edges"] = self.answer.guarded(lambda: tuple(edges(self.model)))[0] or ()
        found.update(self.stage("shapes", self._shapes, {}))
        found["count"] = self.stage("count", lambda: int(self.model.count_params()), 0)
        found["weights"] = self.stage("weights", self._weights, ())
        if self.request.inputs:
            zeroed = {place % len(self._drawn) for place in self.request.zeroed} if self._drawn else set()
            self._place([0 * value if place in zeroed else value for place, value in enumerate(self._drawn)])
            found.update(self.stage("outputs", self._outputs, {}))
        if self.request.inputs and self.request.follow:
            self._place(self._drawn)
            found["followed"] = self.stage("followed", self._followed, ())
        if self.model.compiled and self.request.gradients:
            self._place(self._initial)
            found["gradients"] = self.stage("gradients", self._gradients, ())
            self._place(self._drawn)
        if self.model.compiled and (self.request.loss_cases or self.request.steps):
            found["compiled"] = self.stage("compiled", self._compiled)
        if self.model.compiled and self.request.steps:
            self._place(self._drawn)
            found["steps"] = self.stage("steps", lambda: self._train(self.request.steps), ())
        if self.model.compiled and self.request.learn:
            self._place(self._initial)
            found["learned"] = self.stage("learn", lambda: self._train(self.request.learn), ())
            found["later_rate"] = self.stage("later", self._later_rate)
        return found

    def _built(self) -> bool:
        model = self.model
        if not model.built:
            return False
        count = len(model.weights)
        if self.request.inputs and (style(model) == "subclassed" or not count):
            # `build` of a subclass without a `build` of its own makes no weights, and says that it did.
            self.answer.guarded(lambda: model(self._fed(self.request.inputs), training=False))
        model.count_params()
        return len(model.weights) == count

    def _shapes(self) -> dict[str, Any]:
        model = self.model
        if getattr(model, "inputs", None):
            inputs = tuple(tuple(tensor.shape) for tensor in model.inputs)
            # Keras's Sequential has no `input` before it was called.
            given = model.input if style(model) == "functional" else None
            # The keys of a dict name its inputs, in the order in which Keras lists them.
            known = sorted(given) if isinstance(given, dict) else [tensor.name for tensor in model.inputs]
            names = tuple(str(name) for name in known)
            outputs = tuple(tuple(tensor.shape) for tensor in model.outputs)
            return {"input_shapes": inputs, "input_names": names, "output_shapes": outputs}
        config = model.get_build_config() or {}
        shapes = config.get("shapes_dict", {"input_shape": config.get("input_shape")}).values()
        return {"input_shapes": tuple(one for shape in shapes for one in _flat_shapes(shape))}

    def _fed(self, arrays: tuple[Array, ...]) -> Any:
        """A batch as the model takes it: several inputs as a list or by name."""
        if len(arrays) == 1:
            return arrays[0]
        names = self.request.input_names
        if self._by_name is None:
            self._by_name = bool(names) and self._goes_by_names(arrays)
        return dict(zip(names, arrays, strict=True)) if self._by_name else list(arrays)

    def _goes_by_names(self, arrays: tuple[Array, ...]) -> bool:
        known = self._shapes().get("input_names")
        if known:
            return set(known) == set(self.request.input_names)
        _, raised = self.answer.guarded(lambda: self.model(list(arrays), training=False))
        if raised is None:
            return False
        named = dict(zip(self.request.input_names, arrays, strict=True))
        return self.answer.guarded(lambda: self.model(named, training=False))[1] is None

    def _weights(self) -> tuple[Weight, ...]:
        trained = {id(variable) for variable in self.model.trainable_weights}
        known = [
            (str(variable.path), tuple(variable.shape), id(variable) in trained) for variable in self.model.weights
        ]
        values = self.request.values
        if not values and not self.request.inputs:
            # Fifteen million numbers take their time, and nobody looks at them.
            return tuple(Weight(*one) for one in known)
        self._drawn = drawn_weights(known, self.request.seed)
        if _starts_count(self.request):
            self._initial = [np.array(variable.numpy()) for variable in self.model.weights]
        constrained = map(_constrained, self.model.weights, self._drawn)
        shown = zip(self._initial, self._drawn, strict=True) if values else itertools.repeat((None, None))
        return tuple(Weight(*one, held, *pair) for one, held, pair in zip(known, constrained, shown, strict=False))

    def _place(self, values: list[Array]) -> None:
        for variable, value in zip(self.model.weights, values, strict=True):
            variable.assign(value)

    @property
    def _traced(self) -> bool:
        """Standard layers compute the same eagerly and in a compiled graph; an answer's own code may not."""
        if self._eager or not self.request.in_graph:
            return False
        own = style(self.model) == "subclassed" or any(layer.own for layer in layers(self.model))
        return own or any(_is_own(given) for given in _compile_arguments(self.model))

    def _outputs(self) -> dict[str, Any]:
        model, inputs = self.model, self._fed(self.request.inputs)
        at_inference = model(inputs, training=False)
        count = len(at_inference) if isinstance(at_inference, list | tuple | dict) else 1
        found = _array(at_inference)
        outputs = Outputs(found) if self.request.brief else Outputs(found, self._predicted(), *self._called(found))
        extra = float(sum(float(keras.ops.convert_to_numpy(loss)) for loss in model.losses))
        return {"outputs": outputs, "output_count": count, "extra_losses": extra}

    def _predicted(self) -> Array:
        """Predictions for part of the batch: no sample may depend on its neighbours."""
        model = self.model
        part = self._fed(tuple(value[: max(1, len(value) * 2 // 3)] for value in self.request.inputs))
        model.predict_function = None
        model.run_eagerly = not self._traced
        # Both take the same steps; `predict` also costs the building of a dataset.
        predicted = model.predict(part, verbose=0) if self._traced else model.predict_on_batch(part)
        model.predict_function = None
        return _array(predicted)

    def _called(self, at_inference: Array) -> tuple[Array, tuple[Array, Array]]:
        model, inputs = self.model, self._fed(self.request.inputs)
        called = _array(model(inputs))
        train = self._in_training()
        first = _array(train(inputs))
        # A second draw tells something only where the first one does.
        second = first if np.array_equal(first, at_inference) else _array(train(inputs))
        return called, (first, second)

    def _in_training(self) -> Callable[[Any], Any]:
        def call(inputs: Any) -> Any:
            return self.model(inputs, training=True)

        if not self._traced or len(self.request.inputs) > 1:
            return call
        shape = (None, *self.request.inputs[0].shape[1:])
        traced: Any = tf.function(call, input_signature=[tf.TensorSpec(shape, self.request.inputs[0].dtype)])
        return lambda inputs: traced(keras.ops.convert_to_tensor(inputs))

    def _gradients(self) -> tuple[float | None, ...]:
        model, x, y = self.model, self._fed(self.request.train_inputs), self.request.train_targets
        values = [variable.value for variable in model.weights]
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x=x, y=keras.ops.convert_to_tensor(y), y_pred=model(x, training=True))
        found = tape.gradient(loss, values)
        return tuple(None if one is None else float(np.linalg.norm(_array(one))) for one in found)

    def _followed(self) -> tuple[Array, ...]:
        self.model(self._fed(self.request.inputs), training=True)
        return tuple(np.array(variable.numpy()) for variable in self.model.weights)

    def _compiled(self) -> Compiled:
        model = self.model
        losses = tuple(self._loss(pair) for pair in self.request.loss_cases)
        metrics = tuple(self._metrics(pair.targets, pair.predictions) for pair in self.request.loss_cases)
        flat = self.stage("flat", self._flat_metrics, ())
        loss = model.loss
        name = loss if isinstance(loss, str) else getattr(loss, "name", getattr(loss, "__name__", type(loss).__name__))
        settings = getattr(loss, "_fn_kwargs", {})
        logits = getattr(loss, "from_logits", settings.get("from_logits"))
        smoothing = getattr(loss, "label_smoothing", settings.get("label_smoothing", 0.0))
        return Compiled(
            described_optimizer(model.optimizer),
            str(name),
            logits if type(logits) is bool else None,
            float(smoothing) if type(smoothing) in (int, float) else 0.0,
            losses,
            metrics,
            flat,
        )

    def _loss(self, pair: LossCase) -> float:
        """The compiled loss by value: on plain tensors, since Keras hides logits on a layer's own output."""
        y, p = keras.ops.convert_to_tensor(pair.targets), keras.ops.convert_to_tensor(pair.predictions)
        inputs = self._fed(self.request.inputs) if self.request.inputs else None
        total = float(keras.ops.convert_to_numpy(self.model.compute_loss(x=inputs, y=y, y_pred=p)))
        return total - float(sum(float(keras.ops.convert_to_numpy(loss)) for loss in self.model.losses))

    def _flat_metrics(self) -> tuple[dict[str, float], ...]:
        """The same for labels (n,): some metric beside those that are asked for may not take them."""
        return tuple(
            self._metrics(pair.targets[:, 0], pair.predictions)
            for pair in self.request.loss_cases
            if pair.targets.ndim == 2 and pair.targets.shape[1] == 1
        )

    def _metrics(self, targets: Array, predictions: Array) -> dict[str, float]:
        model = self.model
        model.reset_metrics()
        y, p = keras.ops.convert_to_tensor(targets), keras.ops.convert_to_tensor(predictions)
        found = model.compute_metrics(None, y, p)
        model.reset_metrics()
        return {str(name): _number(value) for name, value in found.items() if name != "loss" and np.ndim(value) == 0}

    def _train(self, steps: int) -> tuple[Step, ...]:
        model, request = self.model, self.request
        model.run_eagerly = not self._traced
        model.train_function = None
        # A learner's function may have trained already; the reference starts from a fresh optimizer.
        for variable in model.optimizer.variables:
            if variable is not getattr(model.optimizer, "_learning_rate", None):
                variable.assign(np.zeros(variable.shape, "int64" if "int" in str(variable.dtype) else "float32"))
        taken = []
        for _ in range(steps):
            rate = _number(model.optimizer.learning_rate)
            logs = logs_of_step(model, self._fed(request.train_inputs), request.train_targets)
            weights = tuple(np.array(variable.numpy()) for variable in model.weights)
            taken.append(Step(_number(logs["loss"]), rate, weights))
        model.train_function = None
        return tuple(taken)

    def _later_rate(self) -> float:
        """What the learning rate will be after many steps: a schedule may end soon."""
        optimizer = self.model.optimizer
        if not isinstance(getattr(optimizer, "_learning_rate", None), keras.Variable):
            optimizer.iterations.assign(_MANY_STEPS)
        return _number(optimizer.learning_rate)


def _compile_arguments(model: Any) -> Iterator[Any]:
    """The loss and the metrics that a model was compiled with, as they were given."""
    if not model.compiled:
        return
    config: Any = model._compile_loss
    yield from keras.tree.flatten(getattr(config, "_user_loss", None))
    yield from keras.tree.flatten(getattr(model._compile_metrics, "_user_metrics", None))


def _is_own(given: Any) -> bool:
    """Whether a loss or metric is an answer's own code."""
    if given is None or isinstance(given, str):
        return False
    module = getattr(given, "__module__", None) or type(given).__module__
    return not str(module).startswith("keras.")


def _constrained(variable: Any, drawn: Array) -> bool:
    """Whether a constraint would change large values of a weight."""
    constraint = getattr(variable, "constraint", None)
    if constraint is None:
        return False
    large = 10 * drawn
    return not np.allclose(_array(constraint(keras.ops.convert_to_tensor(large))), large)


def logs_of_step(model: Any, inputs: Any, targets: Any) -> dict[str, Any]:
    """One training step, and what Keras says of this batch; older versions go on from the batches before."""
    model.reset_metrics()
    logs: dict[str, Any] = model.train_on_batch(inputs, targets, return_dict=True)
    return logs


def described_optimizer(optimizer: Any) -> Optimizer:
    """An optimizer as plain data."""
    known = [base.__name__ for base in type(optimizer).__mro__ if base.__module__.startswith("keras.")]
    config = {
        name: value
        for name, value in optimizer.get_config().items()
        if value is None or type(value) in (bool, int, float, str)
    }
    rate = _number(optimizer.learning_rate)
    return Optimizer(known[0] if known else "", type(optimizer).__name__, rate, config)


def _given_after(request: ModelRequest, handed: list[Any], named: dict[str, Any], model: Any) -> tuple[GivenAfter, ...]:
    pairs = [*zip(request.call.args, handed, strict=True)]
    pairs += [(request.call.kwargs[name], value) for name, value in named.items()]
    places = {id(variable): place for place, variable in enumerate(model.weights)}
    return tuple(
        GivenAfter(
            tuple(places.get(id(variable)) for variable in value.weights),
            tuple(np.array(variable.numpy()) for variable in value.weights),
            tuple(bool(variable.trainable) for variable in value.weights),
            value is model,
        )
        for asked, value in pairs
        if isinstance(asked, Given | Script)
    )


def _flat_shapes(value: Any) -> Iterator[tuple[int | None, ...]]:
    """Every shape in a tree of them; a shape itself holds nothing but sizes."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _flat_shapes(part)
    elif isinstance(value, list | tuple):
        if any(isinstance(part, dict | list | tuple) for part in value):
            for part in value:
                yield from _flat_shapes(part)
        else:
            yield tuple(value)


def _array(value: Any) -> Array:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        value = value[0]
    return np.array(keras.ops.convert_to_numpy(value))


def _number(value: Any) -> float:
    return float(np.asarray(keras.ops.convert_to_numpy(value)))


@contextlib.contextmanager
def _downloads() -> Iterator[list[Plain]]:
    """Note which pretrained weights are asked for, and go on without them: nothing is fetched at run time."""
    from keras.src.models.model import Model
    from keras.src.utils import file_utils

    asked: list[Plain] = []
    load = Model.load_weights

    def get_file(fname: Any = None, origin: Any = None, **_: Any) -> str:
        asked.append(str(origin or fname))
        return f"keraskata:{origin or fname}"

    def load_weights(self: Any, filepath: Any, *args: Any, **kwargs: Any) -> Any:
        if not str(filepath).startswith("keraskata:"):
            return load(self, filepath, *args, **kwargs)
        for variable in self.weights:
            variable.assign(np.full(variable.shape, _PRETRAINED, "float32"))
        return None

    with mock.patch.object(file_utils, "get_file", get_file), mock.patch.object(Model, "load_weights", load_weights):
        yield asked
