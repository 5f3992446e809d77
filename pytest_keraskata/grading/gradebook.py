"""What everybody earned: results, points, late work and what a person decided, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pytest_keraskata import catalogue
from pytest_keraskata.grading.answers import Answer, Unusable
from pytest_keraskata.grading.classes import Class, Learner, Submission
from pytest_keraskata.grading.late import Lateness, Rule, lateness
from pytest_keraskata.grading.points import Points
from pytest_keraskata.grading.store import Kept, Override
from pytest_keraskata.grading.supervising import Grading
from pytest_keraskata.render.failures import message
from pytest_keraskata.verdict import CheckStatus, Finding, Verdict

# In the order in which a class is told of them.
OUTCOMES = ("solved", "failed", "todo", "missing", "error", "fault")


@dataclass(frozen=True)
class Cell:
    """One learner's answer to one kata.

    Args:
        kata: the kata's id.
        outcome: solved, failed, todo, missing, error, or fault.
        earned: its points; None where it couldn't be graded.
        possible: what it is worth.
        checks: how each check went, by name: passed, failed, error, not reached, or not run.
        kind: of an error.
        detail: of an error or a fault, in a sentence.
        path: the file that was graded.
        note: how that was found, where its name doesn't tell.
        decided: why a person decided its points, or "".
        kept: the result behind it.
    """

    kata: str
    outcome: str
    earned: float | None
    possible: float
    checks: Mapping[str, str]
    kind: str = ""
    detail: str = ""
    path: str = ""
    note: str = ""
    decided: str = ""
    kept: Kept | None = None

    @property
    def verdict(self) -> Verdict | None:
        return self.kept.verdict if self.kept is not None else None

    @property
    def line(self) -> int | None:
        return self.kept.line if self.kept is not None else None

    def finding(self, check: str) -> Finding | None:
        """Why a check did not pass."""
        findings = self.verdict.findings if self.verdict is not None else ()
        return next((one for one in findings if one.check == check), None)


@dataclass(frozen=True)
class Row:
    """One learner.

    Args:
        learner: who.
        cells: a cell for each kata, in order.
        late: how late it is, if it is.
        sent: when it was sent, where that is known.
        deducted: points that a declared rule takes.
        total: what was earned in all; None while something of it couldn't be graded.
        possible: what could be earned.
        decided: why a person decided the total, or "".
        remarks: what the instructor should know.
    """

    learner: Learner
    cells: Sequence[Cell]
    late: Lateness | None
    sent: datetime | None
    deducted: float
    total: float | None
    possible: float
    decided: str = ""
    remarks: Sequence[str] = ()


@dataclass(frozen=True)
class Gradebook:
    """A class, graded.

    Args:
        katas: what was graded, in order.
        points: what it is worth.
        rows: a row for each learner.
        tier: what the answers ran behind.
        seed: of what was drawn.
        remarks: what belongs to no learner.
    """

    katas: Sequence[str]
    points: Points
    rows: Sequence[Row]
    tier: str
    seed: int
    remarks: Sequence[str] = ()

    def count(self, outcome: str) -> int:
        """How many answers came to this."""
        return sum(cell.outcome == outcome for row in self.rows for cell in row.cells)

    @property
    def is_solved(self) -> bool:
        """Whether everybody has solved everything."""
        return all(cell.outcome == "solved" for row in self.rows for cell in row.cells)


def gradebook(
    people: Class,
    grading: Grading,
    points: Points,
    overrides: Mapping[tuple[str, str], Override],
    *,
    due: datetime | None,
    rule: Rule | None,
    tier: str,
    seed: int,
) -> Gradebook:
    """The gradebook of a class.

    Args:
        people: who is in it.
        grading: what became of their answers.
        points: what each check is worth.
        overrides: what a person decided, by learner and kata.
        due: when it had to be sent.
        rule: what being late costs; None for nothing.
        tier: what the answers ran behind.
        seed: of what was drawn.
    """
    katas = list(points.checks)
    rows = [
        _row(one, [_cell(one.learner.id, kata, grading, points, overrides) for kata in katas], overrides, due, rule)
        for one in people.submissions
    ]
    return Gradebook(katas, points, rows, tier, seed, tuple(people.remarks))


def _row(
    one: Submission,
    cells: Sequence[Cell],
    overrides: Mapping[tuple[str, str], Override],
    due: datetime | None,
    rule: Rule | None,
) -> Row:
    late = lateness(due, one.sent, one.late)
    earned = [cell.earned for cell in cells if cell.earned is not None]
    total = sum(earned) if len(earned) == len(cells) else None
    remarks = [f"{refused.path or 'everything'}: {refused.reason}" for refused in one.received.refused]
    share = rule.share(late.by) if rule is not None and late is not None else 0.0
    if share is None:
        remarks.append("late, and nothing was deducted, since it isn't known by how much")
    deducted = round(sum(earned) * (share or 0.0), 6)
    decided = overrides.get((one.learner.id, ""))
    if decided is not None:
        total, deducted = decided.points, 0.0
    elif total is not None:
        total = round(total - deducted, 6)
    why = decided.why if decided is not None else ""
    possible = sum(cell.possible for cell in cells)
    return Row(one.learner, cells, late, one.sent, deducted, total, possible, why, tuple(remarks))


def _cell(
    learner: str, kata: str, grading: Grading, points: Points, overrides: Mapping[tuple[str, str], Override]
) -> Cell:
    found = grading.answers.get(learner, {}).get(kata)
    decided = overrides.get((learner, kata))
    kept = grading.kept(kata, found) if isinstance(found, Answer) else None
    outcome, kind, detail = _outcome(found, kept)
    earned = None if outcome == "fault" else points.earned(kata, kept.verdict if kept else None)
    path = found.path if found is not None else ""
    return Cell(
        kata,
        outcome,
        decided.points if decided is not None else earned,
        points.possible(kata),
        _checks(kata, kept),
        kind,
        detail,
        path,
        found.note if isinstance(found, Answer) else "",
        decided.why if decided is not None else "",
        kept,
    )


def _outcome(found: Answer | Unusable | None, kept: Kept | None) -> tuple[str, str, str]:
    if found is None:
        return "missing", "", ""
    if isinstance(found, Unusable):
        return "error", "refused", found.reason
    if kept is None:
        return "fault", "", "it was not graded"
    told = message(kept.verdict) if kept.verdict is not None and kept.outcome in ("error", "fault") else ""
    return kept.outcome, kept.kind, kept.detail or told


def _checks(kata: str, kept: Kept | None) -> Mapping[str, str]:
    names = [check.name for check in catalogue.load(kata).checks]
    if kept is None or kept.verdict is None:
        return dict.fromkeys(names, str(CheckStatus.NOT_RUN))
    known = {one.check: str(one.status) for one in kept.verdict.outcomes}
    return {name: known.get(name, str(CheckStatus.NOT_RUN)) for name in names}
