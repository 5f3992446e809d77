"""An answer where it lives: its names, its file, and calls of its functions that can't get out of hand."""

import contextlib
import importlib.util
import io
import linecache
import os
import re
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pytest_keraskata.answer.describing import describe_error
from pytest_keraskata.answer.settings import watched_settings
from pytest_keraskata.answer.touching import named, same
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Touched
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.backend import engine

_MODULE_NAME = "keraskata_answer"


@dataclass(frozen=True)
class _Written:
    """Where an answer's text is to be had for who looks for it: its file may be out of sight by now, or another one.

    AutoGraph reads what it compiles.
    """

    source: bytes

    def get_source(self, _: str) -> str:
        return importlib.util.decode_source(self.source)


@dataclass
class Answer:
    """The names that an answer defines.

    Args:
        names: its namespace; empty until `load` for an answer that is a file.
        path: its file, or "" where there is none.
        source: the file's bytes, read once.
        seeded: whether TensorFlow's own random numbers have been begun for it.
        unsettled: the settings of the whole process that it has changed when it was imported.
        silent: whether what it prints is thrown away, since it has been printed before.
        touched: what it has changed since the last request that belongs to others.
    """

    names: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    source: bytes | None = None
    loaded: bool = False
    raised: Raised | None = None
    seeded: bool = False
    unsettled: tuple[str, ...] = ()
    silent: bool = False
    touched: list[Touched] = field(default_factory=list)
    _called: str = ""
    _twin: "Answer | None" = None

    def seed(self, seed: int) -> None:
        """Begin all random numbers anew; those of TensorFlow's own only at first, and then they go on."""
        engine.seed(seed, begun=self.seeded)
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
        module.__loader__ = _Written(self.source)  # type: ignore[assignment]
        linecache.lazycache(self.path, module.__dict__)
        folder = os.path.dirname(os.path.abspath(self.path))
        if folder not in sys.path:
            sys.path.insert(0, folder)

        def run() -> None:
            exec(compile(_readable(self.source or b"", self.path), self.path, "exec"), module.__dict__)  # noqa: S102

        with watched_settings(put_back=False) as changed, engine.late_settings():
            _, self.raised = self._caught(run)
        self.unsettled = tuple(changed)
        self.touched += [Touched("setting", name, "") for name in changed]
        self.names = module.__dict__
        return self.raised

    def twin(self) -> "Answer | None":
        """The same answer, loaded once more and kept: what the one remembers of earlier calls the other doesn't know."""
        if self._twin is None:
            self._twin = self.anew()
        return self._twin

    def anew(self) -> "Answer | None":
        """The same answer as it was before anything was asked of it; None where it can't be loaded once more."""
        if self.source is None:
            return None
        own = sys.modules.get(_MODULE_NAME)
        fresh = Answer(path=self.path, source=self.source, silent=True)
        fresh.load()
        if own is not None:
            sys.modules[_MODULE_NAME] = own
        return fresh if fresh.raised is None else None

    def guarded(self, act: Callable[[], Any]) -> tuple[Any, Raised | None]:
        """The value that `act` gives, or what it raised: nothing an answer raises gets further than here.

        Settings of the whole process are put back, and noted: whatever is asked, they are not the answer's.
        """
        with watched_settings() as changed:
            found = self._caught(act)
        self.touched += [Touched("setting", name, self._called) for name in changed]
        return found

    def _caught(self, act: Callable[[], Any]) -> tuple[Any, Raised | None]:
        try:
            with unheard() if self.silent else contextlib.nullcontext():
                return act(), None
        except KeyboardInterrupt as error:
            # A real Ctrl-C ends the run; one that the answer raises is an exception like others.
            raised = describe_error(error, self.path)
            if raised.line is None or "KeyboardInterrupt" not in raised.code:
                raise
            return None, raised
        except BaseException as error:
            return None, describe_error(error, self.path)

    def call(self, call: Call, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, Raised | None]:
        """Call one of the answer's functions with live arguments."""
        raised = self.load()
        if raised:
            return None, raised
        function = self.names.get(call.function)
        if function is None:
            return None, Raised("NameError", f"there is no {call.function}")
        self._called = call.function
        found = self.guarded(lambda: function(*args, **kwargs))
        self.touched += [
            Touched("argument", name, call.function)
            for name, before, after in named(call, args, kwargs, function)
            # Of a tensor that was made of it nothing can be changed.
            if isinstance(after, np.ndarray | list | dict) and not same(before, after)
        ]
        return found

    def line_of(self, name: str) -> int | None:
        """Where one of its functions or classes starts."""
        value = self.names.get(name)
        code = getattr(value, "__code__", None)
        if isinstance(code, types.CodeType) and code.co_filename == self.path:
            return code.co_firstlineno
        return None


# As PEP 263 has it, in one of the first two lines.
_CODING = re.compile(rb"^(?:[^\n]*\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*[-\w.]+")


def _readable(source: bytes, path: str) -> bytes:
    """A file's bytes, where Python would read the file; `compile` reads what stands in comments more generously.

    Raises:
        SyntaxError: as Python raises it for a file that is not in UTF-8 and doesn't say so.
    """
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as wrong:
        if not _CODING.match(source):
            line = source.count(b"\n", 0, wrong.start) + 1
            text = source.splitlines()[line - 1].decode("ascii", "replace")
            said = f"Non-UTF-8 code starting with '\\x{source[wrong.start]:02x}', but no encoding declared"
            raise SyntaxError(said, (path, line, None, text)) from None
    return source


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """What is written inside, through whatever door, goes nowhere."""
    with contextlib.ExitStack() as stack:
        # Where the answer has closed its output, nothing can be heard of it anyway.
        with contextlib.suppress(OSError):
            kept = [(number, os.dup(number)) for number in (1, 2)]
            with open(os.devnull, "wb") as nowhere:
                for number, copy in kept:
                    stack.callback(os.close, copy)
                    stack.callback(os.dup2, copy, number)
                    os.dup2(nowhere.fileno(), number)
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        stack.enter_context(contextlib.redirect_stderr(io.StringIO()))
        yield


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
