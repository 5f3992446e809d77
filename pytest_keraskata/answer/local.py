"""An answer in this process."""

import os
import sys
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pytest_keraskata.answer.loaded import Answer
from pytest_keraskata.answer.probes import probe
from pytest_keraskata.asking.message import Evidence, Request, pack, unpack
from pytest_keraskata.asking.subject import Replies
from pytest_keraskata.backend import import_keras


class LocalSubject:
    """An answer in this process: a module, a dict of names, or a file run here.

    It is what a notebook cell needs. Requests and evidence still cross as bytes, so the judge holds no object of the
    answer's; but an answer that ends or blocks the process ends or blocks this one.

    Args:
        answer: the answer.
        silent: whether what it prints is thrown away.
    """

    def __init__(
        self, answer: str | os.PathLike[str] | types.ModuleType | Mapping[str, Any], *, silent: bool = False
    ) -> None:
        if isinstance(answer, types.ModuleType):
            path = answer.__file__ or ""
            self._answer = Answer(vars(answer), path, loaded=True)
        elif isinstance(answer, Mapping):
            path = str(answer.get("__file__", ""))
            self._answer = Answer(answer, path, loaded=True)
        else:
            path = os.fspath(answer)
            self._answer = Answer(path=path, source=Path(path).read_bytes())
        self._answer.silent = silent
        self.path = path
        self._replies = Replies()

    def ask(self, request: Request) -> Evidence:
        key = pack(request)
        known = self._replies.get(key)
        if known is None:
            import_keras()
            known = unpack(pack(probe(self._answer, unpack(key, trusted=True))))
            self._replies.keep(key, known)
        return known

    def begin(self) -> None:
        """It is at work already."""

    def expect(self, request: Request) -> None:
        """There is but one process here, and it can wait."""

    def beside(self, names: Mapping[str, Any]) -> "LocalSubject":
        return LocalSubject(names, silent=True)

    def elsewhere(self, backend: str) -> "LocalSubject":
        """Keras runs on one backend in a process."""
        return self

    @contextmanager
    def limited(self, seconds: float | None) -> Iterator[None]:
        yield

    def close(self) -> None:
        sys.modules.pop("keraskata_answer", None)

    def interrupt(self) -> None:
        """Nothing in this process can be stopped from outside."""
