"""Wrong answers by the hundred: one small change to a solution each, by an operator on its syntax tree.

An operator names places in the source and what to put there; everything else stays as it was written, so a mutant is
told by its changed lines alone.
"""

import ast
import difflib
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

_JOINT = " ⏎ "
_RECURRENT = ("LSTM", "GRU", "SimpleRNN")
_BIASED = ("Dense", "Conv2D", "Conv1D", "SeparableConv2D", *_RECURRENT)
_PADDED = ("Conv2D", "Conv1D", "MaxPooling2D", "AveragePooling2D")
_SIZES = {"units", "filters", "kernel_size", "strides", "pool_size", "patience", "epochs", "batch_size"}
_ACTIVATIONS = {
    "relu": ("sigmoid", "linear"),
    "sigmoid": ("softmax", "tanh"),
    "softmax": ("sigmoid", "linear"),
    "tanh": ("relu", "sigmoid"),
}
_LOSSES = {
    "binary_crossentropy": ("mse", "categorical_crossentropy", "hinge"),
    "categorical_crossentropy": ("mse", "sparse_categorical_crossentropy", "binary_crossentropy"),
    "sparse_categorical_crossentropy": ("categorical_crossentropy", "mse"),
    "mse": ("mae", "binary_crossentropy"),
    "mean_squared_error": ("mean_absolute_error", "msle"),
}
_LOGITS = {
    "binary_crossentropy": "BinaryCrossentropy",
    "categorical_crossentropy": "CategoricalCrossentropy",
    "sparse_categorical_crossentropy": "SparseCategoricalCrossentropy",
}
_OPTIMIZERS = {"adam": ("sgd", "rmsprop"), "sgd": ("adam", "rmsprop"), "rmsprop": ("adam", "sgd")}
_STRINGS = {
    "val_loss": ("loss", "val_accuracy"),
    "val_accuracy": ("accuracy", "val_loss"),
    "loss": ("val_loss",),
    "min": ("max",),
    "max": ("min",),
    "same": ("valid",),
    "valid": ("same",),
    "categorical": ("int",),
    "imagenet": (None,),
}
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


@dataclass(frozen=True)
class Mutant:
    """A solution with one change.

    Args:
        operator: what kind of change.
        source: all of its text.
        line: where it begins, from 1.
        before: the lines that are no longer there, and `after` those in their place, on one line each.
    """

    operator: str
    source: str
    line: int
    before: str
    after: str

    @property
    def key(self) -> str:
        """What it is known by, whatever line it has moved to."""
        return f"{self.operator}: {self.before} → {self.after}"

    def diff(self, original: str) -> str:
        """The change as a unified diff without a head."""
        lines = difflib.unified_diff(original.splitlines(), self.source.splitlines(), lineterm="", n=1)
        return "\n".join(list(lines)[2:])


Edit: TypeAlias = tuple[int, int, str]
Edits: TypeAlias = tuple[Edit, ...]


class Solution:
    """A solution's text and tree, and how to change a place in it."""

    def __init__(self, source: str) -> None:
        # Columns of a tree are counted in bytes.
        self._bytes = source.encode()
        self.source = source
        self.tree = ast.parse(source)
        self._starts = [0]
        for line in self._bytes.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.nodes = list(ast.walk(self.tree))

    def span(self, node: Any) -> tuple[int, int]:
        """Where a node stands in the text."""
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def text(self, node: Any) -> str:
        start, end = self.span(node)
        return self._bytes[start:end].decode()

    def between(self, one: Any, other: Any) -> tuple[int, int, str]:
        """The place between two nodes, and what stands there."""
        start, end = self.span(one)[1], self.span(other)[0]
        return start, end, self._bytes[start:end].decode()

    def replaced(self, node: Any, text: str) -> Edits:
        return ((*self.span(node), text),)

    def without(self, node: Any, siblings: Sequence[Any]) -> Edits:
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

    def indented(self, statement: Any) -> str:
        """A line's beginning that lines up with a statement."""
        return " " * int(statement.col_offset)

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
                yield node, _last_name(node.func)

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
                        yield [one for one in block if not _is_text(one)]

    def steps(self) -> Iterator[tuple[Any, list[Any]]]:
        """Layers in a row: those of a list, and statements that put one behind another."""
        for node in self.nodes:
            if isinstance(node, ast.List):
                made: list[Any] = [one for one in node.elts if _makes_layer(one)]
                if len(made) > 1 or (made and len(node.elts) > 1):
                    for one in made:
                        yield one, made
        for block in self.blocks():
            steps: list[Any] = [one for one in block if _is_step(one)]
            for one in steps:
                yield one, steps


def _last_name(node: Any) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_text(node: Any) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _makes_layer(node: Any) -> bool:
    return isinstance(node, ast.Call) and _last_name(node.func)[:1].isupper() and _last_name(node.func) != "Input"


def _is_step(node: Any) -> bool:
    """`x = Layer(…)(x)` or `model.add(Layer(…))`."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
        return _makes_layer(node.value.func)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _last_name(node.value.func) == "add":
        return any(_makes_layer(one) for one in node.value.args)
    return False


def _text(node: Any) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# --- operators --------------------------------------------------------------------------------------------

Operator: TypeAlias = Callable[[Solution], Iterator[Edits]]


def _activations(solution: Solution) -> Iterator[tuple[ast.Call, Any, str]]:
    """Calls of layers with an activation by name: the call, the argument, the value."""
    for call, _ in solution.layers():
        for one in [*call.keywords, *call.args]:
            value = _text(one.value if isinstance(one, ast.keyword) else one)
            if value in _ACTIVATIONS:
                yield call, one, str(value)


def change_activation(solution: Solution) -> Iterator[Edits]:
    """Another activation."""
    for _, argument, value in _activations(solution):
        for other in _ACTIVATIONS[value]:
            yield solution.replaced(argument.value if isinstance(argument, ast.keyword) else argument, f'"{other}"')


def remove_activation(solution: Solution) -> Iterator[Edits]:
    """No activation."""
    for call, argument, _ in _activations(solution):
        yield solution.without(argument, [*call.args, *call.keywords])


def add_activation(solution: Solution) -> Iterator[Edits]:
    """An activation where there is none by name."""
    active = {id(call) for call, _, _ in _activations(solution)}
    for call, name in solution.layers():
        if name in _BIASED and id(call) not in active:
            yield solution.with_argument(call, 'activation="relu"')


def change_loss(solution: Solution) -> Iterator[Edits]:
    """Another loss."""
    for _, keyword in solution.arguments():
        value = _text(keyword.value)
        if keyword.arg == "loss" and value:
            for other in _LOSSES.get(value, ("mse",)):
                yield solution.replaced(keyword.value, f'"{other}"')


def from_logits(solution: Solution) -> Iterator[Edits]:
    """A loss that takes probabilities for logits."""
    for _, keyword in solution.arguments():
        value = _text(keyword.value)
        if keyword.arg == "loss" and value in _LOGITS:
            yield solution.replaced(keyword.value, f"keras.losses.{_LOGITS[value]}(from_logits=True)")
    for call, name in solution.layers():
        if name in _LOGITS.values() and not any(keyword.arg == "from_logits" for keyword in call.keywords):
            yield solution.with_argument(call, "from_logits=True")


def change_optimizer(solution: Solution) -> Iterator[Edits]:
    """Another optimizer."""
    for _, keyword in solution.arguments():
        value = _text(keyword.value)
        if keyword.arg == "optimizer" and value in _OPTIMIZERS:
            for other in _OPTIMIZERS[value]:
                yield solution.replaced(keyword.value, f'"{other}"')
    for call, name in solution.layers():
        for other in _OPTIMIZERS.get(name.lower(), ()):
            shown = {"adam": "Adam", "sgd": "SGD", "rmsprop": "RMSprop"}[other]
            yield solution.replaced(call.func, solution.text(call.func).removesuffix(name) + shown)


def zero_learning_rate(solution: Solution) -> Iterator[Edits]:
    """Steps of no length."""
    for _, keyword in solution.arguments():
        if keyword.arg == "optimizer" and _text(keyword.value) in _OPTIMIZERS:
            shown = {"adam": "Adam", "sgd": "SGD", "rmsprop": "RMSprop"}[str(_text(keyword.value))]
            yield solution.replaced(keyword.value, f"keras.optimizers.{shown}(learning_rate=0.0)")
        if keyword.arg == "learning_rate":
            yield solution.replaced(keyword.value, "0.0")


def change_metrics(solution: Solution) -> Iterator[Edits]:
    """No metrics, one less, or others."""
    for _, keyword in solution.arguments():
        if keyword.arg == "metrics" and isinstance(keyword.value, ast.List):
            yield solution.replaced(keyword.value, "[]")
            if len(keyword.value.elts) > 1:
                for one in keyword.value.elts:
                    yield solution.without(one, keyword.value.elts)
            for one in keyword.value.elts:
                yield solution.replaced(one, '"mse"' if _text(one) != "mse" else '"mae"')


def resize(solution: Solution) -> Iterator[Edits]:
    """Units, filters, kernels, strides, pools, one more or less."""
    for call, name in solution.layers():
        sized = call.args[: 2 if name.startswith("Conv") else 1] if name in (*_BIASED, *_PADDED) else []
        named = [keyword.value for keyword in call.keywords if keyword.arg in _SIZES]
        for value in [*sized, *named]:
            if _text(value) is None and not isinstance(value, ast.Tuple):
                for sign in "+-":
                    yield solution.replaced(value, f"{solution.text(value)} {sign} 1")


def change_padding(solution: Solution) -> Iterator[Edits]:
    """The other padding."""
    for call, name in solution.layers():
        if name in _PADDED and not any(keyword.arg == "padding" for keyword in call.keywords):
            yield solution.with_argument(call, 'padding="same"')
    for node in solution.nodes:
        if _text(node) in ("same", "valid"):
            yield from (solution.replaced(node, f'"{other}"') for other in _STRINGS[str(_text(node))])


def change_word(solution: Solution) -> Iterator[Edits]:
    """What is monitored, whether low or high is good, which weights, which labels."""
    for node in solution.nodes:
        value = _text(node)
        if value in _STRINGS and value not in ("same", "valid"):
            for other in _STRINGS[value]:
                yield solution.replaced(node, "None" if other is None else f'"{other}"')


def blank_text(solution: Solution) -> Iterator[Edits]:
    """Any other text, but what an exception says."""
    said = {id(part) for node in solution.nodes if isinstance(node, ast.Raise | ast.Assert) for part in ast.walk(node)}
    told = {id(node.value) for node in solution.nodes if isinstance(node, ast.Expr)}
    parts = {id(part) for node in solution.nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in solution.nodes:
        if _text(node) and id(node) not in said | told | parts:
            yield solution.replaced(node, '""')


def remove_layer(solution: Solution) -> Iterator[Edits]:
    """One layer less."""
    for step, row in solution.steps():
        if isinstance(step, ast.stmt):
            yield solution.replaced(step, "pass")
        else:
            yield solution.without(step, row)
    for call, _ in solution.calls():
        if _makes_layer(call.func) and len(call.args) == 1:
            yield solution.replaced(call, solution.text(call.args[0]))


def duplicate_layer(solution: Solution) -> Iterator[Edits]:
    """One layer more."""
    for step, _ in solution.steps():
        joint = f"\n{solution.indented(step)}" if isinstance(step, ast.stmt) else ", "
        yield solution.replaced(step, f"{solution.text(step)}{joint}{solution.text(step)}")


def swap_layers(solution: Solution) -> Iterator[Edits]:
    """Two layers in the other order."""
    for step, row in solution.steps():
        after = row[row.index(step) + 1 :][:1]
        for other in after:
            if solution.text(step) != solution.text(other):
                yield (
                    *solution.replaced(step, solution.text(other)),
                    *solution.replaced(other, solution.text(step)),
                )


def change_recurrent(solution: Solution) -> Iterator[Edits]:
    """Another recurrent layer."""
    for call, name in solution.layers():
        if name in _RECURRENT:
            for other in _RECURRENT:
                if other != name:
                    yield solution.replaced(call.func, solution.text(call.func).removesuffix(name) + other)


def return_sequences(solution: Solution) -> Iterator[Edits]:
    """All states instead of the last."""
    for call, name in solution.layers():
        if name in _RECURRENT and not any(keyword.arg == "return_sequences" for keyword in call.keywords):
            yield solution.with_argument(call, "return_sequences=True")


def without_bias(solution: Solution) -> Iterator[Edits]:
    """No bias."""
    for call, name in solution.layers():
        if name in _BIASED:
            yield solution.with_argument(call, "use_bias=False")


def add_dropout(solution: Solution) -> Iterator[Edits]:
    """A dropout that nobody asked for."""
    for call, name in solution.layers():
        if name in ("Dense", "Flatten"):
            row = next((row for step, row in solution.steps() if step is call), None)
            if row:
                prefix = solution.text(call.func).removesuffix(name)
                yield solution.replaced(call, f"{solution.text(call)}, {prefix}Dropout(0.5)")


def flip_boolean(solution: Solution) -> Iterator[Edits]:
    """True for False, False for True."""
    for node in solution.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, bool):
            yield solution.replaced(node, str(not node.value))


def drop_argument(solution: Solution) -> Iterator[Edits]:
    """An argument by name left out."""
    for call, keyword in solution.arguments():
        yield solution.without(keyword, [*call.args, *call.keywords])


def change_clipping(solution: Solution) -> Iterator[Edits]:
    """Gradients clipped in another way."""
    kinds = ("clipnorm", "clipvalue", "global_clipnorm")
    for _, keyword in solution.arguments():
        if keyword.arg in kinds:
            for other in kinds:
                if other != keyword.arg:
                    yield solution.replaced(keyword, f"{other}={solution.text(keyword.value)}")


def change_axis(solution: Solution) -> Iterator[Edits]:
    """Another axis."""
    for _, keyword in solution.arguments():
        if keyword.arg == "axis":
            for other in ("0", "-1", "1", "None"):
                if solution.text(keyword.value) != other:
                    yield solution.replaced(keyword.value, other)


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


def reorder(solution: Solution) -> Iterator[Edits]:
    """What is frozen, compiled and trained in another order."""
    for block in solution.blocks():
        for first, second in itertools.pairwise(block):
            texts = solution.text(first), solution.text(second)
            told = [any(word in text for word in (".trainable", ".compile(", ".fit(")) for text in texts]
            if any(told) and not any(isinstance(one, ast.Return) for one in (first, second)):
                yield (*solution.replaced(first, texts[1]), *solution.replaced(second, texts[0]))


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
    first = next((one for one in function.body if not _is_text(one)), function.body[0])
    start = solution.span(first)[0]
    return ((start, start, f"{line}\n{solution.indented(first)}"),)


OPERATORS: dict[str, Operator] = {
    operator.__name__.replace("_", "-"): operator
    for operator in (
        change_activation, remove_activation, add_activation, change_loss, from_logits, change_optimizer,
        zero_learning_rate, change_metrics, resize, change_padding, change_word, blank_text, remove_layer, duplicate_layer,
        swap_layers, change_recurrent, return_sequences, without_bias, add_dropout, flip_boolean, drop_argument,
        change_clipping, change_axis, change_number, change_comparison, change_arithmetic, change_condition, confuse,
        remove_statement, reorder, hard_code, swap_arguments,
    )
}  # fmt: skip


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a solution, each once, in the order of the operators.

    Raises:
        SyntaxError: where the solution can't be parsed.
    """
    solution = Solution(source)
    known = {ast.dump(solution.tree)}
    found = []
    for name, operator in OPERATORS.items():
        for edits in operator(solution):
            text = solution.edited(edits)
            try:
                tree = ast.dump(ast.parse(text))
            except SyntaxError:
                continue
            if tree not in known:
                known.add(tree)
                found.append(_mutant(name, source, text))
    return found


def _mutant(operator: str, source: str, text: str) -> Mutant:
    old, new = source.splitlines(), text.splitlines()
    spans = [
        span for span in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if span[0] != "equal"
    ]
    first, last = spans[0], spans[-1]

    def shown(lines: list[str]) -> str:
        return _JOINT.join(line.strip() for line in lines) or "nothing"

    return Mutant(operator, text, first[1] + 1, shown(old[first[1] : last[2]]), shown(new[first[3] : last[4]]))
