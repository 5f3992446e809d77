"""Mistakes that a spec knows: the values that an answer gives tell which one was made."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from pytest_keraskata.asking.message import pack
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Returned, as_array
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.kata import Mistake

# One case may agree by chance.
_LEAST_CASES = 2


@rule()
def known_mistake(facts: Facts) -> Explanation | None:
    """Looks at `mistakes`, which gives each mistake that the spec knows with the value that comes of it.

    An answer is called by a mistake's name where it agrees with it, and not with the right value, in two cases at least,
    and contradicts it in none. Where several mistakes do as well, nobody knows which one it was, but for those that are
    told in the same words.
    """
    suspects = _agreeing(facts)
    if not suspects:
        return None
    cases = [one for one in (facts, *facts.witnesses()) if one.call.function == facts.call.function]
    return _in_one_voice(one for one in suspects if _is_proved(one, cases))


@rule()
def known_network(facts: Facts) -> Explanation | None:
    """Looks at `networks`, which tells whether an answer is a mistake's network: with its weights, for a drawn batch.

    Two calls are needed that agree with a mistake, and none may contradict it. Where several mistakes do, nobody knows
    which one it was, but for those that are told in the same words.
    """
    suspects = facts.expected.get("networks", list)()
    if not suspects:
        return None
    cases = [
        one for one in facts.witnesses() if one.call.function == facts.call.function and "networks" in one.expected
    ]
    return _in_one_voice(one for one in suspects if _is_proved_network(one, facts, cases))


def _in_one_voice(proved: Iterable[Mistake]) -> Explanation | None:
    """What all of these mistakes say; nothing where there is none, or where they are told in different words."""
    told = sorted(proved, key=lambda one: one.id)
    words = {(one.why, one.advice) for one in told}
    return Explanation(told[0].why, told[0].advice, told[0].id) if len(words) == 1 else None


def _is_proved_network(mistake: Mistake, facts: Facts, cases: Sequence[Facts]) -> bool:
    verdicts = {str(one.call): one.expected["networks"](mistake) for one in (facts, *cases)}
    return list(verdicts.values()).count(True) >= _LEAST_CASES and False not in verdicts.values()


@rule()
def played_mistake(facts: Facts) -> Explanation | None:
    """A mistake that is an answer of its own, and fails in the same cases in the same way.

    Where several do, nobody knows which one it was, but for those that are told in the same words.
    """
    return _in_one_voice(facts.played())


def _agreeing(facts: Facts) -> list[Mistake]:
    """The mistakes that a case agrees with, where it isn't right."""
    found, right = _found(facts), facts.expected.get("array", facts.expected.get("number"))
    if right is None or _same(found, right):
        return []
    return [mistake for mistake, value in _known(facts) if _same(found, value)]


def _is_proved(mistake: Mistake, cases: Sequence[Facts]) -> bool:
    # Written out, large arrays of one shape are all alike.
    calls = {pack(facts.call) for facts in cases if mistake in _agreeing(facts)}
    return len(calls) >= _LEAST_CASES and not any(_contradicts(mistake, facts) for facts in cases)


def _contradicts(mistake: Mistake, facts: Facts) -> bool:
    """Whether a case has another value than the mistake leads to; one that gives no value tells nothing."""
    found = _found(facts)
    values = [value for known, value in _known(facts) if known.id == mistake.id]
    return found is not None and bool(values) and not any(_same(found, value) for value in values)


def _known(facts: Facts) -> Iterator[tuple[Mistake, Any]]:
    yield from facts.expected.get("mistakes", tuple)()


def _found(facts: Facts) -> Any:
    if "found" in facts.expected:
        return facts.expected["found"]
    found = as_array(facts.evidence)
    if found is None and isinstance(facts.evidence, Returned) and facts.evidence.kind == "sequence":
        # Parts of several shapes, such as a mean beside what it is the mean of.
        return tuple(as_array(part) for part in facts.evidence.value)
    if found is None and isinstance(facts.evidence, Returned) and facts.evidence.kind == "text":
        return facts.evidence.value
    return found


def _same(found: Any, other: Any) -> bool:
    if found is None or other is None or isinstance(found, str) != isinstance(other, str):
        return False
    if isinstance(other, tuple):
        parts = found if isinstance(found, tuple) else tuple(np.atleast_1d(found))
        return len(parts) == len(other) and all(map(_same, parts, other))
    if isinstance(found, tuple):
        return False
    if isinstance(other, str | dict | set | list):
        return bool(found == other)
    return _same_numbers(np.asarray(found), np.asarray(other))


def _same_numbers(found: Array, right: Array) -> bool:
    if found.shape != right.shape or found.dtype.kind not in "biuf" or right.dtype.kind not in "biuf":
        return False
    if found.dtype.kind in "iu" and right.dtype.kind in "iu":
        return bool(np.array_equal(found, right))
    scale = float(np.max(np.abs(right), initial=1.0, where=np.isfinite(right)))
    return bool(np.allclose(found, right, rtol=1e-4, atol=1e-5 * scale, equal_nan=True))


RULES = (known_network, known_mistake, played_mistake)
