"""What is known to go wrong where a callback writes models."""

import os
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pytest_keraskata.authoring import hooked, wrong_answer
from pytest_keraskata.backend import keras

_PATTERN = "{epoch:02d}-{val_loss:.4f}.keras"


def name_of(number: int, loss: float) -> str:
    return f"{number + 1:02d}-{loss:.4f}.keras"


def _named(pattern: str = _PATTERN, **settings: Any) -> Callable[..., Any]:
    """An answer with Keras's callback, another name, or other settings."""
    return lambda directory: keras.callbacks.ModelCheckpoint(os.path.join(directory, pattern), **settings)


def _writes(
    write: Callable[[Any, str], object] = lambda model, path: model.save(path),
    first: int = 1,
    told: Callable[[float], float] = float,
) -> Any:
    """An answer that writes after each epoch by itself; `first` is the number of the first one."""
    return lambda directory: hooked(
        on_epoch_end=lambda self, epoch, logs: write(
            self.model, os.path.join(directory, name_of(epoch + first - 1, told(logs["val_loss"])))
        )
    )


def _counting(directory: Any) -> Any:
    """Counts the epochs by itself."""

    def write(self: Any, epoch: int, logs: Mapping[str, float]) -> None:
        self.model.save(os.path.join(directory, name_of(self.count, logs["val_loss"])))
        self.count += 1

    return hooked(on_train_begin=lambda self, logs: setattr(self, "count", 0), on_epoch_end=write)


def _collecting(directory: Any) -> Any:
    """Writes everything when training is over."""
    names: list[str] = []
    return hooked(
        on_epoch_end=lambda self, epoch, logs: names.append(name_of(epoch, logs["val_loss"])),
        on_train_end=lambda self, logs: [self.model.save(os.path.join(directory, name)) for name in names],
    )


def _delaying(directory: Any) -> Any:
    """Writes a file when the next epoch begins, or training ends."""
    names: list[str] = []

    def write(self: Any, *_: object) -> None:
        while names:
            self.model.save(os.path.join(directory, names.pop()))

    seen = lambda self, epoch, logs: names.append(name_of(epoch, logs["val_loss"]))  # noqa: E731
    return hooked(on_epoch_end=seen, on_epoch_begin=write, on_train_end=write)


def _alone(model: Any, path: str) -> None:
    """Writes the model, and removes all others that have a number from 1 on."""
    model.save(path)
    for other in Path(path).parent.glob("??-*.keras"):
        if other != Path(path) and not other.name.startswith("00"):
            other.unlink()


def _tidy(directory: Any) -> Any:
    for old in Path(directory).glob("*.keras"):
        old.unlink()
    return _named()(directory)


def _of_the_start(directory: Any) -> Any:
    def write(self: Any, epoch: int, logs: Mapping[str, float]) -> None:
        now = self.model.get_weights()
        self.model.set_weights(self.begun)
        self.model.save(os.path.join(directory, name_of(epoch, logs["val_loss"])))
        self.model.set_weights(now)

    begin = lambda self, epoch, logs: setattr(self, "begun", self.model.get_weights())  # noqa: E731
    return hooked(on_epoch_begin=begin, on_epoch_end=write)


def _copied(model: Any, path: str) -> None:
    copied = keras.models.clone_model(model)
    copied.set_weights(model.get_weights())
    copied.compile("adam", model.loss)
    copied.save(path)


def _uncompiled(model: Any, path: str) -> None:
    copied = type(model).from_config(model.get_config())
    copied.set_weights(model.get_weights())
    copied.save(path)


def _without_memory(model: Any, path: str) -> None:
    kept = [variable.numpy() for variable in model.optimizer.variables]
    for variable in model.optimizer.variables[2:]:
        variable.assign(0 * variable)
    model.save(path)
    for variable, value in zip(model.optimizer.variables, kept, strict=True):
        variable.assign(value)


_mistake = partial(wrong_answer, "checkpoint_callback")
_WHICH, _DIGITS = "which epochs should write a file?", "how many digits does each number in the name have?"
_MORE, _OTHERS = "which parts of a model does it need to continue training?", "whose files are already in the folder?"
NAMES = (
    _mistake("best-only", _named(save_best_only=True),
             "save_best_only writes a file only if the monitored value improved",
             "which epochs should write a file?"),
    _mistake("from-zero", _writes(first=0), "its epochs count from 0",
             "which number does ModelCheckpoint use for the first epoch?"),
    _mistake("training-loss", _named("{epoch:02d}-{loss:.4f}.keras"), "the number in the name is the training loss",
             "which of the logged values does the task need?"),
    _mistake("accuracy", _named("{epoch:02d}-{accuracy:.4f}.keras"), "the number in the name is the accuracy",
             "which of the logged values does the task need?"),
    _mistake("unpadded", _named("{epoch}-{val_loss:.4f}.keras"), "the epoch's number has a single digit below 10",
             _DIGITS),
    _mistake("padded-with-spaces", _named("{epoch:2d}-{val_loss:.4f}.keras"), "a space takes the place of a leading zero",
             "what does a format put in front of a number that is too short?"),
    _mistake("three-digits", _named("{epoch:03d}-{val_loss:.4f}.keras"), "the epoch's number has three digits", _DIGITS),
    _mistake("scientific", _named("{epoch:02d}-{val_loss:.4e}.keras"), "the loss is written with an exponent",
             "which letter ends the format of a number with a fixed number of decimals?"),
    _mistake("underscore", _named("{epoch:02d}_{val_loss:.4f}.keras"), "an underscore separates the two numbers",
             "what is between the two numbers?"),
    _mistake("two-decimals", _named("{epoch:02d}-{val_loss:.2f}.keras"), "the loss has two decimals", _DIGITS),
    _mistake("epoch-alone", _named("{epoch:02d}.keras"), "the name lacks the loss", "what should the name contain?"),
    _mistake("old-format", _named("{epoch:02d}-{val_loss:.4f}.h5"), "the files are of the old format, HDF5",
             "which extension does Keras's own format have?"),
    _mistake("own-count", _counting, "epochs are counted from 1 in every training run, whatever number fit passes",
             "what is the number of the first epoch if training continues an earlier run?"),
    _mistake("at-the-end", _collecting, "nothing is written before training ends",
             "what is left of an interrupted training run?"),
    _mistake("an-epoch-later", _delaying, "the file of an epoch is written when the next one begins",
             "what is left of an interrupted training run?"),
    _mistake("only-the-last", _writes(_alone), "the file of the previous epoch is removed", _WHICH),
    _mistake("weights-only", _named(save_weights_only=True), "only the weights are saved, under a different name",
             _MORE),
    _mistake("weights-of-their-own", _named("{epoch:02d}-{val_loss:.4f}.weights.h5", save_weights_only=True),
             "only the weights are saved, under a different name", _MORE),
    _mistake("one-name", _named("model.keras"), "all epochs write to one file, so each replaces the one before", _WHICH),
    _mistake("path-only", lambda directory: keras.callbacks.ModelCheckpoint(str(directory / _PATTERN)),
             "the directory is treated as a Path, but can be a string", "how can you join paths of either type?"),
    _mistake("every-batch", _named(save_freq=1), "a file is written after each batch, when there is no val_loss yet",
             "when is the validation loss known?"),
    _mistake("text-only", lambda directory: keras.callbacks.ModelCheckpoint(directory + "/" + _PATTERN),
             "the directory is treated as a string, but can be a Path", "how can you join paths of either type?"),
    _mistake("elsewhere", lambda directory: _named()(tempfile.mkdtemp()), "no file of that name is ever in the folder",
             "does your callback write after an epoch, and to which folder?"),
    _mistake("cut-off", _writes(told=lambda loss: int(loss * 1e4) / 1e4),
             "the loss is cut after four decimals instead of rounded", _DIGITS),
    _mistake("tidies-up", _tidy, "models that were already in the folder are removed", _OTHERS),
)  # fmt: skip
MODELS = (
    _mistake("of-the-start", _of_the_start, "each file holds the weights from the start of its epoch",
             "at which end of an epoch are its new weights known?"),
    _mistake("without-optimizer", _writes(_uncompiled), "the file holds a copy without the optimizer",
             _MORE),
    _mistake("fresh-optimizer", _writes(_copied),
             "the file holds an optimizer that knows nothing about the earlier steps", _MORE),
    _mistake("without-memory", _writes(_without_memory), "the optimizer in the file knows how many steps were made, "
             "but not what it remembered of them", _MORE),
)  # fmt: skip
KEEPS = (
    _mistake("never-replaces", _writes(lambda model, path: os.path.exists(path) or model.save(path)),
             "an existing file is kept instead of replaced", "which training run should a file belong to?"),
)  # fmt: skip
