"""An answer as its judge sees it: ask it, get plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from pytest_keraskata.asking.message import Evidence, Request


class Unanswered(BaseException):
    """The answer's process gave no evidence: it ended, hung, was stopped, or sent something else.

    Not an `Exception`, or Hypothesis would call the answer again and again to find a smaller call that hangs.

    Args:
        kind: "time", "crash", "memory" where it took too much of the machine, "output" where what it sent is no evidence,
            or "refused" where its file wasn't looked at.
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

    def begin(self) -> None:
        """Say that it will be asked, so that its process can come up; this returns at once."""

    def expect(self, request: Request) -> None:
        """Say that a request will come, so that the answer can be at work on it while the judge still compares."""

    def beside(self, names: Mapping[str, Any]) -> Subject:
        """Another answer, in the judge's own process: one that is ours, to see how it behaves."""

    def elsewhere(self, backend: str) -> Subject:
        """The same answer where Keras runs on another backend; itself where there is no other process for it."""

    def limited(self, seconds: float | None) -> Any:
        """A context in which all questions together may take this long."""

    def close(self) -> None:
        """Let the answer go."""

    def interrupt(self) -> None:
        """From another thread: tell the code that waits for this answer that it was stopped; `close` comes later."""


class Replies:
    """Evidence by request: a model that five checks look at is built once."""

    def __init__(self) -> None:
        self._kept: dict[bytes, Evidence] = {}

    def get(self, key: bytes) -> Evidence | None:
        return self._kept.get(key)

    def keep(self, key: bytes, evidence: Evidence) -> None:
        self._kept[key] = evidence
