"""What a file is used to where it was written, and doesn't find where it is checked: a keyboard, IPython, an encoding."""

import re

from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.failures.networks import OF_AN_EXCEPTION


def advice(raised: Raised) -> Explanation | None:
    """What a file counted on in vain; None where its exception is about something else."""
    # As `input` and `getpass` say it, and no file that ends too early; Keras asks before it overwrites a file.
    if raised.kind == "EOFError" and raised.message.startswith("EOF when reading a line"):
        asks = bool(re.search(r"\b(input|getpass)\(", raised.code))
        return Explanation(
            f"{'input()' if asks else 'this call'} waits for keyboard input, and there is none while the file is checked",
            "which value can the code use without asking?" if asks else "which argument decides without a question?",
        )
    if raised.kind == "BdbQuit":
        return Explanation(
            "the debugger waits for keyboard input, and there is none while the file is checked",
            "can you run the function yourself while you debug it, and take breakpoint() out afterwards?",
        )
    if raised.kind == "SyntaxError" and raised.message.startswith("Non-UTF-8 code"):
        return Explanation(
            "Python reads files as UTF-8 unless their first line names another encoding",
            "in which encoding does your editor save the file?",
        )
    if raised.kind in ("SyntaxError", "IndentationError") and (found := re.match(r"%{1,2}|!|\?", raised.code)):
        return Explanation(
            f"lines that begin with {found[0]} are commands of IPython, and a file is run by Python",
            "does the line belong in a notebook cell instead?",
        )
    return None


@rule(kinds=OF_AN_EXCEPTION)
def surroundings(facts: Facts) -> Explanation | None:
    problems = getattr(facts.evidence, "problems", {})
    for found in (getattr(facts.evidence, "raised", None), *problems.values()):
        if isinstance(found, Raised) and (explanation := advice(found)):
            return explanation
    return None


RULES = (surroundings,)
