"""Which mistakes fail as an answer does? Each is played as an answer of its own, beside the judge."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pytest_keraskata.asking.message import pack
from pytest_keraskata.asking.subject import Subject, Unanswered
from pytest_keraskata.failures import Claim, Failed, Failure
from pytest_keraskata.failures.functions import NotRefused, Raises
from pytest_keraskata.failures.training import WrongMetric
from pytest_keraskata.failures.unchecked import OurFault, Silent
from pytest_keraskata.kata import Check, Mistake

# One case may agree by chance; and a mistake passes where the answer does.
_LEAST_CASES, _MOST_FAILING, _MOST_PASSING = 2, 5, 4

# Each mistake is played by one subject, which keeps what it replied: specs, and what answers are asked, stay the same.
_PLAYED: dict[Mistake, Subject] = {}

# A case of a check's, which raises where it fails.
Trial = Callable[[Subject], None]


def behaving_alike(check: Check, subject: Subject) -> list[Mistake]:
    """The mistakes of a check that fail as an answer does, and pass where it passes, in the cases always tried.

    None where the answer fails in fewer than two of them, as that may be chance.
    """
    suspects = [one for one in check.mistakes if one.function]
    if not suspects:
        return []
    found = [(trial, outcome(trial, subject)) for trial in check.pinned]
    failing = [one for one in found if one[1] is not None]
    passing = [one for one in found if one[1] is None]
    if len(failing) < _LEAST_CASES:
        return []
    # The later a case, the less simple it is, and the more mistakes it tells apart at once.
    first = [*failing[:_MOST_FAILING][::-1], *passing[:_MOST_PASSING]]
    alike = [one for one in suspects if _fails_alike(one, first, subject)]
    if len({one.why for one in alike}) < 2:
        return alike
    # All others part those that these leave together.
    others = [*failing[_MOST_FAILING:], *passing[_MOST_PASSING:]]
    return [one for one in alike if _fails_alike(one, others, subject)]


def _fails_alike(mistake: Mistake, found: Sequence[tuple[Trial, Failure | None]], subject: Subject) -> bool:
    if mistake not in _PLAYED:
        _PLAYED[mistake] = subject.beside({mistake.function: mistake.wrong})
    played = _PLAYED[mistake]
    return all(_same(outcome(trial, played), failure) for trial, failure in found)


def outcome(trial: Trial, subject: Subject) -> Failure | None:
    """How a subject fails in a case; None where it passes."""
    try:
        trial(subject)
    except Failed as failed:
        return failed.failure
    except Unanswered as silence:
        return Silent(silence.message, silence.kind)
    except Exception as fault:
        return OurFault.of(fault)
    return None


def _same(one: Failure | None, other: Failure | None) -> bool:
    return bool(_plain(one) == _plain(other))


def _plain(failure: Failure | None) -> Any:
    """A failure without what no two answers have in common: where in their files it was, how layers are numbered."""
    if isinstance(failure, Raises):
        # What an answer says where it refuses something is its own choice of words.
        message = "" if failure.raised.code.startswith("raise") else failure.raised.message
        return type(failure), failure.expected, failure.raised.kind, message
    if isinstance(failure, NotRefused):
        # Which result came of it instead is free; but nothing, text or an object of another kind is no result.
        returned = failure.returned.kind if failure.returned else ""
        kind = returned if returned in ("none", "text", "object") else "result"
        return type(failure), failure.raised.kind if failure.raised else kind
    if isinstance(failure, Claim):
        return type(failure), failure.expected, failure.found
    if isinstance(failure, WrongMetric):
        # Keras numbers the metrics of a process that have one name.
        found = {re.sub(r"_\d+$", "", name): value for name, value in failure.found.items()}
        failure = replace(failure, found=found)
    if failure is not None and hasattr(failure, "line"):
        failure = replace(failure, line=None)  # type: ignore[call-arg]
    if failure is not None and hasattr(failure, "layers"):
        failure = replace(failure, layers=())  # type: ignore[call-arg]
    return None if failure is None else pack(failure)
