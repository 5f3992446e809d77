"""A solution's text and syntax tree, and how to change a place in it."""

import ast
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Node: TypeAlias = ast.expr | ast.stmt | ast.keyword
# Where a piece of text begins, where it ends, and what to put there.
Edit: TypeAlias = tuple[int, int, str]
Edits: TypeAlias = tuple[Edit, ...]


class Solution:
    """A solution's text and tree, and how to change a place in it.

    Args:
        source: its text.

    Raises:
        SyntaxError: where it can't be parsed.
    """

    def __init__(self, source: str) -> None:
        # Columns of a tree are counted in bytes.
        self._bytes = source.encode()
        self.source = source
        self.tree = ast.parse(source)
        self._starts = [0]
        for line in self._bytes.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.nodes = list(ast.walk(self.tree))

    def span(self, node: Node) -> tuple[int, int]:
        """Where a node stands in the text."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def text(self, node: Node) -> str:
        start, end = self.span(node)
        return self._bytes[start:end].decode()

    def between(self, one: Node, other: Node) -> tuple[int, int, str]:
        """The place between two nodes, and what stands there."""
        start, end = self.span(one)[1], self.span(other)[0]
        return start, end, self._bytes[start:end].decode()

    def replaced(self, node: Node, text: str) -> Edits:
        return ((*self.span(node), text),)

    def without(self, node: Node, siblings: Sequence[Node]) -> Edits:
        """A part of a list taken out, together with one comma."""
        place = siblings.index(node)
        start, end = self.span(node)
        if place + 1 < len(siblings):
            end = self.span(siblings[place + 1])[0]
        elif place:
            start = self.span(siblings[place - 1])[1]
        return ((start, end, ""),)

    def with_argument(self, call: ast.Call, argument: str) -> Edits:
        """A call with one more keyword argument."""
        start, end = self.span(call)
        inner = self._bytes[start : end - 1].decode().rstrip()
        joint = "" if inner.endswith(("(", ",")) else ", "
        return ((start + len(inner.encode()), end - 1, f"{joint}{argument}"),)

    def indented(self, statement: Node) -> str:
        """A line's beginning that lines up with a statement."""
        return " " * statement.col_offset

    def edited(self, edits: Edits) -> str:
        text = self._bytes
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new.encode() + text[end:]
        return text.decode()

    # --- what operators look for ---

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        """Every call and the last part of what is called: ("Dense" of `layers.Dense(4)`)."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                yield node, last_name(node.func)

    def layers(self) -> Iterator[tuple[ast.Call, str]]:
        """Calls that make a layer or model: their names are classes'."""
        for call, name in self.calls():
            if name[:1].isupper():
                yield call, name

    def arguments(self) -> Iterator[tuple[ast.Call, ast.keyword]]:
        for call, _ in self.calls():
            for keyword in call.keywords:
                if keyword.arg is not None:
                    yield call, keyword

    def functions(self) -> Iterator[ast.FunctionDef]:
        for node in self.nodes:
            if isinstance(node, ast.FunctionDef):
                yield node

    def blocks(self) -> Iterator[list[ast.stmt]]:
        """Statements of functions that stand in one row."""
        for function in self.functions():
            for node in ast.walk(function):
                for name in ("body", "orelse", "finalbody"):
                    block = getattr(node, name, None)
                    if isinstance(block, list) and block:
                        yield [one for one in block if not is_text(one)]

    def steps(self) -> Iterator[tuple[Node, list[Node]]]:
        """Layers in a row: those of a list, and statements that put one behind another."""
        for node in self.nodes:
            if isinstance(node, ast.List):
                made: list[Node] = [one for one in node.elts if makes_layer(one)]
                if len(made) > 1 or (made and len(node.elts) > 1):
                    for one in made:
                        yield one, made
        for block in self.blocks():
            steps: list[Node] = [one for one in block if _is_step(one)]
            for one in steps:
                yield one, steps


def last_name(node: ast.AST) -> str:
    """The last part of a name, `Dense` of `layers.Dense`; "" where it is none."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def is_text(node: ast.AST) -> bool:
    """Whether a statement is only a text, as docstrings are."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def makes_layer(node: ast.AST) -> bool:
    """Whether this is a call of a class, other than `Input`."""
    return isinstance(node, ast.Call) and last_name(node.func)[:1].isupper() and last_name(node.func) != "Input"


def _is_step(node: ast.AST) -> bool:
    """`x = Layer(…)(x)` or `model.add(Layer(…))`."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
        return makes_layer(node.value.func)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and last_name(node.value.func) == "add":
        return any(makes_layer(one) for one in node.value.args)
    return False


def written(node: ast.AST) -> str | None:
    """The text that a constant is, or None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
