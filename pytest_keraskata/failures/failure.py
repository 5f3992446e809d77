"""What all failures are, and what a check raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Message
from pytest_keraskata.kata import Mistake


@dataclass(frozen=True)
class Failure(Message):
    """A property that doesn't hold.

    `about` is "weights" where shapes and counts differ, whatever is computed with them, and "input" where nothing behind
    the input tells more; `told_by` is the check of a network that finds this, whatever a kata calls it; `kind` is of
    answers that can't be checked: "todo", or how they end.
    """

    about: ClassVar[str] = ""
    told_by: ClassVar[str] = ""
    kind: ClassVar[str] = ""


@dataclass(frozen=True)
class Claim(Failure):
    """A property of one kata's own, in the words of its spec."""

    expected: str
    found: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class WrongSize(Claim):
    """A claim about the shape of an array: whether its values are right is another matter."""


@dataclass(frozen=True)
class Facts:
    """What `explain` may look at when a check has failed: evidence and the reference's, all plain.

    Args:
        call: the call.
        evidence: what the answer showed.
        expected: further facts by name, such as the reference's layers.
        witnesses: gives the facts of the other cases that the check always tries.
        played: gives the mistakes that, as answers of their own, fail in those cases as this one does.
    """

    call: Call
    evidence: Any
    expected: Mapping[str, Any] = field(default_factory=dict)
    witnesses: Callable[[], Sequence[Facts]] = tuple
    played: Callable[[], Sequence[Mistake]] = tuple

    def __post_init__(self) -> None:
        observe(lambda: self)


_OBSERVER: ContextVar[Callable[[Callable[[], Facts]], None] | None] = ContextVar("observer", default=None)


@contextmanager
def observed(tell: Callable[[Callable[[], Facts]], None]) -> Iterator[None]:
    """Be told of all facts that come up inside, whether or not anything fails; each as a function that gives them."""
    token = _OBSERVER.set(tell)
    try:
        yield
    finally:
        _OBSERVER.reset(token)


def observe(facts: Callable[[], Facts]) -> None:
    """Tell of facts, where somebody wants to know."""
    tell = _OBSERVER.get()
    if tell is not None:
        tell(facts)


class Failed(AssertionError):
    """A check's property does not hold for one call.

    Args:
        failure: what differs.
        call: the call that shows it.
        why: the fault in a sentence, where the spec itself knows it; otherwise `explain` is asked.
        advice: a question that leads on.
        line: of the answer's file.
        ends: nothing else can be learned from this answer: the other checks are not reached.
        facts: what `explain` may look at.
    """

    def __init__(
        self,
        failure: Failure,
        *,
        call: Call | str,
        why: str = "",
        advice: str = "",
        line: int | None = None,
        ends: bool = False,
        facts: Facts | None = None,
    ) -> None:
        super().__init__(f"{call}: {failure}")
        self.failure = failure
        self.call = str(call)
        self.case = call if isinstance(call, Call) else facts.call if facts is not None else None
        self.legend = call.legend if isinstance(call, Call) else ()
        self.why = why
        self.advice = advice
        self.line = line
        self.ends = ends
        self.facts = facts

    def because(self, why: str, advice: str) -> Failed:
        """The same with an explanation in the place of what the facts tell; itself where there is none."""
        if why:
            self.why, self.advice, self.facts = why, advice, None
        return self
