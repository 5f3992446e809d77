"""Builds a model with an answer's function, and reports how it looks, what it computes and how it trains."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from unittest import mock

import numpy as np

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.models.compiled import compiled, compiled_with
from pytest_keraskata.answer.models.observed import Observed, initial_values_count, is_own
from pytest_keraskata.answer.models.outputs import followed, outputs, pulled, trains_alike
from pytest_keraskata.answer.models.steps import fitted, gradients, later_rate, steps
from pytest_keraskata.answer.values import values_of
from pytest_keraskata.asking.call import Given, Script
from pytest_keraskata.asking.model import GivenAfter, ModelEvidence, ModelRequest
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.structure import edges, layers, replaced, style
from pytest_keraskata.backend import keras, zero_initialized

# What pretrained weights are where none can be had: a value that no initializer draws for a whole weight.
_PRETRAINED = 0.0078125


def probe(answer: Answer, request: ModelRequest) -> ModelEvidence:
    answer.seed(request.seed)
    if request.alone:
        answer = answer.anew() or answer
    with recorded_warnings() as warned, _downloads() as downloads:
        # Where nobody looks at the initial values, there is no use in drawing fifteen million of them.
        with contextlib.nullcontext() if initial_values_count(request) else zero_initialized():
            model, handed, problem = built(answer, request)
        if problem is not None:
            return replace(problem, warned=tuple(warned))
        kept = sum(bool(np.all(variable.numpy() == _PRETRAINED)) for variable in model.weights) if downloads else 0
        evidence = observe(answer, model, request)
        given = _given_after(request, handed, model)
    return ModelEvidence(
        line=answer.line_of(request.call.function),
        is_model=True,
        warned=tuple(warned),
        given=given,
        asked_for={"downloads": list(downloads), "kept": kept},
        **evidence,
    )


def built(answer: Answer, request: ModelRequest) -> tuple[Any, list[Any], ModelEvidence | None]:
    """The model that a call gives and the arguments that were handed over, or evidence that there is none."""
    raised = answer.load()
    if raised:
        return None, [], ModelEvidence(raised=raised)
    line = answer.line_of(request.call.function)
    args, kwargs = arguments(request.call)
    handed = [*args, *kwargs.values()]
    model, raised = answer.call(request.call, args, kwargs)
    inputs = [value for value in handed if type(value) is keras.KerasTensor]
    for more in request.then:
        if not raised and issubclass(type(model), keras.KerasTensor):
            model, raised = answer.call(request.call, (model,), more)
    if not raised and inputs and issubclass(type(model), keras.KerasTensor):
        given = model
        model, raised = answer.guarded(lambda: keras.Model(inputs, given))
    if raised:
        return None, handed, ModelEvidence(raised=raised, line=line)
    # `isinstance` asks the object; its type can't be made to lie.
    if not issubclass(type(model), keras.Model):
        returned, raised = answer.guarded(lambda: describe(model))
        return None, handed, ModelEvidence(raised=raised, returned=returned, line=line)
    return model, handed, None


def observe(answer: Answer, model: Any, request: ModelRequest) -> dict[str, Any]:
    """Fields of the evidence on a model; stages that need one that raised are left out."""
    one = Observed(answer, model, request)
    found: dict[str, Any] = {"style": style(model), "compiled_at_all": bool(model.compiled), "problems": one.problems}
    found["own"] = replaced(model)
    found["layers"] = one.stage("layers", lambda: tuple(layers(model)), ())
    found["built"] = bool(one.stage("build", one.is_built, False))
    if not found["built"]:
        return found
    # For pictures only: a model that can't be drawn has no problem.
    found["edges"] = answer.guarded(lambda: tuple(edges(model)))[0] or ()
    found.update(one.stage("shapes", one.shapes, {}))
    found["count"] = one.stage("count", lambda: int(model.count_params()), 0)
    found["weights"] = one.stage("weights", one.weights, ())
    if request.inputs:
        one.place(one.shown)
        found.update(one.stage("outputs", lambda: outputs(one), {}))
    if request.pulled and not (request.own_only and one.is_of_layers):
        one.place(one.drawn)
        if not request.own_only:
            found["pulled"] = one.stage("pulled", lambda: pulled(one, training=False))
        if request.own_only or not one.stage("pulled", lambda: trains_alike(one, found.get("outputs")), False):
            found["pulled_in_training"] = one.stage("pulled", lambda: pulled(one, training=True))
    if request.inputs and request.follow:
        one.place(one.drawn)
        found["followed"] = one.stage("followed", lambda: followed(one), ())
    words = found["compiled_with"] = answer.guarded(lambda: compiled_with(model))[0] or ""
    # Whatever can't be put into words is asked by value.
    is_told = request.own_only and bool(words)
    if model.compiled and request.gradients:
        one.place(one.initial)
        found["gradients"] = one.stage("gradients", lambda: gradients(one), ())
        one.place(one.drawn)
    if model.compiled and (request.learn or ((request.loss_cases or request.steps) and not is_told)):
        pairs = () if is_told else request.loss_cases
        found["compiled"] = one.stage("compiled", lambda: compiled(one, pairs))
    # Network, loss and optimizer decide on a step, where Keras takes it.
    if model.compiled and request.steps and (not request.own_only or found["own"] or is_own(model.optimizer)):
        one.place(one.drawn)
        found["steps"] = one.stage("steps", lambda: steps(one, request.steps), ())
        if found["own"] and not request.own_only:
            one.place(one.drawn)
            found["fitted"] = one.stage("fitted", lambda: fitted(one))
    if model.compiled and request.learn:
        one.place(one.initial)
        found["learned"] = one.stage("learn", lambda: steps(one, request.learn), ())
        found["later_rate"] = one.stage("later", lambda: later_rate(one))
    return found


def _given_after(request: ModelRequest, handed: Sequence[Any], model: Any) -> tuple[GivenAfter, ...]:
    asked = [*request.call.args, *request.call.kwargs.values()]
    places = {id(variable): place for place, variable in enumerate(model.weights)}
    return tuple(
        GivenAfter(
            tuple(places.get(id(variable)) for variable in value.weights),
            values_of(value.weights),
            tuple(bool(variable.trainable) for variable in value.weights),
            value is model,
        )
        for described, value in zip(asked, handed, strict=True)
        if isinstance(described, Given | Script)
    )


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
