"""Calls a function of an answer's and reports what it returned, as plain data."""

from typing import Any

import numpy as np

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.asking.call import Given
from pytest_keraskata.asking.function import FunctionEvidence, FunctionRequest
from pytest_keraskata.asking.plain import Plain, arrays_in
from pytest_keraskata.asking.returned import Returned
from pytest_keraskata.backend import keras, tf


def probe(answer: Answer, request: FunctionRequest) -> FunctionEvidence:
    args, kwargs = arguments(request.call)
    asked_for = [*request.call.args, *request.call.kwargs.values()]
    for asked, value in zip(asked_for, [*args, *kwargs.values()], strict=True):
        if isinstance(asked, Given):
            # `predict` then takes the same steps without the cost of a graph.
            value.run_eagerly = True
    if request.as_metric:
        return _as_metric(answer, request, args)
    if request.as_tensors or request.in_graph:
        args = tuple(_tensor(value) for value in args)
        kwargs = {name: _tensor(value) for name, value in kwargs.items()}
    models = [value for value in [*args, *kwargs.values()] if _is_model(value)] if request.watch else []
    stood = [_standing(model) for model in models]
    with recorded_warnings() as warned:
        if request.in_graph:
            value, raised = _in_graph(answer, request, args, kwargs)
        else:
            value, raised = answer.call(request.call, tuple(args), kwargs)
        if raised:
            return FunctionEvidence(raised, warned=tuple(warned))
        returned, raised = answer.guarded(lambda: describe(value))
    changed = tuple(
        name
        for name, before, after in _named(request, args, kwargs)
        if any(not _same(old, new) for old, new in zip(arrays_in(before), arrays_in(after), strict=False))
    )
    for model, before in zip(models, stood, strict=True):
        after = _standing(model)
        changed += tuple(f"the model's {name}" for name in before if not _alike(before[name], after[name]))
    return FunctionEvidence(raised, returned, changed, tuple(warned))


def _is_model(value: Any) -> bool:
    return isinstance(value, keras.Model)


def _standing(model: Any) -> dict[str, list[Any]]:
    """How a model stands: what training would change."""
    optimizer = getattr(model, "optimizer", None)
    return {
        "weights": [np.array(variable.numpy()) for variable in model.weights],
        "trainable weights": [id(variable) for variable in model.trainable_weights],
        "optimizer": [id(optimizer), *([np.array(optimizer.iterations.numpy())] if optimizer else [])],
        "loss": [id(model.loss)],
    }


def _alike(before: list[Any], after: list[Any]) -> bool:
    return len(before) == len(after) and all(
        np.array_equal(old, new, equal_nan=True) for old, new in zip(before, after, strict=True)
    )


def _named(request: FunctionRequest, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[tuple[str, Plain, Any]]:
    given = list(request.call.args)
    numbered = [(f"argument {place + 1}", given[place], value) for place, value in enumerate(args)]
    return numbered + [(name, request.call.kwargs[name], value) for name, value in kwargs.items()]


def _same(before: Plain, after: Any) -> bool:
    if not isinstance(after, np.ndarray):
        return True
    return before.shape == after.shape and bool(np.array_equal(before, after, equal_nan=before.dtype.kind in "fc"))


def _tensor(value: Any) -> Any:
    return keras.ops.convert_to_tensor(value) if isinstance(value, np.ndarray) else value


def _in_graph(
    answer: Answer, request: FunctionRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Any, Any]:
    answer.load()
    function = answer.names.get(request.call.function)
    # Unknown sizes, as in `fit`: what needs them as Python numbers can't be traced.
    traced = {key: value for key, value in [*enumerate(args), *kwargs.items()] if tf.is_tensor(value)}
    signature = [tf.TensorSpec([None] * len(value.shape), value.dtype) for value in traced.values()]

    def called(*values: Any) -> Any:
        known: dict[Any, Any] = dict(zip(traced, values, strict=True))
        placed = [known.get(place, value) for place, value in enumerate(args)]
        wanted: Any = function
        return wanted(*placed, **{name: known.get(name, value) for name, value in kwargs.items()})

    def act() -> Any:
        # As Keras treats metrics and losses: Python code stays as it is written.
        return tf.function(called, input_signature=signature, autograph=False)(*traced.values())

    return answer.guarded(act)


def _as_metric(answer: Answer, request: FunctionRequest, args: tuple[Any, ...]) -> FunctionEvidence:
    """`evaluate` a model that returns its input, compiled with the function as its only metric."""

    labels, predictions = args
    answer.load()
    function = answer.names.get(request.call.function)

    def act() -> Any:
        inputs = keras.Input(predictions.shape[1:])
        model = keras.Model(inputs, keras.layers.Identity()(inputs))
        model.compile(loss="mse", metrics=[function])
        logs = model.evaluate(predictions, labels, batch_size=len(labels), verbose=0, return_dict=True)
        return next(value for name, value in logs.items() if name != "loss")

    with recorded_warnings() as warned:
        value, raised = answer.guarded(act)
        returned = None if raised else describe(value)
    return FunctionEvidence(raised, returned if returned else Returned("none", "None"), (), tuple(warned))
