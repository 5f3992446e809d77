"""Does an answer define what the kata asks for, and can it be called as the kata calls it?"""

import difflib

from pytest_keraskata.asking.module import FunctionFound, ModuleEvidence
from pytest_keraskata.failures import Failure
from pytest_keraskata.failures.unchecked import NoCallable, NoFunction, WrongSignature
from pytest_keraskata.kata import Function, Kata

_STARS = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}


def problem(kata: Kata, evidence: ModuleEvidence) -> tuple[Failure, int | None] | None:
    """What is wrong with the first function that can't be used, and its line; None where all can."""
    found = {function.name: function for function in evidence.functions}
    for function in kata.functions:
        if function.name not in found:
            near = difflib.get_close_matches(function.name, evidence.names, 1, 0.6)
            return NoFunction(function.name, function.is_class, near[0] if near else "", evidence.names[:5]), None
        failure = _unusable(function, found[function.name])
        if failure is not None:
            return failure, found[function.name].line
    return None


def _unusable(function: Function, found: FunctionFound) -> Failure | None:
    if found.kind != "class" if function.is_class else found.kind not in ("function", "class"):
        return NoCallable(function.name, function.is_class, found.kind)
    if found.parameters is None:
        return None
    wanted = f"{function.name}({', '.join(parameter.name for parameter in function.parameters)})"
    written = _as_written(found)

    def wrong(what: str, argument: str, wanted: str = wanted) -> WrongSignature:
        return WrongSignature(function.name, what, argument, wanted, written)

    kinds = {name: kind for name, kind, _ in found.parameters}
    takes_anything = {"VAR_KEYWORD", "VAR_POSITIONAL"} <= set(kinds.values())
    plain = [entry for entry in found.parameters if not entry[1].startswith("VAR_")]
    for place, parameter in enumerate(function.parameters):
        if parameter.name not in kinds:
            if takes_anything:
                continue
            return wrong("missing", parameter.name)
        kind, default = next((kind, default) for name, kind, default in found.parameters if name == parameter.name)
        if kind != "POSITIONAL_OR_KEYWORD":
            return wrong("usage", parameter.name)
        if plain[place][0] != parameter.name:
            return wrong("order", parameter.name)
        if parameter.default is not None and default is None:
            return wrong("default", parameter.name, parameter.default)
    known = {parameter.name for parameter in function.parameters}
    for name, kind, default in found.parameters:
        if name not in known and default is None and not kind.startswith("VAR_"):
            return wrong("unknown", name)
    return None


def _as_written(found: FunctionFound) -> str:
    parts = [
        f"{_STARS.get(kind, '')}{name}{'' if default is None else f'={default}'}"
        for name, kind, default in found.parameters or ()
    ]
    return f"{found.name}({', '.join(parts)})"
