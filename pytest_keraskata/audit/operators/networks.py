"""What is changed in a network: its layers, their order, sizes and settings."""

import ast
from collections.abc import Iterator

from pytest_keraskata.audit.solution import Edits, Solution, makes_layer, written

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


def _activations(solution: Solution) -> Iterator[tuple[ast.Call, ast.expr | ast.keyword, str]]:
    """Calls of layers with an activation by name: the call, the argument, the value."""
    for call, _ in solution.layers():
        given: list[ast.expr | ast.keyword] = [*call.keywords, *call.args]
        for one in given:
            value = written(one.value if isinstance(one, ast.keyword) else one)
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


def resize(solution: Solution) -> Iterator[Edits]:
    """Units, filters, kernels, strides, pools, one more or less."""
    for call, name in solution.layers():
        sized = call.args[: 2 if name.startswith("Conv") else 1] if name in (*_BIASED, *_PADDED) else []
        named = [keyword.value for keyword in call.keywords if keyword.arg in _SIZES]
        for value in [*sized, *named]:
            if written(value) is None and not isinstance(value, ast.Tuple):
                for sign in "+-":
                    yield solution.replaced(value, f"{solution.text(value)} {sign} 1")


def change_padding(solution: Solution) -> Iterator[Edits]:
    """The other padding."""
    for call, name in solution.layers():
        if name in _PADDED and not any(keyword.arg == "padding" for keyword in call.keywords):
            yield solution.with_argument(call, 'padding="same"')
    for node in solution.nodes:
        if isinstance(node, ast.Constant) and node.value in ("same", "valid"):
            yield solution.replaced(node, '"valid"' if node.value == "same" else '"same"')


def remove_layer(solution: Solution) -> Iterator[Edits]:
    """One layer less."""
    for step, row in solution.steps():
        if isinstance(step, ast.stmt):
            yield solution.replaced(step, "pass")
        else:
            yield solution.without(step, row)
    for call, _ in solution.calls():
        if makes_layer(call.func) and len(call.args) == 1:
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
                yield (*solution.replaced(step, solution.text(other)), *solution.replaced(other, solution.text(step)))


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
