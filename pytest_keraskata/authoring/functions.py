"""Katas on numbers and arrays: what a call must return, raise, and leave alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from pytest_keraskata.asking.call import Call, show
from pytest_keraskata.asking.function import FunctionEvidence, FunctionRequest
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Raised, Returned, as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.judge.failures import Facts, Failed
from pytest_keraskata.kata import Function

if TYPE_CHECKING:
    pass


def value(subject: Subject, call: Call, expected: str, **request: Any) -> Returned:
    """What a call returns; it may not raise, and must leave its arguments alone.

    Raises:
        Failed: where it does otherwise.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call, **request))
    if evidence.raised is not None:
        raised(call, evidence, evidence.raised, expected)
    if evidence.changed:
        raise Failed(
            call=call,
            expected="arguments that are left as they were",
            found=f"{evidence.changed[0]} is changed",
            why="the array belongs to whoever called; work on a copy of it",
            case=Facts(call, evidence),
        )
    assert evidence.returned is not None, "a call returns or raises"
    return evidence.returned


def numbers(subject: Subject, call: Call) -> Array | None:
    """The numbers that a call returns, for a picture; None where it returns anything else."""
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    found = as_array(evidence.returned) if evidence.returned is not None else None
    return found if found is not None and found.dtype.kind in "biuf" else None


def raised(call: Call, evidence: Any, problem: Raised, expected: str) -> None:
    """Tell of an exception that came out of a learner's function."""
    details = (f"line {problem.line}: {problem.code}",) if problem.line and problem.code else ()
    raise Failed(
        call=call,
        expected=expected,
        found=str(problem),
        line=problem.line,
        why=f"{call.function} is not written yet" if problem.code.startswith("raise NotImplementedError") else "",
        case=Facts(call, evidence),
        details=details,
    )


def whole_number(subject: Subject, call: Call, expected: int, *, facts: Mapping[str, Any] | None = None) -> None:
    """A call returns this whole number, as an int or NumPy integer.

    Args:
        facts: what the rules of `diagnosis` may look at besides.

    Raises:
        Failed: where it returns anything else.
    """
    returned = value(subject, call, f"{expected:,}")
    known = {"number": expected, **(facts or {})}
    found = returned.value
    is_zero_d = returned.kind == "array" and found.shape == () and found.dtype.kind in "iu"
    if returned.kind != "int" and not is_zero_d:
        raise Failed(
            call=call,
            expected=f"{expected:,}, an int",
            found=f"{words(returned)}, {_kind_words(returned)}",
            case=Facts(call, returned, known),
        )
    if int(found) != expected:
        raise Failed(
            call=call,
            expected=f"{expected:,}",
            found=f"{int(found):,}",
            case=Facts(call, returned, known),
        )


def array(
    subject: Subject,
    call: Call,
    expected: Array | float,
    *,
    tolerance: float = 1e-4,
    words_for: str = "",
    facts: Mapping[str, Any] | None = None,
    **request: Any,
) -> None:
    """A call returns these numbers, as anything that `numpy.asarray` reads.

    Raises:
        Failed: where shape or values differ, or where it warns of an overflow.
    """
    right = np.asarray(expected)
    returned = value(subject, call, words_for or show(right), **request)
    found = as_array(returned)
    known = Facts(call, returned, {"array": right, **(facts or {})})
    if found is None:
        raise Failed(call=call, expected=words_for or show(right), found=words(returned), case=known)
    if found.shape != right.shape:
        raise Failed(
            call=call,
            expected=f"{'shape ' + str(right.shape) if right.shape else 'one number'}: {show(right)}",
            found=f"{'shape ' + str(found.shape) if found.shape else 'one number'}: {show(found)}",
            case=known,
        )
    scale = max(1.0, float(np.max(np.abs(right)))) if right.size else 1.0
    if not np.allclose(found, right, rtol=tolerance, atol=tolerance * scale * 0.1, equal_nan=True):
        shown = words_for or show(right), show(found)
        if right.size > 12 and found.dtype.kind in "biuf" and not words_for:
            # An array too large to be shown is told by its worst number.
            gap = np.abs(np.nan_to_num(found.astype("float64") - right, nan=np.inf))
            place = np.unravel_index(int(np.argmax(gap)), right.shape)
            at = "[" + ", ".join(str(int(index)) for index in place) + "]"
            shown = f"shape {right.shape}, with {show(right[place])} at {at}", f"{show(found[place])} at {at}"
        raise Failed(call=call, expected=shown[0], found=shown[1], case=known)


def without_overflow(subject: Subject, call: Call) -> None:
    """A call gives no warning of an overflow, an invalid value or a division by zero.

    Raises:
        Failed: where it gives one.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    warned = [text for text in evidence.warned if text.startswith("RuntimeWarning: ")]
    if warned:
        raise Failed(
            call=call,
            expected="no warning, however large the numbers are",
            found=warned[0].removeprefix("RuntimeWarning: "),
            why="an intermediate result is too large for a float, even where the final one is not",
            advice="can the same value be reached without the exponential of a large number?",
            case=Facts(call, evidence),
        )


def floating(subject: Subject, call: Call, why: str) -> None:
    """A call returns floats, whatever it was given.

    Raises:
        Failed: where it returns integers.
    """
    returned = value(subject, call, "floats")
    found = as_array(returned)
    if found is not None and found.dtype.kind in "biu":
        raise Failed(
            call=call, expected="floats", found=f"{show(found)} ({found.dtype})", why=why, case=Facts(call, returned)
        )


def words(returned: Returned) -> str:
    """A returned value in a learner's notation."""
    numbers = as_array(returned)
    if numbers is not None:
        return show(numbers)
    if returned.kind == "text":
        return show(returned.value)
    if returned.kind == "none":
        return "None"
    if returned.kind == "symbolic":
        return f"a KerasTensor of shape {returned.value}"
    return f"an object of class {returned.type_name}"


def _kind_words(returned: Returned) -> str:
    names = {"bool": "a bool", "float": "a float", "array": "an array", "text": "text", "sequence": "a sequence"}
    return names.get(returned.kind, returned.type_name)


def refuses(subject: Subject, call: Call, why: str) -> None:
    """A call raises ValueError.

    Args:
        why: what is wrong with the arguments.

    Raises:
        Failed: where it returns or raises something else.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    problem = evidence.raised
    if problem is not None and "ValueError" in problem.bases:
        return
    found = str(problem) if problem is not None else f"{words(evidence.returned or Returned('none', 'None'))}"
    raise Failed(
        call=call,
        expected="a ValueError",
        found=found,
        why=why,
        line=problem.line if problem else None,
        case=Facts(call, evidence),
    )


@cache
def signature(function: str) -> Function:
    """A signature, parsed once."""
    return Function(function)


Arguments = Mapping[str, Plain]
