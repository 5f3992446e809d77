"""What becomes of arguments that a function has to refuse."""

from pytest_keraskata.asking.returned import Returned
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


RULES = (error_returned,)
