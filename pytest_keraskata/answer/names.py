"""An answer where it lives: its names, its file, and calls of its functions that can't get out of hand."""

import contextlib
import linecache
import os
import re
import sys
import traceback
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from unittest import mock

import numpy as np

from pytest_keraskata.asking.call import Call, Given, Gradient, Script, Symbolic
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.backend import keras, tf

_LONGEST_MESSAGE = 2000
_MODULE_NAME = "keraskata_answer"


@dataclass
class Answer:
    """The names that an answer defines.

    Args:
        names: its namespace; empty until `load` for an answer that is a file.
        path: its file, or "" where there is none.
        source: the file's bytes, read once.
        seeded: whether TensorFlow's own random numbers have been begun for it.
    """

    names: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    source: bytes | None = None
    loaded: bool = False
    raised: Raised | None = None
    seeded: bool = False

    def seed(self, seed: int) -> None:
        """Begin all random numbers anew; those of TensorFlow's own only at first, and then they go on.

        Whenever it is seeded TensorFlow forgets every kernel that it has made, so that the next model takes twice as
        long. Keras takes nothing from there but the order of the batches of `fit`.
        """

        with mock.patch.object(tf.random, "set_seed") if self.seeded else contextlib.nullcontext():
            keras.utils.set_random_seed(seed)
        self.seeded = True

    def load(self) -> Raised | None:
        """Run the file once; what it raised, if it did."""
        if self.loaded or self.source is None:
            return self.raised
        self.loaded = True
        # Several answers of one run have the same stem; dataclasses and pickling look their module up by name.
        module = types.ModuleType(_MODULE_NAME)
        module.__file__ = self.path
        sys.modules[_MODULE_NAME] = module
        folder = os.path.dirname(os.path.abspath(self.path))
        if folder not in sys.path:
            sys.path.insert(0, folder)

        def run() -> None:
            exec(compile(self.source or b"", self.path, "exec"), module.__dict__)  # noqa: S102

        _, self.raised = self.guarded(run)
        self.names = module.__dict__
        return self.raised

    def guarded(self, act: Callable[[], Any]) -> tuple[Any, Raised | None]:
        """The value that `act` gives, or what it raised: nothing an answer raises gets further than here."""
        try:
            return act(), None
        except KeyboardInterrupt as error:
            # A real Ctrl-C ends the run; one that the answer raises is an exception like others.
            raised = self._describe(error)
            if raised.line is None or "KeyboardInterrupt" not in raised.code:
                raise
            return None, raised
        except BaseException as error:
            return None, self._describe(error)

    def call(self, call: Call, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, Raised | None]:
        """Call one of the answer's functions with live arguments."""
        raised = self.load()
        if raised:
            return None, raised
        function = self.names.get(call.function)
        if function is None:
            return None, Raised("NameError", f"there is no {call.function}")
        return self.guarded(lambda: function(*args, **kwargs))

    def _describe(self, error: BaseException) -> Raised:
        line, code = self._line_of(error)
        try:
            message = str(error)
        except BaseException as other:
            message = f"(its message raised {type(other).__name__})"
        exits = isinstance(error, SystemExit | KeyboardInterrupt | GeneratorExit) or any(
            base.__module__.startswith(("_pytest", "pytest", "unittest")) for base in type(error).__mro__
        )
        if isinstance(error, SyntaxError) and error.lineno and _same_file(error.filename, self.path):
            line, code = error.lineno, (error.text or "").strip()
            message = str(error.msg)
        if message.startswith("in user code:"):
            # A graph tells its traceback in its message; of that the answer's own line is enough.
            found = re.findall(rf'File "{re.escape(self.path)}", line (\d+)', message) if self.path else []
            line = int(found[-1]) if found else line
            code = linecache.getline(self.path, int(found[-1])).strip() if found else code
            said = [text.strip() for text in message.splitlines() if re.match(r" {4}(?!File )\S", text)]
            message = " ".join(said).removeprefix(f"{type(error).__name__}: ") or message
        bases = tuple(base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins")
        return Raised(type(error).__name__, _shorten(_plain(message)), line, code, exits, bases)

    def _line_of(self, error: BaseException) -> tuple[int | None, str]:
        """The innermost line of the answer's own file in a traceback."""
        found: int | None = None
        for frame, line in traceback.walk_tb(error.__traceback__):
            if frame.f_code.co_filename == self.path:
                found = line
        if found is None and error.__cause__ is not None and error.__cause__ is not error:
            return self._line_of(error.__cause__)
        return found, linecache.getline(self.path, found).strip() if found and self.path else ""

    def line_of(self, name: str) -> int | None:
        """Where one of its functions or classes starts."""
        value = self.names.get(name)
        code = getattr(value, "__code__", None)
        if isinstance(code, types.CodeType) and code.co_filename == self.path:
            return code.co_firstlineno
        return None


def _same_file(one: str | None, other: str) -> bool:
    return bool(one) and os.path.abspath(str(one)) == os.path.abspath(other)


def _plain(message: str) -> str:
    """Without colours, and without the list of arguments that Keras puts below every message."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", message).partition("\n\nArguments received by")[0].strip()
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


@contextlib.contextmanager
def recorded_warnings() -> Iterator[list[str]]:
    """Collect what is warned about, so that neither the screen nor `-W error` sees it."""
    said: list[str] = []

    def note(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
        # A storm of warnings says nothing more than its first hundred.
        if len(said) < 100:
            said.append(f"{category.__name__}: {str(message)[:500]}")

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        shown = warnings.showwarning
        warnings.showwarning = note
        try:
            yield said
        finally:
            warnings.showwarning = shown


def live(value: Plain) -> Any:
    """An argument as the answer receives it: descriptions of models become models, arrays are copied."""
    if isinstance(value, Given):
        return build_given(value)
    if isinstance(value, Script):
        from pytest_keraskata.answer.probes.scripted import scripted_model

        return scripted_model(value)
    if isinstance(value, Symbolic):
        return keras.Input(value.shape)
    if isinstance(value, Gradient):
        return gradient_of(value)
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list):
        return [live(item) for item in value]
    if isinstance(value, tuple):
        return tuple(live(item) for item in value)
    if isinstance(value, dict):
        return {key: live(item) for key, item in value.items()}
    return value


def gradient_of(described: Gradient) -> Callable[[Any], Any]:
    """The gradient function that a description describes."""

    def gradient(w: Any) -> Any:
        if described.matrix is None or described.offset is None:
            return w
        point = np.asarray(w)
        return (described.matrix @ point + described.offset).astype(np.result_type(point.dtype, np.float32))

    return gradient


def build_given(given: Given) -> Any:
    """The model that a description describes."""
    import json

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


def describe(value: Any) -> Returned:
    """A returned value as plain data, decided by real types: no method of the value's own has a say."""
    kind = type(value)
    name = kind.__name__
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
        if issubclass(kind, keras.KerasTensor):
            return Returned("symbolic", name, tuple(value.shape))
        if keras.backend.is_keras_tensor(value):
            return Returned("symbolic", name, tuple(value.shape))
        if _is_tensor(kind):
            found = _describe_array(np.asarray(keras.ops.convert_to_numpy(value)), name)
            return replace(found, is_tensor="Variable" not in name)
    return Returned("object", name)


def _is_tensor(kind: type) -> bool:
    return any(
        base.__module__.split(".")[0] in ("tensorflow", "jax", "jaxlib", "torch", "keras")
        and base.__name__ in ("Tensor", "EagerTensor", "Array", "ArrayImpl", "Variable", "ResourceVariable")
        for base in kind.__mro__
    )


def _describe_array(array: Any, name: str) -> Returned:
    if array.dtype.kind not in "biufc":
        return Returned("object", f"{name} of {array.dtype}")
    return Returned("array", name, np.array(array))
