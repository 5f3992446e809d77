"""What a model holds that a call may not change."""

from collections.abc import Callable
from typing import Any

import numpy as np

from pytest_keraskata.answer.values import values_of


class Kept:
    """A model as it stands now.

    Args:
        model: the model; its parts are held on to, so that no other object takes the place of one.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._parts = _parts(model)

    def changed(self) -> tuple[str, ...]:
        """What about it is another by now: keys of `_parts`."""
        now = _parts(self._model)
        return tuple(name for name, before in self._parts.items() if not _alike(before, now[name]))


def _parts(model: Any) -> dict[str, list[Any]]:
    optimizer = getattr(model, "optimizer", None)
    layers = list(model._flatten_layers())
    return {
        "layers": layers,
        "weights": list(values_of(model.weights)),
        "trainable": [bool(one.trainable) for one in (*layers, *model.weights)],
        "optimizer": [optimizer],
        "settings": [_or_none(optimizer.get_config) if optimizer is not None else None],
        "memory": list(values_of(optimizer.variables)) if optimizer is not None else [],
        "compiled": _losses_and_metrics(model),
    }


def _losses_and_metrics(model: Any) -> list[Any]:
    config = (_or_none(model.get_compile_config) if model.compiled else None) or {}
    # The optimizer is looked at itself; and Keras forgets it here when it writes an .h5 file.
    return [(name, value) for name, value in config.items() if name != "optimizer"]


def _or_none(config: Callable[[], Any]) -> Any:
    try:
        return config()
    except Exception:
        # Functions of an answer's own have no description.
        return None


def _alike(before: list[Any], now: list[Any]) -> bool:
    return len(before) == len(now) and all(
        np.array_equal(one, other, equal_nan=True) if isinstance(one, np.ndarray) else one is other or one == other
        for one, other in zip(before, now, strict=True)
    )
