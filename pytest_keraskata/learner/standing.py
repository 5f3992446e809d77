"""How a learner stands with one kata."""

from dataclasses import dataclass

from pytest_keraskata.verdict import Status


@dataclass(frozen=True)
class Standing:
    """How a learner stands with one kata.

    Args:
        kata: its id.
        status: of the last verdict; todo before the first one, unchecked where something is written by then, and missing
            where there is no file.
        is_stale: the learner's file has changed since that verdict.
        passed: how many checks passed.
        total: how many checks there are; 0 where there was no verdict.
        was_solved: an earlier file was right.
    """

    kata: str
    status: Status
    is_stale: bool = False
    passed: int = 0
    total: int = 0
    was_solved: bool = False

    @property
    def is_solved(self) -> bool:
        """Whether the file as it is now was seen to be right."""
        return self.status == Status.SOLVED and not self.is_stale

    @property
    def is_begun(self) -> bool:
        """Whether there is work to go on with."""
        return (
            self.is_stale
            or self._is_half_written
            or self.status in (Status.FAILED, Status.ERROR, Status.PARTIAL, Status.UNCHECKED)
        )

    @property
    def _is_half_written(self) -> bool:
        return self.status == Status.TODO and self.passed > 0

    @property
    def words(self) -> str:
        """Its status as a learner reads it."""
        counted = self.status in (Status.FAILED, Status.PARTIAL) or self._is_half_written
        last = f"{self.status} {self.passed}/{self.total}" if counted else str(self.status)
        if self.is_stale:
            return f"stale ({last})"
        return f"{last}, solved before" if self.was_solved and not self.is_solved else last

    @property
    def style(self) -> str:
        """The colour of its words."""
        if self.is_solved:
            return "green"
        is_wrong = self.status in (Status.FAILED, Status.ERROR, Status.MISSING)
        return "red" if is_wrong and not self.is_stale else "yellow"
