"""A call of `fit`: what it was asked for, and the same call on a few rows."""

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from pytest_keraskata.backend import keras, tf
from pytest_keraskata.portrait.painter.data import column, first_rows, is_pipeline, overlap
from pytest_keraskata.portrait.painter.outputs import fixed_rows, is_large
from pytest_keraskata.portrait.seen import Column, Fitting, Watcher

_FEW = 32


def fitting(model: Any, asked: dict[str, Any], before: Sequence[bool] | None) -> Fitting:
    """The arguments of a call of `fit`, as far as they can be told.

    Args:
        model: that is fitted.
        asked: its arguments by name.
        before: which of its weights were trainable when training last started without a `compile` since, or None.
    """
    plain = {name: value for name, value in asked.items() if type(value) in (bool, int, float, str)}
    weights = asked.get("class_weight")
    if isinstance(weights, dict):
        plain["class_weight"] = {
            str(key) if isinstance(key, str) else float(key): float(value) for key, value in weights.items()
        }
    held_out = asked.get("validation_data")
    counted: tuple[Column, ...] = ()
    if isinstance(held_out, list | tuple) and len(held_out) > 1 and not is_pipeline(asked.get("x")):
        with contextlib.suppress(Exception):
            counted = tuple(column(part) for part in keras.tree.flatten(held_out[0]))
    changed = (
        tuple(
            str(variable.path)
            for variable, was in zip(model.weights, before, strict=False)
            if bool(variable.trainable) != was and "moving" not in variable.path
        )
        if before is not None
        else ()
    )
    return Fitting(
        plain,
        overlap(asked.get("x"), held_out),
        changed,
        bool(asked.get("validation_split")) or held_out is not None,
        counted,
        tuple(_watchers(asked.get("callbacks"))),
        _leaves_out(asked),
    )


def _leaves_out(asked: dict[str, Any]) -> bool:
    """Whether some rows have a weight of zero; of a pipeline, whether it brings weights at all."""
    x, weights = asked.get("x"), asked.get("sample_weight")
    if isinstance(x, tf.data.Dataset):
        return isinstance(x.element_spec, tuple) and len(x.element_spec) > 2
    if isinstance(x, keras.utils.PyDataset):
        return len(x[0]) > 2
    return any(bool(np.any(np.asarray(part) == 0)) for part in keras.tree.flatten(weights) if part is not None)


def _watchers(callbacks: Any) -> Iterator[Watcher]:
    for one in keras.tree.flatten(callbacks) if callbacks is not None else ():
        # Without save_best_only a ModelCheckpoint looks at nothing.
        looks = isinstance(getattr(one, "monitor", None), str) and getattr(one, "save_best_only", True)
        if looks and type(one).__module__.startswith("keras."):
            yield Watcher(type(one).__name__, one.monitor, str(getattr(one, "mode", "auto")))


def built(model: Any, x: Any) -> None:
    """A model that waits for its first batch to learn its shapes gets it."""
    if not model.built and not is_pipeline(x):
        with contextlib.suppress(Exception):
            model(first_rows(x, 2))


def shortened(model: Any, asked: dict[str, Any], *, thinned: bool) -> dict[str, Any]:
    """The same call for one epoch of a batch or two.

    Args:
        model: that is fitted.
        asked: its arguments by name.
        thinned: on the first rows alone.
    """
    short = {**asked, "epochs": 1, "verbose": 0}
    # Behind the one epoch all numbers have to be there.
    for name in ("initial_epoch", "validation_freq"):
        short.pop(name, None)
    callbacks = asked.get("callbacks")
    if not isinstance(callbacks, keras.callbacks.CallbackList):
        listed = callbacks if isinstance(callbacks, list | tuple) else [] if callbacks is None else [callbacks]
        short["callbacks"] = [*listed, _stop(model)]
    if is_pipeline(asked.get("x")):
        short["steps_per_epoch"] = min(asked.get("steps_per_epoch") or 2, 2)
        if asked.get("validation_data") is not None and is_pipeline(asked["validation_data"]):
            short["validation_steps"] = 1
    elif (thinned and asked.get("y") is not None) or (thinned and hasattr(asked.get("x"), "shape")):
        fixed = fixed_rows(model, asked["x"])
        few = _FEW // 4 if is_large(model) else _FEW
        rows = fixed or few
        share = asked.get("validation_split") or 0
        if fixed and share:
            rows = int(-(-rows // (1 - share)))
        short["batch_size"] = fixed or few
        for name in ("x", "y", "sample_weight"):
            if asked.get(name) is not None:
                short[name] = first_rows(asked[name], rows)
        held_out = asked.get("validation_data")
        if isinstance(held_out, list | tuple):
            short["validation_data"] = tuple(first_rows(part, rows) for part in held_out)
    return short


def _stop(model: Any) -> Any:
    """Ends an epoch behind its second batch."""

    def ended(batch: int, logs: Any = None) -> None:
        if batch:
            model.stop_training = True

    return keras.callbacks.LambdaCallback(on_train_batch_end=ended)
