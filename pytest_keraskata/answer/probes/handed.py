"""Hands a model over, and reports what a call has left of it."""

import dataclasses
from typing import Any

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.models.compiled import described_optimizer
from pytest_keraskata.answer.standing import Standing, rates
from pytest_keraskata.answer.values import values_of
from pytest_keraskata.asking.call import Given
from pytest_keraskata.asking.handed import HandedEvidence, HandedRequest
from pytest_keraskata.asking.plain import Array


def probe(answer: Answer, request: HandedRequest) -> HandedEvidence:
    answer.seed(0)
    args, kwargs = arguments(request.call)
    asked = zip((*request.call.args, *request.call.kwargs.values()), (*args, *kwargs.values()), strict=True)
    model = next(value for described, value in asked if isinstance(described, Given))
    with recorded_warnings():
        model.run_eagerly = True
        for _ in range(request.updates if model.compiled else 0):
            model.train_on_batch(request.inputs, request.targets)
        standing = Standing(model)
        value, raised = answer.call(request.call, args, kwargs)
        if raised:
            return HandedEvidence(raised)
        known, raised = answer.guarded(lambda: _after(model, standing))
        returned, trouble = answer.guarded(lambda: None if value is model else describe(value))
        if raised or trouble:
            return HandedEvidence(raised or trouble)
        found: HandedEvidence = dataclasses.replace(known, returned=returned, is_returned=value is model)
        if not request.steps:
            return found
        stepped: list[tuple[Array, ...]] = []

        def train() -> None:
            model.run_eagerly = True
            model.train_function = None
            for _ in range(request.steps):
                model.train_on_batch(request.inputs, request.targets)
                stepped.append(values_of(model.weights))

        _, problem = answer.guarded(train)
        return dataclasses.replace(found, stepped=tuple(stepped), problem=problem)


def _after(model: Any, standing: Standing) -> HandedEvidence:
    optimizer = getattr(model, "optimizer", None)
    return HandedEvidence(
        changes=standing.changes(),
        after=values_of(model.weights),
        names=standing.names,
        frozen=standing.frozen,
        optimizer=described_optimizer(optimizer) if optimizer is not None else None,
        rates=rates(optimizer) if optimizer is not None else (),
    )
