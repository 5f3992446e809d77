"""Makes a layer or model that changes images at random, and reports what becomes of some."""

from collections.abc import Callable
from typing import Any

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.values import array_of
from pytest_keraskata.asking.augmenter import AugmenterEvidence, AugmenterRequest
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.backend import keras


def probe(answer: Answer, request: AugmenterRequest) -> AugmenterEvidence:
    answer.seed(request.seed)
    problems: dict[str, Raised] = {}

    def stage(name: str, act: Callable[[], Any]) -> Any:
        value, raised = answer.guarded(lambda: array_of(act()))
        if raised:
            problems[name] = raised
        return value

    with recorded_warnings():
        layer, raised = answer.call(request.call, *arguments(request.call))
        if raised:
            return AugmenterEvidence(raised)
        if not issubclass(type(layer), keras.Layer):
            returned, raised = answer.guarded(lambda: describe(layer))
            return AugmenterEvidence(raised, returned)
        images = request.images
        asked = request.inference
        # Before and after it is called in training: no call may change what the next one does.
        at_inference = stage("inference", lambda: layer(images.copy(), training=False)) if asked else None
        drawn = [stage("training", lambda: layer(images.copy(), training=True)) for _ in range(request.draws)]
        in_model = stage("model", lambda: _in_model(layer, images)) if asked else None
        return AugmenterEvidence(
            None, None, True, at_inference, tuple(one for one in drawn if one is not None), in_model, problems
        )


def _in_model(layer: Any, images: Any) -> Any:
    inputs = keras.Input(images.shape[1:])
    model = keras.Model(inputs, layer(inputs))
    model.run_eagerly = True
    return model.predict_on_batch(images.copy())
