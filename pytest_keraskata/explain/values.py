"""What became of the right numbers, where no known mistake tells: precision, rounding, axes, a factor, a place.

Each rule compares all numbers of a case, or of all cases where each has only one: one coincidence is no proof.
"""

from __future__ import annotations

import itertools

import numpy as np

from pytest_keraskata.asking.call import View
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Returned, as_array
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts, WrongSize
from pytest_keraskata.failures.functions import NoNumbers, WrongShape, WrongValues

# So many numbers that aren't zero agree by no chance.
_ENOUGH = 3
_DECIMALS = range(7)
# What float32 does to a right result.
_ROUNDING = 1e-6


def _pair(facts: Facts) -> tuple[Array, Array] | None:
    """The numbers of a case and the right ones, in double precision."""
    found, right = as_array(facts.evidence), facts.expected.get("array")
    if found is None or not isinstance(right, np.ndarray) or found.dtype.kind not in "biuf":
        return None
    return found.astype("float64"), right.astype("float64")


def _all_cases(facts: Facts) -> tuple[Array, Array] | None:
    """The numbers of a case and the right ones; too few to tell much, they are joined by those of all other cases."""
    pair = _pair(facts)
    if pair is None or pair[0].shape != pair[1].shape or _telling(pair[1]):
        return pair
    cases = [_pair(one) for one in facts.witnesses() if one.call.function == facts.call.function]
    pairs = [pair, *(one for one in cases if one is not None and one[0].shape == one[1].shape)]
    # The same case comes up twice, as the failure and among those that are always tried.
    both = np.concatenate([np.stack([np.ravel(found), np.ravel(right)], axis=1) for found, right in pairs])
    both = np.unique(both, axis=0)
    return both[:, 0], both[:, 1]


def _same(found: Array, right: Array, tolerance: float = 1e-4) -> bool:
    scale = float(np.max(np.abs(right), initial=0.0))
    return found.shape == right.shape and bool(np.allclose(found, right, rtol=tolerance, atol=tolerance * 0.1 * scale))


def _telling(values: Array) -> bool:
    """Whether there are enough different numbers to tell one change of them from another."""
    return len(np.unique(values[values != 0])) >= _ENOUGH


@rule(kinds=(WrongShape, WrongSize))
def axes_changed(facts: Facts) -> Explanation | None:
    pair = _pair(facts)
    if pair is None:
        return None
    found, right = pair
    if found.shape == right.shape:
        return None
    if _same(np.squeeze(found), np.squeeze(right)):
        more = found.ndim > right.ndim
        return Explanation(
            f"the numbers are right, but {'there are additional axes' if more else 'axes'} of length 1"
            f"{'' if more else ' are missing'}",
            "which shape does the task need, axis by axis?",
        )
    if not _telling(right):
        return None
    if found.ndim == right.ndim:
        for order in itertools.permutations(range(right.ndim)):
            if _same(found, right.transpose(order)):
                return Explanation(
                    "the numbers are right, but the axes are in a different order", "which axis is first?"
                )
    if _same(found.reshape(-1), right.reshape(-1)):
        return Explanation("the numbers are right, but arranged in another shape", "which axes should the result have?")
    return _cut(found, right)


def _cut(found: Array, right: Array) -> Explanation | None:
    """Numbers that are missing at one end of an axis."""
    shorter = [axis for axis in range(right.ndim) if found.ndim == right.ndim and found.shape[axis] < right.shape[axis]]
    if len(shorter) != 1 or not _telling(found):
        return None
    axis, length = shorter[0], found.shape[shorter[0]]
    missing = right.shape[axis] - length
    for part, end in (
        (right.take(range(length), axis), "end"),
        (right.take(range(missing, length + missing), axis), "start"),
    ):
        if _same(found, part):
            return Explanation(
                f"the numbers are right, but {missing} at the {end} of axis {axis} {'is' if missing == 1 else 'are'} missing",
                "where does your loop begin, and where does it end?",
            )
    return None


@rule(kinds=(NoNumbers, WrongShape, WrongSize))
def among_others(facts: Facts) -> Explanation | None:
    """What was asked for is one part of what is returned."""
    returned, right = facts.evidence, facts.expected.get("array")
    if not isinstance(returned, Returned) or returned.kind not in ("sequence", "mapping"):
        return None
    if not isinstance(right, np.ndarray) or right.size < 2:
        return None
    parts = [as_array(one) for one in (returned.value.values() if returned.kind == "mapping" else returned.value)]
    fits = [one is not None and one.dtype.kind in "biuf" and _same(np.squeeze(one), np.squeeze(right)) for one in parts]
    if True not in fits or (returned.kind == "sequence" and len(fits) < 2):
        return None
    return Explanation(
        f"the right array is returned, but as one entry of a {returned.type_name}",
        "which of the results does the task need?",
    )


@rule(kinds=(WrongValues,))
def half_precision(facts: Facts) -> Explanation | None:
    found, pair = as_array(facts.evidence), _pair(facts)
    if found is None or pair is None or pair[0].shape != pair[1].shape:
        return None
    if found.dtype == np.float16 and _same(*pair, 2e-3):
        return Explanation("the result is a float16, which holds three digits", "which type should the result have?")
    # What was a float16 or a bfloat16 before has no more digits as a float32.
    was_half, may_be = (_telling(one) and not np.any(one.astype("float32").view("uint32") & 0x1FFF) for one in pair)
    # Whole numbers have no more digits either: what is lost has to show in a number that isn't zero.
    lost = ~np.isclose(*pair, rtol=1e-6, atol=0) & (pair[0] != 0)
    if was_half and not may_be and np.any(lost) and _same(*pair, 5e-2):
        return Explanation(
            "the numbers have three digits, as in float16 or bfloat16", "which type should be computed with?"
        )
    return None


@rule(kinds=(WrongValues,))
def without_fractions(facts: Facts) -> Explanation | None:
    found, pair = as_array(facts.evidence), _pair(facts)
    if found is None or pair is None or found.dtype.kind not in "iu" or np.all(pair[1] == np.round(pair[1])):
        return None
    return Explanation(
        f"the result is an array of {found.dtype}, which holds no fractions", "which type should the result have?"
    )


@rule(kinds=(WrongValues,))
def rounded(facts: Facts) -> Explanation | None:
    pair = _all_cases(facts)
    if pair is None or not _telling(pair[0]):
        return None
    found, right = pair
    if not np.all(np.isfinite(found)):
        return None
    for decimals in _DECIMALS:
        if _equal(found, np.round(found, decimals)):
            if not _telling(np.round(found, decimals)):
                return None
            # Of digits that a float32 doesn't have, and of numbers that are right, nothing is told.
            step = 10.0**-decimals
            if np.max(np.abs(found)) * 1e-6 > 0.1 * step or np.max(np.abs(found - right)) < 0.1 * step:
                return None
            if np.all(np.abs(found - right) <= 0.5001 * step):
                places = f"to {decimals} decimal{'s' if decimals != 1 else ''}" if decimals else "to whole numbers"
                return Explanation(f"the results are rounded {places}", "does the task mention rounding?")
            if decimals == 0 and _equal(found, np.trunc(right)):
                return Explanation("the fractions are cut off", "which type holds your result?")
            return None
    return None


def _equal(found: Array, other: Array) -> bool:
    return bool(np.all(np.abs(found - other) <= 1e-6 * np.maximum(1e-6, np.abs(found))))


@rule(kinds=(WrongValues,))
def of_one_factor(facts: Facts) -> Explanation | None:
    """All numbers are wrong by the same factor, or by the same amount."""
    pair = _all_cases(facts)
    if pair is None or not _telling(pair[1]) or not np.all(np.isfinite(pair[0])):
        return None
    found, right = pair
    # One number that is right contradicts both, however small it is beside the others.
    if np.any(np.isclose(found, right, rtol=1e-4, atol=0) & (right != 0)):
        return None
    factor = float(np.sum(found * right) / np.sum(right * right))
    if abs(factor) > 1e-3 and abs(factor - 1) > 1e-3 and _same(found, factor * right):
        why = "every number has the wrong sign" if abs(factor + 1) < 1e-4 else (
            f"every number is {factor:.4g} times what it should be"
        )  # fmt: skip
        return Explanation(why, "which factor is missing, or counted too often?")
    amount = float(np.mean(found - right))
    if abs(amount) > 1e-3 * float(np.max(np.abs(right))) and _same(found - amount, right):
        return Explanation(
            f"every number is too {'large' if amount > 0 else 'small'} by {abs(amount):.4g}",
            "which term is missing, or added too often?",
        )
    return None


@rule(kinds=(WrongValues, WrongShape))
def form_matters(facts: Facts) -> Explanation | None:
    """The same numbers, handed over as a plain array, were right before."""
    plain = facts.expected.get("plain")
    if plain is None or facts.expected.get("is_right"):
        return None
    pairs = zip((*facts.call.args, *facts.call.kwargs.values()), (*plain.args, *plain.kwargs.values()), strict=True)
    changed = [one for one, before in pairs if one is not before and isinstance(one, View | np.ndarray)]
    if any(isinstance(one, View) for one in changed):
        return Explanation(
            "the result is right where the numbers lie side by side in memory, but this array is a view of another one",
            "does your function read the elements of the array, or its memory?",
        )
    kinds = {one.dtype.kind for one in changed if isinstance(one, np.ndarray)}
    if "u" in kinds:
        return Explanation(
            "the result is right where the same numbers are floats, but here they are uint8, which has no negative numbers",
            "where does your function negate or subtract such numbers?",
        )
    if "i" in kinds:
        return Explanation(
            "the result is right where the same numbers are floats, but here they are integers",
            "which type do your intermediate and final results have?",
        )
    return None


@rule(kinds=(WrongValues,))
def never_filled_in(facts: Facts) -> Explanation | None:
    """In every case one end of an axis is 0, and everything else is right; or all is 0."""
    cases = [_pair(one) for one in (facts, *facts.witnesses()) if one.call.function == facts.call.function]
    wrong = [one for one in cases if one is not None and one[0].shape == one[1].shape and not _same(*one)]
    if not wrong or not any(_telling(right) for _, right in wrong):
        return None
    if not any(np.any(found) for found, _ in wrong):
        return Explanation("the result holds nothing but zeros", "which line writes numbers into the result?")
    for axis in range(wrong[0][1].ndim):
        for place, end in ((-1, "last"), (0, "first")):
            if all(_is_empty(found, right, axis, place) for found, right in wrong):
                return Explanation(
                    f"along axis {axis} the {end} place holds nothing but zeros, and all others are right",
                    "where does your loop begin, and where does it end?",
                )
    return None


def _is_empty(found: Array, right: Array, axis: int, place: int) -> bool:
    if axis >= right.ndim or np.any(found.take(place, axis)):
        return False
    others = range(1, right.shape[axis]) if place == 0 else range(right.shape[axis] - 1)
    return _same(found.take(others, axis), right.take(others, axis))


@rule(kinds=(WrongValues,))
def cut_off(facts: Facts) -> Explanation | None:
    pair = _all_cases(facts)
    if pair is None or pair[0].shape != pair[1].shape:
        return None
    bounds = _bounds(*pair)
    cases = [_pair(one) for one in facts.witnesses() if one.call.function == facts.call.function] if bounds else []
    # What cuts numbers off does so in every case.
    if bounds and not all(_same(found, np.clip(right, *bounds)) for found, right in filter(None, cases)):
        return None
    return became(*pair)


def _bounds(found: Array, right: Array) -> tuple[float, float] | None:
    """Between which two numbers the right ones were clipped, one of which may be infinite; None where they weren't."""
    least, most = float(np.min(found)), float(np.max(found))
    # Beside one huge number all others would be as good as right.
    margin = 1e-4 * np.abs(right) + 1e-6 * float(np.max(np.abs(right)))
    above, below = right > most + margin, right < least - margin
    cut = int(np.any(above)) + int(np.any(below))
    # One number alone may be wrong for another reason.
    if np.all(above | below) or not np.count_nonzero(above | below) > cut > 0:
        return None
    if np.any(np.abs(found - np.clip(right, least, most)) > margin):
        return None
    return (least if np.any(below) else -np.inf), (most if np.any(above) else np.inf)


def became(found: Array, right: Array) -> Explanation | None:
    """What became of the right numbers: bounded, or in another order; None where neither is the case."""
    if not _telling(right) or found.shape != right.shape or not np.all(np.isfinite(found)) or _same(found, right):
        return None
    bounds = _bounds(found, right)
    if bounds is not None:
        sides = [
            f"{side} {bound:g}" for side, bound in zip(("below", "above"), bounds, strict=True) if np.isfinite(bound)
        ]
        return Explanation(
            f"numbers {' and '.join(sides)} are cut off, and all others are right", "which numbers may the result hold?"
        )
    if _telling(found) and _equal(np.sort(found, axis=None), np.sort(right, axis=None)):
        return Explanation(
            "these are the right numbers, but in another order", "which number comes first, and which next?"
        )
    return None


@rule(kinds=(WrongValues,))
def nearly_right(facts: Facts) -> Explanation | None:
    pair = _all_cases(facts)
    is_right = facts.expected.get("is_right")
    if pair is None or pair[0].shape != pair[1].shape or is_right:
        return None
    return near(*pair, 1e-3, _ROUNDING if is_right is None else 0.0)


def near(found: Array, right: Array, most: float, least: float = 0.0) -> Explanation | None:
    """How far numbers are off, where that is between two fractions of the largest one; None where it isn't."""
    if not _telling(right) or found.shape != right.shape or not np.all(np.isfinite(found)):
        return None
    gap, scale = float(np.max(np.abs(found - right))), float(np.max(np.abs(right)))
    # Beside one huge number everything is close to everything: the usual gap has to be small beside its own number, too.
    usual = float(np.median(np.abs(found - right)[right != 0] / np.abs(right[right != 0])))
    if not least * scale < gap < most * scale or usual > most:
        return None
    return Explanation(
        f"the results are close, but differ by up to {gap:.1g}; the largest number is {scale:.3g}",
        "what clips, rounds or approximates on the way?",
    )


@rule(kinds=(WrongValues,))
def right_up_to_a_place(facts: Facts) -> Explanation | None:
    pair = _pair(facts)
    if pair is None or pair[0].ndim < 1:
        return None
    found, right = pair
    for axis in range(right.ndim):
        length = right.shape[axis]
        is_right = [_same(found.take(place, axis), right.take(place, axis)) for place in range(length)]
        count = is_right.index(False) if False in is_right else length
        # Of one place that is right chance may be the reason, and of one that is wrong another fault.
        if count < 2 or length - count < 2 or any(is_right[count:]) or not _telling(right.take(range(count), axis)):
            continue
        return Explanation(
            f"along axis {axis} the first {count} places are right, and all {length - count} after them are wrong",
            "what happens at that place for the first time?",
        )
    return None


RULES = (
    among_others, axes_changed, half_precision, without_fractions, form_matters, rounded, of_one_factor, never_filled_in,
    cut_off, right_up_to_a_place, nearly_right,
)  # fmt: skip
