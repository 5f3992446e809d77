"""What a model computes: at inference, in `predict`, called, and in training."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.compiled import penalty
from pytest_keraskata.answer.models.observed import Observed
from pytest_keraskata.answer.values import array_of, values_of
from pytest_keraskata.asking.data import extremes
from pytest_keraskata.asking.model import Outputs, Pulled
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.structure import replaced, style
from pytest_keraskata.backend import engine, keras


def outputs(observed: Observed) -> dict[str, Any]:
    """Its outputs for the request's inputs, how many they are, and the losses that its layers add."""
    model, inputs = observed.model, observed.fed(observed.request.inputs)
    at_inference = model(inputs, training=False)
    count = len(at_inference) if isinstance(at_inference, list | tuple | dict) else 1
    first = _first(at_inference)
    extra_losses = penalty(model)
    shown: dict[str, Any] = {}
    if observed.request.extreme:
        shown["extremes"] = tuple(_extremes(observed))
    if not observed.request.brief:
        shown |= _in_other_ways(observed)
    # Calls in training come last: they may move statistics.
    shown["in_training"] = _in_training(observed, first)
    # Some penalize themselves in training alone; what a graph adds can't be read.
    if observed.is_traced and not observed.request.brief:
        model(inputs, training=True)
    extra_losses = max(extra_losses, penalty(model), key=abs)
    if observed.is_of_keras and not observed.request.brief and not np.array_equal(shown["in_training"][0], first):
        # A call that doesn't say which can't be anything but one of both, and tells something where they differ.
        observed.place(observed.shown)
        shown["called"] = _first(model(inputs))
    return {"outputs": Outputs(first, **shown), "output_count": count, "extra_losses": extra_losses}


def _in_other_ways(observed: Observed) -> dict[str, Any]:
    """Outputs by other ways to ask for them; where all code is Keras's own, `predict` is a call at inference."""
    shown: dict[str, Any] = {"single": _single(observed), "by_name": _in_other_form(observed)}
    if not observed.is_of_keras:
        shown["predicted"] = _predicted(observed)
        shown["called"] = _first(observed.model(observed.fed(observed.request.inputs)))
    return shown


def _in_training(observed: Observed, at_inference: Array) -> tuple[Array, Array]:
    train, inputs = _call_in_training(observed), observed.fed(observed.request.inputs)
    first = _first(train(inputs))
    # A second draw tells something only where the first one does.
    return first, first if np.array_equal(first, at_inference) else _first(train(inputs))


def followed(observed: Observed) -> tuple[Array, ...]:
    """Its weights after one call in training."""
    observed.model(observed.fed(observed.request.inputs), training=True)
    return values_of(observed.model.weights)


def pulled(observed: Observed, *, training: bool) -> Pulled:
    """Gradients of its weighed outputs with respect to weights and inputs."""
    model, request, cotangent = observed.model, observed.request, observed.request.cotangent
    assert cotangent is not None, "asked for with the batch"
    batches = tuple(keras.ops.convert_to_tensor(batch) for batch in request.pulled)

    def weighed(inputs: Any) -> Any:
        given = _first_tensor(model(observed.fed(tuple(inputs)), training=training))
        # Outputs of another shape than the right one's are for another check to tell.
        return keras.ops.sum(keras.ops.cast(given, "float32") * np.resize(cotangent, given.shape))

    by_weight, by_input = engine.gradients(weighed, model.weights, batches, model=model)
    return Pulled(*(tuple(None if one is None else array_of(one) for one in found) for found in (by_weight, by_input)))


def trains_alike(observed: Observed, outputs: Outputs | None) -> bool:
    """Whether a network of Keras's own layers is the same in training as at inference, and so are its gradients."""
    if not observed.is_of_keras or outputs is None or outputs.in_training is None:
        return False
    return np.array_equal(outputs.in_training[0], outputs.at_inference)


def _single(observed: Observed) -> Array:
    return _first(observed.model(observed.fed(tuple(batch[:1] for batch in observed.request.inputs)), training=False))


def _in_other_form(observed: Observed) -> Array | None:
    """The outputs for several inputs as a list where they were given by name, and the other way round."""
    names, batches = observed.request.input_names, observed.request.inputs
    # A dict of inputs goes by names alone, a subclass by what its code reads, and other names are for others to tell.
    if len(batches) < 2 or style(observed.model) == "subclassed" or isinstance(observed.model.input, dict):
        return None
    if set(observed.shapes()["input_names"]) != set(names):
        return None
    by_name = isinstance(observed.fed(batches), dict)
    other = list(batches) if by_name else dict(zip(names, batches, strict=True))
    return _first(observed.model(other, training=False))


def _extremes(observed: Observed) -> Iterator[Array]:
    for inputs, weights in extremes(observed.request.inputs, observed.shown):
        observed.place(tuple(weights))
        yield _first(observed.model(observed.fed(tuple(inputs)), training=False))
    observed.place(observed.shown)


def _predicted(observed: Observed) -> Array:
    """Predictions for part of the batch: no sample may depend on its neighbours."""
    model = observed.model
    part = observed.fed(tuple(value[: max(1, len(value) * 2 // 3)] for value in observed.request.inputs))
    model.predict_function = None
    model.run_eagerly = not observed.is_traced
    # Both take the same steps; `predict` also costs the building of a dataset.
    is_whole = observed.is_traced or "predict" in replaced(model)
    predicted = model.predict(part, verbose=0) if is_whole else model.predict_on_batch(part)
    model.predict_function = None
    return _first(predicted)


def _call_in_training(observed: Observed) -> Callable[[Any], Any]:
    def call(inputs: Any) -> Any:
        return observed.model(inputs, training=True)

    batches = observed.request.inputs
    if not observed.is_traced or observed.request.brief or len(batches) > 1:
        return call
    signature = [((None, *batches[0].shape[1:]), batches[0].dtype)]
    traced: Any = engine.compiled(call, signature, model=observed.model)
    return lambda inputs: traced(keras.ops.convert_to_tensor(inputs))


def _first(given: Any) -> Array:
    """The values of the first of a model's outputs, or the only one."""
    return array_of(_first_tensor(given))


def _first_tensor(given: Any) -> Any:
    if isinstance(given, dict):
        given = list(given.values())
    return given[0] if isinstance(given, list | tuple) else given
