"""What a learner has done so far, counted: days in a row, attempts, and how long katas took."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from pytest_keraskata.learner.progress import Attempt
from pytest_keraskata.verdict import Status

# Who doesn't save for longer has gone away meanwhile.
_PAUSE = timedelta(minutes=30)


@dataclass(frozen=True)
class History:
    """What was done in one folder.

    Args:
        attempts: of each kata, in order.
        days: how much was done, by day.
        today: the day of today.
    """

    attempts: Mapping[str, Sequence[Attempt]]
    days: Mapping[date, int]
    today: date

    @property
    def in_a_row(self) -> int:
        """So many days in a row something was done; today still counts as open."""
        last = self.today if self.days.get(self.today) else self.today - timedelta(days=1)
        return self._row_until(last)

    @property
    def longest_row(self) -> int:
        """The longest row of days so far."""
        return max(map(self._row_until, self.days), default=0)

    @property
    def count(self) -> int:
        """How many attempts there were."""
        return sum(map(len, self.attempts.values()))

    @property
    def at_once(self) -> int:
        """How many katas were right at the first attempt."""
        return sum(bool(tried) and tried[0].status == Status.SOLVED for tried in self.attempts.values())

    def last_days(self, count: int) -> list[tuple[date, int]]:
        """How much was done on each of the last days, today last."""
        shown = (self.today - timedelta(days=back) for back in range(count - 1, -1, -1))
        return [(day, self.days.get(day, 0)) for day in shown]

    def tries(self, kata: str) -> int | None:
        """How many attempts a kata took until it was solved for the first time; None if it wasn't."""
        statuses = [attempt.status for attempt in self.attempts.get(kata, ())]
        return statuses.index(Status.SOLVED) + 1 if Status.SOLVED in statuses else None

    def took(self, kata: str) -> timedelta | None:
        """The time between the first attempt at a kata and the first that was right, pauses left out."""
        tries = self.tries(kata)
        if tries is None:
            return None
        times = [attempt.time for attempt in self.attempts[kata][:tries]]
        gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
        return sum((gap for gap in gaps if gap <= _PAUSE), timedelta())

    @property
    def usual_tries(self) -> float | None:
        """The median of the attempts that solved katas took; None if none is solved."""
        found = [tries for kata in self.attempts if (tries := self.tries(kata)) is not None]
        return median(found) if found else None

    def _row_until(self, last: date) -> int:
        length = 0
        while self.days.get(last - timedelta(days=length)):
            length += 1
        return length


def minutes(time: timedelta) -> str:
    """A time in words."""
    whole = round(time.total_seconds() / 60)
    return f"{whole} min" if whole else "under a minute"
