"""What is done otherwise on TensorFlow than on other backends; each of them has the same functions."""

import contextlib
import sys
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, wraps
from typing import Any
from unittest import mock

import keras
import tensorflow as tf

# What an answer that shall use Keras alone takes from elsewhere.
PACKAGES = ("tensorflow",)

# Below `tf.config`; of threads and devices, which change no result.
_LATE_SETTINGS = (
    ("threading", "set_intra_op_parallelism_threads"),
    ("threading", "set_inter_op_parallelism_threads"),
    ("", "set_visible_devices"),
    ("", "set_logical_device_configuration"),
    ("experimental", "set_visible_devices"),
    ("experimental", "set_virtual_device_configuration"),
    ("experimental", "set_memory_growth"),
)


def find_devices() -> None:
    """Let it look for its devices, which it would do at its first operation, with words about missing drivers."""
    tf.config.list_logical_devices()


def make_haste() -> None:
    """Spend less time on each operation and on each pass through data, with the same results."""
    # Nobody sees tracebacks, and to shorten them costs a frame.
    tf.debugging.disable_traceback_filtering()
    _tune_no_data()
    if sys.version_info < (3, 12):
        # Of what a protocol consists is worked out anew for each number that becomes a tensor; Python 3.12 remembers.
        known: Any = typing
        known._get_protocol_attrs = cache(known._get_protocol_attrs)


def _tune_no_data() -> None:
    """Leave out the thread that looks for the best size of buffers: where an iterator ends, it waits up to 10 ms for it."""
    untuned = tf.data.Options()
    untuned.autotune.enabled = False
    begin = tf.data.Dataset.__iter__

    @wraps(begin)
    def iterate(self: Any) -> Any:
        if not tf.executing_eagerly():
            return begin(self)
        known = vars(self)
        if "_untuned" not in known:
            known["_untuned"] = self.with_options(untuned)
        return begin(known["_untuned"])

    tf.data.Dataset.__iter__ = iterate


def seed(number: int, *, begun: bool) -> None:
    """Begin Keras's, NumPy's and Python's random numbers anew, and TensorFlow's own where they haven't begun.

    Whenever it is seeded TensorFlow forgets every kernel that it has made, so that the next model takes twice as
    long. Keras takes nothing from there but the order of the batches of `fit`.
    """
    with mock.patch.object(tf.random, "set_seed") if begun else contextlib.nullcontext():
        keras.utils.set_random_seed(number)


def gradients(
    act: Callable[[Sequence[Any]], Any], variables: Sequence[Any], inputs: Sequence[Any] = (), *, model: Any
) -> tuple[list[Any], list[Any]]:
    """The gradients of one number with respect to each of a model's variables and each input; None where there is none.

    Args:
        act: computes the number from the inputs.
        variables: Keras's.
        inputs: tensors.
        model: what `act` computes with, whose state goes on as in any call.
    """
    with tf.GradientTape() as tape:
        tape.watch(list(inputs))
        number = act(inputs)
    by_variable, by_input = tape.gradient(number, [[variable.value for variable in variables], list(inputs)])
    return by_variable, by_input


def compiled(
    function: Callable[..., Any], signature: Sequence[tuple[Sequence[int | None], Any]], *, model: Any = None,
    as_written: bool = False,
) -> Callable[..., Any]:  # fmt: skip
    """A function of tensors as it is in a compiled graph.

    Args:
        function: what is compiled.
        signature: of each tensor the shape, where None is for any size that is known at last, and the type.
        model: the layer or model whose state the function uses.
        as_written: whether Python code stays as it is written, as Keras treats metrics and losses.
    """
    given = [tf.TensorSpec(shape, dtype) for shape, dtype in signature]
    traced: Callable[..., Any] = tf.function(function, input_signature=given, autograph=not as_written)
    return traced


def settings() -> dict[str, Any]:
    """Its settings that change what an answer does, by what they are called."""
    return {"way to run functions": tf.config.functions_run_eagerly()}


def put_back(values: Mapping[str, Any]) -> None:
    """Make its settings what they were."""
    tf.config.run_functions_eagerly(values["way to run functions"])


@contextlib.contextmanager
def late_settings() -> Iterator[None]:
    """Inside, a setting that comes too late is passed over, as if the script that makes it had begun with it.

    Some are taken only before the first operation, and a process that is warm has begun.
    """
    with contextlib.ExitStack() as stack:
        for name, setting in _LATE_SETTINGS:
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


@contextlib.contextmanager
def random_numbers_kept() -> Iterator[None]:
    """Afterwards its random numbers go on as they would have without what was done inside."""
    from tensorflow.python.eager import context

    eager = context.context()
    seed, operations = eager._seed, getattr(eager, "_rng", None)
    try:
        yield
    finally:
        eager._set_global_seed(seed)
        if operations is not None:
            eager._rng = operations
