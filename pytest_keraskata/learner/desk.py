"""The desk that gives a learner hints, the solution, the list and the next kata, the same through every face."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_keraskata import catalogue
from pytest_keraskata.learner import course
from pytest_keraskata.learner.cards import all_cards
from pytest_keraskata.learner.folder import Folder, commentary, shipped_solution
from pytest_keraskata.learner.progress import Progress, clock
from pytest_keraskata.learner.review import Review
from pytest_keraskata.learner.scheduling import days
from pytest_keraskata.learner.standing import Standing
from pytest_keraskata.verdict import Status, Verdict


class NotSolved(Exception):
    """The solution of a kata that isn't solved yet is not given out."""


@dataclass(frozen=True)
class Hint:
    """What a learner has been given who asked for a hint.

    Args:
        shown: the hints so far, the newest one last.
        left: how many are still to come.
        is_exhausted: all of them were shown before.
    """

    shown: tuple[str, ...]
    left: int
    is_exhausted: bool


class Desk:
    """Gives out what a learner may see by now, and keeps their progress.

    Args:
        folder: the learner's folder; without one, what is kept lasts as long as the desk.
    """

    def __init__(self, folder: Folder | None = None) -> None:
        self.progress = Progress(folder.root if folder else None)
        self._folder = folder
        self._told = ""

    def hint(self, kata: str) -> Hint:
        """One more hint to a kata each time."""
        hints = course.hints(kata)
        before = self.progress.hints_shown(kata)
        if before < len(hints):
            self.progress.hint_shown(kata)
        shown = tuple(hints[: before + 1])
        return Hint(shown, len(hints) - len(shown), before >= len(hints))

    def solution(self, kata: str, *, anyway: bool = False) -> str:
        """The worked answer to a kata that was solved once.

        Args:
            kata: its id.
            anyway: also where it wasn't.

        Raises:
            NotSolved: where it is too early.
            NotShipped: where there is none.
        """
        entry = self.progress.entry(kata)
        if not anyway and (entry is None or not entry.solved_at):
            raise NotSolved
        return shipped_solution(kata)

    def standings(self) -> list[Standing]:
        """How the learner stands with every kata, in order."""
        return [self._standing(kata) for kata in catalogue.index()]

    def review(self, kata: str, *, anyway: bool = False) -> Review:
        """What there is to read once a kata is solved.

        Args:
            kata: its id.
            anyway: even if it wasn't.

        Raises:
            NotSolved: where it is too early.
            NotShipped: where there is no worked answer.
        """
        from pytest_keraskata.judge.written import is_stub

        worked = self.solution(kata, anyway=anyway)
        file = self._folder.stub(kata) if self._folder else None
        is_written = file is not None and file.is_file() and not is_stub(str(file), catalogue.load(kata))
        theirs = file.read_text("utf-8", errors="replace") if file is not None and is_written else ""
        following = self.behind(kata)
        return Review(
            kata,
            theirs,
            worked,
            commentary(kata),
            all_cards().get(course.place_of(kata).follow_up),
            course.pages(kata),
            following.kata if following else None,
            self._folder.stub(following.kata) if following and self._folder else None,
        )

    def following(self) -> Standing | None:
        """The kata to go on with: one that was begun, else the first on the path that wasn't; None if all are solved."""
        waiting = [one for one in self._along_the_path() if not one.is_solved]
        return next((one for one in waiting if one.is_begun), next(iter(waiting), None))

    def behind(self, kata: str) -> Standing | None:
        """The next kata on the path that isn't solved, from its beginning again after the last one."""
        found, place = self._along_the_path(), course.path().index(kata)
        return next((one for one in [*found[place + 1 :], *found[:place]] if not one.is_solved), None)

    def _along_the_path(self) -> list[Standing]:
        return [self._standing(kata) for kata in course.path()]

    def due(self) -> list[str]:
        """The katas to write again by now, the longest due first; one that is being written is not among them."""
        begun = {one.kata for one in self.standings() if not one.is_solved}
        dues = self.progress.reviews()
        return [kata for kata, due in dues.items() if days(due, clock()) <= 0 and kata not in begun]

    def record(self, verdict: Verdict, digest: str | None = None) -> None:
        """Keep a verdict.

        Args:
            verdict: what was found out.
            digest: of the learner's file as it was judged, or None for the file as it is now.
        """
        self.progress.record([verdict], None if digest is None else {verdict.kata: digest})

    def trouble(self) -> str:
        """What keeps progress from being kept, told once; "" where there is nothing new."""
        known, self._told = self._told, self.progress.problem
        return "" if known == self._told else self._told

    def _standing(self, kata: str) -> Standing:
        entry = self.progress.entry(kata)
        file = self._folder.stub(kata) if self._folder else None
        if file is not None and not file.is_file():
            return Standing(kata, Status.MISSING)
        if entry is None:
            # Good enough to point at, without the spec that would know better.
            written = file is not None and b"NotImplementedError" not in file.read_bytes()
            return Standing(kata, Status.UNCHECKED if written else Status.TODO)
        return Standing(
            kata, entry.status, self.progress.is_stale(kata), entry.passed, entry.total, bool(entry.solved_at)
        )
