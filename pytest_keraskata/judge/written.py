"""Has anything been written yet? Read from the source, which isn't run for it."""

import ast
import os
from pathlib import Path

from pytest_keraskata.kata import Kata

# A stub is short, and what a parser makes of a file may be a hundred times as large.
_LARGEST = 256 << 10


def is_stub(path: str, kata: Kata) -> bool:
    """Whether nothing of a kata has been written yet: each of its functions only raises NotImplementedError."""
    try:
        return bool(path) and os.path.getsize(path) <= _LARGEST and is_stub_text(Path(path).read_bytes(), kata)
    except OSError:
        return False


def is_stub_text(text: str | bytes, kata: Kata) -> bool:
    """Whether a text is a stub of which nothing has been written yet."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    wanted = {function.name for function in kata.functions}
    found = {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in wanted
    }
    return set(found) == wanted and all(_is_unwritten(node) for node in found.values())


def lines(text: str, kata: Kata) -> dict[str, int]:
    """Where the functions and classes of a kata begin in an answer that can be read, in the kata's order."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found = {node.name: node.lineno for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return {function.name: found[function.name] for function in kata.functions if function.name in found}


def unwritten(text: str, kata: Kata) -> dict[str, range]:
    """The functions and classes of a kata that an answer leaves as its stub has them, each with its lines."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    wanted = {function.name for function in kata.functions}
    return {
        node.name: range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in wanted and _is_unwritten(node)
    }


def _is_unwritten(node: ast.FunctionDef | ast.ClassDef) -> bool:
    body = [statement for statement in node.body if not _is_docstring(statement)]
    if isinstance(node, ast.ClassDef):
        methods = [statement for statement in body if isinstance(statement, ast.FunctionDef)]
        return len(methods) == len(body) > 0 and all(_is_unwritten(method) for method in methods)
    if len(body) != 1 or not isinstance(body[0], ast.Raise):
        return False
    raised = body[0].exc.func if isinstance(body[0].exc, ast.Call) else body[0].exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def _is_docstring(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
