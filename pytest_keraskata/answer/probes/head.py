"""Calls a function that returns a layer and a loss, and reports what a model that ends in them does."""

from typing import Any

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.probes.model import observe
from pytest_keraskata.asking.head import HeadEvidence, HeadRequest
from pytest_keraskata.asking.model import ModelEvidence, ModelRequest
from pytest_keraskata.backend import keras


def probe(answer: Answer, request: HeadRequest) -> HeadEvidence:
    answer.seed(request.seed)
    with recorded_warnings() as warned:
        values = []
        for _ in range(2):
            value, raised = answer.call(request.call, *arguments(request.call))
            if raised:
                return HeadEvidence(raised)
            values.append(value)
        returned, raised = answer.guarded(lambda: describe(values[0]))
        if raised or not all(_is_pair(value) for value in values):
            return HeadEvidence(raised, returned)
        (layer, loss), (other, _) = (tuple(value) for value in values)
        if not issubclass(type(layer), keras.Layer):
            return HeadEvidence(None, returned)
        model, raised = answer.guarded(lambda: _model(layer, loss, request.inputs.shape[1:]))
        if raised:
            return HeadEvidence(None, returned, True, other is not layer, ModelEvidence(raised=raised))
        asked = ModelRequest(
            request.call,
            (request.inputs,),
            request.loss_cases,
            seed=request.seed,
            extreme=True,
            pulled=() if request.pulled is None else (request.pulled,),
            cotangent=request.cotangent,
            train_inputs=() if request.pulled is None else (request.pulled,),
            train_targets=request.targets,
            steps=0 if request.targets is None else 1,
        )
        found = observe(answer, model, asked)
        is_new, raised = answer.guarded(
            lambda: other is not layer and _is_apart(model, other, request.inputs.shape[1:])
        )
        evidence = ModelEvidence(
            line=answer.line_of(request.call.function), is_model=True, warned=tuple(warned), **found
        )
    return HeadEvidence(None, returned, True, bool(is_new), evidence)


def _is_pair(value: Any) -> bool:
    return issubclass(type(value), tuple | list) and len(value) == 2


def _model(layer: Any, loss: Any, shape: tuple[int, ...]) -> Any:
    inputs = keras.Input(shape)
    model = keras.Model(inputs, layer(inputs))
    # Of Adam's first step a gradient determines little more than the sign.
    model.compile(optimizer="sgd", loss=loss)
    return model


def _is_apart(model: Any, other: Any, shape: tuple[int, ...]) -> bool:
    """Whether another layer has no weight in common with a model."""
    if not issubclass(type(other), keras.Layer):
        return True
    other(keras.Input(shape))
    known = {id(variable) for variable in model.weights}
    return not any(id(variable) in known for variable in other.weights)
