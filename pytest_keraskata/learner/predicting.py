"""Predict, then build: what can be said of a model on paper, asked of sizes that are drawn anew each time."""

import ast
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from pytest_keraskata import catalogue
from pytest_keraskata.asking.call import Call
from pytest_keraskata.kata import Prediction, Shape

# Of so many draws the first one is taken that tells most of the known mistakes apart.
_DRAWS = 200
_UNKNOWN = ("none", "batch", "batch_size", "b", "n", "?", "-1")
_NUMBER = re.compile(r"[0-9]{1,3}(?:[,_ '\N{NARROW NO-BREAK SPACE}][0-9]{3}){1,4}|[0-9]{1,15}")

Answer = tuple[int | None, ...] | int


class NothingToPredict(LookupError):
    """A kata that asks for no model of which shape and size could be predicted."""


@dataclass(frozen=True)
class Question:
    """One thing to predict.

    Args:
        asked: what.
        right: the right answer.
        example: how an answer may look.
        read: what a line of text says, or None where it can't be read.
        known: of a wrong answer, why it is wrong and a question that leads on, or None where that isn't known.
        hint: what is said instead, where it isn't known.
        way: how one comes to the right answer, step by step.
    """

    asked: str
    right: Answer
    example: str
    read: Callable[[str], Answer | None]
    known: Callable[[Any], tuple[str, str] | None]
    hint: Sequence[str]
    way: Sequence[str]

    def explained(self, answer: Answer, *, last: bool = False) -> list[str]:
        """What to say of a wrong answer.

        Args:
            answer: it.
            last: nobody is asked again, so the right answer is said.
        """
        known = self.known(answer)
        why, advice = known or ("", "")
        first = f"not {written(answer)}: {why}" if why else f"not {written(answer)}"
        if last:
            return [first, f"it is {written(self.right)}", *(f"  {step}" for step in self.way)]
        if known:
            return [first, *([advice] if advice else [])]
        return [first, *self.hint]


@dataclass(frozen=True)
class Round:
    """A network of drawn sizes, and what is asked about it."""

    call: Call
    network: tuple[str, ...]
    questions: tuple[Question, Question]


def predictable() -> list[str]:
    """The ids of the katas whose models can be predicted, in order."""
    return [kata.id for kata in catalogue.all_katas() if kata.prediction is not None]


def prediction_of(kata: str) -> Prediction:
    """What can be predicted of a kata's model.

    Raises:
        catalogue.UnknownKata: where there is no such kata.
        NothingToPredict: where it has no such model.
    """
    found = catalogue.load(kata).prediction
    if found is None:
        listed = ", ".join(predictable())
        raise NothingToPredict(f"{kata} has no model whose size could be predicted; these have: {listed}")
    return found


def drawn(prediction: Prediction, random: Random) -> Round:
    """A network of sizes at which known mistakes come to other numbers than the right way, and than one another."""
    tried = [prediction.draw(random) for _ in range(_DRAWS)]
    arguments = max(tried, key=lambda one: _told_apart(prediction, one))
    return Round(
        Call(prediction.function, kwargs=arguments),
        tuple(words for words, _ in prediction.layers(**arguments)),
        (_shape_question(prediction, arguments), _count_question(prediction, arguments)),
    )


def _shape_question(prediction: Prediction, arguments: dict[str, Any]) -> Question:
    layers = [(words, (None, *shape)) for words, shape in prediction.layers(**arguments)]
    right = layers[-1][1]
    return Question(
        "output shape",
        right,
        "(None, 10)",
        read_shape,
        lambda answer: _why_not_shape(answer, right, prediction.shapes(**arguments)),
        [f"the input has shape {written(layers[0][1])}: how does each layer change it?"],
        [f"{words} → {written(shape)}" for words, shape in layers],
    )


def _count_question(prediction: Prediction, arguments: dict[str, Any]) -> Question:
    right, terms = prediction.params(**arguments), prediction.terms(**arguments)
    return Question(
        "parameters in all",
        right,
        "1,234",
        read_count,
        lambda answer: _told([one for one in prediction.counts(**arguments) if one[0] == answer]),
        # Which layers have nothing to train is part of the question.
        [f"  {term.partition(' = ')[0]} = ?" for term in terms if not term.endswith(" = 0")],
        [*(term.removesuffix(" = 0") for term in terms), f"together {right:,}"],
    )


def _told_apart(prediction: Prediction, arguments: dict[str, Any]) -> int:
    """Zero where each known mistake comes to something of its own, and less by one for each that doesn't."""
    shape, count = prediction.layers(**arguments)[-1][1], prediction.params(**arguments)
    wrong = [*(one[0] for one in prediction.shapes(**arguments)), *(one[0] for one in prediction.counts(**arguments))]
    return len(set(wrong) - {shape, count}) - len(wrong)


def _told(found: Sequence[tuple[Any, str, str]]) -> tuple[str, str] | None:
    """What is said where some known mistakes come to the same; by their numbers nobody can tell them apart."""
    if not found:
        return None
    advice = list(dict.fromkeys(one[2] for one in found))
    return ", or ".join(dict.fromkeys(one[1] for one in found)), advice[0] if len(advice) == 1 else ""


def _why_not_shape(
    answer: tuple[int | None, ...], right: tuple[int | None, ...], mistakes: Sequence[tuple[Shape, str, str]]
) -> tuple[str, str] | None:
    batch = "how many samples does Keras expect in a batch, and how does it write that?"
    if answer == right[1:]:
        return "the axis of the batch is missing", batch
    bare = answer[1:] if answer[0] is None else answer
    if not bare:
        return "the size of a sample needs an axis of its own", "how many numbers does the last layer output?"
    told = _told([one for one in mistakes if one[0] == bare])
    if told is None and answer[1:] == right[1:]:
        return "a batch may have any number of samples", batch
    return told


def written(answer: Answer) -> str:
    """An answer as one writes it."""
    if isinstance(answer, int):
        return f"{answer:,}"
    return f"({answer[0]},)" if len(answer) == 1 else f"({', '.join(map(str, answer))})"


def read_count(text: str) -> int | None:
    """A number as people write it: 1248, 1,248, 1_248, 1 248, or 4*8*(4+8+1); None where it is none."""
    bare = re.sub(r"\s*param(eter)?s?$", "", text.strip().lower())
    found = _NUMBER.fullmatch(bare)
    return int(re.sub(r"[^0-9]", "", found[0])) if found else _calculated(bare)


_OPERATORS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}


def _calculated(text: str) -> int | None:
    """What sums and products of numbers come to; None for anything else."""

    def value(node: ast.expr) -> int:
        match node:
            case ast.Constant(value=int() as number) if not isinstance(number, bool):
                return number
            case ast.BinOp(left, sign, right) if type(sign) in _OPERATORS:
                return _OPERATORS[type(sign)](value(left), value(right))
            case _:
                raise ValueError

    # What is longer is no count of a small network.
    if len(text) > 200:
        return None
    try:
        return value(ast.parse(text.replace("×", "*").strip(), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def read_shape(text: str) -> tuple[int | None, ...] | None:
    """A shape as people write it: (None, 1), None, 1, (batch, 1), [?, 1], 8 × 8 × 3; None where it is none."""
    bare = text.strip().lower().removeprefix("tensorshape")
    for left, right in ("()", "[]"):
        if bare.startswith(left) and bare.endswith(right):
            bare = bare[1:-1]
    parts = [part.strip() for part in re.split(r"[,×]|(?<=[0-9\s])x(?=[0-9\s])", bare.strip().removesuffix(","))]
    axes: list[int | None] = []
    for place, part in enumerate(parts):
        if place == 0 and part in _UNKNOWN:
            axes.append(None)
        elif re.fullmatch(r"[0-9]{1,9}", part):
            axes.append(int(part))
        else:
            return None
    return tuple(axes)
