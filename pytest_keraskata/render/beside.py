"""Two pieces of code side by side, or one below the other where they don't fit."""

import ast
import textwrap
from collections.abc import Iterator
from itertools import zip_longest

# A line of code that is broken more often than that is hard to read.
_NARROWEST = 44
_GAP = " │ "


def beside(left: tuple[str, str], right: tuple[str, str], width: int) -> Iterator[str]:
    """The lines of two titled pieces of code.

    Args:
        left: its title and its text.
        right: the same of the other one.
        width: how wide a line may be; below about 90 columns, one stands below the other.
    """
    half = (width - len(_GAP)) // 2
    if half < _NARROWEST:
        for title, code in (left, right):
            yield title
            for line in code.splitlines():
                yield from _folded(line, width - 2, "  ")
            yield ""
        return
    columns = [[title, "─" * half, *_all_folded(code, half)] for title, code in (left, right)]
    for one, other in zip_longest(*columns, fillvalue=""):
        yield f"{one:<{half}}{_GAP}{other}".rstrip()
    yield ""


def bare(source: str) -> str:
    """Code without its docstrings, which say what the task says; as it is where it can't be parsed."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return source.strip("\n")
    told = {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and len(node.body) > 1
        for text in node.body[:1]
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
        for number in range(text.lineno, (text.end_lineno or text.lineno) + 1)
    }
    lines = [line for number, line in enumerate(source.splitlines(), start=1) if number not in told]
    return "\n".join(lines).strip("\n")


def _all_folded(code: str, width: int) -> Iterator[str]:
    for line in code.splitlines():
        yield from _folded(line, width, "")


def _folded(line: str, width: int, indent: str) -> Iterator[str]:
    line = line.expandtabs(4).rstrip()
    deeper = indent + " " * (len(line) - len(line.lstrip()) + 4)
    start = indent + line[: len(line) - len(line.lstrip())]
    yield from textwrap.wrap(
        line.lstrip(), width, initial_indent=start, subsequent_indent=deeper[: width // 2], break_on_hyphens=False
    ) or [""]
