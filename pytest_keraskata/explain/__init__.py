"""Rules that recognise a fault in evidence and explain it. A rule never decides a verdict.

A rule looks at the facts of a check that failed and says why in a sentence, or nothing where it doesn't recognise its
fault. What a right answer shows, no rule may recognise.
"""

from collections.abc import Sequence

from pytest_keraskata.explain import (
    alternatives,
    callbacks,
    compiling,
    convolution,
    counts,
    dropping,
    exceptions,
    inputs,
    kinds,
    layers,
    outputs,
    refusals,
    removed,
    states,
    surroundings,
    values,
)
from pytest_keraskata.explain.rule import Explanation, Rule
from pytest_keraskata.failures import Facts, Failed
from pytest_keraskata.verdict import Finding

# The more particular a rule is, the earlier it is asked.
RULES: tuple[Rule, ...] = (
    *removed.RULES,
    *surroundings.RULES,
    *callbacks.FIRST,
    *refusals.RULES,
    *alternatives.RULES,
    *exceptions.RULES,
    *values.RULES,
    *counts.RULES,
    *inputs.RULES,
    *outputs.RULES,
    *convolution.RULES,
    *states.RULES,
    *dropping.RULES,
    *layers.RULES,
    *compiling.RULES,
    *callbacks.RULES,
)


def explained(check: str, failed: Failed, rules: Sequence[Rule] = RULES) -> Finding:
    """A failure with why it came about and what to try: from the rules, or else what is known of its kind."""
    name, told = _by_rules(check, failed, rules)
    if told is None:
        told = Explanation(failed.why, failed.advice) if failed.why or failed.advice else kinds.explanation(failed)
    return Finding(
        check, failed.call, failed.failure, told.why, told.advice, failed.line, failed.legend, name if told.why else ""
    )


def _by_rules(check: str, failed: Failed, rules: Sequence[Rule]) -> tuple[str, Explanation | None]:
    if failed.facts is not None and failed.failure.about != "input":
        for rule in rules:
            if rule.speaks_of(check, failed.failure):
                explanation = recognised(rule, failed.facts)
                if explanation:
                    return explanation.name or rule.name, explanation
    return "", None


def recognised(rule: Rule, facts: Facts) -> Explanation | None:
    """What a rule says of these facts; a rule that stumbles says nothing."""
    try:
        return rule.recognise(facts)
    except Exception:
        # Facts come in many forms, and an explanation is worth less than a verdict that arrives.
        return None
