"""What an answer takes from a backend beside Keras."""

import contextlib
import functools
import sys
import types
from collections.abc import Iterator
from typing import Any

from pytest_keraskata.answer.loaded import Answer
from pytest_keraskata.backend import engine, import_keras


@contextlib.contextmanager
def watched_packages(answer: Answer) -> Iterator[list[tuple[str, int]]]:
    """Note each function or module of a backend's that the answer's own file asks for, with its line.

    Keras itself calls its backend all the time; what counts is whose line it is that asks.
    """
    import_keras()
    asked: list[tuple[str, int]] = []

    def note(name: str, frame: types.FrameType) -> None:
        if frame.f_code.co_filename == answer.path:
            asked.append((name, frame.f_lineno))

    class Watched(types.ModuleType):
        def __getattribute__(self, name: str) -> Any:
            value = super().__getattribute__(name)
            if name != "keras" and _is_code(value):
                note(f"{super().__getattribute__('__name__').rpartition('.')[2]}.{name}", sys._getframe(1))
            return value

    def told(function: Any, package: str) -> Any:
        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            note(f"{package}'s {function.__name__}", sys._getframe(1))
            return function(*args, **kwargs)

        return call

    held = {name: value for name, value in answer.names.items() if _package_of(value)}
    imported = [sys.modules[name] for name in engine.PACKAGES if name in sys.modules]
    modules = {id(one): one for one in (*imported, *held.values()) if type(one) is types.ModuleType}
    functions = {
        name: told(value, _package_of(value))
        for name, value in held.items()
        if callable(value) and not isinstance(value, type)
    }
    with contextlib.ExitStack() as stack:
        if isinstance(answer.names, dict):
            stack.callback(answer.names.update, {name: held[name] for name in functions})
            answer.names.update(functions)
        for module in modules.values():
            module.__class__ = Watched
            stack.callback(setattr, module, "__class__", types.ModuleType)
        yield asked


def _package_of(value: Any) -> str:
    """The backend that a function or module belongs to; "" for none."""
    name = value.__name__ if type(value) is types.ModuleType else getattr(type(value), "__module__", "")
    if callable(value) and not isinstance(value, type):
        name = getattr(value, "__module__", None) or name
    package = name.split(".")[0] if isinstance(name, str) else ""
    return package if package in engine.PACKAGES and ".keras" not in name else ""


def _is_code(value: Any) -> bool:
    if isinstance(value, types.ModuleType):
        return bool(_package_of(value))
    return callable(value) and not isinstance(value, type)
