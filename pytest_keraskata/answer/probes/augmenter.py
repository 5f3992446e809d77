"""Makes a layer or model that changes images at random, and reports what becomes of some."""

from collections.abc import Callable
from typing import Any

import numpy as np

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.values import array_of
from pytest_keraskata.asking.augmenter import AugmenterEvidence, AugmenterRequest
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.backend import engine, keras


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
        images = np.repeat(request.images, request.copies, axis=0)
        asked = request.inference
        # Before and after it is called in training: no call may change what the next one does.
        at_inference = stage("inference", lambda: layer(images.copy(), training=False)) if asked else None
        drawn = [stage("training", lambda: layer(images.copy(), training=True)) for _ in range(request.draws)]
        graph = _graph(layer, images)
        in_graph = [stage("graph", lambda: graph(images)) for _ in range(request.graph)]
        single = [stage("graph", lambda: graph(images[:1])) for _ in range(request.singles)]
        in_model = stage("model", lambda: _in_model(layer, images)) if asked else None
        drawn, in_graph, single = ([one for one in many if one is not None] for many in (drawn, in_graph, single))
        return AugmenterEvidence(
            None, None, True, at_inference, tuple(drawn), tuple(in_graph), tuple(single), in_model, problems
        )


def _graph(layer: Any, images: Any) -> Any:
    """The layer as `fit` calls it, on batches of any size."""
    signature = [((None, *images.shape[1:]), images.dtype)]
    return engine.compiled(lambda batch: layer(batch, training=True), signature, model=layer)


def _in_model(layer: Any, images: Any) -> Any:
    inputs = keras.Input(images.shape[1:])
    model = keras.Model(inputs, layer(inputs))
    model.run_eagerly = True
    return model.predict_on_batch(images.copy())
