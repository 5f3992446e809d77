"""Hands over a model and its base, and reports what training moves afterwards."""

from typing import Any

from pytest_keraskata.answer.arguments import live
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.models.compiled import described_optimizer
from pytest_keraskata.answer.models.steps import logs_of_step
from pytest_keraskata.answer.standing import Standing, rates
from pytest_keraskata.answer.values import number_of, values_of
from pytest_keraskata.asking.call import PartOf
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.tuning import TuningEvidence, TuningRequest
from pytest_keraskata.backend import keras


def probe(answer: Answer, request: TuningRequest) -> TuningEvidence:
    answer.seed(0)
    with recorded_warnings():
        model = live(request.call.args[0])
        base = base_of(model, request.call.args[1])
        base.trainable = not request.frozen
        # As a training that has run until now leaves it.
        model.compile(optimizer="sgd", loss=model.loss, run_eagerly=not request.in_graph, jit_compile=False)
        for _ in range(request.trained):
            model.train_on_batch(request.inputs, request.targets)
        before = values_of(model.weights)
        standing = Standing(model)
        args = (model, base, *(live(value) for value in request.call.args[2:]))
        returned, raised = answer.call(request.call, args, {n: live(v) for n, v in request.call.kwargs.items()})
        if raised:
            return TuningEvidence(raised)
        if returned is not model:
            plain, raised = answer.guarded(lambda: describe(returned))
            return TuningEvidence(raised, plain)
        after = values_of(model.weights)
        changes, raised = answer.guarded(standing.changes)
        if raised:
            return TuningEvidence(raised)
        later, _ = answer.guarded(lambda: rates(model.optimizer))
        steps: list[tuple[Array, ...]] = []
        losses: list[float] = []

        def train() -> None:
            if not request.in_graph:
                model.run_eagerly = True
            model.jit_compile = False
            for _ in range(request.steps):
                logs = logs_of_step(model, request.inputs, request.targets)
                losses.append(number_of(logs["loss"]))
                steps.append(values_of(model.weights))

        _, problem = answer.guarded(train)
        trained = {id(variable) for variable in model.trainable_weights}
        optimizer, _ = answer.guarded(lambda: described_optimizer(model.optimizer))
        return TuningEvidence(
            is_returned=True,
            before=before,
            after=after,
            steps=tuple(steps),
            trainable=tuple(id(variable) in trained for variable in model.weights),
            optimizer=optimizer,
            losses=tuple(losses),
            problem=problem,
            changes=changes,
            rates=later or (),
        )


def base_of(model: Any, part: PartOf) -> Any:
    """The base in a model."""
    layer = model.get_layer(part.layer)
    return layer if part.nested else keras.Model(model.inputs, layer.output)
