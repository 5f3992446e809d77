"""What is changed in the arguments of functions and of calls."""

import ast
import itertools
from collections.abc import Iterator

from pytest_keraskata.audit.solution import Edits, Solution, is_text


def drop_argument(solution: Solution) -> Iterator[Edits]:
    """An argument by name left out."""
    for call, keyword in solution.arguments():
        yield solution.without(keyword, [*call.args, *call.keywords])


def change_axis(solution: Solution) -> Iterator[Edits]:
    """Another axis."""
    for _, keyword in solution.arguments():
        if keyword.arg == "axis":
            for other in ("0", "-1", "1", "None"):
                if solution.text(keyword.value) != other:
                    yield solution.replaced(keyword.value, other)


def hard_code(solution: Solution) -> Iterator[Edits]:
    """An argument is what its default says, whatever was given."""
    for function in _entries(solution):
        arguments = function.args.args
        defaults = function.args.defaults
        for argument, default in zip(arguments[len(arguments) - len(defaults) :], defaults, strict=True):
            yield _first(solution, function, f"{argument.arg} = {solution.text(default)}")


def swap_arguments(solution: Solution) -> Iterator[Edits]:
    """Two neighbouring arguments exchanged."""
    for function in _entries(solution):
        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
        for one, other in itertools.pairwise(names):
            yield _first(solution, function, f"{one}, {other} = {other}, {one}")


def _entries(solution: Solution) -> Iterator[ast.FunctionDef]:
    for function in solution.functions():
        if not function.name.startswith("_") or function.name == "__init__":
            yield function


def _first(solution: Solution, function: ast.FunctionDef, line: str) -> Edits:
    """A function with one more line before all others."""
    first = next((one for one in function.body if not is_text(one)), function.body[0])
    start = solution.span(first)[0]
    return ((start, start, f"{line}\n{solution.indented(first)}"),)
