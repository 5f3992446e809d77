"""Wrong values that a spec knows by name: the value that an answer gives tells which mistake was made."""

from collections.abc import Sequence

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts


@rule()
def known_mistake(facts: Facts) -> Explanation | None:
    """Looks at `others`: (value, why, advice) for each mistake that the spec knows."""
    others = facts.expected.get("others")
    right = facts.expected.get("array", facts.expected.get("number"))
    found = as_array(facts.evidence)
    if not others or right is None or found is None or _same(found, right):
        return None
    told = [Explanation(why, advice) for value, why, advice in others if _same(found, value)]
    # Where several mistakes lead to the same value, nobody knows which one it was.
    return told[0] if len(told) == 1 else None


def _same(found: Array, other: Array | float | Sequence[float]) -> bool:
    right = np.asarray(other, dtype="float64")
    if found.shape != right.shape:
        return False
    scale = max(1.0, float(np.max(np.abs(right)))) if right.size else 1.0
    return bool(np.allclose(found, right, rtol=1e-4, atol=1e-5 * scale, equal_nan=True))


RULES = (known_mistake,)
