"""A check's property doesn't hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Every pytest run loads this module, and evidence needs NumPy.

    from pytest_keraskata.asking.call import Call


class Failed(AssertionError):
    """A check's property does not hold for one call.

    Args:
        call: the call that shows it.
        expected: what was expected.
        found: what was found.
        why: the fault in a sentence, where the check itself knows it; otherwise the rules of `diagnosis` are asked.
        advice: a question that leads on.
        line: of the answer's file.
        ends: nothing else can be learned from this answer: the other checks are not reached.
        case: what the rules of `diagnosis` may look at.
    """

    def __init__(
        self,
        *,
        call: Call | str,
        expected: str,
        found: str,
        why: str = "",
        advice: str = "",
        line: int | None = None,
        ends: bool = False,
        case: Any = None,
        details: tuple[str, ...] = (),
    ) -> None:
        super().__init__(f"{call}: expected {expected}, found {found}")
        self.call = str(call)
        self.expected = expected
        self.found = found
        self.why = why
        self.advice = advice
        self.line = line
        self.ends = ends
        self.case = case
        self.details = details


@dataclass(frozen=True)
class Facts:
    """What a rule of `diagnosis` may look at when a check has failed: evidence and the reference's, all plain.

    Args:
        call: the call.
        evidence: what the answer showed.
        expected: further facts by name, such as the reference's layers.
    """

    call: Call
    evidence: Any
    expected: Mapping[str, Any] = field(default_factory=dict)
