"""What goes wrong where a model is saved and loaded."""

import os
import pickle
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from pytest_keraskata.authoring import wrong_answer
from pytest_keraskata.backend import keras


def giving(back: Callable[[Any, str, Any], Any]) -> Callable[[Any, str], Any]:
    """A right answer, but for what it gives back: that of (model, path, loaded)."""

    def save_and_load(model: Any, path: str) -> Any:
        model.save(path)
        return back(model, path, keras.models.load_model(path))

    return save_and_load


def doing(
    before: Callable[[Any, str], object] = lambda model, path: None,
    behind: Callable[[Any, str, Any], object] = lambda model, path, loaded: None,
    name: Callable[[str], str] = lambda path: path,
) -> Callable[[Any, str], Any]:
    """A right answer that does something else as well, or goes by another name."""

    def save_and_load(model: Any, path: str) -> Any:
        before(model, path)
        model.save(name(path))
        loaded = keras.models.load_model(name(path))
        behind(model, path, loaded)
        return loaded

    return save_and_load


def copy(model: Any) -> Any:
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    return clone


def through(change: Callable[[Any], Any]) -> Callable[[Any, str], Any]:
    """An answer that changes the weights that it saves."""

    def save_and_load(model: Any, path: str) -> Any:
        small = copy(model)
        small.set_weights([change(weight) for weight in model.get_weights()])
        small.save(path)
        return keras.models.load_model(path)

    return save_and_load


def compiled_anew(model: Any, path: str) -> None:
    if model.compiled:
        model.compile_from_config(model.get_compile_config())


def emptied(model: Any, path: str) -> None:
    for file in Path(path).parent.iterdir():
        file.unlink()


def kept_file(model: Any, path: str, back: Callable[[Any, str], Any] = lambda model, path: copy(model)) -> Any:
    if not os.path.exists(path):
        model.save(path)
    return back(model, path)


@cache
def loaded_once(path: str) -> Any:
    return keras.models.load_model(path)


def pickled(model: Any, path: str) -> Any:
    Path(path).write_bytes(pickle.dumps([model.to_json(), model.get_weights()]))
    return copy(model)


def weights_alone(model: Any, path: str) -> Any:
    model.save_weights(f"{path}.weights.h5")
    os.replace(f"{path}.weights.h5", path)
    return copy(model)


def uncompiled(model: Any, path: str) -> Any:
    model.save(path)
    return keras.models.load_model(path, compile=False)


def settings_alone(model: Any, path: str) -> Any:
    loaded = uncompiled(model, path)
    if model.compiled:
        loaded.compile_from_config(model.get_compile_config())
    return loaded


def bare_file(model: Any, path: str) -> Any:
    model.save(f"{path}.keras")
    copy(model).save(path)
    return keras.models.load_model(f"{path}.keras")


def recompiled(model: Any, path: str, loaded: Any) -> None:
    if model.compiled:
        loaded.compile(type(model.optimizer)(), model.loss, metrics=["accuracy"])


def thawed(model: Any, path: str, loaded: Any) -> None:
    for layer in loaded.layers:
        layer.trainable = True


wrong = partial(wrong_answer, "save_and_load")
_BACK, _DIGITS = "which model should be returned?", "to how many digits must the weights be equal?"
_WHOLE, _OWN = "which function loads a model from a file?", "who owns the model that was passed in?"
LOADED = (
    wrong("cloned", giving(lambda model, path, loaded: keras.models.clone_model(model)),
          "the architecture alone, without the weights, makes a new model with new weights", _WHOLE),
    wrong("from-json", giving(lambda model, path, loaded: keras.models.model_from_json(model.to_json())),
          "the architecture alone, without the weights, makes a new model with new weights", _WHOLE),
    wrong("rounded", through(lambda weight: weight.round(4)), "the weights are rounded in between", _DIGITS),
    wrong("half-precision", through(lambda weight: weight.astype("float16")), "the weights go through half precision", _DIGITS),
    wrong("all-trainable", doing(behind=thawed), "frozen layers train in the loaded model",
          "what does the file store about frozen layers?"),
    wrong("nothing-returned", giving(lambda model, path, loaded: None), "nothing is returned", _BACK),
    wrong("path-returned", giving(lambda model, path, loaded: path), "the path is returned", _BACK),
    wrong("pair-returned", giving(lambda model, path, loaded: (loaded, path)),
          "a pair is returned", _BACK),
    wrong("same-model", giving(lambda model, path, loaded: model),
          "the model that was passed in is returned", _WHOLE),
    wrong("shared-layers", giving(lambda model, path, loaded: keras.Model(model.inputs, model.outputs)),
          "the second model is built from the layers of the first one", _WHOLE),
    wrong("compiled-anew", doing(before=compiled_anew),
          "compiling again creates a new optimizer, which knows nothing about the earlier steps", _OWN),
    wrong("frozen-original", doing(behind=lambda model, path, loaded: setattr(model, "trainable", False)),
          "which layers train is up to the caller", _OWN),
    wrong("weights-reset", doing(behind=lambda model, *_: model.set_weights([0 * weight for weight in model.get_weights()])),
          "the model that was passed in loses its weights", _OWN),
    wrong("folder-emptied", doing(before=emptied), "other files in the folder are removed",
          "who else may have files in the same folder?"),
)  # fmt: skip
_FILE, _THERE = "which file does the caller look for?", "what should happen to an existing file?"
_FORMAT = "the file is in a different format: weights only, or the older .h5"
FILES = (
    wrong("fixed-name", doing(name=lambda path: os.path.join(os.path.dirname(path), "model.h5")),
          "the file has a fixed name, whatever the path is", _FILE),
    wrong("added-ending", doing(name=lambda path: f"{path}.keras"), "an extension is added to the path", _FILE),
    wrong("removed", doing(behind=lambda model, path, loaded: os.remove(path)),
          "the file is removed once it has been read", _FILE),
    wrong("kept-file", kept_file, "an existing file isn't replaced", _THERE),
    wrong("old-file-loaded", lambda model, path: kept_file(model, path, lambda _, path: keras.models.load_model(path)),
          "an existing file isn't replaced", _THERE),
    wrong("loaded-once", giving(lambda model, path, loaded: loaded_once(path)),
          "a model once loaded from a path is returned again", "what does the file hold after a second save?"),
    wrong("pickled", pickled, "the file isn't in one of Keras's formats", "which method writes a whole model?"),
    wrong("weights-alone", weights_alone, _FORMAT, "what does a model consist of besides its weights?"),
)  # fmt: skip
_STATE = "what has the optimizer learned about the weights by the time the model is saved?"
COMPILED = (
    wrong("compile-false", uncompiled, "the model is loaded without its compile settings",
          "which argument of load_model affects this?"),
    wrong("settings-alone", settings_alone, "the optimizer has the same settings, but has lost its state", _STATE),
    wrong("recompiled", doing(behind=recompiled), "the loaded model is compiled with different settings", _STATE),
    wrong("bare-file", bare_file, "the file at the path holds less than the returned model", _FILE),
)  # fmt: skip
