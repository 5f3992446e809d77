"""Asking which functions an answer has."""

from dataclasses import dataclass

from pytest_keraskata.asking.message import Evidence, Message, Request
from pytest_keraskata.asking.returned import Raised


@dataclass(frozen=True)
class ModuleRequest(Request, probe="pytest_keraskata.answer.probes.module"):
    """Load the answer and report on these names."""

    functions: tuple[str, ...]


@dataclass(frozen=True)
class FunctionFound(Message):
    """One function of an answer's, as its signature shows it.

    Args:
        parameters: (name, kind, default) each; kind as `inspect.Parameter` names it, default as text or None.
            None where the signature can't be read.
    """

    name: str
    kind: str
    line: int | None
    parameters: tuple[tuple[str, str, str | None], ...] | None


@dataclass(frozen=True)
class ModuleEvidence(Evidence):
    """What loading an answer showed. `raised` is None where it could be loaded."""

    raised: Raised | None
    functions: tuple[FunctionFound, ...] = ()
    names: tuple[str, ...] = ()
