"""What becomes of arguments that a function has to refuse."""

import re

from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.failures.functions import NotRefused


@rule(kinds=(NotRefused,))
def error_returned(facts: Facts) -> Explanation | None:
    returned = getattr(facts.evidence, "returned", None)
    # An exception is an object without a value, and goes by the name of its class.
    if not isinstance(returned, Returned) or returned.kind != "object" or not returned.type_name.endswith("Error"):
        return None
    return Explanation(
        f"the {returned.type_name} is returned like a result, so the caller never notices that anything is wrong",
        "which statement ends a function with an exception?",
    )


@rule(kinds=(NotRefused,))
def another_exception(facts: Facts) -> Explanation | None:
    """The call is refused on purpose, but not as the task wants it."""
    problem = getattr(facts.evidence, "raised", None)
    if not isinstance(problem, Raised) or "ValueError" in problem.bases:
        return None
    if problem.kind == "AssertionError" and problem.code.startswith("assert"):
        why = "an assert raises AssertionError, and `python -O` removes it"
    elif re.search(rf"\braise {problem.kind}\b", problem.code):
        why = f"the call is refused, but by {problem.kind}, which `except ValueError` doesn't catch"
    else:
        return None
    return Explanation(why, "which exception means that a value makes no sense?")


RULES = (error_returned, another_exception)
