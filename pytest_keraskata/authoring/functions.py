"""Katas on numbers and arrays: what a call must return, raise, and leave alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call, show
from pytest_keraskata.asking.function import FunctionEvidence, FunctionRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned, as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.failures import (
    Facts,
    Failed,
    IntegersOnly,
    Modified,
    NoInteger,
    NoNumbers,
    NotRefused,
    Raises,
    Warns,
    WrongInteger,
    WrongShape,
    WrongValues,
)
from pytest_keraskata.kata import Function


def value(subject: Subject, call: Call, expected: str, **request: Any) -> Returned:
    """What a call returns; it may not raise, and must leave its arguments alone.

    Raises:
        Failed: where it does otherwise.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call, **request))
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, expected)
    if evidence.changed:
        raise Failed(Modified(evidence.changed[0]), call=call, facts=Facts(call, evidence))
    assert evidence.returned is not None, "a call returns or raises"
    return evidence.returned


def numbers(subject: Subject, call: Call) -> Array | None:
    """The numbers that a call returns, for a picture; None where it returns anything else."""
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    found = as_array(evidence.returned) if evidence.returned is not None else None
    return found if found is not None and found.dtype.kind in "biuf" else None


def raised(call: Call, evidence: Any, problem: Raised, expected: str) -> Failed:
    """What to raise for an exception that came out of a learner's function."""
    return Failed(Raises(expected, problem), call=call, line=problem.line, facts=Facts(call, evidence))


def whole_number(subject: Subject, call: Call, expected: int, *, facts: Mapping[str, Any] | None = None) -> None:
    """A call returns this whole number, as an int or NumPy integer.

    Args:
        facts: what the rules of `diagnosis` may look at besides.

    Raises:
        Failed: where it returns anything else.
    """
    returned = value(subject, call, f"{expected:,}")
    known = Facts(call, returned, {"number": expected, **(facts or {})})
    found = returned.value
    is_zero_d = returned.kind == "array" and found.shape == () and found.dtype.kind in "iu"
    if returned.kind != "int" and not is_zero_d:
        raise Failed(NoInteger(expected, returned), call=call, facts=known)
    if int(found) != expected:
        raise Failed(WrongInteger(expected, int(found)), call=call, facts=known)


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
        raise Failed(NoNumbers(right, returned, words_for), call=call, facts=known)
    if found.shape != right.shape:
        raise Failed(WrongShape(right, found), call=call, facts=known)
    scale = max(1.0, float(np.max(np.abs(right)))) if right.size else 1.0
    if not np.allclose(found, right, rtol=tolerance, atol=tolerance * scale * 0.1, equal_nan=True):
        raise Failed(WrongValues(right, found, words_for), call=call, facts=known)


def without_overflow(subject: Subject, call: Call) -> None:
    """A call gives no warning of an overflow, an invalid value or a division by zero.

    Raises:
        Failed: where it gives one.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    warned = [text for text in evidence.warned if text.startswith("RuntimeWarning: ")]
    if warned:
        raise Failed(Warns(warned[0].removeprefix("RuntimeWarning: ")), call=call, facts=Facts(call, evidence))


def floating(subject: Subject, call: Call, why: str) -> None:
    """A call returns floats, whatever it was given.

    Raises:
        Failed: where it returns integers.
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
        Failed: where it returns or raises something else.
    """
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    problem = evidence.raised
    if problem is not None and "ValueError" in problem.bases:
        return
    line = problem.line if problem else None
    failure = NotRefused(evidence.returned, problem)
    raise Failed(failure, call=call, why=why, line=line, facts=Facts(call, evidence))


@cache
def signature(function: str) -> Function:
    """A signature, parsed once."""
    return Function(function)
