"""What became of a right count: off by one amount, too large for its type, or inside an array."""

from collections.abc import Iterator, Sequence

from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.failures.functions import NoInteger, WrongInteger

# So many counts agree by no chance.
_ENOUGH = 3
# The largest number of 32 bits.
_INT32 = 2**31 - 1


@rule(kinds=(WrongInteger,))
def count_off(facts: Facts) -> Explanation | None:
    """In every case that is known the count is off by the same amount, or by the same factor."""
    counts = list(_counts([facts, *facts.witnesses()], facts.call.function))
    wrong = {(found, right) for found, right in counts if found != right}
    if len(wrong) < 2 or len(wrong) < len(set(counts)) or len({right for _, right in wrong}) < 2:
        return None
    differences, factors = {found - right for found, right in wrong}, {found / right for found, right in wrong}
    if len(differences) == 1:
        amount = differences.pop()
        return Explanation(
            f"the count is too {'high' if amount > 0 else 'low'} by {abs(amount)} in every case",
            "what is counted once too often?" if amount > 0 else "what is not counted?",
        )
    factor = min(factors)
    if max(factors) - factor < 1e-9 and factor > 0:
        times = round(factor) if factor >= 1 else round(1 / factor)
        if abs((factor if factor >= 1 else 1 / factor) - times) < 1e-9:
            how = f"{times} times" if factor > 1 else "half of" if times == 2 else f"one {times}th of"
            return Explanation(f"the count is {how} what it should be in every case", "what is counted how often?")
    return None


@rule(kinds=(WrongInteger,))
def too_large_for_its_type(facts: Facts) -> Explanation | None:
    """Small numbers are counted right, and large ones wrong."""
    cases = [one for one in (facts, *facts.witnesses()) if one.call.function == facts.call.function]
    right: list[tuple[int, int, int]] = []
    wrong: list[tuple[int, int, int]] = []
    for one in cases:
        for found, expected in _counts([one], facts.call.function):
            (right if found == expected else wrong).append((found, expected, max(_integers(one), default=0)))
    if len(right) < _ENOUGH or not wrong:
        return None
    large = min(max(expected, given) for _, expected, given in wrong)
    if large <= max(max(expected, given) for _, expected, given in right):
        return None
    if large > 2**24 and all(abs(found - expected) <= 1e-6 * expected for found, expected, _ in wrong):
        return Explanation(
            "the count is right but for its last digits: a float holds about 7 of them, or 16 in double precision",
            "which of your steps gives a float?",
        )
    # What is computed in 32 bits has a result that fits them.
    if large > _INT32 and len(wrong) > 1 and all(abs(found) <= 2 * _INT32 for found, _, _ in wrong):
        return Explanation(
            f"numbers below {_INT32:,} are right, and larger ones are not: 32 bits hold no more",
            "which type do your numbers have?",
        )
    return None


def _integers(facts: Facts) -> Iterator[int]:
    for value in (*facts.call.args, *facts.call.kwargs.values()):
        yield from (one for one in (value if isinstance(value, tuple | list) else (value,)) if isinstance(one, int))


def _counts(cases: Sequence[Facts], function: str) -> Iterator[tuple[int, int]]:
    for one in cases:
        found, right = as_array(one.evidence), one.expected.get("number")
        if one.call.function == function and right is not None and found is not None and found.ndim == 0:
            yield int(found), int(right)


@rule(kinds=(NoInteger,))
def no_single_number(facts: Facts) -> Explanation | None:
    found, right = as_array(facts.evidence), facts.expected.get("number")
    if found is None or right is None or found.ndim == 0 or found.ravel().tolist() != [right]:
        return None
    return Explanation("the number is right, but it is inside an array or a list", "how is a single number returned?")


RULES = (count_off, too_large_for_its_type, no_single_number)
