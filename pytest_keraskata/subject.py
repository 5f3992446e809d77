"""An answer as its judge sees it: ask it, get plain data."""

import os
import sys
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from pytest_keraskata.evidence import Evidence, Request, pack, unpack


class Unanswered(BaseException):
    """The answer's process gave no evidence: it ended, hung or was stopped.

    Not an `Exception`, or Hypothesis would call the answer again and again to find a smaller call that hangs.

    Args:
        kind: "time" or "crash".
        message: what happened, in a sentence.
        line: where in the answer's file it was, where that is known.
    """

    def __init__(self, kind: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.line = line


class Subject(Protocol):
    """What a judge may do with an answer."""

    @property
    def path(self) -> str:
        """The answer's file, or "" where it has none."""

    def ask(self, request: Request) -> Any:
        """Evidence for a request, kept so that the same request is never run twice.

        Raises:
            Unanswered: where the process of the answer did not reply.
        """

    def expect(self, request: Request) -> None:
        """Say that a request will come, so that the answer can be at work on it while the judge still compares."""

    def limited(self, seconds: float | None) -> Any:
        """A context in which all questions together may take this long."""

    def close(self) -> None:
        """Let the answer go."""

    def interrupt(self) -> None:
        """From another thread: have whoever waits for this answer be told that it was stopped; `close` comes later."""


class Memory:
    """Evidence by request: a model that five checks look at is built once."""

    def __init__(self) -> None:
        self._kept: dict[bytes, Evidence] = {}

    def get(self, key: bytes) -> Evidence | None:
        return self._kept.get(key)

    def keep(self, key: bytes, evidence: Evidence) -> None:
        self._kept[key] = evidence


class LocalSubject:
    """An answer in this process: a module, a dict of names, or a file run here.

    It is what a notebook cell needs. Requests and evidence still cross as bytes, so the judge holds no object of the
    answer's; but an answer that ends or blocks the process ends or blocks this one.
    """

    def __init__(self, answer: str | os.PathLike[str] | types.ModuleType | Mapping[str, Any]) -> None:
        # The probes import Keras, and this module must not.
        from pytest_keraskata.probes.answer import Answer

        if isinstance(answer, types.ModuleType):
            path = answer.__file__ or ""
            self._answer = Answer(vars(answer), path, loaded=True)
        elif isinstance(answer, Mapping):
            path = str(answer.get("__file__", ""))
            self._answer = Answer(answer, path, loaded=True)
        else:
            path = os.fspath(answer)
            self._answer = Answer(path=path, source=Path(path).read_bytes())
        self.path = path
        self._memory = Memory()

    def ask(self, request: Request) -> Evidence:
        from pytest_keraskata.backend import import_keras
        from pytest_keraskata.probes import probe

        key = pack(request)
        known = self._memory.get(key)
        if known is None:
            import_keras()
            known = unpack(pack(probe(self._answer, unpack(key))))
            self._memory.keep(key, known)
        return known

    def expect(self, request: Request) -> None:
        """There is but one process here, and it can wait."""

    @contextmanager
    def limited(self, seconds: float | None) -> Iterator[None]:
        yield

    def close(self) -> None:
        sys.modules.pop("keraskata_answer", None)

    def interrupt(self) -> None:
        """Nothing in this process can be stopped from outside."""
