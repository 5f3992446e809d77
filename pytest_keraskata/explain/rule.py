"""What a rule is."""

from collections.abc import Callable
from dataclasses import dataclass

from pytest_keraskata.failures import Facts, Failure


@dataclass(frozen=True)
class Explanation:
    """Why a check failed, and a question that leads on; `name` is the mistake's, where one is known by name."""

    why: str
    advice: str
    name: str = ""


@dataclass(frozen=True)
class Rule:
    """Recognises one fault.

    Args:
        name: of the fault.
        checks: the names of the checks whose failure it explains, or what a failure is found by; empty for all.
        recognise: says why, or None.
        about: "outputs" for a fault that only shows in what a model computes, not in its weights.
        kinds: the kinds of failure that it explains; empty for all.
    """

    name: str
    checks: frozenset[str]
    recognise: Callable[[Facts], Explanation | None]
    about: str = ""
    kinds: tuple[type[Failure], ...] = ()

    def speaks_of(self, check: str, failure: Failure) -> bool:
        """Whether it can explain a failure of this check."""
        if self.about == "outputs" and failure.about == "weights":
            return False
        if self.kinds and not isinstance(failure, self.kinds):
            return False
        return not self.checks or not self.checks.isdisjoint((check, failure.told_by))


def rule(
    *checks: str, about: str = "", kinds: tuple[type[Failure], ...] = ()
) -> Callable[[Callable[[Facts], Explanation | None]], Rule]:
    """Make a function into a rule that speaks of these checks, or of all, and of these kinds of failure."""

    def decorate(function: Callable[[Facts], Explanation | None]) -> Rule:
        return Rule(function.__name__, frozenset(checks), function, about, kinds)

    return decorate
