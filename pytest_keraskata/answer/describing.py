"""What comes out of an answer, a value or an exception, as plain data."""

import array
import collections.abc
import linecache
import os
import re
import sys
import traceback
from dataclasses import replace
from typing import Any

import numpy as np

from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.backend import keras

_LONGEST_MESSAGE = 2000


def describe(value: Any) -> Returned:
    """A returned value as plain data, decided by real types: no method of the value's own has a say."""
    kind = type(value)
    # A model that was handed over is one of ours, and to the learner a Keras model.
    name = next(base.__name__ for base in kind.__mro__ if not base.__module__.startswith("pytest_keraskata."))
    if value is None:
        return Returned("none", name)
    if kind is bool or issubclass(kind, np.bool_):
        return Returned("bool", name, bool(value))
    if issubclass(kind, np.integer):
        return Returned("int", name, np.int64(value).item())
    if issubclass(kind, int):
        number = int.__int__(value)
        # No count is as large, and NumPy has no type for it.
        return Returned("int", name, number) if number.bit_length() < 64 else Returned("object", "int beyond 64 bits")
    if issubclass(kind, np.floating) or issubclass(kind, float):
        return Returned("float", name, float.__float__(float(np.float64(value))))
    if issubclass(kind, str):
        return Returned("text", name, str.__str__(value))
    if issubclass(kind, np.ndarray):
        return _describe_array(np.asarray(value), name)
    if issubclass(kind, dict):
        items = list(dict.items(value))
        return Returned("mapping", name, {str(key): describe(item) for key, item in items[:1000]})
    if issubclass(kind, list | tuple):
        items = list(tuple.__iter__(value) if issubclass(kind, tuple) else list.__iter__(value))
        return Returned("sequence", name, [describe(item) for item in items[:10000]])
    if "keras" in sys.modules:
        if issubclass(kind, keras.KerasTensor) or keras.backend.is_keras_tensor(value):
            return Returned("symbolic", name, tuple(value.shape))
        if _is_tensor(kind):
            if keras.backend.standardize_dtype(value.dtype) == "bfloat16":
                # NumPy has no such type.
                value = keras.ops.cast(value, "float32")
            found = _describe_array(np.asarray(keras.ops.convert_to_numpy(value)), name)
            return replace(found, is_tensor="Variable" not in name)
    return _describe_readable(value, name)


def _describe_readable(value: Any, name: str) -> Returned:
    """What `numpy.asarray` reads: a deque, a memoryview, an object with `__array__`; not what reads files as it goes."""
    kind = type(value)
    readable = issubclass(kind, collections.abc.Sequence | memoryview | array.array) or hasattr(kind, "__array__")
    if not readable or issubclass(kind, bytes | bytearray):
        return Returned("object", name)
    try:
        return _describe_array(np.asarray(value), name)
    except Exception:
        return Returned("object", name)


def _is_tensor(kind: type) -> bool:
    return any(
        base.__module__.split(".")[0] in ("tensorflow", "jax", "jaxlib", "torch", "keras")
        and base.__name__ in ("Tensor", "EagerTensor", "Array", "ArrayImpl", "Variable", "ResourceVariable")
        for base in kind.__mro__
    )


def _describe_array(numbers: Any, name: str) -> Returned:
    if numbers.dtype == object and all(map(_is_number, numbers.flat)):
        # What `numpy.frompyfunc` gives: an array of Python's own numbers.
        numbers = np.array(numbers.tolist()).reshape(numbers.shape)
    if numbers.dtype.kind not in "biufc":
        return Returned("object", f"{name} of {numbers.dtype}")
    return Returned("array", name, np.array(numbers))


def _is_number(value: Any) -> bool:
    return type(value) in (bool, int, float) or issubclass(type(value), np.number | np.bool_)


def describe_error(error: BaseException, path: str) -> Raised:
    """An exception that came out of the answer in this file, as plain data."""
    line, code = _line_of(error, path)
    try:
        message = str(error)
        if isinstance(error, KeyError) and " " in message:
            # A sentence, which Python shows as it would a key: in quotes, with backslashes.
            message = str(error.args[0])
    except BaseException as other:
        message = f"(its message raised {type(other).__name__})"
    exits = isinstance(error, SystemExit | KeyboardInterrupt | GeneratorExit) or any(
        base.__module__.startswith(("_pytest", "pytest", "unittest")) for base in type(error).__mro__
    )
    if isinstance(error, SyntaxError) and error.lineno and _same_file(error.filename, path):
        line, code = error.lineno, (error.text or "").strip()
        message = str(error.msg)
    if message.startswith("in user code:"):
        # A graph tells its traceback in its message; of that the answer's own line is enough.
        found = re.findall(rf'File "{re.escape(path)}", line (\d+)', message) if path else []
        line = int(found[-1]) if found else line
        code = linecache.getline(path, int(found[-1])).strip() if found else code
        said = [text.strip() for text in message.splitlines() if re.match(r" {4}(?!File )\S", text)]
        message = " ".join(said).removeprefix(f"{type(error).__name__}: ") or message
    bases = tuple(base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins")
    message = re.sub(r"'ScriptedModel'", "'Model'", message)
    return Raised(type(error).__name__, _shorten(_plain(message)), line, code, exits, bases)


def _line_of(error: BaseException, path: str) -> tuple[int | None, str]:
    """The innermost line of the answer's own file in a traceback."""
    found: int | None = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == path:
            found = line
    if found is None and error.__cause__ is not None and error.__cause__ is not error:
        return _line_of(error.__cause__, path)
    return found, linecache.getline(path, found).strip() if found and path else ""


def _same_file(one: str | None, other: str) -> bool:
    return bool(one) and os.path.abspath(str(one)) == os.path.abspath(other)


def _plain(message: str) -> str:
    """Without colours, and without the list of arguments that Keras puts below every message."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", message).partition("\n\nArguments received by")[0].strip()
    # TensorFlow's names for its own nodes and operations, and a name that Keras has not got.
    plain = re.sub(r"\{\{\w+ [^{}]*\}\}\s*|\s*\[Op:\w+\](\s*name:\s*\S*)?| with name 'None'", "", plain).strip()
    # Keras shows a variable with all of its numbers.
    plain = re.sub(r", value=.*?\]>", ">", plain, flags=re.DOTALL)
    lines = plain.splitlines()
    if lines and lines[0].startswith("Exception encountered when calling") and len(lines) > 1:
        plain = "\n".join(lines[1:]).strip()
    return plain


def _shorten(message: str) -> str:
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return message[:_LONGEST_MESSAGE] + " …"
