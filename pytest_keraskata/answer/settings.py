"""Settings that the whole process shares, which an answer has to leave as they were."""

import contextlib
import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from pytest_keraskata.backend import engine, keras

# What a library filters when it is imported is of categories of its own, or of one module or message.
_PLAIN = (Warning, UserWarning, RuntimeWarning, FutureWarning, DeprecationWarning)
_SAFE_MODE = "safe mode, without which loading a model can run code from its file"


@contextlib.contextmanager
def watched_settings(*, put_back: bool = True) -> Iterator[list[str]]:
    """Note which settings are others at the end than at the beginning.

    Args:
        put_back: whether they become again what they were.
    """
    changed: list[str] = []
    numpy_errors, filters, keras_settings = np.geterr(), list(warnings.filters), _of_keras()
    folder = _working_folder()
    try:
        yield changed
    finally:
        if np.geterr() != numpy_errors:
            changed.append("NumPy's error state")
        if _plain(warnings.filters) != _plain(filters):
            changed.append("Python's warning filters")
        changed += [
            f"Keras's {name}" for name, value in _of_keras().items() if value != keras_settings.get(name, value)
        ]
        if _working_folder() != folder:
            changed.append("the working directory")
        if changed and put_back:
            if folder:
                os.chdir(folder)
            np.seterr(**numpy_errors)
            warnings.filters[:] = filters  # type: ignore[index]
            _put_back(keras_settings)


def _working_folder() -> str:
    try:
        return os.getcwd()
    except OSError:
        # It has been removed.
        return ""


def _plain(filters: Any) -> list[Any]:
    return [one for one in filters if one[1] is None and one[2] in _PLAIN and one[3] is None]


def _of_keras() -> dict[str, Any]:
    # It takes seconds to import, and what nobody has imported nobody has changed.
    if "keras" not in sys.modules:
        return {}
    from keras.src.backend.common import global_state

    config = keras.config
    return {
        "floatx": config.floatx(),
        "epsilon": config.epsilon(),
        "image_data_format": config.image_data_format(),
        "dtype policy": config.dtype_policy().name,
        # Whether files may bring code of their own.
        _SAFE_MODE: global_state.get_global_attribute("safe_mode_saving"),
        **engine.settings(),
    }


def _put_back(values: Mapping[str, Any]) -> None:
    if not values:
        return
    from keras.src.backend.common import global_state

    keras.config.set_floatx(values["floatx"])
    keras.config.set_epsilon(values["epsilon"])
    keras.config.set_image_data_format(values["image_data_format"])
    keras.config.set_dtype_policy(values["dtype policy"])
    global_state.set_global_attribute("safe_mode_saving", values[_SAFE_MODE])
    engine.put_back(values)
