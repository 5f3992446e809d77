"""Katas on numbers and arrays: what a call must return, raise, and leave alone."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call, View, show
from pytest_keraskata.asking.function import FunctionEvidence, FunctionRequest
from pytest_keraskata.asking.message import pack
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Raised, Returned, alike, as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.failures import Claim, Facts, Failed, Failure
from pytest_keraskata.failures.functions import (
    IntegersOnly,
    Modified,
    NoInteger,
    NoNumbers,
    NotRefused,
    Outside,
    Raises,
    Remembers,
    Unsettled,
    Warns,
    WrongInteger,
    WrongShape,
    WrongValues,
)
from pytest_keraskata.kata import Function

# Some eighty times the precision of float32: sums of a few dozen products stay far below it.
ROUNDING = 1e-5
# Below it float32 has no digits left, and some machines none at all.
_SMALLEST = 1e-37
# More weights than these are counted without being made.
_MANY = 10**7
VIEWS = ("reversed", "second", "transposed")
FORMS = (*VIEWS, "double")


def value(subject: Subject, call: Call, expected: str, **request: Any) -> Returned:
    """What a call returns, where it keeps what every function owes.

    It doesn't raise; it leaves its arguments and the settings of the whole program alone; and the same call gives the
    same each time, whatever was called in between (`again=False` where a kata allows otherwise).

    Raises:
        Failed: if it does otherwise.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call, **request))
    facts = Facts(call, evidence)
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, expected)
    if evidence.changed:
        raise Failed(Modified(evidence.changed[0]), call=call, facts=facts)
    if evidence.unsettled:
        raise Failed(Unsettled(evidence.unsettled[0]), call=call, facts=facts)
    if evidence.outside:
        what, line = evidence.outside[0]
        raise Failed(Outside(what), call=call, line=line, facts=facts)
    if evidence.unsteady is not None:
        way, shown, other = evidence.unsteady.way, evidence.unsteady.call, evidence.unsteady.other
        failure = Remembers(way, str(other) if other else "", evidence.unsteady.first, evidence.unsteady.later)
        raise Failed(failure, call=shown, facts=Facts(shown, evidence))
    assert evidence.returned is not None, "a call returns or raises"
    return evidence.returned


def wrong(subject: Subject, failure: Failure, call: Call, facts: Facts, **request: Any) -> Failed:
    """What to raise for a call that gave something wrong: where it is right alone, what came before it is the fault."""
    found: FunctionEvidence = subject.ask(FunctionRequest(call, **request))
    alone: FunctionEvidence = subject.ask(FunctionRequest(call, **{**request, "alone": True}))
    if found.returned and alone.returned and not alike(found.returned, alone.returned):
        return Failed(Remembers("after", "other calls", alone.returned, found.returned), call=call, facts=facts)
    return Failed(failure, call=call, facts=facts)


def claimed(call: Call, evidence: Any, expected: str, found: str, why: str = "") -> Failed:
    """What to raise where a property of a kata's own doesn't hold, in the words of its spec."""
    return Failed(Claim(expected, found), call=call, why=why, facts=Facts(call, evidence))


def numbers(subject: Subject, call: Call) -> Array | None:
    """The numbers that a call returns, for a picture; None where it returns anything else."""
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    found = as_array(evidence.returned) if evidence.returned is not None else None
    return found if found is not None and found.dtype.kind in "biuf" else None


def raised(call: Call, evidence: Any, problem: Raised, expected: str) -> Failed:
    """What to raise for an exception that came out of a learner's function."""
    return Failed(Raises(expected, problem), call=call, line=problem.line, facts=Facts(call, evidence))


def whole_number(subject: Subject, call: Call, expected: int, *, facts: Mapping[str, Any] | None = None) -> None:
    """A call returns this whole number, as an int or NumPy integer, however large it is.

    Args:
        facts: what the rules of `diagnosis` may look at besides.

    Raises:
        Failed: if it returns anything else.
    """
    weightless = expected >= _MANY
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call, weightless=weightless))
    if weightless and evidence.raised is not None and "MemoryError" in evidence.raised.bases:
        # Whoever counts what they make can be asked for what fits into memory, and for no more.
        return
    returned = value(subject, call, f"{expected:,}", weightless=weightless)
    known = Facts(call, returned, {"number": expected, **(facts or {})})
    found = returned.value
    is_zero_d = returned.kind == "array" and found.shape == () and found.dtype.kind in "iu"
    if returned.kind != "int" and not is_zero_d:
        raise Failed(NoInteger(expected, returned), call=call, facts=known)
    if int(found) != expected:
        raise wrong(subject, WrongInteger(expected, int(found)), call, known, weightless=weightless)


def whole_numbers(
    subject: Subject,
    call: Call,
    expected: tuple[int, ...],
    *,
    names: Sequence[str] = (),
    facts: Mapping[str, Any] | None = None,
) -> None:
    """A call returns these whole numbers.

    Args:
        names: what each of them is.
        facts: what the rules of `explain` may look at besides.

    Raises:
        Failed: if it returns anything else.
    """
    shown = show(expected)
    if names:
        shown += ": " + ", ".join(f"{name} {number}" for name, number in zip(names, expected, strict=True))
    returned = value(subject, call, shown)
    found = as_array(returned)
    known = Facts(call, returned, {"array": np.array(expected), **(facts or {})})
    if found is None or found.shape != (len(expected),):
        raise Failed(Claim(f"{len(expected)} integers, {shown}", returned.words), call=call, facts=known)
    if found.dtype.kind not in "iu":
        floats = "these are floats, though the numbers are right" if np.array_equal(found, expected) else ""
        claim = Claim(f"integers, {shown}", str(tuple(found.tolist())))
        raise Failed(claim, call=call, why=floats if found.dtype.kind == "f" else "", facts=known)
    if tuple(found.tolist()) != expected:
        raise wrong(subject, Claim(shown, show(tuple(found.tolist()))), call, known)


def text(subject: Subject, call: Call, expected: str, *, facts: Mapping[str, Any] | None = None) -> None:
    """A call returns this text.

    Raises:
        Failed: if it returns anything else.
    """
    returned = value(subject, call, show(expected))
    known = Facts(call, returned, {"array": expected, "found": returned.value, **(facts or {})})
    if returned.kind != "text" or returned.value != expected:
        raise Failed(Claim(show(expected), returned.words), call=call, facts=known)


def parts(
    subject: Subject,
    call: Call,
    expected: Mapping[str, Array],
    error: Sequence[Array | float],
    *,
    tolerance: float = ROUNDING,
    facts: Mapping[str, Any] | None = None,
    forms: Sequence[str] = FORMS,
    **request: Any,
) -> None:
    """A call returns these arrays, one behind the other.

    Args:
        expected: the arrays by name, in order.
        error: how far each number of each of them may be off.
        tolerance: how far as a fraction of itself, where that is more.
        facts: what the rules of `explain` may look at besides.
        forms: in which other ways arrays are passed.

    Raises:
        Failed: if it returns anything else.
    """
    named = ", ".join(expected)
    for asked in ways(subject, call, forms, **request):
        returned = value(subject, asked, f"{len(expected)} arrays: {named}", **request)
        known = Facts(asked, returned, {"array": tuple(expected.values()), **(facts or {})})
        found = [as_array(part) for part in returned.value] if returned.kind == "sequence" else []
        whole = as_array(returned)
        if not found and whole is not None and whole.ndim:
            found = list(whole)
        if len(found) != len(expected):
            raise Failed(Claim(f"{len(expected)} arrays: {named}", returned.words), call=asked, facts=known)
        for part, off, (name, right) in zip(found, error, expected.items(), strict=True):
            if part is None or part.shape != right.shape:
                shape = "no numbers" if part is None else f"shape {part.shape}"
                raise Failed(Claim(f"{name} of shape {right.shape}", shape), call=asked, facts=known)
            if far(part, right, off, tolerance) is not None:
                raise Failed(Claim(f"{name}: {show(right)}", show(part)), call=asked, facts=known)


def as_arrays(returned: Returned, count: int) -> list[Array] | None:
    """So many returned arrays, one after the other, or a single one; None for anything else."""
    whole = as_array(returned)
    if count == 1:
        return None if whole is None else [whole]
    found = [as_array(part) for part in returned.value] if returned.kind == "sequence" else []
    if not found and whole is not None and whole.ndim:
        found = list(whole)
    parts = [np.asarray(part) for part in found if part is not None]
    return parts if len(parts) == len(found) == count else None


def array(
    subject: Subject,
    call: Call,
    expected: Array | float,
    *,
    error: Array | float = 0.0,
    tolerance: float = ROUNDING,
    words_for: str = "",
    facts: Mapping[str, Any] | None = None,
    forms: Sequence[str] = FORMS,
    **request: Any,
) -> None:
    """A call returns these numbers, as anything that `numpy.asarray` reads, however its arrays lie in memory.

    Args:
        expected: the numbers.
        error: how far each of them may be off, where that is more than a fraction of itself; `ROUNDING` times the same
            sum of absolute values is what rounding in float32 makes due.
        tolerance: how far each of them may be off as a fraction of itself.
        words_for: what is expected in words, where the numbers don't say it.
        facts: what the rules of `explain` may look at besides.
        forms: in which other ways arrays are passed.

    Raises:
        Failed: if shape or values differ.
    """
    right = np.asarray(expected)
    for asked in ways(subject, call, forms, **request):
        returned = value(subject, asked, words_for or show(right), **request)
        found = as_array(returned)
        fits = found is not None and found.shape == right.shape
        worst = far(found, right, error, tolerance) if found is not None and fits else None
        due = {"array": right, "plain": None if asked is call else call, "is_right": fits and worst is None}
        known = Facts(asked, returned, {**due, **(facts or {})})
        if found is None:
            raise Failed(NoNumbers(right, returned, words_for), call=asked, facts=known)
        if found.shape != right.shape:
            raise Failed(WrongShape(right, found), call=asked, facts=known)
        if worst is not None:
            raise wrong(subject, WrongValues(right, found, words_for, worst), asked, known, **request)


def far(found: Array, right: Array, error: Array | float, tolerance: float = ROUNDING) -> tuple[int, ...] | None:
    """The place of the number that is farthest from right; None where all are right.

    Args:
        found: numbers.
        right: the right ones, of the same shape.
        error: by how much each of them may be off; and each by a fraction of itself.
        tolerance: that fraction.
    """
    if found.dtype.kind not in "biuf":
        return (0,) * right.ndim
    found, right = found.astype("float64"), np.asarray(right, "float64")
    with np.errstate(all="ignore"):
        gap = np.abs(found - right) / (np.maximum(error, tolerance * np.abs(right)) + _SMALLEST)
    gap = np.where(np.isnan(found) & np.isnan(right) | (found == right), 0.0, np.nan_to_num(gap, nan=np.inf))
    if not gap.size or np.max(gap) <= 1:
        return None
    return tuple(int(index) for index in np.unravel_index(int(np.argmax(gap)), gap.shape))


def ways(subject: Subject, call: Call, forms: Sequence[str] = FORMS, **request: Any) -> Iterator[Call]:
    """A call, and the same with its arrays handed over in another way.

    Which way it is is told by the call itself, so that over many calls it is each of them. An answer may refuse whole
    numbers or double precision where float32 is what it is promised; where it takes them, it gives the same.

    Args:
        subject: the answer.
        call: the call.
        forms: the other ways: views that are "reversed", "second" or "transposed"; "double" precision; "whole" where
            numbers may be integers, and all of an array are.
        request: how the call is requested.
    """
    yield call
    if not forms:
        return
    form = forms[zlib.crc32(pack(call)) // 5 % len(forms)]
    parts = [*call.args, *call.kwargs.values()]
    if "whole" in forms and _is_whole(next((part for part in parts if isinstance(part, np.ndarray)), None)):
        form = "whole"
    made, whole = [], True
    for part in parts:
        # Integers stand beside floats as labels do beside predictions, not the other way round.
        whole = whole and (_is_whole(part) or not isinstance(part, np.ndarray))
        made.append(_in_form(part, form) if whole or form != "whole" else part)
    # Data sets hold labels in bytes, whose numbers can't be negated.
    is_mixed = form == "whole" and not whole
    others = [made, [_in_form(part, "bytes") for part in made]] if is_mixed else [made]
    places = len(call.args)
    for one in others:
        other = Call(call.function, tuple(one[:places]), dict(zip(call.kwargs, one[places:], strict=True)))
        if pack(other) != pack(call):
            evidence: FunctionEvidence = subject.ask(FunctionRequest(other, **request))
            if evidence.raised is None or form not in ("double", "whole"):
                yield other


def _in_form(part: Plain, form: str) -> Plain:
    if not isinstance(part, np.ndarray) or not part.ndim:
        return part
    match form:
        case "double":
            return part.astype("float64") if part.dtype == "float32" else part
        case "whole":
            return part.astype("int64") if _is_whole(part) else part
        case "bytes":
            return part.astype("uint8") if part.dtype.kind == "i" and 0 <= part.min() <= part.max() < 256 else part
        case _:
            return View(part, form)


def _is_whole(part: Plain) -> bool:
    """Whether an array of floats holds nothing but whole numbers whose squares an integer can hold."""
    if not isinstance(part, np.ndarray) or not part.ndim or part.dtype.kind != "f":
        return False
    return bool(np.all(part == np.round(part)) and np.all(np.abs(part) < 2**20))


def without_overflow(
    subject: Subject, call: Call, word: str = "RuntimeWarning: ", why: str = "", advice: str = ""
) -> None:
    """A call gives no warning of an overflow, an invalid value or a division by zero.

    Args:
        word: which of the warnings count: those that hold it.
        why: what is known of them.
        advice: what to try.

    Raises:
        Failed: if it gives one.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    warned = [text.removeprefix("RuntimeWarning: ") for text in evidence.warned if word in text]
    if warned:
        raise Failed(Warns(warned[0]), call=call, why=why, advice=advice, facts=Facts(call, evidence))


def new_array(subject: Subject, call: Call) -> None:
    """A call returns an array of its own, not an argument.

    Raises:
        Failed: if the array lies where an argument lies.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    if evidence.is_part:
        why = "a change of the result also changes the argument"
        failure = Claim("a new array", "the argument itself, or a part of it")
        advice = "which of your paths returns what it was given?"
        raise Failed(failure, call=call, why=why, advice=advice, facts=Facts(call, evidence))


def floating(subject: Subject, call: Call, why: str) -> None:
    """A call returns floats, whatever it was given.

    Raises:
        Failed: if it returns integers.
    """
    returned = value(subject, call, "floats")
    found = as_array(returned)
    if found is not None and found.dtype.kind in "biu":
        raise Failed(IntegersOnly(found), call=call, why=why, facts=Facts(call, returned))


def refuses(subject: Subject, call: Call, why: str) -> None:
    """A call raises ValueError.

    Args:
        why: what is wrong with the arguments.

    Raises:
        Failed: if it returns or raises something else.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    problem = evidence.raised
    if problem is not None and "ValueError" in problem.bases:
        return
    line = problem.line if problem else None
    raise Failed(NotRefused(evidence.returned, problem), call=call, why=why, line=line, facts=Facts(call, evidence))


@cache
def signature(function: str) -> Function:
    """A signature, parsed once."""
    return Function(function)
