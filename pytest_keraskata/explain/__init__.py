"""Rules that recognise a fault in evidence and explain it. A rule never decides a verdict.

A rule looks at the facts of a check that failed and says why in a sentence, or nothing where it doesn't recognise its
fault. What a right answer shows, no rule may recognise.
"""

from pytest_keraskata.explain import (
    alternatives,
    callbacks,
    compiling,
    convolution,
    foundations,
    functions,
    layers,
    outputs,
    removed,
    training,
)
from pytest_keraskata.explain.rule import Explanation, Rule
from pytest_keraskata.judge.failures import Facts, Failed

# The more particular a rule is, the earlier it is asked.
RULES: tuple[Rule, ...] = (
    *removed.RULES,
    *outputs.RULES,
    *convolution.RULES,
    *layers.RULES,
    *compiling.RULES,
    *callbacks.RULES,
    *alternatives.RULES,
    *foundations.RULES,
    *training.RULES,
    *functions.RULES,
)


def explain(check: str, failed: Failed) -> tuple[str, str]:
    """Why a check failed and what to try: from the rules, or else what the check itself knows; "" where neither does."""
    if not isinstance(failed.case, Facts):
        return failed.why, failed.advice
    if failed.case.expected.get("about") == "input":
        return failed.why, failed.advice
    for rule in RULES:
        if rule.speaks_of(check, failed.case):
            explanation = recognised(rule, failed.case)
            if explanation:
                return explanation.why, explanation.advice
    return failed.why, failed.advice


def recognised(rule: Rule, facts: Facts) -> Explanation | None:
    """What a rule says of these facts; a rule that stumbles says nothing."""
    try:
        return rule.recognise(facts)
    except Exception:
        # Facts come in many forms, and an explanation is worth less than a verdict that arrives.
        return None
