"""Wrong values that a spec knows by name: the values that an answer gives tell which mistake was made."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts

# One case may agree by chance.
_LEAST_CASES = 2


@rule()
def known_mistake(facts: Facts) -> Explanation | None:
    """Looks at `others`: (value, why, advice) for each mistake that the spec knows.

    An answer is called by a mistake's name where it agrees with it, and not with the right value, in two cases at least,
    and contradicts it in none. Where several mistakes do as well, nobody knows which one it was.
    """
    if not any(_same(as_array(facts.evidence), value) for value, *_ in facts.expected.get("others") or ()):
        return None
    cases = [one for one in (facts, *facts.witnesses()) if one.call.function == facts.call.function]
    told = [explanation for explanation, key in _agreeing(facts) if _is_proved(key, cases)]
    return told[0] if len(told) == 1 else None


def _agreeing(facts: Facts) -> Iterator[tuple[Explanation, str]]:
    """The mistakes that a case agrees with and that aren't right there, each with what it is known by."""
    found, right = as_array(facts.evidence), facts.expected.get("array", facts.expected.get("number"))
    if right is None or _same(found, right):
        return
    for value, why, advice in facts.expected.get("others") or ():
        if _same(found, value):
            yield Explanation(why, advice), _key(why)


def _is_proved(key: str, cases: Sequence[Facts]) -> bool:
    calls = {str(facts.call) for facts in cases if key in [known for _, known in _agreeing(facts)]}
    return len(calls) >= _LEAST_CASES and not any(_contradicts(key, facts) for facts in cases)


def _contradicts(key: str, facts: Facts) -> bool:
    """Whether a case has another value than the mistake leads to; one that gives no numbers tells nothing."""
    values = [value for value, why, _ in facts.expected.get("others") or () if _key(why) == key]
    found = as_array(facts.evidence)
    return found is not None and bool(values) and not any(_same(found, value) for value in values)


def _key(why: str) -> str:
    """A mistake's reason without the numbers of one case."""
    return re.sub(r"[0-9.,]+", "#", why)


def _same(found: Array | None, other: Array | float | Sequence[float]) -> bool:
    right = np.asarray(other)
    if found is None or found.shape != right.shape or found.dtype.kind not in "biuf":
        return False
    if found.dtype.kind in "iu" and right.dtype.kind in "iu":
        return bool(np.array_equal(found, right))
    scale = max(1.0, float(np.max(np.abs(right)))) if right.size else 1.0
    return bool(np.allclose(found, right, rtol=1e-4, atol=1e-5 * scale, equal_nan=True))


RULES = (known_mistake,)
