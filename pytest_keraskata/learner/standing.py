"""How a learner stands with one kata."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """How a learner stands with one kata.

    Args:
        kata: its id.
        status: of the last verdict; "todo" before the first one, "unchecked" where something is written by then, and
            "missing" where there is no file.
        is_stale: the learner's file has changed since that verdict.
        passed: how many checks passed.
        total: how many checks there are; 0 where there was no verdict.
    """

    kata: str
    status: str
    is_stale: bool = False
    passed: int = 0
    total: int = 0

    @property
    def is_solved(self) -> bool:
        """Whether the file as it is now was seen to be right."""
        return self.status == "solved" and not self.is_stale

    @property
    def is_begun(self) -> bool:
        """Whether there is work to go on with."""
        return self.is_stale or self.status in ("failed", "error", "partial", "unchecked")

    @property
    def words(self) -> str:
        """Its status as a learner reads it."""
        counted = self.status in ("failed", "partial")
        last = f"{self.status} {self.passed}/{self.total}" if counted else self.status
        return f"stale ({last})" if self.is_stale else last

    @property
    def style(self) -> str:
        """The colour of its words."""
        if self.is_solved:
            return "green"
        return "red" if self.status in ("failed", "error", "missing") and not self.is_stale else "yellow"
