"""What is changed in any code: texts, numbers, names, conditions and statements."""

import ast
from collections.abc import Iterator

from pytest_keraskata.audit.solution import Edits, Solution, written

# Each for each: what is written where the other one is meant.
_CONFUSED = (
    ("mean", "sum"),
    ("maximum", "minimum"),
    ("max", "min"),
    ("argmax", "argmin"),
    ("ceil", "floor"),
    ("exp", "log"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("MaxPooling2D", "AveragePooling2D"),
    ("GlobalAveragePooling2D", "GlobalMaxPooling2D"),
    ("Flatten", "GlobalAveragePooling2D"),
    ("Precision", "Recall"),
    ("Add", "Concatenate"),
    ("RandomFlip", "RandomRotation"),
    ("on_epoch_end", "on_epoch_begin"),
    ("on_train_begin", "on_train_end"),
    ("save", "save_weights"),
    ("update_state", "result"),
)
_COMPARISONS = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
}
_ARITHMETIC = {
    ast.Add: ("-",),
    ast.Sub: ("+",),
    ast.Mult: ("/", "+"),
    ast.Div: ("*",),
    ast.FloorDiv: ("*",),
    ast.Mod: ("*",),
    ast.Pow: ("*",),
    ast.MatMult: ("*",),
}


def blank_text(solution: Solution) -> Iterator[Edits]:
    """Any other text, but what an exception says."""
    said = {id(part) for node in solution.nodes if isinstance(node, ast.Raise | ast.Assert) for part in ast.walk(node)}
    told = {id(node.value) for node in solution.nodes if isinstance(node, ast.Expr)}
    parts = {id(part) for node in solution.nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in solution.nodes:
        if isinstance(node, ast.Constant) and written(node) and id(node) not in said | told | parts:
            yield solution.replaced(node, '""')


def flip_boolean(solution: Solution) -> Iterator[Edits]:
    """True for False, False for True."""
    for node in solution.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, bool):
            yield solution.replaced(node, str(not node.value))


def change_number(solution: Solution) -> Iterator[Edits]:
    """Whole numbers one more or less, others twice as large."""
    for node in solution.nodes:
        if isinstance(node, ast.Constant) and type(node.value) is int:
            yield solution.replaced(node, str(node.value + 1))
            yield solution.replaced(node, f"({node.value} - 1)")
        if isinstance(node, ast.Constant) and type(node.value) is float and node.value:
            yield solution.replaced(node, repr(node.value * 2))


def change_comparison(solution: Solution) -> Iterator[Edits]:
    """A comparison that holds in other cases."""
    for node in solution.nodes:
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            start, end, _ = solution.between(node.left, node.comparators[0])
            for other in _COMPARISONS.get(type(node.ops[0]), ()):
                yield ((start, end, f" {other} "),)


def change_arithmetic(solution: Solution) -> Iterator[Edits]:
    """Another operation on numbers."""
    for node in solution.nodes:
        if isinstance(node, ast.BinOp):
            start, end, between = solution.between(node.left, node.right)
            sign = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
                    ast.Pow: "**", ast.MatMult: "@"}.get(type(node.op))  # fmt: skip
            if sign:
                for other in _ARITHMETIC[type(node.op)]:
                    yield ((start, end, between.replace(sign, other, 1)),)
        if isinstance(node, ast.AugAssign) and type(node.op) in _ARITHMETIC:
            start, end, between = solution.between(node.target, node.value)
            yield ((start, end, f" {_ARITHMETIC[type(node.op)][0]}= "),)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield solution.replaced(node, f"({solution.text(node.operand)})")


def change_condition(solution: Solution) -> Iterator[Edits]:
    """A condition turned round, or taken for granted."""
    for node in solution.nodes:
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield solution.replaced(node.test, f"not ({solution.text(node.test)})")
        if isinstance(node, ast.BoolOp):
            word = " or " if isinstance(node.op, ast.And) else " and "
            yield solution.replaced(node, f"({word.join(f'({solution.text(value)})' for value in node.values)})")
        if isinstance(node, ast.IfExp):
            yield solution.replaced(node, f"({solution.text(node.body)})")
            yield solution.replaced(node, f"({solution.text(node.orelse)})")


def confuse(solution: Solution) -> Iterator[Edits]:
    """A name for its neighbour: mean for sum, maximum for minimum, one pooling for another."""
    others: dict[str, list[str]] = {}
    for one, other in _CONFUSED:
        others.setdefault(one, []).append(other)
        others.setdefault(other, []).append(one)
    for node in solution.nodes:
        if isinstance(node, ast.Attribute) and node.attr in others:
            for other in others[node.attr]:
                yield solution.replaced(node, solution.text(node).removesuffix(node.attr) + other)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in others:
            for other in others[node.func.id]:
                yield solution.replaced(node.func, other)


def remove_statement(solution: Solution) -> Iterator[Edits]:
    """One statement less."""
    for block in solution.blocks():
        for statement in block:
            if not isinstance(statement, ast.Return | ast.Pass | ast.FunctionDef | ast.Import | ast.ImportFrom):
                yield solution.replaced(statement, "pass")
