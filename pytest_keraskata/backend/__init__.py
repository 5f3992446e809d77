"""A lazy door to Keras: imported quietly and on the CPU, when its first attribute is asked for.

Only file-descriptor level redirection silences TensorFlow: it writes its first lines from C++ before any
setting is read. What it wrote is shown after all when the import fails.
"""

import contextlib
import gc
import importlib
import importlib.util
import logging
import os
import random
import sys
import tempfile
import threading
import types
import warnings
from collections.abc import Iterable, Iterator
from typing import Any
from unittest import mock

# NumPy 2.4 deprecates a keyword that Keras's variables don't know yet; it is no fault of a learner's.
NOISE = (
    r"__array__ implementation doesn't accept a copy keyword",
    r"This process .* is multi-threaded, use of fork\(\) may lead to deadlocks",
)

_LOGGERS = ("absl", "tensorflow", "jax")

# Each has a file here, of what is done otherwise on it.
BACKENDS = ("tensorflow", "jax")

# Most of JAX's time goes into compiling what is run a few times.
_HASTE = {"JAX_DISABLE_MOST_OPTIMIZATIONS": "1"}

# How many times as long a check may take: JAX compiles every operation anew for every shape.
_PATIENCE = {"jax": 4}


def import_keras(*, devices: bool = True, on: str = "") -> None:
    """Import Keras without a word on the terminal, on the CPU unless the user chose otherwise.

    Args:
        devices: whether TensorFlow may look for its devices at once, after which a process can't be forked safely.
        on: the backend that it must run on; by default the one that is `used`.

    Raises:
        ImportError: as Keras raises it, after showing what TensorFlow had to say; or where it runs on another backend.
    """
    if "keras" in sys.modules:
        if running_on() not in ("", *([on] if on else BACKENDS)):
            raise ImportError(f"models are looked at on TensorFlow, and Keras runs on {running_on()} in this process")
        _hush()
        return
    name = on or used()
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Also removes a source of differences between machines.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    # Keras imports scikit-learn where it finds it, which costs up to a second that no kata needs.
    hidden = sys.modules.setdefault("sklearn", None)  # type: ignore[arg-type]
    try:
        # What the user chose holds for the user's own programs, which this process may start.
        with quiet_stderr(), mock.patch.dict(os.environ, {**_HASTE, **os.environ, "KERAS_BACKEND": name}):
            import keras  # noqa: F401

            importlib.import_module(f"{__name__}.{name}")
    finally:
        if hidden is None:
            sys.modules.pop("sklearn", None)
    if devices:
        find_devices()
    _hush()


def used() -> str:
    """The backend on which katas are checked: that of this process's Keras, or the chosen one where it is installed."""
    named = os.environ.get("KERAS_BACKEND", "")
    return running_on() or (named if named in BACKENDS and _is_installed(named) else "tensorflow")


def patience() -> int:
    """How many times as long as on TensorFlow a check may take on the backend that is used."""
    return _PATIENCE.get(used(), 1)


def others() -> tuple[str, ...]:
    """The backends on which Keras could run here in another process."""
    return tuple(name for name in BACKENDS if name != used() and _is_installed(name))


def _is_installed(name: str) -> bool:
    spec = importlib.util.find_spec(name)
    # A folder of somebody's that happens to have this name has no file that would be imported.
    return spec is not None and spec.origin is not None


def chosen() -> str:
    """The backend that the user chose for Keras where katas are checked on another one; otherwise ""."""
    named = os.environ.get("KERAS_BACKEND", "")
    return "" if named == used() else named


def running_on() -> str:
    """The backend on which Keras runs in this process; "" where it isn't imported, or not to its end."""
    config = sys.modules.get("keras.src.backend.config")
    return str(config.backend()) if config is not None else ""


def find_devices() -> None:
    """Let the backend look for its devices, which may come with words about missing drivers."""
    with quiet_stderr():
        engine.find_devices()


def import_for_good(*, devices: bool = True) -> None:
    """Import Keras, in less time than usual, and keep what it made out of garbage collection.

    A million new objects, of which hardly one is garbage, would be looked at again and again during the
    import and afterwards; and a player's first look would copy all the pages that it shares with the zygote.

    Args:
        devices: as for `import_keras`.

    Raises:
        ImportError: as Keras raises it.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        import_keras(devices=devices)
        gc.freeze()
    finally:
        if collects:
            gc.enable()


class _Door:
    """A module that is imported when something of it is asked for.

    Args:
        name: of the module; "{}" in it is the backend that Keras runs on.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._module: types.ModuleType | None = None

    def __getattr__(self, name: str) -> Any:
        # Tools look at every global of a module for names such as `__wrapped__`.
        if name.startswith("__") and name != "__version__":
            raise AttributeError(name)
        if self._module is None:
            import_keras()
            # Where somebody else has imported Keras, TensorFlow may come with it only now.
            with quiet_stderr():
                self._module = importlib.import_module(self._name.format(running_on()))
        return getattr(self._module, name)


keras: Any = _Door("keras")
tf: Any = _Door("tensorflow")
# What is done otherwise on each backend, under the same names.
engine: Any = _Door(f"{__name__}.{{}}")


def _hush() -> None:
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.ERROR)
    for message in NOISE:
        warnings.filterwarnings("ignore", message=message)


@contextlib.contextmanager
def quiet_warnings() -> Iterator[None]:
    """Keep warnings that Keras gives to us, not to the learner, off the screen and out of `-W error`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def zero_initialized() -> Iterator[None]:
    """Leave out the drawing of initial weights, which takes longer than all else when a model is built."""

    def zeros(_: Any, shape: Any, dtype: Any = None) -> Any:
        return keras.ops.zeros(shape, dtype)

    drawn = (keras.initializers.VarianceScaling, keras.initializers.OrthogonalInitializer)
    with contextlib.ExitStack() as stack:
        for initializer in drawn:
            stack.enter_context(mock.patch.object(initializer, "__call__", zeros))
        yield


@contextlib.contextmanager
def fresh_names() -> Iterator[None]:
    """Inside, names count from the start, as in a fresh process, and no policy or scope of the user's is in force."""
    from keras.src.backend.common import global_state

    # `clear_session` also forgets TensorFlow's kernels, so that whatever comes next takes twice as long.
    with mock.patch.object(global_state, "GLOBAL_STATE_TRACKER", threading.local()):
        yield


@contextlib.contextmanager
def undisturbed(models: Iterable[Any] = ()) -> Iterator[None]:
    """Put Keras back as it was: its settings and names, and all streams of random numbers; inside they are as at first.

    Args:
        models: whose weights and optimizers are put back as well.
    """
    import numpy as np

    # A model that isn't compiled has no optimizer, and one that never trained has one without variables.
    holders = [
        holder for model in models for holder in (model, getattr(model, "optimizer", None)) if holder is not None
    ]
    variables = [one for holder in holders for one in holder.variables]
    values = [np.array(one) for one in variables]
    streams = random.getstate(), np.random.get_state()
    floatx, image_data_format = keras.config.floatx(), keras.config.image_data_format()
    loggers = [(one, one.level) for one in map(logging.getLogger, _LOGGERS)]
    with warnings.catch_warnings(), engine.random_numbers_kept():
        try:
            with fresh_names():
                keras.config.set_floatx("float32")
                keras.config.set_image_data_format("channels_last")
                yield
        finally:
            keras.config.set_floatx(floatx)
            keras.config.set_image_data_format(image_data_format)
            random.setstate(streams[0])
            np.random.set_state(streams[1])
            for logger, level in loggers:
                logger.setLevel(level)
            for variable, value in zip(variables, values, strict=True):
                variable.assign(value)


@contextlib.contextmanager
def quiet_stderr() -> Iterator[None]:
    """Keep what is written to stderr meanwhile, also from C++; it is shown after all if an error is raised."""
    with tempfile.TemporaryFile() as said, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept = os.dup(2)
        os.dup2(said.fileno(), 2)
        try:
            yield
        except BaseException:
            said.seek(0)
            os.write(kept, said.read())
            raise
        finally:
            os.dup2(kept, 2)
            os.close(kept)
