"""Hands over a model and a path, and reports the file and the model that came back."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.folder import folder, placeless
from pytest_keraskata.answer.kept import Kept
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.models.steps import logs_of_step
from pytest_keraskata.answer.values import array_of, number_of, values_of
from pytest_keraskata.asking.call import InFolder
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.asking.saving import ModelState, SaveEvidence, SaveRequest
from pytest_keraskata.backend import keras

# Files of somebody else's in the same folder.
_BESIDE = {
    "notes.txt": "of another training", "model.weights.h5": "another program's weights",
    "another.keras": "another model", "another.h5": "an older one",
}  # fmt: skip


def probe(answer: Answer, request: SaveRequest) -> SaveEvidence:
    answer.seed(0)
    with folder() as at, recorded_warnings():
        args, kwargs = arguments(request.call, at)
        model = args[0]
        place = _path(request, at)
        _prepare(model, request)
        if request.there == "text":
            place.write_text("no model")
        elif request.there == "model":
            keras.Sequential([keras.Input((5,)), keras.layers.Dense(4)]).save(place)
        for name, text in _BESIDE.items():
            (at / name).write_text(text)
        kept = Kept(model)
        before = state(model, request)
        returned, raised = answer.call(request.call, args, kwargs)
        if raised:
            return SaveEvidence(placeless(raised, at))
        files = tuple(sorted(path.name for path in at.iterdir() if path.name not in _BESIDE))
        disturbed = tuple(name for name, text in _BESIDE.items() if _text(at / name) != text)
        # The judge reads it as well: in another process, with other code than the answer's.
        file = np.frombuffer(place.read_bytes(), "uint8") if place.is_file() else None
        found = SaveEvidence(before=before, file=file, files=files, disturbed=disturbed)
        if not issubclass(type(returned), keras.Model):
            plain, raised = answer.guarded(lambda: describe(returned))
            if plain is not None and plain.kind == "text":
                plain = dataclasses.replace(plain, value=plain.value.replace(str(at), "directory"))
            return dataclasses.replace(found, raised=raised, returned=plain)
        own = {id(variable) for variable in model.weights}
        after = state(model, request)
        lost = kept.changed()
        other, raised = _other(answer, request, at)
        if raised:
            return dataclasses.replace(found, raised=placeless(raised, at))
        loaded, raised = answer.guarded(lambda: with_next(returned, state(returned, request), request))
        return dataclasses.replace(
            found,
            raised=raised,
            is_model=True,
            is_same=returned is model,
            shares=any(id(variable) in own for variable in returned.weights),
            after=after if returned is model else with_next(model, after, request),
            loaded=loaded,
            lost=lost,
            other=other,
        )


def _other(answer: Answer, request: SaveRequest, at: Path) -> tuple[ModelState | None, Raised | None]:
    """What comes back for another model at the same path."""
    if request.other is None:
        return None, None
    call = dataclasses.replace(request.call, args=(request.other, *request.call.args[1:]))
    returned, raised = answer.call(call, *arguments(call, at))
    if raised or not issubclass(type(returned), keras.Model):
        return None, raised
    return answer.guarded(lambda: state(returned, request))


def _text(path: Path) -> str | None:
    return path.read_text() if path.is_file() else None


def _path(request: SaveRequest, at: Path) -> Path:
    wanted = [value for value in (*request.call.args, *request.call.kwargs.values()) if isinstance(value, InFolder)]
    return at / wanted[0].name


def _prepare(model: Any, request: SaveRequest) -> None:
    if not model.compiled:
        return
    model.run_eagerly = True
    for _ in range(request.steps):
        model.train_on_batch(request.inputs, request.targets)


def state(model: Any, request: SaveRequest) -> ModelState:
    """A model as it stands."""
    optimizer = getattr(model, "optimizer", None) if model.compiled else None
    return ModelState(
        values_of(model.weights),
        trains(model),
        _outputs(model, request.inputs),
        bool(model.compiled),
        type(optimizer).__name__ if optimizer is not None else "",
        values_of(optimizer.variables) if optimizer is not None else (),
    )


def _outputs(model: Any, inputs: Array) -> Array:
    """What a model makes of a batch; no numbers where it is a model for other inputs, as its weights tell better."""
    takes: Any = getattr(model, "inputs", None) or ()
    if len(takes) == 1 and not _fits(tuple(takes[0].shape), inputs.shape):
        return np.full((len(inputs), 1), np.nan, "float32")
    return array_of(model(inputs, training=False))


def _fits(shape: Sequence[int | None], found: Sequence[int]) -> bool:
    return len(shape) == len(found) and all(size in (None, one) for size, one in zip(shape, found, strict=True))


def trains(model: Any) -> tuple[bool, ...]:
    """Which of a model's weights train."""
    trained = {id(variable) for variable in model.trainable_weights}
    return tuple(id(variable) in trained for variable in model.weights)


def with_next(model: Any, known: ModelState, request: SaveRequest) -> ModelState:
    """The same, and what one more update makes of it."""
    if not model.compiled:
        return known

    def step() -> Any:
        model.run_eagerly = True
        model.train_function = None
        return logs_of_step(model, request.inputs, request.targets)

    logs, problem = Answer().guarded(step)
    if problem is not None:
        return dataclasses.replace(known, problem=problem)
    numbers = {str(name): number_of(value) for name, value in logs.items()}
    return dataclasses.replace(known, next_logs=numbers, next_weights=values_of(model.weights))
