"""Faults of the input: they explain whatever follows from them."""

from collections.abc import Sequence

from pytest_keraskata.asking.model import ModelEvidence
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts


@rule("params", "output", "training")
def other_input(facts: Facts) -> Explanation | None:
    if not isinstance(facts.evidence, ModelEvidence):
        return None
    right, found = facts.expected.get("inputs"), tuple(shape[1:] for shape in facts.evidence.input_shapes)
    if not right or not found or right == found:
        return None
    return input_explained(right, found)


def input_explained(right: Sequence[Sequence[int | None]], found: Sequence[Sequence[int | None]]) -> Explanation:
    """Why a model takes inputs of other shapes."""
    if len(right) != len(found):
        words = {1: "one input", 2: "two inputs"}
        count, due = (words.get(len(one), f"{len(one)} inputs") for one in (found, right))
        return Explanation(f"the model has {count}, but the task needs {due}", "what does one sample consist of?")
    turned = len(right) == len(found) and all(
        sorted(map(str, one)) == sorted(map(str, other)) for one, other in zip(right, found, strict=True)
    )
    if turned:
        return Explanation(
            "the axes of the input are in the wrong order", "which size of a sample does Keras expect first?"
        )
    return Explanation(
        "the input shape doesn't match the arguments of this call", "which arguments determine the size of one sample?"
    )


RULES = (other_input,)
