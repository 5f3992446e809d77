"""What is known about one answer to one kata: one type, from the judge to every face; read and written in one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from pytest_keraskata.kata import Kata

if TYPE_CHECKING:
    # Every pytest run loads this module, and failures need NumPy.
    from pytest_keraskata.failures import Failure


class _Word(str, Enum):
    """A word that is said, compared and written as it is."""

    __str__ = str.__str__


class Status(_Word):
    """How an answer stands; the last two are those of a file that was not judged."""

    SOLVED = "solved"
    FAILED = "failed"
    TODO = "todo"
    ERROR = "error"
    PARTIAL = "partial"
    UNCHECKED = "unchecked"
    MISSING = "missing"


class CheckStatus(_Word):
    """How one check went."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TODO = "todo"
    NOT_REACHED = "not reached"
    NOT_RUN = "not run"


@dataclass(frozen=True)
class Finding:
    """A failure with its explanation.

    Args:
        check: the name of the check that failed; "" where the answer can't be checked at all.
        call: the smallest call that shows it, or "".
        failure: what differs.
        why: the fault, where it was recognised.
        advice: what to try: a question, never the answer.
        line: the line of the answer's file that it is about.
        legend: what the call's notation leaves open.
        rule: the name of the rule that recognised the fault, or "".
    """

    check: str
    call: str
    failure: Failure
    why: str = ""
    advice: str = ""
    line: int | None = None
    legend: tuple[str, ...] = ()
    rule: str = ""

    def as_data(self) -> dict[str, Any]:
        """The same as plain data."""
        from pytest_keraskata.asking.message import as_json

        return {
            "check": self.check,
            "call": self.call,
            "why": self.why,
            "try": self.advice,
            "line": self.line,
            "legend": list(self.legend),
            "rule": self.rule,
            "kind": type(self.failure).__name__,
            "failure": as_json(self.failure),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Finding:
        """The finding of which `as_data` made this; what else it contains is ignored."""
        # What crosses is known by its class, which is registered when its module is imported.
        import pytest_keraskata.failures  # noqa: F401
        from pytest_keraskata.asking.message import from_json

        failure = from_json(data["failure"])
        told = data["why"], data["try"], data["line"], tuple(data["legend"]), data["rule"]
        return cls(data["check"], data["call"], failure, *told)


@dataclass(frozen=True)
class Outcome:
    """How one check went."""

    check: str
    status: CheckStatus
    finding: Finding | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """What is known about one answer to one kata.

    Args:
        kata: its id.
        topic: its topic.
        checks: the names of its checks, in order.
        file: the answer's file, or "".
        outcomes: of the checks that were run, in order.
        trouble: what keeps the answer from being checked at all, if anything does.
    """

    kata: str
    topic: str
    checks: tuple[str, ...]
    file: str
    outcomes: tuple[Outcome, ...] = ()
    trouble: Finding | None = None

    @classmethod
    def of(cls, kata: Kata, file: str, outcomes: Sequence[Outcome] = (), trouble: Finding | None = None) -> Verdict:
        """The verdict on an answer of a kata."""
        return cls(kata.id, kata.topic, tuple(one.name for one in kata.checks), file, tuple(outcomes), trouble)

    @property
    def status(self) -> Status:
        """Solved only where every check of the kata was run and passed."""
        if self.trouble is not None:
            kind = self.trouble.failure.kind
            return {"todo": Status.TODO, "missing": Status.MISSING, "unchecked": Status.UNCHECKED}.get(
                kind, Status.ERROR
            )
        known = {one.check: one.status for one in self.outcomes}
        statuses = [known.get(name, CheckStatus.NOT_RUN) for name in self.checks]
        if CheckStatus.ERROR in statuses:
            return Status.ERROR
        if CheckStatus.FAILED in statuses:
            return Status.FAILED
        if CheckStatus.TODO in statuses:
            return Status.TODO
        return Status.SOLVED if all(one == CheckStatus.PASSED for one in statuses) else Status.PARTIAL

    @property
    def solved(self) -> bool:
        return self.status == Status.SOLVED

    @property
    def passed(self) -> int:
        """How many checks passed."""
        return sum(one.status == CheckStatus.PASSED for one in self.outcomes)

    @property
    def unwritten(self) -> tuple[str, ...]:
        """The checks that wait for functions of which nothing is written yet, where others are."""
        return tuple(one.check for one in self.outcomes if one.status == CheckStatus.TODO)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(one.finding for one in self.outcomes if one.finding is not None)

    @property
    def ending(self) -> Finding | None:
        """For "todo" and "error": what the answer ended with."""
        stopped = (one.finding for one in self.outcomes if one.status == CheckStatus.ERROR)
        return self.trouble or next(stopped, None)

    @property
    def line(self) -> int | None:
        """For "error": the line of the file."""
        return self.ending.line if self.ending is not None else None

    def joined(self, later: Verdict) -> Verdict:
        """This verdict with what a later one, or another process, has found out besides."""
        known = {one.check: one for one in (*self.outcomes, *later.outcomes)}
        outcomes = tuple(known[name] for name in later.checks if name in known)
        return replace(later, outcomes=outcomes, trouble=later.trouble or self.trouble)

    def as_data(self) -> dict[str, Any]:
        """The same as plain data, in the form that docs/verdicts.md describes, without words."""
        return {
            "kata": self.kata,
            "topic": self.topic,
            "file": self.file,
            "status": str(self.status),
            "line": self.line,
            "checks": [
                {"name": one.check, "status": str(one.status), "seconds": round(one.seconds, 3)}
                for one in self.outcomes
            ],
            "all_checks": list(self.checks),
            "findings": [finding.as_data() for finding in self.findings],
            "trouble": self.trouble.as_data() if self.trouble is not None else None,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Verdict:
        """The verdict of which `as_data` made this; what else it contains is ignored."""
        findings = {one["check"]: Finding.from_data(one) for one in data["findings"]}
        outcomes = tuple(
            Outcome(one["name"], CheckStatus(one["status"]), findings.get(one["name"]), one["seconds"])
            for one in data["checks"]
        )
        trouble = Finding.from_data(data["trouble"]) if data["trouble"] is not None else None
        return cls(data["kata"], data["topic"], tuple(data["all_checks"]), data["file"], outcomes, trouble)
