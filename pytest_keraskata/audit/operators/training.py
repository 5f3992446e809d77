"""What is changed in how a model is compiled and trained."""

import ast
import itertools
from collections.abc import Iterator

from pytest_keraskata.audit.solution import Edits, Solution, written

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
_WORDS = {
    "val_loss": ("loss", "val_accuracy"),
    "val_accuracy": ("accuracy", "val_loss"),
    "loss": ("val_loss",),
    "min": ("max",),
    "max": ("min",),
    "categorical": ("int",),
    "imagenet": (None,),
}


def change_loss(solution: Solution) -> Iterator[Edits]:
    """Another loss."""
    for _, keyword in solution.arguments():
        value = written(keyword.value)
        if keyword.arg == "loss" and value:
            for other in _LOSSES.get(value, ("mse",)):
                yield solution.replaced(keyword.value, f'"{other}"')


def from_logits(solution: Solution) -> Iterator[Edits]:
    """A loss that takes probabilities for logits."""
    for _, keyword in solution.arguments():
        value = written(keyword.value)
        if keyword.arg == "loss" and value in _LOGITS:
            yield solution.replaced(keyword.value, f"keras.losses.{_LOGITS[value]}(from_logits=True)")
    for call, name in solution.layers():
        if name in _LOGITS.values() and not any(keyword.arg == "from_logits" for keyword in call.keywords):
            yield solution.with_argument(call, "from_logits=True")


def change_optimizer(solution: Solution) -> Iterator[Edits]:
    """Another optimizer."""
    for _, keyword in solution.arguments():
        value = written(keyword.value)
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
        if keyword.arg == "optimizer" and written(keyword.value) in _OPTIMIZERS:
            shown = {"adam": "Adam", "sgd": "SGD", "rmsprop": "RMSprop"}[str(written(keyword.value))]
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
                yield solution.replaced(one, '"mse"' if written(one) != "mse" else '"mae"')


def change_clipping(solution: Solution) -> Iterator[Edits]:
    """Gradients clipped in another way."""
    kinds = ("clipnorm", "clipvalue", "global_clipnorm")
    for _, keyword in solution.arguments():
        if keyword.arg in kinds:
            for other in kinds:
                if other != keyword.arg:
                    yield solution.replaced(keyword, f"{other}={solution.text(keyword.value)}")


def change_word(solution: Solution) -> Iterator[Edits]:
    """What is monitored, whether low or high is good, which weights, which labels."""
    for node in solution.nodes:
        if isinstance(node, ast.Constant) and node.value in _WORDS:
            for other in _WORDS[node.value]:
                yield solution.replaced(node, "None" if other is None else f'"{other}"')


def reorder(solution: Solution) -> Iterator[Edits]:
    """What is frozen, compiled and trained in another order."""
    for block in solution.blocks():
        for first, second in itertools.pairwise(block):
            texts = solution.text(first), solution.text(second)
            told = [any(word in text for word in (".trainable", ".compile(", ".fit(")) for text in texts]
            if any(told) and not any(isinstance(one, ast.Return) for one in (first, second)):
                yield (*solution.replaced(first, texts[1]), *solution.replaced(second, texts[0]))
