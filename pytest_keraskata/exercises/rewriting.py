"""A worked answer in other words, for tests that look at spelling instead of behaviour."""

import ast
from collections.abc import Callable, Iterator

# What `compile` takes by name, and the objects of that name.
_OBJECTS = {
    "optimizer": {"adam": "Adam", "sgd": "SGD", "rmsprop": "RMSprop"},
    "loss": {
        "binary_crossentropy": "BinaryCrossentropy",
        "categorical_crossentropy": "CategoricalCrossentropy",
        "sparse_categorical_crossentropy": "SparseCategoricalCrossentropy",
        "mean_squared_error": "MeanSquaredError",
    },
}
_FUNCTIONAL = """
def _functional(steps):
    inputs, *layers = steps
    outputs = inputs
    for layer in layers:
        outputs = layer(outputs)
    return keras.Model(inputs, outputs)
"""


def rewritten(source: str) -> Iterator[tuple[str, str]]:
    """The rewritings that apply to a worked answer: what each uses, and its source.

    They build the same models; whether a task allows them is known to its checks alone.
    """
    for words, change in _REWRITINGS:
        tree = ast.parse(source)
        before = ast.dump(tree)
        change(tree)
        if ast.dump(tree) != before:
            yield words, ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _with_objects(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".compile")):
            continue
        for keyword in node.keywords:
            given = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
            name = _OBJECTS.get(keyword.arg or "", {}).get(str(given))
            if name:
                module = "losses" if keyword.arg == "loss" else "optimizers"
                keyword.value = ast.parse(f"keras.{module}.{name}()", mode="eval").body
                _import_keras(tree)


def _as_functional(tree: ast.Module) -> None:
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "keras.Sequential"
        and len(node.args) == 1
        and isinstance(node.args[0], ast.List)
        and len(node.args[0].elts) > 1
        and ast.unparse(node.args[0].elts[0]).startswith("keras.Input(")
    ]
    for node in found:
        node.func = ast.Name("_functional", ast.Load())
    if found:
        tree.body += ast.parse(_FUNCTIONAL).body


def _import_keras(tree: ast.Module) -> None:
    if not any(isinstance(node, ast.Import) and node.names[0].name == "keras" for node in tree.body):
        tree.body.insert(int(ast.get_docstring(tree) is not None), ast.parse("import keras").body[0])


_REWRITINGS: tuple[tuple[str, Callable[[ast.Module], None]], ...] = (
    ("with objects for optimizer and loss instead of their names", _with_objects),
    ("with the Functional API", _as_functional),
)
