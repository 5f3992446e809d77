"""How a learner stands with each kata, and which one comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pytest_keraskata import catalogue
from pytest_keraskata.learner.folder import Folder
from pytest_keraskata.learner.progress import Progress


@dataclass(frozen=True)
class Standing:
    """How a learner stands with one kata.

    Args:
        kata: its id.
        file: the learner's file.
        status: of the last verdict; "todo" before the first one, "unchecked" where something is written by then, and
            "missing" where there is no file.
        is_stale: the file has changed since that verdict.
        passed: how many checks passed.
        total: how many checks there are; 0 where there was no verdict.
    """

    kata: str
    file: Path
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


def standings(folder: Folder, progress: Progress) -> list[Standing]:
    """How a learner stands with every kata, in order."""
    return [_standing(folder.stub(kata), progress, kata) for kata in catalogue.index()]


def following(standings: Sequence[Standing]) -> Standing | None:
    """The kata to go on with: one that was begun, else the first one that wasn't; None where all are solved."""
    waiting = [one for one in standings if not one.is_solved]
    return next((one for one in waiting if one.is_begun), next(iter(waiting), None))


def _standing(file: Path, progress: Progress, kata: str) -> Standing:
    entry = progress.entry(kata)
    if not file.is_file():
        return Standing(kata, file, "missing")
    if entry is None:
        # Good enough to point at, without the spec that would know better.
        written = b"NotImplementedError" not in file.read_bytes()
        return Standing(kata, file, "unchecked" if written else "todo")
    return Standing(kata, file, entry.status, progress.is_stale(kata), entry.passed, entry.total)
