"""Calls a function that trains a model, and reports how the training went."""

import dataclasses
from collections import Counter
from typing import Any
from unittest import mock

import numpy as np

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.scripted import ScriptedModel
from pytest_keraskata.answer.standing import Standing
from pytest_keraskata.answer.values import values_of
from pytest_keraskata.asking.call import Script
from pytest_keraskata.asking.training import TrainingEvidence, TrainingRequest
from pytest_keraskata.backend import keras


def probe(answer: Answer, request: TrainingRequest) -> TrainingEvidence:
    answer.seed(request.seed)
    args, kwargs = arguments(request.call)
    model = args[0]
    scripted = isinstance(request.call.args[0], Script)
    if not scripted:
        model.run_eagerly = True
        _, x, y = args
        for _ in range(request.updates):
            model.train_on_batch(x[: len(x) - request.held_out], y[: len(x) - request.held_out])
    standing = Standing(model)
    stopping: dict[str, Any] = {}
    with recorded_warnings(), _watched(stopping):
        returned, raised = answer.call(request.call, args, kwargs)
    if raised:
        return TrainingEvidence(raised=raised, stopping=stopping)
    changes, raised = answer.guarded(standing.changes)
    if raised:
        return TrainingEvidence(raised=raised, stopping=stopping)
    is_history = issubclass(type(returned), keras.callbacks.History)
    history = _history(returned) if is_history else {}
    found = TrainingEvidence(
        returned=describe(returned),
        is_history=is_history,
        epochs=len(returned.epoch) if is_history else 0,
        history=history,
        stopping=stopping,
        weights=values_of(model.weights),
        updates=int(np.asarray(model.optimizer.iterations.numpy())),
        changes=changes,
        moved=standing.moved(),
    )
    return _with_script(found, model) if scripted else found


def _with_script(found: TrainingEvidence, model: ScriptedModel) -> TrainingEvidence:
    return dataclasses.replace(
        found,
        position=model.position,
        mispaired=model.seen.mispaired,
        batches=tuple(model.seen.batches),
        rates=tuple(model.seen.rates),
        weighted=model.seen.weighted,
        trained_rows=tuple(sorted(set(model.seen.rows_trained))),
        held_out_rows=tuple(sorted(set(model.seen.rows_evaluated))),
        epochs=_epochs(model),
    )


def _epochs(model: ScriptedModel) -> int:
    """How often all rows were trained on; where some were more often than others, by how many there should be."""
    often = {*Counter(model.seen.rows_trained).values()}
    return often.pop() if len(often) == 1 else round(len(model.seen.rows_trained) / model.rows)


def _history(history: Any) -> dict[str, tuple[float, ...]]:
    return {
        str(name): tuple(float(np.asarray(value)) for value in values)
        for name, values in history.history.items()
        if isinstance(values, list | tuple) and all(np.ndim(value) == 0 for value in values)
    }


def _watched(stopping: dict[str, Any]) -> Any:
    """Note the settings of every EarlyStopping that starts: for explanations, never for a verdict."""
    kind = keras.callbacks.EarlyStopping
    begin = kind.on_train_begin

    def on_train_begin(self: Any, logs: Any = None) -> None:
        for name in (
            "monitor",
            "patience",
            "min_delta",
            "restore_best_weights",
            "start_from_epoch",
            "mode",
            "baseline",
        ):
            value = getattr(self, name, None)
            if isinstance(value, bool | int | float | str):
                stopping[name] = value
        begin(self, logs)

    return mock.patch.object(kind, "on_train_begin", on_train_begin)
