"""Loads an answer and reports which of the wanted functions it has, and how they are called."""

import inspect
from typing import Any

from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.asking.module import FunctionFound, ModuleEvidence, ModuleRequest


def probe(answer: Answer, request: ModuleRequest) -> ModuleEvidence:
    with recorded_warnings():
        raised = answer.load()
    if raised:
        return ModuleEvidence(raised)
    found = tuple(_found(answer, name) for name in request.functions if name in answer.names)
    own = tuple(
        sorted(
            name
            for name, value in answer.names.items()
            if not name.startswith("_") and getattr(value, "__module__", None) == answer.names.get("__name__")
        )
    )
    return ModuleEvidence(None, found, own)


def _found(answer: Answer, name: str) -> FunctionFound:
    value = answer.names[name]
    kind = "class" if isinstance(value, type) else "function" if callable(value) else type(value).__name__
    return FunctionFound(name, kind, answer.line_of(name), _parameters(value))


def _parameters(value: Any) -> tuple[tuple[str, str, str | None], ...] | None:
    try:
        signature = _signature(value)
    except (ValueError, TypeError):
        return None
    return tuple(
        (
            parameter.name,
            parameter.kind.name,
            None if parameter.default is parameter.empty else _text(parameter.default),
        )
        for parameter in signature.parameters.values()
    )


def _signature(value: Any) -> inspect.Signature:
    """How a function is called: what a decorator put around it decides, unless that takes anything and passes it on."""
    within = inspect.signature(value)
    if not hasattr(value, "__wrapped__"):
        return within
    try:
        around = inspect.signature(value, follow_wrapped=False)
    except (ValueError, TypeError):
        return within
    kinds = {parameter.kind.name for parameter in around.parameters.values()}
    return within if {"VAR_POSITIONAL", "VAR_KEYWORD"} <= kinds else around


def _text(value: Any) -> str:
    # Only builtin values say what they are; an object's own repr could say anything.
    if type(value) in (bool, int, float, str, type(None)):
        return repr(value)
    if type(value) in (tuple, list):
        inner = ", ".join(_text(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return f"<{type(value).__name__}>"
