"""Live arguments for a call, made of their descriptions."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from pytest_keraskata.answer.scripted import scripted_model
from pytest_keraskata.asking.call import Call, Given, Gradient, InFolder, Script, Symbolic, View
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.backend import keras


def arguments(call: Call, folder: Path | None = None) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """A call's arguments as the answer receives them, by position and by name; paths lie in this folder."""
    args = tuple(_argument(value, folder) for value in call.args)
    return args, {name: _argument(value, folder) for name, value in call.kwargs.items()}


def _argument(value: Plain, folder: Path | None) -> Any:
    if isinstance(value, InFolder) and folder is not None:
        path = folder / value.name
        return str(path) if value.as_text else path
    return live(value)


def live(value: Plain) -> Any:
    """An argument as the answer receives it: descriptions of models become models, arrays are copied."""
    if isinstance(value, Given):
        return _model(value)
    if isinstance(value, Script):
        return scripted_model(value)
    if isinstance(value, Symbolic):
        return keras.Input(value.told)
    if isinstance(value, Gradient):
        # A function and nothing else: what it is made of is not for the answer to see.
        return lambda w: value(w)
    if isinstance(value, View):
        return _view(value)
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list):
        return [live(item) for item in value]
    if isinstance(value, tuple):
        return tuple(live(item) for item in value)
    if isinstance(value, dict):
        return {key: live(item) for key, item in value.items()}
    return value


def _view(described: View) -> Any:
    match described.how:
        case "reversed":
            return np.flip(np.flip(described.array).copy())
        case "second":
            return np.repeat(described.array, 2, axis=-1)[..., ::2]
        case _:
            return described.array.T.copy().T


def _model(given: Given) -> Any:
    """The model that a description describes."""
    model = keras.models.model_from_json(given.config)
    _reserve_names(model)
    model.set_weights(list(given.weights))
    if given.compiled:
        model.compile_from_config(json.loads(given.compiled))
    return model


def _reserve_names(model: Any) -> None:
    """Have Keras count on from this model's layers, as if they had been made here: names in a model are unique."""

    for layer in model._flatten_layers():
        prefix, _, number = layer.name.rpartition("_")
        prefix, number = (prefix, number) if number.isdigit() else (layer.name, "0")
        while keras.backend.get_uid(prefix) <= int(number):
            pass
