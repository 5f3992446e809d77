"""What is known about one answer to one kata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    # Every pytest run loads this module, and evidence needs NumPy.

    pass


Status = Literal["solved", "failed", "todo", "error"]


@dataclass(frozen=True)
class Finding:
    """One failed check, as words.

    Args:
        check: its name.
        call: the smallest call that shows it.
        expected: what was expected of it.
        found: what was found instead.
        why: the fault, where it was recognised.
        advice: what to try: a question, never the answer.
        line: the line of the answer's file that it is about.
        details: further lines, such as a table of layers.
        level: "error", or "note" for what may be meant; only diagnosis without a kata makes notes.
    """

    check: str
    call: str
    expected: str
    found: str
    why: str = ""
    advice: str = ""
    line: int | None = None
    details: tuple[str, ...] = ()
    level: Literal["error", "note"] = "error"


@dataclass(frozen=True)
class Outcome:
    """How one check went: "passed", "failed", "error" or "not reached"."""

    check: str
    status: Literal["passed", "failed", "error", "not reached"]
    finding: Finding | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """What is known about one answer to one kata.

    Args:
        kata: its id.
        topic: its topic.
        file: the answer's file, or "".
        status: "solved", "failed", "todo" or "error".
        outcomes: one for each check of the kata, in order.
        message: for "todo" and "error", one sentence.
        line: for "error", the line of the file.
    """

    kata: str
    topic: str
    file: str
    status: Status
    outcomes: tuple[Outcome, ...] = ()
    message: str = ""
    line: int | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(outcome.finding for outcome in self.outcomes if outcome.finding is not None)

    @property
    def solved(self) -> bool:
        return self.status == "solved"
