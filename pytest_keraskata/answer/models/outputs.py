"""What a model computes: at inference, in `predict`, called, and in training."""

from collections.abc import Callable
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.compiled import penalty
from pytest_keraskata.answer.models.observed import Observed
from pytest_keraskata.answer.values import array_of, values_of
from pytest_keraskata.asking.model import Outputs
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.backend import keras, tf


def outputs(observed: Observed) -> dict[str, Any]:
    """Its outputs for the request's inputs, how many they are, and the losses that its layers add."""
    model, inputs = observed.model, observed.fed(observed.request.inputs)
    at_inference = model(inputs, training=False)
    count = len(at_inference) if isinstance(at_inference, list | tuple | dict) else 1
    first = _first(at_inference)
    others = () if observed.request.brief else (_predicted(observed), *_called(observed, first))
    return {
        "outputs": Outputs(first, *others),
        "output_count": count,
        "extra_losses": penalty(model),
    }


def followed(observed: Observed) -> tuple[Array, ...]:
    """Its weights after one call in training."""
    observed.model(observed.fed(observed.request.inputs), training=True)
    return values_of(observed.model.weights)


def _predicted(observed: Observed) -> Array:
    """Predictions for part of the batch: no sample may depend on its neighbours."""
    model = observed.model
    part = observed.fed(tuple(value[: max(1, len(value) * 2 // 3)] for value in observed.request.inputs))
    model.predict_function = None
    model.run_eagerly = not observed.is_traced
    # Both take the same steps; `predict` also costs the building of a dataset.
    predicted = model.predict(part, verbose=0) if observed.is_traced else model.predict_on_batch(part)
    model.predict_function = None
    return _first(predicted)


def _called(observed: Observed, at_inference: Array) -> tuple[Array, tuple[Array, Array]]:
    inputs = observed.fed(observed.request.inputs)
    called = _first(observed.model(inputs))
    train = _in_training(observed)
    first = _first(train(inputs))
    # A second draw tells something only where the first one does.
    second = first if np.array_equal(first, at_inference) else _first(train(inputs))
    return called, (first, second)


def _in_training(observed: Observed) -> Callable[[Any], Any]:
    def call(inputs: Any) -> Any:
        return observed.model(inputs, training=True)

    batches = observed.request.inputs
    if not observed.is_traced or len(batches) > 1:
        return call
    shape = (None, *batches[0].shape[1:])
    traced: Any = tf.function(call, input_signature=[tf.TensorSpec(shape, batches[0].dtype)])
    return lambda inputs: traced(keras.ops.convert_to_tensor(inputs))


def _first(given: Any) -> Array:
    """The first of a model's outputs, or the only one."""
    if isinstance(given, dict):
        given = list(given.values())
    return array_of(given[0] if isinstance(given, list | tuple) else given)
