"""Settings that TensorFlow takes only before its first operation: in a process that is warm they come late."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any
from unittest import mock

from pytest_keraskata.backend import tf

# Below `tf.config`; of threads and devices, which change no result.
_SETTINGS = (
    ("threading", "set_intra_op_parallelism_threads"),
    ("threading", "set_inter_op_parallelism_threads"),
    ("", "set_visible_devices"),
    ("", "set_logical_device_configuration"),
    ("experimental", "set_visible_devices"),
    ("experimental", "set_virtual_device_configuration"),
    ("experimental", "set_memory_growth"),
)


@contextmanager
def late_settings() -> Iterator[None]:
    """Inside, such a setting is passed over where TensorFlow has begun already, as if the script had begun with it."""
    with ExitStack() as stack:
        for name, setting in _SETTINGS:
            module = getattr(tf.config, name) if name else tf.config
            stack.enter_context(mock.patch.object(module, setting, _forgiving(getattr(module, setting))))
        yield


def _forgiving(setting: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(setting)
    def set_it(*args: Any, **kwargs: Any) -> None:
        try:
            setting(*args, **kwargs)
        except RuntimeError as error:
            if "initializ" not in str(error):
                raise

    return set_it
